//! Where the person is: what decides which actions apply.

use crate::commands::command::{Command, ScreenId};

/// What is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TargetKind {
    /// Nothing.
    #[default]
    Nothing,
    /// A roadmap as a whole.
    Roadmap,
    /// A milestone that is neither done nor dropped.
    OpenMilestone,
    /// A milestone that is done or dropped.
    ClosedMilestone,
    /// A feedback that waits for its answer.
    Unanswered,
    /// A feedback that is answered, and the speaker was not told.
    Untold,
    /// A feedback that is answered and told.
    Told,
    /// A capability.
    Capability,
    /// An owner.
    Owner,
    /// An indicator, which is read.
    Indicator,
    /// A placement, whose numbers are brought up to date.
    Placement,
    /// Something that is scored from 0 to 3.
    Score,
    /// A decision that is not carried out yet.
    OpenDecision,
    /// Any other entry.
    Entry,
    /// A copy of a roadmap that another program made.
    Copy,
    /// Something that cannot be changed from here: a record, or what a file has wrong.
    Fixed,
}

/// Feedback with an answer.
pub(super) const ANSWERED: &[TargetKind] = &[TargetKind::Untold, TargetKind::Told];

impl TargetKind {
    /// Whether it is a milestone.
    pub fn is_milestone(self) -> bool {
        matches!(self, Self::OpenMilestone | Self::ClosedMilestone)
    }

    /// Whether it is something of which one puts on record where it stands.
    pub fn is_assessed(self) -> bool {
        matches!(
            self,
            Self::Capability | Self::Score | Self::Indicator | Self::Placement
        )
    }

    /// Whether it is a feedback.
    pub fn is_feedback(self) -> bool {
        matches!(self, Self::Unanswered | Self::Untold | Self::Told)
    }

    /// Whether it is an entry that a form can change.
    pub fn is_entry(self) -> bool {
        !matches!(self, Self::Nothing | Self::Copy | Self::Fixed | Self::Score)
    }
}

/// Sorts of things, any number of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TargetKinds(u32);

impl TargetKinds {
    /// These.
    pub fn of(subjects: impl Iterator<Item = TargetKind>) -> Self {
        Self(subjects.fold(0, |all, subject| all | Self::bit(subject)))
    }

    /// Whether that is one of them.
    pub fn has(self, subject: TargetKind) -> bool {
        self.0 & Self::bit(subject) != 0
    }

    const fn bit(subject: TargetKind) -> u32 {
        1 << subject as u32
    }
}

/// What decides whether an action applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommandContext {
    /// Where.
    pub screen: ScreenId,
    /// It is a tab of one roadmap.
    pub tab: bool,
    /// Each row of the screen belongs to a roadmap.
    pub of_roadmaps: bool,
    /// For each row of the screen an owner answers who can be asked.
    pub of_owners: bool,
    /// The screen has more than one view.
    pub views: bool,
    /// The screen has a chart of days, to be panned and zoomed.
    pub chart: bool,
    /// What is under the cursor.
    pub subject: TargetKind,
    /// What is selected for doing something to all of it; `None` without a selection.
    pub selected: Option<TargetKinds>,
    /// There is something to undo.
    pub undo: bool,
    /// There is something to redo.
    pub redo: bool,
    /// There is a screen to go back to.
    pub back: bool,
    /// The list is narrowed by a filter.
    pub filtered: bool,
    /// Entries are selected for doing something to all of them.
    pub marked: bool,
    /// The folder can be written to.
    pub writable: bool,
    /// What is selected is in a file that is closed to editing.
    pub closed: bool,
    /// The screen tells of flags that are new or worse since somebody last looked, and there are some.
    pub news: bool,
    /// There is at least one roadmap.
    pub roadmaps: bool,
    /// In field mode.
    pub field: bool,
    /// A feedback about the milestone at hand waits for its answer.
    pub asked: bool,
    /// The remarks at hand were all acknowledged already.
    pub acknowledged: bool,
    /// Of several that are selected something is done to all.
    pub several: bool,
    /// A review is at its end: nothing is left but to write it down.
    pub at_end: bool,
    /// There is something that people changed apart.
    pub conflicts: bool,
    /// It is about what is selected.
    pub conflict: bool,
    /// One milestone is at hand whose log does not tell how it stands.
    pub by_hand: bool,
    /// One feedback is at hand that holds what must not be written.
    pub withheld: bool,
    /// A form was offered with the last word that was said.
    pub offered: bool,
    /// Something was begun in a form and not saved.
    pub kept: bool,
    /// What is at hand is shown by a window, not selected in the list.
    pub window: bool,
}

impl CommandContext {
    /// Whether something of these sorts is at hand: among what is selected, else under the cursor.
    pub fn on(&self, subjects: &[TargetKind]) -> bool {
        let is_at_hand = |subject: &TargetKind| match self.selected {
            Some(selected) => selected.has(*subject),
            None => self.subject == *subject,
        };
        subjects.iter().any(is_at_hand)
    }

    /// Whether this is one of the screens of one roadmap.
    pub fn in_roadmap(&self) -> bool {
        self.tab
    }

    /// Whether a roadmap is at hand: this is one of its screens, or it is under the cursor.
    pub fn at_roadmap(&self) -> bool {
        let is_listed = self.of_roadmaps || self.window;
        self.tab || (is_listed && self.subject != TargetKind::Nothing)
    }

    /// Whether a row is at hand for which an owner answers who can be asked, or the owner.
    pub fn asks_owner(&self) -> bool {
        let is_row = self.of_owners && !self.window;
        // What is selected is done to all of it, whatever lies under the cursor.
        !self.marked
            && ((is_row && self.subject != TargetKind::Nothing)
                || self.subject == TargetKind::Owner)
    }

    /// Whether the rows can be arranged in more than one way.
    pub fn has_arrangements(&self) -> bool {
        self.views
    }

    /// Whether there is a list to move in.
    pub fn has_list(&self) -> bool {
        !matches!(
            self.screen,
            ScreenId::Welcome | ScreenId::Of(Command::Review)
        )
    }

    /// Whether this is a review.
    pub fn in_review(&self) -> bool {
        self.screen == ScreenId::Of(Command::Review)
    }

    /// Whether there is anything to move in: a list, or the text of a review.
    pub fn has_lines(&self) -> bool {
        self.screen != ScreenId::Welcome
    }
}
