//! One field of one entry: set, or taken away.

use std::collections::BTreeSet;

use super::array::edit_list;
use super::context::SpliceContext;
use super::draft::SpliceDraft;
use super::lines;
use super::locate::{Container, EntryContainer, EntryLocation, FieldLocation};
use super::plan::EntryPlan;
use super::render::{ValueLayout, render};
use super::text_edit::{TextEdit, rank};
use crate::edit::EntryPath;
use crate::model::{Kind, Value};
use crate::store::outline::{OutlineNode, OutlinePair};

impl<'p> SpliceContext<'p> {
    /// What becomes of the fields of an entry.
    pub(super) fn fields(
        &self,
        place: EntryPath,
        location: &EntryLocation<'p>,
        plan: &EntryPlan,
        draft: &mut SpliceDraft,
    ) {
        let mut gone = BTreeSet::new();
        let mut new = Vec::new();
        for (&field, value) in &plan.fields {
            let holdings: Vec<_> = location.holdings(field).collect();
            match (holdings.as_slice(), value) {
                (
                    [
                        FieldLocation::Pair {
                            container,
                            pair,
                            depth,
                        },
                    ],
                    Some(value),
                ) if pair.keys.len() == *depth => {
                    self.replace(*container, pair, value, Some((location.kind, field)), draft);
                }
                (holdings, value) => {
                    self.remove_all(holdings.iter().copied(), draft);
                    gone.insert(field);
                    new.extend(value.as_ref().map(|value| (field, value)));
                }
            }
        }
        for (field, value) in new {
            self.insert(place, field, value, location, &gone, draft);
        }
    }

    /// Takes away everything that makes up a value.
    pub(super) fn remove_all(
        &self,
        holdings: impl Iterator<Item = FieldLocation<'p>>,
        draft: &mut SpliceDraft,
    ) {
        for holding in holdings {
            match holding {
                FieldLocation::Pair {
                    container, pair, ..
                } => self.remove_pair(container, pair, draft),
                FieldLocation::Table(index) => {
                    draft.gone.insert(index);
                }
            }
        }
    }

    /// Takes a pair away.
    pub(super) fn remove_pair(
        &self,
        container: EntryContainer<'p>,
        pair: &OutlinePair,
        draft: &mut SpliceDraft,
    ) {
        match container {
            EntryContainer::Table => draft.push(self.remove_line(pair)),
            EntryContainer::Inline(node) => {
                if let Some(members) = draft.members(node) {
                    members.remove_at(pair.bytes().start);
                }
            }
        }
    }

    /// Gives a pair another value. `field` is the field that it is, if it is one.
    pub(super) fn replace(
        &self,
        container: EntryContainer<'_>,
        pair: &'p OutlinePair,
        value: &Value,
        field: Option<(Kind, usize)>,
        draft: &mut SpliceDraft,
    ) {
        let bytes = pair.value.bytes();
        if let (OutlineNode::Array(_, items), Value::List(wanted)) = (&pair.value, value)
            && let Some(change) = edit_list(self.text, items, wanted, field)
            && let Some(members) = draft.members(&pair.value)
        {
            change.make(members);
            return;
        }
        if let (OutlineNode::Inline(_, pairs), Value::Table(wanted)) = (&pair.value, value)
            && self.change_inline(&pair.value, pairs, wanted, draft)
        {
            return;
        }
        let layout = match container {
            EntryContainer::Table => ValueLayout::Lines(lines::newline(self.text, bytes.start)),
            EntryContainer::Inline(_) => ValueLayout::Inline,
        };
        let text = render(value, layout, Some(&self.text[bytes.clone()]));
        draft.push(TextEdit::replace(bytes.start, bytes.end, text));
    }

    /// Changes an inline table pair by pair; false where its keys are dotted.
    fn change_inline(
        &self,
        node: &'p OutlineNode,
        pairs: &'p [OutlinePair],
        wanted: &[(String, Value)],
        draft: &mut SpliceDraft,
    ) -> bool {
        if pairs.iter().any(|pair| pair.keys.len() != 1) {
            return false;
        }
        let container = EntryContainer::Inline(node);
        for pair in pairs {
            let name = &pair.keys[0].name;
            match wanted.iter().find(|(key, _)| key == name) {
                Some((_, value)) => {
                    let standing = super::tree::opaque(&pair.value, self.text);
                    if crate::edit::diff::display_value(&standing)
                        != crate::edit::diff::display_value(value)
                    {
                        self.replace(container, pair, value, None, draft);
                    }
                }
                None => self.remove_pair(container, pair, draft),
            }
        }
        let is_new = |key: &str| pairs.iter().all(|pair| pair.keys[0].name != key);
        for (key, value) in wanted.iter().filter(|(key, _)| is_new(key)) {
            let key = crate::text::toml_quote::key(key);
            let text = format!("{key} = {}", render(value, ValueLayout::Inline, None));
            if let Some(members) = draft.members(node) {
                let last = members.last_staying();
                members.insert_after(last, rank::UNKNOWN, text);
            }
        }
        true
    }

