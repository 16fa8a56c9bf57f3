//! The outside view: when milestones will be done if they fare as earlier ones did.
//!
//! Reference-class forecasting (Kahneman and Tversky 1979; Flyvbjerg 2006): not what the owner expects, but how
//! late comparable work turned out. The class is every done milestone of the folder with its slip from the original
//! baseline. Each open one is drawn such a slip a thousand times, of those not yet disproved by its lateness today,
//! and every draw is carried through the dependencies. In one run all milestones of a roadmap fare alike: what delays
//! one delays its neighbours, and slips of the past hold what was inherited already. docs/forecasts.md tells more.

mod history;
mod sampling;
#[cfg(test)]
mod tests;

pub(crate) use history::{LEAST_CASES, PastSlips};

use crate::dates::date::{DayNumber, LAST_DAY};
use crate::model::Portfolio;

use super::portfolio_schedule::Schedule;

/// How often the future is drawn.
pub(crate) const RUNS: usize = 1000;
/// Two days by which something is done in so many of a hundred runs; none beyond year 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Percentiles {
    /// In half of them.
    pub p50: Option<DayNumber>,
    /// In four of five.
    pub p80: Option<DayNumber>,
}

/// What the past says of one milestone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MilestoneForecast {
    /// When it will be done; none of one that is not open, has no date to begin from, or is so late that fewer
    /// than [`LEAST_CASES`] were ever as late.
    pub chances: Option<Percentiles>,
    /// The cases that it rests on, or would: those at least as late as it is today.
    pub cases: usize,
}

/// What the past says of one roadmap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HistoryForecast {
    /// The cases of the folder.
    pub cases: usize,
    /// When the last of its milestones will be done; none where nothing is open or the cases are too few.
    pub finish: Option<Percentiles>,
    /// Its milestones, in the order of the file.
    pub milestones: Vec<MilestoneForecast>,
}

/// What a milestone brings into every run.
enum Sampler<'s> {
    /// Nothing: it is dropped, or a duplicate.
    Nothing,
    /// It was done on that day.
    Done(DayNumber),
    /// It is open, and too few cases speak of it: its own expectation, and how many do.
    Expected(DayNumber, usize),
    /// The day to count from, the slips that are still possible, and the seed of its roadmap by which one is drawn.
    Slip(DayNumber, &'s [i64], u64),
}

/// What `past` says of the roadmap at `place`. The same folder on the same day always gives the same.
pub(crate) fn history_forecast(
    portfolio: &Portfolio,
    plan: &Schedule,
    past: &PastSlips,
    place: usize,
) -> HistoryForecast {
    let Some(timetable) = plan.roadmaps.get(place) else {
        return HistoryForecast::default();
    };
    let mut outside = HistoryForecast {
        cases: past.cases(),
        finish: None,
        milestones: vec![MilestoneForecast::default(); timetable.milestones.len()],
    };
    if !past.suffice() {
        return outside;
    }
    let own = plan.first[place]..plan.first[place + 1];
    let order = reach(plan, own.clone());
    let draws: Vec<(usize, Sampler<'_>)> = (order.into_iter())
        .map(|node| (node, draw_of(portfolio, plan, past, node)))
        .collect();
    let mut samples = vec![Vec::with_capacity(RUNS); own.len()];
    let mut ends = Vec::with_capacity(RUNS);
    let mut days: Vec<Option<DayNumber>> = vec![None; plan.durations.len()];
    for run in 0..RUNS {
        play(plan, &draws, run, &mut days);
        for (sample, day) in samples.iter_mut().zip(&days[own.clone()]) {
            sample.extend(*day);
        }
        ends.extend(days[own.clone()].iter().flatten().max());
    }
    for (node, draw) in draws.iter().filter(|(node, _)| own.contains(node)) {
        let index = node - own.start;
        outside.milestones[index] = match draw {
            Sampler::Nothing | Sampler::Done(_) => MilestoneForecast::default(),
            Sampler::Expected(_, cases) => MilestoneForecast {
                chances: None,
                cases: *cases,
            },
            Sampler::Slip(_, slips, _) => MilestoneForecast {
                chances: Some(chances(&mut samples[index])),
                cases: slips.len(),
            },
        };
    }
    let open = timetable.milestones.iter().any(|outlook| outlook.open);
    outside.finish = (open && !ends.is_empty()).then(|| chances(&mut ends));
    outside
}

/// One run: the day of every node, each after what it waits for.
fn play(
    plan: &Schedule,
    draws: &[(usize, Sampler<'_>)],
    run: usize,
    days: &mut [Option<DayNumber>],
) {
    for (node, draw) in draws {
        let own = match *draw {
            Sampler::Nothing | Sampler::Done(_) => None,
            Sampler::Expected(day, _) => Some(day),
            Sampler::Slip(from, slips, seed) => {
                Some(from + slips[sampling::below(slips.len(), seed, run)])
            }
        };
        let duration = plan.durations[*node];
        let projected = own.map(|own| {
            plan.network
                .project(*node, own, duration, |before| days[before])
                .0
        });
        days[*node] = match draw {
            Sampler::Done(day) => Some(*day),
            _ => projected,
        };
    }
}

fn draw_of<'s>(
    portfolio: &Portfolio,
    plan: &Schedule,
    past: &'s PastSlips,
    node: usize,
) -> Sampler<'s> {
    let (roadmap, index) = plan.place(node);
    let outlook = &plan.roadmaps[roadmap].milestones[index];
    let Some(own) = outlook.own_date() else {
        return Sampler::Nothing;
    };
    if !outlook.open {
        return Sampler::Done(own);
    }
    // What was never agreed is measured from what is expected.
    let Some(from) = outlook.original.or(outlook.expected) else {
        return Sampler::Expected(own, 0);
    };
    let slips = past.at_least(plan.today - from);
    if slips.len() < LEAST_CASES {
        return Sampler::Expected(own, slips.len());
    }
    Sampler::Slip(from, slips, sampling::seed(&portfolio.roadmaps[roadmap].id))
}

/// These nodes and all that they wait for, each after what it waits for.
fn reach(plan: &Schedule, own: std::ops::Range<usize>) -> Vec<usize> {
    let mut found = vec![false; plan.durations.len()];
    let mut open: Vec<usize> = own.collect();
    for &node in &open {
        found[node] = true;
    }
    while let Some(node) = open.pop() {
        for &before in plan.network.before.of(node) {
            if !std::mem::replace(&mut found[before as usize], true) {
                open.push(before as usize);
            }
        }
    }
    let order = plan.network.order.iter().map(|&node| node as usize);
    order.filter(|&node| found[node]).collect()
}

fn chances(days: &mut [DayNumber]) -> Percentiles {
    days.sort_unstable();
    let within = |of_hundred: usize| {
        let place = (days.len() * of_hundred).div_ceil(100).max(1) - 1;
        days.get(place).copied().filter(|&day| day < LAST_DAY)
    };
    Percentiles {
        p50: within(50),
        p80: within(80),
    }
}
