//! What is asked at the start: who acts and from which office, and which day it is where the clock cannot be right.

use crate::commands::Command;
use crate::model::Date;
use crate::store::dismissed_prompts::Prompt;
use crate::tui::app::update::fill::{open, open_from};
use crate::tui::app::update::message::Effect;
use crate::tui::app::{Choice, ChoiceMenu, Model, Overlay, Selection, ToastLevel};
use crate::tui::dialogs::{IdentifyActor, SetToday};

/// Asks what is to be asked at the start, once the folder is read: its offices are offered.
pub(crate) fn ask(model: &mut Model) {
    if model.snapshot.generation > 0 && std::mem::take(&mut model.asks_name) {
        open(model, IdentifyActor);
    }
    ask_day(model);
}

/// Asks which day it is, once, where a record is dated after the day that the clock tells.
pub(crate) fn ask_day(model: &mut Model) {
    if model.asked_day || !model.overlays.is_empty() || model.snapshot.ahead_of_clock().is_none() {
        return;
    }
    model.asked_day = true;
    open(model, SetToday);
}

/// The day was said.
pub(crate) fn day_told(model: &mut Model, day: Date) -> Vec<Effect> {
    model.busy = Some("Reading the roadmaps".into());
    vec![Effect::ClockAnswer(Some(day)), Effect::Today(day)]
}

/// Who acts was not said: it is not asked again at that moment, and where it can be said later is told.
pub(crate) fn name_left(model: &mut Model) -> Vec<Effect> {
    let waits = model.waits_for_name.take();
    let moment = match waits {
        Some(_) => Prompt::Record,
        None => Prompt::Start,
    };
    let mut effects = vec![Effect::NotAgain(moment)];
    match waits {
        Some((dialog, origin)) => effects.extend(open_from(model, dialog, origin)),
        None => ask_day(model),
    }
    let key = model.keymap.label(Command::Who);
    let later = format!("who you are can be said with {key}, or in the menu (F2)");
    let says = match model.actor.as_str() {
        "" => format!("Nothing can be recorded yet: {later}"),
        actor => format!("Changes are recorded as by {actor}; {later}"),
    };
    model.say(ToastLevel::Plain, says);
    effects
}

/// Who acts was said: it is kept; the form that waited for it opens, else the tour is offered.
pub(crate) fn name_told(model: &mut Model, name: String, office: String) -> Vec<Effect> {
    (model.actor, model.office) = (name, office);
    let mut pairs = vec![("name", model.actor.clone())];
    if !model.office.is_empty() {
        pairs.push(("office", model.office.clone()));
    }
    model.relist();
    let says = format!("Changes are recorded as by {}", model.actor);
    model.say(ToastLevel::Good, says);
    let is_first = model.first_name;
    (model.unnamed, model.first_name) = (false, false);
    let mut effects = vec![Effect::Remember(pairs)];
    if let Some((dialog, origin)) = model.waits_for_name.take() {
        effects.extend(open_from(model, dialog, origin));
        return effects;
    }
    ask_day(model);
    if is_first && model.overlays.is_empty() {
        let offers = [
            (
                "Show me around: a short tour",
                Choice::Command(Command::Tour),
            ),
            ("No, thank you; it stays in the menu (F2)", Choice::Stay),
        ];
        model.overlays.push(Overlay::Choices(ChoiceMenu {
            title: "Is this program new to you?".into(),
            offers: offers.map(|(words, way)| (words.to_owned(), way)).into(),
            index: 0,
            origin: Selection::default(),
        }));
    }
    effects
}
