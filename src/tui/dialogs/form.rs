//! The form of a dialog: its fields with what they offer, and what of them is not shown.

use lean_string::LeanString;

use crate::edit::input::reference_candidates;
use crate::model::choice::{Code, WordEnum};
use crate::model::field_group::FieldGroup;
use crate::model::records::WITHHELD_TEXT;
use crate::model::{Entry, Kind, ReferenceTarget, Value, ValueType};
use crate::tui::dialogs::dialog::{Dialog, DialogContext};
use crate::tui::state::display_name::HIDDEN;
use crate::tui::state::filter_rows::calendar;
use crate::tui::widgets::form::{CHANGE, Candidate, FieldSpec, Form, is_withheld_field};

/// The form of a dialog; `None` where what it is about has gone.
pub(crate) fn form(dialog: &dyn Dialog, context: &DialogContext<'_>) -> Option<Form> {
    let snapshot = context.snapshot;
    let mut fields = dialog.fields(context)?;
    if dialog.is_arranged() {
        fields = arranged(fields);
    }
    let file = dialog.file(context.origin);
    offer_new(context, file, &mut fields);
    let portfolio = &snapshot.folder.portfolio;
    reference_candidates::offer(&mut fields, portfolio, file, !context.present);
    offer_codes(context, &mut fields);
    let entry = dialog.entry(context);
    let hides = context.present && dialog.masks_personal_data();
    let present = |key: &str| entry.and_then(|entry| entry.value(key));
    let form = Form::new(
        dialog.title(context),
        masked(fields, entry, hides),
        present,
        calendar(snapshot),
    );
    Some(form.led_by(dialog.lead(context)))
}

/// What a sensitive feedback withholds is masked, and personal data where they are hidden.
fn masked(fields: Vec<FieldSpec>, entry: Option<&dyn Entry>, hides: bool) -> Vec<FieldSpec> {
    let is_sensitive =
        entry.is_some_and(|entry| entry.value("sensitive") == Some(Value::Truth(true)));
    let fields = fields.into_iter().map(|field| {
        if is_sensitive && is_withheld_field(&field.key) {
            // Not even what was written by hand is shown.
            field.masked(WITHHELD_TEXT)
        } else if hides && field.is_personal() && field.masked.is_none() {
            field.masked(HIDDEN)
        } else {
            field
        }
    });
    fields.collect()
}

/// The fields that most people need first, in their order; the others are folded away, by their groups. What asks for a
/// reason stands between.
fn arranged(mut asked: Vec<FieldSpec>) -> Vec<FieldSpec> {
    const FEW: usize = 8;
    let is_reason = |one: &FieldSpec| one.key.starts_with(CHANGE);
    let is_first = |one: &FieldSpec| {
        one.rank() > 0 || one.needed || one.required != crate::model::Required::No
    };
    let fields = asked.iter().filter(|one| !is_reason(one)).count();
    let has_first = asked.iter().any(|one| !is_reason(one) && is_first(one));
    if fields > FEW && has_first {
        for one in &mut asked {
            one.folded = !is_reason(one) && !is_first(one);
        }
    }
    asked.sort_by_key(|one| match (one.folded, is_reason(one), one.rank()) {
        (false, false, 0) => (0, FieldGroup::Description, u8::MAX),
        (false, false, rank) => (0, FieldGroup::Description, rank),
        (false, true, _) => (1, FieldGroup::Description, 0),
        (true, ..) => (2, one.group(), 0),
    });
    asked
}

/// What can be made from the lists of a form: the kinds that the roadmap at hand holds.
fn offer_new(context: &DialogContext<'_>, file: &str, asked: &mut [FieldSpec]) {
    let Some(roadmap) = context.snapshot.roadmap(file) else {
        return;
    };
    if context.snapshot.read_only.is_some() || context.field_mode {
        return;
    }
    for one in asked {
        let ValueType::Reference(target) = one.shape else {
            continue;
        };
        let kind = match target {
            ReferenceTarget::Owner => Kind::Owner,
            ReferenceTarget::Milestone => Kind::Milestone,
            ReferenceTarget::Capability => Kind::Capability,
            ReferenceTarget::Phase => Kind::Phase,
            _ => continue,
        };
        one.makes = roadmap.holds(kind).then_some(kind);
    }
}

/// Every reason code: the built-in ones and the portfolio's own.
fn offer_codes(context: &DialogContext<'_>, asked: &mut [FieldSpec]) {
    let own = &context.snapshot.folder.portfolio.shared.head.codes;
    let words = Code::WORDS
        .iter()
        .copied()
        .chain(own.iter().map(LeanString::as_str));
    let codes: std::sync::Arc<[Candidate]> = Candidate::words(words).into();
    for one in asked.iter_mut().filter(|one| one.key == "change.code") {
        one.candidates = codes.clone();
        one.closed = true;
    }
}
