//! A sync with a remote held against the machine's clock before anything is committed or merged.

use std::collections::BTreeSet;

use super::{Git, GitError, upstream};
use crate::store::bounded::{self, Links, MOST_OF_ROADMAP};
use crate::store::clock::{ClockBehind, ClockGuard};
use crate::store::listing::list;
use crate::store::read::read;

/// That the clock stands before the newest record of no roadmap that would be committed or changed by a merge.
///
/// # Errors
/// It does; nothing was committed or merged.
pub(super) fn check(git: &Git, clock: ClockGuard) -> Result<(), GitError> {
    if !clock.is_on() {
        return Ok(());
    }
    let behind = behind(git, clock);
    if behind.is_empty() {
        return Ok(());
    }
    let mut changing = names(
        git,
        &["diff", "--relative", "--name-only", "-z", "HEAD", "--", "."],
    );
    // Offline nothing is merged.
    if git
        .run(&["fetch", "-q"])
        .is_ok_and(|fetched| fetched.status.success())
        && let Some(upstream) = upstream(git)
    {
        let range = format!("HEAD...{upstream}");
        changing.extend(names(
            git,
            &["diff", "--relative", "--name-only", "-z", &range, "--", "."],
        ));
    }
    let is_changing = |one: &ClockBehind| changing.contains(&format!("{}.toml", one.file));
    match behind.into_iter().find(is_changing) {
        Some(behind) => Err(behind.into()),
        None => Ok(()),
    }
}

/// The roadmaps of the folder whose newest record the clock stands before.
fn behind(git: &Git, clock: ClockGuard) -> Vec<ClockBehind> {
    let listing = list(&git.dir).unwrap_or_default();
    let files = listing.roadmaps.into_iter().chain(listing.shared);
    let behind = files.filter_map(|file| {
        let bytes = bounded::read(&file.path, Links::Follow, MOST_OF_ROADMAP).ok()?;
        clock
            .check(&file.id, &read(&file.id, &bytes).roadmap?)
            .err()
    });
    behind.collect()
}

fn names(git: &Git, arguments: &[&str]) -> BTreeSet<String> {
    let told = git.told("list what changed", arguments).unwrap_or_default();
    told.split('\0').map(str::to_owned).collect()
}
