//! Labels with their values, one below the other, for people to read.

use crate::text;

/// Labels with their values.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyValues(Vec<(String, String)>);

/// The widest that a label is made.
const WIDEST: usize = 18;

impl KeyValues {
    /// Adds a value under its label; an empty one is left out.
    pub(crate) fn line(&mut self, label: impl Into<String>, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.0.push((label.into(), value));
        }
    }

    /// Adds a value where there is one.
    pub(crate) fn maybe(&mut self, label: impl Into<String>, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.line(label, value);
        }
    }

    /// The sheet as text in so many columns; labels pass through `colors`. Everything is cleaned here.
    pub(crate) fn text(&self, columns: usize, colors: impl Fn(&str) -> String) -> String {
        let widths = self.0.iter().map(|(label, _)| text::width(label));
        let width = widths.max().unwrap_or(0).min(WIDEST);
        let mut sheet = String::new();
        for (label, value) in &self.0 {
            let mut label = text::pad(label, width);
            for paragraph in text::lines(value).trim_end().split('\n') {
                let room = columns.saturating_sub(width + 2).max(20);
                let wrapped = text::wrap(paragraph, room);
                let lines = match wrapped.is_empty() {
                    true => vec![String::new()],
                    false => wrapped,
                };
                for line in lines {
                    sheet.push_str(format!("{}  {line}", colors(&label)).trim_end());
                    sheet.push('\n');
                    label = " ".repeat(width);
                }
            }
        }
        sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_wrapped_under_themselves() {
        let mut sheet = KeyValues::default();
        sheet.line("title", "Lab granted its scope of accreditation");
        sheet.line("nothing", "");
        sheet.line("notes", "one\n\ntwo\u{7}");
        insta::assert_snapshot!(sheet.text(28, str::to_owned), @r"
        title  Lab granted its scope
               of accreditation
        notes  one

               two␇
        ");
    }
}
