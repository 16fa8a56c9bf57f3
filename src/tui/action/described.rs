//! The actions, and what one line of the table says of each.

use super::context::Context;

/// Everything that a person can ask for by a key or from a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Action {
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
const FIELD: [Action; 36] = [
    Action::Up,
    Action::Down,
    Action::Left,
    Action::Right,
    Action::First,
    Action::Last,
    Action::PageUp,
    Action::PageDown,
    Action::Open,
    Action::Back,
    Action::NextTab,
    Action::PreviousTab,
    Action::Filter,
    Action::NewFeedback,
    Action::Give,
    Action::Take,
    Action::Sync,
    Action::SyncWith,
    Action::Told,
    Action::Reopen,
    Action::Edit,
    Action::Undo,
    Action::Redo,
    Action::Present,
    Action::Theme,
    Action::Mouse,
    Action::Reload,
    Action::FieldMode,
    Action::Unsaved,
    Action::Who,
    Action::Tour,
    Action::Menu,
    Action::Help,
    Action::Samples,
    Action::Suspend,
    Action::Quit,
];

/// The headings under which help and menus list the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// What is done to the entry under the cursor.
    Entry,
    /// Getting about.
    Moving,
    /// The screens.
    Screens,
    /// The program.
    Program,
}

impl Part {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Part; 4] = [Part::Entry, Part::Moving, Part::Screens, Part::Program];

    /// The heading.
    pub fn heading(self) -> &'static str {
        match self {
            Part::Entry => "On what is selected",
            Part::Moving => "Getting about",
            Part::Screens => "Screens",
            Part::Program => "The program",
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// The action.
    pub action: Action,
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
    pub part: Part,
    /// How much it matters on the bottom line where it applies: 0 is not shown there at all.
    pub weight: u8,
    /// Whether it changes a roadmap.
    pub changes: bool,
    /// Where it applies.
    pub applies: fn(&Context) -> bool,
}

pub(super) const fn on(
    action: Action,
    id: &'static str,
    keys: &'static [&'static str],
) -> Described {
    Described {
        action,
        id,
        keys,
        label: "",
        help: "",
        words: "",
        part: Part::Entry,
        weight: 0,
        changes: false,
        applies: |_| true,
    }
}

impl Described {
    pub(super) const fn says(mut self, label: &'static str, help: &'static str) -> Self {
        self.label = label;
        self.help = help;
        self
    }

    pub(super) const fn found(mut self, words: &'static str) -> Self {
        self.words = words;
        self
    }

    pub(super) const fn part(mut self, part: Part) -> Self {
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

    pub(super) const fn when(mut self, applies: fn(&Context) -> bool) -> Self {
        self.applies = applies;
        self
    }

    /// Whether it can be done there.
    pub fn applies(&self, context: &Context) -> bool {
        (!self.changes || context.writable)
            && (!context.field || FIELD.contains(&self.action))
            && (self.applies)(context)
    }
}
