use super::*;

#[test]
fn overdue_is_an_error_after_fourteen_days() {
    over(
        "overdue",
        "[[milestone]]\nid = 'm'\nbaseline = 2026-01-01\nforecast = 2026-06-30",
        &[
            ("2026-06-30", ""),
            ("2026-07-01", "warning m 1"),
            ("2026-07-14", "warning m 14"),
            ("2026-07-15", "error m 15"),
        ],
    );
    over(
        "overdue",
        "[[milestone]]\nid = 'm'\nforecast = 2026-06-30\nstatus = 'done'",
        &[("2027-01-01", "")],
    );
    over(
        "overdue",
        "[[milestone]]\nid = 'm'\nbaseline = 2028-02-29",
        &[("2028-03-01", "warning m 1"), ("2028-02-29", "")],
    );
    over(
        "overdue",
        "[[milestone]]\nid = 'm'\nbaseline = 9999-12-31",
        &[("2026-01-01", ""), ("9999-12-31", "")],
    );
}

#[test]
fn a_slip_is_measured_against_what_was_agreed() {
    let slip = |forecast: &str| {
        let text = format!("[[milestone]]\nid = 'm'\nbaseline = 2026-01-01\nforecast = {forecast}");
        one("slipping", &text, "2025-01-01")
    };
    assert_eq!(slip("2026-01-31"), "");
    assert_eq!(slip("2026-02-01"), "warning m 31");
    assert_eq!(slip("2026-04-03"), "warning m 92");
    assert_eq!(slip("2026-04-04"), "error m 93");
}

#[test]
fn a_slipping_milestone_says_what_was_agreed_and_how_often_more_was_asked() {
    let text = "[[milestone]]\nid = 'm'\nbaseline = 2026-06-30\nforecast = 2026-09-30\n\
        [[change]]\non = 2026-03-01\nitem = 'm'\nfield = 'forecast'\nto = 2026-08-31\n\
        [[change]]\non = 2026-04-01\nitem = 'm'\nfield = 'forecast'\nfrom = 2026-08-31\nto = 2026-09-30\n";
    assert_eq!(
        message("slipping", &[("a", text)], "2026-05-01"),
        "92 days after the baseline: baseline 30 Jun 2026, forecast 30 Sep 2026; postponed twice"
    );
}

#[test]
fn a_slipping_milestone_that_nobody_postponed_says_nothing_of_that() {
    let text = "[[milestone]]\nid = 'm'\nbaseline = 2026-06-30\nforecast = 2026-09-30\n";
    assert_eq!(
        message("slipping", &[("a", text)], "2026-05-01"),
        "92 days after the baseline: baseline 30 Jun 2026, forecast 30 Sep 2026"
    );
}

#[test]
fn an_inherited_slip_names_what_it_comes_from() {
    let files = |forecast: &str| {
        [
            (
                "a",
                format!("[[milestone]]\nid = 'grid'\nforecast = {forecast}"),
            ),
            (
                "b",
                "[[milestone]]\nid = 'rig'\nforecast = 2026-06-30\nafter = ['a/grid']\n\
                 [[milestone]]\nid = 'lab'\nforecast = 2026-06-30\nafter = ['rig']"
                    .to_owned(),
            ),
        ]
    };
    let flags = |forecast: &str| {
        let files = files(forecast);
        of_rule(
            "inherits-slip",
            &[(files[0].0, &files[0].1), (files[1].0, &files[1].1)],
            "2026-01-01",
        )
    };
    assert_eq!(flags("2026-07-30"), "");
    assert_eq!(flags("2026-07-31"), "warning lab 31, warning rig 31");
    let files = files("2026-07-31");
    let said = message(
        "inherits-slip",
        &[(files[0].0, &files[0].1), (files[1].0, &files[1].1)],
        "2026-01-01",
    );
    assert_eq!(
        said,
        "delayed 31 days by predecessors: forecast 30 Jun 2026, projected 31 Jul 2026; waits for rig, which waits \
         for a/grid"
    );
}

