//! Commit, fetch, merge and push: a folder of roadmaps and its remote brought to the same state.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::broken::{self, BrokenFile};
use super::commit_message::{CommitChanges, message};
use super::remote_errors::why;
use super::{Git, GitError, PromptPolicy, said, upstream};
use crate::edit::diff::diff;
use crate::edit::{Edit, EntryPath};
use crate::model::order;
use crate::model::{Kind, Roadmap};
use crate::store::lock::Lock;
use crate::store::read::read_text;
use crate::store::save::save;

const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is tried again when others push at the same time.
const TRIES: usize = 5;

/// What an exchange did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PullPushResult {
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
    /// Roadmaps that were neither sent nor taken because they are broken: which, on which side, and how to mend them.
    pub left: Vec<String>,
}

impl std::fmt::Display for PullPushResult {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.later, self.alone) {
            (Some(why), _) => write!(f, "will sync later: {why}")?,
            (None, true) => f.write_str("committed here; there is no remote to exchange with")?,
            (None, false) => write!(
                f,
                "sent {}, received {}, {} to choose",
                self.sent, self.received, self.to_choose
            )?,
        }
        match self.left.len() {
            0 => Ok(()),
            1 => f.write_str(", 1 file left out"),
            many => write!(f, ", {many} files left out"),
        }
    }
}

