//! What lies ahead of the whole folder: what was said and waits, by its clock; what is due in the next days, by who
//! answers for it. Made when a screen shows it.

use std::collections::{HashMap, HashSet};

use crate::analysis::agenda::{Agenda, Workload, agenda};
use crate::dates::date::{Date, DayNumber, day};
use crate::model::choice::{Channel, FeedbackKind, FeedbackOutcome};
use crate::model::{EntryRef, Feedback, Kind, PORTFOLIO, ReferenceIndex, Roadmap};
use crate::query::fields;
use crate::schedule::Thresholds;
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;

/// How many days the agenda looks ahead.
pub(crate) const DAYS: i64 = 90;

/// What a feedback waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FeedbackStage {
    /// Word that it has arrived.
    Acknowledge,
    /// Its answer.
    Answer,
    /// That the one who spoke hears the answer.
    Tell,
    /// That the roadmap shows what was accepted.
    Act,
}

impl FeedbackStage {
    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            FeedbackStage::Acknowledge => "acknowledge",
            FeedbackStage::Answer => "answer",
            FeedbackStage::Tell => "deliver",
            FeedbackStage::Act => "follow up",
        }
    }
}

/// A feedback that waits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PendingFeedback {
    /// The feedback.
    pub found: EntryRef,
    /// For what.
    pub clock: FeedbackStage,
    /// The last day on which that is in time.
    pub due: DayNumber,
    /// Who must see to it.
    pub owner: Option<EntryRef>,
}

/// One part of what lies ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UpcomingPart {
    /// What was said and waits.
    Waiting,
    /// What is due in the next days.
    Due,
}

/// What lies ahead; empty until a screen shows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Upcoming {
    /// What waits, the latest first.
    pub waiting: Vec<PendingFeedback>,
    /// What is due.
    pub agenda: Agenda,
    /// Of each owner of the agenda, how many things are due of those before.
    starts: Vec<usize>,
    /// The place of each owner in the agenda.
    places: HashMap<Option<EntryRef>, usize>,
    /// The most that any owner has due in these days.
    most: usize,
    /// The reading and the day that it was made of, and the part.
    made_for: Option<(u64, Date, UpcomingPart)>,
}

impl Upcoming {
    /// Makes one part of it, unless it was made of this reading.
    pub(crate) fn renew(&mut self, snapshot: &Snapshot, part: UpcomingPart) {
        let wanted = (snapshot.generation, snapshot.today(), part);
        if snapshot.generation > 0 && self.made_for == Some(wanted) {
            return;
        }
        *self = Self::of(snapshot, part);
        self.made_for = Some(wanted);
    }

    /// One part of what lies ahead.
    pub(crate) fn of(snapshot: &Snapshot, part: UpcomingPart) -> Self {
        let portfolio = &snapshot.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let facts = fields::FilterContext::new(portfolio, &names, &snapshot.plan);
        match part {
            UpcomingPart::Waiting => Self {
                waiting: waiting(snapshot, &facts),
                ..Self::default()
            },
            UpcomingPart::Due => Self::due_of(agenda(portfolio, &snapshot.plan, &facts, DAYS)),
        }
    }

    /// What is due, with what is asked of it for every row that is drawn.
    fn due_of(agenda: Agenda) -> Self {
        let owners = agenda.owners.iter();
        let starts = owners.clone().scan(0, |next, one| {
            let start = *next;
            *next += one.items.len();
            Some(start)
        });
        let places = owners.clone().map(|one| one.owner).zip(0..);
        let loads = owners.clone().map(|one| one.load.due + one.load.overdue);
        Self {
            starts: starts.collect(),
            places: places.collect(),
            most: loads.max().unwrap_or(0),
            agenda,
            ..Self::default()
        }
    }

    /// The rows of the inbox: their place is that among what waits.
    pub(crate) fn inbox(&self, snapshot: &Snapshot) -> Vec<Row> {
        let rows = self.waiting.iter().enumerate();
        rows.filter_map(|(at, one)| {
            Some(Row {
                key: snapshot.key(one.found)?,
                at,
            })
        })
        .collect()
    }

