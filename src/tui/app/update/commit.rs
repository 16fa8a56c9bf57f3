//! Edits on their way to the disk. Keys that come meanwhile wait: each edit must speak of the file as it is.

use crate::edit::{ChangeSet, Edit, EditError};
use crate::store::relocate::Relocation;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{Model, ToastLevel};
use crate::tui::input::Input;

/// Sends edits to be written.
pub(crate) fn commit(model: &mut Model, work: ChangeSet, words: String) -> Vec<Effect> {
    if let Some(warning) = work.warnings.first() {
        model.warning = Some(warning.clone());
    }
    begin(model);
    vec![Effect::Commit {
        files: work.files,
        words,
        generation: model.snapshot.generation,
    }]
}

/// Sends a roadmap to where it goes, with the edits that go along.
pub(crate) fn relocate(
    model: &mut Model,
    relocation: Relocation,
    files: Vec<(String, Vec<Edit>)>,
    words: String,
) -> Vec<Effect> {
    begin(model);
    vec![Effect::Relocate {
        relocation,
        files,
        words,
        generation: model.snapshot.generation,
    }]
}

/// Does a verb that needs no form, and sends it.
pub(crate) fn at_once(
    model: &mut Model,
    words: String,
    made: Result<ChangeSet, EditError>,
) -> Vec<Effect> {
    match made {
        Ok(work) if work.is_empty() => {
            model.say(ToastLevel::Plain, "Nothing was changed");
            Vec::new()
        }
        Ok(work) => commit(model, work, words),
        Err(refusal) => {
            let hint = if refusal.hint.is_empty() {
                String::new()
            } else {
                format!(": {}", refusal.hint)
            };
            model.say(ToastLevel::Bad, format!("{}{hint}", refusal.message));
            // What was noted is not done after all.
            model.pending_action = None;
            Vec::new()
        }
    }
}

/// Sends a new roadmap to be written.
pub(crate) fn create_text(model: &mut Model, id: String, text: String) -> Vec<Effect> {
    begin(model);
    vec![Effect::Create { id, text }]
}

/// Takes the last act back, or makes it again.
pub(crate) fn undo(model: &mut Model, redo: bool) -> Vec<Effect> {
    begin(model);
    vec![if redo { Effect::Redo } else { Effect::Undo }]
}

fn begin(model: &mut Model) {
    model.saving = true;
    model.busy = Some("Saving".into());
}

/// Keeps an input for after the saving; `false` where nothing is being saved.
pub(crate) fn hold(model: &mut Model, input: &Input) -> bool {
    let waits = model.saving && !matches!(input, Input::Resize(..));
    if waits {
        model.held.push(input.clone());
    }
    waits
}
