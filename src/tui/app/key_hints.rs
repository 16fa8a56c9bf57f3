//! The keys that stand on a line with what they do, and where each lies: shared by drawing and by what a click means.

use crate::commands::{Command, CommandTargets, TABLE, TargetKind, command_spec};
use crate::text::width;
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
    let always = ALWAYS.map(|action| hint(model, &[action], command_spec(action).label));
    let always = lay(always.to_vec(), 0, u16::MAX);
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
    let first: Vec<&HintGroup> = first.iter().filter(fits).collect();
    let mut hints: Vec<KeyHint> = first
        .iter()
        .map(|(actions, label)| hint(model, actions, label))
        .collect();
    if context.in_review() {
        return hints;
    }
    let told = |action: Command| first.iter().any(|(actions, _)| actions.contains(&action));
    for line in model.keymap.bottom(&context) {
        let takes_one = line.targets == CommandTargets::One || ONE.contains(&line.action);
        let alone = context.several && takes_one;
        if !ALWAYS.contains(&line.action) && !told(line.action) && !alone {
            hints.push(hint(model, &[line.action], line.label));
        }
    }
    hints
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

/// Lays keys out from a column on, as many as end before `room`.
fn lay(all: Vec<KeyHint>, from: u16, room: u16) -> Vec<KeyHint> {
    let mut hints: Vec<KeyHint> = Vec::new();
    let mut column = from;
    for mut hint in all {
        let end = column.saturating_add(hint.wide());
        if end > room {
            break;
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
    fn what_is_done_to_one_alone_is_not_offered_for_several() {
        let one = line("Down Down Enter 2 Space", 200);
        assert!(one.contains("e edit"), "{one}");
        let several = line("Down Down Enter 2 Space Space", 200);
        assert!(!several.contains("e edit"), "{several}");
    }
}
