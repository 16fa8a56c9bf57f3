//! The lines of the table about what is selected.
//!
//! A line that opens a form names its file and type below `tui::dialogs`, which makes the modules, the list and the opening of
//! the forms from the same lines: a new form is its file and a line here. Behind the type stands what it takes: `(All)`,
//! `(One)`, `(Several)` beside one for one alone, `(Only Owner)` for an entry of that kind.

use crate::commands::command::{Command, ScreenId};
use crate::commands::context::{ANSWERED, CommandContext, TargetKind};
use crate::commands::spec::commands;

/// On the agenda the key copies the message to the owner, unless rows are selected.
fn can_confirm(context: &CommandContext) -> bool {
    open_milestone(context) && !context.asks_owner()
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

/// Gives the lines to another macro, behind what is given here in braces: to that of the table, and to that of the forms.
macro_rules! entry_commands {
    ($callback:ident! { $($own:tt)* }) => {
        $callback! {
            { $($own)* }
            ENTRY of Entry:

            Open "open" ["Enter"]
                .help("open", "Open it; in a review: leave it for now, at its end go on").needs("something selected")
                .synonyms("details show go to").weight(9)
                .enabled_if(|c| {
                    c.in_review()
                        || c.screen == ScreenId::Welcome
                        || (c.subject != TargetKind::Nothing && c.has_list())
                })
                .in_field_mode();
            Confirm "confirm" ["c"]
                .help("confirm", "Confirm: no change; put that on record")
                .needs("an open milestone").found_by(Command::Milestones)
                .synonyms("still right valid date").weight(8).changes().on_all().beside(Command::Chase).enabled_if(can_confirm);
            Forecast "forecast" ["f"] => change_forecast::ChangeForecast(One), bulk_forecast::BulkForecast(Several)
                .help("forecast", "Give a new forecast, and see what moves with it").needs("an open milestone")
                .found_by(Command::Milestones).synonyms("date deadline move shift postpone later reschedule expected")
                .weight(8).changes().enabled_if(open_milestone);
            Done "done" ["d"] => mark_done::MarkDone(All)
                .help("done", "It is done: when, and what shows it").needs("an open milestone or decision")
                .found_by(Command::Milestones).synonyms("finish complete close achieved").weight(7).changes()
                .enabled_if(|c| c.on(&[TargetKind::OpenMilestone, TargetKind::OpenDecision]));
            Start "start" ["i"]
                .help("start", "Work on it has begun").needs("an open milestone").found_by(Command::Milestones)
                .synonyms("begin active work").changes().on_all().enabled_if(open_milestone);
            Blocked "block" ["b"] => mark_blocked::MarkBlocked(All)
                .help("blocked", "Say what stands in the way, or that it is free again").needs("an open milestone")
                .found_by(Command::Milestones).synonyms("blocked stuck obstacle unblock").weight(4).changes()
                .enabled_if(open_milestone);
            Owner "owner" ["o"] => reassign_owner::ReassignOwner(All), hand_over::HandOver(Only Owner)
                .help("owner", "Give it to another owner; of an owner: hand over all")
                .needs("an open milestone, an owner, or feedback without an answer").found_by(Command::Milestones)
                .synonyms("responsible person assign reassign handover office").weight(6).changes()
                .enabled_if(|c| {
                    c.on(&[
                        TargetKind::OpenMilestone,
                        TargetKind::Unanswered,
                        TargetKind::Owner,
                    ])
                });
            Chase "chase-reminder" ["c"]
                .help("copy message", "Copy a reminder to its owner, to paste into a message")
                .needs("a row of the Agenda, or an owner").found_by(Command::Agenda)
                .synonyms("chase reminder remind message ask open items whatsapp mail send owner clipboard").weight(8)
                .beside(Command::Confirm).enabled_if(CommandContext::asks_owner);
            ChaseIn "language" ["Ctrl-l"]
                .help("other language", "The same reminder in another language").needs("a row of the Agenda, or an owner")
                .found_by(Command::Agenda).synonyms("language urdu english translate").enabled_if(CommandContext::asks_owner);
            Reply "reply" ["Q"]
                .help("take reply in", "Paste what the owner replied, and see what it changes")
                .needs("a row of the Agenda, or an owner").found_by(Command::Agenda)
                .synonyms("reply replied response paste message answer chase reminder").weight(7).changes()
                .enabled_if(CommandContext::asks_owner);
            Quiet "quiet" ["z"] => pause_reminders::PauseReminders(All)
                .help("pause", "Pause its reminders until a date, with a reason").needs("an open milestone")
                .found_by(Command::Milestones).synonyms("snooze silence quiet later reminders").weight(2).changes()
                .enabled_if(open_milestone);
            Approve "approve" ["p"] => approve_baseline::ApproveBaseline(All)
                .help("baseline", "Approve a new baseline").needs("an open milestone").found_by(Command::Milestones)
                .synonyms("approve agree agreed date minute decision").weight(2).changes().enabled_if(open_milestone);
            Drop "drop" ["x"] => drop_milestones::DropMilestones(All)
                .help("drop", "It will not be done, with a reason").needs("an open milestone").found_by(Command::Milestones)
                .synonyms("delete remove cancel abandon").weight(2).changes().enabled_if(open_milestone);
            Assess "assess" ["s"] => assess_capability::AssessCapability(One), add_part::AddPart(Part Reading Indicator),
                    count_placement::CountPlacement(Only Placement)
                .help("assess", "Record an assessment, a reading or numbers")
                .needs("a capability, a milestone, an indicator, a placement or a score").found_by(Command::Capabilities)
                .synonyms("level ladder rung score reading measure count").weight(6).changes()
                .enabled_if(|c| c.offered || c.on(ASSESSED));
            Answer "answer" ["y"] => answer_feedback::AnswerFeedback(One)
                .help("answer", "Answer the feedback").needs("feedback without an answer").found_by(Command::Inbox)
                .synonyms("reply respond feedback").weight(8).changes()
                .enabled_if(|c| c.asked || c.on(&[TargetKind::Unanswered]));
            Acknowledge "ack" ["+"]
                .help("acknowledge", "Acknowledge that the feedback was received")
                .needs("feedback that is neither answered nor acknowledged").found_by(Command::Inbox)
                .synonyms("received arrived feedback").weight(6).changes().on_all()
                .enabled_if(|c| !c.acknowledged && c.on(&[TargetKind::Unanswered]));
            Told "tell" ["t"] => deliver_answer::DeliverAnswer(All)
                .help("reply delivered", "The reply was delivered to who gave the feedback")
                .needs("feedback whose answer was not delivered").found_by(Command::Inbox).synonyms("told inform feedback")
                .weight(8).changes().enabled_if(|c| c.on(&[TargetKind::Untold])).in_field_mode();
            Reopen "reopen" ["O"] => reopen_feedback::ReopenFeedback(One)
                .help("reopen", "The reply did not satisfy: open it again").needs("feedback with an answer")
                .found_by(Command::Feedback).synonyms("again feedback unsettled").changes().beside(Command::Programme)
                .enabled_if(|c| c.on(ANSWERED)).in_field_mode();
            Choose "choose" ["w"]
                .help("choose", "Two people changed it: choose which value holds").needs("a conflict")
                .found_by(Command::Conflicts).synonyms("conflict merge resolve").weight(9).changes()
                .beside(Command::MergeCopy).enabled_if(|c| c.conflict);
            MergeCopy "merge-copy" ["w"]
                .help("merge copy", "Merge this copy of a roadmap into it")
                .needs("a copy of a roadmap, on the screen of file problems").found_by(Command::Problems)
                .synonyms("copy sync conflict duplicate syncthing dropbox onedrive").weight(9).changes()
                .beside(Command::Choose).enabled_if(|c| c.on(&[TargetKind::Copy]));
            Record "record" ["H"] => record_by_hand::RecordByHand(One)
                .help("log it", "Log a change made by hand in the file, with its reason")
                .needs("a milestone that was changed by hand").found_by(Command::Attention)
                .synonyms("changed by hand unlogged reason log record").weight(6).changes().beside(Command::Erase)
                .enabled_if(|c| c.by_hand);
            Erase "erase" ["H"]
                .help("erase", "Erase what must not be written about a sensitive case")
                .needs("sensitive feedback with text").found_by(Command::Attention)
                .synonyms("wipe remove text sensitive withhold").weight(6).changes().beside(Command::Record)
                .enabled_if(|c| c.withheld);
            Edit "edit" ["e"]
                .help("edit", "Change any field of it").needs("an entry").found_by(Command::Milestones)
                .synonyms("change fields title name date").weight(6).changes().enabled_if(|c| c.subject.is_entry())
                .in_field_mode();
            Add "add" ["a"]
                .help("add", "Add a milestone or another entry").with_roadmaps()
                .synonyms("new create milestone owner decision risk indicator").weight(3).changes();
            NewFeedback "feedback" ["n"]
                .help("new feedback", "Write down feedback: what somebody said").with_roadmaps()
                .synonyms("remark complaint note said write record").weight(5).changes().in_field_mode();
            Mark "select" ["Space"]
                .help("select", "Select it, to do something to all that are selected").of_list().needs("a milestone or feedback")
                .found_by(Command::Milestones).synonyms("mark several many bulk all").weight(1)
                .enabled_if(|c| c.has_list() && (c.subject.is_milestone() || c.subject.is_feedback()));
            Undo "undo" ["u"]
                .help("undo", "Take the last change back").needs("a change made since the start")
                .synonyms("back revert restore delete mistake").weight(3).changes().enabled_if(|c| c.undo).in_field_mode();
            Redo "redo" ["U"]
                .help("redo", "Make the change again that was taken back").needs("a change that was taken back")
                .synonyms("again repeat").weight(1).changes().enabled_if(|c| c.redo).in_field_mode();
        }
    };
}
pub(crate) use entry_commands;

entry_commands! { commands! {} }
