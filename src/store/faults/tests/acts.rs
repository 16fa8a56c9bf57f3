//! An act over several files: all of it or nothing, and nobody else writes meanwhile.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use super::left;
use crate::edit::{Edit, EntryPath, NewEntry};
use crate::model::{Kind, Value};
use crate::store::commit::{create, revert};
use crate::store::faults::injected::{Fault, count, inject, looked_at};
use crate::store::lock::{Lock, LockError};
use crate::store::relocate::{Relocation, relocate_under};
use crate::store::{FileChange, Folder, RetainBytes, commit};

const OLD: &str = "[cluster]\nname = \"A\"\n";

fn rename(kind: Kind) -> Edit {
    Edit::Set {
        place: EntryPath::of(kind, 0),
        field: "name",
        value: Value::Text("Other".into()),
    }
}

/// The texts of the files, by name; one that is not there has none.
fn texts<'n>(dir: &Path, names: &[&'n str]) -> Vec<(&'n str, Option<String>)> {
    let text = |name: &&'n str| {
        (
            *name,
            fs::read_to_string(dir.join(format!("{name}.toml"))).ok(),
        )
    };
    names.iter().map(text).collect()
}

/// That `act` does all or nothing, whatever fails, and leaves nothing beside the files. `begin` makes the files as they
/// were before. What is told says nothing else. How many faults there were.
pub(super) fn all_or_nothing<E: std::fmt::Display>(
    dir: &Path,
    names: &[&str],
    begin: &dyn Fn(),
    act: &dyn Fn() -> Result<(), E>,
) -> usize {
    begin();
    let before = texts(dir, names);
    let steps = count(|| act().map_err(|error| error.to_string()).unwrap());
    let after = texts(dir, names);
    assert_ne!(before, after);
    let mut failed = 0;
    for step in 0..steps {
        begin();
        let (done, asked) = inject(Some(Fault::One(step)), act);
        let now = texts(dir, names);
        match done {
            Ok(()) => assert_eq!(now, after, "{step} {asked:?}"),
            Err(error) => {
                failed += 1;
                assert_eq!(now, before, "{step} {asked:?}: {error}");
                let error = error.to_string();
                assert!(!error.contains("was written, but"), "{error}");
                assert!(!error.contains("the new text is in the file"), "{error}");
            }
        }
        assert_eq!(left(dir), Vec::<std::path::PathBuf>::new(), "{asked:?}");
        // Nothing works any more, or now and then: each file is whole, old or new, and what could not be put back is
        // said to hold the new text.
        for fault in [Fault::From(step), Fault::Often(step as u64)] {
            begin();
            let (done, asked) = inject(Some(fault), act);
            let told = done.err().map(|error| error.to_string());
            for (index, now) in texts(dir, names).iter().enumerate() {
                let (is_old, is_new) = (*now == before[index], *now == after[index]);
                assert!(is_old || is_new, "{fault:?} {asked:?} {now:?}");
                match &told {
                    None => assert!(is_new, "{fault:?} {asked:?} {now:?}"),
                    Some(told) if !is_old => {
                        let name = format!("{}.toml", names[index]);
                        let is_said = told.contains(&name) && told.contains("the new text")
                            || told.contains(&format!("{name} was written, but"));
                        assert!(is_said, "{fault:?} {asked:?} {name}: {told}");
                    }
                    Some(_) => {}
                }
            }
            for path in left(dir) {
                fs::remove_file(path).unwrap();
            }
        }
    }
    assert!(failed * 2 > steps, "{failed} of {steps}");
    steps * 3
}

