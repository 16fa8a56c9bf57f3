//! `tcu quiet`: an agreed silence.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::resolve_entry;
use crate::dates::YearBias;
use crate::edit::{Transaction, operations};
use crate::model::{Kind, ReferenceIndex};
use crate::schedule::Thresholds;

/// Agree that a milestone needs no update until a day
///
/// Example: tcu quiet mohmand-marble/shift-100 "31 Jan" monsoon, the quarry is closed
#[derive(Args, Debug)]
pub(crate) struct QuietArgs {
    /// The milestone, roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// Until when, such as 2027-01-31, "31 Jan" or +6w
    #[arg(value_name = "UNTIL")]
    until: String,
    /// Why no update is due
    #[arg(value_name = "WHY", required = true)]
    why: Vec<String>,
}

impl QuietArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not open, or the day is past or too far: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let portfolio = edit.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let found = resolve_entry::find(portfolio, &names, &self.address)?;
        let milestone = portfolio.file(found.roadmap).milestones.get(found.index);
        let stands = milestone
            .filter(|_| found.kind == Kind::Milestone)
            .and_then(|milestone| milestone.quiet_until)
            // What has run out is agreed anew.
            .filter(|until| *until >= edit.actor.on);
        let what = (YearBias::Ahead, "quiet until");
        let until = edit.date_from(&self.until, stands, what, output)?;
        let limits = Thresholds::of(
            &portfolio.shared.rules,
            &portfolio.file(found.roadmap).rules,
        );
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        let why = self.why.join(" ");
        operations::milestone::quiet(
            &mut transaction,
            found,
            until,
            &why,
            limits.quiet_limit_days,
        )?;
        edit.write(&transaction.finish(), output)
    }
}
