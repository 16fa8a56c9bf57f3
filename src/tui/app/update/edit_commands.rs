//! The actions that change a roadmap: some at once, most through a form.

use crate::commands::{Command, command_spec};
use crate::dates::date::plain;
use crate::edit::operations::milestone::{ConfirmationText, confirm, overdue, start, unblock};
use crate::edit::{ChangeReason, EditError, operations};
use crate::model::{EntryRef, Kind, PORTFOLIO, Status, Value};
use crate::tui::app::update::adding;
use crate::tui::app::update::bulk;
use crate::tui::app::update::commit::{at_once, undo};
use crate::tui::app::update::fill::{self};
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::relocating;
use crate::tui::app::update::review;
use crate::tui::app::update::transaction::transaction;
use crate::tui::app::{Dispatch, Model, Overlay, RowId, ToastLevel};
use crate::tui::dialogs::entry_names::{called, called_all, case};
use crate::tui::dialogs::{self, DialogMaker};
use crate::tui::state::review::asked_about;

/// Does what a command does to its targets.
pub(crate) fn verb(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    let action = dispatch.command;
    review::note(model, dispatch);
    match action {
        Command::Undo => return undo(model, false),
        Command::Redo => return undo(model, true),
        Command::Samples => return vec![Effect::Samples],
        Command::RenameRoadmap => return relocating::rename(model, dispatch),
        Command::ArchiveRoadmap => return relocating::archive(model, dispatch),
        Command::DeleteRoadmap => return relocating::delete(model, dispatch),
        Command::NewFeedback => return fill::remark::remark(model, dispatch.origin.clone()),
        Command::Unsaved => fill::drafts::list(model),
        Command::Add => return adding::offer(model, dispatch),
        Command::Assess if model.offered.is_some() => {
            let offered = model.offered.take();
            return offered.map_or_else(Vec::new, |dialog| fill::open(model, dialog));
        }
        Command::Edit => return edit(model, dispatch),
        _ => {}
    }
    if let Some(DialogMaker::Alone(make)) = dialogs::maker_for(action, &[]) {
        return fill::open(model, make());
    }
    if action == Command::Answer
        && let [key] = dispatch.targets.as_slice()
        && let Some(remark) = asked_about(&model.snapshot, key)
    {
        // In a review a milestone stands there with what was said about it.
        return fill::open(model, dialogs::AnswerFeedback(remark));
    }
    let (mut keys, mut others) = bulk::parted(model, dispatch);
    if action == Command::Blocked && !keys.iter().all(|key| is_blocked(model, key)) {
        let is_blocked = |key: &mut RowId| is_blocked(model, key);
        let blocked: Vec<RowId> = keys.extract_if(.., is_blocked).collect();
        others.extend(blocked.iter().map(|key| bulk::stands(model, key)));
    }
    others.extend(refused(model, action, &mut keys));
    if keys.is_empty() {
        return Vec::new();
    }
    let effects = on_all(model, dispatch, &keys);
    tell(model, &others);
    effects
}

/// Says which were left out: over the form that was opened, or once the rest is on the disk.
fn tell(model: &mut Model, others: &[String]) {
    let Some(told) = bulk::left_out(others) else {
        return;
    };
    if model.saving {
        let warning = model.warning.take();
        let also = warning.map_or_else(String::new, |warning| format!("; {warning}"));
        model.warning = Some(format!("left out: {told}{also}"));
    } else if matches!(model.overlays.last(), Some(Overlay::Form(_))) {
        model.say(ToastLevel::Plain, format!("Left out: {told}"));
    }
}

