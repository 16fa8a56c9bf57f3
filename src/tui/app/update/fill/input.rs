//! Keys while a form is open, and what becomes of it.

use crate::model::Value;
use crate::tui::app::update::fill::feedback::advise;
use crate::tui::app::update::fill::onboarding;
use crate::tui::app::update::fill::submit::act;
use crate::tui::app::update::fill::{assess, drafts, handover, open_from, review};
use crate::tui::app::update::message::Effect;
use crate::tui::app::{Filling, Model, Overlay, Page, Purpose, Reader, Tone};
use crate::tui::input::{Key as Button, KeyCombo};
use crate::tui::widgets::form::{FormEvent, FormInput};

/// Gives a key to the form; puts it back on the stack unless it is left.
pub fn press(model: &mut Model, mut filling: Box<Filling>, chord: KeyCombo) -> Vec<Effect> {
    if chord == KeyCombo::plain(Button::F(9)) && filling.purpose.is_remark() {
        return refer(model, &filling);
    }
    if chord == KeyCombo::plain(Button::F(1)) {
        let page = keys(&filling.purpose);
        model.overlays.push(Overlay::Form(filling));
        model.overlays.push(Overlay::Page(page, Reader::default()));
        return Vec::new();
    }
    if chord == KeyCombo::plain(Button::F(6)) && review::as_last_time(model, &mut filling) {
        changed(model, &mut filling);
        model.overlays.push(Overlay::Form(filling));
        return Vec::new();
    }
    let Some(input) = input(chord) else {
        model.overlays.push(Overlay::Form(filling));
        return Vec::new();
    };
    let event = filling.form.update(input);
    after(model, filling, event)
}

/// Refers what was begun as a remark: what was typed is wiped at once, from the form and from what is kept. The cluster
/// alone goes over.
fn refer(model: &mut Model, filling: &Filling) -> Vec<Effect> {
    model.drafts.remove(&filling.purpose);
    let mut origin = filling.origin.clone();
    if let Some(cluster) = filling.form.value("roadmap") {
        origin.roadmap = Some(cluster.plain());
    }
    let mut effects = open_from(model, Purpose::Refer, origin);
    if let Some(Overlay::Form(filling)) = model.overlays.last_mut()
        && filling.form.value("roadmap").is_some()
    {
        filling.form.focus_on("referred_to");
    }
    effects.push(Effect::KeepDrafts);
    effects
}

/// Does what came of an input; puts the form back on the stack unless it is left.
pub fn after(model: &mut Model, mut filling: Box<Filling>, event: FormEvent) -> Vec<Effect> {
    match event {
        FormEvent::Nothing => {}
        FormEvent::Changed => changed(model, &mut filling),
        FormEvent::Save(_) => return save(model, filling),
        FormEvent::Leave { .. } => return leave(model, &filling),
    }
    model.overlays.push(Overlay::Form(filling));
    Vec::new()
}

/// Pastes into the form.
pub fn paste(model: &mut Model, filling: &mut Filling, text: &str) {
    if filling.form.update(FormInput::Paste(text.to_owned())) == FormEvent::Changed {
        changed(model, filling);
    }
}

fn changed(model: &mut Model, filling: &mut Filling) {
    offer_about(model, filling);
    advise(model, filling);
}

/// What a remark may be about depends on the cluster that is chosen.
fn offer_about(model: &Model, filling: &mut Filling) {
    let chosen = filling.form.value("roadmap");
    let Some(Value::Text(id)) = &chosen else {
        return;
    };
    if !filling.purpose.is_remark() || chosen == filling.offered {
        return;
    }
    let portfolio = &model.known.folder.portfolio;
    for (key, target) in [
        ("about", crate::model::ReferenceTarget::Entry),
        ("owner", crate::model::ReferenceTarget::Owner),
    ] {
        let candidates = crate::edit::input::reference_candidates::candidates(
            portfolio,
            id,
            target,
            !model.present,
        );
        filling.form.offer(key, candidates);
    }
    filling.offered = chosen;
}

/// The keys that work in a form, in words.
fn keys(purpose: &Purpose) -> Page {
    let refer =
        "F9: somebody in danger, corruption or harassment: refer it, and write nothing down";
    let again = "F6: puts in the offices that attended last time";
    let remark = match purpose {
        Purpose::Review(_) => Some(again),
        purpose => purpose.is_remark().then_some(refer),
    };
    let all = [
        "Tab, Shift-Tab, arrows: to the next field, to the one before",
        "Enter: opens the list of a field, goes on, and saves on the last one; in a long text a new line",
        "F2: the list of what can be chosen, or a month to choose a day from",
        "Ctrl-s, F10: saves",
        "Esc: closes what is open; leaves the form",
        "Ctrl-u, Ctrl-w: clears what stands before the cursor, or a word of it",
        "Ctrl-z, Ctrl-y: brings back what was taken away or typed over, and makes it again",
        "Ctrl-r: puts the field back as the form found it",
        "Home, End, Ctrl-a, Ctrl-e: to the beginning of the line, to its end",
        "F4: the text at hand in a browser, which can show every script",
    ];
    Page {
        title: "Keys in a form".to_owned(),
        lines: remark.into_iter().chain(all).map(str::to_owned).collect(),
    }
}

