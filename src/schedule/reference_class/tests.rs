//! What is forecast from history holds for every folder, and is what the cases say in those that can be reckoned.

use proptest::prelude::*;

use super::super::test_support::{on, portfolio};
use super::super::{Schedule, compute};
use super::*;
use crate::dates::date::{date, day, iso};
use crate::model::ReferenceIndex;

const TODAY: &str = "2026-11-21";

/// Done milestones of so many slips each, from a baseline of 2025-06-30.
fn cases(slips: &[i64]) -> String {
    let base = day(on("2025-06-30"));
    let one = |(index, slip): (usize, &i64)| {
        let actual = iso(date(base + slip));
        format!(
            "[[milestone]]\nid = \"past-{index}\"\nstatus = \"done\"\nbaseline = 2025-06-30\nactual = {actual}\n"
        )
    };
    slips.iter().enumerate().map(one).collect()
}

fn told(past: &str, text: &str) -> (HistoryForecast, Schedule) {
    let portfolio = portfolio(&[("past", past), ("now", text)]);
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, on(TODAY));
    let place = portfolio.position("now").unwrap();
    let past = PastSlips::of(&portfolio, &plan);
    (history_forecast(&portfolio, &plan, &past, place), plan)
}

fn days(chances: Option<Percentiles>) -> Option<(String, String)> {
    let text = |day: Option<DayNumber>| day.map(|day| iso(date(day)));
    chances.and_then(|one| Some((text(one.p50)?, text(one.p80)?)))
}

fn pair(p50: &str, p80: &str) -> Option<(String, String)> {
    Some((p50.into(), p80.into()))
}

#[test]
fn nothing_is_forecast_from_fewer_than_ten_cases() {
    let open = "[[milestone]]\nid = \"lab\"\nbaseline = 2027-03-31\n";
    for (count, told_of) in [(9, false), (10, true)] {
        let (outside, _) = told(&cases(&vec![30; count]), open);
        assert_eq!(outside.cases, count);
        assert_eq!(outside.finish.is_some(), told_of);
        assert_eq!(outside.milestones[0].chances.is_some(), told_of);
    }
}

#[test]
fn where_every_case_slipped_alike_the_forecast_is_the_original_date_and_that_slip() {
    let open = "[[milestone]]\nid = \"lab\"\nbaseline = 2027-05-31\nforecast = 2027-05-31\n\
                [[change]]\non = 2026-01-01\nitem = \"lab\"\nfield = \"baseline\"\nfrom = 2027-03-31\nto = 2027-05-31\ncode = \"approval\"\n";
    let (outside, _) = told(&cases(&[31; 10]), open);
    assert_eq!(
        days(outside.milestones[0].chances),
        pair("2027-05-01", "2027-05-01")
    );
    assert_eq!(outside.milestones[0].cases, 10);
    assert_eq!(outside.finish, outside.milestones[0].chances);
}

#[test]
fn half_the_cases_on_time_and_half_late_give_both_days() {
    let mut slips = vec![0; 12];
    slips.extend([100; 8]);
    let (outside, _) = told(
        &cases(&slips),
        "[[milestone]]\nid = \"lab\"\nbaseline = 2027-01-31\n",
    );
    assert_eq!(
        days(outside.milestones[0].chances),
        pair("2027-01-31", "2027-05-11")
    );
}

#[test]
fn only_cases_as_late_as_it_is_already_speak_of_a_late_milestone() {
    let slips: Vec<i64> = (0..20).map(|case| case * 10).collect();
    // 91 days late today: of 20 cases those of 100 days and more are left, ten of them.
    let (outside, plan) = told(
        &cases(&slips),
        "[[milestone]]\nid = \"lab\"\nbaseline = 2026-08-22\n",
    );
    assert_eq!(outside.milestones[0].cases, 10);
    let p50 = outside.milestones[0].chances.and_then(|one| one.p50);
    assert!(p50.is_some_and(|day| day >= plan.today + 9), "{p50:?}");
    // 101 days late: nine cases were, one too few to say anything, and its owner's date stands in the finish.
    let late = "[[milestone]]\nid = \"lab\"\nbaseline = 2026-08-12\nforecast = 2027-01-31\n";
    let (outside, _) = told(&cases(&slips), late);
    let few = MilestoneForecast {
        chances: None,
        cases: 9,
    };
    assert_eq!(outside.milestones[0], few);
    assert_eq!(days(outside.finish), pair("2027-01-31", "2027-01-31"));
}

