//! The keys that stand on a line with what they do, and where each lies: shared by drawing and by what a click means.

use crate::commands::{Command, CommandTargets, HelpSection, TABLE, TargetKind, command_spec};
use crate::health::remedy;
use crate::text::width;
use crate::tui::app::layout::Panes;
use crate::tui::app::model::Model;

/// A key with what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyHint {
    /// What it does.
    pub action: Command,
    /// The key.
    pub key: String,
    /// One or two words.
    pub label: &'static str,
    /// Its first column.
    pub column: u16,
}

impl KeyHint {
    /// The columns that it takes, without the gap behind it.
    pub(crate) fn wide(&self) -> u16 {
        u16::try_from(width(&self.key) + 1 + width(self.label)).unwrap_or(u16::MAX)
    }
}

/// What always stands at the right end of the last line.
const ALWAYS: [Command; 3] = [Command::Menu, Command::Help, Command::Quit];

/// Below so many columns help alone stands there, which tells the rest.
const NARROW: u16 = 60;

/// The same on a narrow screen.
const ALWAYS_NARROW: [Command; 1] = [Command::Help];

/// One or two keys that stand on a line together, and what they do there: a click does what the last of them does.
type HintGroup = (&'static [Command], &'static str);

/// The last line of a review, with what the keys mean there.
const REVIEW: &[HintGroup] = &[
    (&[Command::Right], "later"),
    (&[Command::Left], "one back"),
    (&[Command::Back], "leave"),
    (&[Command::Last], "to the end"),
    (&[Command::Undo], "undo"),
    (&[Command::NewFeedback], "new feedback"),
];

/// The same at its end.
const END: &[HintGroup] = &[
    (&[Command::Open], "do it"),
    (&[Command::Up, Command::Down], "choose"),
    (&[Command::Left], "to the last entry"),
    (&[Command::Back], "leave"),
    (&[Command::Undo], "undo"),
];

/// The same while the keys go to the text beside the list.
const TEXT: &[HintGroup] = &[
    (&[Command::Up, Command::Down], "scroll"),
    (&[Command::Left], "to the list"),
];

/// What is done to the one under the cursor, whatever is selected.
const ONE: [Command; 3] = [Command::Open, Command::Edit, Command::Follow];

/// Of the commands on entries those that need none.
const OF_FOLDER: [Command; 4] = [
    Command::Add,
    Command::NewFeedback,
    Command::Undo,
    Command::Redo,
];

/// The keys that settle an entry of a review, those of a milestone and of a remark each the likeliest first.
const SETTLE: [Command; 16] = [
    Command::Confirm,
    Command::Forecast,
    Command::Done,
    Command::Answer,
    Command::Told,
    Command::Acknowledge,
    Command::Owner,
    Command::Blocked,
    Command::Quiet,
    Command::Drop,
    Command::Approve,
    Command::Edit,
    Command::Assess,
    Command::Add,
    Command::Start,
    Command::Reopen,
];

/// Between two keys.
const GAP: u16 = 2;

/// The last line: the keys that matter here, as many as have room; menu, help and quit always.
pub(crate) fn bottom(model: &Model, columns: u16) -> Vec<KeyHint> {
    let always: &[Command] = match columns < NARROW {
        true => &ALWAYS_NARROW,
        false => &ALWAYS,
    };
    let always = always
        .iter()
        .map(|action| hint(model, &[*action], command_spec(*action).label));
    let always = lay(always.collect(), 0, u16::MAX);
    let taken = end(&always);
    let shift = columns.saturating_sub(taken);
    let mut hints = lay(wanted(model), 1, shift.saturating_sub(GAP));
    hints.extend(always.into_iter().map(|hint| KeyHint {
        column: hint.column + shift,
        ..hint
    }));
    hints
}

