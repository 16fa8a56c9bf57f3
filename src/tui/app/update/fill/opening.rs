//! How a form is opened, and how it follows the size of the screen and the folder that was read again.

use crate::tui::app::update::fill::{drafts, feedback};
use crate::tui::app::update::message::Effect;
use crate::tui::app::{AnyDialog, Model, OpenDialog, Overlay, Selection, ToastLevel};
use crate::tui::dialogs::IdentifyActor;
use crate::tui::dialogs::form::form;
use crate::tui::widgets::form::FormInput;

/// Opens a form, with the draft that was left of it. Where nobody has said who acts, that is asked before the first form
/// that writes a name.
pub(crate) fn open(model: &mut Model, dialog: impl Into<AnyDialog>) -> Vec<Effect> {
    open_from(model, dialog, Selection::default())
}

/// The same, over what was selected when it was asked for.
pub(crate) fn open_from(
    model: &mut Model,
    dialog: impl Into<AnyDialog>,
    origin: Selection,
) -> Vec<Effect> {
    let dialog = dialog.into();
    if dialog.bears_a_name() && std::mem::take(&mut model.unnamed) {
        model.waits_for_name = Some((dialog, origin));
        return open(model, IdentifyActor);
    }
    if let Some(why) = dialog.refusal(&model.dialog_context(&origin)) {
        model.say(ToastLevel::Plain, why);
        return Vec::new();
    }
    let Some(mut form) = form(&*dialog, &model.dialog_context(&origin)) else {
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
    if let Some(first) = dialog.first_field()
        && !(dialog.is_remark() && form.focus_on_obstacle())
    {
        form.focus_on(first);
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
    let areas = open.areas(model.layout().body);
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
        let entry = open.dialog.entry(&model.dialog_context(&open.origin));
        if let Some(entry) = entry {
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
