//! What the worker can be asked for.

use std::path::PathBuf;

use crate::edit::{Actor, Edit};
use crate::model::Date;
use crate::store::drafts::Draft;
use crate::store::relocate::Relocation;
use crate::tui::state::chase::{ChaseRequest, ReplyRequest};
use crate::tui::state::import::ImportRequest;
use crate::tui::state::output::OutputRequest;

/// What the worker can be asked for.
#[derive(Clone, Debug)]
pub(crate) enum Job {
    /// Read the folder again.
    Read,
    /// From now on it is this day: read the folder again.
    Today(Date),
    /// Give keys of the config file these values.
    Remember(Vec<(&'static str, String)>),
    /// Write edits, made of that reading of the folder.
    Commit {
        /// The edits, by the id of their file.
        files: Vec<(String, Vec<Edit>)>,
        /// What they do, in words.
        words: String,
        /// The reading.
        generation: u64,
    },
    /// Write a new roadmap: its id and its text.
    Create(String, String),
    /// Rename, archive or delete a roadmap.
    Relocate {
        /// What becomes of it.
        relocation: Relocation,
        /// The edits that go along, by the id of their file.
        files: Vec<(String, Vec<Edit>)>,
        /// What it does, in words.
        words: String,
        /// The reading.
        generation: u64,
    },
    /// Take the last act back, in whose name.
    Undo(Actor),
    /// Make it again.
    Redo,
    /// Copy the samples into the folder.
    Samples,
    /// Read a file of another program, in whose name, with characters for ids.
    Import(ImportRequest, Actor, String),
    /// Write the message to an owner for that day, and remember that it was sent.
    Chase(ChaseRequest, Date),
    /// Read the reply of an owner, in whose name.
    Reply(ReplyRequest, Actor),
    /// Write a file for others, in whose name.
    Write(OutputRequest, String),
    /// Give a packet to that folder, in whose name; the characters tell packets of one day apart.
    Give(PathBuf, Actor, String),
    /// Take in what lies in that folder, in whose name.
    Take(PathBuf, Actor),
    /// Keep what is flagged now as seen.
    Seen,
    /// Read the roadmaps as that revision of git holds them.
    Revision(String),
    /// Merge the copy of a roadmap, a file of that name, into it.
    MergeCopy(String),
    /// See whether another program changed the folder.
    Look,
    /// Keep in that file what was typed and not saved.
    Keep(PathBuf, Vec<Draft>),
}
