//! What a commit says: in words, what changed in which roadmap.

use std::collections::BTreeMap;

use crate::edit::{Edit, EntryPath, apply};
use crate::model::{Kind, Roadmap};

/// The longest first line, in characters.
const LONGEST: usize = 72;

/// The edits of each roadmap, by its id, with what it held before.
pub(crate) type CommitChanges = BTreeMap<String, (Roadmap, Vec<Edit>)>;

/// The message of a commit. `new` and `gone` are whole files.
pub(crate) fn message(changes: &CommitChanges, new: &[String], gone: &[String]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (id, (before, edits)) in changes {
        let told = told(before, edits);
        let told = if told.is_empty() {
            vec!["the text as it is written".to_owned()]
        } else {
            told
        };
        lines.push(format!("{id}: {}", told.join(", ")));
    }
    lines.extend(new.iter().map(|id| format!("{id}: new")));
    lines.extend(gone.iter().map(|id| format!("{id}: removed")));
    match lines.as_slice() {
        [] => "Papers and other files".to_owned(),
        [line] if line.chars().count() <= LONGEST => line.clone(),
        _ => {
            let ids: Vec<&str> = lines
                .iter()
                .filter_map(|line| line.split(':').next())
                .collect();
            let mut title = format!("Changes in {}", ids.join(", "));
            if title.chars().count() > LONGEST {
                title = format!("Changes in {} roadmaps", ids.len());
            }
            format!("{title}\n\n{}", lines.join("\n"))
        }
    }
}

/// Each edit in a few words, but for the log.
fn told(before: &Roadmap, edits: &[Edit]) -> Vec<String> {
    let mut roadmap = before.clone();
    let mut told: Vec<String> = Vec::new();
    for edit in edits {
        let words = match edit {
            Edit::Set { place, field, .. } | Edit::Unset { place, field } => {
                Some(format!("{field} of {}", name(&roadmap, *place)))
            }
            Edit::SetUnknown { place, key, .. } => {
                Some(format!("{key} of {}", name(&roadmap, *place)))
            }
            Edit::Add { new, .. } if new.kind == Kind::Change => None,
            Edit::Add { new, .. } => {
                let id = new.value("id").map(|id| format!(" {}", id.plain()));
                Some(format!("new {}{}", new.kind, id.unwrap_or_default()))
            }
            Edit::Remove { place } => match place.kind_there() {
                Kind::Change => None,
                Kind::Conflict => Some("a conflict settled".to_owned()),
                kind => Some(format!("{kind} {} removed", name(&roadmap, *place))),
            },
        };
        // They come from a comparison with this very roadmap.
        let _ = apply(&mut roadmap, edit);
        told.extend(words.filter(|words| !told.contains(words)));
    }
    told
}

fn name(roadmap: &Roadmap, place: EntryPath) -> String {
    let id = roadmap
        .entry(place.kind, place.index)
        .map(|entry| entry.id().to_owned());
    match id.filter(|id| !id.is_empty()) {
        Some(id) => id,
        None => place.kind.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::diff::diff;
    use crate::store::read::read_text;

    #[test]
    fn a_commit_says_what_changed_in_words() {
        let read = |text: &str| read_text("x", text).roadmap.unwrap();
        let before = read("[[milestone]]\nid = \"lab\"\nforecast = 2026-01-01\n");
        let after = read(
            "[[milestone]]\nid = \"lab\"\nforecast = 2026-02-01\n[[feedback]]\nid = \"f-1\"\n",
        );
        let edits = diff(&before, &after);
        let changes = CommitChanges::from([("x".to_owned(), (before, edits))]);
        assert_eq!(
            message(&changes, &[], &[]),
            "x: forecast of lab, new feedback f-1"
        );
        let text = message(&changes, &["y".into()], &["z".into()]);
        assert!(
            text.starts_with("Changes in x, y, z\n\nx: forecast of lab"),
            "{text}"
        );
    }
}
