//! A reply turned into edits: what each part comes to, and what of it could not be carried out.

use super::action::{ReplyAction, ReplyPart};
use crate::analysis::agenda::{TaskKind, title};
use crate::dates::date::{Date, day, plain, with_weekday};
use crate::edit::operations::feedback::{answer, tell};
use crate::edit::operations::milestone::{ConfirmationText, confirm, expected};
use crate::edit::operations::{entry, record};
use crate::edit::{ChangeReason, EditError, NewEntry, Transaction};
use crate::model::{EntryRef, Kind, Portfolio, Status, Value, WordEnum};

/// The furthest that a date is taken without being asked about, in days.
const FURTHEST: i64 = 20 * 366;

/// Whose reply it is and how it came, and the reason of moves for which the reply gives none.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReplyOrigin {
    /// The owner who replied.
    pub said_by: Option<EntryRef>,
    /// The channel, a word of `channel`.
    pub channel: String,
    /// The reason code of dates that move; `other` where none is given.
    pub code: Option<String>,
    /// The explanation where the reply gives none; else the words of the reply.
    pub explanation: Option<String>,
}

/// One part of a reply and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlannedReply {
    /// The number in the list; none where the words go with no number.
    pub number: Option<usize>,
    /// What it is about.
    pub found: Option<EntryRef>,
    /// What that is called.
    pub title: String,
    /// The words as they were written.
    pub words: String,
    /// What is done, else why nothing is.
    pub outcome: Result<String, String>,
}

/// Puts the edits that the parts come to into one act. What is not understood, or refused, changes nothing and is told.
pub(crate) fn plan_reply(
    transaction: &mut Transaction<'_>,
    items: &[(EntryRef, TaskKind)],
    parts: &[ReplyPart],
    origin: &ReplyOrigin,
) -> Vec<PlannedReply> {
    let portfolio = transaction.portfolio();
    let mut planned: Vec<PlannedReply> = Vec::new();
    let mut confirmed: Vec<EntryRef> = Vec::new();
    for part in parts {
        let item = part
            .number
            .and_then(|number| items.get(number.wrapping_sub(1)));
        let found = item.map(|item| item.0);
        let outcome = match (&part.action, item) {
            (Err(problem), _) => Err(problem.to_string()),
            (Ok(_), None) => Err("the list has no such number".to_owned()),
            (Ok(action), Some(&(found, _))) => {
                let known = Known { origin, part };
                let outcome = known.carry_out(transaction, found, action);
                let says = matches!(action, ReplyAction::Confirm | ReplyAction::NewDate(_));
                if outcome.is_ok() && says && found.kind == Kind::Milestone {
                    confirmed.push(found);
                }
                outcome.map_err(|error| refusal(&error))
            }
        };
        planned.push(PlannedReply {
            number: part.number,
            found,
            title: found
                .map(|found| title(portfolio, found))
                .unwrap_or_default(),
            words: part.text.clone(),
            outcome,
        });
    }
    for file in files(&confirmed) {
        let here: Vec<EntryRef> = (confirmed.iter().copied())
            .filter(|found| found.roadmap == file)
            .collect();
        let word = ConfirmationText {
            said_by: origin
                .said_by
                .map(|owner| reference(portfolio, owner, file)),
            channel: Some(origin.channel.clone()).filter(|channel| !channel.is_empty()),
        };
        if let Err(error) = confirm(transaction, &here, &word) {
            let told = refusal(&error);
            for part in &mut planned {
                if part.found.is_some_and(|found| here.contains(&found)) && part.outcome.is_ok() {
                    part.outcome = Err(told.clone());
                }
            }
        }
    }
    planned
}

fn files(found: &[EntryRef]) -> Vec<Option<usize>> {
    let mut files: Vec<Option<usize>> = found.iter().map(|found| found.roadmap).collect();
    files.sort_unstable();
    files.dedup();
    files
}

fn refusal(error: &EditError) -> String {
    match error.hint.is_empty() {
        true => error.message.clone(),
        false => format!("{}; {}", error.message, error.hint),
    }
}

/// An owner as an entry of that file names it.
fn reference(portfolio: &Portfolio, owner: EntryRef, file: Option<usize>) -> String {
    let home = portfolio.file(owner.roadmap);
    let id = home
        .owners
        .get(owner.index)
        .map_or("", |one| one.id.as_str());
    match owner.roadmap.is_none() || owner.roadmap == file {
        true => id.to_owned(),
        false => format!("{}/{id}", home.id),
    }
}

