//! The commands: arguments, and one file per command. Nothing below knows of them.

mod analysis;
mod arguments;
mod check;
mod columns;
mod desk;
mod everywhere;
mod failure;
mod flags;
mod list;
mod needed;
mod paint;
mod place;
mod portrait;
mod problems;
mod reason;
mod samples;
mod screens;
mod sheet;
mod show;
mod streams;
mod table;

use std::ffi::OsString;
use std::io::{self, IsTerminal, stderr, stdout};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};
use desk::Desk;
use failure::{Failure, Status};
use paint::Paint;
use streams::{Streams, Word};

/// Runs the command that the arguments name, and gives the exit status.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
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
    if arguments.command.is_none() {
        return screens::open(&arguments);
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

fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<Status, Failure> {
    match &arguments.command {
        None => Ok(Status::Fine),
        Some(Command::Samples(samples)) => samples.run(streams),
        Some(Command::List(list)) => list.run(&desk(arguments, streams)?, streams),
        Some(Command::Show(show)) => show.run(&desk(arguments, streams)?, streams),
        Some(Command::Check(check)) => check.run(&desk(arguments, streams)?, streams),
    }
}

fn desk(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<Desk, Failure> {
    let variable = |name: &str| std::env::var(name).ok();
    Desk::new(&arguments.everywhere, variable, streams)
}

/// The description of every command, for the reference page.
pub fn command() -> clap::Command {
    Arguments::command()
}
