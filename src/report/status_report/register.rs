//! Stakeholders, decisions and risks of one cluster.

use super::results::part;
use super::schedule::drawing;
use super::source::ReportSource;
use crate::analysis::chart::matrix_chart;
use crate::dates::date::day;
use crate::model::choice::RiskState;
use crate::model::{Kind, WordEnum};
use crate::report::document::{DocBlock, DocTable};

pub(super) fn stakeholders(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let chart = matrix_chart(source.portfolio, source.names, place);
    drawing(source, "stakeholders", place, chart)
}

/// Decisions that are not carried out, and those that were since the day from which changes are told.
pub(super) fn decisions(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let columns = [
        source.text("decision"),
        source.text("decided-on"),
        source.text("owner"),
        source.text("due"),
        source.text("status"),
    ];
    let mut table = DocTable::new(source.text("decisions"), &columns);
    let roadmap = source.roadmap(place);
    let today = source.schedule.today;
    let mut clusters = source.changes.clusters.iter();
    let since = clusters
        .find(|one| one.roadmap == place)
        .and_then(|one| one.since);
    for (_, one) in source.entries(place, Kind::Decision, &roadmap.decisions) {
        let done = one.done.filter(|done| day(*done) <= today);
        let is_old = done.is_some_and(|done| since.is_some_and(|since| done < since));
        if is_old || one.on.is_some_and(|on| day(on) > today) {
            continue;
        }
        let late = one.due.is_some_and(|due| day(due) < today);
        let status = match done {
            Some(done) => format!("{}, {}", source.text("done"), source.messages.date(done)),
            None if late => source.text("late"),
            None => source.text("open"),
        };
        table.row([
            one.text
                .clone()
                .map_or_else(|| one.id.to_string(), String::from),
            source.date_text(one.on),
            source.office(place, one.owner.as_ref()),
            source.date_text(one.due),
            status,
        ]);
    }
    part(source, "decisions", table)
}

/// Risks and assumptions that are not closed, those with the most likelihood times impact first.
pub(super) fn risks(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let columns = [
        source.text("risk"),
        source.text("status"),
        format!(">{}", source.text("likelihood")),
        format!(">{}", source.text("impact")),
        source.text("response"),
        source.text("owner"),
    ];
    let mut table = DocTable::new(source.text("risks"), &columns);
    let roadmap = source.roadmap(place);
    let entries = source.entries(place, Kind::Risk, &roadmap.risks);
    let mut open: Vec<_> = entries
        .filter(|(_, one)| one.state != Some(RiskState::Closed))
        .collect();
    open.sort_by_key(|(_, one)| {
        let exposure = one.likelihood.unwrap_or(0) * one.impact.unwrap_or(0);
        (one.state != Some(RiskState::Broken), -exposure)
    });
    for (_, one) in open {
        let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
        let status = match one.state {
            Some(RiskState::Broken) => source.text("occurred"),
            _ => source.text("open"),
        };
        let kind = one.kind.map_or("risk", WordEnum::word);
        table.row([
            one.text
                .clone()
                .map_or_else(|| one.id.to_string(), String::from),
            format!("{kind}, {status}"),
            number(one.likelihood),
            number(one.impact),
            one.response.clone().unwrap_or_default().into(),
            source.office(place, one.owner.as_ref()),
        ]);
    }
    part(source, "risks", table)
}
