//! Commits what changed in a folder, but for roadmaps that are broken.

use std::path::Path;

use super::commit_message::{CommitChanges, message};
use super::files::{differing, roadmaps};
use super::left::Left;
use super::roadmaps::{CommittedRoadmaps, readable};
use super::{Git, GitError, PATIENCE, broken};
use crate::edit::diff::diff;
use crate::store::lock::Lock;

/// Makes the index hold a file as the last commit does.
pub(super) fn reset(git: &Git, name: &str) -> Result<(), GitError> {
    let pathspec = format!(":(literal){name}");
    git.told(
        "leave a broken roadmap out",
        &["reset", "-q", "--", &pathspec],
    )?;
    Ok(())
}

/// The options by which a commit is signed where git knows nobody.
pub(super) fn identity(git: &Git, who: &str) -> Vec<String> {
    let mut options = Vec::new();
    if git.line(&["config", "user.name"]).is_none() {
        options.extend(["-c".into(), format!("user.name={who}")]);
    }
    if git.line(&["config", "user.email"]).is_none() {
        options.extend(["-c".into(), "user.email=nobody@localhost".into()]);
    }
    options
}

/// Commits what changed in the folder; gives the message, and what was left out as broken.
pub(super) fn commit(
    git: &Git,
    state: &Path,
    who: &str,
) -> Result<(Option<String>, Vec<Left>), GitError> {
    let _lock = Lock::take(&git.dir, state, PATIENCE)?;
    git.told("take in the changes", &["add", "-A", "--", "."])?;
    let (before, staged) = (roadmaps(git, "HEAD")?, roadmaps(git, "")?);
    let mut committed = vec![".".to_owned()];
    let mut left = Vec::new();
    for file in broken::among(&differing(&staged, &before)) {
        reset(git, &file.name)?;
        committed.push(format!(":(exclude,literal){}", file.name));
        left.push(Left::new(&file, "in this folder cannot be sent"));
    }
    if git
        .run(&["diff", "--cached", "--quiet", "--", "."])?
        .status
        .success()
    {
        return Ok((None, left));
    }
    let text = told(&readable(before), &readable(roadmaps(git, "")?));
    let mut arguments = identity(git, who);
    arguments.extend(["commit", "-q", "-m", &text, "--"].map(str::to_owned));
    arguments.extend(committed);
    git.told("commit", &arguments)?;
    Ok((Some(text), left))
}

fn told(old: &CommittedRoadmaps, new: &CommittedRoadmaps) -> String {
    let mut changes = CommitChanges::new();
    for (id, after) in new {
        if let Some(before) = old.get(id).filter(|before| before.text != after.text) {
            changes.insert(
                id.clone(),
                (
                    before.roadmap.clone(),
                    diff(&before.roadmap, &after.roadmap),
                ),
            );
        }
    }
    let only = |these: &CommittedRoadmaps, those: &CommittedRoadmaps| -> Vec<String> {
        these
            .keys()
            .filter(|id| !those.contains_key(*id))
            .cloned()
            .collect()
    };
    message(&changes, &only(new, old), &only(old, new))
}
