//! The table itself.

use super::context::{Context, Screen, Subject};
use super::described::{Action, Described, Part, on};
use super::moving::MOVING;

/// The line of an action.
pub fn described(action: Action) -> &'static Described {
    // Every action has its line: a test holds that.
    TABLE
        .iter()
        .find(|line| line.action == action)
        .unwrap_or(&TABLE[0])
}

fn open_milestone(context: &Context) -> bool {
    context.subject == Subject::OpenMilestone
}

/// Every action, in the order in which help lists those of one part.
pub static TABLE: &[Described] = &joined();

const MANY: usize = LINES.len() + MOVING.len();

const fn joined() -> [Described; MANY] {
    let mut all = [LINES[0]; MANY];
    let mut at = 0;
    while at < MANY {
        all[at] = match at < LINES.len() {
            true => LINES[at],
            false => MOVING[at - LINES.len()],
        };
        at += 1;
    }
    all
}

const LINES: &[Described] = &[
    // On what is selected
    on(Action::Open, "open", &["Enter"])
        .says(
            "open",
            "Open what is selected; in a review: leave it for now, and go on at its end",
        )
        .weight(9)
        .when(|c| c.in_review() || (c.subject != Subject::Nothing && c.has_list())),
    on(Action::Confirm, "confirm", &["c"])
        .says("confirm", "Still right as it stands: put it on record")
        .weight(8)
        .changes()
        .when(open_milestone),
    on(Action::Forecast, "forecast", &["f"])
        .says(
            "forecast",
            "Give a new expected date, and see what moves with it",
        )
        .weight(8)
        .changes()
        .when(open_milestone),
    on(Action::Done, "done", &["d"])
        .says("done", "It is done: when, and what shows it")
        .weight(7)
        .changes()
        .when(|c| open_milestone(c) || c.subject == Subject::OpenDecision),
    on(Action::Start, "start", &["i"])
        .says("start", "Work on it has begun")
        .changes()
        .when(open_milestone),
    on(Action::Blocked, "block", &["b"])
        .says(
            "blocked",
            "Say what stands in the way, or that it is free again",
        )
        .weight(4)
        .changes()
        .when(open_milestone),
    on(Action::Owner, "owner", &["o"])
        .says(
            "owner",
            "Give it to another owner; of an owner: all that is open, when they leave",
        )
        .weight(6)
        .changes()
        .when(|c| {
            open_milestone(c) || matches!(c.subject, Subject::Unanswered | Subject::Owner)
        }),
    on(Action::Quiet, "quiet", &["z"])
        .says("quiet", "Agree that nothing is asked until a date, and why")
        .weight(2)
        .changes()
        .when(open_milestone),
    on(Action::Approve, "approve", &["p"])
        .says("approve", "An approved new date: it becomes the baseline")
        .weight(2)
        .changes()
        .when(open_milestone),
    on(Action::Drop, "drop", &["x"])
        .says("drop", "It will not be done: say why")
        .weight(2)
        .changes()
        .when(open_milestone),
    on(Action::Assess, "assess", &["s"])
        .says(
            "assess",
            "Put on record where it stands: the rung of a capability, a score, a reading",
        )
        .weight(6)
        .changes()
        .when(|c| c.offered || c.subject.is_milestone() || c.subject.is_assessed()),
    on(Action::Answer, "answer", &["y"])
        .says("answer", "Answer what was said")
        .weight(8)
        .changes()
        .when(|c| c.subject == Subject::Unanswered || c.asked),
    on(Action::Acknowledge, "ack", &["+"])
        .says("acknowledge", "Tell them that it has arrived")
        .weight(6)
        .changes()
        .when(|c| c.subject == Subject::Unanswered),
    on(Action::Told, "tell", &["t"])
        .says("told", "The one who spoke has heard the answer")
        .weight(8)
        .changes()
        .when(|c| c.subject == Subject::Untold),
    on(Action::Reopen, "reopen", &["O"])
        .says("reopen", "The answer did not settle it: open it again")
        .changes()
        .when(|c| matches!(c.subject, Subject::Untold | Subject::Told)),
    on(Action::Choose, "choose", &["w"])
        .says("choose", "People changed it apart: choose which value holds")
        .weight(9)
        .changes()
        .when(|c| c.conflict),
    on(Action::Edit, "edit", &["e"])
        .says("edit", "Change any field of it")
        .weight(6)
        .changes()
        .when(|c| c.subject.is_entry()),
    on(Action::Add, "add", &["a"])
        .says("add", "Add a milestone or another entry")
        .weight(3)
        .changes()
        .when(|c| c.roadmaps),
    on(Action::NewFeedback, "feedback", &["n"])
        .says("new feedback", "Write down what somebody said")
        .weight(5)
        .changes()
        .when(|c| c.roadmaps),
    on(Action::Mark, "select", &["Space"])
        .says(
            "select",
            "Select it, to do something to all that are selected",
        )
        .weight(1)
        .when(|c| c.has_list() && (c.subject.is_milestone() || c.subject.is_feedback())),
    on(Action::Undo, "undo", &["u"])
        .says("undo", "Take the last change back")
        .weight(3)
        .changes()
        .when(|c| c.undo),
    on(Action::Redo, "redo", &["U"])
        .says("redo", "Make the change again that was taken back")
        .weight(1)
        .changes()
        .when(|c| c.redo),
    // Screens
    on(Action::Portfolio, "portfolio", &["P"])
        .says("portfolio", "The clusters, a line each")
        .part(Part::Screens)
        .weight(2)
        .when(|c| c.screen != Screen::Portfolio && c.screen != Screen::Welcome),
    on(Action::Attention, "attention", &["A"])
        .says("attention", "Everything that needs somebody, worst first")
        .part(Part::Screens)
        .weight(6)
        .when(|c| c.roadmaps && c.screen != Screen::Attention),
    on(Action::Inbox, "inbox", &["I"])
        .says("inbox", "What was said in all clusters, by its clock and who must answer")
        .part(Part::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != Screen::Inbox),
    on(Action::Agenda, "agenda", &["D"])
        .says("agenda", "What is due in the next 90 days, by who answers for it")
        .part(Part::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != Screen::Agenda),
    on(Action::Review, "review", &["R"])
        .says(
            "review",
            "Go through what needs somebody, one after another, the worst first; or go on with that",
        )
        .part(Part::Screens)
        .weight(6)
        .changes()
        .when(|c| c.roadmaps && c.screen != Screen::Review),
    on(Action::Seen, "seen", &["V"])
        .says("seen", "Mark as seen what is new since your last visit")
        .part(Part::Screens)
        .weight(3)
        .when(|c| c.news && matches!(c.screen, Screen::Portfolio | Screen::Attention)),
    on(Action::Compare, "compare", &["C"])
        .says("compare", "The clusters side by side")
        .part(Part::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != Screen::Compare),
    on(Action::Overview, "overview", &["1"])
        .says("overview", "The roadmap at a glance")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Milestones, "milestones", &["2"])
        .says("milestones", "Its milestones")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Timeline, "timeline", &["3"])
        .says(
            "timeline",
            "When it is done: agreed, expected, projected, and what waits for what",
        )
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Trend, "trend", &["4"])
        .says(
            "trend",
            "How its dates have moved from review to review, and where that leads",
        )
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Capabilities, "capabilities", &["5"])
        .says(
            "capabilities",
            "Its technologies on the ladder, and how they meet the zones",
        )
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Feedback, "said", &["6"])
        .says(
            "feedback",
            "What was said about it, and what became of that",
        )
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Stakeholders, "stakeholders", &["7"])
        .says(
            "stakeholders",
            "Who acts where: groups, owners, what they hold",
        )
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Indicators, "indicators", &["8"])
        .says(
            "indicators",
            "Its numbers, placements, collective efficiency and upgrading",
        )
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Log, "log", &["9"])
        .says(
            "log",
            "What was changed, confirmed, reviewed and decided, the newest first",
        )
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Follow, "follow", &["L"])
        .says(
            "follow",
            "From a change to the feedback or entry behind it; from those to what the log says of them",
        )
        .part(Part::Screens)
        .weight(4)
        .when(|c| c.in_roadmap() && !matches!(c.subject, Subject::Nothing | Subject::Roadmap)),
    on(Action::NextTab, "next-tab", &["Tab"])
        .says("next tab", "The next tab")
        .part(Part::Screens)
        .weight(3)
        .when(Context::has_lines),
    on(Action::PreviousTab, "previous-tab", &["Shift-Tab"])
        .says("previous tab", "The tab before")
        .part(Part::Screens)
        .when(Context::has_lines),
    on(Action::Arrange, "arrange", &["r"])
        .says(
            "arrange",
            "The same in another arrangement; again for the next",
        )
        .part(Part::Screens)
        .weight(6)
        .when(Context::has_arrangements),
    on(Action::ZoomIn, "zoom-in", &["]", "F6"])
        .says("closer", "Fewer days in a chart, down to weeks")
        .part(Part::Screens)
        .weight(5)
        .when(Context::has_chart),
    on(Action::ZoomOut, "zoom-out", &["[", "F7"])
        .says("wider", "More days in a chart, up to all there is")
        .part(Part::Screens)
        .weight(5)
        .when(Context::has_chart),
    on(Action::ToToday, "to-today", &["T"])
        .says("today", "Bring today into a chart")
        .part(Part::Screens)
        .weight(1)
        .when(Context::has_chart),
    on(Action::Conflicts, "conflicts", &["W"])
        .says("to choose", "What people changed apart, and a person has yet to choose")
        .part(Part::Screens)
        .weight(5)
        .when(|c| c.conflicts && c.screen != Screen::Conflicts),
    on(Action::Problems, "problems", &["!"])
        .says(
            "to mend",
            "What the files have that cannot be used, and how to mend it",
        )
        .part(Part::Screens)
        .when(|c| c.screen != Screen::Problems),
    // The program
    on(Action::Menu, "menu", &["m", "F2"])
        .says("menu", "What can be done here, in words")
        .part(Part::Program)
        .weight(9),
    on(Action::Palette, "palette", &[":", "Ctrl-p"])
        .says(
            "find",
            "Do or go to anything, found by a few letters of it",
        )
        .part(Part::Program)
        .weight(2),
    on(Action::Help, "help", &["?", "F1"])
        .says("help", "Every key")
        .part(Part::Program)
        .weight(9),
    on(Action::FieldMode, "field-mode", &["M"])
        .says(
            "field mode",
            "Field mode: only what an officer needs on a visit; again to leave it",
        )
        .part(Part::Program),
    on(Action::Tour, "tour", &["K"])
        .says(
            "tour",
            "A short tour, for whoever has never used a program in a terminal",
        )
        .part(Part::Program),
    on(Action::Present, "present", &["v"])
        .says(
            "present",
            "Hide personal data, for showing the screen to others; again to end it",
        )
        .part(Part::Program),
    on(Action::Editor, "editor", &["E"])
        .says("text editor", "Open the file in your editor, at this line")
        .part(Part::Program)
        .when(|c| c.roadmaps || c.screen == Screen::Problems),
    on(Action::Copy, "copy", &["Y"])
        .says("copy", "Copy all about it into the clipboard, as text")
        .part(Part::Program)
        .when(|c| c.subject != Subject::Nothing),
    on(Action::ShowText, "show-text", &["F4"])
        .says(
            "as a page",
            "Show its text in a browser, which can shape every script",
        )
        .part(Part::Program)
        .when(|c| c.subject != Subject::Nothing),
    on(Action::Mouse, "mouse", &["F8"])
        .says(
            "mouse",
            "Use the mouse here, or leave it to the terminal for copying text",
        )
        .part(Part::Program),
    on(Action::NewRoadmap, "new", &["N"])
        .says(
            "new roadmap",
            "Make a first roadmap: an id and a name are enough",
        )
        .part(Part::Program)
        .changes()
        .when(|c| matches!(c.screen, Screen::Portfolio | Screen::Welcome)),
    on(Action::Samples, "samples", &["F3"])
        .says(
            "samples",
            "Copy the sample roadmaps into this folder, to try things out",
        )
        .part(Part::Program)
        .changes()
        .when(|c| c.screen == Screen::Welcome),
    on(Action::Sync, "sync", &["S"])
        .says(
            "sync",
            "Both ways with the stick or share, or with the remote of this repository",
        )
        .part(Part::Program)
        .weight(1)
        .changes(),
    on(Action::SyncWith, "sync-with", &["F12"])
        .says("sync with", "Sync with another stick, share or folder")
        .part(Part::Program)
        .changes(),
    on(Action::Give, "give", &[">"])
        .says(
            "give",
            "Give to the office: pack what was recorded here since the last packet",
        )
        .part(Part::Program)
        .changes()
        .when(|c| c.roadmaps),
    on(Action::Take, "take", &["<"])
        .says(
            "take",
            "Take in packets of officers, or the office's answers",
        )
        .part(Part::Program)
        .changes()
        .when(|c| c.roadmaps),
    on(Action::Reload, "reload", &["F5", "Ctrl-r"])
        .says(
            "read again",
            "Read the files again and draw the screen anew",
        )
        .part(Part::Program),
    on(Action::Suspend, "suspend", &["Ctrl-z"])
        .says(
            "to the shell",
            "Back to the shell for a while; `fg` returns",
        )
        .part(Part::Program),
    on(Action::Quit, "quit", &["q", "Ctrl-c", "Ctrl-q"])
        .says("quit", "Leave; everything is saved already")
        .part(Part::Program)
        .weight(7),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::Chord;

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
                let chord: Chord = key.parse().unwrap();
                assert_eq!(chord.unreachable(), None, "{}", line.id);
                assert_eq!(chord.to_string(), *key, "{}", line.id);
            }
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
        for action in [Action::Menu, Action::Help] {
            assert!(
                described(action)
                    .keys
                    .iter()
                    .any(|key| key.starts_with('F'))
            );
        }
    }
}
