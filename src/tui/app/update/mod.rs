//! What happens on what: `update(&mut Model, Msg) -> Vec<Effect>`. Pure: disk, clock, terminal and editor are
//! behind the effects.

pub(crate) mod adding;
pub(crate) mod bulk;
pub(crate) mod chase;
pub(crate) mod clipboard;
pub(crate) mod commit;
pub(crate) mod conflict_picker;
pub(crate) mod edit_commands;
pub(crate) mod exchange;
pub(crate) mod field_mode;
pub(crate) mod fill;
pub(crate) mod form_input;
pub(crate) mod import;
pub(crate) mod landing;
pub(crate) mod lessons;
pub(crate) mod log_links;
pub(crate) mod message;
pub(crate) mod mouse;
pub(crate) mod navigate;
pub(crate) mod outcome;
pub(crate) mod output;
pub(crate) mod overlay;
pub(crate) mod palette;
pub(crate) mod palette_input;
pub(crate) mod relocating;
pub(crate) mod remedy;
pub(crate) mod review;
pub(crate) mod run_command;
pub(crate) mod settled;
pub(crate) mod since;
pub(crate) mod transaction;
pub(crate) mod typed_line;
pub(crate) mod unavailable;
pub(crate) mod view_commands;
pub(crate) mod window_scroll;

pub(crate) use message::{Effect, Msg};

use crate::commands::Command;
use crate::tui::app::{Model, Overlay, ToastLevel};
use crate::tui::input::{Input, KeyCombo};

/// Takes in one message and says what is to be done outside.
pub(crate) fn update(model: &mut Model, message: Msg) -> Vec<Effect> {
    if let Msg::Input(input) = &message
        && commit::hold(model, input)
    {
        return Vec::new();
    }
    let effects = take(model, message);
    model.recount();
    effects
}

fn take(model: &mut Model, message: Msg) -> Vec<Effect> {
    match message {
        Msg::Input(Input::Key(chord)) => press(model, chord),
        Msg::Input(Input::Paste(text)) => paste(model, &text),
        Msg::Input(Input::Mouse(mouse)) => match mouse::point(model, mouse) {
            mouse::PointerTarget::Done(effects) => effects,
            mouse::PointerTarget::Key(chord) => press(model, chord),
        },
        Msg::Input(Input::Resize(columns, lines)) => {
            model.size = (columns, lines);
            model.settle();
            fill::resize(model);
            vec![Effect::Redraw]
        }
        Msg::Snapshot(snapshot) => {
            model.busy = None;
            model.take_snapshot(snapshot);
            if let Some(key) = model.start.take() {
                navigate::go(model, key);
            }
            fill::renew(model);
            fill::onboarding::ask(model);
            Vec::new()
        }
        Msg::Said(level, text) => {
            model.busy = None;
            model.say(level, text);
            Vec::new()
        }
        Msg::Settled {
            snapshot,
            result,
            undo,
            redo,
        } => {
            if let Some(snapshot) = snapshot {
                model.take_snapshot(snapshot);
            }
            (model.undo, model.redo) = (undo, redo);
            if result.is_err() {
                // The form is still open, over a folder that may have been read again.
                fill::renew(model);
            }
            settled::settle(model, result);
            replay(model)
        }
        Msg::Going(words) => {
            model.sync_status.going = words;
            Vec::new()
        }
        Msg::Unsent(unsent) => {
            model.sync_status.unsent = unsent;
            Vec::new()
        }
        Msg::Handed(handed) => {
            model.sync_status.handed = handed;
            Vec::new()
        }
        Msg::Where(exchange, folders) => exchange::ask(model, exchange, folders),
        Msg::Taken {
            snapshot,
            result,
            undo,
            redo,
        } => {
            if let Some(snapshot) = snapshot {
                model.take_snapshot(snapshot);
            }
            (model.undo, model.redo) = (undo, redo);
            fill::renew(model);
            match result {
                Ok(words) => model.say(ToastLevel::Good, words),
                Err(why) => model.say(ToastLevel::Bad, why),
            }
            Vec::new()
        }
        Msg::Imported(result) => {
            import::shown(model, result.map(|view| *view));
            Vec::new()
        }
        Msg::Chased(result) => chase::written(model, result),
        Msg::Replied(result) => {
            chase::shown(model, result.map(|view| *view));
            Vec::new()
        }
        Msg::Written(result) => {
            output::written(model, result);
            Vec::new()
        }
        Msg::Revision(said, found) => since::found(model, said, found),
        Msg::Stop => vec![Effect::Suspend],
        Msg::Continued => vec![Effect::Retake],
        Msg::End(status) => vec![Effect::Quit(status)],
    }
}

/// Takes in the input that waited for the saving.
fn replay(model: &mut Model) -> Vec<Effect> {
    let held = std::mem::take(&mut model.held);
    let mut effects = Vec::new();
    for input in held {
        effects.extend(update(model, Msg::Input(input)));
    }
    effects
}

/// A key: to the window on top, else to what it means here.
fn press(model: &mut Model, chord: KeyCombo) -> Vec<Effect> {
    model.toast = None;
    let offered = model.offered.clone();
    let effects = pressed(model, chord);
    // What was offered holds for one key.
    if offered.is_some() && model.offered == offered {
        model.offered = None;
    }
    effects
}

fn pressed(model: &mut Model, chord: KeyCombo) -> Vec<Effect> {
    let shows = model.keymap.keys(Command::ShowText).contains(&chord) && chord.typed().is_none();
    if shows
        && matches!(
            model.overlays.last(),
            Some(Overlay::Details(..) | Overlay::Form(_))
        )
    {
        // What cannot be read here can be read elsewhere, without leaving the form or the window.
        let dispatch = model.dispatch(Command::ShowText);
        return clipboard::show(model, &dispatch);
    }
    if let Some(effects) = overlay::press(model, chord) {
        model.settle();
        return effects;
    }
    if let Some(effects) = field_mode::digit(model, chord) {
        model.settle();
        return effects;
    }
    let effects = match model.keymap.action(chord, &model.context()) {
        Some(action) => {
            let dispatch = model.dispatch(action);
            run_command::act(model, dispatch)
        }
        None => {
            unavailable::explain(model, chord);
            Vec::new()
        }
    };
    model.settle();
    effects
}

/// A paste goes into the field that is typed in; elsewhere it would be taken for commands, so it goes nowhere.
fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if !overlay::paste(model, text) {
        model.say(
            ToastLevel::Plain,
            "Nothing was pasted: open a form or the filter first",
        );
    }
    Vec::new()
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod every_key_tests;
#[cfg(test)]
mod field_tests;
#[cfg(test)]
mod going_tests;
#[cfg(test)]
mod journey_tests;
#[cfg(test)]
mod narrowing_tests;
#[cfg(test)]
mod reload_tests;
#[cfg(test)]
mod review_end_tests;
#[cfg(test)]
mod review_tests;
#[cfg(test)]
mod sequence_tests;
#[cfg(test)]
mod target_tests;
#[cfg(test)]
mod undo_words_tests;
