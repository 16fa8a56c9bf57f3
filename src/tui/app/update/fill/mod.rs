//! Forms: what each asks, what is told while it is filled in, and the edits that come of it.

pub(crate) mod assess;
pub(crate) mod bulk_forecast;
pub(crate) mod drafts;
pub(crate) mod entry_names;
pub(crate) mod feedback;
pub(crate) mod field_specs;
pub(crate) mod fields;
pub(crate) mod handover;
pub(crate) mod identity;
pub(crate) mod import;
pub(crate) mod input;
pub(crate) mod lead;
pub(crate) mod masking;
pub(crate) mod onboarding;
pub(crate) mod output;
pub(crate) mod outside;
pub(crate) mod resolve_conflict;
pub(crate) mod review;
pub(crate) mod submit;

use crate::model::Kind;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{AnyDialog, Model, OpenDialog, Overlay, Selection, ToastLevel};
use crate::tui::widgets::form::FormInput;

/// Opens the form for a purpose, with the draft that was left of it. Where nobody has said who acts, that is asked
/// before the first form that writes a name.
pub(crate) fn open(model: &mut Model, dialog: AnyDialog) -> Vec<Effect> {
    open_from(model, dialog, Selection::default())
}

/// The same, over what was selected when it was asked for.
pub(crate) fn open_from(model: &mut Model, dialog: AnyDialog, origin: Selection) -> Vec<Effect> {
    if dialog.bears_a_name() && std::mem::take(&mut model.unnamed) {
        model.waits_for_name = Some((dialog, origin));
        return open(model, AnyDialog::Name);
    }
    let Some(mut form) = fields::form(model, &dialog, &origin) else {
        drafts::gone(model, &dialog);
        return Vec::new();
    };
    if let Some(kept) = model.drafts.get(&dialog) {
        form.take_draft(&kept.fields);
        // A mistake that was left in it must not be missed.
        form.focus_on_obstacle();
        let told = drafts::back(model, &dialog);
        model.say(ToastLevel::Plain, told);
    }
    if dialog.is_remark() && !form.focus_on_obstacle() {
        // Cluster and milestone are those at hand, and kind and voice the likeliest: the words are not there yet.
        form.focus_on("text");
    }
    if matches!(dialog, AnyDialog::AddPart(_, Kind::Reading)) {
        // The day is today's: what is read is typed at once.
        form.focus_on("value");
    }
    let offered = form.value("roadmap");
    let mut open = OpenDialog {
        dialog,
        form,
        offered,
        origin,
        awaits: None,
    };
    fit(model, &mut open);
    feedback::advise(model, &mut open);
    model.overlays.push(Overlay::Form(Box::new(open)));
    Vec::new()
}

/// Tells a form how wide it is.
fn fit(model: &Model, open: &mut OpenDialog) {
    let areas = open.dialog.areas(&open.form, model.layout().body);
    let area = areas.form;
    open.form.framed = areas.framed;
    open.form.update(FormInput::Resize {
        width: area.width,
        height: area.height,
    });
}

/// The screen has another size.
pub(crate) fn resize(model: &mut Model) {
    each(model, fit);
}

/// The folder was read again: what stands in the fields is taken over, what was typed stays.
pub(crate) fn renew(model: &mut Model) {
    each(model, |model, open| {
        if let Some(entry) = fields::standing(model, &open.dialog) {
            open.form.renew(|key| entry.value(key));
            feedback::advise(model, open);
        }
    });
}

fn each(model: &mut Model, mut act: impl FnMut(&Model, &mut OpenDialog)) {
    let mut overlays = std::mem::take(&mut model.overlays);
    for overlay in &mut overlays {
        if let Overlay::Form(open) = overlay {
            act(model, open);
        }
    }
    model.overlays = overlays;
}

#[cfg(test)]
mod tests;
