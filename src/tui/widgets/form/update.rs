//! What each input does to a form: moving among its fields, and saving.

use crate::model::ValueType;

use crate::tui::widgets::form::form::{Focus, Form, Popup};
use crate::tui::widgets::form::input::{FormEvent, FormInput};
use crate::tui::widgets::form::wrapping;

/// Fields that PageUp and PageDown go past.
const PAGE: usize = 5;

impl Form {
    /// Takes one input.
    pub fn update(&mut self, input: FormInput) -> FormEvent {
        if let FormInput::Resize { width, .. } = input {
            self.columns = crate::tui::widgets::form::draw::value_columns(self, width);
            return FormEvent::Changed;
        }
        let again = std::mem::take(&mut self.again);
        match input {
            FormInput::Save => return self.save(),
            FormInput::Enter if again => return self.save(),
            _ => self.refused = None,
        }
        match self.popup.take() {
            Some(Popup::Month(month)) => self.in_month(month, input),
            Some(Popup::List(picker)) => self.in_list(picker, input),
            None => self.in_field(input),
        }
    }

    pub(super) fn in_field(&mut self, input: FormInput) -> FormEvent {
        match input {
            FormInput::Esc => {
                return FormEvent::Leave {
                    dirty: self.is_dirty(),
                };
            }
            FormInput::Tab => self.go(1),
            FormInput::BackTab => self.go(-1),
            FormInput::Down if !self.move_row(1) => self.go(1),
            FormInput::Up if !self.move_row(-1) => self.go(-1),
            FormInput::PageDown => self.go(PAGE as isize),
            FormInput::PageUp => self.go(-(PAGE as isize)),
            FormInput::Enter => return self.enter(),
            FormInput::Pick => self.open_popup(),
            FormInput::Restore => self.restore(),
            FormInput::Down | FormInput::Up => {}
            other => return self.type_in(&other),
        }
        FormEvent::Changed
    }

    pub(super) fn enter(&mut self) -> FormEvent {
        let Some(blank) = self.focused_blank() else {
            self.unfold();
            return FormEvent::Changed;
        };
        if blank.typing.many_lines() {
            return self.type_in(&FormInput::Char('\n'));
        }
        if self.fresh && !self.settled && self.can_pick() {
            self.open_popup();
            return FormEvent::Changed;
        }
        self.go_on()
    }

    /// To the next field; saves on the last.
    pub(super) fn go_on(&mut self) -> FormEvent {
        if self.is_last() {
            return self.save();
        }
        self.go(1);
        FormEvent::Changed
    }

    pub(super) fn is_last(&self) -> bool {
        let mut fields = self.stops().into_iter();
        let last = fields.rfind(|stop| matches!(stop, Focus::Blank(_)));
        last == Some(self.focus)
    }

    pub(super) fn unfold(&mut self) {
        let folded = self.blanks.iter().position(|blank| blank.asked.folded);
        self.unfolded = true;
        let next = folded.map(Focus::Blank);
        let stops = self.stops();
        let first = next.filter(|next| stops.contains(next));
        self.move_to(first.or(stops.first().copied()).unwrap_or(Focus::More));
    }

    /// So many fields on, or back where negative; stays at either end.
    pub(super) fn go(&mut self, fields: isize) {
        let stops = self.stops();
        let at = stops.iter().position(|stop| *stop == self.focus);
        let to = at.unwrap_or(0).saturating_add_signed(fields);
        if let Some(stop) = stops.get(to.min(stops.len().saturating_sub(1))) {
            self.move_to(*stop);
        }
    }

    /// A row down or up inside a long text. False where there is none in that direction.
    pub(super) fn move_row(&mut self, by: isize) -> bool {
        let columns = self.columns;
        let Some(blank) = self.focused_blank_mut() else {
            return false;
        };
        if !blank.typing.many_lines() {
            return false;
        }
        let text = blank.text();
        let rows = wrapping::rows(text, columns);
        let (row, column) = wrapping::place(text, &rows, blank.typing.cursor());
        let to = row.checked_add_signed(by).and_then(|to| rows.get(to));
        let Some(byte) = to.map(|to| wrapping::byte_at(text, to.clone(), column)) else {
            return false;
        };
        blank.typing.move_to(byte);
        self.fresh = false;
        true
    }

    pub(super) fn restore(&mut self) {
        let calendar = self.calendar;
        if let Some(blank) = self.focused_blank_mut() {
            blank.restore(&calendar);
        }
        self.fresh = true;
    }

    pub(super) fn can_pick(&self) -> bool {
        self.focused_blank().is_some_and(|blank| {
            blank.asked.is_picked() || (blank.asked.shape == ValueType::Date && !blank.asked.many)
        })
    }

    /// Gives the changes, or goes to the first field that must be put right.
    pub(super) fn save(&mut self) -> FormEvent {
        match self.popup.take() {
            Some(Popup::List(picker)) => self.complete(&picker),
            Some(Popup::Month(month)) if month.moved => self.take_day(&month),
            _ => {}
        }
        let Some(place) = (0..self.blanks.len()).find(|&place| self.obstacle(place).is_some())
        else {
            return match self.doubt() {
                true => FormEvent::Changed,
                false => FormEvent::Save(self.changes()),
            };
        };
        let blank = &self.blanks[place];
        let (key, label) = (blank.asked.key.clone(), &blank.asked.label);
        // What is wrong with a text stands below it.
        let refused = match blank.error() {
            Some(_) => format!("not saved yet: put {label} right first"),
            None => format!("not saved yet: {label} is needed"),
        };
        self.focus_on(&key);
        // Enter opens no picker over what was just said.
        self.settled = true;
        self.refused = Some(refused);
        FormEvent::Changed
    }
}
