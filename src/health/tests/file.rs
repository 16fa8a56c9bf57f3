use super::*;

#[test]
fn status_and_dates_must_agree() {
    let text = |extra: &str| format!("[[milestone]]\nid = 'm'\n{extra}");
    for (extra, want) in [
        ("status = 'done'", "error m"),
        ("actual = 2026-01-01", "error m"),
        ("status = 'dropped'\nactual = 2026-01-01", "error m"),
        ("status = 'done'\nactual = 2026-01-01", ""),
        ("status = 'done'\nactual = 2026-01-02", "error m"),
        (
            "status = 'done'\nactual = 2026-01-01\nstart = 2026-01-01",
            "",
        ),
        (
            "status = 'done'\nactual = 2025-12-31\nstart = 2026-01-01",
            "error m",
        ),
    ] {
        assert_eq!(
            one("status-dates", &text(extra), "2026-01-01"),
            want,
            "{extra}"
        );
    }
}

#[test]
fn what_is_dated_ahead_is_told_of_by_its_newest() {
    let text = "[[review]]\non = 2026-01-02\n[[indicator]]\nid = 'i'\n[[indicator.reading]]\non = 2026-01-05\nvalue = 1\n\
                [[indicator.step]]\non = 2030-01-01\nvalue = 1\n[[decision]]\nid = 'd'\non = 2029-01-01\n\
                [[milestone]]\nid = 'm'\nforecast = 2028-01-01";
    over(
        "clock",
        text,
        &[
            ("2026-01-04", "warning - 1"),
            ("2026-01-01", "warning - 4"),
            ("2026-01-05", ""),
        ],
    );
    let shared = "[[change]]\non = 2026-01-03\nitem = 'x'\nfield = 'added'";
    let (_, assessment) = assessed(&[("portfolio", shared)], "2026-01-01");
    let flag = &assessment.flags[0];
    assert_eq!(
        (flag.rule, &*flag.roadmap, flag.kind, &flag.item),
        (Rule::Clock, "portfolio", "roadmap", &None)
    );
}

#[test]
fn references_to_nothing_are_told_once_a_key() {
    let shared =
        "[[zone]]\nid = 'z'\n[[zone.sector]]\nid = 's'\n[[owner]]\nid = 'agency'\ndeputy = 'ghost'";
    let a = "[[owner]]\nid = 'x'\nreports_to = 'agency'\ndeputy = 'b/y'\n\
        [[milestone]]\nid = 'm'\nowner = 'm'\npartners = ['x', 'p', 'q']\nafter = ['m2', 'b/m', 'portfolio/agency']\ncapability = 'c'\n\
        [[capability]]\nid = 'c'\n[[capability.match]]\nzone = 'z'\nsector = 's'\n\
        [[capability.match]]\nzone = 'w'\nsector = 's'\n[[capability.match]]\nzone = 'z'\nsector = 't'\n\
        [[confirmation]]\non = 2026-01-01\nitems = ['m', 'gone']\nsaid_by = 'x'\n\
        [[assessment]]\non = 2026-01-01\nof = 'labour'\n[[assessment]]\non = 2026-01-01\nof = 'm'\n\
        [[feedback]]\nid = 'f'\non = 2026-01-01\nabout = ['z', 'm', 'x', 'agency', 'c']\n\
        [[change]]\non = 2026-01-01\nitem = 'gone'\nfield = 'added'\nfeedback = ['gone']\n\
        [[review]]\non = 2026-01-01\nattended = ['gone']\n";
    let b = "[[owner]]\nid = 'y'\n[[milestone]]\nid = 'm'";
    let (_, assessment) = assessed(&[("portfolio", shared), ("a", a), ("b", b)], "2026-01-01");
    let mut told: Vec<String> = (assessment.flags.iter())
        .filter(|flag| flag.rule == Rule::UnknownReference)
        .map(|flag| {
            let key = flag.message.split(' ').next().unwrap();
            format!("{} {} {key}", flag.roadmap, flag.item.as_deref().unwrap())
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "a assessment[2] of",
            "a c sector",
            "a c zone",
            "a confirmation[1] items",
            "a m after",
            "a m owner",
            "a m partners",
            "portfolio agency deputy",
        ]
    );
}

#[test]
fn a_reference_into_a_file_that_could_not_be_read_is_not_flagged() {
    let text = "[[milestone]]\nid = 'm'\nowner = 'agency'\nafter = ['broken/m', 'n']\n\
                [[risk]]\nid = 'r'\nabout = ['agency']";
    let mut portfolio = portfolio(&[("a", text)]);
    portfolio.unread = vec!["broken".into(), "portfolio".into()];
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, on("2026-01-01"));
    let flags = assess(&portfolio, &names, &plan).flags;
    let told: Vec<_> = flags
        .iter()
        .filter(|flag| flag.rule == Rule::UnknownReference)
        .map(|flag| &flag.message)
        .collect();
    assert_eq!(
        told.len(),
        1,
        "a milestone cannot stand in portfolio.toml: {told:?}"
    );
    assert!(told[0].contains("\"n\""), "{told:?}");
}

