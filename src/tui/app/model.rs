//! The model itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::commands::{Command, CommandContext, Keymap, ScreenId, TargetKind, TargetKinds};
use crate::edit::change::EntryPath;
use crate::model::choice::ASSESSED_WORDS;
use crate::model::{EntryClass, Kind, Status};
use crate::tui::app::drawn::Drawn;
use crate::tui::app::features::Features;
use crate::tui::app::layout::{ScreenLayout, layout};
use crate::tui::app::overlay::Overlay;
use crate::tui::app::screen::Screen;
use crate::tui::app::toast::{Toast, ToastLevel};
use crate::tui::dialogs::AnyDialog;
use crate::tui::dialogs::dialog::DialogContext;
use crate::tui::input::Input;
use crate::tui::state::dashboard::Dashboard;
use crate::tui::state::dispatch::{Dispatch, Selection};
use crate::tui::state::draft::DialogDraft;
use crate::tui::state::field_mode;
use crate::tui::state::field_visit::FieldVisit;
use crate::tui::state::filter_rows::filter_rows;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::import::ImportView;
use crate::tui::state::list_state::{ListState, Row};
use crate::tui::state::review::{CacheKey, PendingAction, Progress, Review, asked_about};
use crate::tui::state::root_causes::RootCauses;
use crate::tui::state::route::{Route, RowId};
use crate::tui::state::rows;
use crate::tui::state::since::SinceView;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::sync_status::SyncStatus;
use crate::tui::state::upcoming::Upcoming;
use crate::tui::state::view_options::{ViewOptions, arrangements};
use crate::tui::theme::{Theme, ThemeChoice};

/// Whether this is what needs somebody, arranged by cause.
fn is_by_cause(route: &Route, look: &ViewOptions) -> bool {
    *route == Route::Attention && look.arrangement > 0
}

/// Everything that decides what is on the screen and what a key does.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    /// What is known of the folder.
    pub snapshot: Arc<Snapshot>,
    /// The columns and lines of the terminal.
    pub size: (u16, u16),
    /// Where the person is.
    pub route: Route,
    /// Where they came from, the last at the end.
    pub back: Vec<Route>,
    /// The list of every screen that was seen.
    pub lists: BTreeMap<Route, ListState>,
    /// What lies ahead, while a screen shows it.
    pub upcoming: Upcoming,
    /// What the home screen shows beside the clusters, where there is room.
    pub dashboard: Dashboard,
    /// What changed since when, while that is shown.
    pub since: SinceView,
    /// What causes what, while a screen is arranged by it.
    pub root_causes: RootCauses,
    /// How every screen that was seen is looked at.
    pub all_view_options: BTreeMap<Route, ViewOptions>,
    /// The windows over the screen, the top one last.
    pub overlays: Vec<Overlay>,
    /// What is said above the keys.
    pub toast: Option<Toast>,
    /// What is being done beside the screen, in words.
    pub busy: Option<String>,
    /// What goes between this folder and other places.
    pub sync_status: SyncStatus,
    /// Who acts.
    pub actor: String,
    /// What ids are made from.
    pub ids: IdSource,
    /// What was typed into forms that were left.
    pub drafts: BTreeMap<AnyDialog, DialogDraft>,
    /// Edits are on their way to the disk.
    pub saving: bool,
    /// What came in meanwhile.
    pub held: Vec<Input>,
    /// What deserves a word once they are there.
    pub warning: Option<String>,
    /// Where to go once they are there.
    pub then: Option<Route>,
    /// What to go to once the folder is read.
    pub start: Option<RowId>,
    /// The review under way.
    pub review: Option<Review>,
    /// Those that were begun and wait, the one left last at the end.
    pub suspended_reviews: Vec<Review>,
    /// What is being done that a review counts, until it is on the disk.
    pub pending_action: Option<PendingAction>,
    /// How many of the review under way are where, counted when anything of that changes.
    pub progress: Progress,
    /// The reading, and the state of the review, for which that was counted.
    progress_key: Option<(u64, CacheKey)>,
    /// In field mode: only what an officer needs on a visit.
    pub field: bool,
    /// A file of another program, as it is looked at.
    pub import: Option<Box<ImportView>>,
    /// The folder that files for others go into.
    pub outputs: String,
    /// The office of who acts, as the config has it.
    pub office: String,
    /// Where the officer is, and with whom: for the next remark of the day.
    pub field_visit: Option<FieldVisit>,
    /// Who acts is to be asked once the folder is read.
    pub asks_name: bool,
    /// Who acts is to be asked before the next record: nobody has said it yet.
    pub unnamed: bool,
    /// Nobody has ever said it: the tour is offered once it is.
    pub first_name: bool,
    /// The form that waits for the answer.
    pub waits_for_name: Option<(AnyDialog, Selection)>,
    /// It was asked which day it is, where the clock cannot be right.
    pub asked_day: bool,
    /// A form that the last word offers: the next key may open it.
    pub offered: Option<AnyDialog>,
    /// What is offered, and what is shown, once the edits are there.
    pub after: (Option<AnyDialog>, Option<Overlay>),
    /// What the edits under way add, in the roadmap of that id.
    pub added: Option<(String, EntryPath)>,
    /// What can be taken back, in words.
    pub undo: Option<String>,
    /// What can be made again, in words.
    pub redo: Option<String>,
    /// Personal data are hidden.
    pub present: bool,
    /// The mouse is used.
    pub mouse: bool,
    /// The keys.
    pub keymap: Keymap,
    /// How things look.
    pub theme: Theme,
    /// Which theme that is, and what the terminal shows of it.
    pub themes: ThemeChoice,
    /// What the last frame showed.
    pub drawn: Drawn,
    /// What the layers above give to `update`.
    pub features: Features<Model>,
}

