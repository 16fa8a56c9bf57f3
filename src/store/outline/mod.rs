//! The outline of a text: every header, key and value with its bytes.
//!
//! Made only for a file that is being edited, and to check one that may define something twice. The typed
//! reader never goes through it.

mod build;
mod faults;

use std::ops::Range;

use toml_parser::ParseError;

/// The deepest nesting that is read; deeper counts as broken.
pub const DEEPEST: u32 = 100;

/// A stretch of bytes.
pub type Bytes = Range<usize>;

/// One part of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key, decoded.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The key, one part or several.
    pub keys: Vec<Key>,
    /// The value.
    pub value: Node,
}

/// A value.
#[derive(Clone, Debug)]
pub enum Node {
    /// Anything that is no list and no table.
    Scalar(Bytes),
    /// A list, with its brackets.
    Array(Bytes, Vec<Node>),
    /// An inline table, with its braces.
    Inline(Bytes, Vec<Pair>),
}

/// A header with what stands below it, to the next header. The first has no header.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The header with its brackets; empty of the first.
    pub header: Bytes,
    /// Its keys; empty of the first.
    pub keys: Vec<Key>,
    /// Whether it is `[[…]]`.
    pub array: bool,
    /// The pairs below it.
    pub pairs: Vec<Pair>,
}

/// A text's outline.
#[derive(Debug, Default)]
pub struct Outline {
    /// The tables in the order of the text; the first is the root.
    pub tables: Vec<Table>,
    /// What is not valid TOML, syntax and definitions.
    pub faults: Vec<ParseError>,
}

impl Outline {
    /// Outlines a text.
    pub fn parse(text: &str) -> Self {
        let mut outline = build::build(text);
        if outline.faults.is_empty() {
            outline.faults = faults::twice(&outline.tables);
        }
        outline
    }
}

impl Pair {
    /// The bytes from the key's first to the value's last.
    pub fn bytes(&self) -> Bytes {
        self.keys.first().map_or(0, |key| key.bytes.start)..self.value.bytes().end
    }

    /// Whether the key is that path.
    pub fn is(&self, path: &[&str]) -> bool {
        self.keys.len() == path.len() && self.begins(path)
    }

    /// Whether the key begins with that path.
    pub fn begins(&self, path: &[&str]) -> bool {
        self.keys.len() >= path.len()
            && self
                .keys
                .iter()
                .zip(path)
                .all(|(key, name)| key.name == *name)
    }
}

impl Node {
    /// The bytes of the value.
    pub fn bytes(&self) -> Bytes {
        match self {
            Node::Scalar(bytes) | Node::Array(bytes, _) | Node::Inline(bytes, _) => bytes.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
