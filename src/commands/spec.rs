//! What one line of the table says of a command, and how the lines are written.

use crate::commands::command::{Command, HelpSection, ScreenId};
use crate::commands::context::CommandContext;

/// Makes a part of the table, and a constant of [`Command`] for each of its lines: name, id, keys, and what else holds of it.
///
/// Behind `=>` stands what it opens in the layer of the screens, which makes a list of it from the same lines.
macro_rules! commands {
    ($({})? $table:ident of $section:ident:
        $(
            $name:ident $id:literal [$($key:literal),*]
            $(=> $($module:ident::$type:ident $(($($taken:ident)*))?),+)?
            $(.$property:ident($($value:tt)*))*;
        )*
    ) => {
        #[allow(clippy::enum_variant_names, reason = "those of forms have one prefix")]
        enum Row {
            $($name,)*
        }

        #[expect(non_upper_case_globals, reason = "they are matched on like variants")]
        impl $crate::commands::command::Command {
            $(
                #[doc = concat!("`", $id, "`, as the table tells.")]
                pub const $name: Self = Self::at(
                    $crate::commands::command::HelpSection::$section,
                    Row::$name as u8,
                    stringify!($name),
                );
            )*
        }

        pub(super) const $table: &[$crate::commands::spec::CommandSpec] = &[
            $(
                $crate::commands::spec::command(
                    $crate::commands::command::Command::$name,
                    $id,
                    &[$($key),*],
                )
                $($(.opens($crate::commands::spec::takes!($($($taken)*)?)))+)?
                $(.$property($($value)*))*,
            )*
        ];
    };
}
pub(super) use commands;

/// What a form that a line opens takes, as it stands behind the form.
macro_rules! takes {
    () => {
        $crate::commands::spec::CommandTargets::Cursor
    };
    (All) => {
        $crate::commands::spec::CommandTargets::All
    };
    (Several) => {
        $crate::commands::spec::CommandTargets::All
    };
    ($($one:ident)+) => {
        $crate::commands::spec::CommandTargets::One
    };
}
pub(super) use takes;

/// What a command does where several entries are selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandTargets {
    /// It acts on the entry under the cursor, whatever is selected.
    Cursor,
    /// It is for those that are selected, and takes one at a time.
    One,
    /// It acts on all of them.
    All,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct CommandSpec {
    /// The action.
    pub action: Command,
    /// Its name in the config file and the docs.
    pub id: &'static str,
    /// Its keys unless the config says otherwise, the one to be shown first.
    pub keys: &'static [&'static str],
    /// One or two words, for the bottom line.
    pub label: &'static str,
    /// One sentence, for help and menus.
    pub help: &'static str,
    /// Other words for it, by which somebody may look for it.
    pub words: &'static str,
    /// Under which heading it is listed.
    pub part: HelpSection,
    /// Whether it leads to a screen of all clusters, where it has nothing more to do.
    pub leads: bool,
    /// Whether it leads to a tab of the cluster at hand.
    pub tab: bool,
    /// Whether it is about the list or the chart of a screen: it is not done from a window that lies over it.
    pub of_list: bool,
    /// Whether it is offered in field mode: what an officer needs on a visit, as the rest stands in the way.
    pub field: bool,
    /// How much it matters on the bottom line where it applies: 0 is not shown there at all.
    pub weight: u8,
    /// Whether it changes a roadmap.
    pub changes: bool,
    /// What it does where several entries are selected.
    pub targets: CommandTargets,
    /// Where it applies.
    pub applies: fn(&CommandContext) -> bool,
    /// What has to be at hand for that, in words; empty where nothing has.
    pub needs: &'static str,
    /// The command that leads to it.
    pub found_by: Option<Command>,
    /// The command that may have the same key, as both never apply at once.
    pub beside: Option<Command>,
}

