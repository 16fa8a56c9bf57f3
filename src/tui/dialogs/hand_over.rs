//! Hands all that is open of one owner to another, with a note for both.

use serde::{Deserialize, Serialize};

use crate::dates::date::plain;
use crate::edit::operations::handover::{HELD, hand_over};
use crate::edit::{ChangeReason, EditError, Transaction};
use crate::model::choice::Code;
use crate::model::{EntryRef, Kind, ReferenceIndex};
use crate::query::address::address_of;
use crate::report::handover::{HandoverNote, text as note_text};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, DialogEdits, Outcome};
use crate::tui::dialogs::entry_names::{called, said_date};
use crate::tui::dialogs::field_specs::{change, of};
use crate::tui::dialogs::form_values::{found, text};
use crate::tui::state::dispatch::Selection;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{CHANGE, FieldSpec, Form};

/// Hands all that is open of one owner to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct HandOver(pub RowId);

impl Dialog for HandOver {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Hand over from {}", called(context.snapshot, &self.0))
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            of(Kind::Milestone, "owner")
                .called("to")
                .helped("who takes it all over")
                .needed(),
            change("why")
                .always()
                .helped("why; empty: that it was handed over, from whom to whom"),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let (snapshot, to) = (context.snapshot, self.taker(context, form));
        let changes = context
            .transaction(|transaction| all_over(snapshot, transaction, &self.0, to, form))?;
        let words = format!(
            "handover of {} to {}",
            called(snapshot, &self.0),
            said_date(form.value("owner"))
        );
        Ok(Outcome::Edits(DialogEdits {
            changes,
            words,
            note: snapshot
                .found(&self.0)
                .zip(to)
                .map(|(from, to)| note(snapshot, from, to)),
            ..DialogEdits::default()
        }))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }

    fn lead(&self, _context: &DialogContext<'_>) -> Vec<String> {
        vec![
            "All that is open goes over: milestones, decisions, risks, feedback, indicators."
                .into(),
        ]
    }

    /// Whoever takes over is named as on the roadmap at hand.
    fn file<'a>(&'a self, origin: &'a Selection) -> &'a str {
        origin.roadmap.as_deref().unwrap_or_default()
    }

    /// What goes over.
    fn feedback(&self, context: &DialogContext<'_>, _form: &Form) -> Vec<String> {
        let Some(from) = context.snapshot.found(&self.0) else {
            return Vec::new();
        };
        let items = context.snapshot.held(from);
        if items.is_empty() {
            return vec!["Nothing is open of this owner: there is nothing to hand over.".into()];
        }
        let mut parts = Vec::new();
        for kind in HELD {
            match items.iter().filter(|found| found.kind == kind).count() {
                0 => {}
                1 => parts.push(format!("1 {kind}")),
                many => parts.push(format!("{many} {}", kind.plural())),
            }
        }
        let mut roadmaps: Vec<_> = items.iter().map(|found| found.roadmap).collect();
        roadmaps.dedup();
        let over = match roadmaps.len() {
            1 => String::new(),
            many => format!(", in {many} roadmaps"),
        };
        vec![format!("Goes over: {}{over}.", parts.join(", "))]
    }
}

impl HandOver {
    /// Who takes over, by what was typed.
    fn taker(&self, context: &DialogContext<'_>, form: &Form) -> Option<EntryRef> {
        let typed = text(form, "owner")?;
        let file = context.snapshot.position(self.file(context.origin));
        context.snapshot.resolve(file, &typed, Kind::Owner)
    }
}

fn all_over(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    to: Option<EntryRef>,
    form: &Form,
) -> Result<(), EditError> {
    let portfolio = &snapshot.folder.portfolio;
    let from = found(snapshot, key)?;
    let to = to.ok_or_else(|| {
        EditError::new(
            "there is no such owner",
            "choose who takes over from the list (F2)",
        )
    })?;
    if from == to {
        return Err(EditError::new(
            "this owner has it all already",
            "choose another",
        ));
    }
    let items = snapshot.held(from);
    if items.is_empty() {
        return Err(EditError::new(
            "nothing is open of this owner",
            "nothing was written",
        ));
    }
    let until = portfolio
        .file(to.roadmap)
        .owners
        .get(to.index)
        .and_then(|owner| owner.until);
    if let Some(until) = until.filter(|until| *until < snapshot.today()) {
        transaction.warn(format!(
            "{} left on {}",
            address_of(portfolio, to),
            plain(until)
        ));
    }
    let why = text(form, &format!("{CHANGE}why")).unwrap_or_else(|| {
        let name = |found| address_of(portfolio, found);
        format!("Handed over from {} to {}", name(from), name(to))
    });
    let names = ReferenceIndex::new(portfolio);
    hand_over(
        transaction,
        &names,
        &items,
        to,
        &ChangeReason::of(Code::Owner, why),
    )
}

/// The note that is shown once it is handed over.
fn note(snapshot: &Snapshot, from: EntryRef, to: EntryRef) -> (String, Vec<String>) {
    let note = HandoverNote {
        from,
        to,
        items: &snapshot.held(from),
    };
    let text = note_text(&snapshot.folder.portfolio, &snapshot.plan, &note);
    (
        "Handed over: a note for both".into(),
        text.lines().map(str::to_owned).collect(),
    )
}
