//! A real repository with three clones, driven by real git.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tcu::internal::edit::merge::alike;
use tcu::internal::store::merge::entry_set;

use super::laptop::{Dice, Means, edits, read, rounds};
use super::written::BASE;

/// How many turns the clones take; more with `TCU_ROUNDS`.
const ROUNDS: usize = 12;

struct Clones {
    root: tempfile::TempDir,
}

impl Clones {
    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn run(&self, dir: &Path, program: &str, arguments: &[&str]) -> Output {
        let tcu = Path::new(env!("CARGO_BIN_EXE_tcu")).parent().unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        Command::new(program)
            .args(arguments)
            .current_dir(dir)
            .env("PATH", format!("{}:{path}", tcu.display()))
            .env("HOME", self.root.path())
            .env("XDG_STATE_HOME", self.path("state"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", self.path("gitconfig"))
            .env_remove("TCU_ROADMAPS")
            .output()
            .unwrap()
    }

    fn must(&self, dir: &Path, program: &str, arguments: &[&str]) -> String {
        let output = self.run(dir, program, arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{program} {arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout).into_owned() + &said
    }

    /// A remote with one roadmap, and clones of it.
    fn new(names: &[&str]) -> Self {
        let clones = Self {
            root: tempfile::tempdir().unwrap(),
        };
        let root = clones.root.path();
        fs::write(
            clones.path("gitconfig"),
            "[user]\nname = Tester\nemail = t@example.org\n[init]\ndefaultBranch = main\n[pull]\nrebase = false\n[core]\neditor = true\n",
        )
        .unwrap();
        clones.must(root, "git", &["init", "-q", "--bare", "remote"]);
        for (index, name) in names.iter().enumerate() {
            clones.must(root, "git", &["clone", "-q", "remote", name]);
            let dir = clones.path(name);
            fs::create_dir_all(dir.join("roadmaps")).unwrap();
            clones.must(&dir, "tcu", &["git", "setup"]);
            if index == 0 {
                fs::write(dir.join("roadmaps/x.toml"), BASE).unwrap();
                clones.must(&dir, "git", &["add", "-A"]);
                clones.must(&dir, "git", &["commit", "-q", "-m", "first"]);
                clones.must(&dir, "git", &["push", "-q", "-u", "origin", "HEAD"]);
            }
        }
        clones
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name).join("roadmaps/x.toml")).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name).join("roadmaps/x.toml"), text).unwrap();
    }
}

/// Commits and exchanges by plain git, until the push is accepted.
fn by_git(clones: &Clones, dir: &Path, rebase: bool) {
    clones.must(dir, "git", &["add", "-A"]);
    let _ = clones.run(dir, "git", &["commit", "-q", "-m", "a change"]);
    let how = if rebase { "--rebase" } else { "--no-rebase" };
    clones.must(dir, "git", &["pull", "-q", "--no-edit", how]);
    clones.must(dir, "git", &["push", "-q"]);
}

#[test]
fn three_clones_come_to_the_same_with_every_feedback() {
    let names = ["a", "b", "c"];
    let clones = Clones::new(&names);
    let mut dice = Dice(11);
    let mut said = Vec::new();
    let rounds = rounds(ROUNDS);
    for round in 0..rounds + 6 {
        let name = if round < rounds {
            *dice.pick(&names)
        } else {
            names[round % 3]
        };
        let dir = clones.path(name);
        if round < rounds {
            let text = edits(&mut dice, &clones.text(name), name, Means::Program, 4);
            let id = format!("f-{name}-{round}");
            let feedback = format!(
                "\n[[feedback]]\nid = \"{id}\"\non = 2026-01-01\nby = \"o\"\ntext = \"t\"\n"
            );
            clones.write(name, &(text + &feedback));
            said.push(id);
            if dice.roll(3) == 0 {
                // Some commit several times before they exchange.
                clones.must(&dir, "git", &["add", "-A"]);
                clones.must(&dir, "git", &["commit", "-q", "-m", "in between"]);
                continue;
            }
        }
        match dice.roll(3) {
            0 => by_git(&clones, &dir, true),
            1 => by_git(&clones, &dir, false),
            _ => {
                clones.must(&dir, "tcu", &["sync"]);
            }
        }
    }
    let texts = names.map(|name| clones.text(name));
    for text in &texts {
        assert!(!text.contains("<<<<<<<"), "{text}");
        assert!(alike(
            &entry_set("x", text).unwrap(),
            &entry_set("x", &texts[0]).unwrap()
        ));
        let roadmap = read(text);
        for id in &said {
            let removed = text.contains(&format!("item = \"{id}\""))
                || roadmap
                    .conflicts
                    .iter()
                    .any(|one| one.item.as_deref() == Some(id));
            assert!(
                roadmap
                    .position(tcu::internal::model::Kind::Feedback, id)
                    .is_some()
                    || removed,
                "{id}"
            );
        }
    }
}

