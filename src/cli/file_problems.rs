//! The files that a command needed: what is wrong with them, and what that does to the exit status.

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use super::problems;
use crate::model::{PORTFOLIO, Portfolio};
use crate::store::sync::last_good;
use crate::store::{File, Folder};
use crate::text;
use crate::text::nearest;

/// Tells the problems of every file. [`ExitStatus::File`] where there are any.
pub(crate) fn tell_all(
    context: &CliContext,
    folder: &Folder,
    output: &mut Output<'_>,
) -> ExitStatus {
    let ids: Vec<_> = folder.files.iter().map(|file| file.id.as_str()).collect();
    tell_of(context, folder, &ids, output)
}

/// Tells the problems of the files of those ids and of `portfolio.toml`, which every command needs.
/// [`ExitStatus::File`] where there are any.
pub(crate) fn tell_of(
    context: &CliContext,
    folder: &Folder,
    ids: &[&str],
    output: &mut Output<'_>,
) -> ExitStatus {
    let needed = |file: &&File| file.id == PORTFOLIO || ids.contains(&file.id.as_str());
    let wrong = |file: &&File| !file.problems.is_empty();
    let mut status = ExitStatus::Fine;
    for file in folder.files.iter().filter(needed).filter(wrong) {
        tell(context, file, output);
        status = ExitStatus::File;
    }
    status
}

/// Tells the problems of the file that an address begins with, whose miss they may explain.
pub(crate) fn tell_named(
    context: &CliContext,
    folder: &Folder,
    address: &str,
    output: &mut Output<'_>,
) {
    let file = address.split('/').next().unwrap_or_default();
    tell_of(context, folder, &[file], output);
}

fn tell(context: &CliContext, file: &File, output: &mut Output<'_>) {
    for problem in &file.problems {
        let shown = problems::shown(&context.shown(&file.path), problem, output.message_colors);
        output.say(&shown);
    }
    if file.closed.is_some()
        && let Some(kept) = last_good(&context.folder.path, &context.places.state, &file.id)
    {
        let message = format!(
            "a copy of {} that can be read is kept from the last sync with {}",
            file.name,
            kept.origin.display()
        );
        let hint = format!(
            "tcu restore {} puts it in its place, and keeps the broken file beside it",
            file.id
        );
        output.tell(MessageLevel::Note, &message, &[hint]);
    }
}

/// The place of the roadmap of that id; `None` is the portfolio.
///
/// # Errors
/// There is none, with the nearest; or it could not be read.
pub(crate) fn find_file(portfolio: &Portfolio, id: &str) -> Result<Option<usize>, CliError> {
    if portfolio.unread.iter().any(|unread| unread == id) {
        return Err(CliError::file(format!("{id}.toml could not be read"))
            .hint("tcu check says what is wrong with it"));
    }
    match portfolio.position(id) {
        _ if id == PORTFOLIO => Ok(None),
        Some(place) => Ok(Some(place)),
        None => Err(no_roadmap(portfolio, id)),
    }
}

/// The places of the roadmaps of those ids, of all where none is named.
///
/// # Errors
/// There is none of an id, with the nearest; or it could not be read.
pub(crate) fn places(portfolio: &Portfolio, ids: &[String]) -> Result<Vec<usize>, CliError> {
    if ids.is_empty() {
        return Ok((0..portfolio.roadmaps.len()).collect());
    }
    let place = |id: &String| {
        find_file(portfolio, id)?.ok_or_else(|| {
            CliError::refused("portfolio is no roadmap").hint("name a cluster's roadmap")
        })
    };
    ids.iter().map(place).collect()
}

/// There is no roadmap of that id; names the nearest.
pub(crate) fn no_roadmap(portfolio: &Portfolio, id: &str) -> CliError {
    let ids = portfolio.roadmaps.iter().map(|roadmap| roadmap.id.as_str());
    let failure = CliError::refused(format!(
        "there is no roadmap \"{}\"",
        text::truncate(id, 64)
    ));
    match nearest(id, ids) {
        Some(near) => failure.hint(format!("did you mean {near}?")),
        None => failure.hint("tcu list roadmaps names them all"),
    }
}
