//! The reply to a list, pasted back: read, shown, and written as one act.

use std::path::Path;

use super::ChaseArgs;
use crate::analysis::reply::ReplyOrigin;
use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::output::Output;
use crate::cli::text_argument;
use crate::model::choice::Channel;
use crate::model::{ReferenceIndex, WordEnum};
use crate::report::chase::{RepliedList, ReplyPreview};

impl ChaseArgs {
    pub(super) fn take_reply(
        &self,
        file: &Path,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        // Read before the folder is locked: somebody may be typing it.
        let reply = text_argument::file(file)?;
        if Channel::from_word(&self.channel).is_none() {
            return Err(
                CliError::refused(format!("\"{}\" is no channel", self.channel))
                    .hint(format!("a channel is one of {}", Channel::WORDS.join(", "))),
            );
        }
        let edit = EditContext::begin(context)?;
        edit.look_everywhere();
        let portfolio = edit.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let Some(owner) = self.only(portfolio, &names)? else {
            return Err(CliError::refused("whose reply it is is not said")
                .hint("name the owner with --owner"));
        };
        let places = (&*context.places.state, &*context.folder.path);
        let today = (edit.actor.on, self.days);
        let list = RepliedList::find(portfolio, &names, owner, today, places).map_err(|name| {
            CliError::refused(format!(
                "nothing of {name} is asked about now, and no list was sent"
            ))
            .hint("tcu chase --owner OWNER writes the list")
        })?;
        let origin = ReplyOrigin {
            said_by: owner,
            channel: self.channel.clone(),
            code: Some(self.code.clone()),
            explanation: self.why.clone(),
        };
        let preview = ReplyPreview::of(&reply, &list, (portfolio, &names), &edit.actor, &origin);
        output.result(&preview.text)?;
        if preview.understood == 0 {
            return Err(CliError::refused(
                "nothing of the reply was understood; nothing was written",
            )
            .hint("correct the words in the file, or make the edits one by one"));
        }
        if self.dry_run {
            output.say("Nothing was written (--dry-run).\n");
            return Ok(ExitStatus::Fine);
        }
        if !self.yes && !output.asks("Write what was understood? [y/N] ") {
            return Err(CliError::refused("nothing was written")
                .hint("look at the preview, then give --yes"));
        }
        edit.write(&preview.work, output)
    }
}
