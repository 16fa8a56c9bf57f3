//! The message to an owner, copied from a row; and the reply that comes back, looked at before anything is written.

use crate::commands::{Command, command_spec};
use crate::model::{EntryRef, Kind, ReferenceIndex};
use crate::query::address::address_of;
use crate::query::fields::FilterContext;
use crate::report::chase::items;
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::{commit, fill, window_scroll};
use crate::tui::app::{
    AnyDialog, Choice, ChoiceMenu, Dispatch, Model, Overlay, ScrollState, TextPage, ToastLevel,
};
use crate::tui::dialogs::PasteReply;
use crate::tui::input::KeyCombo;
use crate::tui::state::chase::{ChaseRequest, ChaseView, ReplyRequest, ReplyView};
use crate::tui::state::route::RowId;

/// Copies the message to the owner of a row, asks for its language first, or opens the form for the reply.
pub(crate) fn act(model: &mut Model, dispatch: Dispatch) -> Vec<Effect> {
    let Some(owner) = dispatch.target().and_then(|key| owner_of(model, key)) else {
        let says = nobody(model, &dispatch);
        model.say(ToastLevel::Plain, says);
        return Vec::new();
    };
    match dispatch.command {
        Command::ChaseIn => ask_language(model, &owner, dispatch),
        Command::Reply if model.present => {
            let key = model.keymap.label(Command::Present);
            let says = format!("The reply may show names: end the presentation first ({key})");
            model.say(ToastLevel::Plain, says);
            Vec::new()
        }
        Command::Reply => fill::open_from(model, PasteReply(owner), dispatch.origin),
        _ => copy(model, &owner, None),
    }
}

/// Why nobody can be asked about a row, and what gives it an owner.
fn nobody(model: &Model, dispatch: &Dispatch) -> String {
    let context = model.context_of(&dispatch.origin);
    if dispatch.target().is_some_and(RowId::is_nobody) {
        let down = model.keymap.label(Command::Down);
        return format!("These have no owner, so there is nobody to ask: {down} goes to them");
    }
    let giving = [Command::Owner, Command::Edit];
    let giving = giving
        .into_iter()
        .find(|one| command_spec(*one).applies(&context));
    let way = giving.map(|one| format!(": {} gives it an owner", model.keymap.label(one)));
    format!(
        "It has no owner, so there is nobody to ask{}",
        way.unwrap_or_default()
    )
}

/// The owner that answers for a row; of an owner's row the owner.
pub(super) fn owner_of(model: &Model, key: &RowId) -> Option<RowId> {
    let found = model.snapshot.found(key)?;
    if found.kind == Kind::Owner {
        return Some(key.clone());
    }
    let portfolio = &model.snapshot.folder.portfolio;
    let names = ReferenceIndex::new(portfolio);
    let known = FilterContext::new(portfolio, &names, &model.snapshot.plan);
    let owner = known.subject(found).owner()?;
    model.snapshot.key(owner)
}

fn ask_language(model: &mut Model, owner: &RowId, dispatch: Dispatch) -> Vec<Effect> {
    let offers = model.languages.iter().map(|tag| {
        let choice = Choice::Chase(owner.clone(), tag.clone());
        (language_name(tag).to_owned(), choice)
    });
    let offers = offers.collect();
    model.overlays.push(Overlay::Choices(ChoiceMenu {
        title: "In which language?".to_owned(),
        offers,
        index: 0,
        origin: dispatch.origin,
    }));
    Vec::new()
}

fn language_name(tag: &str) -> &str {
    match tag {
        "en" => "English",
        "ur" => "Urdu",
        tag => tag,
    }
}

/// Has the message written beside the screen.
pub(crate) fn copy(model: &mut Model, owner: &RowId, language: Option<String>) -> Vec<Effect> {
    let Some(found) = model.snapshot.found(owner) else {
        model.say(ToastLevel::Bad, "The owner is gone from the roadmap");
        return Vec::new();
    };
    vec![Effect::Chase(ChaseRequest {
        owner: address(model, found),
        language,
        redact: model.present,
    })]
}