#[test]
fn an_act_over_several_files_that_fails_at_any_step_changes_all_of_them_or_none() {
    let (dir, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let names = ["a", "b", "portfolio"];
    let at = |name: &str| dir.path().join(format!("{name}.toml"));
    let begin = || {
        for name in ["a", "b"] {
            fs::write(at(name), OLD).unwrap();
        }
        let _ = fs::remove_file(at("portfolio"));
    };
    let files = [
        ("a", Kind::Cluster),
        ("portfolio", Kind::FileHeader),
        ("b", Kind::Cluster),
    ];
    let work: Vec<_> = files
        .map(|(id, kind)| (id.to_owned(), vec![rename(kind)]))
        .into();
    let act = || {
        let folder = Folder::open(dir.path(), RetainBytes::Bytes).unwrap();
        commit(&folder, state.path(), &work).map(drop)
    };
    all_or_nothing(dir.path(), &names, &begin, &act);
}

#[test]
fn a_bulk_edit_that_fails_at_any_step_changes_all_files_or_none() {
    let (dir, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let names: Vec<String> = (0..6).map(|number| format!("r{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let begin = || {
        for name in &names {
            fs::write(dir.path().join(format!("{name}.toml")), OLD).unwrap();
        }
    };
    let added = |number: usize| Edit::Add {
        into: None,
        new: NewEntry::of(Kind::Milestone)
            .text("id", format!("m{number}"))
            .text("title", "Milestone"),
    };
    let edits: Vec<Edit> = (0..20).map(added).chain([rename(Kind::Cluster)]).collect();
    let work: Vec<_> = names
        .iter()
        .map(|name| ((*name).to_owned(), edits.clone()))
        .collect();
    let act = || {
        let folder = Folder::open(dir.path(), RetainBytes::Bytes).unwrap();
        commit(&folder, state.path(), &work).map(drop)
    };
    all_or_nothing(dir.path(), &names, &begin, &act);
}

#[test]
fn a_rename_with_its_references_that_fails_at_any_step_changes_all_or_nothing() {
    let (dir, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let names = ["a", "b", "c"];
    let at = |name: &str| dir.path().join(format!("{name}.toml"));
    let begin = || {
        for name in ["a", "b"] {
            fs::write(at(name), OLD).unwrap();
        }
        let _ = fs::remove_file(at("c"));
    };
    let work = vec![("b".to_owned(), vec![rename(Kind::Cluster)])];
    let rename_to_c = Relocation::Rename {
        old: "a".into(),
        new: "c".into(),
    };
    let act = || {
        let folder = Folder::open(dir.path(), RetainBytes::Bytes).unwrap();
        let lock = Lock::take(dir.path(), state.path(), Duration::ZERO).unwrap();
        relocate_under(&lock, &folder, state.path(), &rename_to_c, &work).map(drop)
    };
    all_or_nothing(dir.path(), &names, &begin, &act);
}

#[test]
fn a_new_file_and_an_undo_that_fail_at_any_step_are_there_or_not() {
    let (dir, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let at = dir.path().join("a.toml");
    // Where only the folder was not confirmed on the disk, the message says that the file is written.
    let told = |done: Result<FileChange, crate::store::CommitError>, now: bool| match done {
        Ok(_) => assert!(now),
        Err(error) => assert_eq!(
            now,
            error.to_string().contains("was written, but"),
            "{error}"
        ),
    };
    let made = || create(dir.path(), state.path(), "a", OLD);
    let steps = count(|| drop(made().unwrap()));
    for fault in (0..steps).flat_map(|step| [Fault::One(step), Fault::From(step)]) {
        let _ = fs::remove_file(&at);
        let done = inject(Some(fault), made).0;
        let now = fs::read_to_string(&at).ok();
        assert!(now.as_deref().is_none_or(|now| now == OLD));
        told(done, now.is_some());
    }
    let written = FileChange {
        id: "a".into(),
        path: at.clone(),
        before: Some(OLD.as_bytes().into()),
        after: (*b"[cluster]\nname = \"B\"\n").into(),
        merged: None,
        other_names: 0,
    };
    let undo = || revert(dir.path(), state.path(), &written);
    fs::write(&at, &written.after).unwrap();
    let steps = count(|| drop(undo().unwrap()));
    for fault in (0..steps).flat_map(|step| [Fault::One(step), Fault::From(step)]) {
        fs::write(&at, &written.after).unwrap();
        let done = inject(Some(fault), undo).0;
        let now = fs::read_to_string(&at).unwrap();
        assert!(now == OLD || now.as_bytes() == &*written.after);
        told(done, now == OLD);
    }
}

/// Runs `work`; at how many operations in it the folder was locked and at how many it was not.
pub(super) fn locked_while(dirs: &[&Path], state: &Path, work: impl FnOnce()) -> [usize; 2] {
    let seen = Rc::new(RefCell::new([0, 0]));
    let (noted, state) = (seen.clone(), state.to_owned());
    let dirs: Vec<_> = dirs.iter().map(|dir| dir.to_path_buf()).collect();
    let look = move |operation: &str| {
        // What happens in the state folder needs no lock on the roadmaps.
        if operation.contains("state folder") {
            return;
        }
        let is_locked = dirs.iter().all(|dir| {
            let other = Lock::take_unswept(dir, &state, Duration::ZERO);
            matches!(other, Err(LockError::Busy(_)))
        });
        noted.borrow_mut()[usize::from(!is_locked)] += 1;
    };
    looked_at(look, work);
    seen.take()
}

#[test]
fn a_folder_is_locked_at_each_operation_of_an_edit_a_new_file_and_an_undo() {
    let (dir, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (place, state) = (dir.path(), state.path());
    fs::write(place.join("a.toml"), OLD).unwrap();
    let folder = Folder::open(place, RetainBytes::Bytes).unwrap();
    let work = [("a".to_owned(), vec![rename(Kind::Cluster)])];
    let mut written = Vec::new();
    let acts: [&mut dyn FnMut(); 3] = [
        &mut || written = commit(&folder, state, &work).unwrap(),
        &mut || drop(create(place, state, "b", OLD).unwrap()),
        &mut || drop(revert(place, state, &whole(place)).unwrap()),
    ];
    for (number, act) in acts.into_iter().enumerate() {
        let [locked, open] = locked_while(&[place], state, act);
        assert!(locked >= 4 && open == 0, "act {number}: {locked} {open}");
    }
    assert_eq!(written.len(), 1);
    drop(Lock::take(place, state, Duration::ZERO).unwrap());
}

/// The write of `a` as it was made just now.
fn whole(dir: &Path) -> FileChange {
    let path = dir.join("a.toml");
    FileChange {
        id: "a".into(),
        before: Some(OLD.as_bytes().into()),
        after: fs::read(&path).unwrap().into(),
        path,
        merged: None,
        other_names: 0,
    }
}
