use super::test_support::{on, portfolio};
use super::*;
use crate::dates::date::{DayNumber, LAST_DAY, date, day, iso};
use crate::model::{Portfolio, ReferenceIndex, Roadmap};

fn planned(files: &[(&str, &str)], today: &str) -> (Portfolio, Schedule) {
    let portfolio = portfolio(files);
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, on(today));
    drop(names);
    (portfolio, plan)
}

/// The plan of one roadmap called `a`.
fn one(text: &str, today: &str) -> Schedule {
    planned(&[("a", text)], today).1
}

fn dates(days: impl IntoIterator<Item = Option<DayNumber>>) -> Vec<String> {
    days.into_iter()
        .map(|one| one.map_or("none".into(), |one| iso(date(one))))
        .collect()
}

fn projected(plan: &Schedule) -> Vec<String> {
    dates(
        plan.roadmaps
            .iter()
            .flat_map(|one| &one.milestones)
            .map(|one| one.projected),
    )
}

fn of(plan: &Schedule, milestone: usize) -> &MilestoneSchedule {
    plan.outlook(0, milestone).unwrap()
}

#[test]
fn the_worked_example_of_drift_comes_out() {
    let plan = one(
        r#"
        [[milestone]]
        id = "m"
        baseline = 2025-03-31
        forecast = 2025-08-15
        [[change]]
        on = 2025-01-31
        item = "m"
        field = "forecast"
        to = 2025-06-30
        [[change]]
        on = 2025-04-30
        item = "m"
        field = "forecast"
        from = 2025-06-30
        to = 2025-08-15
        "#,
        "2025-05-01",
    );
    let m = of(&plan, 0);
    let drift = m.drift.unwrap();
    assert_eq!((drift.moved, drift.passed), (46, 89));
    assert_eq!(dates([m.trend_finish]), ["2025-12-07"]);
    assert_eq!(
        m.pushes, 2,
        "the first move has no from and counts from the baseline"
    );
    assert_eq!(dates([m.last_word]), ["2025-04-30"]);
}

#[test]
fn a_confirmation_lengthens_the_time_over_which_drift_is_reckoned() {
    let text = r#"
        [[milestone]]
        id = "m"
        forecast = 2025-08-15
        [[change]]
        on = 2025-01-31
        item = "m"
        field = "forecast"
        to = 2025-06-30
        [[change]]
        on = 2025-04-30
        item = "m"
        field = "forecast"
        to = 2025-08-15
        [[confirmation]]
        on = 2025-05-30
        items = ["m"]
        "#;
    let drift = of(&one(text, "2025-06-01"), 0).drift.unwrap();
    assert_eq!((drift.moved, drift.passed), (46, 119));
    let drift = of(&one(text, "2025-05-29"), 0).drift.unwrap();
    assert_eq!(
        (drift.moved, drift.passed),
        (46, 89),
        "a later confirmation is not there yet"
    );
}

/// A milestone `m` with a baseline of 2026-01-31 and the changes of its forecast as (on, from, to, code).
fn moved(changes: &[(&str, &str, &str, &str)]) -> Schedule {
    let mut text = "[[milestone]]\nid = 'm'\nbaseline = 2026-01-31\n".to_owned();
    for (on, from, to, code) in changes {
        text += &format!("[[change]]\non = {on}\nitem = 'm'\nfield = 'forecast'\n");
        for (key, value) in [("from", from), ("to", to)] {
            if !value.is_empty() {
                text += &format!("{key} = {value}\n");
            }
        }
        text += &format!("code = '{code}'\n");
    }
    one(&text, "2026-06-01")
}

