//! Edits on their way to the disk. Keys that come meanwhile wait: each edit must speak of the file as it is.

use crate::commands::Command;
use crate::edit::{ChangeSet, Edit, EditError};
use crate::model::{EntryRef, Kind};
use crate::store::relocate::Relocation;
use crate::tui::app::update::adding;
use crate::tui::app::update::field_mode;
use crate::tui::app::update::message::{Effect, Msg};
use crate::tui::app::update::review;
use crate::tui::app::update::update;
use crate::tui::app::update::{exchange, fill, import, output, relocating, since};
use crate::tui::app::{
    AnyDialog, Model, OpenDialog, Overlay, Route, RowId, ScrollState, Tab, TextPage, ToastLevel,
};
use crate::tui::dialogs::AssessCapability;
use crate::tui::dialogs::assess_capability::offer_words;
use crate::tui::dialogs::dialog::Outcome;
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
            review::forget(model);
            Vec::new()
        }
    }
}

/// Does what a filled form comes to. The form stays over the screen until its edits are on the disk.
pub(crate) fn outcome(model: &mut Model, open: Box<OpenDialog>, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Edits(edits) if !edits.changes.is_empty() => {
            model.added = edits.added;
            let offered = edits.assess_next.map(|key| AssessCapability(key).into());
            let note = edits.note.map(|(title, lines)| {
                Overlay::Text(TextPage { title, lines }, ScrollState::default())
            });
            model.after = (offered, note);
            model.overlays.push(Overlay::Form(open));
            commit(model, edits.changes, edits.words)
        }
        Outcome::Edits(_) | Outcome::Nothing => {
            model.drafts.remove(&open.dialog);
            model.say(ToastLevel::Plain, "Nothing was changed");
            Vec::new()
        }
        Outcome::Relocate(relocation, edits) => {
            model.overlays.push(Overlay::Form(open));
            relocating::go(model, relocation, edits.changes.files, edits.words)
        }
        Outcome::Create(id, text) => {
            model.overlays.push(Overlay::Form(open));
            model.then = Some(Route::Roadmap(id.clone(), Tab::Overview));
            create_text(model, id, text)
        }
        Outcome::Actor(name, office) => fill::onboarding::name_told(model, name, office),
        Outcome::Today(day) => fill::onboarding::day_told(model, day),
        Outcome::Exchange(exchange, folder) => exchange::go(model, exchange, folder),
        Outcome::Write(request) => output::write(model, request),
        Outcome::Since(first, words) => since::told(model, first, words),
        Outcome::Revision(words) => since::read(model, words),
        Outcome::Import(request) => import::read(model, request),
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

/// Offers a form with the word that something was done: the next key may open it, nothing must.
fn offer(model: &mut Model, offered: AnyDialog, words: &str) {
    let key = offered.about();
    let offers = key.map(|key| offer_words(&model.snapshot, key));
    let offers = offers.unwrap_or_default();
    let key = model.keymap.label(Command::Assess);
    model.say(
        ToastLevel::Good,
        format!("{offers}: {key} puts it on record. {words}"),
    );
    model.offered = Some(offered);
}

/// What was added with the edits that are on the disk now.
fn added(model: &mut Model) -> Option<RowId> {
    let (file, path) = model.added.take()?;
    let found = EntryRef {
        roadmap: model.snapshot.position(&file),
        kind: path.kind,
        index: path.index,
    };
    let key = model.snapshot.key(found)?;
    Some(match (path.part, key) {
        // A link to a zone has a row of its own; all other parts are shown with what holds them.
        (Some((Kind::Match, at)), RowId::Entry(file, _, holder)) => {
            let item = format!("{holder}/{}[{}]", Kind::Match.key(), at + 1);
            RowId::Entry(file, Kind::Match, item)
        }
        (_, key) => key,
    })
}

/// The edits are on the disk, or are not.
pub(crate) fn settled(model: &mut Model, result: Result<String, String>) -> Vec<Effect> {
    model.saving = false;
    model.busy = None;
    match result {
        Ok(words) => {
            let mut filled = None;
            if let Some(Overlay::Form(open)) = model.overlays.last() {
                let open = open.clone();
                field_mode::remember(model, &open);
                let dialog = filled.insert(open.dialog);
                model.drafts.remove(dialog);
                if dialog.wipes_remarks() {
                    // What was begun to be written before it was referred is kept nowhere.
                    let below = model.forms().map(|open| open.dialog.clone());
                    let remarks: Vec<AnyDialog> =
                        below.filter(|dialog| dialog.is_remark()).collect();
                    for remark in remarks {
                        model.drafts.remove(&remark);
                    }
                }
                model.overlays.pop();
                // A referral is written in the place of the remark below it; one that waits for what was made stays.
                model.overlays.retain(
                    |overlay| !matches!(overlay, Overlay::Form(one) if one.awaits.is_none()),
                );
            }
            model.list_mut().marked.clear();
            review::settled(model, filled.as_ref());
            if let Some(route) = model.then.take() {
                model.go(route);
            }
            let words = match added(model) {
                Some(key) if fill::input::take_made(model, &key) => {
                    format!("{words}, and taken into this form")
                }
                Some(key) => words + &adding::reveal(model, &key),
                None => words,
            };
            let (offered, shown) = std::mem::take(&mut model.after);
            model.overlays.extend(shown);
            match (model.warning.take(), offered) {
                (Some(warning), _) => {
                    model.say(ToastLevel::Plain, format!("{words}. But {warning}"));
                }
                (None, Some(offered)) => offer(model, offered, &words),
                (None, None) => model.say(ToastLevel::Good, words),
            }
        }
        Err(why) => {
            model.warning = None;
            model.then = None;
            model.after = (None, None);
            model.added = None;
            model.say(ToastLevel::Bad, why);
        }
    }
    let held = std::mem::take(&mut model.held);
    let mut effects = Vec::new();
    for input in held {
        effects.extend(update(model, Msg::Input(input)));
    }
    effects
}
