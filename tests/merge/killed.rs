//! Killed at any moment: every file is whole afterwards, and the next run finishes the work.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tcu::internal::edit::merge::alike;
use tcu::internal::store::merge::entry_set;

use super::laptop::{Dice, rounds};
use super::written::BASE;

/// Two folders of several roadmaps, changed on both sides since they were in step.
pub(super) struct Scene(tempfile::TempDir);

pub(super) const ROADMAPS: usize = 4;

impl Scene {
    pub(super) fn new() -> Self {
        let scene = Self(tempfile::tempdir().unwrap());
        for folder in ["here", "stick"] {
            fs::create_dir(scene.path(folder)).unwrap();
        }
        for index in 0..ROADMAPS {
            scene.write("here", index, BASE);
        }
        scene.must(&["sync", "stick"]);
        for index in 0..ROADMAPS {
            scene.write("here", index, &BASE.replace("2026-09-30", "2026-10-31"));
            scene.write("stick", index, &BASE.replace("\"Lab\"", "\"Laboratory\""));
        }
        scene
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(super) fn write(&self, folder: &str, index: usize, text: &str) {
        fs::write(self.path(folder).join(format!("x{index}.toml")), text).unwrap();
    }

    fn start(&self, arguments: &[&str]) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tcu"));
        self.sealed(&mut command, arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// The command with these arguments, and nothing of the outside.
    pub(super) fn sealed<'c>(
        &self,
        command: &'c mut Command,
        arguments: &[&str],
    ) -> &'c mut Command {
        command
            .args(["--roadmaps", "here"])
            .args(arguments)
            .current_dir(self.0.path())
            .env_clear()
            .env("HOME", self.path("home"))
            .env("XDG_STATE_HOME", self.path("state"))
            .env("TCU_TODAY", "2026-11-21")
            .env("TCU_AS", "khan")
    }

    pub(super) fn must(&self, arguments: &[&str]) -> Duration {
        let begun = Instant::now();
        assert!(
            self.start(arguments).wait().unwrap().success(),
            "{arguments:?}"
        );
        begun.elapsed()
    }

    /// Starts the command, and kills it after so long.
    fn kill(&self, arguments: &[&str], after: Duration) {
        let mut child = self.start(arguments);
        let begun = Instant::now();
        // Sleeping would be far too coarse for what takes a few milliseconds.
        while begun.elapsed() < after && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        // On this system that is SIGKILL: nothing of the program runs any more.
        let _ = child.kill();
        child.wait().unwrap();
    }

    /// Every roadmap is whole; the states of `of` that each may be in.
    pub(super) fn check(&self, folder: &str) {
        for entry in fs::read_dir(self.path(folder)).unwrap().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|end| end == "toml") && !is_hidden(&path) {
                let text = fs::read_to_string(&path).unwrap();
                assert!(
                    entry_set("x", &text).is_some(),
                    "{}:\n{text}",
                    path.display()
                );
                assert!(text.len() >= BASE.len(), "{}:\n{text}", path.display());
            }
        }
    }

    /// What a killed save may leave is gone after the next.
    pub(super) fn left(&self, folder: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.path(folder)).unwrap().flatten();
        entries
            .map(|entry| entry.path())
            .filter(|path| is_hidden(path))
            .collect()
    }

    pub(super) fn text(&self, folder: &str, index: usize) -> String {
        fs::read_to_string(self.path(folder).join(format!("x{index}.toml"))).unwrap()
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

#[test]
fn a_sync_killed_at_any_moment_leaves_every_file_whole_and_the_next_finishes_it() {
    let mut dice = Dice(5);
    let whole = Scene::new();
    let takes = whole.must(&["sync", "stick"]);
    for _ in 0..rounds(10) {
        let scene = Scene::new();
        // Killed several times in a row, at moments spread over all that it takes.
        for _ in 0..2 {
            let after = takes.mul_f64(dice.roll(1000) as f64 / 900.0);
            scene.kill(&["sync", "stick"], after);
            scene.check("here");
            scene.check("stick");
        }
        scene.must(&["sync", "stick"]);
        for index in 0..ROADMAPS {
            for folder in ["here", "stick"] {
                let (now, wanted) = (scene.text(folder, index), whole.text("here", index));
                assert!(
                    alike(
                        &entry_set("x", &now).unwrap(),
                        &entry_set("x", &wanted).unwrap()
                    ),
                    "{now}"
                );
            }
        }
        for folder in ["here", "stick"] {
            assert_eq!(scene.left(folder), Vec::<PathBuf>::new());
        }
    }
}

#[test]
fn a_save_killed_at_any_moment_leaves_the_old_file_or_the_new_one() {
    let mut dice = Dice(6);
    let scene = Scene::new();
    let set = ["set", "x0/lab", "title=A longer title than before"];
    let takes = scene.must(&set);
    let new = scene.text("here", 0);
    for _ in 0..rounds(25) {
        let old = BASE.replace("2026-09-30", "2026-10-31");
        scene.write("here", 0, &old);
        scene.kill(&set, takes.mul_f64(dice.roll(1000) as f64 / 900.0));
        let now = scene.text("here", 0);
        assert!(now == old || now == new, "{now}");
    }
    scene.write("here", 0, BASE);
    scene.must(&set);
    assert_eq!(scene.left("here"), Vec::<PathBuf>::new());
}

#[test]
fn a_merge_killed_at_any_moment_leaves_the_old_file_or_the_new_one() {
    let mut dice = Dice(8);
    let scene = Scene::new();
    fs::write(scene.path("base.toml"), BASE).unwrap();
    let merge = [
        "merge",
        "base.toml",
        "here/x0.toml",
        "stick/x0.toml",
        "-o",
        "here/x0.toml",
    ];
    let old = scene.text("here", 0);
    let takes = scene.must(&merge);
    let new = scene.text("here", 0);
    assert_ne!(old, new);
    for _ in 0..rounds(25) {
        scene.write("here", 0, &old);
        scene.kill(&merge, takes.mul_f64(dice.roll(1000) as f64 / 900.0));
        let now = scene.text("here", 0);
        assert!(now == old || now == new, "{now}");
        scene.check("here");
    }
}
