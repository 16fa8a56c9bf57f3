//! New entries and records, in the place and the style of their siblings.

use std::collections::{BTreeMap, BTreeSet};

use super::context::SpliceContext;
use super::draft::{Anchor, SpliceDraft};
use super::lines;
use super::locate::{Container, EntryLocation};
use super::plan::{EntryPlan, Plan};
use super::render::{ValueLayout, render};
use super::text_edit::{TextEdit, rank};
use crate::edit::{EntryPath, NewEntry};
use crate::model::{EntryClass, Kind, Value};
use crate::store::outline::OutlineNode;
use crate::text::toml_quote;

/// How the siblings of a new table are written.
struct EntryStyle<'t> {
    header: &'t str,
    keys: &'t str,
    sign: &'static str,
    /// Whether a blank line stands above each.
    apart: bool,
}

impl<'p> SpliceContext<'p> {
    /// The entries and records that are added to the file.
    pub(super) fn added(&self, plan: &Plan, draft: &mut SpliceDraft) {
        let mut kinds: BTreeMap<Kind, (Anchor, EntryStyle<'p>)> = BTreeMap::new();
        for new in plan.added.iter().flatten() {
            if let Some(list) = self.locations.list_values.get(&new.kind) {
                self.add_item(list, new, draft);
                continue;
            }
            let (anchor, style) = kinds
                .entry(new.kind)
                .or_insert_with(|| self.home_of(new.kind, plan));
            let rank = match anchor {
                Anchor::End => rank::RECORD,
                _ => rank::ENTRY,
            };
            let body = written_table(new, None, style);
            draft.block(anchor.clone(), body, style.apart, rank);
        }
    }

    /// Behind what new entries of a kind go, and how they are written.
    fn home_of(&self, kind: Kind, plan: &Plan) -> (Anchor, EntryStyle<'p>) {
        let siblings = self.locations.all(kind);
        let goes_last =
            matches!(kind.description().nature, EntryClass::Record) || kind == Kind::Feedback;
        let stays = |index: usize| {
            let plan = plan.entries.get(&EntryPath::of(kind, index));
            !plan.is_some_and(|plan| plan.removed)
        };
        let last = siblings.iter().enumerate().rev();
        let mut last =
            last.filter(|(index, location)| stays(*index) && !location.tables.is_empty());
        let anchor = match (goes_last, last.next()) {
            (true, _) => Anchor::End,
            (false, Some((_, location))) => Anchor::Tables(location.tables.clone()),
            (false, None) => Anchor::FirstOfItsKind,
        };
        (anchor, self.style(siblings, None))
    }

    /// The parts that are added to an entry.
    pub(super) fn added_parts(
        &self,
        location: &EntryLocation<'p>,
        plan: &EntryPlan,
        draft: &mut SpliceDraft,
    ) {
        let mut inline: BTreeMap<Kind, Vec<Value>> = BTreeMap::new();
        let mut styles: BTreeMap<Kind, EntryStyle<'p>> = BTreeMap::new();
        for new in plan.parts.iter().flatten() {
            if let Some((_, list)) = location
                .part_lists
                .iter()
                .find(|(kind, _)| *kind == new.kind)
            {
                self.add_item(list, new, draft);
            } else if let Container::Inline(_) = location.home {
                inline.entry(new.kind).or_default().push(new.as_table());
            } else {
                let siblings = location.parts_of(new.kind);
                let style = styles
                    .entry(new.kind)
                    .or_insert_with(|| self.style(siblings, Some(location)));
                let body = written_table(new, Some(location.kind), style);
                let anchor = Anchor::Tables(location.tables.clone());
                draft.block(anchor, body, style.apart, rank::PART);
            }
        }
        if let Container::Inline(node) = location.home
            && let Some(members) = draft.members(node)
        {
            for (kind, parts) in inline {
                let last = members.last_staying();
                let pair = format!(
                    "{kind} = {}",
                    render(&Value::List(parts), ValueLayout::Inline, None)
                );
                members.insert_after(last, rank::PART, pair);
            }
        }
    }

    fn add_item(&self, list: &'p OutlineNode, new: &NewEntry, draft: &mut SpliceDraft) {
        if let Some(members) = draft.members(list) {
            members.push(render(&new.as_table(), ValueLayout::Inline, None));
        }
    }

    /// The byte at which what belongs behind an anchor begins.
    pub(super) fn place_of(&self, anchor: &Anchor, gone: &BTreeSet<usize>) -> usize {
        match anchor {
            Anchor::End => self.text.len(),
            Anchor::FirstOfItsKind => self.first_of_its_kind(gone),
            Anchor::Tables(tables) => {
                let staying = tables.iter().filter(|index| !gone.contains(index));
                let end = staying.map(|index| self.block_end(*index)).max();
                let first = || {
                    let first = tables.iter().min().copied().unwrap_or_default();
                    lines::start(self.text, self.outline.tables[first].header.start)
                };
                end.unwrap_or_else(first)
            }
        }
    }

    /// Whole lines at a line's beginning, parted from what is above and below by blank lines where the first of
    /// them, or any, stands `apart`.
    pub(super) fn block(
        &self,
        at: usize,
        body: &str,
        newline: &str,
        [first, any]: [bool; 2],
        rank: u32,
    ) -> TextEdit {
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
        if (first && !is_empty && !blank_above) || comment_above {
            text.push_str(newline);
        }
        text.push_str(body);
        let below = at < self.text.len();
        if below && any && !lines::is_blank(self.text, at) {
            text.push_str(newline);
        }
        if !ends {
            // A final newline that was missing stays missing.
            let kept = text.trim_end_matches(['\r', '\n']).len();
            text.truncate(kept);
        }
        TextEdit::insert(at, text, rank)
    }

    /// Where the first entry of its kind goes: behind the last table that is no record or feedback.
    fn first_of_its_kind(&self, gone: &BTreeSet<usize>) -> usize {
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
            .find(|(index, table)| *index > 0 && !gone.contains(index) && !is_record(table));
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
        let table = |location: &EntryLocation<'p>| match location.home {
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

/// A new table as text, its lines ended by `\n`.
fn written_table(new: &NewEntry, above: Option<Kind>, style: &EntryStyle<'_>) -> String {
    if let Some(text) = &new.text {
        return text.clone();
    }
    let mut body = String::new();
    write_table(&mut body, new, above, style);
    body
}

fn write_table(body: &mut String, new: &NewEntry, above: Option<Kind>, style: &EntryStyle<'_>) {
    let name = match above {
        Some(kind) => format!("{kind}.{}", new.kind),
        None => new.kind.to_string(),
    };
    body.push_str(&format!("{}[[{name}]]\n", style.header));
    let known = new.in_order().into_iter();
    let known = known.map(|(key, value)| (key.to_owned(), value));
    let unknown = new
        .unknown_keys
        .iter()
        .map(|(key, value)| (toml_quote::key(key), value));
    for (key, value) in known.chain(unknown) {
        let text = render(value, ValueLayout::Lines("\n"), None);
        body.push_str(&format!("{}{key}{}{text}\n", style.keys, style.sign));
    }
    for part in &new.parts {
        write_table(body, part, Some(new.kind), style);
    }
}
