//! A folder of roadmaps and another one (a stick, a share) brought to the same state, both ways.
//!
//! Every file is merged with what both held when they were last in step, which the state folder keeps. Each
//! side keeps its own comments and layout. Each file is saved whole or not at all, and what both held is noted
//! only when both are saved: a stick that is pulled out in the middle leaves every file whole, and the next
//! time does the rest.

mod attachments;
mod merge_base_store;
mod peer;
mod pending;

pub use peer::{SyncPeer, sticks};
pub use pending::unsent;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::commit::edited;
use super::listing::list;
use super::lock::{Lock, LockError};
use super::merge::{MergedText, merge_texts, sheet};
use super::save::{SaveError, save};
use crate::edit::{Edit, EntryPath};
use crate::model::Kind;
use merge_base_store::MergeBaseStore;

/// How often a file is read again that another program wrote meanwhile.
const TRIES: usize = 4;

/// How long a sync waits for another program that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a sync did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synced {
    /// Entries and records that the other folder got, and papers.
    pub sent: usize,
    /// Those that this folder got.
    pub received: usize,
    /// Conflicts that this folder holds now, for a person to settle.
    pub to_choose: usize,
    /// The roadmaps that were changed here.
    pub changed: Vec<String>,
    /// What was left alone, and why, a sentence each.
    pub left: Vec<String>,
}

impl std::fmt::Display for Synced {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "sent {}, received {}, {} to choose",
            self.sent, self.received, self.to_choose
        )
    }
}

/// Why nothing, or not everything, was synced. Every file is whole; what was synced stays.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// A folder could not be listed, or a file not read.
    #[error("{} could not be read: {source}", .path.display())]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Both are one folder.
    #[error("{} is the folder of roadmaps itself", .0.display())]
    Same(PathBuf),
    /// The other folder was in step before, and now holds none of what it held.
    #[error(
        "{} held {held} when it was synced last, and none of them is there now: nothing was changed. Is the right stick in?",
        .path.display()
    )]
    Away {
        /// The other folder.
        path: PathBuf,
        /// What it held, in words.
        held: String,
    },
    /// A folder is being written by another program.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// A disk refused.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// The other folder, as whoever syncs knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeerFile {
    /// Perhaps one from before: if it was in step and now holds nothing of that, it is not touched.
    #[default]
    Known,
    /// A new one, which gets everything.
    New,
}

/// Brings two folders to the same state; makes the other where only its last name is missing. `state` is the state
/// folder; `progress` hears which file it is at, and of how many.
///
/// # Errors
/// A folder could not be read or written: what was synced until then stays. The other is not the one it was.
pub fn sync(
    here: &Path,
    there: &Path,
    state: &Path,
    is: PeerFile,
    progress: &mut dyn FnMut(&str, usize, usize),
) -> Result<Synced, SyncError> {
    if is == PeerFile::Known {
        look(here, there, state)?;
    }
    if !there.exists() && there.parent().is_none_or(is_folder) {
        fs::create_dir(there).map_err(|source| read_error(there, source))?;
    }
    let place = |path: &Path| {
        path.canonicalize()
            .map_err(|source| read_error(path, source))
    };
    let places = [place(here)?, place(there)?];
    if places[0] == places[1] {
        return Err(SyncError::Same(there.to_owned()));
    }
    let mut pass = SyncPass {
        bases: MergeBaseStore::of(state, &places[0], &places[1]),
        state: state.to_owned(),
        places,
        is_new: is == PeerFile::New,
        done: Synced::default(),
    };
    let ids = pass.ids()?;
    for (at, id) in ids.iter().enumerate() {
        progress(&format!("{id}.toml"), at + 1, ids.len());
        pass.file(id)?;
    }
    progress("papers", ids.len(), ids.len());
    pass.papers();
    Ok(pass.done)
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.is_dir()
}

/// Whether the other folder still is what it was: a stick that is not in leaves an empty folder, or none.
fn look(here: &Path, there: &Path, state: &Path) -> Result<(), SyncError> {
    let known = MergeBaseStore::of(state, &place_of(here), &place_of(there)).known();
    let is_there = |id: &String| there.join(format!("{id}.toml")).exists();
    if known.is_empty() || known.iter().any(is_there) {
        return Ok(());
    }
    Err(SyncError::Away {
        path: there.to_owned(),
        held: match known.len() {
            1 => "a roadmap".to_owned(),
            number => format!("{number} roadmaps"),
        },
    })
}

