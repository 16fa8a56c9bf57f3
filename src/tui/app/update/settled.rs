//! What follows when edits are on the disk, or are not.

use crate::commands::Command;
use crate::model::{EntryRef, Kind};
use crate::tui::app::update::{adding, field_mode, form_input, review};
use crate::tui::app::{AnyDialog, Model, Overlay, RowId, ToastLevel};
use crate::tui::dialogs::assess_capability::offer_words;

/// Offers a form with the word that something was done: the next key may open it, nothing must.
fn offer(model: &mut Model, offered: AnyDialog, words: &str) {
    let key = offered.about();
    let offers = key.map(|key| offer_words(&model.snapshot, key));
    let offers = offers.unwrap_or_default();
    let key = model.keymap.label(Command::Assess);
    model.say(
        ToastLevel::Good,
        format!("{offers}: {key} puts it on record. {words}"),
    );
    model.offered = Some(offered);
}

/// What was added with the edits that are on the disk now.
fn added(model: &mut Model) -> Option<RowId> {
    let (file, path) = model.added.take()?;
    let found = EntryRef {
        roadmap: model.snapshot.position(&file),
        kind: path.kind,
        index: path.index,
    };
    let key = model.snapshot.key(found)?;
    Some(match (path.part, key) {
        // A link to a zone has a row of its own; all other parts are shown with what holds them.
        (Some((Kind::Match, at)), RowId::Entry(file, _, holder)) => {
            let item = format!("{holder}/{}[{}]", Kind::Match.key(), at + 1);
            RowId::Entry(file, Kind::Match, item)
        }
        (_, key) => key,
    })
}

/// The edits are on the disk, or are not.
pub(crate) fn settle(model: &mut Model, result: Result<String, String>) {
    model.saving = false;
    model.busy = None;
    match result {
        Ok(words) => {
            let mut filled = None;
            if let Some(Overlay::Form(open)) = model.overlays.last() {
                let open = open.clone();
                field_mode::remember(model, &open);
                let dialog = filled.insert(open.dialog);
                model.drafts.remove(dialog);
                if dialog.wipes_remarks() {
                    // What was begun to be written before it was referred is kept nowhere.
                    let below = model.forms().map(|open| open.dialog.clone());
                    let remarks: Vec<AnyDialog> =
                        below.filter(|dialog| dialog.is_remark()).collect();
                    for remark in remarks {
                        model.drafts.remove(&remark);
                    }
                }
                model.overlays.pop();
                // A referral is written in the place of the remark below it; one that waits for what was made stays.
                model.overlays.retain(
                    |overlay| !matches!(overlay, Overlay::Form(one) if one.awaits.is_none()),
                );
            }
            model.list_mut().marked.clear();
            review::settled(model, filled.as_ref());
            if let Some(route) = model.then.take() {
                model.go(route);
            }
            let words = match added(model) {
                Some(key) if form_input::take_made(model, &key) => {
                    format!("{words}, and taken into this form")
                }
                Some(key) => words + &adding::reveal(model, &key),
                None => words,
            };
            let (offered, shown) = std::mem::take(&mut model.after);
            model.overlays.extend(shown);
            match (model.warning.take(), offered) {
                (Some(warning), _) => {
                    model.say(ToastLevel::Plain, format!("{words}. But {warning}"));
                }
                (None, Some(offered)) => offer(model, offered, &words),
                (None, None) => model.say(ToastLevel::Good, words),
            }
        }
        Err(why) => {
            model.warning = None;
            model.then = None;
            model.after = (None, None);
            model.added = None;
            model.say(ToastLevel::Bad, why);
        }
    }
}