#[test]
fn a_late_start_needs_work_to_do_and_gives_way_to_an_inherited_slip() {
    let text = "[[milestone]]\nid = 'm'\nduration_days = 20\nforecast = 2026-06-30";
    // The work has to begin on 10 Jun.
    over(
        "late-start",
        text,
        &[("2026-07-10", ""), ("2026-07-11", "warning m 31")],
    );
    over(
        "late-start",
        &format!("{text}\nstatus = 'active'"),
        &[("2026-07-11", "")],
    );
    over(
        "late-start",
        "[[milestone]]\nid = 'm'\nforecast = 2026-06-30",
        &[("2026-12-11", "")],
    );
    let held = format!("{text}\nafter = ['p']\n[[milestone]]\nid = 'p'\nforecast = 2026-12-31");
    over("late-start", &held, &[("2026-07-11", "")]);
    over(
        "late-start",
        &format!("{held}\n[rules]\noff = ['inherits-slip']"),
        &[("2026-07-11", "")],
    );
}

fn moved(dates: &[(&str, &str)]) -> String {
    let mut text = "[[milestone]]\nid = 'm'\nbaseline = 2026-01-01\n".to_owned();
    for (on, to) in dates {
        text += &format!(
            "[[change]]\non = {on}\nitem = 'm'\nfield = 'forecast'\nfrom = 2026-01-01\nto = {to}\n"
        );
    }
    text
}

#[test]
fn pushes_count_from_the_second() {
    let three = [
        ("2026-01-02", "2026-02-01"),
        ("2026-01-03", "2026-02-01"),
        ("2026-01-04", "2026-02-01"),
    ];
    over("pushed", &moved(&three[..1]), &[("2026-06-01", "")]);
    over("pushed", &moved(&three[..2]), &[("2026-06-01", "notice m")]);
    over(
        "pushed",
        &moved(&three),
        &[("2026-06-01", "warning m"), ("2026-01-03", "notice m")],
    );
    let same_day = [("2026-01-02", "2026-02-01"), ("2026-01-02", "2026-03-01")];
    over("pushed", &moved(&same_day), &[("2026-06-01", "")]);
    let earlier = [("2026-01-02", "2025-12-31"), ("2026-01-03", "2026-01-01")];
    over("pushed", &moved(&earlier), &[("2026-06-01", "")]);
}

#[test]
fn drift_counts_from_a_fifth_and_warns_from_a_half() {
    let drift = |to: &str| {
        one(
            "drifting",
            &moved(&[("2026-01-01", "2027-01-01"), ("2026-04-11", to)]),
            "2026-05-01",
        )
    };
    // 100 days pass between the two moves.
    assert_eq!(drift("2027-01-20"), "");
    assert_eq!(drift("2027-01-21"), "notice m");
    assert_eq!(drift("2027-02-19"), "notice m");
    assert_eq!(drift("2027-02-20"), "warning m");
    assert_eq!(drift("2026-01-20"), "");
}

#[test]
fn drift_says_its_pace_and_where_it_leads() {
    let said = |to: &str| {
        message(
            "drifting",
            &[(
                "a",
                &moved(&[("2026-01-01", "2027-01-01"), ("2026-04-11", to)]),
            )],
            "2026-05-01",
        )
    };
    assert_eq!(
        said("2027-01-26"),
        "forecast moved 25 days later within 100 days: 0.25 days for each day that passes; at this rate it is done \
         on 3 May 2027"
    );
    assert_eq!(
        said("2027-04-11"),
        "forecast moved 100 days later within 100 days: 1 day for each day that passes; at this rate it is never done"
    );
}

#[test]
fn a_milestone_without_a_date_is_told_of() {
    over(
        "undated",
        "[[milestone]]\nid = 'm'",
        &[("2026-01-01", "notice m")],
    );
    over(
        "undated",
        "[[milestone]]\nid = 'm'\nstatus = 'active'",
        &[("2026-01-01", "warning m")],
    );
    over(
        "undated",
        "[[milestone]]\nid = 'm'\nbaseline = 2026-01-01",
        &[("2026-01-01", "")],
    );
    over(
        "undated",
        "[[milestone]]\nid = 'm'\nstatus = 'dropped'",
        &[("2026-01-01", "")],
    );
}

#[test]
fn a_block_is_an_error_after_a_quarter_of_a_year() {
    let text = "[[milestone]]\nid = 'm'\nstatus = 'blocked'\nblocked_by = 'grid'\n";
    over("blocked", text, &[("2026-06-01", "warning m")]);
    let logged = format!(
        "{text}[[change]]\non = 2026-03-01\nitem = 'm'\nfield = 'status'\nto = 'blocked'\n\
         [[change]]\non = 2026-01-01\nitem = 'm'\nfield = 'status'\nto = 'blocked'\n\
         [[change]]\non = 2026-02-01\nitem = 'm'\nfield = 'status'\nto = 'active'\n"
    );
    over(
        "blocked",
        &logged,
        &[
            ("2026-06-01", "warning m 92"),
            ("2026-06-02", "error m 93"),
            ("2025-12-31", "warning m"),
        ],
    );
    assert_eq!(
        message("blocked", &[("a", &logged)], "2026-06-01"),
        "blocked for 92 days, since 1 Mar 2026: grid"
    );
}