/// The true place of a folder; of one that is not there, that of the folder it would be in.
fn place_of(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        match (
            path.parent().and_then(|parent| parent.canonicalize().ok()),
            path.file_name(),
        ) {
            (Some(parent), Some(name)) => parent.join(name),
            _ => path.to_owned(),
        }
    })
}

fn read_error(path: &Path, source: std::io::Error) -> SyncError {
    SyncError::Read {
        path: path.to_owned(),
        source,
    }
}

/// One sync under way. Of each pair, here comes first.
struct SyncPass {
    places: [PathBuf; 2],
    state: PathBuf,
    bases: MergeBaseStore,
    is_new: bool,
    done: Synced,
}

impl SyncPass {
    fn ids(&self) -> Result<BTreeSet<String>, SyncError> {
        let mut ids = BTreeSet::new();
        for place in &self.places {
            let listing = list(place).map_err(|source| read_error(place, source))?;
            let listed = listing.roadmaps.into_iter().chain(listing.shared);
            ids.extend(listed.map(|listed| listed.id));
        }
        Ok(ids)
    }

    fn path(&self, side: usize, id: &str) -> PathBuf {
        self.places[side].join(format!("{id}.toml"))
    }

    fn bytes(&self, side: usize, id: &str) -> Result<Option<Vec<u8>>, SyncError> {
        let path = self.path(side, id);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(read_error(&path, source)),
        }
    }

    /// Locks both folders for one file only: whoever edits on either side never waits for a slow stick. In one order,
    /// so that two laptops on one share do not wait for each other.
    fn lock(&self) -> Result<[Lock; 2], LockError> {
        let [here, there] = &self.places;
        let (first, second) = if here <= there {
            (here, there)
        } else {
            (there, here)
        };
        let take = |folder: &Path| Lock::take(folder, &self.state, PATIENCE);
        Ok([take(first)?, take(second)?])
    }

    /// A file that an editor writes meanwhile is read again.
    fn file(&mut self, id: &str) -> Result<(), SyncError> {
        let _locks = self.lock()?;
        for _ in 1..TRIES {
            match self.once(id) {
                Err(SyncError::Save(SaveError::ChangedOnDisk { now: Some(_), .. })) => {}
                done => return done,
            }
        }
        self.once(id)
    }

    fn once(&mut self, id: &str) -> Result<(), SyncError> {
        match [self.bytes(0, id)?, self.bytes(1, id)?] {
            [Some(mine), Some(theirs)] => match [is_blank(&mine), is_blank(&theirs)] {
                [true, false] => self.alone(id, 1, &theirs, Some(&mine)),
                [false, true] => self.alone(id, 0, &mine, Some(&theirs)),
                _ => self.both(id, &mine, &theirs),
            },
            [Some(bytes), None] => self.alone(id, 0, &bytes, None),
            [None, Some(bytes)] => self.alone(id, 1, &bytes, None),
            [None, None] => Ok(()),
        }
    }

    /// A roadmap that only one side has: new, or deleted on the other, or nothing is left there but `blank`.
    fn alone(
        &mut self,
        id: &str,
        side: usize,
        bytes: &[u8],
        blank: Option<&[u8]>,
    ) -> Result<(), SyncError> {
        let Some(text) = readable(id, bytes) else {
            self.leave(id, side);
            return Ok(());
        };
        let last = self
            .bases
            .last(id)
            .filter(|_| blank.is_none() && !(self.is_new && side == 0));
        if last.is_some_and(|base| base[side] == text) {
            let (gone, there) = if side == 1 {
                ("here", "there")
            } else {
                ("there", "here")
            };
            self.done.left.push(format!(
                "{id}.toml was deleted {gone} and is still {there}: delete it {there} too, or change it, then it comes back"
            ));
            return Ok(());
        }
        save(&self.path(1 - side, id), blank, bytes)?;
        self.bases.note(id, [&text, &text]);
        if side == 0 {
            self.done.sent += 1;
        } else {
            self.done.received += 1;
            self.done.changed.push(id.to_owned());
            self.done.to_choose += conflicts(id, &text);
        }
        Ok(())
    }

    fn both(&mut self, id: &str, mine: &[u8], theirs: &[u8]) -> Result<(), SyncError> {
        let [Some(one), Some(other)] = [readable(id, mine), readable(id, theirs)] else {
            let side = usize::from(readable(id, mine).is_some());
            self.leave(id, side);
            return Ok(());
        };
        let last = self.bases.last(id);
        if one == other || last.is_some_and(|last| last == [one.as_str(), other.as_str()]) {
            // Most files: nobody has touched them since they were in step.
            self.done.to_choose += conflicts(id, &one);
            self.bases.note(id, [&one, &other]);
            return Ok(());
        }
        let base = self.bases.of_both(id, [&one, &other]);
        let Some([here, there]) = merged(id, base.as_ref(), [&one, &other]) else {
            self.done.left.push(format!(
                "{id}.toml is written in a way that cannot be merged safely; it was left as it is on both sides"
            ));
            return Ok(());
        };
        if there.text != other {
            save(&self.path(1, id), Some(theirs), there.text.as_bytes())?;
            self.done.sent += touched(&there.edits);
        }
        if here.text != one {
            save(&self.path(0, id), Some(mine), here.text.as_bytes())?;
            self.done.received += touched(&here.edits);
            self.done.changed.push(id.to_owned());
        }
        self.done.to_choose += conflicts(id, &here.text);
        self.bases.note(id, [&here.text, &there.text]);
        Ok(())
    }

    fn leave(&mut self, id: &str, side: usize) {
        let place = self.places[side].display();
        self.done.left.push(format!(
            "{id}.toml in {place} cannot be read and was left alone on both sides: tcu check says what is wrong with it"
        ));
    }

    fn papers(&mut self) {
        for (from, to) in [(0, 1), (1, 0)] {
            let copied =
                attachments::copy(&self.places[from], &self.places[to], &mut self.done.left);
            if from == 0 {
                self.done.sent += copied;
            } else {
                self.done.received += copied;
            }
        }
    }
}

