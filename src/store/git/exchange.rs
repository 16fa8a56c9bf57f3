//! Commit, fetch, merge and push: a folder of roadmaps and its remote brought to the same state.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::setup::unreadable;
use super::words::{Changes, message};
use super::{Git, GitError, said};
use crate::edit::diff::diff;
use crate::edit::{Edit, Place};
use crate::roadmap::order;
use crate::roadmap::{Kind, Roadmap};
use crate::store::lock::Lock;
use crate::store::read::read_text;

const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is tried again when others push at the same time.
const TRIES: usize = 5;

/// What an exchange did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchanged {
    /// The message of the commit, where there was something to commit.
    pub committed: Option<String>,
    /// Entries and records that the remote got.
    pub sent: usize,
    /// Those that this folder got.
    pub received: usize,
    /// The fields of the folder that a person has yet to choose.
    pub to_choose: usize,
    /// Why the remote could not be reached; what is to be sent waits.
    pub later: Option<String>,
    /// There is no remote.
    pub alone: bool,
}

impl std::fmt::Display for Exchanged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.later, self.alone) {
            (Some(why), _) => write!(f, "will sync later: {why}"),
            (None, true) => f.write_str("committed here; there is no remote to exchange with"),
            (None, false) => write!(
                f,
                "sent {}, received {}, {} to choose",
                self.sent, self.received, self.to_choose
            ),
        }
    }
}

/// Exchanges the folder with its remote. `who` signs where git knows nobody; `progress` hears what is being
/// done.
///
/// # Errors
/// The folder is in no repository, a roadmap cannot be read, or git refuses. Being offline is no error.
pub fn sync(
    dir: &Path,
    state: &Path,
    who: &str,
    progress: &mut dyn FnMut(&str),
) -> Result<Exchanged, GitError> {
    let git = Git::of(dir)?;
    let mut done = Exchanged {
        committed: commit(&git, state, who)?,
        ..Exchanged::default()
    };
    if let Some(message) = &done.committed {
        progress(&format!(
            "Committed: {}",
            message.lines().next().unwrap_or_default()
        ));
    }
    if git.told("list its remotes", &["remote"])?.trim().is_empty() {
        done.alone = true;
        return Ok(done);
    }
    let before = tree(&git, "HEAD");
    for turn in 1..=TRIES {
        progress("Fetching…");
        let fetched = git.run(&["fetch", "-q"])?;
        if !fetched.status.success() {
            done.later = Some(said(&fetched));
            return Ok(done);
        }
        let remote = upstream(&git).map(|upstream| tree(&git, &upstream));
        merge(&git, state)?;
        let now = tree(&git, "HEAD");
        done.received = touched(&before, &now);
        done.to_choose = now.values().map(conflicts).sum();
        progress("Sending…");
        let pushed = push(&git)?;
        if pushed.status.success() {
            done.sent = touched(&remote.unwrap_or_default(), &now);
            return Ok(done);
        }
        let is_behind = {
            let text = String::from_utf8_lossy(&pushed.stderr);
            text.contains("rejected")
                || text.contains("fetch first")
                || text.contains("cannot lock")
        };
        if !is_behind || turn == TRIES {
            done.later = Some(said(&pushed));
            return Ok(done);
        }
    }
    Ok(done)
}

/// Commits what changed in the folder; gives the message.
fn commit(git: &Git, state: &Path, who: &str) -> Result<Option<String>, GitError> {
    let _lock = Lock::take(&git.dir, state, PATIENCE)?;
    git.told("take in the changes", &["add", "-A", "--", "."])?;
    let broken = unreadable(&git.dir)?;
    if !broken.is_empty() {
        return Err(GitError::ToMend(broken));
    }
    if git
        .run(&["diff", "--cached", "--quiet", "--", "."])?
        .status
        .success()
    {
        return Ok(None);
    }
    let (old, new) = (tree(git, "HEAD"), tree(git, ""));
    let text = told(&old, &new);
    let mut arguments: Vec<String> = Vec::new();
    if git.line(&["config", "user.name"]).is_none() {
        arguments.extend(["-c".into(), format!("user.name={who}")]);
    }
    if git.line(&["config", "user.email"]).is_none() {
        arguments.extend(["-c".into(), "user.email=nobody@localhost".into()]);
    }
    arguments.extend(["commit", "-q", "-m", &text, "--", "."].map(str::to_owned));
    git.told("commit", &arguments)?;
    Ok(Some(text))
}

