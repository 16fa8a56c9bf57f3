//! Entries taken out: with the comments inside them, not with those above.

use super::array::without;
use super::lines;
use super::locate::{Container, EntryLocation};
use super::{SpliceContext, TextEdit};
use crate::edit::EntryPath;
use crate::store::outline::OutlineNode;

impl<'p> SpliceContext<'p> {
    /// Takes an entry out, with everything that belongs to it.
    pub(super) fn remove(&self, _place: EntryPath, spot: &EntryLocation<'p>) -> Vec<TextEdit> {
        if let (Container::Inline(_), Some((list, index))) = (spot.home, spot.item_of) {
            return self.remove_item(list, index);
        }
        // Tables that stand one behind the other go in one piece.
        let mut pieces: Vec<TextEdit> = Vec::new();
        for &index in &spot.tables {
            let piece = self.remove_table(index);
            match pieces.last_mut() {
                Some(last) if last.to >= piece.from => last.to = piece.to,
                _ => pieces.push(piece),
            }
        }
        pieces
            .into_iter()
            .map(|piece| self.keep_gap(piece))
            .collect()
    }

    /// The blank lines behind what goes part what is left, where none stand before it.
    fn keep_gap(&self, mut piece: TextEdit) -> TextEdit {
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

    fn remove_item(&self, list: &OutlineNode, index: usize) -> Vec<TextEdit> {
        let bytes = list.bytes();
        match without(&self.text[bytes.clone()], index) {
            Some(text) => vec![TextEdit {
                from: bytes.start,
                to: bytes.end,
                text,
            }],
            None => Vec::new(),
        }
    }

    /// Takes a table out: header, pairs, the comments among them and those directly below, and the blank lines
    /// behind it.
    pub(super) fn remove_table(&self, index: usize) -> TextEdit {
        let header = self.outline.tables[index].header.start;
        let mut from = lines::start(self.text, header);
        let mut to = self.block_end(index);
        while to < self.text.len() && lines::is_blank(self.text, to) {
            to = lines::next(self.text, to);
        }
        if to == self.text.len() && from > lines::bom(self.text) {
            // The last table takes the blank lines before it, and the final newline stays as it was.
            let ends = self.text.ends_with('\n');
            let mut before = self.text[..from]
                .trim_end_matches([' ', '\t', '\r', '\n'])
                .len();
            before = before.max(lines::bom(self.text));
            from = if ends {
                lines::next(self.text, before)
            } else {
                before
            };
        }
        TextEdit {
            from,
            to,
            text: String::new(),
        }
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
