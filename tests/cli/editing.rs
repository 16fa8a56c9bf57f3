//! The commands that change roadmaps.

use std::fs;

use crate::sealed::Sealed;

const FANS: &str = r#"# Kept by the fan desk
[cluster]
name = "Gujrat fans"

[[milestone]]
id = "rig"            # the tunnel
title = "Test rig runs"
owner = "fdi"
status = "active"
baseline = 2026-12-31

[[milestone]]
id = "line"
title = "First line certified"
baseline = 2027-03-31
after = ["rig"]
duration_days = 90

[[capability]]
id = "testing"
name = "Energy testing"

[[indicator]]
id = "tests"
name = "Tests offered"

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "field officer"
voice = "cluster-firm"
kind = "problem"
about = ["rig"]
text = "The rig is sealed"
"#;

const SHARED: &str = "[[owner]]\nid = \"fdi\"\norg = \"Fan Development Institute\"\n\n[[owner]]\nid = \"smeda\"\norg = \"SMEDA\"\n";

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS), ("portfolio.toml", SHARED)])
}

/// What a command added to the file, with the machine's date left out; every other line must stand as it was.
fn added(sealed: &Sealed, arguments: &[&str]) -> String {
    let before = sealed.read("fans.toml");
    let told = sealed.run(arguments);
    assert!(told.ends_with("--- status 0\n"), "{arguments:?}: {told}");
    let after = sealed.read("fans.toml");
    let mut old = before.lines().peekable();
    let mut news = Vec::new();
    for line in after.lines() {
        match old.peek() {
            Some(known) if *known == line => {
                old.next();
            }
            _ if line.starts_with("recorded = ") || line.is_empty() => {}
            _ => news.push(line),
        }
    }
    assert_eq!(old.next(), None, "a line is gone or changed");
    assert_eq!(sealed.names(), ["fans.toml", "portfolio.toml"]);
    news.join("\n")
}

fn refused(arguments: &[&str]) -> String {
    let sealed = sealed();
    let told = sealed.run(arguments);
    assert!(told.ends_with("--- status 2\n"), "{arguments:?}: {told}");
    assert_eq!(sealed.read("fans.toml"), FANS, "{arguments:?}");
    told
}

