//! Why nothing was written, in words.

use crate::store::CommitError;

/// The error in words: what happened, and what to do.
pub(crate) fn refused(error: &CommitError) -> String {
    match error {
        CommitError::Refused(refusal) if !refusal.hint.is_empty() => {
            format!("{}: {}", refusal.message, refusal.hint)
        }
        error => {
            let mut text = error.to_string();
            let mut cause = std::error::Error::source(error);
            while let Some(error) = cause {
                text.push_str(&format!(" ({error})"));
                cause = error.source();
            }
            text
        }
    }
}
