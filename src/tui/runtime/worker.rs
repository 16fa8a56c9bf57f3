//! The thread beside the screen: reads the folder, computes, saves. It answers with messages.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crate::dates::date::plain;
use crate::edit::as_of::portfolio_as_of;
use crate::edit::{Actor, Edit};
use crate::health::SeenFlags;
use crate::model::Date;
use crate::settings::update_config::remember;
use crate::settings::{StatusDate, status_date};
use crate::store::dismissed_prompts;
use crate::store::drafts::{self, Draft};
use crate::store::git::portfolio_at;
use crate::store::last_visit::{self, LastVisit};
use crate::store::packet::SentLog;
use crate::store::relocate::{MovedFile, Relocation, relocate};
use crate::store::sync::SyncPeer;
use crate::store::sync::forget_written;
use crate::store::watch::Watch;
use crate::store::{File, FileChange, Folder, RetainBytes, commit, create, save};
use crate::tui::app::update::Msg;
use crate::tui::app::{Snapshot, ToastLevel};
use crate::tui::runtime::compensating_undo::correct;
use crate::tui::runtime::error_text::refused;
use crate::tui::runtime::history::{UndoEntry, UndoError, UndoHistory};
use crate::tui::runtime::import;
use crate::tui::runtime::options::{CommandLine, Options};
use crate::tui::runtime::output::OutputJob;
use crate::tui::runtime::packet_actions::{give_packet, take_packets};
use crate::tui::runtime::test_panic::test_panic;
use crate::tui::state::import::ImportRequest;
use crate::tui::state::output::OutputRequest;

