//! The command lines of other programs that people name in variables, such as their editor and their pager.

/// The words of a command line: what stands in quotes is one word. A backslash is itself, as it stands in paths.
/// `None` where a quote is not closed.
pub(crate) fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let (mut word, mut quote) = (None::<String>, None);
    for character in line.chars() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, _) if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_are_one() {
        let read = |line: &str| words(line).unwrap();
        assert_eq!(read("vim -p"), ["vim", "-p"]);
        assert_eq!(
            read(r#""C:\Program Files\Vim\vim.exe" -y"#),
            [r"C:\Program Files\Vim\vim.exe", "-y"]
        );
        assert_eq!(
            read("emacs --eval '(a b)' \"\""),
            ["emacs", "--eval", "(a b)", ""]
        );
        assert_eq!(read("  nano  "), ["nano"]);
        assert_eq!(words("\"vim"), None);
    }
}