    /// The rows of the agenda, owner by owner: their place is that among all that is due.
    pub(crate) fn agenda(&self, snapshot: &Snapshot) -> Vec<Row> {
        let items = self.agenda.owners.iter().flat_map(|one| &one.items);
        let rows = items.enumerate();
        rows.filter_map(|(at, item)| {
            Some(Row {
                key: snapshot.key(item.found)?,
                at,
            })
        })
        .collect()
    }

    /// What is due, by its place among all: what, and who answers for it.
    pub(crate) fn due(
        &self,
        at: usize,
    ) -> Option<(crate::analysis::agenda::AgendaItem, Option<EntryRef>)> {
        let place = self.starts.partition_point(|start| *start <= at);
        let place = place.checked_sub(1)?;
        let one = self.agenda.owners.get(place)?;
        Some((*one.items.get(at - self.starts[place])?, one.owner))
    }

    /// What an owner has on their hands; of `None` what nobody has.
    pub(crate) fn load(&self, owner: Option<EntryRef>) -> Workload {
        let place = self.places.get(&owner);
        let one = place.and_then(|place| self.agenda.owners.get(*place));
        one.map(|one| one.load).unwrap_or_default()
    }

    /// The most that any owner has due in these days.
    pub(crate) fn most(&self) -> usize {
        self.most
    }

    /// The rows of the inbox in a view: by their day, or under who must act.
    pub(crate) fn arranged_inbox(
        &self,
        snapshot: &Snapshot,
        view: usize,
        rows: Vec<Row>,
    ) -> Vec<Row> {
        match view {
            0 => rows,
            _ => under_owners(snapshot, rows, |at| self.waiting.get(at)?.owner),
        }
    }

    /// The rows of the agenda in a view: under the owners, or one after the other by day.
    pub(crate) fn arranged_agenda(
        &self,
        snapshot: &Snapshot,
        view: usize,
        mut rows: Vec<Row>,
    ) -> Vec<Row> {
        if view == 0 {
            let owners: Vec<Option<EntryRef>> = self.owners().collect();
            return under_owners(snapshot, rows, |at| owners.get(at).copied().flatten());
        }
        let items = self.agenda.owners.iter().flat_map(|one| &one.items);
        let days: Vec<DayNumber> = items.map(|item| item.due).collect();
        rows.sort_by_key(|row| days.get(row.at).copied());
        rows
    }

    /// Who answers for each of what is due, in the order of their places.
    fn owners(&self) -> impl Iterator<Item = Option<EntryRef>> {
        let owners = self.agenda.owners.iter();
        owners.flat_map(|one| one.items.iter().map(|_| one.owner))
    }
}

