//! How the parts of a form look. The host gives it; nothing else here names a style.

use ratatui::style::{Modifier, Style};

/// The looks of a form and of its pickers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormStyle {
    /// The title.
    pub title: Style,
    /// The name of a field.
    pub label: Style,
    /// The name of the field that has the cursor.
    pub focus: Style,
    /// What a field holds.
    pub value: Style,
    /// What a field holds that the next character typed will replace, and the chosen row of a picker.
    pub selected: Style,
    /// One of several values.
    pub chip: Style,
    /// Help, empty fields, what stands beside a value.
    pub hint: Style,
    /// What must be put right.
    pub error: Style,
    /// A button without the cursor.
    pub button: Style,
    /// The ground of what can be typed in.
    pub boxed: Style,
    /// What should be looked at.
    pub warning: Style,
    /// What lies over the form: pickers and the month grid.
    pub popup: Style,
    /// The sign before what has the cursor.
    pub cursor: &'static str,
    /// The sign before a field that differs from what stood there.
    pub changed: &'static str,
    /// The line that sets apart what lies over the form.
    pub wall: &'static str,
    /// What stands in an empty field.
    pub nothing: &'static str,
    /// What parts the notes on a line.
    pub dot: &'static str,
}

impl Default for FormStyle {
    /// A form without any colour.
    fn default() -> Self {
        let plain = Style::new();
        Self {
            title: plain.add_modifier(Modifier::BOLD),
            label: plain,
            focus: plain.add_modifier(Modifier::BOLD),
            value: plain,
            selected: plain.add_modifier(Modifier::REVERSED),
            chip: plain.add_modifier(Modifier::UNDERLINED),
            hint: plain.add_modifier(Modifier::DIM),
            error: plain.add_modifier(Modifier::BOLD),
            warning: plain,
            button: plain,
            boxed: plain,
            popup: plain,
            cursor: "›",
            changed: "•",
            wall: "│",
            nothing: "–",
            dot: "·",
        }
    }
}
