//! Earned schedule of one roadmap: how far it is, measured in time, and when it ends at that pace.

use crate::dates::date::{DayNumber, LAST_DAY, day};
use crate::model::choice::Status;
use crate::model::{Milestone, Roadmap};

use super::milestone::MilestoneSchedule;

/// Fewer milestones than this say nothing.
pub(crate) const LEAST_MILESTONES: usize = 8;

/// Earned schedule and baseline execution. The figures are `None` where there is too little to reckon with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EarnedSchedule {
    /// The milestones with a baseline that are not dropped.
    pub milestones: usize,
    /// The weight of those done.
    pub ev: Option<i128>,
    /// Earned schedule, days from the start.
    pub es_days: Option<f64>,
    /// Days passed since the start.
    pub at_days: Option<i64>,
    /// Earned schedule over days passed; 1 is on time.
    pub spi_t: Option<f64>,
    /// Earned schedule less days passed; negative is late.
    pub sv_t_days: Option<f64>,
    /// When the last milestone is done at this pace.
    pub finish_estimate: Option<DayNumber>,
    /// Milestones done over milestones due.
    pub bei: Option<f64>,
    /// Milestones whose baseline has come.
    pub due: usize,
    /// Milestones done by now.
    pub done: usize,
    /// Milestones whose original baseline has come.
    pub due_as_first_agreed: usize,
}

/// A whole number over another, above 0.
#[derive(Clone, Copy)]
struct Ratio(i128, i128);