/// What the worker can be asked for.
#[derive(Clone, Debug)]
pub(crate) enum Job {
    /// Read the folder again.
    Read,
    /// From now on it is this day: read the folder again.
    Today(Date),
    /// Give keys of the config file these values.
    Remember(Vec<(&'static str, String)>),
    /// Write edits, made of that reading of the folder.
    Commit {
        /// The edits, by the id of their file.
        files: Vec<(String, Vec<Edit>)>,
        /// What they do, in words.
        words: String,
        /// The reading.
        generation: u64,
    },
    /// Write a new roadmap: its id and its text.
    Create(String, String),
    /// Rename, archive or delete a roadmap.
    Relocate {
        /// What becomes of it.
        relocation: Relocation,
        /// The edits that go along, by the id of their file.
        files: Vec<(String, Vec<Edit>)>,
        /// What it does, in words.
        words: String,
        /// The reading.
        generation: u64,
    },
    /// Take the last act back, in whose name.
    Undo(Actor),
    /// Make it again.
    Redo,
    /// Copy the samples into the folder.
    Samples,
    /// Read a file of another program, in whose name, with characters for ids.
    Import(ImportRequest, Actor, String),
    /// Write a file for others, in whose name.
    Write(OutputRequest, String),
    /// Give a packet to that folder, in whose name; the characters tell packets of one day apart.
    Give(PathBuf, Actor, String),
    /// Take in what lies in that folder, in whose name.
    Take(PathBuf, Actor),
    /// Keep what is flagged now as seen.
    Seen,
    /// Read the roadmaps as that revision of git holds them.
    Revision(String),
    /// See whether another program changed the folder.
    Look,
    /// Keep what was typed and not saved.
    Keep(Vec<Draft>),
}

/// How long another program is given to finish writing.
const SETTLING: Duration = Duration::from_millis(120);

/// How many readings are remembered: an edit is made of one that may be no longer the newest.
const REMEMBERED: usize = 3;

/// The handle of the worker.
#[derive(Debug)]
pub(crate) struct Worker {
    jobs: Sender<Job>,
    folder: PathBuf,
    state: PathBuf,
}

/// What the worker has at hand.
struct WorkerState {
    dir: PathBuf,
    state: PathBuf,
    config_file: PathBuf,
    /// The config file with what could not be used of it.
    config: Arc<File>,
    today: Option<Date>,
    as_of: Option<Date>,
    command_line: CommandLine,
    samples: &'static [(&'static str, &'static str)],
    send: Sender<Msg>,
    jobs: Sender<Job>,
    watch: Option<Watch>,
    folder: Arc<Folder>,
    generation: u64,
    /// The last readings with their numbers, the newest first.
    readings: Vec<(u64, Arc<Folder>)>,
    history: UndoHistory,
    /// What somebody saw last.
    looked: Option<LastVisit>,
}

impl Worker {
    /// Starts the worker; it reads the folder at once.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(crate) fn start(options: &Options, send: Sender<Msg>) -> io::Result<Self> {
        let (jobs, waiting) = channel();
        let bench = WorkerState {
            dir: options.folder.clone(),
            state: options.state.clone(),
            config_file: options.config_file.clone(),
            config: Arc::new(File {
                name: options.config_file.display().to_string(),
                path: options.config_file.clone(),
                problems: options.config_problems.clone(),
                ..File::default()
            }),
            today: options.as_of.or(options.today).or_else(|| {
                // The day that was said today, where the clock is wrong.
                dismissed_prompts::day_of(&options.state, status_date::machine_date()).flatten()
            }),
            as_of: options.as_of,
            command_line: options.command_line,
            samples: options.samples,
            send,
            jobs: jobs.clone(),
            watch: None,
            folder: Arc::default(),
            generation: 0,
            readings: Vec::new(),
            history: UndoHistory::default(),
            looked: last_visit::load(&options.state, &options.folder),
        };
        std::thread::Builder::new()
            .name("worker".into())
            .spawn(move || bench.work(&waiting))?;
        let worker = Self {
            jobs,
            folder: options.folder.clone(),
            state: options.state.clone(),
        };
        worker.ask(Job::Read);
        Ok(worker)
    }

    /// Where others may ask.
    pub(crate) fn jobs(&self) -> Sender<Job> {
        self.jobs.clone()
    }

    /// The folder that packets were given to or taken from the last time.
    pub(crate) fn packets(&self) -> Option<PathBuf> {
        SyncPeer::load(&self.state, &self.folder).packets
    }

    /// Asks for something; the answer comes as a message.
    pub(crate) fn ask(&self, job: Job) {
        // A worker that is gone has panicked, and taken the program with it.
        let _ = self.jobs.send(job);
    }
}

impl WorkerState {
    fn work(mut self, waiting: &Receiver<Job>) {
        while let Ok(job) = waiting.recv() {
            test_panic("worker");
            let answer = match job {
                Job::Read => self.read_again(),
                Job::Today(day) => {
                    self.today = Some(day);
                    self.read_again()
                }
                Job::Remember(pairs) => match remember(&self.config_file, &pairs) {
                    Ok(()) => continue,
                    Err(why) => Msg::Said(ToastLevel::Bad, why),
                },
                Job::Look => match self.look(waiting) {
                    Some(answer) => answer,
                    None => continue,
                },
                Job::Commit {
                    files,
                    words,
                    generation,
                } => self.commit(files, words, generation),
                Job::Create(id, text) => self.create(&id, &text),
                Job::Relocate {
                    relocation,
                    files,
                    words,
                    generation,
                } => self.relocate(&relocation, files, words, generation),
                Job::Undo(actor) => self.undo(&actor),
                Job::Redo => self.redo(),
                Job::Import(request, actor, chance) => {
                    let from = (&*self.folder, self.generation);
                    let view = import::view(request, from, &self.state, &actor, &chance);
                    Msg::Imported(view.map(Box::new))
                }
                Job::Write(request, by) => {
                    self.write_output(request, by);
                    continue;
                }
                Job::Samples => self.copy_samples(),
                Job::Give(to, actor, chance) => {
                    let given = give_packet(&self.folder, &self.state, &actor, &to, &chance);
                    let handed = SentLog::load(&self.state, &self.dir).handed();
                    if self.send.send(Msg::Handed(handed)).is_err() {
                        return;
                    }
                    match given {
                        Ok(words) => Msg::Said(ToastLevel::Good, words),
                        Err(why) => Msg::Said(ToastLevel::Bad, why),
                    }
                }
                Job::Take(from, actor) => self.take(&from, &actor),
                Job::Seen => self.seen(),
                Job::Revision(said) => {
                    let found = portfolio_at(&self.dir, &said);
                    let found = found.map(Arc::new).map_err(|error| error.to_string());
                    Msg::Revision(said, found)
                }
                Job::Keep(drafts) => match drafts::keep(&self.state, &self.dir, &drafts) {
                    Ok(()) => continue,
                    Err(error) => Msg::Said(
                        ToastLevel::Bad,
                        format!("What you type cannot be kept until it is saved: {error}"),
                    ),
                },
            };
            if self.send.send(answer).is_err() {
                return;
            }
        }
    }