/// Exchanges the folder with its remote. `who` signs where git knows nobody; `asks` is whether git may ask for
/// passwords; `progress` hears what is being done.
///
/// # Errors
/// The folder is in no repository, a roadmap cannot be read, or git refuses. Being offline is no error.
pub fn sync(
    dir: &Path,
    state: &Path,
    who: &str,
    asks: PromptPolicy,
    progress: &mut dyn FnMut(&str),
) -> Result<PullPushResult, GitError> {
    let git = Git::asking(dir, asks)?;
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
    let before = tree(&git, "HEAD");
    for turn in 1..=TRIES {
        progress("Fetching…");
        let fetched = git.run(&["fetch", "-q"])?;
        if !fetched.status.success() {
            done.later = Some(why(&fetched));
            return Ok(done);
        }
        if let Some(why) = what_cannot_travel(&git, &mut done.left)? {
            done.later = Some(why);
            return Ok(done);
        }
        let remote = upstream(&git).map(|upstream| tree(&git, &upstream));
        merge(&git, state)?;
        let now = tree(&git, "HEAD");
        done.received = all_touched(&before, &now);
        done.to_choose = now.values().map(conflicts).sum();
        progress("Sending…");
        let pushed = push(&git)?;
        if pushed.status.success() {
            done.sent = all_touched(&remote.unwrap_or_default(), &now);
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

/// Looks for broken roadmaps in what the remote has and in what was committed here. Where there are any nothing is
/// taken or sent: why, in words.
fn what_cannot_travel(git: &Git, left: &mut Vec<String>) -> Result<Option<String>, GitError> {
    let upstream = upstream(git);
    let theirs = match &upstream {
        Some(upstream) => broken::between(git, Some("HEAD"), upstream)?,
        None => Vec::new(),
    };
    let has_commit = git.line(&["rev-parse", "-q", "--verify", "HEAD"]).is_some();
    let ours = match has_commit {
        true => broken::between(git, upstream.as_deref(), "HEAD")?,
        false => Vec::new(),
    };
    let said = |files: &[BrokenFile], side: &str| -> Vec<String> {
        let said = files
            .iter()
            .map(|file| format!("{} {side}, {}", file.name, file.why));
        said.collect()
    };
    left.extend(said(&theirs, "on the remote cannot be taken"));
    left.extend(said(&ours, "as committed here cannot be sent"));
    Ok(match (theirs.is_empty(), ours.is_empty()) {
        (true, true) => None,
        (false, _) => {
            Some("a roadmap on the remote is broken, so nothing was taken or sent".to_owned())
        }
        (true, false) => {
            Some("a roadmap was committed broken; mend it here and sync again".to_owned())
        }
    })
}

/// Commits what changed in the folder; gives the message, and what was left out because it is broken.
fn commit(git: &Git, state: &Path, who: &str) -> Result<(Option<String>, Vec<String>), GitError> {
    let _lock = Lock::take(&git.dir, state, PATIENCE)?;
    git.told("take in the changes", &["add", "-A", "--", "."])?;
    let broken = broken::staged(git)?;
    let mut committed = vec![".".to_owned()];
    let mut left = Vec::new();
    for file in &broken {
        git.told(
            "leave a broken roadmap out",
            &["reset", "-q", "--", &file.name],
        )?;
        committed.push(format!(":(exclude,literal){}", file.name));
        left.push(format!(
            "{} in this folder cannot be sent, {}",
            file.name, file.why
        ));
    }
    if git
        .run(&["diff", "--cached", "--quiet", "--", "."])?
        .status
        .success()
    {
        return Ok((None, left));
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
    arguments.extend(["commit", "-q", "-m", &text, "--"].map(str::to_owned));
    arguments.extend(committed);
    git.told("commit", &arguments)?;
    Ok((Some(text), left))
}

fn told(old: &RepositoryFiles, new: &RepositoryFiles) -> String {
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
    let only = |these: &RepositoryFiles, those: &RepositoryFiles| -> Vec<String> {
        these
            .keys()
            .filter(|id| !those.contains_key(*id))
            .cloned()
            .collect()
    };
    message(&changes, &only(new, old), &only(old, new))
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
    let mut arguments = driver(git, state);
    arguments.extend(["merge", "-q", "--no-edit", &upstream].map(str::to_owned));
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
        let _ = std::fs::create_dir_all(state);
        let _ = save(&attributes, before.as_deref(), text.as_bytes());
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

/// The roadmaps of a commit, or of what is about to be committed.
type RepositoryFiles = BTreeMap<String, HeldLock>;

pub(super) struct HeldLock {
    text: String,
    roadmap: Roadmap,
}

fn tree(git: &Git, revision: &str) -> RepositoryFiles {
    let list: &[&str] = if revision.is_empty() {
        &["ls-files", "-z", "--", "."]
    } else {
        &["ls-tree", "-z", "--name-only", revision]
    };
    let names = git.told("list the roadmaps", list).unwrap_or_default();
    let mut files = RepositoryFiles::new();
    for name in names.split('\0').filter(|name| !name.contains('/')) {
        let Some(id) = name.strip_suffix(".toml") else {
            continue;
        };
        let Ok(text) = git.told("show a roadmap", &["show", &format!("{revision}:./{name}")])
        else {
            continue;
        };
        files.extend(held(id, text).map(|held| (id.to_owned(), held)));
    }
    files
}

/// A roadmap as one side has it, where it can be read.
pub(super) fn held(id: &str, text: String) -> Option<HeldLock> {
    let roadmap = read_text(id, &text).roadmap?;
    Some(HeldLock { text, roadmap })
}

/// The entries and records of a roadmap that differ from what it was, but for the log and conflicts; a new one is one.
pub(super) fn touched(now: &HeldLock, before: Option<&HeldLock>) -> usize {
    let is_told = |kind: Kind| !matches!(kind, Kind::Change | Kind::Conflict);
    let Some(before) = before else { return 1 };
    let mut places: Vec<EntryPath> = Vec::new();
    let mut whole = 0;
    for edit in diff(&before.roadmap, &now.roadmap) {
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
}

/// The same over all roadmaps.
fn all_touched(old: &RepositoryFiles, new: &RepositoryFiles) -> usize {
    new.iter()
        .map(|(id, held)| touched(held, old.get(id)))
        .sum()
}

fn conflicts(held: &HeldLock) -> usize {
    let told = |clash: &crate::model::Conflict| format!("{:?} {:?}", clash.item, clash.field);
    let mut fields: Vec<String> = held.roadmap.conflicts.iter().map(told).collect();
    order::sort(&mut fields);
    fields.dedup();
    fields.len()
}