/// The rows under the owners that answer for them, in the order in which those come first; nobody's last.
fn under_owners(
    snapshot: &Snapshot,
    rows: Vec<Row>,
    owner: impl Fn(usize) -> Option<EntryRef>,
) -> Vec<Row> {
    let mut groups: Vec<(Option<EntryRef>, Vec<Row>)> = Vec::new();
    let mut places: HashMap<Option<EntryRef>, usize> = HashMap::new();
    for row in rows {
        let owner = owner(row.at);
        let place = *places.entry(owner).or_insert_with(|| {
            groups.push((owner, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(row);
    }
    groups.sort_by_key(|(owner, _)| owner.is_none());
    let headed = |(owner, rows): (Option<EntryRef>, Vec<Row>)| {
        let key = owner.and_then(|found| snapshot.key(found));
        let key = key.unwrap_or_else(|| RowId::nobody(PORTFOLIO, Kind::Owner));
        std::iter::once(Row::heading(key)).chain(rows)
    };
    groups.into_iter().flat_map(headed).collect()
}

fn waiting(snapshot: &Snapshot, facts: &fields::FilterContext<'_>) -> Vec<PendingFeedback> {
    let today = day(snapshot.today());
    let mut all = Vec::new();
    for (place, roadmap) in snapshot.folder.portfolio.roadmaps.iter().enumerate() {
        let acted = acted(roadmap);
        let limits = &snapshot.plan.roadmaps[place].limits;
        let mut seen = HashSet::new();
        for (index, feedback) in roadmap.feedback.iter().enumerate() {
            let stands = !feedback.id.is_empty() && seen.insert(feedback.id.as_str());
            let is_acted = acted.contains(feedback.id.as_str());
            let Some((clock, due)) = clock(feedback, limits, is_acted, today).filter(|_| stands)
            else {
                continue;
            };
            let found = EntryRef {
                roadmap: Some(place),
                kind: Kind::Feedback,
                index,
            };
            let owner = facts.subject(found).owner();
            all.push(PendingFeedback {
                found,
                clock,
                due,
                owner,
            });
        }
    }
    all.sort_by_key(|one| (one.due, one.found));
    all
}

/// The feedback that a change or a decision names.
fn acted(roadmap: &Roadmap) -> HashSet<&str> {
    let changes = roadmap.changes.iter().flat_map(|one| &one.feedback);
    let decisions = roadmap.decisions.iter().flat_map(|one| &one.feedback);
    let all = changes.chain(decisions);
    all.filter_map(|one| one.as_str().rsplit('/').next())
        .collect()
}

/// What a feedback waits for next, and the last day on which that is in time; `None` where for nothing.
fn clock(
    feedback: &Feedback,
    limits: &Thresholds,
    acted: bool,
    today: DayNumber,
) -> Option<(FeedbackStage, DayNumber)> {
    let there = |date: Option<Date>| date.map(day).filter(|day| *day <= today);
    let on = there(feedback.on)?;
    let asks = !matches!(
        feedback.kind,
        Some(FeedbackKind::Praise | FeedbackKind::Fact)
    );
    let Some(answered) = there(feedback.answered) else {
        let answer = on + limits.answer_within_days;
        let letter = matches!(feedback.channel, Some(Channel::Message | Channel::Letter));
        let arrived = there(feedback.received).unwrap_or(on);
        let acknowledge = arrived + limits.acknowledge_within_days;
        let first = letter && there(feedback.acknowledged).is_none() && acknowledge < answer;
        return asks.then_some(match first && answer >= today {
            true => (FeedbackStage::Acknowledge, acknowledge),
            false => (FeedbackStage::Answer, answer),
        });
    };
    if there(feedback.told).is_none() {
        return Some((FeedbackStage::Tell, answered + limits.tell_within_days));
    }
    let accepted = matches!(
        feedback.outcome,
        Some(FeedbackOutcome::Accepted | FeedbackOutcome::Partial)
    );
    (accepted && !acted).then_some((FeedbackStage::Act, answered + limits.act_within_days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::model::choice::Rhythm;

    fn asked(feedback: Feedback, acted: bool) -> Option<(FeedbackStage, DayNumber)> {
        let limits = Thresholds::built_in(Rhythm::Monthly);
        clock(&feedback, &limits, acted, on("2026-11-15"))
    }

    fn on(text: &str) -> DayNumber {
        day(parse_iso(text).unwrap())
    }

    #[test]
    fn a_feedback_waits_for_one_thing_after_the_other() {
        let remark = |date: &str| Feedback {
            on: parse_iso(date),
            ..Feedback::default()
        };
        let new = remark("2026-11-10");
        assert_eq!(
            asked(new.clone(), false),
            Some((FeedbackStage::Answer, on("2026-11-30")))
        );
        let letter = Feedback {
            channel: Some(Channel::Letter),
            ..new.clone()
        };
        assert_eq!(
            asked(letter.clone(), false),
            Some((FeedbackStage::Acknowledge, on("2026-11-13")))
        );
        let old = Feedback {
            on: parse_iso("2026-10-01"),
            ..letter
        };
        assert_eq!(
            asked(old, false),
            Some((FeedbackStage::Answer, on("2026-10-21")))
        );
        let answered = Feedback {
            answered: parse_iso("2026-11-12"),
            outcome: Some(FeedbackOutcome::Accepted),
            ..new.clone()
        };
        assert_eq!(
            asked(answered.clone(), false),
            Some((FeedbackStage::Tell, on("2026-11-26")))
        );
        let told = Feedback {
            told: parse_iso("2026-11-13"),
            ..answered
        };
        assert_eq!(
            asked(told.clone(), false),
            Some((FeedbackStage::Act, on("2027-02-12")))
        );
        assert_eq!(asked(told, true), None);
        let praise = Feedback {
            kind: Some(FeedbackKind::Praise),
            ..new
        };
        assert_eq!(asked(praise, false), None);
        assert_eq!(
            asked(remark("2026-12-01"), false),
            None,
            "it is not there yet"
        );
    }
}
