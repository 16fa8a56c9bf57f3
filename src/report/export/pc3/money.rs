//! Money: approved, allocated, released and utilised, by fund and fiscal quarter.

use rust_xlsxwriter::XlsxError;

use super::form::{FormCell, FormProject, Pc3Sheet};
use crate::dates::DateRange;
use crate::model::LeanString;
use crate::model::choice::FlowKind;
use crate::model::{Date, Fund};

/// What flowed of a kind on days that `counts` accepts, up to the status date.
fn flowed(
    project: &FormProject<'_>,
    fund: &Fund,
    kind: FlowKind,
    counts: impl Fn(Date) -> bool,
) -> f64 {
    let today = project.source.plan.date();
    let flows = fund.flows.iter().filter(|flow| flow.kind == Some(kind));
    let dated = flows.filter_map(|flow| Some((flow.on?, flow.amount?)));
    dated
        .filter(|(on, _)| *on <= today && counts(*on))
        .map(|(_, amount)| amount)
        .sum()
}

fn allocated(project: &FormProject<'_>, fund: &Fund) -> Option<f64> {
    let named = |year: &Option<LeanString>| year.as_deref() == Some(project.year.name.as_str());
    fund.allocations.iter().find(|one| named(&one.year))?.amount
}

fn name(fund: &Fund) -> FormCell {
    FormCell::words(
        fund.title
            .clone()
            .map_or_else(|| fund.id.to_string(), String::from),
    )
}

/// What was approved, spent before this year, and allocated for it.
pub(super) fn annual(project: &FormProject<'_>, form: &mut Pc3Sheet<'_>) -> Result<(), XlsxError> {
    let columns = [
        "Fund",
        "Source",
        "Currency",
        "Approved cost",
        "Spent up to the last fiscal year",
        "Allocation this year",
    ];
    form.section("5. Approved cost and allocation", &columns)?;
    for (fund, currency) in project.funds() {
        let first = project.year.whole.first;
        let before = flowed(project, fund, FlowKind::Utilised, |on| on < first);
        form.row([
            name(fund),
            FormCell::words(fund.source.clone().unwrap_or_default()),
            FormCell::words(currency),
            FormCell::amount(fund.approved),
            FormCell::Amount(before),
            FormCell::amount(allocated(project, fund)),
        ])?;
    }
    Ok(())
}

/// Released and utilised in each quarter of the year.
pub(super) fn cash_plan(
    project: &FormProject<'_>,
    form: &mut Pc3Sheet<'_>,
) -> Result<(), XlsxError> {
    let columns = [
        "Fund",
        "Currency",
        "What",
        "Quarter 1",
        "Quarter 2",
        "Quarter 3",
        "Quarter 4",
        "This year",
    ];
    form.section("7. Cash by quarter", &columns)?;
    for (fund, currency) in project.funds() {
        for (what, kind) in [
            ("released", FlowKind::Released),
            ("utilised", FlowKind::Utilised),
        ] {
            let within = |range: &DateRange| flowed(project, fund, kind, |on| range.contains(on));
            let mut cells = vec![name(fund), FormCell::words(currency), FormCell::words(what)];
            cells.extend(
                project
                    .year
                    .quarters
                    .iter()
                    .map(|quarter| FormCell::Amount(within(quarter))),
            );
            cells.push(FormCell::Amount(within(&project.year.whole)));
            form.row(cells)?;
        }
    }
    Ok(())
}

/// Where the money stands on the status date.
pub(super) fn status(project: &FormProject<'_>, form: &mut Pc3Sheet<'_>) -> Result<(), XlsxError> {
    let columns = [
        "Fund",
        "Currency",
        "Approved cost",
        "Allocation this year",
        "Released this year",
        "Utilised this year",
        "Released in all",
        "Utilised in all",
        "Utilised of approved (%)",
    ];
    form.section("5. Financial progress", &columns)?;
    for (fund, currency) in project.funds() {
        let this_year = |on: Date| project.year.whole.contains(on);
        let utilised = flowed(project, fund, FlowKind::Utilised, |_| true);
        let share = fund.approved.filter(|approved| *approved > 0.0);
        form.row([
            name(fund),
            FormCell::words(currency),
            FormCell::amount(fund.approved),
            FormCell::amount(allocated(project, fund)),
            FormCell::Amount(flowed(project, fund, FlowKind::Released, this_year)),
            FormCell::Amount(flowed(project, fund, FlowKind::Utilised, this_year)),
            FormCell::Amount(flowed(project, fund, FlowKind::Released, |_| true)),
            FormCell::Amount(utilised),
            FormCell::amount(share.map(|approved| (utilised / approved * 1000.0).round() / 10.0)),
        ])?;
    }
    Ok(())
}
