//! One keystroke as people write it: `q`, `Ctrl-s`, `Shift-Tab`, `F2`. Parsed and printed by this one type.
//!
//! Key maps, help, the bottom line and the tests' key scripts all use it. It knows nothing of terminals.

use std::fmt;
use std::str::FromStr;

/// A key without its modifiers. `Shift` is folded into the character, except with keys that have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Key {
    /// A character, as the layout gives it.
    Char(char),
    /// A function key, from 1.
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyCombo {
    /// The key.
    pub key: Key,
    /// Control is held.
    pub ctrl: bool,
    /// Alt is held.
    pub alt: bool,
    /// Shift is held; only with keys that are no characters.
    pub shift: bool,
}

/// The names of the keys that have one, in the spelling that is printed.
const NAMES: &[(&str, Key)] = &[
    ("Enter", Key::Enter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("Backspace", Key::Backspace),
    ("Delete", Key::Delete),
    ("Insert", Key::Insert),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PgUp", Key::PageUp),
    ("PgDn", Key::PageDown),
    ("Space", Key::Char(' ')),
];

impl KeyCombo {
    /// A key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The character that it types, where it types one.
    pub fn typed(self) -> Option<char> {
        match self.key {
            Key::Char(character) if !self.ctrl && !self.alt => Some(character),
            _ => None,
        }
    }

    /// The same chord with Urdu and Arabic digits as Latin ones: what a command is looked up by.
    #[must_use]
    pub fn command(self) -> Self {
        let key = match self.key {
            Key::Char(digit @ '\u{0660}'..='\u{0669}') => latin_digit(digit, 0x0660),
            Key::Char(digit @ '\u{06F0}'..='\u{06F9}') => latin_digit(digit, 0x06F0),
            key => key,
        };
        Self { key, ..self }
    }

    /// Why a terminal may never send it as such, where that is so.
    pub fn unreachable(self) -> Option<&'static str> {
        match (self.key, self.ctrl) {
            (Key::Char('['), true) => Some("terminals send Ctrl-[ as Esc"),
            (Key::Char('i'), true) => Some("terminals send Ctrl-i as Tab"),
            (Key::Char('m'), true) => Some("terminals send Ctrl-m as Enter"),
            (Key::Char(letter), true) if letter.is_ascii_uppercase() => {
                Some("terminals send Ctrl and a letter the same with and without Shift")
            }
            _ => None,
        }
    }

    /// The key as the screen shows it: arrows as arrows, the rest as [`fmt::Display`] prints it.
    pub fn label(self) -> String {
        let arrow = match self.key {
            Key::Up => "↑",
            Key::Down => "↓",
            Key::Left => "←",
            Key::Right => "→",
            _ => return self.to_string(),
        };
        self.with_modifiers(arrow)
    }

    fn with_modifiers(self, name: &str) -> String {
        let mut text = String::new();
        for (held, prefix) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                text.push_str(prefix);
            }
        }
        text + name
    }
}

fn latin_digit(digit: char, zero: u32) -> Key {
    Key::Char(char::from_digit(digit as u32 - zero, 10).unwrap_or('0'))
}

impl fmt::Display for KeyCombo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.key {
            Key::F(number) => format!("F{number}"),
            key => match NAMES.iter().find(|(_, named)| *named == key) {
                Some((name, _)) => (*name).to_owned(),
                None => match key {
                    Key::Char(character) => character.to_string(),
                    _ => String::new(),
                },
            },
        };
        f.pad(&self.with_modifiers(&name))
    }
}

impl FromStr for KeyCombo {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut chord = KeyCombo::plain(Key::Esc);
        let mut rest = text;
        while let Some((prefix, after)) =
            rest.split_once('-').filter(|(_, after)| !after.is_empty())
        {
            let held = match prefix.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => &mut chord.ctrl,
                "alt" | "a" => &mut chord.alt,
                "shift" | "s" => &mut chord.shift,
                _ => break,
            };
            *held = true;
            rest = after;
        }
        chord.key = key_of(rest).ok_or_else(|| {
            format!(
                "\"{text}\" is no key; write keys like q, Ctrl-s, Shift-Tab, F2, Enter or Space"
            )
        })?;
        if let (Key::Char(character), true) = (chord.key, chord.shift) {
            chord.key = Key::Char(character.to_ascii_uppercase());
            chord.shift = false;
        }
        Ok(chord)
    }
}

fn key_of(name: &str) -> Option<Key> {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        return Some(Key::Char(character));
    }
    if let Some(number) = name.strip_prefix(['F', 'f']) {
        return number
            .parse()
            .ok()
            .filter(|number| (1..=12).contains(number))
            .map(Key::F);
    }
    NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, key)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chord_reads_back_as_it_prints() {
        let keys = NAMES.iter().map(|(_, key)| *key).chain([
            Key::Char('q'),
            Key::Char('+'),
            Key::Char('-'),
            Key::F(10),
        ]);
        for key in keys {
            for bits in 0..8 {
                let chord = KeyCombo {
                    key,
                    ctrl: bits & 1 != 0,
                    alt: bits & 2 != 0,
                    shift: bits & 4 != 0 && !matches!(key, Key::Char(_)),
                };
                assert_eq!(chord.to_string().parse(), Ok(chord), "{chord}");
            }
        }
    }

    #[test]
    fn names_are_read_in_any_case_and_letters_in_their_own() {
        assert_eq!("ctrl-S".parse::<KeyCombo>().unwrap().to_string(), "Ctrl-S");
        assert_eq!(
            "shift-tab".parse::<KeyCombo>().unwrap().to_string(),
            "Shift-Tab"
        );
        assert_eq!("shift-g".parse::<KeyCombo>(), "G".parse());
        assert_ne!("g".parse::<KeyCombo>(), "G".parse::<KeyCombo>());
        assert!("F13".parse::<KeyCombo>().is_err());
        assert!("Hyper-x".parse::<KeyCombo>().is_err());
        assert!("".parse::<KeyCombo>().is_err());
    }

    #[test]
    fn digits_of_other_scripts_are_commands_too() {
        for five in ["5", "۵", "٥"] {
            assert_eq!(
                five.parse::<KeyCombo>().unwrap().command().key,
                Key::Char('5')
            );
        }
    }

    #[test]
    fn keys_that_no_terminal_sends_are_refused_with_a_reason() {
        assert!(
            "Ctrl-i"
                .parse::<KeyCombo>()
                .unwrap()
                .unreachable()
                .is_some()
        );
        assert!(
            "Ctrl-s"
                .parse::<KeyCombo>()
                .unwrap()
                .unreachable()
                .is_none()
        );
    }
}
