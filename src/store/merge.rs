//! The texts of two sides merged: what theirs changed carried into the bytes of ours by splices, read back and
//! compared before it is given out.

use super::read::read_text;
use super::splice::{beyond, splice};
use crate::edit::Edit;
use crate::edit::diff::EntrySet;
use crate::edit::merge::{Merged, merge, same};

/// Two texts merged.
#[derive(Clone, Debug)]
pub struct MergedText {
    /// The bytes of ours with what theirs changed.
    pub text: String,
    /// How many conflicts it holds.
    pub conflicts: usize,
    /// How many of them ours did not hold.
    pub new_conflicts: usize,
    /// What theirs changed of ours.
    pub edits: Vec<Edit>,
}

/// Why two texts are not merged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// A side cannot be read as a roadmap.
    #[error("{0} is not valid TOML, or of a newer format, and cannot be merged: mend it first")]
    Closed(MergeSide),
    /// What would have been written says something else than was asked.
    #[error(
        "these two are written in a way that this program cannot merge safely, so nothing was written; please send both files to whoever keeps this program"
    )]
    Unsafe,
}

/// Which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeSide {
    /// The one that is kept and changed.
    Ours,
    /// The other.
    Theirs,
}

impl std::fmt::Display for MergeSide {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            MergeSide::Ours => "the file here",
            MergeSide::Theirs => "the other file",
        })
    }
}

/// Merges two texts of the file whose stem is `id`. A base that cannot be read counts as none.
///
/// # Errors
/// A side cannot be read, or cannot be changed safely.
pub fn merge_texts(
    id: &str,
    base: Option<&str>,
    ours: &str,
    theirs: &str,
) -> Result<MergedText, MergeError> {
    let base = base.and_then(|base| entry_set(id, base));
    let mine = entry_set(id, ours).ok_or(MergeError::Closed(MergeSide::Ours))?;
    let other = entry_set(id, theirs).ok_or(MergeError::Closed(MergeSide::Theirs))?;
    let merged = merge(base.as_ref(), &mine, &other);
    let text = carried(id, ours, &merged)
        .or_else(|| carried(id, ours, &rendered(&merged)))
        .ok_or(MergeError::Unsafe)?;
    Ok(MergedText {
        text,
        conflicts: merged.conflicts,
        new_conflicts: merged.new_conflicts,
        edits: merged.edits,
    })
}

/// A text as comparing and merging see it; `None` where it is closed to editing.
pub fn entry_set(id: &str, text: &str) -> Option<EntrySet> {
    let reading = read_text(id, text);
    let roadmap = reading.roadmap.filter(|_| reading.closed.is_none())?;
    Some(EntrySet::of(&roadmap, &beyond(text, &roadmap)))
}

/// Ours with the edits made, if it then says what the merge came to.
fn carried(id: &str, ours: &str, merged: &Merged) -> Option<String> {
    let text = splice(id, ours, &merged.edits).ok()?;
    let says = entry_set(id, &text)?;
    same(&says, &merged.entries).then_some(text)
}

/// The same with every new entry written anew, not in its own lines.
fn rendered(merged: &Merged) -> Merged {
    let mut merged = merged.clone();
    for edit in &mut merged.edits {
        match edit {
            Edit::Add { new, .. } => {
                new.text = None;
                new.parts.iter_mut().for_each(|part| part.text = None);
            }
            Edit::SetUnknown { text, .. } => *text = None,
            _ => {}
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_does_not_say_what_the_merge_came_to_is_refused() {
        let base = "[cluster]\nname = \"Fans\"\n";
        let theirs = "[cluster]\nname = \"Gujrat fans\"\n";
        let [before, after] = [base, theirs].map(|text| entry_set("fans", text).unwrap());
        let mut merged = merge(Some(&before), &before, &after);
        assert_eq!(carried("fans", base, &merged).as_deref(), Some(theirs));
        merged.edits.clear();
        assert_eq!(carried("fans", base, &merged), None);
    }
}
