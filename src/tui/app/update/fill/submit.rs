//! From a filled form to edits: the same verbs as the commands use.

use crate::edit::change::EntryPath;
use crate::edit::operations::rename::rename_references;
use crate::edit::operations::{entry, feedback, milestone, record};
use crate::edit::{Actor, ChangeReason, ChangeSet, Edit, EditError, NewEntry, Transaction};
use crate::model::{Code, EntryRef, Kind, ReferenceIndex, Roadmap, Value};
use crate::tui::app::update::fill::entry_names::{called, called_all, case, said_date};
use crate::tui::app::update::fill::{assess, bulk_forecast, handover, resolve_conflict};
use crate::tui::app::{AnyDialog, IdSource, Model, OpenDialog, RowId, Snapshot};
use crate::tui::state::filter_rows::calendar;
use crate::tui::widgets::form::{CHANGE, Form};

/// What an act comes to, and the words for it: "forecast of iso-17025".
#[derive(Clone, Debug)]
pub(crate) struct DialogEdits {
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
        on: model.snapshot.today(),
        machine: model.snapshot.status.machine,
    }
}

/// Does something in a session over what is known.
pub(crate) fn transaction(
    model: &Model,
    act: impl FnOnce(&mut Transaction<'_>) -> Result<(), EditError>,
) -> Result<ChangeSet, EditError> {
    let portfolio = &model.snapshot.folder.portfolio;
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
#[expect(clippy::too_many_lines, reason = "a table of cases")]
pub(crate) fn act(
    model: &Model,
    open: &OpenDialog,
    ids: &mut IdSource,
) -> Result<DialogEdits, EditError> {
    let form = &open.form;
    let snapshot = &model.snapshot;
    let reason = change_reason(form);
    let mut added = None;
    let work = transaction(model, |transaction| match &open.dialog {
        AnyDialog::Edit(key) | AnyDialog::Count(key) => {
            edit(snapshot, transaction, key, form, &reason)
        }
        AnyDialog::Add(file, kind) => {
            let path = add(snapshot, transaction, file, *kind, form, ids)?;
            added = Some((file.clone(), path));
            Ok(())
        }
        AnyDialog::AddPart(key, kind) => {
            let path = add_part(snapshot, transaction, key, *kind, form)?;
            added = key.roadmap().map(|id| (id.to_owned(), path));
            Ok(())
        }
        AnyDialog::Forecast(key) => forecast(snapshot, transaction, key, form, &reason),
        AnyDialog::Shift(keys) => {
            let (stride, calendar) = (bulk_forecast::stride(snapshot, form)?, calendar(snapshot));
            milestone::shift(
                transaction,
                &all(snapshot, keys)?,
                &stride,
                &calendar,
                &reason,
            )
        }
        AnyDialog::Done(keys) => each(snapshot, keys, |found| done(transaction, found, form)),
        AnyDialog::Block(keys) => {
            let by = text(form, "blocked_by").unwrap_or_default();
            each(snapshot, keys, |found| {
                milestone::block(transaction, found, &by)
            })
        }
        AnyDialog::Owner(keys) => {
            let owner = text(form, "owner").unwrap_or_default();
            each(snapshot, keys, |found| {
                milestone::reassign(transaction, found, &owner, &reason)
            })
        }
        AnyDialog::Quiet(keys) => each(snapshot, keys, |found| {
            quiet(snapshot, transaction, found, form)
        }),
        AnyDialog::Approve(keys) => {
            let to = form.value("baseline").and_then(|value| value.as_date());
            milestone::approve(transaction, &all(snapshot, keys)?, to, &reason)
        }
        AnyDialog::Drop(keys) => each(snapshot, keys, |found| {
            milestone::drop(transaction, found, &reason)
        }),
        AnyDialog::Assess(key) => assess::act(snapshot, transaction, key, form),
        AnyDialog::Handover(key) => handover::act(model, transaction, key, open),
        AnyDialog::Answer(key) => {
            let outcome = text(form, "outcome").unwrap_or_default();
            let answer = text(form, "answer").unwrap_or_default();
            feedback::answer(transaction, found(snapshot, key)?, &outcome, &answer)
        }
        AnyDialog::Tell(keys) => {
            let satisfied = form
                .value("satisfied")
                .map(|value| value == Value::Truth(true));
            each(snapshot, keys, |found| {
                feedback::tell(transaction, found, satisfied)
            })
        }
        AnyDialog::Reopen(key) => feedback::reopen(transaction, found(snapshot, key)?, &reason),
        AnyDialog::Settle(key) => {
            resolve_conflict::third(snapshot, transaction, key, form, &reason)
        }
        AnyDialog::Feedback(_) => remark(snapshot, transaction, form, ids),
        AnyDialog::Refer => {
            let office = text(form, "referred_to").unwrap_or_default();
            let random = |count| ids.characters(count);
            feedback::refer(transaction, chosen(snapshot, form)?, &office, random).map(drop)
        }
        AnyDialog::Review(file) => record::review(
            transaction,
            snapshot.position(file),
            filled(&snapshot.folder.portfolio.shared, Kind::Review, form),
        )
        .map(drop),
        AnyDialog::Rename(id) => {
            let new = text(form, "id").unwrap_or_default();
            rename_references(transaction, id, &new)
        }
        AnyDialog::Delete(id) => {
            let name = snapshot
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
        AnyDialog::Roadmap
        | AnyDialog::Name
        | AnyDialog::Day
        | AnyDialog::Since
        | AnyDialog::Where(_)
        | AnyDialog::Import
        | AnyDialog::ImportColumns
        | AnyDialog::Write { .. } => Ok(()),
    })?;
    let words = words(model, open) + &along(&open.dialog, &work);
    Ok(DialogEdits { work, words, added })
}

/// The reason that was given.
fn change_reason(form: &Form) -> ChangeReason {
    let given = |key: &str| text(form, &format!("{CHANGE}{key}"));
    let feedback = match form.value(&format!("{CHANGE}feedback")) {
        Some(Value::List(items)) => items.iter().map(Value::plain).collect(),
        _ => Vec::new(),
    };
    ChangeReason {
        cause: None,
        code: given("code"),
        why: given("why"),
        approved_by: given("approved_by"),
        reference: given("ref"),
        feedback,
    }
}

pub(in crate::tui::app::update) fn text(form: &Form, key: &str) -> Option<String> {
    form.value(key)
        .map(|value| value.plain())
        .filter(|text| !text.is_empty())
}

pub(super) fn found(snapshot: &Snapshot, key: &RowId) -> Result<EntryRef, EditError> {
    snapshot.found(key).ok_or_else(|| EditError::gone("entry"))
}

fn all(snapshot: &Snapshot, keys: &[RowId]) -> Result<Vec<EntryRef>, EditError> {
    keys.iter().map(|key| found(snapshot, key)).collect()
}

fn each(
    snapshot: &Snapshot,
    keys: &[RowId],
    mut act: impl FnMut(EntryRef) -> Result<(), EditError>,
) -> Result<(), EditError> {
    all(snapshot, keys)?.into_iter().try_for_each(&mut act)
}

fn edit(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    form: &Form,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let changes = form.changes();
    let assignments: Vec<(&str, Option<Value>)> = changes
        .iter()
        .filter(|(key, _)| !key.starts_with(CHANGE))
        .map(|(key, value)| (key.as_str(), value.clone()))
        .collect();
    if let (Some((holder, at)), RowId::Entry(_, kind, _)) = (snapshot.part(key), key) {
        return entry::set_part(transaction, holder, (*kind, at), &assignments, reason);
    }
    entry::set(transaction, found(snapshot, key)?, &assignments, reason)
}

/// A new entry or record of what the form holds.
fn filled(shared: &Roadmap, kind: Kind, form: &Form) -> NewEntry {
    let fields = shared.fields(kind).iter();
    fields.fold(NewEntry::of(kind), |new, field| {
        new.with_field(field, form.value(field.key))
    })
}

fn add(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    file: &str,
    kind: Kind,
    form: &Form,
    ids: &mut IdSource,
) -> Result<EntryPath, EditError> {
    let at = snapshot.position(file);
    let new = filled(&snapshot.folder.portfolio.shared, kind, form);
    let random = |count| ids.characters(count);
    entry::add(transaction, at, new, &ChangeReason::default(), random)
}

fn add_part(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    kind: Kind,
    form: &Form,
) -> Result<EntryPath, EditError> {
    let found = found(snapshot, key)?;
    let into = (found.kind, found.index);
    record::part(
        transaction,
        found.roadmap,
        into,
        filled(&snapshot.folder.portfolio.shared, kind, form),
        &ChangeReason::default(),
    )
}

fn forecast(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    form: &Form,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let at = found(snapshot, key)?;
    let Some(Value::Date(date)) = form.value("forecast") else {
        return Err(EditError::new(
            "the date is missing",
            "give the day on which it is expected",
        ));
    };
    milestone::forecast(transaction, at, date, reason)?;
    if form.value("carry") == Some(Value::Truth(true)) {
        let moved = carried(snapshot, at, date);
        milestone::apply_ripple(transaction, &moved, at)?;
    }
    Ok(())
}

/// The milestones that inherit more if this one is expected on `date`, each with the date that is then possible.
fn carried(
    snapshot: &Snapshot,
    origin: EntryRef,
    date: crate::model::Date,
) -> Vec<(EntryRef, crate::model::Date)> {
    let Some(roadmap) = origin.roadmap else {
        return Vec::new();
    };
    let shifts = snapshot.plan.what_if(roadmap, origin.index, date);
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
    snapshot: &Snapshot,
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
    let limits = found.roadmap.and_then(|at| snapshot.plan.roadmaps.get(at));
    let limit = limits.map_or(i64::MAX, |timetable| timetable.limits.quiet_limit_days);
    let why = text(form, "quiet_why").unwrap_or_default();
    milestone::quiet(transaction, found, until, &why, limit)
}

/// The place of the roadmap that was chosen in a form.
fn chosen(snapshot: &Snapshot, form: &Form) -> Result<Option<usize>, EditError> {
    let id = text(form, "roadmap").unwrap_or_default();
    let place = snapshot.position(&id);
    match place {
        Some(_) => Ok(place),
        None => Err(EditError::new(
            format!("there is no roadmap \"{id}\""),
            "choose one of the list (F2)",
        )),
    }
}

fn remark(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    form: &Form,
    ids: &mut IdSource,
) -> Result<(), EditError> {
    let new = filled(&snapshot.folder.portfolio.shared, Kind::Feedback, form);
    let random = |count| ids.characters(count);
    feedback::record(transaction, chosen(snapshot, form)?, new, random).map(drop)
}

/// How many milestones a new date carried along.
fn along(dialog: &AnyDialog, work: &ChangeSet) -> String {
    if !matches!(dialog, AnyDialog::Forecast(_)) {
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
fn words(model: &Model, open: &OpenDialog) -> String {
    let form = &open.form;
    let of = |keys: &[RowId]| called_all(model, keys);
    match &open.dialog {
        AnyDialog::Edit(key) | AnyDialog::Count(key) => {
            let changes = form.changes();
            let keys = changes.iter().map(|(key, _)| key.as_str());
            let fields: Vec<String> = keys
                .filter(|key| !key.starts_with(CHANGE))
                .map(|key| key.replace('_', " "))
                .collect();
            format!("{} of {}", fields.join(", "), called(model, key))
        }
        AnyDialog::Add(_, kind) => format!("new {kind}"),
        AnyDialog::AddPart(key, kind) => format!("new {kind} of {}", called(model, key)),
        AnyDialog::Forecast(key) => {
            format!(
                "forecast of {}: {}",
                called(model, key),
                said_date(form.value("forecast"))
            )
        }
        AnyDialog::Shift(keys) => {
            let to = text(form, bulk_forecast::TO).unwrap_or_default();
            format!("new dates of {}: {to}", of(keys))
        }
        AnyDialog::Done(keys) => format!("done: {}", of(keys)),
        AnyDialog::Block(keys) => format!("blocked: {}", of(keys)),
        AnyDialog::Owner(keys) => {
            format!("owner of {}: {}", of(keys), said_date(form.value("owner")))
        }
        AnyDialog::Quiet(keys) => format!(
            "quiet until {}: {}",
            said_date(form.value("quiet_until")),
            of(keys)
        ),
        AnyDialog::Approve(keys) => format!("agreed date of {}", of(keys)),
        AnyDialog::Drop(keys) => format!("dropped: {}", of(keys)),
        AnyDialog::Assess(key) => {
            let stands = form.value("level").or_else(|| form.value("score"));
            format!(
                "assessment of {}: {}",
                called(model, key),
                said_date(stands)
            )
        }
        AnyDialog::Handover(key) => {
            let to = said_date(form.value("owner"));
            format!("handover of {} to {to}", called(model, key))
        }
        AnyDialog::Answer(key) => format!("answer to {}", case(key)),
        AnyDialog::Tell(keys) => match keys.as_slice() {
            [key] => format!("told the answer: {}", case(key)),
            keys => format!("told the answer: {} remarks", keys.len()),
        },
        AnyDialog::Reopen(key) => format!("reopened: {}", case(key)),
        AnyDialog::Settle(key) => match model.snapshot.clash(key) {
            Some(clash) => format!("settled: {}", resolve_conflict::title(model, clash)),
            None => "settled".into(),
        },
        AnyDialog::Feedback(_) => "new remark".into(),
        AnyDialog::Refer => "referral; nothing else was kept".into(),
        AnyDialog::Review(file) => format!("review of {file}"),
        AnyDialog::Name
        | AnyDialog::Day
        | AnyDialog::Since
        | AnyDialog::Where(_)
        | AnyDialog::Write { .. }
        | AnyDialog::Import
        | AnyDialog::ImportColumns
        | AnyDialog::Rename(_)
        | AnyDialog::Delete(_) => String::new(),
        AnyDialog::Roadmap => format!("new roadmap {}", said_date(form.value("id"))),
    }
}
