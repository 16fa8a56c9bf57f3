//! Objects of texts and numbers, written straight into the text of a file: what stands there by the ten thousand.
//!
//! What comes out is what `serde_json::to_string_pretty` gives.

use std::fmt::Write;

/// Two spaces a level, as many levels as anything written here lies deep.
const INDENT: &str = "            ";

/// One object on its way into a text.
pub struct ObjectWriter<'o> {
    out: &'o mut String,
    /// The spaces before a key.
    indent: usize,
    is_empty: bool,
}

impl<'o> ObjectWriter<'o> {
    /// Begins an object that stands so many levels deep.
    pub fn new(out: &'o mut String, depth: usize) -> Self {
        out.push('{');
        Self {
            out,
            indent: 2 * (depth + 1),
            is_empty: true,
        }
    }

    /// A key, which must be plain.
    fn key(&mut self, key: &'static str) {
        self.out.push_str(if self.is_empty { "\n" } else { ",\n" });
        self.is_empty = false;
        self.out.push_str(&INDENT[..self.indent]);
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\": ");
    }

    /// A text.
    pub fn text(&mut self, key: &'static str, value: &str) {
        self.key(key);
        push_text(self.out, value);
    }

    /// A text, or null.
    pub fn maybe_text(&mut self, key: &'static str, value: Option<&str>) {
        self.key(key);
        match value {
            Some(value) => push_text(self.out, value),
            None => self.out.push_str("null"),
        }
    }

    /// A whole number, or null.
    pub fn maybe_number(&mut self, key: &'static str, value: Option<i64>) {
        self.key(key);
        match value {
            // Writing into a text cannot fail.
            Some(value) => drop(write!(self.out, "{value}")),
            None => self.out.push_str("null"),
        }
    }

    /// Ends the object.
    pub fn end(self) {
        self.out.push('\n');
        self.out.push_str(&INDENT[..self.indent - 2]);
        self.out.push('}');
    }
}

/// A text in quotes. One without anything to escape, as nearly all are, is copied at once.
fn push_text(out: &mut String, text: &str) {
    let is_plain = !text.bytes().fold(false, |found, byte| {
        found | (byte < b' ') | (byte == b'"') | (byte == b'\\')
    });
    match is_plain {
        true => {
            out.push('"');
            out.push_str(text);
            out.push('"');
        }
        false => out.push_str(&serde_json::to_string(text).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn it_is_what_the_library_writes() {
        for text in [
            "",
            "plain",
            "a \"quote\" \\",
            "two\nlines\u{1}\u{7f}",
            "اردو",
        ] {
            let mut out = String::new();
            let mut object = ObjectWriter::new(&mut out, 0);
            object.text("a", text);
            object.maybe_text("b", Some(text));
            object.maybe_text("c", None);
            object.maybe_number("d", Some(-7));
            object.maybe_number("e", None);
            object.end();
            let value = json!({ "a": text, "b": text, "c": null, "d": -7, "e": null });
            assert_eq!(out, serde_json::to_string_pretty(&value).unwrap());
        }
    }
}