impl Model {
    /// A model at the start: home, with what is known.
    pub(crate) fn new(
        snapshot: Arc<Snapshot>,
        size: (u16, u16),
        keymap: Keymap,
        theme: Theme,
    ) -> Self {
        let mut model = Self {
            snapshot,
            size,
            route: Route::Portfolio,
            back: Vec::new(),
            lists: BTreeMap::new(),
            upcoming: Upcoming::default(),
            dashboard: Dashboard::default(),
            since: SinceView::default(),
            root_causes: RootCauses::default(),
            all_view_options: BTreeMap::new(),
            overlays: Vec::new(),
            toast: None,
            busy: None,
            sync_status: SyncStatus::default(),
            actor: String::new(),
            ids: IdSource::new(0),
            drafts: BTreeMap::new(),
            saving: false,
            held: Vec::new(),
            warning: None,
            then: None,
            start: None,
            review: None,
            suspended_reviews: Vec::new(),
            pending_action: None,
            progress: Progress::default(),
            progress_key: None,
            field: false,
            import: None,
            outputs: String::new(),
            office: String::new(),
            field_visit: None,
            asks_name: false,
            unnamed: false,
            first_name: false,
            waits_for_name: None,
            asked_day: false,
            offered: None,
            after: (None, None),
            added: None,
            undo: None,
            redo: None,
            present: false,
            mouse: true,
            keymap,
            theme,
            themes: ThemeChoice::default(),
            drawn: Drawn::default(),
            features: Features::default(),
        };
        model.relist();
        model
    }

    /// What a form sees that was opened over `origin`.
    pub(crate) fn dialog_context<'m>(&'m self, origin: &'m Selection) -> DialogContext<'m> {
        DialogContext {
            snapshot: &self.snapshot,
            origin,
            route: &self.route,
            actor: &self.actor,
            present: self.present,
            field_mode: self.field,
            visit: self.field_visit.as_ref(),
            review: self.review.as_ref(),
            import: self.import.as_deref(),
            folders: &self.sync_status.folders,
            outputs: &self.outputs,
        }
    }

    /// The list of this screen.
    pub(crate) fn list(&self) -> &ListState {
        // A screen without a list has an empty one.
        static NONE: std::sync::LazyLock<ListState> = std::sync::LazyLock::new(ListState::default);
        self.lists.get(&self.route).unwrap_or(&NONE)
    }

    /// The list of this screen, to be changed.
    pub(crate) fn list_mut(&mut self) -> &mut ListState {
        self.lists.entry(self.route.clone()).or_default()
    }

