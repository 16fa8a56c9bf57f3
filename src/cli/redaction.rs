//! `--redact` of the commands that read.

use clap::Args;

use super::context::{CliContext, LoadedFolder};
use super::error::CliError;
use crate::analysis::redact;
use crate::store::RetainBytes;

/// Whether personal data are hidden.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct Redaction {
    /// Hide personal data: names, contacts, and feedback that may not be quoted
    #[arg(long)]
    pub redact: bool,
}

impl Redaction {
    /// Reads the folder, without personal data where they are to be hidden.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn open(self, context: &CliContext) -> Result<LoadedFolder, CliError> {
        Ok(self.hidden(context.open(RetainBytes::Nothing)?))
    }

    /// What was read, without personal data where they are to be hidden.
    pub(crate) fn hidden(self, mut opened: LoadedFolder) -> LoadedFolder {
        if self.redact {
            redact::redact(&mut opened.folder.portfolio);
            for file in &mut opened.folder.files {
                for problem in &mut file.problems {
                    // The line may hold a name.
                    problem.source_line = None;
                }
            }
        }
        opened
    }
}
