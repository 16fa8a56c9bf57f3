//! One editing command: what it reads, who acts, and how its work is written and told.

use super::desk::{Desk, Opened};
use super::echo;
use super::failure::{Failure, Status};
use super::flags::counted;
use super::needed;
use super::streams::{Streams, Word};
use crate::edit::{Actor, Work};
use crate::query::date::{Calendar, Lean, parse};
use crate::roadmap::date::with_weekday;
use crate::roadmap::{Date, PORTFOLIO, Portfolio};
use crate::store::Keep;
use crate::store::commit::{CommitError, Written, commit_under};
use crate::store::lock::{Lock, PATIENCE};
use crate::store::read::read;
use crate::store::save::SaveError;

/// An editing command under way.
pub struct Act<'d> {
    desk: &'d Desk,
    /// Held from reading to writing, so that no other command comes between.
    lock: Lock,
    /// What was read.
    pub opened: Opened,
    /// Who acts, and for which day.
    pub actor: Actor,
}

impl<'d> Act<'d> {
    /// Locks the folder and reads it, with the bytes of its files.
    ///
    /// # Errors
    /// Nobody is known, nothing may be edited, or the folder cannot be read.
    pub fn begin(desk: &'d Desk) -> Result<Self, Failure> {
        let by = desk.actor()?;
        let lock = match Lock::take(&desk.folder.path, &desk.places.state, PATIENCE) {
            Ok(lock) => lock,
            // A folder that is not there is told with what to do about it.
            Err(error) => return Err(desk.open(Keep::Nothing).err().unwrap_or(error.into())),
        };
        let opened = desk.open(Keep::Bytes)?;
        let actor = Actor {
            by,
            on: opened.date.today,
            machine: opened.date.machine,
        };
        Ok(Self {
            desk,
            lock,
            opened,
            actor,
        })
    }

    /// What the files hold.
    pub fn portfolio(&self) -> &Portfolio {
        &self.opened.folder.portfolio
    }

    /// What dates are said relative to.
    pub fn calendar(&self) -> Calendar {
        super::analysis::calendar(self.portfolio(), self.actor.on)
    }

    /// Reads a date as people say it, and says which day was understood.
    ///
    /// # Errors
    /// It is no date.
    pub fn date(
        &self,
        said: &str,
        lean: Lean,
        what: &str,
        streams: &mut Streams<'_>,
    ) -> Result<Date, Failure> {
        let date = parse(said, &self.calendar(), lean)
            .map_err(|error| Failure::refused(format!("{what}: {error}")))?;
        streams.say(&format!("{what}: {}\n", with_weekday(date)));
        Ok(date)
    }

    /// Writes the work, and says what was written. The status tells of problems in the files it needed.
    ///
    /// # Errors
    /// Nothing was written, and why.
    pub fn write(&self, work: &Work, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let written = commit_under(&self.lock, &self.opened.folder, &work.files)?;
        for warning in &work.warnings {
            streams.tell(Word::Warning, warning, &[]);
        }
        if written.is_empty() {
            streams.say("Nothing to change: it is so already.\n");
        }
        let empty = crate::roadmap::Roadmap::default();
        for (id, edits) in &work.files {
            let before = self.portfolio().file_of(id).unwrap_or(&empty);
            for line in echo::lines(id, before, edits) {
                streams.say(&format!("{line}\n"));
            }
        }
        for written in &written {
            let path = self.desk.shown(&written.path);
            streams.say(&format!("Saved in {}.\n", path.display()));
            if let Some(conflicts) = written.merged {
                let hints = match conflicts {
                    0 => vec![],
                    _ => vec!["tcu list conflicts shows what is to be chosen".to_owned()],
                };
                let message = format!(
                    "another program wrote it meanwhile: both are in it now, with {}",
                    counted(conflicts, "conflict")
                );
                streams.tell(Word::Note, &message, &hints);
            }
        }
        self.opened.tell_date(streams);
        Ok(self.problems(work, &written, streams))
    }

    /// Tells the problems that the files of the work have now, and those of `portfolio.toml`.
    fn problems(&self, work: &Work, written: &[Written], streams: &mut Streams<'_>) -> Status {
        let mut folder = self.opened.folder.clone();
        for file in &mut folder.files {
            if let Some(written) = written.iter().find(|written| written.id == file.id) {
                file.problems = read(&file.id, &written.after).problems;
            }
        }
        let mut ids: Vec<&str> = work.files.iter().map(|(id, _)| id.as_str()).collect();
        ids.push(PORTFOLIO);
        needed::tell_of(self.desk, &folder, &ids, streams)
    }
}

impl From<CommitError> for Failure {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Refused(refusal) => refusal.into(),
            CommitError::Lock(error) => error.into(),
            CommitError::Save(error @ SaveError::ChangedOnDisk { .. }) => Failure {
                again: true,
                ..Failure::from(error)
            },
            CommitError::Save(error) => error.into(),
            CommitError::Closed { .. } => {
                Failure::file(error.to_string()).hint("tcu check says what is wrong with it")
            }
            CommitError::Splice(_) | CommitError::Unsafe { .. } => {
                Failure::refused(error.to_string())
            }
        }
    }
}