fn address(model: &Model, owner: EntryRef) -> String {
    address_of(&model.snapshot.folder.portfolio, owner)
}

/// The message is there, or not: it goes into the clipboard, and what comes next is said.
pub(crate) fn written(model: &mut Model, result: Result<ChaseView, String>) -> Vec<Effect> {
    let view = match result {
        Ok(view) => view,
        Err(why) => {
            model.say(ToastLevel::Plain, why);
            return Vec::new();
        }
    };
    let (reply, other) = (Command::Reply, Command::ChaseIn);
    let (reply, other) = (model.keymap.label(reply), model.keymap.label(other));
    let copied = format!(
        "Copied for {} ({}, {})",
        view.office,
        items(view.items),
        language_name(&view.language)
    );
    match view.forgotten {
        None => model.say(
            ToastLevel::Good,
            format!("{copied}: paste it into a message; {reply} takes the reply in, {other} another language"),
        ),
        Some(why) => model.say(
            ToastLevel::Bad,
            format!("{copied}, but not remembered ({why}): take the reply in before the roadmaps change"),
        ),
    }
    vec![Effect::Copy(view.text)]
}

/// The reply was pasted: it is read beside the screen. The form stays below what is then shown.
pub(crate) fn read(model: &mut Model, request: ReplyRequest) -> Vec<Effect> {
    model.busy = Some("Reading the reply".into());
    vec![Effect::Reply(request)]
}

/// The reply was read, or not.
pub(crate) fn shown(model: &mut Model, result: Result<ReplyView, String>) {
    model.busy = None;
    let is_open = matches!(
        model.overlays.last(),
        Some(Overlay::Form(open)) if matches!(open.dialog, AnyDialog::PasteReply(_))
    );
    match result {
        Ok(view) if is_open => {
            model.reply = Some(Box::new(view));
            model.overlays.push(Overlay::Reply(ScrollState::default()));
        }
        // The form was left meanwhile: what was pasted is kept with it.
        Ok(_) => {}
        Err(why) => model.say(ToastLevel::Bad, why),
    }
}

/// Keys while the preview is shown: `Enter` writes, `Esc` goes back to the form; others scroll.
pub(crate) fn press(model: &mut Model, mut reader: ScrollState, chord: KeyCombo) -> Vec<Effect> {
    match window_scroll::moves(model, chord) {
        Some(Command::Open) => return write(model, reader),
        Some(Command::Back) => {
            model.reply = None;
            model.say(
                ToastLevel::Plain,
                "Nothing was written: correct it, or leave it for later",
            );
            return Vec::new();
        }
        command if window_scroll::scroll(model, &mut reader, command) => {}
        _ => model.say(
            ToastLevel::Plain,
            "Enter writes it, Esc goes back to the words",
        ),
    }
    model.overlays.push(Overlay::Reply(reader));
    Vec::new()
}

/// Writes what was looked at, as one act.
fn write(model: &mut Model, reader: ScrollState) -> Vec<Effect> {
    let Some(view) = model.reply.take() else {
        return Vec::new();
    };
    if view.work.is_empty() {
        model.reply = Some(view);
        model.overlays.push(Overlay::Reply(reader));
        let says = "Nothing of it can be written: Esc goes back to the words";
        model.say(ToastLevel::Plain, says);
        return Vec::new();
    }
    if view.generation != model.snapshot.generation {
        // Another program wrote meanwhile: what was looked at is no longer what would be written.
        let says = "The roadmaps changed meanwhile: look at it again";
        model.say(ToastLevel::Plain, says);
        return vec![Effect::Reply(view.request)];
    }
    let words = format!(
        "reply of {}: {}",
        view.request.owner,
        items(view.understood)
    );
    if !view.left_out.is_empty() {
        let page = TextPage::of("Not understood, and not written", view.left_out);
        model.after.1 = Some(Overlay::Text(page, ScrollState::default()));
    }
    commit::commit(model, view.work, words)
}
