//! The thread beside the worker: syncs, and looks what was not sent yet. It may be slow; nobody waits for it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::store::git::{self, GitError, PromptPolicy, PullPushResult};
use crate::store::packet::SentLog;
use crate::store::sync::{self, PeerFile, SyncError, SyncPeer, Synced, sticks};
use crate::tui::app::update::Msg;
use crate::tui::app::{Exchange, ToastLevel};
use crate::tui::runtime::options::Options;
use crate::tui::runtime::worker::{Job, Worker};

/// What it can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SyncJob {
    /// Sync: with that folder, else with what is remembered; in whose name.
    Sync(Option<PathBuf>, String),
    /// Ask for a folder, and say which may be meant.
    Where(Exchange),
    /// Look what was not sent yet.
    Look,
}

/// The handle of the thread.
#[derive(Debug)]
pub(crate) struct SyncWorker {
    orders: Sender<SyncJob>,
}

/// What the thread has at hand.
struct SyncThread {
    here: PathBuf,
    state: PathBuf,
    send: Sender<Msg>,
    jobs: Sender<Job>,
}

impl SyncWorker {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives none.
    pub(crate) fn start(options: &Options, send: Sender<Msg>, worker: &Worker) -> io::Result<Self> {
        let (orders, waiting) = channel();
        let thread = SyncThread {
            here: options.folder.clone(),
            state: options.state.clone(),
            send,
            jobs: worker.jobs(),
        };
        std::thread::Builder::new()
            .name("exchange".into())
            .spawn(move || thread.work(&waiting))?;
        Ok(Self { orders })
    }

    /// Asks for something; the answer comes as a message.
    pub(crate) fn ask(&self, order: SyncJob) {
        // A thread that is gone has panicked, and taken the program with it.
        let _ = self.orders.send(order);
    }
}

impl SyncThread {
    fn work(self, waiting: &Receiver<SyncJob>) {
        while let Ok(first) = waiting.recv() {
            let mut orders = vec![first];
            orders.extend(waiting.try_iter());
            // Of several only the last look sees what the others changed.
            let look = orders.contains(&SyncJob::Look);
            orders.retain(|order| *order != SyncJob::Look);
            orders.dedup();
            for order in orders {
                let answer = match order {
                    SyncJob::Sync(with, who) => self.sync(with, &who),
                    SyncJob::Where(exchange) => Some(self.place(exchange)),
                    SyncJob::Look => None,
                };
                let _ = self.send.send(Msg::Going(None));
                if answer.is_some_and(|answer| self.send.send(answer).is_err()) {
                    return;
                }
            }
            if look {
                let handed = SentLog::load(&self.state, &self.here).handed();
                let told = self.send.send(Msg::Handed(handed));
                if told.is_err() || self.send.send(Msg::Unsent(self.unsent())).is_err() {
                    return;
                }
            }
        }
    }

    /// Asks for the folder, with those that may be meant: the one of the last time, then the sticks that are in.
    fn place(&self, exchange: Exchange) -> Msg {
        let peer = SyncPeer::load(&self.state, &self.here);
        let last = match exchange {
            Exchange::Sync => peer.folder,
            Exchange::Give | Exchange::Take => peer.packets.or(peer.folder),
        };
        let on_stick = |stick: PathBuf| match exchange {
            Exchange::Sync => stick.join("roadmaps"),
            Exchange::Give | Exchange::Take => stick.join("packets"),
        };
        let mut on_sticks: Vec<PathBuf> = sticks().into_iter().map(on_stick).collect();
        // Those that hold something already come first.
        on_sticks.sort_by_key(|folder| !folder.is_dir());
        let folders = last.into_iter().chain(on_sticks);
        let mut folders: Vec<String> = folders.map(|path| path.display().to_string()).collect();
        folders.dedup();
        Msg::Where(exchange, folders)
    }

    fn sync(&self, with: Option<PathBuf>, who: &str) -> Option<Msg> {
        if let Some(there) = with {
            return Some(self.with_folder(&there));
        }
        let peer = SyncPeer::load(&self.state, &self.here).folder;
        let remote = git::unsent(&self.here).is_some();
        match (peer, remote || git::is_in_repository(&self.here)) {
            (Some(there), false) => Some(self.with_folder(&there)),
            // A repository without a remote, and a stick.
            (Some(there), true) if !remote && !git::has_remote(&self.here) => {
                Some(self.with_folder(&there))
            }
            (_, true) => Some(self.with_remote(who)),
            (None, false) => Some(self.place(Exchange::Sync)),
        }
    }

