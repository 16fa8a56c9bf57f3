//! The loop: waits for messages, hands them to `update`, does what that asks for, draws when something changed.
//!
//! The only part of the screens that touches the world. Nothing here decides what a key means.

pub(crate) mod browser_view;
pub(crate) mod chase;
pub(crate) mod compensating_undo;
mod copy_merge;
pub(crate) mod editor;
pub(crate) mod error_text;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod launcher;
pub(crate) mod options;
pub(crate) mod output;
pub(crate) mod packet_actions;
pub(crate) mod sync_worker;
pub(crate) mod test_panic;
pub(crate) mod worker;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crate::commands::{Command, Keymap};
use crate::report::messages as catalogue;
use crate::settings::{StatusDate, config, status_date};
use crate::store;
use crate::store::Problem;
use crate::store::dismissed_prompts::{self, Prompt};
use crate::store::draft_windows::{DraftKinds, DraftWindow};
use crate::store::drafts::{self, Draft, KeptDrafts};
use crate::tui::app::advice::as_bound;
use crate::tui::app::drafts::{beside, is_known};
use crate::tui::app::update::fill;
use crate::tui::app::update::transaction::actor;
use crate::tui::app::update::{Effect, Msg, update};
use crate::tui::app::{Drawn, Exchange, IdSource, Model, Route, Snapshot, ToastLevel};
use crate::tui::draw;
use crate::tui::features::features;
use crate::tui::input::reader::InputReader;
use crate::tui::terminal::signals::{self, Signal};
use crate::tui::terminal::{TerminalGuard, support};
use crate::tui::theme::choice::light_by;
use crate::tui::theme::{Depth, Symbols, ThemeChoice};
pub(crate) use options::Options;
use sync_worker::{SyncJob, SyncWorker};
use test_panic::test_panic;
use worker::{Job, Worker};

/// How long the first frame waits for the folder. A small one is read until then and its first frame is whole; of a large one
/// the frame comes first.
const FIRST_READING: Duration = Duration::from_millis(15);

/// The longest wait before the loop looks at the machine's date again.
const DATE_CHECK: Duration = Duration::from_secs(60);

/// How long nobody types before what was typed is kept on disk.
const TYPING_PAUSE: Duration = Duration::from_millis(400);

/// Why the screens could not be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// There is no terminal for them.
    #[error("{0}")]
    Refused(String),
    /// The terminal failed.
    #[error("the terminal failed ({0}); what was saved is saved")]
    Terminal(#[from] io::Error),
}

/// Shows the screens until the person leaves; the status to exit with.
///
/// # Errors
/// Where no screens can be shown, or the terminal fails.
pub(crate) fn run(options: &Options) -> Result<u8, Error> {
    if let Some(why) = support::refusal() {
        return Err(Error::Refused(why));
    }
    let (send, messages) = channel();
    // First the screen: a panic beside it ends the program only once it is known what to give back.
    let mut screen = TerminalGuard::enter(options.config.mouse)?;
    let worker = Worker::start(options, send.clone())?;
    let exchange = SyncWorker::start(options, send.clone(), &worker)?;
    watch_signals(send.clone())?;
    let reader = read_input(send)?;
    let kinds = DraftKinds { is_known, beside };
    let (window, kept) = DraftWindow::open(&options.state, &options.folder, kinds);
    let KeptDrafts {
        drafts: kept,
        told: unread,
    } = kept;
    let mut model = first_model(options, &messages, screen.size()?, kept.clone());
    if let Some(unread) = unread {
        fill::drafts::unread(&mut model, unread);
    }
    let mut transaction = Session {
        model,
        screen: &mut screen,
        reader,
        worker,
        exchange,
        state: options.state.clone(),
        drafts: window.path.clone(),
        kept,
    };
    // A program that was killed left its page behind.
    browser_view::forget(&options.state);
    let ended = transaction.run(&messages);
    browser_view::forget(&options.state);
    let unsaved = transaction.model.unsaved();
    if unsaved != transaction.kept {
        // The program ends: there is nobody left to tell if this fails.
        let _ = drafts::keep(&window.path, &unsaved);
    }
    Ok(ended?)
}

