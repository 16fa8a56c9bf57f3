//! A copy that a sync program made, merged into its roadmap.

use std::path::Path;

use crate::store::merge_copy::edits_of_copy;
use crate::store::sync::forget_written;
use crate::store::{File, Folder, commit};
use crate::tui::runtime::error_text::refused;
use crate::tui::runtime::history::UndoEntry;

/// Merges the copy of that name into its roadmap, as one act that can be taken back; the copy stays. What there is to
/// say; no act where the roadmap holds all of it.
///
/// # Errors
/// Says why nothing was written.
pub(super) fn merge_copy(
    folder: &Folder,
    state: &Path,
    name: &str,
) -> Result<(Option<UndoEntry>, String), String> {
    let of = |wanted: &dyn Fn(&File) -> bool| folder.files.iter().find(|file| wanted(file));
    let copy = of(&|file| file.name == name && file.copy_of.is_some());
    let id = copy.and_then(|copy| copy.copy_of.as_deref());
    let roadmap = id.and_then(|id| of(&|file| file.id == id));
    let (Some(copy), Some(roadmap)) = (copy, roadmap) else {
        return Err(format!("{name} is no copy of a roadmap any more"));
    };
    let edits = edits_of_copy(&copy.path, &roadmap.id, &roadmap.path)?;
    let delete = format!("delete {name} when you have looked");
    if edits.is_empty() {
        return Ok((None, format!("{} holds all of it: {delete}", roadmap.name)));
    }
    let edits = vec![(roadmap.id.clone(), edits)];
    let written = commit(folder, state, &edits).map_err(|error| refused(&error))?;
    forget_written(state, &written);
    let past = UndoEntry {
        words: format!("merge of {name} into {}", roadmap.name),
        edits,
        written,
        moved: Vec::new(),
    };
    let told = format!("Merged {name} into {}: {delete}", roadmap.name);
    Ok((Some(past), told))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::RetainBytes;

    const FANS: &str = "# ours\n[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\nforecast = 2027-01-31\n";

    #[test]
    fn a_copy_is_merged_into_its_roadmap_and_stays_until_somebody_deletes_it() {
        let (root, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let copied = FANS.replace("title = \"Lab\"", "title = \"Lab\"\nowner = \"pefma\"");
        let copied = copied.replace("2027-01-31", "2027-03-31");
        let name = "fans (1).toml";
        fs::write(root.path().join("fans.toml"), FANS).unwrap();
        fs::write(root.path().join(name), &copied).unwrap();
        let read = || Folder::open(root.path(), RetainBytes::Bytes).unwrap();
        let folder = read();
        let problem = folder.files.iter().find(|file| file.name == name).unwrap();
        assert_eq!(problem.copy_of.as_deref(), Some("fans"));
        let (past, words) = merge_copy(&folder, state.path(), name).unwrap();
        assert!(
            past.is_some() && words.contains("delete fans (1).toml"),
            "{words}"
        );
        let text = fs::read_to_string(root.path().join("fans.toml")).unwrap();
        assert!(text.starts_with("# ours\n"), "{text}");
        assert!(
            text.contains("owner = \"pefma\"") && text.contains("[[conflict]]"),
            "{text}"
        );
        assert_eq!(fs::read_to_string(root.path().join(name)).unwrap(), copied);
        let (past, words) = merge_copy(&read(), state.path(), name).unwrap();
        assert!(
            past.is_none() && words.contains("holds all of it"),
            "{words}"
        );
        assert!(merge_copy(&read(), state.path(), "fans.toml").is_err());
        let other = copied.replace("\"Fans\"", "\"Dates\"");
        let other = other.replace("\"lab\"", "\"cold-store\"");
        fs::write(root.path().join(name), other).unwrap();
        let refused = merge_copy(&read(), state.path(), name).unwrap_err();
        assert!(refused.contains("of another cluster"), "{refused}");
    }
}
