//! All that is to be changed in a text, gathered before any of it is placed: what stands at one place is written in
//! one piece, and nothing is put beside what goes.

use std::collections::{BTreeMap, BTreeSet};

use super::context::SpliceContext;
use super::lines;
use super::members::Members;
use super::text_edit::{TextEdit, rank};
use crate::model::Kind;
use crate::store::outline::OutlineNode;

/// Behind what a new table is put.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Anchor {
    /// Behind the last of these tables that stays.
    Tables(Vec<usize>),
    /// Behind the last table that is no record or feedback.
    FirstOfItsKind,
    /// At the end of the file.
    End,
}

/// New lines that are a table of their own.
#[derive(Debug)]
struct Block {
    rank: u32,
    body: String,
    /// Whether a blank line stands above it.
    apart: bool,
}

/// What is to be changed.
#[derive(Debug, Default)]
pub(crate) struct SpliceDraft {
    text_edits: Vec<TextEdit>,
    /// Lists and inline tables whose members change, by the byte of the bracket.
    members: BTreeMap<usize, Members>,
    /// Tables that go.
    pub gone: BTreeSet<usize>,
    blocks: BTreeMap<Anchor, Vec<Block>>,
    /// Keys of a root that has none.
    first_lines: Vec<(u32, String)>,
    /// Keys of tables that the file does not have yet.
    new_tables: BTreeMap<Kind, Vec<(u32, String)>>,
}

impl SpliceDraft {
    /// A piece that stands for itself.
    pub(crate) fn push(&mut self, text_edit: TextEdit) {
        self.text_edits.push(text_edit);
    }

    /// The members of a list or inline table, to be changed.
    pub(crate) fn members(&mut self, node: &OutlineNode) -> Option<&mut Members> {
        let start = node.bytes().start;
        if let std::collections::btree_map::Entry::Vacant(vacant) = self.members.entry(start) {
            vacant.insert(Members::of(node)?);
        }
        self.members.get_mut(&start)
    }

    /// A new table.
    pub(crate) fn block(&mut self, anchor: Anchor, body: String, apart: bool, rank: u32) {
        self.blocks
            .entry(anchor)
            .or_default()
            .push(Block { rank, body, apart });
    }

    /// A key of a root that has none.
    pub(crate) fn first_line(&mut self, rank: u32, line: String) {
        self.first_lines.push((rank, line));
    }

    /// A key of a table that the file does not have yet.
    pub(crate) fn table_line(&mut self, kind: Kind, rank: u32, line: String) {
        self.new_tables.entry(kind).or_default().push((rank, line));
    }

    /// The pieces that make all of it.
    pub(crate) fn finish(mut self, context: &SpliceContext<'_>) -> Vec<TextEdit> {
        for (kind, lines) in std::mem::take(&mut self.new_tables) {
            let body = context.table_of(kind, lines);
            self.block(Anchor::FirstOfItsKind, body, true, rank::ENTRY);
        }
        let mut text_edits = std::mem::take(&mut self.text_edits);
        text_edits.extend(context.remove_tables(&self.gone));
        for members in std::mem::take(&mut self.members).into_values() {
            text_edits.extend(members.text_edits(context.text));
        }
        text_edits.extend(context.first_lines(std::mem::take(&mut self.first_lines)));
        text_edits.extend(self.placed(context));
        text_edits
    }

    /// The new tables, those at one byte in one piece.
    fn placed(&mut self, context: &SpliceContext<'_>) -> Vec<TextEdit> {
        let mut at: BTreeMap<usize, Vec<Block>> = BTreeMap::new();
        for (anchor, blocks) in std::mem::take(&mut self.blocks) {
            at.entry(context.place_of(&anchor, &self.gone))
                .or_default()
                .extend(blocks);
        }
        let mut text_edits = Vec::new();
        for (at, mut blocks) in at {
            blocks.sort_by_key(|block| block.rank);
            let newline = lines::newline(context.text, at.saturating_sub(1));
            let mut body = String::new();
            for (index, block) in blocks.iter().enumerate() {
                let ends_in_comment = body.lines().next_back().is_some_and(is_comment);
                let ends_blank = body
                    .lines()
                    .next_back()
                    .is_some_and(|line| line.trim().is_empty());
                if index > 0 && (block.apart || ends_in_comment) && !ends_blank {
                    body.push_str(newline);
                }
                body.push_str(&lines::with_newline(&block.body, newline));
            }
            let apart = blocks.iter().any(|block| block.apart);
            let first = blocks.first().is_some_and(|block| block.apart);
            let first_rank = blocks.first().map_or(rank::ENTRY, |block| block.rank);
            text_edits.push(context.block(at, &body, newline, [first, apart], first_rank));
        }
        text_edits
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}
