//! The verbs of a milestone.

use super::{id, milestone, open};
use crate::dates::date::{day, plain};
use crate::dates::{Calendar, DateShiftSpec};
use crate::edit::change::{EntryPath, NewEntry};
use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::transaction::Transaction;
use crate::model::order;
use crate::model::{Code, Date, EntryRef, Kind, Milestone, Status, Value, WordEnum};

/// Whose word a confirmation is, and how it was given.
#[derive(Clone, Debug, Default)]
pub struct ConfirmationText {
    /// The owner whose word it is, if another's.
    pub said_by: Option<String>,
    /// The channel.
    pub channel: Option<String>,
}

/// The date that a milestone is expected: its forecast, else its baseline.
pub fn expected(milestone: &Milestone) -> Option<Date> {
    milestone.forecast.or(milestone.baseline)
}

/// The date that a milestone is expected, where it is past.
pub fn overdue(milestone: &Milestone, today: Date) -> Option<Date> {
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
pub fn confirm(
    session: &mut Transaction<'_>,
    items: &[EntryRef],
    word: &ConfirmationText,
) -> Result<(), EditError> {
    let today = session.actor().on;
    for found in items {
        let milestone = open(session, *found)?;
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
    order::sort(&mut files);
    files.dedup();
    for file in files {
        let here = items.iter().filter(|found| found.roadmap == file);
        let ids: Vec<Value> = here.map(|found| Value::Text(id(session, *found))).collect();
        let actor = session.actor();
        let new = NewEntry::of(Kind::Confirmation)
            .with("on", Value::Date(today))
            .text("by", &actor.by)
            .with("said_by", word.said_by.clone().map(Value::Text))
            .with("channel", word.channel.clone().map(Value::Text))
            .with("items", Value::List(ids));
        session.add(file, None, new, &ChangeReason::default())?;
    }
    Ok(())
}

/// A new expected date.
///
/// # Errors
/// It is not open, or moves later without a reason.
pub fn forecast(
    session: &mut Transaction<'_>,
    found: EntryRef,
    date: Date,
    because: &ChangeReason,
) -> Result<(), EditError> {
    open(session, found)?;
    session.set(found, &[("forecast", Some(Value::Date(date)))], because)
}

/// A new expected date for each of several, as one act.
///
/// # Errors
/// One is not open, has no date to count from, or moves later without a reason.
pub fn shift(
    session: &mut Transaction<'_>,
    all: &[EntryRef],
    stride: &DateShiftSpec,
    calendar: &Calendar,
    because: &ChangeReason,
) -> Result<(), EditError> {
    for &found in all {
        let date = shifted(open(session, found)?, stride, calendar)?;
        forecast(session, found, date, because)?;
    }
    Ok(())
}

/// Where a milestone goes that is shifted.
///
/// # Errors
/// It has no date to count from, or would go beyond what a file can hold.
pub fn shifted(
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
pub fn carry(
    session: &mut Transaction<'_>,
    moved: &[(EntryRef, Date)],
    origin: EntryRef,
) -> Result<(), EditError> {
    let cause = id(session, origin);
    let address = format!("{}/{cause}", session.portfolio().file(origin.roadmap).id);
    for (found, date) in moved {
        let here = found.roadmap == origin.roadmap;
        let because = ChangeReason {
            cause: Some(if here { &cause } else { &address }.clone()),
            ..ChangeReason::of(Code::Predecessor, format!("waits for {address}"))
        };
        forecast(session, *found, *date, &because)?;
    }
    Ok(())
}

/// Work has begun.
///
/// # Errors
/// It is not open, or active already.
pub fn start(session: &mut Transaction<'_>, found: EntryRef, on: Date) -> Result<(), EditError> {
    let milestone = open(session, found)?;
    if milestone.status == Some(Status::Active) && milestone.start.is_some() {
        return Err(EditError::new(
            format!("{} is active already", milestone.id),
            "",
        ));
    }
    let mut wishes = vec![
        ("status", status(Status::Active)),
        ("start", Some(Value::Date(on))),
    ];
    wishes.extend(leaving(milestone, Status::Active));
    session.set(found, &wishes, &ChangeReason::default())
}

/// It is done.
///
/// # Errors
/// It is not open, or the day is still to come.
pub fn done(
    session: &mut Transaction<'_>,
    found: EntryRef,
    on: Date,
    evidence: &[String],
    result: Option<&str>,
) -> Result<(), EditError> {
    let milestone = open(session, found)?;
    let today = session.actor().on;
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
    let mut wishes = vec![
        ("status", status(Status::Done)),
        ("actual", Some(Value::Date(on))),
    ];
    wishes.extend(leaving(milestone, Status::Done));
    if !evidence.is_empty() {
        let mut all = milestone.evidence.clone();
        all.extend(
            evidence
                .iter()
                .filter(|paper| !milestone.evidence.contains(paper))
                .cloned(),
        );
        wishes.push((
            "evidence",
            Some(Value::List(all.into_iter().map(Value::Text).collect())),
        ));
    }
    if let Some(result) = result {
        wishes.push(("result", text(result)));
    }
    session.set(found, &wishes, &ChangeReason::default())
}

/// Something stands in the way.
///
/// # Errors
/// It is not open, or nothing is said.
pub fn block(session: &mut Transaction<'_>, found: EntryRef, by: &str) -> Result<(), EditError> {
    open(session, found)?;
    if by.trim().is_empty() {
        return Err(EditError::new(
            "what blocks it is not said",
            "say in a few words what stands in the way",
        ));
    }
    session.set(
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
pub fn unblock(session: &mut Transaction<'_>, found: EntryRef) -> Result<(), EditError> {
    let milestone = open(session, found)?;
    if milestone.status != Some(Status::Blocked) {
        return Err(EditError::new(
            format!("{} is not blocked", milestone.id),
            "",
        ));
    }
    let wishes = [("status", status(Status::Active)), ("blocked_by", None)];
    session.set(found, &wishes, &ChangeReason::default())
}

/// It will not be done.
///
/// # Errors
/// It is not open, or the reason is missing.
pub fn drop(
    session: &mut Transaction<'_>,
    found: EntryRef,
    because: &ChangeReason,
) -> Result<(), EditError> {
    let milestone = open(session, found)?;
    let mut wishes = vec![("status", status(Status::Dropped))];
    wishes.extend(leaving(milestone, Status::Dropped));
    session.set(found, &wishes, because)
}

/// An agreed silence. `limit` is the longest, in days.
///
/// # Errors
/// It is not open, the day is past or too far, or the reason is missing.
pub fn quiet(
    session: &mut Transaction<'_>,
    found: EntryRef,
    until: Date,
    why: &str,
    limit: i64,
) -> Result<(), EditError> {
    open(session, found)?;
    let ahead = day(until) - day(session.actor().on);
    if ahead < 0 {
        return Err(EditError::new(
            format!("{} is past", plain(until)),
            "give a day to come",
        ));
    }
    if ahead > limit {
        return Err(EditError::new(
            format!(
                "{} is {ahead} days ahead, and a silence is agreed for at most {limit}",
                plain(until)
            ),
            "give an earlier day; it can be agreed again then",
        ));
    }
    if why.trim().is_empty() {
        return Err(EditError::new(
            "why it is quiet is not said",
            "say in a few words why nothing will be heard",
        ));
    }
    session.set(
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
pub fn approve(
    session: &mut Transaction<'_>,
    items: &[EntryRef],
    to: Option<Date>,
    because: &ChangeReason,
) -> Result<(), EditError> {
    let mut because = because.clone();
    because
        .code
        .get_or_insert_with(|| Code::Approval.word().into());
    if !because.lacks(true).is_empty() {
        return Err(EditError::reason(vec!["baseline"], true, &because));
    }
    for found in items {
        let milestone = milestone(session, *found)?;
        let Some(date) = to.or(milestone.forecast) else {
            return Err(EditError::new(
                format!("{} has no forecast that could be approved", milestone.id),
                "say which date was approved (to)",
            ));
        };
        session.set(*found, &[("baseline", Some(Value::Date(date)))], &because)?;
    }
    Ok(())
}

/// Another owner.
///
/// # Errors
/// The reason is missing.
pub fn reassign(
    session: &mut Transaction<'_>,
    found: EntryRef,
    owner: &str,
    because: &ChangeReason,
) -> Result<(), EditError> {
    session.set(found, &[("owner", text(owner))], because)
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

/// Where a milestone stands in its file.
pub fn place(found: EntryRef) -> EntryPath {
    EntryPath::of(found.kind, found.index)
}