    fn read_again(&mut self) -> Msg {
        match self.read() {
            Ok(snapshot) => Msg::Snapshot(snapshot),
            Err(why) => Msg::Said(ToastLevel::Bad, why),
        }
    }

    /// Reads the folder again where another program changed it.
    fn look(&mut self, waiting: &Receiver<Job>) -> Option<Msg> {
        // Other programs write in several steps, and the system tells of each: wait until they are through.
        let mut later = Vec::new();
        while let Ok(job) = waiting.recv_timeout(SETTLING) {
            if !matches!(job, Job::Look) {
                later.push(job);
                break;
            }
        }
        let now = Folder::open(&self.dir, RetainBytes::Bytes).ok();
        let changed = now.is_some_and(|now| changed(&self.folder, &now));
        let answer = changed.then(|| self.read_again());
        for job in later {
            // The loop takes it next; the worker itself keeps the channel open.
            let _ = self.jobs.send(job);
        }
        answer
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

    /// Reads the folder and computes what follows.
    fn read(&mut self) -> Result<Arc<Snapshot>, String> {
        let mut folder = match Folder::open(&self.dir, RetainBytes::Bytes) {
            Ok(folder) => folder,
            // A folder that is not there yet is an empty one: the first roadmap makes it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Folder {
                dir: self.dir.clone(),
                ..Folder::default()
            },
            Err(error) => {
                return Err(format!(
                    "The folder {} could not be read: {error}",
                    self.dir.display()
                ));
            }
        };
        // One copy for all that is done with the files as they are: a large folder takes long to copy.
        let kept = Arc::new(folder.clone());
        self.folder = Arc::clone(&kept);
        self.watch();
        self.generation += 1;
        self.readings.truncate(REMEMBERED - 1);
        self.readings.insert(0, (self.generation, kept));
        let pinned = folder.portfolio.shared.head.status_date;
        let status = StatusDate::new(self.today, pinned, status_date::machine_date());
        let read_only = self.as_of.map(|as_of| {
            folder.portfolio = portfolio_as_of(&folder.portfolio, as_of).portfolio;
            format!(
                "This is how things stood on {}; leave and start without --as-of to change anything",
                plain(as_of)
            )
        });
        let mut snapshot = Snapshot::of(folder, status, read_only);
        snapshot.config = self.config.clone();
        if self.looked.is_none() && self.as_of.is_none() && !snapshot.folder.files.is_empty() {
            // Who has never looked has missed nothing. Where this cannot be kept, the next visit is the first.
            let looked = now(&snapshot);
            let _ = last_visit::keep(&self.state, &self.dir, &looked);
            self.looked = Some(looked);
        }
        if self.as_of.is_none() {
            snapshot = snapshot.since(self.looked.clone());
        }
        Ok(Arc::new(snapshot.numbered(self.generation)))
    }

