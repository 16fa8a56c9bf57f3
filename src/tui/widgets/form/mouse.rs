//! What a click does in a form: it goes to a field, or chooses in what lies over the form.

use ratatui::layout::{Position, Rect};

use crate::tui::widgets::form::draw_popup::{self, Chosen};
use crate::tui::widgets::form::form::{Focus, Form, Popup};
use crate::tui::widgets::form::input::{FormEvent, FormInput};
use crate::tui::widgets::form::layout::FormLayout;
use crate::tui::widgets::form::style::FormStyle;

impl Form {
    /// Takes a click at a place of the screen, the form being drawn in `area`.
    pub(crate) fn point(&mut self, area: Rect, at: Position) -> FormEvent {
        // Looks move nothing.
        let Some(layout) = FormLayout::of(self, area, &FormStyle::default()) else {
            return FormEvent::Nothing;
        };
        if let Some(popup) = &self.popup
            && let Some(chosen) = draw_popup::at(popup, layout.room, at)
        {
            return self.choose(chosen);
        }
        if let Some(button) = layout.button_at(at) {
            self.move_to(button);
            return self.update(FormInput::Enter);
        }
        if !layout.body.contains(at) {
            return FormEvent::Nothing;
        }
        let row = usize::from(at.y - layout.body.y);
        let Some(of) = layout.in_view().nth(row).map(|row| row.of) else {
            return FormEvent::Nothing;
        };
        self.go_to(of)
    }

    /// A click into the field that has the cursor opens its picker.
    fn go_to(&mut self, of: Focus) -> FormEvent {
        if of == Focus::More {
            self.move_to(of);
            return self.update(FormInput::Enter);
        }
        if !self.stops().contains(&of) {
            return FormEvent::Nothing;
        }
        if self.focus != of {
            self.move_to(of);
        } else if self.popup.is_none() && self.can_pick() {
            return self.update(FormInput::Pick);
        }
        FormEvent::Changed
    }

    fn choose(&mut self, chosen: Chosen) -> FormEvent {
        match (&mut self.popup, chosen) {
            (Some(Popup::List(picker)), Chosen::Row(row)) => {
                picker.at = row;
                picker.pointed = true;
                let many = picker.many;
                self.update(match many {
                    true => FormInput::Char(' '),
                    false => FormInput::Enter,
                })
            }
            (Some(Popup::Month(month)), Chosen::Day(day)) => {
                month.day = day;
                self.update(FormInput::Enter)
            }
            _ => FormEvent::Nothing,
        }
    }
}
