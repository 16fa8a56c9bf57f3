//! No command needs or seeks a network: in a namespace without interfaces each does what it does elsewhere.

#![cfg(target_os = "linux")]

use std::process::Command;

use crate::sealed::Sealed;

const FANS: &str = "format = 1\n\n[cluster]\nname = \"Fans\"\n\n[[owner]]\nid = \"lab\"\nrole = \"Laboratory\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n\
    owner = \"lab\"\nbaseline = 2026-06-30\n\n[[feedback]]\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = \"Ali\"\nkind = \"complaint\"\n\
    voice = \"firm\"\ntext = \"Power\"\n";

const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--format", "json"],
    &["list", "milestones", "--where", "owner:lab"],
    &["show", "fans/rig"],
    &["agenda"],
    &["compare"],
    &["zones"],
    &["export", "json"],
    &["export", "markdown"],
    &["report", "--format", "html", "-o", "report.html"],
    &["report", "--format", "docx", "-o", "report.docx"],
    &["set", "fans/rig", "title=Test rig", "--as", "khan"],
    &[
        "forecast",
        "fans/rig",
        "31 Jan 2027",
        "--why",
        "late",
        "--code",
        "other",
        "--as",
        "khan",
    ],
    &["confirm", "fans/rig", "--as", "khan"],
    &[
        "feedback",
        "answer",
        "q2mx",
        "--outcome",
        "accepted",
        "It is bought",
        "--as",
        "khan",
    ],
    &["sync", "stick", "--as", "khan"],
    &["feedback", "export", "-o", "stick", "--as", "khan"],
    &["samples", "samples"],
    &["new", "motors", "--name", "Motors"],
];

/// A folder, and what a command does in it: its exit status and what it writes to stdout.
fn done(sealed: &Sealed, arguments: &[&str], alone: bool) -> (Option<i32>, String) {
    let program = env!("CARGO_BIN_EXE_tcu");
    let mut command = match alone {
        true => Command::new("unshare"),
        false => Command::new(program),
    };
    if alone {
        command.args(["--map-root-user", "--net", program]);
    }
    let below = |name: &str| sealed.root().join("home").join(name);
    let output = command
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", below(""))
        .env("XDG_CONFIG_HOME", below("config"))
        .env("XDG_STATE_HOME", below("state"))
        .env("TCU_TODAY", crate::sealed::TODAY)
        .current_dir(sealed.root())
        .output()
        .expect("it runs");
    let root = sealed.root().display().to_string();
    let told = String::from_utf8_lossy(&output.stdout).replace(&root, "ROOT");
    (output.status.code(), told)
}

#[test]
fn every_command_does_without_a_network_what_it_does_with_one() {
    let can = Command::new("unshare")
        .args(["--map-root-user", "--net", "true"])
        .output();
    if !can.is_ok_and(|output| output.status.success()) {
        let skipped =
            "skipped: this system makes no network namespace (unshare --map-root-user --net)\n";
        let _ = std::io::Write::write_all(&mut std::io::stderr(), skipped.as_bytes());
        return;
    }
    let [with, without] = [(), ()].map(|()| {
        let sealed = Sealed::with(&[("fans.toml", FANS)]);
        std::fs::create_dir(sealed.root().join("stick")).expect("a folder");
        sealed
    });
    for command in COMMANDS {
        let [one, other] = [done(&with, command, false), done(&without, command, true)];
        assert_eq!(one.0, other.0, "{command:?}: {}", other.1);
        // What is called by chance is called otherwise.
        if command[0] != "feedback" {
            assert_eq!(one.1, other.1, "{command:?}");
        }
        assert!(
            one.0.is_some_and(|status| status != 2),
            "{command:?}: {}",
            one.1
        );
    }
    assert_eq!(with.read("fans.toml"), without.read("fans.toml"));
}