#[test]
fn what_waits_is_as_late_as_what_it_waits_for() {
    let text = "[[milestone]]\nid = \"rig\"\nbaseline = 2027-01-31\n\
                [[milestone]]\nid = \"lab\"\nbaseline = 2027-02-28\nduration_days = 60\nafter = [\"rig\"]\n\
                [[milestone]]\nid = \"gone\"\nbaseline = 2029-01-31\nstatus = \"dropped\"\n\
                [[milestone]]\nid = \"first\"\nbaseline = 2026-01-31\nactual = 2026-01-31\nstatus = \"done\"\n";
    let (outside, _) = told(&cases(&[20; 9]), text);
    assert_eq!(
        days(outside.milestones[0].chances),
        pair("2027-02-20", "2027-02-20")
    );
    assert_eq!(
        days(outside.milestones[1].chances),
        pair("2027-04-21", "2027-04-21")
    );
    assert_eq!(
        [outside.milestones[2].chances, outside.milestones[3].chances],
        [None; 2]
    );
    assert_eq!(days(outside.finish), pair("2027-04-21", "2027-04-21"));
}

#[test]
fn what_is_done_after_the_status_date_or_was_never_agreed_is_no_case() {
    let text = "[[milestone]]\nid = \"a\"\nstatus = \"done\"\nbaseline = 2026-06-30\nactual = 2026-12-31\n\
                [[milestone]]\nid = \"b\"\nstatus = \"done\"\nactual = 2026-06-30\n\
                [[milestone]]\nid = \"c\"\nstatus = \"done\"\nbaseline = 2026-06-30\n";
    assert_eq!(told("", text).0.cases, 0);
}

#[test]
fn a_forecast_touches_the_milestones_of_a_roadmap_and_what_they_wait_for() {
    let waits =
        "[[milestone]]\nid = \"lab\"\nafter = [\"b/rig\", \"rig\"]\n[[milestone]]\nid = \"rig\"\n";
    let far = "[[milestone]]\nid = \"rig\"\nafter = [\"a/rig\"]\n[[milestone]]\nid = \"aside\"\n";
    let last = "[[milestone]]\nid = \"rig\"\n[[milestone]]\nid = \"lab\"\nafter = [\"c/lab\"]\n";
    let portfolio = portfolio(&[("a", last), ("b", far), ("c", waits)]);
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, on(TODAY));
    let reach = Reach::of(&plan, plan.first[2]..plan.first[3]);
    // Its two, `b/rig` for which one waits, and `a/rig` for which that waits.
    let mut places: Vec<usize> = reach.order.iter().map(|node| reach.place(*node)).collect();
    let lab = places.iter().position(|place| *place == 0);
    assert_eq!(lab, Some(3), "after all that it waits for");
    places.sort_unstable();
    assert_eq!(places, [0, 1, 2, 3]);
}

proptest! {
    #[test]
    fn forecasts_are_never_past_and_never_change_with_what_is_beside(
        slips in prop::collection::vec(-60i64..400, 10..40),
        plans in prop::collection::vec((-300i64..900, 0usize..6, 0i64..120), 1..7),
    ) {
        let milestone = |(index, (due, waits, duration)): (usize, &(i64, usize, i64))| {
            let after = if *waits < index { format!("after = [\"m{waits}\"]\n") } else { String::new() };
            format!("[[milestone]]\nid = \"m{index}\"\nbaseline = {}\nduration_days = {duration}\n{after}",
                iso(date(day(on(TODAY)) + due)))
        };
        let text: String = plans.iter().enumerate().map(milestone).collect();
        let (first, plan) = told(&cases(&slips), &text);
        let more = format!("{text}[[milestone]]\nid = \"aside\"\nbaseline = 2031-01-31\n");
        let (second, _) = told(&cases(&slips), &more);
        prop_assert_eq!(&first.milestones[..], &second.milestones[..plans.len()]);
        for (place, foresight) in first.milestones.iter().enumerate() {
            let Some(chances) = foresight.chances else { continue };
            let (p50, p80) = (chances.p50.unwrap(), chances.p80.unwrap());
            prop_assert!(plan.today <= p50 && p50 <= p80);
            prop_assert!(first.finish.unwrap().p80.unwrap() >= p80);
            let (due, waits, duration) = plans[place];
            if waits < place && let Some(before) = first.milestones[waits].chances {
                prop_assert!(p50 >= before.p50.unwrap() + duration);
            }
            prop_assert!(foresight.cases >= LEAST_CASES);
            prop_assert!(foresight.cases == slips.len() || due < 0 || slips.iter().any(|slip| slip + due < 0));
        }
    }
}
