//! A file of a newer format is shown and never changed, by whatever command.

use std::fs;

use crate::sealed::Sealed;

const NEWER: &str = "format = 2\n\n[cluster]\nname = \"Fans\"\n\n[[owner]]\nid = \"lab\"\nrole = \"Laboratory\"\n\n[[owner]]\nid = \"smeda\"\nrole = \"Agency\"\n\n\
    [[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nowner = \"lab\"\nforecast = 2026-12-31\n\n[[milestone]]\nid = \"press\"\ntitle = \"Press\"\nowner = \"lab\"\nstatus = \"blocked\"\nblocked_by = \"power\"\nforecast = 2026-09-30\n\n[[capability]]\nid = \"cap\"\nname = \"Balancing\"\n\n\
    [[feedback]]\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = \"Ali\"\nkind = \"problem\"\nvoice = \"cluster-firm\"\ntext = \"Power\"\n\n\
    [[feedback]]\nid = \"f-20261004-k3v9answ\"\non = 2026-10-04\nby = \"Ali\"\nkind = \"problem\"\nvoice = \"cluster-firm\"\ntext = \"Roads\"\n\
    acknowledged = 2026-10-05\nanswered = 2026-10-06\nanswered_by = \"lab\"\noutcome = \"accepted\"\nanswer = \"Done\"\n\n\
    [[feedback]]\nid = \"f-20261004-k3v9sens\"\non = 2026-10-04\nsensitive = true\nreferred_to = \"Ombudsperson\"\n\n\
    [[change]]\non = 2026-10-01\nby = \"khan\"\nitem = \"rig\"\nfield = \"forecast\"\nto = 2026-11-30\ncode = \"other\"\nwhy = \"late\"\n\n[[conflict]]\nitem = \"rig\"\nfield = \"title\"\nours = \"Rig\"\ntheirs = \"Test rig\"\n";

const PACKET: &str = "format = 1\npacket = \"p-20261120-k3v9q2mx\"\nby = \"Ali\"\non = 2026-11-20\ncount = 1\n\n[[feedback]]\nroadmap = \"fans\"\n\
    id = \"f-20261120-new12345\"\non = 2026-11-20\nby = \"Ali\"\nkind = \"idea\"\nvoice = \"cluster-firm\"\ntext = \"Open on Saturdays\"\n";

/// Every command that changes a roadmap.
const COMMANDS: &[&[&str]] = &[
    &["add", "fans", "milestone", "title=New", "owner=lab"],
    &["set", "fans/rig", "title=Test rig"],
    &["set", "--where", "rig", "title=Test rig"],
    &[
        "remove",
        "fans/rig",
        "--why",
        "done twice",
        "--code",
        "other",
    ],
    &["confirm", "fans/rig"],
    &[
        "forecast",
        "fans/rig",
        "31 Jan 2027",
        "--why",
        "late",
        "--code",
        "other",
        "--yes",
    ],
    &["start", "fans/rig"],
    &["done", "fans/rig"],
    &["block", "fans/rig", "no power"],
    &["drop", "fans/rig", "--why", "not wanted", "--code", "other"],
    &["quiet", "fans/rig", "31 Jan 2027", "holiday"],
    &[
        "approve",
        "fans/rig",
        "--to",
        "31 Jan 2027",
        "--approved-by",
        "board",
        "--why",
        "late",
        "--code",
        "other",
    ],
    &["assess", "fans/cap", "buy"],
    &["review", "fans", "--note", "held"],
    &[
        "feedback",
        "add",
        "fans",
        "--kind",
        "problem",
        "--voice",
        "cluster-firm",
        "No power",
    ],
    &[
        "feedback",
        "answer",
        "q2mx",
        "--outcome",
        "accepted",
        "It is bought",
    ],
    &["feedback", "import", "packet.toml"],
    &["unblock", "fans/press"],
    &["rename", "fans", "ventilators"],
    &["archive", "fans"],
    &["delete", "fans", "--why", "made twice"],
    &["record", "fans/rig", "--why", "by hand", "--code", "other"],
    &[
        "feedback",
        "paste",
        "fans",
        "-",
        "--voice",
        "cluster-firm",
        "--kind",
        "problem",
        "--keep",
        "all",
        "--yes",
    ],
    &["feedback", "ack", "q2mx"],
    &["feedback", "tell", "answ"],
    &["feedback", "reopen", "answ"],
    &[
        "feedback",
        "follow-up",
        "answ",
        "--on",
        "2026-11-20",
        "It runs",
    ],
    &["feedback", "refer", "fans", "--to", "Ombudsperson"],
    &["feedback", "confirm-referral", "sens", "--on", "2026-11-20"],
    &["feedback", "erase", "q2mx"],
    &["chase", "--owner", "lab", "--reply", "-", "--yes"],
    &["handover", "fans/lab", "fans/smeda"],
    &["import", "sheet.csv", "--into", "fans", "--yes"],
    &["merge", "other.toml", "--into", "fans"],
    &["resolve", "fans/rig", "title", "Test rig"],
    &["sync", "stick"],
];

