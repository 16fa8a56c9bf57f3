//! Files of other programs, read as sheets: CSV, workbooks, and MS Project XML.

mod csv;
mod mspdi;
mod read_error;
pub(crate) mod session;
#[cfg(test)]
mod tests;
#[cfg(feature = "sheets")]
mod workbook;

pub use read_error::{ImportReadError, LARGEST};

use crate::analysis::import::Sheet;

/// Reads the sheets of a file. `ending` is the ending of its name, `stem` what stands before it.
///
/// # Errors
/// The file is in no format that is read, or is broken.
pub fn read_sheets(bytes: &[u8], stem: &str, ending: &str) -> Result<Vec<Sheet>, ImportReadError> {
    if bytes.len() > LARGEST {
        return Err(ImportReadError::TooLarge);
    }
    match ending.to_lowercase().as_str() {
        "csv" | "tsv" | "txt" => Ok(vec![csv::read(bytes, stem)?]),
        "xml" => mspdi::read(bytes, stem),
        #[cfg(feature = "sheets")]
        "xlsx" | "xlsm" | "xls" | "ods" | "xlsb" => workbook::read(bytes),
        other => Err(ImportReadError::Ending(other.to_owned())),
    }
}