#[test]
fn several_are_moved_by_so_much_from_where_each_stands() {
    let sealed = sealed();
    let why = ["--why", "Port closed", "--code", "supplier"];
    let moves = ["forecast", "fans/rig", "fans/line", "--by", "+4w"];
    let told = sealed.run(&[&moves[..], &why].concat());
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let text = sealed.read("fans.toml");
    for part in ["forecast = 2027-01-28", "forecast = 2027-04-28"] {
        assert!(text.contains(part), "{text}");
    }
    assert_eq!(text.matches("[[change]]").count(), 2, "{text}");
    let told = sealed.run(&["forecast", "--by", "-28d", "--where", "id:rig,line"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    assert!(sealed.read("fans.toml").contains("forecast = 2026-12-31"));
    for wrong in [
        &["forecast", "fans/rig"][..],
        &["forecast", "fans/rig", "31 Jan", "fans/line"],
        &["forecast", "--by", "soonish", "fans/rig"],
        &["forecast", "--by", "+4w"],
        &["forecast", "--by", "+4w", "fans/rig"],
    ] {
        let told = sealed.run(wrong);
        assert!(told.ends_with("--- status 2\n"), "{wrong:?}: {told}");
    }
}

#[test]
fn a_new_forecast_shows_what_inherits_it_and_is_logged() {
    let sealed = sealed();
    insta::assert_snapshot!(sealed.run(&["forecast", "fans/rig", "31 Jan", "--why", "Motor late", "--code", "supplier"]), @r"
    fans/rig: forecast 31 Dec 2026 → Sun 31 Jan 2027, 31 days later than 31 Dec 2026
    ID         TITLE                 PROJECTED BEFORE  PROJECTED AFTER  INHERITS BEFORE  INHERITS AFTER
    fans/line  First line certified  31 Mar 2027       1 May 2027                0 days         31 days
    Their own dates stay as they are; --carry moves them.
    --- stderr
    forecast: Sun 31 Jan 2027, 31 days later than 31 Dec 2026
    fans/rig: forecast Sun 31 Jan 2027
    Saved in roadmaps/fans.toml.
    --- status 0
    ");
    let text = sealed.read("fans.toml");
    assert!(text.contains("forecast = 2027-01-31\n"), "{text}");
    assert!(text.contains("item = \"rig\"\nfield = \"forecast\"\nto = 2027-01-31\ncode = \"supplier\"\nwhy = \"Motor late\"\n"), "{text}");
}

#[test]
fn a_later_date_without_a_reason_is_refused_and_says_which_options_give_it() {
    let told = refused(&["forecast", "fans/rig", "2027-01-31"]);
    assert!(
        told.contains("help: add --why TEXT, --code CODE\n"),
        "{told}"
    );
    let told = refused(&[
        "forecast",
        "fans/rig",
        "2027-01-31",
        "--why",
        "x",
        "--code",
        "suplier",
    ]);
    assert!(told.contains("did you mean \"supplier\"?"), "{told}");
}

#[test]
fn a_dry_run_shows_the_ripple_and_writes_nothing() {
    let sealed = sealed();
    let told = sealed.run(&["forecast", "fans/rig", "2027-02-28", "--dry-run"]);
    assert!(
        told.contains("fans/line") && told.contains("59 days"),
        "{told}"
    );
    assert!(told.ends_with("--- status 0\n"), "{told}");
    assert_eq!(sealed.read("fans.toml"), FANS);
}

#[test]
fn carry_moves_those_that_inherit_to_their_projected_dates() {
    let sealed = sealed();
    sealed.stdout(
        &[
            "forecast",
            "fans/rig",
            "2027-02-28",
            "--why",
            "x",
            "--code",
            "other",
            "--carry",
        ],
        0,
    );
    let text = sealed.read("fans.toml");
    assert!(text.contains("forecast = 2027-05-29\n"), "{text}");
    assert!(text.contains("code = \"predecessor\"\n"), "{text}");
    let show = sealed.stdout(&["show", "fans/line", "--format", "json"], 0);
    // What was moved along stays inherited: none of it is the owner's own slip.
    for part in [
        "\"inherited_slip_days\": 59",
        "\"carried_days\": 59",
        "\"own_slip_days\": 0",
    ] {
        assert!(show.contains(part), "{part}: {show}");
    }
}

#[test]
fn confirmations_are_one_record_in_each_roadmap() {
    let sealed = sealed();
    let news = added(
        &sealed,
        &[
            "confirm",
            "fans/rig",
            "line",
            "--said-by",
            "fdi",
            "--channel",
            "phone",
            "--as",
            "Khan",
        ],
    );
    insta::assert_snapshot!(news, @r#"
    [[confirmation]]
    on = 2026-11-21
    by = "Khan"
    said_by = "fdi"
    channel = "phone"
    items = ["rig", "line"]
    "#);
    let news = added(
        &sealed,
        &["confirm", "--where", "owner:fdi", "--as", "Khan"],
    );
    assert!(news.ends_with("items = [\"rig\"]"), "{news}");
    let told = sealed.run(&["confirm", "--where", "owner:smeda"]);
    assert!(told.contains("--where lists nothing"), "{told}");
    let told = sealed.run(&["confirm", "fans/rig", "--today", "2027-06-01"]);
    assert!(
        told.contains("give a new date") && told.ends_with("--- status 2\n"),
        "{told}"
    );
}

#[test]
fn set_changes_only_what_it_must() {
    let sealed = sealed();
    sealed.stdout(
        &[
            "set",
            "fans/rig",
            "title=Tunnel runs",
            "partners+=smeda",
            "progress=40",
        ],
        0,
    );
    let text = sealed.read("fans.toml");
    assert!(text.contains("id = \"rig\"            # the tunnel\ntitle = \"Tunnel runs\"\nowner = \"fdi\"\npartners = [\"smeda\"]\nstatus = \"active\"\nbaseline = 2026-12-31\nprogress = 40\n"), "{text}");
    sealed.stdout(&["set", "fans/rig", "partners-=smeda", "progress="], 0);
    let text = sealed.read("fans.toml");
    let head = text.split("[[change]]").next().unwrap();
    assert!(
        !head.contains("partners") && !head.contains("progress"),
        "{head}"
    );
}

#[test]
fn an_edit_that_changes_nothing_writes_nothing() {
    let sealed = sealed();
    let told = sealed.run(&["set", "fans/rig", "status=active"]);
    assert!(
        told.contains("Nothing to change") && told.ends_with("--- status 0\n"),
        "{told}"
    );
    assert_eq!(sealed.read("fans.toml"), FANS);
}

#[test]
fn a_filter_names_all_that_has_the_keys() {
    let sealed = sealed();
    sealed.stdout(&["set", "--where", "roadmap:fans", "cadence_days=14"], 0);
    assert_eq!(
        sealed
            .read("fans.toml")
            .matches("cadence_days = 14")
            .count(),
        2
    );
}

#[test]
fn nothing_is_written_where_one_of_several_is_refused() {
    let sealed = sealed();
    sealed.stdout(&["done", "fans/line", "--on", "today"], 0);
    let before = sealed.read("fans.toml");
    let told = sealed.run(&["confirm", "fans/rig", "fans/line"]);
    assert!(told.ends_with("--- status 2\n"), "{told}");
    assert_eq!(sealed.read("fans.toml"), before);
}

#[test]
fn a_reference_to_nothing_is_written_with_a_warning_that_names_the_nearest() {
    let sealed = sealed();
    let told = sealed.run(&["set", "fans/line", "owner=smead"]);
    assert!(
        told.contains("warning: ") && told.contains("did you mean smeda?"),
        "{told}"
    );
    assert!(sealed.read("fans.toml").contains("owner = \"smead\""));
}

#[test]
fn a_day_that_lies_ahead_where_it_cannot_is_written_with_a_warning() {
    let sealed = sealed();
    let told = sealed.run(&["set", "fans/line", "actual=2031-01-31", "status=done"]);
    assert!(
        told.contains("warning: `actual` is 31 Jan 2031, after today"),
        "{told}"
    );
    assert!(sealed.read("fans.toml").contains("actual = 2031-01-31"));
}

#[test]
fn an_added_entry_prints_its_id_and_goes_after_the_last_of_its_kind() {
    let sealed = sealed();
    let id = sealed.stdout(
        &[
            "add",
            "fans",
            "milestone",
            "title=Export order",
            "baseline=Q3 FY28",
            "owner=fdi",
        ],
        0,
    );
    assert_eq!(id, "export-order\n");
    let text = sealed.read("fans.toml");
    assert!(text.contains("\n[[milestone]]\nid = \"export-order\"\ntitle = \"Export order\"\nowner = \"fdi\"\nbaseline = 2028-09-30\n"), "{text}");
    assert!(text.find("export-order").unwrap() < text.find("[[capability]]").unwrap());
    let told = sealed.run(&["add", "fans", "milestone", "baseline=2027-01-01"]);
    assert!(
        told.contains("needs `title`") && told.ends_with("--- status 2\n"),
        "{told}"
    );
    sealed.stdout(
        &[
            "add",
            "fans/tests",
            "reading",
            "on=today",
            "value=3",
            "source=register",
        ],
        0,
    );
    assert!(
        sealed
            .read("fans.toml")
            .contains("[[indicator.reading]]\non = 2026-11-21\nvalue = 3\nsource = \"register\"\n")
    );
    assert_eq!(
        sealed.stdout(&["add", "portfolio", "owner", "id=tdap", "org=TDAP"], 0),
        "tdap\n"
    );
    assert!(sealed.read("portfolio.toml").contains("id = \"tdap\""));
}

#[test]
fn entries_are_removed_with_a_reason_and_kept_whole_in_the_log() {
    let told = refused(&["remove", "fans/testing"]);
    assert!(told.contains("--why"), "{told}");
    let sealed = sealed();
    sealed.stdout(
        &[
            "remove",
            "fans/testing",
            "--why",
            "merged",
            "--code",
            "scope",
        ],
        0,
    );
    let text = sealed.read("fans.toml");
    assert!(!text.contains("[[capability]]"), "{text}");
    assert!(text.contains("field = \"removed\"\nfrom = {"), "{text}");
}

#[test]
fn what_a_command_does_not_take_is_named_with_what_it_is() {
    let whole = "fans/cluster is a roadmap as a whole, not a milestone";
    for (arguments, told) in [
        (&["confirm", "fans"][..], whole),
        (&["done", "fans/cluster"], whole),
        (&["block", "fans", "x"], whole),
        (
            &["start", "fans/tests"],
            "fans/tests is an indicator, not a milestone",
        ),
        (
            &["feedback", "ack", "fans/rig"],
            "fans/rig is a milestone, not a feedback",
        ),
        (
            &["remove", "fans", "--why", "w", "--code", "scope"],
            "tcu delete fans --why TEXT",
        ),
    ] {
        let said = refused(arguments);
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
}

#[test]
fn values_that_their_fields_do_not_take_are_kept_in_the_log_of_what_was_removed() {
    let text = "[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\nweight = \"three\"\n\
        colour = \"blue\"\nprogress = 400\nforecast = \"soon\"\nafter = [\"a\", 3]\nstatus = \"wip\"\nstart = 2026-02-30\n\n\
        [[capability]]\nid = \"c\"\nname = \"C\"\n[[capability.match]]\nzone = \"z\"\nfirms = \"four\"\ncolour = \"x\"\n\
        [capability.extra]\na = 1\n";
    let sealed = Sealed::with(&[("fans.toml", text)]);
    for (entry, status) in [("fans/lab", 3), ("fans/c", 0)] {
        // The problems of the file are told; what was asked for is done all the same.
        sealed.stdout(&["remove", entry, "--why", "w", "--code", "scope"], status);
    }
    let text = sealed.read("fans.toml");
    for kept in [
        "weight = \"three\", progress = 400, forecast = \"soon\", after = [\"a\", 3], status = \"wip\", start = \"2026-02-30\"",
        "colour = \"blue\"",
        "match = [{ zone = \"z\", colour = \"x\", firms = \"four\" }], extra = { a = 1 }",
    ] {
        assert!(text.contains(kept), "{text}");
    }
    // The log itself raises no problem.
    assert!(!sealed.stdout(&["check", "fans"], 0).contains("problem"));
}

#[test]
fn the_verbs_of_a_milestone_change_what_they_say() {
    let sealed = sealed();
    for (arguments, holds) in [
        (
            &["block", "fans/rig", "GEPCO", "connection"][..],
            "status = \"blocked\"\nblocked_by = \"GEPCO connection\"\n",
        ),
        (&["unblock", "fans/rig"], "status = \"active\"\n"),
        (
            &["start", "fans/line"],
            "status = \"active\"\nstart = 2026-11-21\n",
        ),
        (
            &["quiet", "fans/line", "31 Jan", "rain"],
            "quiet_until = 2027-01-31\nquiet_why = \"rain\"\n",
        ),
        (
            &[
                "approve",
                "fans/line",
                "--to",
                "2027-05-31",
                "--approved-by",
                "SC",
                "--why",
                "ok",
                "--ref",
                "SC 3",
            ],
            "baseline = 2027-05-31\n",
        ),
        (
            &[
                "done",
                "fans/rig",
                "--on",
                "10 Nov",
                "--evidence",
                "a.pdf",
                "--result",
                "runs",
            ],
            "actual = 2026-11-10\n",
        ),
        (
            &["drop", "fans/line", "--why", "no buyer", "--code", "scope"],
            "status = \"dropped\"\n",
        ),
    ] {
        let told = sealed.run(arguments);
        assert!(told.ends_with("--- status 0\n"), "{arguments:?}: {told}");
        let text = sealed.read("fans.toml");
        let head = text.split("[[change]]").next().unwrap();
        assert!(head.contains(holds), "{arguments:?}: {head}");
    }
    let told = sealed.run(&["start", "fans/line"]);
    assert!(
        told.contains("not open") && told.ends_with("--- status 2\n"),
        "{told}"
    );
    let check = sealed.stdout(&["check", "--format", "json", "--fail-on", "never"], 0);
    assert!(
        !check.contains("\"unlogged\"") && !check.contains("status-dates"),
        "{check}"
    );
}

#[test]
fn verbs_refuse_what_makes_no_sense() {
    for arguments in [
        &["done", "fans/rig", "--on", "2027-01-01"][..],
        &["unblock", "fans/rig"],
        &["start", "fans/testing"],
        &["drop", "fans/rig"],
        &["quiet", "fans/rig", "2030-01-01", "long"],
        &["quiet", "fans/rig", "2026-01-01", "past"],
        &["approve", "fans/rig", "--to", "2027-01-01", "--why", "x"],
        &["assess", "fans/testing", "usee"],
        &["assess", "fans/trust", "4"],
        &["assess", "fans/rig", "use"],
        &["review", "fans", "--health", "blue"],
        &["review", "portfolio"],
        &["record", "fans/rig", "--why", "x", "--code", "correction"],
        &["set", "fans/rig", "status=dropped"],
        &["set", "fans/rig", "owner=smeda"],
        &["remove", "fans/cluster", "--why", "x", "--code", "scope"],
        &["add", "fans", "change", "item=rig"],
        &["add", "fans", "reading", "value=1"],
        &["feedback", "tell", "Q2MX"],
        &["feedback", "answer", "Q2MX", "--outcome", "yes", "text"],
        &["feedback", "ack", "fans/rig"],
    ] {
        refused(arguments);
    }
}

#[test]
fn assessments_and_reviews_are_dated_records() {
    let sealed = sealed();
    insta::assert_snapshot!(added(&sealed, &["assess", "fans/testing", "use", "--evidence", "seen"]), @r#"
    [[assessment]]
    on = 2026-11-21
    by = "khan"
    of = "testing"
    level = "use"
    evidence = "seen"
    "#);
    insta::assert_snapshot!(added(&sealed, &["assess", "fans/trust", "2"]), @r#"
    [[assessment]]
    on = 2026-11-21
    by = "khan"
    of = "trust"
    score = 2
    "#);
    insta::assert_snapshot!(added(&sealed, &["review", "fans", "--health", "amber", "--kind", "monthly", "--attended", "smeda", "--note", "late"]), @r#"
    [[review]]
    on = 2026-11-21
    health = "amber"
    kind = "monthly"
    by = "khan"
    attended = ["smeda"]
    note = "late"
    "#);
}

#[test]
fn the_loop_goes_round_by_command() {
    let sealed = sealed();
    let told = sealed.run_with(
        &[
            "feedback",
            "add",
            "fans",
            "--kind",
            "request",
            "--voice",
            "cluster-firm",
            "--about",
            "rig",
            "--place",
            "Gujrat",
            "--channel",
            "visit",
            "--quotable",
            "-",
        ],
        "پنکھے\nدو قطاریں\n",
    );
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let id = told.lines().next().unwrap().to_owned();
    assert!(id.starts_with("f-20261121-") && id.len() == 19, "{id}");
    assert!(sealed.read("fans.toml").contains("دو قطاریں"));
    let case = id[15..].to_uppercase();
    for arguments in [
        &["feedback", "ack", &case][..],
        &[
            "feedback",
            "answer",
            &case,
            "--outcome",
            "accepted",
            "From",
            "March",
        ],
        &["feedback", "tell", &case, "--satisfied", "no"],
        &["feedback", "reopen", &case],
        &[
            "feedback",
            "answer",
            &case,
            "--outcome",
            "partial",
            "From May",
        ],
        &["feedback", "erase", &case],
    ] {
        let told = sealed.run(arguments);
        assert!(told.ends_with("--- status 0\n"), "{arguments:?}: {told}");
    }
    let text = sealed.read("fans.toml");
    assert!(text.contains("reopened = 1\n"), "{text}");
    for gone in ["پنکھے", "place = \"Gujrat\"", "From March"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
}

#[test]
fn what_is_sensitive_is_referred_and_not_written_down() {
    let sealed = sealed();
    let news = added(
        &sealed,
        &["feedback", "refer", "fans", "--to", "Ombudsperson, Lahore"],
    );
    let fields: Vec<_> = news.lines().skip(2).collect();
    assert_eq!(
        fields,
        [
            "on = 2026-11-21",
            "sensitive = true",
            "referred_to = \"Ombudsperson, Lahore\""
        ]
    );
}

#[test]
fn a_feedback_that_led_to_a_change_is_named_by_its_id() {
    let sealed = sealed();
    sealed.stdout(
        &[
            "forecast",
            "fans/rig",
            "2027-01-31",
            "--why",
            "asked",
            "--code",
            "feedback",
            "--feedback",
            "q2mx",
        ],
        0,
    );
    assert!(
        sealed
            .read("fans.toml")
            .contains("feedback = [\"f-20261004-k3v9q2mx\"]")
    );
}

#[test]
fn what_was_changed_by_hand_is_logged_with_record() {
    let sealed = sealed();
    sealed.stdout(
        &[
            "forecast",
            "fans/rig",
            "2027-01-31",
            "--why",
            "x",
            "--code",
            "other",
        ],
        0,
    );
    let by_hand =
        sealed
            .read("fans.toml")
            .replacen("forecast = 2027-01-31", "forecast = 2027-02-28", 1);
    sealed.write("fans.toml", &by_hand);
    let check =
        |status| sealed.stdout(&["check", "--format", "json", "--fail-on", "never"], status);
    assert!(check(0).contains("\"unlogged\""));
    let told = sealed.run(&["record", "fans/rig"]);
    assert!(
        told.contains("--why") && told.ends_with("--- status 2\n"),
        "{told}"
    );
    sealed.stdout(
        &[
            "record",
            "fans/rig",
            "--why",
            "typed in",
            "--code",
            "correction",
        ],
        0,
    );
    assert!(!check(0).contains("\"unlogged\""));
}

#[test]
fn a_new_roadmap_is_made_once() {
    let sealed = Sealed::empty();
    let data = sealed
        .root()
        .join("home/Documents/TCU Roadmaps/knives.toml");
    assert_eq!(
        sealed.stdout(&["new", "knives", "--name", "Wazirabad \"cutlery\""], 0),
        "knives\n"
    );
    assert_eq!(
        fs::read_to_string(&data).unwrap(),
        "format = 1\n\n[cluster]\nname = \"Wazirabad \\\"cutlery\\\"\"\n"
    );
    let told = sealed.run(&["new", "knives", "--name", "Again"]);
    assert!(
        told.contains("already") && told.ends_with("--- status 2\n"),
        "{told}"
    );
    for id in ["Knives", "a/b", "portfolio", "../x", ""] {
        let told = sealed.run(&["new", id, "--name", "x"]);
        assert!(told.ends_with("--- status 2\n"), "{id}: {told}");
    }
    assert!(
        sealed
            .stdout(&["check", "--fail-on", "warning"], 0)
            .contains("knives")
    );
}

#[test]
fn a_file_that_is_closed_to_editing_is_left_as_it_is() {
    let sealed = sealed();
    for (text, status) in [
        ("[cluster\n", 3),
        (
            "format = 2\n[cluster]\nname = \"A\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\n",
            3,
        ),
    ] {
        sealed.write("other.toml", text);
        let told = sealed.run(&["set", "other/a", "title=B"]);
        assert!(told.ends_with(&format!("--- status {status}\n")), "{told}");
        assert_eq!(sealed.read("other.toml"), text);
    }
}

#[test]
fn a_wrong_value_is_mended_by_set() {
    let sealed = sealed();
    sealed.write(
        "fans.toml",
        &FANS.replace("status = \"active\"", "status = \"activ\""),
    );
    let told = sealed.run(&["confirm", "fans/rig"]);
    assert!(
        told.contains("Saved in") && told.ends_with("--- status 3\n"),
        "{told}"
    );
    let told = sealed.run(&["set", "fans/rig", "status=active"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    assert!(sealed.read("fans.toml").contains("status = \"active\"\n"));
}

#[test]
fn who_acts_is_the_nearest_name() {
    let sealed = sealed();
    let by = |command: &mut assert_cmd::Command| {
        let output = command.args(["review", "fans"]).output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = sealed.read("fans.toml");
        text.lines()
            .rfind(|line| line.starts_with("by = "))
            .unwrap()
            .to_owned()
    };
    assert_eq!(by(&mut sealed.command(&[])), "by = \"khan\"");
    assert_eq!(
        by(sealed.command(&[]).env("TCU_AS", "Desk")),
        "by = \"Desk\""
    );
    assert_eq!(
        by(sealed.command(&["--as", "Officer"]).env("TCU_AS", "Desk")),
        "by = \"Officer\""
    );
}

#[cfg(unix)]
#[test]
fn a_read_only_file_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let sealed = sealed();
    let path = sealed.roadmaps().join("fans.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let told = sealed.run(&["start", "fans/line"]);
    assert!(
        told.contains("read-only") && told.ends_with("--- status 3\n"),
        "{told}"
    );
    assert_eq!(sealed.read("fans.toml"), FANS);
    assert_eq!(sealed.names(), ["fans.toml", "portfolio.toml"]);
}

#[test]
fn commands_at_the_same_time_lose_nothing() {
    let sealed = sealed();
    std::thread::scope(|scope| {
        for place in 0..8 {
            let sealed = &sealed;
            scope.spawn(move || {
                let note = format!("note {place}");
                sealed.stdout(&["review", "fans", "--note", &note], 0);
            });
        }
    });
    let text = sealed.read("fans.toml");
    for place in 0..8 {
        assert!(
            text.contains(&format!("note = \"note {place}\"")),
            "{place}"
        );
    }
    assert_eq!(sealed.names(), ["fans.toml", "portfolio.toml"]);
}

#[test]
fn a_template_gives_a_first_plan_that_is_not_late() {
    let sealed = Sealed::empty();
    sealed.stdout(
        &[
            "new",
            "knives",
            "--name",
            "Knives",
            "--template",
            "traditional",
        ],
        0,
    );
    sealed.stdout(&["check", "--fail-on", "warning"], 0);
    let told = sealed.run(&[
        "new",
        "forks",
        "--name",
        "Forks",
        "--template",
        "tradtional",
    ]);
    assert!(
        told.contains("traditional") && told.ends_with("--- status 2\n"),
        "{told}"
    );
}

#[test]
fn a_match_is_changed_and_removed_by_its_place_in_its_capability() {
    let sealed = sealed();
    sealed.run(&["add", "fans/testing", "match", "zone=park", "grade=weak"]);
    sealed.run(&["set", "fans/testing/match[1]", "grade=strong", "link=trial"]);
    let text = sealed.read("fans.toml");
    let logged = text.matches("item = \"testing\"\nfield = \"match\"");
    assert_eq!(logged.count(), 2, "{text}");
    assert!(
        text.contains("grade = \"strong\"") && text.contains("link = \"trial\""),
        "{text}"
    );
    let duplicate = sealed.run(&["add", "fans/testing", "match", "zone=park"]);
    assert!(
        duplicate.contains("has a match with park already")
            && duplicate.contains("fans/testing/match[1]"),
        "{duplicate}"
    );
    for (arguments, told) in [
        (
            ["set", "fans/testing/match[2]", "grade=weak"],
            "fans/testing has 1 matches",
        ),
        (
            ["set", "fans/rig/match[1]", "grade=weak"],
            "ROADMAP/CAPABILITY/match[1]",
        ),
        (["set", "fans/testing/match[1]", "grade=best"], "best"),
        (
            ["remove", "fans/testing/match[1]", "--code=scope"],
            "reason",
        ),
        (
            ["remove", "fans/testing/match[9]", "--code=scope"],
            "has 1 matches",
        ),
    ] {
        let before = sealed.read("fans.toml");
        let answer = sealed.run(&arguments);
        assert!(
            answer.contains(told) && answer.ends_with("--- status 2\n"),
            "{arguments:?}: {answer}"
        );
        assert_eq!(sealed.read("fans.toml"), before);
    }
    let gone = sealed.run(&[
        "remove",
        "fans/testing/match[1]",
        "--why",
        "no such sector",
        "--code",
        "correction",
    ]);
    assert!(gone.ends_with("--- status 0\n"), "{gone}");
    assert!(!sealed.read("fans.toml").contains("[[capability.match]]"));
}

#[test]
fn a_reading_is_a_record_and_stays_as_it_was_written() {
    let sealed = sealed();
    sealed.run(&["add", "fans/tests", "reading", "on=today", "value=3"]);
    let answer = sealed.run(&["set", "fans/tests/reading[1]", "value=4"]);
    assert!(answer.contains("never changed once written"), "{answer}");
}

#[test]
fn a_refusal_names_what_is_missing_and_no_more() {
    let sealed = sealed();
    let reason = ["--why=agreed so", "--code=approval"];
    let change = ["set", "fans/rig", "baseline=2030-01-01"];
    sealed.run(&[&change[..2], &["baseline=2029-01-01"]].concat());
    let whole = sealed.run(&change);
    assert!(
        whole.contains("add --why TEXT, --code CODE, --approved-by TEXT"),
        "{whole}"
    );
    let last = sealed.run(&[&change[..], &reason].concat());
    assert!(
        last.contains("needs the name of who approved it")
            && last.contains("add --approved-by TEXT")
            && !last.contains("--why"),
        "{last}"
    );
    let done = sealed.run(&[&change[..], &reason, &["--approved-by=Board"]].concat());
    assert!(done.ends_with("--- status 0\n"), "{done}");
}

#[test]
fn a_sector_that_the_zone_does_not_list_is_told_at_once() {
    let sealed = sealed();
    sealed.run(&["add", "portfolio", "zone", "id=park", "name=Park"]);
    let said = sealed.run(&["add", "fans/testing", "match", "zone=park", "sector=moulds"]);
    assert!(
        said.contains("`sector` names moulds, which park does not list; it lists none")
            && said.ends_with("--- status 0\n"),
        "{said}"
    );
    sealed.run(&["add", "portfolio/park", "sector", "id=fans", "name=Fans"]);
    sealed.run(&["add", "portfolio/park", "sector", "id=dyes", "name=Dyes"]);
    for (sector, hint) in [
        ("moulds", "; it has fans, dyes"),
        ("dies", "; did you mean dyes?"),
    ] {
        let sector = format!("sector={sector}");
        let said = sealed.run(&["set", "fans/testing/match[1]", &sector]);
        assert!(said.contains(hint), "{said}");
    }
    let said = sealed.run(&["set", "fans/testing/match[1]", "sector=fans"]);
    assert!(!said.contains("does not list"), "{said}");
}

#[test]
fn a_broken_file_is_told_where_entries_are_looked_for_everywhere() {
    for arguments in [
        &["set", "--where", "id:rig", "progress=5"][..],
        &["confirm", "--where", "id:rig"],
        &["handover", "fdi", "smeda"],
    ] {
        let sealed = sealed();
        sealed.write("broken.toml", "[cluster\n");
        let told = sealed.run(arguments);
        assert!(told.ends_with("--- status 3\n"), "{arguments:?}: {told}");
        assert!(told.contains("broken.toml"), "{arguments:?}: {told}");
        assert_ne!(
            sealed.read("fans.toml"),
            FANS,
            "{arguments:?}: the rest is done"
        );
    }
}

#[test]
fn words_taken_from_a_sensitive_feedback_stand_in_no_log() {
    let sealed = sealed();
    let by_hand = FANS.replace(
        "text = \"The rig",
        "sensitive = true\nnotes = \"secret\"\ntext = \"The rig",
    );
    sealed.write("fans.toml", &by_hand);
    let told = sealed.run(&["set", "Q2MX", "text=", "notes="]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let text = sealed.read("fans.toml");
    assert!(
        !text.contains("sealed") && !text.contains("secret"),
        "{text}"
    );
    let told = sealed.run(&["set", "Q2MX", "notes=again"]);
    assert!(told.ends_with("--- status 2\n"), "{told}");
}

/// Custom fields and keys that nobody declared are withheld as the built-in ones are.
#[test]
fn no_key_of_a_sensitive_feedback_leaves_a_trace() {
    let keys = "case-note = \"secret\"\nnickname = \"secret\"\ntext = \"The rig";
    let field = "[[field]]\nkind = \"feedback\"\nkey = \"case-note\"\ntype = \"text\"\n";
    let open = FANS.replace("text = \"The rig", keys);
    let sensitive = open.replace("case-note", "sensitive = true\ncase-note");
    for (text, arguments) in [
        (
            &open,
            &["set", "Q2MX", "sensitive=true", "referred_to=O"][..],
        ),
        (&sensitive, &["feedback", "erase", "Q2MX"]),
        (
            &sensitive,
            &["remove", "Q2MX", "--why", "twice", "--code", "correction"],
        ),
    ] {
        let sealed = sealed();
        sealed.write("fans.toml", text);
        sealed.write("portfolio.toml", field);
        let told = sealed.run(arguments);
        assert!(told.ends_with("--- status 0\n"), "{told}");
        let after = sealed.read("fans.toml");
        assert!(
            !after.contains("secret") && !told.contains("secret"),
            "{after}\n{told}"
        );
        if after.contains("sensitive = true") {
            let told = sealed.run(&["set", "Q2MX", "case-note=again"]);
            assert!(told.ends_with("--- status 2\n"), "{told}");
        }
    }
}

#[test]
fn the_commands_of_the_readme_run_as_they_stand() {
    let sealed = Sealed::empty();
    let lines = include_str!("../../README.md").lines();
    let commands: Vec<_> = lines
        .filter(|line| line.starts_with("tcu s") || line.starts_with("tcu n"))
        .collect();
    assert_eq!(commands.len(), 2, "{commands:?}");
    for command in commands {
        let command = command.split('#').next().unwrap_or_default();
        let words = command
            .replace("Lahore footwear", "Lahore_footwear")
            .replace('"', "");
        let words: Vec<_> = words.split_whitespace().skip(1).collect();
        let told = sealed.run(&words);
        assert!(told.ends_with("--- status 0\n"), "{command}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn other_names_of_a_file_are_told_because_they_keep_the_old_text() {
    let sealed = sealed();
    let linked = sealed.root().join("linked.toml");
    fs::hard_link(sealed.roadmaps().join("fans.toml"), &linked).unwrap();
    let told = sealed.run(&["set", "fans/line", "title=Other"]);
    assert!(
        told.contains("fans.toml had another name (a hard link)"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&linked).unwrap(), FANS);
    let told = sealed.run(&["set", "fans/line", "title=Another"]);
    assert!(!told.contains("hard link"), "{told}");
}

#[test]
fn a_word_that_is_none_of_a_list_is_refused_with_the_list_and_no_key_of_a_screen() {
    let sealed = Sealed::with(&[("fans.toml", "[cluster]\nname = \"Fans\"\n")]);
    for arguments in [
        &[
            "feedback",
            "add",
            "fans",
            "--kind",
            "problem",
            "--voice",
            "exporters",
            "late",
        ][..],
        &["add", "fans", "milestone", "title=Rig", "status=sleeping"],
        &["add", "fans", "feedback", "text=x", "voice=exporters"],
    ] {
        let told = sealed.run(arguments);
        assert!(told.contains("It is one of "), "{told}");
        assert!(!told.contains("F2"), "{told}");
    }
}
