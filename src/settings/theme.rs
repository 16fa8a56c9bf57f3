//! The themes of the screens as the config file knows them: the built-in names, and tables of a person's own that give
//! named roles a colour.

use std::str::FromStr;

/// The names that every config file can use. `auto` is light or dark, as the terminal is.
pub const THEMES: [&str; 6] = ["auto", "dark", "light", "high-contrast", "plain", "none"];

/// Names that earlier versions had, and what they are called now.
const FORMER: [(&str, &str); 2] = [("default", "auto"), ("monochrome", "none")];

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThemeRole {
    /// Behind everything.
    Surface,
    /// Behind a pane.
    Panel,
    /// Behind what lies over the screen: forms, menus, help.
    Raised,
    /// Behind the selected row.
    Selection,
    /// The frames of panes that do not have the focus.
    Border,
    /// Running text.
    Text,
    /// Labels, units, hints.
    Quiet,
    /// The focus, keys, names that matter.
    Accent,
    /// Going well.
    Good,
    /// Going wrong.
    Warn,
    /// Wrong now.
    Bad,
    /// To be looked at.
    Info,
}

/// The words for a [`ThemeRole`].
pub const ROLES: [(&str, ThemeRole); 12] = [
    ("surface", ThemeRole::Surface),
    ("panel", ThemeRole::Panel),
    ("raised", ThemeRole::Raised),
    ("selection", ThemeRole::Selection),
    ("border", ThemeRole::Border),
    ("text", ThemeRole::Text),
    ("quiet", ThemeRole::Quiet),
    ("accent", ThemeRole::Accent),
    ("good", ThemeRole::Good),
    ("warn", ThemeRole::Warn),
    ("bad", ThemeRole::Bad),
    ("info", ThemeRole::Info),
];

/// A colour of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeColor {
    /// The terminal's own.
    Terminal,
    /// One of the 256; the first 16 are what the terminal makes of them.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// The names of the sixteen colours, in their order.
const NAMED: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

impl FromStr for ThemeColor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "terminal" {
            return Ok(Self::Terminal);
        }
        if let Some(at) = NAMED.iter().position(|name| *name == text) {
            return Ok(Self::Indexed(at as u8));
        }
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let rgb = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match (rgb, text.parse()) {
            (Some(rgb), _) => {
                let [_, red, green, blue] = rgb.to_be_bytes();
                Ok(Self::Rgb(red, green, blue))
            }
            (None, Ok(index)) => Ok(Self::Indexed(index)),
            _ => Err(format!(
                "{text:?} is no colour; write \"#rrggbb\", a number from \"0\" to \"255\", \"terminal\", or a name such \
                 as \"bright-cyan\""
            )),
        }
    }
}

/// A theme that a person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeTable {
    /// Its name.
    pub name: String,
    /// The built-in theme that gives the roles it does not name: `dark` unless it says another.
    pub like: String,
    /// The colours of the roles it names.
    pub colors: Vec<(ThemeRole, ThemeColor)>,
}

/// The built-in name that a word stands for, names of earlier versions included.
pub(crate) fn builtin(word: &str) -> Option<&'static str> {
    let former = FORMER.iter().find(|(old, _)| *old == word);
    let word = former.map_or(word, |(_, new)| *new);
    THEMES.into_iter().find(|name| *name == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_people_write_them() {
        for (text, color) in [
            ("#102030", ThemeColor::Rgb(16, 32, 48)),
            ("208", ThemeColor::Indexed(208)),
            ("bright-cyan", ThemeColor::Indexed(14)),
            ("terminal", ThemeColor::Terminal),
        ] {
            assert_eq!(text.parse(), Ok(color));
        }
        for text in ["", "#12345", "256", "greenish", "#12345g"] {
            assert!(text.parse::<ThemeColor>().is_err(), "{text}");
        }
    }

    #[test]
    fn names_of_earlier_versions_are_still_known() {
        assert_eq!(builtin("default"), Some("auto"));
        assert_eq!(builtin("monochrome"), Some("none"));
        assert_eq!(builtin("drak"), None);
    }
}
