//! A place in a text that moves on over what is plain, and says `None` of anything else.

/// A place in a text. Every step that cannot be taken surely is `None`.
pub(crate) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

/// A `[header]`, or a `[[header]]` of one or two keys.
pub(crate) struct TableHeader<'t> {
    pub first: &'t str,
    pub second: Option<&'t str>,
    pub is_list: bool,
}

impl<'t> Cursor<'t> {
    /// Stands at the beginning of a text that holds no control but tabs and the ends of lines.
    pub(crate) fn new(text: &'t str) -> Option<Self> {
        let bytes = text.as_bytes();
        // Over every byte, without a branch, so that many are compared at once.
        let controls = bytes.iter().fold(false, |found, &byte| {
            found | (byte < b' ' && byte != b'\n' && byte != b'\t') | (byte == 0x7f)
        });
        if (controls && !has_only_line_ends(bytes)) || text.starts_with('\u{feff}') {
            return None;
        }
        Some(Self { text, at: 0 })
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Bytes from the start of the text.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..]
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// The text between two places, both of which lie beside an ASCII character.
    pub(super) fn slice(&self, from: usize, to: usize) -> Option<&'t str> {
        self.text.get(from..to)
    }

    /// Goes over one byte, which must be that.
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    pub(super) fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// Goes to the end of the line, over blanks and a comment and nothing else, and behind it.
    pub(crate) fn end_of_line(&mut self) -> Option<()> {
        if self.peek() == Some(b'\n') {
            self.at += 1;
            return Some(());
        }
        self.blanks();
        match self.peek() {
            None => Some(()),
            Some(b'\n') => {
                self.at += 1;
                Some(())
            }
            Some(b'\r') => {
                self.at += 1;
                self.take(b'\n')
            }
            Some(b'#') => {
                self.comment();
                Some(())
            }
            Some(_) => None,
        }
    }

    fn comment(&mut self) {
        let rest = self.rest();
        self.at += memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
    }

    /// Goes over blanks, ends of lines and comments.
    pub(super) fn lines(&mut self) -> Option<()> {
        loop {
            self.blanks();
            match self.peek() {
                Some(b'\n' | b'\r' | b'#') => self.end_of_line()?,
                _ => return Some(()),
            }
        }
    }

    fn word(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !IS_KEY[usize::from(*byte)]);
        let length = length.unwrap_or(rest.len());
        let from = self.at;
        self.at += length;
        self.slice(from, self.at).filter(|word| !word.is_empty())
    }

    /// The next key of the table, with its `=` passed; `None` inside where the table ends. `guess` tells the length of a
    /// key that the rest of the text begins with, and may know none.
    pub(crate) fn key(
        &mut self,
        guess: impl FnOnce(&[u8]) -> Option<usize>,
    ) -> Option<Option<&'t str>> {
        loop {
            match self.peek() {
                Some(b'\n') => self.at += 1,
                Some(b' ' | b'\t') => self.blanks(),
                Some(b'#' | b'\r') => self.end_of_line()?,
                Some(b'[') | None => return Some(None),
                Some(_) => break,
            }
        }
        let key = match guess(self.rest()) {
            Some(length) => {
                self.at += length;
                self.slice(self.at - length, self.at)?
            }
            None => self.word()?,
        };
        match self.rest() {
            [b' ', b'=', b' ', byte, ..] if *byte > b' ' => self.at += 3,
            _ => {
                self.blanks();
                self.take(b'=')?;
                self.blanks();
            }
        }
        Some(Some(key))
    }

    /// A header with the rest of its line.
    pub(crate) fn header(&mut self) -> Option<TableHeader<'t>> {
        self.take(b'[')?;
        let is_list = self.take(b'[').is_some();
        let first = self.word()?;
        let second = match self.take(b'.') {
            Some(()) => Some(self.word()?),
            None => None,
        };
        self.take(b']')?;
        if is_list {
            self.take(b']')?;
        }
        self.end_of_line()?;
        Some(TableHeader {
            first,
            second,
            is_list,
        })
    }
}

/// Whether every control is a tab or part of the end of a line.
fn has_only_line_ends(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'\r' => bytes.get(at + 1) == Some(&b'\n'),
        b'\n' | b'\t' => true,
        byte => *byte >= b' ' && *byte != 0x7f,
    })
}

/// Which bytes a bare key is made of.
const IS_KEY: [bool; 256] = {
    let mut is_key = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let character = byte as u8;
        is_key[byte] = character.is_ascii_alphanumeric() || character == b'-' || character == b'_';
        byte += 1;
    }
    is_key
};
