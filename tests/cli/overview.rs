//! The commands that look over several clusters or owners at once, and the handover between owners.

use serde_json::Value;

use crate::sealed::Sealed;

const PORTFOLIO: &str = r#"
[[owner]]
id = "agency"
org = "Development agency"
group = "government-agency"

[[zone]]
id = "north"
name = "North zone"
[[zone.sector]]
id = "electrical"
name = "Electrical appliances"
level = "adapt"

[[zone]]
id = "south"
name = "South zone"
"#;

const FANS: &str = r#"
[cluster]
name = "Fans"
sector = "Electric fans"
sector_group = "traditional"

[[owner]]
id = "lab"
role = "Head of testing"
person = "A name that stays at home"

[[capability]]
id = "testing"
name = "Testing"
[[capability.match]]
zone = "north"
sector = "electrical"
grade = "partial"
link = "joint-development"

[[capability]]
id = "drives"
name = "Motor drives"

[[milestone]]
id = "rig"
title = "Test rig in place"
owner = "lab"
baseline = 2026-06-30
forecast = 2026-12-31

[[milestone]]
id = "scope"
title = "Scope granted"
owner = "lab"
status = "done"
baseline = 2026-06-30
actual = 2026-06-30

[[indicator]]
id = "tests"
name = "Tests offered"
responsible = "lab"
[[indicator.reading]]
on = 2026-01-31
value = 2

[[risk]]
id = "price"
text = "The price holds"
owner = "lab"
review_by = 2026-10-31

[[assessment]]
on = 2026-05-01
by = "assessor"
of = "testing"
level = "use"
[[assessment]]
on = 2026-05-01
by = "assessor"
of = "process"
score = 2

[[feedback]]
id = "f-20261010-aaaa1111"
on = 2026-10-10
by = "officer"
kind = "problem"
voice = "cluster-firm"
text = "a text that was said in trust"
about = ["rig"]

[[feedback]]
id = "f-20261011-aaaa2222"
on = 2026-10-11
by = "officer"
kind = "question"
text = "another"
about = ["scope"]
"#;

const DATES: &str = "[cluster]\nname = \"Dates\"\nsector_group = \"natural-resource\"\n\
                     [[milestone]]\nid = \"dryer\"\ntitle = \"Dryer runs\"\nowner = \"agency\"\nbaseline = 2027-01-31\n";

fn sealed() -> Sealed {
    Sealed::with(&[
        ("portfolio.toml", PORTFOLIO),
        ("fans.toml", FANS),
        ("dates.toml", DATES),
    ])
}

