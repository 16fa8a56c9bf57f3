//! One field of one entry: set, or taken away.

use super::array::edit_list;
use super::inline::{insert_pair, remove_pair};
use super::lines;
use super::locate::{Container, EntryContainer, EntryLocation, FieldLocation};
use super::render::{ValueLayout, render};
use super::{SpliceContext, TextEdit};
use crate::edit::EntryPath;
use crate::model::{Kind, Value};
use crate::store::outline::{OutlineNode, OutlinePair};

impl<'p> SpliceContext<'p> {
    /// Gives a field a value.
    pub(super) fn set(
        &self,
        place: EntryPath,
        key: &str,
        value: &Value,
        spot: &EntryLocation<'p>,
    ) -> Vec<TextEdit> {
        let Some(field) = spot.kind.field_index(key) else {
            return Vec::new();
        };
        let holdings: Vec<_> = spot.holdings(field).collect();
        if let [
            FieldLocation::Pair {
                container,
                pair,
                depth,
            },
        ] = holdings.as_slice()
            && pair.keys.len() == *depth
        {
            return vec![self.replace(*container, pair, value)];
        }
        let mut pieces = self.unset(key, spot);
        pieces.extend(self.insert(place, field, value, spot));
        pieces
    }

    /// Takes a field away.
    pub(super) fn unset(&self, key: &str, spot: &EntryLocation<'p>) -> Vec<TextEdit> {
        let Some(field) = spot.kind.field_index(key) else {
            return Vec::new();
        };
        self.remove_all(spot.holdings(field))
    }

    /// Takes away everything that makes up a value.
    pub(super) fn remove_all(
        &self,
        holdings: impl Iterator<Item = FieldLocation<'p>>,
    ) -> Vec<TextEdit> {
        holdings
            .map(|holding| match holding {
                FieldLocation::Pair {
                    container: EntryContainer::Table,
                    pair,
                    ..
                } => self.remove_line(pair),
                FieldLocation::Pair {
                    container: EntryContainer::Inline(node),
                    pair,
                    ..
                } => remove_pair(self.text, node, pair),
                FieldLocation::Table(index) => self.remove_table(index),
            })
            .collect()
    }

    pub(super) fn replace(
        &self,
        container: EntryContainer<'_>,
        pair: &OutlinePair,
        value: &Value,
    ) -> TextEdit {
        let bytes = pair.value.bytes();
        if let (OutlineNode::Array(_, items), Value::List(wanted)) = (&pair.value, value)
            && let Some(piece) = edit_list(self.text, &bytes, items, wanted)
        {
            return piece;
        }
        let room = match container {
            EntryContainer::Table => ValueLayout::Lines(lines::newline(self.text, bytes.start)),
            EntryContainer::Inline(_) => ValueLayout::Inline,
        };
        let old = &self.text[bytes.clone()];
        TextEdit {
            from: bytes.start,
            to: bytes.end,
            text: render(value, room, Some(old)),
        }
    }

    /// A new key, after the nearest that stands before it in the order of the format's page.
    fn insert(
        &self,
        place: EntryPath,
        field: usize,
        value: &Value,
        spot: &EntryLocation<'p>,
    ) -> Vec<TextEdit> {
        let key = spot.kind.description().fields[field].key;
        match spot.home {
            Container::Inline(node) => {
                let before = self.nearest_before(spot, field, |container| {
                    matches!(container, EntryContainer::Inline(_))
                });
                vec![insert_pair(
                    self.text,
                    node,
                    before,
                    &format!("{key} = {}", render(value, ValueLayout::Inline, None)),
                )]
            }
            Container::Table(index) => {
                let before = self.nearest_before(spot, field, |container| {
                    matches!(container, EntryContainer::Table)
                });
                let header = &self.outline.tables[index].header;
                vec![self.new_line(before, header.end, key, value, spot)]
            }
            Container::Dotted => {
                let before = self.nearest_before(spot, field, |_| true);
                let first = spot
                    .fields
                    .first()
                    .and_then(|(_, holding)| self.pair_of(*holding));
                let at = before.or(first);
                let dotted = format!("{}.{key}", place.kind.key());
                vec![self.new_line(at, 0, &dotted, value, spot)]
            }
            Container::Root => match self.nearest_before(spot, field, |_| true) {
                Some(before) => vec![self.new_line(Some(before), 0, key, value, spot)],
                None => vec![self.first_line(key, value)],
            },
            Container::Nowhere => self.new_table(place.kind, key, value),
        }
    }

