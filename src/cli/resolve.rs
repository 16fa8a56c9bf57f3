//! `tcu resolve`: settles a conflict.

use clap::Args;

use super::act::Act;
use super::assignment::Assignment;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::place;
use super::reason::{Approval, Reason};
use super::streams::Streams;
use crate::edit::Session;
use crate::edit::merge::resolve;
use crate::roadmap::{Found, Names, Value};

/// Settle a conflict: say which value holds, one of the two or a third
///
/// Examples: tcu resolve sialkot-surgical/iso-17025 forecast 2026-11-30
///           tcu resolve sialkot-surgical/old-lab removed true
///
/// Two people changed a field apart; tcu list conflicts shows both values. The rejected value is kept in the
/// log. An empty VALUE takes the field away. Of the field `removed`, true removes the entry and false keeps it.
/// Without a reason that of the change which gave the value is taken.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Resolve {
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

impl Resolve {
    /// Runs the command.
    ///
    /// # Errors
    /// There is no such conflict, or the value does not fit: nothing was written.
    pub fn run(&self, desk: &Desk, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let act = Act::begin(desk)?;
        let names = Names::new(act.portfolio());
        let found = place::find(act.portfolio(), &names, &self.address)?;
        let value = self.value(&act, found, streams)?;
        let mut session = Session::new(act.portfolio(), &names, &act.actor);
        let approved_by = self.approval.approved_by.as_deref();
        let because = self
            .reason
            .because(&act, &names, found.roadmap, approved_by);
        resolve(&mut session, found, &self.field, value, &because)?;
        act.write(&session.finish(), streams)
    }

    fn value(
        &self,
        act: &Act<'_>,
        found: Found,
        streams: &mut Streams<'_>,
    ) -> Result<Option<Value>, Failure> {
        let parts = found.kind.description().subs.iter();
        let is_part = parts.map(|part| part.key()).any(|key| key == self.field);
        if self.field == "removed" || is_part {
            return Ok(match self.value.as_str() {
                "" => None,
                "true" | "yes" => Some(Value::Truth(true)),
                "false" | "no" => Some(Value::Truth(false)),
                text => Some(Value::Text(text.to_owned())),
            });
        }
        if found.kind.field(&self.field).is_none() {
            return Ok(Some(Value::Text(self.value.clone())));
        }
        let roadmap = act.portfolio().file(found.roadmap);
        let entry = roadmap.entry(found.kind, found.index);
        let standing = entry.and_then(|entry| entry.value(&self.field));
        let mut echoes = Vec::new();
        let assignment = Assignment::of(&self.field, &self.value);
        let wish = assignment.wish(
            found.kind,
            standing,
            &act.calendar(),
            &mut |echo: String| {
                echoes.push(echo);
            },
        )?;
        for echo in echoes {
            streams.say(&format!("{echo}\n"));
        }
        Ok(wish)
    }
}
