//! `tcu feedback`: what people said in the field, and what became of it.

mod add;
mod answer;
mod follow_up;
mod handling;
mod paste;
mod refer;
mod several;

use clap::{Args, Subcommand};

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::packet;

/// Record what people said, answer it, and tell them
#[derive(Args, Debug)]
pub(crate) struct FeedbackArgs {
    #[command(subcommand)]
    command: FeedbackCommand,
}

#[derive(Debug, Subcommand)]
enum FeedbackCommand {
    Add(add::AddFeedbackArgs),
    Paste(paste::PasteArgs),
    Ack(handling::AckArgs),
    Answer(answer::AnswerArgs),
    Tell(handling::TellArgs),
    Reopen(handling::ReopenArgs),
    FollowUp(follow_up::FollowUpArgs),
    Refer(refer::ReferArgs),
    ConfirmReferral(follow_up::ConfirmReferralArgs),
    Erase(handling::EraseArgs),
    Export(packet::ExportPacketArgs),
    Import(packet::ImportPacketArgs),
}

impl FeedbackArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// As the command says; nothing was then written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        match &self.command {
            FeedbackCommand::Add(add) => add.run(context, output),
            FeedbackCommand::Paste(paste) => paste.run(context, output),
            FeedbackCommand::Ack(ack) => ack.run(context, output),
            FeedbackCommand::Answer(answer) => answer.run(context, output),
            FeedbackCommand::Tell(tell) => tell.run(context, output),
            FeedbackCommand::Reopen(reopen) => reopen.run(context, output),
            FeedbackCommand::FollowUp(follow_up) => follow_up.run(context, output),
            FeedbackCommand::Refer(refer) => refer.run(context, output),
            FeedbackCommand::ConfirmReferral(confirm) => confirm.run(context, output),
            FeedbackCommand::Erase(erase) => erase.run(context, output),
            FeedbackCommand::Export(export) => export.run(context, output),
            FeedbackCommand::Import(import) => import.run(context, output),
        }
    }
}
