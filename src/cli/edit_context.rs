//! One editing command: what it reads, who acts, and how its work is written and told.

use std::cell::Cell;

use super::context::{CliContext, LoadedFolder};
use super::edit_options::DryRun;
use super::edit_summary;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::flags::counted;
use super::output::{MessageLevel, Output};
use crate::dates::date::beside;
use crate::dates::{Calendar, YearBias, parse_from};
use crate::edit::{Actor, ChangeSet};
use crate::model::{Date, PORTFOLIO, Portfolio};
use crate::store::RetainBytes;
use crate::store::commit::{CommitError, FileChange, HALF_HINT, commit_under, create_under};
use crate::store::lock::{Lock, PATIENCE};
use crate::store::read::read;
use crate::store::relocate::{Place, RelocateError, Relocation, relocate_under};
use crate::store::save::SaveError;
use crate::store::sync::forget_written;

/// An editing command under way.
pub(crate) struct EditContext<'d> {
    context: &'d CliContext,
    /// Held from reading to writing, so that no other command comes between.
    lock: Lock,
    /// What was read.
    pub opened: LoadedFolder,
    /// Who acts, and for which day.
    pub actor: Actor,
    /// Whether the command looked for its entries in every file, so that one that cannot be read is told.
    needs_all: Cell<bool>,
}

impl<'d> EditContext<'d> {
    /// Locks the folder and reads it, with the bytes of its files.
    ///
    /// # Errors
    /// Nobody is known, nothing may be edited, or the folder cannot be read.
    pub(crate) fn begin(context: &'d CliContext) -> Result<Self, CliError> {
        let by = context.actor()?;
        let lock = match Lock::take(&context.folder.path, &context.places.state, PATIENCE) {
            Ok(lock) => lock,
            // A folder that is not there is told with what to do about it.
            Err(error) => {
                return Err(context
                    .open(RetainBytes::Nothing)
                    .err()
                    .unwrap_or(error.into()));
            }
        };
        let opened = context.open(RetainBytes::Bytes)?;
        let actor = Actor {
            by,
            on: opened.date.today,
            machine: opened.date.machine,
        };
        Ok(Self {
            context,
            lock,
            opened,
            actor,
            needs_all: Cell::new(false),
        })
    }

    /// Notes that entries were looked for in every file of the folder.
    pub(crate) fn look_everywhere(&self) {
        self.needs_all.set(true);
    }

    /// What the files hold.
    pub(crate) fn portfolio(&self) -> &Portfolio {
        &self.opened.folder.portfolio
    }

    /// What dates are said relative to.
    pub(crate) fn calendar(&self) -> Calendar {
        super::analysis::calendar(self.portfolio(), self.actor.on)
    }

    /// Reads a date as people say it, and says which day was understood.
    ///
    /// # Errors
    /// It is no date.
    pub(crate) fn date(
        &self,
        said: &str,
        lean: YearBias,
        what: &str,
        output: &mut Output<'_>,
    ) -> Result<Date, CliError> {
        self.date_from(said, None, (lean, what), output)
    }

    /// As [`EditContext::date`], beside the date that stands, from which `+4w` counts.
    ///
    /// # Errors
    /// It is no date.
    pub(crate) fn date_from(
        &self,
        said: &str,
        stands: Option<Date>,
        (lean, what): (YearBias, &str),
        output: &mut Output<'_>,
    ) -> Result<Date, CliError> {
        let date = parse_from(said, stands, &self.calendar(), lean)
            .map_err(|error| CliError::refused(format!("{what}: {error}")))?;
        output.say(&format!("{what}: {}\n", beside(date, stands)));
        Ok(date)
    }

    /// Writes the work, or only says what would be written.
    ///
    /// # Errors
    /// Nothing was written, and why.
    pub(crate) fn write_unless(
        &self,
        dry_run: DryRun,
        work: &ChangeSet,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        if !dry_run.dry_run {
            return self.write(work, output);
        }
        self.check_clock(work)?;
        for warning in &work.warnings {
            output.tell(MessageLevel::Warning, warning, &[]);
        }
        for line in self.summary(work) {
            output.result(&format!("{line}\n"))?;
        }
        output.say("Nothing was written (--dry-run).\n");
        self.opened.tell_date(output);
        Ok(self.problems(work, &[], output))
    }

    /// A line for each edit of the work.
    fn summary(&self, work: &ChangeSet) -> Vec<String> {
        let empty = crate::model::Roadmap::default();
        let lines = work.files.iter().flat_map(|(id, edits)| {
            let before = self.portfolio().file_of(id).unwrap_or(&empty);
            edit_summary::lines(id, before, edits)
        });
        lines.collect()
    }

    /// Writes the work, and says what was written. The status tells of problems in the files it needed.
    ///
    /// # Errors
    /// Nothing was written, and why.
    pub(crate) fn write(
        &self,
        work: &ChangeSet,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        self.check_clock(work)?;
        let written = commit_under(&self.lock, &self.opened.folder, &work.files)?;
        forget_written(&self.context.places.state, &written);
        log::info!("wrote {} files", written.len());
        if written.is_empty() {
            output.say("Nothing to change: it is so already.\n");
        }
        self.tell_written(work, &written, None, output);
        self.opened.tell_date(output);
        Ok(self.problems(work, &written, output))
    }

