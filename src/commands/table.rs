//! The table itself.

use crate::commands::command::{Command, CommandSpec, on};
use crate::commands::context::{CommandContext, ScreenId, TargetKind};
use crate::commands::navigation::MOVING;
use crate::commands::program::PROGRAM;
use crate::commands::screens::SCREENS;

/// The line of an action.
pub fn command_spec(action: Command) -> &'static CommandSpec {
    // Every action has its line: a test holds that.
    TABLE
        .iter()
        .find(|line| line.action == action)
        .unwrap_or(&TABLE[0])
}

fn open_milestone(context: &CommandContext) -> bool {
    context.on(&[TargetKind::OpenMilestone])
}

/// Of which one puts on record where it stands, or which leads to something of which one does.
const ASSESSED: &[TargetKind] = &[
    TargetKind::OpenMilestone,
    TargetKind::ClosedMilestone,
    TargetKind::Capability,
    TargetKind::Score,
    TargetKind::Indicator,
    TargetKind::Placement,
];

/// Every action, in the order in which help lists those of one part.
pub static TABLE: &[CommandSpec] = &joined();

/// The parts of the table, in the order in which a key is looked for and a line is shown.
const PARTS: [&[CommandSpec]; 4] = [ENTRY, SCREENS, PROGRAM, MOVING];

const MANY: usize = ENTRY.len() + SCREENS.len() + PROGRAM.len() + MOVING.len();

const fn joined() -> [CommandSpec; MANY] {
    let mut all = [ENTRY[0]; MANY];
    let (mut part, mut at, mut next) = (0, 0, 0);
    while next < MANY {
        if at == PARTS[part].len() {
            part += 1;
            at = 0;
            continue;
        }
        all[next] = PARTS[part][at];
        at += 1;
        next += 1;
    }
    all
}

