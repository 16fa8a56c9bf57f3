//! What the record teaches: promised dates, themes of feedback, policy coverage.

use crate::sealed::Sealed;

fn cluster(name: &str, number: &str) -> String {
    format!(
        r#"[cluster]
name = "{name}"
sector_group = "traditional"

[[owner]]
id = "lab"
org = "SIMTEL"
role = "Head"

[[milestone]]
id = "rig"
title = "Test rig runs"
owner = "lab"
baseline = 2026-06-30
forecast = 2026-11-01
joint_action = "backward"

[[feedback]]
id = "f-2026100{number}-k3v9q2m{number}"
on = 2026-10-0{number}
by = "x"
who = "Planted Speaker"
kind = "problem"
owner = "lab"
tags = ["power"]
text = "planted words"

[[change]]
on = 2026-05-20
by = "x"
item = "rig"
field = "forecast"
from = 2026-06-30
to = 2026-11-01
code = "procurement"
why = "held at customs"
"#
    )
}

fn sealed() -> Sealed {
    let (a, b, c) = (
        cluster("Fans", "4"),
        cluster("Knives", "5"),
        cluster("Balls", "6"),
    );
    Sealed::with(&[("fans.toml", &a), ("knives.toml", &b), ("balls.toml", &c)])
}

#[test]
fn promised_dates_are_told_with_who_gave_them_and_what_became_of_them() {
    let sealed = sealed();
    let text = sealed.stdout(&["promises", "--roadmap", "fans"], 0);
    assert!(
        text.contains("2 dates were promised: 0 kept, 1 moved later, 1 missed; 144 days were lost"),
        "{text}"
    );
    let csv = sealed.stdout(&["promises", "--owner", "fans/lab", "--format", "csv"], 0);
    assert!(
        csv.contains("fans,rig,Test rig runs,fans/lab,,2026-06-30,moved,124,procurement"),
        "{csv}"
    );
    assert!(
        csv.contains("fans,rig,Test rig runs,fans/lab,2026-05-20,2026-11-01,missed,20,"),
        "{csv}"
    );
    let json = sealed.stdout(&["promises", "--office", "simtel", "--format", "json"], 0);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["all"]["promised"], 6);
    assert_eq!(json["days_lost"][0]["organisation"], "SIMTEL");
    assert_eq!(json["days_lost"][0]["code"], "procurement");
    assert_eq!(json["days_lost"][0]["days"], 372);
    let none = sealed.run(&["promises", "--office", "nobody here"]);
    assert!(
        none.contains("no owner's office or organisation") && none.contains("status 2"),
        "{none}"
    );
}

#[test]
fn a_theme_of_three_clusters_is_common_and_one_answer_is_offered() {
    let sealed = sealed();
    let text = sealed.stdout(&["themes"], 0);
    for part in [
        "Tag: power",
        "3 feedback in 3 clusters",
        "three clusters or more",
        "SIMTEL",
        "One answer may serve several",
        "Promote links between firms",
        "Test rig runs",
        "nothing yet",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    assert!(
        !text.contains("planted words"),
        "what may not be quoted is told"
    );
    let json = sealed.stdout(&["themes", "--redact", "--format", "json"], 0);
    assert!(!json.to_lowercase().contains("planted"), "{json}");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["themes"][0]["common"], true);
    assert_eq!(json["policy_coverage"].as_array().map(Vec::len), Some(6));
    let report = sealed.stdout(&["report"], 0);
    assert!(report.contains("Promised dates") && report.contains("Themes of feedback"));
}
