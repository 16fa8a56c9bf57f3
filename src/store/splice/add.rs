//! New entries and records, in the place and the style of their siblings.

use super::array::with;
use super::inline::insert_pair;
use super::lines;
use super::locate::{Container, EntryLocation};
use super::render::{ValueLayout, render, written_key};
use super::{SpliceContext, TextEdit};
use crate::edit::NewEntry;
use crate::model::{EntryClass, Kind, Value};
use crate::store::outline::OutlineNode;

/// How the siblings of a new table are written.
struct EntryStyle<'t> {
    header: &'t str,
    keys: &'t str,
    sign: &'static str,
    /// Whether a blank line stands above each.
    apart: bool,
}

impl<'p> SpliceContext<'p> {
    /// Adds an entry or record to the file.
    pub(super) fn add(&self, new: &NewEntry) -> Vec<TextEdit> {
        if let Some(list) = self.spots.list_values.get(&new.kind) {
            return self.add_item(list, new);
        }
        let siblings = self.spots.all(new.kind);
        let goes_last = matches!(new.kind.description().nature, EntryClass::Record)
            || new.kind == Kind::Feedback;
        let at = if goes_last {
            self.text.len()
        } else {
            siblings
                .iter()
                .rev()
                .find_map(|spot| self.spot_end(spot))
                .unwrap_or_else(|| self.first_of_its_kind())
        };
        self.add_tables(at, siblings, new, None)
    }

    /// Adds a part to an entry.
    pub(super) fn add_part(&self, spot: &EntryLocation<'p>, new: &NewEntry) -> Vec<TextEdit> {
        if let Some((_, list)) = spot.part_lists.iter().find(|(kind, _)| *kind == new.kind) {
            return self.add_item(list, new);
        }
        match spot.home {
            Container::Inline(node) => {
                let OutlineNode::Inline(_, pairs) = node else {
                    return Vec::new();
                };
                let list = Value::List(vec![new.as_table()]);
                let pair = format!(
                    "{} = {}",
                    new.kind,
                    render(&list, ValueLayout::Inline, None)
                );
                vec![insert_pair(self.text, node, pairs.last(), &pair)]
            }
            _ => match self.spot_end(spot) {
                Some(at) => {
                    let siblings = spot.parts_of(new.kind);
                    self.add_tables(at, siblings, new, Some((spot.kind, spot)))
                }
                None => Vec::new(),
            },
        }
    }

    fn add_item(&self, list: &OutlineNode, new: &NewEntry) -> Vec<TextEdit> {
        let bytes = list.bytes();
        match with(
            &self.text[bytes.clone()],
            &render(&new.as_table(), ValueLayout::Inline, None),
        ) {
            Some(text) => vec![TextEdit {
                from: bytes.start,
                to: bytes.end,
                text,
            }],
            None => Vec::new(),
        }
    }

