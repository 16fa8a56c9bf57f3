//! What was typed into forms and not saved, kept in the state folder: it survives a crash and a closed lid.
//!
//! One file for each folder of roadmaps, readable by its owner only. It is no roadmap and nothing depends on it: one
//! that cannot be read counts as empty.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::state_folder::{self, Durability};

/// What was typed into one form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// What the form is for, in words that only its maker understands.
    pub form: Vec<String>,
    /// The texts that were typed, by the key of their field.
    pub fields: Vec<(String, String)>,
    /// The day on which it was begun, as `2026-11-21`, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Whether a later start has told of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub told: bool,
}

/// The drafts that were kept for a folder.
pub(crate) fn load(state: &Path, folder: &Path) -> Vec<Draft> {
    let bytes = state_folder::read(&file(state, folder)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Keeps these drafts for a folder and no others.
///
/// # Errors
/// The state folder could not be written to; what was kept before is then still there.
pub(crate) fn keep(state: &Path, folder: &Path, drafts: &[Draft]) -> io::Result<()> {
    let path = file(state, folder);
    if drafts.is_empty() {
        return state_folder::remove(&path);
    }
    // Whole or not at all: a crash while this is written must not lose what was kept a second ago.
    state_folder::write(&path, &serde_json::to_vec(drafts)?, Durability::Synced)
}

fn file(state: &Path, folder: &Path) -> PathBuf {
    let name = state_folder::name_of(folder);
    state.join("drafts").join(format!("{name}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn draft(text: &str) -> Draft {
        Draft {
            form: vec!["forecast".into(), "surgical".into()],
            fields: vec![("change.why".into(), text.into())],
            on: Some("2026-11-21".into()),
            told: true,
        }
    }

    #[test]
    fn what_is_kept_comes_back_for_its_own_folder_only() {
        let dir = tempfile::tempdir().unwrap();
        let (state, one, other) = (
            dir.path().join("state"),
            dir.path().join("a"),
            dir.path().join("b"),
        );
        assert_eq!(load(&state, &one), []);
        keep(&state, &one, &[draft("held at customs"), draft("کسٹمز")]).unwrap();
        assert_eq!(
            load(&state, &one),
            [draft("held at customs"), draft("کسٹمز")]
        );
        assert_eq!(load(&state, &other), []);
        keep(&state, &one, &[]).unwrap();
        keep(&state, &one, &[]).unwrap();
        assert_eq!(load(&state, &one), []);
        assert_eq!(fs::read_dir(state.join("drafts")).unwrap().count(), 0);
    }

    #[test]
    fn what_an_older_version_kept_is_read() {
        let dir = tempfile::tempdir().unwrap();
        keep(dir.path(), dir.path(), &[draft("a")]).unwrap();
        let older = r#"[{"form":["feedback"],"fields":[["text","words"]]}]"#;
        fs::write(file(dir.path(), dir.path()), older).unwrap();
        let kept = load(dir.path(), dir.path());
        assert_eq!(kept[0].fields, [("text".into(), "words".into())]);
        assert_eq!((kept[0].on.as_deref(), kept[0].told), (None, false));
    }

    #[test]
    fn a_broken_file_counts_as_empty_and_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        keep(dir.path(), dir.path(), &[draft("a")]).unwrap();
        fs::write(file(dir.path(), dir.path()), "{").unwrap();
        assert_eq!(load(dir.path(), dir.path()), []);
        keep(dir.path(), dir.path(), &[draft("b")]).unwrap();
        assert_eq!(load(dir.path(), dir.path()), [draft("b")]);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        keep(dir.path(), dir.path(), &[draft("a")]).unwrap();
        let mode = fs::metadata(file(dir.path(), dir.path()))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0);
    }
}
