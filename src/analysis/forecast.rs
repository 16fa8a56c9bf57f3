//! Forecasts from history as people read them: docs/forecasts.md tells the method.

use crate::dates::date::{date, plain};
use crate::model::DayNumber;
use crate::schedule::{
    HistoryForecast, LEAST_CASES, MilestoneForecast, MilestoneSchedule, Percentiles,
};

/// What history says of an open milestone, beside what its owner expects; `None` of one that is not open.
pub(crate) fn of_milestone(
    outside: &HistoryForecast,
    foresight: &MilestoneForecast,
    outlook: &MilestoneSchedule,
) -> Option<String> {
    if !outlook.open {
        return None;
    }
    Some(match foresight.chances {
        Some(chances) => format!("{}, from {}", runs(chances), cases(foresight.cases)),
        None if outside.cases < LEAST_CASES => too_few(outside.cases),
        None if outlook.expected.is_none() => "it has no date to begin from".to_owned(),
        None if foresight.cases == 0 => format!(
            "nothing: none of {} was ever as late as it is already",
            cases(outside.cases)
        ),
        None => format!(
            "nothing: it is so late already that only {} of {} were ever later, too few to learn from",
            foresight.cases,
            cases(outside.cases)
        ),
    })
}

/// What history says of the end of a roadmap; `None` where nothing is open.
pub(crate) fn of_roadmap(outside: &HistoryForecast, open: bool) -> Option<String> {
    match outside.finish {
        _ if !open => None,
        Some(chances) => Some(format!("{}, from {}", runs(chances), cases(outside.cases))),
        None => Some(too_few(outside.cases)),
    }
}

/// What the owners expect of a roadmap: the latest date that stands; none where nothing open has one.
pub(crate) fn owners_finish(outlooks: &[MilestoneSchedule]) -> Option<DayNumber> {
    let open = outlooks
        .iter()
        .filter(|outlook| outlook.open && !outlook.duplicate);
    open.filter_map(|outlook| outlook.expected).max()
}

fn runs(chances: Percentiles) -> String {
    let by = |day: Option<DayNumber>| match day {
        Some(day) => format!("by {}", plain(date(day))),
        None => "after the year 9999".to_owned(),
    };
    format!("50 % {}, 80 % {}", by(chances.p50), by(chances.p80))
}

fn cases(count: usize) -> String {
    format!("{count} done milestones of this folder")
}

fn too_few(count: usize) -> String {
    format!("too few done milestones in this folder to learn from ({count} of {LEAST_CASES})")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlook(expected: Option<DayNumber>) -> MilestoneSchedule {
        MilestoneSchedule {
            open: true,
            expected,
            ..MilestoneSchedule::default()
        }
    }

    #[test]
    fn it_says_what_it_rests_on_and_when_it_knows_nothing() {
        let chances = Some(Percentiles {
            p50: Some(739_000),
            p80: None,
        });
        let outside = |cases| HistoryForecast {
            cases,
            finish: chances,
            milestones: Vec::new(),
        };
        let told = |cases, chances, expected| {
            let foresight = MilestoneForecast { chances, cases: 12 };
            of_milestone(&outside(cases), &foresight, &outlook(expected)).unwrap()
        };
        assert_eq!(
            told(20, chances, Some(1)),
            "50 % by 24 Apr 2024, 80 % after the year 9999, from 12 done milestones of this folder"
        );
        assert_eq!(
            told(9, None, Some(1)),
            "too few done milestones in this folder to learn from (9 of 10)"
        );
        assert_eq!(told(20, None, None), "it has no date to begin from");
        assert!(told(20, None, Some(1)).contains("only 12 of 20 done"));
        assert_eq!(of_roadmap(&outside(20), false), None);
        let done = MilestoneSchedule::default();
        assert_eq!(
            of_milestone(&outside(20), &MilestoneForecast::default(), &done),
            None
        );
    }
}
