//! Predecessors as sheets name them: "3", "3,5FS", "4FS+2d", an id or a title.

use std::collections::HashMap;

use crate::model::Id;
use crate::text::fold;

/// The ids that a text names, and what of it was not understood. `known` gives the id of a folded number, id or title.
pub(crate) fn read(text: &str, known: &HashMap<String, String>) -> (Vec<String>, Vec<String>) {
    let whole = known.get(&fold(text.trim()));
    if let Some(id) = whole {
        return (vec![id.clone()], Vec::new());
    }
    let (mut ids, mut problems) = (Vec::new(), Vec::new());
    for piece in text
        .split([',', ';', '\n', '،'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
    {
        let link = PredecessorLink::of(piece);
        match known.get(&fold(&link.name)) {
            Some(_) if link.kind != "FS" => {
                problems.push(format!("{piece}: only links from finish to start are kept"));
            }
            Some(id) => {
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
                if link.has_lag {
                    problems.push(format!("{piece}: the link is kept, its lag is not"));
                }
            }
            None if is_elsewhere(piece) => ids.push(piece.to_owned()),
            None => problems.push(format!("\"{piece}\" names no row, id or title")),
        }
    }
    (ids, problems)
}

/// A milestone of another roadmap, as files name it.
fn is_elsewhere(piece: &str) -> bool {
    let parts = piece.split_once('/');
    parts.is_some_and(|(roadmap, id)| Id::new(roadmap).is_ok() && Id::new(id).is_ok())
}

/// A link as MS Project writes it.
struct PredecessorLink {
    name: String,
    kind: String,
    has_lag: bool,
}

impl PredecessorLink {
    fn of(piece: &str) -> Self {
        let digits = piece.chars().take_while(char::is_ascii_digit).count();
        let rest = piece[digits..].trim();
        let (kind, lag) = match rest.get(..2).map(str::to_uppercase) {
            Some(kind) if ["FS", "SS", "FF", "SF"].contains(&kind.as_str()) => {
                (kind, rest[2..].trim())
            }
            _ => ("FS".to_owned(), rest),
        };
        let has_lag = lag.starts_with(['+', '-']);
        if digits == 0 || !(lag.is_empty() || has_lag) {
            return Self {
                name: piece.to_owned(),
                kind: "FS".to_owned(),
                has_lag: false,
            };
        }
        Self {
            name: piece[..digits].to_owned(),
            kind,
            has_lag,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predecessors_are_read_as_sheets_name_them() {
        let known: HashMap<String, String> = [
            ("3", "lab"),
            ("5", "staff"),
            ("lab opened", "lab"),
            ("lab", "lab"),
        ]
        .map(|(name, id)| (name.to_owned(), id.to_owned()))
        .into();
        for (text, ids, problems) in [
            ("3", &["lab"][..], 0),
            ("3,5", &["lab", "staff"], 0),
            ("3FS, 5", &["lab", "staff"], 0),
            ("3FS+2d", &["lab"], 1),
            ("3SS", &[], 1),
            ("Lab opened", &["lab"], 0),
            ("lab; 3", &["lab"], 0),
            ("9", &[], 1),
            ("3 days", &[], 1),
        ] {
            let (found, told) = read(text, &known);
            assert_eq!(
                (&found[..], told.len()),
                (
                    &ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>()[..],
                    problems
                ),
                "{text}"
            );
        }
    }
}
