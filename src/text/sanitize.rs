//! Takes out of a text whatever a terminal would obey instead of show.

use std::borrow::Cow;

/// Columns between the stops to which [`lines`] expands a tab.
const TAB: usize = 4;

/// True of a character that must never reach a terminal: every control (C0, DEL, C1), the controls that turn
/// the direction of text, the separators of lines and paragraphs, those that show nothing (zero-width space, word
/// joiner, tags) or some terminals give a column and others none (soft hyphen, byte-order mark), and the
/// noncharacters that stand for styles on the way out ([`styled`]).
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
            | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}'
    ) || is_invisible(character)
}

/// Characters that show nothing and can hide a text in another one.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Bytes that are looked at together: nearly all texts are ASCII, and those are passed over without a branch.
const BLOCK: usize = 64;

/// The first byte at or after `from` that begins a character of which `is_found` holds; `from` begins a character.
///
/// `is_found` must hold of no ASCII character but controls; of a line end only where `newlines` says so.
fn find(text: &str, from: usize, newlines: bool, is_found: impl Fn(char) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let end = (at + BLOCK).min(bytes.len());
        let looked_at = bytes[at..end].iter().fold(false, |found, &byte| {
            // One comparison for both ends of what is printable.
            found | ((byte.wrapping_sub(b' ') > b'~' - b' ') & (newlines | (byte != b'\n')))
        });
        if !looked_at {
            at = end;
            continue;
        }
        for character in text[at..].chars() {
            if is_found(character) && (newlines || character != '\n') {
                return Some(at);
            }
            at += character.len_utf8();
            if at >= end {
                break;
            }
        }
    }
    None
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
        invisible if is_invisible(invisible) => None,
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
    let Some(first) = find(text, 0, true, is_unsafe_for_terminal) else {
        return Cow::Borrowed(text);
    };
    let mut clean = String::with_capacity(text.len());
    clean.push_str(&text[..first]);
    let mut pending = false;
    for character in text[first..].chars() {
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
    let mut next = find(text, 0, false, is_unsafe_for_terminal);
    if next.is_none() {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = next {
        clean.push_str(&text[at..found]);
        let mut rest = text[found..].chars();
        let character = rest.next().unwrap_or_default();
        if is_break(character) {
            if character == '\r' && rest.as_str().starts_with('\n') {
                rest.next();
            }
            clean.push('\n');
        } else if character == '\t' {
            let start = clean.rfind('\n').map_or(0, |newline| newline + 1);
            let column = super::width::width(&clean[start..]);
            clean.extend(std::iter::repeat_n(' ', TAB - column % TAB));
        } else {
            clean.extend(shown(character));
        }
        at = text.len() - rest.as_str().len();
        next = find(text, at, false, is_unsafe_for_terminal);
    }
    clean.push_str(&text[at..]);
    Cow::Owned(clean)
}

/// Opens a style in a text on its way to a terminal: SGR numbers follow, then [`STYLE_END`]. A noncharacter of
/// Unicode, which no text may hold.
const STYLE_START: char = '\u{fdd0}';
/// Ends the numbers of a style.
const STYLE_END: char = '\u{fdd1}';

/// The text in a style of SGR numbers such as `1;31`, as [`terminal`] writes it out.
pub fn styled(numbers: &str, text: &str) -> String {
    format!("{STYLE_START}{numbers}{STYLE_END}{text}{STYLE_START}0{STYLE_END}")
}

/// What may be written to a terminal or pipe: [`lines`], with the styles of [`styled`] as escape sequences, or left
/// out where none are wanted. No other escape sequence leaves here, whatever the text holds.
pub fn terminal(text: &str, with_styles: bool) -> Cow<'_, str> {
    // The marks of styles are among what no text may hold, so that one look tells of both.
    let Some(first) = find(text, 0, false, is_unsafe_for_terminal) else {
        return Cow::Borrowed(text);
    };
    let Some(first) = text[first..].find(STYLE_START).map(|at| first + at) else {
        return lines(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&lines(&text[..first]));
    let mut parts = text[first..].split(STYLE_START);
    parts.next();
    for part in parts {
        let (numbers, rest) = match part.split_once(STYLE_END) {
            Some((numbers, rest)) if is_style(numbers) => (Some(numbers), rest),
            _ => (None, part),
        };
        if let Some(numbers) = numbers.filter(|_| with_styles) {
            out.push_str("\u{1b}[");
            out.push_str(numbers);
            out.push('m');
        }
        out.push_str(&lines(rest));
    }
    Cow::Owned(out)
}

fn is_style(numbers: &str) -> bool {
    numbers
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b';')
}

/// The styles that another library wrote as escape sequences, as [`styled`] has them; its text must be clean.
pub fn with_styles_of_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split("\u{1b}[");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once('m') {
            Some((numbers, rest)) if is_style(numbers) => {
                out.extend([STYLE_START]);
                out.push_str(numbers);
                out.extend([STYLE_END]);
                out.push_str(rest);
            }
            _ => out.push_str(part),
        }
    }
    out
}

/// JSON with everything that a terminal would obey written as `\\uXXXX`. The values stay what they are.
pub fn json(text: &str) -> Cow<'_, str> {
    let mut next = find(text, 0, false, is_unsafe_for_terminal);
    if next.is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut units = [0; 2];
    let mut at = 0;
    while let Some(found) = next {
        out.push_str(&text[at..found]);
        let character = text[found..].chars().next().unwrap_or_default();
        for unit in character.encode_utf16(&mut units) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
        at = found + character.len_utf8();
        next = find(text, at, false, is_unsafe_for_terminal);
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
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
            ("ad\u{200b}m\u{2060}in\u{e0041}", "admin"),
            ("\u{fdd0}1\u{fdd1}x", "\u{fffd}1\u{fffd}x"),
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

    #[test]
    fn only_styles_leave_as_escape_sequences() {
        let text = format!("{} \u{1b}[2J\u{fdd0}2Jx\u{fdd1}\n", styled("1;31", "late"));
        assert_eq!(
            terminal(&text, true),
            "\u{1b}[1;31mlate\u{1b}[0m ␛[2J2Jx\u{fffd}\n"
        );
        assert_eq!(terminal(&text, false), "late ␛[2J2Jx\u{fffd}\n");
        let foreign = with_styles_of_escapes("\u{1b}[1mx\u{1b}[0m\u{1b}[2J");
        assert_eq!(terminal(&foreign, true), "\u{1b}[1mx\u{1b}[0m2J");
    }

    #[test]
    fn json_keeps_its_values() {
        for value in [
            "\u{1b}[2J",
            "a\u{202e}b\u{9b}\u{7f}",
            "\u{e0041}\u{200b}",
            "سلام\n",
        ] {
            let raw = serde_json::to_string(value).unwrap();
            let clean = json(&raw);
            assert!(!clean.chars().any(is_unsafe_for_terminal), "{clean:?}");
            assert_eq!(serde_json::from_str::<String>(&clean).unwrap(), value);
        }
    }

    proptest! {
        #[test]
        fn what_is_found_is_the_first_of_all_characters(text in any_text(), before in 0usize..70, newlines: bool) {
            let text = format!("{}{text}", "x".repeat(before));
            let is_found = |c: char| is_unsafe_for_terminal(c) && (newlines || c != '\n');
            prop_assert_eq!(find(&text, 0, newlines, is_unsafe_for_terminal), text.find(is_found));
        }

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
