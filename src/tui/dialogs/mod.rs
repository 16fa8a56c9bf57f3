//! The forms: one file each, which implements [`Dialog`], and one line of the table of commands, or of the list below, which
//! makes its module here.

pub(crate) mod dialog;
pub(crate) mod entry_names;
pub(crate) mod field_specs;
pub(crate) mod form;
pub(crate) mod form_values;
pub(crate) mod ripple;

use serde::{Deserialize, Serialize};

use crate::commands::{Command, entry_commands, program_commands};
use crate::model::Kind;
use crate::tui::state::route::RowId;
use dialog::Dialog;

/// How a form is made of the entries that a command is given for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DialogMaker {
    /// Of none, as it is about no entry.
    Alone(fn() -> AnyDialog),
    /// Of all of them.
    All(fn(Vec<RowId>) -> AnyDialog),
    /// Of several; of one another is made.
    Several(fn(Vec<RowId>) -> AnyDialog),
    /// Of one, as it takes one at a time.
    One(fn(RowId) -> AnyDialog),
    /// Of one of that kind; of others another is made.
    Only(Kind, fn(RowId) -> AnyDialog),
}

/// The maker of a form, from what stands behind its type in the table of commands.
macro_rules! maker {
    ($form:ident) => {
        DialogMaker::Alone(|| $form.into())
    };
    ($form:ident All) => {
        DialogMaker::All(|targets| $form(targets).into())
    };
    ($form:ident Several) => {
        DialogMaker::Several(|targets| $form(targets).into())
    };
    ($form:ident One) => {
        DialogMaker::One(|target| $form(target).into())
    };
    ($form:ident Only $kind:ident) => {
        DialogMaker::Only(Kind::$kind, |target| $form(target).into())
    };
    ($form:ident Part $part:ident $kind:ident) => {
        DialogMaker::Only(Kind::$kind, |target| $form(target, Kind::$part).into())
    };
}

/// Makes the modules of the forms and one type of all of them: it can be kept as a draft, compared, and asked what every form
/// is asked. From the lines of the table of commands that open one (`commands/entry.rs`, `commands/program.rs`), and from
/// those given here, which are opened by no command of their own.
macro_rules! dialogs {
    (
        { { $($own:ident::$own_type:ident,)* } $($entry:tt)* }
        $table:ident of $section:ident: $($program:tt)*
    ) => {
        dialogs! { of { $($own::$own_type,)* } $($entry)* $($program)* }
    };
    (
        of { $($own:ident::$own_type:ident,)* }
        $(
            $command:ident $id:literal [$($key:literal),*]
            $(=> $($module:ident::$name:ident $(($($taken:ident)*))?),+)?
            $(.$property:ident($($value:tt)*))*;
        )*
    ) => {
        $($($(pub(crate) mod $module;)+)?)*
        $(pub(crate) mod $own;)*

        dialogs! { type { $($($($module::$name,)+)?)* $($own::$own_type,)* } }

        /// The forms that a command opens, where it opens some.
        fn opened_by(command: Command) -> &'static [DialogMaker] {
            match command {
                $($(Command::$command => {
                    const MAKERS: &[DialogMaker] = &[$(maker!($name $($($taken)*)?)),+];
                    MAKERS
                })?)*
                _ => &[],
            }
        }
    };
    (type { $($module:ident::$name:ident,)* }) => {
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

/// Adds the lines about the program to those about entries.
macro_rules! with_program {
    ({ $($own:tt)* } $table:ident of $section:ident: $($entry:tt)*) => {
        program_commands! { dialogs! { { $($own)* } $($entry)* } }
    };
}

entry_commands! {
    with_program! {
        edit_entry::EditEntry,
        add_entry::AddEntry,
        resolve_conflict::ResolveConflict,
        new_feedback::NewFeedback,
        refer_case::ReferCase,
        record_review::RecordReview,
        rename_roadmap::RenameRoadmap,
        delete_roadmap::DeleteRoadmap,
        choose_folder::ChooseFolder,
        set_today::SetToday,
        write_output::WriteOutput,
        choose_since::ChooseSince,
        import_file::ImportFile,
        map_columns::MapColumns,
        paste_reply::PasteReply,
    }
}

/// The form that a command opens for these entries, where it opens one: that of their kind or number before that of any.
pub(crate) fn maker_for(command: Command, targets: &[RowId]) -> Option<DialogMaker> {
    let makers = opened_by(command);
    let kind = match targets.first() {
        Some(RowId::Entry(_, kind, _)) => Some(*kind),
        _ => None,
    };
    let fits = |maker: &&DialogMaker| match maker {
        DialogMaker::Only(of, _) => kind == Some(*of),
        DialogMaker::Several(_) => targets.len() > 1,
        _ => false,
    };
    let is_general =
        |maker: &&DialogMaker| !matches!(maker, DialogMaker::Only(..) | DialogMaker::Several(_));
    let mut fitting = makers.iter().filter(fits);
    let found = fitting.next().or_else(|| makers.iter().find(is_general));
    found.copied()
}
