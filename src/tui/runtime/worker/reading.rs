//! Reading the folder: again where another program changed it, and what follows from it.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, SystemTime};

use crate::dates::date::plain;
use crate::edit::as_of::portfolio_as_of;
use crate::health::SeenFlags;
use crate::settings::{StatusDate, status_date};
use crate::store::git;
use crate::store::last_visit::{self, LastVisit};
use crate::store::watch::Watch;
use crate::store::{File, Folder, Reopened};
use crate::tui::app::update::Msg;
use crate::tui::app::{Snapshot, ToastLevel};
use crate::tui::runtime::worker::job::Job;
use crate::tui::runtime::worker::state::WorkerState;

/// How long another program is given to finish writing.
const SETTLING: Duration = Duration::from_millis(120);

/// How many readings are remembered: an edit is made of one that may be no longer the newest.
const REMEMBERED: usize = 3;

impl WorkerState {
    pub(super) fn read_again(&mut self) -> Msg {
        match self.read() {
            Ok(snapshot) => Msg::Snapshot(snapshot),
            Err(why) => Msg::Said(ToastLevel::Bad, why),
        }
    }

    /// Reads the folder again where another program changed it.
    pub(super) fn look(&mut self, waiting: &Receiver<Job>) -> Option<Msg> {
        // Other programs write in several steps, and the system tells of each: wait until they are through.
        let mut later = Vec::new();
        while let Ok(job) = waiting.recv_timeout(SETTLING) {
            if !matches!(job, Job::Look) {
                later.push(job);
                break;
            }
        }
        let answer = match Folder::open_after(&self.dir, &self.folder, SystemTime::now()) {
            Ok(_) if self.is_gone => Some(self.read_after_return()),
            Ok(now) => changed(&self.folder, &now.folder).then(|| self.read_again()),
            Err(error) if self.has_gone(&error) => {
                let was_told = self.is_gone;
                let why = self.gone();
                (!was_told).then(|| Msg::Said(ToastLevel::Bad, why))
            }
            Err(_) => None,
        };
        for job in later {
            // The loop takes it next; the worker itself keeps the channel open.
            let _ = self.jobs.send(job);
        }
        answer
    }

    /// Whether a folder that held something is not there: the stick was pulled out, the share is away.
    fn has_gone(&self, error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::NotFound && !self.folder.files.is_empty()
    }

    /// Notes that the folder is gone, and waits for it; what there is to say.
    fn gone(&mut self) -> String {
        if !self.is_gone {
            // What was watched may have gone with it, also where it comes back the same.
            self.watch = None;
        }
        self.is_gone = true;
        self.watch();
        if self.dir.is_dir() {
            // It came back before it was watched for.
            let _ = self.jobs.send(Job::Look);
        }
        format!(
            "The folder {} is gone: what was read is still shown, and nothing is written. \
             It is read again when it is back",
            self.dir.display()
        )
    }

    /// The same, where nothing may be made in its place.
    pub(super) fn refused_where_gone(&mut self) -> Result<(), String> {
        match self.folder.files.is_empty() || self.dir.is_dir() {
            true => Ok(()),
            false => Err(self.gone()),
        }
    }

    fn read_after_return(&mut self) -> Msg {
        let back = format!("The folder {} is back, and was read", self.dir.display());
        match self.read() {
            Ok(snapshot) => {
                // A loop that is gone needs no message.
                let _ = self.send.send(Msg::Snapshot(snapshot));
                Msg::Said(ToastLevel::Good, back)
            }
            Err(why) => Msg::Said(ToastLevel::Bad, why),
        }
    }

    /// Keeps an eye on the folder as it is now.
    fn watch(&mut self) {
        if self
            .watch
            .as_ref()
            .is_some_and(|watch| watch.covers(&self.folder))
        {
            return;
        }
        let jobs = self.jobs.clone();
        self.watch = Watch::start(&self.folder, move || drop(jobs.send(Job::Look)));
    }

