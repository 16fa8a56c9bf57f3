//! The model itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::commands::{Command, Keymap};
use crate::edit::change::EntryPath;
use crate::model::Kind;
use crate::tui::app::drawn::Drawn;
use crate::tui::app::features::Features;
use crate::tui::app::layout::{ScreenLayout, ScreenShape, layout};
use crate::tui::app::overlay::Overlay;
use crate::tui::app::palette::PaletteFolder;
use crate::tui::app::screen::{Screen, ScreenRole};
use crate::tui::app::toast::{Toast, ToastLevel};
use crate::tui::dialogs::AnyDialog;
use crate::tui::dialogs::dialog::DialogContext;
use crate::tui::input::Input;
use crate::tui::state::chase::ReplyView;
use crate::tui::state::dashboard::Dashboard;
use crate::tui::state::dispatch::Selection;
use crate::tui::state::draft::DialogDraft;
use crate::tui::state::field_visit::FieldVisit;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::import::ImportView;
use crate::tui::state::list_state::ListState;
use crate::tui::state::narrowing::Narrowing;
use crate::tui::state::review::{CacheKey, PendingAction, Progress, ReviewSession};
use crate::tui::state::root_causes::RootCauses;
use crate::tui::state::route::{Route, RowId, Tab};
use crate::tui::state::since::SinceView;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::sync_status::SyncStatus;
use crate::tui::state::upcoming::Upcoming;
use crate::tui::state::view_options::ViewOptions;
use crate::tui::theme::{Theme, ThemeChoice};
use crate::tui::widgets::long_texts::LongTexts;

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
    /// What the palette offers of the whole folder, once it was opened.
    pub palette_folder: Option<PaletteFolder>,
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
    pub review: Option<ReviewSession>,
    /// Those that were begun and wait, the one left last at the end.
    pub suspended_reviews: Vec<ReviewSession>,
    /// What is being done that a review counts, until it is on the disk.
    pub pending_action: Option<PendingAction>,
    /// How many of the review under way are where, counted when anything of that changes.
    pub progress: Progress,
    /// What the last list was narrowed to.
    pub(super) narrowing: Option<Narrowing>,
    /// The reading, and the state of the review, for which that was counted.
    pub(super) progress_key: Option<(u64, CacheKey)>,
    /// In field mode: only what an officer needs on a visit.
    pub field: bool,
    /// A file of another program, as it is looked at.
    pub import: Option<Box<ImportView>>,
    /// The reply of an owner, as it is looked at.
    pub reply: Option<Box<ReplyView>>,
    /// The folder that files for others go into.
    pub outputs: String,
    /// The tags of the languages in which owners can be written to.
    pub languages: Vec<String>,
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
    /// Long texts as they were wrapped last.
    pub long_texts: LongTexts,
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
        features: Features<Self>,
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
            palette_folder: None,
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
            narrowing: None,
            progress_key: None,
            field: false,
            import: None,
            reply: None,
            outputs: String::new(),
            languages: Vec::new(),
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
            long_texts: LongTexts::default(),
            features,
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

    /// Where the parts of this screen lie.
    pub(crate) fn layout(&self) -> ScreenLayout {
        layout(&self.shape(), self.size, self.list().rows.len())
    }

    /// What this screen asks of its layout.
    pub(crate) fn shape(&self) -> ScreenShape {
        let shape = self.screen().map(|screen| screen.shape());
        ScreenShape {
            of_roadmap: self.route.roadmap().is_some(),
            ..shape.unwrap_or_default()
        }
    }

    /// The screen that is shown, where it is one of the list.
    pub(crate) fn screen(&self) -> Option<&'static dyn Screen<Self>> {
        self.screen_of(&self.route)
    }

    /// The screen to which a route leads.
    pub(crate) fn screen_of(&self, route: &Route) -> Option<&'static dyn Screen<Self>> {
        let id = route.screen();
        let mut screens = self.features.screens.iter();
        screens.find(|screen| screen.id() == id).copied()
    }

    /// The tab of a roadmap on which entries of a kind are gone to, where there is one.
    pub(crate) fn tab_of(&self, kind: Kind) -> Option<Tab> {
        let mut screens = self.features.screens.iter();
        screens.find_map(|screen| {
            let tab = Tab::of(screen.command())?;
            screen.holds().contains(&kind).then_some(tab)
        })
    }

    /// The screen on which something else is gone to: of a roadmap where that is a tab.
    pub(crate) fn place_of(&self, role: ScreenRole, roadmap: &str) -> Option<Route> {
        let mut screens = self.features.screens.iter();
        let screen = screens.find(|screen| screen.role() == Some(role))?;
        Some(match Tab::of(screen.command()) {
            Some(tab) => Route::Roadmap(roadmap.to_owned(), tab),
            None => Route::Screen(screen.id()),
        })
    }

    /// What is told on this screen while nothing is listed: by its filter, or for want of entries. `{command}` in it
    /// stands for a key.
    pub(crate) fn why_empty(&self) -> &'static str {
        match self.list().filter.is_empty() {
            true => self.screen().map_or("", |screen| screen.empty(self)),
            false => "Nothing fits the filter: {back} clears it.",
        }
    }

    /// The views of the screen that is shown, by name; none where there is but one.
    pub(crate) fn views(&self) -> &'static [&'static str] {
        self.screen().map_or(&[], |screen| screen.views())
    }

    /// The view in which the screen is shown; empty where there is but one.
    pub(crate) fn view(&self) -> &'static str {
        let at = self.view_options().arrangement;
        self.views().get(at).copied().unwrap_or_default()
    }

    /// Whether any roadmap could be read.
    pub(crate) fn has_roadmaps(&self) -> bool {
        !self.snapshot.folder.portfolio.roadmaps.is_empty()
    }

    /// Whether `←` and `→` lead from view to view here.
    pub(crate) fn turns(&self) -> bool {
        self.screen().is_some_and(|screen| screen.turns())
    }

    /// The command that leads to what the text beside the list does not show: into that text, or to a window where `→`
    /// pans a chart or leads to the next view.
    pub(crate) fn reads_by(&self) -> Command {
        match self.turns() || self.shape().chart {
            true => Command::Details,
            false => Command::Right,
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
            && self.route.roadmap().is_some()
            && self.screen().and_then(|screen| screen.kind()) == Some(kind)
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

    /// Goes there for one entry: back leads here again, also within one roadmap.
    pub(crate) fn visit(&mut self, route: Route) {
        let from = self.route.clone();
        self.go(route);
        if self.route != from && self.back.last() != Some(&from) {
            self.back.push(from);
        }
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
