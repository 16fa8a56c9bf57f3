//! The first sheet: what the workbook is, what its colours mean, and how it comes back.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{cell_words, excel_date};
use super::styles::{self, Styles};
use crate::model::{Health, Status, WordEnum};
use crate::report::export::source::{ExportSource, SAMPLE};

/// The name of the sheet.
pub(super) const NAME: &str = "About";

pub(super) fn write(
    sheet: &mut Worksheet,
    source: &ExportSource<'_>,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name(NAME)?.set_column_width(0, 90)?;
    let mut row = 0;
    let mut line = |sheet: &mut Worksheet, text: &str, format: &rust_xlsxwriter::Format| {
        sheet.write_string_with_format(row, 0, cell_words(text), format)?;
        row += 1;
        Ok::<u32, XlsxError>(row)
    };
    line(sheet, &source.title(&source.name()), &styles.title)?;
    if source.sample {
        let text = format!("{SAMPLE}: something here is made up or for teaching");
        line(sheet, &text, &styles.notice)?;
    }
    if source.redacted {
        line(sheet, "Personal data are hidden", &styles.notice)?;
    }
    if excel_date(source.plan.date()).is_some() {
        let text = format!(
            "Status date: {}",
            crate::dates::date::plain(source.plan.date())
        );
        line(sheet, &text, &styles.text)?;
    }
    line(sheet, "", &styles.text)?;
    line(sheet, "Health", &styles.heading)?;
    for (health, text) in [
        (Health::Green, "green: nothing needs attention"),
        (Health::Amber, "amber: something is going wrong"),
        (Health::Red, "red: something is wrong now"),
    ] {
        line(sheet, text, &styles::health(health))?;
    }
    line(sheet, "", &styles.text)?;
    line(sheet, "Bars of the Gantt sheet", &styles.heading)?;
    for word in Status::WORDS {
        let status = Status::from_word(word).unwrap_or(Status::Planned);
        let format = rust_xlsxwriter::Format::new().set_background_color(styles::bar(status));
        let format = format.set_font_color(rust_xlsxwriter::Color::White);
        line(sheet, word, &format)?;
    }
    line(
        sheet,
        "◇ the approved date   │ the status date",
        &styles.text,
    )?;
    line(sheet, "", &styles.text)?;
    line(sheet, "How it comes back", &styles.heading)?;
    for text in [
        "Change cells below headings on blue; those on grey are computed, and what is written there is passed over.",
        "tcu import WORKBOOK shows what would change, and writes it once you agree. A row without an id is new.",
        "Records (readings, flows, confirmations, reviews, assessments) are added, never changed. No row that is \
         taken out here is taken out there.",
    ] {
        line(sheet, text, &styles.text)?;
    }
    Ok(())
}