pub(super) const fn command(
    action: Command,
    id: &'static str,
    keys: &'static [&'static str],
) -> CommandSpec {
    CommandSpec {
        action,
        id,
        keys,
        label: "",
        help: "",
        words: "",
        part: action.section(),
        leads: false,
        tab: false,
        of_list: false,
        field: false,
        weight: 0,
        changes: false,
        targets: CommandTargets::Cursor,
        applies: |_| true,
        needs: "",
        found_by: None,
        beside: None,
    }
}

impl CommandSpec {
    pub(super) const fn help(mut self, label: &'static str, help: &'static str) -> Self {
        self.label = label;
        self.help = help;
        self
    }

    pub(super) const fn synonyms(mut self, words: &'static str) -> Self {
        self.words = words;
        self
    }

    /// It leads to a screen of all clusters: it does not apply there.
    pub(super) const fn screen(mut self) -> Self {
        self.leads = true;
        self
    }

    /// It leads to a tab of the cluster at hand.
    pub(super) const fn tab(mut self) -> Self {
        self.tab = true;
        self.needs("a cluster")
            .found_by(Command::Portfolio)
            .enabled_if(CommandContext::at_roadmap)
    }

    /// It is about the list or the chart of a screen: it does not apply in a window over it.
    pub(super) const fn of_list(mut self) -> Self {
        self.of_list = true;
        self
    }

    /// It applies where there is a roadmap.
    pub(super) const fn with_roadmaps(self) -> Self {
        self.needs("a roadmap")
            .found_by(Command::NewRoadmap)
            .enabled_if(|c| c.roadmaps)
    }

    /// An officer needs it on a visit.
    pub(super) const fn in_field_mode(mut self) -> Self {
        self.field = true;
        self
    }

    pub(super) const fn weight(mut self, weight: u8) -> Self {
        self.weight = weight;
        self
    }

    pub(super) const fn changes(mut self) -> Self {
        self.changes = true;
        self
    }

    /// It opens a form that takes so many.
    pub(super) const fn opens(mut self, targets: CommandTargets) -> Self {
        if !matches!(self.targets, CommandTargets::All)
            && !matches!(targets, CommandTargets::Cursor)
        {
            self.targets = targets;
        }
        self
    }

    /// It acts on all that are selected.
    pub(super) const fn on_all(mut self) -> Self {
        self.targets = CommandTargets::All;
        self
    }

    pub(super) const fn enabled_if(mut self, applies: fn(&CommandContext) -> bool) -> Self {
        self.applies = applies;
        self
    }

    pub(super) const fn needs(mut self, needs: &'static str) -> Self {
        self.needs = needs;
        self
    }

    pub(super) const fn found_by(mut self, command: Command) -> Self {
        self.found_by = Some(command);
        self
    }

    pub(super) const fn beside(mut self, command: Command) -> Self {
        self.beside = Some(command);
        self
    }

    /// Whether it is done in forms, whose keys are apart from those of the screens.
    pub fn in_forms(&self) -> bool {
        self.part == HelpSection::Forms
    }

    /// Whether it is for the entries that are selected, not for the one under the cursor alone.
    pub fn is_for_selected(&self) -> bool {
        self.targets != CommandTargets::Cursor
    }

    /// Whether it changes the file of what is selected.
    fn is_of_file(&self) -> bool {
        let whole = [
            Command::RenameRoadmap,
            Command::ArchiveRoadmap,
            Command::DeleteRoadmap,
        ];
        self.part == HelpSection::Entry || whole.contains(&self.action)
    }

    /// Whether it can be done there.
    pub fn applies(&self, context: &CommandContext) -> bool {
        !self.in_forms()
            && (!self.changes || context.writable && !(context.closed && self.is_of_file()))
            && (!context.field || self.field)
            && (!(self.leads || self.tab && !context.window)
                || context.screen != ScreenId::Of(self.action))
            && !(self.of_list && context.window)
            && (self.applies)(context)
    }
}
