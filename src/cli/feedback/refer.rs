//! `tcu feedback refer`: something sensitive was taken to an office; only that is kept.

use clap::Args;

use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::{file_problems, ids};
use crate::edit::{Transaction, operations};
use crate::model::ReferenceIndex;

/// Record that something sensitive was referred to an office: the day and the office, nothing else
///
/// For somebody in danger, corruption or harassment. What was said, by whom and where is never written down.
#[derive(Args, Debug)]
pub(crate) struct ReferArgs {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
    /// The office that it was taken to
    #[arg(long, value_name = "OFFICE")]
    to: String,
}

impl ReferArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, or the office is not named: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let portfolio = edit.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let file = file_problems::find_file(portfolio, &self.roadmap)?;
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        let place = operations::feedback::refer(&mut transaction, file, &self.to, ids::source()?)?;
        let entry = place.find(transaction.file(file));
        let id = entry.map(|entry| entry.id().to_owned()).unwrap_or_default();
        let status = edit.write(&transaction.finish(), output)?;
        output.result(&format!("{id}\n"))?;
        Ok(status)
    }
}
