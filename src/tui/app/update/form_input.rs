//! Keys while a form is open, and what becomes of it.

use crate::commands::{Command, CommandSpec, TABLE};
use crate::model::{Kind, Value};
use crate::tui::app::update::fill::feedback::advise;
use crate::tui::app::update::fill::onboarding;
use crate::tui::app::update::fill::{drafts, open_from};
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::outcome;
use crate::tui::app::{
    AnyDialog, Model, OpenDialog, Overlay, RowId, ScrollState, TextPage, ToastLevel,
};
use crate::tui::dialogs::{AddEntry, ReferCase};
use crate::tui::input::KeyCombo;
use crate::tui::widgets::form::{FormEvent, FormInput};

/// Gives a key to the form; puts it back on the stack unless it is left.
pub(crate) fn press(model: &mut Model, mut open: Box<OpenDialog>, chord: KeyCombo) -> Vec<Effect> {
    let command = model.keymap.in_form(chord);
    match (command, chord.typed()) {
        (Some(Command::FormRefer), _) if open.dialog.is_remark() => {
            return refer(model, &open);
        }
        (Some(Command::FormHelp), _) => {
            let page = keys(model, &open.dialog);
            model.overlays.push(Overlay::Form(open));
            model
                .overlays
                .push(Overlay::Text(page, ScrollState::default()));
            return Vec::new();
        }
        (Some(Command::FormLastTime), _) if open.dialog.has_last_time() => {
            let context = model.dialog_context(&open.origin);
            if let Some((field, text)) = open.dialog.last_time(&context, &open.form) {
                open.form.take_draft(&[(field.to_owned(), text)]);
                open.form.focus_on(field);
            }
            changed(model, &mut open);
            model.overlays.push(Overlay::Form(open));
            return Vec::new();
        }
        _ => {}
    }
    let typed = chord.typed().map(FormInput::Char);
    match command.and_then(input).or(typed) {
        Some(input) => {
            let event = open.form.update(input.clone());
            let idle = (event == FormEvent::Nothing).then(|| open.form.idle(&input));
            let effects = after(model, open, event);
            if let Some(why) = idle.filter(|why| !why.is_empty()) {
                model.say(ToastLevel::Plain, why);
            }
            effects
        }
        None => {
            let help = model.keymap.label(Command::FormHelp);
            model.overlays.push(Overlay::Form(open));
            let says = format!("{chord} does nothing in this form; {help} lists the keys");
            model.say(ToastLevel::Plain, says);
            Vec::new()
        }
    }
}

/// Refers what was begun as a remark: what was typed is wiped at once, from the form and from what is kept. The cluster
/// alone goes over.
fn refer(model: &mut Model, open: &OpenDialog) -> Vec<Effect> {
    model.drafts.remove(&open.dialog);
    let mut origin = open.origin.clone();
    if let Some(cluster) = open.form.value("roadmap") {
        origin.roadmap = Some(cluster.plain());
    }
    let mut effects = open_from(model, ReferCase, origin);
    if let Some(Overlay::Form(open)) = model.overlays.last_mut()
        && open.form.value("roadmap").is_some()
    {
        open.form.focus_on("referred_to");
    }
    effects.push(Effect::KeepDrafts);
    effects
}

/// Does what came of an input; puts the form back on the stack unless it is left.
pub(crate) fn after(model: &mut Model, mut open: Box<OpenDialog>, event: FormEvent) -> Vec<Effect> {
    match event {
        FormEvent::Nothing => {}
        FormEvent::Changed => changed(model, &mut open),
        FormEvent::New(key, kind) => return make(model, open, key, kind),
        FormEvent::Save(_) => return save(model, open),
        FormEvent::Leave { .. } => return leave(model, &open),
        FormEvent::Advice => {
            let page = TextPage::of("What follows", open.form.advice().to_vec());
            model.overlays.push(Overlay::Form(open));
            model
                .overlays
                .push(Overlay::Text(page, ScrollState::default()));
            return Vec::new();
        }
    }
    model.overlays.push(Overlay::Form(open));
    Vec::new()
}

/// Opens the form for an entry that a list lacks, over the form that asks for it.
fn make(model: &mut Model, mut open: Box<OpenDialog>, key: String, kind: Kind) -> Vec<Effect> {
    let chosen = open.form.value("roadmap").map(|value| value.plain());
    let file = chosen.unwrap_or_else(|| open.dialog.file(&open.origin).to_owned());
    let origin = open.origin.clone();
    open.awaits = Some(key);
    model.overlays.push(Overlay::Form(open));
    open_from(model, AddEntry(file, kind), origin)
}

