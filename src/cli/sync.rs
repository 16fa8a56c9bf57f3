//! `tcu sync`: brings this folder and another, or a repository, to the same state.

use std::path::PathBuf;

use clap::Args;

use super::context::CliContext;
use super::edit_options::DryRun;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use crate::store::git::{self, ExchangeOptions, PromptPolicy};
use crate::store::state_folder;
use crate::store::sync::{PeerFile, SyncError, SyncOptions, SyncPeer, Synced, sync};

/// Bring the roadmaps here and those on a stick or share to the same state, both ways
///
/// Every roadmap is merged, new ones are copied, and the papers that milestones name as evidence too. Without
/// DIR the folder is committed, and exchanged with its remote through your own git. Offline it says so and
/// keeps what is to be sent.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:\n  tcu sync /media/khan/STICK/roadmaps\n  tcu sync")]
pub(crate) struct SyncArgs {
    /// The folder on the stick or share; made where it is not there yet, but for a stick that is not in
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,

    #[command(flatten)]
    dry_run: DryRun,

    /// DIR is on a new or emptied stick: give it every roadmap
    #[arg(long, requires = "folder")]
    new: bool,
}

impl SyncArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// A folder cannot be read or written; what was done until then stays.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let here = &context.folder.path;
        state_folder::mend(&context.places.state);
        let Some(there) = &self.folder else {
            if self.dry_run.dry_run {
                return Err(CliError::refused(
                    "what git would do is known only when it has done it",
                )
                .hint("git fetch, then git log HEAD..@{upstream} lists what others did")
                .hint("tcu sync DIR --dry-run tells what a sync with a folder would do"));
            }
            let mut progress = |line: &str| output.say(&format!("{line}\n"));
            let done = git::sync(
                here,
                &context.places.state,
                &context.actor()?,
                ExchangeOptions {
                    asks: PromptPolicy::OnTerminal,
                    clock: context.clock(),
                },
                &mut progress,
            )?;
            output.result(&format!("{done}\n"))?;
            for left in &done.left {
                output.tell(MessageLevel::Warning, &left.to_string(), &[]);
            }
            return Ok(match done.left.is_empty() {
                true => ExitStatus::Fine,
                false => ExitStatus::File,
            });
        };
        let state = &context.places.state;
        let is = if self.new {
            PeerFile::New
        } else {
            PeerFile::Known
        };
        let options = SyncOptions {
            peer: is,
            clock: context.clock(),
            dry_run: self.dry_run.dry_run,
        };
        let mut done = sync(here, there, state, options, &mut |_, _, _| {})?;
        if self.dry_run.dry_run {
            output.result(&format!("would be {done}\n"))?;
            output.say("Nothing was written (--dry-run).\n");
            return Ok(tell(&done, output));
        }
        let mut peer = SyncPeer::load(state, here);
        // Of a stick the folder in it that was taken: what was in step is kept for that one.
        peer.folder = Some(done.folder.clone());
        let aside = peer.keep(state, here);
        done.notes.extend(aside.map(|aside| aside.to_string()));
        log::info!("synced: {done}");
        output.result(&format!("{done}\n"))?;
        Ok(tell(&done, output))
    }
}

fn tell(done: &Synced, output: &mut Output<'_>) -> ExitStatus {
    for note in &done.notes {
        output.tell(MessageLevel::Note, note, &[]);
    }
    for left in &done.left {
        output.tell(MessageLevel::Warning, left, &[]);
    }
    if done.to_choose > 0 {
        output.say("tcu list conflicts shows them; tcu resolve settles one.\n");
    }
    if done.left.iter().any(|left| left.contains("cannot be")) {
        ExitStatus::File
    } else {
        ExitStatus::Fine
    }
}

impl From<SyncError> for CliError {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::Same(_) => {
                CliError::refused(error.to_string()).hint("name the folder on the stick or share")
            }
            SyncError::NoStick(_) => CliError::file(error.to_string())
                .hint("put it in; where the folder is to be made there, add --new"),
            SyncError::Away { .. } => CliError::refused(error.to_string()).hint(
                "put the stick in that was there; if this is a new or emptied one, add --new",
            ),
            SyncError::Read { .. } => {
                CliError::file(error.to_string()).hint("is the stick in, and may you read it?")
            }
            SyncError::Clock(error) => error.into(),
            SyncError::Lock(error) => error.into(),
            SyncError::Save(error) => error.into(),
        }
    }
}
