//! What is said of one roadmap in one line.

use crate::dates::date::{DayNumber, day};
use crate::model::choice::FeedbackKind;
use crate::model::{Feedback, Roadmap, Status};
use crate::schedule::RoadmapSchedule;

/// The numbers of one roadmap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Open milestones.
    pub open: usize,
    /// Done milestones.
    pub done: usize,
    /// Dropped milestones.
    pub dropped: usize,
    /// Milestones that should be done by now, by their baselines.
    pub due: usize,
    /// Of those, how many are done.
    pub due_done: usize,
    /// The open milestones by place, the one that is expected first at the front; those without a date last.
    pub next: Vec<usize>,
    /// Feedback that is not told yet.
    pub feedback_open: usize,
    /// Of it, what waits for an answer.
    pub unanswered: usize,
    /// Days since the oldest of what waits for an answer was said.
    pub oldest_unanswered: Option<i64>,
    /// Days since the last review.
    pub reviewed: Option<i64>,
}

impl Summary {
    /// The numbers of a roadmap on a day.
    pub(crate) fn of(roadmap: &Roadmap, timetable: &RoadmapSchedule, today: DayNumber) -> Self {
        let mut summary = Self::default();
        for (place, outlook) in timetable.milestones.iter().enumerate() {
            if outlook.duplicate {
                continue;
            }
            match outlook.status {
                Some(Status::Done) => summary.done += 1,
                Some(Status::Dropped) => summary.dropped += 1,
                _ => {
                    summary.open += 1;
                    summary.next.push(place);
                }
            }
            let counts = outlook.status != Some(Status::Dropped);
            if counts && outlook.baseline.is_some_and(|baseline| baseline <= today) {
                summary.due += 1;
                summary.due_done += usize::from(outlook.status == Some(Status::Done));
            }
        }
        let date = |place: &usize| timetable.milestones[*place].expected;
        summary
            .next
            .sort_by_key(|place| (date(place).is_none(), date(place), *place));
        summary.hear(roadmap, today);
        let reviews = roadmap
            .reviews
            .iter()
            .filter_map(|review| review.on)
            .map(day);
        let last = reviews.filter(|on| *on <= today).max();
        summary.reviewed = last.map(|on| today - on);
        summary
    }

    fn hear(&mut self, roadmap: &Roadmap, today: DayNumber) {
        for feedback in &roadmap.feedback {
            let there = feedback.on.is_none_or(|on| day(on) <= today);
            if !there || feedback.told.is_some_and(|told| day(told) <= today) {
                continue;
            }
            self.feedback_open += 1;
            if feedback
                .answered
                .is_some_and(|answered| day(answered) <= today)
            {
                continue;
            }
            if !asks_for_answer(feedback) {
                continue;
            }
            self.unanswered += 1;
            let age = feedback.on.map(|on| today - day(on));
            self.oldest_unanswered = self.oldest_unanswered.max(age);
        }
    }
}

/// Whether a feedback is of a kind that is answered at all: praise and facts are not.
pub(crate) fn asks_for_answer(feedback: &Feedback) -> bool {
    !matches!(
        feedback.kind,
        Some(FeedbackKind::Praise | FeedbackKind::Fact)
    )
}
