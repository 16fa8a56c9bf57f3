//! What typing does to the text of the field that has the cursor.

use crate::roadmap::{Shape, Value};

use super::input::{FormEvent, FormInput};
use super::items;
use super::sheet::Form;

impl Form {
    /// An input that edits the text of the field.
    pub(super) fn type_in(&mut self, input: &FormInput) -> FormEvent {
        let fresh = std::mem::replace(&mut self.fresh, false);
        let calendar = self.calendar;
        let Some(blank) = self.focused_blank_mut() else {
            return FormEvent::Nothing;
        };
        // A space at the start says nothing: it opens the list, or turns yes into no.
        if let FormInput::Char(' ') = input
            && blank.asked.is_picked()
            && blank.asked.is_replaced()
            && (fresh || blank.text().is_empty())
        {
            return self.space();
        }
        let replaces = fresh && blank.asked.is_replaced();
        let typed = matches!(input, FormInput::Char(_) | FormInput::Paste(_));
        let before = blank.text().to_owned();
        if replaces && typed {
            match blank.asked.many {
                true => blank.begin_item(),
                false => {
                    blank.typing.clear();
                }
            }
        }
        let typing = &mut blank.typing;
        match input {
            FormInput::Char(character) => {
                typing.insert(character.encode_utf8(&mut [0; 4]));
            }
            FormInput::Paste(text) => {
                typing.insert(text);
            }
            FormInput::Backspace | FormInput::Delete if replaces => take_last(blank),
            FormInput::Backspace => {
                typing.backspace();
            }
            FormInput::Delete => {
                typing.delete();
            }
            FormInput::DeleteWord => {
                typing.delete_word();
            }
            FormInput::Left => typing.left(),
            FormInput::Right => typing.right(),
            FormInput::WordLeft => typing.word_left(),
            FormInput::WordRight => typing.word_right(),
            FormInput::Home => typing.home(),
            FormInput::End => typing.end(),
            _ => {}
        }
        if blank.text() != before {
            blank.reread(&calendar);
            if typed && blank.asked.is_picked() {
                self.narrow(None);
            }
        }
        FormEvent::Changed
    }

    /// Space in a field that is chosen and not typed.
    pub(super) fn space(&mut self) -> FormEvent {
        let calendar = self.calendar;
        if let Some(blank) = self.focused_blank_mut()
            && blank.asked.shape == Shape::Truth
        {
            let turned = if blank.value() == Some(Value::Truth(true)) {
                "no"
            } else {
                "yes"
            };
            blank.put(turned, &calendar);
        } else {
            self.open_popup();
        }
        FormEvent::Changed
    }
}

/// Backspace where nothing was typed yet: the last item of a list, or the whole value.
fn take_last(blank: &mut super::blank::Blank) {
    let mut kept: Vec<String> = Vec::new();
    if blank.asked.many {
        kept.extend(items::items(blank.text()).into_iter().map(|item| item.text));
        kept.pop();
    }
    let text = items::joined(kept.iter().map(String::as_str));
    blank.typing.set(text);
}
