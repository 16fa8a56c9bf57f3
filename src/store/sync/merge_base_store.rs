//! What two folders held when they were last in step, kept in the state folder.
//!
//! Several states are kept of each file: another stick in the same place, or an older copy of it, is then
//! merged with what it really began with, and does not take back what has changed since.

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::sync_error::{SyncError, read_error};
use crate::edit::diff::{EntryNode, EntrySet, Identity};
use crate::edit::merge::REMOVED;
use crate::edit::operations::feedback::is_erased;
use crate::model::{Feedback, Roadmap, Value};
use crate::store::commit::FileChange;
use crate::store::faults;
use crate::store::merge::entry_set;
use crate::store::read::{read, read_text};
use crate::store::state_folder::{self, Durability, hash};

/// How many states of a file are kept.
const KEPT: usize = 12;

/// How a state begins; the lengths of both texts follow, so that one that was cut off is known.
const HEAD: &str = "tcu base ";

/// The states of one pair of folders.
pub(crate) struct MergeBaseStore {
    folder: PathBuf,
}

impl MergeBaseStore {
    /// Those of two folders, by their true places.
    pub(crate) fn of(state: &Path, here: &Path, there: &Path) -> Self {
        let mut name = here.as_os_str().as_encoded_bytes().to_vec();
        name.push(0);
        name.extend(there.as_os_str().as_encoded_bytes());
        Self {
            folder: state.join("sync").join(format!("{:016x}", hash(&name))),
        }
    }

    /// What both sides held when they were last in step.
    ///
    /// # Errors
    /// Something is kept, and cannot be read: what both held is not known then, which is not that they held nothing.
    pub(crate) fn last(&self, id: &str) -> Result<Option<[String; 2]>, SyncError> {
        for (_, path) in self.paths(id)?.iter().rev() {
            if let Some(state) = state_at(path)? {
                return Ok(Some(state));
            }
        }
        Ok(None)
    }

    /// The files that were ever in step.
    ///
    /// # Errors
    /// The folder of the states cannot be read.
    pub(crate) fn known(&self) -> Result<Vec<String>, SyncError> {
        names(&self.folder)
    }

    /// Whether a file of that id was in step with any folder, as this laptop remembers.
    pub(crate) fn is_known_of_any(state: &Path, id: &str) -> bool {
        let pairs = fs::read_dir(state.join("sync"));
        let mut pairs = pairs.into_iter().flatten().flatten();
        pairs.any(|pair| pair.path().join(id).is_dir())
    }

    /// What both sides held when they were in step and then went on to `texts`: the newest state from which
    /// each side has everything that is never taken away again, and of the rest not most without a word; of those
    /// the one that the other side still is, if it is one.
    ///
    /// # Errors
    /// As [`Self::last`].
    pub(crate) fn of_both(
        &self,
        id: &str,
        texts: [&str; 2],
    ) -> Result<Option<[String; 2]>, SyncError> {
        let now = texts.map(|text| entry_set(id, text).map(|sheet| (records(&sheet), sheet)));
        let leads = |state: &[String; 2], side: usize| {
            if state[side] == texts[side] {
                return true;
            }
            let (Some((held, now)), Some(before)) = (&now[side], entry_set(id, &state[side]))
            else {
                return false;
            };
            let has = |(record, count): (&String, &usize)| held.get(record) >= Some(count);
            records(&before).iter().all(has) && !is_cut(&before, now)
        };
        let mut newest = None;
        // From the newest, and none is read that no longer matters: there are many, and they may be long.
        for (_, path) in self.paths(id)?.into_iter().rev() {
            let Some(state) = state_at(&path)? else {
                continue;
            };
            let is_still = state[1] == texts[1];
            if (newest.is_none() || is_still) && leads(&state, 0) && leads(&state, 1) {
                if is_still {
                    return Ok(Some(state));
                }
                newest = Some(state);
            }
        }
        Ok(newest)
    }

    /// Notes what both sides hold now. A state that cannot be noted makes the next sync one without a base,
    /// which loses nothing; with an older state a value that somebody gave anew would look like one that nobody touched.
    pub(crate) fn note(&self, id: &str, texts: [&str; 2]) {
        let paths = self.paths(id).unwrap_or_default();
        let newest = paths.last().and_then(|(_, path)| state_at(path).ok()?);
        if newest.is_some_and(|last| last == texts) {
            return;
        }
        let next = paths.last().map_or(1, |(number, _)| number + 1);
        let path = self.folder.join(id).join(next.to_string());
        let [here, there] = texts;
        let text = match here == there {
            true => format!("{HEAD}{} =\n{here}", here.len()),
            false => format!("{HEAD}{} {}\n{here}{there}", here.len(), there.len()),
        };
        let written = state_folder::write(&path, text.as_bytes(), Durability::Quick).is_ok();
        let surplus = match written {
            true => (paths.len() + 1).saturating_sub(KEPT),
            false => paths.len(),
        };
        for (_, path) in paths.into_iter().take(surplus) {
            let _ = state_folder::remove(&path);
        }
    }

