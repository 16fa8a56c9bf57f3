//! The commands: arguments, and one file per command. Nothing below knows of them.

mod add;
mod agenda;
mod analysis;
mod approve;
mod archive;
mod arguments;
mod assess;
mod assignment;
mod block;
mod changes;
mod chase;
mod check;
mod check_report;
mod colors;
mod columns;
mod compare;
mod completions;
mod config;
mod confirm;
mod context;
mod delete;
mod describe;
mod done;
mod drop;
mod edit_context;
mod edit_options;
mod edit_summary;
mod error;
mod export;
mod feedback;
mod file_problems;
mod flags;
mod forecast;
mod forecast_hints;
mod form;
mod git;
mod global_args;
mod handover;
mod ids;
mod import;
mod key_values;
mod languages;
mod list;
mod man;
mod merge;
mod new;
mod open;
mod output;
mod pack;
mod packet;
mod pager;
mod problems;
mod promises;
mod quiet;
mod reason;
mod record;
mod redaction;
mod remove;
mod rename;
mod report;
mod resolve;
mod resolve_entry;
mod restore;
mod review;
mod samples;
mod schema;
mod screens;
mod seal;
mod set;
mod show;
mod start;
mod sync;
mod table;
mod targets;
mod text_argument;
mod themes;
mod writer;
mod zones;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use arguments::{Arguments, CliCommand};
use colors::{Color, Colors};
use context::CliContext;
use error::{CliError, ExitStatus};
use output::{MessageLevel, Output};
use pager::Pager;

use crate::settings::support_log;
use crate::text;

/// Runs the command that the arguments name, and gives the exit status.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if completions::answer(&arguments, command) {
        return exit(ExitStatus::Fine);
    }
    if let [_, asked] = arguments.as_slice()
        && (asked == "--version" || asked == "-V")
    {
        return exit(version());
    }
    let parsed = Arguments::command()
        .color(clap::ColorChoice::Never)
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return exit(usage(&error)),
    };
    if let Err(failure) = begin_log(&arguments) {
        return exit(failure);
    }
    match &arguments.command {
        None => return screens::open(&arguments.global, None, carry_out),
        Some(CliCommand::Open(open)) => {
            return screens::open(&arguments.global, Some(open), carry_out);
        }
        Some(_) => {}
    }
    exit(on_streams(&arguments))
}

/// Says the version, without making the table of all arguments for it.
fn version() -> ExitStatus {
    let text = concat!("tcu ", env!("CARGO_PKG_VERSION"), "\n");
    // Nobody need be there to read it.
    let _ = stdout().lock().write_all(text.as_bytes());
    ExitStatus::Fine
}

/// Runs a command on the streams of this process; what it writes for people to read goes through their pager.
fn on_streams(arguments: &Arguments) -> ExitStatus {
    let size = terminal_size();
    let columns = size.map(|(columns, _)| columns);
    let (mut results, mut messages) = (io::BufWriter::new(stdout().lock()), stderr().lock());
    let colors = Colors::of_streams(arguments.global.color);
    let is_for_reading = arguments
        .command
        .as_ref()
        .is_some_and(CliCommand::is_for_reading);
    let pager = pager(size, is_for_reading && !arguments.global.no_pager);
    let Some(pager) = pager else {
        return told(
            arguments,
            &mut Output::new(&mut results, &mut messages, colors, columns),
        );
    };
    // What is said besides follows when the pager is closed, else it would be drawn over.
    let (mut text, mut said) = (Vec::new(), Vec::new());
    let status = told(
        arguments,
        &mut Output::new(&mut text, &mut said, colors, columns),
    );
    // A reader that has gone is no error.
    let _ = pager.show(&text, &mut results);
    let _ = messages.write_all(&said);
    status
}

fn told(arguments: &Arguments, output: &mut Output<'_>) -> ExitStatus {
    run(arguments, output).unwrap_or_else(|failure| {
        log::info!("failed with status {}", failure.status as u8);
        output.tell(MessageLevel::Error, &failure.message, &failure.hints);
        failure.status
    })
}

/// Carries out a command for the screens: its words, without the name of the program.
///
/// # Errors
/// What the command said of its failure.
fn carry_out(words: &[String]) -> Result<String, String> {
    let words = std::iter::once("tcu").chain(words.iter().map(String::as_str));
    let arguments = Arguments::try_parse_from(words).map_err(|error| error.to_string())?;
    let (mut results, mut messages) = (Vec::new(), Vec::new());
    let plain = Colors { on: false };
    let mut output = Output::new(&mut results, &mut messages, (plain, plain), None);
    let outcome = run(&arguments, &mut output);
    match outcome {
        Ok(_) => Ok(String::from_utf8_lossy(&messages).into_owned()),
        Err(failure) => Err(std::iter::once(failure.message)
            .chain(failure.hints)
            .collect::<Vec<_>>()
            .join(": ")),
    }
}