    /// Marks what is flagged now as seen.
    fn seen(&mut self) -> Msg {
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

    fn commit(&mut self, files: Vec<(String, Vec<Edit>)>, words: String, generation: u64) -> Msg {
        // The folder that the edits speak of: where it has changed since, the store merges them into it.
        let Some((_, base)) = self
            .readings
            .iter()
            .find(|(number, _)| *number == generation)
        else {
            let why =
                "Nothing was written: the files have changed too often meanwhile. Save once more";
            return self.settled(Err(why.into()));
        };
        match commit(base, &self.state, &files) {
            Ok(written) => {
                forget_written(&self.state, &written);
                let told = format!("Saved: {words}{}", merged(&written));
                self.history.did(UndoEntry {
                    words,
                    edits: files,
                    written,
                    moved: Vec::new(),
                });
                self.settled(Ok(told))
            }
            Err(error) => self.settled(Err(refused(&error))),
        }
    }

    fn create(&mut self, id: &str, text: &str) -> Msg {
        let made = std::fs::create_dir_all(&self.dir).map_err(|error| {
            format!(
                "The folder {} could not be made: {error}",
                self.dir.display()
            )
        });
        let created = made.and_then(|()| {
            create(&self.dir, &self.state, id, text).map_err(|error| refused(&error))
        });
        let made = created.map(|file| {
            self.history.did(UndoEntry {
                words: format!("new roadmap {id}"),
                edits: Vec::new(),
                written: Vec::new(),
                moved: vec![MovedFile {
                    path: file.path,
                    before: None,
                    after: Some(file.after.to_vec()),
                }],
            });
            format!("Made: {id}.toml")
        });
        self.settled(made)
    }

    fn relocate(
        &mut self,
        relocation: &Relocation,
        files: Vec<(String, Vec<Edit>)>,
        words: String,
        generation: u64,
    ) -> Msg {
        let mut readings = self.readings.iter();
        let Some((_, base)) = readings.find(|(number, _)| *number == generation) else {
            let why = "Nothing was moved: the files have changed meanwhile. Try once more";
            return self.settled(Err(why.into()));
        };
        match relocate(base, &self.state, relocation, &files) {
            Ok((written, moved)) => {
                forget_written(&self.state, &written);
                let told = format!("Done: {words}");
                self.history.did(UndoEntry {
                    words,
                    edits: files,
                    written,
                    moved,
                });
                self.settled(Ok(told))
            }
            Err(error) => self.settled(Err(format!("Nothing was moved: {error}"))),
        }
    }

    fn undo(&mut self, actor: &Actor) -> Msg {
        let result = match self.history.undo(&self.dir, &self.state) {
            Ok(told) => Ok(told),
            Err(UndoError::Why(why)) => Err(why),
            Err(UndoError::Changed(past)) => self.correct(actor, &past),
        };
        self.settled(result)
    }

    /// Takes back an act by new edits: another program has written to the file since.
    fn correct(&mut self, actor: &Actor, past: &UndoEntry) -> Result<String, String> {
        self.read()?;
        let written = correct(&self.folder, &self.state, actor, past)?;
        self.history.corrected(written);
        Ok(format!(
            "Undone by a correction, as another program had changed the file: {}",
            past.words
        ))
    }

    fn redo(&mut self) -> Msg {
        let result = self.history.redo(&self.dir, &self.state);
        self.settled(result)
    }

    /// Takes packets in, of the folder as it is now.
    fn take(&mut self, from: &Path, actor: &Actor) -> Msg {
        let taken = self
            .read()
            .and_then(|_| take_packets(&self.folder, &self.state, actor, from));
        let result = taken.map(|(past, words)| {
            if let Some(past) = past {
                self.history.did(past);
            }
            words
        });
        let snapshot = self.read().ok();
        Msg::Taken {
            snapshot,
            result,
            undo: self.history.undo_words(),
            redo: self.history.redo_words(),
        }
    }

    /// Writes a file for others on a thread of its own: a large report must not hold up what is saved.
    fn write_output(&self, request: OutputRequest, by: String) {
        let job = OutputJob {
            request,
            by,
            roadmaps: self.dir.clone(),
            today: self.today,
            as_of: self.as_of,
            command_line: self.command_line,
        };
        let send = self.send.clone();
        std::thread::spawn(move || {
            // A loop that is gone needs no answer.
            let _ = send.send(Msg::Written(job.write()));
        });
    }

    fn copy_samples(&mut self) -> Msg {
        let mut copied = 0;
        let made = std::fs::create_dir_all(&self.dir).map_err(|error| error.to_string());
        let result = made.and_then(|()| {
            for (name, text) in self.samples.iter().filter(|(name, _)| !name.contains('/')) {
                save::save(&self.dir.join(name), None, text.as_bytes())
                    .map_err(|error| error.to_string())?;
                copied += 1;
            }
            Ok(())
        });
        self.settled(match result {
            Ok(()) => Ok(format!(
                "{copied} sample files were copied; delete them when you do not need them"
            )),
            Err(why) => Err(format!("The samples could not be copied: {why}")),
        })
    }

    /// The answer after something was written, or not: with the folder as it is now.
    fn settled(&mut self, result: Result<String, String>) -> Msg {
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

/// What there is to say where edits were merged with what another program wrote.
fn merged(written: &[FileChange]) -> String {
    if let Some(told) = written.iter().find_map(FileChange::other_names_told) {
        return format!("; {told}");
    }
    let conflicts = written
        .iter()
        .filter_map(|one| one.merged)
        .reduce(|a, b| a + b);
    match conflicts {
        None => String::new(),
        Some(0) => "; another program had changed the file, and both changes are in it".into(),
        Some(1) => "; another program had changed it too: 1 conflict to choose".into(),
        Some(many) => format!("; another program had changed it too: {many} conflicts to choose"),
    }
}

/// Whether any file reads differently, came or went.
fn changed(before: &Folder, now: &Folder) -> bool {
    let same =
        |(a, b): (&File, &File)| a.name == b.name && a.bytes == b.bytes && a.closed == b.closed;
    before.files.len() != now.files.len() || !before.files.iter().zip(&now.files).all(same)
}