    /// How this screen is looked at.
    pub(crate) fn view_options(&self) -> ViewOptions {
        self.all_view_options
            .get(&self.route)
            .copied()
            .unwrap_or_default()
    }

    /// The same, to be changed.
    pub(crate) fn view_options_mut(&mut self) -> &mut ViewOptions {
        self.all_view_options.entry(self.route.clone()).or_default()
    }

    /// Makes the rows of this screen anew, from what is known and its filter.
    pub(crate) fn relist(&mut self) {
        let snapshot = Arc::clone(&self.snapshot);
        let route = self.route.clone();
        self.upcoming = Upcoming::of(&snapshot, &route);
        if snapshot.generation > 0 {
            let presents = self.present;
            self.reviews_mut()
                .for_each(|review| review.complete(&snapshot, presents));
        }
        let all = match route {
            Route::Inbox => self.upcoming.inbox(&snapshot),
            Route::Agenda => self.upcoming.agenda(&snapshot),
            Route::Mine => field_mode::mine(&snapshot, &self.actor),
            Route::Screen(ScreenId::Since) => {
                self.since.renew(&snapshot);
                self.since.rows()
            }
            Route::Review => match &self.review {
                Some(review) => review.rows(&snapshot),
                None => Vec::new(),
            },
            _ => match self.screen() {
                Some(screen) => screen.rows(&snapshot),
                None => rows::rows(&snapshot, &route),
            },
        };
        let screen = self.screen();
        let (hides, look) = (self.present, self.view_options());
        let first = match self.lists.contains_key(&route) {
            true => None,
            false => match screen {
                Some(screen) => screen.first(&snapshot, &all),
                None => rows::first(&snapshot, &route, &all),
            },
        };
        let kind = match screen {
            Some(screen) => screen.kind(),
            None => rows::kind(&route),
        };
        let list = self.list_mut();
        if let Some(key) = first {
            list.select(key);
        }
        list.of = all.len();
        list.wrong = None;
        let rows = match list.filter.trim() {
            "" => all,
            filter => match filter_rows(&snapshot, all.clone(), filter, kind, hides) {
                Ok(rows) => rows,
                // Half a filter is no reason to show nothing.
                Err(why) => {
                    list.wrong = Some(why);
                    all
                }
            },
        };
        let rows = match route {
            Route::Attention if is_by_cause(&route, &look) => {
                self.root_causes = RootCauses::of(&snapshot, &rows);
                self.root_causes.arranged(rows, look.arrangement == 2)
            }
            Route::Inbox | Route::Agenda => self.upcoming.arranged(&snapshot, &route, &look, rows),
            _ => match screen {
                Some(screen) => screen.arranged(&snapshot, &look, self.list(), rows),
                None => rows::arranged(&snapshot, &route, &look, rows),
            },
        };
        let list = self.list_mut();
        if list.filter.trim().is_empty() {
            // An arrangement may leave rows out, or put headings in.
            list.of = rows.len();
        }
        list.fill(rows);
        self.settle();
    }

    /// Counts how many of the review under way are where, if anything of that has changed.
    pub(crate) fn recount(&mut self) {
        let generation = self.snapshot.generation;
        let review = self.review.as_ref();
        let stamp = review.map(|review| (generation, review.stamp()));
        if stamp != self.progress_key {
            self.progress = review.map_or_else(Progress::default, |review| {
                review.tally(&self.snapshot, None)
            });
            self.progress_key = stamp;
        }
    }

    /// Brings the row under the cursor among those that are drawn.
    pub(crate) fn settle(&mut self) {
        let layout = self.layout();
        if layout.dashboard[0].area() > 0 {
            let snapshot = Arc::clone(&self.snapshot);
            self.dashboard.renew(&snapshot);
        }
        let height = usize::from(layout.list.height);
        self.list_mut().settle(height);
    }

    /// Where the parts of this screen lie.
    pub(crate) fn layout(&self) -> ScreenLayout {
        layout(&self.route, self.size, self.list().rows.len())
    }

