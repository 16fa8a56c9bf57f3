//! What a command finds before it starts: where the roadmaps are, for which day, and who acts.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use super::colors::Color;
use super::error::CliError;
use super::global_args::GlobalArgs;
use super::output::{MessageLevel, Output};
use super::problems;
use crate::analysis::redact;
use crate::commands::Keymap;
use crate::dates::date::plain;
use crate::dates::{Calendar, YearBias, parse};
use crate::edit::as_of::portfolio_as_of;
use crate::health::unlogged;
use crate::model::{Date, Id, PORTFOLIO, ReferenceIndex};
use crate::settings::folder::{self, FolderSource};
use crate::settings::{
    AppDirs, Config, RoadmapsDir as Where, StatusDate, actor, config, status_date,
};
use crate::store::clock::ClockGuard;
use crate::store::read::read;
use crate::store::{Folder, Problem, RetainBytes};
use crate::text;

/// What a command finds before it starts.
#[derive(Clone, Debug)]
pub(crate) struct CliContext {
    /// Where things lie on this platform.
    pub places: AppDirs,
    /// What the config file says.
    pub config: Config,
    /// What of it could not be used.
    pub config_problems: Vec<Problem>,
    /// The folder of roadmaps.
    pub folder: Where,
    /// When colours are used.
    pub color: Color,
    /// The day to roll back to, where one was asked for.
    pub as_of: Option<Date>,
    here: Option<PathBuf>,
    today: Option<Date>,
    machine: Date,
    actor: actor::ActorSources,
}

/// A folder of roadmaps, open.
#[derive(Debug)]
pub(crate) struct LoadedFolder {
    /// The files and what they hold together; rolled back where that was asked for. It is never freed: the end of the
    /// program, which follows, frees it at once.
    pub folder: ManuallyDrop<Folder>,
    /// The day for which everything is computed.
    pub date: StatusDate,
    /// The folder as it is on the disk, where it was rolled back.
    pub rolled: Option<RolledBack>,
}

/// What a rollback has to say.
#[derive(Debug)]
pub(crate) struct RolledBack {
    /// The entries that were there then and are not now, as `roadmap/id`.
    pub removed: Vec<String>,
    /// The roadmaps that had not begun then, each with the day from which it is known.
    pub not_begun: Vec<(String, Date)>,
    /// How many entries are there although nothing tells when they were added.
    pub additions_unlogged: usize,
    /// What the files hold now.
    pub now: crate::model::Portfolio,
}

/// Whether the keys that the config file gives to actions can be theirs.
fn judge_keys(loaded: &mut config::Loaded) {
    // Most people change none, and then no command builds the keys for nothing.
    if loaded.config.keys.is_empty() {
        return;
    }
    let mut keymap = Keymap::default();
    for binding in std::mem::take(&mut loaded.config.keys) {
        match keymap.bind(&binding.action, &binding.keys) {
            Ok(()) => loaded.config.keys.push(binding),
            Err(why) => loaded.tell(binding.span, why),
        }
    }
}

/// The day that `--as-of` names, relative to the status date of the folder and to its fiscal year.
fn as_of_day(
    said: &str,
    folder: &Path,
    today: Option<Date>,
    machine: Date,
) -> Result<Date, CliError> {
    let shared = std::fs::read(folder.join(format!("{PORTFOLIO}.toml"))).unwrap_or_default();
    let head = read(PORTFOLIO, &shared).roadmap.unwrap_or_default().head;
    let status = StatusDate::new(today, head.status_date, machine);
    let calendar = Calendar::new(status.today, head.fiscal_year_start);
    parse(said, &calendar, YearBias::Past)
        .map_err(|error| CliError::refused(format!("--as-of: {error}")))
}

