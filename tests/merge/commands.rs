//! Merging, settling and syncing by command.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

use super::written::BASE;

/// A laptop: a home, a folder of roadmaps, and somebody who works on it.
pub(crate) struct Desk(tempfile::TempDir, &'static str);

impl Desk {
    fn new() -> Self {
        Self::of("khan")
    }

    /// That of somebody.
    pub(crate) fn of(name: &'static str) -> Self {
        let desk = Self(tempfile::tempdir().unwrap(), name);
        fs::create_dir(desk.path("roadmaps")).unwrap();
        desk.write("roadmaps/x.toml", BASE);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// What the command writes, to either stream, where it ends with that status.
    pub(crate) fn run(&self, status: i32, arguments: &[&str]) -> String {
        self.run_on("2026-11-21", status, arguments)
    }

    /// The same on another day.
    pub(crate) fn run_on(&self, day: &str, status: i32, arguments: &[&str]) -> String {
        let (code, told) = self.output(day, arguments);
        assert_eq!(code, Some(status), "{arguments:?}: {told}");
        told
    }

    /// The same, however it ends.
    pub(crate) fn run_any(&self, arguments: &[&str]) -> String {
        self.output("2026-11-21", arguments).1
    }

    fn output(&self, day: &str, arguments: &[&str]) -> (Option<i32>, String) {
        let home: &Path = &self.path("home");
        let mut command = Command::new(env!("CARGO_BIN_EXE_tcu"));
        command
            .current_dir(self.0.path())
            .env_clear()
            .env("HOME", home)
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("TCU_TODAY", day)
            .env("TCU_AS", self.1)
            .args(arguments);
        let output = command.output().unwrap();
        let told = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (output.status.code(), told.concat())
    }
}

#[test]
fn three_files_merge_to_the_output_and_the_status_tells_of_conflicts() {
    let desk = Desk::new();
    desk.write("base.toml", BASE);
    desk.write("ours.toml", &BASE.replace("2026-09-30", "2026-10-31"));
    desk.write("theirs.toml", &BASE.replace("Lab", "Laboratory"));
    let told = desk.run(0, &["merge", "base.toml", "ours.toml", "theirs.toml"]);
    assert_eq!(
        told,
        BASE.replace("2026-09-30", "2026-10-31")
            .replace("Lab", "Laboratory")
    );
    desk.write("theirs.toml", &BASE.replace("2026-09-30", "2026-11-30"));
    let told = desk.run(
        1,
        &[
            "merge",
            "base.toml",
            "ours.toml",
            "theirs.toml",
            "-o",
            "out.toml",
        ],
    );
    assert!(told.contains("one conflict"), "{told}");
    assert!(desk.read("out.toml").contains("forecast = 2026-11-30"));
    desk.write("theirs.toml", "[cluster");
    desk.run(3, &["merge", "base.toml", "ours.toml", "theirs.toml"]);
    desk.run(3, &["merge", "base.toml", "ours.toml", "gone.toml"]);
    desk.run(2, &["merge", "base.toml", "ours.toml"]);
}

#[test]
fn a_file_from_another_laptop_is_merged_in_and_its_conflict_settled() {
    let desk = Desk::new();
    desk.write("theirs.toml", &BASE.replace("2026-09-30", "2026-11-30"));
    let told = desk.run(1, &["merge", "theirs.toml", "--into", "x"]);
    assert!(
        told.contains("x/rig: forecast Wed 30 Sep 2026 → Mon 30 Nov 2026"),
        "{told}"
    );
    let told = desk.run(0, &["list", "conflicts", "--format", "csv"]);
    assert!(
        told.contains("rig") && told.contains("2026-11-30") && told.contains("2026-09-30"),
        "{told}"
    );
    desk.run(2, &["resolve", "x/lab", "forecast", "2026-11-30"]);
    desk.run(2, &["resolve", "x/rig", "forecast", "soon"]);
    desk.run(0, &["resolve", "x/rig", "forecast", "2026-11-30"]);
    let text = desk.read("roadmaps/x.toml");
    assert!(!text.contains("[[conflict]]"), "{text}");
    assert!(
        text.contains("from = 2026-09-30\nto = 2026-11-30"),
        "{text}"
    );
    // What was settled stays settled when the same file comes again.
    desk.run(0, &["merge", "theirs.toml", "--into", "x"]);
    desk.write("first.toml", BASE);
    desk.run(0, &["merge", "first.toml", "--into", "x"]);
    desk.run(2, &["merge", "theirs.toml", "--into", "y"]);
}

#[test]
fn the_file_of_another_cluster_is_not_merged_in() {
    let desk = Desk::new();
    let before = desk.read("roadmaps/x.toml");
    let other = "[cluster]\nname = \"Dates\"\n[[milestone]]\nid = \"dryer\"\ntitle = \"A dryer\"\n";
    desk.write("dates.toml", other);
    let told = desk.run(2, &["merge", "dates.toml", "--into", "x"]);
    assert!(told.contains("of another cluster than x"), "{told}");
    assert_eq!(desk.read("roadmaps/x.toml"), before);
    let same = other.replace("Dates", "Fans");
    assert!(before.contains("name = \"Fans\""), "{before}");
    desk.write("dates.toml", &same);
    desk.run(0, &["merge", "dates.toml", "--into", "x"]);
}

#[test]
fn a_third_value_settles_a_conflict_and_both_rejected_values_are_logged() {
    let desk = Desk::new();
    desk.write("theirs.toml", &BASE.replace("2026-09-30", "2026-11-30"));
    desk.run(1, &["merge", "theirs.toml", "--into", "x"]);
    desk.run(
        0,
        &[
            "resolve",
            "x/rig",
            "forecast",
            "2026-12-31",
            "--why",
            "w",
            "--code",
            "other",
        ],
    );
    let text = desk.read("roadmaps/x.toml");
    for day in ["2026-11-30", "2026-09-30"] {
        assert!(
            text.contains(&format!("from = {day}\nto = 2026-12-31")),
            "{text}"
        );
    }
}

#[test]
fn the_two_values_can_be_named_as_they_are_listed() {
    for (word, wanted) in [("ours", "2026-11-30"), ("theirs", "2026-09-30")] {
        let desk = Desk::new();
        desk.write("theirs.toml", &BASE.replace("2026-09-30", "2026-11-30"));
        desk.run(1, &["merge", "theirs.toml", "--into", "x"]);
        desk.run(0, &["resolve", "x/rig", "forecast", word]);
        let text = desk.read("roadmaps/x.toml");
        assert!(text.contains(&format!("forecast = {wanted}")), "{text}");
        assert!(!text.contains("[[conflict]]"), "{text}");
    }
}

#[test]
fn of_what_was_removed_it_is_said_when_and_why() {
    let desk = Desk::new();
    desk.run(
        0,
        &[
            "remove",
            "x/lab",
            "--code",
            "other",
            "--why",
            "sold to Khan",
        ],
    );
    for command in [&["show", "x/lab"][..], &["set", "x/lab", "title=Lab"]] {
        let told = desk.run(2, command);
        assert!(
            told.contains("\"x/lab\" was removed on 21 Nov 2026 (sold to Khan)"),
            "{told}"
        );
    }
}

#[test]
fn removed_or_kept_and_the_grade_of_a_match_are_settled_too() {
    for (value, stays) in [("true", false), ("false", true)] {
        let desk = Desk::new();
        let gone = BASE.replace("[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n\n", "");
        desk.write("base.toml", BASE);
        desk.write("gone.toml", &gone);
        desk.write(
            "roadmaps/x.toml",
            &BASE.replace("\"Lab\"", "\"Laboratory\""),
        );
        desk.run(
            1,
            &[
                "merge",
                "base.toml",
                "roadmaps/x.toml",
                "gone.toml",
                "-o",
                "roadmaps/x.toml",
            ],
        );
        desk.run(0, &["resolve", "x/lab", "removed", value]);
        let text = desk.read("roadmaps/x.toml");
        assert_eq!(text.contains("[[milestone]]\nid = \"lab\""), stays);
        assert!(!text.contains("[[conflict]]"));
        desk.run(0, &["merge", "base.toml", "roadmaps/x.toml", "gone.toml"]);
    }
    let desk = Desk::new();
    desk.write("theirs.toml", &BASE.replace("\"weak\"", "\"partial\""));
    desk.run(1, &["merge", "theirs.toml", "--into", "x"]);
    desk.run(0, &["resolve", "x/cap", "match", "strong"]);
    let text = desk.read("roadmaps/x.toml");
    assert!(
        text.contains("grade = \"strong\"") && !text.contains("[[conflict]]"),
        "{text}"
    );
}

#[test]
fn a_folder_is_synced_both_ways() {
    let desk = Desk::new();
    assert!(
        desk.run(0, &["sync", "stick"])
            .contains("sent 1, received 0, 0 conflicts")
    );
    desk.write("stick/x.toml", &BASE.replace("Lab", "Laboratory"));
    assert!(
        desk.run(0, &["sync", "stick"])
            .contains("sent 0, received 1, 0 conflicts")
    );
    assert!(desk.read("roadmaps/x.toml").contains("Laboratory"));
    desk.run(3, &["sync", "gone/stick"]);
    desk.run(2, &["sync", "roadmaps"]);
}

#[test]
fn as_gits_driver_it_writes_the_result_and_exits_0_also_with_conflicts() {
    let desk = Desk::new();
    desk.write("O", BASE);
    desk.write("A", &BASE.replace("2026-09-30", "2026-10-31"));
    desk.write("B", &BASE.replace("2026-09-30", "2026-11-30"));
    desk.run(0, &["merge", "O", "A", "B", "7", "roadmaps/x.toml"]);
    assert!(desk.read("A").contains("[[conflict]]"));
    desk.write("O", "");
    desk.write("A", "name = \"P\"\n");
    desk.write("B", "name = \"P\"\ncodes = [\"flood\"]\n");
    desk.run(0, &["merge", "O", "A", "B", "7", "roadmaps/portfolio.toml"]);
    assert_eq!(desk.read("A"), "name = \"P\"\ncodes = [\"flood\"]\n");
}

#[test]
fn a_key_that_the_program_does_not_know_is_settled_too() {
    for (typed, wanted) in [
        ("blue", "colour = 'blue' # ours"),
        ("red", "colour = 'red' # ours"),
        ("7", "colour = 7"),
        ("green grass", "colour = 'green grass' # ours"),
    ] {
        let desk = Desk::new();
        let of =
            |line: &str| BASE.replace("title = \"Lab\"\n", &format!("title = \"Lab\"\n{line}\n"));
        desk.write("base.toml", &of("colour = 1"));
        desk.write("roadmaps/x.toml", &of("colour = 'red' # ours"));
        desk.write("theirs.toml", &of("colour = \"blue\""));
        desk.run(
            1,
            &[
                "merge",
                "base.toml",
                "roadmaps/x.toml",
                "theirs.toml",
                "-o",
                "roadmaps/x.toml",
            ],
        );
        desk.run(0, &["resolve", "x/lab", "colour", typed]);
        let text = desk.read("roadmaps/x.toml");
        assert!(text.contains(wanted), "{text}");
        assert!(!text.contains("[[conflict]]"), "{text}");
        assert!(text.contains("field = \"colour\"\nfrom ="), "{text}");
    }
}

#[test]
fn a_choice_to_take_a_value_away_stays_when_an_older_file_is_merged_again_without_a_base() {
    const OLD: &str = "[cluster]\nname = \"X\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nforecast = 2026-09-30\n";
    let desk = Desk::new();
    let (ours, theirs) = (
        OLD.replace("09-30", "11-30"),
        OLD.replace("forecast = 2026-09-30\n", ""),
    );
    for (name, text) in [
        ("old.toml", OLD),
        ("ours.toml", &ours),
        ("theirs.toml", &theirs),
    ] {
        desk.write(name, text);
    }
    desk.run(
        1,
        &[
            "merge",
            "old.toml",
            "ours.toml",
            "theirs.toml",
            "-o",
            "both.toml",
        ],
    );
    let both = desk.read("both.toml");
    let values = |text: &str| {
        let roadmap = super::laptop::read(text);
        let conflicts = roadmap.conflicts.iter();
        conflicts
            .map(|one| (one.ours.clone(), one.theirs.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(values(&both).len(), 1);
    for (name, expected) in [("ours.toml", 1), ("theirs.toml", 1), ("old.toml", 2)] {
        desk.write("roadmaps/x.toml", &both);
        desk.run_any(&["merge", name, "--into", "x"]);
        let conflicts = values(&desk.read("roadmaps/x.toml"));
        assert_eq!(conflicts.len(), expected, "{name}");
        assert!(
            conflicts
                .iter()
                .any(|(ours, theirs)| ours.is_some() && theirs.is_none()),
            "{name}"
        );
    }
}

/// A file with keys and tables of somebody's own, without a newline at its end.
const OWN_TABLES: &str = "[cluster]\nname = \"X\"\nlogo = \"a.png\"      # ours alone\n\n[[milestone]]\nid = \"rig\"\n\
    title = \"Rig\"\nbaseline = 2026-09-30\nfoo = 1\n\n[programme]\n# kept by hand\ncode = \"P-1\"\n[programme.contact]\n\
    name = \"N\"\n[programme.contact.deep]\nlevel = 1";

#[test]
fn a_value_that_cannot_be_on_one_side_takes_no_key_of_the_other_away() {
    let changed = OWN_TABLES
        .replace("level = 1", "level = 2")
        .replace("foo = 1", "foo = 2");
    for (typed, by) in [
        ("2026-09-30", "2026-11-31"),
        ("\"a.png\"", "99999999999999999999"),
    ] {
        let typo = OWN_TABLES.replace(typed, by);
        for [ours, theirs] in [[&typo, &changed], [&changed, &typo]] {
            let desk = Desk::new();
            desk.write("base.toml", OWN_TABLES);
            desk.write("ours.toml", ours);
            desk.write("theirs.toml", theirs);
            let told = desk.run(0, &["merge", "base.toml", "ours.toml", "theirs.toml"]);
            let expected = changed.replace(typed, by);
            assert_eq!(told.trim_end(), expected, "three ways, {by}");
            // The same by way of a stick: it holds their file, and nobody knows a base.
            desk.write("roadmaps/x.toml", ours);
            std::fs::create_dir(desk.path("stick")).unwrap();
            desk.write("stick/x.toml", theirs);
            desk.run_any(&["sync", "stick", "--new"]);
            for place in ["roadmaps/x.toml", "stick/x.toml"] {
                let text = desk.read(place);
                for kept in [
                    "logo",
                    "foo",
                    "[programme]",
                    "# kept by hand",
                    "[programme.contact.deep]",
                    "level",
                ] {
                    assert!(text.contains(kept), "{place} {by} {kept}: {text}");
                }
            }
        }
    }
}

#[test]
fn members_and_entries_are_added_to_what_is_written_oddly_or_told() {
    let desk = Desk::new();
    let list = "[cluster]\nname = \"L\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\npartners = [\n  \"a\"  # first\n, ]\n";
    desk.write("roadmaps/l.toml", list);
    desk.run(0, &["set", "l/rig", "partners+=b"]);
    let text = desk.read("roadmaps/l.toml");
    assert!(
        text.contains("\"a\"  # first") && text.contains("\"b\""),
        "{text}"
    );
    let roadmap = super::laptop::read(&text);
    assert_eq!(roadmap.milestones[0].partners.len(), 2);
    let one = "[cluster]\nname = \"O\"\n\n[owner]\nid = \"tdap\"\norg = \"TDAP\"\n";
    desk.write("roadmaps/o.toml", one);
    let told = desk.run(3, &["check", "o"]);
    assert!(
        told.contains("write [[owner]]") && !told.contains("not valid TOML"),
        "{told}"
    );
    let told = desk.run_any(&["add", "o", "owner", "id=smeda", "org=SMEDA"]);
    assert!(
        told.contains("line 4") && told.contains("[[owner]]"),
        "{told}"
    );
    assert_eq!(desk.read("roadmaps/o.toml"), one);
}

#[test]
fn an_entry_that_was_removed_goes_also_with_keys_and_values_that_no_field_takes() {
    let desk = Desk::new();
    let lab = "\n[[milestone]]\nid = \"annex\"\ntitle = \"Annex\"\nweight = \"three\"\ncolour = \"blue\"\n";
    let text = format!("{BASE}{lab}");
    desk.write("roadmaps/x.toml", &text);
    desk.run(0, &["remove", "x/annex", "--why", "w", "--code", "scope"]);
    desk.write("old.toml", &text);
    desk.run(0, &["merge", "old.toml", "--into", "x"]);
    let text = desk.read("roadmaps/x.toml");
    assert!(!text.contains("id = \"annex\"\n"), "{text}");
    assert!(!text.contains("[[conflict]]"), "{text}");
}
