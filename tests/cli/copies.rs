//! Copies that sync programs make, roadmaps that are renamed on one side, and the last copy that can be read.

use std::fs;

use crate::sealed::Sealed;

const FANS: &str =
    "[cluster]\nname = \"Gujrat fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Test rig runs\"\n";

#[test]
fn copies_of_sync_programs_are_offered_to_be_merged_and_never_to_be_renamed() {
    for name in [
        "gujrat-fans (1).toml",
        "gujrat-fans - Copy.toml",
        "gujrat-fans.sync-conflict-20261101-120000-ABCDEFG.toml",
        "gujrat-fans (conflicted copy 2026-11-01).toml",
        "gujrat-fans-LAPTOP7.toml",
        "gujrat-fans (2) (1).toml",
        "gujrat-fans - Copy - Copy.toml",
        "Gujrat-Fans.toml",
        "Gujrat-Fans (1).toml",
        "gujrat-fans [conflicted].toml",
        "gujrat-fans - Kopie.toml",
    ] {
        let copy = format!("{FANS}\n[[risk]]\nid = \"power\"\ntext = \"Power\"\n");
        let sealed = Sealed::with(&[("gujrat-fans.toml", FANS), (name, &copy)]);
        let told = sealed.run(&["check"]);
        let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            words.contains("looks like a copy of gujrat-fans.toml"),
            "{name}: {told}"
        );
        assert!(!words.contains("rename"), "{name}: {told}");
        // The command that is offered does it.
        let json = sealed.stdout(&["check", "--format", "json"], 3);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let message = json["problems"][0]["message"].as_str().unwrap();
        let (_, command) = message.split_once("merge it with tcu ").unwrap();
        let (command, _) = command.split_once(", then delete it").unwrap();
        let (file, into) = command
            .strip_prefix("merge ")
            .unwrap()
            .split_once(" --into ")
            .unwrap();
        let dry = sealed.run(&[
            "merge",
            file.trim_matches('\''),
            "--into",
            into,
            "--dry-run",
        ]);
        assert!(
            dry.contains("power") && dry.contains("Nothing was written (--dry-run)."),
            "{name}: {dry}"
        );
        assert_eq!(sealed.read("gujrat-fans.toml"), FANS, "{name}");
        sealed.stdout(&["merge", file.trim_matches('\''), "--into", into], 0);
        assert!(
            sealed.read("gujrat-fans.toml").contains("id = \"power\""),
            "{name}"
        );
    }
}

#[test]
fn a_file_named_after_a_computer_is_no_copy_of_another_cluster() {
    let other = FANS.replace("Gujrat fans", "Lahore fans");
    let sealed = Sealed::with(&[
        ("gujrat-fans.toml", FANS),
        ("gujrat-fans-LAHORE.toml", &other),
    ]);
    let told = sealed.run(&["check"]);
    assert!(!told.contains("looks like a copy"), "{told}");
}

#[test]
fn a_copy_of_what_the_roadmaps_share_is_offered_to_be_merged_too() {
    let sealed = Sealed::with(&[
        ("portfolio.toml", "name = \"P\"\n"),
        ("portfolio (1).toml", "name = \"P\"\n"),
    ]);
    let told = sealed.run(&["check"]);
    assert!(told.contains("--into portfolio"), "{told}");
}

#[test]
fn copies_on_a_stick_are_told_and_not_taken() {
    let sealed = Sealed::with(&[("gujrat-fans.toml", FANS)]);
    let stick = sealed.root().join("stick");
    fs::create_dir(&stick).unwrap();
    fs::write(stick.join("gujrat-fans.toml"), FANS).unwrap();
    for name in ["gujrat-fans (2).toml", "gujrat-fans-laptop7.toml"] {
        fs::write(stick.join(name), FANS).unwrap();
    }
    let told = sealed.run(&["sync", "stick"]);
    for name in ["gujrat-fans (2).toml", "gujrat-fans-laptop7.toml"] {
        assert!(
            told.contains(&format!("{name} looks like a copy of gujrat-fans.toml")),
            "{told}"
        );
    }
    assert!(told.contains("--into gujrat-fans"), "{told}");
    assert_eq!(sealed.names(), ["gujrat-fans.toml"]);
}

#[test]
fn a_file_of_a_wrong_name_is_told_by_a_sync_and_goes_nowhere() {
    let sealed = Sealed::with(&[("gujrat-fans.toml", FANS)]);
    let stick = sealed.root().join("stick");
    fs::create_dir(&stick).unwrap();
    let other = FANS.replace("Gujrat fans", "Salmon");
    fs::write(stick.join("Our Salmon.toml"), other).unwrap();
    let told = sealed.run(&["sync", "stick"]);
    assert!(told.contains("Our Salmon.toml was not taken"), "{told}");
    assert_eq!(sealed.names(), ["gujrat-fans.toml"]);
}