#[test]
fn a_merge_is_signed_by_who_acts_where_git_knows_nobody() {
    let clones = Clones::new(&["a", "b"]);
    let (a, b) = (clones.path("a"), clones.path("b"));
    clones.must(&b, "git", &["pull", "-q"]);
    // No guess from the machine either: its name may do as an address or not.
    let nobody = "[user]\nuseConfigOnly = true\n[init]\ndefaultBranch = main\n";
    fs::write(clones.path("gitconfig"), nobody).unwrap();
    clones.write("a", &BASE.replace("2026-09-30", "2026-10-31"));
    clones.must(&a, "tcu", &["--as", "amna", "sync"]);
    clones.write("b", &BASE.replace("Lab", "Laboratory"));
    let told = clones.must(&b, "tcu", &["--as", "bilal", "sync"]);
    assert!(told.contains("sent 1, received 1, 0 conflicts"), "{told}");
    let authors = clones.must(&b, "git", &["log", "-2", "--format=%an %cn"]);
    assert_eq!(authors, "bilal bilal\nbilal bilal\n");
}

#[test]
fn a_sync_says_in_words_what_it_did_and_offline_that_it_waits() {
    let clones = Clones::new(&["a", "b"]);
    let (a, b) = (clones.path("a"), clones.path("b"));
    clones.must(&b, "git", &["pull", "-q"]);
    clones.write("a", &BASE.replace("2026-09-30", "2026-10-31"));
    let told = clones.must(&a, "tcu", &["sync"]);
    assert!(told.contains("Committed: x: forecast of rig"), "{told}");
    assert!(told.contains("sent 1, received 0, 0 conflicts"), "{told}");
    clones.write("b", &BASE.replace("2026-09-30", "2026-11-30"));
    let told = clones.must(&b, "tcu", &["sync"]);
    assert!(
        told.contains("sent 0, received 0, 1 conflict") || told.contains("1 conflict"),
        "{told}"
    );
    assert!(clones.text("b").contains("theirs = 2026-10-31"));
    fs::rename(clones.path("remote"), clones.path("away")).unwrap();
    clones.write("a", &BASE.replace("Lab", "Laboratory"));
    let told = clones.must(&a, "tcu", &["sync"]);
    assert!(
        told.contains("will sync later: the remote is not where it was"),
        "{told}"
    );
    assert!(!told.contains("fatal"), "{told}");
    fs::rename(clones.path("away"), clones.path("remote")).unwrap();
    assert!(clones.must(&a, "tcu", &["sync"]).contains("1 conflict"));
}

#[test]
fn a_roadmap_that_cannot_be_read_is_not_committed_and_is_merged_as_text() {
    let clones = Clones::new(&["a", "b"]);
    let (a, b) = (clones.path("a"), clones.path("b"));
    clones.must(&b, "git", &["pull", "-q"]);
    clones.write("a", &BASE.replace("name = \"Fans\"", "name = \"Fans"));
    assert!(!clones.run(&a, "tcu", &["sync"]).status.success());
    clones.must(&a, "git", &["add", "-A"]);
    let refused = clones.run(&a, "git", &["commit", "-m", "broken"]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("x.toml, line"));
    clones.must(&a, "git", &["commit", "-q", "--no-verify", "-m", "broken"]);
    clones.must(&a, "git", &["push", "-q"]);
    clones.write(
        "b",
        &BASE.replace("name = \"Fans\"", "name = \"Fan makers\""),
    );
    clones.must(&b, "git", &["commit", "-qam", "fine"]);
    assert!(
        !clones
            .run(&b, "git", &["pull", "-q", "--no-edit"])
            .status
            .success()
    );
    assert!(clones.text("b").contains("<<<<<<<"));
}

/// A merge that somebody left unfinished, with git's markers.
const MARKED: &str = "[cluster]\nname = \"Y\"\n<<<<<<< HEAD\nplace = \"Gujrat\"\n=======\nplace = \"Lahore\"\n>>>>>>> theirs\n";

