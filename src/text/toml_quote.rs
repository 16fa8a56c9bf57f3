//! Keys and texts as TOML writes them.
//!
//! Controls beyond ASCII are escaped too: TOML would take them, and a terminal that shows the file would obey them.

use std::fmt::Write;

/// A key as it is written: quoted where it must be.
pub(crate) fn key(key: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !key.is_empty() && key.bytes().all(is_bare) {
        key.to_owned()
    } else {
        quote(key)
    }
}

/// What TOML, or a terminal that shows the file, would not take as a letter.
pub(crate) fn is_control(character: char) -> bool {
    (character.is_control() && character != '\t') || character == '\u{7f}'
}

/// A text on one line, in quotes.
pub(crate) fn quote(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 2);
    result.push('"');
    for character in text.chars() {
        match character {
            '"' => result.push_str("\\\""),
            '\n' => result.push_str("\\n"),
            other => escape(other, &mut result),
        }
    }
    result.push('"');
    result
}

/// One character of a text in quotes. Quotes and newlines are the caller's.
pub(crate) fn escape(character: char, into: &mut String) {
    match character {
        '\\' => into.push_str("\\\\"),
        '\r' => into.push_str("\\r"),
        '\u{feff}' => into.push_str("\\uFEFF"),
        other if is_control(other) => {
            // Writing into a string cannot fail.
            let _ = write!(into, "\\u{:04X}", u32::from(other));
        }
        other => into.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_read_back_and_moves_no_cursor() {
        for text in [
            "plain",
            "a \"b\" \\ c",
            "one\ntwo\r\tthree",
            "\u{1b}[31m \u{85} \u{7f} \u{feff}",
            "اردو 🏭",
            "",
        ] {
            let (written, name) = (quote(text), key(text));
            assert!(
                !written.chars().any(is_control) && !name.chars().any(is_control),
                "{written}"
            );
            let table: toml::Table = format!("{name} = {written}").parse().expect("TOML");
            assert_eq!(table[text].as_str(), Some(text), "{written}");
        }
        assert_eq!(key("iso_17025-a"), "iso_17025-a");
    }
}
