//! What is left out of an exchange as broken, on which side, and what is exchanged all the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::broken;
use super::commit::{identity, reset};
use super::files::{differing, roadmaps};
use super::left::Left;
use super::{Git, GitError, PATIENCE, upstream};
use crate::store::lock::Lock;
use crate::store::state_folder;

/// What may be exchanged.
pub(super) enum Travelling {
    /// All but what is left out: the commit to merge, where there is one.
    All(Option<String>),
    /// Nothing, and why.
    Nothing(String),
}

/// Looks for broken roadmaps in what the remote has and in what was committed here, and leaves them out on both
/// sides: they stay as they are on the disk and in the history, and the last version that can be read stands for them.
pub(super) fn what_travels(
    git: &Git,
    state: &Path,
    who: &str,
    left: &mut Vec<Left>,
) -> Result<Travelling, GitError> {
    let _lock = Lock::take(&git.dir, state, PATIENCE)?;
    let failed = |error: std::io::Error| GitError::Io(format!("{}: {error}", state.display()));
    state_folder::make(state).map_err(failed)?;
    let index = state.join(format!("git-index-{}", std::process::id()));
    let identity = identity(git, who);
    let (upstream, ours) = (upstream(git), roadmaps(git, "HEAD")?);
    let theirs = match &upstream {
        Some(upstream) => roadmaps(git, upstream)?,
        None => BTreeMap::new(),
    };
    let broken_here = broken::among(&differing(&ours, &theirs));
    if !broken_here.is_empty() {
        let made = broken::without(git, &index, &identity, "HEAD", &broken_here)?;
        git.told("leave a broken roadmap out", &["update-ref", "HEAD", &made])?;
        for file in &broken_here {
            reset(git, &file.name)?;
            left.retain(|left| left.name != file.name);
            left.push(Left::new(file, "as committed here cannot be sent"));
        }
    }
    let Some(upstream) = upstream else {
        return Ok(Travelling::All(None));
    };
    let broken_there = broken::among(&differing(&theirs, &ours));
    let target = match broken_there.is_empty() {
        true => upstream,
        false => broken::without(git, &index, &identity, &upstream, &broken_there)?,
    };
    for file in &broken_there {
        left.retain(|left| left.name != file.name || !left.is_there);
        left.push(Left::there(file));
    }
    // What others changed, and so that it is not as the last version here that can be read.
    let changed = changed_names(git, &format!("HEAD...{target}"))?;
    let other = changed_names(git, &format!("HEAD..{target}"))?;
    let held =
        |left: &&Left| !left.is_there && changed.contains(&left.name) && other.contains(&left.name);
    Ok(match left.iter().find(held) {
        Some(left) => Travelling::Nothing(format!(
            "{} was also changed by others: mend it here first, then sync again; nothing was taken or sent",
            left.name
        )),
        None => Travelling::All(Some(target)),
    })
}

/// The names of the files of this folder that differ in a range of commits.
fn changed_names(git: &Git, range: &str) -> Result<BTreeSet<String>, GitError> {
    let list = ["diff", "--relative", "--name-only", "-z", range, "--", "."];
    let names = git.told("list what others changed", &list)?;
    Ok(names.split('\0').map(str::to_owned).collect())
}