    /// A new key, after the nearest that stands before it in the order of the format's page.
    fn insert(
        &self,
        place: EntryPath,
        field: usize,
        value: &Value,
        location: &EntryLocation<'p>,
        gone: &BTreeSet<usize>,
        draft: &mut SpliceDraft,
    ) {
        let key = location.kind.description().fields[field].key;
        let rank = rank::FIELDS + u32::try_from(field).unwrap_or_default();
        let before = |fits: &dyn Fn(EntryContainer<'p>) -> bool| {
            self.nearest_before(location, field, gone, fits)
        };
        let in_table = |container| matches!(container, EntryContainer::Table);
        let line = |key: &str| format!("{key} = {}", self.value_of_line(value, 0));
        match location.home {
            Container::Inline(node) => {
                let before = before(&|container| !in_table(container));
                let pair = format!("{key} = {}", render(value, ValueLayout::Inline, None));
                if let Some(members) = draft.members(node) {
                    members.insert_after(before.map(|pair| pair.bytes().start), rank, pair);
                }
            }
            Container::Table(index) => {
                let before = before(&in_table);
                let header = self.outline.tables[index].header.end;
                draft.push(self.new_line(before, header, key, value, location, rank));
            }
            Container::Dotted => {
                let first = location.fields.first();
                let first = first.and_then(|(_, holding)| self.pair_of(*holding));
                let at = before(&|_| true).or(first);
                let dotted = format!("{}.{key}", place.kind.key());
                draft.push(self.new_line(at, 0, &dotted, value, location, rank));
            }
            Container::Root => match before(&|_| true) {
                Some(before) => {
                    draft.push(self.new_line(Some(before), 0, key, value, location, rank));
                }
                None => draft.first_line(rank, line(key)),
            },
            Container::Nowhere => draft.table_line(place.kind, rank, line(key)),
        }
    }

    fn value_of_line(&self, value: &Value, at: usize) -> String {
        render(
            value,
            ValueLayout::Lines(lines::newline(self.text, at)),
            None,
        )
    }

    fn pair_of(&self, holding: FieldLocation<'p>) -> Option<&'p OutlinePair> {
        match holding {
            FieldLocation::Pair { pair, .. } => Some(pair),
            FieldLocation::Table(_) => None,
        }
    }

    /// Of the pairs that stand before `field` on the page and stay, the last on the page.
    fn nearest_before(
        &self,
        location: &EntryLocation<'p>,
        field: usize,
        gone: &BTreeSet<usize>,
        fits: &dyn Fn(EntryContainer<'p>) -> bool,
    ) -> Option<&'p OutlinePair> {
        location
            .fields
            .iter()
            .filter_map(|(index, holding)| match holding {
                FieldLocation::Pair {
                    container, pair, ..
                } if *index < field && !gone.contains(index) && fits(*container) => {
                    Some((*index, *pair))
                }
                _ => None,
            })
            // Of a field in several dotted pieces the last in the text.
            .max_by_key(|(index, pair)| (*index, pair.bytes().start))
            .map(|(_, pair)| pair)
    }

    /// A line for a key after that of `before`, else after the byte `header`.
    pub(super) fn new_line(
        &self,
        before: Option<&OutlinePair>,
        header: usize,
        key: &str,
        value: &Value,
        location: &EntryLocation<'p>,
        rank: u32,
    ) -> TextEdit {
        let anchor = before.map_or(header, |pair| pair.bytes().end);
        let newline = lines::newline(self.text, anchor);
        let sibling = before.or_else(|| {
            location
                .fields
                .iter()
                .find_map(|(_, holding)| self.pair_of(*holding))
        });
        let indent = sibling.map_or("", |pair| lines::indent(self.text, pair.bytes().start));
        let sign = sibling.map_or(" = ", |pair| self.sign(pair));
        let line = format!(
            "{indent}{key}{sign}{}",
            render(value, ValueLayout::Lines(newline), None)
        );
        self.line_after(anchor, &line, rank)
    }

    /// How a pair writes its equals sign: `=` close where it is close, else with one space on either side.
    pub(super) fn sign(&self, pair: &OutlinePair) -> &'static str {
        let key = pair.keys.last().map_or(0, |key| key.bytes.end);
        match &self.text[key..pair.value.bytes().start] {
            "=" => "=",
            "= " => "= ",
            " =" => " =",
            _ => " = ",
        }
    }

