//! What two folders held when they were last in step, kept in the state folder.
//!
//! Several states are kept of each file: another stick in the same place, or an older copy of it, is then
//! merged with what it really began with, and does not take back what has changed since.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::edit::diff::{EntryNode, EntrySet, Identity};
use crate::edit::merge::REMOVED;
use crate::model::{Value, order};
use crate::store::merge::sheet;
use crate::store::save::save;

/// How many states of a file are kept.
const KEPT: usize = 12;

/// Between the texts of the two sides in one file.
const MARK: &str = "\n# tcu: the other side\n";

/// The states of one pair of folders.
pub struct MergeBaseStore {
    folder: PathBuf,
}

impl MergeBaseStore {
    /// Those of two folders, by their true places.
    pub fn of(state: &Path, here: &Path, there: &Path) -> Self {
        let mut name = here.as_os_str().as_encoded_bytes().to_vec();
        name.push(0);
        name.extend(there.as_os_str().as_encoded_bytes());
        Self {
            folder: state.join("sync").join(format!("{:016x}", hash(&name))),
        }
    }

    /// What both sides held when they were last in step.
    pub fn last(&self, id: &str) -> Option<[String; 2]> {
        self.states(id).pop()
    }

    /// The files that were ever in step.
    pub fn known(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.collect()
    }

    /// What both sides held when they were in step and then went on to `texts`: the newest state from which
    /// each side has everything that is never taken away again, and of the rest not most without a word; of those
    /// the one that the other side still is, if it is one.
    pub fn of_both(&self, id: &str, texts: [&str; 2]) -> Option<[String; 2]> {
        let now = texts.map(|text| sheet(id, text).map(|sheet| (records(&sheet), sheet)));
        let leads = |state: &[String; 2], side: usize| {
            if state[side] == texts[side] {
                return true;
            }
            let (Some((held, now)), Some(before)) = (&now[side], sheet(id, &state[side])) else {
                return false;
            };
            let has = |(record, count): (&String, &usize)| held.get(record) >= Some(count);
            records(&before).iter().all(has) && !is_cut(&before, now)
        };
        let mut newest = None;
        // From the newest, and none is read that no longer matters: there are many, and they may be long.
        for state in self.states(id).into_iter().rev() {
            let is_still = state[1] == texts[1];
            if (newest.is_none() || is_still) && leads(&state, 0) && leads(&state, 1) {
                if is_still {
                    return Some(state);
                }
                newest = Some(state);
            }
        }
        newest
    }

    /// Notes what both sides hold now. A state that cannot be noted makes the next sync one without a base,
    /// which loses nothing.
    pub fn note(&self, id: &str, texts: [&str; 2]) {
        let paths = self.paths(id);
        if self.last(id).is_some_and(|last| last == texts) {
            return;
        }
        let next = paths.last().map_or(1, |(number, _)| number + 1);
        let folder = self.folder.join(id);
        let text = texts.join(MARK);
        let written = fs::create_dir_all(&folder).is_ok()
            && save(&folder.join(next.to_string()), None, text.as_bytes()).is_ok();
        let surplus = (paths.len() + usize::from(written)).saturating_sub(KEPT);
        for (_, path) in paths.into_iter().take(surplus) {
            let _ = fs::remove_file(path);
        }
    }

    /// The states of a file, the oldest first.
    fn states(&self, id: &str) -> Vec<[String; 2]> {
        let texts = self.paths(id).into_iter();
        texts
            .filter_map(|(_, path)| {
                let text = fs::read_to_string(path).ok()?;
                let (here, there) = text.split_once(MARK)?;
                Some([here.to_owned(), there.to_owned()])
            })
            .collect()
    }

    fn paths(&self, id: &str) -> Vec<(u64, PathBuf)> {
        let entries = fs::read_dir(self.folder.join(id))
            .into_iter()
            .flatten()
            .flatten();
        let mut paths: Vec<(u64, PathBuf)> = entries
            .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
            .collect();
        order::sort(&mut paths);
        paths
    }
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

/// FNV-1a: short, and the same in every build of the program.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
