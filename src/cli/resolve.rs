//! `tcu resolve`: settles a conflict.

use clap::Args;

use super::assignment::{Assignment, AssignmentNotes, Standing};
use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::reason::{Approval, Reason};
use super::resolve_entry;
use crate::edit::Transaction;
use crate::edit::merge::{HeldValue, OpenConflict, resolve, unsettled};
use crate::model::{Entry, Kind, PORTFOLIO, Portfolio, ReferenceIndex, Value};
use crate::store::read::value_of;

/// Settle a conflict: say which value holds, one of the two or a third
///
/// Two people changed a field apart; tcu list conflicts shows both values. The rejected value is kept in the
/// log. An empty VALUE takes the field away; ours and theirs stand for the two values that are listed. Of the field `removed`, true removes the entry and false keeps it.
/// Of the field `added` (two people added an entry of one id), one merges the two field by field, and two keeps both:
/// the one that does not stand gets an id of its own.
/// Without a reason that of the change which gave the value is taken.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu resolve sialkot-surgical/iso-17025 forecast 2026-11-30\n  tcu resolve sialkot-surgical/old-lab removed true\n  tcu resolve sialkot-surgical/test-lab added two"
)]
pub(crate) struct ResolveArgs {
    /// roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// The field in conflict
    #[arg(value_name = "FIELD")]
    field: String,
    /// The value that holds
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
    #[command(flatten)]
    reason: Reason,
    #[command(flatten)]
    approval: Approval,
}

impl ResolveArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// There is no such conflict, or the value does not fit: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let (file, item) = self.item(edit.portfolio(), &names)?;
        let open = unsettled(edit.portfolio().file(file));
        let of_it = |one: &&OpenConflict| one.path.field() == (item.clone(), self.field.clone());
        let value = match open.iter().find(of_it) {
            Some(one) => self.value(&edit, one, output)?,
            None => None,
        };
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        let approved_by = self.approval.approved_by.as_deref();
        let reason = self.reason.change_reason(&edit, &names, file, approved_by);
        resolve(&mut transaction, file, &item, &self.field, value, &reason)?;
        edit.write(&transaction.finish(), output)
    }

    /// The file and the word by which conflicts know what the address names. What it names may have gone.
    fn item(
        &self,
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
    ) -> Result<(Option<usize>, String), CliError> {
        if let Some((file, item)) = self.address.split_once('/')
            && let Some(roadmap) = portfolio.file_of(file)
            && unsettled(roadmap).iter().any(|one| one.path.item == item)
        {
            return Ok((portfolio.position(file), item.to_owned()));
        }
        let found = resolve_entry::find(portfolio, names, &self.address)?;
        let entry = portfolio.file(found.roadmap).entry(found.kind, found.index);
        let item = match found.kind {
            Kind::FileHeader => PORTFOLIO.to_owned(),
            kind => match entry.map(Entry::id) {
                Some("") | None => kind.key().to_owned(),
                Some(id) => id.to_owned(),
            },
        };
        Ok((found.roadmap, item))
    }

    /// The value that was typed: one of those in conflict, else what the field would take.
    fn value(
        &self,
        edit: &EditContext<'_>,
        one: &OpenConflict,
        output: &mut Output<'_>,
    ) -> Result<Option<Value>, CliError> {
        let typed = self.value.as_str();
        if typed.is_empty() {
            return Ok(None);
        }
        if one.is_addition() {
            return Ok(Some(Value::Text(typed.to_owned())));
        }
        if one.is_presence() {
            return Ok(match typed {
                "true" | "yes" => Some(Value::Truth(true)),
                "false" | "no" => Some(Value::Truth(false)),
                text => match side_of(one, text) {
                    Some(side) => side.value.clone(),
                    None => Some(Value::Text(text.to_owned())),
                },
            });
        }
        let mut held = one.sides.iter().filter_map(|side| side.value.clone());
        if let Some(value) = held.find(|value| value.plain() == typed) {
            return Ok(Some(value));
        }
        if let Some(side) = side_of(one, typed) {
            return Ok(side.value.clone());
        }
        let kind = one.kind().filter(|_| one.known);
        let Some(kind) = kind else {
            return Ok(value_of(typed).or_else(|| Some(Value::Text(typed.to_owned()))));
        };
        let standing = one.sides.first().and_then(|side| side.value.clone());
        let mut notes = AssignmentNotes::default();
        let assignment = Assignment::of(&one.path.key, typed);
        let new_value = assignment.new_value(
            (&edit.portfolio().shared, kind),
            Standing {
                value: standing,
                date: None,
            },
            &edit.calendar(),
            &mut notes,
        )?;
        notes.tell(output);
        Ok(new_value)
    }
}

/// The side that is meant by what it is called in `tcu list conflicts`; of several others `theirs` is none.
fn side_of<'o>(one: &'o OpenConflict, typed: &str) -> Option<&'o HeldValue> {
    match (typed, one.sides.as_slice()) {
        ("ours", [first, ..]) => Some(first),
        ("theirs", [_, second]) => Some(second),
        _ => None,
    }
}
