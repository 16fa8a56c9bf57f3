//! Where the entries stand in an outline, in the count of the typed reader.

use std::collections::HashMap;

use super::super::outline::{Outline, OutlineNode, OutlinePair, OutlineTable};
use crate::edit::EntryPath;
use crate::model::{Kind, PORTFOLIO, Roadmap};

/// What holds pairs: the body of a table, or an inline table.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EntryContainer<'o> {
    /// The body of a table, or the root.
    Table,
    /// An inline table.
    Inline(&'o OutlineNode),
}

/// Where an entry's own keys belong.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Container<'o> {
    /// Below a header.
    Table(usize),
    /// In an inline table.
    Inline(&'o OutlineNode),
    /// At the root, as dotted keys that begin with the entry's name.
    Dotted,
    /// At the root of the file.
    Root,
    /// Nowhere yet.
    Nowhere,
}

/// A piece of a field's value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FieldLocation<'o> {
    /// A pair; `depth` parts of its key name the field.
    Pair {
        container: EntryContainer<'o>,
        pair: &'o OutlinePair,
        depth: usize,
    },
    /// A table below the entry that is the field's value.
    Table(usize),
}

/// An entry as it stands in the text.
#[derive(Debug)]
pub(crate) struct EntryLocation<'o> {
    pub kind: Kind,
    pub home: Container<'o>,
    pub fields: Vec<(usize, FieldLocation<'o>)>,
    /// What the format does not know, by name.
    pub unknown: Vec<(&'o str, FieldLocation<'o>)>,
    pub parts: Vec<(Kind, Vec<EntryLocation<'o>>)>,
    /// Lists of parts that stand as one value.
    pub part_lists: Vec<(Kind, &'o OutlineNode)>,
    /// The list that this entry is an item of, and its place in it.
    pub item_of: Option<(&'o OutlineNode, usize)>,
    /// Its own table and every table below it.
    pub tables: Vec<usize>,
}

/// Every entry of an outline.
#[derive(Debug, Default)]
pub(crate) struct EntryLocations<'o> {
    lists: HashMap<Kind, Vec<EntryLocation<'o>>>,
    /// Lists of entries that stand as one value.
    pub list_values: HashMap<Kind, &'o OutlineNode>,
}

impl<'o> EntryLocation<'o> {
    fn new(kind: Kind, home: Container<'o>) -> Self {
        Self {
            kind,
            home,
            fields: Vec::new(),
            unknown: Vec::new(),
            parts: Vec::new(),
            part_lists: Vec::new(),
            item_of: None,
            tables: Vec::new(),
        }
    }

    /// Everything that makes up a field's value.
    pub(crate) fn holdings(&self, field: usize) -> impl Iterator<Item = FieldLocation<'o>> + '_ {
        self.fields
            .iter()
            .filter(move |(index, _)| *index == field)
            .map(|(_, holding)| *holding)
    }

    /// The parts of a kind.
    pub(crate) fn parts_of(&self, kind: Kind) -> &[EntryLocation<'o>] {
        self.parts
            .iter()
            .find(|(known, _)| *known == kind)
            .map_or(&[], |(_, locations)| locations)
    }

    fn parts_mut(&mut self, kind: Kind) -> &mut Vec<EntryLocation<'o>> {
        let index = self
            .parts
            .iter()
            .position(|(known, _)| *known == kind)
            .unwrap_or_else(|| {
                self.parts.push((kind, Vec::new()));
                self.parts.len() - 1
            });
        &mut self.parts[index].1
    }

    /// Takes in the pairs of a container, whose keys have `depth` parts before the field's name.
    fn take(
        &mut self,
        container: EntryContainer<'o>,
        pairs: impl Iterator<Item = &'o OutlinePair>,
        depth: usize,
    ) {
        for pair in pairs {
            let Some(name) = pair.keys.get(depth) else {
                continue;
            };
            if let Some(field) = self.kind.field_index(&name.name) {
                self.fields.push((
                    field,
                    FieldLocation::Pair {
                        container,
                        pair,
                        depth: depth + 1,
                    },
                ));
                continue;
            }
            let part = self
                .kind
                .description()
                .subs
                .iter()
                .find(|sub| sub.key() == name.name);
            if let (Some(&kind), OutlineNode::Array(_, items), true) =
                (part, &pair.value, pair.keys.len() == depth + 1)
            {
                self.part_lists.push((kind, &pair.value));
                let locations = inline_spots(kind, &pair.value, items);
                self.parts_mut(kind).extend(locations);
            } else {
                // A part that is no list of tables is nothing that the format knows.
                self.unknown.push((
                    &name.name,
                    FieldLocation::Pair {
                        container,
                        pair,
                        depth: depth + 1,
                    },
                ));
            }
        }
    }

    /// A table below this entry: a part, a value that is a table, or something unknown.
    fn take_table(&mut self, index: usize, table: &'o OutlineTable) {
        self.tables.push(index);
        let Some(name) = table.keys.get(1) else {
            return;
        };
        if let Some(field) = self.kind.field_index(&name.name) {
            self.fields.push((field, FieldLocation::Table(index)));
            return;
        }
        let subs = self.kind.description().subs.iter();
        let mut subs = subs.filter(|sub| sub.key() == name.name);
        let Some(&kind) = subs.next() else {
            self.unknown.push((&name.name, FieldLocation::Table(index)));
            return;
        };
        if table.keys.len() == 2 && table.array {
            let mut location = EntryLocation::new(kind, Container::Table(index));
            location.take(EntryContainer::Table, table.pairs.iter(), 0);
            location.tables.push(index);
            self.parts_mut(kind).push(location);
            return;
        }
        match (self.parts_mut(kind).last_mut(), table.keys.get(2)) {
            (Some(part), Some(name)) => {
                part.tables.push(index);
                match part.kind.field_index(&name.name) {
                    Some(field) => part.fields.push((field, FieldLocation::Table(index))),
                    None => part.unknown.push((&name.name, FieldLocation::Table(index))),
                }
            }
            _ => self.unknown.push((&name.name, FieldLocation::Table(index))),
        }
    }
}

fn inline_spots<'o>(
    kind: Kind,
    list: &'o OutlineNode,
    items: &'o [OutlineNode],
) -> Vec<EntryLocation<'o>> {
    let mut locations = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let OutlineNode::Inline(_, pairs) = item else {
            continue;
        };
        let mut location = EntryLocation::new(kind, Container::Inline(item));
        location.item_of = Some((list, place));
        location.take(EntryContainer::Inline(item), pairs.iter(), 0);
        locations.push(location);
    }
    locations
}

