//! Commit, fetch, merge and push: a folder of roadmaps and its remote brought to the same state.

use std::path::{Path, PathBuf};

use super::commit::{commit, identity};
use super::left::Left;
use super::left_out::{Travelling, what_travels};
use super::remote_errors::why;
use super::roadmaps::{CommittedRoadmaps, all_touched, conflicts, tree};
use super::{ExchangeOptions, Git, GitError, PATIENCE, clock, renamed, said, upstream};
use crate::store::exchange_summary;
use crate::store::lock::Lock;
use crate::store::state_folder::{self, Durability};

/// How often it is tried again when others push at the same time.
const TRIES: usize = 5;

/// What an exchange did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PullPushResult {
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
    /// Roadmaps that were neither sent nor taken, being broken.
    pub left: Vec<Left>,
}

impl std::fmt::Display for PullPushResult {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.later, self.alone) {
            (Some(why), _) => write!(f, "will sync later: {why}")?,
            (None, true) => f.write_str("committed here; there is no remote to exchange with")?,
            (None, false) => f.write_str(&exchange_summary::words(
                self.sent,
                self.received,
                self.to_choose,
            ))?,
        }
        match self.left.len() {
            0 => Ok(()),
            1 => f.write_str(", 1 file left out"),
            many => write!(f, ", {many} files left out"),
        }
    }
}

/// Exchanges the folder with its remote. `who` signs where git knows nobody; `options` say whether git may ask for
/// passwords; `progress` hears what is being done.
///
/// # Errors
/// The folder is in no repository, a roadmap cannot be read, or git refuses. Being offline is no error.
pub(crate) fn sync(
    dir: &Path,
    state: &Path,
    who: &str,
    options: impl Into<ExchangeOptions>,
    progress: &mut dyn FnMut(&str),
) -> Result<PullPushResult, GitError> {
    let options = options.into();
    let git = Git::asking(dir, options.asks)?;
    clock::check(&git, options.clock)?;
    let (committed, left) = commit(&git, state, who)?;
    let mut done = PullPushResult {
        committed,
        left,
        ..PullPushResult::default()
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
    let before = tree(&git, "HEAD")?;
    for turn in 1..=TRIES {
        progress("Fetching…");
        let fetched = git.run(&["fetch", "-q"])?;
        if !fetched.status.success() {
            done.later = Some(why(&fetched));
            return Ok(done);
        }
        let travelling = what_travels(&git, state, who, &mut done.left)?;
        let target = match travelling {
            Travelling::All(target) => target,
            Travelling::Nothing(why) => {
                done.later = Some(why);
                return Ok(done);
            }
        };
        let remote = match upstream(&git) {
            Some(upstream) => tree(&git, &upstream)?,
            None => CommittedRoadmaps::new(),
        };
        let began = began(&git, target.as_deref())?;
        merge(&git, state, who, target.as_deref(), &began)?;
        renamed::follow(&git, state, who, &began)?;
        let now = tree(&git, "HEAD")?;
        done.received = all_touched(&before, &now);
        done.to_choose = now.values().map(conflicts).sum();
        progress("Sending…");
        let pushed = push(&git)?;
        if pushed.status.success() {
            done.sent = all_touched(&remote, &now);
            return Ok(done);
        }
        let is_behind = {
            let text = String::from_utf8_lossy(&pushed.stderr);
            text.contains("rejected")
                || text.contains("fetch first")
                || text.contains("cannot lock")
        };
        if !is_behind || turn == TRIES {
            done.later = Some(why(&pushed));
            return Ok(done);
        }
    }
    Ok(done)
}

/// The roadmaps that this branch and a commit began with.
fn began(git: &Git, target: Option<&str>) -> Result<CommittedRoadmaps, GitError> {
    let base = target.and_then(|target| git.line(&["merge-base", "HEAD", target]));
    match base {
        Some(base) => tree(git, &base),
        None => Ok(CommittedRoadmaps::new()),
    }
}

/// Merges a commit into the branch, where there is one that it does not hold yet; `base` is what both began with.
fn merge(
    git: &Git,
    state: &Path,
    who: &str,
    target: Option<&str>,
    base: &CommittedRoadmaps,
) -> Result<(), GitError> {
    let Some(target) = target else {
        return Ok(());
    };
    let behind = git.line(&["rev-list", "--count", &format!("HEAD..{target}")]);
    if behind.as_deref() == Some("0") {
        return Ok(());
    }
    let _lock = Lock::take(&git.dir, state, PATIENCE)?;
    let mut arguments = identity(git, who);
    arguments.extend(driver(git, state));
    arguments.extend(["merge", "-q", "--no-edit", target].map(str::to_owned));
    let merged = git.run(&arguments)?;
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
    let said = match renamed::way_out(git, base, target) {
        Some(way_out) => way_out,
        None if files.is_empty() => said,
        None => format!(
            "{} changed on both sides in a way that must be merged by hand; nothing was changed",
            files.join(", ")
        ),
    };
    Err(GitError::Refused {
        what: "merge".into(),
        said,
    })
}

/// The configuration by which git merges roadmaps through this program, also where nobody has set git up. None of
/// it where the program does not know where it is, or is not the program: the clone's own configuration then counts.
fn driver(git: &Git, state: &Path) -> Vec<String> {
    let program = std::env::current_exe().ok();
    let is_this = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == "tcu");
    let Some(program) = program.filter(is_this) else {
        return Vec::new();
    };
    let attributes = state.join("attributes");
    let before = std::fs::read(&attributes).ok();
    let folder = git
        .line(&["rev-parse", "--show-prefix"])
        .unwrap_or_default();
    // Only the roadmaps of this folder; quoted as git wants it where there are blanks.
    let pattern = format!("/{folder}*.toml")
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    let text = format!("\"{pattern}\" merge=tcu\n");
    if before.as_deref() != Some(text.as_bytes()) {
        let _ = state_folder::write(&attributes, text.as_bytes(), Durability::Quick);
    }
    let program = program.display().to_string().replace('\'', r"'\''");
    let pairs = [
        format!("core.attributesFile={}", attributes.display()),
        format!("merge.tcu.driver='{program}' merge %O %A %B %L %P"),
        "merge.tcu.recursive=binary".to_owned(),
    ];
    pairs
        .into_iter()
        .flat_map(|pair| ["-c".to_owned(), pair])
        .collect()
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