#[test]
fn moves_of_one_day_are_one_move() {
    let plan = moved(&[
        ("2026-02-02", "2026-03-01", "2026-04-01", "other"),
        ("2026-02-01", "2026-01-31", "2026-02-28", "other"),
        ("2026-02-01", "2026-02-28", "2026-01-15", "other"),
        ("2026-02-02", "2026-04-01", "2026-05-01", "other"),
    ]);
    let got: Vec<_> = of(&plan, 0)
        .moves
        .iter()
        .map(|one| dates([Some(one.on), one.from, one.to]))
        .collect();
    assert_eq!(
        got,
        [
            ["2026-02-01", "2026-01-31", "2026-01-15"],
            ["2026-02-02", "2026-03-01", "2026-05-01"]
        ]
    );
    assert_eq!(of(&plan, 0).pushes, 1);
}

#[test]
fn predecessor_and_correction_are_no_moves_and_no_words() {
    let plan = moved(&[
        ("2026-02-01", "", "2026-02-28", "predecessor"),
        ("2026-02-02", "", "2026-03-28", "correction"),
    ]);
    assert!(of(&plan, 0).moves.is_empty());
    assert_eq!(of(&plan, 0).last_word, None);
    assert_eq!(of(&plan, 0).silent, None);
}

#[test]
fn only_the_last_four_moves_with_a_date_make_the_drift() {
    let plan = moved(&[
        ("2026-01-01", "", "2030-01-01", "other"),
        ("2026-02-01", "", "2026-03-01", "other"),
        ("2026-03-01", "", "2026-03-05", "other"),
        ("2026-04-01", "2026-03-05", "", "other"),
        ("2026-05-01", "", "2026-03-07", "other"),
        ("2026-05-02", "", "2026-03-11", "other"),
    ]);
    let drift = of(&plan, 0).drift.unwrap();
    assert_eq!((drift.moved, drift.passed), (10, 90));
    assert_eq!(
        of(&plan, 0).trend_finish,
        None,
        "the last date is already past"
    );
}

#[test]
fn a_milestone_that_runs_away_as_fast_as_time_never_arrives() {
    let plan = moved(&[
        ("2026-02-01", "", "2026-07-01", "other"),
        ("2026-02-11", "", "2026-07-11", "other"),
    ]);
    let m = of(&plan, 0);
    assert_eq!(m.drift.map(|one| one.share()), Some(1.0));
    assert_eq!(m.trend_finish, None);
}

#[test]
fn the_original_baseline_survives_a_new_approval_but_not_a_correction() {
    let text = |code: &str| {
        format!(
            "[[milestone]]\nid = 'm'\nbaseline = 2026-06-30\n\
             [[change]]\non = 2026-01-01\nitem = 'm'\nfield = 'baseline'\nfrom = 2026-03-31\n\
             to = 2026-06-30\ncode = '{code}'"
        )
    };
    let plan = one(&text("approval"), "2026-02-01");
    assert_eq!(dates([of(&plan, 0).original]), ["2026-03-31"]);
    assert_eq!(
        (of(&plan, 0).own_slip, of(&plan, 0).original_slip),
        (Some(0), Some(91))
    );
    let plan = one(&text("correction"), "2026-02-01");
    assert_eq!(dates([of(&plan, 0).original]), ["2026-06-30"]);
    let plan = one(&text("approval"), "2025-12-31");
    assert_eq!(
        dates([of(&plan, 0).original]),
        ["2026-06-30"],
        "the change is not there yet"
    );
}

#[test]
fn dates_ripple_across_roadmaps_over_leap_days_and_name_their_cause() {
    let (_, plan) = planned(
        &[
            ("a", "[[milestone]]\nid = 'x'\nforecast = 2028-02-20\n"),
            (
                "b",
                r#"
                [[milestone]]
                id = "y"
                baseline = 2028-01-01
                duration_days = 10
                after = ["a/x", "nobody", "gone/x"]
                [[milestone]]
                id = "z"
                baseline = 2028-03-11
                duration_days = 10
                after = ["y", "a/x"]
                [[milestone]]
                id = "w"
                baseline = 2028-03-10
                duration_days = 10
                after = ["y"]
                "#,
            ),
        ],
        "2027-01-01",
    );
    assert_eq!(
        projected(&plan),
        ["2028-02-20", "2028-03-01", "2028-03-11", "2028-03-11"]
    );
    assert_eq!(plan.cause(1, 0).collect::<Vec<_>>(), [(0, 0)]);
    assert_eq!(plan.cause(1, 1).count(), 0, "it is as late by itself");
    assert_eq!(plan.cause(1, 2).collect::<Vec<_>>(), [(1, 0), (0, 0)]);
    let inherited: Vec<_> = plan.roadmaps[1]
        .milestones
        .iter()
        .map(|m| m.inherited_slip)
        .collect();
    assert_eq!(inherited, [Some(60), Some(0), Some(1)]);
}

