//! Texts and numbers written straight into a text of JSON, as `serde_json` writes them.

/// A whole number, or null.
pub(crate) fn push_number(out: &mut String, number: Option<i64>) {
    match number {
        Some(number) => out.push_str(itoa::Buffer::new().format(number)),
        None => out.push_str("null"),
    }
}

/// A text in quotes. One without anything to escape, as nearly all are, is copied at once.
pub(crate) fn push_text(out: &mut String, text: &str) {
    let escaped = text.bytes().fold(false, |found, byte| {
        found | (byte < b' ') | (byte == b'"') | (byte == b'\\')
    });
    match escaped {
        true => out.push_str(&serde_json::to_string(text).unwrap_or_default()),
        false => {
            out.push('"');
            out.push_str(text);
            out.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            push_text(&mut out, text);
            assert_eq!(out, serde_json::to_string(text).unwrap());
        }
        for number in [None, Some(0), Some(-7), Some(i64::MAX), Some(i64::MIN)] {
            let mut out = String::new();
            push_number(&mut out, number);
            assert_eq!(out, serde_json::to_string(&number).unwrap());
        }
    }
}
