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
use std::io::{self, IsTerminal, stderr, stdout};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, CliCommand};
use colors::{Color, Colors};
use context::CliContext;
use error::{CliError, ExitStatus};
use output::{MessageLevel, Output};

use crate::text;

/// Runs the command that the arguments name, and gives the exit status.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if completions::answer(&arguments, command) {
        return exit(ExitStatus::Fine);
    }
    let parsed = Arguments::command()
        .color(clap::ColorChoice::Never)
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return exit(usage(&error)),
    };
    match &arguments.command {
        None => return screens::open(&arguments.global, None),
        Some(CliCommand::Open(open)) => return screens::open(&arguments.global, Some(open)),
        Some(_) => {}
    }
    // Only a terminal is asked: for anything else other programs would be started to find a size.
    let columns = match stdout().is_terminal().then(crossterm::terminal::size) {
        Some(Ok((columns, _))) => Some(columns_of(columns)),
        _ => None,
    };
    let (mut results, mut messages) = (io::BufWriter::new(stdout().lock()), stderr().lock());
    let colors = Colors::of_streams(arguments.global.color);
    let mut output = Output::new(&mut results, &mut messages, colors, columns);
    let status = run(&arguments, &mut output).unwrap_or_else(|failure| {
        output.tell(MessageLevel::Error, &failure.message, &failure.hints);
        failure.status
    });
    exit(status)
}

/// The columns of a terminal that says it has so many; one that says none counts as the usual 80.
fn columns_of(said: u16) -> usize {
    match said {
        0 => 80,
        columns => usize::from(columns).max(40),
    }
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
        let _ = output.result(&help);
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

fn exit(status: ExitStatus) -> ExitCode {
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
