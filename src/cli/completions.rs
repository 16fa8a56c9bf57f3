//! `tcu completions`: what a shell needs to complete commands, options, and the ids of the folder at hand.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter};
use clap_complete::env::Shells;

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use crate::analysis::table_columns::{kinds, table_name};
use crate::model::{Kind, PORTFOLIO, Portfolio};
use crate::settings::{AppDirs, config, folder};
use crate::store::{Folder, RetainBytes};

/// The variable by which a shell asks for completions.
const VARIABLE: &str = "TCU_COMPLETE";

/// Print what a shell needs to complete commands, options and ids
///
/// Roadmaps, entries and owners of the folder at hand are completed too, as it is at that moment.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  bash: tcu completions bash > ~/.local/share/bash-completion/completions/tcu\n  zsh:  tcu completions zsh > ~/.zfunc/_tcu\n  fish: tcu completions fish > ~/.config/fish/completions/tcu.fish"
)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

impl CompletionsArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The text cannot be written.
    pub(crate) fn run(
        &self,
        _context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let name = self.shell.to_possible_value();
        let name = name.as_ref().map_or("", |value| value.get_name());
        let mut script = Vec::new();
        let shells = Shells::builtins();
        let completer = shells
            .completer(name)
            .ok_or_else(|| CliError::refused(format!("{name} is not known")))?;
        completer
            .write_registration(VARIABLE, "tcu", "tcu", "tcu", &mut script)
            .map_err(|error| CliError::file(error.to_string()))?;
        output.result(&String::from_utf8_lossy(&script))?;
        Ok(ExitStatus::Fine)
    }
}

/// Answers a shell that asks for completions of what `command` describes; false where none asks.
pub(crate) fn answer(arguments: &[std::ffi::OsString], command: fn() -> clap::Command) -> bool {
    if std::env::var_os(VARIABLE).is_none() {
        return false;
    }
    let here = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(|| completed(command()))
        .var(VARIABLE)
        .try_complete(arguments.to_vec(), here.as_deref());
    // A shell that cannot be answered completes nothing.
    asked.unwrap_or(true)
}

/// The commands with what completes the values of their arguments, by the words for these.
fn completed(command: clap::Command) -> clap::Command {
    let command = command.mut_args(|argument| {
        let names = argument.get_value_names().unwrap_or_default();
        let name = names
            .first()
            .map(|name| name.to_string())
            .unwrap_or_default();
        let is_free = argument.get_possible_values().is_empty();
        match name.as_str() {
            "ROADMAP" => argument.add(ArgValueCompleter::new(|typed: &OsStr| {
                matching(typed, roadmaps)
            })),
            "OWNER" => argument.add(ArgValueCompleter::new(|typed: &OsStr| {
                matching(typed, owners)
            })),
            "ADDRESS" => argument.add(ArgValueCompleter::new(|typed: &OsStr| {
                matching(typed, addresses)
            })),
            "KIND" if is_free => argument.add(ArgValueCompleter::new(|typed: &OsStr| {
                matching(typed, words_of_kinds)
            })),
            "DIR" => argument.add(ArgValueCompleter::new(PathCompleter::dir())),
            "FILE" if is_free => {
                argument.add(ArgValueCompleter::new(PathCompleter::file().stdio()))
            }
            _ => argument,
        }
    });
    command.mut_subcommands(completed)
}

fn matching(typed: &OsStr, all: fn(&Portfolio) -> Vec<String>) -> Vec<CompletionCandidate> {
    let (Some(typed), Some(portfolio)) = (typed.to_str(), portfolio()) else {
        return Vec::new();
    };
    let all = all(&portfolio).into_iter();
    all.filter(|one| one.starts_with(typed))
        .map(CompletionCandidate::new)
        .collect()
}

/// The folder at hand, as the commands find it; what is typed before is not known here.
fn portfolio() -> Option<Portfolio> {
    let places = AppDirs::here(
        std::env::var_os("TCU_CONFIG")
            .filter(|named| !named.is_empty())
            .map(PathBuf::from),
    );
    let loaded = config::load(&places.config_file);
    let found = folder::find(&folder::FolderSources {
        option: None,
        variable: std::env::var_os("TCU_ROADMAPS").map(PathBuf::from),
        here: std::env::current_dir().unwrap_or_default(),
        config: loaded.config.roadmaps,
        program: std::env::current_exe()
            .ok()
            .and_then(|program| Some(program.parent()?.to_path_buf())),
        documents: places.documents,
    });
    Some(
        Folder::open(&found.path, RetainBytes::Nothing)
            .ok()?
            .portfolio,
    )
}

fn roadmaps(portfolio: &Portfolio) -> Vec<String> {
    let ids = portfolio.roadmaps.iter().map(|roadmap| roadmap.id.clone());
    ids.chain([PORTFOLIO.to_owned()]).collect()
}

fn owners(portfolio: &Portfolio) -> Vec<String> {
    let mut ids: Vec<String> = files(portfolio)
        .flat_map(|file| file.owners.iter().map(|owner| owner.id.to_string()))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn addresses(portfolio: &Portfolio) -> Vec<String> {
    let entries = files(portfolio).flat_map(|file| {
        let ids = file.ids().map(|id| format!("{}/{id}", file.id));
        std::iter::once(file.id.clone())
            .chain(ids)
            .collect::<Vec<_>>()
    });
    entries.collect()
}

fn files(portfolio: &Portfolio) -> impl Iterator<Item = &crate::model::Roadmap> {
    portfolio.roadmaps.iter().chain([&portfolio.shared])
}

fn words_of_kinds(_: &Portfolio) -> Vec<String> {
    let words = kinds().flat_map(|kind: Kind| [table_name(kind), kind.key()]);
    words.map(str::to_owned).collect()
}
