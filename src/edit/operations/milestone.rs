//! The verbs of a milestone.

use super::{id, milestone, open};
use crate::dates::date::{day, plain};
use crate::dates::{Calendar, DateShiftSpec};
use crate::edit::change::NewEntry;
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::{Code, Date, EntryRef, Kind, Milestone, Status, Value, WordEnum};

/// Whose word a confirmation is, and how it was given.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConfirmationText {
    /// The owner whose word it is, if another's.
    pub said_by: Option<String>,
    /// The channel.
    pub channel: Option<String>,
}

/// The date that a milestone is expected: its forecast, else its baseline.
pub(crate) fn expected(milestone: &Milestone) -> Option<Date> {
    milestone.forecast.or(milestone.baseline)
}

/// The date that a milestone is expected, where it is past.
pub(crate) fn overdue(milestone: &Milestone, today: Date) -> Option<Date> {
    expected(milestone).filter(|date| *date < today)
}

fn status(status: Status) -> Option<Value> {
    Some(Value::Text(status.word().into()))
}

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

/// Still right as it stands: one confirmation in each roadmap.
///
/// # Errors
/// One of them is not open, or is overdue and needs a new date.
pub(crate) fn confirm(
    transaction: &mut Transaction<'_>,
    items: &[EntryRef],
    word: &ConfirmationText,
) -> Result<(), EditError> {
    let today = transaction.actor().on;
    for found in items {
        let milestone = open(transaction, *found)?;
        if let Some(date) = overdue(milestone, today) {
            return Err(EditError::new(
                format!(
                    "{} was forecast for {} and cannot be confirmed as it stands",
                    milestone.id,
                    plain(date)
                ),
                "give a new date (forecast), or mark it done",
            ));
        }
    }
    let mut files: Vec<Option<usize>> = items.iter().map(|found| found.roadmap).collect();
    files.sort();
    files.dedup();
    for file in files {
        let here = items.iter().filter(|found| found.roadmap == file);
        let ids: Vec<Value> = here
            .map(|found| Value::Text(id(transaction, *found)))
            .collect();
        let actor = transaction.actor();
        let new = NewEntry::of(Kind::Confirmation)
            .with("on", Value::Date(today))
            .text("by", &actor.by)
            .with("said_by", word.said_by.clone().map(Value::Text))
            .with("channel", word.channel.clone().map(Value::Text))
            .with("items", Value::List(ids));
        transaction.add(file, None, new, &ChangeReason::default())?;
    }
    Ok(())
}

/// A new expected date.
///
/// # Errors
/// It is not open, or moves later without a reason.
pub(crate) fn forecast(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    date: Date,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    open(transaction, found)?;
    transaction.set(found, &[("forecast", Some(Value::Date(date)))], reason)
}

/// A new expected date for each of several, as one act.
///
/// # Errors
/// One is not open, has no date to count from, or moves later without a reason.
pub(crate) fn shift(
    transaction: &mut Transaction<'_>,
    all: &[EntryRef],
    stride: &DateShiftSpec,
    calendar: &Calendar,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    for &found in all {
        let date = shifted(open(transaction, found)?, stride, calendar)?;
        forecast(transaction, found, date, reason)?;
    }
    Ok(())
}

/// Where a milestone goes that is shifted.
///
/// # Errors
/// It has no date to count from, or would go beyond what a file can hold.
pub(crate) fn shifted(
    milestone: &Milestone,
    stride: &DateShiftSpec,
    calendar: &Calendar,
) -> Result<Date, EditError> {
    let date = match (stride, expected(milestone)) {
        (DateShiftSpec::All(date), _) => Ok(*date),
        (DateShiftSpec::Each(_), Some(stands)) => stride.from(stands, calendar),
        (DateShiftSpec::Each(_), None) => {
            return Err(EditError::new(
                format!("{} has no date to count from", milestone.id),
                "give it a date of its own first, or leave it out",
            ));
        }
    };
    date.map_err(|error| EditError::new(error.to_string(), "give another date"))
}

/// Moves those that inherit from a milestone to their projected dates; the log names it as the cause.
///
/// # Errors
/// One of them is not open any more.
pub(crate) fn apply_ripple(
    transaction: &mut Transaction<'_>,
    moved: &[(EntryRef, Date)],
    origin: EntryRef,
) -> Result<(), EditError> {
    let cause = id(transaction, origin);
    let address = format!(
        "{}/{cause}",
        transaction.portfolio().file(origin.roadmap).id
    );
    for (found, date) in moved {
        let here = found.roadmap == origin.roadmap;
        let reason = ChangeReason {
            cause: Some(if here { &cause } else { &address }.clone()),
            ..ChangeReason::of(Code::Predecessor, format!("waits for {address}"))
        };
        forecast(transaction, *found, *date, &reason)?;
    }
    Ok(())
}

/// Work has begun.
///
/// # Errors
/// It is not open, or active already.
pub(crate) fn start(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    on: Date,
) -> Result<(), EditError> {
    let milestone = open(transaction, found)?;
    if milestone.status == Some(Status::Active) && milestone.start.is_some() {
        return Err(EditError::new(
            format!("{} is active already", milestone.id),
            "",
        ));
    }
    let mut assignments = vec![
        ("status", status(Status::Active)),
        ("start", Some(Value::Date(on))),
    ];
    assignments.extend(leaving(milestone, Status::Active));
    transaction.set(found, &assignments, &ChangeReason::default())
}