    /// A whole line behind the line of `anchor`; a final newline that is missing stays missing.
    pub(super) fn line_after(&self, anchor: usize, line: &str, rank: u32) -> TextEdit {
        let newline = lines::newline(self.text, anchor);
        let at = lines::next(self.text, anchor);
        let text = if self.text[..at].ends_with('\n') {
            format!("{line}{newline}")
        } else {
            format!("{newline}{line}")
        };
        TextEdit::insert(at, text, rank)
    }

    /// The first keys of a root that has none.
    pub(super) fn first_lines(&self, mut new: Vec<(u32, String)>) -> Option<TextEdit> {
        if new.is_empty() {
            return None;
        }
        new.sort_by_key(|(rank, _)| *rank);
        let newline = lines::newline(self.text, 0);
        let at = self.below_leading_comment();
        let next_is_text = at < self.text.len() && !lines::is_blank(self.text, at);
        let mut text = String::new();
        for (_, line) in &new {
            text.push_str(line);
            text.push_str(newline);
        }
        if next_is_text {
            text.push_str(newline);
        }
        Some(TextEdit::insert(at, text, rank::FIELDS))
    }

    /// Behind a comment that heads the file and is set off by a blank line; else the start.
    fn below_leading_comment(&self) -> usize {
        let start = lines::bom(self.text);
        let mut at = start;
        while at < self.text.len() && lines::is_comment(self.text, at) {
            at = lines::next(self.text, at);
        }
        if at > start && at < self.text.len() && lines::is_blank(self.text, at) {
            return lines::next(self.text, at);
        }
        start
    }

    /// A table that the file does not have yet.
    pub(super) fn table_of(&self, kind: Kind, mut new: Vec<(u32, String)>) -> String {
        new.sort_by_key(|(rank, _)| *rank);
        let mut body = format!("[{kind}]\n");
        for (_, line) in &new {
            body.push_str(line);
            body.push('\n');
        }
        body
    }

    /// Takes the lines of a pair; a comment on them stays as a line of its own.
    fn remove_line(&self, pair: &OutlinePair) -> TextEdit {
        let bytes = pair.bytes();
        let (start, next) = (
            lines::start(self.text, bytes.start),
            lines::next(self.text, bytes.end),
        );
        let newline = lines::newline(self.text, bytes.start);
        let indent = lines::indent(self.text, bytes.start);
        let mut comments = inner_comments(self.text, &pair.value);
        comments.extend(lines::comment(self.text, bytes.end).map(str::to_owned));
        let ends = self.text[..next].ends_with('\n');
        if comments.is_empty() && !ends && start > lines::bom(self.text) {
            // The last line of a file without a final newline takes the newline before it.
            let before = lines::end(self.text, lines::start(self.text, start - 1));
            return TextEdit::delete(before, next);
        }
        let mut text = String::new();
        for (index, comment) in comments.iter().enumerate() {
            let last = index + 1 == comments.len();
            text.push_str(&format!(
                "{indent}{comment}{}",
                if last && !ends { "" } else { newline }
            ));
        }
        TextEdit::replace(start, next, text)
    }
}

/// The comments inside a list, which stay when the list goes.
fn inner_comments(text: &str, value: &OutlineNode) -> Vec<String> {
    let (OutlineNode::Array(bytes, _) | OutlineNode::Inline(bytes, _)) = value else {
        return Vec::new();
    };
    let mut comments = Vec::new();
    let mut at = bytes.start;
    let mut covered: Vec<_> = Vec::new();
    scalars(value, &mut covered);
    while let Some(hash) = text[at..bytes.end].find('#') {
        let hash = at + hash;
        let next = covered.partition_point(|bytes| bytes.end <= hash);
        if let Some(inside) = covered.get(next).filter(|bytes| bytes.contains(&hash)) {
            at = inside.end;
            continue;
        }
        let end = lines::end(text, hash).min(bytes.end);
        comments.push(text[hash..end].trim_end().to_owned());
        at = end;
    }
    comments
}

fn scalars(node: &OutlineNode, into: &mut Vec<std::ops::Range<usize>>) {
    match node {
        OutlineNode::Scalar(bytes) => into.push(bytes.clone()),
        OutlineNode::Array(_, items) => items.iter().for_each(|item| scalars(item, into)),
        OutlineNode::Inline(_, pairs) => {
            for pair in pairs {
                into.extend(pair.keys.iter().map(|key| key.bytes.clone()));
                scalars(&pair.value, into);
            }
        }
    }
}
