//! Edits over what is known, in the name of who acts.

use crate::edit::{Actor, ChangeSet, EditError, Transaction};
use crate::tui::app::Model;
use crate::tui::dialogs::dialog;

/// Who acts, on which day.
pub(crate) fn actor(model: &Model) -> Actor {
    dialog::actor(&model.snapshot, &model.actor)
}

/// What edits come to that are made over what is known.
///
/// # Errors
/// Nobody has said who acts, or an edit is refused.
pub(crate) fn transaction(
    model: &Model,
    act: impl FnOnce(&mut Transaction<'_>) -> Result<(), EditError>,
) -> Result<ChangeSet, EditError> {
    dialog::transaction(&model.snapshot, &model.actor, act)
}