#[test]
fn every_milestone_of_a_cycle_is_told_of() {
    let a = "[[milestone]]\nid = 'm'\nafter = ['b/m']\nstatus = 'done'\nactual = 2025-01-01";
    let b = "[[milestone]]\nid = 'm'\nafter = ['a/m']\n[[milestone]]\nid = 'n'\nafter = ['m']";
    assert_eq!(
        of_rule("cycle", &[("a", a), ("b", b)], "2026-01-01"),
        "error m, error m"
    );
}

#[test]
fn of_twins_the_first_stands_and_the_later_gets_no_other_flag() {
    let text = "[[owner]]\nid = 'x'\n[[capability]]\nid = 'x'\ntarget = 'use'\n\
                [[milestone]]\nid = 'm'\nforecast = 2025-01-01\n[[milestone]]\nid = 'm'\nforecast = 2024-01-01\nafter = ['gone']";
    let (_, assessment) = assessed(&[("a", text)], "2026-01-01");
    let on: Vec<_> = (assessment.flags.iter())
        .filter(|flag| flag.item.is_some())
        .map(|flag| (flag.rule.id(), flag.kind, in_words(flag)))
        .collect();
    assert_eq!(
        on,
        [
            ("overdue", "milestone", "error m 365".to_owned()),
            ("duplicate-id", "milestone", "error m".to_owned()),
            ("no-owner", "milestone", "error m".to_owned()),
            ("duplicate-id", "capability", "error x".to_owned()),
            ("gap", "capability", "warning x".to_owned()),
        ]
    );
    assert_eq!(assessment.roadmaps[0].open, 1);
}

#[test]
fn a_conflict_stands_on_what_it_names() {
    let conflict =
        |item: &str, field: &str| format!("[[conflict]]\nitem = '{item}'\nfield = '{field}'\n");
    let text = "[[milestone]]\nid = 'm'\n".to_owned()
        + &conflict("m", "forecast")
        + &conflict("m", "forecast")
        + &conflict("m", "owner")
        + &conflict("cluster", "name")
        + &conflict("gone", "owner");
    let (_, assessment) = assessed(&[("a", &text)], "2026-01-01");
    let on: Vec<_> = (assessment.flags.iter())
        .filter(|flag| flag.rule == Rule::Conflict)
        .map(|flag| (flag.kind, flag.item.as_deref().unwrap()))
        .collect();
    assert_eq!(
        on,
        [
            ("cluster", "cluster"),
            ("conflict", "conflict[5]"),
            ("milestone", "m"),
            ("milestone", "m")
        ]
    );
}

#[test]
fn unknown_keys_are_told_once_each_with_the_nearest() {
    let text = "x-y-z = 1\n[cluster]\nplcae = 'x'\n[rules]\noff = ['slippng', 'gap']\ncadence = 3\n\
        [[capability]]\nid = 'c'\nfoo = 1\n[[capability.match]]\nfoo = 1\nbar = 2\n[[capability.match]]\nbar = 2\n\
        [[review]]\non = 2026-01-01\nhelth = 'red'\n";
    let (_, assessment) = assessed(&[("a", text)], "2026-01-01");
    let told: Vec<_> = (assessment.flags.iter())
        .filter(|flag| flag.rule == Rule::UnknownKey)
        .map(|flag| format!("{} {:?} {}", flag.kind, flag.item.as_deref(), flag.message))
        .collect();
    let want = [
        "roadmap None \"x-y-z\" is not known here; it stays as it is",
        "roadmap None \"cadence\" is not known here; did you mean \"cadence_days\"?",
        "roadmap None \"slippng\" is not known here; did you mean \"slipping\"?",
        "capability Some(\"c\") \"foo\" is not known here; it stays as it is",
        "capability Some(\"c\") \"bar\" is not known here; it stays as it is",
        "cluster Some(\"cluster\") \"plcae\" is not known here; did you mean \"place\"?",
        "review Some(\"review[1]\") \"helth\" is not known here; did you mean \"health\"?",
    ];
    assert_eq!(told, want);
}

#[test]
fn a_cycle_is_named_with_its_members_in_order() {
    let a = "[[milestone]]\nid = 'm'\nafter = ['o', 'b/n']\n[[milestone]]\nid = 'o'\n\
             [[milestone]]\nid = 's'\nafter = ['s']";
    let b = "[[milestone]]\nid = 'k'\nafter = ['a/m']\n[[milestone]]\nid = 'n'\nafter = ['k']";
    let (_, assessment) = assessed(&[("a", a), ("b", b)], "2026-01-01");
    let told: Vec<_> = (assessment.flags.iter())
        .filter(|flag| flag.rule == Rule::Cycle)
        .map(|flag| &*flag.message)
        .collect();
    assert_eq!(
        told,
        [
            "waits for itself: m → b/n → b/k → m",
            "waits for itself",
            "waits for itself: k → a/m → n → k",
            "waits for itself: n → k → a/m → n",
        ]
    );
}

