//! `tcu git`: teaches git to merge roadmaps entry by entry.

use clap::{Args, Subcommand};

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use crate::store::git::{self, GitError};

/// Teach the git of this folder to merge roadmaps entry by entry
#[derive(Args, Debug)]
pub(crate) struct GitArgs {
    #[command(subcommand)]
    what: GitCommand,
}

#[derive(Debug, Subcommand)]
enum GitCommand {
    /// Set git up for the folder of roadmaps: the merge driver, its attributes, and a check before each commit
    ///
    /// To be done once in every clone. It changes the clone's own configuration, .gitattributes in the folder
    /// of roadmaps, and the pre-commit hook where there is none yet.
    Setup,
    /// Refuse what is about to be committed if a roadmap cannot be read; the pre-commit hook calls this
    Check,
}

impl GitArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder is in no repository, or git refuses.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        match self.what {
            GitCommand::Setup => {
                for line in git::setup(&context.folder.path)? {
                    output.say(&format!("{line}\n"));
                }
                Ok(ExitStatus::Fine)
            }
            GitCommand::Check => {
                let here = std::env::current_dir().unwrap_or_else(|_| context.folder.path.clone());
                let broken = git::unreadable(&here)?;
                for problem in &broken {
                    output.tell(MessageLevel::Error, problem, &[]);
                }
                if broken.is_empty() {
                    return Ok(ExitStatus::Fine);
                }
                output.say("Nothing was committed. Mend these files and add them again; tcu check shows the lines.\n");
                Ok(ExitStatus::File)
            }
        }
    }
}

impl From<GitError> for CliError {
    fn from(error: GitError) -> Self {
        let message = error.to_string();
        match error {
            GitError::Clock(behind) => behind.into(),
            // No file is at fault: it is asked for what cannot be done here.
            GitError::NoGit => {
                CliError::refused(message).hint("install git, or sync with a folder: tcu sync DIR")
            }
            GitError::NoRepository(_) => CliError::refused(message).hint(
                "make one there with git init, or clone one; or sync with a folder: tcu sync DIR",
            ),
            GitError::Refused { .. } | GitError::Io(_) | GitError::Lock(_) => {
                CliError::file(message)
            }
        }
    }
}
