//! Strings as a terminal sees them: cleaned, measured in columns, cut, wrapped, folded for search.
//!
//! Every text that comes from a file, an argument or the network passes through [`line()`], [`lines`] or
//! something here that cleans by itself ([`cut`], [`fit`], [`fit_right`], [`wrap`]) before it reaches a terminal:
//! a file must never be able to move the cursor, change colours or turn the order of letters around.
//!
//! Text is kept and printed in logical order; nothing here reorders Urdu or Arabic, because terminals that do
//! would do it twice. This module knows nothing of roadmaps, files or screens.

mod clean;
mod fit;
mod fold;
mod measure;
mod wrap;

pub use clean::{is_hazard, line, lines};
pub use fit::{ELLIPSIS, cut, fit, fit_right};
pub use fold::fold;
pub use measure::{graphemes, width};
pub use wrap::wrap;

#[cfg(test)]
mod samples;
