//! `tcu config`, `$TCU_CONFIG`, the log for support, and help.

use std::fs;

use crate::sealed::Sealed;

const FANS: &str = "[cluster]\nname = \"Gujrat fans\"\n\n[[milestone]]\nid = \"secret-rig\"\ntitle = \"Secret title\"\n";

fn sealed() -> Sealed {
    let sealed = Sealed::with(&[("gujrat-fans.toml", FANS)]);
    fs::write(
        sealed.root().join("office.toml"),
        "# Ours\nname = \"Dr Khan\"\ntheme = \"light\"\nmouse = false\n[keys]\nconfirm = [\"c\"]\n",
    )
    .unwrap();
    sealed
}

#[test]
fn the_configuration_in_force_is_shown_with_where_each_value_comes_from() {
    let sealed = sealed();
    let mut command = sealed.command(&["config", "--roadmaps", "roadmaps", "--color", "never"]);
    let told = command.env("TCU_CONFIG", "office.toml").output().unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    assert_eq!(told.status.code(), Some(0), "{text}");
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for line in [
        "Config file: office.toml",
        "roadmaps roadmaps --roadmaps",
        "name Dr Khan config file, line 2",
        "office - built in",
        "role manager built in",
        "theme light config file, line 3",
        "mouse false config file, line 4",
        "keys confirm config file, line 5",
        "status date 2026-11-21 --today, else $TCU_TODAY",
        "colour never --color",
        "pager - built in",
        "log - built in",
    ] {
        assert!(lines.iter().any(|told| told == line), "{line}\n{text}");
    }
}

#[test]
fn a_config_file_named_by_a_variable_is_read_also_as_a_folder_and_its_faults_are_told() {
    let sealed = sealed();
    let folder = sealed.root().join("settings");
    fs::create_dir(&folder).unwrap();
    fs::write(
        folder.join("config.toml"),
        "nmae = \"x\"\nname = \"Omar\"\n",
    )
    .unwrap();
    let mut command = sealed.command(&["config", "--format", "json"]);
    let told = command.env("TCU_CONFIG", &folder).output().unwrap();
    assert_eq!(told.status.code(), Some(3));
    let json: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(json["exists"], true);
    assert_eq!(json["problems"][0]["line"], 1);
    let name = json["settings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["key"] == "name")
        .unwrap();
    assert_eq!(
        (&name["value"], &name["source"]),
        (&"Omar".into(), &"config file, line 2".into())
    );
    // Without a file everything is built in.
    let told = sealed.stdout(&["config"], 0);
    assert!(told.contains("(not there)"), "{told}");
    assert!(told.contains("the login name"), "{told}");
}

#[test]
fn the_log_for_support_says_what_ran_and_nothing_of_what_the_roadmaps_hold() {
    let sealed = sealed();
    let log = sealed.root().join("support.log");
    for arguments in [
        &[
            "set",
            "gujrat-fans/secret-rig",
            "title=Another secret",
            "--why",
            "A secret",
            "--code=other",
        ][..],
        &["check"],
        &["show", "no-such-secret"],
    ] {
        sealed
            .command(arguments)
            .env("TCU_LOG", &log)
            .env("TCU_AS", "Dr Secret")
            .output()
            .unwrap();
    }
    let text = fs::read_to_string(&log).unwrap();
    for words in [
        "; set --why --code",
        "; check\n",
        "; show\n",
        "wrote 1 files",
        "read 1 files with 0 problems",
        "failed with status 2",
        "ended with status 0",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    for secret in ["ecret", "rig", "title", "ujrat"] {
        assert!(!text.contains(secret), "{secret}\n{text}");
    }
    let told = sealed
        .command(&["check"])
        .env("TCU_LOG", sealed.root())
        .output()
        .unwrap();
    assert_eq!(told.status.code(), Some(3));
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(
        said.contains("$TCU_LOG names could not be opened"),
        "{said}"
    );
}

#[test]
fn no_pager_is_started_without_a_terminal() {
    let sealed = sealed();
    let told = sealed
        .command(&["check"])
        .env("TCU_PAGER", "sed s/.*/paged/")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&told.stdout);
    assert!(!text.contains("paged"), "{text}");
}

/// The lines of a paragraph of help are as long as the width lets them be, whatever the source looks like.
#[test]
fn paragraphs_of_help_wrap_to_the_width() {
    fn look(command: &mut clap::Command, name: &str, short: &mut Vec<String>) {
        let mut wide = command.clone().bin_name(name).term_width(100);
        wide.build();
        let long = wide
            .get_long_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        if long
            .lines()
            .skip(1)
            .collect::<Vec<_>>()
            .windows(2)
            .any(|two| !two[0].is_empty() && !two[1].is_empty())
        {
            short.push(format!("{name}: {long}"));
        }
        for mut inner in command.clone().get_subcommands().cloned() {
            let name = format!("{name} {}", inner.get_name());
            look(&mut inner, &name, short);
        }
    }
    let mut short = Vec::new();
    look(&mut tcu::internal::cli::command(), "tcu", &mut short);
    assert!(
        short.is_empty(),
        "lines broken by hand: {}",
        short.join("\n")
    );
}
