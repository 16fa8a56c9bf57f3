//! The message to an owner and the reply that comes back: what is asked for, and what it would change.

use crate::edit::ChangeSet;

/// A message that is to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChaseRequest {
    /// The address of the owner.
    pub owner: String,
    /// Its language; none: the one in which the owner was written to last.
    pub language: Option<String>,
    /// Whether personal data are hidden.
    pub redact: bool,
}

/// A message, ready to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChaseView {
    /// For whom it is.
    pub office: String,
    /// The message.
    pub text: String,
    /// How many items it asks about.
    pub items: usize,
    /// The tag of its language.
    pub language: String,
    /// Why it could not be remembered that it was sent, where that is so.
    pub forgotten: Option<String>,
}

/// A reply that is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReplyRequest {
    /// The address of the owner who replied.
    pub owner: String,
    /// The reply, as it was pasted.
    pub text: String,
    /// How it came, a word of `channel`.
    pub channel: String,
    /// The reason code of dates that move.
    pub code: Option<String>,
    /// The explanation of dates that move, where the reply gives none.
    pub why: Option<String>,
}

/// What a reply would change.
#[derive(Clone, Debug)]
pub(crate) struct ReplyView {
    /// What was asked for.
    pub request: ReplyRequest,
    /// What it would change, in words.
    pub lines: Vec<String>,
    /// What was not understood, in the same words.
    pub left_out: Vec<String>,
    /// How many parts were understood.
    pub understood: usize,
    /// The edits.
    pub work: ChangeSet,
    /// The reading of the folder that they are made of.
    pub generation: u64,
}
