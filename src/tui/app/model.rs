//! The model itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::commands::{Command, CommandContext, Keymap, ScreenId, TargetKind, TargetKinds};
use crate::edit::change::EntryPath;
use crate::model::choice::ASSESSED_WORDS;
use crate::model::{Kind, Status};
use crate::tui::app::dashboard::Dashboard;
use crate::tui::app::dialog::Purpose;
use crate::tui::app::dispatch::{Dispatch, Selection};
use crate::tui::app::draft::Kept;
use crate::tui::app::drawn::Drawn;
use crate::tui::app::features::Features;
use crate::tui::app::field_mode;
use crate::tui::app::field_visit::Visit;
use crate::tui::app::filter_rows::filter_rows;
use crate::tui::app::id_source::Dice;
use crate::tui::app::layout::{Regions, regions};
use crate::tui::app::list_state::{List, Row};
use crate::tui::app::overlay::Overlay;
use crate::tui::app::review::{Doing, Review, Stamp, Tally, asked_about};
use crate::tui::app::root_causes::Causes;
use crate::tui::app::route::{Key, Place};
use crate::tui::app::rows;
use crate::tui::app::screen::Screen;
use crate::tui::app::snapshot::Known;
use crate::tui::app::sync_status::Outside;
use crate::tui::app::toast::{Toast, Tone};
use crate::tui::app::upcoming::Ahead;
use crate::tui::app::view_options::{Look, arrangements};
use crate::tui::input::Input;
use crate::tui::theme::{Theme, ThemeChoice};

/// Whether this is what needs somebody, arranged by cause.
fn is_by_cause(place: &Place, look: &Look) -> bool {
    *place == Place::Attention && look.arrangement > 0
}

