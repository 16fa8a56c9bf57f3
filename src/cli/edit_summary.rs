//! What an edit did, in a line each, for the person who made it.

use crate::dates::date::with_weekday;
use crate::edit::{Edit, EntryPath, apply};
use crate::model::records::is_withheld_key;
use crate::model::{Kind, Roadmap, Value};
use crate::store::sync::is_gone;
use crate::text;

/// Columns that a value takes at most.
const LONGEST: usize = 60;

/// A line for each edit of the file of that id, but for its log.
pub(crate) fn lines(id: &str, before: &Roadmap, edits: &[Edit]) -> Vec<String> {
    let mut roadmap = before.clone();
    let mut lines = Vec::new();
    let mut after = before.clone();
    for edit in edits {
        // They were made on the file just now.
        let _ = apply(&mut after, edit);
    }
    for edit in edits {
        lines.extend(line(id, &roadmap, edit, &after));
        // They were made on the file just now.
        let _ = apply(&mut roadmap, edit);
    }
    lines
}

fn line(id: &str, roadmap: &Roadmap, edit: &Edit, after: &Roadmap) -> Option<String> {
    let old = |place: &EntryPath, field: &str| {
        let is_kept = !is_taken_back(place, field, after);
        let entry = place.find(roadmap).filter(|_| is_kept);
        entry.and_then(|entry| entry.value(field))
    };
    let line = match edit {
        // The log changes only where words are taken out of it.
        Edit::Set { place, .. } | Edit::Unset { place, .. } if place.kind == Kind::Change => {
            return None;
        }
        Edit::Set {
            place,
            field,
            value,
        } => {
            let name = name(id, roadmap, *place);
            let from = old(place, field).map(|old| format!("{} → ", shown(&old)));
            format!(
                "{name}: {field} {}{}",
                from.unwrap_or_default(),
                shown(value)
            )
        }
        Edit::Unset { place, field } => {
            let from = old(place, field).map(|old| format!(" (was {})", shown(&old)));
            let name = name(id, roadmap, *place);
            format!("{name}: {field} taken away{}", from.unwrap_or_default())
        }
        Edit::Add { new, .. } if new.kind == Kind::Change => return None,
        Edit::Add { new, .. } if new.kind == Kind::Conflict => {
            let said = |key: &str| new.value(key).map(Value::plain);
            let item = said("item").unwrap_or_else(|| "cluster".into());
            format!(
                "{id}/{item}: changed apart, to be chosen: {}",
                said("field").unwrap_or_default()
            )
        }
        Edit::Add { into, new } => {
            let what = ["id", "items", "of", "on", "zone", "year", "key", "name"]
                .iter()
                .find_map(|key| new.value(key))
                .map(shown)
                .unwrap_or_default();
            let holder = into.map(|(kind, index)| name(id, roadmap, EntryPath::of(kind, index)));
            format!(
                "{}: new {} {what}",
                holder.unwrap_or_else(|| id.to_owned()),
                new.kind
            )
        }
        Edit::Remove { place } if place.kind == Kind::Conflict => return None,
        Edit::Remove { place } => format!("{}: removed", name(id, roadmap, *place)),
        Edit::SetUnknown {
            place, key, value, ..
        } => {
            let name = name(id, roadmap, *place);
            match value {
                Some(value) => format!("{name}: {key} {}", shown(value)),
                None => format!("{name}: {key} taken away"),
            }
        }
    };
    Some(text::line(&line).into_owned())
}

/// Whether words were withdrawn or withheld by the act: what they were is not told again.
fn is_taken_back(place: &EntryPath, field: &str, after: &Roadmap) -> bool {
    let feedback = after
        .feedback
        .get(place.index)
        .filter(|_| place.kind == Kind::Feedback);
    feedback.is_some_and(is_gone) && is_withheld_key(field)
}

/// The address of an entry, as it can be typed.
fn name(id: &str, roadmap: &Roadmap, place: EntryPath) -> String {
    let entry = roadmap.entry(place.kind, place.index);
    match (
        place.kind,
        entry.map(|entry| entry.id()).unwrap_or_default(),
    ) {
        (Kind::FileHeader, _) => id.to_owned(),
        (Kind::Cluster | Kind::RuleSettings, _) => format!("{id}/{}", place.kind),
        (kind, "") => format!("{id}/{kind}[{}]", place.index + 1),
        (_, entry) => format!("{id}/{entry}"),
    }
}

/// A value as people read it; a date with its weekday.
fn shown(value: &Value) -> String {
    match value {
        Value::Date(date) => with_weekday(*date),
        Value::Text(text) if text.contains(char::is_whitespace) => {
            format!("\"{}\"", text::truncate(text, LONGEST))
        }
        other => text::truncate(&other.plain(), LONGEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::edit::NewEntry;
    use crate::model::{Id, Milestone};

    #[test]
    fn every_edit_is_told_in_a_line_but_for_the_log() {
        let mut roadmap = Roadmap::default();
        roadmap.milestones.push(Milestone {
            id: Id::new("lab").unwrap(),
            ..Milestone::default()
        });
        let place = EntryPath::of(Kind::Milestone, 0);
        let set = |date: &str| Edit::Set {
            place,
            field: "forecast",
            value: Value::Date(parse_iso(date).unwrap()),
        };
        let edits = [
            set("2026-11-30"),
            set("2026-12-31"),
            Edit::Unset {
                place,
                field: "forecast",
            },
            Edit::Add {
                into: None,
                new: NewEntry::of(Kind::Risk).text("id", "date"),
            },
            Edit::Add {
                into: None,
                new: NewEntry::of(Kind::Change).text("item", "lab"),
            },
            Edit::Add {
                into: None,
                new: NewEntry::of(Kind::Conflict)
                    .text("item", "lab")
                    .text("field", "owner"),
            },
            Edit::Remove { place },
        ];
        assert_eq!(
            lines("a", &roadmap, &edits),
            [
                "a/lab: forecast Mon 30 Nov 2026",
                "a/lab: forecast Mon 30 Nov 2026 → Thu 31 Dec 2026",
                "a/lab: forecast taken away (was Thu 31 Dec 2026)",
                "a: new risk date",
                "a/lab: changed apart, to be chosen: owner",
                "a/lab: removed",
            ]
        );
    }
}