#[test]
fn an_unanswered_problem_stands_on_the_milestones_of_its_own_roadmap() {
    let text = "[[milestone]]\nid = 'm'\n\
        [[feedback]]\nid = 'f'\non = 2026-03-05\nkind = 'problem'\nabout = ['m', 'a/m']\n\
        [[feedback]]\nid = 'g'\non = 2026-03-01\nkind = 'problem'\nabout = ['m']\nanswered = 2026-03-11\n\
        [[feedback]]\nid = 'h'\non = 2026-02-01\nkind = 'question'\nabout = ['m']\n\
        [[feedback]]\nid = 'i'\non = 2026-03-20\nkind = 'problem'\nabout = ['b/m']\n";
    let other = "[[milestone]]\nid = 'm'\n";
    for (today, want) in [
        ("2026-02-28", ""),
        ("2026-03-10", "notice m 9"),
        ("2026-03-11", "notice m 6"),
        ("2026-03-25", "notice m 20"),
        ("2026-03-26", "warning m 21"),
    ] {
        assert_eq!(
            of_rule("problem-reported", &[("a", text), ("b", other)], today),
            want,
            "{today}"
        );
    }
}

#[test]
fn unanswered_problems_are_counted() {
    let text = |more: &str| {
        format!(
            "[[milestone]]\nid = 'm'\n[[feedback]]\nid = 'f'\non = 2026-03-05\nkind = 'problem'\nabout = ['m']\n{more}"
        )
    };
    let said = |more: &str| message("problem-reported", &[("a", &text(more))], "2026-03-10");
    assert_eq!(said(""), "a problem was reported 5 days ago, not answered");
    let second = "[[feedback]]\nid = 'g'\non = 2026-03-01\nkind = 'problem'\nabout = ['m']";
    assert_eq!(
        said(second),
        "2 problems were reported, not answered, the oldest 9 days ago"
    );
}

#[test]
fn a_broken_assumption_stands_on_what_it_is_about() {
    let text = |state: &str| {
        format!(
            "[[milestone]]\nid = 'm'\n[[milestone]]\nid = 'n'\nstatus = 'done'\nactual = 2025-01-01\n\
                 [[risk]]\nid = 'r'\nstate = '{state}'\nabout = ['m', 'n', 'm']\n"
        )
    };
    over(
        "assumption-broken",
        &text("broken"),
        &[("2026-01-01", "warning m")],
    );
    over("assumption-broken", &text("open"), &[("2026-01-01", "")]);
}

/// A capability with target `adapt`, and milestones as (status, reaches, forecast).
fn climbing(extra: &str, steps: &[(&str, &str, &str)]) -> String {
    let mut text = format!("[[capability]]\nid = 'c'\ntarget = 'adapt'\n{extra}\n");
    for (place, (status, reaches, forecast)) in steps.iter().enumerate() {
        text += &format!(
            "[[milestone]]\nid = 'm{place}'\ncapability = 'c'\nstatus = '{status}'\nreaches = '{reaches}'\n\
             forecast = {forecast}\nactual = {forecast}\n"
        );
    }
    text
}

