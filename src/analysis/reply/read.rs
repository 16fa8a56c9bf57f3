//! What the words about one item mean.

use super::action::{ReplyAction, ReplyProblem};
use super::vocabulary::{Meaning, means};
use crate::analysis::agenda::TaskKind;
use crate::dates::date::day;
use crate::dates::{Calendar, YearBias, parse};
use crate::model::Date;
use crate::text::fold;

/// Days after which a day without its year, on which something is said to be done, is doubted.
const LONG_AGO: i64 = 180;
/// Words that a date has at most.
const LONGEST_DATE: usize = 6;

type ReplyReading = Result<ReplyAction, ReplyProblem>;

/// Reads the words about one item, and the explanation that was given with it.
pub(crate) fn action(
    text: &str,
    kind: TaskKind,
    calendar: &Calendar,
) -> (ReplyReading, Option<String>) {
    let words = Words::new(text, calendar);
    if words.is_empty() {
        return (Err(ReplyProblem::Empty), None);
    }
    if text.contains(['?', '؟']) {
        return (Err(ReplyProblem::Question), None);
    }
    let read = match kind {
        TaskKind::Milestone => words.milestone(),
        TaskKind::Decision => words.decision(),
        TaskKind::Answer => words.answer(),
        TaskKind::Tell => words.tell(),
        TaskKind::Reading => words.reading(),
        TaskKind::Risk => words.risk(),
    };
    // Only a new date wants an explanation; a reason for being blocked stands in the action.
    let explanation = match read {
        Ok(ReplyAction::NewDate(_)) => words.explanation(),
        _ => None,
    };
    (read, explanation)
}

/// Whether the words say something about a milestone by themselves.
pub(crate) fn is_understood(text: &str, calendar: &Calendar) -> bool {
    action(text, TaskKind::Milestone, calendar).0.is_ok()
}

/// The words of a segment, with the date among them.
struct Words<'t> {
    text: &'t str,
    calendar: &'t Calendar,
    /// As written, and folded without the signs around them.
    words: Vec<(&'t str, String)>,
    /// The words that make up the one date, where there is one.
    date: Option<(usize, usize)>,
    has_more_dates: bool,
}

