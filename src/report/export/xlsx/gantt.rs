//! The Gantt chart as cells: a row a milestone, a column a month, or a quarter where the years are many.

use chrono::Datelike;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::cells::{cell_words, excel_date};
use super::styles::{Styles, bar};
use crate::dates::date::{date, day, month_name};
use crate::model::{Date, EntryRef, Kind, Status, WordEnum};
use crate::report::export::source::ExportSource;

/// The name of the sheet.
const NAME: &str = "Gantt";
/// The columns before the months.
const HEADINGS: [&str; 6] = [
    "Roadmap",
    "Milestone",
    "Owner",
    "Begins",
    "Ends",
    "Approved",
];
const WIDTHS: [u32; 6] = [22, 44, 28, 11, 11, 11];
/// Columns of months or quarters at most.
const MOST: i64 = 180;

struct GanttSheetRow {
    words: [String; 3],
    from: i64,
    to: i64,
    baseline: Option<i64>,
    status: Status,
}

/// The months of the chart, each column so many.
struct Scale {
    first: i64,
    step: i64,
    columns: i64,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &ExportSource<'_>,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet
        .set_name(NAME)?
        .set_landscape()
        .set_paper_size(8)
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 2)?;
    for (column, (heading, width)) in (0u16..).zip(HEADINGS.iter().zip(WIDTHS)) {
        sheet.write_string_with_format(0, column, *heading, &styles.heading)?;
        sheet.set_column_width(column, width)?;
    }
    let rows = rows(source);
    let Some(scale) = Scale::of(&rows, source.plan.today) else {
        return Ok(());
    };
    let turned = styles
        .heading
        .clone()
        .set_rotation(90)
        .set_align(FormatAlign::Center);
    let before = u16::try_from(HEADINGS.len()).unwrap_or(0);
    for column in 0..u16::try_from(scale.columns).unwrap_or(0) {
        let name = scale.name(i64::from(column));
        sheet.write_string_with_format(0, before + column, name, &turned)?;
        sheet.set_column_width(before + column, 3)?;
    }
    let today = scale.column(source.plan.today);
    for (at, row) in (1u32..).zip(&rows) {
        for (column, text) in (0u16..).zip(&row.words) {
            sheet.write_string_with_format(at, column, cell_words(text), &styles.text)?;
        }
        let days = [Some(row.from), Some(row.to), row.baseline];
        for (column, day) in (3u16..).zip(days) {
            if let Some(date) = day.and_then(|day| excel_date(date(day))) {
                sheet.write_datetime_with_format(at, column, date, &styles.date)?;
            }
        }
        row.draw(sheet, at, &scale, today)?;
    }
    Ok(())
}

fn rows(source: &ExportSource<'_>) -> Vec<GanttSheetRow> {
    let mut rows = Vec::new();
    for (place, roadmap) in source.roadmaps() {
        for (index, milestone) in roadmap.milestones.iter().enumerate() {
            let outlook = source
                .plan
                .outlook(place, index)
                .filter(|one| !one.duplicate);
            let Some((outlook, to)) = outlook.and_then(|one| Some((one, one.finish?))) else {
                continue;
            };
            if !source.selects_milestone(place, index) {
                continue;
            }
            let found = EntryRef {
                roadmap: Some(place),
                kind: Kind::Milestone,
                index,
            };
            let by_work = milestone.duration_days.map(|days| to - days);
            let title = milestone
                .title
                .clone()
                .map_or_else(|| milestone.id.to_string(), String::from);
            let owner = source.owner(found).map(|(_, owner)| owner.office());
            rows.push(GanttSheetRow {
                words: [
                    source.title(roadmap.name()),
                    title,
                    owner.unwrap_or_default(),
                ],
                from: milestone.start.map(day).or(by_work).unwrap_or(to).min(to),
                to,
                baseline: outlook.baseline,
                status: outlook.status.unwrap_or(Status::Planned),
            });
        }
    }
    rows
}

impl GanttSheetRow {
    fn draw(
        &self,
        sheet: &mut Worksheet,
        at: u32,
        scale: &Scale,
        today: Option<i64>,
    ) -> Result<(), XlsxError> {
        let before = i64::try_from(HEADINGS.len()).unwrap_or(0);
        let (from, to) = (scale.column(self.from), scale.column(self.to));
        let baseline = self.baseline.and_then(|day| scale.column(day));
        for column in 0..scale.columns {
            let is_bar =
                from.is_some_and(|from| from <= column) && to.is_some_and(|to| column <= to);
            let (is_today, is_baseline) = (today == Some(column), baseline == Some(column));
            if !is_bar && !is_today && !is_baseline {
                continue;
            }
            let mut format = Format::new().set_align(FormatAlign::Center);
            if is_bar {
                format = format.set_background_color(bar(self.status));
            }
            if is_today {
                format = format.set_border_left(FormatBorder::Medium);
            }
            let sign = match (is_baseline, is_bar && to == Some(column)) {
                (true, _) => "◇",
                // The end of a bar says how far it is, for those who see no colours.
                (false, true) => &self.status.word()[..1],
                (false, false) => "",
            };
            let column = u16::try_from(before + column).unwrap_or(u16::MAX);
            match sign {
                "" => sheet.write_blank(at, column, &format)?,
                sign => sheet.write_string_with_format(at, column, sign, &format)?,
            };
        }
        Ok(())
    }
}

impl Scale {
    fn of(rows: &[GanttSheetRow], today: i64) -> Option<Self> {
        let days = rows
            .iter()
            .flat_map(|row| [Some(row.from), Some(row.to), row.baseline]);
        let months: Vec<i64> = days
            .flatten()
            .chain([today])
            .map(|day| month(date(day)))
            .collect();
        if rows.is_empty() {
            return None;
        }
        let (first, last) = (*months.iter().min()?, *months.iter().max()?);
        let step = [1, 3, 12, 120]
            .into_iter()
            .find(|step| (last - first) / step < MOST)?;
        let first = first - first.rem_euclid(step);
        Some(Self {
            first,
            step,
            columns: (last - first) / step + 1,
        })
    }

    fn column(&self, day: i64) -> Option<i64> {
        let column = (month(date(day)) - self.first).div_euclid(self.step);
        (0..self.columns).contains(&column).then_some(column)
    }

    fn name(&self, column: i64) -> String {
        let month = self.first + column * self.step;
        let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12));
        match self.step {
            12.. => year.to_string(),
            _ => format!(
                "{} {year}",
                month_name(u32::try_from(of_year).unwrap_or(0) + 1)
            ),
        }
    }
}

/// Months since the year 0.
fn month(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}