/// The keys shown on the last line, the most important first.
fn wanted(model: &Model) -> Vec<KeyHint> {
    let context = model.context();
    let fits = |(actions, _): &&HintGroup| {
        let can =
            |action: &Command| command_spec(*action).applies(&context) && has_key(model, *action);
        actions.iter().all(can)
    };
    let first = match (context.in_review(), context.at_end) {
        (true, true) => END,
        (true, false) => REVIEW,
        _ if model.reads_detail() => TEXT,
        _ => match model.screen() {
            Some(screen) => screen.hints(),
            None => &[],
        },
    };
    let begins = begins(model);
    let acts = |action: &Command| begins.is_none() || acts_without_entry(*action);
    let first = first.iter().filter(fits);
    let first: Vec<&HintGroup> = first
        .filter(|(actions, _)| actions.iter().all(acts))
        .collect();
    let mut hints: Vec<KeyHint> = first
        .iter()
        .map(|(actions, label)| hint(model, actions, label))
        .collect();
    if context.in_review() {
        return hints;
    }
    let told = |action: Command| first.iter().any(|(actions, _)| actions.contains(&action));
    let is_empty = begins.is_some();
    let begins = begins.unwrap_or_default();
    let label = |action: Command| command_spec(action).label;
    let first_hints = begins
        .iter()
        .map(|action| hint(model, &[*action], label(*action)));
    hints.splice(0..0, first_hints);
    for line in model.keymap.bottom(&context) {
        let acts = !is_empty || acts_without_entry(line.action);
        if !acts || begins.contains(&line.action) {
            continue;
        }
        let takes_one = line.targets == CommandTargets::One || ONE.contains(&line.action);
        let alone = context.several && takes_one;
        if !ALWAYS.contains(&line.action) && !told(line.action) && !alone {
            hints.push(hint(model, &[line.action], line.label));
        }
    }
    hints
}

/// Whether a command acts where nothing is listed: those on entries would act on the cluster, or on nothing.
fn acts_without_entry(action: Command) -> bool {
    let is_of_entry = command_spec(action).part == HelpSection::Entry || action == Command::Details;
    !is_of_entry || OF_FOLDER.contains(&action)
}

/// What acts where nothing is listed, as the list itself says; `None` where something is listed.
fn begins(model: &Model) -> Option<Vec<Command>> {
    let context = model.context();
    let is_list = context.has_list() && model.shape().panes != Panes::Page;
    if !is_list || !model.list().rows.is_empty() {
        return None;
    }
    let named: Vec<&str> = remedy::commands(model.why_empty()).collect();
    let specs = TABLE.iter().filter(|spec| named.contains(&spec.id));
    let acting = specs.filter(|spec| spec.applies(&context) && has_key(model, spec.action));
    Some(acting.map(|spec| spec.action).collect())
}

/// The line of a review: the keys that settle what is looked at.
pub(crate) fn settle(model: &Model, columns: u16) -> Vec<KeyHint> {
    let context = model.context();
    if context.subject == TargetKind::Nothing {
        return Vec::new();
    }
    let others = TABLE.iter().filter(|line| line.is_for_selected());
    let others = others.filter(|line| !SETTLE.contains(&line.action));
    let all = SETTLE.into_iter().map(command_spec).chain(others);
    let fitting = all.filter(|line| line.applies(&context) && has_key(model, line.action));
    let hints = fitting.map(|line| hint(model, &[line.action], line.label));
    lay(hints.collect(), 1, columns)
}

fn has_key(model: &Model, action: Command) -> bool {
    !model.keymap.keys(action).is_empty()
}

/// What some keys do, not laid out yet.
fn hint(model: &Model, actions: &[Command], label: &'static str) -> KeyHint {
    let keys: Vec<String> = actions.iter().map(|one| model.keymap.label(*one)).collect();
    KeyHint {
        action: actions.last().copied().unwrap_or(Command::Menu),
        key: keys.join(" "),
        label,
        column: 0,
    }
}

/// Lays keys out from a column on, those that end before `room`: a long one gives way to shorter ones behind it.
fn lay(all: Vec<KeyHint>, from: u16, room: u16) -> Vec<KeyHint> {
    let mut hints: Vec<KeyHint> = Vec::new();
    let mut column = from;
    for mut hint in all {
        let end = column.saturating_add(hint.wide());
        if end > room {
            continue;
        }
        hint.column = column;
        column = end.saturating_add(GAP);
        hints.push(hint);
    }
    hints
}

