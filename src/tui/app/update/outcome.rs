//! What a filled form comes to.

use crate::tui::app::update::commit::{commit, create_text};
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::{chase, exchange, fill, import, output, relocating, since};
use crate::tui::app::{Model, OpenDialog, Overlay, Route, ScrollState, Tab, TextPage, ToastLevel};
use crate::tui::dialogs::AssessCapability;
use crate::tui::dialogs::dialog::Outcome;

/// Does what a filled form comes to. The form stays over the screen until its edits are on the disk.
pub(crate) fn apply(model: &mut Model, open: Box<OpenDialog>, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Edits(edits) if !edits.changes.is_empty() => {
            model.added = edits.added;
            let offered = edits.assess_next.map(|key| AssessCapability(key).into());
            let note = edits.note.map(|(title, lines)| {
                Overlay::Text(TextPage::of(title, lines), ScrollState::default())
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
            model.then = Some(Route::Roadmap(id.clone(), Tab::first()));
            create_text(model, id, text)
        }
        Outcome::Actor(name, office) => fill::onboarding::name_told(model, name, office),
        Outcome::Today(day) => fill::onboarding::day_told(model, day),
        Outcome::Exchange(exchange, folder) => exchange::go(model, exchange, folder),
        Outcome::Write(request) => output::write(model, request),
        Outcome::Since(first, words) => since::told(model, first, words),
        Outcome::Revision(words) => {
            // It stays until the revision is read.
            model.overlays.push(Overlay::Form(open));
            since::read(model, words)
        }
        Outcome::Import(request) => import::read(model, request),
        Outcome::Reply(request) => {
            // It stays until what it comes to is on the disk.
            model.overlays.push(Overlay::Form(open));
            chase::read(model, request)
        }
    }
}