/// One part with where it came from.
struct Known<'r> {
    origin: &'r ReplyOrigin,
    part: &'r ReplyPart,
}

impl Known<'_> {
    fn carry_out(
        &self,
        transaction: &mut Transaction<'_>,
        found: EntryRef,
        action: &ReplyAction,
    ) -> Result<String, EditError> {
        match action {
            ReplyAction::Confirm => Self::confirmed(transaction, found),
            ReplyAction::NewDate(date) => self.new_date(transaction, found, *date),
            ReplyAction::Done(on) => self.done(transaction, found, *on),
            ReplyAction::Started(on) => self.started(transaction, found, *on),
            ReplyAction::Blocked(reason) => self.blocked(transaction, found, reason),
            ReplyAction::Answer { outcome, text } => {
                self.answered(transaction, found, outcome, text)
            }
            ReplyAction::Reading { value, on } => self.reading(transaction, found, *value, *on),
            ReplyAction::Occurred => {
                let wishes = [("state", Some(Value::Text("broken".into())))];
                entry::set(
                    transaction,
                    found,
                    &wishes,
                    &self.source(transaction, found),
                )?;
                Ok("has occurred".to_owned())
            }
        }
    }

    /// Where the log finds that it was said so.
    fn source(&self, transaction: &Transaction<'_>, found: EntryRef) -> ChangeReason {
        let by = self.origin.said_by;
        let by = by.map(|owner| reference(transaction.portfolio(), owner, found.roadmap));
        let channel = match self.origin.channel.as_str() {
            "" => "reply",
            channel => channel,
        };
        ChangeReason {
            reference: Some(match by {
                Some(by) => format!("{channel} from {by}"),
                None => channel.to_owned(),
            }),
            ..ChangeReason::default()
        }
    }

    fn reason(&self, transaction: &Transaction<'_>, found: EntryRef) -> ChangeReason {
        let words = crate::text::line(&self.part.text).into_owned();
        let given = self.part.explanation.clone();
        ChangeReason {
            code: Some(
                self.origin
                    .code
                    .clone()
                    .unwrap_or_else(|| "other".to_owned()),
            ),
            why: given
                .or_else(|| self.origin.explanation.clone())
                .or(Some(words)),
            ..self.source(transaction, found)
        }
    }

    fn confirmed(transaction: &Transaction<'_>, found: EntryRef) -> Result<String, EditError> {
        let milestone = milestone(transaction, found)?;
        match expected(milestone) {
            Some(date) if date < transaction.actor().on => Err(EditError::new(
                format!("its date, {}, is past", plain(date)),
                "ask for a new date, or whether it is done",
            )),
            Some(date) => Ok(format!("confirmed: no change, {}", plain(date))),
            None => Ok("confirmed: no change".to_owned()),
        }
    }

    fn new_date(
        &self,
        transaction: &mut Transaction<'_>,
        found: EntryRef,
        date: Date,
    ) -> Result<String, EditError> {
        let ahead = day(date) - day(transaction.actor().on);
        if !(0..=FURTHEST).contains(&ahead) {
            let what = if ahead < 0 {
                "past"
            } else {
                "more than 20 years away"
            };
            return Err(EditError::new(
                format!("{} is {what}", plain(date)),
                "ask which day is meant",
            ));
        }
        let key = match found.kind {
            Kind::Milestone => "forecast",
            Kind::Decision => "due",
            _ => "review_by",
        };
        let stands = match found.kind {
            Kind::Milestone => expected(milestone(transaction, found)?),
            _ => standing(transaction, found, key),
        };
        let reason = self.reason(transaction, found);
        transaction.set(found, &[(key, Some(Value::Date(date)))], &reason)?;
        let label = if key == "review_by" { "review by" } else { key };
        let from = match stands.map(|stands| (stands, day(date) - day(stands))) {
            Some((stands, 0)) => format!(" (as it stands, {})", plain(stands)),
            Some((stands, days)) => format!(
                " ({} days {} than {})",
                days.abs(),
                if days > 0 { "later" } else { "earlier" },
                plain(stands)
            ),
            None => String::new(),
        };
        Ok(format!(
            "{label} {}{from}; reason {}: {}",
            with_weekday(date),
            reason.code.unwrap_or_default(),
            reason.why.unwrap_or_default()
        ))
    }

    fn done(
        &self,
        transaction: &mut Transaction<'_>,
        found: EntryRef,
        on: Date,
    ) -> Result<String, EditError> {
        let reason = self.source(transaction, found);
        match found.kind {
            Kind::Milestone => {
                milestone(transaction, found)?;
                let wishes = [
                    ("status", Some(Value::Text(Status::Done.word().into()))),
                    ("actual", Some(Value::Date(on))),
                ];
                entry::set(transaction, found, &wishes, &reason)?;
            }
            Kind::Feedback => {
                tell(transaction, found, None)?;
                transaction.set(found, &[("told", Some(Value::Date(on)))], &reason)?;
                return Ok(format!("reply delivered on {}", with_weekday(on)));
            }
            _ => transaction.set(found, &[("done", Some(Value::Date(on)))], &reason)?,
        }
        Ok(format!("done on {}", with_weekday(on)))
    }

    fn started(
        &self,
        transaction: &mut Transaction<'_>,
        found: EntryRef,
        on: Date,
    ) -> Result<String, EditError> {
        milestone(transaction, found)?;
        let wishes = [
            ("status", Some(Value::Text(Status::Active.word().into()))),
            ("start", Some(Value::Date(on))),
        ];
        let reason = self.source(transaction, found);
        entry::set(transaction, found, &wishes, &reason)?;
        Ok(format!("active since {}", with_weekday(on)))
    }

    fn blocked(
        &self,
        transaction: &mut Transaction<'_>,
        found: EntryRef,
        reason: &str,
    ) -> Result<String, EditError> {
        milestone(transaction, found)?;
        if reason.trim().is_empty() {
            return Err(EditError::new(
                "what blocks it is not said",
                "ask what it is",
            ));
        }
        let wishes = [
            ("status", Some(Value::Text(Status::Blocked.word().into()))),
            ("blocked_by", Some(Value::Text(reason.to_owned()))),
        ];
        let change_reason = self.source(transaction, found);
        entry::set(transaction, found, &wishes, &change_reason)?;
        Ok(format!("blocked by: {reason}"))
    }

    fn answered(
        &self,
        transaction: &mut Transaction<'_>,
        found: EntryRef,
        outcome: &str,
        text: &str,
    ) -> Result<String, EditError> {
        answer(transaction, found, outcome, text)?;
        if let Some(owner) = self.origin.said_by {
            let by = reference(transaction.portfolio(), owner, found.roadmap);
            let wishes = [("answered_by", Some(Value::Text(by)))];
            transaction.set(found, &wishes, &ChangeReason::default())?;
        }
        Ok(format!("answered, {outcome}: {text}"))
    }

    fn reading(
        &self,
        transaction: &mut Transaction<'_>,
        found: EntryRef,
        value: f64,
        on: Date,
    ) -> Result<String, EditError> {
        let source = self.source(transaction, found).reference;
        let new = NewEntry::of(Kind::Reading)
            .with("on", Value::Date(on))
            .with("value", Value::Number(value))
            .with("source", source.map(Value::Text));
        let into = (found.kind, found.index);
        record::part(
            transaction,
            found.roadmap,
            into,
            new,
            &ChangeReason::default(),
        )?;
        Ok(format!("reading of {}: {value}", with_weekday(on)))
    }
}

fn milestone<'s>(
    transaction: &'s Transaction<'_>,
    found: EntryRef,
) -> Result<&'s crate::model::Milestone, EditError> {
    let milestones = &transaction.file(found.roadmap).milestones;
    let milestone = milestones
        .get(found.index)
        .filter(|_| found.kind == Kind::Milestone)
        .ok_or_else(|| EditError::gone("milestone"))?;
    match milestone.status {
        Some(status @ (Status::Done | Status::Dropped)) => Err(EditError::new(
            format!("it is {status} already"),
            "nothing is left to say about it",
        )),
        _ => Ok(milestone),
    }
}

fn standing(transaction: &Transaction<'_>, found: EntryRef, key: &str) -> Option<Date> {
    let entry = transaction
        .file(found.roadmap)
        .entry(found.kind, found.index)?;
    entry.value(key)?.as_date()
}
