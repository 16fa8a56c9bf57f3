//! Every operation that changes the disk, made to fail or to be the last.

mod acts;
mod durable;
mod long;
mod moves;
mod packets;
mod read_back;
mod saves;
mod syncs;

use std::fs;
use std::path::{Path, PathBuf};

/// The hidden files that a save that was broken off may leave.
fn left(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let paths = entries.map(|entry| entry.path());
    let is_hidden = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with('.')
    };
    paths.filter(is_hidden).collect()
}
