//! What can be typed after `tcu`.

use clap::{CommandFactory, Parser, Subcommand};

use super::add::AddArgs;
use super::agenda::AgendaArgs;
use super::approve::ApproveArgs;
use super::archive::{ArchiveArgs, UnarchiveArgs};
use super::assess::AssessArgs;
use super::block::{BlockArgs, UnblockArgs};
use super::changes::ChangesArgs;
use super::chase::ChaseArgs;
use super::check::CheckArgs;
use super::compare::CompareArgs;
use super::completions::CompletionsArgs;
use super::config::ConfigArgs;
use super::confirm::ConfirmArgs;
use super::context::CliContext;
use super::delete::DeleteArgs;
use super::done::DoneArgs;
use super::drop::DropArgs;
use super::error::{CliError, ExitStatus};
use super::export::ExportArgs;
use super::feedback::FeedbackArgs;
use super::forecast::ForecastArgs;
use super::form::FormArgs;
use super::git::GitArgs;
use super::global_args::GlobalArgs;
use super::handover::HandoverArgs;
use super::import::ImportArgs;
use super::list::ListArgs;
use super::man::ManArgs;
use super::merge::MergeArgs;
use super::new::NewArgs;
use super::open::OpenArgs;
use super::output::Output;
use super::pack::PackArgs;
use super::promises::PromisesArgs;
use super::quiet::QuietArgs;
use super::record::RecordArgs;
use super::remove::RemoveArgs;
use super::rename::RenameArgs;
use super::report::ReportArgs;
use super::resolve::ResolveArgs;
use super::restore::RestoreArgs;
use super::review::ReviewArgs;
use super::samples::SamplesArgs;
use super::schema::SchemaArgs;
use super::seal::SealArgs;
use super::set::SetArgs;
use super::show::ShowArgs;
use super::start::StartArgs;
use super::sync::SyncArgs;
use super::themes::ThemesArgs;
use super::zones::ZonesArgs;

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
    Open(OpenArgs),
    Check(CheckArgs),
    List(ListArgs),
    Show(ShowArgs),
    New(NewArgs),
    Rename(RenameArgs),
    Archive(ArchiveArgs),
    Unarchive(UnarchiveArgs),
    Delete(DeleteArgs),
    Add(AddArgs),
    Set(SetArgs),
    Remove(RemoveArgs),
    Confirm(ConfirmArgs),
    Forecast(ForecastArgs),
    Start(StartArgs),
    Done(DoneArgs),
    Block(BlockArgs),
    Unblock(UnblockArgs),
    Drop(DropArgs),
    Quiet(QuietArgs),
    Approve(ApproveArgs),
    Assess(AssessArgs),
    Review(ReviewArgs),
    Record(RecordArgs),
    Feedback(FeedbackArgs),
    Handover(HandoverArgs),
    Import(ImportArgs),
    Export(ExportArgs),
    Agenda(AgendaArgs),
    Compare(CompareArgs),
    Zones(ZonesArgs),
    Changes(ChangesArgs),
    Chase(ChaseArgs),
    Report(ReportArgs),
    Form(FormArgs),
    Pack(PackArgs),
    Seal(SealArgs),
    Promises(PromisesArgs),
    Themes(ThemesArgs),
    Merge(MergeArgs),
    Resolve(ResolveArgs),
    Restore(RestoreArgs),
    Sync(SyncArgs),
    Git(GitArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    Samples(SamplesArgs),
    Config(ConfigArgs),
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