/// Everything that decides what is on the screen and what a key does.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    /// What is known of the folder.
    pub known: Arc<Known>,
    /// The columns and lines of the terminal.
    pub size: (u16, u16),
    /// Where the person is.
    pub place: Place,
    /// Where they came from, the last at the end.
    pub back: Vec<Place>,
    /// The list of every screen that was seen.
    pub lists: BTreeMap<Place, List>,
    /// What lies ahead, while a screen shows it.
    pub ahead: Ahead,
    /// What the home screen shows beside the clusters, where there is room.
    pub board: Dashboard,
    /// What causes what, while a screen is arranged by it.
    pub causes: Causes,
    /// How every screen that was seen is looked at.
    pub looks: BTreeMap<Place, Look>,
    /// The windows over the screen, the top one last.
    pub overlays: Vec<Overlay>,
    /// What is said above the keys.
    pub toast: Option<Toast>,
    /// What is being done beside the screen, in words.
    pub busy: Option<String>,
    /// What goes between this folder and other places.
    pub outside: Outside,
    /// Who acts.
    pub actor: String,
    /// What ids are made from.
    pub dice: Dice,
    /// What was typed into forms that were left.
    pub drafts: BTreeMap<Purpose, Kept>,
    /// Edits are on their way to the disk.
    pub saving: bool,
    /// What came in meanwhile.
    pub held: Vec<Input>,
    /// What deserves a word once they are there.
    pub warning: Option<String>,
    /// Where to go once they are there.
    pub then: Option<Place>,
    /// What to go to once the folder is read.
    pub start: Option<Key>,
    /// The review under way.
    pub review: Option<Review>,
    /// Those that were begun and wait, the one left last at the end.
    pub waiting: Vec<Review>,
    /// What is being done that a review counts, until it is on the disk.
    pub doing: Option<Doing>,
    /// How many of the review under way are where, counted when anything of that changes.
    pub tally: Tally,
    /// The reading, and the state of the review, for which that was counted.
    tallied: Option<(u64, Stamp)>,
    /// In field mode: only what an officer needs on a visit.
    pub field: bool,
    /// The folder that files for others go into.
    pub outputs: String,
    /// The office of who acts, as the config has it.
    pub office: String,
    /// Where the officer is, and with whom: for the next remark of the day.
    pub visit: Option<Visit>,
    /// Who acts is to be asked once the folder is read.
    pub asks_name: bool,
    /// Who acts is to be asked before the next record: nobody has said it yet.
    pub unnamed: bool,
    /// Nobody has ever said it: the tour is offered once it is.
    pub first_name: bool,
    /// The form that waits for the answer.
    pub waits_for_name: Option<(Purpose, Selection)>,
    /// It was asked which day it is, where the clock cannot be right.
    pub asked_day: bool,
    /// A form that the last word offers: the next key may open it.
    pub offered: Option<Purpose>,
    /// What is offered, and what is shown, once the edits are there.
    pub after: (Option<Purpose>, Option<Overlay>),
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
    pub(crate) fn new(known: Arc<Known>, size: (u16, u16), keymap: Keymap, theme: Theme) -> Self {
        let mut model = Self {
            known,
            size,
            place: Place::Portfolio,
            back: Vec::new(),
            lists: BTreeMap::new(),
            ahead: Ahead::default(),
            board: Dashboard::default(),
            causes: Causes::default(),
            looks: BTreeMap::new(),
            overlays: Vec::new(),
            toast: None,
            busy: None,
            outside: Outside::default(),
            actor: String::new(),
            dice: Dice::new(0),
            drafts: BTreeMap::new(),
            saving: false,
            held: Vec::new(),
            warning: None,
            then: None,
            start: None,
            review: None,
            waiting: Vec::new(),
            doing: None,
            tally: Tally::default(),
            tallied: None,
            field: false,
            outputs: String::new(),
            office: String::new(),
            visit: None,
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

    /// The list of this screen.
    pub(crate) fn list(&self) -> &List {
        // A screen without a list has an empty one.
        static NONE: std::sync::LazyLock<List> = std::sync::LazyLock::new(List::default);
        self.lists.get(&self.place).unwrap_or(&NONE)
    }

    /// The list of this screen, to be changed.
    pub(crate) fn list_mut(&mut self) -> &mut List {
        self.lists.entry(self.place.clone()).or_default()
    }

    /// How this screen is looked at.
    pub(crate) fn look(&self) -> Look {
        self.looks.get(&self.place).copied().unwrap_or_default()
    }

    /// The same, to be changed.
    pub(crate) fn look_mut(&mut self) -> &mut Look {
        self.looks.entry(self.place.clone()).or_default()
    }

    /// Makes the rows of this screen anew, from what is known and its filter.
    pub(crate) fn relist(&mut self) {
        let known = Arc::clone(&self.known);
        let place = self.place.clone();
        self.ahead = Ahead::of(&known, &place);
        if known.generation > 0 {
            let presents = self.present;
            self.reviews_mut()
                .for_each(|review| review.complete(&known, presents));
        }
        let all = match place {
            Place::Inbox => self.ahead.inbox(&known),
            Place::Agenda => self.ahead.agenda(&known),
            Place::Mine => field_mode::mine(&known, &self.actor),
            Place::Review => match &self.review {
                Some(review) => review.rows(&known),
                None => Vec::new(),
            },
            _ => match self.screen() {
                Some(screen) => screen.rows(&known),
                None => rows::rows(&known, &place),
            },
        };
        let screen = self.screen();
        let (hides, look) = (self.present, self.look());
        let first = match self.lists.contains_key(&place) {
            true => None,
            false => match screen {
                Some(screen) => screen.first(&known, &all),
                None => rows::first(&known, &place, &all),
            },
        };
        let kind = match screen {
            Some(screen) => screen.kind(),
            None => rows::kind(&place),
        };
        let list = self.list_mut();
        if let Some(key) = first {
            list.select(key);
        }
        list.of = all.len();
        list.wrong = None;
        let rows = match list.filter.trim() {
            "" => all,
            filter => match filter_rows(&known, all.clone(), filter, kind, hides) {
                Ok(rows) => rows,
                // Half a filter is no reason to show nothing.
                Err(why) => {
                    list.wrong = Some(why);
                    all
                }
            },
        };
        let rows = match place {
            Place::Attention if is_by_cause(&place, &look) => {
                self.causes = Causes::of(&known, &rows);
                self.causes.arranged(rows, look.arrangement == 2)
            }
            Place::Inbox | Place::Agenda => self.ahead.arranged(&known, &place, &look, rows),
            _ => match screen {
                Some(screen) => screen.arranged(&known, &look, self.list(), rows),
                None => rows::arranged(&known, &place, &look, rows),
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
        let generation = self.known.generation;
        let review = self.review.as_ref();
        let stamp = review.map(|review| (generation, review.stamp()));
        if stamp != self.tallied {
            self.tally =
                review.map_or_else(Tally::default, |review| review.tally(&self.known, None));
            self.tallied = stamp;
        }
    }

    /// Brings the row under the cursor among those that are drawn.
    pub(crate) fn settle(&mut self) {
        let regions = self.regions();
        if regions.board[0].area() > 0 {
            let known = Arc::clone(&self.known);
            self.board.renew(&known);
        }
        let height = usize::from(regions.list.height);
        self.list_mut().settle(height);
    }

    /// Where the parts of this screen lie.
    pub(crate) fn regions(&self) -> Regions {
        regions(&self.place, self.size, self.list().rows.len())
    }

    /// The screen that is shown, where it is one file.
    pub(crate) fn screen(&self) -> Option<&'static dyn Screen<Self>> {
        let Place::Screen(id) = self.place else {
            return None;
        };
        let mut screens = self.features.screens.iter();
        screens.find(|screen| screen.id() == id).copied()
    }

    /// The views of the screen that is shown, by name; none where there is but one.
    pub(crate) fn views(&self) -> &'static [&'static str] {
        match self.screen() {
            Some(screen) => screen.views(),
            None => arrangements(&self.place),
        }
    }

    /// Whether the keys go to the text beside the list.
    pub(crate) fn reads_detail(&self) -> bool {
        self.list().reads && self.row().is_some() && self.regions().detail.area() > 0
    }

    /// Goes to a screen, to come back here later.
    pub(crate) fn go(&mut self, place: Place) {
        if place == self.place {
            return;
        }
        self.close_windows();
        self.list_mut().reads = false;
        let carried = self.row().map(|row| row.key.clone());
        let from = std::mem::replace(&mut self.place, place);
        // Tabs of one roadmap are one step: back leads out of it.
        let same = from.roadmap().is_some() && from.roadmap() == self.place.roadmap();
        if (same || from == Place::Review)
            && let Some(key @ Key::Entry(_, kind, _)) = carried
            && rows::kind(&self.place) == Some(kind)
        {
            // What is looked at on one tab is looked at on the next.
            self.list_mut().select(key);
        }
        if !same {
            self.back.retain(|place| *place != from);
            self.back.push(from);
        }
        self.relist();
    }

    /// Closes the windows that show an entry: they belong to the screen on which they were opened.
    fn close_windows(&mut self) {
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::About(..)));
    }

    /// Goes back to where the person came from; `false` where there is nowhere.
    pub(crate) fn go_back(&mut self) -> bool {
        let Some(place) = self.back.pop() else {
            return false;
        };
        self.close_windows();
        self.list_mut().reads = false;
        self.place = place;
        self.relist();
        true
    }

    /// Whether there is no roadmap, nor a file that could be one.
    pub(crate) fn is_empty(&self) -> bool {
        let portfolio = &self.known.folder.portfolio;
        portfolio.roadmaps.is_empty() && portfolio.unread.is_empty()
    }

    /// The row under the cursor, unless a welcome stands in its place.
    pub(crate) fn row(&self) -> Option<&Row> {
        self.list().row()
    }

    /// The roadmap that this is about: of the screen, else of the row under the cursor.
    pub(crate) fn roadmap_id(&self) -> Option<&str> {
        let under = self.row().and_then(|row| row.key.roadmap());
        self.place.roadmap().or(under)
    }

    /// What the window on top shows; without one, what is selected in the list.
    pub(crate) fn selection(&self) -> Selection {
        match self.overlays.last() {
            Some(Overlay::About(key, _)) => Selection::shown(key),
            Some(Overlay::Form(filling)) => match filling.purpose.about() {
                Some(key) => Selection::shown(key),
                None => filling.origin.clone(),
            },
            Some(Overlay::Menu(menu)) => menu.origin.clone(),
            Some(Overlay::Palette(palette)) => palette.origin.clone(),
            Some(Overlay::Kinds(kinds)) => kinds.origin.clone(),
            Some(Overlay::Ways(ways)) => ways.origin.clone(),
            Some(Overlay::Choice(choosing)) => Selection::shown(&choosing.key),
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
        let read = self.known.generation > 0;
        let welcome = read && self.is_empty() && self.place == Place::Portfolio;
        let cursor = selection.cursor.as_ref();
        CommandContext {
            screen: if welcome {
                ScreenId::Welcome
            } else {
                self.place.screen()
            },
            subject: cursor.map_or(self.default_subject(), |key| self.subject(key)),
            selected: (selection.marks > 0).then(subjects),
            undo: self.undo.is_some(),
            redo: self.redo.is_some(),
            back: !self.back.is_empty() || (self.reads_detail() && !selection.in_window),
            filtered: !self.list().filter.is_empty(),
            marked: selection.marks > 0,
            writable: self.known.read_only.is_none(),
            news: self.known.news() != (0, 0),
            roadmaps: !self.known.folder.portfolio.roadmaps.is_empty(),
            field: self.field,
            asked: selection.marks == 0
                && cursor.is_some_and(|key| asked_about(&self.known, key).is_some()),
            acknowledged: remarks.all(|key| self.is_acknowledged(key)),
            several: selection.marks > 1,
            at_end: self.review.as_ref().is_some_and(|review| review.at_end),
            conflicts: !self.known.clashes.is_empty(),
            conflict: cursor.is_some_and(|key| self.known.clash(key).is_some()),
            offered: self.offered.is_some(),
            kept: !self.drafts.is_empty(),
            window: selection.in_window,
        }
    }

    /// The same if that were all there is at hand.
    pub(crate) fn alone(&self, context: &CommandContext, key: &Key) -> CommandContext {
        CommandContext {
            subject: self.subject(key),
            selected: None,
            several: false,
            acknowledged: self.is_acknowledged(key),
            ..*context
        }
    }

    fn is_acknowledged(&self, key: &Key) -> bool {
        let entry = self.known.entry_of(key);
        let is_remark = matches!(key, Key::Entry(_, Kind::Feedback, _));
        is_remark && entry.is_some_and(|entry| entry.value("acknowledged").is_some())
    }

    fn default_subject(&self) -> TargetKind {
        match self.place.roadmap() {
            Some(_) => TargetKind::Roadmap,
            None => TargetKind::Nothing,
        }
    }

    /// What sort of thing a key of a list stands for.
    pub(crate) fn subject(&self, key: &Key) -> TargetKind {
        let (roadmap, kind, id) = match key {
            Key::Roadmap(_) => return TargetKind::Roadmap,
            Key::Problem(..) | Key::Task(_) => return TargetKind::Fixed,
            Key::Word(_, word) if ASSESSED_WORDS.contains(&word.as_str()) => {
                return TargetKind::Score;
            }
            Key::Word(..) => return TargetKind::Fixed,
            key if self.known.part(key).is_some() => return TargetKind::Entry,
            key if key.is_nobody() => return TargetKind::Fixed,
            Key::Entry(roadmap, kind, id) => (roadmap, *kind, id),
        };
        let Some(file) = self.known.roadmap(roadmap) else {
            return TargetKind::Fixed;
        };
        if kind == Kind::Owner && self.known.found(key).is_some() {
            return TargetKind::Owner;
        }
        let Some(index) = file.position(kind, id) else {
            return if kind == Kind::Cluster {
                TargetKind::Entry
            } else {
                TargetKind::Fixed
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
    pub(crate) fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.toast = Some(Toast {
            tone,
            text: text.into(),
            above: false,
        });
    }

    /// Says something over the line above the keys, which stays as it is.
    pub(crate) fn say_above(&mut self, text: impl Into<String>) {
        self.toast = Some(Toast {
            tone: Tone::Plain,
            text: text.into(),
            above: true,
        });
    }
}
