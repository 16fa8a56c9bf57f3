//! The thread beside the screen: reads the folder, computes, saves. It answers with messages.

#[cfg(test)]
mod after_edit_tests;
mod job;
mod reading;
mod state;
mod writing;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::settings::update_config::remember;
use crate::store::drafts;
use crate::store::git::portfolio_at;
use crate::store::packet::SentLog;
use crate::store::sync::SyncPeer;
use crate::tui::app::ToastLevel;
use crate::tui::app::update::Msg;
use crate::tui::runtime::chase;
use crate::tui::runtime::import;
use crate::tui::runtime::options::Options;
use crate::tui::runtime::packet_actions::give_packet;
use crate::tui::runtime::test_panic::test_panic;
pub(crate) use job::Job;
use state::WorkerState;

/// The handle of the worker.
#[derive(Debug)]
pub(crate) struct Worker {
    jobs: Sender<Job>,
    folder: PathBuf,
    state: PathBuf,
}

impl Worker {
    /// Starts the worker; it reads the folder at once.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(crate) fn start(options: &Options, send: Sender<Msg>) -> io::Result<Self> {
        let (jobs, waiting) = channel();
        let state = WorkerState::new(options, send, jobs.clone());
        std::thread::Builder::new()
            .name("worker".into())
            .spawn(move || state.work(&waiting))?;
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
                Job::Chase(request, today) => Msg::Chased(chase::message(
                    &request,
                    &self.folder,
                    today,
                    &self.state,
                    &self.config_file,
                )),
                Job::Reply(request, actor) => {
                    let from = (&*self.folder, self.generation);
                    let view = chase::reply(request, from, &self.state, &actor);
                    Msg::Replied(view.map(Box::new))
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
                Job::MergeCopy(name) => self.merge_copy(&name),
                Job::Seen => self.seen(),
                Job::Revision(said) => {
                    let found = portfolio_at(&self.dir, &said);
                    let found = found.map(Arc::new).map_err(|error| error.to_string());
                    Msg::Revision(said, found)
                }
                Job::Keep(path, drafts) => match drafts::keep(&path, &drafts) {
                    Ok(None) => continue,
                    Ok(Some(aside)) => Msg::Said(ToastLevel::Bad, aside.to_string()),
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
}
