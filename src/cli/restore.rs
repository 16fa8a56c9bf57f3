//! `tcu restore`: the last copy of a broken roadmap that can be read.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::edit_options::DryRun;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::Output;
use crate::store::read::read;
use crate::store::save::save;
use crate::store::sync::{LastGood, last_good};

/// Put the last copy of a roadmap that can be read in the place of one that cannot
///
/// The copy is that of the last sync with a folder. The broken file stays beside it under another name, so that what
/// was written since can be taken over by hand. A roadmap that can be read is left alone.
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  tcu restore gujrat-fans --dry-run")]
pub(crate) struct RestoreArgs {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
    #[command(flatten)]
    dry_run: DryRun,
}

impl RestoreArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap can be read, no copy is kept, or the disk refused: it stays as it is.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let id = self.roadmap.as_str();
        let edit = EditContext::begin(context)?;
        let Some(file) = edit.opened.folder.file(id) else {
            return Err(file_problems::no_roadmap(edit.portfolio(), id));
        };
        if file.closed.is_none() {
            return Err(
                CliError::refused(format!("{id}.toml can be read; nothing was restored"))
                    .hint("tcu check says what else is wrong with it"),
            );
        }
        let kept = last_good(&context.folder.path, &context.places.state, id);
        let Some(LastGood { text, origin }) = kept else {
            return Err(CliError::refused(format!(
                "no copy of {id}.toml that can be read is kept here"
            ))
            .hint("copies are kept of every sync with a folder: tcu sync DIR")
            .hint("tcu check says in which line it is broken"));
        };
        if let Some(kept) = read(id, text.as_bytes()).roadmap {
            context.clock().check(id, &kept)?;
        }
        let aside = (1..=u32::MAX)
            .map(|number| match number {
                1 => file.path.with_extension("toml.broken"),
                number => file.path.with_extension(format!("toml.broken-{number}")),
            })
            .find(|path| path.symlink_metadata().is_err());
        let aside = aside.unwrap_or_else(|| file.path.with_extension("toml.broken"));
        let from = format!("the copy of the last sync with {}", origin.display());
        if self.dry_run.dry_run {
            output.result(&format!(
                "{} → {}\n{from} → {}\n",
                file.name,
                context.shown(&aside).display(),
                file.name
            ))?;
            output.say("Nothing was written (--dry-run).\n");
            return Ok(ExitStatus::Fine);
        }
        let Some(broken) = file
            .bytes
            .as_deref()
            .map(<[u8]>::to_vec)
            .or_else(|| std::fs::read(&file.path).ok())
        else {
            return Err(CliError::file(format!("{} could not be read", file.name)));
        };
        // The broken one is safe before anything takes its place.
        save(&aside, None, &broken)?;
        save(&file.path, Some(&broken), text.as_bytes())?;
        output.say(&format!(
            "{} is {from} now; the broken file is {}.\n",
            context.shown(&file.path).display(),
            context.shown(&aside).display()
        ));
        Ok(ExitStatus::Fine)
    }
}
