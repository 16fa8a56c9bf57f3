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
mod renamed;

pub use merge_base_store::{forget, forget_written, is_gone};
pub use peer::{SyncPeer, sticks};
pub use pending::unsent;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use crate::store::relocate::archived_ids;

use super::bounded::{self, Links, MOST_OF_ROADMAP, ReadError};
use super::copies::{beside, original};
use super::faults;
use super::listing::list;
use super::lock::{Lock, LockError};
use super::merge::{MergedText, merge_texts};
use super::read::read_text;
use super::save::{SaveError, save, save_unlinked};
use super::sound::sound;
use crate::edit::{Edit, EntryPath};
use crate::model::{Kind, Roadmap};
use merge_base_store::MergeBaseStore;

/// How often a file is read again that another program wrote meanwhile.
const TRIES: usize = 4;

/// How long a sync waits for another program that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// The most that a roadmap in the other folder may be, in bytes.
const MOST_FROM_OTHERS: u64 = 64 << 20;

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
    /// What else is to be said, a sentence each.
    pub notes: Vec<String>,
    /// The other folder: the one that was asked for, or `roadmaps` in it.
    pub folder: PathBuf,
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
    let inner = within(here, there, state);
    let there = inner.as_deref().unwrap_or(there);
    if is == PeerFile::Known {
        look(here, there, state)?;
    }
    if !there.exists() && there.parent().is_none_or(is_folder) {
        faults::before("make the other folder")
            .and_then(|()| fs::create_dir(there))
            .map_err(|source| read_error(there, source))?;
    }
    if !here.exists() {
        faults::before("make the folder of roadmaps")
            .and_then(|()| fs::create_dir_all(here))
            .map_err(|source| read_error(here, source))?;
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
        is_new: is == PeerFile::New,
        attachments: BTreeSet::new(),
        done: Synced {
            folder: places[1].clone(),
            ..Synced::default()
        },
        places,
    };
    if inner.is_some() {
        let place = pass.places[1].display();
        let note = format!("The roadmaps there lie in {place}, so that folder was taken.");
        pass.done.notes.push(note);
    }
    pass.sweep()?;
    renamed::follow(&mut pass)?;
    let ids = pass.ids()?;
    let mut in_step = pass.in_step(&ids);
    for (at, id) in ids.iter().enumerate() {
        if let Some(quiet) = in_step.remove(id) {
            pass.add(quiet);
            continue;
        }
        progress(&format!("{id}.toml"), at + 1, ids.len());
        pass.file(id)?;
    }
    progress("papers", ids.len(), ids.len());
    pass.attachments();
    Ok(pass.done)
}

/// The folder `roadmaps` in the other one, where that holds no roadmap itself and this does, or did at the last sync.
/// A link of that name is not followed.
fn within(here: &Path, there: &Path, state: &Path) -> Option<PathBuf> {
    let inner = there.join("roadmaps");
    let holds = |folder: &Path| {
        let listing = list(folder).unwrap_or_default();
        !listing.roadmaps.is_empty() || listing.shared.is_some()
    };
    let is_own = inner.symlink_metadata().is_ok_and(|inner| inner.is_dir());
    let was_in_step = || {
        let known = MergeBaseStore::of(state, &place_of(here), &place_of(&inner)).known();
        !known.is_empty()
    };
    (is_own && !holds(there) && (holds(&inner) || was_in_step())).then_some(inner)
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
    attachments: BTreeSet<PathBuf>,
    done: Synced,
}

/// A file on both sides; `None` where a side lacks it.
type Pair = [Option<Vec<u8>>; 2];

impl SyncPass {
    /// The roadmaps of both sides. Copies that sync programs made are told, and not carried about.
    fn ids(&mut self) -> Result<BTreeSet<String>, SyncError> {
        let mut ids = BTreeSet::new();
        let mut misnamed = Vec::new();
        for side in [0, 1] {
            let place = &self.places[side];
            let listing = list(place).map_err(|source| read_error(place, source))?;
            let listed = listing.roadmaps.into_iter().chain(listing.shared);
            ids.extend(listed.map(|listed| listed.id));
            misnamed.extend(listing.misnamed.into_iter().map(|file| (side, file.name)));
        }
        for id in archived_ids(&self.places[0]) {
            let is_here = self.path(0, &id).symlink_metadata().is_ok();
            if !is_here && ids.remove(&id) {
                self.done.notes.push(format!(
                    "{id}.toml is archived here and was not taken; tcu unarchive {id} brings it back."
                ));
            }
        }
        for (side, name) in misnamed {
            let stem = name.trim_end_matches(".toml");
            let named = original(stem, |id| ids.contains(id)).map(str::to_owned);
            let by_host = || self.copy_of(side, stem, &ids);
            if let Some(of) = named.or_else(by_host) {
                self.tell_copy(side, &name, &of);
            }
        }
        let copies: Vec<(String, String)> = ids
            .iter()
            .filter_map(|id| {
                let of = [0, 1]
                    .into_iter()
                    .find_map(|side| self.copy_of(side, id, &ids));
                Some((id.clone(), of?))
            })
            .collect();
        for (id, of) in copies {
            for side in [0, 1] {
                let name = format!("{id}.toml");
                if self.places[side].join(&name).is_file() {
                    self.tell_copy(side, &name, &of);
                }
            }
            ids.remove(&id);
        }
        Ok(ids)
    }

