//! Pairs of an inline table.

use super::TextEdit;
use super::lines;
use crate::store::outline::{OutlineNode, OutlinePair, Span};

/// Puts `new` behind the pair `before`, else first.
pub fn insert_pair(
    text: &str,
    table: &OutlineNode,
    before: Option<&OutlinePair>,
    new: &str,
) -> TextEdit {
    let OutlineNode::Inline(bytes, pairs) = table else {
        return TextEdit {
            from: 0,
            to: 0,
            text: String::new(),
        };
    };
    if let Some(before) = before {
        let at = before.bytes().end;
        return TextEdit {
            from: at,
            to: at,
            text: format!(", {new}"),
        };
    }
    let open = bytes.start + 1;
    match pairs.first() {
        Some(_) => TextEdit {
            from: open,
            to: open,
            text: format!("{}{new},{}", pad(text, open), unpad(text, open)),
        },
        None => TextEdit {
            from: open,
            to: bytes.end - 1,
            text: format!(" {new} "),
        },
    }
}

/// A space behind the brace, where the table has one.
fn pad(text: &str, open: usize) -> &'static str {
    if text[open..].starts_with(' ') {
        " "
    } else {
        ""
    }
}

fn unpad(text: &str, open: usize) -> &'static str {
    if text[open..].starts_with(' ') {
        ""
    } else {
        " "
    }
}

/// Takes a pair out with one comma.
pub fn remove_pair(text: &str, table: &OutlineNode, pair: &OutlinePair) -> TextEdit {
    let OutlineNode::Inline(bytes, pairs) = table else {
        return TextEdit {
            from: 0,
            to: 0,
            text: String::new(),
        };
    };
    let all: Vec<Span> = pairs.iter().map(OutlinePair::bytes).collect();
    let index = all
        .iter()
        .position(|other| *other == pair.bytes())
        .unwrap_or(0);
    remove_member(text, bytes, &all, index)
}

/// Takes one of several members between brackets out, with the comma that parted it from the others. Comments
/// between them stay.
pub fn remove_member(text: &str, bracket: &Span, members: &[Span], index: usize) -> TextEdit {
    let member = &members[index];
    let gone = |from: usize, to: usize| TextEdit {
        from,
        to,
        text: String::new(),
    };
    let own_line = text[lines::start(text, member.start)..member.start]
        .trim()
        .is_empty();
    let comma = comma_after(text, member.end, bracket.end);
    let to = comma.map_or(member.end, |comma| comma + 1);
    if own_line && lines::start(text, member.start) > bracket.start {
        let rest = text[to..lines::end(text, to)].trim();
        if rest.is_empty() {
            // A last member without a comma leaves the comma before it, which a list may have.
            return gone(lines::start(text, member.start), lines::next(text, to));
        }
        if rest.starts_with('#') {
            let comment = to + text[to..].find('#').unwrap_or(0);
            return gone(member.start, comment);
        }
    }
    match (index.checked_sub(1), members.get(index + 1)) {
        (_, Some(next)) if !text[member.end..next.start].contains('#') => {
            gone(member.start, next.start)
        }
        (Some(before), None) if !text[members[before].end..member.start].contains('#') => {
            gone(members[before].end, member.end)
        }
        _ => gone(member.start, to),
    }
}

/// The comma behind a member, past white space and comments.
pub fn comma_after(text: &str, from: usize, limit: usize) -> Option<usize> {
    let mut at = from;
    while at < limit {
        match text.as_bytes()[at] {
            b',' => return Some(at),
            b'#' => at = lines::next(text, at),
            byte if byte.is_ascii_whitespace() => at += 1,
            _ => return None,
        }
    }
    None
}
