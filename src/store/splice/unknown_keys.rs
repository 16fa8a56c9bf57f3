//! Keys that the format does not know, and values that their fields do not take, carried from another side.

use super::inline::insert_pair;
use super::lines;
use super::locate::{Container, EntryLocation, FieldLocation};
use super::render::{ValueLayout, render, written_key};
use super::{SpliceContext, TextEdit};
use crate::edit::EntryPath;
use crate::model::Value;
use crate::model::order;
use crate::store::outline::{OutlineNode, OutlinePair};

impl<'p> SpliceContext<'p> {
    /// Gives a key a value of any sort, or takes it away. `text` are the lines of tables at the root, used where
    /// nothing of that name stands yet.
    pub(super) fn stray(
        &self,
        place: EntryPath,
        key: &str,
        value: Option<&Value>,
        text: Option<&str>,
        spot: &EntryLocation<'p>,
    ) -> Vec<TextEdit> {
        let is_known = spot.strays(key).next().is_none() && self.knows(spot, key);
        match (value, is_known) {
            (Some(value), true) => self.set(place, key, value, spot),
            (None, true) => self.unset(key, spot),
            (None, false) => joined(self.remove_all(spot.strays(key))),
            (Some(value), false) => self.set_unknown(place, key, value, text, spot),
        }
    }

    /// Whether the key is a field of this entry. At the root of a roadmap only `format` is.
    fn knows(&self, spot: &EntryLocation<'p>, key: &str) -> bool {
        let root_of_roadmap =
            matches!(spot.home, Container::Root) && !self.portfolio && key != "format";
        spot.kind.field_index(key).is_some() && !root_of_roadmap
    }

    fn set_unknown(
        &self,
        place: EntryPath,
        key: &str,
        value: &Value,
        text: Option<&str>,
        spot: &EntryLocation<'p>,
    ) -> Vec<TextEdit> {
        let holdings: Vec<_> = spot.strays(key).collect();
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
        if let (Some(text), true) = (text, holdings.is_empty()) {
            let at = self.first_of_its_kind();
            let newline = lines::newline(self.text, at.saturating_sub(1));
            return vec![self.block(at, &lines::with_newline(text, newline), newline, true)];
        }
        let mut pieces = joined(self.remove_all(holdings.into_iter()));
        pieces.extend(self.insert_unknown(place, key, value, spot));
        pieces
    }

    /// A key behind the last that the entry has of its own.
    fn insert_unknown(
        &self,
        place: EntryPath,
        key: &str,
        value: &Value,
        spot: &EntryLocation<'p>,
    ) -> Vec<TextEdit> {
        let written = written_key(key);
        match spot.home {
            Container::Inline(node) => {
                let OutlineNode::Inline(_, pairs) = node else {
                    return Vec::new();
                };
                let pair = format!("{written} = {}", render(value, ValueLayout::Inline, None));
                vec![insert_pair(self.text, node, pairs.last(), &pair)]
            }
            Container::Table(index) => {
                let table = &self.outline.tables[index];
                let last = self.last_staying(&table.pairs, key);
                vec![self.new_line(last, table.header.end, &written, value, spot)]
            }
            Container::Dotted => {
                let first = self.outline.tables[0]
                    .pairs
                    .iter()
                    .rfind(|pair| pair.keys[0].name == place.kind.key());
                let dotted = format!("{}.{written}", place.kind.key());
                vec![self.new_line(first, 0, &dotted, value, spot)]
            }
            Container::Root => {
                let pairs = &self.outline.tables[0].pairs;
                match self.last_staying(pairs, key) {
                    Some(last) => vec![self.new_line(Some(last), 0, &written, value, spot)],
                    None => vec![self.first_line(&written, value)],
                }
            }
            Container::Nowhere => self.new_table(place.kind, &written, value),
        }
    }

    /// The last pair that is not itself about to go.
    fn last_staying<'a>(&self, pairs: &'a [OutlinePair], key: &str) -> Option<&'a OutlinePair> {
        pairs.iter().rfind(|pair| pair.keys[0].name != key)
    }
}

/// Pieces that touch or overlap become one.
fn joined(mut pieces: Vec<TextEdit>) -> Vec<TextEdit> {
    order::sort_by_key(&mut pieces, |piece| piece.from);
    let mut joined: Vec<TextEdit> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if last.to > piece.from => {
                last.to = last.to.max(piece.to);
                last.text.push_str(&piece.text);
            }
            _ => joined.push(piece),
        }
    }
    joined
}
