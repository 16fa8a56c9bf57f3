//! A clock before the newest record of a file: no command that would change the file is believed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::sealed::Sealed;

const FANS: &str = r#"[cluster]
name = "Gujrat fans"

[[owner]]
id = "fdi"

[[owner]]
id = "smeda"

[[capability]]
id = "tests"
name = "Motor tests"

[[milestone]]
id = "rig"
title = "Test rig runs"
owner = "fdi"
baseline = 2999-01-31
forecast = 2999-02-28

[[milestone]]
id = "line"
title = "First line certified"
status = "blocked"
owner = "fdi"
baseline = 2999-03-31

[[risk]]
id = "power"
text = "Power"

[[feedback]]
id = "f-20260901-aaaaaaaa"
on = 2026-09-01
by = "khan"
kind = "problem"
text = "No power"

[[feedback]]
id = "f-20260901-bbbbbbbb"
on = 2026-09-01
by = "khan"
kind = "problem"
text = "No water"
answered = 2026-09-02
outcome = "accepted"
answer = "It comes"
told = 2026-09-03

[[feedback]]
id = "f-20260901-cccccccc"
on = 2026-09-01
sensitive = true
referred_to = "the office"

[[feedback]]
id = "f-20260901-dddddddd"
on = 2026-09-01
by = "khan"
kind = "problem"
text = "No road"
answered = 2026-09-02
outcome = "accepted"
answer = "It comes"

[[conflict]]
item = "rig"
field = "weight"
ours = 1
theirs = 2

[[change]]
on = 2998-05-06
by = "khan"
item = "line"
field = "title"
to = "First line certified"

[[change]]
on = 2998-05-06
by = "khan"
item = "rig"
field = "status"
to = "active"
"#;

/// What writes into roadmaps, each as it is run. ROOT is the sealed folder.
const WRITING: &[&str] = &[
    "rename fans ventilators",
    "archive fans",
    "unarchive old",
    "delete fans --why Twice",
    "add fans risk text=Late",
    "set fans/line title=Other",
    "set --where owner:fdi cadence_days=14",
    "remove fans/power --why Gone --code other",
    "confirm fans/rig",
    "confirm --where owner:fdi",
    "forecast fans/rig 2999-03-28 --why Late --code supplier --yes",
    "forecast --by +4w --where owner:fdi --why Late --code supplier --yes",
    "start fans/rig",
    "done fans/rig",
    "block fans/rig Customs",
    "unblock fans/line",
    "drop fans/rig --why Gone --code scope",
    "quiet fans/rig +3m Monsoon",
    "approve fans/rig --to 2999-03-01 --approved-by SC --why Late",
    "assess fans/tests use",
    "review fans --health green",
    "record fans/rig --why Typed --code other",
    "handover fans/fdi fans/smeda",
    "import rows.csv --into fans --yes --why Sheet --code other",
    "chase --owner fans/fdi --reply reply.txt --yes",
    "merge theirs.toml --into fans",
    "merge base.toml roadmaps/fans.toml theirs.toml -o roadmaps/fans.toml",
    "resolve fans/rig weight 2",
    "restore broken",
    "sync stick",
    "feedback add fans --kind idea --voice buyer Text",
    "feedback paste fans reply.txt --voice buyer --keep all --yes",
    "feedback ack aaaa",
    "feedback answer aaaa --outcome accepted Yes",
    "feedback tell dddd",
    "feedback reopen bbbb",
    "feedback follow-up bbbb --on today Done",
    "feedback refer fans --to Office",
    "feedback confirm-referral cccc",
    "feedback erase aaaa",
    "feedback import packet.toml",
];

/// What changes no roadmap that is there: it reads, makes new files, or writes beside the roadmaps.
const OTHERS: &[&str] = &[
    "open",
    "check",
    "list",
    "show",
    "new",
    "export",
    "schema",
    "completions",
    "man",
    "agenda",
    "compare",
    "zones",
    "changes",
    "report",
    "form",
    "pack",
    "seal",
    "promises",
    "themes",
    "config",
    "git setup",
    "git check",
    "samples",
    "feedback export",
    "schema",
    "completions",
    "man",
    "pack",
    "seal",
    "form",
];

fn sealed() -> Sealed {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let write = |name: &str, text: &str| {
        let path = sealed.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("roadmaps/archive/old.toml", FANS);
    write("rows.csv", "id,title\nrig,Another title\n");
    write("reply.txt", "1 ok\n");
    write("base.toml", FANS);
    let theirs = FANS.replace("Power", "Power cuts");
    write("theirs.toml", &theirs);
    write("stick/fans.toml", &theirs);
    write(
        "packet.toml",
        "format = 1\npacket = \"p-20261101-abcdefgh\"\nby = \"omar\"\non = 2026-11-01\n\n[[feedback]]\nroadmap = \
         \"fans\"\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = \"omar\"\nkind = \"idea\"\ntext = \"Solar\"\n",
    );
    sealed
}

/// Every file below a folder, with its bytes, but for the home.
fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        match path.is_dir() {
            true if entry.file_name() == "home" => {}
            true => files(&path, found),
            false => found.push((path.display().to_string(), fs::read(&path).unwrap())),
        }
    }
}

fn all_files(sealed: &Sealed) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    files(sealed.root(), &mut found);
    found
}

