//! `tcu feedback export` and `tcu feedback import`: packets between an officer's laptop and the office.

use std::path::{Path, PathBuf};

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::edit_options::DryRun;
use super::error::{CliError, ExitStatus};
use super::ids;
use super::output::{MessageLevel, Output};
use crate::dates::YearBias;
use crate::edit::Transaction;
use crate::model::{Portfolio, ReferenceIndex};
use crate::store::packet;
use crate::store::packet::transport::{self, ImportedPacket};
use crate::store::sync;
use crate::store::{Folder, RetainBytes};

/// Pack what this laptop recorded or learned, to be given to the office
///
/// The packet is one small file for a stick, mail or messenger: what was recorded here since the last packet,
/// and what was learned since (told, satisfied, opened again). The office takes it in with tcu feedback import.
#[derive(Args, Debug)]
pub(crate) struct Export {
    /// Everything recorded from this day on, packed before or not [else: since the last packet]
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// The packet; must not be there yet
    #[arg(short = 'o', long = "out", value_name = "FILE")]
    out: PathBuf,
}

/// Take in a packet from an officer, or the receipt that came back for one
///
/// What is here already changes nothing, so a packet may come twice. Bad remarks are told and the others taken.
/// Of a packet a receipt is written, to go back to the officer: what arrived, and the answers since.
#[derive(Args, Debug)]
pub(crate) struct Import {
    /// The packet or receipt
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    dry_run: DryRun,
    /// Where the receipt goes [else: beside the packet, NAME-receipt.toml]
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
}

impl Export {
    /// Runs the command.
    ///
    /// # Errors
    /// The packet is there already, or cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let since = match &self.since {
            Some(said) => Some(edit.date(said, YearBias::Past, "since", output)?),
            None => None,
        };
        let given = transport::give(
            edit.portfolio(),
            (&context.folder.path, &context.places.state),
            &edit.actor,
            since,
            &|id| sync::last_there(&context.folder.path, &context.places.state, id),
            &self.out,
            &ids::characters(8)?,
        );
        let Some(given) = given.map_err(CliError::file)? else {
            output.say(
                "Nothing to pack: no feedback was recorded or corrected here since the last packet or sync. --since DATE packs \
                 again what was recorded from that day on.\n",
            );
            return Ok(ExitStatus::Fine);
        };
        output.say(&format!(
            "{} in {}.\n",
            given.words(),
            context.shown(&given.path).display()
        ));
        Ok(ExitStatus::Fine)
    }
}

impl Import {
    /// Runs the command.
    ///
    /// # Errors
    /// The file is no packet, or what it holds cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let packet = transport::open(&self.file).map_err(CliError::file)?;
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        let taken = packet::import(&mut transaction, &packet)?;
        let is_real = !self.dry_run.dry_run;
        let mut status = edit.write_unless(self.dry_run, &transaction.finish(), output)?;
        for refused in &taken.refused {
            output.tell(MessageLevel::Warning, refused, &[]);
            status = status.max(ExitStatus::File);
        }
        let what = if packet.is_receipt {
            "answered or changed"
        } else {
            "changed"
        };
        output.say(&format!(
            "{}: {} arrived, {} of them new, {} {what}, {} passed over.\n",
            packet.id,
            taken.arrived.len(),
            taken.new,
            taken.changed,
            taken.refused.len()
        ));
        if !is_real {
            return Ok(status);
        }
        let news = transport::note_deliveries(&context.folder.path, &context.places.state, &packet);
        if news > 0 {
            output.say(&format!(
                "Of what was given, {news} more arrived at the office.\n"
            ));
        }
        if !packet.is_receipt {
            let path = self.file.clone();
            let arrived = ImportedPacket { path, packet };
            let now = now(&context.folder.path).unwrap_or_else(|| edit.portfolio().clone());
            let out =
                transport::answer(&now, &edit.actor, &arrived, &taken, self.receipt.as_deref())
                    .map_err(CliError::file)?;
            output.say(&format!(
                "The receipt for the officer is {}.\n",
                context.shown(&out).display()
            ));
        }
        Ok(status)
    }
}

/// The folder as it is after the packet was taken.
fn now(folder: &Path) -> Option<Portfolio> {
    Some(Folder::open(folder, RetainBytes::Nothing).ok()?.portfolio)
}
