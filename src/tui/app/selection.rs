//! What is selected, and what commands can do with it.

use crate::commands::{Command, CommandContext, ScreenId, TargetKind, TargetKinds};
use crate::health::Rule;
use crate::model::choice::ASSESSED_WORDS;
use crate::model::{EntryClass, Kind, Status};
use crate::tui::app::model::Model;
use crate::tui::app::overlay::Overlay;
use crate::tui::state::dispatch::{Dispatch, Selection};
use crate::tui::state::list_state::Row;
use crate::tui::state::review::asked_about;
use crate::tui::state::route::{Route, RowId};
use crate::tui::state::rows::problem;

impl Model {
    /// The row under the cursor, unless a welcome stands in its place.
    pub(crate) fn row(&self) -> Option<&Row> {
        self.list().row()
    }

    /// The roadmap that this is about: of the screen, else of the row under the cursor.
    pub(crate) fn roadmap_id(&self) -> Option<&str> {
        let under = self.row().and_then(|row| row.key.roadmap());
        self.route.roadmap().or(under)
    }

    /// What the window on top shows; without one, what is selected in the list.
    pub(crate) fn selection(&self) -> Selection {
        match self.overlays.last() {
            Some(Overlay::Details(key, _)) => Selection::shown(key),
            Some(Overlay::Form(open)) => match open.dialog.about() {
                Some(key) => Selection::shown(key),
                None => open.origin.clone(),
            },
            Some(Overlay::Menu(menu)) => menu.origin.clone(),
            Some(Overlay::Palette(palette)) => palette.origin.clone(),
            Some(Overlay::Kinds(kinds)) => kinds.origin.clone(),
            Some(Overlay::Choices(ways)) => ways.origin.clone(),
            Some(Overlay::Conflict(choosing)) => Selection::shown(&choosing.key),
            _ => self.list_selection(),
        }
    }

    /// What is selected in the list of the screen.
    pub(crate) fn list_selection(&self) -> Selection {
        let list = self.list();
        Selection {
            cursor: list.key().cloned(),
            marked: match list.marked.is_empty() {
                true => Vec::new(),
                false => list.targets(),
            },
            marks: list.marked.len(),
            roadmap: self.roadmap_id().map(str::to_owned),
            in_window: false,
        }
    }

    /// A command on what the window on top shows, else on what the list has selected.
    pub(crate) fn dispatch(&self, command: Command) -> Dispatch {
        Dispatch::new(command, self.selection())
    }

    /// What decides which actions apply to what is shown: by the window on top, else by the list.
    pub(crate) fn context(&self) -> CommandContext {
        self.context_of(&self.selection())
    }

    /// What decides which actions apply to what is selected.
    pub(crate) fn context_of(&self, selection: &Selection) -> CommandContext {
        let all = selection.all();
        let subjects = || TargetKinds::of(all.iter().map(|key| self.subject(key)));
        let mut remarks = all
            .iter()
            .filter(|key| self.subject(key) == TargetKind::Unanswered);
        // Before the first reading nothing is known, not even that there is nothing.
        let read = self.snapshot.generation > 0;
        let welcome = read && self.is_empty() && self.route == Route::Portfolio;
        let cursor = selection.cursor.as_ref();
        let screen = self.screen();
        CommandContext {
            screen: if welcome {
                ScreenId::Welcome
            } else {
                self.route.screen()
            },
            tab: self.route.roadmap().is_some(),
            of_roadmaps: screen.is_some_and(|screen| screen.is_of_roadmaps()),
            of_owners: screen.is_some_and(|screen| screen.is_of_owners()),
            chart: self.shape().chart,
            views: screen.is_some_and(|screen| !screen.views().is_empty()),
            subject: cursor.map_or(self.default_subject(), |key| self.subject(key)),
            selected: (selection.marks > 0).then(subjects),
            undo: self.undo.is_some(),
            redo: self.redo.is_some(),
            back: !self.back.is_empty() || (self.reads_detail() && !selection.in_window),
            filtered: !self.list().filter.is_empty(),
            marked: selection.marks > 0,
            writable: self.snapshot.read_only.is_none(),
            closed: self.closed(selection).is_some(),
            news: screen.is_some_and(|screen| screen.shows_news())
                && self.snapshot.news() != (0, 0),
            roadmaps: !self.snapshot.folder.portfolio.roadmaps.is_empty(),
            field: self.field,
            asked: selection.marks == 0
                && cursor.is_some_and(|key| asked_about(&self.snapshot, key).is_some()),
            acknowledged: remarks.all(|key| self.is_acknowledged(key)),
            several: selection.marks > 1,
            at_end: self.review.as_ref().is_some_and(|review| review.at_end),
            conflicts: !self.snapshot.conflicts.is_empty(),
            by_hand: self.alone_flagged(&all, Rule::Unlogged),
            withheld: self.alone_flagged(&all, Rule::Sensitive),
            conflict: cursor.is_some_and(|key| self.snapshot.conflict(key).is_some()),
            offered: self.offered.is_some(),
            kept: !self.drafts.is_empty(),
            window: selection.in_window,
        }
    }

