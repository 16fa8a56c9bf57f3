//! Keys while a form is open, and what becomes of it.

use crate::commands::{Command, CommandSpec, TABLE};
use crate::model::{Kind, Value};
use crate::tui::app::update::fill::feedback::advise;
use crate::tui::app::update::fill::fields::file_of;
use crate::tui::app::update::fill::onboarding;
use crate::tui::app::update::fill::submit::act;
use crate::tui::app::update::fill::{assess, bulk_forecast, drafts, handover, open_from, review};
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::relocating;
use crate::tui::app::{Filling, Key, Model, Overlay, Page, Purpose, Reader, Tone};
use crate::tui::input::KeyCombo;
use crate::tui::widgets::form::{FormEvent, FormInput};

/// Gives a key to the form; puts it back on the stack unless it is left.
pub(crate) fn press(model: &mut Model, mut filling: Box<Filling>, chord: KeyCombo) -> Vec<Effect> {
    let command = model.keymap.in_form(chord);
    match (command, chord.typed()) {
        (Some(Command::FormRefer), _) if filling.purpose.is_remark() => {
            return refer(model, &filling);
        }
        (Some(Command::FormHelp), _) => {
            let page = keys(model, &filling.purpose);
            model.overlays.push(Overlay::Form(filling));
            model.overlays.push(Overlay::Page(page, Reader::default()));
            return Vec::new();
        }
        (Some(Command::FormLastTime), _) if review::as_last_time(model, &mut filling) => {
            changed(model, &mut filling);
            model.overlays.push(Overlay::Form(filling));
            return Vec::new();
        }
        _ => {}
    }
    let typed = chord.typed().map(FormInput::Char);
    match command.and_then(input).or(typed) {
        Some(input) => {
            let event = filling.form.update(input);
            after(model, filling, event)
        }
        None => {
            let help = model.keymap.label(Command::FormHelp);
            model.overlays.push(Overlay::Form(filling));
            let says = format!("{chord} does nothing in this form; {help} lists the keys");
            model.say(Tone::Plain, says);
            Vec::new()
        }
    }
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
pub(crate) fn after(model: &mut Model, mut filling: Box<Filling>, event: FormEvent) -> Vec<Effect> {
    match event {
        FormEvent::Nothing => {}
        FormEvent::Changed => changed(model, &mut filling),
        FormEvent::New(key, kind) => return make(model, filling, key, kind),
        FormEvent::Save(_) => return save(model, filling),
        FormEvent::Leave { .. } => return leave(model, &filling),
    }
    model.overlays.push(Overlay::Form(filling));
    Vec::new()
}

/// Opens the form for an entry that a list lacks, over the form that asks for it.
fn make(model: &mut Model, mut filling: Box<Filling>, key: String, kind: Kind) -> Vec<Effect> {
    let chosen = filling.form.value("roadmap").map(|value| value.plain());
    let file = chosen.unwrap_or_else(|| file_of(&filling.purpose, &filling.origin));
    let origin = filling.origin.clone();
    filling.awaits = Some(key);
    model.overlays.push(Overlay::Form(filling));
    open_from(model, Purpose::Add(file, kind), origin)
}

/// Gives an entry that was made to the form that asked for it, which is on top again. Says whether one did.
pub(crate) fn take_made(model: &mut Model, made: &Key) -> bool {
    let (Some(file), Key::Entry(_, _, id)) = (made.roadmap(), made) else {
        return false;
    };
    let Some(Overlay::Form(mut filling)) = model
        .overlays
        .pop_if(|top| matches!(top, Overlay::Form(one) if one.awaits.is_some()))
    else {
        return false;
    };
    if let Some(key) = filling.awaits.take() {
        let target = filling.form.target(&key);
        let portfolio = &model.known.folder.portfolio;
        let candidates = target.map(|target| {
            crate::edit::input::reference_candidates::candidates(
                portfolio,
                file,
                target,
                !model.present,
            )
        });
        filling
            .form
            .take_made(&key, id, candidates.unwrap_or_default());
        changed(model, &mut filling);
    }
    model.overlays.push(Overlay::Form(filling));
    true
}

/// Pastes into the form.
pub(crate) fn paste(model: &mut Model, filling: &mut Filling, text: &str) {
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

/// The keys that work in a form, in words, as they are bound.
fn keys(model: &Model, purpose: &Purpose) -> Page {
    let row = |spec: &CommandSpec| {
        let keys = model.keymap.keys(spec.action).iter();
        let keys: Vec<String> = keys.map(|key| key.label()).collect();
        format!("{}: {}", keys.join(", "), spec.help)
    };
    let is_here = |spec: &&CommandSpec| match spec.action {
        Command::FormRefer => purpose.is_remark(),
        Command::FormLastTime => matches!(purpose, Purpose::Review(_)),
        _ => spec.in_forms(),
    };
    // What one form alone has comes first.
    let own =
        |spec: &&&CommandSpec| matches!(spec.action, Command::FormRefer | Command::FormLastTime);
    let all: Vec<&CommandSpec> = TABLE.iter().filter(is_here).collect();
    let (first, rest): (Vec<&CommandSpec>, Vec<&CommandSpec>) = all.iter().partition(own);
    let mut lines: Vec<String> = first.into_iter().chain(rest).map(row).collect();
    lines.push("Space: ticks one of several in a list; Enter takes them".to_owned());
    let page = model.keymap.label(Command::ShowText);
    lines.push(format!(
        "{page}: the text at hand in a browser, which can show every script"
    ));
    Page {
        title: "Keys in a form".to_owned(),
        lines,
    }
}

/// What a form is told by a command.
fn input(command: Command) -> Option<FormInput> {
    Some(match command {
        Command::FormSave => FormInput::Save,
        Command::FormClose => FormInput::Esc,
        Command::FormEnter => FormInput::Enter,
        Command::FormNext => FormInput::Tab,
        Command::FormPrevious => FormInput::BackTab,
        Command::FormUp => FormInput::Up,
        Command::FormDown => FormInput::Down,
        Command::FormLeft => FormInput::Left,
        Command::FormRight => FormInput::Right,
        Command::FormWordLeft => FormInput::WordLeft,
        Command::FormWordRight => FormInput::WordRight,
        Command::FormHome => FormInput::Home,
        Command::FormEnd => FormInput::End,
        Command::FormPageUp => FormInput::PageUp,
        Command::FormPageDown => FormInput::PageDown,
        Command::FormList => FormInput::Pick,
        Command::FormRestore => FormInput::Restore,
        Command::FormUndo => FormInput::Undo,
        Command::FormRedo => FormInput::Redo,
        Command::FormDeleteWord => FormInput::DeleteWord,
        Command::FormDeleteToStart => FormInput::DeleteToStart,
        Command::FormBackspace => FormInput::Backspace,
        Command::FormDelete => FormInput::Delete,
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
    if let Some(doubt) = bulk_forecast::doubt(model, &filling)
        && filling.form.ask_once(bulk_forecast::TO, &doubt)
    {
        model.overlays.push(Overlay::Form(filling));
        return Vec::new();
    }
    if matches!(filling.purpose, Purpose::Rename(_) | Purpose::Delete(_)) {
        return relocating::save(model, filling);
    }
    if filling.purpose == Purpose::Roadmap {
        return crate::tui::app::update::commit::create(model, filling);
    }
    if let Purpose::Where(exchange) = filling.purpose {
        return crate::tui::app::update::exchange::go(model, exchange, &filling);
    }
    if let Purpose::Write { kind, open } = filling.purpose {
        return crate::tui::app::update::output::write(model, &filling, kind, open);
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
            model.added = act.added;
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
    if filling.purpose == Purpose::Day {
        return vec![Effect::ClockAnswer(None)];
    }
    // It settles nothing after all.
    model.doing = None;
    if model.keep(filling) {
        let told = drafts::left(model, &filling.purpose);
        model.say(Tone::Plain, told);
    }
    Vec::new()
}
