//! A form that is being filled in, and what it is for.

use ratatui::layout::Rect;

use crate::model::{Kind, Value};
use crate::tui::app::dispatch::Selection;
use crate::tui::app::output::OutputKind;
use crate::tui::app::route::Key;
use crate::tui::app::sync_status::Exchange;
use crate::tui::widgets::form::Form;

/// The widest that a form is drawn.
const WIDEST: u16 = 100;

/// The columns and rows from which on a form has a frame.
const FRAMED: (u16, u16) = (50, 14);

/// The rows from which on what a form is about is shown above it.
const ABOUT: u16 = 5;

/// Where the parts of a form lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormAreas {
    /// What it is about, where there is room.
    pub above: Option<Rect>,
    /// The form with its frame.
    pub outside: Rect,
    /// Whether it has a frame.
    pub framed: bool,
    /// The form itself.
    pub form: Rect,
}

/// What a form is for: a verb with what it is done to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Purpose {
    /// Change any field of an entry.
    Edit(Key),
    /// Add an entry or record to the file of that id.
    Add(String, Kind),
    /// Add a part to an entry: a reading, a step, a match, a sector.
    AddPart(Key, Kind),
    /// A new expected date.
    Forecast(Key),
    /// New expected dates for several.
    Shift(Vec<Key>),
    /// It is done.
    Done(Vec<Key>),
    /// Something stands in the way.
    Block(Vec<Key>),
    /// Another owner.
    Owner(Vec<Key>),
    /// An agreed silence.
    Quiet(Vec<Key>),
    /// An approved date.
    Approve(Vec<Key>),
    /// It will not be done.
    Drop(Vec<Key>),
    /// On which rung a capability stands; the milestone it is about where that was asked from one.
    Assess(Key),
    /// The numbers of a placement as they are now.
    Count(Key),
    /// All that is open of an owner goes to another.
    Handover(Key),
    /// An answer.
    Answer(Key),
    /// The speaker was told the answer.
    Tell(Vec<Key>),
    /// It is opened again.
    Reopen(Key),
    /// A third value for a field in conflict.
    Settle(Key),
    /// What somebody said; the number tells those apart that are begun and not saved.
    Feedback(usize),
    /// Something sensitive was taken to an office.
    Refer,
    /// A roadmap was gone through: the record of that.
    Review(String),
    /// A new roadmap.
    Roadmap,
    /// Another id for the roadmap of that id.
    Rename(String),
    /// The roadmap of that id goes to the trash.
    Delete(String),
    /// Who acts.
    Name,
    /// The folder of the stick, the share or the office.
    Where(Exchange),
    /// Which day it is, where the clock cannot be right.
    Day,
    /// A file for others.
    Write {
        /// What is written; none: that is chosen.
        kind: Option<OutputKind>,
        /// Whether it is opened as soon as it is there.
        open: bool,
    },
}

impl Purpose {
    /// The entries that it changes, adds to or is about.
    pub(crate) fn targets(&self) -> &[Key] {
        match self {
            Purpose::Edit(key)
            | Purpose::AddPart(key, _)
            | Purpose::Forecast(key)
            | Purpose::Assess(key)
            | Purpose::Count(key)
            | Purpose::Handover(key)
            | Purpose::Answer(key)
            | Purpose::Settle(key)
            | Purpose::Reopen(key) => std::slice::from_ref(key),
            Purpose::Shift(keys)
            | Purpose::Done(keys)
            | Purpose::Block(keys)
            | Purpose::Owner(keys)
            | Purpose::Quiet(keys)
            | Purpose::Approve(keys)
            | Purpose::Drop(keys)
            | Purpose::Tell(keys) => keys,
            Purpose::Add(..)
            | Purpose::Review(_)
            | Purpose::Feedback(_)
            | Purpose::Refer
            | Purpose::Roadmap
            | Purpose::Rename(_)
            | Purpose::Delete(_)
            | Purpose::Where(_)
            | Purpose::Name
            | Purpose::Write { .. }
            | Purpose::Day => &[],
        }
    }

    /// The one entry that it is about, where it is about one.
    pub(crate) fn about(&self) -> Option<&Key> {
        match self.targets() {
            [key] => Some(key),
            _ => None,
        }
    }

    /// Where the parts of the form lie in the body of the screen.
    pub(crate) fn areas(&self, form: &Form, body: Rect) -> FormAreas {
        let framed = body.width >= FRAMED.0 && body.height >= FRAMED.1;
        let edge = if framed { 2 } else { 0 };
        let width = body.width.min(WIDEST);
        let wanted = u16::try_from(form.rows_wanted()).unwrap_or(u16::MAX);
        let height = wanted.saturating_add(edge).min(body.height);
        let spare = body.height - height;
        let above = (self.about().is_some() && !self.is_long() && spare >= ABOUT).then(|| Rect {
            x: body.x + 1,
            width: body.width.saturating_sub(2),
            height: spare,
            ..body
        });
        let outside = Rect {
            x: body.x + (body.width - width) / 2,
            y: body.y + if above.is_some() { spare } else { spare / 2 },
            width,
            height,
        };
        let side = if framed { 2 } else { 1.min(width / 2) };
        let form = Rect {
            x: outside.x + side,
            y: outside.y + edge / 2,
            width: outside.width.saturating_sub(2 * side),
            height: outside.height.saturating_sub(edge),
        };
        FormAreas {
            above,
            outside,
            framed,
            form,
        }
    }

    /// Whether it is a remark.
    pub(crate) fn is_remark(&self) -> bool {
        matches!(self, Purpose::Feedback(_))
    }

    /// Whether what it writes bears the name of who acts.
    pub(crate) fn bears_a_name(&self) -> bool {
        !matches!(
            self,
            Purpose::Name
                | Purpose::Day
                | Purpose::Where(_)
                | Purpose::Roadmap
                | Purpose::Write { .. }
        )
    }

    /// Whether it asks for so much that it takes the whole screen.
    pub(crate) fn is_long(&self) -> bool {
        matches!(
            self,
            Purpose::Edit(_) | Purpose::Add(..) | Purpose::Feedback(_)
        )
    }
}

/// A form with its purpose.
#[derive(Clone, Debug)]
pub(crate) struct Filling {
    /// What it is for.
    pub purpose: Purpose,
    /// The form.
    pub form: Form,
    /// The roadmap whose entries its pickers offer, where that is chosen in the form itself.
    pub offered: Option<Value>,
    /// What was selected when it was opened.
    pub origin: Selection,
    /// The key of the field for which an entry is made in the form above this one.
    pub awaits: Option<String>,
}

impl Filling {
    /// What is kept of it when it is left: of a remark all of it, as it may be gone on with from another place.
    pub(crate) fn typed(&self) -> Vec<(String, String)> {
        match self.purpose.is_remark() {
            true => self.form.texts(),
            false => self.form.draft(),
        }
    }
}
