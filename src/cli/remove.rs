//! `tcu remove`: takes an entry out of its roadmap.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::reason::Reason;
use super::resolve_entry;
use crate::edit::{Transaction, operations};
use crate::model::{Kind, ReferenceIndex};
use crate::query::address;

/// Take an entry out of its roadmap; the log keeps it whole
///
/// A milestone that will not be done is better dropped (tcu drop): it then stays visible.
#[derive(Args, Debug)]
pub(crate) struct RemoveArgs {
    /// roadmap/id, or a part of it as roadmap/id/match[1]
    #[arg(value_name = "ADDRESS")]
    address: String,
    #[command(flatten)]
    reason: Reason,
}

impl RemoveArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// It is not there, has no id, or the reason is missing: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        if let Some((holder, part)) = address::part(edit.portfolio(), &names, &self.address)? {
            let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
            let reason = self
                .reason
                .change_reason(&edit, &names, holder.roadmap, None);
            operations::entry::remove_part(&mut transaction, holder, part, &reason)?;
            return edit.write(&transaction.finish(), output);
        }
        let found = resolve_entry::find(edit.portfolio(), &names, &self.address)?;
        if let (Kind::Cluster, Some(index)) = (found.kind, found.roadmap) {
            let id = &edit.portfolio().roadmaps[index].id;
            return Err(
                CliError::refused(format!("{id} is a roadmap as a whole")).hint(format!(
                    "tcu delete {id} --why TEXT deletes it, tcu archive {id} puts it away"
                )),
            );
        }
        if !found.kind.has_id() {
            return Err(CliError::refused(format!(
                "{} cannot be removed",
                found.kind.with_article()
            ))
            .hint("only what has an id can; records stay as they were written"));
        }
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        let reason = self
            .reason
            .change_reason(&edit, &names, found.roadmap, None);
        operations::entry::remove(&mut transaction, found, &reason)?;
        edit.write(&transaction.finish(), output)
    }
}
