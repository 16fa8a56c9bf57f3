//! What was said, seen and decided: feedback, decisions, and the records that are never changed once written.

use lean_string::LeanString;
use thin_vec::ThinVec;

use super::choice::{
    Channel, Code, FeedbackKind, FeedbackOutcome, Group, Health, Level, ReviewKind,
};
use super::entry::{Entry, entry};
use super::field::{ReasonPolicy, ReferenceTarget, Required};
use super::id::{Id, Reference};
use super::kind::Kind;
use super::value::Value;
use crate::dates::date::Date;

/// The keys that a sensitive feedback may hold.
pub const SHOWN_OF_SENSITIVE: [&str; 7] = [
    "id",
    "on",
    "received",
    "owner",
    "sensitive",
    "referred_to",
    "referral_confirmed",
];

/// Whether a key must not stand in a sensitive feedback: every one but [`SHOWN_OF_SENSITIVE`], built in, custom or unknown.
pub fn is_withheld_key(key: &str) -> bool {
    !SHOWN_OF_SENSITIVE.contains(&key)
}

/// What stands for a value that is withheld.
pub const WITHHELD_TEXT: &str = "(withheld)";

/// Whether the value of a key is withheld: a sensitive feedback shows only [`SHOWN_OF_SENSITIVE`], even where somebody
/// wrote more by hand.
pub fn is_withheld(entry: &dyn Entry, key: &str) -> bool {
    entry.kind() == Kind::Feedback
        && is_withheld_key(key)
        && entry.value("sensitive") == Some(Value::Truth(true))
}

entry! {
    /// Somebody answerable looked and said "still right".
    Confirmation {
        on: Option<Date>, "the day".required().past();
        by: Option<LeanString>, "who recorded it".required().personal();
        said_by: Option<Reference>, "the owner whose word it is, if another's".names(ReferenceTarget::Owner).label("confirmed by").rank(2);
        channel: Option<Channel>, "how word was given".rank(3);
        items: ThinVec<Reference>, "the milestones that still stand".required().names(ReferenceTarget::Milestone).label("milestones").rank(1);
    }
}

entry! {
    /// A dated score of a capability, of collective efficiency or of upgrading.
    Assessment {
        on: Option<Date>, "the day".required().past();
        by: Option<LeanString>, "who assessed".required().personal();
        of: Option<Reference>, "a capability, or a word such as labour, backward or process".required().names(ReferenceTarget::Assessed).label("assessed").rank(1);
        level: Option<Level>, "the rung on which the capability stands".required_if(Required::Unless("score")).rank(2);
        score: Option<i64>, "0 to 3".within(0, 3).required_if(Required::Unless("level")).rank(3);
        evidence: Option<LeanString>, "what shows it".rank(4);
        firms: Option<i64>, "how many firms stand on that rung";
        of_firms: Option<i64>, "of how many firms".label("of firms");
        source: Option<LeanString>, "where this comes from";
    }
}

