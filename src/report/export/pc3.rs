//! The PC-III sheets of Pakistan's Planning Commission: (a) what a project plans and did by fiscal quarter, in work and
//! money; (b) where it stands, and what holds it up.

mod bottlenecks;
mod form;
mod money;
mod work;

use rust_xlsxwriter::{Workbook, XlsxError};

use form::{FormProject, FormYear, Pc3Sheet};

use super::error::ExportError;
use super::source::ExportSource;
use crate::dates::Calendar;

/// The sheets (a) and (b) of each roadmap that was asked for, for the fiscal year of the status date.
///
/// # Errors
/// The workbook cannot be written.
pub(crate) fn workbook(source: &ExportSource<'_>) -> Result<Vec<u8>, ExportError> {
    let today = source.plan.date();
    let calendar = Calendar::new(today, source.programme().head.fiscal_year_start);
    let year = FormYear::of(&calendar, today);
    let year =
        year.ok_or_else(|| ExportError::of("PC-III", "the fiscal year is outside the calendar"))?;
    made(source, &year).map_err(|error| ExportError::of("PC-III", error))
}

fn made(source: &ExportSource<'_>, year: &FormYear) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for (number, (place, roadmap)) in source.roadmaps().enumerate() {
        let project = FormProject {
            source,
            place,
            year,
        };
        for (part, write) in [("a", part_a as WritePart), ("b", part_b)] {
            let name = match source.places {
                [_] => format!("PC-III ({part})"),
                _ => format!("{} ({part}) {}", number + 1, roadmap.id),
            };
            let sheet = workbook.add_worksheet();
            // A name of a sheet has at most 31 characters.
            sheet.set_name(name.chars().take(31).collect::<String>())?;
            let mut form = Pc3Sheet::new(sheet, source)?;
            project.head(&mut form, part)?;
            write(&project, &mut form)?;
        }
    }
    workbook.save_to_buffer()
}

type WritePart = fn(&FormProject<'_>, &mut Pc3Sheet<'_>) -> Result<(), XlsxError>;

/// (a): the plan of work and of cash for the fiscal year.
fn part_a(project: &FormProject<'_>, form: &mut Pc3Sheet<'_>) -> Result<(), XlsxError> {
    money::annual(project, form)?;
    work::quarterly(project, form)?;
    money::cash_plan(project, form)?;
    work::outputs(project, form)
}

/// (b): progress up to the status date, and what holds the project up.
fn part_b(project: &FormProject<'_>, form: &mut Pc3Sheet<'_>) -> Result<(), XlsxError> {
    money::status(project, form)?;
    work::status(project, form)?;
    work::outputs(project, form)?;
    bottlenecks::write(project, form)
}
