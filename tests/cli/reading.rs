//! `check`, `list` and `show`.

use std::fs;

use serde_json::Value;

use crate::sealed::Sealed;

/// A small roadmap with some of everything that is read.
const FANS: &str = r#"[cluster]
name = "Gujrat fans"
start = 2025-07-01

[[owner]]
id = "fdi"
org = "Fan Development Institute"
group = "academia"

[[milestone]]
id = "rig"
title = "Test rig runs"
owner = "fdi"
status = "active"
baseline = 2026-06-30
forecast = 2026-09-30

[[milestone]]
id = "line"
title = "First line certified"
owner = "fdi"
baseline = 2026-12-31
after = ["rig"]
duration_days = 90

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "field officer"
voice = "cluster-firm"
kind = "problem"
about = ["rig"]
text = "The rig is sealed"

[[review]]
on = 2026-10-15
by = "desk"

[[change]]
on = 2026-08-01
by = "desk"
item = "rig"
field = "forecast"
to = 2026-09-30
code = "supplier"
why = "late"
"#;

fn json(sealed: &Sealed, arguments: &[&str], status: i32) -> Value {
    serde_json::from_str(&sealed.stdout(arguments, status)).unwrap()
}

#[test]
fn check_tells_every_flag_for_people() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let told = sealed.run(&["check", "--new-since", "2026-10-10"]);
    // What the rules say is theirs to test: it stands behind the titles of the flags.
    let lines = told.lines().map(|line| match line.starts_with("  ") {
        true => line.split(": ").next().unwrap_or_default(),
        false => line,
    });
    let told: String = lines.map(|line| format!("{line}\n")).collect();
    insta::assert_snapshot!(told, @r"
    ROADMAP  HEALTH  SCHEDULE  UPDATES  FEEDBACK  OPEN  DONE  DROPPED  ERRORS  WARNINGS  NOTICES
    fans     red     red       amber    amber        2     0        0       2         3        0

    fans  Gujrat fans
      error    rig                  Overdue 52 d, No update 112 d, Problem reported 48 d
      error    f-20261004-k3v9q2mx  Not answered 48 d
      warning  line                 Delayed by predecessor 50 d

    2 errors, 3 warnings, no notices.
    tcu show ADDRESS explains every flag of an entry, and says what to do.
    --- status 1
    ");
}

#[test]
fn check_counts_in_its_table_what_it_tells() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    for narrowed in [
        &["--severity", "error"][..],
        &["--rule", "overdue"],
        &["--new-since", "2026-10-10"],
    ] {
        let base = ["check", "--format", "json", "--fail-on", "never"];
        let check = json(&sealed, &[&base, narrowed].concat(), 0);
        let flags = check["flags"].as_array().unwrap();
        for severity in ["error", "warning", "notice"] {
            let told = flags.iter().filter(|flag| flag["severity"] == severity);
            let counted = &check["roadmaps"][0]["flags"][severity];
            assert_eq!(counted, told.count(), "{narrowed:?} {severity}");
        }
    }
}

#[test]
fn check_never_says_that_nothing_is_wrong_with_a_file_that_it_could_not_read() {
    let calm = "[cluster]\nname = \"Calm\"\n";
    let sealed = Sealed::with(&[("broken.toml", "[cluster\n"), ("calm.toml", calm)]);
    for arguments in [
        &["check", "--severity", "error"][..],
        &["check", "broken"],
        &["check"],
    ] {
        let told = sealed.run(arguments);
        assert!(!told.contains("no errors"), "{told}");
        assert!(told.contains("could not be read: broken.toml."), "{told}");
    }
    let told = sealed.run(&["check", "calm", "--severity", "error"]);
    assert!(
        told.contains("no errors, no warnings, no notices."),
        "{told}"
    );
}

#[test]
fn the_json_of_check_keeps_its_contract() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let check = json(&sealed, &["check", "--format", "json"], 1);
    assert_eq!(check["today"], "2026-11-21");
    let roadmap = &check["roadmaps"][0];
    assert_eq!(roadmap["id"], "fans");
    assert_eq!(roadmap["name"], "Gujrat fans");
    assert_eq!(roadmap["milestones"]["open"], 2);
    for letter in ["overall", "schedule", "updates", "feedback"] {
        assert!(["red", "amber", "green"].contains(&roadmap["health"][letter].as_str().unwrap()));
    }
    for flag in check["flags"].as_array().unwrap() {
        for key in [
            "rule", "severity", "roadmap", "kind", "item", "days", "message", "file", "line",
        ] {
            assert!(flag.get(key).is_some(), "{key} of {flag}");
        }
    }
    let first = &check["flags"][0];
    assert_eq!(
        (&first["rule"], &first["item"], &first["days"]),
        (&"overdue".into(), &"rig".into(), &52.into())
    );
    assert_eq!(
        (&first["file"], &first["line"]),
        (&"fans.toml".into(), &10.into())
    );
    assert_eq!(check["problems"], Value::Array(vec![]));
}

