//! What this folder holds and the remote was not given yet. Asks git, never the network.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::roadmaps::{held, touched};
use super::{Git, upstream};

/// The entries and records that have changed here since the remote was last given them; `None` where the folder is
/// in no repository, or its branch follows none of a remote.
pub(crate) fn unsent(dir: &Path) -> Option<usize> {
    let git = Git::of(dir).ok()?;
    let upstream = upstream(&git)?;
    // Where the remote is ahead, what it has is not this folder's to send.
    let base = git.line(&["merge-base", "HEAD", &upstream])?;
    let list = |arguments: &[&str]| git.told("list what changed", arguments).unwrap_or_default();
    let changed = list(&["diff", "--name-only", "-z", "--relative", &base, "--", "."]);
    let new = list(&["ls-files", "-o", "-z", "--exclude-standard", "--", "."]);
    let names: BTreeSet<&str> = changed
        .split('\0')
        .chain(new.split('\0'))
        .filter(|name| !name.contains('/'))
        .collect();
    let of_file = |name: &str| {
        let id = name.strip_suffix(".toml")?;
        let now = held(id, fs::read_to_string(dir.join(name)).ok()?)?;
        let before = git.told("show a roadmap", &["show", &format!("{base}:./{name}")]);
        let before = before.ok().and_then(|text| held(id, text));
        Some(touched(&now, before.as_ref()))
    };
    Some(names.into_iter().filter_map(of_file).sum())
}
