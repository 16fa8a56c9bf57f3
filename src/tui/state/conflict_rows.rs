//! What people changed apart and a person has yet to choose, over the whole folder.

use crate::edit::merge::{OpenConflict, unsettled};
use crate::model::{Field, Kind, Portfolio, Value};
use crate::tui::state::route::RowId;

/// One field in conflict.
#[derive(Clone, Debug)]
pub(crate) struct ConflictRow {
    /// The place of its file; `None` of `portfolio.toml`.
    pub file: Option<usize>,
    /// What it is called in lists.
    pub key: RowId,
    /// The conflict.
    pub one: OpenConflict,
}

/// Every field in conflict, file by file.
pub(crate) fn conflicts(portfolio: &Portfolio) -> Vec<ConflictRow> {
    let files = (0..portfolio.roadmaps.len()).map(Some).chain([None]);
    let of_file = |file: Option<usize>| {
        let roadmap = portfolio.file(file);
        let all = unsettled(roadmap).into_iter();
        all.map(move |one| ConflictRow {
            file,
            key: RowId::Entry(roadmap.id.clone(), Kind::Conflict, name(&one)),
            one,
        })
    };
    files.flat_map(of_file).collect()
}

/// What tells it from others of its file; it stays when others are settled.
fn name(one: &OpenConflict) -> String {
    let (item, field) = one.path.field();
    let mut name = format!("{item} {field}");
    if let Some((_, part)) = &one.path.part {
        for (_, word) in part {
            name.push_str(&format!(" {word}"));
        }
        name.push_str(&format!(" {}", one.path.key));
    }
    name
}

impl ConflictRow {
    /// What the field is called: `forecast`, `match plastics moulds: grade`.
    pub(crate) fn field(&self) -> String {
        let spot = &self.one.path;
        let Some((part, name)) = &spot.part else {
            return Field::words_of(self.described(), &spot.key);
        };
        let words: Vec<&str> = name.iter().map(|(_, word)| word.as_str()).collect();
        let what = format!("{part} {}", words.join(" "));
        match spot.key.as_str() {
            "" => format!("{what}: removed"),
            key => format!("{what}: {}", Field::words_of(self.described(), key)),
        }
    }

    /// The field of the format, where it is known.
    pub(crate) fn described(&self) -> Option<&'static Field> {
        self.one.kind()?.field(&self.one.path.key)
    }

    /// Whether its values may be of a person, or were said in confidence.
    pub(crate) fn is_personal(&self, portfolio: &Portfolio) -> bool {
        if self.one.is_addition() {
            return true;
        }
        let key = self.one.path.key.as_str();
        let shared = &portfolio.shared;
        let personal = |kind: Kind| shared.field(kind, key).is_some_and(|field| field.personal);
        match (self.one.kind(), self.one.entry) {
            (Some(Kind::Feedback), Some((kind, index))) => {
                let file = portfolio.file(self.file);
                let entry = file.entry(kind, index);
                let quotable = entry.and_then(|entry| entry.value("quotable"));
                personal(kind)
                    || (matches!(key, "text" | "place") && quotable != Some(Value::Truth(true)))
            }
            (Some(kind), _) => personal(kind),
            // What it was about has gone.
            (None, _) => true,
        }
    }
}
