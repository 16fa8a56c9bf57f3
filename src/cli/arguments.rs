//! What can be typed after `tcu`.

use clap::{CommandFactory, Parser, Subcommand};

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::global_args::GlobalArgs;
use super::man::ManArgs;
use super::open::OpenArgs;
use super::output::Output;

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

/// Makes the commands from a line each, in the order of the help: what it is called and its arguments. `[reads]`: it
/// only reads, and what it writes is for people to look through. `[by …]`: what runs it, where its own `run` needs more.
macro_rules! commands {
    ($($name:ident($arguments:ty) $([$($how:tt)+])?;)*) => {
        /// The commands.
        #[derive(Debug, Subcommand)]
        pub(crate) enum CliCommand { $($name($arguments),)* }

        impl CliCommand {
            /// Whether it only reads, and what it writes is for people to look through.
            pub(crate) fn is_for_reading(&self) -> bool {
                match self {
                    $(CliCommand::$name(command) => commands!(@reads command $($($how)+)?),)*
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
                    $(CliCommand::$name(command) => commands!(@run command context output $($($how)+)?),)*
                }
            }
        }
    };
    (@reads $command:ident reads) => {{ let _ = $command; true }};
    (@reads $command:ident reads unless $writes:ident) => { !$command.$writes() };
    (@reads $command:ident $($how:tt)*) => {{ let _ = $command; false }};
    (@run $command:ident $context:ident $output:ident by $run:ident) => { $run($command, $context, $output) };
    (@run $command:ident $context:ident $output:ident $($how:tt)*) => { $command.run($context, $output) };
}

commands! {
    Open(OpenArgs) [by needs_terminal];
    Check(super::check::CheckArgs) [reads];
    List(super::list::ListArgs) [reads];
    Show(super::show::ShowArgs) [reads];
    New(super::new::NewArgs);
    Rename(super::rename::RenameArgs);
    Archive(super::archive::ArchiveArgs);
    Unarchive(super::archive::UnarchiveArgs);
    Delete(super::delete::DeleteArgs);
    Add(super::add::AddArgs);
    Set(super::set::SetArgs);
    Remove(super::remove::RemoveArgs);
    Confirm(super::confirm::ConfirmArgs);
    Forecast(super::forecast::ForecastArgs);
    Start(super::start::StartArgs);
    Done(super::done::DoneArgs);
    Block(super::block::BlockArgs);
    Unblock(super::block::UnblockArgs);
    Drop(super::drop::DropArgs);
    Quiet(super::quiet::QuietArgs);
    Approve(super::approve::ApproveArgs);
    Assess(super::assess::AssessArgs);
    Review(super::review::ReviewArgs);
    Record(super::record::RecordArgs);
    Feedback(super::feedback::FeedbackArgs);
    Handover(super::handover::HandoverArgs);
    Import(super::import::ImportArgs);
    Export(super::export::ExportArgs);
    Agenda(super::agenda::AgendaArgs) [reads];
    Compare(super::compare::CompareArgs) [reads];
    Zones(super::zones::ZonesArgs) [reads];
    Changes(super::changes::ChangesArgs) [reads];
    Chase(super::chase::ChaseArgs) [reads unless takes_reply];
    Report(super::report::ReportArgs) [reads];
    Form(super::form::FormArgs);
    Pack(super::pack::PackArgs);
    Seal(super::seal::SealArgs);
    Promises(super::promises::PromisesArgs) [reads];
    Themes(super::themes::ThemesArgs) [reads];
    Merge(super::merge::MergeArgs);
    Resolve(super::resolve::ResolveArgs);
    Restore(super::restore::RestoreArgs);
    Sync(super::sync::SyncArgs);
    Git(super::git::GitArgs);
    Schema(super::schema::SchemaArgs);
    Completions(super::completions::CompletionsArgs);
    Man(ManArgs) [by manual];
    Samples(super::samples::SamplesArgs);
    Config(super::config::ConfigArgs) [reads];
}

/// The screens need the terminal to themselves: `main` opens them.
fn needs_terminal(
    _command: &OpenArgs,
    _context: &CliContext,
    _output: &mut Output<'_>,
) -> Result<ExitStatus, CliError> {
    Err(CliError::refused("tcu open needs a terminal"))
}

/// The manual is of all commands.
fn manual(
    command: &ManArgs,
    context: &CliContext,
    output: &mut Output<'_>,
) -> Result<ExitStatus, CliError> {
    command.run(Arguments::command(), context, output)
}