    fn with_remote(&self, who: &str) -> Msg {
        let mut progress = |line: &str| {
            let _ = self
                .send
                .send(Msg::Going(Some(line.trim_end_matches('…').to_owned())));
        };
        progress("Committing");
        let done = git::sync(
            &self.here,
            &self.state,
            who,
            PromptPolicy::Never,
            &mut progress,
        );
        self.finish();
        match done {
            Ok(PullPushResult {
                later: Some(why),
                left,
                ..
            }) => match left.first() {
                Some(left) => Msg::Said(ToastLevel::Bad, format!("Will sync later: {why}: {left}")),
                None => Msg::Said(ToastLevel::Plain, format!("Will sync later: {why}")),
            },
            Ok(done) => match done.left.first() {
                Some(left) => Msg::Said(ToastLevel::Bad, format!("Synced: {done}: {left}")),
                None => Msg::Said(ToastLevel::Good, format!("Synced: {done}")),
            },
            Err(GitError::NoGit) => Msg::Said(
                ToastLevel::Bad,
                "git is not installed here, so this repository cannot be synced".into(),
            ),
            Err(error) => Msg::Said(ToastLevel::Bad, format!("Not synced: {error}")),
        }
    }

    fn with_folder(&self, there: &Path) -> Msg {
        if !there.is_dir() && !there.parent().is_some_and(Path::is_dir) {
            let there = there.display();
            return Msg::Said(
                ToastLevel::Plain,
                format!("Will sync later: {there} is not there. Is the stick in?"),
            );
        }
        let mut progress = |name: &str, at: usize, of: usize| {
            let words = format!("Syncing: {name}, {at} of {of}");
            let _ = self.send.send(Msg::Going(Some(words)));
        };
        let done = sync::sync(
            &self.here,
            there,
            &self.state,
            PeerFile::Known,
            &mut progress,
        );
        self.finish();
        match done {
            Ok(done) => {
                let mut peer = SyncPeer::load(&self.state, &self.here);
                // Of a stick the folder in it that was taken: what was in step is kept for that one.
                peer.folder = Some(done.folder.clone());
                let mut done = done;
                let aside = peer.keep(&self.state, &self.here);
                done.notes.extend(aside.map(|aside| aside.to_string()));
                told(&done)
            }
            Err(SyncError::Read { path, source }) => Msg::Said(
                ToastLevel::Plain,
                format!(
                    "Will sync later: {} could not be read ({source}). What was synced stays",
                    path.display()
                ),
            ),
            Err(error @ SyncError::Away { .. }) => Msg::Said(
                ToastLevel::Plain,
                format!(
                    "{error} A new one gets everything in a folder of another name (F12), or by tcu sync --new"
                ),
            ),
            Err(error @ SyncError::Same(_)) => Msg::Said(ToastLevel::Bad, error.to_string()),
            Err(error) => Msg::Said(
                ToastLevel::Bad,
                format!("Not all was synced: {error}. Try again"),
            ),
        }
    }

    /// What came in is read, and what is left to send is looked up.
    fn finish(&self) {
        let _ = self.jobs.send(Job::Read);
    }

    /// What the other side was not given yet, and what it is called.
    fn unsent(&self) -> Option<(usize, String)> {
        if let Some(count) = git::unsent(&self.here) {
            return Some((count, "the remote".into()));
        }
        let there = SyncPeer::load(&self.state, &self.here).folder?;
        let count = sync::unsent(&self.here, &there, &self.state);
        Some((count, there.display().to_string()))
    }
}

fn told(done: &Synced) -> Msg {
    let summary = format!("Synced: {done}");
    match done.left.as_slice() {
        [] => Msg::Said(
            ToastLevel::Good,
            [&[summary][..], &done.notes].concat().join(". "),
        ),
        [one] => Msg::Said(ToastLevel::Plain, format!("{summary}. {one}")),
        [one, rest @ ..] => Msg::Said(
            ToastLevel::Plain,
            format!(
                "{summary}. {one}; and {} more (tcu sync tells all)",
                rest.len()
            ),
        ),
    }
}