/// The text of a roadmap that can be edited.
fn readable(id: &str, bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    sheet(id, text).map(|_| text.to_owned())
}

/// Whether a file holds nothing: what a stick leaves of a copy that was broken off, not a roadmap of which everything
/// was removed.
fn is_blank(bytes: &[u8]) -> bool {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    bytes.iter().all(is_blank)
}

/// What each side holds in the end. A side that holds byte for byte what it held when both were in step, and
/// was then the same as the other, takes the other's bytes, comments and all.
fn merged(id: &str, base: Option<&[String; 2]>, sides: [&str; 2]) -> Option<[MergedText; 2]> {
    let both = |base: Option<&str>| {
        let here = merge_texts(id, base, sides[0], sides[1]).ok()?;
        let there = merge_texts(id, base, sides[1], sides[0]).ok()?;
        Some([here, there])
    };
    let Some(base) = base else { return both(None) };
    let mut results = both(Some(&base[0]))?;
    if base[0] == base[1] {
        for (side, other) in [(0, 1), (1, 0)] {
            if sides[side] == base[side] {
                results[side].text = sides[other].to_owned();
            }
        }
    }
    Some(results)
}

/// The entries and records that edits touch, but for the log and conflicts.
fn touched(edits: &[Edit]) -> usize {
    let mut places: BTreeSet<EntryPath> = BTreeSet::new();
    let mut whole = 0;
    for edit in edits {
        match edit {
            Edit::Set { place, .. } | Edit::Unset { place, .. } | Edit::Stray { place, .. } => {
                places.insert(*place);
            }
            Edit::Add { new, .. } if matches!(new.kind, Kind::Change | Kind::Conflict) => {}
            Edit::Remove { place } if matches!(place.kind, Kind::Change | Kind::Conflict) => {}
            Edit::Add { .. } | Edit::Remove { .. } => whole += 1,
        }
    }
    places.len() + whole
}

/// The fields of a roadmap that a person has yet to choose.
fn conflicts(id: &str, text: &str) -> usize {
    let fields: Option<BTreeMap<_, _>> = edited(id, text, &[]).ok().map(|(_, roadmap)| {
        let clashes = roadmap.conflicts.into_iter();
        clashes
            .map(|clash| ((clash.item.map(|item| item.to_string()), clash.field), ()))
            .collect()
    });
    fields.map_or(0, |fields| fields.len())
}
