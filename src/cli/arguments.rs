//! What can be typed after `tcu`.

use clap::{CommandFactory, Parser, Subcommand};

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
use super::completions::Completions;
use super::config::Config;
use super::confirm::Confirm;
use super::context::CliContext;
use super::delete::Delete;
use super::done::Done;
use super::drop::Drop;
use super::error::{CliError, ExitStatus};
use super::export::Export;
use super::feedback::Feedback;
use super::forecast::Forecast;
use super::form::Form;
use super::git::Git;
use super::global_args::GlobalArgs;
use super::handover::Handover;
use super::import::Import;
use super::list::List;
use super::man::Man;
use super::merge::Merge;
use super::new::New;
use super::open::Open;
use super::output::Output;
use super::pack::Pack;
use super::promises::Promises;
use super::quiet::Quiet;
use super::record::Record;
use super::remove::Remove;
use super::rename::Rename;
use super::report::Report;
use super::resolve::Resolve;
use super::restore::Restore;
use super::review::Review;
use super::samples::Samples;
use super::schema::Schema;
use super::seal::Seal;
use super::set::Set;
use super::show::Show;
use super::start::Start;
use super::sync::Sync;
use super::themes::Themes;
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
pub(crate) struct Arguments {
    #[command(flatten)]
    pub global: GlobalArgs,
    /// What to do
    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

const EXIT_STATUS: &str = "Exit status: 0 all is well; 1 check found flags; 2 wrong usage or a refusal, nothing was \
written; 3 a file could not be read or written, or has problems.";

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum CliCommand {
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
    Report(Report),
    Form(Form),
    Pack(Pack),
    Seal(Seal),
    Promises(Promises),
    Themes(Themes),
    Merge(Merge),
    Resolve(Resolve),
    Restore(Restore),
    Sync(Sync),
    Git(Git),
    Schema(Schema),
    Completions(Completions),
    Man(Man),
    Samples(Samples),
    Config(Config),
}

impl CliCommand {
    /// Whether it only reads, and what it writes is for people to look through.
    pub(crate) fn is_for_reading(&self) -> bool {
        match self {
            CliCommand::Check(_)
            | CliCommand::List(_)
            | CliCommand::Show(_)
            | CliCommand::Agenda(_)
            | CliCommand::Compare(_)
            | CliCommand::Zones(_)
            | CliCommand::Changes(_)
            | CliCommand::Report(_)
            | CliCommand::Promises(_)
            | CliCommand::Themes(_)
            | CliCommand::Config(_) => true,
            CliCommand::Chase(chase) => !chase.takes_reply(),
            _ => false,
        }
    }

    /// Runs the command.
    ///
    /// # Errors
    /// As the command says.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        match self {
            // The screens need the terminal to themselves: `main` opens them.
            CliCommand::Open(_) => Err(CliError::refused("tcu open needs a terminal")),
            CliCommand::Check(command) => command.run(context, output),
            CliCommand::List(command) => command.run(context, output),
            CliCommand::Show(command) => command.run(context, output),
            CliCommand::New(command) => command.run(context, output),
            CliCommand::Rename(command) => command.run(context, output),
            CliCommand::Archive(command) => command.run(context, output),
            CliCommand::Unarchive(command) => command.run(context, output),
            CliCommand::Delete(command) => command.run(context, output),
            CliCommand::Add(command) => command.run(context, output),
            CliCommand::Set(command) => command.run(context, output),
            CliCommand::Remove(command) => command.run(context, output),
            CliCommand::Confirm(command) => command.run(context, output),
            CliCommand::Forecast(command) => command.run(context, output),
            CliCommand::Start(command) => command.run(context, output),
            CliCommand::Done(command) => command.run(context, output),
            CliCommand::Block(command) => command.run(context, output),
            CliCommand::Unblock(command) => command.run(context, output),
            CliCommand::Drop(command) => command.run(context, output),
            CliCommand::Quiet(command) => command.run(context, output),
            CliCommand::Approve(command) => command.run(context, output),
            CliCommand::Assess(command) => command.run(context, output),
            CliCommand::Review(command) => command.run(context, output),
            CliCommand::Record(command) => command.run(context, output),
            CliCommand::Feedback(command) => command.run(context, output),
            CliCommand::Handover(command) => command.run(context, output),
            CliCommand::Import(command) => command.run(context, output),
            CliCommand::Export(command) => command.run(context, output),
            CliCommand::Agenda(command) => command.run(context, output),
            CliCommand::Compare(command) => command.run(context, output),
            CliCommand::Zones(command) => command.run(context, output),
            CliCommand::Changes(command) => command.run(context, output),
            CliCommand::Chase(command) => command.run(context, output),
            CliCommand::Report(command) => command.run(context, output),
            CliCommand::Form(command) => command.run(context, output),
            CliCommand::Pack(command) => command.run(context, output),
            CliCommand::Seal(command) => command.run(context, output),
            CliCommand::Promises(command) => command.run(context, output),
            CliCommand::Themes(command) => command.run(context, output),
            CliCommand::Merge(command) => command.run(context, output),
            CliCommand::Resolve(command) => command.run(context, output),
            CliCommand::Restore(command) => command.run(context, output),
            CliCommand::Sync(command) => command.run(context, output),
            CliCommand::Git(command) => command.run(context, output),
            CliCommand::Schema(command) => command.run(context, output),
            CliCommand::Completions(command) => command.run(output),
            CliCommand::Man(command) => command.run(Arguments::command(), context, output),
            CliCommand::Samples(command) => command.run(output),
            CliCommand::Config(command) => command.run(context, output),
        }
    }
}