entry! {
    /// Something that somebody said in the field, and what became of it.
    Feedback {
        id: Id, "made by the program: date and eight random characters".required();
        on: Option<Date>, "the day it was said".required().past();
        received: Option<Date>, "when it reached this folder, if later".past().label("received on");
        by: Option<LeanString>, "the officer who recorded it".required_if(Required::UnlessSensitive).personal().label("recorded by");
        voice: Option<Group>, "whose voice it is".label("stakeholder group").rank(3);
        who: Option<LeanString>, "who said it".personal().label("name").rank(5);
        quotable: Option<bool>, "whether it may be shown to others".label("may be quoted").rank(8);
        place: Option<LeanString>, "where it was said".personal().rank(6);
        channel: Option<Channel>, "how it was said".rank(7);
        kind: Option<FeedbackKind>, "what kind of feedback it is".label("type").rank(2);
        about: ThinVec<Reference>, "what it is about; nothing: the cluster as a whole".names(ReferenceTarget::Entry).label("concerns").rank(4);
        text: Option<LeanString>, "what was said, word for word, in any language".long().required_if(Required::UnlessSensitive).personal().rank(1);
        owner: Option<Reference>, "who has to answer".names(ReferenceTarget::Owner).unlogged();
        acknowledged: Option<Date>, "when it was acknowledged".unlogged().past();
        answered: Option<Date>, "when it was answered".unlogged().past();
        answered_by: Option<LeanString>, "who answered".unlogged().personal().label("answered by");
        outcome: Option<FeedbackOutcome>, "what was decided".unlogged();
        answer: Option<LeanString>, "the answer".long().unlogged();
        tags: ThinVec<LeanString>, "themes across clusters, of those that the portfolio names";
        evidence: ThinVec<LeanString>, "papers or pictures that belong to it";
        acted: Option<Date>, "when it was followed up outside the roadmap".unlogged().past().label("follow-up");
        acted_how: Option<LeanString>, "how it was followed up".long().unlogged().label("how it was followed up");
        told: Option<Date>, "when the answer was given to the one who spoke".unlogged().past().label("reply delivered");
        satisfied: Option<bool>, "whether they were satisfied".unlogged();
        reopened: Option<i64>, "how often it was opened again".label("times reopened");
        sensitive: Option<bool>, "somebody in danger, corruption or harassment: referred, not written down";
        referred_to: Option<LeanString>, "the office it was referred to".label("referred to");
        referral_confirmed: Option<Date>, "when that office confirmed that it has it".unlogged().past().label("referral confirmed");
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

entry! {
    /// A review: somebody went through the roadmap and judged it.
    Review {
        on: Option<Date>, "the day".required().past();
        health: Option<Health>, "a person's judgement, shown beside the computed one".rank(1);
        kind: Option<ReviewKind>, "which type of meeting it was".label("type").rank(2);
        by: Option<LeanString>, "who held it".required().personal();
        attended: ThinVec<Reference>, "who was there".names(ReferenceTarget::Attendee).personal().rank(4);
        note: Option<LeanString>, "what was said".long().rank(3);
    }
}

entry! {
    /// A decision, who carries it out and by when.
    Decision {
        id: Id, "short name of the decision".required();
        on: Option<Date>, "the day".past().label("date").rank(5);
        text: Option<LeanString>, "what was decided".required().label("decision").rank(1);
        owner: Option<Reference>, "who carries it out".names(ReferenceTarget::Owner).reason(ReasonPolicy::Standing).rank(2);
        due: Option<Date>, "by when".reason(ReasonPolicy::Standing).future().rank(3);
        about: ThinVec<Reference>, "what it is about".names(ReferenceTarget::Entry).label("concerns").rank(4);
        feedback: ThinVec<Reference>, "the feedback that led to it".names(ReferenceTarget::Feedback);
        done: Option<Date>, "when it was carried out".past().label("carried out");
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

entry! {
    /// One change of one field: what, by whom and why.
    Change {
        on: Option<Date>, "the day".required().past();
        recorded: Option<Date>, "the machine's date, where `on` is another".past();
        by: Option<LeanString>, "who made it".required().personal();
        item: Option<Reference>, "the id of what was changed, or cluster".required().names(ReferenceTarget::Logged);
        field: Option<LeanString>, "the key that was changed, or added or removed".required();
        from: Option<Value>, "the old value";
        to: Option<Value>, "the new value";
        code: Option<LeanString>, "one word for what led to it".label("reason category").rank(1);
        why: Option<LeanString>, "what led to it, in words".label("explanation").rank(2);
        cause: Option<Reference>, "the milestone whose move this one follows".names(ReferenceTarget::Milestone).label("caused by");
        approved_by: Option<LeanString>, "who approved it".personal().label("approved by").rank(3);
        reference as "ref": Option<LeanString>, "the minute or letter that approved it".label("minute or letter").rank(4);
        feedback: ThinVec<Reference>, "the feedback that led to it".names(ReferenceTarget::Feedback);
    }
}

entry! {
    /// Two people changed the same field apart; a person has yet to choose.
    Conflict {
        item: Option<Reference>, "the id of what is in conflict".required().names(ReferenceTarget::Logged);
        field: Option<LeanString>, "the key".required();
        base: Option<Value>, "the value both began with";
        ours: Option<Value>, "the value that stands";
        theirs: Option<Value>, "the other value";
        ours_by: Option<LeanString>, "who wrote the one that stands".personal();
        theirs_by: Option<LeanString>, "who wrote the other".personal();
    }
}

impl Change {
    /// Whether it tells that an entry was added; the change of the same field that settles what two people added
    /// apart has the rejected entry as `from`.
    pub(crate) fn is_addition(&self) -> bool {
        self.field.as_deref() == Some("added") && self.from.is_none()
    }

    /// The built-in reason code, where it is one.
    pub fn built_in_code(&self) -> Option<Code> {
        use super::choice::WordEnum;
        self.code.as_deref().and_then(Code::from_word)
    }
}
