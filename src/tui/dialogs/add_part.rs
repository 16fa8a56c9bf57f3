//! Adds a part to an entry: a reading, a step, a match, a sector.

use serde::{Deserialize, Serialize};

use crate::dates::date::iso;
use crate::edit::operations::record;
use crate::edit::{ChangeReason, EditError};
use crate::model::id::from_title;
use crate::model::{Group, Kind, WordEnum};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, DialogEdits, Outcome};
use crate::tui::dialogs::entry_names::called;
use crate::tui::dialogs::field_specs::shared;
use crate::tui::dialogs::form_values::{filled, found, text};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Adds a part to an entry: a reading, a step, a match, a sector.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct AddPart(pub RowId, pub Kind);

impl Dialog for AddPart {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("New {} of {}", self.1, called(context.snapshot, &self.0))
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(new_entry_fields(context, self.1))
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let AddPart(key, kind) = self;
        let holder = found(context.snapshot, key)?;
        let mut new = filled(shared(context), *kind, form);
        if kind.field("id").is_some() && new.value("id").is_none() {
            let entry = context.snapshot.entry(holder);
            let held = entry.map_or_else(Vec::new, |entry| entry.children(*kind));
            let taken = |id: &str| held.iter().any(|part| part.id() == id);
            let name = text(form, "name").unwrap_or_default();
            let random = |count| ids.characters(count);
            new = new.text(
                "id",
                from_title(&name, kind.key(), taken, random).to_string(),
            );
        }
        let mut added = None;
        let changes = context.transaction(|transaction| {
            let into = (holder.kind, holder.index);
            let reason = ChangeReason::default();
            let path = record::part(transaction, holder.roadmap, into, new, &reason)?;
            added = key.roadmap().map(|id| (id.to_owned(), path));
            Ok(())
        })?;
        Ok(Outcome::Edits(DialogEdits {
            changes,
            words: format!("new {kind} of {}", called(context.snapshot, key)),
            added,
            ..DialogEdits::default()
        }))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }

    fn first_field(&self) -> Option<&'static str> {
        // The day is today's: what is read is typed at once.
        (self.1 == Kind::Reading).then_some("value")
    }

    fn is_arranged(&self) -> bool {
        true
    }
}

/// Everything that a new one may hold; the day and the person are those of this visit unless something else is
/// typed. A step's day lies ahead.
pub(crate) fn new_entry_fields(context: &DialogContext<'_>, kind: Kind) -> Vec<FieldSpec> {
    let every = FieldSpec::every_in(shared(context), kind).into_iter();
    every
        .map(|asked| match asked.key.as_str() {
            "on" if kind != Kind::Step => asked.starting(iso(context.snapshot.today())),
            "by" => asked.starting(context.actor),
            key => match begins_with(context.origin.cursor.as_ref(), kind, key) {
                Some(text) => asked.starting(text),
                None => asked,
            },
        })
        .collect()
}

/// With what a field of a new entry begins, from what it is added on: zone and sector of a match that is
/// likely, the group of an owner.
fn begins_with(from: Option<&RowId>, kind: Kind, field: &str) -> Option<String> {
    match (kind, from?) {
        (Kind::Match, RowId::Entry(_, Kind::Match, item)) if !item.ends_with(']') => {
            let mut parts = item.split('/').skip(1);
            let (zone, sector) = (parts.next()?, parts.next()?);
            match field {
                "zone" => Some(zone.to_owned()),
                "sector" => Some(sector.to_owned()),
                _ => None,
            }
        }
        (Kind::Owner, RowId::Word(_, word)) if field == "group" => {
            Group::from_word(word).map(|group| group.word().to_owned())
        }
        _ => None,
    }
}
