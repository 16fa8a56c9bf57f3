//! One workbook: a sheet a kind, with dates and numbers of their type, lists to choose from, health in colour, and a
//! Gantt chart. No cell is a formula, and what tcu wrote comes back by `tcu import`.

mod about;
pub(in crate::report) mod cells;
mod gantt;
mod lists;
mod sheet;
mod styles;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use cells::excel_date;
use lists::Lists;
use styles::Styles;

use super::error::ExportError;
use super::source::ExportSource;
use super::table::{kinds, table};
use crate::model::Kind;

/// The workbook of everything that was asked for; `only` limits it to these kinds, empty is every kind.
///
/// # Errors
/// It cannot be written.
pub(crate) fn workbook(source: &ExportSource<'_>, only: &[Kind]) -> Result<Vec<u8>, ExportError> {
    made(source, only).map_err(|error| ExportError::of("workbook", error))
}

fn made(source: &ExportSource<'_>, only: &[Kind]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let today = source.plan.date();
    let mut properties = DocProperties::new().set_title(source.title(&source.name()));
    if let Some(created) = excel_date(today) {
        properties = properties.set_creation_datetime(&created);
    }
    workbook.set_properties(&properties);
    let styles = Styles::new();
    let lists = Lists::of(source);
    about::write(workbook.add_worksheet(), source, &styles)?;
    for kind in kinds().filter(|kind| only.is_empty() || only.contains(kind)) {
        let table = table(source, kind);
        if !table.rows.is_empty() || only.contains(&kind) {
            sheet::write(workbook.add_worksheet(), source, &table, (&styles, &lists))?;
        }
    }
    if only.is_empty() || only.contains(&Kind::Milestone) {
        gantt::write(workbook.add_worksheet(), source, &styles)?;
    }
    lists.write(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}