#[test]
fn the_first_of_equal_predecessors_is_the_cause() {
    let plan = one(
        r#"
        [[milestone]]
        id = "p"
        forecast = 2026-05-01
        [[milestone]]
        id = "q"
        forecast = 2026-05-01
        [[milestone]]
        id = "m"
        forecast = 2026-04-01
        after = ["q", "p"]
        "#,
        "2026-01-01",
    );
    assert_eq!(plan.cause(0, 2).collect::<Vec<_>>(), [(0, 1)]);
}

#[test]
fn the_cause_of_carried_days_is_that_of_the_newest_carried_move() {
    let change = |on: &str, more: &str| {
        format!(
            "[[change]]\non = {on}\nitem = 'm'\nfield = 'forecast'\ncode = 'predecessor'\n{more}\n"
        )
    };
    let cause = |changes: &[String]| {
        let text = "[[milestone]]\nid = 'p'\n[[milestone]]\nid = 'm'\nbaseline = 2026-03-01\nforecast = 2026-06-01\n";
        let own = format!("{text}{}", changes.concat());
        let other = "[[milestone]]\nid = 'q'\nforecast = 2026-05-01\n";
        let (_, plan) = planned(&[("a", &own), ("b", other)], "2026-02-01");
        plan.cause(0, 1).collect::<Vec<_>>()
    };
    let first = change("2026-01-01", "to = 2026-04-01\ncause = 'p'");
    let second = change(
        "2026-01-02",
        "from = 2026-04-01\nto = 2026-05-01\ncause = 'b/q'",
    );
    assert_eq!(cause(std::slice::from_ref(&first)), [(0, 0)]);
    assert_eq!(cause(&[first.clone(), second.clone()]), [(1, 0)]);
    assert_eq!(
        cause(&[second, first.clone()]),
        [(1, 0)],
        "in order of their days"
    );
    assert_eq!(
        cause(&[first.clone(), change("2026-01-02", "to = 2026-05-01")]),
        []
    );
    assert_eq!(
        cause(&[
            first.clone(),
            change("2026-01-02", "to = 2026-05-01\ncause = 'gone'")
        ]),
        []
    );
    let earlier = change(
        "2026-01-02",
        "from = 2026-05-01\nto = 2026-01-01\ncause = 'b/q'",
    );
    assert_eq!(cause(&[first.clone(), earlier]), [], "nothing is carried");
    let approved =
        "[[change]]\non = 2026-01-03\nitem = 'm'\nfield = 'baseline'\nto = 2026-03-01\n".to_owned();
    assert_eq!(cause(&[first, approved]), []);
}

#[test]
fn what_is_done_holds_back_by_its_actual_and_what_is_dropped_by_nothing() {
    let plan = one(
        r#"
        [[milestone]]
        id = "done"
        status = "done"
        forecast = 2026-03-01
        actual = 2026-08-01
        [[milestone]]
        id = "dropped"
        status = "dropped"
        forecast = 2027-03-01
        actual = 2027-08-01
        [[milestone]]
        id = "m"
        after = ["done", "dropped"]
        duration_days = 5
        [[milestone]]
        id = "nothing-known"
        status = "done"
        "#,
        "2026-01-01",
    );
    assert_eq!(
        projected(&plan),
        ["2026-08-01", "none", "2026-08-06", "none"]
    );
    assert_eq!(
        dates([of(&plan, 1).finish]),
        ["2027-03-01"],
        "the actual of what is not done is no finish"
    );
}

