//! One field of a form as it is being filled in: the question, the text, and what the text means.

use crate::dates::Calendar;
use crate::model::Value;

use crate::edit::input::field_spec::FieldSpec;
use crate::edit::input::list_syntax;
use crate::edit::input::parse_input::{ParsedInput, read, typed};
use crate::tui::widgets::form::text_input::TextInput;
use crate::tui::widgets::form::wrapped::WrappedText;

/// A question with the answer that is being typed.
#[derive(Clone, Debug)]
pub(crate) struct FormField {
    /// The question.
    pub asked: FieldSpec,
    /// The text under the cursor.
    pub typing: TextInput,
    /// What the text means.
    pub reading: ParsedInput,
    /// The value that stood there, and how it is typed.
    given: Option<Value>,
    pub(super) given_text: String,
    /// The text with which the form opened.
    start: String,
    /// The texts before, the last at the end, and those that were gone back from.
    past: Vec<String>,
    undone: Vec<String>,
    /// Whether a word is being typed.
    runs: bool,
    /// The rows of a text of many lines.
    pub(super) wrapped: WrappedText,
}

/// How many steps can be gone back in one field.
const STEPS: usize = 100;

impl FormField {
    /// A question with what stands there now.
    pub(crate) fn new(mut asked: FieldSpec, given: Option<Value>, calendar: &Calendar) -> Self {
        if let Some(date) = given.as_ref().and_then(Value::as_date) {
            asked.stands = Some(date);
        }
        asked.list_key = Some("F2");
        let text = given
            .as_ref()
            .map(|value| typed(&asked, value))
            .unwrap_or_default();
        let given_text = text.clone();
        let text = asked.start.clone().unwrap_or(text);
        // What holds several lines keeps them, whatever the field is meant for.
        let many_lines = asked.is_long() || text.contains('\n');
        Self {
            reading: read(&asked, &text, calendar),
            typing: TextInput::new(text.clone(), many_lines),
            start: text,
            given_text,
            given,
            asked,
            past: Vec::new(),
            undone: Vec::new(),
            runs: false,
            wrapped: WrappedText::default(),
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        self.typing.text()
    }

    /// The value that stood there.
    pub(crate) fn given(&self) -> Option<&Value> {
        self.given.as_ref()
    }

    /// Whether the text is not what stood there.
    pub(crate) fn is_touched(&self) -> bool {
        self.text() != self.given_text
    }

    /// Whether anything was typed since the form opened.
    pub(crate) fn is_edited(&self) -> bool {
        self.text() != self.start
    }

    /// Reads the text again after it changed.
    pub(crate) fn reread(&mut self, calendar: &Calendar) {
        self.reading = read(&self.asked, self.typing.text(), calendar);
        self.wrapped.follow(self.typing.text());
    }

    /// Puts a whole text in.
    pub(crate) fn put(&mut self, text: &str, calendar: &Calendar) {
        if self.text() != text {
            self.keep(self.text().to_owned(), false);
        }
        self.typing.set(text);
        self.reread(calendar);
    }

    /// Keeps the text as it was before a step; the steps in which a word is typed are one.
    pub(crate) fn keep(&mut self, before: String, runs: bool) {
        self.undone.clear();
        if !(runs && self.runs) {
            self.past.push(before);
        }
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
        self.runs = runs;
    }

    /// Goes a step back, or on again.
    pub(crate) fn go_back(&mut self, back: bool, calendar: &Calendar) -> bool {
        let (from, to) = match back {
            true => (&mut self.past, &mut self.undone),
            false => (&mut self.undone, &mut self.past),
        };
        let Some(text) = from.pop() else {
            return false;
        };
        to.push(self.typing.text().to_owned());
        self.typing.set(text);
        self.runs = false;
        self.reread(calendar);
        true
    }

    /// Puts back the text with which the form opened. Says whether that changed anything.
    pub(crate) fn restore(&mut self, calendar: &Calendar) -> bool {
        let edited = self.is_edited();
        let start = self.start.clone();
        self.put(&start, calendar);
        edited
    }

    /// Another value stands there now; a text that was typed stays.
    pub(crate) fn renew(&mut self, given: Option<Value>, calendar: &Calendar) -> bool {
        let fresh = Self::new(self.asked.clone(), given, calendar);
        let overtaken =
            self.is_edited() && fresh.given != self.given && self.value() != fresh.given;
        if self.is_edited() {
            self.given = fresh.given;
            self.given_text = fresh.given_text;
            self.start = fresh.start;
        } else {
            *self = fresh;
        }
        overtaken
    }

    /// The value now; `None` where there is none, or none that can be read.
    pub(crate) fn value(&self) -> Option<Value> {
        if self.is_touched() {
            self.reading.value.clone().ok().flatten()
        } else {
            self.given.clone()
        }
    }

    /// What is wrong with the text, where it was typed here.
    pub(crate) fn error(&self) -> Option<&str> {
        let error = self.reading.value.as_ref().err();
        error.filter(|_| self.is_touched()).map(String::as_str)
    }

    /// The new value where it differs from what stood there; `Some(None)` takes it away.
    pub(crate) fn change(&self) -> Option<Option<Value>> {
        if !self.is_touched() {
            return None;
        }
        let value = self.reading.value.clone().ok()?;
        (value != self.given).then_some(value)
    }

    /// The item of a list that the cursor stands in; the whole text where there is no list.
    pub(crate) fn part(&self) -> String {
        if !self.asked.many {
            return self.text().to_owned();
        }
        let mut parts = list_syntax::items(self.text());
        let at = list_syntax::at(&parts, self.typing.cursor());
        parts.swap_remove(at).text
    }

    /// Begins a new item behind a list.
    pub(crate) fn begin_item(&mut self) {
        let begun = self.text().trim_end();
        let text = match begun {
            "" => String::new(),
            open if open.ends_with([',', '،']) => format!("{open} "),
            full => format!("{full}, "),
        };
        self.typing.set(text);
    }

    /// Whether a list holds that item.
    pub(crate) fn holds(&self, id: &str) -> bool {
        list_syntax::items(self.text())
            .iter()
            .any(|item| item.text == id)
    }

    /// Puts an item into the list, in the place of the one that is being typed where `typed`; or takes it out.
    pub(crate) fn toggle(&mut self, id: &str, typed: bool, calendar: &Calendar) {
        let parts = list_syntax::items(self.text());
        let at = list_syntax::at(&parts, self.typing.cursor());
        let mut list: Vec<String> = parts.into_iter().map(|item| item.text).collect();
        if typed {
            list.remove(at);
        }
        match list.iter().position(|item| item == id) {
            Some(place) if !typed => {
                list.remove(place);
            }
            Some(_) => {}
            None if typed => list.insert(at, id.to_owned()),
            None => list.push(id.to_owned()),
        }
        let kept = list
            .iter()
            .map(String::as_str)
            .filter(|item| !item.is_empty());
        let text = list_syntax::joined(kept);
        self.put(&text, calendar);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::model::Kind;

    fn calendar() -> Calendar {
        Calendar {
            today: parse_iso("2026-11-15").unwrap(),
            fiscal_year_start: 7,
        }
    }

    fn partners(text: &str) -> FormField {
        let mut field = FormField::new(
            FieldSpec::of(Kind::Milestone, "partners").unwrap(),
            None,
            &calendar(),
        );
        field.put(text, &calendar());
        field
    }

    #[test]
    fn items_go_in_and_out_of_a_list() {
        let mut field = partners("smeda, un");
        assert_eq!(field.part(), "un");
        field.toggle("unido", true, &calendar());
        assert_eq!(field.text(), "smeda, unido");
        field.toggle("unido", true, &calendar());
        assert_eq!(field.text(), "smeda, unido");
        field.toggle("smeda", false, &calendar());
        assert_eq!(field.text(), "unido");
        field.begin_item();
        field.typing.insert("x");
        assert_eq!(field.text(), "unido, x");
    }

    #[test]
    fn a_value_that_says_the_same_is_no_change() {
        let given = Value::Date(parse_iso("2026-09-30").unwrap());
        let asked = FieldSpec::of(Kind::Milestone, "forecast").unwrap();
        let mut field = FormField::new(asked, Some(given), &calendar());
        field.put(" 2026-09-30", &calendar());
        assert!(field.is_touched());
        assert_eq!(field.change(), None);
        field.put("", &calendar());
        assert_eq!(field.change(), Some(None));
        field.put("2026-02-30", &calendar());
        assert!(field.error().is_some() && field.change().is_none());
    }

    #[test]
    fn what_changed_elsewhere_is_taken_over_unless_something_was_typed() {
        let date = |text: &str| Some(Value::Date(parse_iso(text).unwrap()));
        let asked = FieldSpec::of(Kind::Milestone, "forecast").unwrap();
        let mut field = FormField::new(asked, date("2026-09-30"), &calendar());
        field.renew(date("2026-10-01"), &calendar());
        assert_eq!(field.text(), "2026-10-01");
        field.put("2026-12-01", &calendar());
        field.renew(date("2026-12-01"), &calendar());
        assert_eq!(field.text(), "2026-12-01");
        assert_eq!(field.change(), None);
    }
}
