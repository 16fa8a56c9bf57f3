//! Why a key or a command does nothing here, and what would.

use crate::commands::{Command, CommandSpec, HelpSection, TargetKind, command_spec};
use crate::model::Kind;
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

/// What sort of thing an entry is, with its article; of a milestone and a decision also how it stands.
fn sort(model: &Model, key: &RowId) -> String {
    let status = |name: &str| {
        let value = model.snapshot.entry_of(key)?.value(name)?;
        Some(value.plain())
    };
    let word = match key {
        RowId::Entry(_, Kind::Feedback, _) => return "feedback".to_owned(),
        key if key.is_nobody() => return "the heading of what has no owner".to_owned(),
        RowId::Entry(_, kind @ Kind::Milestone, _) => match status("status") {
            Some(status) => format!("{status} {}", kind.label()),
            None => kind.label(),
        },
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
            let what = origin
                .cursor
                .as_ref()
                .map_or_else(String::new, |key| sort(model, key));
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

/// What puts on record how something stands that is no open milestone: the first that can be done to it.
const INSTEAD: [Command; 5] = [
    Command::Done,
    Command::Answer,
    Command::Told,
    Command::Assess,
    Command::Edit,
];

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
    if line.action == Command::Confirm
        && context.asks_owner()
        && context.subject == TargetKind::OpenMilestone
    {
        // There the key copies the message to its owner.
        return format!(
            "On this screen {key} is {}; {} selects the milestone, and then {key} confirms it",
            command_spec(Command::Chase).label,
            model.keymap.label(Command::Mark)
        );
    }
    let this = match origin
        .cursor
        .as_ref()
        .filter(|_| line.part == HelpSection::Entry)
    {
        Some(key) => format!(", and this is {}", sort(model, key)),
        None => String::new(),
    };
    let instead = INSTEAD.into_iter().find(|command| {
        line.action == Command::Confirm
            && context.subject != TargetKind::Roadmap
            && command_spec(*command).applies(&context)
    });
    if let Some(command) = instead {
        let instead = name(command);
        return format!(
            "{key} ({label}) needs {}{this}; {instead} acts on it",
            line.needs
        );
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
            "{key} ({label}) needs {needs}{this}; {} leads there",
            name(command)
        ),
        (needs, None) => format!(
            "{key} ({label}) needs {needs}{this}; {} shows what can be done here",
            name(Command::Menu)
        ),
    }
}

/// Whether a command leads to the screen on which the person is.
fn is_here(model: &Model, command: Command) -> bool {
    let shown = model.screen();
    shown.is_some_and(|shown| shown.command() == command)
}

#[cfg(test)]
mod tests {
    use crate::commands::{Command, command_spec};
    use crate::tui::app::update::tests::toast_text;
    use crate::tui::test_harness::TestHarness;

    /// What a key that confirms says on every row of every screen on which it does nothing, with the screen.
    fn refusals() -> Vec<(String, TestHarness, String)> {
        let mut told = std::collections::BTreeSet::new();
        let mut all = Vec::new();
        for keys in TestHarness::keys_to_all(TestHarness::samples) {
            let mut harness = TestHarness::samples();
            harness.press(&keys);
            for row in 0..harness.model.list().rows.len() {
                let mut here = harness.clone();
                here.model.toast = None;
                here.model.list_mut().select_index(row);
                let sort = here.model.list().key().map(|key| here.model.subject(key));
                let before = here.texts.clone();
                here.press("c");
                let says = toast_text(&here);
                let is_refused = here.texts == before && here.model.overlays.is_empty();
                if is_refused
                    && !says.is_empty()
                    && told.insert((keys.clone(), format!("{sort:?}")))
                {
                    all.push((format!("{keys} {row}"), here, says));
                }
            }
        }
        all
    }

    #[test]
    fn a_refused_confirmation_says_what_this_is_and_names_a_key_that_acts_on_it() {
        let refusals = refusals();
        assert!(refusals.len() > 25, "{}", refusals.len());
        for (place, harness, says) in refusals {
            assert!(
                !says.contains("Agenda") && !says.contains("(forecast)"),
                "{place}: {says}"
            );
            if harness.model.field {
                continue;
            }
            let context = harness.model.context();
            let keys = crate::commands::TABLE
                .iter()
                .filter(|spec| spec.applies(&context));
            let mut labels =
                keys.map(|spec| (spec.action, harness.model.keymap.label(spec.action)));
            let words: Vec<&str> = says.split([' ', ':', ';', '.']).collect();
            let acts = labels.any(|(action, label)| {
                let other = !matches!(action, Command::Confirm | Command::Chase);
                other && !label.is_empty() && words.contains(&label.as_str())
            });
            assert!(acts, "{place}: {says}");
        }
    }

    #[test]
    fn what_is_refused_is_told_in_a_plain_sentence() {
        for (keys, says) in [
            (
                "I c",
                "c (confirm) needs an open milestone, and this is feedback; e (edit) acts on it",
            ),
            (
                ": 'institute-board' Enter c",
                "Cutlery institute re-opened with a board of its own cannot be confirmed as it stands: its date, 25 Oct 2026, \
                 has passed. f gives a new one, d marks it done",
            ),
        ] {
            let mut harness = TestHarness::samples();
            harness.press(keys);
            assert_eq!(toast_text(&harness), says, "{keys}");
        }
        let confirm = command_spec(Command::Confirm);
        assert_eq!(confirm.needs, "an open milestone");
    }
}
