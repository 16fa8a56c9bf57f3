use super::*;

#[test]
fn of_three_silences_only_the_strongest_is_raised() {
    let text = "[[milestone]]\nid = 'm'\nstatus = 'active'\nforecast = 2027-12-31\n\
                [[confirmation]]\non = 2026-01-01\nitems = ['m']";
    let days = [
        ("2026-02-05", ["", "", ""]),
        ("2026-02-06", ["notice m 36", "", ""]),
        ("2026-03-12", ["notice m 70", "", ""]),
        ("2026-03-13", ["", "warning m 71", ""]),
        ("2026-05-21", ["", "warning m 140", ""]),
        ("2026-05-22", ["", "", "error m 141"]),
    ];
    for (today, want) in days {
        for (rule, want) in ["update-due", "stale", "dormant"].into_iter().zip(want) {
            assert_eq!(one(rule, text, today), want, "{rule} on {today}");
        }
    }
    let off = format!("[rules]\noff = ['dormant']\n{text}");
    assert_eq!(
        one("stale", &off, "2026-05-22"),
        "",
        "what is off does not let a weaker one up"
    );
}

#[test]
fn a_silence_that_is_younger_than_the_last_word_says_from_when_it_is_counted() {
    let told = |rule: &str, status: &str| {
        let text = format!(
            "[[milestone]]\nid = 'm'\nstatus = '{status}'\nforecast = 2026-12-31\n\
             [[confirmation]]\non = 2019-05-04\nitems = ['m']"
        );
        message(rule, &[("a", &text)], "2026-09-30")
    };
    let planned = told("stale", "planned");
    assert!(
        planned
            .contains("no update for 88 days, counted from 4 Jul 2026 when its date came near: ")
            && planned.contains("last update 4 May 2019"),
        "{planned}"
    );
    let active = told("dormant", "active");
    assert!(!active.contains("counted from"), "{active}");
}

#[test]
fn an_agreed_silence_silences_as_long_as_it_lasts() {
    let text = "[[milestone]]\nid = 'm'\nstatus = 'active'\nforecast = 2027-12-31\n\
                quiet_until = 2026-06-30\nquiet_why = 'monsoon'\n\
                [[confirmation]]\non = 2026-01-01\nitems = ['m']";
    over(
        "dormant",
        text,
        &[("2026-06-30", ""), ("2026-07-01", "error m 181")],
    );
    over(
        "quiet",
        text,
        &[
            ("2026-01-01", ""),
            ("2025-12-31", "warning m"),
            ("2026-07-01", ""),
        ],
    );
    over(
        "quiet",
        "[[milestone]]\nid = 'm'\nquiet_until = 2026-06-30",
        &[("2026-06-30", "warning m"), ("2026-07-01", "")],
    );
}

#[test]
fn an_owner_is_needed_sixty_days_ahead() {
    let text = "[[milestone]]\nid = 'm'\nforecast = 2026-06-30\n[[milestone]]\nid = 'n'";
    over(
        "no-owner",
        text,
        &[
            ("2026-04-30", "warning m, warning n"),
            ("2026-05-01", "error m, warning n"),
            ("2026-12-01", "error m, warning n"),
        ],
    );
    over(
        "no-owner",
        "[[milestone]]\nid = 'm'\nowner = 'nobody'",
        &[("2026-04-30", "")],
    );
}

fn logged(stands: &str, changes: &[(&str, &str, &str)]) -> String {
    let mut text = format!("[[milestone]]\nid = 'm'\n{stands}\n[[owner]]\nid = 'x'\n");
    for (on, field, to) in changes {
        text += &format!("[[change]]\non = {on}\nitem = 'm'\nfield = '{field}'\n{to}\n");
    }
    text
}