    /// The roadmap of which a file named after a computer, `x-HOST`, is a copy: it bears the same name.
    fn copy_of(&self, side: usize, stem: &str, ids: &BTreeSet<String>) -> Option<String> {
        let of = beside(stem, |id| ids.contains(id))?;
        let name = |side: usize, id: &str| {
            let text = String::from_utf8(self.bytes(side, id).ok()??).ok()?;
            read_text(id, &text).roadmap?.cluster.name
        };
        let copied = name(side, stem)?;
        let is_same = |other: usize| name(other, of).is_some_and(|name| name == copied);
        (is_same(side) || is_same(1 - side)).then(|| of.to_owned())
    }

    fn tell_copy(&mut self, side: usize, name: &str, of: &str) {
        let path = self.places[side].join(name);
        self.done.left.push(format!(
            "{} looks like a copy of {of}.toml that another program made: merge it with tcu merge {} --into {of}, then \
             delete it",
            path.display(),
            quoted(&path),
        ));
    }

    fn path(&self, side: usize, id: &str) -> PathBuf {
        self.places[side].join(format!("{id}.toml"))
    }

    /// The bytes of a file. In the other folder no link is followed, and nothing is read that is no file.
    fn bytes(&self, side: usize, id: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let (links, most) = match side {
            0 => (Links::Follow, MOST_OF_ROADMAP),
            _ => (Links::Refuse, MOST_FROM_OTHERS),
        };
        match bounded::read(&self.path(side, id), links, most) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Both sides of a file; `None` where one of them cannot be read, which is told then.
    fn pair(&mut self, id: &str) -> Result<Option<Pair>, SyncError> {
        let mut pair = [None, None];
        for side in [0, 1] {
            match self.bytes(side, id) {
                Ok(bytes) => pair[side] = bytes,
                Err(ReadError::Io(source)) if source.kind() != ErrorKind::PermissionDenied => {
                    return Err(read_error(&self.path(side, id), source));
                }
                Err(error) => {
                    self.leave(id, side, &error.to_string(), false);
                    return Ok(None);
                }
            }
        }
        Ok(Some(pair))
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
        let take = |folder: &Path| Lock::take_unswept(folder, &self.state, PATIENCE);
        Ok([take(first)?, take(second)?])
    }

    /// Takes away what killed saves left on either side, once.
    fn sweep(&self) -> Result<(), LockError> {
        for place in &self.places {
            drop(Lock::take(place, &self.state, PATIENCE)?);
        }
        Ok(())
    }

    /// The files that nobody has touched since they were in step, looked through on all cores.
    fn in_step(&self, ids: &BTreeSet<String>) -> BTreeMap<String, Quiet> {
        let quiet = |id: &String| {
            let [Ok(Some(here)), Ok(Some(there))] = [self.bytes(0, id), self.bytes(1, id)] else {
                return None;
            };
            let last = self.bases.last(id)?;
            let is_in_step = last[0].as_bytes() == here && last[1].as_bytes() == there;
            is_in_step.then(|| (id.clone(), Quiet::of(id, &last[0])))
        };
        let ids: Vec<&String> = ids.iter().collect();
        ids.par_iter().filter_map(|id| quiet(id)).collect()
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
        match self.pair(id)? {
            Some([Some(mine), Some(theirs)]) => match [is_blank(&mine), is_blank(&theirs)] {
                [true, false] => self.alone(id, 1, &theirs, Some(&mine)),
                [false, true] => self.alone(id, 0, &mine, Some(&theirs)),
                _ => self.both(id, &mine, &theirs),
            },
            Some([Some(bytes), None]) => self.alone(id, 0, &bytes, None),
            Some([None, Some(bytes)]) => self.alone(id, 1, &bytes, None),
            Some([None, None]) | None => Ok(()),
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
        let text = match sound(id, bytes) {
            Ok(text) => text,
            Err(unsound) => {
                self.leave(id, side, &unsound.to_string(), false);
                return Ok(());
            }
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
        self.save(1 - side, id, blank, bytes)?;
        self.note(id, [&text, &text]);
        if side == 0 {
            self.done.sent += 1;
        } else {
            self.done.received += 1;
            self.done.changed.push(id.to_owned());
        }
        Ok(())
    }

    fn save(&self, side: usize, id: &str, old: Option<&[u8]>, new: &[u8]) -> Result<(), SaveError> {
        match side {
            0 => save(&self.path(0, id), old, new),
            _ => save_unlinked(&self.path(1, id), old, new),
        }
    }

    /// Notes what both sides hold, after both are saved, and what this folder holds for the rest of the sync.
    fn note(&mut self, id: &str, texts: [&str; 2]) {
        self.bases.note(id, texts);
        let Some(roadmap) = read_text(id, texts[0]).roadmap else {
            return;
        };
        merge_base_store::forget(&self.state, id, &roadmap);
        self.add(Quiet::of_roadmap(&roadmap));
    }

    fn add(&mut self, quiet: Quiet) {
        self.done.to_choose += quiet.conflicts;
        self.attachments.extend(quiet.attachments);
    }

    fn both(&mut self, id: &str, mine: &[u8], theirs: &[u8]) -> Result<(), SyncError> {
        let texts = [sound(id, mine), sound(id, theirs)];
        let is_sound = texts.each_ref().map(Result::is_ok);
        for (side, text) in texts.iter().enumerate() {
            if let Err(unsound) = text {
                self.leave(id, side, &unsound.to_string(), is_sound[1 - side]);
            }
        }
        let [Ok(one), Ok(other)] = texts else {
            return Ok(());
        };
        if one == other {
            self.note(id, [&one, &other]);
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
            self.save(1, id, Some(theirs), there.text.as_bytes())?;
            self.done.sent += touched(&there.edits);
        }
        if here.text != one {
            self.save(0, id, Some(mine), here.text.as_bytes())?;
            self.done.received += touched(&here.edits);
            self.done.changed.push(id.to_owned());
        }
        self.note(id, [&here.text, &there.text]);
        Ok(())
    }

    /// Tells what stays where it is, and what to do about it.
    fn leave(&mut self, id: &str, side: usize, why: &str, other_is_sound: bool) {
        let [place, other] = [side, 1 - side].map(|side| self.places[side].display().to_string());
        let copy = match other_is_sound {
            true => format!(", or copy {id}.toml from {other}, which can be read, over it"),
            false => String::new(),
        };
        let not = if side == 0 { "sent" } else { "taken" };
        self.done.left.push(format!(
            "{id}.toml in {place} cannot be synced and was not {not}: {why}. Mend it in a text editor{copy}; then sync again"
        ));
    }

    fn attachments(&mut self) {
        for (from, to) in [(0, 1), (1, 0)] {
            let places = [&self.places[from], &self.places[to]];
            let copied =
                attachments::copy(&self.attachments, places[0], places[1], &mut self.done.left);
            if from == 0 {
                self.done.sent += copied;
            } else {
                self.done.received += copied;
            }
        }
    }
}

/// What a sync needs to know of a roadmap that it leaves as it is.
struct Quiet {
    conflicts: usize,
    attachments: Vec<PathBuf>,
}

impl Quiet {
    fn of(id: &str, text: &str) -> Self {
        // Most roadmaps have neither, and are not read for it.
        let has = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        let roadmap = (has("conflict") || has("evidence")).then(|| read_text(id, text).roadmap);
        roadmap.flatten().as_ref().map_or(
            Self {
                conflicts: 0,
                attachments: Vec::new(),
            },
            Self::of_roadmap,
        )
    }

    /// The fields that a person has yet to choose, and the papers.
    fn of_roadmap(roadmap: &Roadmap) -> Self {
        let clashes = roadmap.conflicts.iter();
        let fields: BTreeSet<_> = clashes
            .map(|clash| (clash.item.as_ref().map(ToString::to_string), &clash.field))
            .collect();
        Self {
            conflicts: fields.len(),
            attachments: attachments::of(roadmap).collect(),
        }
    }
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-:~\\".contains(letter);
    match path.chars().all(is_plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
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
            Edit::Set { place, .. }
            | Edit::Unset { place, .. }
            | Edit::SetUnknown { place, .. } => {
                places.insert(*place);
            }
            Edit::Add { new, .. } if matches!(new.kind, Kind::Change | Kind::Conflict) => {}
            Edit::Remove { place } if matches!(place.kind, Kind::Change | Kind::Conflict) => {}
            Edit::Add { .. } | Edit::Remove { .. } => whole += 1,
        }
    }
    places.len() + whole
}