fn watch_signals(send: Sender<Msg>) -> io::Result<()> {
    signals::watch(move |signal| {
        // A loop that is gone needs no message.
        let _ = send.send(match signal {
            Signal::Stop => Msg::Stop,
            Signal::Continue => Msg::Continued,
            Signal::End(status) => Msg::End(status),
        });
    })
}

fn read_input(send: Sender<Msg>) -> io::Result<InputReader> {
    InputReader::start(move |input| match input {
        Ok(input) => send.send(Msg::Input(input)).is_ok(),
        // Without a keyboard nobody could leave.
        Err(_) => send.send(Msg::End(1)).is_ok(),
    })
}

fn first_model(
    options: &Options,
    messages: &Receiver<Msg>,
    size: (u16, u16),
    kept: Vec<Draft>,
) -> Model {
    let mut keymap = Keymap::default();
    for binding in &options.config.keys {
        // What cannot be bound was told before.
        let _ = keymap.bind(&binding.action, &binding.keys);
    }
    let machine = status_date::machine_date();
    let clock = dismissed_prompts::day_of(&options.state, machine);
    let nothing = Snapshot::of(
        store::Folder {
            dir: options.folder.clone(),
            ..store::Folder::default()
        },
        StatusDate::new(options.as_of.or(options.today), None, machine),
        None,
    );
    let choice = theme(options);
    let mut model = Model::new(Arc::new(nothing), size, keymap, choice.theme(), features());
    model.themes = choice;
    model.mouse = options.config.mouse;
    model.present = options.present;
    model.start.clone_from(&options.start);
    model.actor = options.actor.clone().unwrap_or_default();
    model.outputs = options.outputs.display().to_string();
    model.languages = catalogue::languages(&catalogue::folder(&options.config_file));
    model.office = options.config.office.clone().unwrap_or_default();
    model.ids = IdSource::new(seed());
    model.busy = Some("Reading the roadmaps".into());
    model.asked_day = clock.is_some();
    if let Ok(first) = messages.recv_timeout(FIRST_READING) {
        update(&mut model, first);
    }
    model.take_unsaved(kept);
    let key = model.keymap.label(Command::Unsaved);
    let told = fill::drafts::tell(&mut model, &key);
    if model.review.is_some() {
        let begun = as_bound(&model, "A review is under way: {review} goes on with it");
        match model.toast.as_mut().filter(|_| told) {
            Some(toast) => toast.text.push_str(&format!(". {begun}")),
            None => model.say_above(&begun),
        }
    }
    if options.config.role == config::Role::Field {
        model.field = true;
        model.route = Route::Field;
        model.relist();
    }
    if !options.is_named && options.as_of.is_none() {
        model.first_name = true;
        model.unnamed = !dismissed_prompts::was_left(&options.state, Prompt::Record);
        if !dismissed_prompts::was_left(&options.state, Prompt::Start) {
            // It is asked before the day.
            model.overlays.clear();
            (model.asks_name, model.asked_day) = (true, clock.is_some());
            // What it asks for is in memory only: no effect comes of it.
            fill::onboarding::ask(&mut model);
        }
    }
    if let Some(says) = mistakes(&options.config_problems) {
        model.say(ToastLevel::Bad, says);
    }
    model
}

/// What is wrong with the config file, in a line or a few.
fn mistakes(problems: &[Problem]) -> Option<String> {
    let line = |one: &Problem| format!("line {}: {}", one.line.unwrap_or(1), one.message);
    match problems {
        [] => None,
        [one] => Some(format!("config.toml, {}", line(one))),
        [first, ..] => Some(format!(
            "config.toml has {} mistakes (! lists them); {}",
            problems.len(),
            line(first)
        )),
    }
}

/// Which theme is shown, by the config file and what the environment says of the terminal.
fn theme(options: &Options) -> ThemeChoice {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| set(name));
    let utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    let name = match set("NO_COLOR") {
        Some(_) => "none".to_owned(),
        None => options.config.theme.clone(),
    };
    ThemeChoice {
        name,
        own: options.config.themes.clone(),
        depth: match cfg!(windows) {
            true => Depth::True,
            false => Depth::of(set("COLORTERM").as_deref(), set("TERM").as_deref()),
        },
        light: set("COLORFGBG").and_then(|says| light_by(&says)),
        signs: match utf8 {
            true => Symbols::unicode(),
            false => Symbols::ascii(),
        },
    }
}