impl CliContext {
    /// Looks around, and tells what is wrong with the config file.
    ///
    /// # Errors
    /// An environment variable cannot be understood.
    pub(crate) fn new(
        asked: &GlobalArgs,
        variable: impl Fn(&str) -> Option<String>,
        output: &mut Output<'_>,
    ) -> Result<Self, CliError> {
        let given = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let places = AppDirs::here(given("TCU_CONFIG").map(PathBuf::from));
        let file = places.config_file.clone();
        let mut loaded = config::load(&file);
        judge_keys(&mut loaded);
        let wrong = loaded.problems.iter();
        let config_problems: Vec<Problem> = wrong
            .map(|problem| problems::of_config(&loaded.text, problem))
            .collect();
        for problem in &config_problems {
            output.say(&problems::shown(&file, problem, output.message_colors));
        }
        let pinned = given("TCU_TODAY")
            .map(|text| status_date::parse(&text))
            .transpose()
            .map_err(|why| CliError::refused(format!("$TCU_TODAY: {why}")))?;
        let here = std::env::current_dir().ok();
        let folder = folder::find(&folder::FolderSources {
            option: asked.roadmaps.clone(),
            variable: given("TCU_ROADMAPS").map(PathBuf::from),
            here: here.clone().unwrap_or_default(),
            config: loaded.config.roadmaps.clone(),
            program: std::env::current_exe()
                .ok()
                .and_then(|program| Some(program.parent()?.to_path_buf())),
            documents: places.documents.clone(),
        });
        let (today, machine) = (asked.today.or(pinned), status_date::machine_date());
        let as_of = asked.as_of.as_deref();
        let as_of = as_of
            .map(|said| as_of_day(said, &folder.path, today, machine))
            .transpose()?;
        Ok(Self {
            actor: actor::ActorSources {
                option: asked.acting_as.clone(),
                variable: given("TCU_AS"),
                config: loaded.config.name.clone(),
            },
            folder,
            here,
            config: loaded.config,
            color: asked.color,
            config_problems,
            places,
            as_of,
            today,
            machine,
        })
    }

    /// Reads the folder, and rolls it back where that was asked for.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub(crate) fn open(&self, keep: RetainBytes) -> Result<LoadedFolder, CliError> {
        let mut folder = Folder::open(&self.folder.path, keep).map_err(|error| {
            let place = self.shown(&self.folder.path).display().to_string();
            let message = format!(
                "the folder of roadmaps {} could not be read: {error}",
                text::line(&place)
            );
            match self.folder.said {
                FolderSource::Documents => CliError::file(message)
                    .hint("say where your roadmaps are with --roadmaps DIR")
                    .hint("or make the first one: tcu new ID --name NAME")
                    .hint("or look at samples: tcu samples roadmaps"),
                _ => {
                    CliError::file(message).hint("say where your roadmaps are with --roadmaps DIR")
                }
            }
        })?;
        if keep == RetainBytes::Nothing {
            // It is read to be shown, not to be edited.
            redact::withhold_log(&mut folder.portfolio);
        }
        Ok(self.loaded(folder))
    }

    /// A folder that was read, rolled back where that was asked for.
    fn loaded(&self, mut folder: Folder) -> LoadedFolder {
        let asked = self.as_of.or(self.today);
        let date = StatusDate::new(
            asked,
            folder.portfolio.shared.head.status_date,
            self.machine,
        );
        log::info!(
            "read {} files with {} problems, dated {:?}",
            folder.files.len(),
            folder
                .files
                .iter()
                .map(|file| file.problems.len())
                .sum::<usize>(),
            date.set
        );
        let rolled = self.as_of.map(|as_of| {
            let mut then = portfolio_as_of(&folder.portfolio, as_of);
            std::mem::swap(&mut folder.portfolio, &mut then.portfolio);
            RolledBack {
                removed: then.removed,
                not_begun: then.not_begun,
                additions_unlogged: then.additions_unlogged,
                now: then.portfolio,
            }
        });
        LoadedFolder {
            folder: ManuallyDrop::new(folder),
            date,
            rolled,
        }
    }

    /// Reads one file apart from the folder, `-` from stdin; `portfolio.toml` beside it is known to it.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn open_one(&self, path: &Path) -> Result<LoadedFolder, CliError> {
        const STDIN: &str = "stdin";
        let is_stdin = path.as_os_str() == "-";
        let read = match is_stdin {
            true => {
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).map(|_| bytes)
            }
            false => std::fs::read(path),
        };
        let shown = text::line(&path.display().to_string()).into_owned();
        let bytes =
            read.map_err(|error| CliError::file(format!("{shown} could not be read: {error}")))?;
        let part =
            |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        let (stem, name) = match is_stdin {
            true => (STDIN.to_owned(), STDIN.to_owned()),
            false => (
                part(path.file_stem()).unwrap_or_default(),
                part(path.file_name()).unwrap_or_default(),
            ),
        };
        // A name that is no id says nothing about what stands in the file.
        let id = match Id::new(stem.as_str()) {
            Ok(_) => stem,
            Err(_) => "roadmap".to_owned(),
        };
        let dir = match path.parent() {
            Some(dir) if !is_stdin => dir.to_path_buf(),
            _ => PathBuf::new(),
        };
        let dir = if dir.as_os_str().is_empty() && !is_stdin {
            PathBuf::from(".")
        } else {
            dir
        };
        let mut folder = Folder::of_one(&dir, (&id, &name), &bytes);
        redact::withhold_log(&mut folder.portfolio);
        Ok(self.loaded(folder))
    }

    /// Who acts.
    ///
    /// # Errors
    /// Nobody is known, or the roadmaps are shown as they stood on an earlier day.
    pub(crate) fn actor(&self) -> Result<String, CliError> {
        if self.as_of.is_some() {
            return Err(CliError::refused("what --as-of shows cannot be edited")
                .hint("leave out --as-of; --today DATE records an edit on another day"));
        }
        let variable = |name: &str| std::env::var(name).ok();
        self.actor
            .name_or_login(&self.folder.path, variable)
            .or_else(actor::login_of_system)
            .ok_or_else(|| {
                CliError::refused("nobody knows who you are, and edits are recorded under a name")
                    .hint("give it with --as NAME, or as name = \"…\" in the config file")
            })
    }

    /// Who acts, where somebody said so by an option, the environment or the config file.
    pub(crate) fn given_name(&self) -> Option<String> {
        self.actor.name()
    }

    /// Whether somebody said who acts: by an option, the environment or the config file.
    pub(crate) fn is_named(&self) -> bool {
        self.actor.name().is_some()
    }

    /// Who acts, where somebody or something has said so; the screens ask otherwise.
    pub(crate) fn known_actor(&self) -> Option<String> {
        let variable = |name: &str| std::env::var(name).ok();
        match self.as_of {
            Some(_) => None,
            None => self.actor.name_or_login(&self.folder.path, variable),
        }
    }

    /// Who acts and what says so, for whoever asks about the configuration.
    pub(crate) fn actor_found(&self) -> Option<(String, actor::ActorSource)> {
        let variable = |name: &str| std::env::var(name).ok();
        self.actor.find(&self.folder.path, variable)
    }

    /// The machine's date.
    pub(crate) fn machine(&self) -> Date {
        self.machine
    }

    /// A path as people know it: from the folder at hand, where it lies in there.
    pub(crate) fn shown(&self, path: &Path) -> PathBuf {
        let inner = self
            .here
            .as_deref()
            .and_then(|here| path.strip_prefix(here).ok());
        inner.unwrap_or(path).to_path_buf()
    }

    /// What holds every file that a command changes against the machine's clock, unless somebody said the day.
    pub(crate) fn clock(&self) -> ClockGuard {
        match self.today {
            Some(_) => ClockGuard::off(),
            None => ClockGuard::of(self.machine),
        }
    }

    /// The status date that was asked for.
    pub(crate) fn today(&self) -> Option<Date> {
        self.today
    }
}