#[test]
fn every_command_that_writes_refuses_a_clock_before_the_newest_record() {
    let mut failures = Vec::new();
    for line in WRITING {
        let sealed = sealed();
        let arguments: Vec<&str> = line.split(' ').collect();
        match arguments[0] {
            // A reply is to what was sent.
            "chase" => drop(sealed.stdout(
                &["chase", "--owner", "fans/fdi", "--today", "2999-06-01"],
                0,
            )),
            // What is restored was synced.
            "restore" => {
                sealed.write("broken.toml", FANS);
                sealed.stdout(&["sync", "peer"], 0);
                sealed.write("broken.toml", "name = \n");
            }
            _ => {}
        }
        let before = all_files(&sealed);
        let mut command = sealed.command(&arguments);
        let told = command.env_remove("TCU_TODAY").output().unwrap();
        let said = String::from_utf8_lossy(&told.stderr);
        let is_told = said.contains("is of 6 May 2998; nothing was written")
            && said.contains("set the clock, or give the day with --today DATE");
        let is_same = all_files(&sealed) == before;
        if told.status.code() != Some(2) || !is_told || !is_same {
            failures.push(format!(
                "{line}: status {:?}, the same: {is_same}\n{said}",
                told.status.code()
            ));
            continue;
        }
        // Somebody who says the day knows what they do.
        let mut given = arguments.clone();
        given.extend(["--today", "2998-06-01"]);
        let told = sealed.run(&given);
        // A merge leaves conflicts.
        let fine = i32::from(arguments[0] == "merge");
        if !told.ends_with(&format!("--- status {fine}\n")) {
            failures.push(format!("{line} with --today: {told}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_command_is_known_to_write_or_not_to() {
    let mut names = BTreeSet::new();
    for command in tcu::internal::cli::command().get_subcommands() {
        let inner: Vec<_> = command.get_subcommands().collect();
        match inner.is_empty() {
            true => drop(names.insert(command.get_name().to_owned())),
            false => names.extend(
                inner
                    .iter()
                    .map(|inner| format!("{} {}", command.get_name(), inner.get_name())),
            ),
        }
    }
    let is_of = |line: &str, name: &str| line == name || line.starts_with(&format!("{name} "));
    let unknown: Vec<_> = names
        .iter()
        .filter(|name| !WRITING.iter().chain(OTHERS).any(|line| is_of(line, name)))
        .collect();
    assert!(
        unknown.is_empty(),
        "put {unknown:?} into WRITING, as it is run, or into OTHERS, in tests/cli/clock.rs"
    );
}

#[test]
fn a_sync_that_changes_no_such_file_is_done() {
    let sealed = sealed();
    fs::write(sealed.root().join("stick/fans.toml"), FANS).unwrap();
    fs::write(
        sealed.root().join("stick/other.toml"),
        "[cluster]\nname = \"Other\"\n",
    )
    .unwrap();
    let mut command = sealed.command(&["sync", "stick"]);
    let told = command.env_remove("TCU_TODAY").output().unwrap();
    let said = String::from_utf8_lossy(&told.stderr);
    assert_eq!(told.status.code(), Some(0), "{said}");
    assert!(sealed.roadmaps().join("other.toml").is_file());
}

fn git(sealed: &Sealed, dir: &Path, arguments: &[&str]) -> String {
    let output = std::process::Command::new("git")
        .arg("-C")
        .arg(dir)
        .args([
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@example.org",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .env("HOME", sealed.root())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_sync_by_git_commits_and_merges_nothing_then() {
    let sealed = sealed();
    let (dir, remote, other) = (
        sealed.roadmaps(),
        sealed.root().join("remote"),
        sealed.root().join("other"),
    );
    git(&sealed, sealed.root(), &["init", "-q", "--bare", "remote"]);
    git(&sealed, &dir, &["init", "-q"]);
    git(&sealed, &dir, &["add", "."]);
    git(&sealed, &dir, &["commit", "-q", "-m", "Begin"]);
    git(
        &sealed,
        &dir,
        &["remote", "add", "origin", &remote.display().to_string()],
    );
    git(&sealed, &dir, &["push", "-q", "-u", "origin", "main"]);
    let sync = |clock: bool| {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut run = sealed.command(&["sync"]);
        run.env("PATH", path).env("GIT_CONFIG_NOSYSTEM", "1");
        if clock {
            run.env_remove("TCU_TODAY");
        }
        let output = run.output().expect("the command runs");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let head = || git(&sealed, &dir, &["rev-parse", "HEAD"]);
    // Nothing changes: nothing is refused.
    assert_eq!(sync(true).0, Some(0));
    // A change here is not committed.
    let begin = head();
    sealed.write("fans.toml", &FANS.replace("Power", "Water"));
    let (status, said) = sync(true);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("is of 6 May 2998"), "{said}");
    assert_eq!(head(), begin);
    assert_eq!(sync(false).0, Some(0));
    // A change of the remote is not merged.
    git(&sealed, sealed.root(), &["clone", "-q", "remote", "other"]);
    let text = sealed.read("fans.toml");
    fs::write(
        other.join("fans.toml"),
        text.replace("Motor tests", "Fan tests"),
    )
    .unwrap();
    git(&sealed, &other, &["commit", "-q", "-a", "-m", "Change"]);
    git(&sealed, &other, &["push", "-q"]);
    let (status, said) = sync(true);
    assert_eq!(status, Some(2), "{said}");
    assert_eq!(sealed.read("fans.toml"), text);
    assert_eq!(sync(false).0, Some(0));
    assert!(sealed.read("fans.toml").contains("Fan tests"));
}