    /// Follows a roadmap that has another id now.
    pub(crate) fn rename(&self, old: &str, new: &str) {
        // Without it the next sync is one without a base, which loses nothing.
        let _ = faults::before("rename the states of a roadmap")
            .and_then(|()| fs::rename(self.folder.join(old), self.folder.join(new)));
    }

    fn paths(&self, id: &str) -> Result<Vec<(u64, PathBuf)>, SyncError> {
        numbered(&self.folder.join(id))
    }
}

/// The names in a folder; none where it is not there.
fn names(folder: &Path) -> Result<Vec<String>, SyncError> {
    let names = fs::read_dir(folder).and_then(|entries| {
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
        names.filter_map(Result::transpose).collect()
    });
    match names {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        names => names.map_err(|source| read_error(folder, source)),
    }
}

/// The states in a folder, the oldest first.
fn numbered(folder: &Path) -> Result<Vec<(u64, PathBuf)>, SyncError> {
    let names = names(folder)?.into_iter();
    let mut paths: Vec<(u64, PathBuf)> = names
        .filter_map(|name| Some((name.parse().ok()?, folder.join(name))))
        .collect();
    paths.sort();
    Ok(paths)
}

/// The state in a file; `None` where it is not whole.
fn state_at(path: &Path) -> Result<Option<[String; 2]>, SyncError> {
    let bytes = state_folder::read_if_there(path).map_err(|source| read_error(path, source))?;
    Ok(bytes.and_then(|bytes| state_in(String::from_utf8(bytes).ok()?)))
}

fn state_in(text: String) -> Option<[String; 2]> {
    let (head, texts) = text.strip_prefix(HEAD)?.split_once('\n')?;
    let (here, there) = head.split_once(' ')?;
    let at: usize = here.parse().ok()?;
    if there == "=" {
        return (texts.len() == at).then(|| [texts.to_owned(), texts.to_owned()]);
    }
    let is_whole = Some(texts.len()) == at.checked_add(there.parse().ok()?);
    let (here, there) = is_whole.then(|| texts.split_at_checked(at)).flatten()?;
    Some([here.to_owned(), there.to_owned()])
}

/// Takes out of the state folder every state of a roadmap that still holds what was withheld or erased since: `now`
/// is the roadmap as it is. The next sync is then one without a base, in which it stays erased.
pub(crate) fn forget(state: &Path, id: &str, now: &Roadmap) {
    let gone: Vec<&Feedback> = now.feedback.iter().filter(|one| is_gone(one)).collect();
    if gone.is_empty() {
        return;
    }
    let holds = |text: &str| {
        let before = read_text(id, text).roadmap;
        let feedback = before.into_iter().flat_map(|roadmap| roadmap.feedback);
        let mut open = feedback.filter(|one| !is_gone(one) || one.who.is_some());
        open.any(|one| gone.iter().any(|gone| gone.id == one.id))
    };
    let pairs = fs::read_dir(state.join("sync"))
        .into_iter()
        .flatten()
        .flatten();
    for pair in pairs {
        for (_, path) in numbered(&pair.path().join(id)).unwrap_or_default() {
            let state = state_at(&path).ok().flatten();
            if state.is_none_or(|texts| texts.iter().any(|text| holds(text))) {
                let _ = state_folder::remove(&path);
            }
        }
    }
}

/// As [`forget`], for every file that an act has written.
pub(crate) fn forget_written(state: &Path, written: &[FileChange]) {
    for change in written {
        if let Some(now) = read(&change.id, &change.after).roadmap {
            forget(state, &change.id, &now);
        }
    }
}

/// Whether the words of a feedback are withheld or erased.
pub(crate) fn is_gone(feedback: &Feedback) -> bool {
    feedback.sensitive == Some(true) || feedback.text.as_deref().is_some_and(is_erased)
}

/// What a file holds that is never changed once written.
fn records(sheet: &EntrySet) -> HashMap<String, usize> {
    let mut records = HashMap::new();
    let items = &sheet.items;
    let parts = items.iter().flat_map(|item| &item.parts);
    for item in items.iter().chain(parts).filter(|item| counts(item)) {
        *records.entry(item.content()).or_default() += 1;
    }
    records
}

/// Whether more than half of the entries are gone without a word of it in the log: a file that a stick broke off
/// is not one of which somebody removed so much.
fn is_cut(before: &EntrySet, now: &EntrySet) -> bool {
    let is_entry = |item: &&EntryNode| matches!(item.name, Identity::Id(_));
    let is_told = |item: &EntryNode| {
        now.of_kind(crate::model::Kind::Change).any(|change| {
            let is = |key: &str, word: &str| {
                change.fields.get(key).and_then(Value::as_text) == Some(word)
            };
            is("field", REMOVED) && is("item", item.word())
        })
    };
    let is_gone = |item: &&EntryNode| now.find(item.kind, &item.name).is_none() && !is_told(item);
    let entries = before.items.iter().filter(is_entry);
    let gone = entries.clone().filter(is_gone).count();
    2 * gone > entries.count()
}

fn counts(item: &EntryNode) -> bool {
    matches!(item.name, Identity::Content(_)) && item.kind != crate::model::Kind::Conflict
}
