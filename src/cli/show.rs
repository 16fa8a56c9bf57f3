//! `tcu show`: one roadmap or entry, with everything computed about it.

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::needed;
use super::place;
use super::portrait;
use super::streams::Streams;
use crate::query::address;
use crate::report::json;
use crate::roadmap::Names;
use crate::store::Keep;

/// Show one roadmap or entry, with everything computed about it and its flags
///
/// Examples: tcu show sialkot-surgical
///           tcu show sialkot-surgical/iso-17025
///           tcu show Q2MX
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Show {
    // Not a doc comment: rustdoc would take the brackets for a link.
    #[arg(
        value_name = "ADDRESS",
        help = "A roadmap, roadmap/id, roadmap/review[2], or an id that only one roadmap has"
    )]
    address: String,
    /// How to write it: text for people, json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Show {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, or nothing is at that address.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let opened = desk.open(Keep::Nothing)?;
        let portfolio = &opened.folder.portfolio;
        let names = Names::new(portfolio);
        if let Ok(Some((holder, (part, _)))) = address::part(portfolio, &names, &self.address) {
            return Err(
                Failure::refused(format!("a {part} is shown with its {}", holder.kind)).hint(
                    format!("tcu show {}", address::address_of(portfolio, holder)),
                ),
            );
        }
        let found = match place::find(portfolio, &names, &self.address) {
            Ok(found) => found,
            Err(failure) => {
                needed::tell_named(desk, &opened.folder, &self.address, streams);
                return Err(failure);
            }
        };
        let analysis = Analysis::new(portfolio, &names, opened.date.today);
        match self.format {
            Format::Json => {
                let known = analysis.json().foreseeing();
                streams.result(&json::text(&known.item(found)))?;
            }
            Format::Text => {
                let text = portrait::of(&analysis, found, streams);
                streams.result(&text)?;
                opened.tell_date(streams);
            }
        }
        opened.tell_rollback(streams);
        let file = &portfolio.file(found.roadmap).id;
        Ok(needed::tell_of(desk, &opened.folder, &[file], streams))
    }
}
