//! The thread beside the screen: reads the folder, computes, saves. It answers with messages.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::history::History;
use super::options::Options;
use super::refused::refused;
use super::test_panic::test_panic;
use crate::edit::as_of::portfolio_as_of;
use crate::edit::{Edit, New};
use crate::roadmap::date::plain;
use crate::roadmap::{Date, Kind, Value};
use crate::settings::{StatusDate, status_date};
use crate::store::drafts::{self, Draft};
use crate::store::watch::Watch;
use crate::store::{File, Folder, Keep, commit, save};
use crate::tui::model::{Known, Tone};
use crate::tui::update::Msg;

/// What the worker can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Read the folder again.
    Read,
    /// Write edits, made of that reading of the folder.
    Commit {
        /// The edits, by the id of their file.
        files: Vec<(String, Vec<Edit>)>,
        /// What they do, in words.
        words: String,
        /// The reading.
        generation: u64,
    },
    /// Write a new roadmap.
    Create(String, Vec<(&'static str, Value)>),
    /// Take the last act back.
    Undo,
    /// Make it again.
    Redo,
    /// Copy the samples into the folder.
    Samples,
    /// See whether another program changed the folder.
    Look,
    /// Keep what was typed and not saved.
    Keep(Vec<Draft>),
}

/// How long another program is given to finish writing.
const SETTLING: Duration = Duration::from_millis(120);

/// The handle of the worker.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
}

/// What the worker has at hand.
struct Bench {
    dir: PathBuf,
    state: PathBuf,
    today: Option<Date>,
    as_of: Option<Date>,
    samples: &'static [(&'static str, &'static str)],
    send: Sender<Msg>,
    jobs: Sender<Job>,
    watch: Option<Watch>,
    folder: Folder,
    generation: u64,
    history: History,
}

impl Worker {
    /// Starts the worker; it reads the folder at once.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(options: &Options, send: Sender<Msg>) -> io::Result<Self> {
        let (jobs, waiting) = channel();
        let bench = Bench {
            dir: options.folder.clone(),
            state: options.state.clone(),
            today: options.as_of.or(options.today),
            as_of: options.as_of,
            samples: options.samples,
            send,
            jobs: jobs.clone(),
            watch: None,
            folder: Folder::default(),
            generation: 0,
            history: History::default(),
        };
        std::thread::Builder::new()
            .name("worker".into())
            .spawn(move || bench.work(&waiting))?;
        let worker = Self { jobs };
        worker.ask(Job::Read);
        Ok(worker)
    }

    /// Asks for something; the answer comes as a message.
    pub fn ask(&self, job: Job) {
        // A worker that is gone has panicked, and taken the program with it.
        let _ = self.jobs.send(job);
    }
}

impl Bench {
    fn work(mut self, waiting: &Receiver<Job>) {
        while let Ok(job) = waiting.recv() {
            test_panic("worker");
            let answer = match job {
                Job::Read => self.read_again(),
                Job::Look => match self.look(waiting) {
                    Some(answer) => answer,
                    None => continue,
                },
                Job::Commit {
                    files,
                    words,
                    generation,
                } => self.commit(&files, words, generation),
                Job::Create(id, cluster) => self.create(&id, &cluster),
                Job::Undo => self.undo(),
                Job::Redo => self.redo(),
                Job::Samples => self.copy_samples(),
                Job::Keep(drafts) => match drafts::keep(&self.state, &self.dir, &drafts) {
                    Ok(()) => continue,
                    Err(error) => Msg::Said(
                        Tone::Bad,
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
            Ok(known) => Msg::Known(known),
            Err(why) => Msg::Said(Tone::Bad, why),
        }
    }

    /// Reads the folder again where another program changed it.
    fn look(&mut self, waiting: &Receiver<Job>) -> Option<Msg> {
        // Other programs write in several steps, and the system tells of each: wait until they are through.
        let mut later = Vec::new();
        while let Ok(job) = waiting.recv_timeout(SETTLING) {
            if job != Job::Look {
                later.push(job);
                break;
            }
        }
        let now = Folder::open(&self.dir, Keep::Bytes).ok();
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
    fn read(&mut self) -> Result<Arc<Known>, String> {
        let mut folder = match Folder::open(&self.dir, Keep::Bytes) {
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
        self.folder = folder.clone();
        self.watch();
        self.generation += 1;
        let pinned = folder.portfolio.shared.head.status_date;
        let status = StatusDate::new(self.today, pinned, status_date::machine_date());
        let read_only = self.as_of.map(|as_of| {
            folder.portfolio = portfolio_as_of(&folder.portfolio, as_of).0;
            format!(
                "This is how things stood on {}; leave and start without --as-of to change anything",
                plain(as_of)
            )
        });
        let known = Known::of(folder, status, read_only);
        Ok(Arc::new(known.numbered(self.generation)))
    }

    fn commit(&mut self, files: &[(String, Vec<Edit>)], words: String, generation: u64) -> Msg {
        if generation != self.generation {
            let why = "Nothing was written: the files were read again meanwhile. Look, and save once more";
            return self.settled(Err(why.into()));
        }
        match commit(&self.folder, &self.state, files) {
            Ok(written) => {
                self.history.did(words.clone(), written);
                self.settled(Ok(format!("Saved: {words}")))
            }
            Err(error) => self.settled(Err(refused(&error))),
        }
    }

    fn create(&mut self, id: &str, cluster: &[(&'static str, Value)]) -> Msg {
        if let Err(error) = std::fs::create_dir_all(&self.dir) {
            let why = format!(
                "The folder {} could not be made: {error}",
                self.dir.display()
            );
            return self.settled(Err(why));
        }
        let mut new = New::of(Kind::Cluster);
        for (key, value) in cluster {
            new = new.with(key, value.clone());
        }
        let edits = new.in_order().into_iter().map(|(field, value)| Edit::Set {
            place: crate::edit::Place::of(Kind::Cluster, 0),
            field,
            value: value.clone(),
        });
        let files = vec![(id.to_owned(), edits.collect())];
        match commit(&self.folder, &self.state, &files) {
            Ok(_) => self.settled(Ok(format!("Made: {id}.toml"))),
            Err(error) => self.settled(Err(refused(&error))),
        }
    }

    fn undo(&mut self) -> Msg {
        let result = self.history.undo(&self.dir, &self.state);
        self.settled(result)
    }

    fn redo(&mut self) -> Msg {
        let result = self.history.redo(&self.dir, &self.state);
        self.settled(result)
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
        let (known, result) = match self.read() {
            Ok(known) => (Some(known), result),
            Err(why) => (None, Err(why)),
        };
        Msg::Settled {
            known,
            result,
            undo: self.history.undo_words(),
            redo: self.history.redo_words(),
        }
    }
}

/// Whether any file reads differently, came or went.
fn changed(before: &Folder, now: &Folder) -> bool {
    let same =
        |(a, b): (&File, &File)| a.name == b.name && a.bytes == b.bytes && a.closed == b.closed;
    before.files.len() != now.files.len() || !before.files.iter().zip(&now.files).all(same)
}
