//! What a key means where it stands: the way from a table and a key to an entry and its field.

use crate::model::{Entry, Kind, Roadmap};

/// A table of the file, as the format knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TableTarget {
    /// The root of the file.
    Root,
    /// A table or entry: its kind and its place among those of its kind.
    Entry(Kind, usize),
    /// An entry inside an entry: the parent's kind and place, the kind and the place in the parent.
    Sub(Kind, usize, Kind, usize),
    /// A table inside a field that takes any value.
    Inside(FieldTarget),
    /// Nothing that the format knows.
    Unknown,
}

/// A field of a table of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FieldTarget {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum KeyTarget {
    /// A field.
    Field(FieldTarget),
    /// A table of which there is one.
    Table(Kind),
    /// A list of entries, of the file or of a parent.
    List(Option<(Kind, usize)>, Kind),
    /// A key inside a field that takes any value.
    Inside(FieldTarget),
    /// A key that the format does not know, of an entry that may have custom fields.
    Custom(TableTarget),
    /// Nothing that the format knows.
    Unknown,
}

/// What `key` is in the table `target`.
pub(crate) fn slot(roadmap: &Roadmap, target: TableTarget, key: &str) -> KeyTarget {
    match target {
        TableTarget::Root => of_root(roadmap, key),
        TableTarget::Entry(kind, index) => match kind.field_index(key) {
            Some(field) => KeyTarget::Field(FieldTarget {
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
                .map_or(KeyTarget::Unknown, |sub| {
                    KeyTarget::List(Some((kind, index)), *sub)
                }),
        },
        TableTarget::Sub(parent, at, kind, index) => match kind.field_index(key) {
            Some(field) => KeyTarget::Field(FieldTarget {
                parent: Some((parent, at)),
                kind,
                index,
                field,
            }),
            None => KeyTarget::Unknown,
        },
        TableTarget::Inside(place) => KeyTarget::Inside(place),
        TableTarget::Unknown => KeyTarget::Unknown,
    }
}

fn of_root(roadmap: &Roadmap, key: &str) -> KeyTarget {
    if let Some(field) = Kind::FileHeader.field_index(key)
        && (roadmap.is_portfolio() || key == "format")
    {
        return KeyTarget::Field(FieldTarget {
            parent: None,
            kind: Kind::FileHeader,
            index: 0,
            field,
        });
    }
    match Kind::from_key(key) {
        Some(Kind::FileHeader) => KeyTarget::Unknown,
        Some(kind @ (Kind::Cluster | Kind::RuleSettings)) if roadmap.holds(kind) => {
            KeyTarget::Table(kind)
        }
        Some(kind) if kind.description().parent.is_none() && roadmap.holds(kind) => {
            KeyTarget::List(None, kind)
        }
        _ => KeyTarget::Unknown,
    }
}

/// The entry of a target, to be changed.
pub(crate) fn entry_mut(roadmap: &mut Roadmap, target: TableTarget) -> Option<&mut dyn Entry> {
    match target {
        TableTarget::Root => Some(&mut roadmap.head),
        TableTarget::Entry(kind, index) => roadmap.entry_mut(kind, index),
        TableTarget::Sub(parent, at, kind, index) => {
            roadmap.entry_mut(parent, at)?.sub_mut(kind, index)
        }
        TableTarget::Inside(_) | TableTarget::Unknown => None,
    }
}

impl FieldTarget {
    /// The table that the field stands in.
    pub(crate) fn target(self) -> TableTarget {
        match self.parent {
            Some((parent, at)) => TableTarget::Sub(parent, at, self.kind, self.index),
            None => TableTarget::Entry(self.kind, self.index),
        }
    }

    /// The field's description.
    pub(crate) fn described(self) -> &'static crate::model::Field {
        &self.kind.description().fields[self.field]
    }
}
