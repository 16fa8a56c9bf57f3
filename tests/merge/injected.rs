//! The program as it is shipped, with each call to the system failing or being the last: counted by strace, so that no
//! moment is left out and none hangs on the time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tcu::internal::edit::merge::alike;
use tcu::internal::store::merge::entry_set;

use super::killed::{ROADMAPS, Scene};
use super::laptop::is_long_run;
use super::written::BASE;

/// Tells what was done, for those who ask with `--nocapture`.
macro_rules! tell {
    ($($part:tt)*) => {{
        let line = format!("{}\n", format_args!($($part)*));
        let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
    }};
}

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Blow {
    /// The process is killed there.
    Kill,
    /// The call fails: the disk is full, the stick was pulled out.
    Fail(&'static str),
}

/// The calls that change the disk; `openat` and `write` come often, and are gone through in long runs only.
const CALLS: [&str; 4] = ["fsync", "rename", "link", "unlink"];
const ALL_CALLS: [&str; 8] = [
    "fsync", "rename", "link", "unlink", "openat", "write", "fchmod", "mkdir",
];

fn can() -> bool {
    let strace = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "true"])
        .stderr(Stdio::null())
        .status();
    let can = strace.is_ok_and(|status| status.success());
    if !can {
        tell!("skipped: strace is not there, or may not trace");
    }
    can
}

/// How a command ended.
struct Ended {
    /// Whether the blow fell: there were so many calls.
    hit: bool,
    /// Whether it says that all went well.
    well: bool,
    /// What it says.
    said: String,
}

