//! `tcu show`: one roadmap or entry, with everything computed about it.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::context::CliContext;
use super::describe;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::Output;
use super::redaction::Redaction;
use super::resolve_entry;
use crate::health::alone_flagged_by;
use crate::model::ReferenceIndex;
use crate::query::address;
use crate::report::json;

/// Show one roadmap or entry, with everything computed about it and its flags
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu show sialkot-surgical\n  tcu show sialkot-surgical/iso-17025\n  tcu show Q2MX"
)]
pub(crate) struct ShowArgs {
    // Not a doc comment: rustdoc would take the brackets for a link.
    #[arg(
        value_name = "ADDRESS",
        help = "A roadmap, roadmap/id, roadmap/review[2], or an id that only one roadmap has"
    )]
    address: String,
    #[command(flatten)]
    redaction: Redaction,
    /// How to write it: text for people, json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ShowFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ShowFormat {
    Text,
    Json,
}

impl ShowArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or nothing is at that address.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let opened = self.redaction.open(context)?;
        let portfolio = &opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        if let Ok(Some((holder, (part, _)))) = address::part(portfolio, &names, &self.address) {
            return Err(
                CliError::refused(format!("a {part} is shown with its {}", holder.kind)).hint(
                    format!("tcu show {}", address::address_of(portfolio, holder)),
                ),
            );
        }
        let found = match resolve_entry::find(portfolio, &names, &self.address) {
            Ok(found) => found,
            Err(failure) => {
                file_problems::tell_named(context, &opened.folder, &self.address, output);
                return Err(failure);
            }
        };
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        let analysis = analysis.alone(alone_flagged_by(found));
        match self.format {
            ShowFormat::Json => {
                let known = analysis.json().foreseeing();
                output.result(&json::text(&known.item(found)))?;
            }
            ShowFormat::Text => {
                let text = describe::of(&analysis, found, output);
                output.mark_sample(portfolio.is_sample(found.roadmap))?;
                output.result(&text)?;
                opened.tell_date(output);
            }
        }
        opened.tell_rollback(output);
        let file = &portfolio.file(found.roadmap).id;
        Ok(file_problems::tell_of(
            context,
            &opened.folder,
            &[file],
            output,
        ))
    }
}
