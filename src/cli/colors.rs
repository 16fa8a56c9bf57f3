//! Colour and weight for a terminal, or none at all.

use std::io::IsTerminal;

use clap::ValueEnum;

use crate::text;

/// Paints texts, where colours are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Colors {
    /// Whether colours are wanted.
    pub on: bool,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless the environment says otherwise
    #[default]
    Auto,
    /// Also where the output goes to a file or another program
    Always,
    /// Nowhere
    Never,
}

impl Colors {
    /// For results (standard output) and for messages (standard error).
    pub(crate) fn of_streams(color: Color) -> (Self, Self) {
        let variable = |name: &str| std::env::var(name).ok();
        (
            Self::of(&std::io::stdout(), color, variable),
            Self::of(&std::io::stderr(), color, variable),
        )
    }

    /// For a stream. Where the option leaves it open, `$NO_COLOR` forbids colours, `$CLICOLOR_FORCE` and
    /// `$FORCE_COLOR` ask for them anywhere, `CLICOLOR=0` forbids them; else they stand on a terminal that shows them.
    pub(crate) fn of(
        stream: &impl IsTerminal,
        color: Color,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let on = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => wanted(stream.is_terminal(), variable),
        };
        Self { on }
    }

    fn with(self, code: &str, text: &str) -> String {
        match self.on {
            true => text::styled(code, text),
            false => text.to_owned(),
        }
    }

    /// Wrong now.
    pub(crate) fn red(self, text: &str) -> String {
        self.with("1;31", text)
    }

    /// Going wrong.
    pub(crate) fn yellow(self, text: &str) -> String {
        self.with("33", text)
    }

    /// To be looked at.
    pub(crate) fn blue(self, text: &str) -> String {
        self.with("36", text)
    }

    /// What heads a part.
    pub(crate) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What matters less.
    pub(crate) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }
}

fn wanted(is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let given = |name: &str| variable(name).filter(|value| !value.is_empty());
    let is_set = |name: &str| given(name).is_some_and(|value| value != "0" && value != "false");
    if given("NO_COLOR").is_some() {
        return false;
    }
    if is_set("CLICOLOR_FORCE") || is_set("FORCE_COLOR") {
        return true;
    }
    let refused = given("CLICOLOR").is_some_and(|value| value == "0");
    let dumb = given("TERM").is_some_and(|value| value == "dumb");
    is_terminal && !refused && !dumb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_added_where_no_colours_are_wanted() {
        assert_eq!(Colors { on: false }.red("late"), "late");
        assert_eq!(
            text::terminal(&Colors { on: true }.bold("a"), true),
            "\u{1b}[1ma\u{1b}[0m"
        );
    }

    #[test]
    fn the_environment_says_where_colours_are_wanted() {
        let wanted = |is_terminal: bool, set: &[(&str, &str)]| {
            let variable = |name: &str| {
                let found = set.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            super::wanted(is_terminal, variable)
        };
        for (is_terminal, set, expected) in [
            (true, &[][..], true),
            (false, &[], false),
            (true, &[("NO_COLOR", "1")], false),
            (true, &[("NO_COLOR", "")], true),
            (false, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
            (false, &[("CLICOLOR_FORCE", "1")], true),
            (false, &[("CLICOLOR_FORCE", "0")], false),
            (false, &[("FORCE_COLOR", "3")], true),
            (true, &[("CLICOLOR", "0")], false),
            (true, &[("TERM", "dumb")], false),
        ] {
            assert_eq!(wanted(is_terminal, set), expected, "{set:?}");
        }
    }
}
