//! The forms: one file each, which implements [`Dialog`]. A new one is its file and a line in the list below.

pub(crate) mod add_entry;
pub(crate) mod add_part;
pub(crate) mod answer_feedback;
pub(crate) mod approve_baseline;
pub(crate) mod assess_capability;
pub(crate) mod bulk_forecast;
pub(crate) mod change_forecast;
pub(crate) mod choose_folder;
pub(crate) mod choose_since;
pub(crate) mod count_placement;
pub(crate) mod delete_roadmap;
pub(crate) mod deliver_answer;
pub(crate) mod dialog;
pub(crate) mod drop_milestones;
pub(crate) mod edit_entry;
pub(crate) mod entry_names;
pub(crate) mod field_specs;
pub(crate) mod form;
pub(crate) mod form_values;
pub(crate) mod hand_over;
pub(crate) mod identify_actor;
pub(crate) mod import_file;
pub(crate) mod map_columns;
pub(crate) mod mark_blocked;
pub(crate) mod mark_done;
pub(crate) mod new_feedback;
pub(crate) mod new_roadmap;
pub(crate) mod paste_reply;
pub(crate) mod pause_reminders;
pub(crate) mod reassign_owner;
pub(crate) mod record_review;
pub(crate) mod refer_case;
pub(crate) mod rename_roadmap;
pub(crate) mod reopen_feedback;
pub(crate) mod resolve_conflict;
pub(crate) mod ripple;
pub(crate) mod set_today;
pub(crate) mod write_output;

use serde::{Deserialize, Serialize};

use crate::commands::Command;
use crate::tui::state::route::RowId;
use dialog::Dialog;

/// How a form is made of the entries that a command is given for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DialogMaker {
    /// Of all of them.
    All(fn(Vec<RowId>) -> AnyDialog),
    /// Of one, as it takes one at a time.
    One(fn(RowId) -> AnyDialog),
}

/// Makes one type of all forms: it can be kept as a draft, compared, and asked what every form is asked.
/// Behind a form may stand the command that opens it for the entries at hand, and whether it takes all or one of them.
macro_rules! dialogs {
    ($($module:ident::$name:ident $(= $command:ident($number:ident))?),* $(,)?) => {
        $(pub(crate) use $module::$name;)*

        /// Any of the forms, with what it acts on.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub(crate) enum AnyDialog {
            $(
                #[doc = concat!("See [`", stringify!($name), "`].")]
                $name($name),
            )*
        }

        $(
            impl From<$name> for AnyDialog {
                fn from(dialog: $name) -> Self {
                    Self::$name(dialog)
                }
            }
        )*

        /// The form that a command opens for the entries at hand, where it opens one.
        pub(crate) fn opened_by(command: Command) -> Option<DialogMaker> {
            match command {
                $($(Command::$command => {
                    Some(DialogMaker::$number(|targets| $name(targets).into()))
                })?)*
                _ => None,
            }
        }

        impl std::ops::Deref for AnyDialog {
            type Target = dyn Dialog;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$name(dialog) => dialog,)*
                }
            }
        }
    };
}

dialogs! {
    edit_entry::EditEntry,
    add_entry::AddEntry,
    add_part::AddPart,
    change_forecast::ChangeForecast = Forecast(One),
    bulk_forecast::BulkForecast,
    mark_done::MarkDone = Done(All),
    mark_blocked::MarkBlocked = Blocked(All),
    reassign_owner::ReassignOwner = Owner(All),
    pause_reminders::PauseReminders = Quiet(All),
    approve_baseline::ApproveBaseline = Approve(All),
    drop_milestones::DropMilestones = Drop(All),
    assess_capability::AssessCapability = Assess(One),
    count_placement::CountPlacement,
    hand_over::HandOver,
    answer_feedback::AnswerFeedback = Answer(One),
    deliver_answer::DeliverAnswer = Told(All),
    reopen_feedback::ReopenFeedback = Reopen(One),
    resolve_conflict::ResolveConflict,
    new_feedback::NewFeedback,
    refer_case::ReferCase,
    record_review::RecordReview,
    new_roadmap::NewRoadmap,
    rename_roadmap::RenameRoadmap,
    delete_roadmap::DeleteRoadmap,
    identify_actor::IdentifyActor,
    choose_folder::ChooseFolder,
    set_today::SetToday,
    write_output::WriteOutput,
    choose_since::ChooseSince,
    import_file::ImportFile,
    map_columns::MapColumns,
    paste_reply::PasteReply,
}
