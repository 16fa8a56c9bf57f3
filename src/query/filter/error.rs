//! Where and why a text is no filter.

use std::ops::Range;

use crate::dates::DateError;
use crate::model::Kind;
use crate::text::truncate;

/// Where and why a text is no filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("At character {position}: {why}")]
pub struct FilterError {
    /// What it is about, in bytes of the text.
    pub at: Range<usize>,
    /// Where that begins, in characters from 1.
    pub position: usize,
    /// Why.
    pub why: ErrorKind,
}

/// Why a text is no filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// No entry has such a key, or none of the kind that is listed.
    #[error("{}{}. To search for the text itself, put it in quotes", no_key(.key, *.kind), suggestion(*.near))]
    UnknownKey {
        /// What was written.
        key: String,
        /// The kind that is listed, where it is one.
        kind: Option<Kind>,
        /// The known key nearest to it.
        near: Option<&'static str>,
    },
    /// The key takes one of a list of words, and this is none.
    #[error("{key} is never \"{}\"{}. It is one of {words}", truncate(.word, 40), suggestion(*.near))]
    UnknownWord {
        /// The key.
        key: &'static str,
        /// What was written.
        word: String,
        /// The word nearest to it.
        near: Option<&'static str>,
        /// The words, for a message.
        words: String,
    },
    /// The key takes dates.
    #[error("{key} is a date: {error}")]
    Date {
        /// The key.
        key: &'static str,
        /// What is wrong with the date.
        error: DateError,
    },
    /// The key takes something else.
    #[error("{key} should be {expected}, not \"{}\"", truncate(.word, 40))]
    Value {
        /// The key.
        key: &'static str,
        /// What it takes, in words.
        expected: &'static str,
        /// What was written.
        word: String,
    },
    /// What the key takes has no order.
    #[error("{key} has no order, so < and > say nothing of it. Write {key}:{} without them", truncate(.word, 40))]
    NoOrder {
        /// The key.
        key: &'static str,
        /// What was written.
        word: String,
    },
    /// Nothing stands after `key:`, or after a comma.
    #[error("a value is missing after {key}: (no space before it, and quotes where it has spaces)")]
    MissingValue {
        /// The key.
        key: &'static str,
    },
    /// Nothing stands after `-`, `|`, `or` or `(`.
    #[error("something to look for is missing after {after}")]
    MissingTerm {
        /// What it should follow.
        after: &'static str,
    },
    /// A quote or a parenthesis is not closed.
    #[error("this {0} is not closed")]
    Unclosed(&'static str),
    /// A parenthesis is closed that was not opened.
    #[error("this ) closes nothing")]
    Unopened,
    /// More parentheses or minus signs within each other than anyone means.
    #[error("too many parentheses or minus signs within each other")]
    TooDeep,
}

fn no_key(key: &str, kind: Option<Kind>) -> String {
    let key = truncate(key, 40);
    match kind {
        Some(kind) => format!("{} have no \"{key}\"", kind.plural()),
        None => format!("nothing has a \"{key}\""),
    }
}

fn suggestion(near: Option<&'static str>) -> String {
    near.map(|near| format!(" (did you mean {near}?)"))
        .unwrap_or_default()
}
