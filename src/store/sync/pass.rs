//! One pass over two folders, file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use super::attachments;
use super::merge_base_store::{self, MergeBaseStore};
use super::sync_error::{SyncError, read_error};
use crate::edit::{Edit, EntryPath};
use crate::model::{Kind, Roadmap};
use crate::store::bounded::{self, Links, MOST_OF_ROADMAP, ReadError};
use crate::store::clock::ClockGuard;
use crate::store::copies::{advice, beside, original};
use crate::store::exchange_summary;
use crate::store::listing::{Listing, list};
use crate::store::lock::{Lock, LockError};
use crate::store::merge::{MergedText, merge_texts};
use crate::store::packet::says_packet;
use crate::store::read::{read, read_text};
use crate::store::relocate::archived_ids;
use crate::store::save::{SaveError, save, save_unlinked};
use crate::store::sound::sound;

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
        f.write_str(&exchange_summary::words(
            self.sent,
            self.received,
            self.to_choose,
        ))
    }
}

/// One sync under way. Of each pair, here comes first.
pub(super) struct SyncPass {
    pub(super) places: [PathBuf; 2],
    pub(super) state: PathBuf,
    pub(super) bases: MergeBaseStore,
    pub(super) is_new: bool,
    /// What every file is held against before it changes.
    pub(super) clock: ClockGuard,
    /// Nothing is written: what would be done is found out.
    pub(super) is_rehearsal: bool,
    pub(super) attachments: BTreeSet<PathBuf>,
    pub(super) done: Synced,
}

/// A file on both sides; `None` where a side lacks it.
type Pair = [Option<Vec<u8>>; 2];

