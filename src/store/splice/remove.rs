//! Entries taken out: with the comments inside them, not with those above.

use std::collections::BTreeSet;

use super::SpliceContext;
use super::draft::Draft;
use super::lines;
use super::locate::{Container, EntryLocation};
use super::piece::Piece;

impl<'p> SpliceContext<'p> {
    /// Takes an entry out, with everything that belongs to it.
    pub(super) fn remove(&self, spot: &EntryLocation<'p>, draft: &mut Draft) {
        if let (Container::Inline(_), Some((list, index))) = (spot.home, spot.item_of) {
            if let Some(members) = draft.members(list) {
                members.remove(index);
            }
            return;
        }
        draft.gone.extend(&spot.tables);
    }

    /// Takes tables out; those that stand one behind the other go in one piece.
    pub(super) fn remove_tables(&self, gone: &BTreeSet<usize>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for &index in gone {
            let piece = self.remove_table(index);
            match pieces.last_mut() {
                Some(last) if last.to >= piece.from => last.to = piece.to,
                _ => pieces.push(piece),
            }
        }
        let pieces = pieces.into_iter();
        pieces
            .map(|piece| self.keep_gap(self.to_the_end(piece)))
            .collect()
    }

    /// The blank lines behind what goes part what is left, where none stand before it.
    fn keep_gap(&self, mut piece: Piece) -> Piece {
        let bom = lines::bom(self.text);
        if piece.to == self.text.len() || piece.from <= bom {
            return piece;
        }
        let before = lines::start(self.text, piece.from - 1);
        if lines::is_blank(self.text, before) {
            return piece;
        }
        while piece.to > piece.from {
            let last = lines::start(self.text, piece.to - 1);
            if last < piece.from || !lines::is_blank(self.text, last) {
                break;
            }
            piece.to = last;
        }
        piece
    }

    /// A table: header, pairs, the comments among them and those directly below, and the blank lines behind it.
    fn remove_table(&self, index: usize) -> Piece {
        let header = self.outline.tables[index].header.start;
        let from = lines::start(self.text, header);
        let mut to = self.block_end(index);
        while to < self.text.len() && lines::is_blank(self.text, to) {
            to = lines::next(self.text, to);
        }
        Piece::delete(from, to)
    }

    /// The last table takes the blank lines before it, and the final newline stays as it was.
    fn to_the_end(&self, mut piece: Piece) -> Piece {
        if piece.to == self.text.len() && piece.from > lines::bom(self.text) {
            let ends = self.text.ends_with('\n');
            let mut before = self.text[..piece.from]
                .trim_end_matches([' ', '\t', '\r', '\n'])
                .len();
            before = before.max(lines::bom(self.text));
            piece.from = if ends {
                lines::next(self.text, before)
            } else {
                before
            };
        }
        piece
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
