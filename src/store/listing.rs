//! Which files of a folder are roadmaps. It opens none of them.
//!
//! A roadmap is a file `<id>.toml`; `portfolio.toml` is what they share. Hidden files, other endings and
//! subfolders are passed over; a `.toml` whose stem is no id is told.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::{Id, PORTFOLIO};

/// A file that is to be read as a roadmap, or as what roadmaps share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoadmapFile {
    /// The stem of its name; [`PORTFOLIO`] of what is shared.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
}

/// A file that ends like a roadmap but cannot be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InvalidName {
    /// Its name in the folder.
    pub name: String,
    /// Why its stem is no id.
    pub why: String,
}

/// What stands in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// `portfolio.toml`, where there is one.
    pub shared: Option<RoadmapFile>,
    /// The roadmaps, by id in byte order.
    pub roadmaps: Vec<RoadmapFile>,
    /// The files whose names are no ids, by name.
    pub misnamed: Vec<InvalidName>,
    /// The files that look like roadmaps but for the ending of their names, as Windows hides or changes it.
    pub other_endings: Vec<InvalidName>,
}

/// The stem of a name that ends in `.TOML` or `.toml.txt`.
fn other_ending(name: &str) -> Option<&str> {
    [".toml", ".toml.txt"].into_iter().find_map(|ending| {
        let at = name.len().checked_sub(ending.len())?;
        let (stem, end) = (name.get(..at)?, name.get(at..)?);
        (!stem.is_empty() && end.eq_ignore_ascii_case(ending)).then_some(stem)
    })
}

/// Lists the roadmaps of a folder.
///
/// # Errors
/// What the system said, where the folder cannot be read.
pub(crate) fn list(folder: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.starts_with('.') {
            continue;
        }
        let Some(stem) = text.strip_suffix(".toml") else {
            if let Some(stem) = other_ending(&text) {
                let why = format!("its name should end in .toml: rename it to {stem}.toml");
                let name = text.into_owned();
                listing.other_endings.push(InvalidName { name, why });
            }
            continue;
        };
        let listed = RoadmapFile {
            id: stem.to_owned(),
            path: entry.path(),
        };
        if stem == PORTFOLIO {
            listing.shared = Some(listed);
            continue;
        }
        match Id::new(stem) {
            Ok(_) => listing.roadmaps.push(listed),
            Err(why) => listing.misnamed.push(InvalidName {
                name: text.into_owned(),
                why,
            }),
        }
    }
    listing.roadmaps.sort_by(|a, b| a.id.cmp(&b.id));
    listing.other_endings.sort_by(|a, b| a.name.cmp(&b.name));
    listing.misnamed.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(listing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roadmaps_are_told_from_all_else_and_come_by_id() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.toml",
            "a.toml",
            "portfolio.toml",
            "My Plan.toml",
            "rules.toml",
            ".hidden.toml",
            "notes.md",
            ".toml",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("cases")).unwrap();
        let listing = list(folder.path()).unwrap();
        let ids: Vec<_> = listing.roadmaps.iter().map(|listed| &listed.id).collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(listing.shared.unwrap().id, PORTFOLIO);
        let names: Vec<_> = listing.misnamed.iter().map(|file| &file.name).collect();
        assert_eq!(names, ["My Plan.toml", "rules.toml"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(list(&folder.path().join("gone")).is_err());
    }
}
