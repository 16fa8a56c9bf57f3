//! Why an input did nothing in a form, and what would.

use crate::tui::widgets::form::form::{Focus, Form};
use crate::tui::widgets::form::input::FormInput;

impl Form {
    /// Why an input did nothing, in words; empty where it is so already, as at the end of a text.
    pub(crate) fn idle(&self, input: &FormInput) -> String {
        let button = match self.focus {
            Focus::Save => "Save",
            Focus::Cancel => "Cancel",
            Focus::More => {
                return "Nothing is typed on this line: Enter shows the fields that it stands for"
                    .into();
            }
            Focus::Field(_) => return self.idle_in_field(input),
        };
        format!("Nothing is typed on a button: Enter presses {button}, Up leads back to the fields")
    }

    fn idle_in_field(&self, input: &FormInput) -> String {
        let label = self.focused_field().map(|field| field.asked.label.as_str());
        let label = label.unwrap_or("the field");
        match input {
            FormInput::Pick => format!("There is no list for \"{label}\": it is typed"),
            FormInput::Restore => format!("\"{label}\" is as the form found it"),
            FormInput::Undo => format!("Nothing was typed in \"{label}\" that could be taken back"),
            FormInput::Redo => format!("Nothing was taken back in \"{label}\""),
            FormInput::DeleteWord | FormInput::DeleteToStart => {
                format!("Nothing stands before the cursor in \"{label}\"")
            }
            FormInput::Char(_) | FormInput::Paste(_) => {
                format!("Nothing of that can stand in \"{label}\"")
            }
            _ => String::new(),
        }
    }
}
