//! `tcu add`: a new entry or record.

use clap::Args;

use super::assignment::{Assignment, AssignmentNotes, Standing};
use super::context::CliContext;
use super::edit_context::EditContext;
use super::edit_options::Assent;
use super::error::{CliError, ExitStatus};
use super::ids;
use super::output::Output;
use super::reason::{Reason, feedback_ids};
use super::resolve_entry;
use crate::edit::{ChangeReason, ChangeSet, EntryPath, NewEntry, Transaction, operations};
use crate::model::{EntryClass, EntryRef, Kind, ReferenceIndex, Required, Value};
use crate::text::nearest;

/// Add a milestone, owner, reading or anything else
///
/// An entry without an id gets one from its title; the id is printed.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu add sialkot-surgical milestone title=\"Lab granted its scope\" baseline=\"30 Jun 2027\" owner=smeda\n  tcu add sialkot-surgical/accredited-tests reading on=today value=3 source=\"PNAC register\"\n  tcu add portfolio owner id=tdap org=\"Trade Development Authority\" group=government-agency"
)]
pub(crate) struct AddArgs {
    /// The roadmap, or portfolio; for a reading, step, match or sector the entry that it belongs to
    #[arg(value_name = "ROADMAP")]
    into: String,
    /// What to add: milestone, owner, capability, indicator, placement, risk, decision, phase, chain, zone,
    /// review, confirmation, assessment, reading, step, match, sector
    #[arg(value_name = "KIND", value_parser = kind)]
    kind: Kind,
    /// Its fields as KEY=VALUE
    #[arg(value_name = "KEY=VALUE")]
    fields: Vec<String>,
    #[command(flatten)]
    reason: Reason,
    #[command(flatten)]
    assent: Assent,
}

fn kind(word: &str) -> Result<Kind, String> {
    let words = || Kind::ALL.iter().filter(|kind| may_add(**kind));
    let found = words().find(|kind| kind.key() == word || kind.plural() == word);
    found
        .copied()
        .ok_or_else(|| match nearest(word, words().map(|kind| kind.key())) {
            Some(near) => format!("nothing called so can be added; did you mean {near}?"),
            None => "nothing called so can be added".into(),
        })
}

/// The log and the conflicts are written by the program alone.
fn may_add(kind: Kind) -> bool {
    kind.description().nature != EntryClass::Table && !matches!(kind, Kind::Change | Kind::Conflict)
}

impl AddArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The roadmap is not there, something required is missing, or a value does not fit: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let (work, printed) = self.work(&edit, output)?;
        let status = edit.write(&work, output)?;
        output.result(&format!("{printed}\n"))?;
        Ok(status)
    }

    /// The work, and what is printed: the id, or of what has none where it stands.
    fn work(
        &self,
        edit: &EditContext<'_>,
        output: &mut Output<'_>,
    ) -> Result<(ChangeSet, String), CliError> {
        let names = ReferenceIndex::new(edit.portfolio());
        let into = resolve_entry::find(edit.portfolio(), &names, &self.into)?;
        let new = self.new_entry(edit, &names, into, output)?;
        let reason = self.reason.change_reason(edit, &names, into.roadmap, None);
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        let place = self.added(&mut transaction, into, new, &reason)?;
        let printed = match place
            .find(transaction.file(into.roadmap))
            .map(|entry| entry.id())
        {
            Some(id) if !id.is_empty() => id.to_owned(),
            _ => {
                let (kind, index) = place.part.unwrap_or((place.kind, place.index));
                format!("{kind}[{}]", index + 1)
            }
        };
        Ok((transaction.finish(), printed))
    }

    fn new_entry(
        &self,
        edit: &EditContext<'_>,
        names: &ReferenceIndex<'_>,
        into: EntryRef,
        output: &mut Output<'_>,
    ) -> Result<NewEntry, CliError> {
        let mut new = NewEntry::of(self.kind);
        let mut notes = AssignmentNotes::default();
        for field in &self.fields {
            let assignment = Assignment::parse(field)?;
            let standing = Standing {
                value: new.value(&assignment.key).cloned(),
                date: None,
            };
            let new_value = assignment.new_value(
                (&edit.portfolio().shared, self.kind),
                standing,
                &edit.calendar(),
                &mut notes,
            )?;
            let there = EntryRef {
                kind: self.kind,
                ..into
            };
            let new_value =
                feedback_ids(edit.portfolio(), names, there, &assignment.key, new_value);
            new.fields.retain(|(key, _)| *key != assignment.key);
            if let Some(field) = edit.portfolio().shared.field(self.kind, &assignment.key) {
                new = new.with_field(field, new_value);
            }
        }
        notes.tell(output);
        self.assent.to(&notes.doubts)?;
        let is_record = matches!(
            self.kind,
            Kind::Review | Kind::Confirmation | Kind::Assessment
        );
        if is_record && new.value("on").is_none() {
            new = new.with("on", Value::Date(edit.actor.on));
        }
        if is_record && new.value("by").is_none() {
            new = new.text("by", &edit.actor.by);
        }
        let lacking = new.kind.description().fields.iter().find(|field| {
            let other =
                matches!(field.required, Required::Unless(other) if new.value(other).is_none());
            other && new.value(field.key).is_none()
        });
        match lacking {
            Some(field) => Err(CliError::refused(format!(
                "{} needs `{}`: {}",
                self.kind.with_article(),
                field.key,
                field.help
            ))
            .hint(format!("give {}=…", field.key))),
            None => Ok(new),
        }
    }

    fn added(
        &self,
        transaction: &mut Transaction<'_>,
        into: EntryRef,
        new: NewEntry,
        reason: &ChangeReason,
    ) -> Result<EntryPath, CliError> {
        let holder = (into.kind, into.index);
        let is_whole_file = matches!(into.kind, Kind::Cluster | Kind::FileHeader);
        let random = ids::source()?;
        Ok(match self.kind.description().parent {
            Some(parent) if is_whole_file => {
                return Err(CliError::refused(format!(
                    "{} belongs to {}",
                    self.kind.with_article(),
                    parent.with_article()
                ))
                .hint(format!("name it: {}/ID", self.into)));
            }
            Some(_) => operations::record::part(transaction, into.roadmap, holder, new, reason)?,
            None if !is_whole_file => {
                return Err(CliError::refused(format!(
                    "{} belongs to a roadmap",
                    self.kind.with_article()
                ))
                .hint("name the roadmap alone"));
            }
            None if self.kind == Kind::Feedback => {
                operations::feedback::record(transaction, into.roadmap, new, random)?
            }
            None => operations::entry::add(transaction, into.roadmap, new, reason, random)?,
        })
    }
}