    fn add_tables(
        &self,
        at: usize,
        siblings: &[EntryLocation<'p>],
        new: &NewEntry,
        above: Option<(Kind, &EntryLocation<'p>)>,
    ) -> Vec<TextEdit> {
        let newline = lines::newline(self.text, at.saturating_sub(1));
        let style = self.style(siblings, above.map(|(_, spot)| spot));
        let mut body = String::new();
        match &new.text {
            Some(text) => body.push_str(&lines::with_newline(text, newline)),
            None => write_table(&mut body, new, above.map(|(kind, _)| kind), &style, newline),
        }
        vec![self.block(at, &body, newline, style.apart)]
    }

    /// Whole lines at a line's beginning, parted from what is above by a blank line where `apart`.
    pub(super) fn block(&self, at: usize, body: &str, newline: &str, apart: bool) -> TextEdit {
        let above = &self.text[lines::bom(self.text)..at];
        let mut text = String::new();
        let is_empty = above.trim().is_empty();
        let ends = above.is_empty() || above.ends_with('\n');
        if !ends {
            text.push_str(newline);
        }
        let blank_above = ends && !above.is_empty() && {
            let last = lines::start(self.text, at - 1);
            lines::is_blank(self.text, last)
        };
        // A comment above is no comment of the new table.
        let comment_above = !above.is_empty() && {
            let last = lines::start(self.text, at - usize::from(ends));
            lines::is_comment(self.text, last)
        };
        if (apart && !is_empty && !blank_above) || comment_above {
            text.push_str(newline);
        }
        text.push_str(body);
        let below = at < self.text.len();
        if below && apart && !lines::is_blank(self.text, at) {
            text.push_str(newline);
        }
        if !ends {
            // A final newline that was missing stays missing.
            let kept = text.trim_end_matches(['\r', '\n']).len();
            text.truncate(kept);
        }
        TextEdit {
            from: at,
            to: at,
            text,
        }
    }

    /// Where the last table of an entry ends; `None` of an inline one.
    fn spot_end(&self, spot: &EntryLocation<'p>) -> Option<usize> {
        spot.tables.iter().map(|index| self.block_end(*index)).max()
    }

    /// Where the first entry of its kind goes: behind the last table that is no record or feedback.
    pub(super) fn first_of_its_kind(&self) -> usize {
        let is_record = |table: &crate::store::outline::OutlineTable| {
            table
                .keys
                .first()
                .and_then(|key| Kind::from_key(&key.name))
                .is_some_and(|kind| {
                    kind == Kind::Feedback || kind.description().nature == EntryClass::Record
                })
        };
        let last = self
            .outline
            .tables
            .iter()
            .enumerate()
            .rev()
            .find(|(index, table)| *index > 0 && !is_record(table));
        match last {
            Some((index, _)) => self.block_end(index),
            None => match self.outline.tables[0].pairs.last() {
                Some(_) => self.block_end(0),
                None if self.outline.tables.len() > 1 => {
                    self.above_comments(self.outline.tables[1].header.start)
                }
                None => self.text.len(),
            },
        }
    }

    /// The beginning of the comment lines directly above a header.
    pub(super) fn above_comments(&self, header: usize) -> usize {
        let first = lines::bom(self.text);
        let mut at = lines::start(self.text, header);
        while at > first {
            let before = lines::start(self.text, at - 1);
            if !lines::is_comment(self.text, before) {
                break;
            }
            at = before;
        }
        at
    }

    fn style(
        &self,
        siblings: &[EntryLocation<'p>],
        above: Option<&EntryLocation<'p>>,
    ) -> EntryStyle<'p> {
        let table = |spot: &EntryLocation<'p>| match spot.home {
            Container::Table(index) => Some(index),
            _ => None,
        };
        let Some(index) = siblings.iter().rev().find_map(table) else {
            // Parts without a sibling stand as close as their entry's keys do.
            let like = above.and_then(table);
            let header = like.map_or("", |index| {
                lines::indent(self.text, self.outline.tables[index].header.start)
            });
            return EntryStyle {
                header,
                keys: header,
                sign: " = ",
                apart: above.is_none(),
            };
        };
        let table = &self.outline.tables[index];
        let header = lines::indent(self.text, table.header.start);
        let pair = table.pairs.first();
        let start = lines::start(self.text, table.header.start);
        let apart = start <= lines::bom(self.text) || {
            let above = self.above_comments(table.header.start);
            above <= lines::bom(self.text)
                || lines::is_blank(self.text, lines::start(self.text, above - 1))
        };
        EntryStyle {
            header,
            keys: pair.map_or(header, |pair| lines::indent(self.text, pair.bytes().start)),
            sign: pair.map_or(" = ", |pair| self.sign(pair)),
            apart,
        }
    }
}

fn write_table(
    body: &mut String,
    new: &NewEntry,
    above: Option<Kind>,
    style: &EntryStyle<'_>,
    newline: &str,
) {
    let name = match above {
        Some(kind) => format!("{kind}.{}", new.kind),
        None => new.kind.to_string(),
    };
    body.push_str(&format!("{}[[{name}]]{newline}", style.header));
    for (key, value) in new.in_order() {
        let text = render(value, ValueLayout::Lines(newline), None);
        body.push_str(&format!("{}{key}{}{text}{newline}", style.keys, style.sign));
    }
    for (key, value) in &new.strays {
        let text = render(value, ValueLayout::Lines(newline), None);
        body.push_str(&format!(
            "{}{}{}{text}{newline}",
            style.keys,
            written_key(key),
            style.sign
        ));
    }
    for part in &new.parts {
        write_table(body, part, Some(new.kind), style, newline);
    }
}
