//! Which theme is shown: what the person chose, on what the terminal can show.

use crate::settings::ThemeTable;
use crate::settings::theme::THEMES;
use crate::tui::theme::{ColorPalette, Depth, Symbols, Theme};

/// Which theme is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ThemeChoice {
    /// The name: a built-in one, or one of `own`.
    pub name: String,
    /// The themes that the person wrote.
    pub own: Vec<ThemeTable>,
    /// How many colours the terminal shows.
    pub depth: Depth,
    /// The terminal's own background is light; `None` until something says it.
    pub light: Option<bool>,
    /// The signs.
    pub signs: Symbols,
}

impl Default for ThemeChoice {
    fn default() -> Self {
        Self {
            name: "plain".into(),
            own: Vec::new(),
            depth: Depth::default(),
            light: None,
            signs: Symbols::unicode(),
        }
    }
}

impl ThemeChoice {
    /// The theme that this comes to.
    pub(crate) fn theme(&self) -> Theme {
        let light = self.light.unwrap_or(false);
        let palette = match self.own.iter().find(|own| own.name == self.name) {
            Some(table) => ColorPalette::own(table, self.depth, light),
            None => ColorPalette::builtin(&self.name, self.depth, light),
        };
        Theme::of(&palette, self.signs.clone())
    }

    /// Chooses the theme after this one, round and round.
    pub(crate) fn next(&mut self) {
        let own = self.own.iter().map(|own| own.name.as_str());
        let all: Vec<&str> = THEMES.into_iter().chain(own).collect();
        let at = all.iter().position(|name| *name == self.name);
        self.name = all[at.map_or(0, |at| (at + 1) % all.len())].to_owned();
    }
}

/// Whether a terminal is light, as `COLORFGBG` says: the number of its background comes last.
pub(crate) fn light_by(colorfgbg: &str) -> Option<bool> {
    let background: u8 = colorfgbg.rsplit(';').next()?.trim().parse().ok()?;
    match background {
        0..=6 | 8 => Some(false),
        7 | 9..=15 => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_theme_after_another_comes_back_to_the_first() {
        let mut choice = ThemeChoice {
            name: "auto".into(),
            own: vec![ThemeTable {
                name: "dusk".into(),
                like: "dark".into(),
                colors: Vec::new(),
            }],
            ..ThemeChoice::default()
        };
        let mut names = Vec::new();
        for _ in 0..7 {
            choice.next();
            names.push(choice.name.clone());
        }
        let all = [
            "dark",
            "light",
            "high-contrast",
            "plain",
            "none",
            "dusk",
            "auto",
        ];
        assert_eq!(names, all);
    }

    #[test]
    fn a_terminal_may_say_that_it_is_light() {
        for (says, light) in [
            ("15;0", Some(false)),
            ("0;15", Some(true)),
            ("0;default;7", Some(true)),
            ("7;8", Some(false)),
            ("", None),
            ("0;default", None),
        ] {
            assert_eq!(light_by(says), light, "{says}");
        }
    }

    #[test]
    fn automatic_follows_the_terminal_and_others_do_not() {
        let theme = |name: &str, light| {
            let choice = ThemeChoice {
                name: name.into(),
                depth: Depth::True,
                light,
                ..ThemeChoice::default()
            };
            choice.theme()
        };
        assert_eq!(theme("auto", Some(true)), theme("light", None));
        assert_eq!(theme("auto", None), theme("dark", Some(true)));
        assert_ne!(theme("plain", Some(true)), theme("plain", None));
    }
}
