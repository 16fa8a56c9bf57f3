//! Handing over: all that is open of one owner goes to another, with a note for both.

use crate::dates::date::plain;
use crate::edit::operations::handover::hand_over;
use crate::edit::{ChangeReason, EditError, Transaction};
use crate::model::choice::Code;
use crate::model::{EntryRef, Kind, ReferenceIndex};
use crate::query::address::address_of;
use crate::report::handover::{HandoverNote, text as note_text};
use crate::tui::app::update::fill::field_specs::{change, of};
use crate::tui::app::update::fill::fields::file_of;
use crate::tui::app::update::fill::submit::{found, text};
use crate::tui::app::{AnyDialog, Model, OpenDialog, Overlay, RowId, ScrollState, TextPage};
use crate::tui::widgets::form::{CHANGE, FieldSpec};

/// What the form asks.
pub(crate) fn asked() -> Vec<FieldSpec> {
    vec![
        of(Kind::Milestone, "owner")
            .called("to")
            .helped("who takes it all over")
            .needed(),
        change("why")
            .always()
            .helped("why; empty: that it was handed over, from whom to whom"),
    ]
}

/// Who takes over, by what was typed.
fn taker(model: &Model, open: &OpenDialog) -> Option<EntryRef> {
    let file = file_of(&open.dialog, &open.origin);
    let typed = text(&open.form, "owner")?;
    model
        .snapshot
        .resolve(model.snapshot.position(&file), &typed, Kind::Owner)
}

/// What is told while the form is filled in: what goes over.
pub(crate) fn told(model: &Model, open: &OpenDialog) -> Vec<String> {
    let Some(from) = open
        .dialog
        .about()
        .and_then(|key| model.snapshot.found(key))
    else {
        return Vec::new();
    };
    let items = model.snapshot.held(from);
    if items.is_empty() {
        return vec!["Nothing is open of this owner: there is nothing to hand over.".into()];
    }
    let mut parts = Vec::new();
    for kind in crate::edit::operations::handover::HELD {
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

/// Hands over.
///
/// # Errors
/// Nothing is open, or who takes over is not there.
pub(crate) fn act(
    model: &Model,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    open: &OpenDialog,
) -> Result<(), EditError> {
    let portfolio = &model.snapshot.folder.portfolio;
    let from = found(&model.snapshot, key)?;
    let to = taker(model, open).ok_or_else(|| {
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
    let items = model.snapshot.held(from);
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
    if let Some(until) = until.filter(|until| *until < model.snapshot.today()) {
        transaction.warn(format!(
            "{} left on {}",
            address_of(portfolio, to),
            plain(until)
        ));
    }
    let why = text(&open.form, &format!("{CHANGE}why")).unwrap_or_else(|| {
        let name = |found| address_of(portfolio, found);
        format!("Handed over from {} to {}", name(from), name(to))
    });
    let names = ReferenceIndex::new(portfolio);
    hand_over(
        transaction,
        &names,
        items,
        to,
        &ChangeReason::of(Code::Owner, why),
    )
}

/// The note that is shown once it is handed over.
pub(crate) fn note(model: &Model, open: &OpenDialog) -> Option<Overlay> {
    let AnyDialog::Handover(key) = &open.dialog else {
        return None;
    };
    let from = model.snapshot.found(key)?;
    let to = taker(model, open)?;
    let note = HandoverNote {
        from,
        to,
        items: model.snapshot.held(from),
    };
    let text = note_text(
        &model.snapshot.folder.portfolio,
        &model.snapshot.plan,
        &note,
    );
    let page = TextPage {
        title: "Handed over: a note for both".into(),
        lines: text.lines().map(str::to_owned).collect(),
    };
    Some(Overlay::Text(page, ScrollState::default()))
}
