//! A form that is being filled in.

use ratatui::layout::Rect;

use crate::model::Value;
use crate::tui::dialogs::AnyDialog;
use crate::tui::state::dispatch::Selection;
use crate::tui::widgets::form::Form;

/// The widest that a form is drawn.
const WIDEST: u16 = 100;

/// The columns and rows from which on a form has a frame.
const FRAMED: (u16, u16) = (50, 14);

/// The rows from which on what a form is about is shown above it.
const ABOUT: u16 = 5;

/// The most rows of it in a frame of its own.
const ABOUT_MOST: u16 = 14;

/// The columns and rows of a body in which what a form is about has a frame of its own.
const ROOMY: (u16, u16) = (100, 26);

/// Where the parts of a form lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormAreas {
    /// What it is about, where there is room.
    pub above: Option<Rect>,
    /// Whether that has a frame of its own.
    pub above_framed: bool,
    /// The form with its frame.
    pub outside: Rect,
    /// Whether it has a frame.
    pub framed: bool,
    /// The form itself.
    pub form: Rect,
}

/// A form that is being filled in.
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
    /// Where the parts of the form lie in the body of the screen.
    pub(crate) fn areas(&self, body: Rect) -> FormAreas {
        let framed = body.width >= FRAMED.0 && body.height >= FRAMED.1;
        let edge = if framed { 2 } else { 0 };
        let width = body.width.min(WIDEST);
        let wanted = u16::try_from(self.form.rows_wanted()).unwrap_or(u16::MAX);
        let height = wanted.saturating_add(edge).min(body.height);
        let spare = body.height - height;
        let roomy = body.width >= ROOMY.0 && body.height >= ROOMY.1;
        let has_above = self.dialog.about().is_some() && !self.dialog.is_long() && spare >= ABOUT;
        let x = body.x + (body.width - width) / 2;
        let above = has_above.then(|| match roomy {
            true => {
                let high = spare.min(ABOUT_MOST);
                Rect::new(x, body.y + (spare - high) / 2, width, high)
            }
            false => Rect {
                x: body.x + 1,
                width: body.width.saturating_sub(2),
                height: spare,
                ..body
            },
        });
        let outside = Rect {
            x,
            y: above.map_or(body.y + spare / 2, |above| above.bottom()),
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
            above_framed: roomy,
            outside,
            framed,
            form,
        }
    }

    /// Whether anything is kept when it is left: something was typed, and the form keeps it.
    pub(crate) fn is_to_keep(&self) -> bool {
        self.dialog.is_kept() && self.form.is_dirty() && !self.typed().is_empty()
    }

    /// What is kept of it when it is left: of a remark all of it, as it may be gone on with from another place.
    pub(crate) fn typed(&self) -> Vec<(String, String)> {
        match self.dialog.is_remark() {
            true => self.form.texts(),
            false => self.form.draft(),
        }
    }
}
