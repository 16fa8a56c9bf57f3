//! Long text on a terminal, a page at a time, through the person's own pager.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use crate::settings::command_line;

/// The person's pager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pager {
    words: Vec<String>,
    /// The rows of the terminal: what fits there is no long text.
    rows: usize,
}

impl Pager {
    /// `$TCU_PAGER`, else `$PAGER`; none where it is empty, `cat`, or cannot be understood.
    pub(crate) fn of(variable: impl Fn(&str) -> Option<String>, rows: usize) -> Option<Self> {
        let line = variable("TCU_PAGER").or_else(|| variable("PAGER"))?;
        let words = command_line::words(&line)?;
        match words.first().map(String::as_str) {
            None | Some("" | "cat") => None,
            Some(_) => Some(Self { words, rows }),
        }
    }

    /// Shows a text, in the pager where it is long; where that cannot be started, as it is.
    ///
    /// # Errors
    /// The text cannot be written.
    pub(crate) fn show(&self, text: &[u8], results: &mut dyn Write) -> io::Result<()> {
        let lines = memchr::memchr_iter(b'\n', text).count();
        if lines >= self.rows && self.started(text) {
            return Ok(());
        }
        results.write_all(text)?;
        results.flush()
    }

    /// Whether the pager could be started; it has shown the text then.
    fn started(&self, text: &[u8]) -> bool {
        let Some((program, options)) = self.words.split_first() else {
            return false;
        };
        let mut command = Command::new(program);
        command.args(options).stdin(Stdio::piped());
        // Colours pass through less and its like, and what fits stays on the screen.
        for (name, value) in [("LESS", "FRX"), ("LV", "-c")] {
            if std::env::var_os(name).is_none() {
                command.env(name, value);
            }
        }
        let Ok(mut child) = command.spawn() else {
            return false;
        };
        if let Some(mut input) = child.stdin.take() {
            // Whoever leaves before the end has seen enough.
            let _ = input.write_all(text);
        }
        let _ = child.wait();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(set: &[(&str, &str)]) -> Option<Vec<String>> {
        let variable = |name: &str| {
            let found = set.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Pager::of(variable, 24).map(|pager| pager.words)
    }

    #[test]
    fn the_programs_own_variable_goes_before_the_common_one() {
        let words = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("PAGER", "less -S")]), words(&["less", "-S"]));
        assert_eq!(
            of(&[("PAGER", "less"), ("TCU_PAGER", "more")]),
            words(&["more"])
        );
        for none in ["", " ", "cat", "\"less"] {
            assert_eq!(
                of(&[("PAGER", "less"), ("TCU_PAGER", none)]),
                None,
                "{none}"
            );
        }
    }

    #[test]
    fn what_fits_and_what_no_pager_takes_is_written_as_it_is() {
        for (words, text) in [
            (&["no-such-pager"][..], "a\n".repeat(30)),
            (&["false"], "a\n".repeat(23)),
        ] {
            let pager = Pager {
                words: words.iter().map(|word| (*word).to_owned()).collect(),
                rows: 24,
            };
            let mut results = Vec::new();
            pager.show(text.as_bytes(), &mut results).unwrap();
            assert_eq!(results, text.as_bytes(), "{words:?}");
        }
    }
}
