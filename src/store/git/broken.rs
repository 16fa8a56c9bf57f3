//! Roadmaps that must not travel through git: those that cannot be read, or hold git's conflict markers.

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

/// The roadmaps of the index that are about to be committed and are broken.
pub(super) fn staged(git: &Git) -> Result<Vec<BrokenFile>, GitError> {
    let list = [
        "diff",
        "--cached",
        "--relative",
        "--name-only",
        "-z",
        "--diff-filter=ACMR",
        "--",
        ".",
    ];
    among(git, "", &git.told("list what is to be committed", &list)?)
}

/// The broken roadmaps of `revision` that differ from what `since` has; all of them where there is no `since`.
pub(super) fn between(
    git: &Git,
    since: Option<&str>,
    revision: &str,
) -> Result<Vec<BrokenFile>, GitError> {
    let names = match since {
        Some(since) => {
            let range = format!("{since}...{revision}");
            let list = [
                "diff",
                "--relative",
                "--name-only",
                "-z",
                "--diff-filter=ACMR",
                &range,
                "--",
                ".",
            ];
            git.told("list what differs", &list)?
        }
        None => git.told(
            "list the roadmaps",
            &["ls-tree", "-z", "--name-only", revision],
        )?,
    };
    among(git, revision, &names)
}

fn among(git: &Git, revision: &str, names: &str) -> Result<Vec<BrokenFile>, GitError> {
    let mut broken = Vec::new();
    for name in names.split('\0').filter(|name| !name.contains('/')) {
        let Some(id) = name.strip_suffix(".toml") else {
            continue;
        };
        let shown = git.run(&["show", &format!("{revision}:./{name}")])?;
        if !shown.status.success() {
            continue;
        }
        if let Err(unsound) = sound(id, &shown.stdout) {
            broken.push(BrokenFile {
                name: name.to_owned(),
                why: unsound.to_string(),
            });
        }
    }
    Ok(broken)
}
