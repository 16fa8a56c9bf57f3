//! A form that is being filled in, and what it is for.

use ratatui::layout::Rect;

use crate::model::{Kind, Value};
use crate::tui::state::dispatch::Selection;
use crate::tui::state::output::OutputKind;
use crate::tui::state::route::RowId;
use crate::tui::state::sync_status::Exchange;
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
pub(crate) enum AnyDialog {
    /// Change any field of an entry.
    Edit(RowId),
    /// Add an entry or record to the file of that id.
    Add(String, Kind),
    /// Add a part to an entry: a reading, a step, a match, a sector.
    AddPart(RowId, Kind),
    /// A new expected date.
    Forecast(RowId),
    /// New expected dates for several.
    Shift(Vec<RowId>),
    /// It is done.
    Done(Vec<RowId>),
    /// Something stands in the way.
    Block(Vec<RowId>),
    /// Another owner.
    Owner(Vec<RowId>),
    /// An agreed silence.
    Quiet(Vec<RowId>),
    /// An approved date.
    Approve(Vec<RowId>),
    /// It will not be done.
    Drop(Vec<RowId>),
    /// On which rung a capability stands; the milestone it is about where that was asked from one.
    Assess(RowId),
    /// The numbers of a placement as they are now.
    Count(RowId),
    /// All that is open of an owner goes to another.
    Handover(RowId),
    /// An answer.
    Answer(RowId),
    /// The speaker was told the answer.
    Tell(Vec<RowId>),
    /// It is opened again.
    Reopen(RowId),
    /// A third value for a field in conflict.
    Settle(RowId),
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
    /// A file of another program.
    Import,
    /// Which of its columns holds which field.
    ImportColumns,
    /// A file for others.
    Write {
        /// What is written; none: that is chosen.
        kind: Option<OutputKind>,
        /// Whether it is opened as soon as it is there.
        opens: bool,
    },
    /// Since when changes are to be shown.
    Since,
}

impl AnyDialog {
    /// The entries that it changes, adds to or is about.
    pub(crate) fn targets(&self) -> &[RowId] {
        match self {
            AnyDialog::Edit(key)
            | AnyDialog::AddPart(key, _)
            | AnyDialog::Forecast(key)
            | AnyDialog::Assess(key)
            | AnyDialog::Count(key)
            | AnyDialog::Handover(key)
            | AnyDialog::Answer(key)
            | AnyDialog::Settle(key)
            | AnyDialog::Reopen(key) => std::slice::from_ref(key),
            AnyDialog::Shift(keys)
            | AnyDialog::Done(keys)
            | AnyDialog::Block(keys)
            | AnyDialog::Owner(keys)
            | AnyDialog::Quiet(keys)
            | AnyDialog::Approve(keys)
            | AnyDialog::Drop(keys)
            | AnyDialog::Tell(keys) => keys,
            AnyDialog::Add(..)
            | AnyDialog::Review(_)
            | AnyDialog::Feedback(_)
            | AnyDialog::Refer
            | AnyDialog::Roadmap
            | AnyDialog::Rename(_)
            | AnyDialog::Delete(_)
            | AnyDialog::Where(_)
            | AnyDialog::Name
            | AnyDialog::Write { .. }
            | AnyDialog::Since
            | AnyDialog::Import
            | AnyDialog::ImportColumns
            | AnyDialog::Day => &[],
        }
    }

    /// The one entry that it is about, where it is about one.
    pub(crate) fn about(&self) -> Option<&RowId> {
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
        matches!(self, AnyDialog::Feedback(_))
    }

    /// Whether what it writes bears the name of who acts.
    pub(crate) fn bears_a_name(&self) -> bool {
        !matches!(
            self,
            AnyDialog::Name
                | AnyDialog::Day
                | AnyDialog::Since
                | AnyDialog::Where(_)
                | AnyDialog::Roadmap
                | AnyDialog::Write { .. }
                | AnyDialog::ImportColumns
        )
    }

    /// Whether it asks for so much that it takes the whole screen.
    pub(crate) fn is_long(&self) -> bool {
        matches!(
            self,
            AnyDialog::Edit(_) | AnyDialog::Add(..) | AnyDialog::Feedback(_)
        )
    }
}

/// A form with its purpose.
#[derive(Clone, Debug)]
pub(crate) struct OpenDialog {
    /// What it is for.
    pub dialog: AnyDialog,
    /// The form.
    pub form: Form,
    /// The roadmap whose entries its pickers offer, where that is chosen in the form itself.
    pub offered: Option<Value>,
    /// What was selected when it was opened.
    pub origin: Selection,
    /// The key of the field for which an entry is made in the form above this one.
    pub awaits: Option<String>,
}

impl OpenDialog {
    /// What is kept of it when it is left: of a remark all of it, as it may be gone on with from another place.
    pub(crate) fn typed(&self) -> Vec<(String, String)> {
        match self.dialog.is_remark() {
            true => self.form.texts(),
            false => self.form.draft(),
        }
    }
}
