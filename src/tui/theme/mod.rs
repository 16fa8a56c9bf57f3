//! How things look, by what they mean. No screen names a colour.
//!
//! The default theme uses the terminal's own sixteen colours on its own background; the monochrome one tells
//! everything by weight, underline, reversal and signs. Nothing is told by colour alone.

pub mod chart;
pub mod signs;

use ratatui::style::{Color, Modifier, Style};

pub use chart::Chart;
pub use signs::Signs;

/// The style of each meaning, and the signs that go with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// What stands back: labels, units, hints.
    pub quiet: Style,
    /// A heading.
    pub heading: Style,
    /// A name that matters: the cluster, the tab that is open.
    pub name: Style,
    /// A key to press.
    pub key: Style,
    /// The line under the cursor.
    pub selected: Style,
    /// The line of the cursor in a list that does not have the keys.
    pub resting: Style,
    /// Going well.
    pub good: Style,
    /// Going wrong.
    pub warning: Style,
    /// Wrong now.
    pub error: Style,
    /// Worth a look.
    pub notice: Style,
    /// Where text is typed.
    pub field: Style,
    /// The frame of a window over the screen.
    pub frame: Style,
    /// The signs.
    pub signs: Signs,
}

impl Theme {
    /// The terminal's own sixteen colours.
    pub fn colours(signs: Signs) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            quiet: plain.add_modifier(Modifier::DIM),
            heading: bold,
            name: bold.fg(Color::Cyan),
            key: bold.fg(Color::Cyan),
            selected: plain.add_modifier(Modifier::REVERSED),
            resting: plain.add_modifier(Modifier::UNDERLINED),
            good: plain.fg(Color::Green),
            warning: plain.fg(Color::Yellow),
            error: bold.fg(Color::Red),
            notice: plain.fg(Color::Blue),
            field: plain.add_modifier(Modifier::UNDERLINED),
            frame: plain.fg(Color::Cyan),
            signs,
        }
    }

    /// For light backgrounds: colours of the 256 that are dark enough on white, whatever the terminal's sixteen are.
    pub fn light(signs: Signs) -> Self {
        let (plain, bold) = weights();
        let teal = Color::Indexed(24);
        Self {
            quiet: plain.fg(Color::Indexed(241)),
            name: bold.fg(teal),
            key: bold.fg(teal),
            good: plain.fg(Color::Indexed(22)),
            warning: bold.fg(Color::Indexed(94)),
            error: bold.fg(Color::Indexed(124)),
            notice: plain.fg(Color::Indexed(25)),
            frame: plain.fg(teal),
            ..Self::colours(signs)
        }
    }

    /// For dark backgrounds: colours of the 256 that are bright enough on black.
    pub fn dark(signs: Signs) -> Self {
        let (plain, bold) = weights();
        let sky = Color::Indexed(117);
        Self {
            quiet: plain.fg(Color::Indexed(248)),
            name: bold.fg(sky),
            key: bold.fg(sky),
            good: plain.fg(Color::Indexed(114)),
            warning: plain.fg(Color::Indexed(221)),
            error: bold.fg(Color::Indexed(210)),
            notice: plain.fg(Color::Indexed(111)),
            frame: plain.fg(sky),
            ..Self::colours(signs)
        }
    }

    /// For projectors and tired eyes: nothing stands back, what is selected is a bar of its own colours, and every
    /// meaning is bold and far from its neighbours.
    pub fn high_contrast(signs: Signs) -> Self {
        let (plain, bold) = weights();
        let bar = bold.fg(Color::Indexed(16)).bg(Color::Indexed(226));
        let lined = bold.add_modifier(Modifier::UNDERLINED);
        Self {
            quiet: plain,
            selected: bar,
            resting: lined,
            field: lined,
            good: bold.fg(Color::Green),
            warning: bold.fg(Color::Yellow),
            error: bold.fg(Color::Red).add_modifier(Modifier::REVERSED),
            notice: bold,
            ..Self::colours(signs)
        }
    }

    /// The theme after this one, round and round, with its name in the config.
    pub fn next(&self) -> (&'static str, Self) {
        type Make = fn(Signs) -> Theme;
        let all: [(&str, Make); 5] = [
            ("default", Self::colours),
            ("light", Self::light),
            ("dark", Self::dark),
            ("high-contrast", Self::high_contrast),
            ("monochrome", Self::monochrome),
        ];
        let signs = || self.signs.clone();
        let at = all.iter().position(|(_, make)| make(signs()) == *self);
        let (name, make) = all[at.map_or(0, |at| (at + 1) % all.len())];
        (name, make(signs()))
    }

    /// Without any colour.
    pub fn monochrome(signs: Signs) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            name: bold,
            key: bold,
            good: plain,
            warning: plain.add_modifier(Modifier::UNDERLINED),
            error: bold.add_modifier(Modifier::UNDERLINED),
            notice: plain,
            frame: plain,
            ..Self::colours(signs)
        }
    }
}

