//! Forms: what each asks, what is told while it is filled in, and the edits that come of it.

pub mod advise;
pub mod ask;
pub mod press;
pub mod work;

use super::message::Effect;
use crate::tui::model::{Filling, Model, Overlay, Purpose, Tone};

/// Opens the form for a purpose, with the draft that was left of it.
pub fn open(model: &mut Model, purpose: Purpose) -> Vec<Effect> {
    let Some(mut form) = ask::form(model, &purpose) else {
        model.say(Tone::Bad, "It is not there any more");
        return Vec::new();
    };
    if let Some(draft) = model.drafts.get(&purpose) {
        form.take_draft(draft);
        model.say(
            Tone::Plain,
            "What you had typed is back; Ctrl-r puts a field back as it was",
        );
    }
    let mut filling = Filling { purpose, form };
    advise::advise(model, &mut filling);
    model.overlays.push(Overlay::Form(Box::new(filling)));
    Vec::new()
}
