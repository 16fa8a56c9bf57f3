//! Windows over the screen. They lie on a stack; what is typed goes to the one on top.

use std::path::PathBuf;

use crate::commands::Command;
use crate::tui::app::dialog::OpenDialog;
use crate::tui::app::palette::CommandPalette;
use crate::tui::app::text_line::LineInput;
use crate::tui::dialogs::AnyDialog;
use crate::tui::state::conflict_picker::ConflictPicker;
use crate::tui::state::dispatch::Selection;
use crate::tui::state::review::Scope;
use crate::tui::state::route::RowId;

/// One window.
#[derive(Clone, Debug)]
pub(crate) enum Overlay {
    /// Every key, searched by typing.
    Help(Help),
    /// Everything about one entry.
    Details(RowId, ScrollState),
    /// What can be done here, in words.
    Menu(Menu),
    /// The filter of the list, typed on the line above the keys. Holds what it was before.
    Filter(LineInput, String),
    /// A form.
    Form(Box<OpenDialog>),
    /// Everything that can be done or gone to, found by a few letters.
    Palette(Box<CommandPalette>),
    /// A text that came of something.
    Text(TextPage, ScrollState),
    /// Which kind of entry is to be added.
    Kinds(KindMenu),
    /// Which of the values holds that people gave apart.
    Conflict(ConflictPicker),
    /// One of several ways to go on.
    Choices(ChoiceMenu),
    /// What a file of another program would change.
    Import(ScrollState),
    /// What the reply of an owner would change.
    Reply(ScrollState),
    /// The page of the tour, from 0.
    Tour(usize),
}

/// The pages of the tour.
pub(crate) const TOUR_PAGES: usize = 6;

/// A long text and how far it is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ScrollState {
    /// The first line shown.
    pub top: usize,
}

/// Help: the words that are looked for, and how far what was found is scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Help {
    /// What is typed.
    pub line: LineInput,
    /// How far it is scrolled.
    pub reader: ScrollState,
}

/// A text with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextPage {
    /// The title.
    pub title: String,
    /// The lines.
    pub lines: Vec<PageLine>,
}

impl TextPage {
    /// A text of plain lines.
    pub(crate) fn of(title: impl Into<String>, lines: impl IntoIterator<Item = String>) -> Self {
        Self {
            title: title.into(),
            lines: lines.into_iter().map(PageLine::Plain).collect(),
        }
    }
}

/// A line of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PageLine {
    /// The heading of a section.
    Section(String),
    /// A heading inside a section.
    Heading(String),
    /// The headings of columns.
    Quiet(String),
    /// Anything else.
    Plain(String),
}

impl PageLine {
    /// What it says.
    pub(crate) fn text(&self) -> &str {
        match self {
            PageLine::Section(text)
            | PageLine::Heading(text)
            | PageLine::Quiet(text)
            | PageLine::Plain(text) => text,
        }
    }
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
pub(crate) struct KindMenu {
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
    Open(AnyDialog),
    /// The question to which entry it belongs, with the form for each.
    Which(String, Vec<(String, AnyDialog)>),
    /// Nothing yet: what has to come first.
    Missing(String),
}

/// Several ways to go on, one under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChoiceMenu {
    /// What is asked.
    pub title: String,
    /// What is offered: the words, and what they stand for.
    pub offers: Vec<(String, Choice)>,
    /// The one under the cursor.
    pub index: usize,
    /// What was selected when it was opened.
    pub origin: Selection,
}

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// With a review that was begun.
    GoOn(Scope),
    /// With a new review.
    Review(Scope),
    /// With that action.
    Command(Command),
    /// With that form.
    Open(AnyDialog),
    /// With what can be added to the roadmap of that id.
    Add(String),
    /// Asks what is to become of what was typed into that form and not saved.
    Draft(AnyDialog),
    /// Without what was typed into that form.
    Forget(AnyDialog),
    /// With that file, in the program that the system has for it.
    OpenFile(PathBuf),
    /// With the message to that owner in that language.
    Chase(RowId, String),
    /// With that text in the clipboard.
    Copy(String),
    /// With everything shown that a presentation hides.
    EndPresentation,
    /// As it is.
    Stay,
}