#[test]
fn a_gap_is_a_target_to_which_nothing_leads() {
    let gap = |steps: &[_], extra: &str| one("gap", &climbing(extra, steps), "2026-06-01");
    assert_eq!(gap(&[], ""), "warning c");
    assert_eq!(gap(&[("active", "use", "2027-01-01")], ""), "warning c");
    assert_eq!(gap(&[("active", "adapt", "2027-01-01")], ""), "");
    assert_eq!(gap(&[("active", "create", "2027-01-01")], ""), "");
    assert_eq!(gap(&[("dropped", "adapt", "2027-01-01")], ""), "warning c");
    // Done, but not assessed: `assess` speaks instead.
    assert_eq!(gap(&[("done", "adapt", "2026-01-01")], ""), "");
    assert_eq!(gap(&[("done", "use", "2026-01-01")], ""), "");
    let level = "[[assessment]]\non = 2026-05-01\nof = 'c'\nlevel = ";
    assert_eq!(gap(&[], &format!("{level}'adapt'")), "");
    assert_eq!(gap(&[], &format!("{level}'use'")), "warning c");
    assert_eq!(
        gap(&[("done", "use", "2026-01-01")], &format!("{level}'use'")),
        "warning c"
    );
    let newer = format!("{level}'adapt'\n[[assessment]]\non = 2026-05-01\nof = 'c'\nlevel = 'use'");
    assert_eq!(gap(&[], &newer), "warning c", "of one day the last counts");
    let later = format!("{level}'use'\n[[assessment]]\non = 2026-06-02\nof = 'c'\nlevel = 'adapt'");
    assert_eq!(
        gap(&[], &later),
        "warning c",
        "a later one is not there yet"
    );
    assert_eq!(
        of_rule(
            "gap",
            &[
                ("a", "[[capability]]\nid = 'c'\ntarget = 'buy'"),
                (
                    "b",
                    "[[milestone]]\nid = 'm'\ncapability = 'a/c'\nreaches = 'create'"
                )
            ],
            "2026-06-01"
        ),
        "warning c",
        "a milestone of another roadmap is not its way"
    );
}

#[test]
fn a_target_is_late_when_its_earliest_milestone_is() {
    let late = |steps: &[_], due: &str| {
        one(
            "target-late",
            &climbing(&format!("due = {due}"), steps),
            "2026-06-01",
        )
    };
    let steps = [
        ("active", "adapt", "2027-03-01"),
        ("planned", "create", "2027-02-01"),
        ("active", "use", "2026-12-01"),
    ];
    assert_eq!(late(&steps, "2027-02-01"), "");
    assert_eq!(late(&steps, "2027-01-31"), "warning c 1");
    assert_eq!(late(&steps[..1], "2027-01-31"), "warning c 29");
    assert_eq!(late(&steps[2..], "2027-01-31"), "");
}

/// An indicator from 0 on 1 Jan 2026 to 100 on 11 Apr 2026, a hundred days later.
fn indicator(extra: &str) -> String {
    format!(
        "[[indicator]]\nid = 'i'\nstart = 2026-01-01\nbaseline = 0\ndue = 2026-04-11\ntarget = 100\n{extra}"
    )
}

#[test]
fn an_indicator_is_behind_below_four_fifths_of_its_way() {
    let behind = |reading: &str, value: &str, extra: &str| {
        let text = indicator(&format!(
            "{extra}\n[[indicator.reading]]\non = {reading}\nvalue = {value}"
        ));
        one("behind", &text, "2026-12-31")
    };
    // Day 24 is too early to say; day 25 expects 25, four fifths of which are 20.
    assert_eq!(behind("2026-01-25", "0", ""), "");
    assert_eq!(behind("2026-01-26", "20", ""), "");
    assert_eq!(behind("2026-01-26", "19.99", ""), "warning i");
    assert_eq!(behind("2026-04-11", "80", ""), "");
    assert_eq!(behind("2026-04-11", "79", ""), "warning i");
    assert_eq!(
        behind("2026-11-11", "79", ""),
        "warning i",
        "after the end the whole way is expected"
    );
    let step = "[[indicator.step]]\non = 2026-02-20\nvalue = 10";
    assert_eq!(behind("2026-02-20", "8", step), "");
    assert_eq!(behind("2026-02-20", "7.9", step), "warning i");
    // Half way from the step to the end: 55, of which 44 are asked.
    assert_eq!(behind("2026-03-17", "44", step), "");
    assert_eq!(behind("2026-03-17", "43.9", step), "warning i");
    let twice = format!("{step}\n[[indicator.step]]\non = 2026-02-20\nvalue = 20");
    assert_eq!(
        behind("2026-02-20", "15.9", &twice),
        "warning i",
        "of one day the last step counts"
    );
    let beyond = "[[indicator.step]]\non = 2026-04-11\nvalue = 5";
    assert_eq!(
        behind("2026-04-10", "70", beyond),
        "warning i",
        "a step at the end is none"
    );
}

