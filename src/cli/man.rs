//! `tcu man`: a manual page for every command.

use std::path::PathBuf;

use clap::Args;

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use super::writer;
use crate::report::export::ExportFile;

/// Write manual pages into a folder, one a command
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  tcu man ~/.local/share/man/man1")]
pub(crate) struct ManArgs {
    /// The folder; made where it is not there yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl ManArgs {
    /// Runs the command on the description of all.
    ///
    /// # Errors
    /// A page cannot be written; then none is.
    pub(crate) fn run(
        &self,
        mut command: clap::Command,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let mut pages = Vec::new();
        command.build();
        add(command, &mut pages)?;
        writer::write_files(context, &self.folder, &pages)?;
        let told = format!(
            "written into {}: {} pages",
            self.folder.display(),
            pages.len()
        );
        output.tell(MessageLevel::Note, &told, &[]);
        Ok(ExitStatus::Fine)
    }
}

/// The page of a command, and those of the commands below it.
fn add(command: clap::Command, pages: &mut Vec<ExportFile>) -> Result<(), CliError> {
    let inner: Vec<clap::Command> = command
        .get_subcommands()
        .filter(|inner| inner.get_name() != "help" && !inner.is_hide_set())
        .cloned()
        .collect();
    let page = clap_mangen::Man::new(command)
        .source("tcu")
        .manual("tcu manual");
    let mut text = Vec::new();
    page.render(&mut text)
        .map_err(|error| CliError::file(error.to_string()))?;
    pages.push(ExportFile::new(page.get_filename(), text));
    inner.into_iter().try_for_each(|inner| add(inner, pages))
}
