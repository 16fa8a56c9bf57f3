//! Roadmaps that get another id, go to the archive or to the trash, and come back: there or here, never nowhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::left;
use crate::edit::{Edit, EntryPath};
use crate::model::{Kind, Value};
#[cfg(unix)]
use crate::store::faults::injected::{Event, watched};
use crate::store::faults::injected::{Fault, barred, count, inject};
use crate::store::relocate::{MovedFile, Relocation, put_back, relocate};
use crate::store::{Folder, RetainBytes};

const FANS: &str = "[cluster]\nname = \"Fans\"\n";
const OTHER: &str = "[cluster]\nname = \"Motors\"\n";

/// Tests reach no trash of whoever runs them.
const TRASH: &str = "use the trash of the system";

type Files = BTreeMap<String, String>;

/// Every file below a folder but hidden ones, by its name there.
fn files(root: &Path) -> Files {
    let (mut found, mut folders) = (Files::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            match path.is_dir() {
                true => folders.push(path),
                false if name.to_string_lossy().starts_with('.') => {}
                false => {
                    let name = path.strip_prefix(root).unwrap().to_string_lossy();
                    found.insert(name.into_owned(), fs::read_to_string(&path).unwrap());
                }
            }
        }
    }
    found
}

fn with_edit() -> Vec<(String, Vec<Edit>)> {
    let edit = Edit::Set {
        place: EntryPath::of(Kind::Cluster, 0),
        field: "name",
        value: Value::Text("Motors and pumps".into()),
    };
    vec![("motors".to_owned(), vec![edit])]
}

/// Every kind of move, with the edits that go along.
fn moves() -> [(Relocation, Vec<(String, Vec<Edit>)>); 3] {
    let rename = Relocation::Rename {
        old: "fans".into(),
        new: "blowers".into(),
    };
    [
        (rename, with_edit()),
        (Relocation::Archive("fans".into()), Vec::new()),
        (Relocation::Delete("fans".into()), with_edit()),
    ]
}

fn begin(root: &Path) {
    let _ = fs::remove_dir_all(root);
    fs::create_dir_all(root.join("roadmaps")).unwrap();
    fs::write(root.join("roadmaps/fans.toml"), FANS).unwrap();
    fs::write(root.join("roadmaps/motors.toml"), OTHER).unwrap();
}

/// The text of the roadmap that moves is somewhere, whole, whatever happened.
fn is_somewhere(files: &Files) -> bool {
    files.values().any(|text| text == FANS)
}

#[test]
fn a_move_that_fails_at_any_step_is_done_or_not_and_the_roadmap_is_never_nowhere() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("all");
    let [roadmaps, state] = ["roadmaps", "state"].map(|name| root.join(name));
    for (relocation, work) in moves() {
        let act = || {
            let folder = Folder::open(&roadmaps, RetainBytes::Bytes).unwrap();
            barred(TRASH, || relocate(&folder, &state, &relocation, &work))
        };
        begin(&root);
        let before = files(&root);
        let steps = count(|| drop(act().unwrap()));
        let after = files(&root);
        assert_ne!(before, after);
        let mut refused = 0;
        for step in 0..steps {
            begin(&root);
            let (done, asked) = inject(Some(Fault::One(step)), act);
            let now = files(&root);
            match done {
                // On another disk the copy in the trash is the same.
                Ok(_) => assert_eq!(now, after, "{relocation:?} {asked:?}"),
                Err(error) => {
                    refused += 1;
                    assert_eq!(now, before, "{relocation:?} {asked:?}: {error}");
                }
            }
            assert!(left(&roadmaps).is_empty(), "{asked:?}");
            for fault in [Fault::From(step), Fault::Often(step as u64)] {
                begin(&root);
                let (done, asked) = inject(Some(fault), act);
                let now = files(&root);
                assert!(is_somewhere(&now), "{fault:?} {asked:?} {now:?}");
                let motors = &now["roadmaps/motors.toml"];
                let is_new = Some(motors) == after.get("roadmaps/motors.toml");
                assert!(is_new || motors == OTHER, "{fault:?} {asked:?} {now:?}");
                if let Err(error) = done
                    && motors != OTHER
                {
                    let told = error.to_string();
                    let is_said = told.contains("motors.toml holds the new text")
                        || told.contains("motors.toml was written, but");
                    assert!(is_said, "{fault:?} {asked:?}: {told}");
                }
            }
        }
        assert!(refused >= 2, "{relocation:?}: {refused} of {steps}");
    }
}

#[test]
fn a_move_taken_back_that_fails_at_any_step_is_there_or_not() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("all");
    let [roadmaps, state] = ["roadmaps", "state"].map(|name| root.join(name));
    for (relocation, work) in moves() {
        let moved = || -> Vec<MovedFile> {
            begin(&root);
            let folder = Folder::open(&roadmaps, RetainBytes::Bytes).unwrap();
            let done = barred(TRASH, || relocate(&folder, &state, &relocation, &work));
            done.unwrap().1
        };
        let back = |moved: &[MovedFile]| {
            let steps = moved.iter().rev();
            steps
                .map(|one| put_back(&roadmaps, &state, one).map(drop))
                .collect::<Result<Vec<()>, _>>()
        };
        let all = moved();
        let before = files(&root);
        let steps = count(|| drop(back(&all).unwrap()));
        assert_eq!(files(&root)["roadmaps/fans.toml"], FANS);
        for fault in (0..steps).flat_map(|step| [Fault::One(step), Fault::From(step)]) {
            let all = moved();
            let (done, asked) = inject(Some(fault), || back(&all));
            let now = files(&root);
            let held = |files: &Files| files.get("roadmaps/fans.toml").cloned();
            match done {
                Ok(_) => assert_eq!(held(&now).as_deref(), Some(FANS), "{asked:?}"),
                Err(_) => assert!(held(&now).is_none_or(|text| text == FANS), "{asked:?}"),
            }
            // Two files are two steps: between them it may be in both places or in the trash, which still has it.
            let is_kept = is_somewhere(&now) || !is_somewhere(&before) || all.len() > 1;
            assert!(is_kept, "{relocation:?} {fault:?} {asked:?} {now:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_move_is_synced_in_both_folders() {
    use std::os::unix::fs::MetadataExt;
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("all");
    begin(&root);
    let [roadmaps, state] = ["roadmaps", "state"].map(|name| root.join(name));
    let folder = Folder::open(&roadmaps, RetainBytes::Bytes).unwrap();
    let archive = Relocation::Archive("fans".into());
    let (_, events) = watched(|| relocate(&folder, &state, &archive, &[]).unwrap());
    let moved = events
        .iter()
        .position(|event| *event == Event::Asked("move a roadmap".into()));
    for folder in [roadmaps.clone(), roadmaps.join("archive")] {
        let number = fs::metadata(folder).unwrap().ino();
        let synced = events
            .iter()
            .rposition(|event| matches!(event, Event::Synced(synced, _) if *synced == number));
        assert!(synced > moved, "{events:?}");
    }
}
