//! What comes in, and what is to be done outside.

use std::path::PathBuf;
use std::sync::Arc;

use crate::edit::Edit;
use crate::model::{Date, Portfolio};
use crate::store::dismissed_prompts::Prompt;
use crate::store::packet::DeliveryStatus;
use crate::store::relocate::Relocation;
use crate::tui::app::{Exchange, Snapshot, ToastLevel};
use crate::tui::input::Input;
use crate::tui::state::chase::{ChaseRequest, ChaseView, ReplyRequest, ReplyView};
use crate::tui::state::import::{ImportRequest, ImportView};
use crate::tui::state::output::OutputRequest;

/// What comes in.
#[derive(Clone, Debug)]
pub(crate) enum Msg {
    /// The person or the window did something.
    Input(Input),
    /// The folder was read again.
    Snapshot(Arc<Snapshot>),
    /// Something that was asked for is to be told.
    Said(ToastLevel, String),
    /// Edits were written, or not: the folder as it then is, what to say, what can be taken back or made again.
    Settled {
        /// The folder, where it was read again.
        snapshot: Option<Arc<Snapshot>>,
        /// What was done, or why not.
        result: Result<String, String>,
        /// What can be taken back.
        undo: Option<String>,
        /// What can be made again.
        redo: Option<String>,
    },
    /// What is being exchanged beside the screen, in words; `None` once it is done.
    Going(Option<String>),
    /// How many changes the other side was not given yet, and what it is called.
    Unsent(Option<(usize, String)>),
    /// What was given to the office in packets, and what of it is known to have arrived.
    Handed(DeliveryStatus),
    /// No folder is known for this, or another is wanted: those that may be meant.
    Where(Exchange, Vec<String>),
    /// Packets were taken in, or not: as [`Msg::Settled`], but no form waits for it.
    Taken {
        /// The folder, where it was read again.
        snapshot: Option<Arc<Snapshot>>,
        /// What was done, or why not.
        result: Result<String, String>,
        /// What can be taken back.
        undo: Option<String>,
        /// What can be made again.
        redo: Option<String>,
    },
    /// A file of another program was read, or not: what it would change, or why not.
    Imported(Result<Box<ImportView>, String>),
    /// The message to an owner was written, or not: the message, or why not.
    Chased(Result<ChaseView, String>),
    /// The reply of an owner was read, or not: what it would change, or why not.
    Replied(Result<Box<ReplyView>, String>),
    /// A file for others was written, or not: its place, or why not.
    Written(Result<PathBuf, String>),
    /// The roadmaps as a revision of git holds them, by the name that was asked for, or why not.
    Revision(String, Result<Arc<Portfolio>, String>),
    /// The program is to stop until it is continued.
    Stop,
    /// It was continued.
    Continued,
    /// The program is to end, with this status.
    End(u8),
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    /// End, with this status.
    Quit(u8),
    /// Stop until continued.
    Suspend,
    /// Take the terminal again and draw all anew.
    Retake,
    /// Draw all anew.
    Redraw,
    /// Turn the mouse on or off.
    Mouse(bool),
    /// Write these edits, made of that reading of the folder.
    Commit {
        /// The edits, by the id of their file.
        files: Vec<(String, Vec<Edit>)>,
        /// What they do, in words.
        words: String,
        /// The reading.
        generation: u64,
    },
    /// Write a new roadmap.
    Create {
        /// Its id.
        id: String,
        /// Its text.
        text: String,
    },
    /// Rename, archive or delete a roadmap, with edits made of that reading of the folder.
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
    /// Remember for today what was said of the clock: that day, or that it is right.
    ClockAnswer(Option<Date>),
    /// Take the last act back.
    Undo,
    /// Make it again.
    Redo,
    /// Copy the samples into the folder.
    Samples,
    /// Merge the copy of a roadmap, a file of that name, into it.
    MergeCopy(String),
    /// Give keys of the config file these values.
    Remember(Vec<(&'static str, String)>),
    /// Who acts was asked at that moment, and is not asked there again.
    NotAgain(Prompt),
    /// From now on it is this day.
    Today(Date),
    /// Put this text into the clipboard.
    Copy(String),
    /// Show a text in another program, which can shape every script.
    Show {
        /// What it is called.
        name: String,
        /// The text.
        text: String,
    },
    /// Write the message to an owner, and remember that it was sent; [`Msg::Chased`] has it.
    Chase(ChaseRequest),
    /// Read the reply of an owner; [`Msg::Replied`] says what it would change.
    Reply(ReplyRequest),
    /// Read a file of another program, with characters for ids; [`Msg::Imported`] says what it would change.
    Import(ImportRequest, String),
    /// Write a file for others; [`Msg::Written`] says where it is.
    Write(OutputRequest),
    /// Open a file or folder in the program that the system has for it.
    OpenFile(PathBuf),
    /// Keep what is flagged now as seen.
    Seen,
    /// Write what was typed and not saved as it is now, without waiting for a pause.
    KeepDrafts,
    /// Read the roadmaps as that revision of git holds them.
    Revision(String),
    /// Read the folder again.
    Read,
    /// Exchange: with that folder, else with the one that is remembered. Without one [`Msg::Where`] asks.
    Go(Exchange, Option<String>),
    /// Ask for another folder.
    Where(Exchange),
    /// Open the file of that id in the person's editor, at that line.
    Editor(String, usize),
}
