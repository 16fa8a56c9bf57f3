//! The numbered lists that owners were sent, kept in the state folder: a reply that comes days later speaks of the
//! numbers of the message, not of what would be on the list by then.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::state_folder::{self, Durability};

/// A list that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SentList {
    /// The status date of the message, as 2026-11-21.
    pub on: String,
    /// The language of the message; none in lists that were remembered before languages were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What stood on it, from number 1: the address of the entry and the word of what is to be done.
    pub items: Vec<(String, String)>,
}

/// The list that this owner of this folder was sent last.
pub(crate) fn find(state: &Path, folder: &Path, owner: &str) -> Option<SentList> {
    toml::from_str(&state_folder::read_text(&file(state, folder, owner))?).ok()
}

/// Remembers the list that an owner was sent.
///
/// # Errors
/// The state folder cannot be written.
pub(crate) fn remember(
    state: &Path,
    folder: &Path,
    owner: &str,
    list: &SentList,
) -> io::Result<()> {
    let text = toml::to_string(list).map_err(io::Error::other)?;
    let path = file(state, folder, owner);
    state_folder::write(&path, text.as_bytes(), Durability::Quick)
}

fn file(state: &Path, folder: &Path, owner: &str) -> PathBuf {
    let name = format!("{:016x}.toml", state_folder::hash(owner.as_bytes()));
    let folder = state_folder::name_of(folder);
    state.join("sent").join(folder).join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_that_was_sent_last_is_found_by_its_owner() {
        let dir = tempfile::tempdir().unwrap();
        let (state, folder) = (dir.path().join("state"), dir.path());
        assert_eq!(find(&state, folder, "fans/lab"), None);
        let item = |id: &str| (format!("fans/{id}"), "milestone".to_owned());
        for ids in [&["rig", "iso"][..], &["iso"]] {
            let list = SentList {
                on: "2026-11-21".to_owned(),
                language: Some("ur".to_owned()),
                items: ids.iter().map(|id| item(id)).collect(),
            };
            remember(&state, folder, "fans/lab", &list).unwrap();
            assert_eq!(find(&state, folder, "fans/lab"), Some(list));
        }
        assert_eq!(find(&state, folder, "fans/other"), None);
    }
}
