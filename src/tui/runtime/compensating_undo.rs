//! Taking an act back where another program has written to its files since: new edits, logged as corrections.

use std::path::Path;

use crate::edit::{Actor, ChangeSet, EditError, Transaction, revert};
use crate::model::{ReferenceIndex, Roadmap};
use crate::store::read::read_text;
use crate::store::unheld;
use crate::store::{FileChange, Folder, commit};
use crate::tui::runtime::error_text::refused;
use crate::tui::runtime::history::UndoEntry;

/// Takes an act back by new edits of the folder as it is now.
///
/// # Errors
/// Says in words why that cannot be.
pub(crate) fn correct(
    folder: &Folder,
    state: &Path,
    actor: &Actor,
    past: &UndoEntry,
) -> Result<Vec<FileChange>, String> {
    let told = |refusal: EditError| format!("Not undone ({}): {}", past.words, refusal.message);
    let work = edits(folder, actor, past).map_err(told)?;
    commit(folder, state, &work.files).map_err(|error| refused(&error))
}

fn edits(folder: &Folder, actor: &Actor, past: &UndoEntry) -> Result<ChangeSet, EditError> {
    let portfolio = &folder.portfolio;
    let names = ReferenceIndex::new(portfolio);
    let mut transaction = Transaction::new(portfolio, &names, actor);
    for (id, edits) in past.edits.iter().rev() {
        let before = before(past, id).ok_or_else(|| EditError::gone("file"))?;
        revert(
            &mut transaction,
            portfolio.position(id),
            &before,
            edits,
            &past.words,
        )?;
    }
    Ok(transaction.finish())
}

/// A file as it was before the act.
fn before(past: &UndoEntry, id: &str) -> Option<Roadmap> {
    let written = past.written.iter().find(|written| written.id == id)?;
    let text = std::str::from_utf8(written.before.as_deref()?).ok()?;
    let mut reading = read_text(id, text);
    unheld::keep(text, &mut reading);
    reading.roadmap
}