fn weights() -> (Style, Style) {
    let plain = Style::new();
    (plain, plain.add_modifier(Modifier::BOLD))
}

impl Default for Theme {
    fn default() -> Self {
        Self::colours(Signs::unicode())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(theme: &Theme) -> [Style; 13] {
        [
            theme.text,
            theme.quiet,
            theme.heading,
            theme.name,
            theme.key,
            theme.selected,
            theme.resting,
            theme.good,
            theme.warning,
            theme.error,
            theme.notice,
            theme.field,
            theme.frame,
        ]
    }

    #[test]
    fn one_theme_after_another_comes_back_to_the_first() {
        let first = Theme::default();
        let mut theme = first.clone();
        let mut names = Vec::new();
        for _ in 0..5 {
            let (name, next) = theme.next();
            names.push(name);
            theme = next;
        }
        assert_eq!(theme, first);
        assert_eq!(
            names,
            ["light", "dark", "high-contrast", "monochrome", "default"]
        );
    }

    #[test]
    fn the_monochrome_theme_names_no_colour() {
        for style in styles(&Theme::monochrome(Signs::unicode())) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn every_theme_tells_its_meanings_apart_and_can_be_read() {
        let signs = Signs::unicode;
        for (theme, background) in [(Theme::light(signs()), 255.0), (Theme::dark(signs()), 0.0)] {
            let told = [
                theme.good,
                theme.warning,
                theme.error,
                theme.notice,
                theme.name,
            ];
            for (at, style) in told.iter().enumerate() {
                assert!(told[..at].iter().all(|other| other.fg != style.fg));
            }
            for style in told.into_iter().chain([theme.quiet]) {
                let Some(Color::Indexed(index)) = style.fg else {
                    panic!("{style:?}");
                };
                assert!((grey(index) - background).abs() > 110.0, "{style:?}");
            }
        }
        let high = Theme::high_contrast(signs());
        assert!(
            styles(&high)
                .iter()
                .all(|style| { !style.add_modifier.contains(Modifier::DIM) })
        );
    }

    /// How bright a colour of the 256 is, from 0 to 255.
    fn grey(index: u8) -> f64 {
        let step = |level: u8| {
            if level == 0 {
                0.0
            } else {
                f64::from(level) * 40.0 + 55.0
            }
        };
        match index {
            16..=231 => {
                let cube = index - 16;
                0.2126 * step(cube / 36) + 0.7152 * step(cube / 6 % 6) + 0.0722 * step(cube % 6)
            }
            232.. => f64::from(index - 232) * 10.0 + 8.0,
            _ => panic!("one of the sixteen, which every terminal paints as it likes"),
        }
    }

    #[test]
    fn no_theme_sets_a_background_or_paints_white_or_black() {
        for style in styles(&Theme::default()) {
            assert_eq!(style.bg, None);
            assert!(!matches!(
                style.fg,
                Some(Color::White | Color::Black | Color::Gray | Color::DarkGray)
            ));
        }
    }
}
