//! A sync: whatever fails, every file is whole, and the next sync comes to what the first would have.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::acts::locked_while;
use super::left;
use crate::store::faults::injected::{Fault, barred, count, inject, looked_at};
use crate::store::save::UNFINISHED;
use crate::store::sync::{PeerFile, SyncError, Synced, sync};

const BASE: &str = "[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\nevidence = [\"docs/a.pdf\"]\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n";

/// A folder and a stick, changed on both sides since they were in step.
struct Scene(tempfile::TempDir);

type Files = BTreeMap<String, String>;

impl Scene {
    fn new() -> Self {
        let scene = Self(tempfile::tempdir().unwrap());
        for folder in ["here", "there"] {
            fs::create_dir(scene.path(folder)).unwrap();
        }
        for id in ["a", "b", "c"] {
            scene.write("here", id, BASE);
        }
        scene.sync().unwrap();
        // In step before: changed on both sides, here only, there only.
        for id in ["a", "b"] {
            scene.write("here", id, &BASE.replace("\"Lab\"", "\"Laboratory\""));
        }
        for id in ["a", "c"] {
            scene.write("there", id, &BASE.replace("\"Rig\"", "\"Test rig\""));
        }
        // New on one side, and a paper.
        scene.write("here", "d", BASE);
        scene.write("there", "e", BASE);
        fs::create_dir(scene.path("here/docs")).unwrap();
        fs::write(scene.path("here/docs/a.pdf"), "paper").unwrap();
        scene
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, folder: &str, id: &str, text: &str) {
        fs::write(self.path(folder).join(format!("{id}.toml")), text).unwrap();
    }

    fn sync(&self) -> Result<Synced, SyncError> {
        let [here, there, state] = ["here", "there", "state"].map(|name| self.path(name));
        sync(&here, &there, &state, PeerFile::Known, &mut |_, _, _| {})
    }

    /// Everything that both folders hold.
    fn files(&self) -> [Files; 2] {
        ["here", "there"].map(|folder| {
            let mut files = Files::new();
            collect(&self.path(folder), "", &mut files);
            files
        })
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => collect(&entry.path(), &format!("{name}/"), files),
            false => drop(files.insert(name, fs::read_to_string(entry.path()).unwrap())),
        }
    }
}

fn is_hidden(name: &str) -> bool {
    name.rsplit('/')
        .next()
        .is_some_and(|name| name.starts_with('.'))
}

#[test]
fn a_sync_that_fails_or_stops_at_any_step_loses_nothing_and_the_next_comes_to_the_same() {
    let whole = Scene::new();
    let before = whole.files();
    let steps = count(|| drop(whole.sync().unwrap()));
    let after = whole.files();
    assert_eq!(after[0], after[1]);
    assert_eq!(after[0].len(), 6);
    assert!(after[0]["a.toml"].contains("Laboratory") && after[0]["a.toml"].contains("Test rig"));
    assert!(steps > 40, "{steps} steps");
    for fault in (0..steps).flat_map(|step| [Fault::One(step), Fault::From(step)]) {
        let scene = Scene::new();
        let (done, asked) = inject(Some(fault), || scene.sync());
        let now = scene.files();
        for side in [0, 1] {
            for (name, text) in now[side].iter().filter(|(name, _)| !is_hidden(name)) {
                let is = |files: &[Files; 2]| files[side].get(name) == Some(text);
                assert!(
                    is(&before) || is(&after),
                    "{fault:?} {asked:?} {name}: {text}"
                );
            }
            // What was there before is there still.
            for name in before[side].keys() {
                assert!(now[side].contains_key(name), "{fault:?} {name}");
            }
        }
        // Done means done; or it is said what was left.
        if let Ok(done) = &done {
            assert!(now == after || !done.left.is_empty(), "{fault:?} {asked:?}");
        }
        if matches!(fault, Fault::One(_)) {
            for folder in ["here", "there", "here/docs", "there/docs"] {
                let folder = scene.path(folder);
                assert!(!folder.exists() || left(&folder).is_empty(), "{asked:?}");
            }
        }
        scene.sync().unwrap();
        assert_eq!(scene.files(), after, "{fault:?} {asked:?}");
        let again = scene.sync().unwrap();
        assert_eq!(again.to_string(), "sent 0, received 0, 0 conflicts");
    }
}

#[test]
fn both_folders_are_locked_at_each_operation_of_a_sync_on_a_roadmap() {
    let scene = Scene::new();
    // Papers are new files that nobody edits: they are copied without a lock.
    fs::remove_dir_all(scene.path("here/docs")).unwrap();
    let [here, there, state] = ["here", "there", "state"].map(|name| scene.path(name));
    for dirs in [&here, &there] {
        let scene_is_synced = || drop(scene.sync().unwrap());
        scene.write("here", "a", &BASE.replace("\"Lab\"", "\"A lab\""));
        scene.write("there", "a", &BASE.replace("\"Rig\"", "\"A rig\""));
        let [locked, open] = locked_while(&[dirs], &state, scene_is_synced);
        assert!(locked >= 10 && open == 0, "{locked} {open}");
    }
}