#[test]
fn a_broken_roadmap_is_neither_committed_nor_sent_nor_taken_and_the_others_go_on() {
    let clones = Clones::new(&["a", "b"]);
    let (a, b) = (clones.path("a"), clones.path("b"));
    let sync = |dir: &Path| {
        let output = clones.run(dir, "tcu", &["sync"]);
        let told = [output.stdout, output.stderr].concat();
        (
            output.status.code(),
            String::from_utf8_lossy(&told).into_owned(),
        )
    };
    // Not committed yet: it stays where it is, and the other change goes.
    fs::write(a.join("roadmaps/y.toml"), MARKED).unwrap();
    clones.write("a", &BASE.replace("2026-09-30", "2026-10-31"));
    let (status, told) = sync(&a);
    assert_eq!(status, Some(3), "{told}");
    assert!(
        told.contains("y.toml in this folder cannot be sent, line 3"),
        "{told}"
    );
    assert!(told.contains("sent 1"), "{told}");
    sync(&b);
    assert!(clones.text("b").contains("2026-10-31"));
    assert!(!b.join("roadmaps/y.toml").exists());
    assert_eq!(
        fs::read_to_string(a.join("roadmaps/y.toml")).unwrap(),
        MARKED
    );
    // Committed by git itself: it stays here, and the other change goes.
    clones.must(&a, "git", &["add", "-A"]);
    clones.must(&a, "git", &["commit", "-q", "--no-verify", "-m", "broken"]);
    clones.write("a", &BASE.replace("2026-09-30", "2026-11-30"));
    let (status, told) = sync(&a);
    assert_eq!(status, Some(3), "{told}");
    assert!(
        told.contains("y.toml as committed here cannot be sent, line 3"),
        "{told}"
    );
    assert!(told.contains("sent 1"), "{told}");
    assert_eq!(
        fs::read_to_string(a.join("roadmaps/y.toml")).unwrap(),
        MARKED
    );
    sync(&b);
    assert!(clones.text("b").contains("2026-11-30"));
    assert!(!b.join("roadmaps/y.toml").exists());
    // On the remote all the same: nobody takes it, and the others go on both ways.
    clones.must(&a, "git", &["add", "-A"]);
    clones.write("a", &BASE.replace("2026-09-30", "2026-12-31"));
    clones.must(&a, "git", &["commit", "-qa", "--no-verify", "-m", "broken"]);
    clones.must(&a, "git", &["push", "-q"]);
    fs::write(b.join("roadmaps/z.toml"), "[cluster]\nname = \"Z\"\n").unwrap();
    let (status, told) = sync(&b);
    assert_eq!(status, Some(3), "{told}");
    assert!(
        told.contains("y.toml on the remote cannot be taken, line 3"),
        "{told}"
    );
    assert!(!b.join("roadmaps/y.toml").exists());
    assert!(clones.text("b").contains("2026-12-31"));
    let (status, told) = sync(&a);
    assert_eq!(status, Some(3), "{told}");
    assert!(a.join("roadmaps/z.toml").exists(), "{told}");
    assert_eq!(
        fs::read_to_string(a.join("roadmaps/y.toml")).unwrap(),
        MARKED
    );
    // Mended, it goes everywhere.
    fs::write(a.join("roadmaps/y.toml"), "[cluster]\nname = \"Y\"\n").unwrap();
    let (status, told) = sync(&a);
    assert_eq!(status, Some(0), "{told}");
    let (status, told) = sync(&b);
    assert_eq!(status, Some(0), "{told}");
    assert!(b.join("roadmaps/y.toml").exists());
}

#[test]
fn a_roadmap_that_one_broke_and_another_changed_waits_until_it_is_mended() {
    let clones = Clones::new(&["a", "b"]);
    let (a, b) = (clones.path("a"), clones.path("b"));
    let sync = |dir: &Path| {
        let output = clones.run(dir, "tcu", &["sync"]);
        let told = [output.stdout, output.stderr].concat();
        (
            output.status.code(),
            String::from_utf8_lossy(&told).into_owned(),
        )
    };
    sync(&b);
    let marked = format!("{BASE}<<<<<<< HEAD\n=======\n>>>>>>> theirs\n");
    clones.write("a", &marked);
    clones.must(&a, "git", &["commit", "-qa", "--no-verify", "-m", "broken"]);
    clones.must(&a, "git", &["push", "-q"]);
    // What is broken there does not hold up the same roadmap here.
    clones.write("b", &BASE.replace("2026-09-30", "2026-10-31"));
    let (status, told) = sync(&b);
    assert_eq!(status, Some(3), "{told}");
    assert!(
        told.contains("x.toml on the remote cannot be taken"),
        "{told}"
    );
    assert!(clones.text("b").contains("2026-10-31"));
    // The one who broke it keeps the text as it is, and is told.
    let (status, told) = sync(&a);
    assert_eq!(status, Some(3), "{told}");
    assert!(
        told.contains("x.toml was also changed by others: mend it here first"),
        "{told}"
    );
    assert_eq!(clones.text("a"), marked);
    // Mended, both changes stand everywhere.
    clones.write(
        "a",
        &BASE.replace("name = \"Fans\"", "name = \"Fan makers\""),
    );
    for dir in [&a, &b] {
        let (status, told) = sync(dir);
        assert_eq!(status, Some(0), "{told}");
    }
    for name in ["a", "b"] {
        let text = clones.text(name);
        assert!(
            text.contains("2026-10-31") && text.contains("Fan makers"),
            "{text}"
        );
    }
}