impl LoadedFolder {
    /// Says on which day everything was computed, where that is not today.
    pub(crate) fn tell_date(&self, output: &mut Output<'_>) {
        if let Some(note) = self.date.note() {
            output.tell(MessageLevel::Note, &note, &[]);
        }
    }

    /// Says what a rollback could not bring back.
    pub(crate) fn tell_rollback(&self, output: &mut Output<'_>) {
        let Some(rolled) = &self.rolled else {
            return;
        };
        let names = ReferenceIndex::new(&rolled.now);
        let fields: usize = (rolled.now.roadmaps.iter().enumerate())
            .flat_map(|(place, roadmap)| unlogged(&names, roadmap, place))
            .map(|(_, fields)| fields.len())
            .sum();
        for item in &rolled.removed {
            let message = format!("{} was there then; it was removed since", text::line(item));
            output.tell(MessageLevel::Note, &message, &[]);
        }
        for (id, first) in &rolled.not_begun {
            let message = format!("{} is known from {} on", text::line(id), plain(*first));
            output.tell(MessageLevel::Note, &message, &[]);
        }
        if rolled.additions_unlogged > 0 {
            let (entries, they) = match rolled.additions_unlogged {
                1 => ("1 entry is".to_owned(), "it was"),
                many => (format!("{many} entries are"), "they were"),
            };
            let message = format!(
                "{entries} shown from the beginning of the roadmap on: when {they} added is not in the log"
            );
            output.tell(MessageLevel::Note, &message, &[]);
        }
        if fields > 0 {
            let word = if fields == 1 { "field" } else { "fields" };
            let message =
                format!("{fields} {word} cannot be rolled back: changed by hand, not in the log");
            output.tell(MessageLevel::Note, &message, &[]);
        }
    }
}
