//! `KEY=VALUE`, `KEY+=VALUE`, `KEY-=VALUE` and `KEY=`: what a field shall hold.

use super::error::CliError;
use super::output::Output;
use crate::dates::Calendar;
use crate::edit::input::parse_input::read;
use crate::edit::{EditError, NewEntry};
use crate::model::{Date, Kind, Roadmap, Value};
use crate::tui::widgets::form::FieldSpec;

/// What shall become of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Assignment {
    /// The key.
    pub key: String,
    change: AssignmentMode,
    typed: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AssignmentMode {
    Becomes,
    Gains,
    Loses,
}

/// What stands in a field before an assignment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    /// The value.
    pub value: Option<Value>,
    /// The date from which `+4w` counts, where it is not the value.
    pub date: Option<Date>,
}

/// What is said about values before they are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct AssignmentNotes {
    /// What a text was taken for.
    pub echoes: Vec<String>,
    /// What is hardly meant.
    pub doubts: Vec<String>,
}

impl AssignmentNotes {
    /// What was taken for what, each told once.
    pub(crate) fn tell(&self, output: &mut Output<'_>) {
        for (index, echo) in self.echoes.iter().enumerate() {
            if !self.echoes[..index].contains(echo) {
                output.say(&format!("{echo}\n"));
            }
        }
    }
}

/// True of an argument that is an assignment and no address, which never holds `=`.
pub(crate) fn is_one(word: &str) -> bool {
    word.contains('=')
}

impl Assignment {
    /// Reads an argument.
    ///
    /// # Errors
    /// It has no `=`, or nothing before it.
    pub(crate) fn parse(word: &str) -> Result<Self, CliError> {
        let (key, typed) = word.split_once('=').unwrap_or(("", ""));
        let (key, change) = match (key.strip_suffix('+'), key.strip_suffix('-')) {
            (Some(key), _) => (key, AssignmentMode::Gains),
            (None, Some(key)) => (key, AssignmentMode::Loses),
            (None, None) => (key, AssignmentMode::Becomes),
        };
        if key.is_empty() {
            return Err(
                CliError::refused(format!("\"{word}\" is not of the form KEY=VALUE"))
                    .hint("write title=\"Lab granted its scope\", or KEY= to take a value away"),
            );
        }
        Ok(Self {
            key: key.to_owned(),
            change,
            typed: typed.to_owned(),
        })
    }

    /// That a field shall become what was typed.
    pub(crate) fn of(key: &str, typed: &str) -> Self {
        Self {
            key: key.to_owned(),
            change: AssignmentMode::Becomes,
            typed: typed.to_owned(),
        }
    }

    /// Puts the value into a new entry.
    ///
    /// # Errors
    /// As [`Assignment::new_value`].
    pub(crate) fn put(
        &self,
        file: &Roadmap,
        new: NewEntry,
        calendar: &Calendar,
    ) -> Result<NewEntry, CliError> {
        let standing = Standing {
            value: new.value(&self.key).cloned(),
            date: None,
        };
        let new_value = self.new_value(
            (file, new.kind),
            standing,
            calendar,
            &mut AssignmentNotes::default(),
        )?;
        let mut new = new;
        new.fields.retain(|(key, _)| *key != self.key);
        Ok(match file.field(new.kind, &self.key) {
            Some(field) => new.with_field(field, new_value),
            None => new,
        })
    }