#[test]
fn what_was_changed_by_hand_is_told_of() {
    let unlogged =
        |stands: &str, changes: &[_]| one("unlogged", &logged(stands, changes), "2026-01-01");
    let to = |on, date| (on, "forecast", date);
    assert_eq!(
        unlogged("forecast = 2026-05-01", &[]),
        "",
        "nothing is logged yet"
    );
    let one_change = [to("2026-01-01", "to = 2026-05-01")];
    assert_eq!(unlogged("forecast = 2026-05-01", &one_change), "");
    assert_eq!(unlogged("forecast = 2026-05-02", &one_change), "notice m");
    assert_eq!(unlogged("", &one_change), "notice m");
    assert_eq!(unlogged("", &[to("2026-01-01", "")]), "");
    // Two on the newest day and an older one last in the file: each of the three may stand.
    let many = [
        to("2026-03-01", "to = 2026-06-01"),
        to("2026-03-01", "to = 2026-06-02"),
        to("2026-02-01", "to = 2026-06-03"),
    ];
    for (date, want) in [
        ("2026-06-01", ""),
        ("2026-06-02", ""),
        ("2026-06-03", ""),
        ("2026-06-04", "notice m"),
    ] {
        assert_eq!(
            unlogged(&format!("forecast = {date}"), &many),
            want,
            "{date}"
        );
    }
    let conflict = "[[conflict]]\nitem = 'm'\nfield = 'forecast'\n";
    let text = logged("forecast = 2027-01-01", &many) + conflict;
    assert_eq!(
        one("unlogged", &text, "2026-01-01"),
        "",
        "the conflict speaks of it"
    );
}

#[test]
fn an_owner_is_compared_as_resolved_and_an_absent_status_is_planned() {
    let unlogged = |stands: &str, field, to| {
        one(
            "unlogged",
            &logged(stands, &[("2026-01-01", field, to)]),
            "2026-01-01",
        )
    };
    assert_eq!(unlogged("owner = 'a/x'", "owner", "to = 'x'"), "");
    assert_eq!(unlogged("owner = 'x'", "owner", "to = 'y'"), "notice m");
    assert_eq!(unlogged("owner = 'gone'", "owner", "to = 'gone'"), "");
    assert_eq!(unlogged("", "status", "to = 'planned'"), "");
    assert_eq!(unlogged("status = 'planned'", "status", ""), "");
    assert_eq!(unlogged("", "status", "to = 'active'"), "notice m");
}

#[test]
fn what_is_done_needs_evidence() {
    let text = |extra: &str| {
        format!("[[milestone]]\nid = 'm'\nstatus = 'done'\nactual = 2026-01-01\n{extra}")
    };
    over("unproven", &text(""), &[("2026-01-01", "notice m")]);
    over(
        "unproven",
        &text("reaches = 'use'"),
        &[("2026-01-01", "warning m")],
    );
    over(
        "unproven",
        &text("evidence = ['a.pdf']"),
        &[("2026-01-01", "")],
    );
    over("unproven", "[[milestone]]\nid = 'm'", &[("2026-01-01", "")]);
}

/// Milestones towards one rung, each an owner and its partners.
fn climbers(all: &[(&str, &[&str])]) -> String {
    let mut text = "[[capability]]\nid = 'c'\n".to_owned();
    for owner in ["x", "y", "z"] {
        text += &format!("[[owner]]\nid = '{owner}'\n");
    }
    for (place, (owner, partners)) in all.iter().enumerate() {
        text += &format!(
            "[[milestone]]\nid = 'm{place}'\ncapability = 'c'\nreaches = 'use'\nowner = '{owner}'\npartners = {partners:?}\n"
        );
    }
    text
}

#[test]
fn two_owners_on_one_rung_overlap_unless_one_names_the_other() {
    let overlap = |all: &[(&str, &[&str])]| one("overlap", &climbers(all), "2026-01-01");
    assert_eq!(overlap(&[("x", &[]), ("y", &[])]), "notice m1");
    assert_eq!(overlap(&[("x", &[]), ("a/x", &[])]), "", "the same owner");
    assert_eq!(overlap(&[("x", &["y"]), ("y", &[])]), "");
    assert_eq!(overlap(&[("x", &[]), ("y", &["a/x"])]), "");
    assert_eq!(
        overlap(&[("x", &["y"]), ("x", &[]), ("y", &[])]),
        "notice m2"
    );
    assert_eq!(
        overlap(&[("x", &["y"]), ("x", &["y", "z"]), ("y", &[]), ("z", &[])]),
        "notice m3"
    );
    assert_eq!(overlap(&[("x", &[]), ("nobody", &[])]), "");
    assert_eq!(overlap(&[("x", &["x"]), ("x", &[])]), "");
}

