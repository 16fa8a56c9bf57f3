//! What the worker has at hand.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::model::Date;
use crate::settings::status_date;
use crate::store::dismissed_prompts;
use crate::store::last_visit::{self, LastVisit};
use crate::store::watch::Watch;
use crate::store::{File, Folder};
use crate::tui::app::Snapshot;
use crate::tui::app::update::Msg;
use crate::tui::runtime::history::UndoHistory;
use crate::tui::runtime::options::{CommandLine, Options};
use crate::tui::runtime::worker::job::Job;

/// What the worker has at hand.
pub(super) struct WorkerState {
    pub(super) dir: PathBuf,
    pub(super) state: PathBuf,
    pub(super) config_file: PathBuf,
    /// The config file with what could not be used of it.
    pub(super) config: Arc<File>,
    pub(super) today: Option<Date>,
    pub(super) as_of: Option<Date>,
    pub(super) command_line: CommandLine,
    pub(super) samples: &'static [(&'static str, &'static str)],
    pub(super) send: Sender<Msg>,
    pub(super) jobs: Sender<Job>,
    pub(super) watch: Option<Watch>,
    pub(super) folder: Arc<Folder>,
    /// Whether the folder is gone since it was read.
    pub(super) is_gone: bool,
    /// What was computed of the folder the last time.
    pub(super) last: Option<Arc<Snapshot>>,
    pub(super) generation: u64,
    /// The last readings with their numbers, the newest first.
    pub(super) readings: Vec<(u64, Arc<Folder>)>,
    pub(super) history: UndoHistory,
    /// What somebody saw last.
    pub(super) looked: Option<LastVisit>,
}

impl WorkerState {
    /// The state before the first reading. It answers to `send`; `jobs` is where it asks itself.
    pub(super) fn new(options: &Options, send: Sender<Msg>, jobs: Sender<Job>) -> Self {
        Self {
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
            jobs,
            watch: None,
            folder: Arc::default(),
            is_gone: false,
            last: None,
            generation: 0,
            readings: Vec::new(),
            history: UndoHistory::default(),
            looked: last_visit::load(&options.state, &options.folder),
        }
    }
}