    /// The screen that is shown, where it is one file.
    pub(crate) fn screen(&self) -> Option<&'static dyn Screen<Self>> {
        let Route::Screen(id) = self.route else {
            return None;
        };
        let mut screens = self.features.screens.iter();
        screens.find(|screen| screen.id() == id).copied()
    }

    /// The views of the screen that is shown, by name; none where there is but one.
    pub(crate) fn views(&self) -> &'static [&'static str] {
        match self.screen() {
            Some(screen) => screen.views(),
            None => arrangements(&self.route),
        }
    }

    /// Whether the keys go to the text beside the list.
    pub(crate) fn reads_detail(&self) -> bool {
        self.list().reads && self.row().is_some() && self.layout().detail.area() > 0
    }

    /// Goes to a screen, to come back here later.
    pub(crate) fn go(&mut self, route: Route) {
        if route == self.route {
            return;
        }
        self.close_windows();
        self.list_mut().reads = false;
        let carried = self.row().map(|row| row.key.clone());
        let from = std::mem::replace(&mut self.route, route);
        // Tabs of one roadmap are one step: back leads out of it.
        let same = from.roadmap().is_some() && from.roadmap() == self.route.roadmap();
        if (same || from == Route::Review)
            && let Some(key @ RowId::Entry(_, kind, _)) = carried
            && rows::kind(&self.route) == Some(kind)
        {
            // What is looked at on one tab is looked at on the next.
            self.list_mut().select(key);
        }
        if !same {
            self.back.retain(|route| *route != from);
            self.back.push(from);
        }
        self.relist();
    }

    /// Closes the windows that show an entry: they belong to the screen on which they were opened.
    fn close_windows(&mut self) {
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Details(..)));
    }

    /// Goes back to where the person came from; `false` where there is nowhere.
    pub(crate) fn go_back(&mut self) -> bool {
        let Some(route) = self.back.pop() else {
            return false;
        };
        self.close_windows();
        self.list_mut().reads = false;
        self.route = route;
        self.relist();
        true
    }

    /// Whether there is no roadmap, nor a file that could be one.
    pub(crate) fn is_empty(&self) -> bool {
        let portfolio = &self.snapshot.folder.portfolio;
        portfolio.roadmaps.is_empty() && portfolio.unread.is_empty()
    }

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
        CommandContext {
            screen: if welcome {
                ScreenId::Welcome
            } else {
                self.route.screen()
            },
            subject: cursor.map_or(self.default_subject(), |key| self.subject(key)),
            selected: (selection.marks > 0).then(subjects),
            undo: self.undo.is_some(),
            redo: self.redo.is_some(),
            back: !self.back.is_empty() || (self.reads_detail() && !selection.in_window),
            filtered: !self.list().filter.is_empty(),
            marked: selection.marks > 0,
            writable: self.snapshot.read_only.is_none(),
            news: self.snapshot.news() != (0, 0),
            roadmaps: !self.snapshot.folder.portfolio.roadmaps.is_empty(),
            field: self.field,
            asked: selection.marks == 0
                && cursor.is_some_and(|key| asked_about(&self.snapshot, key).is_some()),
            acknowledged: remarks.all(|key| self.is_acknowledged(key)),
            several: selection.marks > 1,
            at_end: self.review.as_ref().is_some_and(|review| review.at_end),
            conflicts: !self.snapshot.clashes.is_empty(),
            conflict: cursor.is_some_and(|key| self.snapshot.clash(key).is_some()),
            offered: self.offered.is_some(),
            kept: !self.drafts.is_empty(),
            window: selection.in_window,
        }
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
            RowId::Problem(..) | RowId::Task(_) => return TargetKind::Fixed,
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

    /// Says something above the keys.
    pub(crate) fn say(&mut self, level: ToastLevel, text: impl Into<String>) {
        self.toast = Some(Toast {
            level,
            text: text.into(),
            above: false,
        });
    }

    /// Says something over the line above the keys, which stays as it is.
    pub(crate) fn say_above(&mut self, text: impl Into<String>) {
        self.toast = Some(Toast {
            level: ToastLevel::Plain,
            text: text.into(),
            above: true,
        });
    }
}
