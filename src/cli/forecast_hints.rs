//! What history and the literature say of an entry, as `tcu show` adds it to what is computed.

use super::analysis::Analysis;
use super::key_values::KeyValues;
use crate::analysis::forecast;
use crate::analysis::literature::{self, Hint};
use crate::analysis::track_record::track_record;
use crate::dates::date::{date, plain};
use crate::model::{EntryRef, Kind};
use crate::schedule::{HistoryForecast, PastSlips, history_forecast};

/// Adds forecasts from history to milestones and roadmaps, and hints to chains and roadmaps.
pub(crate) fn add(analysis: &Analysis<'_>, found: EntryRef, sheet: &mut KeyValues) {
    let Some(place) = found.roadmap else {
        return;
    };
    let roadmap = &analysis.portfolio.roadmaps[place];
    let group = roadmap.cluster.sector_group;
    match found.kind {
        Kind::Milestone => of_milestone(analysis, place, found.index, sheet),
        Kind::Cluster => {
            of_roadmap(analysis, place, sheet);
            add_hints(group.map_or(Vec::new(), literature::of_group), sheet);
            for policy in literature::unserved_policies(roadmap) {
                let (text, source) = (policy.text, policy.source);
                sheet.line(
                    "not served",
                    format!("no policy or milestone here serves {text} ({source})"),
                );
            }
        }
        Kind::Chain => {
            let chain = roadmap.chains.get(found.index);
            add_hints(
                chain.map_or(Vec::new(), |chain| literature::of_chain(chain, group)),
                sheet,
            );
        }
        _ => {}
    }
}

fn foreseen(analysis: &Analysis<'_>, place: usize) -> HistoryForecast {
    let past = PastSlips::of(analysis.portfolio, &analysis.plan);
    history_forecast(analysis.portfolio, &analysis.plan, &past, place)
}

fn of_milestone(analysis: &Analysis<'_>, place: usize, index: usize, sheet: &mut KeyValues) {
    let Some(outlook) = analysis
        .plan
        .outlook(place, index)
        .filter(|outlook| outlook.open)
    else {
        return;
    };
    let outside = foreseen(analysis, place);
    let foresight = outside.milestones.get(index);
    sheet.maybe(
        "from history",
        foresight.and_then(|foresight| forecast::of_milestone(&outside, foresight, outlook)),
    );
    tested(analysis, sheet);
}

/// How often such forecasts held, where any could be tested.
fn tested(analysis: &Analysis<'_>, sheet: &mut KeyValues) {
    let record = track_record(analysis.portfolio, &analysis.plan);
    sheet.maybe("forecasts tested", record.words());
}

fn of_roadmap(analysis: &Analysis<'_>, place: usize, sheet: &mut KeyValues) {
    let outlooks = &analysis.plan.roadmaps[place].milestones;
    let open = outlooks.iter().any(|outlook| outlook.open);
    let day = |day: i64| plain(date(day));
    sheet.maybe("owners expect", forecast::owners_finish(outlooks).map(day));
    sheet.maybe(
        "from history",
        forecast::of_roadmap(&foreseen(analysis, place), open),
    );
    if open {
        tested(analysis, sheet);
    }
}

fn add_hints(hints: Vec<&'static Hint>, sheet: &mut KeyValues) {
    for hint in hints {
        sheet.line("hint", format!("{} ({})", hint.text, hint.source));
    }
}