/// Does it to all of these, to each of which it can be done.
fn on_all(model: &mut Model, dispatch: &Dispatch, keys: &[RowId]) -> Vec<Effect> {
    let action = dispatch.command;
    let Some(first) = keys.first().cloned() else {
        return Vec::new();
    };
    match action {
        Command::Confirm => return confirm_now(model, keys),
        Command::Start => return start_now(model, keys),
        Command::Acknowledge => return acknowledge_now(model, keys),
        Command::Erase => return erase_now(model, keys),
        Command::Blocked if is_blocked(model, &first) => return unblock_now(model, keys),
        Command::Done if is_of(&first, Kind::Decision) => return carried_out(model, &first),
        _ => {}
    }
    let made = match dialogs::maker_for(action, keys) {
        Some(DialogMaker::One(_) | DialogMaker::Only(..)) if keys.len() > 1 => {
            let (key, label) = (model.keymap.label(action), command_spec(action).label);
            let says = format!("{key} ({label}) takes one at a time: Esc ends the selection");
            model.say(ToastLevel::Plain, says);
            None
        }
        Some(DialogMaker::One(make) | DialogMaker::Only(_, make)) => Some(make(first)),
        Some(DialogMaker::All(make) | DialogMaker::Several(make)) => Some(make(keys.to_vec())),
        Some(DialogMaker::Alone(make)) => Some(make()),
        None => None,
    };
    made.map_or_else(Vec::new, |dialog| {
        fill::open_from(model, dialog, dispatch.origin.clone())
    })
}

/// Takes those out that refuse what is done at once, with what each says; all stay where every one refuses.
fn refused(model: &Model, action: Command, keys: &mut Vec<RowId>) -> Vec<String> {
    let frees = action == Command::Blocked && keys.iter().all(|key| is_blocked(model, key));
    let at_once = matches!(
        action,
        Command::Confirm | Command::Start | Command::Acknowledge
    );
    if keys.len() < 2 || !(at_once || frees) {
        return Vec::new();
    }
    let today = model.snapshot.today();
    let why = |key: &RowId| {
        let found = model.snapshot.found(key)?;
        let made = transaction(model, |transaction| match action {
            Command::Confirm => confirm(transaction, &[found], &ConfirmationText::default()),
            Command::Start => start(transaction, found, today),
            Command::Acknowledge => operations::feedback::acknowledge(transaction, found),
            _ => unblock(transaction, found),
        });
        made.err().map(|refusal| refusal.message)
    };
    let told: Vec<Option<String>> = keys.iter().map(why).collect();
    if told.iter().all(Option::is_some) {
        return Vec::new();
    }
    let mut refuses = told.iter();
    keys.retain(|_| refuses.next().is_none_or(Option::is_none));
    told.into_iter().flatten().collect()
}

fn is_of(key: &RowId, kind: Kind) -> bool {
    matches!(key, RowId::Entry(_, other, _) if *other == kind)
}

/// A decision is carried out: today, as whoever marks it another day says by editing it.
fn carried_out(model: &mut Model, key: &RowId) -> Vec<Effect> {
    let words = format!("carried out: {}", called(&model.snapshot, key));
    let today = model.snapshot.today();
    let made = all(model, std::slice::from_ref(key)).and_then(|found| {
        transaction(model, |transaction| {
            let assignments = [("done", Some(Value::Date(today)))];
            let mut found = found.into_iter();
            found.try_for_each(|found| {
                operations::entry::set(transaction, found, &assignments, &ChangeReason::default())
            })
        })
    });
    at_once(model, words, made)
}

fn all(model: &Model, keys: &[RowId]) -> Result<Vec<EntryRef>, EditError> {
    let found = keys.iter().map(|key| model.snapshot.found(key));
    found
        .map(|found| found.ok_or_else(|| EditError::gone("entry")))
        .collect()
}

fn confirm_now(model: &mut Model, keys: &[RowId]) -> Vec<Effect> {
    if let [key] = keys
        && let Some(says) = past_date(model, key)
    {
        model.pending_action = None;
        model.say(ToastLevel::Plain, says);
        return Vec::new();
    }
    let words = format!("confirmed: {}", called_all(&model.snapshot, keys));
    let made = all(model, keys).and_then(|found| {
        transaction(model, |transaction| {
            confirm(transaction, &found, &ConfirmationText::default())
        })
    });
    at_once(model, words, made)
}

