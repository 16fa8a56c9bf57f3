//! Words at the beginning of a sentence or a heading.

/// The words with a capital letter at their beginning.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_alone_becomes_a_capital() {
        for (words, capital) in [
            ("", ""),
            ("file problem", "File problem"),
            ("\u{df}a", "SSa"),
            ("\u{627}b", "\u{627}b"),
        ] {
            assert_eq!(capitalised(words), capital);
        }
    }
}