#[test]
fn the_exit_status_of_check_follows_fail_on_and_problems_win() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    for (fail_on, status) in [("error", 1), ("warning", 1), ("notice", 1), ("never", 0)] {
        sealed.stdout(&["check", "--fail-on", fail_on], status);
    }
    sealed.write("calm.toml", "[cluster]\nname = \"Calm\"\n");
    sealed.stdout(&["check", "calm"], 0);
    sealed.stdout(&["check", "calm", "--fail-on", "notice"], 1);
    sealed.write("broken.toml", "[cluster\n");
    sealed.stdout(&["check", "calm", "--fail-on", "never"], 3);
    sealed.stdout(&["check"], 3);
}

#[test]
fn problems_are_told_with_file_line_column_and_the_line_itself_and_hide_nothing() {
    let sealed = Sealed::with(&[
        ("broken.toml", "[cluster]\nname = \"a\nx = 1\n"),
        (
            "wrong.toml",
            "[cluster]\nname = \"Wrong\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nstatus = \"plannd\"\n",
        ),
        ("My Plan.toml", ""),
    ]);
    fs::create_dir(sealed.roadmaps().join("folder.toml")).unwrap();
    fs::write(
        sealed.roadmaps().join("latin.toml"),
        b"[cluster]\nname = \"\xe9\"\n",
    )
    .unwrap();
    let check = json(&sealed, &["check", "--format", "json"], 3);
    let files: Vec<_> = check["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["file"].as_str().unwrap())
        .collect();
    for file in [
        "broken.toml",
        "wrong.toml",
        "My Plan.toml",
        "folder.toml",
        "latin.toml",
    ] {
        assert!(files.contains(&file), "{file} of {files:?}");
    }
    assert_eq!(check["roadmaps"][0]["id"], "wrong");
    let told = sealed.run(&["check", "wrong"]);
    assert!(
        told.contains(" --> roadmaps/wrong.toml:6:10\n  |\n6 | status = \"plannd\"\n"),
        "{told}"
    );
    assert!(told.contains("did you mean \"planned\"?"), "{told}");
}

#[test]
fn show_and_list_mind_only_the_files_that_they_need() {
    let sealed = Sealed::with(&[("fans.toml", FANS), ("broken.toml", "[cluster\n")]);
    sealed.stdout(&["show", "fans/rig"], 0);
    sealed.stdout(&["list", "milestones", "--roadmap", "fans"], 0);
    sealed.stdout(&["list", "milestones"], 3);
    let told = sealed.run(&["show", "broken/rig"]);
    assert!(
        told.contains("problem: ") && told.ends_with("--- status 3\n"),
        "{told}"
    );
    sealed.write("portfolio.toml", "fiscal_year_start = 13\n");
    sealed.stdout(&["show", "fans/rig"], 3);
}

#[test]
fn show_gives_everything_computed_about_a_milestone() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let item = json(&sealed, &["show", "fans/line", "--format", "json"], 0);
    assert_eq!(
        (&item["roadmap"], &item["kind"], &item["id"]),
        (&"fans".into(), &"milestone".into(), &"line".into())
    );
    assert_eq!(item["fields"]["baseline"], "2026-12-31");
    let computed = &item["computed"];
    assert_eq!(computed["projected"], "2027-02-19");
    assert_eq!(computed["inherited_slip_days"], 50);
    assert_eq!(computed["cause"], serde_json::json!(["fans/rig"]));
    for key in "open finish own_slip_days original_slip_days pushes drift trend_finish projected inherited_slip_days \
                cause float_days critical last_word last_confirmed silent_days asked_every_days"
        .split_whitespace()
    {
        assert!(computed.get(key).is_some(), "{key}");
    }
    let roadmap = json(&sealed, &["show", "fans", "--format", "json"], 0);
    for key in [
        "schedule",
        "collective_efficiency",
        "upgrading",
        "feedback",
        "health",
    ] {
        assert!(roadmap["computed"].get(key).is_some(), "{key}");
    }
}

#[test]
fn show_describes_a_milestone_to_people() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    // What the rules say of it is theirs to test.
    let told = sealed.run(&["show", "rig"]);
    let (told, flags) = told.split_once("\nerror    ").expect("it is overdue");
    assert!(
        flags.starts_with("fans/rig  overdue  fans.toml:10\n"),
        "{flags}"
    );
    insta::assert_snapshot!(told, @r"
    fans/rig
    id        rig
    title     Test rig runs
    owner     fdi
    status    active
    baseline  30 Jun 2026
    forecast  30 Sep 2026

    finish            30 Sep 2026
    slip              92 days
    original slip     92 days
    postponed         once
    projected         21 Nov 2026
    float             0 days, critical
    last update       1 Aug 2026
    no update for     112 days
    update due every  14 days
    from history      too few done milestones in this folder to learn from (0 of 10)

    CHANGED     FIELD     FROM  TO           CODE      WHY   BY
    1 Aug 2026  forecast        30 Sep 2026  supplier  late  desk
    ");
}

