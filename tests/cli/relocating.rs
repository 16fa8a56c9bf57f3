//! Roadmaps that are renamed, archived and deleted.

use crate::sealed::Sealed;

const FANS: &str = r#"[cluster]
name = "Gujrat fans"

[[milestone]]
id = "rig"
title = "Test rig runs"
baseline = 2026-12-31

[[milestone]]
id = "line"
title = "First line certified"
after = ["gujrat-fans/rig"]
"#;

const OTHER: &str = r#"# Kept by the cutlery desk
[cluster]
name = "Wazirabad cutlery"

[[milestone]]
id = "cell"
title = "Grinding cell"
after = ["gujrat-fans/rig", "own"]   # both

[[milestone]]
id = "own"
title = "Own"

[[risk]]
id = "r"
text = "The rig is late"
about = ["gujrat-fans/line"]

[[change]]
on = 2026-10-01
by = "desk"
item = "cell"
field = "forecast"
to = 2027-01-01
code = "predecessor"
why = "waits for gujrat-fans/rig"
cause = "gujrat-fans/rig"
"#;

fn sealed() -> Sealed {
    Sealed::with(&[("gujrat-fans.toml", FANS), ("cutlery.toml", OTHER)])
}

fn references(sealed: &Sealed) -> String {
    sealed.run(&["check", "--rule", "unknown-reference"])
}

#[test]
fn a_renamed_roadmap_takes_every_reference_with_it() {
    let sealed = sealed();
    let dry = sealed.run(&["rename", "gujrat-fans", "fans", "--dry-run"]);
    assert!(
        dry.contains("gujrat-fans.toml → fans.toml") && dry.ends_with("--- status 0\n"),
        "{dry}"
    );
    assert_eq!(sealed.read("cutlery.toml"), OTHER);
    let told = sealed.run(&["rename", "gujrat-fans", "fans"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    assert_eq!(sealed.names(), ["cutlery.toml", "fans.toml"]);
    let text = sealed.read("cutlery.toml");
    for part in [
        "after = [\"fans/rig\", \"own\"]   # both\n",
        "about = [\"fans/line\"]\n",
        "cause = \"fans/rig\"\n",
        "# Kept by the cutlery desk\n",
        "why = \"gujrat-fans was renamed to fans\"\n",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(sealed.read("fans.toml").contains("after = [\"fans/rig\"]"));
    let told = references(&sealed);
    assert!(told.contains("no errors"), "{told}");
}

#[test]
fn a_rename_is_refused_where_the_id_cannot_be_a_file_or_is_taken() {
    for (new, told_of) in [
        ("cutlery", "there is a roadmap cutlery already"),
        ("con", "Windows keeps the name con"),
        ("Fans", "an id is made of a-z"),
        ("portfolio", "is a word of the format"),
    ] {
        let sealed = sealed();
        let told = sealed.run(&["rename", "gujrat-fans", new]);
        assert!(
            told.contains(told_of) && told.ends_with("--- status 2\n"),
            "{new}: {told}"
        );
        assert_eq!(sealed.names(), ["cutlery.toml", "gujrat-fans.toml"]);
    }
    let sealed = sealed();
    let told = sealed.run(&["rename", "gujrat-fan", "fans"]);
    assert!(told.contains("did you mean gujrat-fans?"), "{told}");
    sealed.write("broken.toml", "[cluster\n");
    let told = sealed.run(&["rename", "gujrat-fans", "fans"]);
    assert!(told.contains("broken.toml could not be read"), "{told}");
    assert!(told.ends_with("--- status 3\n"), "{told}");
}

#[test]
fn no_new_roadmap_has_a_name_that_windows_keeps() {
    for id in ["con", "nul", "aux", "prn", "com1", "lpt9"] {
        let told = Sealed::with(&[]).run(&["new", id, "--name", "X"]);
        assert!(
            told.contains("Windows keeps the name") && told.ends_with("--- status 2\n"),
            "{told}"
        );
    }
    let told = Sealed::with(&[]).run(&["new", "console", "--name", "X"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
}

#[test]
fn an_archived_roadmap_is_not_read_and_comes_back() {
    let sealed = sealed();
    let told = sealed.run(&["archive", "gujrat-fans"]);
    assert!(
        told.contains("entries of gujrat-fans are still named in cutlery"),
        "{told}"
    );
    assert_eq!(sealed.names(), ["archive", "cutlery.toml"]);
    assert!(!sealed.run(&["list", "roadmaps"]).contains("gujrat-fans"));
    let told = sealed.run(&["unarchive", "gujrat-fan"]);
    assert!(told.contains("did you mean gujrat-fans?"), "{told}");
    let told = sealed.run(&["unarchive", "gujrat-fans"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    assert_eq!(sealed.read("gujrat-fans.toml"), FANS);
}

#[test]
fn an_archived_roadmap_does_not_come_back_from_a_stick() {
    let sealed = sealed();
    let stick = sealed.root().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let stick = stick.display().to_string();
    sealed.stdout(&["sync", &stick], 0);
    sealed.stdout(&["archive", "gujrat-fans"], 0);
    let told = sealed.run(&["sync", &stick]);
    assert!(
        told.contains("gujrat-fans.toml is archived here and was not taken"),
        "{told}"
    );
    assert!(!sealed.names().contains(&"gujrat-fans.toml".to_owned()));
}

#[test]
fn a_deleted_roadmap_lies_in_the_trash_and_the_log_says_why() {
    let sealed = sealed();
    let told = sealed.run(&["delete", "gujrat-fans"]);
    assert!(
        told.contains("--why TEXT") && told.ends_with("--- status 2\n"),
        "{told}"
    );
    let told = sealed.run(&["delete", "gujrat-fans", "--why", "Made twice", "--dry-run"]);
    assert!(told.contains("Nothing was written"), "{told}");
    assert_eq!(sealed.names(), ["cutlery.toml", "gujrat-fans.toml"]);
    let told = sealed.run(&["delete", "gujrat-fans", "--why", "Made twice"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    assert_eq!(sealed.names(), ["cutlery.toml", "portfolio.toml"]);
    let log = sealed.read("portfolio.toml");
    for part in [
        "item = \"gujrat-fans\"",
        "field = \"removed\"",
        "why = \"Made twice\"",
    ] {
        assert!(log.contains(part), "{part}: {log}");
    }
    let told = sealed.run(&["check", "--rule", "unknown-key,duplicate-id"]);
    assert!(
        told.contains("no errors, no warnings, no notices"),
        "{told}"
    );
    let kept = files_below(&sealed.root().join("home"));
    let kept: Vec<_> = kept
        .iter()
        .filter(|path| path.ends_with("gujrat-fans.toml"))
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(std::fs::read_to_string(kept[0]).unwrap(), FANS);
}

fn files_below(dir: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => files.extend(files_below(&path)),
            path => files.push(path),
        }
    }
    files
}
