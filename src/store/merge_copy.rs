//! What the copy of a roadmap that a sync program made holds, as edits of the roadmap.

use std::path::Path;

use super::bounded::{self, Links};
use super::merge::merge_texts;
use crate::edit::Edit;

/// The edits that bring what a copy holds into the roadmap of that id, whose file is `roadmap`; nothing is known of what
/// both began with.
///
/// # Errors
/// Says which file could not be read, or why they cannot be merged.
pub(crate) fn edits_of_copy(copy: &Path, id: &str, roadmap: &Path) -> Result<Vec<Edit>, String> {
    let text = |path: &Path| {
        let bytes = bounded::read(path, Links::Follow, bounded::MOST_OF_ROADMAP);
        let bytes = bytes.map_err(|why| format!("{} could not be read: {why}", path.display()))?;
        let why = |_| format!("{} is no text in UTF-8", path.display());
        String::from_utf8(bytes).map_err(why)
    };
    let (ours, theirs) = (text(roadmap)?, text(copy)?);
    let merged = merge_texts(id, None, &ours, &theirs).map_err(|why| why.to_string())?;
    Ok(merged.edits)
}
