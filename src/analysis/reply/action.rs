//! What a reply says about one item, or why it was not understood.

use crate::model::Date;

/// What a reply says about one item.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ReplyAction {
    /// It stands as it is.
    Confirm,
    /// A new expected date, of a milestone its forecast, of a decision its due date, of a risk its next review.
    NewDate(Date),
    /// It is done, told or carried out on that day.
    Done(Date),
    /// Work has begun on that day.
    Started(Date),
    /// It is blocked, by this.
    Blocked(String),
    /// An answer to a feedback, with the word of its outcome.
    Answer {
        /// `accepted`, `partial` or `declined`.
        outcome: &'static str,
        /// The answer as it was written.
        text: String,
    },
    /// The value of an indicator, read on that day.
    Reading {
        /// The value.
        value: f64,
        /// The day of the reading.
        on: Date,
    },
    /// A risk has occurred.
    Occurred,
}

/// Why a part of a reply was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ReplyProblem {
    /// No number of an item stands before or behind it.
    #[error("no number of the list goes with it")]
    NoNumber,
    /// The number is not one of the list.
    #[error("the list has no such number")]
    UnknownNumber,
    /// The number was used before in the reply.
    #[error("the reply names this number twice")]
    Repeated,
    /// Nothing stands behind the number.
    #[error("nothing is said about it")]
    Empty,
    /// It asks something.
    #[error("it asks a question; answer it, or record it as feedback")]
    Question,
    /// It says that something is not so, and no date.
    #[error("it says what is not so; ask for a date")]
    Negative,
    /// It is said with a doubt.
    #[error("it is not certain; ask again before a date is recorded")]
    Uncertain,
    /// More than one date is named.
    #[error("it names more than one date")]
    SeveralDates,
    /// Something is said to be done on a day that is not yet there, or long ago.
    #[error("the day on which it was done cannot be right")]
    DayOfDone,
    /// The answer does not say whether the request is accepted, partial or declined.
    #[error("the outcome is not said: accepted, partial or declined")]
    NoOutcome,
    /// The item takes no such action.
    #[error("it does not fit this kind of item")]
    DoesNotFit,
    /// No word or date of it is known.
    #[error("no known word and no date")]
    NotUnderstood,
}

/// One part of a reply: what was written about which item, and how it is read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReplyPart {
    /// The number of the item in the list, from 1; none where the words go with no number.
    pub number: Option<usize>,
    /// The words about it, as they were written.
    pub text: String,
    /// What they mean.
    pub action: Result<ReplyAction, ReplyProblem>,
    /// The explanation that was given with it.
    pub explanation: Option<String>,
}
