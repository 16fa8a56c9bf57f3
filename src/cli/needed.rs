//! The files that a command needed: what is wrong with them, and what that does to the exit status.

use super::desk::Desk;
use super::failure::{Failure, Status};
use super::problems;
use super::streams::Streams;
use crate::roadmap::id::nearest;
use crate::roadmap::{PORTFOLIO, Portfolio};
use crate::store::{File, Folder};
use crate::text;

/// Tells the problems of every file. [`Status::File`] where there are any.
pub fn tell_all(desk: &Desk, folder: &Folder, streams: &mut Streams<'_>) -> Status {
    let ids: Vec<_> = folder.files.iter().map(|file| file.id.as_str()).collect();
    tell_of(desk, folder, &ids, streams)
}

/// Tells the problems of the files of those ids and of `portfolio.toml`, which every command needs.
/// [`Status::File`] where there are any.
pub fn tell_of(desk: &Desk, folder: &Folder, ids: &[&str], streams: &mut Streams<'_>) -> Status {
    let needed = |file: &&File| file.id == PORTFOLIO || ids.contains(&file.id.as_str());
    let wrong = |file: &&File| !file.problems.is_empty();
    let mut status = Status::Fine;
    for file in folder.files.iter().filter(needed).filter(wrong) {
        tell(desk, file, streams);
        status = Status::File;
    }
    status
}

/// Tells the problems of the file that an address begins with, whose miss they may explain.
pub fn tell_named(desk: &Desk, folder: &Folder, address: &str, streams: &mut Streams<'_>) {
    let file = address.split('/').next().unwrap_or_default();
    tell_of(desk, folder, &[file], streams);
}

fn tell(desk: &Desk, file: &File, streams: &mut Streams<'_>) {
    for problem in &file.problems {
        let shown = problems::shown(&desk.shown(&file.path), problem, streams.paint_people);
        streams.say(&shown);
    }
}

/// The place of the roadmap of that id; `None` is the portfolio.
///
/// # Errors
/// There is none, with the nearest; or it could not be read.
pub fn find_file(portfolio: &Portfolio, id: &str) -> Result<Option<usize>, Failure> {
    if portfolio.unread.iter().any(|unread| unread == id) {
        return Err(Failure::file(format!("{id}.toml could not be read"))
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
pub fn places(portfolio: &Portfolio, ids: &[String]) -> Result<Vec<usize>, Failure> {
    if ids.is_empty() {
        return Ok((0..portfolio.roadmaps.len()).collect());
    }
    let place = |id: &String| {
        find_file(portfolio, id)?.ok_or_else(|| {
            Failure::refused("portfolio is no roadmap").hint("name a cluster's roadmap")
        })
    };
    ids.iter().map(place).collect()
}

/// There is no roadmap of that id; names the nearest.
pub fn no_roadmap(portfolio: &Portfolio, id: &str) -> Failure {
    let ids = portfolio.roadmaps.iter().map(|roadmap| roadmap.id.as_str());
    let failure = Failure::refused(format!("there is no roadmap \"{}\"", text::cut(id, 64)));
    match nearest(id, ids) {
        Some(near) => failure.hint(format!("did you mean {near}?")),
        None => failure.hint("tcu list roadmaps names them all"),
    }
}
