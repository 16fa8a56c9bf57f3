//! What is done in a picker and in the month grid.

use crate::dates::date::iso;
use crate::model::{Kind, ReferenceTarget, Value, ValueType};

use crate::tui::widgets::form::field_state::FormField;
use crate::tui::widgets::form::form::{Focus, Form, Popup};
use crate::tui::widgets::form::input::{FormEvent, FormInput};
use crate::tui::widgets::form::month_picker::MonthPicker;
use crate::tui::widgets::form::picker::Picker;

impl Form {
    pub(super) fn open_popup(&mut self) {
        let Some(field) = self.focused_field() else {
            return;
        };
        let asked = &field.asked;
        if asked.is_picked() {
            let is_needed = matches!(self.focus, Focus::Field(place) if self.is_required(place));
            let may_empty = !asked.many && !field.text().is_empty() && !is_needed;
            let candidates = asked.candidates.clone();
            let makes = asked.makes.map(Kind::key);
            let picker =
                Picker::open(candidates, asked.many, field.text(), may_empty).making(makes);
            self.popup = Some(Popup::List(picker));
        } else if self.can_pick() {
            let day = field.value().as_ref().and_then(Value::as_date);
            let today = self.calendar.today;
            self.popup = Some(Popup::Month(MonthPicker::new(day.unwrap_or(today), today)));
        }
    }

    /// Leaves in the picker what the text may mean; opens it where it is not open.
    pub(super) fn narrow(&mut self, picker: Option<Picker>) {
        let Some(field) = self.focused_field() else {
            return;
        };
        let asked = &field.asked;
        let mut picker = picker.unwrap_or_else(|| {
            let makes = asked.makes.map(Kind::key);
            Picker::open(asked.candidates.clone(), asked.many, "", false).making(makes)
        });
        picker.narrow(&field.part());
        self.popup = Some(Popup::List(picker));
    }

    pub(super) fn in_list(&mut self, mut picker: Picker, input: FormInput) -> FormEvent {
        match input {
            FormInput::Up => picker.step(-1),
            FormInput::Down => picker.step(1),
            FormInput::PageUp => picker.page(false),
            FormInput::PageDown => picker.page(true),
            // In a text that was typed they move the cursor.
            FormInput::Home if picker.fresh => picker.edge(false),
            FormInput::End if picker.fresh => picker.edge(true),
            FormInput::Char(' ') if picker.many && self.space_toggles(&picker) => {
                self.toggle(&mut picker);
            }
            // On a keyboard of which only arrows and F-keys are sure.
            FormInput::Pick if picker.many && picker.marked().is_some() => {
                self.toggle(&mut picker);
            }
            // The key that opened the list closes it.
            FormInput::Pick if !picker.many => {
                self.fresh = picker.fresh;
                return FormEvent::Changed;
            }
            FormInput::Enter if picker.wants_new() => return self.make(),
            FormInput::Enter => return self.take(&picker),
            FormInput::Esc => {
                self.fresh = picker.fresh;
                return FormEvent::Changed;
            }
            FormInput::Tab | FormInput::BackTab => {
                self.complete(&picker);
                self.go(if input == FormInput::Tab { 1 } else { -1 });
                return FormEvent::Changed;
            }
            FormInput::Restore => {
                self.restore();
                return FormEvent::Changed;
            }
            other => return self.type_in_list(picker, &other),
        }
        self.popup = Some(Popup::List(picker));
        FormEvent::Changed
    }

    /// Typing while the list is open narrows it.
    pub(super) fn type_in_list(&mut self, picker: Picker, input: &FormInput) -> FormEvent {
        // The first thing typed after opening takes the place of what stands there.
        self.fresh = picker.fresh;
        let event = self.type_in(input);
        if self.popup.is_none() {
            self.narrow(Some(picker));
        }
        event
    }

    /// Names of people may hold spaces, so a space chooses there only what was marked on purpose.
    pub(super) fn space_toggles(&self, picker: &Picker) -> bool {
        let free = self.focused_field().is_some_and(is_free);
        picker.marked().is_some() && (picker.pointed || picker.fresh || !free)
    }