/// A roadmap whose milestone waits for one of the other.
const SALMON: &str = "[cluster]\nname = \"Salmon\"\n\n[[milestone]]\nid = \"net\"\ntitle = \"Net\"\nafter = [\"x/rig\"]\n";

/// Two clones in step, with a second roadmap that names the first.
fn clones_with_salmon() -> (Clones, PathBuf, PathBuf) {
    let clones = Clones::new(&["a", "b"]);
    let (a, b) = (clones.path("a"), clones.path("b"));
    fs::write(a.join("roadmaps/salmon.toml"), SALMON).unwrap();
    clones.must(&a, "tcu", &["sync"]);
    clones.must(&b, "git", &["pull", "-q"]);
    (clones, a, b)
}

#[test]
fn what_was_written_meanwhile_about_a_renamed_roadmap_follows_it() {
    for writer_first in [true, false] {
        let (clones, a, b) = clones_with_salmon();
        clones.must(&a, "tcu", &["rename", "x", "fans"]);
        let more =
            "\n[[milestone]]\nid = \"boat\"\ntitle = \"Boat\"\nafter = [\"x/rig\"] # since\n";
        fs::write(b.join("roadmaps/salmon.toml"), format!("{SALMON}{more}")).unwrap();
        fs::write(
            b.join("roadmaps/x.toml"),
            BASE.replace("\"Lab\"", "\"Laboratory\""),
        )
        .unwrap();
        let order = if writer_first { [&b, &a] } else { [&a, &b] };
        for dir in order.into_iter().chain([order[0]]) {
            clones.must(dir, "tcu", &["sync"]);
        }
        for dir in [&a, &b] {
            let read = |name: &str| fs::read_to_string(dir.join("roadmaps").join(name)).unwrap();
            let salmon = read("salmon.toml");
            let led = salmon.matches("after = [\"fans/rig\"]").count();
            assert_eq!(led, 2, "{salmon}");
            assert!(!salmon.contains("after = [\"x/rig\"]"), "{salmon}");
            assert!(salmon.contains("# since"), "{salmon}");
            assert!(read("fans.toml").contains("\"Laboratory\""));
            assert!(!dir.join("roadmaps/x.toml").exists());
            let status = clones.must(dir, "git", &["status", "--porcelain"]);
            assert_eq!(status, "");
        }
    }
}

#[test]
fn a_roadmap_that_two_clones_renamed_apart_is_told_with_the_way_out_which_works() {
    let (clones, a, b) = clones_with_salmon();
    clones.must(&a, "tcu", &["rename", "x", "fans"]);
    clones.must(&a, "tcu", &["sync"]);
    clones.must(&b, "tcu", &["rename", "x", "pak-fans"]);
    let refused = clones.run(&b, "tcu", &["sync"]);
    let told = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(3), "{told}");
    assert!(
        told.contains("x was renamed to pak-fans here and to fans by others"),
        "{told}"
    );
    assert!(told.contains("tcu rename pak-fans fans"), "{told}");
    assert!(b.join("roadmaps/pak-fans.toml").exists());
    clones.must(&b, "tcu", &["rename", "pak-fans", "fans"]);
    clones.must(&b, "tcu", &["sync"]);
    clones.must(&a, "tcu", &["sync"]);
    for dir in [&a, &b] {
        let salmon = fs::read_to_string(dir.join("roadmaps/salmon.toml")).unwrap();
        assert!(salmon.contains("after = [\"fans/rig\"]"), "{salmon}");
        assert!(!salmon.contains("[[conflict]]"), "{salmon}");
        assert!(!dir.join("roadmaps/pak-fans.toml").exists());
        assert!(!dir.join("roadmaps/x.toml").exists());
    }
}