/// What is done to what is selected.
const ENTRY: &[CommandSpec] = &[
    on(Command::Open, "open", &["Enter"])
        .says(
            "open",
            "Open it; in a review: leave it for now, at its end go on",
        )
        .found("details show go to")
        .weight(9)
        .when(|c| {
            c.in_review()
                || c.screen == ScreenId::Welcome
                || (c.subject != TargetKind::Nothing && c.has_list())
        }),
    on(Command::Confirm, "confirm", &["c"])
        .says("confirm", "Still right as it stands: put it on record")
        .found("still right valid date")
        .weight(8)
        .changes()
        .when(open_milestone),
    on(Command::Forecast, "forecast", &["f"])
        .says(
            "forecast",
            "Give a new expected date, and see what moves with it",
        )
        .found("date deadline move shift postpone later reschedule expected")
        .weight(8)
        .changes()
        .when(open_milestone),
    on(Command::Done, "done", &["d"])
        .says("done", "It is done: when, and what shows it")
        .found("finish complete close achieved")
        .weight(7)
        .changes()
        .when(|c| c.on(&[TargetKind::OpenMilestone, TargetKind::OpenDecision])),
    on(Command::Start, "start", &["i"])
        .says("start", "Work on it has begun")
        .found("begin active work")
        .changes()
        .when(open_milestone),
    on(Command::Blocked, "block", &["b"])
        .says(
            "blocked",
            "Say what stands in the way, or that it is free again",
        )
        .found("blocked stuck obstacle unblock")
        .weight(4)
        .changes()
        .when(open_milestone),
    on(Command::Owner, "owner", &["o"])
        .says(
            "owner",
            "Give it to another owner; of an owner: hand over all",
        )
        .found("responsible person assign reassign handover office")
        .weight(6)
        .changes()
        .when(|c| {
            c.on(&[
                TargetKind::OpenMilestone,
                TargetKind::Unanswered,
                TargetKind::Owner,
            ])
        }),
    on(Command::Quiet, "quiet", &["z"])
        .says("quiet", "Agree that nothing is asked until a date, and why")
        .found("snooze silence pause later")
        .weight(2)
        .changes()
        .when(open_milestone),
    on(Command::Approve, "approve", &["p"])
        .says("approve", "An approved new date: it becomes the baseline")
        .found("baseline agree agreed date minute decision")
        .weight(2)
        .changes()
        .when(open_milestone),
    on(Command::Drop, "drop", &["x"])
        .says("drop", "It will not be done: say why")
        .found("delete remove cancel abandon")
        .weight(2)
        .changes()
        .when(open_milestone),
    on(Command::Assess, "assess", &["s"])
        .says(
            "assess",
            "Record where it stands: a rung, a score, a reading",
        )
        .found("level ladder rung score reading measure count")
        .weight(6)
        .changes()
        .when(|c| c.offered || c.on(ASSESSED)),
    on(Command::Answer, "answer", &["y"])
        .says("answer", "Answer what was said")
        .found("reply respond feedback")
        .weight(8)
        .changes()
        .when(|c| c.asked || c.on(&[TargetKind::Unanswered])),
    on(Command::Acknowledge, "ack", &["+"])
        .says("acknowledge", "Tell them that it has arrived")
        .found("received arrived feedback")
        .weight(6)
        .changes()
        .when(|c| !c.acknowledged && c.on(&[TargetKind::Unanswered])),
    on(Command::Told, "tell", &["t"])
        .says("told", "The one who spoke has heard the answer")
        .found("inform feedback heard")
        .weight(8)
        .changes()
        .when(|c| c.on(&[TargetKind::Untold])),
    on(Command::Reopen, "reopen", &["O"])
        .says("reopen", "The answer did not settle it: open it again")
        .found("again feedback unsettled")
        .changes()
        .when(|c| c.on(&[TargetKind::Untold, TargetKind::Told])),
    on(Command::Choose, "choose", &["w"])
        .says(
            "choose",
            "People changed it apart: choose which value holds",
        )
        .found("conflict merge resolve")
        .weight(9)
        .changes()
        .when(|c| c.conflict),
    on(Command::Edit, "edit", &["e"])
        .says("edit", "Change any field of it")
        .found("change fields title name date")
        .weight(6)
        .changes()
        .when(|c| c.subject.is_entry()),
    on(Command::Add, "add", &["a"])
        .says("add", "Add a milestone or another entry")
        .found("new create milestone owner decision risk indicator")
        .weight(3)
        .changes()
        .when(|c| c.roadmaps),
    on(Command::NewFeedback, "feedback", &["n"])
        .says("new feedback", "Write down what somebody said")
        .found("remark complaint note said write record")
        .weight(5)
        .changes()
        .when(|c| c.roadmaps),
    on(Command::Mark, "select", &["Space"])
        .says(
            "select",
            "Select it, to do something to all that are selected",
        )
        .found("mark several many bulk all")
        .weight(1)
        .when(|c| c.has_list() && (c.subject.is_milestone() || c.subject.is_feedback())),
    on(Command::Undo, "undo", &["u"])
        .says("undo", "Take the last change back")
        .found("back revert restore delete mistake")
        .weight(3)
        .changes()
        .when(|c| c.undo),
    on(Command::Redo, "redo", &["U"])
        .says("redo", "Make the change again that was taken back")
        .found("again repeat")
        .weight(1)
        .changes()
        .when(|c| c.redo),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::HelpSection;
    use crate::commands::key_combo::KeyCombo;

    #[test]
    fn every_line_says_what_it_does_and_has_keys_that_terminals_send() {
        for line in TABLE {
            assert!(
                !line.label.is_empty() && !line.help.is_empty(),
                "{}",
                line.id
            );
            assert!(!line.keys.is_empty(), "{}", line.id);
            for key in line.keys {
                let chord: KeyCombo = key.parse().unwrap();
                assert_eq!(chord.unreachable(), None, "{}", line.id);
                assert_eq!(chord.to_string(), *key, "{}", line.id);
            }
        }
    }

    #[test]
    fn no_line_of_the_menu_is_cut_at_80_columns() {
        for line in TABLE.iter().filter(|line| line.part != HelpSection::Moving) {
            assert!(line.help.len() <= 60, "{}: {}", line.id, line.help);
        }
    }

    #[test]
    fn ids_and_actions_stand_once() {
        for (index, line) in TABLE.iter().enumerate() {
            assert!(TABLE[..index].iter().all(|other| other.id != line.id));
            assert!(
                TABLE[..index]
                    .iter()
                    .all(|other| other.action != line.action)
            );
        }
    }

    #[test]
    fn what_letters_do_other_keys_do_too() {
        // On an Urdu layout letters arrive as others: the menu and help must be reachable without them.
        for action in [Command::Menu, Command::Help] {
            assert!(
                command_spec(action)
                    .keys
                    .iter()
                    .any(|key| key.starts_with('F'))
            );
        }
    }
}
