//! Members between brackets: the items of a list, the pairs of an inline table. What is taken out takes one comma
//! with it, what is put in brings one, and comments between the members stay.

use std::collections::{BTreeMap, BTreeSet};

use super::lines;
use super::text_edit::TextEdit;
use crate::store::outline::{OutlineNode, OutlinePair, Span};

/// What becomes of the members of one list or inline table.
#[derive(Debug)]
pub(crate) struct Members {
    bracket: Span,
    members: Vec<Span>,
    is_list: bool,
    gone: BTreeSet<usize>,
    /// What is put in, by how many members stand before it, and by rank.
    new: BTreeMap<(usize, u32), Vec<String>>,
}

impl Members {
    /// The members of a list or inline table; `None` of a single value.
    pub(crate) fn of(node: &OutlineNode) -> Option<Self> {
        let (bracket, members, is_list) = match node {
            OutlineNode::Array(bracket, items) => (
                bracket,
                items.iter().map(OutlineNode::bytes).collect(),
                true,
            ),
            OutlineNode::Inline(bracket, pairs) => (
                bracket,
                pairs.iter().map(OutlinePair::bytes).collect(),
                false,
            ),
            OutlineNode::Scalar(_) => return None,
        };
        Some(Self {
            bracket: bracket.clone(),
            members,
            is_list,
            gone: BTreeSet::new(),
            new: BTreeMap::new(),
        })
    }

    /// Takes a member out.
    pub(crate) fn remove(&mut self, index: usize) {
        self.gone.insert(index);
    }

    /// Takes the member out that begins at a byte.
    pub(crate) fn remove_at(&mut self, start: usize) {
        if let Ok(index) = self
            .members
            .binary_search_by_key(&start, |member| member.start)
        {
            self.gone.insert(index);
        }
    }

    /// Puts a member in behind the one that begins at a byte; first without one.
    pub(crate) fn insert_after(&mut self, start: Option<usize>, rank: u32, text: String) {
        let before = start.and_then(|start| {
            let found = self
                .members
                .binary_search_by_key(&start, |member| member.start);
            found.ok().map(|index| index + 1)
        });
        let place = (before.unwrap_or(0), rank);
        self.new.entry(place).or_default().push(text);
    }

    /// Puts a member in behind all others.
    pub(crate) fn push(&mut self, text: String) {
        let place = (self.members.len(), u32::MAX);
        self.new.entry(place).or_default().push(text);
    }

    /// The byte at which a member begins that stays and is the last that does.
    pub(crate) fn last_staying(&self) -> Option<usize> {
        let staying = (0..self.members.len())
            .rev()
            .find(|index| self.stays(*index));
        staying.map(|index| self.members[index].start)
    }

    fn stays(&self, index: usize) -> bool {
        !self.gone.contains(&index)
    }

    /// The pieces that make the change.
    pub(crate) fn text_edits(self, text: &str) -> Vec<TextEdit> {
        let count = self.members.len();
        let kept = count - self.gone.len();
        if kept == 0 && !self.new.is_empty() && !self.has_lines(text) {
            return self.anew(text);
        }
        let mut text_edits = Vec::new();
        for run in self.runs() {
            self.take_out(text, run, &mut text_edits);
        }
        let is_last = |before: usize| (before..count).all(|index| !self.stays(index));
        let mut last: Vec<&String> = Vec::new();
        for ((before, _), new) in &self.new {
            if self.is_list && is_last(*before) {
                last.extend(new);
            } else {
                self.put_in(text, *before, new, &mut text_edits);
            }
        }
        if !last.is_empty() {
            self.put_last(text, &last, &mut text_edits);
        }
        text_edits
    }

    fn has_lines(&self, text: &str) -> bool {
        text[self.bracket.clone()].contains('\n')
    }

    /// All that stood there goes.
    fn anew(&self, text: &str) -> Vec<TextEdit> {
        let new: Vec<&str> = self.new.values().flatten().map(String::as_str).collect();
        let inner = self.bracket.start + 1..self.bracket.end - 1;
        let spaced = !self.is_list || text[inner.clone()].starts_with(' ');
        let gap = if spaced { " " } else { "" };
        let body = format!("{gap}{}{gap}", new.join(", "));
        vec![TextEdit::replace(inner.start, inner.end, body)]
    }

    /// Members that go, one behind the other.
    fn runs(&self) -> Vec<std::ops::Range<usize>> {
        let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
        for &index in &self.gone {
            match runs.last_mut() {
                Some(run) if run.end == index => run.end += 1,
                _ => runs.push(index..index + 1),
            }
        }
        runs
    }

    fn take_out(&self, text: &str, run: std::ops::Range<usize>, text_edits: &mut Vec<TextEdit>) {
        let of = |index: usize| &self.members[index];
        let has_comment = |from: usize, to: usize| text[from..to].contains('#');
        let (first, last) = (of(run.start), of(run.end - 1));
        let stands_in_line = !run.clone().any(|index| self.has_own_line(text, index));
        if stands_in_line
            && run.clone().all(|index| {
                index + 1 == run.end || !has_comment(of(index).end, of(index + 1).start)
            })
        {
            if let Some(next) = self.members.get(run.end)
                && !has_comment(last.end, next.start)
            {
                text_edits.push(TextEdit::delete(first.start, next.start));
                return;
            }
            if let (Some(before), None) = (run.start.checked_sub(1), self.members.get(run.end))
                && !has_comment(of(before).end, first.start)
            {
                text_edits.push(TextEdit::delete(of(before).end, last.end));
                return;
            }
        }
        for index in run {
            text_edits.push(self.take_out_one(text, index));
        }
    }

