//! What was begun and not saved: what it is called, and how it is gone on with or thrown away.

use crate::dates::date::plain;
use crate::model::Date;
use crate::text::{line, truncate};
use crate::tui::app::{
    AnyDialog, Choice, ChoiceMenu, Model, Overlay, ScrollState, Selection, TextPage, ToastLevel,
};
use crate::tui::state::route::RowId;

/// The columns of the words by which a form is known again.
const WORDS: usize = 24;

/// How many of them are named at the start.
const NAMED: usize = 3;

/// What a form is called that was left: "remark for fans/rig, of 21 Nov".
pub(crate) fn name(model: &Model, dialog: &AnyDialog) -> String {
    let what = match (dialog.draft_name(), about(model, dialog)) {
        (Some(name), Some(about)) => format!("{name} for {about}"),
        (Some(name), None) => name.to_owned(),
        (None, _) => match title(model, dialog) {
            Some(title) => format!("\"{title}\""),
            None => dialog.about().map(RowId::address).unwrap_or_default(),
        },
    };
    match begun(model, dialog) {
        Some(day) => format!("{what}, of {day}"),
        None => what,
    }
}

/// The title of a form, unless what it is about has gone.
fn title(model: &Model, dialog: &AnyDialog) -> Option<String> {
    let origin = Selection::default();
    let context = model.dialog_context(&origin);
    dialog.fields(&context).map(|_| dialog.title(&context))
}

/// What a remark is about: `fans/rig`.
pub(super) fn about(model: &Model, dialog: &AnyDialog) -> Option<String> {
    let kept = model.drafts.get(dialog)?;
    let roadmap = kept.of("roadmap");
    let roadmap = roadmap.filter(|id| model.snapshot.position(id).is_some())?;
    Some(match kept.of("about") {
        Some(about) => format!("{roadmap}/{about}"),
        None => roadmap.to_owned(),
    })
}

/// The day on which it was begun.
pub(super) fn begun(model: &Model, dialog: &AnyDialog) -> Option<String> {
    let kept = model.drafts.get(dialog)?;
    kept.on.map(|on| short(model, on))
}

/// A date without the year where that is this year.
fn short(model: &Model, on: Date) -> String {
    let plain = plain(on);
    let year = plain.rsplit(' ').next().unwrap_or_default();
    let this = crate::dates::date::iso(model.snapshot.today());
    match this.starts_with(year) {
        true => plain[..plain.len() - year.len()].trim_end().to_owned(),
        false => plain,
    }
}

/// The words by which it is known again: of a remark what was said, else the longest that was typed. None while
/// presenting.
pub(super) fn words(model: &Model, dialog: &AnyDialog) -> Option<String> {
    let kept = model.drafts.get(dialog).filter(|_| !model.present)?;
    let longest = || {
        let texts = kept.fields.iter().map(|(_, text)| text.trim());
        texts.max_by_key(|text| text.len())
    };
    let known_by = match dialog.is_remark() {
        true => kept.of("text"),
        false => longest().filter(|text| !text.is_empty()),
    };
    known_by.map(|known_by| format!("“{}”", truncate(&line(known_by), WORDS)))
}

pub(super) fn choose(
    model: &mut Model,
    title: impl Into<String>,
    offers: Vec<(String, Choice)>,
    origin: Selection,
) {
    model.overlays.push(Overlay::Choices(ChoiceMenu {
        title: title.into(),
        offers,
        index: 0,
        origin,
    }));
}

/// Shows everything that was begun and not saved.
pub(crate) fn list(model: &mut Model) {
    let mut drafts: Vec<_> = model.drafts.iter().collect();
    // The newest are the likeliest to be gone on with.
    drafts.sort_by_key(|(_, kept)| std::cmp::Reverse(kept.on));
    let dialogs = drafts.into_iter().map(|(dialog, _)| dialog.clone());
    let dialogs: Vec<AnyDialog> = dialogs.collect();
    let offers = dialogs.into_iter().map(|dialog| {
        let name = name(model, &dialog);
        let words = match words(model, &dialog) {
            // A remark is known again by its words, another form by its title.
            Some(words) if dialog.is_remark() => format!("{words}: {name}"),
            Some(words) => format!("{name}: {words}"),
            None => name,
        };
        (words, Choice::Draft(dialog))
    });
    let offers: Vec<_> = offers.collect();
    match offers.is_empty() {
        true => model.say(ToastLevel::Plain, "Nothing was begun that is not saved"),
        false => choose(model, "Begun and not saved", offers, Selection::default()),
    }
}