#[test]
fn an_indicator_that_should_fall_is_behind_when_it_does_not() {
    let text = |value: &str| {
        format!(
            "[[indicator]]\nid = 'i'\nstart = 2026-01-01\nbaseline = 10\ndue = 2026-04-11\ntarget = 0\n\
             [[indicator.reading]]\non = 2026-02-20\nvalue = 1\n\
             [[indicator.reading]]\non = 2026-02-20\nvalue = {value}"
        )
    };
    over("behind", &text("6"), &[("2026-12-31", "")]);
    over(
        "behind",
        &text("6.1"),
        &[("2026-12-31", "warning i"), ("2026-02-19", "")],
    );
}

#[test]
fn a_placement_falls_short_the_day_after() {
    let text =
        |placed: &str| format!("[[placement]]\nid = 'p'\ndue = 2026-06-30\ntarget = 2\n{placed}");
    over(
        "placement-short",
        &text(""),
        &[("2026-06-30", ""), ("2026-07-01", "warning p 1")],
    );
    over(
        "placement-short",
        &text("placed = 1"),
        &[("2026-07-02", "warning p 2")],
    );
    over(
        "placement-short",
        &text("placed = 2"),
        &[("2026-07-02", "")],
    );
}

/// A milestone with baseline 1 Mar 2026 whose forecast was moved by code and day.
fn carried(forecast: &str, changes: &[(&str, &str, &str)]) -> String {
    let mut text =
        format!("[[milestone]]\nid = 'm'\nbaseline = 2026-03-01\nforecast = {forecast}\n");
    for (on, field, rest) in changes {
        text += &format!("[[change]]\non = {on}\nitem = 'm'\nfield = '{field}'\n{rest}\n");
    }
    text
}

#[test]
fn carried_days_are_inherited_and_no_slip_of_its_own() {
    let by_predecessor = "code = 'predecessor'\nfrom = 2026-03-01\nto = 2026-04-30".to_owned();
    let text = carried(
        "2026-06-10",
        &[
            ("2026-01-01", "forecast", &by_predecessor),
            (
                "2026-01-02",
                "forecast",
                "code = 'supplier'\nfrom = 2026-04-30\nto = 2026-06-10",
            ),
        ],
    );
    // Of 101 days, 60 were carried.
    assert_eq!(one("slipping", &text, "2026-02-01"), "warning m 41");
    assert_eq!(one("inherits-slip", &text, "2026-02-01"), "warning m 60");
    assert_eq!(
        message("slipping", &[("a", &text)], "2026-02-01"),
        "41 days after the baseline: baseline 1 Mar 2026, forecast 10 Jun 2026; 60 days more come from predecessors; \
         postponed once"
    );
    assert_eq!(
        message("inherits-slip", &[("a", &text)], "2026-02-01"),
        "delayed 60 days by predecessors, which its forecast contains already"
    );
    let approved =
        text + "[[change]]\non = 2026-01-03\nitem = 'm'\nfield = 'baseline'\nto = 2026-03-01\n";
    assert_eq!(one("slipping", &approved, "2026-02-01"), "error m 101");
}

#[test]
fn a_baseline_that_moves_is_told_of() {
    let moved = |times: usize, baseline: &str, code: &str| {
        let mut text = format!("[[milestone]]\nid = 'm'\nbaseline = {baseline}\n");
        for day in 1..=times {
            text += &format!(
                "[[change]]\non = 2026-01-0{day}\nitem = 'm'\nfield = 'baseline'\nfrom = 2026-06-0{day}\nto = 2026-06-0{}\ncode = '{code}'\n",
                day + 1
            );
        }
        one("rebaselined", &text, "2026-02-01")
    };
    assert_eq!(moved(1, "2026-06-02", "approval"), "");
    assert_eq!(moved(2, "2026-06-03", "approval"), "notice m 2");
    assert_eq!(moved(2, "2026-06-03", "correction"), "");
    assert_eq!(moved(1, "2026-09-01", "approval"), "");
    assert_eq!(moved(1, "2026-09-02", "approval"), "notice m 93");
    assert_eq!(moved(2, "2026-09-02", "approval"), "warning m 93");
    assert_eq!(moved(2, "2026-05-01", "approval"), "notice m -31");
    let corrected = "[[milestone]]\nid = 'm'\nbaseline = 2026-10-01\n\
        [[change]]\non = 2026-01-01\nitem = 'm'\nfield = 'baseline'\nfrom = 2026-06-01\nto = 2026-06-01\n";
    assert_eq!(
        message("rebaselined", &[("a", corrected)], "2026-02-01"),
        "baseline 1 Oct 2026, 122 days after the original baseline 1 Jun 2026"
    );
    let told = message(
        "rebaselined",
        &[(
            "a",
            "[[milestone]]\nid = 'm'\nbaseline = 2026-05-01\n\
             [[change]]\non = 2026-01-01\nitem = 'm'\nfield = 'baseline'\nfrom = 2026-06-01\nto = 2026-07-01\n\
             [[change]]\non = 2026-01-02\nitem = 'm'\nfield = 'baseline'\nfrom = 2026-07-01\nto = 2026-07-02\n",
        )],
        "2026-02-01",
    );
    assert_eq!(
        told,
        "baseline moved later twice; baseline 1 May 2026, 31 days before the original baseline 1 Jun 2026"
    );
}

