//! Why a key or a command does nothing here, and what would.

use crate::commands::{Command, CommandSpec, HelpSection, command_spec};
use crate::tui::app::update::bulk;
use crate::tui::app::{Model, RowId, Selection, ToastLevel};
use crate::tui::input::KeyCombo;

/// Says why a key does nothing here, and which key would.
pub(crate) fn explain(model: &mut Model, chord: KeyCombo) {
    let here = {
        let mut lines = model.keymap.everywhere(chord);
        lines.find(|line| is_here(model, line.action))
    };
    let says = match here.or_else(|| model.keymap.elsewhere(chord)) {
        Some(line) => {
            let origin = model.selection();
            not_here(model, line, &chord.to_string(), &origin)
        }
        None => unknown(model, chord),
    };
    model.say(ToastLevel::Plain, says);
}

/// The same of a key that no command has on any screen.
pub(crate) fn unknown(model: &Model, chord: KeyCombo) -> String {
    let menu = model.keymap.label(Command::Menu);
    match model.keymap.in_form(chord) {
        Some(_) => format!("{chord} is a key of forms; {menu} shows what can be done here"),
        None => format!(
            "{chord} is the key of nothing; {} lists the keys, {menu} what can be done here",
            model.keymap.label(Command::Help)
        ),
    }
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

/// Why an action does nothing here, asked for by that key.
pub(crate) fn not_here(model: &Model, line: &CommandSpec, key: &str, origin: &Selection) -> String {
    match &model.snapshot.read_only {
        Some(why) if line.changes => why.clone(),
        None if line.changes && model.context_of(origin).closed => {
            model.closed(origin).unwrap_or_default()
        }
        _ if origin.in_window && line.of_list => {
            let back = model.keymap.label(Command::Back);
            let called = match line.label.eq_ignore_ascii_case(key) {
                true => key.to_owned(),
                false => format!("{key} ({})", line.label),
            };
            format!("{called} is for the screen behind; {back} closes this window first")
        }
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
    if model.field && !line.field {
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
        let title = model.screen().map_or(label, |screen| screen.title());
        return format!("You are on the screen {title} already");
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
    let shown = model.screen();
    shown.is_some_and(|shown| shown.command() == command)
}
