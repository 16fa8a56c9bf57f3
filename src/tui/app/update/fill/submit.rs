//! From a filled form to edits: the same verbs as the commands use.

use crate::edit::change::EntryPath;
use crate::edit::operations::rename::rename_references;
use crate::edit::operations::{entry, feedback, milestone, record};
use crate::edit::{Actor, ChangeReason, ChangeSet, Edit, EditError, NewEntry, Transaction};
use crate::model::{Code, EntryRef, Kind, ReferenceIndex, Roadmap, Value};
use crate::tui::app::filter_rows::calendar;
use crate::tui::app::update::fill::entry_names::{called, called_all, case, said_date};
use crate::tui::app::update::fill::{assess, bulk_forecast, handover, resolve_conflict};
use crate::tui::app::{Dice, Filling, Key, Known, Model, Purpose};
use crate::tui::widgets::form::{CHANGE, Form};

/// What an act comes to, and the words for it: "forecast of iso-17025".
#[derive(Clone, Debug)]
pub(crate) struct Act {
    /// The edits.
    pub work: ChangeSet,
    /// The words.
    pub words: String,
    /// What it adds, in the roadmap of that id.
    pub added: Option<(String, EntryPath)>,
}

/// Who acts, on which day.
pub(crate) fn actor(model: &Model) -> Actor {
    Actor {
        by: model.actor.clone(),
        on: model.known.today(),
        machine: model.known.status.machine,
    }
}

