//! What can be typed after `tcu`.

use clap::{Parser, Subcommand};

use super::add::Add;
use super::agenda::Agenda;
use super::approve::Approve;
use super::assess::Assess;
use super::block::{Block, Unblock};
use super::check::Check;
use super::compare::Compare;
use super::confirm::Confirm;
use super::desk::Desk;
use super::done::Done;
use super::drop::Drop;
use super::everywhere::Everywhere;
use super::failure::{Failure, Status};
use super::feedback::Feedback;
use super::forecast::Forecast;
use super::git::Git;
use super::handover::Handover;
use super::list::List;
use super::merge::Merge;
use super::new::New;
use super::open::Open;
use super::quiet::Quiet;
use super::record::Record;
use super::remove::Remove;
use super::resolve::Resolve;
use super::review::Review;
use super::samples::Samples;
use super::set::Set;
use super::show::Show;
use super::start::Start;
use super::streams::Streams;
use super::sync::Sync;
use super::zones::Zones;

/// Keeps the technological capability upgrading roadmaps of industrial clusters alive
///
/// Without a command it opens the screens. Every command works in scripts and without a network.
#[derive(Debug, Parser)]
#[command(name = "tcu", version, propagate_version = false, max_term_width = 100)]
#[command(after_long_help = EXIT_STATUS)]
pub struct Arguments {
    #[command(flatten)]
    pub everywhere: Everywhere,
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXIT_STATUS: &str = "Exit status: 0 all is well; 1 check found flags; 2 wrong usage or a refusal, nothing was \
written; 3 a file could not be read or written, or has problems.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Open(Open),
    Check(Check),
    List(List),
    Show(Show),
    New(New),
    Add(Add),
    Set(Set),
    Remove(Remove),
    Confirm(Confirm),
    Forecast(Forecast),
    Start(Start),
    Done(Done),
    Block(Block),
    Unblock(Unblock),
    Drop(Drop),
    Quiet(Quiet),
    Approve(Approve),
    Assess(Assess),
    Review(Review),
    Record(Record),
    Feedback(Feedback),
    Handover(Handover),
    Agenda(Agenda),
    Compare(Compare),
    Zones(Zones),
    Merge(Merge),
    Resolve(Resolve),
    Sync(Sync),
    Git(Git),
    Samples(Samples),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// As the command says.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        match self {
            // The screens need the terminal to themselves: `main` opens them.
            Command::Open(_) => Err(Failure::refused("tcu open needs a terminal")),
            Command::Check(command) => command.run(desk, streams),
            Command::List(command) => command.run(desk, streams),
            Command::Show(command) => command.run(desk, streams),
            Command::New(command) => command.run(desk, streams),
            Command::Add(command) => command.run(desk, streams),
            Command::Set(command) => command.run(desk, streams),
            Command::Remove(command) => command.run(desk, streams),
            Command::Confirm(command) => command.run(desk, streams),
            Command::Forecast(command) => command.run(desk, streams),
            Command::Start(command) => command.run(desk, streams),
            Command::Done(command) => command.run(desk, streams),
            Command::Block(command) => command.run(desk, streams),
            Command::Unblock(command) => command.run(desk, streams),
            Command::Drop(command) => command.run(desk, streams),
            Command::Quiet(command) => command.run(desk, streams),
            Command::Approve(command) => command.run(desk, streams),
            Command::Assess(command) => command.run(desk, streams),
            Command::Review(command) => command.run(desk, streams),
            Command::Record(command) => command.run(desk, streams),
            Command::Feedback(command) => command.run(desk, streams),
            Command::Handover(command) => command.run(desk, streams),
            Command::Agenda(command) => command.run(desk, streams),
            Command::Compare(command) => command.run(desk, streams),
            Command::Zones(command) => command.run(desk, streams),
            Command::Merge(command) => command.run(desk, streams),
            Command::Resolve(command) => command.run(desk, streams),
            Command::Sync(command) => command.run(desk, streams),
            Command::Git(command) => command.run(desk, streams),
            Command::Samples(command) => command.run(streams),
        }
    }
}