    pub(super) fn toggle(&mut self, picker: &mut Picker) {
        let Some(id) = picker.marked_id().map(str::to_owned) else {
            return;
        };
        let calendar = self.calendar;
        if let Some(field) = self.focused_field_mut() {
            field.toggle(&id, !picker.fresh, &calendar);
        }
        if !picker.fresh {
            *picker =
                Picker::open(picker.candidates.clone(), true, &id, false).making(picker.makes);
        }
        picker.pointed = false;
        picker.toggled = true;
        self.fresh = false;
    }

    /// Asks for the form of what the list lacks.
    fn make(&self) -> FormEvent {
        match self.focused_field() {
            Some(field) => match field.asked.makes {
                Some(kind) => FormEvent::New(field.asked.key.clone(), kind),
                None => FormEvent::Changed,
            },
            None => FormEvent::Changed,
        }
    }

    /// Enter in a list: takes what is marked and goes on.
    pub(super) fn take(&mut self, picker: &Picker) -> FormEvent {
        let calendar = self.calendar;
        let Some(field) = self.focused_field_mut() else {
            return FormEvent::Changed;
        };
        if let Some(id) = chosen(picker, field) {
            match picker.many {
                true => field.toggle(&id, !picker.fresh, &calendar),
                false => field.put(&id, &calendar),
            }
        }
        let stays = field.error().is_some();
        self.fresh = !stays;
        if !stays {
            self.go(1);
        }
        FormEvent::Changed
    }

    /// Leaving a field takes what was marked, or the one whose name was begun.
    pub(super) fn complete(&mut self, picker: &Picker) {
        let calendar = self.calendar;
        let Some(field) = self.focused_field_mut() else {
            return;
        };
        if !picker.completes(&field.part()) {
            return;
        }
        match picker.marked_id() {
            Some(id) if !picker.many => field.put(id, &calendar),
            Some(id) if !picker.fresh => field.toggle(id, true, &calendar),
            _ => {}
        }
    }

    pub(super) fn in_month(&mut self, mut month: MonthPicker, input: FormInput) -> FormEvent {
        match input {
            FormInput::Left => month.move_days(-1),
            FormInput::Right => month.move_days(1),
            FormInput::Up => month.move_days(-7),
            FormInput::Down => month.move_days(7),
            FormInput::PageUp => month.move_months(-1),
            FormInput::PageDown => month.move_months(1),
            FormInput::Home => month.go_today(),
            FormInput::Esc | FormInput::Pick => {
                return FormEvent::Changed;
            }
            FormInput::Enter => {
                self.take_day(&month);
                self.go(1);
                return FormEvent::Changed;
            }
            FormInput::Tab | FormInput::BackTab if month.moved => {
                self.take_day(&month);
                return self.in_field(input);
            }
            // Typing closes the grid and goes into the field.
            other => return self.in_field(other),
        }
        self.popup = Some(Popup::Month(month));
        FormEvent::Changed
    }

    pub(super) fn take_day(&mut self, month: &MonthPicker) {
        let calendar = self.calendar;
        if let Some(field) = self.focused_field_mut() {
            field.put(&iso(month.day), &calendar);
        }
        self.fresh = true;
    }
}

/// What Enter takes from a list; nothing where the text should stay as it is.
fn chosen(picker: &Picker, field: &FormField) -> Option<String> {
    let id = picker.marked_id()?;
    let part = field.part();
    let takes = match (picker.fresh, picker.many) {
        // Opened and not typed in: of several, only one that was marked on purpose.
        (true, false) => true,
        (true, true) => picker.pointed && !picker.toggled && !field.holds(id),
        (false, _) if part.is_empty() => picker.pointed,
        // Where any text may stand, a text that merely resembles something is kept.
        (false, _) => !is_free(field) || picker.completes(&part),
    };
    takes.then(|| id.to_owned())
}

/// Whether any text may stand in the field, such as the name of a person.
fn is_free(field: &FormField) -> bool {
    let asked = &field.asked;
    match asked.shape {
        ValueType::Line => !asked.closed,
        ValueType::Reference(target) => {
            matches!(target, ReferenceTarget::Attendee | ReferenceTarget::Logged)
        }
        _ => false,
    }
}