#[test]
fn check_can_be_narrowed_by_severity_and_rule() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let rules = |arguments: &[&str]| {
        let all = [
            &["check", "--format", "json", "--fail-on", "never"],
            arguments,
        ]
        .concat();
        let check = json(&sealed, &all, 0);
        let flags = check["flags"].as_array().unwrap().iter();
        flags
            .map(|flag| (flag["rule"].clone(), flag["severity"].clone()))
            .collect::<Vec<_>>()
    };
    let all = rules(&[]);
    let errors = rules(&["--severity", "error"]);
    assert!(!errors.is_empty() && errors.len() < all.len());
    assert!(errors.iter().all(|(_, severity)| severity == "error"));
    let chosen = rules(&["--rule", "overdue,slipping"]);
    assert!(!chosen.is_empty());
    assert!(
        chosen
            .iter()
            .all(|(rule, _)| rule == "overdue" || rule == "slipping")
    );
    let wrong = sealed.run(&["check", "--rule", "overdu"]);
    assert!(
        wrong.contains("did you mean overdue?") && wrong.contains("status 2"),
        "{wrong}"
    );
}

#[test]
fn list_filters_and_sorts() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    insta::assert_snapshot!(sealed.run(&["list", "milestones", "--sort", "-due"]), @r"
    ROADMAP  ID    TITLE                 STATUS   OWNER  DUE         SLIP  FLAGS
    fans     line  First line certified  planned  fdi    2026-12-31     0  inherits-slip
    fans     rig   Test rig runs         active   fdi    2026-09-30    92  overdue stale slipping problem-reported
    --- status 0
    ");
    insta::assert_snapshot!(sealed.run(&["list", "feedback", "--where", "answered:none kind:problem"]), @r"
    ROADMAP  ID                   ON          KIND     VOICE         TEXT               ANSWERED  TOLD  FLAGS
    fans     f-20261004-k3v9q2mx  2026-10-04  problem  cluster-firm  The rig is sealed                  unanswered
    --- status 0
    ");
    let overdue = json(
        &sealed,
        &[
            "list",
            "milestones",
            "--where",
            "flag:overdue",
            "--format",
            "json",
        ],
        0,
    );
    assert_eq!(overdue.as_array().unwrap().len(), 1);
    assert_eq!(overdue[0]["id"], "rig");
    let csv = sealed.stdout(&["list", "changes", "--format", "csv"], 0);
    assert!(
        csv.starts_with("roadmap,id,on,recorded,by,item,field,from,to,code,why"),
        "{csv}"
    );
    for kind in "roadmaps milestones feedback owners capabilities indicators placements risks decisions changes zones conflicts"
        .split_whitespace()
    {
        sealed.stdout(&["list", kind], 0);
    }
}

#[test]
fn as_of_shows_the_roadmaps_as_they_stood() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let then = json(
        &sealed,
        &["show", "rig", "--as-of", "2026-07-15", "--format", "json"],
        0,
    );
    assert_eq!(then["fields"].get("forecast"), None);
    let check = json(
        &sealed,
        &[
            "check",
            "--as-of",
            "2026-07-15",
            "--fail-on",
            "never",
            "--format",
            "json",
        ],
        0,
    );
    assert_eq!(check["today"], "2026-07-15");
    let by_hand = FANS.replace("forecast = 2026-09-30", "forecast = 2026-10-31");
    sealed.write("fans.toml", &by_hand);
    let told = sealed.run(&["list", "feedback", "--as-of", "2026-07-15"]);
    assert!(
        told.contains("note: 1 field cannot be rolled back"),
        "{told}"
    );
    assert_eq!(sealed.read("fans.toml"), by_hand);
}

