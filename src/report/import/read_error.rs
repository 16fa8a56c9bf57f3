//! Why a file cannot be read as a table.

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 64 << 20;

/// A file that could not be read as sheets.
#[derive(Debug, thiserror::Error)]
pub enum ImportReadError {
    /// The ending of the name is of no format that is read.
    #[error("files that end in .{0} are not read; save it as xlsx, ods, csv or MS Project XML")]
    Ending(String),
    /// The file is larger than is read.
    #[error("the file is larger than {} MiB", LARGEST >> 20)]
    TooLarge,
    /// The text is in no encoding that is known.
    #[error("the text is neither UTF-8 nor UTF-16; save it as \"CSV UTF-8\"")]
    Encoding,
    /// A row of a CSV file is malformed.
    #[error("row {row}: {why}")]
    Csv {
        /// The row, from 1.
        row: u64,
        /// What is wrong with it.
        why: String,
    },
    /// The workbook cannot be opened.
    #[error("it is no workbook that can be opened: {0}")]
    Workbook(String),
    /// The XML cannot be read, or is no project.
    #[error("it is no MS Project XML: {0}")]
    Project(String),
}