#[test]
fn no_command_changes_a_file_of_a_newer_format() {
    let sealed = Sealed::with(&[("fans.toml", NEWER)]);
    let put = |name: &str, text: &str| fs::write(sealed.root().join(name), text).expect("written");
    put("packet.toml", PACKET);
    put("sheet.csv", "id,title\nrig,Test rig\n");
    put(
        "other.toml",
        &NEWER
            .replace("format = 2", "format = 1")
            .replace("\"Rig\"", "\"Test rig\""),
    );
    fs::create_dir(sealed.root().join("stick")).expect("a folder");
    put(
        "stick/fans.toml",
        &NEWER
            .replace("format = 2", "format = 1")
            .replace("\"Rig\"", "\"Test rig\""),
    );
    let mut silent = Vec::new();
    for command in COMMANDS {
        let told = sealed.run_with(command, "1 march no power\n");
        assert_eq!(sealed.read("fans.toml"), NEWER, "{command:?}: {told}");
        assert_eq!(sealed.names(), ["fans.toml"], "{command:?}: {told}");
        // A sync goes on with the other files and says what it left.
        if !told.contains("format 2") && !told.contains("newer format") {
            silent.push(format!("{command:?}: {told}"));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    // What it holds is shown; that it is of a newer format is a problem of the file.
    assert!(sealed.stdout(&["show", "fans/rig"], 3).contains("Rig"));
    assert!(sealed.run(&["list", "milestones"]).contains("rig"));
}

/// Commands that change no roadmap that is there: those that only read or write other files, and those of which a test of
/// its own tells.
const OTHERS: &[&str] = &[
    "open",
    "check",
    "list",
    "show",
    "new",
    "unarchive",
    "feedback export",
    "export",
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
    "restore",
    "git setup",
    "git check",
    "schema",
    "completions",
    "man",
    "samples",
    "config",
];

#[test]
fn every_command_is_tried_on_a_newer_file_or_changes_none() {
    let page = include_str!("../../docs/commands.md");
    let headings = page
        .lines()
        .filter_map(|line| line.strip_prefix("## `tcu ")?.strip_suffix('`'));
    let all: Vec<&str> = headings.collect();
    let is_group = |name: &str| {
        all.iter()
            .any(|other| other.starts_with(&format!("{name} ")))
    };
    let is_tried = |name: &str| {
        COMMANDS
            .iter()
            .any(|command| command.join(" ").starts_with(name))
    };
    let open: Vec<_> = all
        .iter()
        .filter(|name| !is_group(name) && !is_tried(name) && !OTHERS.contains(name))
        .collect();
    assert!(
        open.is_empty() && all.len() > 50,
        "neither tried nor told apart: {open:?}"
    );
}

#[test]
fn a_sync_does_not_write_over_a_newer_file_on_the_other_side() {
    let sealed = Sealed::with(&[("fans.toml", &NEWER.replace("format = 2", "format = 1"))]);
    let before = sealed.read("fans.toml");
    fs::create_dir(sealed.root().join("stick")).expect("a folder");
    let there = sealed.root().join("stick/fans.toml");
    fs::write(&there, NEWER).expect("written");
    let told = sealed.run(&["sync", "stick", "--as", "khan"]);
    assert!(told.contains("format 2"), "{told}");
    assert_eq!(fs::read_to_string(&there).expect("read"), NEWER);
    assert_eq!(sealed.read("fans.toml"), before);
}
