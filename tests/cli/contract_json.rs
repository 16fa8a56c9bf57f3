//! The JSON that other programs read, key by key.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::sealed::Sealed;

const ALL: [&str; 17] = [
    "roadmaps",
    "milestones",
    "feedback",
    "owners",
    "capabilities",
    "indicators",
    "placements",
    "funds",
    "policies",
    "risks",
    "decisions",
    "changes",
    "reviews",
    "confirmations",
    "zones",
    "conflicts",
    "fields",
];

const MONEY: &str =
    "allocated_this_year released_this_year utilised_this_year approved released utilised";

/// The samples.
fn samples() -> Sealed {
    let sealed = Sealed::empty();
    let folder = sealed.roadmaps();
    sealed.run(&["samples", &folder.display().to_string()]);
    sealed
}

fn json(sealed: &Sealed, arguments: &[&str], status: i32) -> Value {
    let arguments = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&sealed.stdout(&arguments, status)).unwrap()
}

/// Asserts that an object holds those keys; others may be there too.
fn assert_keys(object: &Value, keys: &str) {
    let held: Vec<&str> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for key in keys.split_whitespace() {
        assert!(held.contains(&key), "{key} is missing among {held:?}");
    }
}

/// Asserts that a value is of one of those kinds: `n` null, `t` text, `N` number, `f` flag, `a` list, `o` object.
fn assert_is(value: &Value, kinds: &str, key: &str) {
    let kind = match value {
        Value::Null => 'n',
        Value::String(_) => 't',
        Value::Number(_) => 'N',
        Value::Bool(_) => 'f',
        Value::Array(_) => 'a',
        Value::Object(_) => 'o',
    };
    assert!(kinds.contains(kind), "{key}: {value}");
}

#[test]
fn check_holds_every_key_of_the_contract() {
    let sealed = samples();
    let check = json(&sealed, &["check", "--fail-on", "never"], 0);
    assert_keys(&check, "today roadmaps flags problems");
    let roadmaps = check["roadmaps"].as_array().unwrap();
    let ids: Vec<&str> = roadmaps
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert!(ids.is_sorted() && ids.len() == 7, "{ids:?}");
    for roadmap in roadmaps {
        assert_keys(roadmap, "id name health milestones flags");
        for letter in ["overall", "schedule", "updates", "feedback"] {
            let letter = roadmap["health"][letter].as_str().unwrap();
            assert!(["red", "amber", "green"].contains(&letter), "{roadmap}");
        }
        // The whole is the worst of the three.
        let rank = |letter: &str| {
            let letter = roadmap["health"][letter].as_str().unwrap();
            ["green", "amber", "red"]
                .iter()
                .position(|one| *one == letter)
        };
        let worst = ["schedule", "updates", "feedback"]
            .map(rank)
            .into_iter()
            .max();
        assert_eq!(worst, Some(rank("overall")));
        assert_keys(&roadmap["milestones"], "open done dropped");
        let of_it = |flag: &&Value| flag["roadmap"] == roadmap["id"];
        for severity in ["error", "warning", "notice"] {
            let flags = check["flags"].as_array().unwrap().iter().filter(of_it);
            let count = flags.filter(|flag| flag["severity"] == severity).count();
            assert_eq!(roadmap["flags"][severity], count, "{severity} of {roadmap}");
        }
    }
    let mut kinds = BTreeSet::new();
    for flag in check["flags"].as_array().unwrap() {
        assert_keys(
            flag,
            "rule severity roadmap kind item days message file line",
        );
        assert_is(&flag["days"], "nN", "days");
        assert_is(&flag["line"], "nN", "line");
        let (kind, item) = (flag["kind"].as_str().unwrap(), &flag["item"]);
        assert_eq!(item.is_null(), kind == "roadmap", "{flag}");
        kinds.insert(kind);
    }
    assert!(
        kinds.contains("roadmap") && kinds.contains("milestone"),
        "{kinds:?}"
    );
}

#[test]
fn problems_tell_the_place_in_characters_and_records_are_told_by_their_number() {
    let sealed = Sealed::with(&[
        (
            "fans.toml",
            "[cluster]\nname = \"Fans\"\n\n[[milestone]]\n\tid = \"a\" # مدرسہ\nweight = \"three\"\n[[owner]]\nid = \"é\"\n\
         [[review]]\non = 2030-01-01\nby = \"x\"\n[[review]]\non = 2030-01-02\nby = \"x\"\n",
        ),
        (
            "marble.toml",
            "milestone = [ { id = \"é\", weight = \"é\" } ]\n[cluster]\nname = \"M\"\n",
        ),
    ]);
    let check = json(&sealed, &["check", "--fail-on", "never"], 3);
    let problems = check["problems"].as_array().unwrap();
    let place = |file: &str, words: &str| {
        let problem = problems
            .iter()
            .find(|one| one["file"] == file && one["message"].as_str().unwrap().contains(words));
        let problem = problem.unwrap_or_else(|| panic!("{words}: {problems:?}"));
        assert_keys(problem, "file line column message");
        (problem["line"].as_u64(), problem["column"].as_u64())
    };
    // A missing key points at the header of its entry.
    assert_eq!(place("fans.toml", "`title`"), (Some(4), Some(1)));
    assert_eq!(place("fans.toml", "`weight`"), (Some(6), Some(10)));
    // Columns count characters, not bytes.
    assert_eq!(place("marble.toml", "`weight`"), (Some(1), Some(36)));
    let flags = check["flags"].as_array().unwrap();
    let clock = flags.iter().find(|flag| flag["rule"] == "clock").unwrap();
    let item = clock["item"].as_str();
    assert!(
        item.is_none_or(|item| item.starts_with("review[")),
        "{clock}"
    );
}