#[test]
fn overlap_agrees_with_comparing_every_pair() {
    use proptest::prelude::*;
    const OWNERS: [&str; 3] = ["x", "y", "z"];
    let step = (0usize..3, prop::collection::vec(0usize..3, 0..3));
    proptest!(|(all in prop::collection::vec(step, 0..7))| {
        let partners: Vec<Vec<&str>> = all.iter().map(|(_, list)| list.iter().map(|&one| OWNERS[one]).collect()).collect();
        let steps: Vec<(&str, &[&str])> = all.iter().zip(&partners).map(|((owner, _), list)| (OWNERS[*owner], list.as_slice())).collect();
        let pairs = |late: usize| (0..late).any(|early| {
            let ((one, with), (other, beside)) = (steps[early], steps[late]);
            one != other && !with.contains(&other) && !beside.contains(&one)
        });
        let want: Vec<String> = (0..steps.len()).filter(|&late| pairs(late)).map(|late| format!("notice m{late}")).collect();
        prop_assert_eq!(one("overlap", &climbers(&steps), "2026-01-01"), want.join(", "));
    });
}

#[test]
fn an_owner_who_left_is_named_as_resolved() {
    let shared = "[[owner]]\nid = 'agency'\nuntil = 2026-03-31";
    let a = "[[owner]]\nid = 'x'\nuntil = 2026-03-30\n\
             [[milestone]]\nid = 'm'\nowner = 'x'\nforecast = 2026-12-31\n\
             [[milestone]]\nid = 'n'\nowner = 'portfolio/agency'\nforecast = 2026-12-31\n";
    let b = "[[milestone]]\nid = 'm'\nowner = 'a/x'\nforecast = 2026-05-31\n\
             [[milestone]]\nid = 'd'\nowner = 'agency'\nstatus = 'dropped'\n";
    let files = [("portfolio", shared), ("a", a), ("b", b)];
    assert_eq!(
        of_rule("owner-left", &files, "2026-03-31"),
        "warning x 1, warning a/x 1"
    );
    assert_eq!(
        of_rule("owner-left", &files, "2026-04-01"),
        "error a/x 2, warning x 2, warning agency 1"
    );
    let (_, assessment) = assessed(&files, "2026-04-01");
    let flag = assessment
        .flags
        .iter()
        .find(|flag| flag.item.as_deref() == Some("a/x"))
        .unwrap();
    assert_eq!((&*flag.roadmap, &*flag.file), ("b", "a.toml"));
}

#[test]
fn an_owner_who_leaves_is_told_of_ninety_days_ahead() {
    let text = |forecast: &str| {
        format!(
            "[[owner]]\nid = 'x'\nuntil = 2026-06-30\n[[milestone]]\nid = 'm'\nowner = 'x'\n{forecast}"
        )
    };
    over(
        "owner-leaving",
        &text("forecast = 2026-07-01"),
        &[
            ("2026-03-31", ""),
            ("2026-04-01", "notice x 90"),
            ("2026-06-30", "notice x 0"),
            ("2026-07-01", ""),
        ],
    );
    over(
        "owner-leaving",
        &text("forecast = 2026-06-30"),
        &[("2026-04-01", "")],
    );
    over("owner-leaving", &text(""), &[("2026-04-01", "")]);
}

#[test]
fn a_capability_is_assessed_after_a_milestone_and_every_year() {
    let text = "[[capability]]\nid = 'c'\n\
        [[milestone]]\nid = 'm'\ncapability = 'c'\nstatus = 'done'\nactual = 2026-01-01\nreaches = 'use'\n\
        [[assessment]]\non = 2026-01-02\nof = 'c'\nlevel = 'assimilate'\n\
        [[assessment]]\non = 2026-02-01\nof = 'a/c'\nlevel = 'use'\n";
    over(
        "assess",
        text,
        &[
            ("2026-01-01", "notice c"),
            ("2026-01-31", "notice c"),
            ("2026-02-01", ""),
        ],
    );
    over(
        "reassess",
        text,
        &[("2027-02-01", ""), ("2027-02-02", "notice c 366")],
    );
}

