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
    Samples,
    Sync,
    SyncWith,
    Give,
    Take,
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
}

impl HelpSection {
    /// Every part, in the order in which they are shown.
    pub const ALL: [HelpSection; 4] = [
        HelpSection::Entry,
        HelpSection::Moving,
        HelpSection::Screens,
        HelpSection::Program,
    ];

    /// The heading.
    pub fn heading(self) -> &'static str {
        match self {
            HelpSection::Entry => "On what is selected",
            HelpSection::Moving => "Getting about",
            HelpSection::Screens => "Screens",
            HelpSection::Program => "The program",
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

    /// Whether it can be done there.
    pub fn applies(&self, context: &CommandContext) -> bool {
        (!self.changes || context.writable)
            && (!context.field || FIELD.contains(&self.action))
            && (self.applies)(context)
    }
}