#[test]
fn a_placement_keeps_four_fifths_of_the_pace() {
    // 100 days from the start to the due date.
    let text = |more: &str| {
        format!(
            "[[placement]]\nid = 'p'\nstart = 2026-01-01\ndue = 2026-04-11\ntarget = 10\n{more}"
        )
    };
    over(
        "placement-behind",
        &text(""),
        &[
            ("2026-01-25", ""),
            ("2026-01-26", "warning p"),
            ("2026-04-11", "warning p"),
            ("2026-04-12", ""),
        ],
    );
    // At day 50 four fifths of the pace are 4.
    over(
        "placement-behind",
        &text("placed = 4"),
        &[("2026-02-20", ""), ("2026-02-21", "warning p")],
    );
    over(
        "placement-behind",
        &text("placed = 4\nas_of = 2026-02-20"),
        &[("2026-02-21", ""), ("2026-04-11", "")],
    );
    over(
        "placement-behind",
        &text("placed = 3\nas_of = 2026-02-20"),
        &[("2026-02-21", "warning p")],
    );
    over(
        "placement-behind",
        &text("as_of = 2026-06-01"),
        &[("2026-01-25", ""), ("2026-01-26", "warning p")],
    );
    let from_cluster =
        "[cluster]\nstart = 2026-01-01\n[[placement]]\nid = 'p'\ndue = 2026-04-11\ntarget = 10";
    over(
        "placement-behind",
        from_cluster,
        &[("2026-01-25", ""), ("2026-01-26", "warning p")],
    );
    over(
        "placement-behind",
        "[[placement]]\nid = 'p'\ndue = 2026-04-11\ntarget = 10",
        &[("2026-04-01", "")],
    );
    assert_eq!(
        message(
            "placement-behind",
            &[("a", &text("placed = 3\nas_of = 2026-02-20"))],
            "2026-03-01"
        ),
        "3 of 10 placed on 20 Feb 2026, planned by then about 5; target date 11 Apr 2026"
    );
}

#[test]
fn funds_are_released_as_the_fiscal_year_goes() {
    let fund = |flows: &str| {
        format!(
            "[[fund]]\nid = 'f'\n[[fund.allocation]]\nyear = '2026-27'\namount = 1000.5\n\
             [[fund.allocation]]\nyear = '2026-27'\namount = 5\n[[fund.allocation]]\nyear = '2027-28'\namount = 9\n{flows}"
        )
    };
    let flag = |flows: &str, today: &str| {
        let shared = "fiscal_year_start = 7\ncurrency = 'PKR'";
        of_rule(
            "funds-behind",
            &[("portfolio", shared), ("a", &fund(flows))],
            today,
        )
    };
    // Half of the year, 182.5 days, is gone on 31 December.
    assert_eq!(flag("", "2026-12-30"), "");
    assert_eq!(flag("", "2026-12-31"), "warning f");
    let flow = |on: &str, amount: &str| {
        format!("[[fund.flow]]\non = {on}\nkind = 'released'\namount = {amount}\n")
    };
    // 1000.5 × 4/5 × 183/365 = 401.2964…
    assert_eq!(flag(&flow("2026-07-01", "401.3"), "2026-12-31"), "");
    assert_eq!(
        flag(&flow("2026-07-01", "401.29"), "2026-12-31"),
        "warning f"
    );
    assert_eq!(
        flag(&flow("2026-06-30", "401.3"), "2026-12-31"),
        "warning f"
    );
    assert_eq!(
        flag(&flow("2027-01-01", "401.3"), "2026-12-31"),
        "warning f"
    );
    // Of a year of 366 days half is gone on a day, and what is released is then exactly enough, or not.
    assert_eq!(flag("", "2027-12-30"), "");
    assert_eq!(flag("", "2027-12-31"), "warning f");
    assert_eq!(flag(&flow("2027-07-01", "3.6"), "2027-12-31"), "");
    assert_eq!(flag(&flow("2027-07-01", "3.59"), "2027-12-31"), "warning f");
    let taken_back = flow("2026-07-01", "500") + &flow("2026-08-01", "-98.7");
    assert_eq!(flag(&taken_back, "2026-12-31"), "");
    assert_eq!(flag("", "2028-01-01"), "warning f");
    assert_eq!(
        flag("", "2029-01-01"),
        "",
        "nothing is allocated for that year"
    );
    let calendar_year = "[[fund]]\nid = 'f'\n[[fund.allocation]]\nyear = '2026'\namount = 8\n";
    over(
        "funds-behind",
        calendar_year,
        &[("2026-07-02", ""), ("2026-07-03", "warning f")],
    );
    let shared = "fiscal_year_start = 7\ncurrency = 'PKR'";
    let files = fund(&flow("2026-07-01", "120.25"));
    assert_eq!(
        message(
            "funds-behind",
            &[("portfolio", shared), ("a", &files)],
            "2026-12-31"
        ),
        "120.25 PKR of 1,000.5 PKR released in 2026-27, of which 50 % is gone"
    );
}

