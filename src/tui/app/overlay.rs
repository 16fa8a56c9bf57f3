//! Windows over the screen. They lie on a stack; what is typed goes to the one on top.

use std::path::PathBuf;

use crate::commands::Command;
use crate::tui::app::conflict_picker::Choosing;
use crate::tui::app::dialog::{Filling, Purpose};
use crate::tui::app::dispatch::Selection;
use crate::tui::app::palette::Palette;
use crate::tui::app::review::Scope;
use crate::tui::app::route::Key;
use crate::tui::app::text_line::Line;

/// One window.
#[derive(Clone, Debug)]
pub(crate) enum Overlay {
    /// Every key, searched by typing.
    Help(Help),
    /// Everything about one entry.
    About(Key, Reader),
    /// What can be done here, in words.
    Menu(Menu),
    /// The filter of the list, typed on the line above the keys. Holds what it was before.
    Filter(Line, String),
    /// A form.
    Form(Box<Filling>),
    /// Everything that can be done or gone to, found by a few letters.
    Palette(Box<Palette>),
    /// A text that came of something.
    Page(Page, Reader),
    /// Which kind of entry is to be added.
    Kinds(Kinds),
    /// Which of the values holds that people gave apart.
    Choice(Choosing),
    /// One of several ways to go on.
    Ways(Ways),
    /// The page of the tour, from 0.
    Tour(usize),
}

/// The pages of the tour.
pub(crate) const TOUR_PAGES: usize = 6;

/// A long text and how far it is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reader {
    /// The first line shown.
    pub top: usize,
}

/// Help: the words that are looked for, and how far what was found is scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Help {
    /// What is typed.
    pub line: Line,
    /// How far it is scrolled.
    pub reader: Reader,
}

/// A text with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// The title.
    pub title: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// A menu: actions in words, one under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Menu {
    /// What is offered.
    pub actions: Vec<Command>,
    /// The one under the cursor.
    pub index: usize,
    /// What was selected when it was opened: what is chosen is done to that.
    pub origin: Selection,
}

/// What can be added here, one under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kinds {
    /// What is offered.
    pub offers: Vec<AddOffer>,
    /// The one under the cursor.
    pub index: usize,
    /// What was selected when it was opened.
    pub origin: Selection,
}

/// One kind of entry that can be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AddOffer {
    /// The letter that chooses it.
    pub letter: char,
    /// What it is.
    pub words: String,
    /// What choosing it leads to.
    pub goal: AddGoal,
}

/// What choosing a kind to be added leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AddGoal {
    /// Its form.
    Open(Purpose),
    /// The question to which entry it belongs, with the form for each.
    Which(String, Vec<(String, Purpose)>),
    /// Nothing yet: what has to come first.
    Missing(String),
}

/// Several ways to go on, one under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ways {
    /// What is asked.
    pub title: String,
    /// What is offered: the words, and what they stand for.
    pub offers: Vec<(String, Way)>,
    /// The one under the cursor.
    pub index: usize,
    /// What was selected when it was opened.
    pub origin: Selection,
}

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// With a review that was begun.
    GoOn(Scope),
    /// With a new review.
    Review(Scope),
    /// With that action.
    Act(Command),
    /// With that form.
    Open(Purpose),
    /// With what can be added to the roadmap of that id.
    Add(String),
    /// Asks what is to become of what was typed into that form and not saved.
    Kept(Purpose),
    /// Without what was typed into that form.
    Forget(Purpose),
    /// With that file, in the program that the system has for it.
    OpenFile(PathBuf),
    /// With that text in the clipboard.
    Copy(String),
    /// As it is.
    Stay,
}