#[test]
fn a_cycle_across_roadmaps_is_found_and_its_edges_ignored() {
    let (_, plan) = planned(
        &[
            (
                "a",
                "[[milestone]]\nid = 'x'\nforecast = 2026-02-01\nafter = ['b/y', 'x']\nduration_days = 7\n\
                 [[milestone]]\nid = 'self'\nafter = ['self']\n",
            ),
            (
                "b",
                "[[milestone]]\nid = 'y'\nforecast = 2026-03-01\nafter = ['a/x']\n\
                 [[milestone]]\nid = 'after-both'\nafter = ['y', 'a/x']\n",
            ),
        ],
        "2026-01-01",
    );
    assert_eq!(
        projected(&plan),
        ["2026-02-01", "2026-01-01", "2026-03-01", "2026-03-01"]
    );
    let cyclic: Vec<_> = plan
        .roadmaps
        .iter()
        .flat_map(|r| &r.milestones)
        .map(|m| m.cyclic)
        .collect();
    assert_eq!(cyclic, [true, true, true, false]);
}

#[test]
fn float_is_reckoned_within_the_roadmap() {
    let (_, plan) = planned(
        &[
            (
                "a",
                r#"
                [[milestone]]
                id = "x"
                forecast = 2026-02-01
                [[milestone]]
                id = "y"
                forecast = 2026-03-01
                duration_days = 10
                after = ["x"]
                [[milestone]]
                id = "end"
                status = "done"
                actual = 2026-03-11
                "#,
            ),
            (
                "b",
                "[[milestone]]\nid = 'z'\nforecast = 2030-01-01\nafter = ['a/x']\n",
            ),
        ],
        "2026-01-01",
    );
    let floats: Vec<_> = plan
        .roadmaps
        .iter()
        .flat_map(|r| &r.milestones)
        .map(|m| (m.float, m.critical))
        .collect();
    // x: y must be ready on 11 Mar, and needs 10 days: 1 Mar less 1 Feb.
    assert_eq!(
        floats,
        [
            (Some(28), false),
            (Some(10), false),
            (None, false),
            (Some(0), true)
        ]
    );
}

#[test]
fn dates_end_with_the_year_9999() {
    let plan = one(
        r#"
        [[milestone]]
        id = "p"
        forecast = 9999-12-01
        [[milestone]]
        id = "m"
        after = ["p"]
        duration_days = 36500
        "#,
        "2026-01-01",
    );
    assert_eq!(of(&plan, 1).projected, Some(LAST_DAY));
}

#[test]
fn a_chain_of_a_hundred_thousand_across_roadmaps_is_walked_without_recursion() {
    let mut roadmaps: Vec<Roadmap> = (0..10)
        .map(|n| Roadmap {
            id: format!("r{n}"),
            ..Roadmap::default()
        })
        .collect();
    for node in 0..100_000usize {
        let mut milestone = crate::model::Milestone {
            id: crate::model::Id::new(format!("m{node}")).unwrap(),
            duration_days: Some(1),
            ..Default::default()
        };
        if node > 0 {
            let before = format!("r{}/m{}", (node - 1) % 10, node - 1);
            milestone.after.push(crate::model::Reference::new(before));
        }
        roadmaps[node % 10].milestones.push(milestone);
    }
    let portfolio = Portfolio {
        roadmaps,
        ..Portfolio::default()
    };
    let plan = compute(
        &portfolio,
        &ReferenceIndex::new(&portfolio),
        on("2026-01-01"),
    );
    let last = plan.outlook(9, 9_999).unwrap();
    assert_eq!(last.inherited_slip, Some(99_999));
    assert_eq!(plan.cause(9, 9_999).count(), 99_999);
    assert_eq!(plan.cause(9, 9_999).last(), Some((0, 0)));
    assert_eq!(plan.origin(9, 9_999), Some(((0, 0), 99_999)));
    assert_eq!(plan.origin(0, 0), None);
    let shifts = plan.what_if(0, 0, on("2026-01-11"));
    assert_eq!(shifts.len(), 100_000);
    assert_eq!(shifts[99_999].after - shifts[99_999].before, 10);
}

