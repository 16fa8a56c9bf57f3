//! What was typed into forms and not saved, kept in the state folder: it survives a crash and a closed lid.
//!
//! One file for each folder of roadmaps and each window on it ([`super::draft_windows`]), readable by its owner only. It is no roadmap and nothing depends on it: one
//! that cannot be read counts as empty, and is put aside, because somebody's words are in it.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::put_aside::{PutAside, copy_aside, put_aside, replace};
use super::state_folder;

/// What a file of drafts holds, in words.
const WHAT: &str = "what was typed and not saved";

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

/// What was kept for a folder.
#[derive(Debug, Default)]
pub(crate) struct KeptDrafts {
    /// The drafts.
    pub drafts: Vec<Draft>,
    /// What there is to tell of a file that could not be read.
    pub told: Option<String>,
}

/// The drafts that a file keeps. A file of them that cannot be read is put aside; so is a copy of one that
/// holds drafts which `is_known` does not know.
pub(crate) fn load(path: &Path, is_known: fn(&Draft) -> bool) -> KeptDrafts {
    let aside = put_aside(path, WHAT, is_readable);
    let bytes = state_folder::read(path).unwrap_or_default();
    let drafts: Vec<Draft> = serde_json::from_slice(&bytes).unwrap_or_default();
    let told = match aside {
        Ok(Some(aside)) => Some(aside.to_string()),
        Ok(None) if drafts.iter().all(is_known) => None,
        Ok(None) => Some(match copy_aside(path, WHAT) {
            Ok(copy) => copy.to_string(),
            Err(error) => unkept(path, &error),
        }),
        Err(error) => Some(unkept(path, &error)),
    };
    KeptDrafts { drafts, told }
}

fn unkept(path: &Path, error: &io::Error) -> String {
    let path = path.display();
    format!(
        "{path} holds {WHAT} and could not be read, nor put aside: {error}. \
         Move it to another place; until then nothing that you type is kept before it is saved"
    )
}

fn is_readable(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Vec<Draft>>(bytes).is_ok()
}

/// Keeps these drafts in a file and no others; what was there and could not be read is put aside.
///
/// # Errors
/// The state folder could not be written to; what was kept before is then still there.
pub(crate) fn keep(path: &Path, drafts: &[Draft]) -> io::Result<Option<PutAside>> {
    if drafts.is_empty() {
        let aside = put_aside(path, WHAT, is_readable)?;
        state_folder::remove(path)?;
        return Ok(aside);
    }
    // Whole or not at all: a crash while this is written must not lose what was kept a second ago.
    replace(path, &serde_json::to_vec(drafts)?, WHAT, is_readable)
}

/// The file of the so-manieth window on a folder, from 1.
pub(super) fn file(state: &Path, folder: &Path, window: usize) -> PathBuf {
    let name = state_folder::name_of(folder);
    let name = match window {
        1 => format!("{name}.json"),
        window => format!("{name}-{window}.json"),
    };
    state.join("drafts").join(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn file(state: &Path, folder: &Path) -> PathBuf {
        super::file(state, folder, 1)
    }

    fn keep(state: &Path, folder: &Path, drafts: &[Draft]) -> io::Result<Option<PutAside>> {
        super::keep(&file(state, folder), drafts)
    }

    fn draft(text: &str) -> Draft {
        Draft {
            form: vec!["forecast".into(), "surgical".into()],
            fields: vec![("change.why".into(), text.into())],
            on: Some("2026-11-21".into()),
            told: true,
        }
    }

    fn load(state: &Path, folder: &Path) -> Vec<Draft> {
        let kept = super::load(&file(state, folder), |_| true);
        assert_eq!(kept.told, None);
        kept.drafts
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

    /// Every file of drafts, by its name.
    fn held(state: &Path) -> Vec<(String, String)> {
        let entries = fs::read_dir(state.join("drafts")).unwrap().flatten();
        let mut held: Vec<_> = entries
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, fs::read_to_string(entry.path()).unwrap())
            })
            .collect();
        held.sort();
        held
    }

    #[test]
    fn drafts_that_cannot_be_read_are_put_aside_and_told_before_others_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let (state, here) = (dir.path(), dir.path());
        let path = file(state, here);
        keep(state, here, &[draft("a")]).unwrap();
        // Once read at the start, once found when others are kept, once when none is left.
        for (count, broken) in ["{", "held at cust", "[1]"].into_iter().enumerate() {
            fs::write(&path, broken).unwrap();
            let told = match count {
                0 => {
                    let kept = super::load(&file(state, here), |_| true);
                    assert_eq!(kept.drafts, []);
                    kept.told.unwrap()
                }
                1 => {
                    let aside = keep(state, here, &[draft("b")]).unwrap();
                    aside.unwrap().to_string()
                }
                _ => keep(state, here, &[]).unwrap().unwrap().to_string(),
            };
            let aside = held(state).into_iter().find(|(_, text)| text == broken);
            let (name, _) = aside.unwrap();
            assert!(
                told.contains(&name) && name.contains("unreadable"),
                "{told}"
            );
            assert!(told.contains("Open it in a text editor"), "{told}");
        }
        keep(state, here, &[draft("c")]).unwrap();
        assert_eq!(load(state, here), [draft("c")]);
        assert_eq!(held(state).len(), 4, "nothing is written over");
    }

    #[test]
    fn drafts_of_forms_that_nobody_knows_are_kept_in_a_copy_and_told() {
        let dir = tempfile::tempdir().unwrap();
        let (state, here) = (dir.path(), dir.path());
        keep(state, here, &[draft("held at customs")]).unwrap();
        let kept = super::load(&file(state, here), |_| false);
        let (name, text) = held(state).remove(0);
        assert!(name.contains("unreadable") && text.contains("held at customs"));
        assert!(kept.told.unwrap().contains(&name));
        assert_eq!(kept.drafts, [draft("held at customs")]);
    }

    #[cfg(unix)]
    #[test]
    fn what_can_be_neither_read_nor_put_aside_stays_and_nothing_takes_its_place() {
        use crate::store::faults::injected::barred;
        let dir = tempfile::tempdir().unwrap();
        let (state, here) = (dir.path(), dir.path());
        keep(state, here, &[draft("a")]).unwrap();
        fs::write(file(state, here), "held at cust").unwrap();
        barred("put a file of the state folder aside", || {
            let kept = super::load(&file(state, here), |_| true);
            let told = kept.told.unwrap();
            assert!(told.contains("Move it to another place"), "{told}");
            assert!(keep(state, here, &[draft("b")]).is_err());
            assert!(keep(state, here, &[]).is_err());
        });
        assert_eq!(held(state)[0].1, "held at cust");
        assert_eq!(held(state).len(), 1);
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