/// Asks what is to become of one.
pub(crate) fn ask(model: &mut Model, dialog: &AnyDialog) {
    let go_on = match words(model, dialog) {
        Some(words) => format!("Go on with it: {words}"),
        None => "Go on with it".to_owned(),
    };
    let offers = vec![
        (go_on, Choice::Open(dialog.clone())),
        (
            "Throw it away: what was typed is gone then".to_owned(),
            Choice::Forget(dialog.clone()),
        ),
        ("Leave it for later".to_owned(), Choice::Stay),
    ];
    let title = name(model, dialog);
    choose(model, title, offers, Selection::default());
}

/// Throws one away.
pub(crate) fn forget(model: &mut Model, dialog: &AnyDialog) {
    let name = name(model, dialog);
    if model.drafts.remove(dialog).is_some() {
        model.say(ToastLevel::Plain, format!("Thrown away: {name}"));
    }
}

/// What was typed about something that is not there any more is shown: it can be read and copied.
pub(crate) fn gone(model: &mut Model, dialog: &AnyDialog) {
    let Some(kept) = model.drafts.get(dialog) else {
        return model.say(ToastLevel::Bad, "It is not there any more");
    };
    let mut lines = vec![
        "What it was about is not there any more. This was typed:".to_owned(),
        String::new(),
    ];
    let hidden = model.present;
    let texts = kept.fields.iter().filter(|_| !hidden);
    lines.extend(texts.map(|(key, text)| format!("{key}: {text}")));
    let title = name(model, dialog);
    let page = TextPage::of(title, lines);
    model
        .overlays
        .push(Overlay::Text(page, ScrollState::default()));
}

/// Tells of drafts that could not be read, on a page that stays until it is closed.
pub(crate) fn unread(model: &mut Model, told: String) {
    let lines = told.split_inclusive(". ");
    let lines = lines.map(|line| line.trim_end().to_owned());
    let page = TextPage::of("What was typed and not saved", lines);
    let page = Overlay::Text(page, ScrollState::default());
    model.overlays.push(page);
}

/// What is said when a form is left.
pub(crate) fn left(model: &Model, dialog: &AnyDialog) -> String {
    match dialog.is_remark() {
        true => "Not saved; the feedback is kept, and offered when the next is written".to_owned(),
        false => {
            let what = title(model, dialog).unwrap_or_default();
            format!("Not saved; what you typed is kept for when you open \"{what}\" again")
        }
    }
}

/// What is said when a form is opened again.
pub(crate) fn back(model: &Model, dialog: &AnyDialog) -> String {
    match dialog.is_remark() {
        true => format!("This is the {}; it is not saved yet", name(model, dialog)),
        false => "What you had typed is back; Ctrl-r puts a field back as it was".to_owned(),
    }
}

/// Tells by name, once, what an earlier visit left unsaved. Says whether there was anything.
pub(crate) fn tell(model: &mut Model, key: &str) -> bool {
    let fresh = model.drafts.iter().filter(|(_, kept)| !kept.told);
    let fresh: Vec<AnyDialog> = fresh.map(|(dialog, _)| dialog.clone()).collect();
    if fresh.is_empty() {
        return false;
    }
    let named: Vec<String> = fresh.iter().map(|one| name(model, one)).collect();
    let alike = |name: &String| named.iter().filter(|other| *other == name).count() > 1;
    let told = fresh.iter().zip(&named).take(NAMED);
    let names: Vec<String> = told
        .map(|(dialog, name)| match words(model, dialog) {
            // Two that are called alike are told apart by what was typed.
            Some(words) if alike(name) => format!("{name} {words}"),
            _ => name.clone(),
        })
        .collect();
    let more = match fresh.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    for kept in model.drafts.values_mut() {
        kept.told = true;
    }
    model.say_above(format!(
        "Not saved last time ({key}: go on, or throw away): {}{more}",
        names.join("; ")
    ));
    true
}