    fn has_own_line(&self, text: &str, index: usize) -> bool {
        let member = &self.members[index];
        let start = lines::start(text, member.start);
        start > self.bracket.start && text[start..member.start].trim().is_empty()
    }

    fn take_out_one(&self, text: &str, index: usize) -> TextEdit {
        let member = &self.members[index];
        let to = comma_after(text, member.end, self.bracket.end).map_or(member.end, |at| at + 1);
        if self.has_own_line(text, index) {
            let end = lines::end(text, to);
            let rest = text[to..end].trim();
            if rest.is_empty() {
                // A last member without a comma leaves the comma before it, which a list may have.
                return TextEdit::delete(lines::start(text, member.start), lines::next(text, to));
            }
            if rest.starts_with('#') {
                let comment = to + text[to..end].find('#').unwrap_or(0);
                return TextEdit::delete(member.start, comment);
            }
        }
        TextEdit::delete(member.start, to)
    }

    /// Puts members in behind the one before them, or before all others.
    fn put_in(&self, text: &str, before: usize, new: &[String], text_edits: &mut Vec<TextEdit>) {
        let new = new.join(", ");
        let anchor = (0..before).rev().find(|index| self.stays(*index));
        if let Some(anchor) = anchor {
            let at = self.members[anchor].end;
            text_edits.push(TextEdit::insert(at, format!(", {new}"), 0));
            return;
        }
        let open = self.bracket.start + 1;
        let next = (0..self.members.len()).any(|index| self.stays(index));
        let spaced = text[open..].starts_with(' ');
        let new = match (next, spaced) {
            (true, true) => format!(" {new},"),
            (true, false) => format!("{new}, "),
            (false, _) => format!(" {new} "),
        };
        text_edits.push(TextEdit::insert(open, new, 0));
    }

    /// Puts items in at the end of a list, in its style.
    fn put_last(&self, text: &str, new: &[&String], text_edits: &mut Vec<TextEdit>) {
        let close = self.bracket.end - 1;
        let staying = (0..self.members.len())
            .rev()
            .find(|index| self.stays(*index));
        let Some(last) = staying.map(|index| &self.members[index]) else {
            self.put_in_lines(text, new, text_edits);
            return;
        };
        let after_last = self.members.last().map_or(last.end, |member| member.end);
        let comma = comma_after(text, last.end, close);
        if !text[after_last..close].contains('\n') {
            let mut body = String::new();
            for (index, member) in new.iter().enumerate() {
                let part = if index == 0 && comma.is_some() {
                    " "
                } else {
                    ", "
                };
                body.push_str(part);
                body.push_str(member);
            }
            // A comma before what goes is not the last one's own.
            let is_own = comma.is_some_and(|at| at > after_last || after_last == last.end);
            let (at, body) = match comma.filter(|_| is_own) {
                Some(at) => (at + 1, body),
                None => (
                    last.end,
                    format!(", {}", body.trim_start_matches([',', ' '])),
                ),
            };
            text_edits.push(TextEdit::insert(at, body, 0));
            return;
        }
        // One member a line: a new line behind that of the last, with its indentation and comma.
        let newline = lines::newline(text, last.end);
        let indent = lines::indent(text, last.start);
        let is_own_line = comma.is_none_or(|comma| !text[last.end..comma].contains('\n'));
        let line = lines::next(text, comma.filter(|_| is_own_line).unwrap_or(last.end)).min(close);
        let end = if comma.is_some() { "," } else { "" };
        if comma.is_none() {
            text_edits.push(TextEdit::insert(last.end, ",".into(), 0));
        }
        if comma.is_some_and(|_| !is_own_line) {
            // The comma stands on a line of its own: the new members follow it.
            let at = comma.map_or(close, |comma| comma + 1);
            let members: Vec<&str> = new.iter().map(|member| member.as_str()).collect();
            let body = format!(" {},", members.join(", "));
            text_edits.push(TextEdit::insert(at, body, 0));
            return;
        }
        let mut body = String::new();
        for (index, member) in new.iter().enumerate() {
            let end = if index + 1 == new.len() { end } else { "," };
            body.push_str(&format!("{indent}{member}{end}{newline}"));
        }
        text_edits.push(TextEdit::insert(line, body, 0));
    }

    /// Items of a list over several lines that has none of its own left.
    fn put_in_lines(&self, text: &str, new: &[&String], text_edits: &mut Vec<TextEdit>) {
        let close = self.bracket.end - 1;
        if !self.has_lines(text) {
            let members: Vec<&str> = new.iter().map(|member| member.as_str()).collect();
            text_edits.push(TextEdit::insert(close, members.join(", "), 0));
            return;
        }
        let newline = lines::newline(text, self.bracket.start);
        let at = lines::start(text, close).max(self.bracket.start + 1);
        let indent = match self.members.first() {
            Some(first) if self.has_own_line(text, 0) => lines::indent(text, first.start),
            _ => "    ",
        };
        let lines: Vec<String> = new
            .iter()
            .map(|member| format!("{indent}{member},{newline}"))
            .collect();
        text_edits.push(TextEdit::insert(at, lines.concat(), 0));
    }
}

/// The comma behind a member, past white space and comments.
fn comma_after(text: &str, from: usize, limit: usize) -> Option<usize> {
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
