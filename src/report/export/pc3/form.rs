//! The form: rows of cells below each other, and the project and fiscal year that they tell of.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::dates::date::plain;
use crate::dates::{Calendar, DateRange};
use crate::model::{Fund, Milestone};
use crate::report::export::source::{ExportSource, SAMPLE};
use crate::report::export::xlsx::cells::cell_words;
use crate::schedule::MilestoneSchedule;

/// What stands in a cell.
#[derive(Clone, Debug)]
pub(in crate::report::export::pc3) enum FormCell {
    Empty,
    Words(String),
    Amount(f64),
}

/// The fiscal year of the status date.
pub(in crate::report::export::pc3) struct FormYear {
    pub(in crate::report::export::pc3) name: String,
    pub(in crate::report::export::pc3) whole: DateRange,
    pub(in crate::report::export::pc3) quarters: [DateRange; 4],
}

/// One roadmap as a project of the form.
pub(in crate::report::export::pc3) struct FormProject<'e> {
    pub(in crate::report::export::pc3) source: &'e ExportSource<'e>,
    pub(in crate::report::export::pc3) place: usize,
    pub(in crate::report::export::pc3) year: &'e FormYear,
}

/// Writes rows one below another.
pub(in crate::report::export::pc3) struct Pc3Sheet<'w> {
    sheet: &'w mut Worksheet,
    row: u32,
    title: Format,
    heading: Format,
    words: Format,
    amount: Format,
}

impl FormYear {
    pub(in crate::report::export::pc3) fn of(
        calendar: &Calendar,
        today: crate::model::Date,
    ) -> Option<Self> {
        let (year, _) = calendar.quarter_of(today);
        let quarter = |number| calendar.quarter(year, number);
        Some(Self {
            name: calendar.fiscal_year_name(year),
            whole: calendar.fiscal_year(year)?,
            quarters: [quarter(1)?, quarter(2)?, quarter(3)?, quarter(4)?],
        })
    }
}

impl<'e> FormProject<'e> {
    pub(in crate::report::export::pc3) fn head(
        &self,
        form: &mut Pc3Sheet<'_>,
        part: &str,
    ) -> Result<(), XlsxError> {
        let roadmap = self.roadmap();
        let what = match part {
            "a" => "PC-III (A): work and cash plan, and achievements by quarter",
            _ => "PC-III (B): progress up to the status date",
        };
        form.title(what)?;
        let is_sample = self.source.programme().head.sample == Some(true)
            || roadmap.cluster.sample == Some(true);
        if is_sample {
            form.title(SAMPLE)?;
        }
        let facts = [
            ("1. Name of the project", roadmap.name().to_owned()),
            (
                "2. Place",
                roadmap.cluster.place.clone().unwrap_or_default().into(),
            ),
            ("3. Fiscal year", self.year.name.clone()),
            ("4. Status date", plain(self.source.plan.date())),
        ];
        for (name, value) in facts {
            form.row([FormCell::words(name), FormCell::words(value)])?;
        }
        form.gap();
        Ok(())
    }

    pub(in crate::report::export::pc3) fn roadmap(&self) -> &'e crate::model::Roadmap {
        self.source.file(Some(self.place))
    }

    /// The milestones that were asked for and are not dropped, with their dates.
    pub(in crate::report::export::pc3) fn milestones(
        &self,
    ) -> impl Iterator<Item = (&'e Milestone, &'e MilestoneSchedule)> {
        let (source, place) = (self.source, self.place);
        let all = source.file(Some(place)).milestones.iter().enumerate();
        all.filter_map(move |(index, milestone)| {
            let outlook = source.plan.outlook(place, index)?;
            let is_told = !outlook.duplicate
                && outlook.status != Some(crate::model::Status::Dropped)
                && source.selects_milestone(place, index);
            is_told.then_some((milestone, outlook))
        })
    }

    /// The funds that were asked for, each with its currency.
    pub(in crate::report::export::pc3) fn funds(&self) -> Vec<(&'e Fund, &'e str)> {
        let shared = self.source.programme().head.currency.as_deref();
        let roadmap = self.roadmap();
        let found = self
            .source
            .entries(Some(self.place), crate::model::Kind::Fund);
        let funds = found.filter_map(|found| roadmap.funds.get(found.index));
        funds
            .map(|fund| (fund, fund.currency.as_deref().or(shared).unwrap_or("")))
            .collect()
    }
}

impl FormCell {
    pub(in crate::report::export::pc3) fn words(text: impl Into<String>) -> Self {
        Self::Words(text.into())
    }

    pub(in crate::report::export::pc3) fn amount(amount: Option<f64>) -> Self {
        amount
            .filter(|amount| amount.is_finite())
            .map_or(Self::Empty, Self::Amount)
    }
}

impl<'w> Pc3Sheet<'w> {
    pub(in crate::report::export::pc3) fn new(
        sheet: &'w mut Worksheet,
        source: &ExportSource<'_>,
    ) -> Result<Self, XlsxError> {
        sheet
            .set_landscape()
            .set_paper_size(9)
            .set_print_fit_to_pages(1, 0);
        if source.sample {
            sheet.set_header("&CSAMPLE");
        }
        sheet.set_column_width(0, 46)?;
        for column in 1..=9 {
            sheet.set_column_width(column, 18)?;
        }
        let cell = || {
            Format::new()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
        };
        Ok(Self {
            sheet,
            row: 0,
            title: Format::new().set_bold().set_font_size(14),
            heading: cell()
                .set_bold()
                .set_text_wrap()
                .set_background_color(0xD9_E1_F2),
            words: cell().set_text_wrap(),
            amount: cell().set_num_format("#,##0.##"),
        })
    }

    fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet
            .write_string_with_format(self.row, 0, text, &self.title)?;
        self.row += 1;
        Ok(())
    }

    pub(in crate::report::export::pc3) fn section(
        &mut self,
        title: &str,
        columns: &[&str],
    ) -> Result<(), XlsxError> {
        self.gap();
        self.title(title)?;
        for (column, heading) in (0u16..).zip(columns) {
            self.sheet
                .write_string_with_format(self.row, column, *heading, &self.heading)?;
        }
        self.row += 1;
        Ok(())
    }

    pub(in crate::report::export::pc3) fn row(
        &mut self,
        cells: impl IntoIterator<Item = FormCell>,
    ) -> Result<(), XlsxError> {
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                FormCell::Empty => self.sheet.write_blank(self.row, column, &self.words)?,
                FormCell::Words(text) => {
                    let text = cell_words(&text);
                    self.sheet
                        .write_string_with_format(self.row, column, text, &self.words)?
                }
                FormCell::Amount(amount) => {
                    self.sheet
                        .write_number_with_format(self.row, column, amount, &self.amount)?
                }
            };
        }
        self.row += 1;
        Ok(())
    }

    fn gap(&mut self) {
        self.row += 1;
    }
}
