//! The actions, and what one line of the table says of each.

use crate::commands::context::CommandContext;

/// Everything that a person can ask for by a key or from a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Command {
    Up,
    Down,
    Left,
    Right,
    First,
    Last,
    PageUp,
    PageDown,
    Open,
    Back,
    NextTab,
    PreviousTab,
    Overview,
    Milestones,
    Timeline,
    Trend,
    Capabilities,
    Feedback,
    Stakeholders,
    Indicators,
    Log,
    Portfolio,
    Attention,
    Inbox,
    Agenda,
    Seen,
    Compare,
    Follow,
    Arrange,
    ZoomIn,
    ZoomOut,
    ToToday,
    AllMilestones,
    AllTimeline,
    Programme,
    Since,
    Lessons,
    Filter,
    Review,
    Problems,
    Conflicts,
    Confirm,
    Forecast,
    Done,
    Start,
    Blocked,
    Owner,
    Quiet,
    Approve,
    Drop,
    Assess,
    Answer,
    Told,
    Acknowledge,
    Reopen,
    Chase,
    ChaseIn,
    Reply,
    Choose,
    NewFeedback,
    Edit,
    Add,
    Mark,
    Undo,
    Redo,
    Present,
    Theme,
    Mouse,
    Editor,
    Copy,
    ShowText,
    NewRoadmap,
    RenameRoadmap,
    ArchiveRoadmap,
    DeleteRoadmap,
    Samples,
    Sync,
    SyncWith,
    Give,
    Take,
    WriteReport,
    Print,
    WriteWorkbook,
    WriteCalendar,
    WriteFile,
    Import,
    Reload,
    FieldMode,
    Unsaved,
    Who,
    Tour,
    Menu,
    Palette,
    Help,
    Suspend,
    Quit,
    FormSave,
    FormClose,
    FormEnter,
    FormNext,
    FormPrevious,
    FormUp,
    FormDown,
    FormLeft,
    FormRight,
    FormWordLeft,
    FormWordRight,
    FormHome,
    FormEnd,
    FormPageUp,
    FormPageDown,
    FormList,
    FormRestore,
    FormUndo,
    FormRedo,
    FormDeleteWord,
    FormDeleteToStart,
    FormBackspace,
    FormDelete,
    FormRefer,
    FormLastTime,
    FormHelp,
}

/// What an officer needs on a visit: the rest does not stand in the way in field mode.
const FIELD: [Command; 36] = [
    Command::Up,
    Command::Down,
    Command::Left,
    Command::Right,
    Command::First,
    Command::Last,
    Command::PageUp,
    Command::PageDown,
    Command::Open,
    Command::Back,
    Command::NextTab,
    Command::PreviousTab,
    Command::Filter,
    Command::NewFeedback,
    Command::Give,
    Command::Take,
    Command::Sync,
    Command::SyncWith,
    Command::Told,
    Command::Reopen,
    Command::Edit,
    Command::Undo,
    Command::Redo,
    Command::Present,
    Command::Theme,
    Command::Mouse,
    Command::Reload,
    Command::FieldMode,
    Command::Unsaved,
    Command::Who,
    Command::Tour,
    Command::Menu,
    Command::Help,
    Command::Samples,
    Command::Suspend,
    Command::Quit,
];

/// The headings under which help and menus list the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HelpSection {
    /// What is done to the entry under the cursor.
    Entry,
    /// Getting about.
    Moving,
    /// The screens.
    Screens,
    /// The program.
    Program,
    /// Forms, and the lines that are typed in.
    Forms,
}

impl HelpSection {
    /// Every part, in the order in which they are shown.
    pub const ALL: [HelpSection; 5] = [
        HelpSection::Entry,
        HelpSection::Moving,
        HelpSection::Screens,
        HelpSection::Program,
        HelpSection::Forms,
    ];

    /// The heading.
    pub fn heading(self) -> &'static str {
        match self {
            HelpSection::Entry => "On what is selected",
            HelpSection::Moving => "Moving, in lists and windows",
            HelpSection::Screens => "Screens",
            HelpSection::Program => "The program",
            HelpSection::Forms => "In forms",
        }
    }
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
    /// How much it matters on the bottom line where it applies: 0 is not shown there at all.
    pub weight: u8,
    /// Whether it changes a roadmap.
    pub changes: bool,
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
        part: HelpSection::Entry,
        weight: 0,
        changes: false,
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

    pub(super) const fn part(mut self, part: HelpSection) -> Self {
        self.part = part;
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

    /// Whether it is offered in field mode.
    pub fn in_field_mode(&self) -> bool {
        FIELD.contains(&self.action)
    }

    /// Whether it is done in forms, whose keys are apart from those of the screens.
    pub fn in_forms(&self) -> bool {
        self.part == HelpSection::Forms
    }

    /// Whether it can be done there.
    pub fn applies(&self, context: &CommandContext) -> bool {
        !self.in_forms()
            && (!self.changes || context.writable)
            && (!context.field || self.in_field_mode())
            && (self.applies)(context)
    }
}
