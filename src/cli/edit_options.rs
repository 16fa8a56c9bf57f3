//! Options that several editing commands share.

use clap::Args;

use super::error::CliError;

/// Whether anything is written at all.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct DryRun {
    /// Only show what would be written
    #[arg(long)]
    pub dry_run: bool,
}

/// What was asked once more is meant.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct Assent {
    /// Write a forecast or due date that is past, or more than 20 years away
    #[arg(long)]
    pub yes: bool,
}

impl Assent {
    /// Asks once more about dates that are hardly meant.
    ///
    /// # Errors
    /// There are some, and --yes is not given.
    pub(crate) fn to(self, doubts: &[String]) -> Result<(), CliError> {
        let Some(first) = doubts.first().filter(|_| !self.yes) else {
            return Ok(());
        };
        let others = doubts.iter().skip(1);
        let failure = CliError::refused(first.clone());
        let failure = others.fold(failure, |failure, doubt| failure.hint(doubt.clone()));
        Err(failure.hint("give another date, or --yes if it is meant"))
    }
}
