//! Where an unknown key stands in the text that it is carried from.

use super::context::SpliceContext;
use super::tree::EntryTree;
use crate::store::outline::Outline;

/// A tree of another text, with that text.
#[derive(Clone, Copy)]
pub(super) struct Source<'s> {
    pub text: &'s str,
    pub outline: &'s Outline,
    pub tree: &'s EntryTree<'s>,
}

impl<'s> Source<'s> {
    pub(super) fn child(self, name: &str) -> Option<Source<'s>> {
        match self.tree {
            EntryTree::Table(branch) => Some(Source {
                tree: branch.child(name)?,
                ..self
            }),
            _ => None,
        }
    }
}

/// The lines of what stands as tables of its own elsewhere, and as nothing else.
pub(super) fn tables_of(source: Source<'_>) -> Option<String> {
    match source.tree {
        EntryTree::Value { .. } => None,
        EntryTree::Table(branch) => {
            let is_whole = branch.dotted.is_empty();
            is_whole
                .then(|| block_lines(source, &branch.tables))
                .flatten()
        }
        EntryTree::Tables(branches) => {
            let tables: Vec<usize> = branches.iter().flat_map(|one| one.tables.clone()).collect();
            block_lines(source, &tables)
        }
    }
}

/// The lines of tables of another text, one behind the other, with the comments among and directly above them.
pub(super) fn block_lines(source: Source<'_>, tables: &[usize]) -> Option<String> {
    let locations = super::locate::EntryLocations::default();
    let context = SpliceContext {
        text: source.text,
        outline: source.outline,
        locations: &locations,
        portfolio: false,
    };
    let mut lines = String::new();
    for run in super::entry_source::runs(tables) {
        lines.push_str(&context.lines_of(&run)?);
    }
    (!lines.is_empty()).then_some(lines)
}
