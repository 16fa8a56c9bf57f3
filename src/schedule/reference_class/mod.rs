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

pub(crate) use history::{DatedSlips, LEAST_CASES, PastSlips};

use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::dates::date::{DayNumber, LAST_DAY};
use crate::model::Portfolio;
use crate::model::hash::HashMap;

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
    let reach = Reach::of(plan, own.clone());
    let draws: Vec<(usize, Sampler<'_>)> = (reach.order.iter())
        .map(|&node| (node, draw_of(portfolio, plan, past, node)))
        .collect();
    let mut samples = vec![Vec::with_capacity(RUNS); own.len()];
    let mut ends = Vec::with_capacity(RUNS);
    let mut days: Vec<Option<DayNumber>> = vec![None; reach.order.len()];
    for run in 0..RUNS {
        play(plan, &reach, &draws, run, &mut days);
        let own = &days[..own.len()];
        for (sample, day) in samples.iter_mut().zip(own) {
            sample.extend(*day);
        }
        ends.extend(own.iter().flatten().max());
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
    reach: &Reach,
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
                .project(*node, own, duration, |before| days[reach.place(before)])
                .0
        });
        days[reach.place(*node)] = match draw {
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

/// The milestones of a roadmap and all that they wait for: of a large folder no more than these is touched.
struct Reach {
    own: Range<usize>,
    /// The places of what they wait for in other roadmaps, behind their own.
    others: HashMap<usize, usize>,
    /// All of them, each after what it waits for.
    order: Vec<usize>,
}

impl Reach {
    fn of(plan: &Schedule, own: Range<usize>) -> Self {
        let mut others: HashMap<usize, usize> = HashMap::default();
        let mut open: Vec<usize> = own.clone().collect();
        let mut order = open.clone();
        while let Some(node) = open.pop() {
            for &before in plan.network.before.of(node) {
                let (before, place) = (before as usize, own.len() + others.len());
                if !own.contains(&before)
                    && let Entry::Vacant(free) = others.entry(before)
                {
                    free.insert(place);
                    open.push(before);
                    order.push(before);
                }
            }
        }
        order.sort_unstable_by_key(|&node| plan.network.rank[node]);
        Self { own, others, order }
    }

    /// The place of one of them: first those of the roadmap, in their order.
    fn place(&self, node: usize) -> usize {
        match self.own.contains(&node) {
            true => node - self.own.start,
            false => self.others[&node],
        }
    }
}

fn chances(days: &mut [DayNumber]) -> Percentiles {
    let place = |of_hundred: usize| (days.len() * of_hundred).div_ceil(100).max(1) - 1;
    let (half, most) = (place(50), place(80));
    if most >= days.len() {
        return Percentiles::default();
    }
    let there = |day: DayNumber| (day < LAST_DAY).then_some(day);
    // Only two places matter, so the rest need not be in order.
    let (earlier, p80, _) = days.select_nth_unstable(most);
    let p80 = *p80;
    let p50 = match half < most {
        true => *earlier.select_nth_unstable(half).1,
        false => p80,
    };
    Percentiles {
        p50: there(p50),
        p80: there(p80),
    }
}
