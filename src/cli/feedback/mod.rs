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
pub(crate) struct Feedback {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Add),
    Paste(paste::Paste),
    Ack(handling::Ack),
    Answer(answer::Answer),
    Tell(handling::Tell),
    Reopen(handling::Reopen),
    FollowUp(follow_up::FollowUp),
    Refer(refer::Refer),
    ConfirmReferral(follow_up::ConfirmReferral),
    Erase(handling::Erase),
    Export(packet::Export),
    Import(packet::Import),
}

impl Feedback {
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
            Command::Add(add) => add.run(context, output),
            Command::Paste(paste) => paste.run(context, output),
            Command::Ack(ack) => ack.run(context, output),
            Command::Answer(answer) => answer.run(context, output),
            Command::Tell(tell) => tell.run(context, output),
            Command::Reopen(reopen) => reopen.run(context, output),
            Command::FollowUp(follow_up) => follow_up.run(context, output),
            Command::Refer(refer) => refer.run(context, output),
            Command::ConfirmReferral(confirm) => confirm.run(context, output),
            Command::Erase(erase) => erase.run(context, output),
            Command::Export(export) => export.run(context, output),
            Command::Import(import) => import.run(context, output),
        }
    }
}