impl SyncPass {
    /// The roadmaps of both sides. Copies that sync programs made are told, and not carried about.
    pub(super) fn ids(&mut self) -> Result<BTreeSet<String>, SyncError> {
        let mut ids = BTreeSet::new();
        let mut misnamed = Vec::new();
        for side in [0, 1] {
            let listing = self.list(side)?;
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
            let named = original(stem, |id| ids.contains(id));
            let by_host = || self.copy_of(side, stem, &ids);
            match named.or_else(by_host) {
                Some(of) => self.tell_copy(side, &name, &of),
                None => self.tell_misnamed(side, &name),
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

    /// What a folder holds; one that a sync would make first holds nothing.
    pub(super) fn list(&self, side: usize) -> Result<Listing, SyncError> {
        let place = &self.places[side];
        match list(place) {
            Err(error) if self.is_rehearsal && error.kind() == ErrorKind::NotFound => {
                Ok(Listing::default())
            }
            listing => listing.map_err(|source| read_error(place, source)),
        }
    }

    /// The roadmap of which a file named after a computer, `x-HOST`, is a copy: it bears the same name.
    fn copy_of(&self, side: usize, stem: &str, ids: &BTreeSet<String>) -> Option<String> {
        let of = beside(stem, |id| ids.contains(id))?;
        let name = |side: usize, id: &str| {
            let text = String::from_utf8(self.bytes(side, id).ok()??).ok()?;
            read_text(id, &text).roadmap?.cluster.name
        };
        let copied = name(side, stem)?;
        let is_same = |other: usize| name(other, &of).is_some_and(|name| name == copied);
        (is_same(side) || is_same(1 - side)).then_some(of)
    }

    /// A file that would be a roadmap but for its name goes nowhere, and whoever put it there should know.
    fn tell_misnamed(&mut self, side: usize, name: &str) {
        let path = self.places[side].join(name);
        let not = if side == 0 { "sent" } else { "taken" };
        self.done.left.push(format!(
            "{} was not {not}: the name before .toml must be an id, made of a-z, 0-9 and hyphens. Rename it, then sync again",
            path.display()
        ));
    }

    fn tell_copy(&mut self, side: usize, name: &str, of: &str) {
        let path = self.places[side].join(name);
        self.done.left.push(format!(
            "{} looks like a copy of {of}.toml that another program made: {}",
            path.display(),
            advice(&path, of),
        ));
    }

    pub(super) fn path(&self, side: usize, id: &str) -> PathBuf {
        self.places[side].join(format!("{id}.toml"))
    }

    /// The bytes of a file. In the other folder no link is followed, and nothing is read that is no file.
    pub(super) fn bytes(&self, side: usize, id: &str) -> Result<Option<Vec<u8>>, ReadError> {
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
    pub(super) fn lock(&self) -> Result<[Lock; 2], LockError> {
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
    pub(super) fn sweep(&self) -> Result<(), LockError> {
        for place in &self.places {
            drop(Lock::take(place, &self.state, PATIENCE)?);
        }
        Ok(())
    }

    /// The files that nobody has touched since they were in step, looked through on all cores.
    pub(super) fn in_step(&self, ids: &BTreeSet<String>) -> BTreeMap<String, Quiet> {
        let quiet = |id: &String| Some((id.clone(), Quiet::of(id, &self.untouched(id)?)));
        let ids: Vec<&String> = ids.iter().collect();
        ids.par_iter().filter_map(|id| quiet(id)).collect()
    }

    /// What this folder holds of a file that nobody has touched on either side since they were in step.
    pub(super) fn untouched(&self, id: &str) -> Option<String> {
        let [Ok(Some(here)), Ok(Some(there))] = [self.bytes(0, id), self.bytes(1, id)] else {
            return None;
        };
        let last = self.bases.last(id).ok()??;
        let is_in_step = last[0].as_bytes() == here && last[1].as_bytes() == there;
        let [text, _] = last;
        is_in_step.then_some(text)
    }

    /// A file that an editor writes meanwhile is read again.
    pub(super) fn file(&mut self, id: &str) -> Result<(), SyncError> {
        let _locks = self.lock()?;
        for _ in 1..TRIES {
            match self.once(id) {
                Err(SyncError::Save(SaveError::ChangedOnDisk { now: Some(_), .. })) => {}
                done => return done,
            }
        }
        self.once(id)
    }

    /// One try at a file, without locks.
    pub(super) fn once(&mut self, id: &str) -> Result<(), SyncError> {
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
        // Packets and receipts may lie beside the roadmaps of a stick: they go their own way.
        if std::str::from_utf8(bytes).is_ok_and(says_packet) {
            return Ok(());
        }
        let text = match sound(id, bytes) {
            Ok(text) => text,
            Err(unsound) => {
                self.leave(id, side, &unsound.to_string(), false);
                return Ok(());
            }
        };
        let last = match self.bases.last(id) {
            Ok(last) => last.filter(|_| blank.is_none() && !(self.is_new && side == 0)),
            Err(error) => {
                self.leave_unknown(id, &error);
                return Ok(());
            }
        };
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

    pub(super) fn save(
        &self,
        side: usize,
        id: &str,
        old: Option<&[u8]>,
        new: &[u8],
    ) -> Result<(), SyncError> {
        if self.clock.is_on()
            && let Some(old) = old
            && let Some(roadmap) = read(id, old).roadmap
        {
            self.clock.check(id, &roadmap)?;
        }
        if self.is_rehearsal {
            return Ok(());
        }
        Ok(match side {
            0 => save(&self.path(0, id), old, new),
            _ => save_unlinked(&self.path(1, id), old, new),
        }?)
    }

    /// Notes what both sides hold, after both are saved, and what this folder holds for the rest of the sync.
    fn note(&mut self, id: &str, texts: [&str; 2]) {
        if !self.is_rehearsal {
            self.bases.note(id, texts);
        }
        let Some(roadmap) = read_text(id, texts[0]).roadmap else {
            return;
        };
        if !self.is_rehearsal {
            merge_base_store::forget(&self.state, id, &roadmap);
        }
        self.add(Quiet::of_roadmap(&roadmap));
    }

    pub(super) fn add(&mut self, quiet: Quiet) {
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
        let base = match self.bases.of_both(id, [&one, &other]) {
            Ok(base) => base,
            Err(error) => {
                self.leave_unknown(id, &error);
                return Ok(());
            }
        };
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
            "{id}.toml in {place} cannot be synced and was not {not}: {why}. Mend it{copy}; then sync again"
        ));
    }

    /// Tells that a file stays where it is because what both sides began with cannot be read: merged without it every
    /// difference would be a conflict, and what was deleted would come back.
    fn leave_unknown(&mut self, id: &str, why: &SyncError) {
        self.done.left.push(format!(
            "{id}.toml was left as it is on both sides, as what both held when they were last in step is not known: {why}. \
             Sync again; where it stays so, take that file away, and what differs is told as conflicts"
        ));
    }

    pub(super) fn attachments(&mut self) {
        for place in &self.places {
            attachments::sweep(&self.attachments, place);
        }
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
pub(super) struct Quiet {
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
        let conflicts = roadmap.conflicts.iter();
        let fields: BTreeSet<_> = conflicts
            .map(|conflict| {
                (
                    conflict.item.as_ref().map(ToString::to_string),
                    &conflict.field,
                )
            })
            .collect();
        Self {
            conflicts: fields.len(),
            attachments: attachments::of(roadmap).collect(),
        }
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

/// The entries and records that edits touch, but for the log and conflicts. Where a conflict was settled with the value that
/// stands, nothing else is touched: then the settled ones count.
pub(super) fn touched(edits: &[Edit]) -> usize {
    let mut places: BTreeSet<EntryPath> = BTreeSet::new();
    let (mut whole, mut settled) = (0, 0);
    for edit in edits {
        match edit {
            Edit::Set { place, .. }
            | Edit::Unset { place, .. }
            | Edit::SetUnknown { place, .. } => {
                places.insert(*place);
            }
            Edit::Add { new, .. } if matches!(new.kind, Kind::Change | Kind::Conflict) => {}
            Edit::Remove { place } if place.kind == Kind::Change => {}
            Edit::Remove { place } if place.kind == Kind::Conflict => settled += 1,
            Edit::Add { .. } | Edit::Remove { .. } => whole += 1,
        }
    }
    match places.len() + whole {
        0 => settled,
        touched => touched,
    }
}
