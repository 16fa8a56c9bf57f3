//! Fields of a programme's own: known in every roadmap as if they were built in.

use crate::sealed::Sealed;

const SHARED: &str = r#"[[field]]
kind = "milestone"
key = "pc1-code"
label = "PC-I code"
type = "text"
personal = true

[[field]]
kind = "milestone"
key = "wing"
type = "choice"
choices = ["North", "South Punjab"]

[[field]]
kind = "milestone"
key = "checked"
type = "date"

[[field]]
kind = "milestone"
key = "sites"
type = "whole"

[[field]]
kind = "owner"
key = "cell"
type = "flag"
"#;

const FANS: &str = r#"[cluster]
name = "Fans"

[[milestone]]
id = "rig"
title = "Test rig runs"
pc1-code = "K-17" # from the sheet
wing = "South Punjab"

[[milestone]]
id = "line"
title = "Line certified"
sites = 4
"#;

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS), ("portfolio.toml", SHARED)])
}

#[test]
fn they_are_no_unknown_keys_and_are_shown_listed_and_found() {
    let sealed = sealed();
    let checked = sealed.run(&["check", "--format", "json", "--fail-on", "never"]);
    assert!(!checked.contains("unknown-key"), "{checked}");
    assert!(checked.contains("\"problems\": []"), "{checked}");
    let shown = sealed.stdout(&["show", "rig"], 0);
    assert!(shown.contains("K-17"), "{shown}");
    let json = sealed.stdout(&["show", "rig", "--format", "json"], 0);
    assert!(json.contains("\"wing\": \"South Punjab\""), "{json}");
    let csv = sealed.stdout(&["list", "milestones", "--format", "csv"], 0);
    assert!(csv.contains(",pc1-code,wing,checked,sites,"), "{csv}");
    for (filter, found) in [
        ("wing:\"South Punjab\"", "rig"),
        ("pc1_code:k-17", "rig"),
        ("sites:>3", "line"),
        ("wing:none", "line"),
    ] {
        let listed = sealed.stdout(
            &["list", "milestones", "--where", filter, "--format", "json"],
            0,
        );
        assert_eq!(
            listed.matches("\"computed\": {").count(),
            1,
            "{filter}: {listed}"
        );
        assert!(
            listed.contains(&format!("\"id\": \"{found}\"")),
            "{filter}: {listed}"
        );
    }
}

#[test]
fn they_are_set_logged_and_taken_away() {
    let sealed = sealed();
    sealed.stdout(
        &[
            "set",
            "rig",
            "pc1-code=K-18",
            "wing=north",
            "sites=2",
            "checked=2026-10-01",
        ],
        0,
    );
    let text = sealed.read("fans.toml");
    for line in [
        "pc1-code = \"K-18\" # from the sheet\n",
        "wing = \"North\"\n",
        "sites = 2\n",
        "checked = 2026-10-01\n",
        "field = \"pc1-code\"\nfrom = \"K-17\"\nto = \"K-18\"\n",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    sealed.stdout(&["set", "rig", "pc1-code="], 0);
    let text = sealed.read("fans.toml");
    assert!(!text.contains("pc1-code = "), "{text}");
    sealed.stdout(
        &["add", "fans", "milestone", "title=New line", "sites=3"],
        0,
    );
    assert!(
        sealed
            .read("fans.toml")
            .contains("title = \"New line\"\nsites = 3\n")
    );
    let told = sealed.run(&["set", "rig", "sites=many"]);
    assert!(told.contains("`sites` should be a whole number"), "{told}");
    let told = sealed.run(&["set", "rig", "wng=North"]);
    assert!(told.contains("did you mean `wing`?"), "{told}");
}

#[test]
fn a_wrong_value_is_a_problem_with_the_nearest_right_word() {
    let sealed = Sealed::with(&[
        ("portfolio.toml", SHARED),
        (
            "fans.toml",
            &FANS
                .replace("\"South Punjab\"", "\"Nort\"")
                .replace("sites = 4", "sites = \"four\""),
        ),
    ]);
    let checked = sealed.run(&["check", "--format", "json", "--fail-on", "never"]);
    assert!(
        checked.contains("\"line\": 8,\n      \"column\": 8"),
        "{checked}"
    );
    assert!(checked.contains("did you mean \\\"North\\\"?"), "{checked}");
    assert!(
        checked.contains("`sites` should be a whole number"),
        "{checked}"
    );
    assert!(!checked.contains("unknown-key"), "{checked}");
}

#[test]
fn a_key_that_is_built_in_twice_there_or_malformed_is_told() {
    let field =
        |key: &str| format!("[[field]]\nkind = \"milestone\"\nkey = \"{key}\"\ntype = \"text\"\n");
    for (text, told) in [
        (field("owner"), "is a key of a milestone already"),
        (
            field("PC-I"),
            "a key of a-z, 0-9, - and _ that begins with a letter",
        ),
        (
            field("own") + &field("own"),
            "has a field `own` of this portfolio already",
        ),
        (
            "[[field]]\nkind = \"milestone\"\nkey = \"wing\"\ntype = \"choice\"\n".into(),
            "needs `choices`",
        ),
        (
            "[[field]]\nkind = \"review\"\nkey = \"wing\"\ntype = \"text\"\n".into(),
            "`kind` should be one of",
        ),
    ] {
        let sealed = Sealed::with(&[
            ("fans.toml", "[cluster]\nname = \"F\"\n"),
            ("portfolio.toml", &text),
        ]);
        let checked = sealed.run(&["check"]);
        assert!(checked.contains(told), "{told}: {checked}");
    }
}

#[test]
fn personal_ones_are_hidden_and_a_declaration_is_logged_as_a_field_of_the_portfolio() {
    let sealed = sealed();
    sealed.stdout(
        &[
            "add",
            "portfolio",
            "field",
            "kind=milestone",
            "key=own",
            "type=text",
        ],
        0,
    );
    let text = sealed.read("portfolio.toml");
    assert!(text.contains("item = \"portfolio\"\nfield = \"field\"\nto = { kind = \"milestone\", key = \"own\", type = \"text\" }"), "{text}");
    let written = sealed.run(&["changes", "--since", "2026-01-01", "--redact"]);
    assert!(!written.contains("K-17"), "{written}");
}

#[test]
fn they_merge_as_any_field() {
    let sealed = sealed();
    let write = |name: &str, text: &str| std::fs::write(sealed.root().join(name), text).unwrap();
    write("base.toml", FANS);
    write("ours.toml", &FANS.replace("K-17", "K-18"));
    write("theirs.toml", &FANS.replace("sites = 4", "sites = 5"));
    sealed.stdout(
        &[
            "merge",
            "base.toml",
            "ours.toml",
            "theirs.toml",
            "-o",
            "merged.toml",
        ],
        0,
    );
    let merged = std::fs::read_to_string(sealed.root().join("merged.toml")).unwrap();
    assert!(
        merged.contains("K-18\" # from the sheet") && merged.contains("sites = 5"),
        "{merged}"
    );
}
