//! Takes out of a text whatever a terminal would obey instead of show.

use std::borrow::Cow;

/// Columns between the stops to which [`lines`] expands a tab.
const TAB: usize = 4;

/// True of a character that must never reach a terminal: every control (C0, DEL, C1), the controls that turn
/// the direction of text, the separators of lines and paragraphs, and the two that some terminals give a
/// column and others none (soft hyphen, byte-order mark).
pub fn is_unsafe_for_terminal(character: char) -> bool {
    character.is_control() || is_direction(character) || is_unsure(character)
}

/// The marks and overrides of the bidirectional algorithm.
fn is_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_unsure(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
    )
}

fn is_clean(text: &str) -> bool {
    if text.is_ascii() {
        text.bytes().all(|byte| (b' '..0x7f).contains(&byte))
    } else {
        !text.chars().any(is_unsafe_for_terminal)
    }
}

/// What is shown for a character, tabs and line ends aside.
///
/// A control becomes its picture (`␛`), an override a visible `�`. The invisible marks that come with pasted
/// Urdu go without a trace: they turn nothing by themselves, and a `�` would make honest text unreadable.
fn shown(character: char) -> Option<char> {
    match character {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{ad}' | '\u{feff}' => None,
        hazard if is_unsafe_for_terminal(hazard) => Some(char::REPLACEMENT_CHARACTER),
        plain => Some(plain),
    }
}

fn is_break(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The text on one line: each run of line ends and tabs is one space, none at either end.
pub fn line(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut pending = false;
    for character in text.chars() {
        if character == '\t' || is_break(character) {
            pending = true;
            continue;
        }
        let Some(character) = shown(character) else {
            continue;
        };
        if pending && !clean.is_empty() {
            clean.push(' ');
        }
        pending = false;
        clean.push(character);
    }
    Cow::Owned(clean)
}

/// The text with its lines kept: every line end is `\n`, and a tab goes on to the next stop of four columns.
pub fn lines(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    // Where the current line begins, so that a tab knows its column.
    let mut start = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if is_break(character) {
            if character == '\r' && characters.peek() == Some(&'\n') {
                characters.next();
            }
            clean.push('\n');
            start = clean.len();
        } else if character == '\t' {
            let column = super::width::width(&clean[start..]);
            clean.extend(std::iter::repeat_n(' ', TAB - column % TAB));
        } else {
            clean.extend(shown(character));
        }
    }
    Cow::Owned(clean)
}

#[cfg(test)]
mod tests {
    use super::super::test_strings::any_text;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn controls_are_seen_and_not_obeyed() {
        for (text, shown) in [
            ("plain", "plain"),
            ("\u{1b}[31mred\u{1b}[0m", "␛[31mred␛[0m"),
            ("a\u{7}b\u{7f}c\u{9b}d", "a␇b␡c\u{fffd}d"),
            ("evil\u{202e}txt.exe", "evil\u{fffd}txt.exe"),
            ("\u{2066}x\u{2069}", "\u{fffd}x\u{fffd}"),
            ("سلام\u{200f}!", "سلام!"),
            ("می\u{200c}خواہم", "می\u{200c}خواہم"),
            ("co\u{ad}operate\u{feff}", "cooperate"),
        ] {
            assert_eq!(line(text), shown, "{text:?}");
            assert_eq!(lines(text), shown, "{text:?}");
        }
    }

    #[test]
    fn one_line_stays_one_line() {
        for (text, shown) in [
            ("a\tb", "a b"),
            ("a\r\n\r\n\tb\n", "a b"),
            ("\n\na", "a"),
            ("a\u{2028}b\u{85}c", "a b c"),
            ("a  b ", "a  b "),
        ] {
            assert_eq!(line(text), shown, "{text:?}");
        }
    }

    #[test]
    fn several_lines_keep_their_ends_and_columns() {
        for (text, shown) in [
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\tb\n\tc", "a   b\n    c"),
            ("中\tb", "中  b"),
            ("a\u{2029}b", "a\nb"),
        ] {
            assert_eq!(lines(text), shown, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_left_to_obey(text in any_text()) {
            prop_assert!(!line(&text).chars().any(is_unsafe_for_terminal));
            prop_assert!(!lines(&text).chars().any(|c| c != '\n' && is_unsafe_for_terminal(c)));
        }

        #[test]
        fn cleaning_what_is_clean_changes_nothing(text in any_text()) {
            let once = line(&text).into_owned();
            prop_assert_eq!(line(&once), once.as_str());
            let once = lines(&text).into_owned();
            prop_assert_eq!(lines(&once), once.as_str());
        }
    }
}