impl Ratio {
    fn number(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

/// The earned schedule of a roadmap on a day, with what is computed of its milestones.
pub(super) fn earned(
    roadmap: &Roadmap,
    outlooks: &[MilestoneSchedule],
    today: DayNumber,
) -> EarnedSchedule {
    let counted: Vec<(&Milestone, &MilestoneSchedule)> = (roadmap.milestones.iter().zip(outlooks))
        .filter(|(one, outlook)| {
            !outlook.duplicate && one.baseline.is_some() && one.status != Some(Status::Dropped)
        })
        .collect();
    let is_done = |one: &Milestone| {
        one.status == Some(Status::Done) && one.actual.is_some_and(|actual| day(actual) <= today)
    };
    let count = |holds: &dyn Fn(&Milestone, &MilestoneSchedule) -> bool| {
        let holding = counted.iter().filter(|(one, outlook)| holds(one, outlook));
        holding.count()
    };
    let has_come = |date: Option<DayNumber>| date.is_some_and(|date| date <= today);
    let (done, due) = (
        count(&|one, _| is_done(one)),
        count(&|_, outlook| has_come(outlook.baseline)),
    );
    let figures = EarnedSchedule {
        milestones: counted.len(),
        bei: (due > 0).then(|| done as f64 / due as f64),
        due,
        done,
        due_as_first_agreed: count(&|_, outlook| has_come(outlook.original)),
        ..EarnedSchedule::default()
    };
    let counted: Vec<&Milestone> = counted.into_iter().map(|(one, _)| one).collect();
    let start = roadmap
        .cluster
        .start
        .map(day)
        .filter(|&start| start < today);
    let Some(start) = start.filter(|_| counted.len() >= LEAST_MILESTONES) else {
        return figures;
    };
    let ev = counted
        .iter()
        .filter(|one| is_done(one))
        .map(|one| weight(one))
        .sum();
    let points = planned_points(&counted, start);
    with_schedule(figures, &points, ev, today)
}

fn weight(milestone: &Milestone) -> i128 {
    i128::from(milestone.weight.unwrap_or(1))
}

/// The dates of the baselines in each with the weight up to and including it, from (start, 0).
fn planned_points(counted: &[&Milestone], start: DayNumber) -> Vec<(DayNumber, i128)> {
    let mut planned: Vec<(DayNumber, i128)> = counted
        .iter()
        .filter_map(|one| one.baseline.map(|baseline| (day(baseline), weight(one))))
        .collect();
    planned.sort_by_key(|&(on, _)| on);
    let mut points = vec![(start, 0)];
    let mut sum = 0;
    for (place, &(on, weight)) in planned.iter().enumerate() {
        sum += weight;
        if planned.get(place + 1).is_none_or(|next| next.0 != on) {
            points.push((on, sum));
        }
    }
    points
}

fn with_schedule(
    figures: EarnedSchedule,
    points: &[(DayNumber, i128)],
    ev: i128,
    today: DayNumber,
) -> EarnedSchedule {
    let (start, last) = (points[0].0, points[points.len() - 1].0);
    let reached = points.partition_point(|&(_, sum)| sum <= ev).max(1) - 1;
    let (on, sum) = points[reached];
    let es = match points.get(reached + 1) {
        Some(&(next_on, next_sum)) => {
            let whole = next_sum - sum;
            Ratio(
                i128::from(on - start) * whole + i128::from(next_on - on) * (ev - sum),
                whole,
            )
        }
        None => Ratio(i128::from(last - start), 1),
    };
    let at = today - start;
    EarnedSchedule {
        ev: Some(ev),
        es_days: Some(es.number()),
        at_days: Some(at),
        spi_t: Some(Ratio(es.0, es.1 * i128::from(at)).number()),
        sv_t_days: Some(Ratio(es.0 - i128::from(at) * es.1, es.1).number()),
        finish_estimate: estimate(start, last, at, es),
        ..figures
    }
}

/// start + (last − start) × AT / ES, half days up; `None` at a standstill or beyond what a date can be.
fn estimate(start: DayNumber, last: DayNumber, at: i64, es: Ratio) -> Option<DayNumber> {
    if es.0 == 0 {
        return None;
    }
    let way = i128::from(last - start) * i128::from(at);
    // Weights may be as large as i64, so what does not fit even here is far beyond any date.
    let (over, under) = (way.checked_mul(es.1)?.checked_mul(2)?, es.0);
    let (over, under) = if under < 0 {
        (-over, -under)
    } else {
        (over, under)
    };
    let days = over.checked_add(under)?.div_euclid(under.checked_mul(2)?);
    let finish = i64::try_from(days).ok()?.checked_add(start)?;
    (1..=LAST_DAY).contains(&finish).then_some(finish)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::{date, parse_iso};

    fn on(text: &str) -> DayNumber {
        day(parse_iso(text).unwrap())
    }

    #[test]
    fn the_worked_example_comes_out() {
        let start = on("2024-01-01");
        let baselines = [
            "2024-03-31",
            "2024-06-30",
            "2024-09-30",
            "2024-12-31",
            "2025-06-30",
        ];
        let mut points = vec![(start, 0)];
        points.extend((1..).zip(baselines).map(|(sum, text)| (on(text), sum)));
        let got = with_schedule(EarnedSchedule::default(), &points, 2, on("2024-10-31"));
        assert_eq!(got.es_days, Some(181.0));
        assert_eq!(got.at_days, Some(304));
        assert_eq!(got.spi_t, Some(181.0 / 304.0));
        assert_eq!(got.sv_t_days, Some(-123.0));
        assert_eq!(got.finish_estimate, Some(on("2026-07-06")));
    }

    fn milestone(baseline: &str, actual: Option<&str>, weight: Option<i64>) -> Milestone {
        Milestone {
            baseline: parse_iso(baseline),
            actual: actual.and_then(parse_iso),
            status: actual.map(|_| Status::Done),
            weight,
            ..Milestone::default()
        }
    }

    fn roadmap(milestones: Vec<Milestone>) -> Roadmap {
        let mut roadmap = Roadmap {
            milestones,
            ..Roadmap::default()
        };
        roadmap.cluster.start = parse_iso("2024-01-01");
        roadmap
    }

    fn earned(
        roadmap: &Roadmap,
        stands: impl Fn(usize) -> bool,
        today: DayNumber,
    ) -> EarnedSchedule {
        let outlook = |(place, one): (usize, &Milestone)| MilestoneSchedule {
            duplicate: !stands(place),
            baseline: one.baseline.map(day),
            original: one.baseline.map(|date| day(date) - 60),
            ..MilestoneSchedule::default()
        };
        let outlooks: Vec<_> = roadmap.milestones.iter().enumerate().map(outlook).collect();
        super::earned(roadmap, &outlooks, today)
    }

    #[test]
    fn too_few_milestones_or_no_start_give_no_figures_but_the_count_and_bei() {
        let seven: Vec<_> = (1..=7)
            .map(|n| {
                milestone(
                    &format!("2024-0{n}-01"),
                    (n < 3).then_some("2024-02-01"),
                    None,
                )
            })
            .collect();
        let got = earned(&roadmap(seven.clone()), |_| true, on("2024-04-01"));
        assert_eq!((got.milestones, got.ev, got.bei), (7, None, Some(0.5)));
        assert_eq!((got.done, got.due, got.due_as_first_agreed), (2, 4, 5));
        let eight: Vec<_> = seven
            .into_iter()
            .chain([milestone("2024-08-01", None, None)])
            .collect();
        let got = earned(&roadmap(eight.clone()), |_| true, on("2024-04-01"));
        assert_eq!((got.milestones, got.ev), (8, Some(2)));
        let got = earned(&roadmap(eight.clone()), |_| true, on("2024-01-01"));
        assert_eq!(
            (got.milestones, got.ev),
            (8, None),
            "the start is not before the day"
        );
        let got = earned(&roadmap(eight), |place| place > 0, on("2024-04-01"));
        assert_eq!(
            (got.milestones, got.ev),
            (7, None),
            "a duplicate does not count"
        );
    }

    #[test]
    fn nothing_due_gives_no_bei_and_a_standstill_no_estimate() {
        let all: Vec<_> = (1..=8)
            .map(|n| milestone(&format!("2030-0{n}-01"), None, None))
            .collect();
        let got = earned(&roadmap(all), |_| true, on("2024-04-01"));
        assert_eq!(
            (got.bei, got.spi_t, got.finish_estimate),
            (None, Some(0.0), None)
        );
    }

    #[test]
    fn all_done_earns_the_whole_way() {
        let all: Vec<_> = (1..=8)
            .map(|n| milestone(&format!("2024-0{n}-01"), Some("2024-01-20"), None))
            .collect();
        let got = earned(&roadmap(all), |_| true, on("2024-02-01"));
        assert_eq!(
            got.es_days,
            Some((on("2024-08-01") - on("2024-01-01")) as f64)
        );
    }

    #[test]
    fn weights_as_large_as_they_come_do_not_overflow() {
        let all: Vec<_> = (1..=9)
            .map(|n| {
                milestone(
                    &format!("999{n}-01-01"),
                    (n == 1).then_some("2024-01-20"),
                    Some(i64::MAX),
                )
            })
            .collect();
        let got = earned(&roadmap(all), |_| true, on("9990-02-01"));
        assert_eq!(got.ev, Some(i128::from(i64::MAX)));
        assert_eq!(
            got.es_days,
            Some((on("9991-01-01") - on("2024-01-01")) as f64)
        );
        assert_eq!(got.finish_estimate.map(date), parse_iso("9998-02-01"));
    }

    #[test]
    fn a_baseline_of_one_day_shared_by_many_is_one_point() {
        let all: Vec<_> = (1..=8)
            .map(|n| milestone("2024-07-01", (n <= 4).then_some("2024-02-01"), None))
            .collect();
        let got = earned(&roadmap(all), |_| true, on("2024-04-01"));
        assert_eq!(got.es_days, Some(91.0));
    }
}