/// A running program.
struct Session<'s> {
    model: Model,
    screen: &'s mut TerminalGuard,
    reader: InputReader,
    worker: Worker,
    exchange: SyncWorker,
    /// The folder for what the program remembers.
    state: PathBuf,
    /// The file in which this window keeps what was typed and not saved.
    drafts: PathBuf,
    /// What of that is on disk.
    kept: Vec<Draft>,
}

impl Session<'_> {
    fn run(&mut self, messages: &Receiver<Msg>) -> io::Result<u8> {
        let mut machine = status_date::machine_date();
        let mut changed = true;
        // The first reading comes with the model and not as a message.
        self.exchange.ask(SyncJob::Look);
        loop {
            if changed {
                self.draw()?;
            }
            let unsaved = self.model.unsaved();
            let typing = unsaved != self.kept;
            let wait = if typing { TYPING_PAUSE } else { DATE_CHECK };
            let mut next = match messages.recv_timeout(wait) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => {
                    if typing {
                        let path = self.drafts.clone();
                        self.worker.ask(Job::Keep(path, unsaved.clone()));
                        self.kept = unsaved;
                    }
                    None
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(1),
            };
            let today = status_date::machine_date();
            if today != machine {
                machine = today;
                self.worker.ask(Job::Read);
            }
            changed = next.is_some();
            // Everything that waits is taken in before the next frame: a held key must not lag behind.
            while let Some(message) = next {
                if matches!(
                    message,
                    Msg::Snapshot(_) | Msg::Settled { .. } | Msg::Taken { .. }
                ) {
                    self.exchange.ask(SyncJob::Look);
                }
                for effect in update(&mut self.model, message) {
                    if let Some(status) = self.perform(effect, messages)? {
                        return Ok(status);
                    }
                }
                next = messages.try_recv().ok();
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let model = &self.model;
        let mut drawn = Drawn::default();
        self.screen.draw(|frame| {
            test_panic("draw");
            drawn = draw::draw(model, frame);
        })?;
        self.model.drawn = drawn;
        Ok(())
    }

    /// Does what `update` asked for; the status to end with, where it is to end.
    fn perform(&mut self, effect: Effect, messages: &Receiver<Msg>) -> io::Result<Option<u8>> {
        match effect {
            Effect::Quit(status) => return Ok(Some(status)),
            Effect::Redraw => self.screen.forget()?,
            Effect::Retake => self.screen.retake()?,
            Effect::Mouse(on) => self.screen.set_mouse(on)?,
            Effect::KeepDrafts => {
                let unsaved = self.model.unsaved();
                let path = self.drafts.clone();
                self.worker.ask(Job::Keep(path, unsaved.clone()));
                self.kept = unsaved;
            }
            Effect::Read => self.worker.ask(Job::Read),
            Effect::Today(day) => self.worker.ask(Job::Today(day)),
            Effect::Remember(pairs) => self.worker.ask(Job::Remember(pairs)),
            Effect::NotAgain(moment) => self.not_again(moment),
            Effect::Copy(text) => self.screen.copy(&text)?,
            Effect::Show { name, text } => self.show(&name, &text),
            Effect::Seen => self.worker.ask(Job::Seen),
            Effect::Revision(said) => self.worker.ask(Job::Revision(said)),
            Effect::Commit {
                files,
                words,
                generation,
            } => self.worker.ask(Job::Commit {
                files,
                words,
                generation,
            }),
            Effect::Create { id, text } => self.worker.ask(Job::Create(id, text)),
            Effect::Relocate {
                relocation,
                files,
                words,
                generation,
            } => self.worker.ask(Job::Relocate {
                relocation,
                files,
                words,
                generation,
            }),
            Effect::ClockAnswer(day) => {
                // Where it cannot be kept it is asked again.
                let machine = self.model.snapshot.status.machine;
                let _ = dismissed_prompts::keep_day(&self.state, machine, day);
            }
            Effect::Undo => self.worker.ask(Job::Undo(actor(&self.model))),
            Effect::Redo => self.worker.ask(Job::Redo),
            Effect::Import(request, chance) => {
                self.worker
                    .ask(Job::Import(request, actor(&self.model), chance));
            }
            Effect::Chase(request) => {
                let today = self.model.snapshot.today();
                self.worker.ask(Job::Chase(request, today));
            }
            Effect::Reply(request) => {
                self.worker.ask(Job::Reply(request, actor(&self.model)));
            }
            Effect::Write(request) => self.worker.ask(Job::Write(request, actor(&self.model).by)),
            Effect::OpenFile(path) => match launcher::open(&path) {
                Ok(()) => self
                    .model
                    .say(ToastLevel::Good, format!("Opened: {}", path.display())),
                Err(why) => self.model.say(ToastLevel::Bad, why),
            },
            Effect::Samples => self.worker.ask(Job::Samples),
            Effect::MergeCopy(name) => self.worker.ask(Job::MergeCopy(name)),
            Effect::Where(exchange) => self.exchange.ask(SyncJob::Where(exchange)),
            Effect::Go(exchange, with) => self.go(exchange, with.as_deref()),
            Effect::Suspend => {
                if !self.screen.without(signals::stop)? {
                    let why = "There is no shell behind this program to go back to";
                    self.model.say(ToastLevel::Plain, why);
                }
            }
            Effect::Editor(id, line) => return self.edit(&id, line, messages),
        }
        Ok(None)
    }

    /// Keeps that something was asked and left. Where that cannot be kept it is asked again: a nuisance, no harm.
    fn not_again(&self, moment: Prompt) {
        let _ = dismissed_prompts::leave(&self.state, moment);
    }

    /// Exchanges with another place, beside the screen.
    fn go(&mut self, exchange: Exchange, with: Option<&str>) {
        let with = with.map(packet_actions::typed);
        let actor = actor(&self.model);
        match exchange {
            Exchange::Sync => self.exchange.ask(SyncJob::Sync(with, actor.by)),
            Exchange::Give | Exchange::Take => match with.or_else(|| self.worker.packets()) {
                None => self.exchange.ask(SyncJob::Where(exchange)),
                Some(place) if exchange == Exchange::Give => {
                    let chance = self.model.ids.characters(8);
                    self.worker.ask(Job::Give(place, actor, chance));
                }
                Some(place) => self.worker.ask(Job::Take(place, actor)),
            },
        }
    }

    /// Shows a text in the browser.
    fn show(&mut self, name: &str, text: &str) {
        match browser_view::open(&self.state, name, text) {
            Ok(()) => self
                .model
                .say(ToastLevel::Good, format!("Shown in the browser: {name}")),
            Err(why) => self.model.say(ToastLevel::Bad, why),
        }
    }

    /// Opens a file in the person's editor, with the keyboard to itself.
    fn edit(&mut self, id: &str, line: usize, messages: &Receiver<Msg>) -> io::Result<Option<u8>> {
        let snapshot = &self.model.snapshot;
        let config = (snapshot.config.name == id).then_some(&*snapshot.config);
        let Some(file) = snapshot.folder.file(id).or(config) else {
            return Ok(None);
        };
        let path = file.path.clone();
        let alone = self.reader.pause();
        // What was typed ahead was meant for neither.
        let mut meanwhile = told(messages);
        let opened = self.screen.without(|| editor::open(&path, line));
        if !alone {
            meanwhile.extend(told(messages));
        }
        self.reader.resume();
        if let Err(why) = opened? {
            self.model.say(ToastLevel::Bad, why);
        }
        self.worker.ask(Job::Read);
        for message in meanwhile {
            for effect in update(&mut self.model, message) {
                if let Some(status) = self.perform(effect, messages)? {
                    return Ok(Some(status));
                }
            }
        }
        Ok(None)
    }
}

/// What waits to be taken in, without what was typed.
fn told(messages: &Receiver<Msg>) -> Vec<Msg> {
    let typed = |message: &Msg| matches!(message, Msg::Input(_));
    messages.try_iter().filter(|one| !typed(one)).collect()
}

/// Chance, for ids.
fn seed() -> u64 {
    let mut bytes = [0; 8];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u64::from_le_bytes(bytes),
        // A system without chance: the process and the moment differ at least.
        Err(_) => {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            now.map_or(0, |now| now.as_nanos() as u64)
                ^ u64::from(std::process::id()).rotate_left(32)
        }
    }
}
