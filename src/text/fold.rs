//! Folds texts for search: what people take for the same reads the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The text for comparing: without case, accents, vowel signs, joiners and controls, with every run of white space
/// one space, digits of Urdu and Arabic as 0 to 9, and the letters that Urdu and Arabic keyboards write differently
/// (`ی ي ى`, `ک ك`, `ہ ه ة`) as one.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return spaced(
            text.bytes()
                .map(|byte| char::from(byte.to_ascii_lowercase())),
        );
    }
    spaced(
        text.chars()
            .flat_map(char::to_lowercase)
            .nfkd()
            .filter(|character| canonical_combining_class(*character) == 0)
            .flat_map(char::to_lowercase)
            .filter(|character| canonical_combining_class(*character) == 0)
            .flat_map(plain_letter),
    )
}

/// Drops controls and joiners, and makes runs of white space one space.
fn spaced(characters: impl Iterator<Item = char>) -> String {
    let mut folded = String::new();
    for character in characters {
        if character.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if !is_unheard(character) {
            folded.push(character);
        }
    }
    folded
}

/// True of what nobody types to find something: controls, joiners, the Arabic stretch.
fn is_unheard(character: char) -> bool {
    super::sanitize::is_unsafe_for_terminal(character)
        || matches!(character, '\u{640}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// Letters and digits that differ in writing only.
fn plain_letter(character: char) -> impl Iterator<Item = char> {
    let (first, second) = match character {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ø' => ('o', None),
        'đ' | 'ð' => ('d', None),
        'ł' => ('l', None),
        'ı' => ('i', None),
        'ς' => ('σ', None),
        '\u{64a}' | '\u{649}' | '\u{6d2}' => ('\u{6cc}', None),
        '\u{643}' => ('\u{6a9}', None),
        '\u{647}' | '\u{629}' | '\u{6c3}' | '\u{6d5}' | '\u{6be}' => ('\u{6c1}', None),
        '\u{660}'..='\u{669}' => (digit(character, '\u{660}'), None),
        '\u{6f0}'..='\u{6f9}' => (digit(character, '\u{6f0}'), None),
        '’' | '‘' => ('\'', None),
        '“' | '”' => ('"', None),
        '–' | '‐' => ('-', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

fn digit(character: char, zero: char) -> char {
    let value = u32::from(character) - u32::from(zero);
    char::from_digit(value, 10).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::super::test_strings::any_text;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_take_for_the_same_folds_alike() {
        for (one, other) in [
            ("Café", "cafe"),
            ("STRASSE", "straße"),
            ("İstanbul", "istanbul"),
            ("ﬁne", "fine"),
            ("آئی ٹی", "ایی ٹی"),
            ("كراچي", "کراچی"),
            ("مُحَمَّد", "محمد"),
            ("می\u{200c}خواہم", "میخواہم"),
            ("۱۲۳", "123"),
            ("٤٥", "45"),
            ("a \t\n b", "a b"),
            ("Łódź", "lodz"),
            ("１２", "12"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
        assert_ne!(fold("lab"), fold("labour"));
    }

    proptest! {
        #[test]
        fn folding_what_is_folded_changes_nothing(text in any_text()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn case_never_matters(text in "[a-zA-ZäÖéñ ]{0,20}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }
    }
}