    /// Whether one entry is selected, which has a flag of that rule.
    fn alone_flagged(&self, all: &[RowId], rule: Rule) -> bool {
        let [key] = all else {
            return false;
        };
        self.snapshot.flags_of(key).any(|flag| flag.rule == rule)
    }

    /// Why the file of what is selected is closed to editing, where it is. Of a file that cannot be read nothing is
    /// selected; it may be deleted.
    pub(crate) fn closed(&self, selection: &Selection) -> Option<String> {
        let folder = &self.snapshot.folder;
        let keys = selection.cursor.iter().chain(&selection.marked);
        let ids = keys
            .filter_map(RowId::roadmap)
            .chain(selection.roadmap.as_deref());
        let mut files = ids.filter_map(|id| folder.file(id));
        files.find_map(|file| {
            let is_read = !folder.portfolio.unread.contains(&file.id);
            let why = file.closed.as_ref().filter(|_| is_read)?;
            Some(format!("{} cannot be edited: {why}", file.name))
        })
    }

    /// The same if that were all there is at hand.
    pub(crate) fn alone(&self, context: &CommandContext, key: &RowId) -> CommandContext {
        CommandContext {
            subject: self.subject(key),
            selected: None,
            several: false,
            acknowledged: self.is_acknowledged(key),
            ..*context
        }
    }

    fn is_acknowledged(&self, key: &RowId) -> bool {
        let entry = self.snapshot.entry_of(key);
        let is_remark = matches!(key, RowId::Entry(_, Kind::Feedback, _));
        is_remark && entry.is_some_and(|entry| entry.value("acknowledged").is_some())
    }

    fn default_subject(&self) -> TargetKind {
        match self.route.roadmap() {
            Some(_) => TargetKind::Roadmap,
            None => TargetKind::Nothing,
        }
    }

    /// What sort of thing a key of a list stands for.
    pub(crate) fn subject(&self, key: &RowId) -> TargetKind {
        let (roadmap, kind, id) = match key {
            RowId::Roadmap(_) => return TargetKind::Roadmap,
            RowId::Problem(name, at) => {
                let file = problem(&self.snapshot, name, *at).map(|(file, _)| file);
                return match file.is_some_and(|file| file.copy_of.is_some()) {
                    true => TargetKind::Copy,
                    false => TargetKind::Fixed,
                };
            }
            RowId::Task(_) => return TargetKind::Fixed,
            RowId::Word(_, word) if ASSESSED_WORDS.contains(&word.as_str()) => {
                return TargetKind::Score;
            }
            RowId::Word(..) => return TargetKind::Fixed,
            key if self.snapshot.part(key).is_some() => return TargetKind::Entry,
            key if key.is_nobody() => return TargetKind::Fixed,
            RowId::Entry(roadmap, kind, id) => (roadmap, *kind, id),
        };
        let Some(file) = self.snapshot.roadmap(roadmap) else {
            return TargetKind::Fixed;
        };
        if kind == Kind::Owner && self.snapshot.found(key).is_some() {
            return TargetKind::Owner;
        }
        let Some(index) = file.position(kind, id) else {
            // What is there once has no id, and parts at the root have none either.
            let is_part = kind.description().nature == EntryClass::Part;
            let is_table = kind.description().nature == EntryClass::Table;
            return match is_table || (is_part && self.snapshot.found(key).is_some()) {
                true => TargetKind::Entry,
                false => TargetKind::Fixed,
            };
        };
        match kind {
            Kind::Milestone => match file.milestones[index].status {
                Some(Status::Done | Status::Dropped) => TargetKind::ClosedMilestone,
                _ => TargetKind::OpenMilestone,
            },
            Kind::Feedback => {
                let feedback = &file.feedback[index];
                match (feedback.answered, feedback.told) {
                    (None, _) => TargetKind::Unanswered,
                    (Some(_), None) => TargetKind::Untold,
                    (Some(_), Some(_)) => TargetKind::Told,
                }
            }
            Kind::Capability => TargetKind::Capability,
            Kind::Owner => TargetKind::Owner,
            Kind::Indicator => TargetKind::Indicator,
            Kind::Placement => TargetKind::Placement,
            Kind::Decision if file.decisions[index].done.is_none() => TargetKind::OpenDecision,
            kind if kind.has_id() => TargetKind::Entry,
            _ => TargetKind::Fixed,
        }
    }
}
