//! The commands: arguments, and one file per command. Nothing below knows of them.

mod add;
mod agenda;
mod analysis;
mod approve;
mod arguments;
mod assess;
mod assignment;
mod block;
mod check;
mod colors;
mod columns;
mod compare;
mod confirm;
mod context;
mod describe;
mod done;
mod drop;
mod edit_context;
mod edit_summary;
mod error;
mod feedback;
mod file_problems;
mod flags;
mod forecast;
mod forecast_hints;
mod git;
mod global_args;
mod handover;
mod ids;
mod key_values;
mod list;
mod merge;
mod new;
mod open;
mod output;
mod packet;
mod problems;
mod quiet;
mod reason;
mod record;
mod remove;
mod resolve;
mod resolve_entry;
mod review;
mod samples;
mod screens;
mod set;
mod show;
mod start;
mod sync;
mod table;
mod targets;
mod text_argument;
mod zones;

use std::ffi::OsString;
use std::io::{self, IsTerminal, stderr, stdout};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, CliCommand};
use colors::Colors;
use context::CliContext;
use error::{CliError, ExitStatus};
use output::{MessageLevel, Output};

/// Runs the command that the arguments name, and gives the exit status.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Colour only where somebody sees it: no variable may force it into a pipe.
    let colour = match stdout().is_terminal() && stderr().is_terminal() {
        true => clap::ColorChoice::Auto,
        false => clap::ColorChoice::Never,
    };
    let parsed = Arguments::command()
        .color(colour)
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            // Nobody need be there to read it.
            let _ = error.print();
            return exit(match error.use_stderr() {
                true => ExitStatus::Refused,
                false => ExitStatus::Fine,
            });
        }
    };
    match &arguments.command {
        None => return screens::open(&arguments.everywhere, None),
        Some(CliCommand::Open(open)) => return screens::open(&arguments.everywhere, Some(open)),
        Some(_) => {}
    }
    let variable = |name: &str| std::env::var(name).ok();
    let paints = (
        Colors::of(&stdout(), variable),
        Colors::of(&stderr(), variable),
    );
    let columns = match crossterm::terminal::size() {
        Ok((columns, _)) if stdout().is_terminal() => Some(usize::from(columns).max(40)),
        _ => None,
    };
    let (mut results, mut people) = (io::BufWriter::new(stdout().lock()), stderr().lock());
    let mut streams = Output::new(&mut results, &mut people, paints, columns);
    let status = run(&arguments, &mut streams).unwrap_or_else(|failure| {
        streams.tell(MessageLevel::Error, &failure.message, &failure.hints);
        failure.status
    });
    exit(status)
}

fn exit(status: ExitStatus) -> ExitCode {
    ExitCode::from(status as u8)
}

/// How often a command is tried again where a file changed between its reading and writing.
const TRIES: usize = 5;

fn run(arguments: &Arguments, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
    let Some(command) = &arguments.command else {
        return Ok(ExitStatus::Fine);
    };
    let desk = desk(arguments, streams)?;
    let mut outcome = command.run(&desk, streams);
    for _ in 1..TRIES {
        match &outcome {
            Err(failure) if failure.again => outcome = command.run(&desk, streams),
            _ => break,
        }
    }
    outcome
}

fn desk(arguments: &Arguments, streams: &mut Output<'_>) -> Result<CliContext, CliError> {
    let variable = |name: &str| std::env::var(name).ok();
    CliContext::new(&arguments.everywhere, variable, streams)
}

/// The description of every command, for the reference page.
pub fn command() -> clap::Command {
    Arguments::command()
}
