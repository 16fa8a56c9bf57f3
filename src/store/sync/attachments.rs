//! The papers that milestones name as evidence, where they lie beside the roadmaps.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::store::folder::{Folder, RetainBytes};
use crate::store::save::save;

/// Copies the papers that a folder has and the other lacks; gives their number. What is there already stays.
pub fn copy(from: &Path, to: &Path, left: &mut Vec<String>) -> usize {
    let mut copied = 0;
    for paper in papers(to) {
        let (source, target) = (from.join(&paper), to.join(&paper));
        if !source.is_file() || fs::symlink_metadata(&target).is_ok() || !lies_in(&source, from) {
            continue;
        }
        match copy_one(&source, &target, to) {
            Ok(()) => copied += 1,
            Err(why) => left.push(format!("{} could not be copied: {why}", paper.display())),
        }
    }
    copied
}

fn copy_one(source: &Path, target: &Path, to: &Path) -> Result<(), String> {
    let bytes = fs::read(source).map_err(|error| error.to_string())?;
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        if !lies_in(folder, to) {
            return Err("its folder is a link to somewhere else".into());
        }
    }
    save(target, None, &bytes).map_err(|error| error.to_string())
}

/// The papers that the roadmaps of a folder name as files below it.
fn papers(folder: &Path) -> BTreeSet<PathBuf> {
    let Ok(folder) = Folder::open(folder, RetainBytes::Nothing) else {
        return BTreeSet::new();
    };
    let milestones = folder
        .portfolio
        .roadmaps
        .iter()
        .flat_map(|roadmap| &roadmap.milestones);
    milestones
        .flat_map(|milestone| &milestone.evidence)
        .map(PathBuf::from)
        .filter(|path| is_below(path))
        .collect()
}

/// Whether a path leads to a file below the folder: nothing hidden, nothing above, no roadmap.
fn is_below(path: &Path) -> bool {
    let is_plain = |part: Component<'_>| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    };
    let is_roadmap =
        path.components().count() == 1 && path.extension().is_some_and(|end| end == "toml");
    path.components().next().is_some() && path.components().all(is_plain) && !is_roadmap
}

/// Whether a file truly lies below a folder, and is not reached by a link to somewhere else.
fn lies_in(file: &Path, folder: &Path) -> bool {
    match (file.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        _ => false,
    }
}
