//! What many people say in several clusters: feedback by tag, and by like wording.
//!
//! Wording is compared by the words that carry meaning: those of four letters or more that are not in more than a
//! third of all remarks. Two remarks are alike where they share at least two such words and a third of those that either has.
//! It is an offer to look, never a judgement.

mod find;
#[cfg(test)]
mod tests;
mod theme;
mod wording;

pub(crate) use find::themes;
pub(crate) use theme::{FeedbackTheme, ThemeKey};
