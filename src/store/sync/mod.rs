//! A folder of roadmaps and another one (a stick, a share) brought to the same state, both ways.
//!
//! Every file is merged with what both held when they were last in step, which the state folder keeps. Each
//! side keeps its own comments and layout. Each file is saved whole or not at all, and what both held is noted
//! only when both are saved: a stick that is pulled out in the middle leaves every file whole, and the next
//! time does the rest.

mod attachments;
mod merge_base_store;
pub(crate) mod pass;
mod peer;
mod pending;
mod rehearsal;
mod renamed;
pub(crate) mod sync_error;

pub(crate) use merge_base_store::{forget_written, is_gone};
pub(crate) use pass::Synced;
pub(crate) use peer::{SyncPeer, sticks};
pub(crate) use pending::unsent;
pub(crate) use sync_error::SyncError;

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::bounded::{self, Links, MOST_OF_ROADMAP};
use super::clock::ClockGuard;
use super::faults;
use super::listing::list;
use super::read::read_text;
use super::sound::sound;
use crate::model::Roadmap;
use merge_base_store::MergeBaseStore;
use pass::SyncPass;
use sync_error::read_error;

/// The other folder, as whoever syncs knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeerFile {
    /// Perhaps one from before: if it was in step and now holds nothing of that, it is not touched.
    #[default]
    Known,
    /// A new one, which gets everything.
    New,
}

/// How a sync is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SyncOptions {
    /// What is known of the other folder.
    pub peer: PeerFile,
    /// What every file that would change is held against first.
    pub clock: ClockGuard,
    /// Nothing is written; what would be done is told.
    pub dry_run: bool,
}

impl From<PeerFile> for SyncOptions {
    fn from(peer: PeerFile) -> Self {
        Self {
            peer,
            ..Self::default()
        }
    }
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
    options: impl Into<SyncOptions>,
    progress: &mut dyn FnMut(&str, usize, usize),
) -> Result<Synced, SyncError> {
    let inner = within(here, there, state);
    let there = inner.as_deref().unwrap_or(there);
    let options = options.into();
    if options.peer == PeerFile::Known {
        look(here, there, state)?;
    }
    let is_real = !options.dry_run;
    let is_made = !there.exists();
    if is_made && options.peer == PeerFile::Known && shows_sticks(there.parent()) {
        return Err(SyncError::NoStick(there.to_owned()));
    }
    if is_real && !there.exists() && there.parent().is_none_or(is_folder) {
        faults::before("make the other folder")
            .and_then(|()| fs::create_dir(there))
            .map_err(|source| read_error(there, source))?;
    }
    if is_real && !here.exists() {
        faults::before("make the folder of roadmaps")
            .and_then(|()| fs::create_dir_all(here))
            .map_err(|source| read_error(here, source))?;
    }
    let place = |path: &Path| match path.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound && !is_real => Ok(place_of(path)),
        place => place.map_err(|source| read_error(path, source)),
    };
    let places = [place(here)?, place(there)?];
    if places[0] == places[1] {
        return Err(SyncError::Same(there.to_owned()));
    }
    let mut pass = SyncPass {
        bases: MergeBaseStore::of(state, &places[0], &places[1]),
        state: state.to_owned(),
        is_new: options.peer == PeerFile::New,
        clock: options.clock,
        is_rehearsal: false,
        attachments: BTreeSet::new(),
        done: Synced {
            folder: places[1].clone(),
            ..Synced::default()
        },
        places,
    };
    if is_made && is_real {
        let place = pass.places[1].display();
        let note = format!("{place} was not there, so it was made.");
        pass.done.notes.push(note);
    }
    if inner.is_some() {
        let place = pass.places[1].display();
        let note = format!("The roadmaps there lie in {place}, so that folder was taken.");
        pass.done.notes.push(note);
    }
    if options.dry_run || rehearsal::is_needed(&pass)? {
        let told = rehearsal::rehearse(&mut pass)?;
        if options.dry_run {
            return Ok(told);
        }
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
        known.is_ok_and(|known| !known.is_empty())
    };
    (is_own && !holds(there) && (holds(&inner) || was_in_step())).then_some(inner)
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.is_dir()
}

/// Whether the other folder still is what it was: a stick that is not in leaves an empty folder, or none.
fn look(here: &Path, there: &Path, state: &Path) -> Result<(), SyncError> {
    let bases = MergeBaseStore::of(state, &place_of(here), &place_of(there));
    let known = bases.known()?;
    let is_there = |id: &String| there.join(format!("{id}.toml")).exists();
    if known.is_empty() || known.iter().any(is_there) {
        return Ok(());
    }
    let roadmaps = list(there)
        .map(|listing| listing.roadmaps)
        .unwrap_or_default();
    let path = |id: &str| there.join(format!("{id}.toml"));
    let bytes = |id: &str| bounded::read(&path(id), Links::Refuse, MOST_OF_ROADMAP);
    let roadmaps = roadmaps.into_iter().map(|file| file.id);
    let files: Vec<_> = roadmaps
        .filter_map(|id| Some((id.clone(), bytes(&id).ok()?)))
        .collect();
    if renamed::holds_renamed(&files, &bases) {
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

/// What the other side of the last sync with the folder `here` held of a roadmap then.
pub(crate) fn last_there(here: &Path, state: &Path, id: &str) -> Option<Roadmap> {
    let there = SyncPeer::load(state, here).folder?;
    let bases = MergeBaseStore::of(state, &place_of(here), &place_of(&there));
    let [_, text] = bases.last(id).ok()??;
    read_text(id, &text).roadmap
}

/// A copy of a roadmap that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LastGood {
    /// What it holds.
    pub text: String,
    /// The folder with which it was synced then.
    pub origin: PathBuf,
}

/// What the folder `here` held of a roadmap at the last sync, where that can be read.
pub(crate) fn last_good(here: &Path, state: &Path, id: &str) -> Option<LastGood> {
    let origin = SyncPeer::load(state, here).folder?;
    let bases = MergeBaseStore::of(state, &place_of(here), &place_of(&origin));
    let [text, _] = bases.last(id).ok()??;
    sound(id, text.as_bytes()).ok()?;
    Some(LastGood { text, origin })
}

/// Whether systems show sticks and shares in a folder while they are in. A folder made there stays on the disk of the
/// laptop, and whoever made it takes it for the stick.
fn shows_sticks(folder: Option<&Path>) -> bool {
    let Some(folder) = folder else { return false };
    let above = folder.parent();
    let roots = ["/media", "/mnt", "/run/media", "/Volumes"].map(Path::new);
    let by_user = ["/media", "/run/media"].map(Path::new);
    roots.contains(&folder) || above.is_some_and(|above| by_user.contains(&above))
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