/// Does something in a session over what is known.
pub(crate) fn transaction(
    model: &Model,
    act: impl FnOnce(&mut Transaction<'_>) -> Result<(), EditError>,
) -> Result<ChangeSet, EditError> {
    let portfolio = &model.known.folder.portfolio;
    let names = ReferenceIndex::new(portfolio);
    let actor = actor(model);
    if actor.by.is_empty() {
        return Err(EditError::new(
            "nobody knows who you are, and every change is recorded with a name",
            "say it under \"who you are\" in the menu (F2), or start with --as NAME",
        ));
    }
    let mut transaction = Transaction::new(portfolio, &names, &actor);
    act(&mut transaction)?;
    Ok(transaction.finish())
}

/// What a filled form comes to.
///
/// # Errors
/// What is missing or wrong, in words.
pub(crate) fn act(model: &Model, filling: &Filling, dice: &mut Dice) -> Result<Act, EditError> {
    let form = &filling.form;
    let known = &model.known;
    let reason = change_reason(form);
    let mut added = None;
    let work = transaction(model, |transaction| match &filling.purpose {
        Purpose::Edit(key) | Purpose::Count(key) => edit(known, transaction, key, form, &reason),
        Purpose::Add(file, kind) => {
            let path = add(known, transaction, file, *kind, form, dice)?;
            added = Some((file.clone(), path));
            Ok(())
        }
        Purpose::AddPart(key, kind) => {
            let path = add_part(known, transaction, key, *kind, form)?;
            added = key.roadmap().map(|id| (id.to_owned(), path));
            Ok(())
        }
        Purpose::Forecast(key) => forecast(known, transaction, key, form, &reason),
        Purpose::Shift(keys) => {
            let (stride, calendar) = (bulk_forecast::stride(known, form)?, calendar(known));
            milestone::shift(transaction, &all(known, keys)?, &stride, &calendar, &reason)
        }
        Purpose::Done(keys) => each(known, keys, |found| done(transaction, found, form)),
        Purpose::Block(keys) => {
            let by = text(form, "blocked_by").unwrap_or_default();
            each(known, keys, |found| {
                milestone::block(transaction, found, &by)
            })
        }
        Purpose::Owner(keys) => {
            let owner = text(form, "owner").unwrap_or_default();
            each(known, keys, |found| {
                milestone::reassign(transaction, found, &owner, &reason)
            })
        }
        Purpose::Quiet(keys) => each(known, keys, |found| quiet(known, transaction, found, form)),
        Purpose::Approve(keys) => {
            let to = form.value("baseline").and_then(|value| value.as_date());
            milestone::approve(transaction, &all(known, keys)?, to, &reason)
        }
        Purpose::Drop(keys) => each(known, keys, |found| {
            milestone::drop(transaction, found, &reason)
        }),
        Purpose::Assess(key) => assess::act(known, transaction, key, form),
        Purpose::Handover(key) => handover::act(model, transaction, key, filling),
        Purpose::Answer(key) => {
            let outcome = text(form, "outcome").unwrap_or_default();
            let answer = text(form, "answer").unwrap_or_default();
            feedback::answer(transaction, found(known, key)?, &outcome, &answer)
        }
        Purpose::Tell(keys) => {
            let satisfied = form
                .value("satisfied")
                .map(|value| value == Value::Truth(true));
            each(known, keys, |found| {
                feedback::tell(transaction, found, satisfied)
            })
        }
        Purpose::Reopen(key) => feedback::reopen(transaction, found(known, key)?, &reason),
        Purpose::Settle(key) => resolve_conflict::third(known, transaction, key, form, &reason),
        Purpose::Feedback(_) => remark(known, transaction, form, dice),
        Purpose::Refer => {
            let office = text(form, "referred_to").unwrap_or_default();
            let random = |count| dice.characters(count);
            feedback::refer(transaction, chosen(known, form)?, &office, random).map(drop)
        }
        Purpose::Review(file) => record::review(
            transaction,
            known.position(file),
            filled(&known.folder.portfolio.shared, Kind::Review, form),
        )
        .map(drop),
        Purpose::Rename(id) => {
            let new = text(form, "id").unwrap_or_default();
            rename_references(transaction, id, &new)
        }
        Purpose::Delete(id) => {
            let name = known
                .roadmap(id)
                .map(|one| Value::Text(one.name().to_owned()));
            let name = name.map(|name| Value::Table(vec![("name".to_owned(), name)]));
            let reason =
                ChangeReason::of(Code::Other, text(form, "change.why").unwrap_or_default());
            transaction
                .editor(None)
                .log(id, "removed", name, None, &reason);
            Ok(())
        }
        Purpose::Roadmap
        | Purpose::Name
        | Purpose::Day
        | Purpose::Where(_)
        | Purpose::Write { .. } => Ok(()),
    })?;
    let words = words(model, filling) + &along(&filling.purpose, &work);
    Ok(Act { work, words, added })
}

/// The reason that was given.
fn change_reason(form: &Form) -> ChangeReason {
    let said = |key: &str| text(form, &format!("{CHANGE}{key}"));
    let feedback = match form.value(&format!("{CHANGE}feedback")) {
        Some(Value::List(items)) => items.iter().map(Value::plain).collect(),
        _ => Vec::new(),
    };
    ChangeReason {
        cause: None,
        code: said("code"),
        why: said("why"),
        approved_by: said("approved_by"),
        reference: said("ref"),
        feedback,
    }
}

pub(in crate::tui::app::update) fn text(form: &Form, key: &str) -> Option<String> {
    form.value(key)
        .map(|value| value.plain())
        .filter(|text| !text.is_empty())
}

pub(super) fn found(known: &Known, key: &Key) -> Result<EntryRef, EditError> {
    known.found(key).ok_or_else(|| EditError::gone("entry"))
}

fn all(known: &Known, keys: &[Key]) -> Result<Vec<EntryRef>, EditError> {
    keys.iter().map(|key| found(known, key)).collect()
}

fn each(
    known: &Known,
    keys: &[Key],
    mut act: impl FnMut(EntryRef) -> Result<(), EditError>,
) -> Result<(), EditError> {
    all(known, keys)?.into_iter().try_for_each(&mut act)
}

fn edit(
    known: &Known,
    transaction: &mut Transaction<'_>,
    key: &Key,
    form: &Form,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let changes = form.changes();
    let assignments: Vec<(&str, Option<Value>)> = changes
        .iter()
        .filter(|(key, _)| !key.starts_with(CHANGE))
        .map(|(key, value)| (key.as_str(), value.clone()))
        .collect();
    if let (Some((holder, at)), Key::Entry(_, kind, _)) = (known.part(key), key) {
        return entry::set_part(transaction, holder, (*kind, at), &assignments, reason);
    }
    entry::set(transaction, found(known, key)?, &assignments, reason)
}

/// A new entry or record of what the form holds.
fn filled(shared: &Roadmap, kind: Kind, form: &Form) -> NewEntry {
    let fields = shared.fields(kind).iter();
    fields.fold(NewEntry::of(kind), |new, field| {
        new.with_field(field, form.value(field.key))
    })
}

fn add(
    known: &Known,
    transaction: &mut Transaction<'_>,
    file: &str,
    kind: Kind,
    form: &Form,
    dice: &mut Dice,
) -> Result<EntryPath, EditError> {
    let at = known.position(file);
    let new = filled(&known.folder.portfolio.shared, kind, form);
    let random = |count| dice.characters(count);
    entry::add(transaction, at, new, &ChangeReason::default(), random)
}

fn add_part(
    known: &Known,
    transaction: &mut Transaction<'_>,
    key: &Key,
    kind: Kind,
    form: &Form,
) -> Result<EntryPath, EditError> {
    let found = found(known, key)?;
    let into = (found.kind, found.index);
    record::part(
        transaction,
        found.roadmap,
        into,
        filled(&known.folder.portfolio.shared, kind, form),
        &ChangeReason::default(),
    )
}

fn forecast(
    known: &Known,
    transaction: &mut Transaction<'_>,
    key: &Key,
    form: &Form,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let at = found(known, key)?;
    let Some(Value::Date(date)) = form.value("forecast") else {
        return Err(EditError::new(
            "the date is missing",
            "give the day on which it is expected",
        ));
    };
    milestone::forecast(transaction, at, date, reason)?;
    if form.value("carry") == Some(Value::Truth(true)) {
        let moved = carried(known, at, date);
        milestone::apply_ripple(transaction, &moved, at)?;
    }
    Ok(())
}

/// The milestones that inherit more if this one is expected on `date`, each with the date that is then possible.
fn carried(
    known: &Known,
    origin: EntryRef,
    date: crate::model::Date,
) -> Vec<(EntryRef, crate::model::Date)> {
    let Some(roadmap) = origin.roadmap else {
        return Vec::new();
    };
    let shifts = known.plan.what_if(roadmap, origin.index, date);
    shifts
        .into_iter()
        .filter(|shift| (shift.roadmap, shift.milestone) != (roadmap, origin.index))
        .filter(|shift| shift.inherited_after > 0)
        .map(|shift| {
            let found = EntryRef {
                roadmap: Some(shift.roadmap),
                kind: Kind::Milestone,
                index: shift.milestone,
            };
            (found, crate::dates::date::date(shift.after))
        })
        .collect()
}

fn done(transaction: &mut Transaction<'_>, found: EntryRef, form: &Form) -> Result<(), EditError> {
    let Some(Value::Date(on)) = form.value("actual") else {
        return Err(EditError::new("the day is missing", "say when it was done"));
    };
    let evidence: Vec<String> = match form.value("evidence") {
        Some(Value::List(items)) => items.iter().map(Value::plain).collect(),
        _ => Vec::new(),
    };
    milestone::done(
        transaction,
        found,
        on,
        &evidence,
        text(form, "result").as_deref(),
    )
}

fn quiet(
    known: &Known,
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    form: &Form,
) -> Result<(), EditError> {
    let Some(Value::Date(until)) = form.value("quiet_until") else {
        return Err(EditError::new(
            "the day is missing",
            "say until when nothing will be asked",
        ));
    };
    let limits = found.roadmap.and_then(|at| known.plan.roadmaps.get(at));
    let limit = limits.map_or(i64::MAX, |timetable| timetable.limits.quiet_limit_days);
    let why = text(form, "quiet_why").unwrap_or_default();
    milestone::quiet(transaction, found, until, &why, limit)
}

/// The place of the roadmap that was chosen in a form.
fn chosen(known: &Known, form: &Form) -> Result<Option<usize>, EditError> {
    let id = text(form, "roadmap").unwrap_or_default();
    let place = known.position(&id);
    match place {
        Some(_) => Ok(place),
        None => Err(EditError::new(
            format!("there is no roadmap \"{id}\""),
            "choose one of the list (F2)",
        )),
    }
}

fn remark(
    known: &Known,
    transaction: &mut Transaction<'_>,
    form: &Form,
    dice: &mut Dice,
) -> Result<(), EditError> {
    let new = filled(&known.folder.portfolio.shared, Kind::Feedback, form);
    let random = |count| dice.characters(count);
    feedback::record(transaction, chosen(known, form)?, new, random).map(drop)
}

/// How many milestones a new date carried along.
fn along(purpose: &Purpose, work: &ChangeSet) -> String {
    if !matches!(purpose, Purpose::Forecast(_)) {
        return String::new();
    }
    let edits = work.files.iter().flat_map(|(_, edits)| edits);
    let moved = |edit: &&Edit| matches!(edit, Edit::Set { field, .. } if *field == "forecast");
    match edits.filter(moved).count().saturating_sub(1) {
        0 => String::new(),
        1 => ", and of the one that it holds up".to_owned(),
        many => format!(", and of {many} that it holds up"),
    }
}

/// What was done, in words.
fn words(model: &Model, filling: &Filling) -> String {
    let form = &filling.form;
    let of = |keys: &[Key]| called_all(model, keys);
    match &filling.purpose {
        Purpose::Edit(key) | Purpose::Count(key) => {
            let changes = form.changes();
            let keys = changes.iter().map(|(key, _)| key.as_str());
            let fields: Vec<String> = keys
                .filter(|key| !key.starts_with(CHANGE))
                .map(|key| key.replace('_', " "))
                .collect();
            format!("{} of {}", fields.join(", "), called(model, key))
        }
        Purpose::Add(_, kind) => format!("new {kind}"),
        Purpose::AddPart(key, kind) => format!("new {kind} of {}", called(model, key)),
        Purpose::Forecast(key) => {
            format!(
                "forecast of {}: {}",
                called(model, key),
                said_date(form.value("forecast"))
            )
        }
        Purpose::Shift(keys) => {
            let to = text(form, bulk_forecast::TO).unwrap_or_default();
            format!("new dates of {}: {to}", of(keys))
        }
        Purpose::Done(keys) => format!("done: {}", of(keys)),
        Purpose::Block(keys) => format!("blocked: {}", of(keys)),
        Purpose::Owner(keys) => {
            format!("owner of {}: {}", of(keys), said_date(form.value("owner")))
        }
        Purpose::Quiet(keys) => format!(
            "quiet until {}: {}",
            said_date(form.value("quiet_until")),
            of(keys)
        ),
        Purpose::Approve(keys) => format!("agreed date of {}", of(keys)),
        Purpose::Drop(keys) => format!("dropped: {}", of(keys)),
        Purpose::Assess(key) => {
            let stands = form.value("level").or_else(|| form.value("score"));
            format!(
                "assessment of {}: {}",
                called(model, key),
                said_date(stands)
            )
        }
        Purpose::Handover(key) => {
            let to = said_date(form.value("owner"));
            format!("handover of {} to {to}", called(model, key))
        }
        Purpose::Answer(key) => format!("answer to {}", case(key)),
        Purpose::Tell(keys) => match keys.as_slice() {
            [key] => format!("told the answer: {}", case(key)),
            keys => format!("told the answer: {} remarks", keys.len()),
        },
        Purpose::Reopen(key) => format!("reopened: {}", case(key)),
        Purpose::Settle(key) => match model.known.clash(key) {
            Some(clash) => format!("settled: {}", resolve_conflict::title(model, clash)),
            None => "settled".into(),
        },
        Purpose::Feedback(_) => "new remark".into(),
        Purpose::Refer => "referral; nothing else was kept".into(),
        Purpose::Review(file) => format!("review of {file}"),
        Purpose::Name
        | Purpose::Day
        | Purpose::Where(_)
        | Purpose::Write { .. }
        | Purpose::Rename(_)
        | Purpose::Delete(_) => String::new(),
        Purpose::Roadmap => format!("new roadmap {}", said_date(form.value("id"))),
    }
}
