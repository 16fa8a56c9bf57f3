//! `tcu rename`: another id for a roadmap.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::edit_options::DryRun;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::new::fit_for_file;
use super::output::Output;
use crate::edit::Transaction;
use crate::edit::operations::rename::rename_references;
use crate::model::ReferenceIndex;
use crate::store::relocate::Relocation;

/// Give a roadmap another id; every reference to it in the folder follows
///
/// The file is called so from then on. Its name for people does not change: tcu set ROADMAP/cluster name=… does that.
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  tcu rename gujrat-fans gujrat-electric-fans")]
pub(crate) struct RenameArgs {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
    /// Its new id: a-z, 0-9 and hyphens
    #[arg(value_name = "NEW-ID")]
    new: String,
    #[command(flatten)]
    dry_run: DryRun,
}

impl RenameArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, the id is none or taken, or the disk refused: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let (old, new) = (self.roadmap.as_str(), self.new.trim());
        fit_for_file(new)?;
        let edit = EditContext::begin(context)?;
        edit.look_everywhere();
        let portfolio = edit.portfolio();
        if file_problems::find_file(portfolio, old)?.is_none() {
            return Err(CliError::refused("portfolio.toml keeps its name").hint("name a roadmap"));
        }
        if edit.opened.folder.file(new).is_some() {
            return Err(
                CliError::refused(format!("there is a roadmap {new} already"))
                    .hint("choose another id"),
            );
        }
        if let Some(unread) = portfolio.unread.first() {
            // References in there could not follow.
            return Err(CliError::file(format!(
                "{unread}.toml could not be read, and what it says of {old} could not follow; nothing was written"
            ))
            .hint("tcu check says what is wrong with it"));
        }
        let names = ReferenceIndex::new(portfolio);
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        rename_references(&mut transaction, old, new)?;
        let work = transaction.finish();
        if self.dry_run.dry_run {
            output.result(&format!("{old}.toml → {new}.toml\n"))?;
            return edit.write_unless(self.dry_run, &work, output);
        }
        let rename = Relocation::Rename {
            old: old.to_owned(),
            new: new.to_owned(),
        };
        edit.relocate(&rename, &work, output)
    }
}
