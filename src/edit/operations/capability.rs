//! Assessments.

use crate::edit::change::{EntryPath, NewEntry};
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::choice::ASSESSED_WORDS;
use crate::model::{Kind, Level, Value, WordEnum};

/// A dated score of a capability (a rung of the ladder) or of a word such as `labour` (0 to 3).
///
/// # Errors
/// What is assessed is not there, or the score does not fit it.
pub(crate) fn assess(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    of: &str,
    score: &str,
    evidence: Option<&str>,
    source: Option<&str>,
) -> Result<EntryPath, EditError> {
    let actor = transaction.actor();
    let new = NewEntry::of(Kind::Assessment)
        .with("on", Value::Date(actor.on))
        .text("by", &actor.by)
        .text("of", of)
        .with("evidence", evidence.map(|text| Value::Text(text.into())))
        .with("source", source.map(|text| Value::Text(text.into())));
    let new = if ASSESSED_WORDS.contains(&of) {
        let number: i64 = score
            .trim()
            .parse()
            .ok()
            .filter(|number| (0..=3).contains(number))
            .ok_or_else(|| {
                EditError::new(
                    format!("{of} is scored 0 to 3, not \"{score}\""),
                    "0 none, 1 low, 2 medium, 3 high",
                )
            })?;
        new.with("score", Value::Whole(number))
    } else {
        let level = Level::from_word(score).ok_or_else(|| {
            EditError::new(
                format!("\"{score}\" is no rung of the ladder"),
                format!("use one of {}", Level::WORDS.join(", ")),
            )
        })?;
        new.text("level", level.word())
    };
    transaction.add(file, None, new, &ChangeReason::default())
}
