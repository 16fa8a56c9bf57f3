//! What happens on what: `update(&mut Model, Msg) -> Vec<Effect>`. Pure: disk, clock, terminal and editor are
//! behind the effects.

pub(crate) mod adding;
pub(crate) mod bulk;
pub(crate) mod clipboard;
pub(crate) mod commit;
pub(crate) mod conflict_picker;
pub(crate) mod edit_commands;
pub(crate) mod exchange;
pub(crate) mod field_mode;
pub(crate) mod fill;
pub(crate) mod import;
pub(crate) mod lessons;
pub(crate) mod log_links;
pub(crate) mod message;
pub(crate) mod mouse;
pub(crate) mod output;
pub(crate) mod overlay;
pub(crate) mod palette;
pub(crate) mod relocating;
pub(crate) mod remedy;
pub(crate) mod review;
pub(crate) mod run_command;
pub(crate) mod since;
pub(crate) mod transaction;
pub(crate) mod view_commands;

pub(crate) use message::{Effect, Msg};

use crate::commands::{Command, CommandSpec, HelpSection, ScreenId, command_spec};
use crate::tui::app::{Dispatch, Model, Overlay, RowId, Selection, ToastLevel};
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
            model.snapshot = snapshot;
            model.busy = None;
            model.relist();
            if let Some(key) = model.start.take() {
                palette::go(model, key);
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
                model.snapshot = snapshot;
            }
            (model.undo, model.redo) = (undo, redo);
            model.relist();
            if result.is_err() {
                // The form is still open, over a folder that may have been read again.
                fill::renew(model);
            }
            commit::settled(model, result)
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
                model.snapshot = snapshot;
            }
            (model.undo, model.redo) = (undo, redo);
            model.relist();
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
            explain(model, chord);
            Vec::new()
        }
    };
    model.settle();
    effects
}

/// Says why a key does nothing here, and which key would.
fn explain(model: &mut Model, chord: KeyCombo) {
    let here = {
        let mut lines = model.keymap.everywhere(chord);
        lines.find(|line| is_here(model, line.action))
    };
    let says = match here.or_else(|| model.keymap.elsewhere(chord)) {
        Some(line) => {
            let origin = model.selection();
            not_here(model, line, &chord.to_string(), &origin)
        }
        None if model.keymap.in_form(chord).is_some() => format!(
            "{chord} is a key of forms; {} shows what can be done here",
            model.keymap.label(Command::Menu)
        ),
        None => format!(
            "{chord} is the key of nothing; {} lists the keys, {} what can be done here",
            model.keymap.label(Command::Help),
            model.keymap.label(Command::Menu)
        ),
    };
    model.say(ToastLevel::Plain, says);
}

/// What sort of thing an entry is, with its article.
fn sort(key: &RowId) -> String {
    let word = match key {
        RowId::Entry(_, kind, _) => kind.label(),
        RowId::Roadmap(_) => "roadmap".to_owned(),
        RowId::Word(..) => "score".to_owned(),
        RowId::Problem(..) => "problem of a file".to_owned(),
        RowId::Task(_) => "task".to_owned(),
    };
    let article = match word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => "an",
        false => "a",
    };
    format!("{article} {word}")
}

/// Carries a command out where it can be done to what was selected; else says why not.
fn dispatch(model: &mut Model, dispatch: Dispatch) -> Vec<Effect> {
    let line = command_spec(dispatch.command);
    if line.applies(&model.context_of(&dispatch.origin)) {
        return run_command::act(model, dispatch);
    }
    let key = model.keymap.label(dispatch.command);
    let says = not_here(model, line, &key, &dispatch.origin);
    model.say(ToastLevel::Plain, says);
    Vec::new()
}

/// Why an action does nothing here, asked for by that key.
fn not_here(model: &Model, line: &CommandSpec, key: &str, origin: &Selection) -> String {
    match &model.snapshot.read_only {
        Some(why) if line.changes => why.clone(),
        _ if origin.in_window && line.part == HelpSection::Entry => {
            let what = origin.cursor.as_ref().map_or_else(String::new, sort);
            let menu = model.keymap.label(Command::Menu);
            format!(
                "{key} ({}) cannot be done to {what}; {menu} shows what can",
                line.label
            )
        }
        _ => bulk::refused(model, line, key, origin)
            .unwrap_or_else(|| missing(model, line, key, origin)),
    }
}

/// What has to be at hand for an action, and the key that leads to it.
fn missing(model: &Model, line: &CommandSpec, key: &str, origin: &Selection) -> String {
    let (context, label) = (model.context_of(origin), line.label);
    let name = |command: Command| {
        let spec = command_spec(command);
        format!("{} ({})", model.keymap.label(command), spec.label)
    };
    if model.field && !line.in_field_mode() {
        return format!(
            "{key} ({label}) is left out in field mode; {} ends it",
            name(Command::FieldMode)
        );
    }
    if line.action == Command::Back {
        return format!(
            "There is nothing to go back to; {} leaves the program",
            name(Command::Quit)
        );
    }
    if line.part == HelpSection::Screens && is_here(model, line.action) {
        return format!("This is {label} already");
    }
    let found_by = line
        .found_by
        .filter(|command| command_spec(*command).applies(&context));
    match (line.needs, found_by) {
        ("", _) => format!(
            "{key} ({label}) does nothing here; {} shows what can be done",
            name(Command::Menu)
        ),
        (needs, Some(command)) => format!(
            "{key} ({label}) needs {needs}; {} leads there",
            name(command)
        ),
        (needs, None) => format!(
            "{key} ({label}) needs {needs}; {} shows what can be done here",
            name(Command::Menu)
        ),
    }
}

/// Whether a command leads to the screen on which the person is.
fn is_here(model: &Model, command: Command) -> bool {
    let screen = model.route.screen();
    let own = match screen {
        ScreenId::Portfolio => Command::Portfolio,
        ScreenId::Review => Command::Review,
        _ => {
            let shown = model.screen();
            return shown.is_some_and(|shown| shown.command() == command);
        }
    };
    own == command
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
mod field_tests;
#[cfg(test)]
mod journey_tests;
#[cfg(test)]
mod review_end_tests;
#[cfg(test)]
mod review_tests;
#[cfg(test)]
mod sequence_tests;
#[cfg(test)]
mod target_tests;
