//! The sheet of one kind.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, Format, Worksheet, XlsxError,
};

use super::cells::{cell_words, excel_date};
use super::lists::Lists;
use super::styles::{self, Styles};
use crate::analysis::table_text::cell_text;
use crate::model::{Health, Value, ValueType, WordEnum};
use crate::report::export::source::ExportSource;
use crate::report::export::table::{ExportColumn, ExportTable, table_name};

/// Rows below the last in which lists and formats are ready for more.
const ROOM: u32 = 200;
/// Columns that a text takes at most.
const WIDEST: usize = 60;
/// The columns that hold a health.
const HEALTH: [&str; 4] = ["health", "schedule", "updates", "feedback"];

/// Writes a table: what it holds is typed, headed, filtered, and as wide as it must be.
pub(super) fn write(
    sheet: &mut Worksheet,
    source: &ExportSource<'_>,
    table: &ExportTable,
    (styles, lists): (&Styles, &Lists),
) -> Result<(), XlsxError> {
    sheet.set_name(table_name(table.kind))?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    if source.sample {
        sheet.set_header("&CSAMPLE");
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX - ROOM);
    for (index, column) in (0u16..).zip(&table.columns) {
        head(sheet, index, column, styles)?;
        let width = width(table, usize::from(index), column);
        sheet.set_column_width(index, u32::try_from(width).unwrap_or(10))?;
        if let Some(field) = &column.field
            && let Some(validation) = lists.validation(table.kind, field)
        {
            sheet.add_data_validation(1, index, last_row + ROOM, index, &validation)?;
        }
        if column.field.is_none() && HEALTH.contains(&column.key) {
            colours(sheet, index, last_row)?;
        }
        for (row, (_, cells)) in (1u32..).zip(&table.rows) {
            if let Some(value) = &cells[usize::from(index)] {
                cell(sheet, (row, index), value, column, styles)?;
            }
        }
    }
    sheet.set_freeze_panes(1, frozen(table))?;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row.max(1), last)?;
    Ok(())
}

/// The columns that stay in sight: up to the id.
fn frozen(table: &ExportTable) -> u16 {
    let id = table.columns.iter().position(|column| column.key == "id");
    let columns = id.map_or(1, |at| at + 1);
    u16::try_from(columns).unwrap_or(1)
}

fn head(
    sheet: &mut Worksheet,
    index: u16,
    column: &ExportColumn,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let format = match column.field {
        Some(_) => &styles.heading,
        None => &styles.computed_heading,
    };
    sheet.write_string_with_format(0, index, cell_words(column.key), format)?;
    Ok(())
}

fn colours(sheet: &mut Worksheet, column: u16, last_row: u32) -> Result<(), XlsxError> {
    for word in Health::WORDS {
        let health = Health::from_word(word).unwrap_or(Health::Green);
        let rule = ConditionalFormatCellRule::EqualTo((*word).to_owned());
        let format = ConditionalFormatCell::new()
            .set_rule(rule)
            .set_format(styles::health(health));
        sheet.add_conditional_format(1, column, last_row.max(1), column, &format)?;
    }
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    of: &ExportColumn,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let is_amount = of
        .field
        .is_some_and(|field| field.shape == ValueType::Amount)
        || of.key == "amount";
    match value {
        Value::Date(date) if excel_date(*date).is_some() => {
            if let Some(date) = excel_date(*date) {
                sheet.write_datetime_with_format(row, column, date, &styles.date)?;
            }
        }
        Value::Truth(truth) => {
            sheet.write_boolean_with_format(row, column, *truth, &styles.text)?;
        }
        Value::Whole(number) if !is_amount && number.unsigned_abs() < (1 << 53) => {
            // Spreadsheets hold it exactly.
            #[allow(clippy::cast_precision_loss)]
            sheet.write_number_with_format(row, column, *number as f64, &styles.whole)?;
        }
        Value::Number(number) if number.is_finite() => {
            let format = if is_amount {
                &styles.amount
            } else {
                &styles.number
            };
            sheet.write_number_with_format(row, column, *number, format)?;
        }
        value => text(sheet, (row, column), &cell_text(value), of, styles)?,
    }
    Ok(())
}

fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    of: &ExportColumn,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let format: &Format = match (text.starts_with(['=', '+', '-', '@']), of.field) {
        (true, _) => &styles.quoted,
        (false, None) => &styles.computed,
        (false, Some(_)) => &styles.text,
    };
    sheet.write_string_with_format(row, column, cell_words(text), format)?;
    Ok(())
}

/// Characters that the column needs: of its heading and its values, within what its field asks for.
fn width(table: &ExportTable, index: usize, column: &ExportColumn) -> usize {
    let longest = |text: &str| text.lines().map(crate::text::width).max().unwrap_or(0);
    let values = table
        .rows
        .iter()
        .filter_map(|(_, cells)| cells[index].as_ref());
    let widest = values
        .map(|value| longest(&cell_text(value)))
        .max()
        .unwrap_or(0);
    let least = column.field.map_or(8, |field| usize::from(field.width().0));
    widest.max(longest(column.key) + 2).max(least).min(WIDEST) + 2
}
