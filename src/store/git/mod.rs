//! Roadmaps in a git repository, through the user's own `git` with its configuration and credentials.
//!
//! Nothing here links a git library, and nothing keeps a secret: what git asks for, git asks for itself.

mod exchange;
mod setup;
mod words;

pub use exchange::{Exchanged, sync};
pub use setup::{setup, unreadable};

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::lock::LockError;

/// Why git did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
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
    /// Another program writes in the folder.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// Files that must be mended before they are committed.
    #[error("{} cannot be read and would be committed so; nothing was committed", .0.join(", "))]
    ToMend(Vec<String>),
}

/// The git of a folder.
#[derive(Clone, Debug)]
struct Git {
    dir: PathBuf,
}

impl Git {
    /// The git of the repository that a folder is in.
    fn of(dir: &Path) -> Result<Self, GitError> {
        let git = Self {
            dir: dir.to_owned(),
        };
        match git.run(&["rev-parse", "--is-inside-work-tree"]) {
            Ok(output) if output.status.success() => Ok(git),
            Ok(_) => Err(GitError::NoRepository(dir.to_owned())),
            Err(error) => Err(error),
        }
    }

    fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Result<Output, GitError> {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(&self.dir)
            .args(arguments)
            .stdin(Stdio::null());
        command.output().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => GitError::NoGit,
            _ => GitError::Io(format!("git could not be started: {error}")),
        })
    }

    /// What git writes, where it succeeds.
    fn told<A: AsRef<OsStr>>(&self, what: &str, arguments: &[A]) -> Result<String, GitError> {
        let output = self.run(arguments)?;
        if !output.status.success() {
            return Err(GitError::Refused {
                what: what.to_owned(),
                said: said(&output),
            });
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// One line of what git writes; `None` where it fails or says nothing.
    fn line(&self, arguments: &[&str]) -> Option<String> {
        let text = self.told("answer", arguments).ok()?;
        let line = text.lines().next()?.trim();
        (!line.is_empty()).then(|| line.to_owned())
    }
}

/// What git said of its failure, in one line.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lines: Vec<&str> = lines.filter(|line| !line.starts_with("hint:")).collect();
    lines.truncate(4);
    if lines.is_empty() {
        return "it did not say why".into();
    }
    lines.join("; ")
}

/// Git's own merge of text, with markers of that size, into `ours`.
///
/// # Errors
/// Git is not there, or could not merge at all.
pub fn merge_as_text(base: &Path, ours: &Path, theirs: &Path, size: &str) -> Result<(), GitError> {
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
