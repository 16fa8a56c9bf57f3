//! Which feedback a command is for: ids, with a text behind them, or a filter.

use crate::cli::edit_context::EditContext;
use crate::cli::error::CliError;
use crate::cli::resolve_entry;
use crate::cli::targets::{self, TargetArgs};
use crate::model::{EntryRef, Feedback, Kind, ReferenceIndex};

/// Parts words into ids and the text behind them. The first word is an id, unless a filter names the feedback; those
/// that follow are ids as long as they name a feedback, and the last is never one.
pub(crate) fn ids_and_text(
    edit: &EditContext<'_>,
    names: &ReferenceIndex<'_>,
    words: &[String],
    by: &TargetArgs,
) -> (Vec<String>, Vec<String>) {
    if by.filter.is_some() {
        return (Vec::new(), words.to_vec());
    }
    let is_feedback = |word: &String| {
        let found = resolve_entry::find(edit.portfolio(), names, word);
        found.is_ok_and(|found| found.kind == Kind::Feedback)
    };
    let most = words.len().saturating_sub(1);
    let more = words
        .iter()
        .take(most)
        .skip(1)
        .take_while(|word| is_feedback(word));
    let ids = 1 + more.count();
    let (ids, text) = words.split_at(ids.min(words.len()));
    (ids.to_vec(), text.to_vec())
}

/// The feedback of those ids, else what the filter lists and `counts` keeps.
///
/// # Errors
/// Neither or both are given, an id names nothing or no feedback, or the filter lists nothing.
pub(crate) fn find(
    edit: &EditContext<'_>,
    names: &ReferenceIndex<'_>,
    ids: &[String],
    by: &TargetArgs,
    counts: impl Fn(&Feedback) -> bool,
) -> Result<Vec<EntryRef>, CliError> {
    let counts = |found: EntryRef| {
        let feedback = edit
            .portfolio()
            .file(found.roadmap)
            .feedback
            .get(found.index);
        feedback.is_some_and(&counts)
    };
    targets::find(edit, names, ids, by, &[Kind::Feedback], counts)
}
