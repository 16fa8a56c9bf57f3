//! What history and the literature say: forecasts beside the owners', and hints.

use serde::Serialize;

use super::iso_day;
use crate::analysis::forecast::owners_finish;
use crate::analysis::literature::{self, Hint};
use crate::model::choice::Upgrading;
use crate::model::{Roadmap, WordEnum};
use crate::schedule::{HistoryForecast, LEAST_CASES, MilestoneSchedule, RUNS};

/// When an open milestone will be done if it fares as others did.
#[derive(Debug, Serialize)]
pub(crate) struct MilestoneForecastJson {
    p50: Option<String>,
    p80: Option<String>,
    cases: usize,
    least_cases: usize,
    runs: usize,
}

/// The same for a roadmap, beside what owners expect and what is projected from that.
#[derive(Debug, Serialize)]
pub(crate) struct RoadmapForecastJson {
    p50: Option<String>,
    p80: Option<String>,
    cases: usize,
    least_cases: usize,
    runs: usize,
    owners_finish: Option<String>,
    projected_finish: Option<String>,
}

/// What the literature says.
#[derive(Debug, Serialize)]
pub(crate) struct HintJson {
    text: &'static str,
    source: &'static str,
    favours: Vec<&'static str>,
    necessary: Vec<&'static str>,
    seldom: Vec<&'static str>,
}

/// Of the milestone at `index`; `None` where it is not open.
pub(crate) fn of_milestone(
    outside: &HistoryForecast,
    outlook: &MilestoneSchedule,
    index: usize,
) -> Option<MilestoneForecastJson> {
    let foresight = outside.milestones.get(index).filter(|_| outlook.open)?;
    let chances = foresight.chances.unwrap_or_default();
    Some(MilestoneForecastJson {
        p50: iso_day(chances.p50),
        p80: iso_day(chances.p80),
        cases: foresight.cases,
        least_cases: LEAST_CASES,
        runs: RUNS,
    })
}

/// Of a roadmap.
pub(crate) fn of_roadmap(
    outside: &HistoryForecast,
    outlooks: &[MilestoneSchedule],
) -> RoadmapForecastJson {
    let chances = outside.finish.unwrap_or_default();
    let open = outlooks.iter().filter(|outlook| outlook.open);
    RoadmapForecastJson {
        p50: iso_day(chances.p50),
        p80: iso_day(chances.p80),
        cases: outside.cases,
        least_cases: LEAST_CASES,
        runs: RUNS,
        owners_finish: iso_day(owners_finish(outlooks)),
        projected_finish: iso_day(open.filter_map(|outlook| outlook.projected).max()),
    }
}

/// Hints in the order in which they are to be read.
pub(crate) fn hints(hints: Vec<&'static Hint>) -> Vec<HintJson> {
    let words = |types: &[Upgrading]| types.iter().map(|one| one.word()).collect();
    let of = |hint: &'static Hint| HintJson {
        text: hint.text,
        source: hint.source,
        favours: words(hint.favours),
        necessary: words(hint.necessary),
        seldom: words(hint.seldom),
    };
    hints.into_iter().map(of).collect()
}

/// A policy that the literature stresses and that nothing in the roadmap serves.
#[derive(Debug, Serialize)]
pub(crate) struct UnservedPolicyJson {
    text: &'static str,
    source: &'static str,
}

/// Those of a roadmap.
pub(crate) fn unserved_policies(roadmap: &Roadmap) -> Vec<UnservedPolicyJson> {
    let unserved = literature::unserved_policies(roadmap).into_iter();
    unserved
        .map(|policy| UnservedPolicyJson {
            text: policy.text,
            source: policy.source,
        })
        .collect()
}
