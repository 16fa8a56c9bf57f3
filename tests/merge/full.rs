//! A full disk and a stick that is pulled out, from outside: the program as it is shipped may write files of so many bytes
//! only, or finds its folder gone.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use super::killed::{ROADMAPS, Scene};

/// The size of a block of `ulimit -f`.
const BLOCK: usize = 512;

/// Both folders with roadmaps of several blocks, changed on both sides since they were in step.
fn scene() -> Scene {
    let scene = Scene::new();
    let pad = format!("# {}\n", "held at customs ".repeat(5)).repeat(40);
    for folder in ["here", "stick"] {
        for index in 0..ROADMAPS {
            let text = scene.text(folder, index);
            scene.write(folder, index, &format!("{text}{pad}"));
        }
    }
    scene
}

fn texts(scene: &Scene, folder: &str) -> Vec<String> {
    let texts = (0..ROADMAPS).map(|index| scene.text(folder, index));
    texts.collect()
}

fn put(scene: &Scene, folder: &str, texts: &[String]) {
    for (index, text) in texts.iter().enumerate() {
        scene.write(folder, index, text);
    }
}

/// Runs a command whose files may take so many blocks: what is beyond is refused, as by a full disk.
fn with_room(scene: &Scene, arguments: &[&str], blocks: usize) -> Output {
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\""])
        .arg(blocks.to_string())
        .arg(env!("CARGO_BIN_EXE_tcu"));
    let command = scene.sealed(&mut command, arguments);
    command.stdin(Stdio::null()).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_full_disk_leaves_every_file_of_an_act_old_or_new_and_says_which() {
    let one = ["set", "x0/lab", "title=A longer title than before"];
    let all = [
        "set",
        "--where",
        "lab",
        "title=A longer title than before",
        "--yes",
    ];
    for arguments in [&one[..], &all] {
        let scene = scene();
        let old = texts(&scene, "here");
        scene.must(arguments);
        let new = texts(&scene, "here");
        let most = new[0].len().div_ceil(BLOCK) + 1;
        let mut refused = 0;
        for blocks in 0..=most {
            put(&scene, "here", &old);
            let output = with_room(&scene, arguments, blocks);
            let (now, told) = (texts(&scene, "here"), said(&output));
            if output.status.success() {
                assert_eq!(now, new, "{blocks}: {told}");
                continue;
            }
            refused += 1;
            assert_eq!(now, old, "{blocks}: {told}");
            assert_eq!(output.status.code(), Some(3), "{blocks}: {told}");
            let is_told = told.contains("stays as it was") || told.contains("could not be");
            assert!(is_told, "{blocks}: {told}");
            assert_eq!(scene.left("here"), Vec::<PathBuf>::new(), "{blocks}");
        }
        assert!(refused > 0 && refused < most, "{refused} of {most}");
    }
}

#[test]
fn a_full_stick_leaves_every_file_of_a_sync_whole_and_the_next_one_finishes() {
    let whole = scene();
    whole.must(&["sync", "stick"]);
    let wanted = ["here", "stick"].map(|folder| texts(&whole, folder));
    let most = wanted[0][0].len().div_ceil(BLOCK) + 1;
    let mut refused = 0;
    for blocks in 0..=most {
        let scene = scene();
        let before = ["here", "stick"].map(|folder| texts(&scene, folder));
        let output = with_room(&scene, &["sync", "stick"], blocks);
        let told = said(&output);
        let now = ["here", "stick"].map(|folder| texts(&scene, folder));
        for side in [0, 1] {
            for (index, text) in now[side].iter().enumerate() {
                let is_whole = *text == before[side][index] || *text == wanted[side][index];
                assert!(is_whole, "{blocks}: {told}\n{text}");
            }
        }
        match output.status.success() {
            true => assert_eq!(now, wanted, "{blocks}: {told}"),
            false => refused += 1,
        }
        scene.must(&["sync", "stick"]);
        let now = ["here", "stick"].map(|folder| texts(&scene, folder));
        assert_eq!(now, wanted, "{blocks}: {told}");
    }
    assert!(refused > 0 && refused < most, "{refused} of {most}");
}

#[test]
fn a_folder_that_is_gone_is_told_and_not_made_anew() {
    let scene = scene();
    let stick = texts(&scene, "stick");
    fs::rename(scene.path("stick"), scene.path("away")).unwrap();
    fs::create_dir(scene.path("stick")).unwrap();
    let output = with_room(&scene, &["sync", "stick"], 10_000);
    assert!(!output.status.success());
    assert!(
        said(&output).contains("nothing was changed"),
        "{}",
        said(&output)
    );
    assert_eq!(fs::read_dir(scene.path("stick")).unwrap().count(), 0);
    fs::remove_dir(scene.path("stick")).unwrap();
    fs::rename(scene.path("away"), scene.path("stick")).unwrap();
    assert_eq!(texts(&scene, "stick"), stick);
    fs::rename(scene.path("here"), scene.path("elsewhere")).unwrap();
    let output = with_room(&scene, &["set", "x0/lab", "title=New"], 10_000);
    assert!(!output.status.success() && !scene.path("here").exists());
}
