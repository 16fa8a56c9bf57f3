//! Whether forecasts from history held: for every done milestone, what would have been forecast from the record as it
//! stood before, beside the day on which it was done.

use crate::dates::date::{date, day};
use crate::edit::as_of::as_of;
use crate::model::{DayNumber, Portfolio, ReferenceIndex, Roadmap, Status};
use crate::schedule::{DatedSlips, PastSlips, Schedule, compute, history_forecast};

/// The most milestones that are tested, the last ones that were done: their share hardly moves with more, and a forecast
/// of one entry must not wait for those of thousands.
const MOST: usize = 200;

/// Days before a milestone was done from which it would have been forecast.
const LEADS: [i64; 3] = [90, 180, 365];

/// How many forecasts would have been made, and how many of them held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TrackRecord {
    /// The forecasts: up to three of each done milestone.
    pub forecasts: usize,
    /// Of them: done by P50.
    pub within_p50: usize,
    /// Of them: done by P80.
    pub within_p80: usize,
}

/// Tests the forecasts of a portfolio, of the last [`MOST`] milestones that were done. Each roadmap is rolled back alone: what it waited for in others is left out.
pub(crate) fn track_record(portfolio: &Portfolio, plan: &Schedule) -> TrackRecord {
    let mut record = TrackRecord::default();
    // What is too little to forecast from today was so before.
    let all = DatedSlips::of(portfolio, plan);
    if !all.until(plan.today).suffice() {
        return record;
    }
    let mut alone = Portfolio {
        shared: portfolio.shared.clone(),
        ..Portfolio::default()
    };
    for (place, index, actual) in last_done(portfolio, plan) {
        let roadmap = &portfolio.roadmaps[place];
        let id = roadmap.milestones[index].id.as_str();
        for then in LEADS.map(|lead| actual - lead) {
            let past = all.until(then);
            if past.suffice() {
                alone.roadmaps = vec![rolled_back(roadmap, then)];
                record.add(&alone, &past, (id, then), actual);
            }
        }
    }
    record
}

/// The milestones that were done last: roadmap, place in it, and day.
fn last_done(portfolio: &Portfolio, plan: &Schedule) -> Vec<(usize, usize, DayNumber)> {
    let mut all = Vec::new();
    for (place, roadmap) in portfolio.roadmaps.iter().enumerate() {
        for (index, milestone) in roadmap.milestones.iter().enumerate() {
            let done = plan
                .outlook(place, index)
                .filter(|outlook| outlook.status == Some(Status::Done) && !outlook.duplicate);
            let actual = milestone.actual.map(day).filter(|on| *on <= plan.today);
            all.extend(done.zip(actual).map(|(_, actual)| (place, index, actual)));
        }
    }
    all.sort_by_key(|(place, index, actual)| (std::cmp::Reverse(*actual), *place, *index));
    all.truncate(MOST);
    all
}

/// A roadmap as it stood on a day: nothing is done that was done later.
fn rolled_back(roadmap: &Roadmap, then: DayNumber) -> Roadmap {
    let mut back = as_of(roadmap, date(then)).roadmap;
    for milestone in &mut back.milestones {
        if milestone.actual.is_some_and(|on| day(on) > then) {
            milestone.actual = None;
            milestone.status = None;
        }
    }
    back
}

impl TrackRecord {
    fn add(
        &mut self,
        alone: &Portfolio,
        past: &PastSlips,
        (id, then): (&str, DayNumber),
        actual: DayNumber,
    ) {
        let names = ReferenceIndex::new(alone);
        let plan = compute(alone, &names, date(then));
        let milestones = &alone.roadmaps[0].milestones;
        let Some(index) = milestones.iter().position(|one| one.id.as_str() == id) else {
            return;
        };
        let forecast = history_forecast(alone, &plan, past, 0);
        let Some(chances) = forecast.milestones.get(index).and_then(|one| one.chances) else {
            return;
        };
        let held = |by: Option<DayNumber>| usize::from(by.is_none_or(|by| actual <= by));
        self.forecasts += 1;
        self.within_p50 += held(chances.p50);
        self.within_p80 += held(chances.p80);
    }

    /// What people read beside a forecast; `None` where none could be tested.
    pub(crate) fn words(&self) -> Option<String> {
        (self.forecasts > 0).then(|| {
            format!(
                "{} of {} past P80 dates held, {} of {} past P50 dates",
                self.within_p80, self.forecasts, self.within_p50, self.forecasts
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::{iso, parse_iso};
    use crate::store::read::read_text;

    /// Fourteen milestones 40 days apart, each 30 days late, the last one `late` days.
    fn record(late: i64) -> TrackRecord {
        let first = day(parse_iso("2024-01-01").unwrap());
        let milestone = |number: i64| {
            let baseline = first + number * 40;
            let slip = if number == 13 { late } else { 30 };
            format!(
                "[[milestone]]\nid = \"m{number}\"\ntitle = \"M\"\nstatus = \"done\"\nbaseline = {}\nactual = {}\n",
                iso(date(baseline)),
                iso(date(baseline + slip))
            )
        };
        let text: String = (0..14).map(milestone).collect();
        let text = format!("[cluster]\nname = \"Fans\"\n{text}");
        let portfolio = Portfolio {
            roadmaps: vec![read_text("fans", &text).roadmap.unwrap()],
            ..Portfolio::default()
        };
        let names = ReferenceIndex::new(&portfolio);
        let plan = compute(&portfolio, &names, parse_iso("2026-11-21").unwrap());
        track_record(&portfolio, &plan)
    }

    #[test]
    fn forecasts_that_held_are_counted_with_those_that_did_not() {
        // Ten cases are there 90 days before the last two are done; all were 30 days late, and so are these.
        let all = TrackRecord {
            forecasts: 2,
            within_p50: 2,
            within_p80: 2,
        };
        assert_eq!(record(30), all);
        // The last is 100 days late, which nothing foretold 90 and 180 days before.
        let some = TrackRecord {
            forecasts: 3,
            within_p50: 1,
            within_p80: 1,
        };
        assert_eq!(record(100), some);
        assert_eq!(
            some.words().unwrap(),
            "1 of 3 past P80 dates held, 1 of 3 past P50 dates"
        );
        assert_eq!(TrackRecord::default().words(), None);
    }

    #[test]
    fn of_many_only_the_last_ones_are_tested() {
        let day_of =
            |number: usize| iso(date(day(parse_iso("2020-01-01").unwrap()) + number as i64));
        let text: String = (0..MOST + 50)
            .map(|number| {
                let on = day_of(number);
                format!("[[milestone]]\nid = \"m{number}\"\ntitle = \"M\"\nstatus = \"done\"\nbaseline = {on}\nactual = {on}\n")
            })
            .collect();
        let text = format!("[cluster]\nname = \"X\"\n{text}");
        let portfolio = Portfolio {
            roadmaps: vec![read_text("x", &text).roadmap.unwrap()],
            ..Portfolio::default()
        };
        let names = ReferenceIndex::new(&portfolio);
        let plan = compute(&portfolio, &names, parse_iso("2026-01-01").unwrap());
        let tested = last_done(&portfolio, &plan);
        assert_eq!(tested.len(), MOST);
        assert_eq!((tested[0].1, tested[MOST - 1].1), (MOST + 49, 50));
    }
}
