//! `--as`: the name under which a command records what it does.

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
status = "active"
baseline = 2026-12-31
forecast = 2027-01-31
updated = 2026-09-01

[[milestone]]
id = "line"
title = "First line certified"
owner = "fdi"
status = "blocked"
blocked_by = "power"
updated = 2026-09-01

[[milestone]]
id = "plan"
title = "Plan agreed"

[[capability]]
id = "testing"
name = "Energy testing"

[[indicator]]
id = "tests"
name = "Tests offered"

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "officer"
voice = "cluster-firm"
kind = "problem"
place = "Wazirabad"
text = "The rig is sealed"
"#;

/// Every command that records who did something, each on a folder of its own.
#[test]
fn every_command_that_writes_records_the_name_that_it_is_given() {
    let why = ["--why", "Port closed", "--code", "supplier"];
    let with = |words: &[&'static str], more: &[&'static str]| [words, more].concat();
    let case = "f-20261004-k3v9q2mx";
    for words in [
        vec!["set", "fans/rig", "title=Rig runs"],
        vec!["add", "fans", "milestone", "title=Shed built"],
        with(&["remove", "fans/plan"], &why),
        vec!["confirm", "fans/rig"],
        with(&["forecast", "fans/rig", "31 Mar 2027"], &why),
        vec!["start", "fans/plan"],
        vec!["done", "fans/rig"],
        vec!["block", "fans/rig", "no power"],
        vec!["unblock", "fans/line"],
        with(&["drop", "fans/plan"], &why),
        with(&["approve", "fans/rig", "--approved-by", "SC"], &why),
        vec![
            "assess",
            "fans/testing",
            "use",
            "--evidence",
            "seen",
            "--source",
            "visit",
        ],
        vec!["review", "fans"],
        vec!["handover", "fdi", "smeda"],
        vec![
            "feedback",
            "add",
            "fans",
            "Open on Saturdays",
            "--kind",
            "request",
            "--voice",
            "cluster-firm",
        ],
        vec![
            "feedback",
            "answer",
            case,
            "It opens in May",
            "--outcome",
            "accepted",
        ],
        vec!["import", "plan.csv", "--into", "fans", "--yes"],
        vec![
            "import", "plan.csv", "--new", "motors", "--name", "Motors", "--yes",
        ],
    ] {
        let sealed = Sealed::with(&[("fans.toml", FANS)]);
        let plan = "id,title,baseline\nshed,Shed built,2027-06-30\n";
        std::fs::write(sealed.root().join("plan.csv"), plan).expect("a sheet");
        let before = recorded(&sealed);
        let told = sealed.run(&[&words[..], &["--as", "Dr Planted"]].concat());
        assert!(told.ends_with("--- status 0\n"), "{words:?}: {told}");
        let after = recorded(&sealed);
        let named = after.matches("\"Dr Planted\"").count();
        assert!(named > 0, "{words:?}: {after}");
        assert!(
            !after.contains("khan") && !before.contains("khan"),
            "{words:?}: {after}"
        );
    }
}

/// A new roadmap holds no record yet; the option is taken all the same, and is not the cluster's name.
#[test]
fn the_name_of_who_acts_is_not_the_name_of_a_new_cluster() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    for words in [
        ["new", "motors", "--name", "Motors", "--as", "Dr Planted"],
        ["--as", "Dr Planted", "new", "pumps", "--name", "Pumps"],
    ] {
        let told = sealed.run(&words);
        assert!(told.ends_with("--- status 0\n"), "{words:?}: {told}");
    }
    assert!(sealed.read("motors.toml").contains("name = \"Motors\""));
    assert!(sealed.read("pumps.toml").contains("name = \"Pumps\""));
}

/// All files of the folder, one after the other.
fn recorded(sealed: &Sealed) -> String {
    sealed
        .names()
        .iter()
        .map(|name| sealed.read(name))
        .collect()
}

/// An option after the words that were said is an option: a name in it must not become part of the remark.
#[test]
fn options_after_the_text_of_a_remark_are_no_part_of_it() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let told = sealed.run(&[
        "feedback",
        "add",
        "fans",
        "--kind",
        "idea",
        "--voice",
        "buyer",
        "Open",
        "it",
        "--who",
        "Planted Person",
    ]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let text = sealed.read("fans.toml");
    assert!(text.contains("text = \"Open it\""), "{text}");
    assert!(text.contains("who = \"Planted Person\""), "{text}");
}
