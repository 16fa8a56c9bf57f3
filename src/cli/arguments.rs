//! What can be typed after `tcu`.

use clap::{Parser, Subcommand};

use super::add::Add;
use super::agenda::Agenda;
use super::approve::Approve;
use super::archive::{Archive, Unarchive};
use super::assess::Assess;
use super::block::{Block, Unblock};
use super::changes::Changes;
use super::chase::Chase;
use super::check::Check;
use super::compare::Compare;
use super::confirm::Confirm;
use super::context::CliContext;
use super::delete::Delete;
use super::done::Done;
use super::drop::Drop;
use super::error::{CliError, ExitStatus};
use super::export::Export;
use super::feedback::Feedback;
use super::forecast::Forecast;
use super::git::Git;
use super::global_args::GlobalArgs;
use super::handover::Handover;
use super::import::Import;
use super::list::List;
use super::merge::Merge;
use super::new::New;
use super::open::Open;
use super::output::Output;
use super::quiet::Quiet;
use super::record::Record;
use super::remove::Remove;
use super::rename::Rename;
use super::resolve::Resolve;
use super::review::Review;
use super::samples::Samples;
use super::set::Set;
use super::show::Show;
use super::start::Start;
use super::sync::Sync;
use super::zones::Zones;

/// Keeps the technological capability upgrading roadmaps of industrial clusters alive
///
/// Without a command it opens the screens. Every command works in scripts and without a network.
#[derive(Debug, Parser)]
#[command(
    name = "tcu",
    bin_name = "tcu",
    version,
    propagate_version = false,
    max_term_width = 100
)]
#[command(after_long_help = EXIT_STATUS)]
pub struct Arguments {
    #[command(flatten)]
    pub everywhere: GlobalArgs,
    /// What to do
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

const EXIT_STATUS: &str = "Exit status: 0 all is well; 1 check found flags; 2 wrong usage or a refusal, nothing was \
written; 3 a file could not be read or written, or has problems.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    Open(Open),
    Check(Check),
    List(List),
    Show(Show),
    New(New),
    Rename(Rename),
    Archive(Archive),
    Unarchive(Unarchive),
    Delete(Delete),
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
    Import(Import),
    Export(Export),
    Agenda(Agenda),
    Compare(Compare),
    Zones(Zones),
    Changes(Changes),
    Chase(Chase),
    Merge(Merge),
    Resolve(Resolve),
    Sync(Sync),
    Git(Git),
    Samples(Samples),
}

impl CliCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// As the command says.
    pub fn run(&self, desk: &CliContext, streams: &mut Output<'_>) -> Result<ExitStatus, CliError> {
        match self {
            // The screens need the terminal to themselves: `main` opens them.
            CliCommand::Open(_) => Err(CliError::refused("tcu open needs a terminal")),
            CliCommand::Check(command) => command.run(desk, streams),
            CliCommand::List(command) => command.run(desk, streams),
            CliCommand::Show(command) => command.run(desk, streams),
            CliCommand::New(command) => command.run(desk, streams),
            CliCommand::Rename(command) => command.run(desk, streams),
            CliCommand::Archive(command) => command.run(desk, streams),
            CliCommand::Unarchive(command) => command.run(desk, streams),
            CliCommand::Delete(command) => command.run(desk, streams),
            CliCommand::Add(command) => command.run(desk, streams),
            CliCommand::Set(command) => command.run(desk, streams),
            CliCommand::Remove(command) => command.run(desk, streams),
            CliCommand::Confirm(command) => command.run(desk, streams),
            CliCommand::Forecast(command) => command.run(desk, streams),
            CliCommand::Start(command) => command.run(desk, streams),
            CliCommand::Done(command) => command.run(desk, streams),
            CliCommand::Block(command) => command.run(desk, streams),
            CliCommand::Unblock(command) => command.run(desk, streams),
            CliCommand::Drop(command) => command.run(desk, streams),
            CliCommand::Quiet(command) => command.run(desk, streams),
            CliCommand::Approve(command) => command.run(desk, streams),
            CliCommand::Assess(command) => command.run(desk, streams),
            CliCommand::Review(command) => command.run(desk, streams),
            CliCommand::Record(command) => command.run(desk, streams),
            CliCommand::Feedback(command) => command.run(desk, streams),
            CliCommand::Handover(command) => command.run(desk, streams),
            CliCommand::Import(command) => command.run(desk, streams),
            CliCommand::Export(command) => command.run(desk, streams),
            CliCommand::Agenda(command) => command.run(desk, streams),
            CliCommand::Compare(command) => command.run(desk, streams),
            CliCommand::Zones(command) => command.run(desk, streams),
            CliCommand::Changes(command) => command.run(desk, streams),
            CliCommand::Chase(command) => command.run(desk, streams),
            CliCommand::Merge(command) => command.run(desk, streams),
            CliCommand::Resolve(command) => command.run(desk, streams),
            CliCommand::Sync(command) => command.run(desk, streams),
            CliCommand::Git(command) => command.run(desk, streams),
            CliCommand::Samples(command) => command.run(streams),
        }
    }
}