fn json(arguments: &[&str]) -> Value {
    let text = sealed().stdout(&[arguments, &["--format", "json"]].concat(), 0);
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn zones_tell_grade_link_and_rungs_and_what_nobody_recorded() {
    let text = sealed().stdout(&["zones"], 0);
    for part in [
        "testing stands on use\n",
        "north/electrical  adapt         +1  partial  joint development\n",
        "north/electrical (the same words: electric): drives\n",
        "north  fans     joint development  partial     +1         1       1\n",
        "nobody yet: south\n",
        "dates\nnothing recorded, and nothing likely\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let zones = json(&["zones", "fans"]);
    let testing = &zones["roadmaps"][0]["capabilities"][0];
    assert_eq!(testing["matches"][0]["rungs_above"], 1);
    assert_eq!(testing["matches"][0]["link"], "joint-development");
    assert_eq!(
        zones["roadmaps"][0]["capabilities"][1]["likely"][0]["why"],
        "same-words"
    );
    assert_eq!(zones["zones"][0]["suppliers"][0]["roadmap"], "fans");
    assert_eq!(zones["roadmaps"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_folder_without_zones_says_how_to_add_one() {
    let sealed = Sealed::with(&[("fans.toml", "[cluster]\nname = \"Fans\"\n")]);
    assert!(sealed.stdout(&["zones"], 0).starts_with("No zones: "));
    assert!(sealed.stdout(&["compare"], 0).contains("Nothing to draw"));
}

#[test]
fn clusters_are_compared_in_the_order_that_was_asked_for() {
    let order = |sort: &str| {
        let compared = json(&["compare", sort]);
        let ids = compared["roadmaps"].as_array().expect("a list").iter();
        ids.map(|one| one["id"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(order("--sort=roadmap"), ["dates", "fans"]);
    assert_eq!(order("--sort=-slip"), ["fans", "dates"]);
    assert_eq!(order("--sort=untold"), ["dates", "fans"]);
    let fans = &json(&["compare", "fans"])["roadmaps"][0];
    assert_eq!(fans["slip_days"]["worst"], 184);
    assert_eq!(fans["upgrading"]["score"], 2.0);
    assert_eq!(fans["collective_efficiency"]["score"], Value::Null);
    let wrong = sealed().run(&["compare", "--sort", "slipp"]);
    assert!(
        wrong.contains("did you mean slip?") && wrong.ends_with("status 2\n"),
        "{wrong}"
    );
}

#[test]
fn the_agenda_lists_what_is_due_by_owner_and_nothing_personal() {
    let text = sealed().stdout(&["agenda", "--owner", "fans/lab"], 0);
    insta::assert_snapshot!(text, @r"
    fans/lab  Head of testing
    4 overdue, 1 due, 2 to answer; 1 open milestone
    DUE                WHEN  WHAT       ITEM        TITLE
    15 Jun 2026  159 d late  reading    fans/tests  Tests offered
    30 Oct 2026   22 d late  answer     fans/1111   problem from cluster-firm
    31 Oct 2026   21 d late  answer     fans/2222   question
    31 Oct 2026   21 d late  risk       fans/price  The price holds
    31 Dec 2026     in 40 d  milestone  fans/rig    Test rig in place
    ");
    assert!(!text.contains("trust") && !text.contains("at home"));
    let agenda = json(&["agenda", "--days", "0"]);
    assert_eq!(agenda["owners"][0]["load"]["overdue"], 4);
    assert_eq!(agenda["owners"][0]["load"]["unanswered"], 2);
    assert_eq!(agenda["owners"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        sealed().stdout(&["agenda", "--owner", "none"], 0),
        "Nothing is overdue, and nothing is due within 90 days.\n"
    );
}

#[test]
fn a_handover_gives_all_that_is_open_and_writes_a_note() {
    let sealed = sealed();
    let note = sealed.stdout(&["handover", "fans/lab", "agency", "--why", "Retired"], 0);
    for part in [
        "From: Head of testing\nTo:   Development agency\n",
        "- rig: Test rig in place\n",
        "- 1111: problem from cluster-firm\n",
    ] {
        assert!(note.contains(part), "{part}\n{note}");
    }
    assert!(!note.contains("trust") && !note.contains("at home") && !note.contains("- scope"));
    let file = sealed.read("fans.toml");
    // The milestone, the risk and the indicator; the remark on what is done, which nobody else would answer. The
    // remark on the rig follows the rig, and what is done stays with who did it.
    assert_eq!(file.matches("owner = \"agency\"").count(), 3);
    assert_eq!(file.matches("responsible = \"agency\"").count(), 1);
    assert_eq!(file.matches("owner = \"lab\"").count(), 1);
    assert_eq!(
        file.matches("code = \"owner\"\nwhy = \"Retired\"").count(),
        3
    );
    let again = sealed.run(&["handover", "fans/lab", "agency"]);
    assert!(
        again.contains("nothing is open of fans/lab") && again.ends_with("status 2\n"),
        "{again}"
    );
}

#[test]
fn a_handover_can_be_looked_at_and_narrowed() {
    let sealed = sealed();
    let before = sealed.read("fans.toml");
    sealed.stdout(&["handover", "fans/lab", "agency", "--dry-run"], 0);
    for (arguments, why) in [
        (
            &["handover", "fans/lab", "fans/lab"][..],
            "has it all already",
        ),
        (
            &["handover", "fans/rig", "agency"],
            "is a milestone, not an owner",
        ),
        (&["handover", "fans/lab", "nobody"], "Nothing is called"),
        (
            &["handover", "fans/lab", "agency", "--where", "id:none"],
            "--where",
        ),
    ] {
        let told = sealed.run(arguments);
        assert!(told.contains(why) && told.ends_with("status 2\n"), "{told}");
    }
    assert_eq!(sealed.read("fans.toml"), before);
    sealed.stdout(
        &["handover", "fans/lab", "agency", "--where", "kind:risk"],
        0,
    );
    assert_eq!(
        sealed
            .read("fans.toml")
            .matches("owner = \"agency\"")
            .count(),
        1
    );
}

#[test]
fn every_template_makes_a_roadmap_that_check_finds_no_fault_with() {
    for template in [
        "traditional",
        "natural-resource",
        "complex-product-systems",
        "specialised-supplier",
    ] {
        let sealed = Sealed::empty();
        let roadmaps = ["--roadmaps", "roadmaps"];
        let new = [
            "new",
            "fans",
            "--name",
            "Gujrat \"fans\"",
            "--template",
            template,
        ];
        assert_eq!(sealed.stdout(&[&new[..], &roadmaps].concat(), 0), "fans\n");
        let check = ["check", "--fail-on", "warning"];
        sealed.stdout(&[&check[..], &roadmaps].concat(), 0);
    }
}
