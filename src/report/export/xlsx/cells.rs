//! What a cell can hold.

use chrono::Datelike;
use rust_xlsxwriter::ExcelDateTime;

use crate::model::Date;

/// Characters that a cell holds at most, as spreadsheets count them.
const LONGEST: usize = 32_767;

/// A date as spreadsheets hold it; `None` before 1900, which they do not know.
pub(in crate::report) fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    let (month, day) = (
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    );
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// A text that a cell can hold: without signs that no file can hold, and cut where it is too long.
pub(in crate::report) fn cell_words(text: &str) -> String {
    let text = crate::text::lines(text);
    let mut units = 0;
    let fits = text.chars().all(|one| {
        units += one.len_utf16();
        units <= LONGEST
    });
    if fits {
        return text.into_owned();
    }
    let mut units = 0;
    let kept = text.chars().take_while(|one| {
        units += one.len_utf16();
        units < LONGEST
    });
    kept.chain(['…']).collect()
}
