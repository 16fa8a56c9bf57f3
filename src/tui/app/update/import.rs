//! Importing on the screens: the file is asked for, its columns are mapped, and what it would change is looked at before
//! anything is written.

use crate::commands::Command;
use crate::model::Kind;
use crate::tui::app::update::commit;
use crate::tui::app::update::fill;
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::window_scroll;
use crate::tui::app::{Dispatch, Model, Overlay, Route, ScrollState, Tab, ToastLevel};
use crate::tui::dialogs::{ImportFile, MapColumns};
use crate::tui::input::KeyCombo;
use crate::tui::state::import::{ImportRequest, ImportView, ImportWork};

/// Asks for the file.
pub(crate) fn ask(model: &mut Model, dispatch: Dispatch) -> Vec<Effect> {
    if model.present {
        let key = model.keymap.label(Command::Present);
        let says = format!("The file may show names: end the presentation first ({key})");
        model.say(ToastLevel::Plain, says);
        return Vec::new();
    }
    fill::open_from(model, ImportFile, dispatch.origin)
}

/// The file is named, or its columns are mapped: it is read beside the screen.
pub(crate) fn read(model: &mut Model, request: ImportRequest) -> Vec<Effect> {
    model.busy = Some("Reading the file".into());
    let chance = model.ids.characters(CHANCE);
    vec![Effect::Import(request, chance)]
}

/// Characters for the ids of new entries; they go round where there are more.
const CHANCE: usize = 4096;

/// The file was read, or not.
pub(crate) fn shown(model: &mut Model, result: Result<ImportView, String>) {
    model.busy = None;
    match result {
        Ok(view) => {
            model.import = Some(Box::new(view));
            model.overlays.push(Overlay::Import(ScrollState::default()));
        }
        Err(why) => model.say(ToastLevel::Bad, why),
    }
}

/// Keys while the preview is shown: `Enter` writes, `e` maps the columns, `Esc` leaves; others scroll.
pub(crate) fn press(model: &mut Model, mut reader: ScrollState, chord: KeyCombo) -> Vec<Effect> {
    let edits = model.keymap.keys(Command::Edit).contains(&chord.command());
    match window_scroll::moves(model, chord) {
        _ if edits => return columns(model, reader),
        Some(Command::Open) => return write(model, reader),
        Some(Command::Back) => {
            model.import = None;
            model.say(ToastLevel::Plain, "Nothing was imported");
            return Vec::new();
        }
        command if window_scroll::scroll(model, &mut reader, command) => {}
        _ => {
            let edit = model.keymap.label(Command::Edit);
            let says = format!("Enter writes it, {edit} changes the columns, Esc leaves it");
            model.say(ToastLevel::Plain, says);
        }
    }
    model.overlays.push(Overlay::Import(reader));
    Vec::new()
}

/// Opens the columns for a person to map.
fn columns(model: &mut Model, reader: ScrollState) -> Vec<Effect> {
    let is_own = model
        .import
        .as_ref()
        .is_none_or(|view| view.columns.is_empty());
    if is_own {
        model.overlays.push(Overlay::Import(reader));
        model.say(
            ToastLevel::Plain,
            "tcu wrote this file: its columns are known",
        );
        return Vec::new();
    }
    fill::open(model, MapColumns)
}

/// Writes what was looked at, as one act.
fn write(model: &mut Model, reader: ScrollState) -> Vec<Effect> {
    let Some(view) = model.import.take() else {
        return Vec::new();
    };
    let words = format!("import of {}", view.name());
    match view.work.clone() {
        ImportWork::Nothing => {
            model.say(
                ToastLevel::Plain,
                "Nothing to write: all of it stands already",
            );
            Vec::new()
        }
        ImportWork::Refused(why) => {
            model.import = Some(view);
            model.overlays.push(Overlay::Import(reader));
            model.say(ToastLevel::Bad, why);
            Vec::new()
        }
        ImportWork::Edits(_, generation) if generation != model.snapshot.generation => {
            // Another program wrote meanwhile: what was looked at is no longer what would be written.
            let chance = model.ids.characters(CHANCE);
            model.say(
                ToastLevel::Plain,
                "The roadmaps changed meanwhile: look at it again",
            );
            vec![Effect::Import(view.request, chance)]
        }
        ImportWork::Edits(work, _) => commit::commit(model, work, words),
        ImportWork::New(id, text) => {
            let tab = model.tab_of(Kind::Milestone).unwrap_or(Tab::first());
            model.then = Some(Route::Roadmap(id.clone(), tab));
            commit::create_text(model, id, text)
        }
    }
}