#[test]
fn a_roadmap_renamed_on_one_side_is_followed_also_without_feedback() {
    let sealed = Sealed::with(&[
        ("gujrat-fans.toml", FANS),
        ("other.toml", "[cluster]\nname = \"Other\"\n"),
    ]);
    sealed.stdout(&["sync", "stick"], 0);
    sealed.stdout(&["rename", "gujrat-fans", "fans"], 0);
    sealed.stdout(&["set", "fans/rig", "title=Rig"], 0);
    let dry = sealed.run(&["sync", "stick", "--dry-run"]);
    assert!(
        dry.contains("gujrat-fans.toml is called fans.toml now"),
        "{dry}"
    );
    assert!(sealed.root().join("stick/gujrat-fans.toml").is_file());
    let told = sealed.run(&["sync", "stick"]);
    assert!(
        told.contains("gujrat-fans.toml is called fans.toml now"),
        "{told}"
    );
    assert!(!sealed.root().join("stick/gujrat-fans.toml").exists());
    let text = fs::read_to_string(sealed.root().join("stick/fans.toml")).unwrap();
    assert_eq!(text, sealed.read("fans.toml"));
}

#[test]
fn a_dry_run_of_a_sync_counts_and_writes_nothing() {
    let sealed = Sealed::with(&[("gujrat-fans.toml", FANS)]);
    let dry = sealed.run(&["sync", "stick", "--dry-run"]);
    assert!(dry.contains("would be sent 1, received 0"), "{dry}");
    assert!(!sealed.root().join("stick").exists());
    sealed.stdout(&["sync", "stick"], 0);
    let changed = FANS.replace("runs", "runs well");
    fs::write(sealed.root().join("stick/gujrat-fans.toml"), changed).unwrap();
    let dry = sealed.run(&["sync", "stick", "--dry-run"]);
    assert!(dry.contains("would be sent 0, received 1"), "{dry}");
    assert_eq!(sealed.read("gujrat-fans.toml"), FANS);
    let told = sealed.run(&["sync", "stick"]);
    assert!(told.contains("sent 0, received 1"), "{told}");
}

#[test]
fn the_last_copy_that_can_be_read_is_offered_and_put_in_the_place_of_a_broken_file() {
    let sealed = Sealed::with(&[("gujrat-fans.toml", FANS)]);
    sealed.stdout(&["sync", "stick"], 0);
    let refused = sealed.run(&["restore", "gujrat-fans"]);
    assert!(
        refused.contains("can be read; nothing was restored") && refused.ends_with("status 2\n"),
        "{refused}"
    );
    let broken = format!("{FANS}title = \n");
    sealed.write("gujrat-fans.toml", &broken);
    let told = sealed.run(&["check"]);
    assert!(
        told.contains("a copy of gujrat-fans.toml that can be read is kept"),
        "{told}"
    );
    assert!(told.contains("tcu restore gujrat-fans"), "{told}");
    let dry = sealed.run(&["restore", "gujrat-fans", "--dry-run"]);
    assert!(
        dry.contains("Nothing was written (--dry-run).") && dry.ends_with("status 0\n"),
        "{dry}"
    );
    assert_eq!(sealed.read("gujrat-fans.toml"), broken);
    sealed.stdout(&["restore", "gujrat-fans"], 0);
    assert_eq!(sealed.read("gujrat-fans.toml"), FANS);
    assert_eq!(sealed.read("gujrat-fans.toml.broken"), broken);
    // Without a sync there is none, and that is said.
    let lone = Sealed::with(&[("a.toml", "a = \n")]);
    let told = lone.run(&["restore", "a"]);
    assert!(
        told.contains("no copy of a.toml that can be read is kept") && told.ends_with("status 2\n"),
        "{told}"
    );
}

/// The attributes hold during a rebase onto a branch without them: the clone itself keeps them.
#[test]
fn git_setup_keeps_its_attributes_in_the_clone_too() {
    let sealed = Sealed::with(&[("gujrat-fans.toml", FANS)]);
    let git = |arguments: &[&str]| {
        let output = std::process::Command::new("git")
            .arg("-C")
            .arg(sealed.root())
            .args(arguments)
            .env("HOME", sealed.root())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .expect("git runs");
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    git(&["init", "-q"]);
    let setup = || {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut run = sealed.command(&["git", "setup"]);
        let told = run
            .env("PATH", path)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        String::from_utf8_lossy(&told.stderr).into_owned()
    };
    let told = setup();
    assert!(
        told.contains("keeps them for branches without them"),
        "{told}"
    );
    let attributes = || fs::read_to_string(sealed.root().join(".git/info/attributes")).unwrap();
    let once = attributes();
    setup();
    assert_eq!(attributes(), once);
    // As on a branch without them.
    fs::remove_file(sealed.roadmaps().join(".gitattributes")).unwrap();
    let merge = |file: &str| git(&["check-attr", "merge", "--", file]);
    assert!(merge("roadmaps/gujrat-fans.toml").ends_with(": tcu\n"));
    assert!(merge("Cargo.toml").ends_with(": unspecified\n"));
}
