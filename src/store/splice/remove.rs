//! Entries taken out: with the comments inside them, not with those above.

use std::collections::BTreeSet;

use super::context::SpliceContext;
use super::draft::SpliceDraft;
use super::lines;
use super::locate::{Container, EntryLocation};
use super::text_edit::TextEdit;

impl<'p> SpliceContext<'p> {
    /// Takes an entry out, with everything that belongs to it.
    pub(super) fn remove(&self, location: &EntryLocation<'p>, draft: &mut SpliceDraft) {
        if let (Container::Inline(_), Some((list, index))) = (location.home, location.item_of) {
            if let Some(members) = draft.members(list) {
                members.remove(index);
            }
            return;
        }
        draft.gone.extend(&location.tables);
    }

    /// Takes tables out; those that stand one behind the other go in one piece.
    pub(super) fn remove_tables(&self, gone: &BTreeSet<usize>) -> Vec<TextEdit> {
        let mut text_edits: Vec<TextEdit> = Vec::new();
        for &index in gone {
            let text_edit = self.remove_table(index);
            match text_edits.last_mut() {
                Some(last) if last.to >= text_edit.from => last.to = text_edit.to,
                _ => text_edits.push(text_edit),
            }
        }
        let text_edits = text_edits.into_iter();
        text_edits
            .map(|text_edit| self.keep_gap(self.to_the_end(text_edit)))
            .collect()
    }

    /// The blank lines behind what goes part what is left, where none stand before it.
    fn keep_gap(&self, mut text_edit: TextEdit) -> TextEdit {
        let bom = lines::bom(self.text);
        if text_edit.to == self.text.len() || text_edit.from <= bom {
            return text_edit;
        }
        let before = lines::start(self.text, text_edit.from - 1);
        if lines::is_blank(self.text, before) {
            return text_edit;
        }
        while text_edit.to > text_edit.from {
            let last = lines::start(self.text, text_edit.to - 1);
            if last < text_edit.from || !lines::is_blank(self.text, last) {
                break;
            }
            text_edit.to = last;
        }
        text_edit
    }

    /// A table: header, pairs, the comments among them and those directly below, and the blank lines behind it.
    fn remove_table(&self, index: usize) -> TextEdit {
        let header = self.outline.tables[index].header.start;
        let from = lines::start(self.text, header);
        let mut to = self.block_end(index);
        while to < self.text.len() && lines::is_blank(self.text, to) {
            to = lines::next(self.text, to);
        }
        TextEdit::delete(from, to)
    }

    /// The last table takes the blank lines before it, and the final newline stays as it was.
    fn to_the_end(&self, mut text_edit: TextEdit) -> TextEdit {
        if text_edit.to == self.text.len() && text_edit.from > lines::bom(self.text) {
            let ends = self.text.ends_with('\n');
            let mut before = self.text[..text_edit.from]
                .trim_end_matches([' ', '\t', '\r', '\n'])
                .len();
            before = before.max(lines::bom(self.text));
            text_edit.from = if ends {
                lines::next(self.text, before)
            } else {
                before
            };
        }
        text_edit
    }

    /// Where a table ends: behind the line of its last pair, and behind the comments directly below that no
    /// header follows at once.
    pub(super) fn block_end(&self, index: usize) -> usize {
        let table = &self.outline.tables[index];
        let last = table
            .pairs
            .last()
            .map_or(table.header.end, |pair| pair.bytes().end);
        let end = lines::next(self.text, last);
        let mut below = end;
        while below < self.text.len() && lines::is_comment(self.text, below) {
            below = lines::next(self.text, below);
        }
        if below == self.text.len() || lines::is_blank(self.text, below) {
            below
        } else {
            end
        }
    }
}
