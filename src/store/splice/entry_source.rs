//! What a file holds beyond what is typed, with the lines as they were written: the entries' own, keys that the
//! format does not know, and values that their fields do not take. One outline gives all of it.
//!
//! Read only when two files are merged; every other reader works from the typed roadmap alone.

use std::collections::HashMap;

use super::context::SpliceContext;
use super::lines;
use super::locate::{
    Container, EntryContainer, EntryLocation, EntryLocations, FieldLocation, header_parts,
};
use super::tree::{EntryTree, from_key};
use crate::edit::EntryPath;
use crate::edit::diff::{RawExtras, UnknownKey};
use crate::model::{Entry, Kind, PORTFOLIO, Roadmap, Value};
use crate::store::outline::Outline;

/// Reads it from the text that `roadmap` was read from. Nothing of a text that is not valid TOML: such a text is
/// no roadmap.
pub(crate) fn beyond(text: &str, roadmap: &Roadmap) -> RawExtras {
    extras(text, roadmap, PartialLists::AsRead)
}

/// Reads what no field holds, without the lines, from the text that `roadmap` was read from: also lists of which not
/// every member fits, whole.
pub(crate) fn unheld(text: &str, roadmap: &Roadmap) -> Vec<UnknownKey> {
    extras(text, roadmap, PartialLists::Whole).unknown_keys
}

/// What is read of a list of which not every member fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PartialLists {
    /// Nothing: the members that fit were read.
    AsRead,
    /// The list as it is written.
    Whole,
}

fn extras(text: &str, roadmap: &Roadmap, lists: PartialLists) -> RawExtras {
    let outline = Outline::parse(text);
    let mut beyond = RawExtras::default();
    if !outline.faults.is_empty() {
        return beyond;
    }
    let portfolio = roadmap.id == PORTFOLIO;
    let locations = EntryLocations::of(&outline, portfolio);
    let context = SpliceContext {
        text,
        outline: &outline,
        locations: &locations,
        portfolio,
    };
    for kind in [Kind::FileHeader, Kind::Cluster, Kind::RuleSettings] {
        if let Some(location) = locations.all(kind).first() {
            let place = EntryPath::of(kind, 0);
            context.note_unknown(place, location, place.find(roadmap), lists, &mut beyond);
        }
    }
    for kind in Kind::lists() {
        for (index, location) in locations.all(kind).iter().enumerate() {
            context.note(
                EntryPath::of(kind, index),
                location,
                roadmap.entry(kind, index),
                lists,
                &mut beyond,
            );
        }
    }
    beyond
}

/// The members of a list that count.
fn members(list: &Value) -> Vec<&Value> {
    match list {
        Value::List(members) => members.iter().filter(|one| !one.is_empty()).collect(),
        _ => Vec::new(),
    }
}

/// Tables that stand one behind the other, in runs.
pub(crate) fn runs(tables: &[usize]) -> Vec<Vec<usize>> {
    let mut sorted = tables.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for index in sorted {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last + 1 == index) => run.push(index),
            _ => runs.push(vec![index]),
        }
    }
    runs
}

impl<'p> SpliceContext<'p> {
    /// An entry's own lines, and what is unknown in it and its parts.
    fn note(
        &self,
        place: EntryPath,
        location: &EntryLocation<'p>,
        entry: Option<&dyn Entry>,
        lists: PartialLists,
        beyond: &mut RawExtras,
    ) {
        if let (Container::Table(_), Some(lines)) = (location.home, self.lines_of(&location.tables))
        {
            beyond.lines.insert(place, lines);
        }
        self.note_unknown(place, location, entry, lists, beyond);
        if place.part.is_some() {
            return;
        }
        for (kind, parts) in &location.parts {
            let entries = entry.map(|entry| entry.children(*kind)).unwrap_or_default();
            for (index, part) in parts.iter().enumerate() {
                let entry = entries.get(index).copied();
                self.note(place.part(*kind, index), part, entry, lists, beyond);
            }
        }
    }

    fn note_unknown(
        &self,
        place: EntryPath,
        location: &EntryLocation<'p>,
        entry: Option<&dyn Entry>,
        lists: PartialLists,
        beyond: &mut RawExtras,
    ) {
        let mut found: Vec<(&str, Vec<FieldLocation<'p>>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let fields = location.kind.description().fields;
        // What counts as absent is no value, and what was read needs no second reading.
        let unread = location.fields.iter().filter(|(field, _)| {
            let is_list = fields[*field].many && lists == PartialLists::Whole;
            is_list || entry.is_none_or(|entry| entry.get(*field).is_none())
        });
        let unread = unread.map(|(field, holding)| (fields[*field].key, *holding));
        let unknown = location
            .unknown
            .iter()
            .map(|(name, holding)| (*name, *holding));
        for (name, holding) in unknown.chain(unread) {
            let place = *places.entry(name).or_insert_with(|| {
                found.push((name, Vec::new()));
                found.len() - 1
            });
            found[place].1.push(holding);
        }
        for (key, holdings) in found {
            let tree = EntryTree::of(self.outline, holdings.iter().copied(), header_parts(place));
            let Some(value) = tree.map(|tree| tree.value(self.text)) else {
                continue;
            };
            let field = location.kind.field_index(key);
            let held = field.and_then(|field| entry?.get(field));
            let is_read = held.is_some_and(|held| members(&held) == members(&value));
            if field.is_some() && (value.is_empty() || is_read) {
                continue;
            }
            beyond.unknown_keys.push(UnknownKey {
                place,
                key: key.to_owned(),
                value,
                source: self.fragment(&holdings),
            });
        }
    }

    /// The lines of a key, pairs first, then tables, as they can be read alone.
    fn fragment(&self, holdings: &[FieldLocation<'p>]) -> String {
        let mut fragment = String::new();
        let mut tables = Vec::new();
        for holding in holdings {
            match holding {
                FieldLocation::Pair {
                    container,
                    pair,
                    depth,
                } => {
                    let bytes = from_key(pair, depth - 1);
                    fragment.push_str(&self.text[bytes.clone()]);
                    if let (EntryContainer::Table, Some(comment)) =
                        (container, lines::comment(self.text, bytes.end))
                    {
                        fragment.push(' ');
                        fragment.push_str(comment);
                    }
                    fragment.push('\n');
                }
                FieldLocation::Table(index) => tables.push(*index),
            }
        }
        for run in runs(&tables) {
            fragment.push_str(&self.lines_of(&run).unwrap_or_default());
            if !fragment.ends_with('\n') {
                fragment.push('\n');
            }
        }
        fragment
    }

    /// The lines of tables that stand one behind the other; `None` where something stands between them.
    pub(super) fn lines_of(&self, tables: &[usize]) -> Option<String> {
        let (first, last) = (*tables.first()?, *tables.last()?);
        if last - first + 1 != tables.len() {
            return None;
        }
        let from = self.above_comments(self.outline.tables[first].header.start);
        Some(self.text[from..self.block_end(last)].to_owned())
    }
}
