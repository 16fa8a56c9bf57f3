//! The form for feedback as a workbook, for those who write in Excel or LibreOffice; and what comes back in it.
//!
//! The first row, which is hidden, holds the keys of the columns. What a cell is chosen from stands on a second sheet with
//! the word of the format beside it, so that a form of any language comes back.

mod fill_in;
mod read;

pub(crate) use fill_in::workbook;
pub(crate) use read::packet_text;

/// The columns, in their order.
const KEYS: [&str; 11] = [
    "on", "roadmap", "about", "kind", "voice", "channel", "place", "text", "who", "quotable", "by",
];
/// The columns that every remark fills.
const NEEDED: [&str; 6] = ["on", "roadmap", "kind", "voice", "text", "by"];
/// The sheet that is filled in.
const SHEET: &str = "Feedback";
/// The sheet with what cells are chosen from.
const LISTS: &str = "Lists";
/// The words for yes and no, which need no translation in a sheet of any language.
const QUOTABLE: [(&str, &str); 2] = [("true", "✓"), ("false", "✗")];
