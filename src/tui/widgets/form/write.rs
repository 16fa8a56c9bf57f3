//! What typing does to the text of the field that has the cursor.

use crate::model::{Value, ValueType};

use crate::edit::input::list_syntax;
use crate::tui::widgets::form::field_state::FormField;
use crate::tui::widgets::form::form::Form;
use crate::tui::widgets::form::input::{FormEvent, FormInput};
use crate::tui::widgets::form::text_input::TextInput;

impl Form {
    /// An input that edits the text of the field.
    pub(super) fn type_in(&mut self, input: &FormInput) -> FormEvent {
        let fresh = std::mem::replace(&mut self.fresh, false);
        let calendar = self.calendar;
        let Some(field) = self.focused_field_mut() else {
            return FormEvent::Nothing;
        };
        // A space at the start says nothing: it opens the list, or turns yes into no.
        if let FormInput::Char(' ') = input
            && field.asked.is_picked()
            && field.asked.is_replaced()
            && (fresh || field.text().is_empty())
        {
            return self.space();
        }
        let replaces = fresh && field.asked.is_replaced();
        let before = field.text().to_owned();
        let at = field.typing.cursor();
        match input {
            FormInput::Char(character) => {
                put_in(field, character.encode_utf8(&mut [0; 4]), replaces);
            }
            FormInput::Paste(text) => put_in(field, text, replaces),
            FormInput::Undo | FormInput::Redo => {
                return match field.go_back(*input == FormInput::Undo, &calendar) {
                    true => FormEvent::Changed,
                    false => FormEvent::Nothing,
                };
            }
            FormInput::Backspace | FormInput::Delete if replaces => take_last(field),
            other => edit(&mut field.typing, other),
        }
        if field.text() != before {
            // A word is one step back.
            let runs = matches!(input, FormInput::Char(character) if !character.is_whitespace());
            field.keep(before, runs);
            field.reread(&calendar);
            let typed = matches!(input, FormInput::Char(_) | FormInput::Paste(_));
            if typed && field.asked.is_picked() {
                self.narrow(None);
            }
            return FormEvent::Changed;
        }
        // A text that was to be replaced is marked, and no longer is.
        match field.typing.cursor() == at && (!fresh || before.is_empty()) {
            true => FormEvent::Nothing,
            false => FormEvent::Changed,
        }
    }

    /// Space in a field that is chosen and not typed.
    pub(super) fn space(&mut self) -> FormEvent {
        let calendar = self.calendar;
        if let Some(field) = self.focused_field_mut()
            && field.asked.shape == ValueType::Bool
        {
            let turned = if field.value() == Some(Value::Truth(true)) {
                "no"
            } else {
                "yes"
            };
            field.put(turned, &calendar);
        } else {
            self.open_popup();
        }
        FormEvent::Changed
    }
}

/// Types or pastes a text; where it replaces, what stood there goes, or a new item of a list is begun.
fn put_in(field: &mut FormField, text: &str, replaces: bool) {
    if replaces && field.typing.accepts(text) {
        match field.asked.many {
            true => field.begin_item(),
            false => {
                field.typing.clear();
            }
        }
    }
    field.typing.insert(text);
}

/// An input that moves the cursor or takes something away.
fn edit(typing: &mut TextInput, input: &FormInput) {
    match input {
        FormInput::Backspace => {
            typing.backspace();
        }
        FormInput::Delete => {
            typing.delete();
        }
        FormInput::DeleteWord => {
            typing.delete_word();
        }
        FormInput::DeleteToStart => {
            typing.delete_to_start();
        }
        FormInput::Left => typing.left(),
        FormInput::Right => typing.right(),
        FormInput::WordLeft => typing.word_left(),
        FormInput::WordRight => typing.word_right(),
        FormInput::Home => typing.home(),
        FormInput::End => typing.end(),
        _ => {}
    }
}

/// Backspace where nothing was typed yet: the last item of a list, or the whole value.
fn take_last(field: &mut FormField) {
    let mut kept: Vec<String> = Vec::new();
    if field.asked.many {
        kept.extend(
            list_syntax::items(field.text())
                .into_iter()
                .map(|item| item.text),
        );
        kept.pop();
    }
    let text = list_syntax::joined(kept.iter().map(String::as_str));
    field.typing.set(text);
}
