//! The two ways out of a command: results, and all that is said to people besides.
//!
//! Every text is cleaned here, in [`Output::result`] and [`Output::say`], whatever it holds: this is
//! the only place where a command writes.

use std::io::{self, ErrorKind, Write};

use super::colors::Colors;
use super::error::CliError;
use crate::text;

/// Columns that a wrapped text takes at most: longer lines are hard to read.
const COLUMNS: usize = 100;

/// What stands above all that is shown of samples.
pub(crate) const SAMPLE_LINE: &str = "SAMPLE: made up or for teaching\n";

/// Where a command writes.
pub(crate) struct Output<'w> {
    results: &'w mut dyn Write,
    messages: &'w mut dyn Write,
    /// Colours for results.
    pub colors: Colors,
    /// Colours for what is said besides.
    pub message_colors: Colors,
    /// Columns in which texts are wrapped.
    pub columns: usize,
    /// Columns in which tables are cut; without a terminal they are not.
    pub table_columns: usize,
}

impl<'w> Output<'w> {
    /// Results to one, all else to the other; `columns` of the terminal, where there is one.
    pub(crate) fn new(
        results: &'w mut dyn Write,
        messages: &'w mut dyn Write,
        (colors, message_colors): (Colors, Colors),
        columns: Option<usize>,
    ) -> Self {
        Self {
            results,
            messages,
            colors,
            message_colors,
            columns: columns.unwrap_or(COLUMNS).clamp(40, COLUMNS),
            table_columns: columns.unwrap_or(usize::MAX),
        }
    }

    /// Whether results go to a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        self.table_columns != usize::MAX
    }

    /// Says above a result that it is of samples, where it is.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(crate) fn mark_sample(&mut self, is_sample: bool) -> Result<(), CliError> {
        match is_sample {
            true => self.result(SAMPLE_LINE),
            false => Ok(()),
        }
    }

    /// Writes a result. A reader that has gone is no error.
    ///
    /// # Errors
    /// The stream could not be written for another reason, such as a full disk.
    pub(crate) fn result(&mut self, text: &str) -> Result<(), CliError> {
        let clean = text::terminal(text, self.colors.on);
        forgive(write(self.results, &clean))
            .map_err(|error| CliError::file(format!("the result could not be written: {error}")))
    }

    /// Writes a result that is JSON, cleaned so that its values stay what they are.
    ///
    /// # Errors
    /// The stream could not be written for another reason than that its reader has gone.
    pub(crate) fn json(&mut self, json: &str) -> Result<(), CliError> {
        forgive(write(self.results, &text::json(json)))
            .map_err(|error| CliError::file(format!("the result could not be written: {error}")))
    }

    /// Writes a result that need not be text. A reader that has gone is no error.
    ///
    /// # Errors
    /// The stream could not be written for another reason, such as a full disk.
    pub(crate) fn result_bytes(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        let written = self
            .results
            .write_all(bytes)
            .and_then(|()| self.results.flush());
        forgive(written)
            .map_err(|error| CliError::file(format!("the result could not be written: {error}")))
    }

    /// Says something to the person who started the command. Nobody need be there to hear it.
    pub(crate) fn say(&mut self, text: &str) {
        let _ = write(self.messages, &text::terminal(text, self.message_colors.on));
    }

    /// Asks for a yes on a terminal. Without one nobody can agree.
    pub(crate) fn asks(&mut self, question: &str) -> bool {
        use std::io::{BufRead, IsTerminal, stderr, stdin};
        if !stdin().is_terminal() || !stderr().is_terminal() {
            return false;
        }
        self.say(question);
        let mut answer = String::new();
        // No answer is a no.
        let _ = stdin().lock().read_line(&mut answer);
        matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
    }

    /// Says something with the word `note`, `warning` or `error` before it, and hints below.
    pub(crate) fn tell(&mut self, word: MessageLevel, message: &str, hints: &[String]) {
        let colors = self.message_colors;
        let word = match word {
            MessageLevel::Error => colors.red("error"),
            MessageLevel::Warning => colors.yellow("warning"),
            MessageLevel::Note => colors.blue("note"),
        };
        self.say(&format!("{word}: {message}\n"));
        for hint in hints {
            self.say(&format!("  {} {hint}\n", colors.dim("help:")));
        }
    }
}

/// How much something said weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MessageLevel {
    /// The command failed.
    Error,
    /// Something should be looked at.
    Warning,
    /// Something to know.
    Note,
}

fn write(to: &mut dyn Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}

fn forgive(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(ErrorKind);
    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_but_a_full_disk_is() {
        for (kind, fine) in [
            (ErrorKind::BrokenPipe, true),
            (ErrorKind::StorageFull, false),
        ] {
            let (mut results, mut messages) = (Failing(kind), Vec::new());
            let mut output = Output::new(&mut results, &mut messages, Default::default(), None);
            assert_eq!(output.result("x").is_ok(), fine, "{kind}");
        }
    }
}
