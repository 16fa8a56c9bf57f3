//! Keys that the format does not know, where they do not stand yet: put in as they were written elsewhere.

use super::context::SpliceContext;
use super::draft::{Anchor, SpliceDraft};
use super::lines;
use super::locate::{Container, EntryContainer, EntryLocation};
use super::render::{ValueLayout, render};
use super::text_edit::rank;
use super::tree::{EntryTree, from_key};
use super::unknown_source::{Source, tables_of};
use crate::edit::EntryPath;
use crate::model::Value;
use crate::store::outline::OutlinePair;
use crate::text::toml_quote;

impl<'p> SpliceContext<'p> {
    /// A key that does not stand there yet.
    pub(super) fn insert_unknown(
        &self,
        place: EntryPath,
        location: &EntryLocation<'p>,
        key: &str,
        value: &Value,
        source: Option<Source<'_>>,
        draft: &mut SpliceDraft,
    ) {
        if let Some(body) = source.and_then(tables_of) {
            let anchor = match location.home {
                Container::Table(_) => Some(Anchor::Tables(location.tables.clone())),
                Container::Root => Some(Anchor::FirstOfItsKind),
                _ => None,
            };
            if let Some(anchor) = anchor {
                draft.block(anchor, body, true, rank::PART);
                return;
            }
        }
        let written = toml_quote::key(key);
        match location.home {
            Container::Inline(node) => {
                let pair = format!("{written} = {}", render(value, ValueLayout::Inline, None));
                if let Some(members) = draft.members(node) {
                    let last = members.last_staying();
                    members.insert_after(last, rank::UNKNOWN, pair);
                }
            }
            Container::Table(index) => {
                let table = &self.outline.tables[index];
                let last = table.pairs.last();
                let anchor = last.map_or(table.header.end, |pair| pair.bytes().end);
                let like = last.map_or(table.header.start, |pair| pair.bytes().start);
                let indent = lines::indent(self.text, like);
                let sign = last.map_or(" = ", |pair| self.sign(pair));
                for line in self.key_lines(&written, sign, value, source, anchor) {
                    draft.push(self.line_after(anchor, &format!("{indent}{line}"), rank::UNKNOWN));
                }
            }
            Container::Dotted => {
                let of_it = |pair: &&OutlinePair| pair.keys[0].name == place.kind.key();
                let first = self.outline.tables[0].pairs.iter().rfind(of_it);
                let dotted = format!("{}.{written}", place.kind.key());
                if let Some(first) = first {
                    self.insert_beside(EntryContainer::Table, first, &dotted, value, source, draft);
                }
            }
            Container::Root => match self.outline.tables[0].pairs.last() {
                Some(last) => {
                    let anchor = last.bytes().end;
                    for line in self.key_lines(&written, self.sign(last), value, source, anchor) {
                        draft.push(self.line_after(anchor, &line, rank::UNKNOWN));
                    }
                }
                None => {
                    for line in self.key_lines(&written, " = ", value, source, 0) {
                        draft.first_line(rank::UNKNOWN, line);
                    }
                }
            },
            Container::Nowhere => {
                for line in self.key_lines(&written, " = ", value, source, 0) {
                    draft.table_line(place.kind, rank::UNKNOWN, line);
                }
            }
        }
    }

    /// The lines of a key: as they were written elsewhere, dotted or not.
    pub(super) fn key_lines(
        &self,
        key: &str,
        sign: &str,
        value: &Value,
        source: Option<Source<'_>>,
        at: usize,
    ) -> Vec<String> {
        let Some(source) = source else {
            return self.pair_lines(key, sign, value, None, at);
        };
        match source.tree {
            EntryTree::Table(branch) if branch.tables.is_empty() && !branch.dotted.is_empty() => {
                let pairs = branch.dotted.iter().map(|(_, pair, depth)| {
                    let bytes = from_key(pair, depth - 1);
                    let comment = lines::comment(source.text, bytes.end);
                    let gap = if comment.is_some() { " " } else { "" };
                    let pair = &source.text[bytes];
                    self.own_lines(&format!("{pair}{gap}{}", comment.unwrap_or_default()), at)
                });
                pairs.collect()
            }
            _ => self.pair_lines(key, sign, value, Some(source), at),
        }
    }
}
