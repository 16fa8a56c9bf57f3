//! A save: of one file, and of a file of the state folder.

use std::fs;

use super::left;
use crate::store::faults::injected::{Fault, count, inject, looked_at};
use crate::store::save::save;
use crate::store::state_folder::{self, Durability};

#[test]
fn a_save_that_fails_at_any_step_leaves_the_old_file_or_the_new_one_whole() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.toml");
    for old in [Some("old"), None] {
        let begin = || match old {
            Some(old) => fs::write(&path, old).unwrap(),
            None => drop(fs::remove_file(&path)),
        };
        let work = || save(&path, old.map(str::as_bytes), b"new");
        begin();
        let steps = count(|| work().unwrap());
        assert!(steps >= 4, "{steps} steps");
        for step in 0..steps {
            for fault in [Fault::One(step), Fault::From(step)] {
                begin();
                let (saved, asked) = inject(Some(fault), work);
                let text = fs::read_to_string(&path).ok();
                let is_new = text.as_deref() == Some("new");
                assert!(is_new || text.as_deref() == old, "{fault:?} {asked:?}");
                match saved {
                    Ok(()) => assert!(is_new, "{fault:?} {asked:?}"),
                    // The message says which of both stands.
                    Err(error) => {
                        let says_new = error.to_string().contains("was written, but");
                        assert_eq!(is_new, says_new, "{fault:?} {asked:?}: {error}");
                    }
                }
                if matches!(fault, Fault::One(_)) {
                    assert!(left(dir.path()).is_empty(), "{fault:?} {asked:?}");
                }
            }
        }
    }
}

#[test]
fn a_write_to_the_state_folder_that_fails_leaves_the_old_file_or_the_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("drafts/a.json");
    let work = || state_folder::write(&path, b"new", Durability::Synced);
    let steps = count(|| work().unwrap());
    assert!(steps >= 3, "{steps} steps");
    for step in 0..steps {
        for fault in [Fault::One(step), Fault::From(step)] {
            for old in [Some("old"), None] {
                fs::remove_dir_all(path.parent().unwrap()).unwrap_or_default();
                if let Some(old) = old {
                    state_folder::write(&path, old.as_bytes(), Durability::Quick).unwrap();
                }
                let (done, asked) = inject(Some(fault), work);
                let text = state_folder::read_text(&path);
                match done {
                    Ok(()) => assert_eq!(text.as_deref(), Some("new"), "{fault:?} {asked:?}"),
                    Err(_) => assert_eq!(text.as_deref(), old, "{fault:?} {asked:?}"),
                }
            }
        }
    }
}

#[test]
fn a_folder_that_vanishes_at_any_step_leaves_the_old_file_or_the_new_one() {
    let root = tempfile::tempdir().unwrap();
    let [stick, away] = ["stick", "away"].map(|name| root.path().join(name));
    let begin = || {
        for folder in [&stick, &away] {
            let _ = fs::remove_dir_all(folder);
        }
        fs::create_dir(&stick).unwrap();
        fs::write(stick.join("a.toml"), "old").unwrap();
    };
    let work = || save(&stick.join("a.toml"), Some(b"old"), b"new");
    begin();
    let steps = count(|| work().unwrap());
    let mut refused = 0;
    for step in 0..steps {
        begin();
        let (from, to, mut at) = (stick.clone(), away.clone(), 0);
        let vanish = move |_: &str| {
            if at == step {
                fs::rename(&from, &to).unwrap();
            }
            at += 1;
        };
        let done = looked_at(vanish, work);
        let now = fs::read_to_string(away.join("a.toml")).unwrap();
        match done {
            Ok(()) => assert_eq!(now, "new", "step {step}"),
            Err(error) => {
                refused += 1;
                let says_new = error.to_string().contains("was written, but");
                assert_eq!(now, if says_new { "new" } else { "old" }, "step {step}");
            }
        }
    }
    assert!(refused >= 3, "{refused} of {steps}");
}
