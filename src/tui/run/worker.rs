//! The thread beside the screen: reads the folder, computes, saves. It answers with messages.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::{Options, test_panic};
use crate::roadmap::Date;
use crate::settings::{StatusDate, status_date};
use crate::store::{Folder, Keep};
use crate::tui::model::{Known, Tone};
use crate::tui::update::Msg;

/// What the worker can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Read the folder again.
    Read,
}

/// The handle of the worker.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
}

struct Bench {
    folder: PathBuf,
    today: Option<Date>,
    send: Sender<Msg>,
}

impl Worker {
    /// Starts the worker; it reads the folder at once.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(options: &Options, send: Sender<Msg>) -> io::Result<Self> {
        let (jobs, waiting) = channel();
        let bench = Bench {
            folder: options.folder.clone(),
            today: options.today,
            send,
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
    fn work(&self, waiting: &Receiver<Job>) {
        while let Ok(job) = waiting.recv() {
            test_panic("worker");
            let answer = match job {
                Job::Read => self.read(),
            };
            if self.send.send(answer).is_err() {
                return;
            }
        }
    }

    fn read(&self) -> Msg {
        match Folder::open(&self.folder, Keep::Bytes) {
            Ok(folder) => Msg::Known(Arc::new(self.known(folder))),
            // A folder that is not there yet is an empty one: the first roadmap makes it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = Folder {
                    dir: self.folder.clone(),
                    ..Folder::default()
                };
                Msg::Known(Arc::new(self.known(folder)))
            }
            Err(error) => Msg::Said(
                Tone::Bad,
                format!(
                    "The folder {} could not be read: {error}",
                    self.folder.display()
                ),
            ),
        }
    }

    fn known(&self, folder: Folder) -> Known {
        let pinned = folder.portfolio.shared.head.status_date;
        let status = StatusDate::new(self.today, pinned, status_date::machine_date());
        Known::of(folder, status, None)
    }
}
