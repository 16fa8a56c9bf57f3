//! How the program starts: where it looks, and what it says when it cannot.

use std::fs;

use crate::sealed::Sealed;

const TEN_LINES: &str =
    "[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Test rig runs\"\n";

#[test]
fn without_a_command_and_without_a_terminal_it_refuses_with_a_hint() {
    let told = Sealed::empty().run(&[]);
    assert!(told.contains("--- status 2"), "{told}");
    assert!(
        told.contains("terminal") && told.contains("tcu check"),
        "{told}"
    );
}

#[test]
fn a_folder_that_is_not_there_is_told_with_what_to_do() {
    let told = Sealed::empty().run(&["check"]);
    assert!(
        told.starts_with(
            "--- stderr\nerror: the folder of roadmaps home/Documents/TCU Roadmaps could not be read"
        ),
        "{told}"
    );
    assert!(
        told.contains("help: or look at samples: tcu samples roadmaps"),
        "{told}"
    );
    assert!(told.ends_with("--- status 3\n"), "{told}");
    let told = Sealed::empty().run(&["check", "--roadmaps", "nowhere"]);
    assert!(
        told.contains("error: the folder of roadmaps nowhere could not be read"),
        "{told}"
    );
}

#[test]
fn roadmaps_are_found_at_hand_by_option_variable_and_config() {
    let sealed = Sealed::with(&[("here.toml", TEN_LINES)]);
    for name in ["option", "variable", "config"] {
        fs::create_dir(sealed.root().join(name)).unwrap();
        fs::write(
            sealed.root().join(name).join(format!("{name}.toml")),
            TEN_LINES,
        )
        .unwrap();
    }
    let listed = |command: &mut assert_cmd::Command| {
        let output = command
            .args(["list", "roadmaps", "--format", "csv"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines()
            .nth(1)
            .unwrap_or_default()
            .split(',')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(listed(&mut sealed.command(&[])), "here");
    let variable = sealed.root().join("variable");
    assert_eq!(
        listed(sealed.command(&[]).env("TCU_ROADMAPS", &variable)),
        "variable"
    );
    let option = &["--roadmaps", "option"];
    assert_eq!(
        listed(sealed.command(option).env("TCU_ROADMAPS", &variable)),
        "option"
    );
    let config = sealed.root().join("home/config/tcu");
    fs::create_dir_all(&config).unwrap();
    let folder = sealed.root().join("config");
    fs::write(
        config.join("config.toml"),
        format!("roadmaps = {:?}\n", folder.display().to_string()),
    )
    .unwrap();
    let elsewhere = sealed.root().join("home");
    assert_eq!(listed(sealed.command(&[]).current_dir(elsewhere)), "config");
}

#[test]
fn what_is_wrong_in_the_config_file_is_told_by_line_and_the_command_goes_on() {
    let sealed = Sealed::with(&[("fans.toml", TEN_LINES)]);
    let config = sealed.root().join("home/config/tcu");
    fs::create_dir_all(&config).unwrap();
    fs::write(
        config.join("config.toml"),
        "mouse = true\nnmae = \"Khan\"\n[keys]\nforecsat = \"f\"\nblock = \"c\"\n",
    )
    .unwrap();
    insta::assert_snapshot!(sealed.run(&["list", "roadmaps", "--format", "json", "--where", "x"]), @r#"
    []
    --- stderr
    problem: the config file knows no key nmae; did you mean name?
     --> ROOT/home/config/tcu/config.toml:2:1
      |
    2 | nmae = "Khan"
      | ^^^^

    problem: there is no action "forecsat"; did you mean "forecast"?
     --> ROOT/home/config/tcu/config.toml:4:1
      |
    4 | forecsat = "f"
      | ^^^^^^^^

    problem: c is already the key of "confirm"; give that another key first
     --> ROOT/home/config/tcu/config.toml:5:1
      |
    5 | block = "c"
      | ^^^^^

    note: nothing here holds "x"
    --- status 0
    "#);
}

#[test]
fn wrong_usage_ends_with_status_2() {
    let sealed = Sealed::with(&[("fans.toml", TEN_LINES)]);
    for arguments in [
        &["chekc"][..],
        &["check", "--today", "tomorrow"],
        &["check", "--fail-on", "never", "--format", "xml"],
        &["check", "fnas"],
        &["list", "milestone_s"],
        &["list", "milestones", "--where", "owner:"],
        &["list", "milestones", "--where", "onwer:x"],
        &["list", "milestones", "--sort", "tilte"],
        &["show", "fans/rigg"],
        &["show", "nothing"],
        &["set", "fans/rig"],
        &["set", "fans/rig", "tilte=x"],
        &["set", "status=active"],
        &["forecast", "fans/rig", "someday"],
        &["--as-of", "2026-01-01", "start", "fans/rig"],
        &["feedback"],
    ] {
        let told = sealed.run(arguments);
        assert!(told.ends_with("--- status 2\n"), "{arguments:?}: {told}");
        let is_told = told.contains("error: ") || told.contains("Usage: ");
        assert!(is_told, "{arguments:?}: {told}");
    }
    assert_eq!(sealed.read("fans.toml"), TEN_LINES);
}

#[test]
fn an_environment_variable_that_cannot_be_understood_is_told() {
    let sealed = Sealed::with(&[("fans.toml", TEN_LINES)]);
    let output = sealed
        .command(&["check"])
        .env("TCU_TODAY", "soon")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("$TCU_TODAY"));
}

#[test]
fn help_and_version_are_results() {
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["check", "--help"],
        &["help", "feedback", "add"],
    ] {
        let output = Sealed::empty().command(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(
            !output.stdout.is_empty() && output.stderr.is_empty(),
            "{arguments:?}"
        );
    }
}

#[test]
fn no_colours_reach_a_pipe() {
    let sealed = Sealed::with(&[("fans.toml", TEN_LINES)]);
    for arguments in [
        &["check"][..],
        &["list", "milestones"],
        &["show", "fans"],
        &["nonsense"],
    ] {
        assert!(!sealed.run(arguments).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn the_samples_are_written_once_and_load_without_problems() {
    let sealed = Sealed::empty();
    let told = sealed.run(&["samples", "roadmaps"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    assert!(sealed.names().contains(&"sialkot-surgical.toml".to_owned()));
    for folder in ["roadmaps", "roadmaps/cases"] {
        let text = sealed.stdout(
            &[
                "check",
                "--fail-on",
                "never",
                "--roadmaps",
                folder,
                "--format",
                "json",
            ],
            0,
        );
        assert!(text.contains("\"problems\": []"), "{folder}");
    }
    let again = sealed.run(&["samples", "roadmaps"]);
    assert!(
        again.contains("nothing was written") && again.ends_with("--- status 2\n"),
        "{again}"
    );
}
