//! What the copy of a roadmap that a sync program made holds, as edits of the roadmap.

use std::path::Path;

use super::bounded::{self, Links};
use super::merge::merge_texts;
use super::read::read_text;
use crate::edit::Edit;
use crate::model::{Kind, Roadmap};

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
    let [here, there] = [&ours, &theirs].map(|text| read_text(id, text).roadmap);
    if let (Some(here), Some(there)) = (here, there)
        && is_another(&here, &there)
    {
        let what = copy.display();
        return Err(format!(
            "{what} is of another cluster than {id}: neither its name nor any milestone is the same"
        ));
    }
    let merged = merge_texts(id, None, &ours, &theirs).map_err(|why| why.to_string())?;
    Ok(merged.edits)
}

/// Whether two roadmaps are surely of two clusters, so that merged they would make a muddle of both.
pub(crate) fn is_another(ours: &Roadmap, theirs: &Roadmap) -> bool {
    let name = |roadmap: &Roadmap| {
        let cluster = roadmap.entry(Kind::Cluster, 0)?;
        cluster.value("name")
    };
    let (Some(one), Some(other)) = (name(ours), name(theirs)) else {
        return false;
    };
    let (mine, yours) = (&ours.milestones, &theirs.milestones);
    let is_shared = mine
        .iter()
        .any(|one| yours.iter().any(|other| other.id == one.id));
    one != other && !mine.is_empty() && !yours.is_empty() && !is_shared
}