    fn pair_of(&self, holding: FieldLocation<'p>) -> Option<&'p OutlinePair> {
        match holding {
            FieldLocation::Pair { pair, .. } => Some(pair),
            FieldLocation::Table(_) => None,
        }
    }

    /// Of the pairs that stand before `field` on the page and not to be replaced, the last on the page.
    fn nearest_before(
        &self,
        spot: &EntryLocation<'p>,
        field: usize,
        fits: impl Fn(EntryContainer<'p>) -> bool,
    ) -> Option<&'p OutlinePair> {
        spot.fields
            .iter()
            .filter_map(|(index, holding)| match holding {
                FieldLocation::Pair {
                    container, pair, ..
                } if *index < field && fits(*container) => Some((*index, *pair)),
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
        spot: &EntryLocation<'p>,
    ) -> TextEdit {
        let anchor = before.map_or(header, |pair| pair.bytes().end);
        let newline = lines::newline(self.text, anchor);
        let sibling = before.or_else(|| {
            spot.fields
                .iter()
                .find_map(|(_, holding)| self.pair_of(*holding))
        });
        let indent = sibling.map_or("", |pair| lines::indent(self.text, pair.bytes().start));
        let sign = sibling.map_or(" = ", |pair| self.sign(pair));
        let line = format!(
            "{indent}{key}{sign}{}",
            render(value, ValueLayout::Lines(newline), None)
        );
        self.line_after(anchor, &line, newline)
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
    pub(super) fn line_after(&self, anchor: usize, line: &str, newline: &str) -> TextEdit {
        let at = lines::next(self.text, anchor);
        let ends = self.text[..at].ends_with('\n');
        let text = if ends {
            format!("{line}{newline}")
        } else {
            format!("{newline}{line}")
        };
        TextEdit {
            from: at,
            to: at,
            text,
        }
    }

    /// The first key of the root.
    pub(super) fn first_line(&self, key: &str, value: &Value) -> TextEdit {
        let newline = lines::newline(self.text, 0);
        let line = format!(
            "{key} = {}",
            render(value, ValueLayout::Lines(newline), None)
        );
        let at = self.below_leading_comment();
        let next_is_text = at < self.text.len() && !lines::is_blank(self.text, at);
        let gap = if next_is_text { newline } else { "" };
        TextEdit {
            from: at,
            to: at,
            text: format!("{line}{newline}{gap}"),
        }
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

    /// A table that the file does not have yet, with one key.
    pub(super) fn new_table(&self, kind: Kind, key: &str, value: &Value) -> Vec<TextEdit> {
        let at = self.first_of_its_kind();
        let newline = lines::newline(self.text, at.saturating_sub(1));
        let body = format!(
            "[{kind}]{newline}{key} = {}{newline}",
            render(value, ValueLayout::Lines(newline), None)
        );
        vec![self.block(at, &body, newline, true)]
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
            return TextEdit {
                from: before,
                to: next,
                text: String::new(),
            };
        }
        let mut text = String::new();
        for (index, comment) in comments.iter().enumerate() {
            let last = index + 1 == comments.len();
            text.push_str(&format!(
                "{indent}{comment}{}",
                if last && !ends { "" } else { newline }
            ));
        }
        TextEdit {
            from: start,
            to: next,
            text,
        }
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
        if let Some(inside) = covered.iter().find(|bytes| bytes.contains(&hash)) {
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
