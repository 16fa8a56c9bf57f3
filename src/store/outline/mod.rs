//! The outline of a text: every header, key and value with its bytes.
//!
//! Made only for a file that is being edited, and to check one that may define something twice. The typed
//! reader never goes through it.

mod build;
mod duplicate_keys;
mod nodes;

pub(crate) use nodes::{
    DEEPEST, Outline, OutlineKey, OutlineNode, OutlinePair, OutlineTable, Span,
};

impl Outline {
    /// Outlines a text.
    pub(crate) fn parse(text: &str) -> Self {
        let mut outline = build::build(text);
        if outline.faults.is_empty() {
            outline.faults = duplicate_keys::twice(&outline.tables);
        }
        outline
    }
}

#[cfg(test)]
mod tests;