/// Gives an entry that was made to the form that asked for it, which is on top again. Says whether one did.
pub(crate) fn take_made(model: &mut Model, made: &RowId) -> bool {
    let (Some(file), RowId::Entry(_, _, id)) = (made.roadmap(), made) else {
        return false;
    };
    let Some(Overlay::Form(mut open)) = model
        .overlays
        .pop_if(|top| matches!(top, Overlay::Form(one) if one.awaits.is_some()))
    else {
        return false;
    };
    if let Some(key) = open.awaits.take() {
        let target = open.form.target(&key);
        let portfolio = &model.snapshot.folder.portfolio;
        let candidates = target.map(|target| {
            crate::edit::input::reference_candidates::candidates(
                portfolio,
                file,
                target,
                !model.present,
            )
        });
        open.form
            .take_made(&key, id, candidates.unwrap_or_default());
        changed(model, &mut open);
    }
    model.overlays.push(Overlay::Form(open));
    true
}

/// Pastes into the form.
pub(crate) fn paste(model: &mut Model, open: &mut OpenDialog, text: &str) {
    if open.form.update(FormInput::Paste(text.to_owned())) == FormEvent::Changed {
        changed(model, open);
    }
}

fn changed(model: &mut Model, open: &mut OpenDialog) {
    offer_about(model, open);
    advise(model, open);
}

/// What a remark may be about depends on the cluster that is chosen.
fn offer_about(model: &Model, open: &mut OpenDialog) {
    let chosen = open.form.value("roadmap");
    let Some(Value::Text(id)) = &chosen else {
        return;
    };
    if !open.dialog.is_remark() || chosen == open.offered {
        return;
    }
    let portfolio = &model.snapshot.folder.portfolio;
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
        open.form.offer(key, candidates);
    }
    open.offered = chosen;
}

/// The keys that work in a form, in words, as they are bound.
fn keys(model: &Model, dialog: &AnyDialog) -> TextPage {
    let row = |spec: &CommandSpec| {
        let keys = model.keymap.keys(spec.action).iter();
        let keys: Vec<String> = keys.map(|key| key.label()).collect();
        format!("{}: {}", keys.join(", "), spec.help)
    };
    let is_here = |spec: &&CommandSpec| match spec.action {
        Command::FormRefer => dialog.is_remark(),
        Command::FormLastTime => dialog.has_last_time(),
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
    TextPage::of("Keys in a form", lines)
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

/// Does what the form comes to. It stays until its edits are on the disk.
fn save(model: &mut Model, mut open: Box<OpenDialog>) -> Vec<Effect> {
    if let Some(told) = open.form.take_overtaken() {
        // Nobody's edit goes under unseen; saving again is a decision.
        let told = format!("{told}. Save once more to put yours in its place");
        open.form.refuse(told);
        model.overlays.push(Overlay::Form(open));
        return Vec::new();
    }
    let context = model.dialog_context(&open.origin);
    let doubt = open.dialog.doubt(&context, &open.form);
    if let Some((field, question)) = doubt
        && open.form.ask_once(field, &question)
    {
        model.overlays.push(Overlay::Form(open));
        return Vec::new();
    }
    let context = model.dialog_context(&open.origin);
    let mut ids = model.ids.clone();
    let made = open.dialog.submit(&context, &open.form, &mut ids);
    model.ids = ids;
    match made {
        Ok(made) => outcome::apply(model, open, made),
        Err(refusal) => {
            let words = match refusal.hint.as_str() {
                "" => refusal.message.clone(),
                hint => format!("{}: {hint}", refusal.message),
            };
            match open.dialog.refuses_in_form() {
                true => open
                    .form
                    .refuse(format!("not saved yet: {}", refusal.message)),
                false => model.say(ToastLevel::Bad, words),
            }
            model.overlays.push(Overlay::Form(open));
            Vec::new()
        }
    }
}

/// Leaves the form; what was typed is kept.
fn leave(model: &mut Model, open: &OpenDialog) -> Vec<Effect> {
    if matches!(open.dialog, AnyDialog::IdentifyActor(_)) {
        return onboarding::name_left(model);
    }
    if matches!(open.dialog, AnyDialog::SetToday(_)) {
        return vec![Effect::ClockAnswer(None)];
    }
    // It settles nothing after all.
    model.pending_action = None;
    if model.keep(open) {
        let told = drafts::left(model, &open.dialog);
        model.say(ToastLevel::Plain, told);
    }
    Vec::new()
}