#[test]
fn the_silence_clock_of_what_is_planned_starts_when_it_comes_near() {
    let text = |status: &str, date: &str| {
        format!(
            "[[milestone]]\nid = 'm'\nstatus = '{status}'\nforecast = {date}\n\
             [[confirmation]]\non = 2026-01-01\nitems = ['m']\n\
             [[confirmation]]\non = 2027-01-01\nitems = ['m']\n"
        )
    };
    // 2026-07-31 is 180 days after 2026-02-01.
    let silent = |status, date| of(&one(&text(status, date), "2026-03-01"), 0).silent;
    assert_eq!(silent("planned", "2026-07-31"), Some(28));
    assert_eq!(silent("active", "2026-07-31"), Some(59));
    assert_eq!(
        silent("planned", "2026-06-01"),
        Some(59),
        "its clock started before the last word"
    );
    assert_eq!(silent("planned", "2027-06-01"), Some(-277));
}

#[test]
fn a_milestone_is_asked_more_often_when_it_comes_near() {
    let asked = |extra: &str, today: &str| {
        let text = format!("[[milestone]]\nid = 'm'\nforecast = 2026-06-30\n{extra}");
        let plan = one(&text, today);
        (of(&plan, 0).asked_every, of(&plan, 0).cadence)
    };
    assert_eq!(asked("", "2026-05-30"), (35, 35));
    assert_eq!(asked("", "2026-05-31"), (14, 35), "30 days ahead");
    assert_eq!(asked("", "2026-09-30"), (14, 35), "and when past");
    assert_eq!(asked("cadence_days = 7", "2026-09-30"), (7, 7));
}

#[test]
fn a_later_twin_is_left_out() {
    let plan = one(
        "[[milestone]]\nid = 'm'\nforecast = 2026-02-01\n[[milestone]]\nid = 'm'\nforecast = 2027-02-01\n\
         [[milestone]]\nforecast = 2026-03-01\n[[milestone]]\nforecast = 2026-03-02\n",
        "2026-01-01",
    );
    assert_eq!(
        projected(&plan),
        ["2026-02-01", "none", "2026-03-01", "2026-03-02"]
    );
    assert!(
        of(&plan, 1).duplicate && !of(&plan, 3).duplicate,
        "entries without an id are no duplicates"
    );
    assert_eq!(
        of(&plan, 0).float,
        Some(29),
        "the duplicate is not the end of the roadmap"
    );
}