#[test]
fn a_copy_is_told_of_on_the_later_of_the_two() {
    let copies = |a: &str, b: &str, c: &str| {
        let (_, assessment) = assessed(&[("a", a), ("b", b), ("c", c)], "2026-01-01");
        let told: Vec<_> = (assessment.flags.iter())
            .filter(|flag| flag.rule == Rule::PossibleCopy)
            .map(|flag| format!("{} {} {}", flag.roadmap, flag.severity, flag.message))
            .collect();
        told.join("; ")
    };
    let named = |name: &str| format!("[cluster]\nname = '{name}'\n");
    let with = |id: &str| format!("[[feedback]]\nid = '{id}'\non = 2027-01-01\n");
    assert_eq!(copies(&named("X"), &named("Y"), ""), "");
    assert_eq!(copies("", "", ""), "");
    assert_eq!(
        copies(&named("X"), &named("Y"), &named("X")),
        "c warning may be a copy of a: both are called \"X\""
    );
    assert_eq!(
        copies(&with("f"), &with("g"), &with("g")),
        "c warning may be a copy of b: both hold the feedback g"
    );
    assert_eq!(copies(&(with("f") + &with("f")), "", ""), "");
}

#[test]
fn evidence_that_reads_like_a_file_is_in_the_folder() {
    let text = "[[milestone]]\nid = 'm'\nevidence = ['a.pdf', 'docs/b.pdf', 'here.pdf', 'minute 3']\n\
                [[milestone]]\nid = 'm'\nevidence = ['a.pdf']\n\
                [[assessment]]\non = 2026-01-01\nof = 'labour'\nevidence = 'a.pdf'\n\
                [[feedback]]\nid = 'f'\nevidence = ['a.pdf']\n\
                [[feedback]]\nid = 'g'\nsensitive = true\nevidence = ['a.pdf']\n";
    let mut portfolio = portfolio(&[("a", text)]);
    portfolio.missing_files = ["a.pdf".to_owned(), "docs/b.pdf".to_owned()].into();
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, on("2026-01-01"));
    let flags = assess(&portfolio, &names, &plan).flags;
    let told: Vec<_> = (flags.iter())
        .filter(|flag| flag.rule == Rule::EvidenceMissing)
        .map(|flag| format!("{}: {}", in_words(flag), flag.message))
        .collect();
    assert_eq!(
        told,
        [
            "notice assessment[1]: the file a.pdf is not in the folder",
            "notice f: the file a.pdf is not in the folder",
            "notice m: the files a.pdf and docs/b.pdf are not in the folder",
        ]
    );
}

#[test]
fn tags_are_those_of_the_portfolio() {
    let text = "[[feedback]]\nid = 'f'\ntags = ['power', 'custms', 'gas']\n[[feedback]]\nid = 'g'\ntags = ['power']\n\
                [[feedback]]\nid = 'h'\nsensitive = true\ntags = ['gas']\n";
    let files = [("portfolio", "tags = ['power', 'customs']"), ("a", text)];
    assert_eq!(of_rule("unknown-tag", &files, "2026-01-01"), "notice f");
    assert_eq!(
        message("unknown-tag", &files, "2026-01-01"),
        "\"custms\" is not among the tags of the portfolio; did you mean \"customs\"?"
    );
    assert_eq!(
        one(
            "unknown-tag",
            "[[feedback]]\nid = 'f'\ntags = ['x']",
            "2026-01-01"
        ),
        "notice f"
    );
}

#[test]
fn parts_of_a_reading_are_those_that_the_portfolio_declares() {
    let text = "[[indicator]]\nid = 'i'\n[[indicator.reading]]\non = 2026-01-01\nvalue = 1\nparts = { women = 1, youth = 2 }\n\
                [[indicator.reading]]\non = 2026-01-01\nvalue = 1\nparts = { youth = 2, smes = 1 }\nsmes = 3\n";
    let files = [
        ("portfolio", "disaggregate = ['women', 'sme']"),
        ("a", text),
    ];
    let (_, assessment) = assessed(&files, "2026-01-01");
    let told: Vec<_> = (assessment.flags.iter())
        .filter(|flag| flag.rule == Rule::UnknownKey)
        .map(|flag| format!("{} {}", in_words(flag), flag.message))
        .collect();
    assert_eq!(
        told,
        [
            "notice i \"smes\" is not known here; it stays as it is",
            "notice i \"youth\" is not among the groups of `disaggregate`; declare it in portfolio.toml, or remove it",
        ]
    );
}

#[test]
fn what_a_sensitive_feedback_must_not_hold_names_nothing() {
    let text =
        |more: &str| format!("[[feedback]]\nid = 'f'\nsensitive = true\nabout = ['gone']\n{more}");
    assert_eq!(one("unknown-reference", &text(""), "2026-01-01"), "");
    assert_eq!(
        one("unknown-reference", &text("owner = 'gone'"), "2026-01-01"),
        "error f"
    );
}

#[test]
fn the_owner_of_a_match_is_somebody() {
    let text = "[[capability]]\nid = 'c'\n[[capability.match]]\nowner = 'gone'\n[[capability.match]]\nowner = 'lost'\n";
    assert_eq!(one("unknown-reference", text, "2026-01-01"), "error c");
}
