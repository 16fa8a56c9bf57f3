//! `list`: its columns, the names in its filters, and what is hidden.

use std::fs;

use serde_json::Value;

use crate::sealed::Sealed;

const FANS: &str = r#"[cluster]
name = "Gujrat fans"

[[owner]]
id = "lab"
role = "Head of testing"
org = "TDAP"
person = "Ayesha Malik"
contact = "0300 1234567"
group = "government-agency"

[[policy]]
id = "duty"
name = "Duty relief"
instrument = "finance"
owner = "lab"

[[milestone]]
id = "rig"
title = "Test rig runs"
owner = "lab"
baseline = 2026-12-31

[[milestone]]
id = "line"
title = "First line certified"
baseline = 2027-03-31

[[fund]]
id = "psdp"
title = "Equipment"
approved = 84000000
[[fund.flow]]
on = 2026-09-30
kind = "released"
amount = 12000000

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "Officer Khan"
voice = "cluster-firm"
who = "Bashir Ahmed"
place = "Wazirabad"
kind = "problem"
about = ["rig"]
text = "The rig is sealed"

[[change]]
on = 2026-10-01
by = "Officer Khan"
item = "lab"
field = "person"
to = "Ayesha Malik"
"#;

const SHARED: &str = "[[owner]]\nid = \"smeda\"\norg = \"Small and Medium Enterprises Development Authority\"\n\n[[field]]\nkind = \"milestone\"\nkey = \"pc1-code\"\ntype = \"text\"\n";

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS), ("portfolio.toml", SHARED)])
}

