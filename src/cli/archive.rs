//! `tcu archive` and `tcu unarchive`: a roadmap that is not read any more, and back.

use std::fs;

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::{MessageLevel, Output};
use crate::edit::ChangeSet;
use crate::edit::operations::rename::refers_to;
use crate::model::Portfolio;
use crate::store::read::read;
use crate::store::relocate::{self, Relocation};
use crate::text::nearest;

/// Put a roadmap into the archive: it is kept, and not read any more
///
/// The file moves to the folder archive beside the roadmaps. tcu unarchive brings it back.
#[derive(Args, Debug)]
pub(crate) struct ArchiveArgs {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
}

/// Bring a roadmap back from the archive
#[derive(Args, Debug)]
pub(crate) struct UnarchiveArgs {
    /// The roadmap
    #[arg(value_name = "ROADMAP")]
    roadmap: String,
}

impl ArchiveArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, or the disk refused: it stays where it is.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let portfolio = edit.portfolio();
        is_roadmap(portfolio, &self.roadmap)?;
        let archive = Relocation::Archive(self.roadmap.clone());
        edit.relocate(&archive, &ChangeSet::default(), output)?;
        tell_references(portfolio, &self.roadmap, output);
        Ok(ExitStatus::Fine)
    }
}

impl UnarchiveArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// None is archived under that id, or the folder has one: it stays where it is.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let dir = &context.folder.path;
        let archived = relocate::archived_ids(dir);
        if !archived.contains(&self.roadmap) {
            let failure = CliError::refused(format!("no roadmap \"{}\" is archived", self.roadmap));
            return Err(
                match nearest(&self.roadmap, archived.iter().map(String::as_str)) {
                    Some(near) => failure.hint(format!("did you mean {near}?")),
                    None if archived.is_empty() => failure.hint("the archive is empty"),
                    None => failure.hint(format!("archived are: {}", archived.join(", "))),
                },
            );
        }
        let held = fs::read(relocate::archived(dir, &self.roadmap)).unwrap_or_default();
        if let Some(held) = read(&self.roadmap, &held).roadmap {
            context.clock().check(&self.roadmap, &held)?;
        }
        let path = relocate::unarchive(edit.lock(), dir, &self.roadmap)?;
        output.say(&format!("Moved to {}.\n", context.shown(&path).display()));
        Ok(ExitStatus::Fine)
    }
}

/// That a roadmap of that id is in the folder, be it one that cannot be read.
///
/// # Errors
/// There is none, or it is the portfolio.
pub(crate) fn is_roadmap(portfolio: &Portfolio, id: &str) -> Result<(), CliError> {
    if id == crate::model::PORTFOLIO {
        return Err(CliError::refused("portfolio.toml is no roadmap").hint("name a roadmap"));
    }
    match portfolio.position(id).is_some() || portfolio.unread.iter().any(|unread| unread == id) {
        true => Ok(()),
        false => Err(file_problems::no_roadmap(portfolio, id)),
    }
}

/// Says which files name entries of a roadmap that is not there any more.
pub(crate) fn tell_references(portfolio: &Portfolio, id: &str, output: &mut Output<'_>) {
    let files = portfolio.roadmaps.iter().chain([&portfolio.shared]);
    let others = files.filter(|file| file.id != id && refers_to(file, id));
    let names: Vec<&str> = others.map(|file| file.id.as_str()).collect();
    if !names.is_empty() {
        let message = format!("entries of {id} are still named in {}", names.join(", "));
        let hint = "tcu check lists them as unknown references".to_owned();
        output.tell(MessageLevel::Warning, &message, &[hint]);
    }
}
