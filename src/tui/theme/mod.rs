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
    fn the_monochrome_theme_names_no_colour() {
        for style in styles(&Theme::monochrome(Signs::unicode())) {
            assert_eq!((style.fg, style.bg), (None, None));
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
