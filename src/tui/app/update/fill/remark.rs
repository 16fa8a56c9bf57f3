//! Writing down what somebody said.

use crate::tui::app::update::fill::drafts::{about, begun, choose, name, words};
use crate::tui::app::update::fill::opening::open_from;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{AnyDialog, Choice, Model, Selection};
use crate::tui::dialogs;

/// Writes down what somebody said: a new remark, unless one was begun and it is to be gone on with.
pub(crate) fn remark(model: &mut Model, origin: Selection) -> Vec<Effect> {
    let all = model.remarks_begun();
    if all.is_empty() {
        return open_from(
            model,
            AnyDialog::NewFeedback(dialogs::NewFeedback(0)),
            origin,
        );
    }
    let offers = all.into_iter().map(|dialog| {
        // What was said is told first: it is by that that it is known again.
        let of = [about(model, &dialog), begun(model, &dialog)];
        let of: Vec<String> = of.into_iter().flatten().collect();
        let words = match words(model, &dialog) {
            Some(words) => format!("Go on with {words} ({})", of.join(", ")),
            None => format!("Go on with the {}", name(model, &dialog)),
        };
        (words, Choice::Open(dialog))
    });
    let mut offers: Vec<_> = offers.collect();
    let stays = match offers.len() {
        1 => "Begin a new one; the one begun stays kept",
        _ => "Begin a new one; those begun stay kept",
    };
    offers.push((stays.to_owned(), Choice::Open(model.new_remark())));
    choose(model, "Feedback was begun and not saved", offers, origin);
    Vec::new()
}
