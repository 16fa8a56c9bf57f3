//! Work: which milestones are planned for which quarter, what was done, and what the outputs are.

use rust_xlsxwriter::XlsxError;

use super::form::{FormCell, FormProject, Pc3Sheet};
use crate::dates::date::{date, iso};
use crate::model::choice::ResultLevel;
use crate::model::{Milestone, Status, WordEnum};
use crate::schedule::MilestoneSchedule;

fn title(milestone: &Milestone) -> FormCell {
    FormCell::words(
        milestone
            .title
            .clone()
            .map_or_else(|| milestone.id.to_string(), String::from),
    )
}

fn day(day: Option<i64>) -> FormCell {
    day.map_or(FormCell::Empty, |day| FormCell::words(iso(date(day))))
}

/// Percent of the work that is done.
fn achieved(milestone: &Milestone, outlook: &MilestoneSchedule) -> f64 {
    match outlook.status {
        Some(Status::Done) => 100.0,
        // Whole percents are far below where a float loses them.
        #[allow(clippy::cast_precision_loss)]
        _ => milestone.progress.unwrap_or(0) as f64,
    }
}

/// The milestones of the year, each in the quarter in which it was approved to be done and that in which it was.
pub(super) fn quarterly(
    project: &FormProject<'_>,
    form: &mut Pc3Sheet<'_>,
) -> Result<(), XlsxError> {
    let columns = [
        "Item of work",
        "Planned for",
        "Quarter 1",
        "Quarter 2",
        "Quarter 3",
        "Quarter 4",
        "Expected or done",
        "Achieved (%)",
    ];
    form.section("6. Work by quarter", &columns)?;
    for (milestone, outlook) in project.milestones() {
        let within =
            |day: Option<i64>| day.is_some_and(|day| project.year.whole.contains(date(day)));
        if !within(outlook.baseline) && !within(outlook.finish) {
            continue;
        }
        let quarter = |range: &crate::dates::DateRange| {
            let holds = |day: Option<i64>| day.is_some_and(|day| range.contains(date(day)));
            let is_done = outlook.status == Some(Status::Done);
            let words = [
                holds(outlook.baseline).then_some("planned"),
                holds(outlook.finish).then_some(if is_done { "done" } else { "forecast" }),
            ];
            let words: Vec<&str> = words.into_iter().flatten().collect();
            FormCell::words(words.join(", "))
        };
        let mut cells = vec![title(milestone), day(outlook.baseline)];
        cells.extend(project.year.quarters.iter().map(quarter));
        cells.push(day(outlook.finish));
        cells.push(FormCell::Amount(achieved(milestone, outlook)));
        form.row(cells)?;
    }
    Ok(())
}

/// Where every item of work stands.
pub(super) fn status(project: &FormProject<'_>, form: &mut Pc3Sheet<'_>) -> Result<(), XlsxError> {
    let columns = [
        "Item of work",
        "Status",
        "Planned for",
        "Expected or done",
        "Days late",
        "Weight",
        "Achieved (%)",
    ];
    form.section("6. Physical progress", &columns)?;
    let (mut weights, mut done) = (0.0, 0.0);
    for (milestone, outlook) in project.milestones() {
        // Weights and slips are far below where a float loses them.
        #[allow(clippy::cast_precision_loss)]
        let weight = milestone.weight.unwrap_or(1) as f64;
        #[allow(clippy::cast_precision_loss)]
        let late = outlook
            .slip
            .filter(|slip| *slip > 0)
            .map(|slip| slip as f64);
        weights += weight;
        done += weight * achieved(milestone, outlook);
        form.row([
            title(milestone),
            FormCell::words(outlook.status.map_or("planned", WordEnum::word)),
            day(outlook.baseline),
            day(outlook.finish),
            FormCell::amount(late),
            FormCell::Amount(weight),
            FormCell::Amount(achieved(milestone, outlook)),
        ])?;
    }
    if weights > 0.0 {
        let share = (done / weights * 10.0).round() / 10.0;
        let mut cells = vec![FormCell::words("In all, by weight")];
        cells.extend((0..4).map(|_| FormCell::Empty));
        cells.extend([FormCell::Amount(weights), FormCell::Amount(share)]);
        form.row(cells)?;
    }
    Ok(())
}

/// The indicators of what the work is for, activities aside.
pub(super) fn outputs(project: &FormProject<'_>, form: &mut Pc3Sheet<'_>) -> Result<(), XlsxError> {
    let columns = [
        "Output or outcome",
        "Unit",
        "At the start",
        "Target",
        "Target date",
        "Newest reading",
        "Read on",
    ];
    form.section("8. Output indicators", &columns)?;
    let today = project.source.plan.date();
    let roadmap = project.roadmap();
    let found = project
        .source
        .entries(Some(project.place), crate::model::Kind::Indicator);
    for indicator in found.filter_map(|found| roadmap.indicators.get(found.index)) {
        if indicator.level == Some(ResultLevel::Activity) {
            continue;
        }
        let readings = indicator
            .readings
            .iter()
            .filter(|one| one.on.is_some_and(|on| on <= today));
        let newest = readings.max_by_key(|one| one.on);
        let date = |date: Option<crate::model::Date>| {
            date.map_or(FormCell::Empty, |date| FormCell::words(iso(date)))
        };
        form.row([
            FormCell::words(
                indicator
                    .name
                    .clone()
                    .map_or_else(|| indicator.id.to_string(), String::from),
            ),
            FormCell::words(indicator.unit.clone().unwrap_or_default()),
            FormCell::amount(indicator.baseline),
            FormCell::amount(indicator.target),
            date(indicator.due),
            FormCell::amount(newest.and_then(|one| one.value)),
            date(newest.and_then(|one| one.on)),
        ])?;
    }
    Ok(())
}
