//! A roadmap gets another id: the references to its entries follow, in every file.

use crate::edit::change::Edit;
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::references::led_elsewhere;
use crate::edit::transaction::Transaction;
use crate::model::{Code, Roadmap};

/// Rewrites every reference into the roadmap of the id `old` to `new`. What the log tells is logged as a correction,
/// which is no update of a milestone; records and handling are rewritten as they stand.
///
/// # Errors
/// A field does not take the reference.
pub(crate) fn rename_references(
    transaction: &mut Transaction<'_>,
    old: &str,
    new: &str,
) -> Result<(), EditError> {
    let reason = ChangeReason::of(Code::Correction, format!("{old} was renamed to {new}"));
    let portfolio = transaction.portfolio();
    let files = (0..portfolio.roadmaps.len()).map(Some).chain([None]);
    let lead = |reference: &str| renamed(reference, old, new);
    for file in files {
        for reference in led_elsewhere(portfolio.file(file), &lead) {
            reference.make(transaction, file, &reason)?;
        }
    }
    Ok(())
}

/// The edits by which one file names a roadmap by its new id, for a folder that follows a renaming from elsewhere: whoever
/// renamed it has logged why.
pub(crate) fn reference_edits(file: &Roadmap, old: &str, new: &str) -> Vec<Edit> {
    let lead = |reference: &str| renamed(reference, old, new);
    let references = led_elsewhere(file, &lead);
    references.map(|reference| reference.unlogged()).collect()
}

/// A reference that names the roadmap by its new id; `None` of one into another.
fn renamed(reference: &str, old: &str, new: &str) -> Option<String> {
    let (roadmap, id) = reference.split_once('/')?;
    (roadmap == old).then(|| format!("{new}/{id}"))
}

/// Whether anything in a file names an entry of the roadmap of that id.
pub(crate) fn refers_to(file: &Roadmap, id: &str) -> bool {
    let lead = |reference: &str| renamed(reference, id, id);
    led_elsewhere(file, &lead).next().is_some()
}
