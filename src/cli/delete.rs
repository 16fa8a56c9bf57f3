//! `tcu delete`: a roadmap goes to the trash.

use clap::Args;

use super::archive::{is_roadmap, tell_references};
use super::context::CliContext;
use super::edit_context::EditContext;
use super::edit_options::DryRun;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use crate::edit::{ChangeReason, Transaction};
use crate::model::{Code, ReferenceIndex, Value};
use crate::store::relocate::{Relocation, is_not_newer};

/// Delete a roadmap: its file goes to the system's trash
///
/// portfolio.toml logs it with the reason. One that is only finished is better kept: tcu archive.
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  tcu delete multan-mangoes --why \"Made twice\"")]
pub(crate) struct DeleteArgs {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
    /// Why, in words
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    #[command(flatten)]
    dry_run: DryRun,
}

impl DeleteArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, the reason is missing, or the disk refused: it stays where it is.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let why = self.why.as_deref().map(str::trim).unwrap_or_default();
        if why.is_empty() {
            return Err(CliError::refused("it is not said why it goes").hint("add --why TEXT"));
        }
        let id = self.roadmap.as_str();
        let edit = EditContext::begin(context)?;
        let portfolio = edit.portfolio();
        is_roadmap(portfolio, id)?;
        let Some(file) = edit.opened.folder.file(id) else {
            return Err(CliError::refused(format!("there is no roadmap {id}")));
        };
        edit.check_clock_of([id])?;
        is_not_newer(&file.path)?;
        if self.dry_run.dry_run {
            let path = context.shown(&file.path);
            output.result(&format!("{} → trash\n", path.display()))?;
            tell_references(portfolio, id, output);
            output.say("Nothing was written (--dry-run).\n");
            return Ok(ExitStatus::Fine);
        }
        let names = ReferenceIndex::new(portfolio);
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        let name = portfolio
            .roadmap(id)
            .map(|roadmap| roadmap.name().to_owned());
        let name = name.map(|name| Value::Table(vec![("name".to_owned(), Value::Text(name))]));
        let reason = ChangeReason::of(Code::Other, why);
        transaction
            .editor(None)
            .log(id, "removed", name, None, &reason);
        let delete = Relocation::Delete(id.to_owned());
        let status = edit.relocate(&delete, &transaction.finish(), output)?;
        tell_references(portfolio, id, output);
        Ok(status)
    }
}
