//! What each input does to a form: moving among its fields, and saving.

use std::borrow::Cow;

use crate::model::ValueType;

use crate::tui::widgets::form::form::{Focus, Form, Popup};
use crate::tui::widgets::form::input::{FormEvent, FormInput};
use crate::tui::widgets::form::wrapping;

/// Fields that PageUp and PageDown go past.
const PAGE: usize = 5;

impl Form {
    /// Takes one input.
    pub(crate) fn update(&mut self, input: FormInput) -> FormEvent {
        let event = self.take_input(input);
        self.fit();
        event
    }

    /// Breaks the long text under the cursor for the columns that it has.
    fn fit(&mut self) {
        self.columns = crate::tui::widgets::form::draw::value_columns(self, self.width);
        let columns = self.columns;
        if let Some(field) = self.focused_field_mut()
            && field.typing.many_lines()
        {
            field.wrapped.fit(field.typing.text(), columns);
        }
    }

    fn take_input(&mut self, input: FormInput) -> FormEvent {
        if let FormInput::Resize { width, .. } = input {
            self.width = width;
            return FormEvent::Changed;
        }
        match input {
            FormInput::Save => return self.save(),
            FormInput::Enter if self.focus == Focus::Save => return self.save(),
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
            FormInput::PageDown => self.go_fields(PAGE as isize),
            FormInput::PageUp => self.go_fields(-(PAGE as isize)),
            FormInput::Enter => return self.enter(),
            FormInput::Char(' ') if self.is_on_button() => return self.enter(),
            FormInput::Left | FormInput::Right if self.is_on_button() => {
                let other = match self.focus {
                    Focus::Save => Focus::Cancel,
                    _ => Focus::Save,
                };
                self.move_to(other);
            }
            FormInput::Pick if self.lists_advice() => return FormEvent::Advice,
            FormInput::Pick if self.can_pick() => self.open_popup(),
            FormInput::Pick => return FormEvent::Nothing,
            FormInput::Restore if self.restore() => {}
            FormInput::Restore => return FormEvent::Nothing,
            FormInput::Down | FormInput::Up => {}
            other => return self.type_in(&other),
        }
        FormEvent::Changed
    }

    /// Whether the cursor is on a button, where all that follows from what is typed can be listed.
    pub(super) fn lists_advice(&self) -> bool {
        self.is_on_button() && self.advice.lines.len() > 1
    }

    pub(super) fn is_on_button(&self) -> bool {
        matches!(self.focus, Focus::Save | Focus::Cancel)
    }

    /// Opens the list of a field that has one, begins a line in a long text, presses a button; else goes on.
    pub(super) fn enter(&mut self) -> FormEvent {
        match self.focus {
            Focus::More => self.unfold(),
            Focus::Save => return self.save(),
            Focus::Cancel => {
                return FormEvent::Leave {
                    dirty: self.is_dirty(),
                };
            }
            Focus::Field(_) => match self.focused_field() {
                Some(field) if field.typing.many_lines() => {
                    return self.type_in(&FormInput::Char('\n'));
                }
                Some(field) if field.asked.is_picked() => self.open_popup(),
                _ => self.go(1),
            },
        }
        FormEvent::Changed
    }

    pub(super) fn unfold(&mut self) {
        let folded = self.fields.iter().position(|field| field.asked.folded);
        self.unfolded = true;
        let next = folded.map(Focus::Field);
        let stops = self.stops();
        let first = next.filter(|next| stops.contains(next));
        self.move_to(first.or(stops.first().copied()).unwrap_or(Focus::More));
    }

    /// So many fields on, or back where negative; stays at either end.
    pub(super) fn go_fields(&mut self, fields: isize) {
        let stops = self.stops();
        self.step_among(&stops, fields);
    }

    /// So many fields or buttons on, or back where negative; stays at either end.
    pub(super) fn go(&mut self, by: isize) {
        let mut stops = self.stops();
        stops.extend([Focus::Save, Focus::Cancel]);
        self.step_among(&stops, by);
    }

    fn step_among(&mut self, stops: &[Focus], fields: isize) {
        let at = stops.iter().position(|stop| *stop == self.focus);
        let to = at
            .unwrap_or(stops.len().saturating_sub(1))
            .saturating_add_signed(fields);
        if let Some(stop) = stops.get(to.min(stops.len().saturating_sub(1))) {
            self.move_to(*stop);
        }
    }

    /// A row down or up inside a long text. False where there is none in that direction.
    pub(super) fn move_row(&mut self, by: isize) -> bool {
        let columns = self.columns;
        let Some(field) = self.focused_field_mut() else {
            return false;
        };
        if !field.typing.many_lines() {
            return false;
        }
        let text = field.text();
        let rows = match field.wrapped.rows(columns) {
            Some(rows) => Cow::Borrowed(rows),
            None => Cow::Owned(wrapping::rows(text, columns)),
        };
        let (row, column) = wrapping::place(text, &rows, field.typing.cursor());
        let to = row.checked_add_signed(by).and_then(|to| rows.get(to));
        let Some(byte) = to.map(|to| wrapping::byte_at(text, to.clone(), column)) else {
            return false;
        };
        field.typing.move_to(byte);
        self.fresh = false;
        true
    }

    /// Puts the field back as the form found it. Says whether that changed anything.
    pub(super) fn restore(&mut self) -> bool {
        let calendar = self.calendar;
        let field = self.focused_field_mut();
        let is_other = field.is_some_and(|field| field.restore(&calendar));
        self.fresh = true;
        is_other
    }

    pub(super) fn can_pick(&self) -> bool {
        self.focused_field().is_some_and(|field| {
            field.asked.is_picked() || (field.asked.shape == ValueType::Date && !field.asked.many)
        })
    }

    /// Gives the changes, or goes to the first field that must be put right.
    pub(super) fn save(&mut self) -> FormEvent {
        match self.popup.take() {
            Some(Popup::List(picker)) => self.complete(&picker),
            Some(Popup::Month(month)) if month.moved => self.take_day(&month),
            _ => {}
        }
        let Some(place) = (0..self.fields.len()).find(|&place| self.obstacle(place).is_some())
        else {
            return match self.doubt() {
                true => FormEvent::Changed,
                false => FormEvent::Save(self.changes()),
            };
        };
        let field = &self.fields[place];
        let (key, label) = (field.asked.key.clone(), &field.asked.label);
        // What is wrong with a text stands below it.
        let refused = match field.error() {
            Some(_) => format!("not saved yet: put {label} right first"),
            None => format!("not saved yet: {label} is needed"),
        };
        self.focus_on(&key);
        self.refused = Some(refused);
        FormEvent::Changed
    }
}
