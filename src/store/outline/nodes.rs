//! Headers, keys and values of one text, with their bytes.

use std::ops::Range;

use toml_parser::ParseError;

/// The deepest nesting that is read; deeper counts as broken.
pub(crate) const DEEPEST: u32 = 100;

/// A stretch of bytes.
pub(crate) type Span = Range<usize>;

/// One part of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutlineKey {
    /// The key, decoded.
    pub name: String,
    /// Its bytes.
    pub bytes: Span,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct OutlinePair {
    /// The key, one part or several.
    pub keys: Vec<OutlineKey>,
    /// The value.
    pub value: OutlineNode,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum OutlineNode {
    /// Anything that is no list and no table.
    Scalar(Span),
    /// A list, with its brackets.
    Array(Span, Vec<OutlineNode>),
    /// An inline table, with its braces.
    Inline(Span, Vec<OutlinePair>),
}

/// A header with what stands below it, to the next header. The first has no header.
#[derive(Clone, Debug, Default)]
pub(crate) struct OutlineTable {
    /// The header with its brackets; empty of the first.
    pub header: Span,
    /// Its keys; empty of the first.
    pub keys: Vec<OutlineKey>,
    /// Whether it is `[[…]]`.
    pub array: bool,
    /// The pairs below it.
    pub pairs: Vec<OutlinePair>,
}

/// A text's outline.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The tables in the order of the text; the first is the root.
    pub tables: Vec<OutlineTable>,
    /// What is not valid TOML, syntax and definitions.
    pub faults: Vec<ParseError>,
}

impl OutlinePair {
    /// The bytes from the key's first to the value's last.
    pub(crate) fn bytes(&self) -> Span {
        self.keys.first().map_or(0, |key| key.bytes.start)..self.value.bytes().end
    }
}

impl OutlineNode {
    /// The bytes of the value.
    pub(crate) fn bytes(&self) -> Span {
        match self {
            OutlineNode::Scalar(bytes)
            | OutlineNode::Array(bytes, _)
            | OutlineNode::Inline(bytes, _) => bytes.clone(),
        }
    }
}