#[test]
fn lists_hold_what_show_holds_and_every_computed_quantity() {
    let sealed = samples();
    for kind in ALL {
        let list = json(&sealed, &["list", kind], 0);
        let list = list.as_array().unwrap();
        assert_eq!(list.is_empty(), kind == "conflicts", "{kind}");
        for entry in list {
            assert_keys(entry, "roadmap kind id fields computed flags");
        }
        // One of each kind is shown, and is the same in every key.
        let Some(entry) = list.first() else { continue };
        let roadmap = entry["roadmap"].as_str().unwrap();
        let address = match kind {
            "roadmaps" => roadmap.to_owned(),
            _ => format!("{roadmap}/{}", entry["id"].as_str().unwrap()),
        };
        let shown = json(&sealed, &["show", &address], 0);
        assert_eq!(shown, *entry, "{address}");
    }
    for milestone in json(&sealed, &["list", "milestones"], 0)
        .as_array()
        .unwrap()
    {
        let computed = &milestone["computed"];
        for (key, kinds) in [
            ("open", "f"),
            ("finish", "nt"),
            ("slip_days", "nN"),
            ("carried_days", "N"),
            ("own_slip_days", "nN"),
            ("original_slip_days", "nN"),
            ("pushes", "N"),
            ("baselines_moved", "N"),
            ("drift", "nN"),
            ("trend_finish", "nt"),
            ("projected", "nt"),
            ("inherited_slip_days", "nN"),
            ("cause", "a"),
            ("float_days", "nN"),
            ("critical", "f"),
            ("last_word", "nt"),
            ("last_confirmed", "nt"),
            ("silent_days", "nN"),
            ("asked_every_days", "N"),
        ] {
            let value = computed
                .get(key)
                .unwrap_or_else(|| panic!("{key} of {milestone}"));
            assert_is(value, kinds, key);
        }
        for cause in computed["cause"].as_array().unwrap() {
            assert!(cause.as_str().unwrap().contains('/'), "{cause}");
        }
    }
    for roadmap in json(&sealed, &["list", "roadmaps"], 0).as_array().unwrap() {
        let computed = &roadmap["computed"];
        assert_keys(
            computed,
            "schedule collective_efficiency upgrading feedback funds firms health",
        );
        assert_keys(
            &computed["schedule"],
            "milestones ev es_days at_days spi_t sv_t_days finish_estimate bei due done due_as_first_agreed \
             done_as_first_agreed",
        );
        let efficiency = &computed["collective_efficiency"];
        for part in ["external_economies", "joint_action", "total"] {
            assert_keys(&efficiency[part], "score scored of");
        }
        assert_keys(
            &computed["feedback"],
            "waiting median_days_to_answer told satisfied reopened followed_up",
        );
        for money in computed["funds"].as_object().unwrap().values() {
            assert_keys(money, MONEY);
        }
        for firms in computed["firms"].as_object().unwrap().values() {
            assert_keys(firms, "on_level of");
        }
        assert_keys(&computed["health"], "overall schedule updates feedback");
    }
    for fund in json(&sealed, &["list", "funds"], 0).as_array().unwrap() {
        assert_keys(&fund["computed"], MONEY);
    }
    for capability in json(&sealed, &["list", "capabilities"], 0)
        .as_array()
        .unwrap()
    {
        assert_keys(&capability["computed"]["firms"], "on_level of");
    }
}

/// Numbers of days below 0 are for programs; people are told which way.
#[test]
fn people_never_read_a_number_of_days_below_none() {
    let sealed = samples();
    let shown = sealed.stdout(&["show", "gujrat-fans/protocol"], 0);
    assert!(
        shown.contains("33 days early") && !shown.contains("-33"),
        "{shown}"
    );
    for as_of in ["2020-01-01", "2025-08-01", "2026-11-21"] {
        let agenda = sealed.stdout(&["agenda", "--as-of", as_of], 0);
        let is_signed = |word: &str| word.starts_with('-') && word.len() > 1;
        let signed: Vec<&str> = agenda
            .split_whitespace()
            .filter(|word| is_signed(word))
            .collect();
        assert!(
            signed.is_empty() && agenda.contains(" d late"),
            "{signed:?} in {agenda}"
        );
    }
}

#[test]
fn a_roadmap_is_listed_by_its_id_and_a_new_allocation_told_by_its_year() {
    let sealed = samples();
    let listed = |column: &str| sealed.stdout(&["list", "roadmaps", "--columns", column], 0);
    assert_eq!(listed("id"), listed("roadmap"));
    sealed.run(&["add", "gujrat-fans", "fund", "id=usd", "title=Grant"]);
    let told = sealed.run(&[
        "add",
        "gujrat-fans/usd",
        "allocation",
        "year=2026-27",
        "amount=3",
    ]);
    assert!(
        told.contains("gujrat-fans/usd: new allocation 2026-27"),
        "{told}"
    );
}
