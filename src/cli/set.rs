//! `tcu set`: changes fields of entries.

use clap::Args;

use super::assignment::{Assignment, AssignmentNotes, Standing, is_one};
use super::context::CliContext;
use super::edit_context::EditContext;
use super::edit_options::{Assent, DryRun};
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::reason::{Approval, Reason, feedback_ids};
use super::targets::{self, TargetArgs};
use crate::edit::{ChangeSet, Transaction, operations};
use crate::model::{Date, Entry, EntryClass, EntryRef, Kind, ReferenceIndex, Value};

/// Change fields of one or several entries
///
/// KEY=VALUE gives a value, KEY= takes it away, KEY+=VALUE and KEY-=VALUE change a list. A reason is needed
/// where a date moves later, and to change an owner, baseline, target or the like that stands.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu set sialkot-surgical/iso-17025 owner=simap-testing --why \"TDAP handed it over\" --code owner\n  tcu set sialkot-surgical/iso-17025 partners+=unido notes=\n  tcu set --where 'kind:milestone owner:smeda' cadence_days=14\n  tcu set sialkot-surgical/lab-testing/match[1] grade=partial link=contacted"
)]
pub(crate) struct SetArgs {
    /// roadmap/id, or a part of it as roadmap/id/match[1], then the fields as KEY=VALUE
    #[arg(
        value_name = "ADDRESS… KEY=VALUE",
        required = true,
        allow_hyphen_values = false
    )]
    words: Vec<String>,
    #[command(flatten)]
    by: TargetArgs,
    #[command(flatten)]
    reason: Reason,
    #[command(flatten)]
    approval: Approval,
    #[command(flatten)]
    assent: Assent,
    #[command(flatten)]
    dry_run: DryRun,
}

impl SetArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// Something named is not there, a value does not fit, or a reason is missing: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let work = self.work(&edit, output)?;
        edit.write_unless(self.dry_run, &work, output)
    }

    fn work(&self, edit: &EditContext<'_>, output: &mut Output<'_>) -> Result<ChangeSet, CliError> {
        let names = ReferenceIndex::new(edit.portfolio());
        let (assigned, addresses): (Vec<_>, Vec<_>) =
            self.words.iter().cloned().partition(|word| is_one(word));
        let assignments = assigned
            .iter()
            .map(|word| Assignment::parse(word))
            .collect::<Result<Vec<_>, _>>()?;
        if assignments.is_empty() {
            return Err(CliError::refused("nothing is to be changed")
                .hint("write what to change as KEY=VALUE, such as status=active"));
        }
        // A filter speaks of everything that has these keys.
        let shared = &edit.portfolio().shared;
        let has_keys = |kind: &Kind| {
            let mut keys = assignments.iter().map(|one| &one.key);
            keys.all(|key| shared.field(*kind, key).is_some())
        };
        let kinds: Vec<Kind> = Kind::lists()
            .filter(|kind| kind.has_id())
            .filter(has_keys)
            .collect();
        let (parts, addresses) = targets::parts(edit, &names, &addresses)?;
        let found = match (parts.is_empty(), addresses.is_empty()) {
            (false, true) if self.by.filter.is_none() => Vec::new(),
            _ => targets::find(edit, &names, &addresses, &self.by, &kinds, |_| true)?,
        };
        let found = found.into_iter().map(|one| (one, None));
        let parts = parts.into_iter().map(|(holder, part)| (holder, Some(part)));
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        let mut notes = AssignmentNotes::default();
        for (one, part) in found.chain(parts) {
            let entry = edit
                .portfolio()
                .file(one.roadmap)
                .entry(one.kind, one.index);
            let (kind, entry) = match part {
                Some((kind, index)) => (
                    kind,
                    entry.and_then(|entry| entry.children(kind).get(index).copied()),
                ),
                None => {
                    may_change(one)?;
                    (one.kind, entry)
                }
            };
            let mut new_values: Vec<(&str, Option<Value>)> = Vec::new();
            for assignment in &assignments {
                let key = assignment.key.as_str();
                // Several assignments of one key follow each other.
                let earlier = new_values.iter().position(|(other, _)| *other == key);
                let standing = match earlier {
                    Some(at) => new_values.remove(at).1,
                    None => entry.and_then(|entry| entry.value(key)),
                };
                let standing = Standing {
                    value: standing,
                    date: entry.and_then(|entry| counts_from(entry, key)),
                };
                let new_value =
                    assignment.new_value((shared, kind), standing, &edit.calendar(), &mut notes)?;
                new_values.push((
                    key,
                    feedback_ids(edit.portfolio(), &names, one, key, new_value),
                ));
            }
            let approved_by = self.approval.approved_by.as_deref();
            let reason = self
                .reason
                .change_reason(edit, &names, one.roadmap, approved_by);
            match part {
                Some(part) => {
                    operations::entry::set_part(&mut transaction, one, part, &new_values, &reason)?;
                }
                None => operations::entry::set(&mut transaction, one, &new_values, &reason)?,
            }
        }
        notes.tell(output);
        self.assent.to(&notes.doubts)?;
        Ok(transaction.finish())
    }
}

/// The date from which `+4w` counts in a field that is empty: a forecast begins at the baseline.
fn counts_from(entry: &dyn Entry, key: &str) -> Option<Date> {
    let is_forecast = entry.kind() == Kind::Milestone && key == "forecast";
    let baseline = is_forecast.then(|| entry.value("baseline")).flatten();
    baseline.as_ref().and_then(Value::as_date)
}

/// Records are never changed once written, and what has no id cannot be told in the log.
///
/// # Errors
/// It is one of these.
pub(crate) fn may_change(found: EntryRef) -> Result<(), CliError> {
    match found.kind.description().nature {
        EntryClass::Entry | EntryClass::Table => Ok(()),
        EntryClass::Record => Err(CliError::refused(format!(
            "{} is a record, which is never changed once written",
            found.kind.with_article()
        ))
        .hint("add a new one that says what is right")),
        EntryClass::Part => Err(CliError::refused(format!(
            "{} has no id, so the log could not tell of it",
            found.kind.with_article()
        ))
        .hint("change it in the file itself")),
    }
}
