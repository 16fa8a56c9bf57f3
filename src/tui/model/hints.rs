//! The keys that stand on a line with what they do, and where each lies: shared by drawing and by what a click means.

use super::state::Model;
use crate::text::width;
use crate::tui::action::{Action, Subject, described};

/// A key with what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it does.
    pub action: Action,
    /// The key.
    pub key: String,
    /// One or two words.
    pub label: &'static str,
    /// Its first column.
    pub column: u16,
}

impl Hint {
    /// The columns that it takes, without the gap behind it.
    pub fn wide(&self) -> u16 {
        u16::try_from(width(&self.key) + 1 + width(self.label)).unwrap_or(u16::MAX)
    }
}

/// What always stands at the right end of the last line.
const ALWAYS: [Action; 3] = [Action::Menu, Action::Help, Action::Quit];

/// The last line of a review, with what the keys mean there.
const REVIEW: [(Action, &str); 6] = [
    (Action::Right, "later"),
    (Action::Left, "one back"),
    (Action::Back, "leave"),
    (Action::Undo, "undo"),
    (Action::NewFeedback, "new feedback"),
    (Action::Last, "to the end"),
];

/// The keys that settle an entry of a review, those of a milestone and of a remark each the likeliest first.
const SETTLE: [Action; 16] = [
    Action::Confirm,
    Action::Forecast,
    Action::Done,
    Action::Answer,
    Action::Told,
    Action::Acknowledge,
    Action::Owner,
    Action::Blocked,
    Action::Quiet,
    Action::Drop,
    Action::Edit,
    Action::Assess,
    Action::Add,
    Action::Approve,
    Action::Start,
    Action::Reopen,
];

/// Between two keys.
const GAP: u16 = 2;

/// The last line: the keys that matter here, as many as have room; menu, help and quit always.
pub fn bottom(model: &Model, columns: u16) -> Vec<Hint> {
    let always = ALWAYS
        .into_iter()
        .map(|action| (action, described(action).label));
    let always = lay(model, always, 0, u16::MAX);
    let taken = end(&always);
    let context = model.context();
    let room = columns.saturating_sub(taken);
    let applies = |line: &(Action, &str)| described(line.0).applies(&context);
    let mut hints = if context.in_review() {
        lay(model, REVIEW.into_iter().filter(applies), 1, room)
    } else {
        let all = model.keymap.bottom(&context).into_iter();
        let all = all.filter(|line| !ALWAYS.contains(&line.action));
        lay(model, all.map(|line| (line.action, line.label)), 1, room)
    };
    let shift = columns.saturating_sub(taken);
    hints.extend(always.into_iter().map(|hint| Hint {
        column: hint.column + shift,
        ..hint
    }));
    hints
}

/// The line of a review: the keys that settle what is looked at.
pub fn settle(model: &Model, columns: u16) -> Vec<Hint> {
    let context = model.context();
    if context.subject == Subject::Nothing {
        return Vec::new();
    }
    let all = SETTLE.into_iter().map(described);
    let fitting =
        all.filter(|line| line.applies(&context) && !model.keymap.keys(line.action).is_empty());
    lay(
        model,
        fitting.map(|line| (line.action, line.label)),
        1,
        columns,
    )
}

/// Lays keys out from a column on, as many as end before `room`.
fn lay(
    model: &Model,
    lines: impl Iterator<Item = (Action, &'static str)>,
    from: u16,
    room: u16,
) -> Vec<Hint> {
    let mut hints: Vec<Hint> = Vec::new();
    let mut column = from;
    for (action, label) in lines {
        let key = model.keymap.label(action);
        let hint = Hint {
            action,
            key,
            label,
            column,
        };
        let next = column.saturating_add(hint.wide()).saturating_add(GAP);
        if next > room {
            break;
        }
        column = next;
        hints.push(hint);
    }
    hints
}

/// The column behind the last one and its gap.
fn end(hints: &[Hint]) -> u16 {
    hints
        .last()
        .map_or(0, |hint| hint.column + hint.wide() + GAP)
}