#[test]
fn work_by_one_group_alone_is_told_of() {
    let text = |partner: &str, second: &str| {
        format!(
            "[[capability]]\nid = 'c'\n[[owner]]\nid = 'x'\ngroup = 'academia'\n[[owner]]\nid = 'y'\ngroup = '{partner}'\n\
             [[owner]]\nid = 'z'\n\
             [[milestone]]\nid = 'm'\ncapability = 'c'\nowner = 'x'\npartners = ['y', 'z']\n\
             [[milestone]]\nid = 'n'\ncapability = 'c'\nstatus = '{second}'\n"
        )
    };
    over(
        "lone-group",
        &text("academia", "done"),
        &[("2026-01-01", "notice c")],
    );
    over("lone-group", &text("buyer", "done"), &[("2026-01-01", "")]);
    over(
        "lone-group",
        &text("academia", "dropped"),
        &[("2026-01-01", "")],
    );
}

#[test]
fn an_indicator_is_read_in_its_rhythm_and_alike() {
    let text = |extra: &str| {
        format!(
            "[[indicator]]\nid = 'i'\n{extra}\n[[indicator.reading]]\non = 2026-01-01\nvalue = 1\n\
             [[indicator.reading]]\non = 2026-01-01\nvalue = 1.0\n\
             [[indicator.reading]]\non = 2026-09-01\nvalue = 3\n[[indicator.reading]]\non = 2026-09-01\nvalue = 4\n"
        )
    };
    over(
        "no-reading",
        &text(""),
        &[
            ("2026-05-16", ""),
            ("2026-05-17", "notice i 136"),
            ("2026-09-01", ""),
        ],
    );
    over(
        "no-reading",
        &text("reading_every_days = 30"),
        &[("2026-01-31", ""), ("2026-02-01", "notice i 31")],
    );
    over(
        "readings-differ",
        &text(""),
        &[
            ("2026-08-31", ""),
            ("2026-09-01", "notice i"),
            ("2026-12-31", "notice i"),
        ],
    );
}

#[test]
fn risks_and_decisions_have_their_day() {
    let risk = |state: &str| format!("[[risk]]\nid = 'r'\nreview_by = 2026-06-30\n{state}");
    over(
        "risk-review",
        &risk(""),
        &[
            ("2026-06-30", ""),
            ("2026-07-01", "notice r 1"),
            ("2026-07-03", "notice r 3"),
        ],
    );
    over(
        "risk-review",
        &risk("state = 'broken'"),
        &[("2026-07-01", "")],
    );
    let decision = "[[decision]]\nid = 'd'\non = 2027-01-01\ndue = 2026-06-30\ndone = 2026-07-05";
    over(
        "decision-overdue",
        decision,
        &[
            ("2026-06-30", ""),
            ("2026-07-04", "warning d 4"),
            ("2026-07-05", ""),
        ],
    );
}

#[test]
fn reviews_are_due_after_a_hundred_and_five_days() {
    let text =
        "[[review]]\non = 2026-01-01\n[[review]]\non = 2025-01-01\n[[review]]\non = 2027-01-01";
    over(
        "review-due",
        text,
        &[("2026-04-16", ""), ("2026-04-17", "warning - 106")],
    );
    over(
        "review-due",
        "[[milestone]]\nid = 'm'",
        &[("2026-04-17", "")],
    );
}

#[test]
fn milestones_never_spoken_of_become_a_warning_with_time() {
    let text = "[cluster]\nstart = 2026-01-01\n[[milestone]]\nid = 'm'";
    over(
        "unconfirmed",
        text,
        &[("2026-03-12", "notice -"), ("2026-03-13", "warning -")],
    );
    let word = "[[milestone]]\nid = 'm'\n[[confirmation]]\non = 2026-01-01\nitems = ['m']";
    over(
        "unconfirmed",
        word,
        &[("2026-01-01", ""), ("2025-12-31", "notice -")],
    );
    let records = "[[milestone]]\nid = 'm'\n[[indicator]]\nid = 'i'\n[[indicator.step]]\non = 2020-01-01\nvalue = 1\n\
                   [[indicator.reading]]\non = 2026-01-01\nvalue = 1\n[[review]]\non = 2026-02-01";
    over(
        "unconfirmed",
        records,
        &[("2026-03-12", "notice -"), ("2026-03-13", "warning -")],
    );
}

