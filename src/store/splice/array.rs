//! Members of a list: what is taken out and put in, so that the rest and its comments stay.

use super::inline::{comma_after, remove_member};
use super::lines;
use super::render::{ValueLayout, render};
use super::{TextEdit, put};
use crate::model::Value;
use crate::store::outline::{OutlineNode, Span};
use crate::store::read::value_of;

/// Changes a list into the wanted one by taking members out and adding others behind; `None` where a member is no
/// single value, or the order changes in a list without comments, which is better written anew.
pub fn edit_list(
    text: &str,
    bytes: &Span,
    items: &[OutlineNode],
    wanted: &[Value],
) -> Option<TextEdit> {
    let old: Vec<Value> = items
        .iter()
        .map(|item| match item {
            OutlineNode::Scalar(bytes) => value_of(&text[bytes.clone()]),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let (kept, added) = staying(&old, wanted);
    let moves = added.iter().any(|value| old.contains(value));
    if moves && !text[bytes.clone()].contains('#') {
        return None;
    }
    let mut list = text[bytes.clone()].to_owned();
    // From the last to the first, so that what is before keeps its place.
    for index in (0..items.len()).rev().filter(|index| !kept[*index]) {
        list = without(&list, index)?;
    }
    for value in added {
        list = with(&list, &render(value, ValueLayout::Inline, None))?;
    }
    Some(TextEdit {
        from: bytes.start,
        to: bytes.end,
        text: list,
    })
}

/// Which members stay where they are, and what is to be added behind them. A member that stands elsewhere in the
/// wanted list is taken out and added again: so what is said beside its line stays in the file.
fn staying<'v>(old: &[Value], wanted: &'v [Value]) -> (Vec<bool>, &'v [Value]) {
    let mut kept: Vec<bool> = old.iter().map(Value::is_empty).collect();
    let (mut from, mut first) = (0, 0);
    for value in wanted {
        let Some(at) = old[from..].iter().position(|other| other == value) else {
            break;
        };
        kept[from + at] = true;
        from += at + 1;
        first += 1;
    }
    (kept, &wanted[first..])
}

/// The members of a list that stands alone.
fn members(list: &str) -> Option<Vec<Span>> {
    const KEY: &str = "x=";
    let outline = super::Outline::parse(&format!("{KEY}{list}"));
    let pair = outline.tables.first()?.pairs.first()?;
    let OutlineNode::Array(_, items) = &pair.value else {
        return None;
    };
    let shift = |bytes: Span| bytes.start - KEY.len()..bytes.end - KEY.len();
    Some(items.iter().map(|item| shift(item.bytes())).collect())
}

/// A list without one of its members.
pub fn without(list: &str, index: usize) -> Option<String> {
    let members = members(list)?;
    members.get(index)?;
    Some(put(
        list,
        vec![remove_member(list, &(0..list.len()), &members, index)],
    ))
}

/// A list with one member more at its end.
pub fn with(list: &str, member: &str) -> Option<String> {
    let members = members(list)?;
    let close = list.len() - 1;
    let Some(last) = members.last() else {
        let inner = &list[1..close];
        if inner.contains('\n') {
            let newline = lines::newline(list, 0);
            let at = lines::start(list, close).max(1);
            return Some(put(
                list,
                vec![TextEdit {
                    from: at,
                    to: at,
                    text: format!("    {member},{newline}"),
                }],
            ));
        }
        return Some(format!("[{member}]"));
    };
    let comma = comma_after(list, last.end, close);
    if !list[last.end..close].contains('\n') {
        let text = if comma.is_some() {
            format!(" {member}")
        } else {
            format!(", {member}")
        };
        let at = comma.map_or(last.end, |comma| comma + 1);
        return Some(put(
            list,
            vec![TextEdit {
                from: at,
                to: at,
                text,
            }],
        ));
    }
    // One member a line: a new line behind that of the last, with its indentation and comma.
    let newline = lines::newline(list, last.end);
    let indent = lines::indent(list, last.start);
    let line = lines::next(list, comma.unwrap_or(last.end));
    let mut pieces = Vec::new();
    let end = if comma.is_some() { "," } else { "" };
    if comma.is_none() {
        pieces.push(TextEdit {
            from: last.end,
            to: last.end,
            text: ",".into(),
        });
    }
    pieces.push(TextEdit {
        from: line,
        to: line,
        text: format!("{indent}{member}{end}{newline}"),
    });
    Some(put(list, pieces))
}
