//! Strings as a terminal sees them: cleaned, measured in columns, cut, wrapped, folded for search.
//!
//! Every text that comes from a file, an argument or the network passes through [`line()`], [`lines`] or
//! something here that cleans by itself (`truncate`, `pad_left`, `wrap`) before it reaches a terminal:
//! a file must never be able to move the cursor, change colours or turn the order of letters around.
//!
//! Text is kept and printed in logical order; nothing here reorders Urdu or Arabic: terminals that do
//! would do it twice. This module knows nothing of roadmaps, files or screens.

mod capitalised;
mod count;
mod fold;
mod letters;
mod nearest;
mod sanitize;
mod thousands;
pub(crate) mod toml_quote;
mod truncate;
mod width;
mod word_search;
mod wrap;

pub use capitalised::capitalised;
pub use count::count;
pub use fold::fold;
pub use letters::letters;
pub use nearest::nearest;
pub use sanitize::{
    is_unsafe_for_terminal, json, line, lines, styled, terminal, with_styles_of_escapes,
};
pub use thousands::thousands;
pub use truncate::{fitted, pad, pad_left, truncate};
pub use width::{graphemes, width};
pub use word_search::{SearchWords, WordFinder, WordFit};
pub use wrap::wrap;

#[cfg(test)]
mod test_strings;