#[test]
fn what_a_killed_copy_of_a_paper_left_is_taken_away() {
    let scene = Scene::new();
    fs::create_dir(scene.path("there/docs")).unwrap();
    for folder in ["here/docs", "there/docs"] {
        fs::write(
            scene
                .path(folder)
                .join(format!(".a.pdf.4294967295{UNFINISHED}")),
            "pap",
        )
        .unwrap();
        fs::write(scene.path(folder).join(".other"), "kept").unwrap();
    }
    scene.sync().unwrap();
    for folder in ["here/docs", "there/docs"] {
        assert_eq!(
            left(&scene.path(folder)),
            [scene.path(folder).join(".other")]
        );
        assert!(scene.path(folder).join("a.pdf").exists());
    }
}

/// The folder in which the states of a roadmap are kept.
fn states_of(scene: &Scene, id: &str) -> PathBuf {
    let pairs = fs::read_dir(scene.path("state/sync")).unwrap().flatten();
    let found = pairs.map(|pair| pair.path().join(id));
    found.into_iter().find(|folder| folder.is_dir()).unwrap()
}

#[test]
fn a_sync_that_cannot_read_what_both_held_leaves_the_roadmap_and_says_so() {
    let spoil_state = |states: &Path| {
        let newest = states.join("1");
        fs::rename(&newest, states.join("kept")).unwrap();
        fs::create_dir(&newest).unwrap();
    };
    let spoil_list = |states: &Path| {
        fs::rename(states, states.with_extension("away")).unwrap();
        fs::write(states, "").unwrap();
    };
    let mend_state = |states: &Path| {
        fs::remove_dir(states.join("1")).unwrap();
        fs::rename(states.join("kept"), states.join("1")).unwrap();
    };
    let mend_list = |states: &Path| {
        fs::remove_file(states).unwrap();
        fs::rename(states.with_extension("away"), states).unwrap();
    };
    let ways: [[&dyn Fn(&Path); 2]; 2] = [[&spoil_state, &mend_state], [&spoil_list, &mend_list]];
    for [spoil, mend] in ways {
        let scene = Scene::new();
        // Deleted on one side, and no other roadmap is there for it: without what both held it would come back.
        for gone in ["there/b.toml", "there/e.toml", "here/d.toml"] {
            fs::remove_file(scene.path(gone)).unwrap();
        }
        scene.write("here", "b", BASE);
        let before = scene.files();
        let states = ["a", "b"].map(|id| states_of(&scene, id));
        for one in &states {
            spoil(one);
        }
        let done = scene.sync().unwrap();
        let now = scene.files();
        for side in [0, 1] {
            for name in ["a.toml", "b.toml"] {
                assert_eq!(now[side].get(name), before[side].get(name), "{name}");
            }
        }
        let told = |id: &str| {
            let start = format!("{id}.toml was left as it is on both sides");
            done.left
                .iter()
                .any(|left| left.starts_with(&start) && left.contains("could not be read"))
        };
        assert!(told("a") && told("b"), "{:?}", done.left);
        // The others are synced all the same.
        assert_eq!(now[0]["c.toml"], now[1]["c.toml"]);
        for one in &states {
            mend(one);
        }
        let done = scene.sync().unwrap();
        assert_eq!(done.to_choose, 0, "{:?}", done.left);
        assert!(scene.files()[0]["a.toml"].contains("Test rig"));
        assert!(!scene.path("there/b.toml").exists());
    }
}

#[test]
fn what_could_not_be_noted_takes_back_nothing_later() {
    let scene = Scene::new();
    let laboratory = scene.files()[0]["a.toml"].clone();
    barred("write a file of the state folder", || scene.sync().unwrap());
    let merged = scene.files()[0]["a.toml"].clone();
    assert!(merged.contains("Laboratory") && merged.contains("Test rig"));
    // By hand to what it was before both met: with the state before that it would look untouched.
    let back = merged.replace("Test rig", "Rig");
    assert_eq!(back, laboratory);
    scene.write("here", "a", &back);
    let done = scene.sync().unwrap();
    let now = scene.files()[0]["a.toml"].clone();
    assert_eq!(done.to_choose, 1, "{now}");
    assert!(
        now.contains("[[conflict]]") && now.contains("\"Rig\"") && now.contains("\"Test rig\"")
    );
}

#[test]
fn a_stick_pulled_out_at_any_step_loses_nothing_and_the_next_sync_finishes() {
    let whole = Scene::new();
    let before = whole.files();
    let steps = count(|| drop(whole.sync().unwrap()));
    let after = whole.files();
    for step in 0..steps {
        let scene = Scene::new();
        let (stick, away, mut at) = (scene.path("there"), scene.path("away"), 0);
        let pull = move |_: &str| {
            if at == step {
                fs::rename(&stick, &away).unwrap();
            }
            at += 1;
        };
        let done = looked_at(pull, || scene.sync());
        // What was made anew where the stick was is no stick.
        let _ = fs::remove_dir_all(scene.path("there"));
        fs::rename(scene.path("away"), scene.path("there")).unwrap();
        let now = scene.files();
        for side in [0, 1] {
            for (name, text) in now[side].iter().filter(|(name, _)| !is_hidden(name)) {
                let is = |files: &[Files; 2]| files[side].get(name) == Some(text);
                assert!(is(&before) || is(&after), "step {step}, {name}: {text}");
            }
        }
        let is_told = done.is_err() || done.is_ok_and(|done| !done.left.is_empty());
        assert!(is_told || now == after, "step {step}");
        scene.sync().unwrap();
        assert_eq!(scene.files(), after, "step {step}");
    }
}
