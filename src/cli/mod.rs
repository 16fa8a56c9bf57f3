//! The commands: arguments, and one file per command. Nothing below knows of them.

mod act;
mod add;
mod agenda;
mod analysis;
mod approve;
mod arguments;
mod assess;
mod assignment;
mod block;
mod check;
mod columns;
mod compare;
mod confirm;
mod desk;
mod done;
mod drop;
mod echo;
mod everywhere;
mod failure;
mod feedback;
mod flags;
mod forecast;
mod git;
mod handover;
mod insight;
mod list;
mod merge;
mod needed;
mod new;
mod open;
mod packet;
mod paint;
mod place;
mod portrait;
mod problems;
mod quiet;
mod random;
mod reason;
mod record;
mod remove;
mod resolve;
mod review;
mod said;
mod samples;
mod screens;
mod set;
mod sheet;
mod show;
mod start;
mod streams;
mod sync;
mod table;
mod targets;
mod zones;

use std::ffi::OsString;
use std::io::{self, IsTerminal, stderr, stdout};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Command};
use desk::Desk;
use failure::{Failure, Status};
use paint::Paint;
use streams::{Streams, Word};

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
                true => Status::Refused,
                false => Status::Fine,
            });
        }
    };
    match &arguments.command {
        None => return screens::open(&arguments.everywhere, None),
        Some(Command::Open(open)) => return screens::open(&arguments.everywhere, Some(open)),
        Some(_) => {}
    }
    let variable = |name: &str| std::env::var(name).ok();
    let paints = (
        Paint::of(&stdout(), variable),
        Paint::of(&stderr(), variable),
    );
    let columns = match crossterm::terminal::size() {
        Ok((columns, _)) if stdout().is_terminal() => Some(usize::from(columns).max(40)),
        _ => None,
    };
    let (mut results, mut people) = (io::BufWriter::new(stdout().lock()), stderr().lock());
    let mut streams = Streams::new(&mut results, &mut people, paints, columns);
    let status = run(&arguments, &mut streams).unwrap_or_else(|failure| {
        streams.tell(Word::Error, &failure.message, &failure.hints);
        failure.status
    });
    exit(status)
}

fn exit(status: Status) -> ExitCode {
    ExitCode::from(status as u8)
}

/// How often a command is tried again where a file changed between its reading and writing.
const TRIES: usize = 5;

fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<Status, Failure> {
    let Some(command) = &arguments.command else {
        return Ok(Status::Fine);
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

fn desk(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<Desk, Failure> {
    let variable = |name: &str| std::env::var(name).ok();
    Desk::new(&arguments.everywhere, variable, streams)
}

/// The description of every command, for the reference page.
pub fn command() -> clap::Command {
    Arguments::command()
}