/// What a form may be told by a chord.
fn input(chord: KeyCombo) -> Option<FormInput> {
    if let Some(character) = chord.typed() {
        return Some(FormInput::Char(character));
    }
    Some(match (chord.key, chord.ctrl, chord.shift) {
        (Button::Char('s'), true, _) | (Button::F(10), ..) => FormInput::Save,
        (Button::Char('r'), true, _) => FormInput::Restore,
        (Button::Char('w'), true, _) => FormInput::DeleteWord,
        (Button::Char('u'), true, _) => FormInput::DeleteToStart,
        (Button::Char('z'), true, _) => FormInput::Undo,
        (Button::Char('y'), true, _) => FormInput::Redo,
        (Button::Char('h'), true, _) => FormInput::Backspace,
        (Button::Char('a'), true, _) => FormInput::Home,
        (Button::Char('e'), true, _) => FormInput::End,
        (Button::Char('c'), true, _) | (Button::Esc, ..) => FormInput::Esc,
        (Button::F(2), ..) => FormInput::Pick,
        (Button::Enter, ..) => FormInput::Enter,
        (Button::Tab, _, false) => FormInput::Tab,
        (Button::Tab, _, true) => FormInput::BackTab,
        (Button::Up, ..) => FormInput::Up,
        (Button::Down, ..) => FormInput::Down,
        (Button::Left, true, _) => FormInput::WordLeft,
        (Button::Right, true, _) => FormInput::WordRight,
        (Button::Left, ..) => FormInput::Left,
        (Button::Right, ..) => FormInput::Right,
        (Button::Home, ..) => FormInput::Home,
        (Button::End, ..) => FormInput::End,
        (Button::PageUp, ..) => FormInput::PageUp,
        (Button::PageDown, ..) => FormInput::PageDown,
        (Button::Backspace, ..) => FormInput::Backspace,
        (Button::Delete, ..) => FormInput::Delete,
        _ => return None,
    })
}

/// Turns the form into edits. It stays until they are on the disk.
fn save(model: &mut Model, mut filling: Box<Filling>) -> Vec<Effect> {
    if let Some(told) = filling.form.take_overtaken() {
        // Nobody's edit goes under unseen; saving again is a decision.
        let told = format!("{told}. Save once more to put yours in its place");
        filling.form.refuse(told);
        model.overlays.push(Overlay::Form(filling));
        return Vec::new();
    }
    if filling.purpose == Purpose::Roadmap {
        return crate::tui::app::update::commit::create(model, filling);
    }
    if let Purpose::Where(exchange) = filling.purpose {
        return crate::tui::app::update::exchange::go(model, exchange, &filling);
    }
    if filling.purpose == Purpose::Name {
        return onboarding::name_said(model, &filling.form);
    }
    if filling.purpose == Purpose::Day {
        return onboarding::day_said(model, &filling.form);
    }
    let mut dice = model.dice.clone();
    let made = act(model, &filling, &mut dice);
    model.dice = dice;
    match made {
        Ok(act) if act.work.is_empty() => {
            model.drafts.remove(&filling.purpose);
            model.say(Tone::Plain, "Nothing was changed");
            Vec::new()
        }
        Ok(act) => {
            model.after = (
                assess::after(model, &filling.purpose),
                handover::note(model, &filling),
            );
            model.overlays.push(Overlay::Form(filling));
            crate::tui::app::update::commit::commit(model, act.work, act.words)
        }
        Err(refusal) => {
            let words = match refusal.hint.as_str() {
                "" => refusal.message.clone(),
                hint => format!("{}: {hint}", refusal.message),
            };
            model.say(Tone::Bad, words);
            model.overlays.push(Overlay::Form(filling));
            Vec::new()
        }
    }
}

/// Leaves the form; what was typed is kept.
fn leave(model: &mut Model, filling: &Filling) -> Vec<Effect> {
    if filling.purpose == Purpose::Name {
        return onboarding::name_left(model);
    }
    // It settles nothing after all.
    model.doing = None;
    if model.keep(filling) {
        let told = drafts::left(model, &filling.purpose);
        model.say(Tone::Plain, told);
    }
    Vec::new()
}