/// It is done.
///
/// # Errors
/// It is not open, or the day is still to come.
pub(crate) fn done(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    on: Date,
    evidence: &[String],
    result: Option<&str>,
) -> Result<(), EditError> {
    let milestone = open(transaction, found)?;
    let today = transaction.actor().on;
    if on > today {
        return Err(EditError::new(
            format!(
                "{} is still to come: the status date is {}",
                plain(on),
                plain(today)
            ),
            "give the day on which it was done, or a forecast",
        ));
    }
    let mut assignments = vec![
        ("status", status(Status::Done)),
        ("actual", Some(Value::Date(on))),
    ];
    assignments.extend(leaving(milestone, Status::Done));
    if !evidence.is_empty() {
        let known = milestone.evidence.iter();
        let mut all: Vec<String> = known.map(String::from).collect();
        all.extend(
            evidence
                .iter()
                .filter(|paper| !milestone.evidence.iter().any(|known| known == *paper))
                .cloned(),
        );
        assignments.push((
            "evidence",
            Some(Value::List(all.into_iter().map(Value::Text).collect())),
        ));
    }
    if let Some(result) = result {
        assignments.push(("result", text(result)));
    }
    transaction.set(found, &assignments, &ChangeReason::default())
}

/// Something stands in the way.
///
/// # Errors
/// It is not open, or nothing is said.
pub(crate) fn block(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    by: &str,
) -> Result<(), EditError> {
    open(transaction, found)?;
    if by.trim().is_empty() {
        return Err(EditError::new(
            "what blocks it is not said",
            "say in a few words what stands in the way",
        ));
    }
    transaction.set(
        found,
        &[
            ("status", status(Status::Blocked)),
            ("blocked_by", text(by)),
        ],
        &ChangeReason::default(),
    )
}

/// Nothing stands in the way any more.
///
/// # Errors
/// It is not blocked.
pub(crate) fn unblock(transaction: &mut Transaction<'_>, found: EntryRef) -> Result<(), EditError> {
    let milestone = open(transaction, found)?;
    if milestone.status != Some(Status::Blocked) {
        return Err(EditError::new(
            format!("{} is not blocked", milestone.id),
            "",
        ));
    }
    let assignments = [("status", status(Status::Active)), ("blocked_by", None)];
    transaction.set(found, &assignments, &ChangeReason::default())
}

/// It will not be done.
///
/// # Errors
/// It is not open, or the reason is missing.
pub(crate) fn drop(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let milestone = open(transaction, found)?;
    let mut assignments = vec![("status", status(Status::Dropped))];
    assignments.extend(leaving(milestone, Status::Dropped));
    transaction.set(found, &assignments, reason)
}

/// An agreed silence. `limit` is the longest, in days.
///
/// # Errors
/// It is not open, the day is past or too far, or the reason is missing.
pub(crate) fn quiet(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    until: Date,
    why: &str,
    limit: i64,
) -> Result<(), EditError> {
    open(transaction, found)?;
    let ahead = day(until) - day(transaction.actor().on);
    if ahead < 0 {
        return Err(EditError::new(
            format!("{} is past", plain(until)),
            "give a day to come",
        ));
    }
    if ahead > limit {
        return Err(EditError::new(
            format!(
                "{} is {ahead} days ahead, and reminders are paused for at most {limit}",
                plain(until)
            ),
            "give an earlier day; they can be paused again then",
        ));
    }
    if why.trim().is_empty() {
        return Err(EditError::new(
            "why it is quiet is not said",
            "say in a few words why there will be no update",
        ));
    }
    transaction.set(
        found,
        &[
            ("quiet_until", Some(Value::Date(until))),
            ("quiet_why", text(why)),
        ],
        &ChangeReason::default(),
    )
}

/// The approved date becomes `to`, else the forecast.
///
/// # Errors
/// There is no date, or it is not said who approved it and why.
pub(crate) fn approve(
    transaction: &mut Transaction<'_>,
    items: &[EntryRef],
    to: Option<Date>,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let mut reason = reason.clone();
    reason
        .code
        .get_or_insert_with(|| Code::Approval.word().into());
    if !reason.lacks(true).is_empty() {
        return Err(EditError::reason(vec!["baseline"], true, &reason));
    }
    for found in items {
        let milestone = milestone(transaction, *found)?;
        let Some(date) = to.or(milestone.forecast) else {
            return Err(EditError::new(
                format!("{} has no forecast that could be approved", milestone.id),
                "say which date was approved (to)",
            ));
        };
        transaction.set(*found, &[("baseline", Some(Value::Date(date)))], &reason)?;
    }
    Ok(())
}

/// Another owner.
///
/// # Errors
/// The reason is missing.
pub(crate) fn reassign(
    transaction: &mut Transaction<'_>,
    found: EntryRef,
    owner: &str,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    transaction.set(found, &[("owner", text(owner))], reason)
}

/// What goes when a milestone leaves the status it has.
pub(super) fn leaving(milestone: &Milestone, to: Status) -> Vec<(&'static str, Option<Value>)> {
    let mut gone = Vec::new();
    if milestone.status == Some(Status::Blocked)
        && to != Status::Blocked
        && milestone.blocked_by.is_some()
    {
        gone.push(("blocked_by", None));
    }
    if milestone.status == Some(Status::Done) && to != Status::Done && milestone.actual.is_some() {
        gone.push(("actual", None));
    }
    gone
}