    /// Reads the folder and computes what follows: of both only what changed since the last time.
    pub(super) fn read(&mut self) -> Result<Arc<Snapshot>, String> {
        let again = match Folder::open_after(&self.dir, &self.folder, SystemTime::now()) {
            Ok(again) => again,
            Err(error) if self.has_gone(&error) => return Err(self.gone()),
            // A folder that is not there yet is an empty one: the first roadmap makes it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Reopened {
                folder: Folder {
                    dir: self.dir.clone(),
                    ..Folder::default()
                },
                changed: None,
                #[cfg(test)]
                opened: 0,
            },
            Err(error) => {
                return Err(format!(
                    "The folder {} could not be read: {error}",
                    self.dir.display()
                ));
            }
        };
        let folder = Arc::new(again.folder);
        // What was computed of another reading than the one that was gone on from says nothing.
        let before = (self.last.take()).filter(|last| Arc::ptr_eq(&last.folder, &self.folder));
        self.folder = Arc::clone(&folder);
        self.is_gone = false;
        self.watch();
        self.generation += 1;
        self.readings.truncate(REMEMBERED - 1);
        self.readings
            .insert(0, (self.generation, Arc::clone(&folder)));
        let pinned = folder.portfolio.shared.head.status_date;
        let status = StatusDate::new(self.today, pinned, status_date::machine_date());
        let mut snapshot = match self.as_of {
            Some(as_of) => {
                let mut shown = Folder::clone(&folder);
                shown.portfolio = portfolio_as_of(&folder.portfolio, as_of).portfolio;
                let why = format!(
                    "This is how things stood on {}; leave and start without --as-of to change anything",
                    plain(as_of)
                );
                Snapshot::of(shown, status, Some(why))
            }
            None => {
                let before = before.as_deref().zip(again.changed.as_deref());
                Snapshot::after(folder, status, None, before)
            }
        };
        snapshot.config = self.config.clone();
        snapshot.in_git = git::seems_in_repository(&self.dir);
        if self.looked.is_none() && self.as_of.is_none() && !snapshot.folder.files.is_empty() {
            // Who has never looked has missed nothing. Where this cannot be kept, the next visit is the first.
            let looked = now(&snapshot);
            let _ = last_visit::keep(&self.state, &self.dir, &looked);
            self.looked = Some(looked);
        }
        if self.as_of.is_none() {
            snapshot = snapshot.since(self.looked.clone());
        }
        let snapshot = Arc::new(snapshot.numbered(self.generation));
        self.last = Some(Arc::clone(&snapshot));
        Ok(snapshot)
    }

    /// Marks what is flagged now as seen.
    pub(super) fn seen(&mut self) -> Msg {
        let kept = self.read().and_then(|snapshot| {
            let looked = now(&snapshot);
            last_visit::keep(&self.state, &self.dir, &looked)
                .map_err(|error| format!("It cannot be kept what you have seen: {error}"))?;
            self.looked = Some(looked);
            self.read()
        });
        match kept {
            Ok(snapshot) => Msg::Snapshot(snapshot),
            Err(why) => Msg::Said(ToastLevel::Bad, why),
        }
    }

    /// The answer after something was written, or not: with the folder as it is now.
    pub(super) fn settled(&mut self, result: Result<String, String>) -> Msg {
        let (snapshot, result) = match self.read() {
            Ok(snapshot) => (Some(snapshot), result),
            Err(why) => (None, Err(why)),
        };
        Msg::Settled {
            snapshot,
            result,
            undo: self.history.undo_words(),
            redo: self.history.redo_words(),
        }
    }
}

/// What is flagged now.
fn now(snapshot: &Snapshot) -> LastVisit {
    LastVisit {
        on: Some(snapshot.today()),
        seen: SeenFlags::of(&snapshot.health.flags),
    }
}

/// Whether any file reads differently, came or went.
fn changed(before: &Folder, now: &Folder) -> bool {
    let same =
        |(a, b): (&File, &File)| a.name == b.name && same_bytes(a, b) && a.closed == b.closed;
    before.files.len() != now.files.len() || !before.files.iter().zip(&now.files).all(same)
}

/// Whether two readings of a file gave the same bytes: most often they share them.
fn same_bytes(a: &File, b: &File) -> bool {
    match (&a.bytes, &b.bytes) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
        (a, b) => a == b,
    }
}
