//! Names that nothing is called by yet.

use std::path::{Path, PathBuf};

/// The path, or the same with the first number that nothing is called by.
pub(crate) fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .map(|ending| format!(".{}", ending.to_string_lossy()))
        .unwrap_or_default();
    let numbered = (2..).map(|number| path.with_file_name(format!("{stem}-{number}{ending}")));
    let mut names = std::iter::once(path.to_path_buf()).chain(numbered);
    names
        .find(|name| std::fs::symlink_metadata(name).is_err())
        .unwrap_or_else(|| path.to_path_buf())
}
