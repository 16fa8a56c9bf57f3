//! Colour and weight for a terminal, or none at all.

use std::io::IsTerminal;

/// Paints texts, where colours are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colors {
    /// Whether colours are wanted.
    pub on: bool,
}

impl Colors {
    /// For a stream: colours only on a terminal that can show them, and never with `NO_COLOR`.
    pub fn of(stream: &impl IsTerminal, variable: impl Fn(&str) -> Option<String>) -> Self {
        let refused = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = variable("TERM").is_some_and(|value| value == "dumb");
        Self {
            on: stream.is_terminal() && !refused && !dumb,
        }
    }

    fn with(self, code: &str, text: &str) -> String {
        match self.on {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }

    /// Wrong now.
    pub fn red(self, text: &str) -> String {
        self.with("1;31", text)
    }

    /// Going wrong.
    pub fn yellow(self, text: &str) -> String {
        self.with("33", text)
    }

    /// Worth a look.
    pub fn blue(self, text: &str) -> String {
        self.with("36", text)
    }

    /// What heads a part.
    pub fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What matters less.
    pub fn dim(self, text: &str) -> String {
        self.with("2", text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_added_where_no_colours_are_wanted() {
        assert_eq!(Colors { on: false }.red("late"), "late");
        assert_eq!(Colors { on: true }.bold("a"), "\u{1b}[1ma\u{1b}[0m");
    }
}
