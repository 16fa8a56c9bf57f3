//! The verbs of a milestone.

use super::{id, milestone, open};
use crate::edit::because::Because;
use crate::edit::change::{New, Place};
use crate::edit::refusal::Refusal;
use crate::edit::session::Session;
use crate::query::date::{Calendar, Stride};
use crate::roadmap::date::{day, plain};
use crate::roadmap::order;
use crate::roadmap::{Choice, Code, Date, Found, Kind, Milestone, Status, Value};

/// Whose word a confirmation is, and how it was given.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// The owner whose word it is, if another's.
    pub said_by: Option<String>,
    /// The channel.
    pub channel: Option<String>,
}

/// The date that a milestone is expected: its forecast, else its baseline.
pub fn expected(milestone: &Milestone) -> Option<Date> {
    milestone.forecast.or(milestone.baseline)
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
pub fn confirm(session: &mut Session<'_>, items: &[Found], word: &Word) -> Result<(), Refusal> {
    let today = session.actor().on;
    for found in items {
        let milestone = open(session, *found)?;
        if let Some(date) = expected(milestone).filter(|date| *date < today) {
            return Err(Refusal::new(
                format!(
                    "{} was expected on {} and cannot be confirmed as it stands",
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
        let new = New::of(Kind::Confirmation)
            .with("on", Value::Date(today))
            .text("by", &actor.by)
            .with("said_by", word.said_by.clone().map(Value::Text))
            .with("channel", word.channel.clone().map(Value::Text))
            .with("items", Value::List(ids));
        session.add(file, None, new, &Because::default())?;
    }
    Ok(())
}

/// A new expected date.
///
/// # Errors
/// It is not open, or moves later without a reason.
pub fn forecast(
    session: &mut Session<'_>,
    found: Found,
    date: Date,
    because: &Because,
) -> Result<(), Refusal> {
    open(session, found)?;
    session.set(found, &[("forecast", Some(Value::Date(date)))], because)
}

/// A new expected date for each of several, as one act.
///
/// # Errors
/// One is not open, has no date to count from, or moves later without a reason.
pub fn shift(
    session: &mut Session<'_>,
    all: &[Found],
    stride: &Stride,
    calendar: &Calendar,
    because: &Because,
) -> Result<(), Refusal> {
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
    stride: &Stride,
    calendar: &Calendar,
) -> Result<Date, Refusal> {
    let date = match (stride, expected(milestone)) {
        (Stride::All(date), _) => Ok(*date),
        (Stride::Each(_), Some(stands)) => stride.from(stands, calendar),
        (Stride::Each(_), None) => {
            return Err(Refusal::new(
                format!("{} has no date to count from", milestone.id),
                "give it a date of its own first, or leave it out",
            ));
        }
    };
    date.map_err(|error| Refusal::new(error.to_string(), "give another date"))
}

/// Moves those that inherit to their projected dates.
///
/// # Errors
/// One of them is not open any more.
pub fn carry(
    session: &mut Session<'_>,
    moved: &[(Found, Date)],
    origin: &str,
) -> Result<(), Refusal> {
    let because = Because::of(Code::Predecessor, format!("waits for {origin}"));
    for (found, date) in moved {
        forecast(session, *found, *date, &because)?;
    }
    Ok(())
}

/// Work has begun.
///
/// # Errors
/// It is not open, or active already.
pub fn start(session: &mut Session<'_>, found: Found, on: Date) -> Result<(), Refusal> {
    let milestone = open(session, found)?;
    if milestone.status == Some(Status::Active) && milestone.start.is_some() {
        return Err(Refusal::new(
            format!("{} is active already", milestone.id),
            "",
        ));
    }
    let mut wishes = vec![
        ("status", status(Status::Active)),
        ("start", Some(Value::Date(on))),
    ];
    wishes.extend(leaving(milestone, Status::Active));
    session.set(found, &wishes, &Because::default())
}

/// It is done.
///
/// # Errors
/// It is not open, or the day is still to come.
pub fn done(
    session: &mut Session<'_>,
    found: Found,
    on: Date,
    evidence: &[String],
    result: Option<&str>,
) -> Result<(), Refusal> {
    let milestone = open(session, found)?;
    let today = session.actor().on;
    if on > today {
        return Err(Refusal::new(
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
    session.set(found, &wishes, &Because::default())
}

/// Something stands in the way.
///
/// # Errors
/// It is not open, or nothing is said.
pub fn block(session: &mut Session<'_>, found: Found, by: &str) -> Result<(), Refusal> {
    open(session, found)?;
    if by.trim().is_empty() {
        return Err(Refusal::new(
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
        &Because::default(),
    )
}

/// Nothing stands in the way any more.
///
/// # Errors
/// It is not blocked.
pub fn unblock(session: &mut Session<'_>, found: Found) -> Result<(), Refusal> {
    let milestone = open(session, found)?;
    if milestone.status != Some(Status::Blocked) {
        return Err(Refusal::new(format!("{} is not blocked", milestone.id), ""));
    }
    let wishes = [("status", status(Status::Active)), ("blocked_by", None)];
    session.set(found, &wishes, &Because::default())
}

/// It will not be done.
///
/// # Errors
/// It is not open, or the reason is missing.
pub fn drop(session: &mut Session<'_>, found: Found, because: &Because) -> Result<(), Refusal> {
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
    session: &mut Session<'_>,
    found: Found,
    until: Date,
    why: &str,
    limit: i64,
) -> Result<(), Refusal> {
    open(session, found)?;
    let ahead = day(until) - day(session.actor().on);
    if ahead < 0 {
        return Err(Refusal::new(
            format!("{} is past", plain(until)),
            "give a day to come",
        ));
    }
    if ahead > limit {
        return Err(Refusal::new(
            format!(
                "{} is {ahead} days ahead, and a silence is agreed for at most {limit}",
                plain(until)
            ),
            "give an earlier day; it can be agreed again then",
        ));
    }
    if why.trim().is_empty() {
        return Err(Refusal::new(
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
        &Because::default(),
    )
}

/// The approved date becomes `to`, else the forecast.
///
/// # Errors
/// There is no date, or it is not said who approved it and why.
pub fn approve(
    session: &mut Session<'_>,
    items: &[Found],
    to: Option<Date>,
    because: &Because,
) -> Result<(), Refusal> {
    let mut because = because.clone();
    because
        .code
        .get_or_insert_with(|| Code::Approval.word().into());
    if !because.lacks(true).is_empty() {
        return Err(Refusal::reason(vec!["baseline"], true, &because));
    }
    for found in items {
        let milestone = milestone(session, *found)?;
        let Some(date) = to.or(milestone.forecast) else {
            return Err(Refusal::new(
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
    session: &mut Session<'_>,
    found: Found,
    owner: &str,
    because: &Because,
) -> Result<(), Refusal> {
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
pub fn place(found: Found) -> Place {
    Place::of(found.kind, found.index)
}
