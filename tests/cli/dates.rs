//! Dates as people say them, beside the ones that stand; and those that are asked about.

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
baseline = 2027-03-31
forecast = 2027-06-30
after = ["rig"]
duration_days = 90

[[capability]]
id = "testing"
name = "Energy testing"
due = 2028-06-30
"#;

const WHY: [&str; 4] = ["--why", "Port closed", "--code", "supplier"];
const APPROVED: [&str; 2] = ["--approved-by", "Steering committee"];

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS)])
}

#[test]
fn a_shift_counts_from_the_date_that_stands_in_every_command() {
    for (arguments, written, echoed) in [
        (
            &["forecast", "fans/rig", "+4w"][..],
            "forecast = 2027-01-28",
            "Thu 28 Jan 2027, 28 days later than 31 Dec 2026",
        ),
        (
            &["forecast", "fans/line", "-10d"],
            "forecast = 2027-06-20",
            "Sun 20 Jun 2027, 10 days earlier than 30 Jun 2027",
        ),
        (
            &["set", "fans/rig", "forecast=+4w"],
            "forecast = 2027-01-28",
            "Thu 28 Jan 2027, 28 days later than 31 Dec 2026",
        ),
        (
            &["set", "fans/line", "forecast=+1m"],
            "forecast = 2027-07-30",
            "Fri 30 Jul 2027, 30 days later than 30 Jun 2027",
        ),
        (
            &["set", "fans/testing", "due=-1 month"],
            "due = 2028-05-30",
            "Tue 30 May 2028, 31 days earlier than 30 Jun 2028",
        ),
        (
            &[
                "approve",
                "fans/line",
                "--to",
                "+4w",
                APPROVED[0],
                APPROVED[1],
            ],
            "baseline = 2027-07-28",
            "Wed 28 Jul 2027, 28 days later than 30 Jun 2027",
        ),
        (
            &["forecast", "--by", "+4w", "fans/line"],
            "forecast = 2027-07-28",
            "Wed 28 Jul 2027, 28 days later than 30 Jun 2027",
        ),
    ] {
        let sealed = sealed();
        let told = sealed.run(&[arguments, &WHY].concat());
        assert!(told.ends_with("--- status 0\n"), "{arguments:?}: {told}");
        assert!(told.contains(echoed), "{arguments:?}: {told}");
        let text = sealed.read("fans.toml");
        assert!(text.contains(written), "{arguments:?}: {text}");
    }
}

#[test]
fn a_shift_counts_from_the_status_date_where_no_date_stands() {
    let sealed = sealed();
    let new = ["add", "fans", "milestone", "title=Pool", "baseline=+4w"];
    let told = sealed.run(&new);
    assert!(told.contains("baseline: Sat 19 Dec 2026\n"), "{told}");
    assert!(sealed.read("fans.toml").contains("baseline = 2026-12-19"));
}

#[test]
fn a_month_with_two_digits_is_refused_with_both_readings() {
    for said in ["Mar-28", "Dec-28", "mar 28", "MAR-28"] {
        for arguments in [
            &["forecast", "fans/rig", said][..],
            &["set", "fans/rig", &format!("forecast={said}")],
            &[
                "add",
                "fans",
                "milestone",
                "title=X",
                &format!("baseline={said}"),
            ],
            &["list", "milestones", "--where", &format!("due:<\"{said}\"")],
        ] {
            let sealed = sealed();
            let told = sealed.run(arguments);
            assert!(told.ends_with("--- status 2\n"), "{arguments:?}: {told}");
            assert!(
                told.contains(" may mean 28 ") && told.contains(" 2028: write 28 "),
                "{arguments:?}: {told}"
            );
            assert_eq!(sealed.read("fans.toml"), FANS);
        }
    }
}

#[test]
fn a_forecast_or_due_date_that_is_past_or_far_is_refused_without_yes() {
    for (arguments, told_of) in [
        (
            &["forecast", "fans/line", "2026-11-20"][..],
            "the forecast 20 Nov 2026 is past",
        ),
        (
            &["forecast", "fans/line", "2046-11-22"],
            "22 Nov 2046 is more than 20 years away",
        ),
        (
            &["forecast", "fans/line", "--by", "-1y"],
            "30 Jun 2026 is past",
        ),
        (
            &["set", "fans/line", "forecast=1 Nov 2026"],
            "the forecast 1 Nov 2026 is past",
        ),
        (
            &["set", "fans/testing", "due=2056-01-01"],
            "the due 1 Jan 2056 is more than 20 years away",
        ),
        (
            &[
                "add",
                "fans",
                "decision",
                "text=X",
                "on=today",
                "due=2025-01-01",
            ],
            "the due 1 Jan 2025 is past",
        ),
        (
            &["add", "fans", "milestone", "title=X", "forecast=2025-01-01"],
            "the forecast 1 Jan 2025 is past",
        ),
    ] {
        let sealed = sealed();
        let arguments = match arguments[0] {
            "add" => arguments.to_vec(),
            _ => [arguments, &WHY].concat(),
        };
        let told = sealed.run(&arguments);
        assert!(told.ends_with("--- status 2\n"), "{arguments:?}: {told}");
        assert!(
            told.contains(told_of) && told.contains("--yes"),
            "{arguments:?}: {told}"
        );
        assert_eq!(sealed.read("fans.toml"), FANS);
        let meant = sealed.run(&[&arguments[..], &["--yes"]].concat());
        assert!(meant.ends_with("--- status 0\n"), "{arguments:?}: {meant}");
    }
    for fine in ["2026-11-21", "2046-11-21"] {
        let told = sealed().run(&[&["forecast", "fans/line", fine][..], &WHY].concat());
        assert!(told.ends_with("--- status 0\n"), "{fine}: {told}");
    }
}

#[test]
fn those_that_are_carried_name_the_milestone_whose_move_they_follow() {
    let sealed = sealed();
    let carry = ["forecast", "--by", "+20w", "fans/rig", "--carry"];
    let told = sealed.run(&[&carry[..], &["--dry-run"]].concat());
    assert!(
        told.contains("fans/line") && told.ends_with("--- status 0\n"),
        "{told}"
    );
    assert_eq!(sealed.read("fans.toml"), FANS);
    let told = sealed.run(&[&carry[..], &WHY].concat());
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let text = sealed.read("fans.toml");
    assert!(text.contains("forecast = 2027-08-18"), "{text}");
    let carried = text
        .split("[[change]]")
        .find(|change| change.contains("item = \"line\""));
    let carried = carried.expect("a change of line");
    assert!(
        carried.contains("code = \"predecessor\"") && carried.contains("cause = \"rig\""),
        "{carried}"
    );
}