fn strike(scene: &Scene, arguments: &[&str], call: &str, blow: Blow, nth: usize) -> Ended {
    let log = scene.path("strace.log");
    let what = match blow {
        Blow::Kill => "signal=KILL".to_owned(),
        Blow::Fail(error) => format!("error={error}"),
    };
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-e"])
        .arg(format!("trace={call}"))
        .arg("-e")
        .arg(format!("inject={call}:{what}:when={nth}"))
        .arg("-o")
        .arg(&log)
        .arg(env!("CARGO_BIN_EXE_tcu"));
    let output = scene
        .sealed(&mut command, arguments)
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let traced = fs::read_to_string(&log).unwrap_or_default();
    Ended {
        hit: traced.contains("(INJECTED)") || traced.contains("killed by SIGKILL"),
        well: output.status.success(),
        said: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Goes through every call of `calls` in a command; `begin` makes the files as they were, `check` looks at what is left.
/// How many blows fell.
fn at_every_call(
    scene: &Scene,
    arguments: &[&str],
    calls: &[&str],
    begin: &dyn Fn(),
    check: &dyn Fn(&Ended, &str),
) -> usize {
    let mut blows = 0;
    for call in calls {
        for blow in [Blow::Kill, Blow::Fail("ENOSPC"), Blow::Fail("EIO")] {
            for nth in 1.. {
                begin();
                let ended = strike(scene, arguments, call, blow, nth);
                check(&ended, &format!("{call} {nth} {blow:?}: {}", ended.said));
                if !ended.hit {
                    break;
                }
                blows += 1;
            }
        }
    }
    blows
}

fn calls() -> &'static [&'static str] {
    match is_long_run() {
        false => &CALLS,
        true => &ALL_CALLS,
    }
}

/// What is true of one file, whatever happened: it is whole, old or new, and what was said is so.
fn holds(now: &str, old: &str, new: &str, ended: &Ended, at: &str) {
    assert!(now == old || now == new, "{at}\n{now}");
    if ended.well {
        assert_eq!(now, new, "{at}");
    }
    if ended.said.contains("stays as it was") || ended.said.contains("nothing was written") {
        assert_eq!(now, old, "{at}");
    }
    if ended.said.contains("was written, but") {
        assert_eq!(now, new, "{at}");
    }
}

#[test]
fn a_save_struck_at_any_call_to_the_system_leaves_the_old_file_or_the_new_one() {
    if !can() {
        return;
    }
    let scene = Scene::new();
    let set = ["set", "x0/lab", "title=A longer title than before"];
    let old = scene.text("here", 0);
    scene.must(&set);
    let new = scene.text("here", 0);
    let begin = || scene.write("here", 0, &old);
    let check = |ended: &Ended, at: &str| holds(&scene.text("here", 0), &old, &new, ended, at);
    let blows = at_every_call(&scene, &set, calls(), &begin, &check);
    assert!(blows >= 6, "{blows}");
    tell!("a save: {blows} blows");
    begin();
    scene.must(&set);
    assert_eq!(scene.left("here"), Vec::<std::path::PathBuf>::new());
}

#[test]
fn an_act_over_several_files_struck_at_any_call_changes_all_or_says_what_it_did() {
    if !can() {
        return;
    }
    let scene = Scene::new();
    let set = [
        "set",
        "--where",
        "lab",
        "title=A longer title than before",
        "--yes",
    ];
    let old: Vec<String> = (0..ROADMAPS)
        .map(|index| scene.text("here", index))
        .collect();
    scene.must(&set);
    let new: Vec<String> = (0..ROADMAPS)
        .map(|index| scene.text("here", index))
        .collect();
    assert!(old.iter().zip(&new).all(|(old, new)| old != new));
    let begin = || {
        for (index, old) in old.iter().enumerate() {
            scene.write("here", index, old);
        }
    };
    let check = |ended: &Ended, at: &str| {
        let changed = (0..ROADMAPS).filter(|index| {
            let now = scene.text("here", *index);
            assert!(now == old[*index] || now == new[*index], "{at}\n{now}");
            now == new[*index]
        });
        let changed = changed.count();
        if ended.well {
            assert_eq!(changed, ROADMAPS, "{at}");
        }
        // Where it was not killed it puts back what it began.
        if at.contains("Fail") && !ended.well && !at.starts_with("write") {
            assert!(
                changed == 0 || changed == ROADMAPS,
                "{changed} changed, {at}"
            );
        }
    };
    let blows = at_every_call(&scene, &set, calls(), &begin, &check);
    assert!(blows >= 15, "{blows}");
    tell!("an act over several files: {blows} blows");
}

/// Every roadmap in the folder, its archive and both trashes, by its place.
fn everywhere(scene: &Scene) -> BTreeMap<PathBuf, String> {
    let mut folders = ["here", "home", "state/tcu/trash"]
        .map(|name| scene.path(name))
        .to_vec();
    let mut found = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if path.is_dir() {
                folders.push(path);
            } else if !is_hidden && path.extension().is_some_and(|end| end == "toml") {
                found.insert(path.clone(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn a_roadmap_that_a_command_moves_struck_at_any_call_is_moved_or_not_and_nothing_half() {
    if !can() {
        return;
    }
    let scene = Scene::new();
    let names_it = "\n[[milestone]]\nid = \"next\"\ntitle = \"Next\"\nafter = [\"x0/lab\"]\n";
    let [old, other] = [0, 1].map(|index| scene.text("here", index));
    let other = other + names_it;
    let begin = || {
        for gone in ["here", "home", "state/tcu/trash"] {
            let _ = fs::remove_dir_all(scene.path(gone));
        }
        fs::create_dir(scene.path("here")).unwrap();
        scene.write("here", 0, &old);
        scene.write("here", 1, &other);
    };
    let here = scene.path("here");
    for command in [
        &["rename", "x0", "y0"][..],
        &["archive", "x0"],
        &["delete", "x0", "--why", "Made twice"],
    ] {
        begin();
        let before = everywhere(&scene);
        scene.must(command);
        let after = everywhere(&scene);
        let is_old_or_new = |path: &Path, text: &String| {
            let of = |files: &BTreeMap<PathBuf, String>| files.get(path) == Some(text);
            of(&before) || of(&after)
        };
        let check = |ended: &Ended, at: &str| {
            let now = everywhere(&scene);
            let at = format!("{command:?} {at}\n{now:?}");
            // Whatever happened it is somewhere, whole, and so is each other file.
            assert!(now.values().any(|text| *text == old), "{at}");
            let inside = now.iter().filter(|(path, _)| path.starts_with(&here));
            for (path, text) in inside.clone() {
                assert!(is_old_or_new(path, text), "{}: {at}", path.display());
            }
            let stays = now.contains_key(&here.join("x0.toml"));
            if ended.well {
                assert!(!stays, "{at}");
                let new = after.iter().filter(|(path, _)| path.starts_with(&here));
                assert!(inside.eq(new), "{at}");
            } else if at.contains("Fail") {
                assert!(stays, "{at}");
                let is_said = |path: &Path| {
                    let name = path.file_name().unwrap().to_string_lossy();
                    ended.said.contains(&*name)
                };
                for (path, text) in inside {
                    assert!(before.get(path) == Some(text) || is_said(path), "{at}");
                }
            }
        };
        let blows = at_every_call(&scene, command, calls(), &begin, &check);
        assert!(blows >= 3, "{command:?} {blows}");
        tell!("{command:?}: {blows} blows");
    }
}

#[test]
fn a_merge_struck_at_any_call_leaves_the_old_file_or_the_new_one() {
    if !can() {
        return;
    }
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
    scene.must(&merge);
    let new = scene.text("here", 0);
    let begin = || scene.write("here", 0, &old);
    let check = |ended: &Ended, at: &str| holds(&scene.text("here", 0), &old, &new, ended, at);
    let blows = at_every_call(&scene, &merge, calls(), &begin, &check);
    assert!(blows >= 4, "{blows}");
    tell!("a merge: {blows} blows");
}

#[test]
fn a_sync_struck_at_any_rename_or_sync_of_the_disk_loses_nothing_and_the_next_finishes_it() {
    if !can() {
        return;
    }
    let whole = Scene::new();
    whole.must(&["sync", "stick"]);
    let wanted = whole.text("here", 0);
    let (mut blows, calls) = (
        0,
        match is_long_run() {
            false => &["rename"][..],
            true => &ALL_CALLS[..],
        },
    );
    for call in calls {
        for blow in [Blow::Kill, Blow::Fail("EIO")] {
            for nth in 1.. {
                let scene = Scene::new();
                let ended = strike(&scene, &["sync", "stick"], call, blow, nth);
                let at = format!("{call} {nth} {blow:?}: {}", ended.said);
                scene.check("here");
                scene.check("stick");
                scene.must(&["sync", "stick"]);
                for index in 0..ROADMAPS {
                    for folder in ["here", "stick"] {
                        let now = scene.text(folder, index);
                        let is_same = |now: &str| {
                            let [now, wanted] =
                                [now, &wanted].map(|text| entry_set("x", text).unwrap());
                            alike(&now, &wanted)
                        };
                        assert!(is_same(&now), "{at}\n{now}");
                    }
                }
                for folder in ["here", "stick"] {
                    assert_eq!(scene.left(folder), Vec::<&Path>::new(), "{at}");
                }
                if !ended.hit {
                    break;
                }
                blows += 1;
            }
        }
    }
    assert!(blows >= 8, "{blows}");
    tell!("a sync: {blows} blows");
}
