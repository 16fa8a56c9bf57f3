//! `--dry-run`: what would be written, and nothing is.

use crate::sealed::Sealed;

const FANS: &str = r#"[cluster]
name = "Gujrat fans"

[[owner]]
id = "fdi"

[[owner]]
id = "smeda"

[[milestone]]
id = "rig"
title = "Test rig runs"
owner = "fdi"
baseline = 2026-12-31
forecast = 2027-01-31

[[milestone]]
id = "line"
title = "First line certified"
owner = "fdi"
baseline = 2027-03-31
forecast = 2027-04-30
"#;

#[test]
fn a_dry_run_of_every_command_that_writes_several_shows_it_and_writes_nothing() {
    let why = ["--why", "Port closed", "--code", "supplier"];
    let approved = ["--approved-by", "SC"];
    for (arguments, told_of) in [
        (
            [&["set", "--where", "owner:fdi", "cadence_days=14"][..]].concat(),
            "fans/line: cadence_days 14",
        ),
        (
            [&["approve", "--where", "owner:fdi"][..], &why, &approved].concat(),
            "fans/rig: baseline Thu 31 Dec 2026 → Sun 31 Jan 2027",
        ),
        (
            [
                &["approve", "--where", "owner:fdi", "--to", "30 Jun"][..],
                &why,
                &approved,
            ]
            .concat(),
            "fans/line: baseline Wed 31 Mar 2027 → Wed 30 Jun 2027",
        ),
        (
            vec!["confirm", "--where", "owner:fdi"],
            "fans: new confirmation rig, line",
        ),
        (vec!["handover", "fdi", "smeda"], "line"),
        (
            [
                &["forecast", "--by", "+4w", "--where", "owner:fdi"][..],
                &why,
            ]
            .concat(),
            "fans/rig: forecast 31 Jan 2027 → Sun 28 Feb 2027",
        ),
    ] {
        let sealed = Sealed::with(&[("fans.toml", FANS)]);
        let arguments = [&arguments[..], &["--dry-run"]].concat();
        let told = sealed.run(&arguments);
        assert!(told.contains(told_of), "{arguments:?}: {told}");
        assert!(
            told.contains("Nothing was written (--dry-run).") && told.ends_with("--- status 0\n"),
            "{arguments:?}: {told}"
        );
        assert_eq!(sealed.read("fans.toml"), FANS, "{arguments:?}");
    }
}
