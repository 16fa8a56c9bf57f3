//! Roadmaps that must not travel through git: those that cannot be read, or hold git's conflict markers.

use std::collections::BTreeMap;
use std::path::Path;

use super::files::{Blob, file};
use super::{Git, GitError};
use crate::store::sound::sound;

/// A roadmap that is left where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BrokenFile {
    /// Its name in the folder.
    pub name: String,
    /// Where it is broken, and how to mend it.
    pub why: String,
}

/// The broken roadmaps among files.
pub(super) fn among(files: &BTreeMap<String, Blob>) -> Vec<BrokenFile> {
    let found = files.iter().filter_map(|(name, blob)| {
        let unsound = sound(name.strip_suffix(".toml")?, &blob.bytes).err()?;
        Some(BrokenFile {
            name: name.clone(),
            why: unsound.to_string(),
        })
    });
    found.collect()
}

/// A commit after `commit` in which each of the broken files is as it last was when it could be read, up to that
/// commit, and is not there where it never could be. Files on the disk and the index stay as they are.
///
/// # Errors
/// Git refuses.
pub(super) fn without(
    git: &Git,
    index: &Path,
    identity: &[String],
    commit: &str,
    broken: &[BrokenFile],
) -> Result<String, GitError> {
    let told = |what: &str, arguments: &[&str]| {
        let arguments = identity
            .iter()
            .map(String::as_str)
            .chain(arguments.iter().copied());
        let arguments: Vec<&str> = arguments.collect();
        git.told_with_index(index, what, &arguments)
    };
    let _ = std::fs::remove_file(index);
    let prefix = git
        .line(&["rev-parse", "--show-prefix"])
        .unwrap_or_default();
    told("read a commit", &["read-tree", commit])?;
    for file in broken {
        let path = format!("{prefix}{}", file.name);
        match last_sound(git, commit, &file.name)? {
            Some(Blob { mode, object, .. }) => {
                let entry = format!("{mode},{object},{path}");
                told(
                    "keep the last good version",
                    &["update-index", "--cacheinfo", &entry],
                )?;
            }
            None => {
                let pathspec = format!(":(top,literal){path}");
                told(
                    "leave a broken roadmap out",
                    &["rm", "-q", "--cached", "--", &pathspec],
                )?;
            }
        }
    }
    let tree = told("write a tree", &["write-tree"])?;
    let names: Vec<&str> = broken.iter().map(|file| file.name.as_str()).collect();
    let message = format!("Leave {} as it was: it cannot be read", names.join(", "));
    let made = told(
        "commit",
        &["commit-tree", tree.trim(), "-p", commit, "-m", &message],
    );
    let _ = std::fs::remove_file(index);
    Ok(made?.trim().to_owned())
}

/// The newest version of a file that can be read, among the commits up to `commit`.
fn last_sound(git: &Git, commit: &str, name: &str) -> Result<Option<Blob>, GitError> {
    let pathspec = format!(":(literal){name}");
    let commits = git.told(
        "list the versions of a roadmap",
        &["rev-list", commit, "--", &pathspec],
    )?;
    for commit in commits.lines() {
        let id = name.strip_suffix(".toml").unwrap_or(name);
        let blob = file(git, commit, name)?;
        if let Some(blob) = blob.filter(|blob| sound(id, &blob.bytes).is_ok()) {
            return Ok(Some(blob));
        }
    }
    Ok(None)
}