fn told(old: &Files, new: &Files) -> String {
    let mut changes = Changes::new();
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
    let only = |these: &Files, those: &Files| -> Vec<String> {
        these
            .keys()
            .filter(|id| !those.contains_key(*id))
            .cloned()
            .collect()
    };
    message(&changes, &only(new, old), &only(old, new))
}

/// The branch of the remote that this one follows.
fn upstream(git: &Git) -> Option<String> {
    git.line(&[
        "rev-parse",
        "--abbrev-ref",
        "--symbolic-full-name",
        "@{upstream}",
    ])
}

fn merge(git: &Git, state: &Path) -> Result<(), GitError> {
    let Some(upstream) = upstream(git) else {
        return Ok(());
    };
    let behind = git.line(&["rev-list", "--count", &format!("HEAD..{upstream}")]);
    if behind.as_deref() == Some("0") {
        return Ok(());
    }
    let _lock = Lock::take(&git.dir, state, PATIENCE)?;
    let merged = git.run(&["merge", "-q", "--no-edit", &upstream])?;
    if merged.status.success() {
        return Ok(());
    }
    let said = said(&merged);
    let unmerged = git.told(
        "list what is not merged",
        &["diff", "--name-only", "--diff-filter=U"],
    )?;
    let _ = git.run(&["merge", "--abort"]);
    let files: Vec<&str> = unmerged.lines().collect();
    let said = if files.is_empty() {
        said
    } else {
        format!(
            "{} changed on both sides in a way that must be merged by hand; nothing was changed",
            files.join(", ")
        )
    };
    Err(GitError::Refused {
        what: "merge".into(),
        said,
    })
}

fn push(git: &Git) -> Result<std::process::Output, GitError> {
    if upstream(git).is_some() {
        return git.run(&["push", "-q"]);
    }
    let remotes = git.told("list its remotes", &["remote"])?;
    let remote = remotes
        .lines()
        .find(|remote| *remote == "origin")
        .or(remotes.lines().next());
    git.run(&["push", "-q", "-u", remote.unwrap_or("origin"), "HEAD"])
}

/// The roadmaps of a commit, or of what is about to be committed.
type Files = BTreeMap<String, Held>;

struct Held {
    text: String,
    roadmap: Roadmap,
}

fn tree(git: &Git, revision: &str) -> Files {
    let list: &[&str] = if revision.is_empty() {
        &["ls-files", "-z", "--", "."]
    } else {
        &["ls-tree", "-z", "--name-only", revision]
    };
    let names = git.told("list the roadmaps", list).unwrap_or_default();
    let mut files = Files::new();
    for name in names.split('\0').filter(|name| !name.contains('/')) {
        let Some(id) = name.strip_suffix(".toml") else {
            continue;
        };
        let Ok(text) = git.told("show a roadmap", &["show", &format!("{revision}:./{name}")])
        else {
            continue;
        };
        if let Some(roadmap) = read_text(id, &text).roadmap {
            files.insert(id.to_owned(), Held { text, roadmap });
        }
    }
    files
}

/// The entries and records that differ, but for the log and conflicts.
fn touched(old: &Files, new: &Files) -> usize {
    let is_told = |kind: Kind| !matches!(kind, Kind::Change | Kind::Conflict);
    let of = |held: &Held, old: Option<&Held>| {
        let Some(old) = old else { return 1 };
        let mut places: Vec<Place> = Vec::new();
        let mut whole = 0;
        for edit in diff(&old.roadmap, &held.roadmap) {
            match edit {
                Edit::Set { place, .. } | Edit::Unset { place, .. } if !places.contains(&place) => {
                    places.push(place);
                }
                Edit::Add { new, .. } if is_told(new.kind) => whole += 1,
                Edit::Remove { place } if is_told(place.kind) => whole += 1,
                _ => {}
            }
        }
        places.len() + whole
    };
    new.iter().map(|(id, held)| of(held, old.get(id))).sum()
}

fn conflicts(held: &Held) -> usize {
    let told = |clash: &crate::roadmap::Conflict| format!("{:?} {:?}", clash.item, clash.field);
    let mut fields: Vec<String> = held.roadmap.conflicts.iter().map(told).collect();
    order::sort(&mut fields);
    fields.dedup();
    fields.len()
}
