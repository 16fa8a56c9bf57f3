//! Whether the files that entries name as evidence are in the folder.

use std::collections::HashSet;
use std::path::{Component, Path};

use rayon::prelude::*;

use crate::model::Portfolio;

/// The files named as evidence that are not below `dir`, as they are written.
pub(super) fn missing(dir: &Path, portfolio: &Portfolio) -> HashSet<String> {
    let files = portfolio.roadmaps.iter().chain([&portfolio.shared]);
    let named: HashSet<&str> = files
        .flat_map(|file| file.evidence_files().map(|(_, name)| name))
        .collect();
    let named: Vec<&str> = named.into_iter().collect();
    let missing = named.into_par_iter().filter(|name| !is_in(dir, name));
    missing.map(str::to_owned).collect()
}

/// Whether a name is that of a file below `dir`. Links are not followed, and a path that leads outside counts as
/// missing.
fn is_in(dir: &Path, name: &str) -> bool {
    let mut path = dir.to_owned();
    let mut depth = 0usize;
    let mut is_file = false;
    for component in Path::new(name).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if depth > 0 && !is_file => {
                path.pop();
                depth -= 1;
            }
            Component::Normal(part) if !is_file => {
                path.push(part);
                depth += 1;
                match std::fs::symlink_metadata(&path) {
                    Ok(found) if found.is_file() => is_file = true,
                    Ok(found) if found.is_dir() => {}
                    _ => return false,
                }
            }
            _ => return false,
        }
    }
    is_file
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_is_in_the_folder_only_where_its_path_stays_there() {
        let dir = tempfile::tempdir().unwrap();
        let inside = dir.path().join("in");
        fs::create_dir_all(inside.join("docs/folder.pdf")).unwrap();
        fs::write(inside.join("docs/a.pdf"), "").unwrap();
        fs::write(dir.path().join("out.pdf"), "").unwrap();
        for name in [
            "docs/a.pdf",
            "./docs/a.pdf",
            "docs/../docs/a.pdf",
            "docs//a.pdf",
        ] {
            assert!(is_in(&inside, name), "{name}");
        }
        for name in [
            "a.pdf",
            "docs/folder.pdf",
            "../out.pdf",
            "docs/../../out.pdf",
            "../in/docs/a.pdf",
            "no/../docs/a.pdf",
            "/etc/hosts",
            "docs/a.pdf/../a.pdf",
        ] {
            assert!(!is_in(&inside, name), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("docs")).unwrap();
        fs::write(dir.path().join("docs/a.pdf"), "").unwrap();
        std::os::unix::fs::symlink("docs/a.pdf", dir.path().join("b.pdf")).unwrap();
        std::os::unix::fs::symlink("docs", dir.path().join("linked")).unwrap();
        assert!(!is_in(dir.path(), "b.pdf"));
        assert!(!is_in(dir.path(), "linked/a.pdf"));
    }
}