/// The column behind the last one and its gap.
fn end(hints: &[KeyHint]) -> u16 {
    hints
        .last()
        .map_or(0, |hint| hint.column + hint.wide() + GAP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_harness::TestHarness;

    fn line(keys: &str, columns: u16) -> String {
        let mut harness = TestHarness::samples();
        harness.press(keys);
        told(bottom(&harness.model, columns))
    }

    fn told(hints: Vec<KeyHint>) -> String {
        let words = hints.iter().map(|one| format!("{} {}", one.key, one.label));
        words.collect::<Vec<_>>().join("  ")
    }

    #[test]
    fn what_matters_on_a_screen_comes_before_what_is_the_same_everywhere() {
        for (keys, wanted) in [
            ("Down Down Enter 3", &["[ ] zoom", "← → pan", "r view"][..]),
            ("Down Down Enter 4", &["r one or all", "Space select"]),
            ("Down Down Enter 5", &["r view"]),
            ("Down Down Enter 7", &["r view"]),
            ("Down Down Enter 8", &["r view"]),
            ("Down Down Enter 9", &["r view"]),
            ("A", &["c confirm", "f forecast", "r view"]),
            ("I", &["r view"]),
            ("D", &["r view"]),
            ("C", &["r view"]),
        ] {
            let line = line(keys, 80);
            for key in wanted {
                assert!(line.contains(key), "{keys}: {line}");
            }
            assert!(line.ends_with("m menu  ? help  q quit"), "{keys}: {line}");
        }
    }

    #[test]
    fn keys_lie_on_the_line_one_after_another() {
        let mut harness = TestHarness::samples();
        harness.press("Down Down Enter 3");
        for columns in 0..220 {
            let hints = bottom(&harness.model, columns);
            for pair in hints.windows(2) {
                let end = pair[0].column + pair[0].wide();
                assert!(end + GAP <= pair[1].column || columns < 40, "{columns}");
            }
            let last = hints.last().map_or(0, |hint| hint.column + hint.wide());
            assert!(last <= columns || columns < 40, "{columns}");
        }
    }

    #[test]
    fn a_review_shows_every_key_that_is_advised_and_at_its_end_those_of_the_end() {
        let mut harness = TestHarness::samples();
        harness.press("A / 'flag:slipping' Enter R");
        let keys = told(settle(&harness.model, 80));
        assert!(keys.contains("p baseline"), "{keys}");
        harness.press("End");
        let line = told(bottom(&harness.model, 80));
        assert!(line.starts_with("Enter do it"), "{line}");
        assert!(!line.contains("later"), "{line}");
    }

    #[test]
    fn the_line_of_an_empty_list_begins_with_what_the_list_advises_and_offers_nothing_on_entries() {
        let mut advised = 0;
        let file = "[cluster]\nname = \"Fans\"\n";
        let top = ["A", "I", "D", "M", "T", "O Right", "O Right Right"].map(str::to_owned);
        let tabs = [
            "2",
            "3",
            "4",
            "5",
            "5 r",
            "6",
            "7 r r",
            "7 r r r",
            "7 r r r r",
            "8",
            "9",
            "9 Right",
        ];
        let tabs = tabs.map(|tab| format!("Enter {tab}"));
        for keys in top.into_iter().chain(tabs) {
            let mut harness = TestHarness::of(&[("fans", file)]);
            harness.press(&keys);
            if !harness.model.list().rows.is_empty() {
                continue;
            }
            let hints = bottom(&harness.model, 80);
            let line = told(hints.clone());
            for hint in &hints {
                assert!(acts_without_entry(hint.action), "{keys}: {line}");
            }
            if let Some(first) = remedy::commands(harness.model.why_empty()).next() {
                advised += 1;
                assert_eq!(command_spec(hints[0].action).id, first, "{keys}: {line}");
                let key = hints[0].key.clone();
                harness.press(&key);
                let went = !harness.model.overlays.is_empty() || keys.ends_with("5 r");
                assert!(went, "{keys} {key}");
            }
            let mut harness = TestHarness::of(&[("fans", file)]);
            harness.press(&keys).press("/ 'xyz' Enter");
            let line = told(bottom(&harness.model, 80));
            assert!(line.starts_with("Esc back"), "{keys}: {line}");
        }
        assert!(advised > 8, "{advised}");
    }

    #[test]
    fn a_narrow_line_ends_with_help_and_names_what_matters() {
        for screen in crate::tui::features::features().screens {
            let mut harness = TestHarness::at_screen(*screen);
            harness.screen(40, 10);
            let hints = bottom(&harness.model, 40);
            let line = told(hints.clone());
            assert!(line.ends_with("? help"), "{:?}: {line}", screen.id());
            let names = |command| hints.iter().any(|hint| hint.action == command);
            assert!(
                hints.len() > 2 || !names(Command::Open),
                "{:?}: {line}",
                screen.id()
            );
            let last = hints.last().unwrap();
            assert!(last.column + last.wide() < 40, "{line}");
        }
        for (keys, wanted) in [
            ("T", "Enter open, close  [ ] zoom"),
            ("Down Down Enter 9", "← → other lists  Enter open"),
            ("A", "Enter open  c confirm"),
        ] {
            let line = line(keys, 40);
            assert!(line.starts_with(wanted), "{keys}: {line}");
        }
    }

    #[test]
    fn what_is_done_to_one_alone_is_not_offered_for_several() {
        let one = line("Down Down Enter 2 Space", 200);
        assert!(one.contains("e edit"), "{one}");
        let several = line("Down Down Enter 2 Space Space", 200);
        assert!(!several.contains("e edit"), "{several}");
    }
}
