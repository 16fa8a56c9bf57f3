//! Values: one scalar, or a list of texts.

use std::borrow::Cow;

use toml_parser::decoder::Encoding;
use toml_parser::{ParseError, Raw, Span};

use super::super::scalar::decode;
use super::cursor::Cursor;
use crate::dates::date::parse_iso;
use crate::model::Scalar;

impl<'t> Cursor<'t> {
    /// A scalar that means what it says; what is no date or number though it is written like one is left.
    pub(crate) fn scalar(&mut self) -> Option<Scalar<'t>> {
        match self.peek()? {
            b'"' | b'\'' => self.quoted().map(Scalar::Text),
            _ => self.bare(),
        }
    }

    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        let rest = self.rest();
        match rest {
            [b'"', b'"', b'"', ..] => self.several_lines(Encoding::MlBasicString),
            [b'\'', b'\'', b'\'', ..] => self.several_lines(Encoding::MlLiteralString),
            [b'"', ..] => self.basic(),
            _ => self.literal(),
        }
    }

    /// `"a text"`.
    fn basic(&mut self) -> Option<Cow<'t, str>> {
        let start = self.at() + 1;
        let rest = self.rest().get(1..)?;
        let end = memchr::memchr3(b'"', b'\\', b'\n', rest)?;
        match rest[end] {
            b'"' => {
                self.skip(end + 2);
                self.slice(start, start + end).map(Cow::Borrowed)
            }
            b'\\' => {
                let length = 1 + end_of_escaped(rest, end)?;
                self.decoded(length + 1, Encoding::BasicString)
            }
            _ => None,
        }
    }

    /// `'a text'`.
    fn literal(&mut self) -> Option<Cow<'t, str>> {
        let start = self.at() + 1;
        let rest = self.rest().get(1..)?;
        let end = memchr::memchr2(b'\'', b'\n', rest).filter(|end| rest[*end] == b'\'')?;
        self.skip(end + 2);
        self.slice(start, start + end).map(Cow::Borrowed)
    }

    /// A text in three quotes. One that ends in more quotes than three is left.
    fn several_lines(&mut self, encoding: Encoding) -> Option<Cow<'t, str>> {
        let (quote, quotes) = match encoding {
            Encoding::MlBasicString => (b'"', &b"\"\"\""[..]),
            _ => (b'\'', &b"'''"[..]),
        };
        let rest = self.rest().get(3..)?;
        let end = memchr::memmem::find(rest, quotes)?;
        if rest.get(end + 3) == Some(&quote) {
            return None;
        }
        let inner = &rest[..end];
        let is_escaped = quote == b'"' && memchr::memchr(b'\\', inner).is_some();
        if is_escaped && inner.ends_with(b"\\") {
            return None;
        }
        if is_escaped || memchr::memchr(b'\r', inner).is_some() {
            return self.decoded(end + 6, encoding);
        }
        let start = self.at() + 3;
        self.skip(end + 6);
        let inner = self.slice(start, start + end)?;
        Some(Cow::Borrowed(inner.strip_prefix('\n').unwrap_or(inner)))
    }

    /// The text of so many bytes, decoded as the whole reader does.
    fn decoded(&mut self, length: usize, encoding: Encoding) -> Option<Cow<'t, str>> {
        match self.whole_scalar(length, Some(encoding))? {
            Scalar::Text(text) => Some(text),
            _ => None,
        }
    }

    fn whole_scalar(&mut self, length: usize, encoding: Option<Encoding>) -> Option<Scalar<'t>> {
        let from = self.at();
        let raw = self.slice(from, from + length)?;
        let span = Span::new_unchecked(from, from + length);
        let mut error: Option<ParseError> = None;
        let value = decode(Raw::new_unchecked(raw, encoding, span), &mut error);
        self.skip(length);
        error.is_none().then_some(value)
    }

    /// A date, a number, or a truth.
    fn bare(&mut self) -> Option<Scalar<'t>> {
        let rest = self.rest();
        if let [b'0'..=b'9', _, _, _, b'-', _, _, b'-', _, _, b'\n', ..] = rest {
            let from = self.at();
            let date = parse_iso(self.slice(from, from + 10)?)?;
            self.skip(10);
            return Some(Scalar::Date(date));
        }
        let end = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'#');
        let length = rest.iter().position(end).unwrap_or(rest.len());
        let from = self.at();
        let word = self.slice(from, from + length)?;
        let plain = match (word, word.as_bytes()) {
            ("true", _) => Some(Scalar::Truth(true)),
            ("false", _) => Some(Scalar::Truth(false)),
            (_, [b'0'..=b'9', _, _, _, b'-', ..]) => parse_iso(word).map(Scalar::Date),
            (_, [b'1'..=b'9', digits @ ..]) if digits.len() < 18 => whole(word),
            _ => None,
        };
        if let Some(plain) = plain {
            self.skip(length);
            return Some(plain);
        }
        let is_number =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'_' | b'.');
        if !word.bytes().all(is_number) {
            return None;
        }
        match self.whole_scalar(length, None)? {
            number @ (Scalar::Whole(_) | Scalar::Number(_)) => Some(number),
            _ => None,
        }
    }

    /// A list of texts, each given to `put`.
    pub(crate) fn texts(&mut self, mut put: impl FnMut(Cow<'t, str>) -> Option<()>) -> Option<()> {
        self.take(b'[')?;
        loop {
            self.lines()?;
            match self.peek()? {
                b']' => {
                    self.skip(1);
                    return Some(());
                }
                b'"' | b'\'' => put(self.quoted()?)?,
                _ => return None,
            }
            self.lines()?;
            match self.peek()? {
                b',' => self.skip(1),
                b']' => {}
                _ => return None,
            }
        }
    }
}

fn whole(word: &str) -> Option<Scalar<'static>> {
    let number = word.bytes().try_fold(0i64, |sum, byte| {
        byte.is_ascii_digit()
            .then(|| sum * 10 + i64::from(byte - b'0'))
    });
    number.map(Scalar::Whole)
}

/// The place of the quote that ends a text of one line, whose first escape stands at `from`.
fn end_of_escaped(rest: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match *rest.get(at)? {
            b'\\' => at += 2,
            b'"' => return Some(at),
            b'\n' => return None,
            _ => at += memchr::memchr3(b'"', b'\\', b'\n', &rest[at..])?,
        }
    }
}