/// Why a milestone is not confirmed whose date has passed, and which keys act.
fn past_date(model: &Model, key: &RowId) -> Option<String> {
    let found = model.snapshot.found(key)?;
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let milestone = file.milestones.get(found.index)?;
    let date = overdue(milestone, model.snapshot.today())?;
    Some(format!(
        "{} cannot be confirmed as it stands: its date, {}, has passed. {} gives a new one, {} marks it done",
        called(&model.snapshot, key),
        plain(date),
        model.keymap.label(Command::Forecast),
        model.keymap.label(Command::Done)
    ))
}

fn start_now(model: &mut Model, keys: &[RowId]) -> Vec<Effect> {
    let words = format!("started: {}", called_all(&model.snapshot, keys));
    let today = model.snapshot.today();
    let made = all(model, keys).and_then(|found| {
        transaction(model, |transaction| {
            found
                .into_iter()
                .try_for_each(|found| start(transaction, found, today))
        })
    });
    at_once(model, words, made)
}

fn unblock_now(model: &mut Model, keys: &[RowId]) -> Vec<Effect> {
    let words = format!("unblocked: {}", called_all(&model.snapshot, keys));
    let made = all(model, keys).and_then(|found| {
        transaction(model, |transaction| {
            found
                .into_iter()
                .try_for_each(|found| unblock(transaction, found))
        })
    });
    at_once(model, words, made)
}

fn acknowledge_now(model: &mut Model, keys: &[RowId]) -> Vec<Effect> {
    let words = match keys {
        [key] => format!("acknowledged: {}", case(key)),
        keys => format!("acknowledged: {} feedback", keys.len()),
    };
    let made = all(model, keys).and_then(|found| {
        transaction(model, |transaction| {
            found
                .into_iter()
                .try_for_each(|found| operations::feedback::acknowledge(transaction, found))
        })
    });
    at_once(model, words, made)
}

fn erase_now(model: &mut Model, keys: &[RowId]) -> Vec<Effect> {
    let cases: Vec<String> = keys.iter().map(case).collect();
    let words = format!("erased what was written: {}", cases.join(", "));
    let made = all(model, keys).and_then(|found| {
        transaction(model, |transaction| {
            let mut found = found.into_iter();
            found.try_for_each(|found| operations::feedback::erase(transaction, found))
        })
    });
    at_once(model, words, made)
}

fn is_blocked(model: &Model, key: &RowId) -> bool {
    let (RowId::Entry(roadmap, ..), Some(found)) = (key, model.snapshot.found(key)) else {
        return false;
    };
    let file = model.snapshot.roadmap(roadmap);
    file.and_then(|file| file.milestones.get(found.index))
        .is_some_and(|milestone| milestone.status == Some(Status::Blocked))
}

/// The form for every field: of the entry, or of the cluster where a roadmap as a whole is meant.
fn edit(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    let key = match dispatch.target().cloned() {
        Some(key @ RowId::Entry(..)) => key,
        Some(RowId::Roadmap(id)) if id == PORTFOLIO => {
            RowId::Entry(id, Kind::FileHeader, "portfolio".into())
        }
        Some(RowId::Roadmap(id)) => RowId::Entry(id, Kind::Cluster, "cluster".into()),
        _ => match dispatch.roadmap() {
            Some(id) => RowId::Entry(id.to_owned(), Kind::Cluster, "cluster".into()),
            None => return Vec::new(),
        },
    };
    if let RowId::Entry(_, kind, _) = &key
        && kind.description().nature == crate::model::EntryClass::Record
    {
        model.say(
            ToastLevel::Plain,
            "A record is never changed once it is written",
        );
        return Vec::new();
    }
    fill::open(model, dialogs::EditEntry(key))
}
