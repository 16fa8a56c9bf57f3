//! Roadmaps in a git repository, through the user's own `git` with its configuration and credentials.
//!
//! Nothing here links a git library, and nothing keeps a secret: what git asks for, git asks for itself.

mod at_revision;
mod broken;
mod clock;
mod commit;
mod commit_message;
mod files;
mod left;
mod left_out;
mod pending;
mod pull_push;
mod remote_errors;
mod renamed;
mod roadmaps;
mod setup;

pub(crate) use at_revision::portfolio_at;
pub(crate) use pending::unsent;
pub(crate) use pull_push::{PullPushResult, sync};
pub(crate) use setup::{setup, unreadable};

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use super::clock::{ClockBehind, ClockGuard};
use super::lock::LockError;

/// How long another program may hold the folder.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why git did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum GitError {
    /// There is no git.
    #[error("git is not installed here")]
    NoGit,
    /// The folder is in no repository.
    #[error("{} is in no git repository", .0.display())]
    NoRepository(PathBuf),
    /// Git refused.
    #[error("git could not {what}: {said}")]
    Refused {
        /// What it was to do.
        what: String,
        /// What it said.
        said: String,
    },
    /// A file of the repository could not be read or written.
    #[error("{0}")]
    Io(String),
    /// The clock stands before the newest record of a roadmap that would change.
    #[error(transparent)]
    Clock(#[from] ClockBehind),
    /// Another program writes in the folder.
    #[error(transparent)]
    Lock(#[from] LockError),
}

/// Whether a folder is in a repository.
pub(crate) fn is_in_repository(dir: &Path) -> bool {
    Git::of(dir).is_ok()
}

/// Whether a folder seems to be in a repository, without asking git: this is looked at after every edit.
pub(crate) fn seems_in_repository(dir: &Path) -> bool {
    let whole = std::path::absolute(dir);
    whole.is_ok_and(|dir| dir.ancestors().any(|above| above.join(".git").exists()))
}

/// Whether the repository of a folder has a remote.
pub(crate) fn has_remote(dir: &Path) -> bool {
    Git::of(dir).is_ok_and(|git| git.line(&["remote"]).is_some())
}

/// Whether git may ask for a password on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PromptPolicy {
    /// It may: the terminal is free.
    OnTerminal,
    /// It fails instead: the terminal shows the screens.
    Never,
}

/// How a folder is exchanged with its remote.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ExchangeOptions {
    /// Whether git may ask for passwords.
    pub asks: PromptPolicy,
    /// What every roadmap that would change is held against first.
    pub clock: ClockGuard,
}

impl From<PromptPolicy> for ExchangeOptions {
    fn from(asks: PromptPolicy) -> Self {
        Self {
            asks,
            clock: ClockGuard::off(),
        }
    }
}

/// The git of a folder.
#[derive(Clone, Debug)]
struct Git {
    dir: PathBuf,
    asks: PromptPolicy,
}

impl Git {
    /// The git of the repository that a folder is in.
    fn of(dir: &Path) -> Result<Self, GitError> {
        Self::asking(dir, PromptPolicy::OnTerminal)
    }

    /// The same, that asks for passwords or does not.
    fn asking(dir: &Path, asks: PromptPolicy) -> Result<Self, GitError> {
        let git = Self {
            dir: dir.to_owned(),
            asks,
        };
        match git.run(&["rev-parse", "--is-inside-work-tree"]) {
            Ok(output) if output.status.success() => Ok(git),
            Ok(_) => Err(GitError::NoRepository(dir.to_owned())),
            Err(error) => Err(error),
        }
    }

    fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Result<Output, GitError> {
        self.output(&mut self.command(arguments))
    }

