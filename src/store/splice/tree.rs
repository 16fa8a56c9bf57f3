//! One key as it stands in a text, in whatever style: a value, dotted keys, tables below headers, or all of them.
//! What the format does not know is compared, changed and carried through it.

use std::collections::HashMap;

use super::locate::{EntryContainer, FieldLocation};
use crate::dates::date::parse_iso;
use crate::model::Value;
use crate::store::outline::{Outline, OutlineKey, OutlineNode, OutlinePair, Span};
use crate::store::read::value_of;

/// What a key holds, with where it stands.
#[derive(Debug)]
pub(crate) enum EntryTree<'o> {
    /// A value behind a key.
    Value {
        container: EntryContainer<'o>,
        pair: &'o OutlinePair,
    },
    /// A table.
    Table(Branch<'o>),
    /// A list of tables below headers.
    Tables(Vec<Branch<'o>>),
}

/// A table that stands below a header, in dotted keys, or both.
#[derive(Debug, Default)]
pub(crate) struct Branch<'o> {
    pub children: Vec<(&'o str, EntryTree<'o>)>,
    places: HashMap<&'o str, usize>,
    /// Its own header.
    pub header: Option<usize>,
    /// Its own header and every header below it.
    pub tables: Vec<usize>,
    /// The pairs that reach into it from outside, and how many parts of their keys name it.
    pub dotted: Vec<(EntryContainer<'o>, &'o OutlinePair, usize)>,
}

impl<'o> EntryTree<'o> {
    /// What stands in an outline for the key that `holdings` make up. `above` is how many parts of a header name
    /// the entry that the key belongs to.
    pub(crate) fn of(
        outline: &'o Outline,
        holdings: impl Iterator<Item = FieldLocation<'o>>,
        above: usize,
    ) -> Option<Self> {
        let mut root = Branch::default();
        for holding in holdings {
            match holding {
                FieldLocation::Pair {
                    container,
                    pair,
                    depth,
                } => root.take_pair(container, pair, depth - 1),
                FieldLocation::Table(index) => root.take_header(outline, index, above),
            }
        }
        root.children.pop().map(|(_, tree)| tree)
    }

    /// The keys of a fragment that was taken from elsewhere: pairs first, then tables, whose headers name an entry
    /// of so many parts.
    pub(crate) fn of_fragment(outline: &'o Outline, above: usize) -> Option<Self> {
        let pairs = outline.tables.first()?.pairs.iter();
        let pairs = pairs.map(|pair| FieldLocation::Pair {
            container: EntryContainer::Table,
            pair,
            depth: 1,
        });
        let tables = (1..outline.tables.len()).map(FieldLocation::Table);
        Self::of(outline, pairs.chain(tables), above)
    }

    /// The value as it is written, dates with a time and numbers that are none kept as they are.
    pub(crate) fn value(&self, text: &str) -> Value {
        match self {
            EntryTree::Value { pair, .. } => opaque(&pair.value, text),
            EntryTree::Table(branch) => branch.value(text),
            EntryTree::Tables(branches) => {
                Value::List(branches.iter().map(|branch| branch.value(text)).collect())
            }
        }
    }
}

impl<'o> Branch<'o> {
    /// The child of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&EntryTree<'o>> {
        let place = self.places.get(name)?;
        self.children.get(*place).map(|(_, tree)| tree)
    }

    /// All of it as one value.
    pub(crate) fn value(&self, text: &str) -> Value {
        let pairs = self.children.iter();
        Value::Table(
            pairs
                .map(|(name, tree)| ((*name).to_owned(), tree.value(text)))
                .collect(),
        )
    }

    fn take_pair(&mut self, container: EntryContainer<'o>, pair: &'o OutlinePair, depth: usize) {
        let Some((last, path)) = pair.keys.get(depth..).and_then(<[OutlineKey]>::split_last) else {
            return;
        };
        let mut at = self;
        for (index, key) in path.iter().enumerate() {
            let Some(below) = at.below(&key.name) else {
                return;
            };
            at = below;
            at.dotted.push((container, pair, depth + index + 1));
        }
        let value = EntryTree::Value { container, pair };
        let place = at.position(&last.name);
        at.children[place].1 = value;
    }

    fn take_header(&mut self, outline: &'o Outline, index: usize, above: usize) {
        let table = &outline.tables[index];
        let Some((last, path)) = table.keys.get(above..).and_then(<[OutlineKey]>::split_last)
        else {
            return;
        };
        let mut at = self;
        for key in path {
            let Some(below) = at.below(&key.name) else {
                return;
            };
            at = below;
            at.tables.push(index);
        }
        let Some(own) = at.own(&last.name, table.array) else {
            return;
        };
        own.header = Some(index);
        own.tables.push(index);
        for pair in &table.pairs {
            own.take_pair(EntryContainer::Table, pair, 0);
        }
    }

    fn position(&mut self, name: &'o str) -> usize {
        *self.places.entry(name).or_insert_with(|| {
            self.children
                .push((name, EntryTree::Table(Branch::default())));
            self.children.len() - 1
        })
    }

    /// The table of a name, the last of a list; made where there is none.
    fn below(&mut self, name: &'o str) -> Option<&mut Branch<'o>> {
        let index = self.position(name);
        match &mut self.children[index].1 {
            EntryTree::Table(branch) => Some(branch),
            EntryTree::Tables(branches) => branches.last_mut(),
            // A sound outline has nothing below a value.
            EntryTree::Value { .. } => None,
        }
    }

    /// The table that a header opens.
    fn own(&mut self, name: &'o str, array: bool) -> Option<&mut Branch<'o>> {
        if array {
            let index = self.position(name);
            let child = &mut self.children[index].1;
            if !matches!(child, EntryTree::Tables(_)) {
                *child = EntryTree::Tables(Vec::new());
            }
            if let EntryTree::Tables(branches) = child {
                branches.push(Branch::default());
            }
        }
        self.below(name)
    }
}

/// A value that the format does not know, as it is written.
pub(crate) fn opaque(node: &OutlineNode, text: &str) -> Value {
    match node {
        OutlineNode::Scalar(bytes) => scalar(&text[bytes.clone()]),
        OutlineNode::Array(_, items) => {
            Value::List(items.iter().map(|item| opaque(item, text)).collect())
        }
        OutlineNode::Inline(_, pairs) => {
            let mut branch = Branch::default();
            for pair in pairs {
                branch.take_pair(EntryContainer::Inline(node), pair, 0);
            }
            branch.value(text)
        }
    }
}

fn scalar(raw: &str) -> Value {
    match value_of(raw) {
        // A date with a time is more than its day.
        Some(Value::Date(date)) if parse_iso(raw) != Some(date) => Value::Other(raw.to_owned()),
        Some(Value::Number(number)) if !number.is_finite() => Value::Other(raw.to_lowercase()),
        Some(value) => value,
        None => Value::Other(raw.to_owned()),
    }
}

/// The bytes of a pair from the part of its key at `depth` on.
pub(crate) fn from_key(pair: &OutlinePair, depth: usize) -> Span {
    let start = pair.keys.get(depth).map_or(0, |key| key.bytes.start);
    start..pair.value.bytes().end
}
