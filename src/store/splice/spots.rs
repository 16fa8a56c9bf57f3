//! Where the entries stand in an outline, in the count of the typed reader.

use std::collections::HashMap;

use super::super::outline::{Node, Outline, Pair, Table};
use crate::edit::Place;
use crate::roadmap::{Kind, PORTFOLIO, Roadmap};

/// What holds pairs: the body of a table, or an inline table.
#[derive(Clone, Copy, Debug)]
pub enum Container<'o> {
    /// The body of a table, or the root.
    Table,
    /// An inline table.
    Inline(&'o Node),
}

/// Where an entry's own keys belong.
#[derive(Clone, Copy, Debug)]
pub enum Home<'o> {
    /// Below a header.
    Table(usize),
    /// In an inline table.
    Inline(&'o Node),
    /// At the root, as dotted keys that begin with the entry's name.
    Dotted,
    /// At the root of the file.
    Root,
    /// Nowhere yet.
    Nowhere,
}

/// A piece of a field's value.
#[derive(Clone, Copy, Debug)]
pub enum Holding<'o> {
    /// A pair; `depth` parts of its key name the field.
    Pair {
        container: Container<'o>,
        pair: &'o Pair,
        depth: usize,
    },
    /// A table below the entry that is the field's value.
    Table(usize),
}

