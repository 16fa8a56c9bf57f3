//! Comma-separated values, as spreadsheets and scripts read them.

use crate::text::lines;

/// Headings and rows. A text that a spreadsheet would run as a formula gets a `'` before it.
///
/// # Errors
/// A row has another number of cells than there are headings.
pub(crate) fn table(
    headings: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headings)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(lines(cell).into_owned())))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A cell that no spreadsheet takes for a formula. A number stays one.
fn harmless(cell: String) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    match formula && cell.parse::<f64>().is_err() {
        true => format!("'{cell}"),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_formulas_do_no_harm_and_numbers_stay() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["a,\"b\"\u{1b}", "=1+1", "-5"]),
            row(["two\nlines", "@x", ""]),
        ];
        assert_eq!(
            table(&["x", "y", "z"], rows.into_iter()).unwrap(),
            "x,y,z\n\"a,\"\"b\"\"␛\",'=1+1,-5\n\"two\nlines\",'@x,\n"
        );
    }
}
