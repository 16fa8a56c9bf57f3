//! `tcu handover`: all that is open of one owner goes to another, with a note to print.

use clap::Args;

use super::analysis::Analysis;
use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::redaction::Redaction;
use super::resolve_entry;
use crate::analysis::redact;
use crate::dates::date::plain;
use crate::edit::{ChangeReason, Transaction, operations};
use crate::model::{Code, EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::query::address::address_of;
use crate::query::filter::{ParseContext, parse};
use crate::report::handover::{self, HandoverNote};

/// Hand all that is open of one owner over to another
///
/// Milestones, decisions, risks, feedback to answer and indicators, in every roadmap; each change is logged with the
/// code owner. A note for both, to be printed and signed, is written to stdout.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu handover sialkot-surgical/tdap-sialkot simap-testing --why \"Director transferred\" > note.txt\n  tcu handover smeda psic --where 'roadmap:gujrat-fans' --dry-run"
)]
pub(crate) struct HandoverArgs {
    /// Who hands over: an owner's id, or roadmap/id
    #[arg(value_name = "OWNER")]
    owner: String,
    /// Who takes over
    #[arg(value_name = "TO")]
    to: String,
    /// Only what the filter lists, such as 'roadmap:gujrat-fans' or 'due:<2027-01-01'
    #[arg(long = "where", value_name = "FILTER", allow_hyphen_values = true)]
    filter: Option<String>,
    /// Why, in words, as the log keeps it [else: that it was handed over, from whom to whom]
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Only write the note; nothing is changed
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    redaction: Redaction,
}

impl HandoverArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// One of them is no owner, or nothing is open: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        edit.look_everywhere();
        let portfolio = edit.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let from = owner(portfolio, &names, &self.owner, None)?;
        // Beside an owner of a roadmap, a bare id means one of the same roadmap first.
        let to = owner(portfolio, &names, &self.to, from.roadmap)?;
        if from == to {
            return Err(CliError::refused(format!("{} has it all already", self.to)));
        }
        let analysis = Analysis::new(portfolio, &names, edit.actor.on);
        let items = self.items(&edit, &analysis, from)?;
        let note = HandoverNote {
            from,
            to,
            items: &items,
        };
        let hidden = self.redaction.redact.then(|| {
            let mut hidden = portfolio.clone();
            redact::redact(&mut hidden);
            hidden
        });
        let note = handover::text(hidden.as_ref().unwrap_or(portfolio), &analysis.plan, &note);
        if self.dry_run {
            output.result(&note)?;
            output.say("Nothing was written (--dry-run).\n");
            return Ok(ExitStatus::Fine);
        }
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        warn_of_leaving(&mut transaction, to);
        let why = self.why.clone().filter(|why| !why.trim().is_empty());
        let why = why.unwrap_or_else(|| {
            let name = |found| address_of(portfolio, found);
            format!("Handed over from {} to {}", name(from), name(to))
        });
        let reason = ChangeReason::of(Code::Owner, why);
        operations::handover::hand_over(&mut transaction, &names, &items, to, &reason)?;
        let status = edit.write(&transaction.finish(), output)?;
        output.result(&note)?;
        Ok(status)
    }

    fn items(
        &self,
        edit: &EditContext<'_>,
        analysis: &Analysis<'_>,
        from: EntryRef,
    ) -> Result<Vec<EntryRef>, CliError> {
        let scope = ParseContext {
            calendar: edit.calendar(),
            kind: None,
            custom: edit.portfolio().shared.custom,
        };
        let filter = parse(self.filter.as_deref().unwrap_or_default(), &scope)
            .map_err(|error| CliError::refused(format!("--where: {error}")))?;
        let known = analysis.known();
        let mut items = operations::handover::held(edit.portfolio(), &known, from, edit.actor.on);
        let held = items.len();
        items.retain(|found| filter.matches(&known.subject(*found)));
        let name = address_of(edit.portfolio(), from);
        match (held, items.is_empty()) {
            (0, _) => Err(CliError::refused(format!(
                "nothing is open of {name}; nothing was written"
            ))),
            (_, true) => Err(CliError::refused(format!(
                "--where lists nothing of what is open of {name}; nothing was written"
            ))),
            _ => Ok(items),
        }
    }
}

/// The owner of that address; a bare id first in the file at `beside`.
fn owner(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    said: &str,
    beside: Option<usize>,
) -> Result<EntryRef, CliError> {
    if let Some(found) = names.resolve(beside, said.trim(), &[Kind::Owner]).found() {
        return Ok(found);
    }
    let found = resolve_entry::find(portfolio, names, said)?;
    match found.kind {
        Kind::Owner => Ok(found),
        kind => Err(
            CliError::refused(format!("{said} is {}, not an owner", kind.with_article()))
                .hint("tcu list owners names them all"),
        ),
    }
}

fn warn_of_leaving(transaction: &mut Transaction<'_>, to: EntryRef) {
    let owner = transaction
        .portfolio()
        .file(to.roadmap)
        .owners
        .get(to.index);
    let until = owner.and_then(|owner| owner.until);
    if let Some(until) = until.filter(|until| *until < transaction.actor().on) {
        let name = address_of(transaction.portfolio(), to);
        transaction.warn(format!("{name} left on {}", plain(until)));
    }
}