#[test]
fn only_news_is_told_with_new_since() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let rules = |since: &str| {
        let check = json(
            &sealed,
            &[
                "check",
                "--new-since",
                since,
                "--format",
                "json",
                "--fail-on",
                "never",
            ],
            0,
        );
        let flags = check["flags"].as_array().unwrap().clone();
        flags
            .iter()
            .map(|flag| format!("{} {}", flag["rule"].as_str().unwrap(), flag["item"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(rules("2026-11-21"), Vec::<String>::new());
    let since = rules("2026-09-30");
    assert!(since.contains(&"overdue \"rig\"".to_owned()), "{since:?}");
    assert!(
        !since.iter().any(|one| one.starts_with("setup")),
        "{since:?}"
    );
}

#[test]
fn annotations_name_files_from_the_folder_at_hand() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let text = sealed.stdout(&["check", "--format", "github"], 1);
    assert!(
        text.starts_with("::error file=roadmaps/fans.toml,line=10,title=overdue::rig: "),
        "{text}"
    );
}

#[test]
fn nothing_from_a_file_can_command_the_terminal() {
    let nasty = "[cluster]\nname = \"A\\u001b[2J\\u202eB\\u0007\"\n[[milestone]]\nid = \"a\"\ntitle = \"\\u009b31mX\\r\"\nowner = \"\\u001b]0;x\"\nowner_x\\u001b = 1\n";
    let sealed = Sealed::with(&[("fans.toml", nasty), ("b\u{1b}.toml", "x")]);
    for arguments in [
        &["check"][..],
        &["list", "milestones"],
        &["list", "roadmaps"],
        &["show", "fans"],
        &["show", "fans/a"],
    ] {
        let output = sealed.command(arguments).output().unwrap();
        for bytes in [output.stdout, output.stderr] {
            let text = String::from_utf8(bytes).unwrap();
            let hazard = text
                .chars()
                .find(|c| *c != '\n' && tcu::internal::text::is_unsafe_for_terminal(*c));
            assert_eq!(hazard, None, "{arguments:?}: {text:?}");
        }
    }
}

#[test]
fn what_somebody_wrote_into_a_sensitive_feedback_is_shown_nowhere() {
    let sensitive = r#"[cluster]
name = "S"

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
sensitive = true
referred_to = "Ombudsperson"
kind = "problem"
voice = "zone-firm"
place = "Planted place"
text = "Planted words"
notes = "Planted notes"
tags = ["planted-tag"]

[[change]]
on = 2026-10-05
by = "desk"
item = "f-20261004-k3v9q2mx"
field = "text"
from = "Planted before"
to = "Planted words"
"#;
    let sealed = Sealed::with(&[("s.toml", sensitive)]);
    let id = "s/f-20261004-k3v9q2mx";
    for arguments in [
        &["show", id][..],
        &["show", id, "--format", "json"],
        &["show", "s/change[1]"],
        &["show", "s"],
        &["list", "feedback"],
        &["list", "feedback", "--format", "csv"],
        &["list", "feedback", "--format", "json"],
        &["list", "changes"],
        &["list", "changes", "--format", "json"],
        &["list", "feedback", "--where", "Planted"],
        &["check"],
        &["check", "--format", "json"],
        &["agenda"],
        &["changes", "--since", "2026-10-01"],
    ] {
        // What was typed may be said again.
        let told = sealed.run(arguments);
        let told = told.replace("note: nothing here holds \"Planted\"", "");
        for words in ["Planted", "planted-tag", "zone-firm"] {
            assert!(!told.contains(words), "{arguments:?}: {told}");
        }
    }
    let shown = sealed.stdout(&["show", id], 0);
    assert!(
        shown.contains("(withheld)") && shown.contains("Ombudsperson"),
        "{shown}"
    );
    let flagged = sealed.run(&["check", "--rule", "sensitive"]);
    assert!(flagged.contains("status 1"), "{flagged}");
}

#[test]
fn the_changes_of_a_quarter_are_those_between_its_days() {
    let fans = r#"[cluster]
name = "Fans"
[[milestone]]
id = "rig"
title = "Test rig"
baseline = 2026-06-30
forecast = 2027-06-30
[[change]]
on = 2026-07-15
by = "a"
item = "rig"
field = "forecast"
from = 2026-06-30
to = 2026-12-31
code = "procurement"
why = "the tender of July"
[[change]]
on = 2026-10-05
by = "a"
item = "rig"
field = "forecast"
from = 2026-12-31
to = 2027-06-30
code = "funding"
why = "the release of October"
"#;
    let sealed = Sealed::with(&[
        ("portfolio.toml", "fiscal_year_start = 7\n"),
        ("fans.toml", fans),
    ]);
    let first = sealed.run(&["changes", "--quarter", "Q1"]);
    assert!(first.contains("the tender of July"), "{first}");
    assert!(!first.contains("the release of October"), "{first}");
    let second = sealed.run(&["changes", "--quarter", "Q2 FY27"]);
    assert!(!second.contains("the tender of July"), "{second}");
    assert!(second.contains("the release of October"), "{second}");
    // Up to the end of a month that is said as people say it.
    let until = sealed.run(&["changes", "--since", "2026-07-01", "--until", "Sep 2026"]);
    assert!(
        until.contains("the tender of July") && !until.contains("release of October"),
        "{until}"
    );
    let refused = sealed.run(&["changes", "--quarter", "Q3 FY27"]);
    assert!(refused.contains("after the status date"), "{refused}");
}