/// Columns and rows of the terminal that results go to. Only a terminal is asked: for anything else other programs
/// would be started to find a size.
fn terminal_size() -> Option<(usize, usize)> {
    let (columns, rows) = stdout()
        .is_terminal()
        .then(crossterm::terminal::size)?
        .unwrap_or_default();
    // One that says none counts as the usual 80 by 24.
    Some(match (columns, rows) {
        (0, _) => (80, 24),
        (columns, 0) => (usize::from(columns).max(40), 24),
        (columns, rows) => (usize::from(columns).max(40), usize::from(rows)),
    })
}

fn pager(size: Option<(usize, usize)>, is_wanted: bool) -> Option<Pager> {
    let (_, rows) = size.filter(|_| is_wanted)?;
    Pager::of(|name| std::env::var(name).ok(), rows)
}

/// Writes what clap has to say: help and versions as results, a wrong usage to people. What was typed stands in it,
/// so it goes the way of every other text.
fn usage(error: &clap::Error) -> ExitStatus {
    let (mut results, mut messages) = (stdout().lock(), stderr().lock());
    let mut output = Output::new(
        &mut results,
        &mut messages,
        Colors::of_streams(Color::Auto),
        None,
    );
    if !error.use_stderr() {
        let help = text::with_styles_of_escapes(&error.render().ansi().to_string());
        // Nobody need be there to read it.
        let _ = match help_pager() {
            Some(pager) => {
                let clean = text::terminal(&help, output.colors.on);
                pager.show(clean.as_bytes(), &mut results).map_err(drop)
            }
            None => output.result(&help).map_err(drop),
        };
        return ExitStatus::Fine;
    }
    let text = error.render().to_string();
    match text.strip_prefix("error: ") {
        Some(rest) => {
            let word = output.message_colors.red("error");
            output.say(&format!("{word}: {rest}"));
        }
        None => output.say(&text),
    }
    ExitStatus::Refused
}

/// The pager for a help that is long. Nothing was understood of the arguments then, so its option is looked for.
fn help_pager() -> Option<Pager> {
    let is_off = std::env::args_os().any(|argument| argument == "--no-pager");
    pager(terminal_size(), !is_off)
}

/// Begins the log for support where `$TCU_LOG` names a file, and says there what runs: the command and its options by
/// their names, never their values.
fn begin_log(arguments: &Arguments) -> Result<(), ExitStatus> {
    let Some(file) = std::env::var_os("TCU_LOG").filter(|file| !file.is_empty()) else {
        return Ok(());
    };
    if let Err(error) = support_log::begin(Path::new(&file)) {
        let (mut results, mut messages) = (stdout().lock(), stderr().lock());
        let colors = Colors::of_streams(arguments.global.color);
        let place = Path::new(&file).display();
        Output::new(&mut results, &mut messages, colors, None).tell(
            MessageLevel::Error,
            &format!("the log {place} that $TCU_LOG names could not be opened: {error}"),
            &["name another file, or unset TCU_LOG".to_owned()],
        );
        return Err(ExitStatus::File);
    }
    log::info!(
        "tcu {} on {} {}; {}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        words_of_call()
    );
    Ok(())
}

/// The command of this call and the names of its options.
fn words_of_call() -> String {
    let mut command = &Arguments::command();
    let mut words = Vec::new();
    let mut options = Vec::new();
    for argument in std::env::args_os().skip(1) {
        let argument = argument.to_string_lossy();
        if let Some(inner) = command
            .find_subcommand(argument.as_ref())
            .filter(|_| words.len() < 2)
        {
            words.push(inner.get_name().to_owned());
            command = inner;
            continue;
        }
        let name = argument.split('=').next().unwrap_or_default();
        let long = name.strip_prefix("--").unwrap_or_default();
        let is_known = |one: &clap::Arg| one.get_long() == Some(long);
        let known = command
            .get_arguments()
            .chain(Arguments::command().get_arguments())
            .any(is_known);
        if known && !long.is_empty() {
            options.push(name.to_owned());
        }
    }
    let command = if words.is_empty() {
        "the screens".to_owned()
    } else {
        words.join(" ")
    };
    format!("{command} {}", options.join(" "))
        .trim_end()
        .to_owned()
}

fn exit(status: ExitStatus) -> ExitCode {
    log::info!("ended with status {}", status as u8);
    ExitCode::from(status as u8)
}

/// How often a command is tried again where a file changed between its reading and writing.
const TRIES: usize = 5;

fn run(arguments: &Arguments, output: &mut Output<'_>) -> Result<ExitStatus, CliError> {
    let Some(command) = &arguments.command else {
        return Ok(ExitStatus::Fine);
    };
    let context = command_context(arguments, output)?;
    let mut outcome = command.run(&context, output);
    for _ in 1..TRIES {
        match &outcome {
            Err(failure) if failure.again => outcome = command.run(&context, output),
            _ => break,
        }
    }
    outcome
}

fn command_context(arguments: &Arguments, output: &mut Output<'_>) -> Result<CliContext, CliError> {
    let variable = |name: &str| std::env::var(name).ok();
    CliContext::new(&arguments.global, variable, output)
}

/// The description of every command, for the reference page.
pub fn command() -> clap::Command {
    Arguments::command()
}