#[test]
fn what_is_not_set_up_is_named_in_one_notice() {
    let text = "[[milestone]]\nid = 'm'\nforecast = 2026-01-01\n[[indicator]]\nid = 'i'\n[[capability]]\nid = 'c'";
    let zones = "[[zone]]\nid = 'z'";
    let said = message("setup", &[("portfolio", zones), ("a", text)], "2026-01-01");
    assert_eq!(
        said,
        "not set up yet: no review, 1 capability without assessment, 1 capability without zone fit, 1 indicator \
         without reading and 1 open milestone without baseline"
    );
    let done = "[[review]]\non = 2026-01-01\n[[milestone]]\nid = 'm'\nbaseline = 2026-01-01\n\
        [[indicator]]\nid = 'i'\n[[indicator.reading]]\non = 2026-01-01\nvalue = 1\n\
        [[capability]]\nid = 'c'\n[[capability.match]]\nzone = 'z'\n[[assessment]]\non = 2026-01-01\nof = 'c'\nlevel = 'use'";
    assert_eq!(
        of_rule("setup", &[("portfolio", zones), ("a", done)], "2026-01-01"),
        ""
    );
    assert_eq!(
        of_rule("setup", &[("portfolio", zones), ("a", done)], "2025-12-31"),
        "notice -"
    );
}

#[test]
fn the_fields_changed_by_hand_are_named_for_the_log() {
    let portfolio = portfolio(&[(
        "a",
        &logged(
            "forecast = 2026-05-02\nstatus = 'active'",
            &[
                ("2026-01-01", "forecast", "to = 2026-05-01"),
                ("2026-01-01", "status", "to = 'active'"),
            ],
        ),
    )]);
    let names = ReferenceIndex::new(&portfolio);
    let roadmap = &portfolio.roadmaps[0];
    assert_eq!(unlogged(&names, roadmap, 0), [(0, vec!["forecast"])]);
}

#[test]
fn a_level_needs_evidence_and_does_not_jump_unexplained() {
    let text = |steps: &str| {
        format!(
            "[[capability]]\nid = 'c'\n\
             [[assessment]]\non = 2026-01-01\nof = 'c'\nlevel = 'buy'\n\
             [[assessment]]\non = 2026-02-01\nof = 'c'\nlevel = 'assimilate'\nevidence = 'seen'\n\
             [[assessment]]\non = 2026-03-01\nof = 'c'\nlevel = 'adapt'\n{steps}"
        )
    };
    over(
        "unproven",
        &text(""),
        &[
            ("2025-12-31", ""),
            ("2026-01-01", "notice c"),
            ("2026-02-01", ""),
            ("2026-03-01", "warning c"),
        ],
    );
    over(
        "jump",
        &text(""),
        &[("2026-02-28", ""), ("2026-03-01", "warning c")],
    );
    let done = |reaches: &str| {
        text(&format!(
            "[[milestone]]\nid = 'm'\ncapability = 'c'\nstatus = 'done'\nreaches = '{reaches}'\n"
        ))
    };
    over("jump", &done("use"), &[("2026-03-01", "")]);
    over("jump", &done("assimilate"), &[("2026-03-01", "warning c")]);
}