#[test]
fn funds_that_lie_idle_are_told_of() {
    let text = |utilised: &str| {
        format!(
            "[[fund]]\nid = 'f'\n[[fund.flow]]\non = 2025-01-01\nkind = 'released'\namount = 60\n\
             [[fund.flow]]\non = 2026-01-01\nkind = 'released'\namount = 40.2\n\
             [[fund.flow]]\non = 2026-02-01\nkind = 'utilised'\namount = {utilised}\n"
        )
    };
    over("funds-idle", &text("50.1"), &[("2026-07-01", "")]);
    over(
        "funds-idle",
        &text("50"),
        &[("2026-06-30", ""), ("2026-07-01", "notice f 181")],
    );
    over("funds-idle", "[[fund]]\nid = 'f'", &[("2026-07-01", "")]);
    assert_eq!(
        message("funds-idle", &[("a", &text("50"))], "2026-07-01"),
        "50 of 100.2 utilised; last release 181 days ago, on 1 Jan 2026"
    );
}

#[test]
fn a_phase_ends_with_what_belongs_to_it() {
    let text = |more: &str| format!("[[phase]]\nid = 'p'\nend = 2026-06-30\n{more}");
    let open = "[[milestone]]\nid = 'm'\nphase = 'p'\n";
    over(
        "phase-over",
        &text(open),
        &[("2026-06-30", ""), ("2026-07-01", "notice p 1")],
    );
    over(
        "phase-over",
        &text(&format!("{open}status = 'done'")),
        &[("2026-07-01", "")],
    );
    for (status, want) in [
        ("", "notice p 1"),
        ("status = 'done'", ""),
        ("status = 'dropped'", ""),
        ("status = 'active'", "notice p 1"),
    ] {
        let policy = format!("[[policy]]\nid = 'o'\nphase = 'a/p'\n{status}");
        over("phase-over", &text(&policy), &[("2026-07-01", want)]);
    }
    over("phase-over", &text(""), &[("2026-07-01", "")]);
    let elsewhere = "[[milestone]]\nid = 'm'\nphase = 'a/p'\n";
    assert_eq!(
        of_rule(
            "phase-over",
            &[("a", &text("")), ("b", elsewhere)],
            "2026-07-01"
        ),
        ""
    );
    for (of, in_words) in [
        (open.to_owned(), "with 1 open milestone in it"),
        (
            "[[policy]]\nid = 'o'\nphase = 'p'\n".to_owned(),
            "with 1 open policy in it",
        ),
    ] {
        let told = message("phase-over", &[("a", &text(&of))], "2026-07-02");
        assert!(told.ends_with(in_words), "{told}");
    }
    let both =
        format!("{open}[[policy]]\nid = 'o'\nphase = 'p'\n[[policy]]\nid = 'q'\nphase = 'p'\n");
    assert_eq!(
        message("phase-over", &[("a", &text(&both))], "2026-07-02"),
        "ended 2 days ago, on 30 Jun 2026, with 1 open milestone and 2 open policies in it"
    );
}
