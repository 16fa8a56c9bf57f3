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
use crate::model::{Date, Portfolio, ReferenceIndex};
use crate::store::packet::transport::{self, ImportedPacket};
use crate::store::packet::{self, Packet};
use crate::store::sync;
use crate::store::{Folder, RetainBytes};

/// Pack what this laptop recorded or learned, to be given to the office
///
/// The packet is one small file for a stick, mail or messenger: what was recorded here since the last packet,
/// and what was learned since (told, satisfied, opened again). The office takes it in with tcu feedback import.
#[derive(Args, Debug)]
pub(crate) struct ExportPacketArgs {
    /// Everything recorded from this day on, packed before or not [else: since the last packet]
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// The packet; must not be there yet
    #[arg(short = 'o', long = "out", value_name = "FILE")]
    out: PathBuf,
}

/// Take in a packet from an officer, or the receipt that came back for one
///
/// A form of tcu form --format xlsx that was filled in is taken in alike.
/// What is here already changes nothing, so a packet may come twice. Bad ones are told and the others taken.
/// Of a packet a receipt is written, to go back to the officer: what arrived, and the answers since.
#[derive(Args, Debug)]
pub(crate) struct ImportPacketArgs {
    /// The packet or receipt
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    dry_run: DryRun,
    /// Where the receipt goes [else: beside the packet, NAME-receipt.toml]
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
}

impl ExportPacketArgs {
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
        if let Some(told) = &given.told {
            output.tell(MessageLevel::Warning, told, &[]);
        }
        Ok(ExitStatus::Fine)
    }
}

impl ImportPacketArgs {
    /// The packet: a file of ours, or a form that was filled in.
    fn packet(&self, today: Date, output: &mut Output<'_>) -> Result<Packet, CliError> {
        if !is_workbook(&self.file) {
            return transport::open(&self.file).map_err(CliError::file);
        }
        #[cfg(feature = "sheets")]
        return self.form(today, output);
        #[cfg(not(feature = "sheets"))]
        {
            let _ = (today, output);
            Err(CliError::refused(
                "this program was built without workbooks",
            ))
        }
    }

    /// The packet that a form of tcu form --format xlsx comes to.
    #[cfg(feature = "sheets")]
    fn form(&self, today: Date, output: &mut Output<'_>) -> Result<Packet, CliError> {
        use crate::report::{form_sheet, import};
        let name = self.file.display();
        let bytes = std::fs::read(&self.file)
            .map_err(|error| CliError::file(format!("{name} could not be read: {error}")))?;
        let sheets = import::read_sheets(&bytes, "form", "xlsx")
            .map_err(|error| CliError::file(format!("{name}: {error}")))?;
        let (text, wrong) = form_sheet::packet_text(&sheets, today)
            .map_err(|why| CliError::file(format!("{name}: {why}")))?;
        for why in &wrong {
            output.tell(MessageLevel::Warning, &format!("{name}: {why}"), &[]);
        }
        packet::read(&text).map_err(|why| CliError::file(format!("{name}: {why}")))
    }

    /// Runs the command.
    ///
    /// # Errors
    /// The file is no packet, or what it holds cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let packet = self.packet(edit.actor.on, output)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        let taken = packet::import(&mut transaction, &packet)?;
        let is_real = !self.dry_run.dry_run;
        let mut status = edit.write_unless(self.dry_run, &transaction.finish(), output)?;
        for (there, here) in &taken.followed {
            let note = format!("{there} of the packet is called {here} here");
            output.tell(MessageLevel::Note, &note, &[]);
        }
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

/// Whether a file is a workbook by its name.
fn is_workbook(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    ["xlsx", "xlsm", "xls", "ods"].contains(&ending.to_ascii_lowercase().as_str())
}

/// The folder as it is after the packet was taken.
fn now(folder: &Path) -> Option<Portfolio> {
    Some(Folder::open(folder, RetainBytes::Nothing).ok()?.portfolio)
}