impl<'t> Words<'t> {
    fn new(text: &'t str, calendar: &'t Calendar) -> Self {
        let bare = |word: &str| {
            let folded = fold(word);
            folded
                .trim_matches(|sign: char| ".,;:!()\"".contains(sign))
                .to_owned()
        };
        let words = text.split_whitespace().map(|word| (word, bare(word)));
        let mut words = Self {
            text,
            calendar,
            words: words.filter(|(_, folded)| !folded.is_empty()).collect(),
            date: None,
            has_more_dates: false,
        };
        words.date = words.find_date(0, words.words.len());
        if let Some((start, end)) = words.date {
            words.has_more_dates = words.find_date(0, start).is_some()
                || words.find_date(end, words.words.len()).is_some();
        }
        words
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The longest run of words that is a date, the first of equals.
    fn find_date(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let is_date = |start: usize, end: usize| {
            let has_name =
                |word: &String| !means(word, Meaning::Filler) || word == "in" || word == "next";
            let ends = [start, end - 1]
                .iter()
                .all(|at| has_name(&self.words[*at].1));
            ends && self.parse((start, end), YearBias::Ahead).is_some()
        };
        (1..=LONGEST_DATE.min(to - from)).rev().find_map(|length| {
            (from..=to - length)
                .map(|start| (start, start + length))
                .find(|(start, end)| is_date(*start, *end))
        })
    }

    fn parse(&self, (start, end): (usize, usize), lean: YearBias) -> Option<Date> {
        let words = self.words[start..end]
            .iter()
            .map(|(_, folded)| folded.as_str());
        let said = words.collect::<Vec<_>>().join(" ");
        // A number alone is no date.
        let has_shape =
            said.contains(['/', '-', '.', '+']) || said.chars().any(char::is_alphabetic);
        has_shape
            .then(|| parse(&said, self.calendar, lean).ok())
            .flatten()
    }

    /// Whether a word outside the date, or two words together, have a meaning.
    fn has(&self, meaning: Meaning) -> bool {
        self.position(meaning).is_some()
    }

    /// The words that have a meaning: where they begin and how many they are.
    fn position(&self, meaning: Meaning) -> Option<(usize, usize)> {
        let outside = |at: &usize| {
            self.date
                .is_none_or(|(start, end)| *at < start || *at >= end)
        };
        let folded = |at: usize| self.words.get(at).map_or("", |(_, folded)| folded.as_str());
        (0..self.words.len()).filter(outside).find_map(|at| {
            let two = format!("{} {}", folded(at), folded(at + 1));
            if means(&two, meaning) {
                return Some((at, 2));
            }
            means(folded(at), meaning).then_some((at, 1))
        })
    }

    /// What was said besides: the words that are no date, no action and no filling.
    fn explanation(&self) -> Option<String> {
        let start = match (self.position(Meaning::ReasonGiven), self.date) {
            (Some((at, count)), _) => at + count,
            (None, Some((_, end))) => end,
            (None, None) => return None,
        };
        let rest = self.words.get(start..)?;
        let says = rest.iter().any(|(_, folded)| {
            let known = [
                Meaning::Filler,
                Meaning::Confirm,
                Meaning::Done,
                Meaning::Future,
            ];
            !known.iter().any(|meaning| means(folded, *meaning))
        });
        let said = rest
            .iter()
            .map(|(written, _)| *written)
            .collect::<Vec<_>>()
            .join(" ");
        let said = said
            .trim_matches(|sign: char| " ,;:-()".contains(sign))
            .to_owned();
        (says && !said.is_empty()).then_some(said)
    }

    /// The one new date.
    fn new_date(&self) -> ReplyReading {
        if self.has_more_dates {
            return Err(ReplyProblem::SeveralDates);
        }
        if self.has(Meaning::Doubt) {
            return Err(ReplyProblem::Uncertain);
        }
        let date = self.date.and_then(|date| self.parse(date, YearBias::Ahead));
        date.map(ReplyAction::NewDate)
            .ok_or(ReplyProblem::NotUnderstood)
    }

    /// The day on which something was done or begun: the one that is named, else the status date.
    fn past_day(&self) -> Result<Date, ReplyProblem> {
        let today = self.calendar.today;
        let Some(date) = self.date else {
            return Ok(today);
        };
        if self.has_more_dates {
            return Err(ReplyProblem::SeveralDates);
        }
        let date = self
            .parse(date, YearBias::Past)
            .ok_or(ReplyProblem::DayOfDone)?;
        match day(today) - day(date) {
            0..=LONG_AGO => Ok(date),
            _ => Err(ReplyProblem::DayOfDone),
        }
    }

    fn milestone(&self) -> ReplyReading {
        let is_negated =
            self.has(Meaning::Negation) && !self.has(Meaning::Blocked) && !self.is_no_change();
        if self.has(Meaning::Blocked) {
            return self.blocked();
        }
        if self.date.is_some() && (is_negated || self.has(Meaning::Future)) {
            return self.new_date();
        }
        if is_negated {
            return Err(ReplyProblem::Negative);
        }
        if self.has(Meaning::Done) && !self.has(Meaning::Future) {
            return self.certain(ReplyAction::Done(self.past_day()?));
        }
        if self.has(Meaning::Started) {
            return self.certain(ReplyAction::Started(self.past_day()?));
        }
        if self.date.is_some() {
            return self.new_date();
        }
        match self.has(Meaning::Confirm) && self.is_short() {
            true => self.certain(ReplyAction::Confirm),
            false => Err(ReplyProblem::NotUnderstood),
        }
    }

    /// "no change" says that it stands, though it begins with "no".
    fn is_no_change(&self) -> bool {
        self.has(Meaning::Confirm) && fold(self.text).contains("no change")
    }

    /// Whether every word beside those that are known is filling: "ok but the lab has closed" is not plain.
    fn is_short(&self) -> bool {
        let known = [Meaning::Confirm, Meaning::Filler, Meaning::Done];
        let unknown = self.words.iter().enumerate().filter(|(at, (_, folded))| {
            let two = self
                .words
                .get(at + 1)
                .map(|(_, next)| format!("{folded} {next}"));
            let before = at
                .checked_sub(1)
                .map(|before| format!("{} {folded}", self.words[before].1));
            let pair = two
                .into_iter()
                .chain(before)
                .any(|pair| means(&pair, Meaning::Confirm));
            !pair && !known.iter().any(|meaning| means(folded, *meaning))
        });
        unknown.count() == 0
    }

    fn certain(&self, action: ReplyAction) -> ReplyReading {
        match self.has(Meaning::Doubt) {
            true => Err(ReplyProblem::Uncertain),
            false => Ok(action),
        }
    }

    /// What blocks it: the words behind "blocked", else those before.
    fn blocked(&self) -> ReplyReading {
        let (at, count) = self.position(Meaning::Blocked).unwrap_or((0, 0));
        let joined = |words: &[(&str, String)]| {
            let words: Vec<&str> = words.iter().map(|(written, _)| *written).collect();
            words
                .join(" ")
                .trim_matches(|sign: char| " ,;:-()".contains(sign))
                .to_owned()
        };
        let behind = self.words.get(at + count..).unwrap_or_default();
        let skipped = behind.iter().take_while(|(_, folded)| {
            means(folded, Meaning::ReasonGiven)
                || matches!(folded.as_str(), "by" | "due" | "to" | "for")
        });
        let behind = joined(&behind[skipped.count()..]);
        let reason = if behind.is_empty() {
            joined(&self.words[..at])
        } else {
            behind
        };
        self.certain(ReplyAction::Blocked(reason))
    }

    fn decision(&self) -> ReplyReading {
        match self.milestone()? {
            ReplyAction::Confirm => Err(ReplyProblem::DoesNotFit),
            action @ (ReplyAction::NewDate(_) | ReplyAction::Done(_)) => Ok(action),
            _ => Err(ReplyProblem::DoesNotFit),
        }
    }

    fn tell(&self) -> ReplyReading {
        if self.has(Meaning::Negation) {
            return Err(ReplyProblem::Negative);
        }
        match self.has(Meaning::Done) || self.has(Meaning::Confirm) {
            true => self.certain(ReplyAction::Done(self.past_day()?)),
            false => Err(ReplyProblem::NotUnderstood),
        }
    }

    /// An answer is taken as it was written, once its outcome is said at its beginning.
    fn answer(&self) -> ReplyReading {
        let outcomes = [
            (Meaning::Partial, "partial"),
            (Meaning::Declined, "declined"),
            (Meaning::Accepted, "accepted"),
        ];
        let first = outcomes
            .iter()
            .filter_map(|(meaning, outcome)| Some((self.position(*meaning)?.0, *outcome)))
            .min()
            .filter(|(at, _)| *at <= 1);
        let (_, outcome) = first.ok_or(ReplyProblem::NoOutcome)?;
        self.certain(ReplyAction::Answer {
            outcome,
            text: self.text.trim().to_owned(),
        })
    }

    fn reading(&self) -> ReplyReading {
        let outside = |at: usize| self.date.is_none_or(|(start, end)| at < start || at >= end);
        let number = |word: &str| {
            let plain: String = word.chars().filter(|sign| *sign != ',').collect();
            plain
                .trim_end_matches('%')
                .parse::<f64>()
                .ok()
                .filter(|value| value.is_finite())
        };
        let values: Vec<f64> = (self.words.iter().enumerate())
            .filter(|(at, _)| outside(*at))
            .filter_map(|(_, (_, folded))| number(folded))
            .collect();
        match values[..] {
            [value] => self.certain(ReplyAction::Reading {
                value,
                on: self.past_day()?,
            }),
            _ => Err(ReplyProblem::NotUnderstood),
        }
    }

    fn risk(&self) -> ReplyReading {
        if self.has(Meaning::Occurred) && !self.has(Meaning::Negation) {
            return self.certain(ReplyAction::Occurred);
        }
        match self.date {
            Some(_) => self.new_date(),
            None => Err(ReplyProblem::DoesNotFit),
        }
    }
}
