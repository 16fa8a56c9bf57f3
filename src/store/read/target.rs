//! What a key means where it stands: the way from a table and a key to an entry and its field.

use crate::roadmap::{Entry, Kind, Roadmap};

/// A table of the file, as the format knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The root of the file.
    Root,
    /// A table or entry: its kind and its place among those of its kind.
    Entry(Kind, usize),
    /// An entry inside an entry: the parent's kind and place, the kind and the place in the parent.
    Sub(Kind, usize, Kind, usize),
    /// A table inside a field that takes any value.
    Inside(Where),
    /// Nothing that the format knows.
    Unknown,
}

/// A field of a table of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Where {
    /// The parent, of an entry inside an entry.
    pub parent: Option<(Kind, usize)>,
    /// The kind.
    pub kind: Kind,
    /// The place among those of its kind, in the file or in the parent.
    pub index: usize,
    /// The place of the field among the kind's.
    pub field: usize,
}

/// What a key of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A field.
    Field(Where),
    /// A table of which there is one.
    Table(Kind),
    /// A list of entries, of the file or of a parent.
    List(Option<(Kind, usize)>, Kind),
    /// A key inside a field that takes any value.
    Inside(Where),
    /// Nothing that the format knows.
    Unknown,
}

/// What `key` is in the table `target`.
pub fn slot(roadmap: &Roadmap, target: Target, key: &str) -> Slot {
    match target {
        Target::Root => of_root(roadmap, key),
        Target::Entry(kind, index) => match kind.field_index(key) {
            Some(field) => Slot::Field(Where {
                parent: None,
                kind,
                index,
                field,
            }),
            None => kind
                .description()
                .subs
                .iter()
                .find(|sub| sub.key() == key)
                .map_or(Slot::Unknown, |sub| Slot::List(Some((kind, index)), *sub)),
        },
        Target::Sub(parent, at, kind, index) => match kind.field_index(key) {
            Some(field) => Slot::Field(Where {
                parent: Some((parent, at)),
                kind,
                index,
                field,
            }),
            None => Slot::Unknown,
        },
        Target::Inside(place) => Slot::Inside(place),
        Target::Unknown => Slot::Unknown,
    }
}

fn of_root(roadmap: &Roadmap, key: &str) -> Slot {
    if let Some(field) = Kind::Head.field_index(key)
        && (roadmap.is_portfolio() || key == "format")
    {
        return Slot::Field(Where {
            parent: None,
            kind: Kind::Head,
            index: 0,
            field,
        });
    }
    match Kind::from_key(key) {
        Some(Kind::Head) => Slot::Unknown,
        Some(kind @ (Kind::Cluster | Kind::Rules)) if roadmap.holds(kind) => Slot::Table(kind),
        Some(kind) if kind.description().parent.is_none() && roadmap.holds(kind) => {
            Slot::List(None, kind)
        }
        _ => Slot::Unknown,
    }
}

/// The entry of a target, to be changed.
pub fn entry_mut(roadmap: &mut Roadmap, target: Target) -> Option<&mut dyn Entry> {
    match target {
        Target::Root => Some(&mut roadmap.head),
        Target::Entry(kind, index) => roadmap.entry_mut(kind, index),
        Target::Sub(parent, at, kind, index) => roadmap.entry_mut(parent, at)?.sub_mut(kind, index),
        Target::Inside(_) | Target::Unknown => None,
    }
}

impl Where {
    /// The table that the field stands in.
    pub fn target(self) -> Target {
        match self.parent {
            Some((parent, at)) => Target::Sub(parent, at, self.kind, self.index),
            None => Target::Entry(self.kind, self.index),
        }
    }

    /// The field's description.
    pub fn described(self) -> &'static crate::roadmap::Field {
        &self.kind.description().fields[self.field]
    }
}