#[test]
fn columns_are_chosen_and_a_wrong_one_is_told_with_the_nearest() {
    let sealed = sealed();
    insta::assert_snapshot!(sealed.run(&["list", "milestones", "--columns", "id,owner,slip,pc1-code"]), @r"
    ID    OWNER  SLIP  PC1-CODE
    rig   lab       0
    line            0
    --- status 0
    ");
    let csv = [
        "list",
        "milestones",
        "--columns",
        "id,title",
        "--format",
        "csv",
    ];
    assert_eq!(
        sealed.stdout(&csv, 0),
        "id,title\nrig,Test rig runs\nline,First line certified\n"
    );
    let told = sealed.run(&["list", "milestones", "--columns", "id,titel"]);
    assert!(
        told.contains("did you mean title?") && told.ends_with("--- status 2\n"),
        "{told}"
    );
}

#[test]
fn funds_policies_and_fields_have_columns_of_their_own() {
    let sealed = sealed();
    let funds = sealed.run(&["list", "funds"]);
    assert!(
        funds.contains("84000000") && funds.contains("12000000"),
        "{funds}"
    );
    let policies = sealed.run(&["list", "policies"]);
    assert!(
        policies.contains("Duty relief") && policies.contains("finance"),
        "{policies}"
    );
    let fields = sealed.run(&["list", "fields"]);
    assert!(
        fields.contains("pc1-code") && fields.contains("milestone"),
        "{fields}"
    );
}

#[test]
fn an_owner_is_found_by_the_words_of_its_office_and_organisation() {
    let sealed = sealed();
    for said in [
        "owner:lab",
        "owner:tdap",
        "owner:\"head of testing\"",
        "owner:testing",
    ] {
        let told = sealed.run(&["list", "milestones", "--where", said, "--columns", "id"]);
        assert_eq!(told, "ID\nrig\n--- status 0\n", "{said}");
    }
    let told = sealed.run(&[
        "list",
        "feedback",
        "--where",
        "owner:tdap",
        "--columns",
        "kind",
    ]);
    assert!(told.contains("problem"), "{told}");
    // Half a word is no word, and no person is found.
    for said in ["owner:tda", "owner:malik"] {
        let told = sealed.run(&["list", "milestones", "--where", said, "--columns", "id"]);
        assert!(!told.contains("rig"), "{said}: {told}");
        assert!(told.contains("there is no owner"), "{said}: {told}");
    }
}

#[test]
fn a_name_or_word_that_names_nothing_is_told() {
    let sealed = sealed();
    for (filter, told_of) in [
        (
            "owner:smeds",
            "owner: there is no owner \"smeds\"; did you mean smeda?",
        ),
        (
            "roadmap:fan",
            "roadmap: there is no roadmap \"fan\"; did you mean fans?",
        ),
        ("spectrometer", "nothing here holds \"spectrometer\""),
        ("-owner:smeds", "there is no owner \"smeds\""),
    ] {
        let told = sealed.run(&["list", "milestones", "--where", filter]);
        assert!(
            told.contains(told_of) && told.ends_with("--- status 0\n"),
            "{filter}: {told}"
        );
    }
    for filter in [
        "owner:smeda",
        "certified",
        "owner:none",
        "-flag:overdue",
        "-status:done",
    ] {
        let told = sealed.run(&["list", "milestones", "--where", filter]);
        assert!(
            !told.contains("there is no") && !told.contains("nothing here"),
            "{told}"
        );
    }
    let told = sealed.run(&["set", "--where", "owner:smeds", "cadence_days=9"]);
    assert!(
        told.contains("did you mean smeda?") && told.ends_with("--- status 2\n"),
        "{told}"
    );
}

#[test]
fn a_filter_that_finds_nothing_still_tells_what_could_not_be_read() {
    let sealed = sealed();
    sealed.write("broken.toml", "[cluster\n");
    for arguments in [
        &["list", "milestones", "--where", "owner:smeda"][..],
        &["confirm", "--where", "owner:smeda"],
    ] {
        let told = sealed.run(arguments);
        assert!(
            told.contains("broken.toml") && told.ends_with("--- status 3\n"),
            "{arguments:?}: {told}"
        );
    }
}

#[test]
fn redacted_reading_names_nobody() {
    let sealed = sealed();
    for arguments in [
        &["list", "owners"][..],
        &["list", "owners", "--format", "json"],
        &["list", "owners", "--columns", "id,person,contact"],
        &["list", "feedback", "--format", "csv"],
        &["list", "changes"],
        &["list", "owners", "--where", "Ayesha"],
        &["show", "fans/lab"],
        &["show", "q2mx", "--format", "json"],
        &["check"],
        &["check", "--format", "json"],
        &["agenda"],
        &["agenda", "--format", "json"],
        &["compare"],
        &["zones"],
        &["changes", "--since", "2026-01-01"],
        &["handover", "lab", "smeda", "--dry-run"],
    ] {
        let told = sealed.run(&[arguments, &["--redact"]].concat());
        let told = told.replace("nothing here holds \"Ayesha\"", "");
        for name in [
            "Ayesha",
            "Malik",
            "0300",
            "Bashir",
            "Officer Khan",
            "Wazirabad",
            "sealed",
        ] {
            assert!(!told.contains(name), "{arguments:?} {name}: {told}");
        }
        assert!(!told.contains("--- status 2"), "{arguments:?}: {told}");
    }
    let told = sealed.run(&["show", "fans/lab", "--redact"]);
    assert!(told.contains("(hidden)"), "{told}");
}

/// What one command prints as JSON.
fn json(sealed: &Sealed, arguments: &[&str]) -> Value {
    let arguments = [arguments, &["--format", "json"]].concat();
    let out = sealed.command(&arguments).output().expect("it runs");
    serde_json::from_slice(&out.stdout).expect("JSON")
}

/// Those of a list that are of a roadmap.
fn of_roadmap(list: &Value, id: &str) -> Vec<Value> {
    let list = list.as_array().into_iter().flatten();
    list.filter(|one| one["roadmap"] == id).cloned().collect()
}

#[test]
fn one_roadmap_is_told_of_as_it_is_among_all() {
    let sealed = Sealed::with(&[]);
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/roadmaps")).expect("samples") {
        let path = file.expect("a sample").path();
        if path.is_file() {
            let name = path.file_name().expect("a name").to_string_lossy();
            sealed.write(&name, &fs::read_to_string(&path).expect("a sample"));
        }
    }
    let whole = json(&sealed, &["check"]);
    let roadmaps = whole["roadmaps"].as_array().expect("roadmaps");
    let ids = roadmaps
        .iter()
        .map(|one| one["id"].as_str().expect("an id"));
    let ids: Vec<_> = ids.collect();
    assert!(ids.len() > 3);
    let kinds = [
        "roadmaps",
        "milestones",
        "owners",
        "capabilities",
        "feedback",
    ];
    for kind in kinds {
        let all = json(&sealed, &["list", kind]);
        for id in &ids {
            let own = json(&sealed, &["list", kind, "--roadmap", id]);
            let among: Vec<_> = of_roadmap(&all, id);
            assert_eq!(own.as_array(), Some(&among), "{kind} of {id}");
        }
    }
    for id in &ids {
        let own = json(&sealed, &["check", id]);
        assert_eq!(
            own["flags"].as_array(),
            Some(&of_roadmap(&whole["flags"], id))
        );
        let among = roadmaps.iter().find(|one| one["id"] == *id);
        assert_eq!(own["roadmaps"].get(0), among, "{id}");
        let shown = json(&sealed, &["show", id]);
        let flags = json(&sealed, &["list", "roadmaps"]);
        assert_eq!(shown["flags"], of_roadmap(&flags, id)[0]["flags"], "{id}");
    }
}