#[test]
fn a_new_forecast_tells_what_inherits_before_and_after() {
    let (portfolio, plan) = planned(
        &[
            ("a", "[[milestone]]\nid = 'x'\nforecast = 2026-02-01\n"),
            (
                "b",
                r#"
                [[milestone]]
                id = "y"
                forecast = 2026-02-15
                duration_days = 10
                after = ["a/x"]
                [[milestone]]
                id = "z"
                forecast = 2026-12-31
                after = ["y"]
                [[milestone]]
                id = "past"
                status = "done"
                actual = 2026-01-01
                after = ["a/x"]
                "#,
            ),
        ],
        "2026-01-01",
    );
    let shifts = plan.what_if(0, 0, on("2026-02-25"));
    let told: Vec<_> = shifts
        .iter()
        .map(|shift| {
            let id = &portfolio.roadmaps[shift.roadmap].milestones[shift.milestone].id;
            (
                id.as_str(),
                iso(date(shift.after)),
                shift.inherited_before,
                shift.inherited_after,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("x", "2026-02-25".into(), 0, 0),
            ("y", "2026-03-07".into(), 0, 20)
        ]
    );
    assert_eq!(plan.what_if(0, 0, on("2026-02-01")), []);
    assert_eq!(
        plan.what_if(1, 2, on("2026-02-01")),
        [],
        "what is done has no forecast"
    );
    assert_eq!(plan.what_if(7, 7, on("2026-02-01")), []);
}

#[test]
fn a_new_forecast_agrees_with_planning_anew() {
    use proptest::prelude::*;
    let case = prop::collection::vec(
        (0i64..60, 0i64..20, prop::collection::vec(0usize..9, 0..3)),
        9,
    );
    proptest!(|(case in case, target in 0usize..9, later in 0i64..90)| {
        let base = day(on("2026-01-01"));
        let mut file = Roadmap { id: "a".into(), ..Roadmap::default() };
        for (place, (ahead, duration, after)) in case.iter().enumerate() {
            file.milestones.push(crate::model::Milestone {
                id: crate::model::Id::new(format!("m{place}")).unwrap(),
                forecast: Some(date(base + ahead - 10)),
                duration_days: Some(*duration),
                after: after.iter().map(|to| crate::model::Reference::new(format!("m{to}"))).collect(),
                ..Default::default()
            });
        }
        let mut portfolio = Portfolio { roadmaps: vec![file], ..Portfolio::default() };
        let before = compute(&portfolio, &ReferenceIndex::new(&portfolio), date(base));
        let shifts = before.what_if(0, target, date(base + later));
        portfolio.roadmaps[0].milestones[target].forecast = Some(date(base + later));
        let after = compute(&portfolio, &ReferenceIndex::new(&portfolio), date(base));
        for place in 0..9 {
            let (old, new) = (of(&before, place), of(&after, place));
            let shift = shifts.iter().find(|shift| shift.milestone == place);
            prop_assert_eq!(shift.map_or(old.projected, |shift| Some(shift.after)), new.projected);
            prop_assert_eq!(
                shift.map_or(old.inherited_slip, |shift| Some(shift.inherited_after)),
                new.inherited_slip
            );
        }
    });
}

#[test]
fn carried_days_end_with_the_slip_and_begin_anew_with_the_baseline() {
    let c = |forecast: &str, changes: &str| {
        let text = format!(
            "[[milestone]]\nid = 'm'\nbaseline = 2026-03-01\nforecast = {forecast}\n{changes}"
        );
        let plan = one(&text, "2026-01-31");
        let m = of(&plan, 0);
        (m.carried, m.own_slip, m.inherited_slip)
    };
    let by = |on: &str, rest: &str| {
        format!(
            "[[change]]\non = {on}\nitem = 'm'\nfield = 'forecast'\ncode = 'predecessor'\n{rest}\n"
        )
    };
    let first = by("2026-01-01", "to = 2026-03-11");
    assert_eq!(
        c("2026-03-11", &first),
        (10, Some(0), Some(10)),
        "without from it counts from the baseline"
    );
    assert_eq!(c("2026-03-06", &first), (5, Some(0), Some(5)));
    assert_eq!(c("2026-02-25", &first), (0, Some(-4), Some(0)));
    let back = first.clone() + &by("2026-01-02", "from = 2026-03-11\nto = 2026-02-01");
    assert_eq!(c("2026-03-31", &back), (0, Some(30), Some(0)));
    let later = by("2026-02-01", "to = 2026-03-11");
    assert_eq!(
        c("2026-03-11", &later),
        (0, Some(10), Some(0)),
        "after the status date"
    );
    let gone = by("2026-01-01", "from = 2026-03-11");
    assert_eq!(
        c("2026-03-11", &gone),
        (0, Some(10), Some(0)),
        "taking a date away carries nothing"
    );
    let baseline = |on: &str| {
        format!(
            "[[change]]\non = {on}\nitem = 'm'\nfield = 'baseline'\ncode = 'correction'\nto = 2026-03-01\n"
        )
    };
    assert_eq!(
        c("2026-03-11", &(first.clone() + &baseline("2026-01-01"))).0,
        0
    );
    assert_eq!(c("2026-03-11", &(baseline("2026-01-01") + &first)).0, 10);
    let plan = one(
        &format!("[[milestone]]\nid = 'm'\nforecast = 2026-03-11\n{first}"),
        "2026-01-31",
    );
    assert_eq!((of(&plan, 0).carried, of(&plan, 0).slip), (0, None));
}