    /// Git with these arguments, in the folder.
    fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(&self.dir)
            .args(arguments)
            // What it says is read, so it is asked to say it in English; names of files stay as they are.
            .env("LANGUAGE", "en")
            .stdin(Stdio::null());
        if self.asks == PromptPolicy::Never {
            silence(&mut command, &self.dir);
        }
        command
    }

    fn output(&self, command: &mut Command) -> Result<Output, GitError> {
        let output = command.output();
        let status = output.as_ref().map(|output| output.status);
        log::debug!("git {}: {status:?}", subcommand(command));
        output.map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => GitError::NoGit,
            _ => GitError::Io(format!("git could not be started: {error}")),
        })
    }

    /// What git writes, where it succeeds.
    fn told<A: AsRef<OsStr>>(&self, what: &str, arguments: &[A]) -> Result<String, GitError> {
        succeeded(what, &self.run(arguments)?)
    }

    /// The same with an index of its own, so that the index and the files of the folder stay as they are.
    fn told_with_index(
        &self,
        index: &Path,
        what: &str,
        arguments: &[&str],
    ) -> Result<String, GitError> {
        let mut command = self.command(arguments);
        command.env("GIT_INDEX_FILE", index);
        succeeded(what, &self.output(&mut command)?)
    }

    /// One line of what git writes; `None` where it fails or says nothing.
    fn line(&self, arguments: &[&str]) -> Option<String> {
        let text = self.told("answer", arguments).ok()?;
        let line = text.lines().next()?.trim();
        (!line.is_empty()).then(|| line.to_owned())
    }
}

/// The word that says what git is to do: no option, and no value of one.
fn subcommand(command: &Command) -> String {
    let mut words = command.get_args();
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("-C" | "-c") => drop(words.next()),
            Some(word) if !word.starts_with('-') => return word.to_owned(),
            _ => {}
        }
    }
    String::new()
}

/// What git wrote, where it did what was asked.
fn succeeded(what: &str, output: &Output) -> Result<String, GitError> {
    if !output.status.success() {
        return Err(GitError::Refused {
            what: what.to_owned(),
            said: said(output),
        });
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Lets git and its ssh fail rather than ask on a terminal that shows something else.
fn silence(command: &mut Command, dir: &Path) {
    command.env("GIT_TERMINAL_PROMPT", "0");
    if std::env::var_os("GIT_SSH_COMMAND").is_some() {
        return;
    }
    let own = Command::new("git")
        .arg("-C")
        .arg(dir)
        .args(["config", "core.sshCommand"])
        .stdin(Stdio::null())
        .output();
    let own = own.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let ssh = own.ok().filter(|own| !own.is_empty());
    let ssh = ssh.unwrap_or_else(|| "ssh".into());
    command.env("GIT_SSH_COMMAND", format!("{ssh} -o BatchMode=yes"));
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

/// What git said of its failure, in one line.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines = text.lines().map(plain).filter(|line| !line.is_empty());
    let mut lines: Vec<&str> = lines.filter(|line| !line.starts_with("hint:")).collect();
    lines.truncate(4);
    if lines.is_empty() {
        return "it did not say why".into();
    }
    lines.join("; ")
}

/// A line without the word that git puts before it.
fn plain(line: &str) -> &str {
    let line = line.trim();
    let marks = ["fatal:", "error:", "remote:"];
    let rest = marks.iter().find_map(|mark| line.strip_prefix(mark));
    rest.map_or(line, str::trim_start)
}

/// Git's own merge of text, with markers of that size, into `ours`.
///
/// # Errors
/// Git is not there, or could not merge at all.
pub(crate) fn merge_as_text(
    base: &Path,
    ours: &Path,
    theirs: &Path,
    size: &str,
) -> Result<(), GitError> {
    let mut command = Command::new("git");
    command
        .args([
            "merge-file",
            "-q",
            "-L",
            "ours",
            "-L",
            "base",
            "-L",
            "theirs",
        ])
        .arg(format!("--marker-size={size}"))
        .args([ours, base, theirs])
        .stdin(Stdio::null());
    let output = command.output().map_err(|_| GitError::NoGit)?;
    // Up to 127 it is the number of conflicts.
    match output.status.code() {
        Some(0..=127) => Ok(()),
        _ => Err(GitError::Refused {
            what: "merge the text".into(),
            said: said(&output),
        }),
    }
}