#[test]
fn numbers_of_a_placement_add_up_and_are_kept_current() {
    let funnel = |numbers: &str| {
        one(
            "funnel",
            &format!("[[placement]]\nid = 'p'\n{numbers}"),
            "2026-01-01",
        )
    };
    assert_eq!(
        funnel("trained = 5\ncertified = 5\nplaced = 5\nretained = 5"),
        ""
    );
    assert_eq!(funnel("trained = 5\nretained = 6"), "notice p");
    assert_eq!(funnel("returned = 6"), "");
    assert_eq!(funnel("placed = 5\nreturned = 6"), "notice p");
    let old = |numbers: &str| {
        format!(
            "[[placement]]\nid = 'p'\nas_of = 2026-01-01\ndue = 2026-06-30\ntarget = 2\n{numbers}"
        )
    };
    over(
        "count-old",
        &old(""),
        &[
            ("2026-05-16", ""),
            ("2026-05-17", "notice p 136"),
            ("2026-06-30", "notice p 180"),
            ("2026-07-01", ""),
        ],
    );
    over("count-old", &old("placed = 2"), &[("2026-05-17", "")]);
}

#[test]
fn a_chain_is_described_anew_after_three_years() {
    over(
        "chain-old",
        "[[chain]]\nid = 'x'\nas_of = 2023-01-01",
        &[("2025-12-31", ""), ("2026-01-01", "notice x 1096")],
    );
}

#[test]
fn the_load_of_an_owner_is_that_of_the_whole_folder() {
    let milestones = |owner: &str, count: usize, date: &str| -> String {
        (0..count)
            .map(|place| {
                format!("[[milestone]]\nid = 'm{place}'\nowner = '{owner}'\nforecast = {date}\n")
            })
            .collect()
    };
    let flags = |here: usize, today: &str| {
        let shared = "[[owner]]\nid = 'x'\n[rules]\nowner_load = 3\n";
        let a = milestones("x", here, "2026-06-30");
        let b = milestones("x", 2, "2026-06-30") + "[rules]\nowner_load = 4\n";
        let c = milestones("x", 5, "2027-06-30");
        of_rule(
            "overload",
            &[("portfolio", shared), ("a", &a), ("b", &b), ("c", &c)],
            today,
        )
    };
    assert_eq!(flags(1, "2026-06-30"), "");
    assert_eq!(flags(2, "2026-06-30"), "notice x");
    assert_eq!(flags(3, "2026-06-30"), "notice x, notice x");
    assert_eq!(flags(2, "2026-03-30"), "notice x");
    assert_eq!(flags(2, "2026-03-29"), "");
    assert_eq!(flags(2, "2026-12-31"), "notice x");
}

#[test]
fn a_link_that_was_begun_moves_within_a_year() {
    let text = |link: &str| {
        format!(
            "[[capability]]\nid = 'c'\n[[capability.match]]\nzone = 'y'\nlink = 'trial'\nas_of = 2025-03-01\n\
             [[capability.match]]\nzone = 'z'\nlink = '{link}'\nas_of = 2025-01-01\n[[capability.match]]\nlink = 'trial'\n"
        )
    };
    for link in ["identified", "contacted", "trial"] {
        over(
            "link-idle",
            &text(link),
            &[
                ("2026-01-01", ""),
                ("2026-01-02", "notice c 366"),
                ("2026-03-02", "notice c 425"),
            ],
        );
    }
    for link in ["none", "supplying", "joint-development"] {
        over(
            "link-idle",
            &text(link),
            &[("2026-03-01", ""), ("2026-03-02", "notice c 366")],
        );
    }
    assert_eq!(
        message("link-idle", &[("a", &text("contacted"))], "2026-01-02"),
        "the link with z is contacted since 1 Jan 2025, 366 days ago"
    );
}

#[test]
fn women_placed_are_of_those_placed() {
    let funnel = |numbers: &str| {
        one(
            "funnel",
            &format!("[[placement]]\nid = 'p'\n{numbers}"),
            "2026-01-01",
        )
    };
    assert_eq!(funnel("placed = 5\nwomen = 5"), "");
    assert_eq!(funnel("placed = 5\nwomen = 6"), "notice p");
    assert_eq!(funnel("women = 6"), "");
}

#[test]
fn a_release_of_money_is_a_record_from_which_a_roadmap_counts() {
    let text = "[[milestone]]\nid = 'm'\n[[fund]]\nid = 'f'\n[[fund.flow]]\non = 2026-01-01\nkind = 'released'\namount = 1\n";
    over(
        "unconfirmed",
        text,
        &[("2026-03-12", "notice -"), ("2026-03-13", "warning -")],
    );
}