/// An entry as it stands in the text.
#[derive(Debug)]
pub struct Spot<'o> {
    pub kind: Kind,
    pub home: Home<'o>,
    pub fields: Vec<(usize, Holding<'o>)>,
    /// What the format does not know, by name.
    pub unknown: Vec<(&'o str, Holding<'o>)>,
    pub parts: Vec<(Kind, Vec<Spot<'o>>)>,
    /// Lists of parts that stand as one value.
    pub part_lists: Vec<(Kind, &'o Node)>,
    /// The list that this entry is an item of, and its place in it.
    pub item_of: Option<(&'o Node, usize)>,
    /// Its own table and every table below it.
    pub tables: Vec<usize>,
}

/// Every entry of an outline.
#[derive(Debug, Default)]
pub struct Spots<'o> {
    lists: HashMap<Kind, Vec<Spot<'o>>>,
    /// Lists of entries that stand as one value.
    pub list_values: HashMap<Kind, &'o Node>,
}

impl<'o> Spot<'o> {
    fn new(kind: Kind, home: Home<'o>) -> Self {
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
    pub fn holdings(&self, field: usize) -> impl Iterator<Item = Holding<'o>> + '_ {
        self.fields
            .iter()
            .filter(move |(index, _)| *index == field)
            .map(|(_, holding)| *holding)
    }

    /// Everything that makes up the value of a key that the format does not know.
    pub fn strays<'k>(&'k self, key: &'k str) -> impl Iterator<Item = Holding<'o>> + 'k {
        self.unknown
            .iter()
            .filter(move |(name, _)| *name == key)
            .map(|(_, holding)| *holding)
    }

    /// The parts of a kind.
    pub fn parts_of(&self, kind: Kind) -> &[Spot<'o>] {
        self.parts
            .iter()
            .find(|(known, _)| *known == kind)
            .map_or(&[], |(_, spots)| spots)
    }

    fn parts_mut(&mut self, kind: Kind) -> &mut Vec<Spot<'o>> {
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
        container: Container<'o>,
        pairs: impl Iterator<Item = &'o Pair>,
        depth: usize,
    ) {
        for pair in pairs {
            let Some(name) = pair.keys.get(depth) else {
                continue;
            };
            if let Some(field) = self.kind.field_index(&name.name) {
                self.fields.push((
                    field,
                    Holding::Pair {
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
            if let (Some(&kind), Node::Array(_, items), true) =
                (part, &pair.value, pair.keys.len() == depth + 1)
            {
                self.part_lists.push((kind, &pair.value));
                let spots = inline_spots(kind, &pair.value, items);
                self.parts_mut(kind).extend(spots);
            } else if part.is_none() {
                self.unknown.push((
                    &name.name,
                    Holding::Pair {
                        container,
                        pair,
                        depth: depth + 1,
                    },
                ));
            }
        }
    }

    /// A table below this entry: a part, a value that is a table, or something unknown.
    fn take_table(&mut self, index: usize, table: &'o Table) {
        self.tables.push(index);
        let Some(name) = table.keys.get(1) else {
            return;
        };
        if let Some(field) = self.kind.field_index(&name.name) {
            self.fields.push((field, Holding::Table(index)));
            return;
        }
        let Some(&kind) = self
            .kind
            .description()
            .subs
            .iter()
            .find(|sub| sub.key() == name.name)
        else {
            self.unknown.push((&name.name, Holding::Table(index)));
            return;
        };
        if table.keys.len() == 2 && table.array {
            let mut spot = Spot::new(kind, Home::Table(index));
            spot.take(Container::Table, table.pairs.iter(), 0);
            spot.tables.push(index);
            self.parts_mut(kind).push(spot);
        } else if let Some(part) = self.parts_mut(kind).last_mut() {
            part.tables.push(index);
            if let Some(name) = table.keys.get(2) {
                part.unknown.push((&name.name, Holding::Table(index)));
            }
        }
    }
}

fn inline_spots<'o>(kind: Kind, list: &'o Node, items: &'o [Node]) -> Vec<Spot<'o>> {
    let mut spots = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Node::Inline(_, pairs) = item else {
            continue;
        };
        let mut spot = Spot::new(kind, Home::Inline(item));
        spot.item_of = Some((list, place));
        spot.take(Container::Inline(item), pairs.iter(), 0);
        spots.push(spot);
    }
    spots
}

impl<'o> Spots<'o> {
    /// The entries of an outline without faults.
    pub fn of(outline: &'o Outline, portfolio: bool) -> Self {
        let sort = Roadmap {
            id: if portfolio {
                PORTFOLIO.to_owned()
            } else {
                String::new()
            },
            ..Roadmap::default()
        };
        let mut spots = Spots::default();
        spots
            .lists
            .insert(Kind::Head, vec![Spot::new(Kind::Head, Home::Root)]);
        for kind in [Kind::Cluster, Kind::Rules] {
            spots
                .lists
                .insert(kind, vec![Spot::new(kind, Home::Nowhere)]);
        }
        for (index, table) in outline.tables.iter().enumerate() {
            match table.keys.first() {
                None => spots.take_root(&sort, table),
                Some(name) => spots.take_table(&sort, &name.name, index, table),
            }
        }
        spots
    }

    /// The entry of a place.
    pub fn find(&self, place: Place) -> Option<&Spot<'o>> {
        let spot = self.lists.get(&place.kind)?.get(place.index)?;
        match place.part {
            None => Some(spot),
            Some((kind, index)) => spot.parts_of(kind).get(index),
        }
    }

    /// The entries of a kind.
    pub fn all(&self, kind: Kind) -> &[Spot<'o>] {
        self.lists.get(&kind).map_or(&[], Vec::as_slice)
    }

    fn one(&mut self, kind: Kind) -> Option<&mut Spot<'o>> {
        self.lists.get_mut(&kind)?.first_mut()
    }

    fn take_root(&mut self, sort: &Roadmap, table: &'o Table) {
        let root = Container::Table;
        if let Some(head) = self.one(Kind::Head) {
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
                Some(kind @ (Kind::Cluster | Kind::Rules)) if sort.holds(kind) => {
                    let Some(spot) = self.one(kind) else { continue };
                    match &pair.value {
                        Node::Inline(_, pairs) if pair.keys.len() == 1 => {
                            spot.home = Home::Inline(&pair.value);
                            spot.take(Container::Inline(&pair.value), pairs.iter(), 0);
                        }
                        _ => {
                            spot.home = Home::Dotted;
                            spot.take(root, std::iter::once(pair), 1);
                        }
                    }
                }
                Some(kind)
                    if kind != Kind::Head
                        && kind.description().parent.is_none()
                        && sort.holds(kind) =>
                {
                    if let (Node::Array(_, items), 1) = (&pair.value, pair.keys.len()) {
                        self.list_values.insert(kind, &pair.value);
                        self.lists.entry(kind).or_default().extend(inline_spots(
                            kind,
                            &pair.value,
                            items,
                        ));
                    }
                }
                _ if sort.is_portfolio() || pair.keys[0].name == "format" => {}
                _ => {
                    let holding = Holding::Pair {
                        container: root,
                        pair,
                        depth: 1,
                    };
                    self.note(&pair.keys[0].name, holding);
                }
            }
        }
    }

    /// Notes something at the root that the format does not know.
    fn note(&mut self, name: &'o str, holding: Holding<'o>) {
        if let Some(head) = self.one(Kind::Head) {
            head.unknown.push((name, holding));
        }
    }

    fn take_table(&mut self, sort: &Roadmap, name: &'o str, index: usize, table: &'o Table) {
        match Kind::from_key(name) {
            Some(kind @ (Kind::Cluster | Kind::Rules)) if sort.holds(kind) => {
                let Some(spot) = self.one(kind) else { return };
                spot.tables.push(index);
                if table.keys.len() == 1 && !table.array {
                    spot.home = Home::Table(index);
                    spot.take(Container::Table, table.pairs.iter(), 0);
                }
            }
            Some(kind)
                if kind != Kind::Head
                    && kind.description().parent.is_none()
                    && sort.holds(kind) =>
            {
                let list = self.lists.entry(kind).or_default();
                if table.keys.len() == 1 && table.array {
                    let mut spot = Spot::new(kind, Home::Table(index));
                    spot.take(Container::Table, table.pairs.iter(), 0);
                    spot.tables.push(index);
                    list.push(spot);
                } else if let (Some(spot), true) = (list.last_mut(), table.keys.len() > 1) {
                    spot.take_table(index, table);
                }
            }
            _ => self.note(name, Holding::Table(index)),
        }
    }
}
