//! An entry before an edit, to compare it with what it becomes.

use super::change::EntryPath;
use super::error::EditError;
use crate::model::{Entry, Field, Kind, Required, Roadmap, Value};

/// An entry as it was before an edit, alone in a file.
pub(super) struct Before {
    pub file: Roadmap,
    /// Where it stands in that file.
    pub place: EntryPath,
}

impl Before {
    pub(super) fn of(roadmap: &Roadmap, place: EntryPath) -> Self {
        Self {
            file: roadmap.only(place.kind, place.index),
            place: EntryPath { index: 0, ..place },
        }
    }
}

/// What is required and stood, or was not required before, must be there afterwards. What was missing before may
/// stay missing, so that a faulty entry can be mended field by field.
pub(super) fn needed_stays(
    place: EntryPath,
    before: &Before,
    after: &Roadmap,
) -> Result<(), EditError> {
    let (Some(before), Some(after)) = (before.place.find(&before.file), place.find(after)) else {
        return Ok(());
    };
    let kind = place.kind_there();
    let lost = kind.description().fields.iter().find(|field| {
        let missed =
            |entry: &dyn Entry| is_required(entry, field) && entry.value(field.key).is_none();
        missed(after) && !missed(before)
    });
    match lost {
        Some(field) => Err(EditError::new(
            format!(
                "{} needs `{}`: {}",
                kind.with_article(),
                field.key,
                field.help
            ),
            "give another value instead of none",
        )),
        None => Ok(()),
    }
}

fn is_required(entry: &dyn Entry, field: &Field) -> bool {
    match field.required {
        Required::No => false,
        Required::Always => true,
        Required::UnlessSensitive => entry.value("sensitive") != Some(Value::Truth(true)),
        Required::Unless(other) => entry.value(other).is_none(),
    }
}

/// Whether the expected date of a milestone moves later.
pub(super) fn moves_later(place: EntryPath, before: &Before, after: &Roadmap) -> bool {
    if place.kind_there() != Kind::Milestone {
        return false;
    }
    let expected = |roadmap: &Roadmap, place: EntryPath| {
        let milestone = roadmap.milestones.get(place.index)?;
        milestone.forecast.or(milestone.baseline)
    };
    let dates = (expected(&before.file, before.place), expected(after, place));
    matches!(dates, (Some(old), Some(new)) if new > old)
}