    /// The value that the field shall hold, `None` where it shall go. `standing` is what it holds now, or shall hold
    /// by an assignment before this one.
    ///
    /// # Errors
    /// The kind has no such key, or the value does not fit it.
    pub(crate) fn new_value(
        &self,
        (file, kind): (&Roadmap, Kind),
        standing: Standing,
        calendar: &Calendar,
        notes: &mut AssignmentNotes,
    ) -> Result<Option<Value>, CliError> {
        let Standing {
            value: standing,
            date,
        } = standing;
        let date = standing.as_ref().and_then(Value::as_date).or(date);
        let asked = FieldSpec::in_file(file, kind, &self.key)
            .ok_or_else(|| CliError::from(EditError::unknown_field_of(file, kind, &self.key)))?
            .standing(date);
        if self.change != AssignmentMode::Becomes && !asked.many {
            return Err(
                CliError::refused(format!("{} holds one value, not a list", self.key))
                    .hint(format!("write {}=VALUE", self.key)),
            );
        }
        let reading = read(&asked, &self.typed, calendar);
        let value = reading
            .value
            .map_err(|what| CliError::from(EditError::value(&self.key, &what)))?;
        if let (Some(Value::Date(_)), Some(said)) = (&value, reading.echo) {
            notes.echoes.push(format!("{}: {said}", self.key));
            notes.doubts.extend(reading.doubt);
        }
        let items = |value: Option<Value>| match value {
            Some(Value::List(items)) => items,
            Some(one) => vec![one],
            None => Vec::new(),
        };
        let standing = items(standing);
        let list = match self.change {
            AssignmentMode::Becomes => return Ok(value),
            AssignmentMode::Gains => {
                let mut list = standing;
                for item in items(value) {
                    if !list.contains(&item) {
                        list.push(item);
                    }
                }
                list
            }
            AssignmentMode::Loses => {
                let gone = items(value);
                standing
                    .into_iter()
                    .filter(|item| !gone.contains(item))
                    .collect()
            }
        };
        Ok((!list.is_empty()).then_some(Value::List(list)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::model::{Entry, Milestone, Reference};

    fn new_value(word: &str) -> Result<Option<Value>, CliError> {
        let milestone = Milestone {
            partners: vec![Reference::new("smeda"), Reference::new("unido")].into(),
            ..Milestone::default()
        };
        let calendar = Calendar::new(parse_iso("2026-11-21").unwrap(), Some(7));
        let assignment = Assignment::parse(word)?;
        let standing = Standing {
            value: (&milestone as &dyn Entry).value(&assignment.key),
            date: None,
        };
        assignment.new_value(
            (&Roadmap::default(), Kind::Milestone),
            standing,
            &calendar,
            &mut AssignmentNotes::default(),
        )
    }

    fn list(items: &[&str]) -> Option<Value> {
        Some(Value::List(
            items
                .iter()
                .map(|item| Value::Text((*item).into()))
                .collect(),
        ))
    }

    #[test]
    fn every_form_gives_the_whole_value() {
        for (word, value) in [
            ("title=A = B", Some(Value::Text("A = B".into()))),
            ("title=", None),
            (
                "forecast=30 Nov",
                Some(Value::Date(parse_iso("2026-11-30").unwrap())),
            ),
            ("progress=40", Some(Value::Whole(40))),
            ("partners=tdap, smeda", list(&["tdap", "smeda"])),
            ("partners+=tdap,smeda", list(&["smeda", "unido", "tdap"])),
            ("partners-=smeda", list(&["unido"])),
            ("partners-=smeda,unido", None),
        ] {
            assert_eq!(new_value(word), Ok(value), "{word}");
        }
    }

    #[test]
    fn several_assignments_of_one_key_follow_each_other() {
        let calendar = Calendar::new(parse_iso("2026-11-21").unwrap(), Some(7));
        let new = ["partners=a", "partners+=b", "partners+=c", "partners-=a"]
            .iter()
            .fold(NewEntry::of(Kind::Milestone), |new, word| {
                Assignment::parse(word)
                    .unwrap()
                    .put(&Roadmap::default(), new, &calendar)
                    .unwrap()
            });
        assert_eq!(new.value("partners").cloned(), list(&["b", "c"]));
    }

    #[test]
    fn what_cannot_be_understood_is_refused_with_a_way_out() {
        for (word, told) in [
            ("=x", "\"=x\" is not of the form KEY=VALUE"),
            ("titel=x", "a milestone has no `titel`"),
            ("title+=x", "title holds one value, not a list"),
            (
                "progress=140",
                "`progress` should be a whole number from 0 to 100, not the number 140",
            ),
        ] {
            let failure = new_value(word).unwrap_err();
            assert_eq!(failure.message, told);
        }
    }
}