    /// Says what was written, and what there is to know of each file. Where it was written along with a new id for a
    /// roadmap, each file is not named: the roadmap itself has another name by now.
    fn tell_written(
        &self,
        work: &ChangeSet,
        written: &[FileChange],
        relocation: Option<&Relocation>,
        output: &mut Output<'_>,
    ) {
        let names_files = !matches!(relocation, Some(Relocation::Rename { .. }));
        for warning in &work.warnings {
            output.tell(MessageLevel::Warning, warning, &[]);
        }
        for line in self.summary(work) {
            output.say(&format!("{line}\n"));
        }
        for written in written {
            let path = self.context.shown(&written.path);
            if names_files {
                output.say(&format!("Saved in {}.\n", path.display()));
            }
            if let Some(told) = written.other_names_told() {
                output.tell(MessageLevel::Warning, &told, &[]);
            }
            if let Some(conflicts) = written.merged {
                let hints = match conflicts {
                    0 => vec![],
                    _ => vec!["tcu list conflicts shows what is to be chosen".to_owned()],
                };
                let message = format!(
                    "another program wrote it meanwhile: both are in it now, with {}",
                    counted(conflicts, "conflict")
                );
                output.tell(MessageLevel::Note, &message, &hints);
            }
        }
    }

    /// Refuses to write where the clock of the machine stands before the newest record of a file that changes: what
    /// is recorded then would rewrite the order of its history.
    fn check_clock(&self, work: &ChangeSet) -> Result<(), CliError> {
        let changed = work.files.iter().filter(|(_, edits)| !edits.is_empty());
        self.check_clock_of(changed.map(|(id, _)| id.as_str()))
    }

    /// The same for files that are moved or deleted whole.
    ///
    /// # Errors
    /// The clock stands before the newest record of one of them.
    pub(crate) fn check_clock_of<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i str>,
    ) -> Result<(), CliError> {
        let clock = self.context.clock();
        for id in ids {
            if let Some(file) = self.portfolio().file_of(id) {
                clock.check(id, file)?;
            }
        }
        Ok(())
    }

    /// The lock that is held from reading to writing.
    pub(crate) fn lock(&self) -> &Lock {
        &self.lock
    }

    /// Renames, archives or deletes a roadmap with the work that goes along, all or nothing, and says what was done.
    ///
    /// # Errors
    /// The roadmap is where it was, and why.
    pub(crate) fn relocate(
        &self,
        relocation: &Relocation,
        work: &ChangeSet,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        self.check_clock(work)?;
        self.check_clock_of([relocation.id()])?;
        let state = &self.context.places.state;
        let folder = &self.opened.folder;
        let (written, place) = relocate_under(&self.lock, folder, state, relocation, &work.files)?;
        forget_written(state, &written);
        self.tell_written(work, &written, Some(relocation), output);
        output.say(&match (relocation, &place) {
            (Relocation::Rename { old, new }, Place::Folder(path)) => {
                let path = self.context.shown(path);
                format!("{old} is called {new} now: {}.\n", path.display())
            }
            (_, Place::Folder(path)) => {
                format!("Moved to {}.\n", self.context.shown(path).display())
            }
            (_, Place::SystemTrash) => {
                let id = relocation.id();
                format!("Moved {id}.toml to the trash of this computer.\n")
            }
            (_, Place::Kept(path)) => {
                let path = path.display();
                format!("Moved to {path}: there is no trash here.\n")
            }
        });
        if matches!(relocation, Relocation::Archive(_)) {
            return Ok(ExitStatus::Fine);
        }
        self.opened.tell_date(output);
        Ok(self.problems(work, &written, output))
    }

    /// Writes a new roadmap, and says so.
    ///
    /// # Errors
    /// A file of that name is there already, or the disk refused.
    pub(crate) fn create(
        &self,
        id: &str,
        text: &str,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let written = create_under(&self.lock, &self.context.folder.path, id, text)?;
        output.say(&format!(
            "Made {}.\n",
            self.context.shown(&written.path).display()
        ));
        Ok(())
    }

    /// Tells the problems that the files of the work have now, and those of `portfolio.toml`.
    fn problems(
        &self,
        work: &ChangeSet,
        written: &[FileChange],
        output: &mut Output<'_>,
    ) -> ExitStatus {
        let mut folder = self.opened.folder.clone();
        for file in &mut folder.files {
            if let Some(written) = written.iter().find(|written| written.id == file.id) {
                file.problems = read(&file.id, &written.after).problems;
            }
        }
        if self.needs_all.get() {
            return file_problems::tell_all(self.context, &folder, output);
        }
        let mut ids: Vec<&str> = work.files.iter().map(|(id, _)| id.as_str()).collect();
        ids.push(PORTFOLIO);
        file_problems::tell_of(self.context, &folder, &ids, output)
    }
}

impl From<RelocateError> for CliError {
    fn from(error: RelocateError) -> Self {
        match error {
            RelocateError::Commit(error) => error.into(),
            RelocateError::Taken(_) => CliError::refused(error.to_string())
                .hint("rename or move that file first; nothing was written"),
            RelocateError::Changed(_) | RelocateError::Io { .. } => {
                CliError::file(error.to_string())
            }
            RelocateError::Half { .. } => CliError::file(error.to_string()).hint(HALF_HINT),
        }
    }
}

impl From<CommitError> for CliError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Refused(refusal) => refusal.into(),
            CommitError::Lock(error) => error.into(),
            CommitError::Save(error @ SaveError::ChangedOnDisk { .. }) => CliError {
                again: true,
                ..CliError::from(error)
            },
            CommitError::Save(error) => error.into(),
            CommitError::Closed { .. } => {
                CliError::file(error.to_string()).hint("tcu check says what is wrong with it")
            }
            CommitError::Half { .. } => CliError::file(error.to_string()).hint(HALF_HINT),
            CommitError::Splice(_) | CommitError::Unsafe { .. } => {
                CliError::refused(error.to_string())
            }
        }
    }
}
