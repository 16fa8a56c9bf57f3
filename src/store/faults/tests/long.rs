//! Random acts on random folders, with every operation failing in turn: more of them with `TCU_FAULTS`.

use std::collections::BTreeMap;
use std::fs;

use super::acts::all_or_nothing;
use super::left;
use crate::edit::{Edit, EntryPath, NewEntry};
use crate::model::{Kind, Value};
use crate::store::faults::injected::{Fault, count, inject};
use crate::store::sync::{PeerFile, sync};
use crate::store::{Folder, RetainBytes, commit};

/// A small source of choices.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides.max(1) as u64) as usize
    }

    fn text(&mut self) -> String {
        let name = ["Fans", "Motors", "پنکھے", "A \\\"quoted\\\" one"][self.roll(4)];
        let mut text = format!("[cluster]\nname = \"{name}\"\n");
        for number in 0..self.roll(4) {
            let lines = format!(
                "\n# step {number}\n[[milestone]]\nid = \"m{number}\"\ntitle = \"Step {number}\"\n"
            );
            text.push_str(&lines);
        }
        if self.roll(3) == 0 {
            text = text.replace('\n', "\r\n");
        }
        text
    }

    fn edits(&mut self) -> Vec<Edit> {
        let value = format!("Name {}", self.roll(1_000_000));
        let mut edits = vec![Edit::Set {
            place: EntryPath::of(Kind::Cluster, 0),
            field: "name",
            value: Value::Text(value.clone()),
        }];
        for number in 0..self.roll(4) {
            let new = NewEntry::of(Kind::Milestone)
                .text("id", format!("new{number}"))
                .text("title", value.as_str());
            edits.push(Edit::Add { into: None, new });
        }
        edits
    }
}

/// How many faults are wanted at least.
fn wanted(usual: usize) -> usize {
    let asked = std::env::var("TCU_FAULTS").ok();
    asked.and_then(|many| many.parse().ok()).unwrap_or(usual)
}

/// Tells how many there were, where they were asked for.
fn tell(what: &str, faults: usize) {
    if std::env::var_os("TCU_FAULTS").is_some() {
        let line = format!("{what}: {faults} faults\n");
        let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
    }
}

#[test]
fn random_acts_that_fail_at_any_step_change_all_files_or_none() {
    let mut dice = Dice(20_261_127);
    let mut faults = 0;
    while faults < wanted(150) {
        let (dir, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let names: Vec<String> = (0..=dice.roll(5)).map(|n| format!("r{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        // Some files are there, some are begun.
        let old: Vec<Option<String>> = names
            .iter()
            .map(|_| (dice.roll(4) > 0).then(|| dice.text()))
            .collect();
        let at = |name: &str| dir.path().join(format!("{name}.toml"));
        let begin = || {
            for (name, old) in names.iter().zip(&old) {
                match old {
                    Some(text) => fs::write(at(name), text).unwrap(),
                    None => drop(fs::remove_file(at(name))),
                }
            }
        };
        let work: Vec<_> = names
            .iter()
            .map(|name| ((*name).to_owned(), dice.edits()))
            .collect();
        let act = || {
            let folder = Folder::open(dir.path(), RetainBytes::Bytes).unwrap();
            commit(&folder, state.path(), &work).map(drop)
        };
        faults += all_or_nothing(dir.path(), &names, &begin, &act);
    }
    tell("acts over several files", faults);
}

type Files = BTreeMap<String, Vec<u8>>;

#[test]
fn random_syncs_that_fail_at_any_step_lose_nothing_and_the_next_finishes() {
    let mut dice = Dice(20_261_128);
    let mut faults = 0;
    while faults < wanted(1) {
        // The first is the smallest.
        let many = 1 + dice.roll(4).min(faults);
        let base: Vec<String> = (0..many).map(|_| dice.text()).collect();
        let changed = |dice: &mut Dice, side: &str| -> Vec<Option<String>> {
            let texts = base.iter().map(|text| match dice.roll(5) {
                0 => text.clone(),
                1 => text.replacen("[cluster]", &format!("# {side}\n[cluster]"), 1),
                2 => text.replace("\"Step", &format!("\"{side}")),
                3 => format!("{text}\n[[milestone]]\nid = \"{side}\"\ntitle = \"{side}\"\n"),
                _ => text.replacen("name = \"", &format!("name = \"{side} "), 1),
            });
            texts.map(Some).collect()
        };
        let sides = [changed(&mut dice, "here"), changed(&mut dice, "there")];
        let scene = || {
            let root = tempfile::tempdir().unwrap();
            let run = |root: &std::path::Path| {
                let [here, there, state] = ["here", "there", "state"].map(|name| root.join(name));
                sync(&here, &there, &state, PeerFile::Known, &mut |_, _, _| {})
            };
            let put = |texts: &[Option<String>], side: &str| {
                fs::create_dir_all(root.path().join(side)).unwrap();
                for (at, text) in texts.iter().enumerate() {
                    let path = root.path().join(side).join(format!("r{at}.toml"));
                    fs::write(path, text.as_deref().unwrap_or_default()).unwrap();
                }
            };
            let base: Vec<Option<String>> = base.iter().cloned().map(Some).collect();
            put(&base, "here");
            run(root.path()).unwrap();
            put(&sides[0], "here");
            put(&sides[1], "there");
            (root, run)
        };
        let files = |root: &std::path::Path| -> [Files; 2] {
            ["here", "there"].map(|side| {
                let entries = fs::read_dir(root.join(side)).unwrap().flatten();
                let shown = entries
                    .map(|entry| {
                        (
                            entry.file_name().to_string_lossy().into_owned(),
                            entry.path(),
                        )
                    })
                    .filter(|(name, _)| !name.starts_with('.'));
                shown
                    .map(|(name, path)| (name, fs::read(path).unwrap()))
                    .collect()
            })
        };
        let (whole, run) = scene();
        let before = files(whole.path());
        let steps = count(|| drop(run(whole.path()).unwrap()));
        let after = files(whole.path());
        for step in 0..steps {
            for fault in [
                Fault::One(step),
                Fault::From(step),
                Fault::Often(step as u64),
            ] {
                faults += 1;
                let (scene, run) = scene();
                let (_, asked) = inject(Some(fault), || run(scene.path()));
                let now = files(scene.path());
                for side in [0, 1] {
                    for (name, text) in &before[side] {
                        let is = now[side].get(name);
                        let is_whole = is == Some(text) || is == after[side].get(name);
                        assert!(is_whole, "{fault:?} {asked:?} {name}");
                    }
                }
                run(scene.path()).unwrap();
                assert_eq!(files(scene.path()), after, "{fault:?} {asked:?}");
                for side in ["here", "there"] {
                    assert!(left(&scene.path().join(side)).is_empty(), "{asked:?}");
                }
            }
        }
    }
    tell("syncs", faults);
}