impl<'o> EntryLocations<'o> {
    /// The entries of an outline without faults.
    pub(crate) fn of(outline: &'o Outline, portfolio: bool) -> Self {
        let sort = Roadmap {
            id: if portfolio {
                PORTFOLIO.to_owned()
            } else {
                String::new()
            },
            ..Roadmap::default()
        };
        let mut locations = EntryLocations::default();
        locations.lists.insert(
            Kind::FileHeader,
            vec![EntryLocation::new(Kind::FileHeader, Container::Root)],
        );
        for kind in [Kind::Cluster, Kind::RuleSettings] {
            locations
                .lists
                .insert(kind, vec![EntryLocation::new(kind, Container::Nowhere)]);
        }
        for (index, table) in outline.tables.iter().enumerate() {
            match table.keys.first() {
                None => locations.take_root(&sort, table),
                Some(name) => locations.take_table(&sort, &name.name, index, table),
            }
        }
        locations
    }

    /// The entry of a place.
    pub(crate) fn find(&self, place: EntryPath) -> Option<&EntryLocation<'o>> {
        let location = self.lists.get(&place.kind)?.get(place.index)?;
        match place.part {
            None => Some(location),
            Some((kind, index)) => location.parts_of(kind).get(index),
        }
    }

    /// The entries of a kind.
    pub(crate) fn all(&self, kind: Kind) -> &[EntryLocation<'o>] {
        self.lists.get(&kind).map_or(&[], Vec::as_slice)
    }

    fn one(&mut self, kind: Kind) -> Option<&mut EntryLocation<'o>> {
        self.lists.get_mut(&kind)?.first_mut()
    }

    fn take_root(&mut self, sort: &Roadmap, table: &'o OutlineTable) {
        let root = EntryContainer::Table;
        if let Some(head) = self.one(Kind::FileHeader) {
            let known = table
                .pairs
                .iter()
                .filter(|pair| sort.is_portfolio() || pair.keys[0].name == "format");
            head.take(root, known, 0);
            // Keys that name kinds are taken below.
            head.unknown
                .retain(|(name, _)| Kind::from_key(name).is_none_or(|kind| !sort.holds(kind)));
        }
        for pair in &table.pairs {
            match Kind::from_key(&pair.keys[0].name) {
                Some(kind @ (Kind::Cluster | Kind::RuleSettings)) if sort.holds(kind) => {
                    let Some(location) = self.one(kind) else {
                        continue;
                    };
                    match &pair.value {
                        OutlineNode::Inline(_, pairs) if pair.keys.len() == 1 => {
                            location.home = Container::Inline(&pair.value);
                            location.take(EntryContainer::Inline(&pair.value), pairs.iter(), 0);
                        }
                        _ => {
                            location.home = Container::Dotted;
                            location.take(root, std::iter::once(pair), 1);
                        }
                    }
                }
                Some(kind)
                    if kind != Kind::FileHeader
                        && kind.description().parent.is_none()
                        && sort.holds(kind) =>
                {
                    let (OutlineNode::Array(_, items), 1) = (&pair.value, pair.keys.len()) else {
                        self.note_pair(pair);
                        continue;
                    };
                    self.list_values.insert(kind, &pair.value);
                    let locations = inline_spots(kind, &pair.value, items);
                    self.lists.entry(kind).or_default().extend(locations);
                }
                _ if sort.is_portfolio() || pair.keys[0].name == "format" => {}
                _ => self.note_pair(pair),
            }
        }
    }

    fn note_pair(&mut self, pair: &'o OutlinePair) {
        let holding = FieldLocation::Pair {
            container: EntryContainer::Table,
            pair,
            depth: 1,
        };
        self.note(&pair.keys[0].name, holding);
    }

    /// Notes something at the root that the format does not know.
    fn note(&mut self, name: &'o str, holding: FieldLocation<'o>) {
        if let Some(head) = self.one(Kind::FileHeader) {
            head.unknown.push((name, holding));
        }
    }

    fn take_table(&mut self, sort: &Roadmap, name: &'o str, index: usize, table: &'o OutlineTable) {
        match Kind::from_key(name) {
            Some(kind @ (Kind::Cluster | Kind::RuleSettings)) if sort.holds(kind) => {
                let Some(location) = self.one(kind) else {
                    return;
                };
                location.tables.push(index);
                if table.keys.len() == 1 && !table.array {
                    location.home = Container::Table(index);
                    location.take(EntryContainer::Table, table.pairs.iter(), 0);
                }
            }
            Some(kind)
                if kind != Kind::FileHeader
                    && kind.description().parent.is_none()
                    && sort.holds(kind) =>
            {
                let list = self.lists.entry(kind).or_default();
                if table.keys.len() == 1 && table.array {
                    let mut location = EntryLocation::new(kind, Container::Table(index));
                    location.take(EntryContainer::Table, table.pairs.iter(), 0);
                    location.tables.push(index);
                    list.push(location);
                } else if let (Some(location), true) = (list.last_mut(), table.keys.len() > 1) {
                    location.take_table(index, table);
                } else {
                    // No list of tables: nothing that the format knows.
                    self.note(name, FieldLocation::Table(index));
                }
            }
            _ => self.note(name, FieldLocation::Table(index)),
        }
    }
}

/// How many parts of a header name the entry of a place.
pub(super) fn header_parts(place: EntryPath) -> usize {
    match (place.kind, place.part) {
        (Kind::FileHeader, _) => 0,
        (_, None) => 1,
        (_, Some(_)) => 2,
    }
}
