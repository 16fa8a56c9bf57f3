//! What was said, seen and decided: feedback, decisions, and the records that are never changed once written.

use super::choice::{Channel, Code, FeedbackKind, Group, Health, Level, Outcome, ReviewKind};
use super::entry::entry;
use super::field::{ReasonPolicy, ReferenceTarget, Required};
use super::id::{Id, Reference};
use super::value::Value;
use crate::dates::date::Date;

/// What must not stand in a sensitive feedback.
pub const WITHHELD: [&str; 7] = ["text", "who", "place", "about", "by", "answer", "notes"];

entry! {
    /// Somebody answerable looked and said "still right".
    Confirmation {
        on: Option<Date>, "the day".required().past();
        by: Option<String>, "who recorded it".required().personal();
        said_by: Option<Reference>, "the owner whose word it is, if another's".names(ReferenceTarget::Owner);
        channel: Option<Channel>, "how word was given";
        items: Vec<Reference>, "the milestones that still stand".required().names(ReferenceTarget::Milestone);
    }
}

entry! {
    /// A dated score of a capability, of collective efficiency or of upgrading.
    Assessment {
        on: Option<Date>, "the day".required().past();
        by: Option<String>, "who assessed".required().personal();
        of: Option<Reference>, "a capability, or a word such as labour, backward or process".required().names(ReferenceTarget::Assessed);
        level: Option<Level>, "the rung on which the capability stands".required_if(Required::Unless("score"));
        score: Option<i64>, "0 to 3".within(0, 3).required_if(Required::Unless("level"));
        evidence: Option<String>, "what shows it";
        firms: Option<i64>, "how many firms stand on that rung";
        of_firms: Option<i64>, "of how many firms";
        source: Option<String>, "where this comes from";
    }
}

entry! {
    /// Something that somebody said in the field, and what became of it.
    Feedback {
        id: Id, "made by the program: date and eight random characters".required();
        on: Option<Date>, "the day it was said".required().past();
        received: Option<Date>, "when it reached this folder, if later".past();
        by: Option<String>, "the officer who recorded it".required_if(Required::UnlessSensitive).personal();
        voice: Option<Group>, "whose voice it is";
        who: Option<String>, "who said it".personal();
        quotable: Option<bool>, "whether it may be shown to others";
        place: Option<String>, "where it was said".personal();
        channel: Option<Channel>, "how it was said";
        kind: Option<FeedbackKind>, "what kind of feedback it is";
        about: Vec<Reference>, "what it is about; nothing: the cluster as a whole".names(ReferenceTarget::Entry);
        text: Option<String>, "what was said, word for word, in any language".long().required_if(Required::UnlessSensitive).personal();
        owner: Option<Reference>, "who has to answer".names(ReferenceTarget::Owner).unlogged();
        acknowledged: Option<Date>, "when it was acknowledged".unlogged().past();
        answered: Option<Date>, "when it was answered".unlogged().past();
        answered_by: Option<String>, "who answered".unlogged().personal();
        outcome: Option<Outcome>, "what was decided".unlogged();
        answer: Option<String>, "the answer".long().unlogged();
        tags: Vec<String>, "themes across clusters, of those that the portfolio names";
        evidence: Vec<String>, "papers or pictures that belong to it";
        acted: Option<Date>, "when it was followed up outside the roadmap".unlogged().past();
        acted_how: Option<String>, "how it was followed up".long().unlogged();
        told: Option<Date>, "when the one who spoke heard the answer".unlogged().past();
        satisfied: Option<bool>, "whether they were satisfied".unlogged();
        reopened: Option<i64>, "how often it was opened again";
        sensitive: Option<bool>, "somebody in danger, corruption or harassment: referred, not written down";
        referred_to: Option<String>, "the office it was referred to";
        referral_confirmed: Option<Date>, "when that office confirmed that it has it".unlogged().past();
        notes: Option<String>, "anything else".long().unlogged();
    }
}

entry! {
    /// A review: somebody went through the roadmap and judged it.
    Review {
        on: Option<Date>, "the day".required().past();
        health: Option<Health>, "a person's judgement, shown beside the computed one";
        kind: Option<ReviewKind>, "what sort of meeting it was";
        by: Option<String>, "who held it".required().personal();
        attended: Vec<Reference>, "who was there".names(ReferenceTarget::Attendee).personal();
        note: Option<String>, "what was said".long();
    }
}

entry! {
    /// A decision, who carries it out and by when.
    Decision {
        id: Id, "short name of the decision".required();
        on: Option<Date>, "the day".past();
        text: Option<String>, "what was decided".required();
        owner: Option<Reference>, "who carries it out".names(ReferenceTarget::Owner).reason(ReasonPolicy::Standing);
        due: Option<Date>, "by when".reason(ReasonPolicy::Standing).future();
        about: Vec<Reference>, "what it is about".names(ReferenceTarget::Entry);
        feedback: Vec<Reference>, "the feedback that led to it".names(ReferenceTarget::Feedback);
        done: Option<Date>, "when it was carried out".past();
        notes: Option<String>, "anything else".long().unlogged();
    }
}

entry! {
    /// One change of one field: what, by whom and why.
    Change {
        on: Option<Date>, "the day".required().past();
        recorded: Option<Date>, "the machine's date, where `on` is another".past();
        by: Option<String>, "who made it".required().personal();
        item: Option<Reference>, "the id of what was changed, or cluster".required().names(ReferenceTarget::Logged);
        field: Option<String>, "the key that was changed, or added or removed".required();
        from: Option<Value>, "the old value";
        to: Option<Value>, "the new value";
        code: Option<String>, "the reason, in one word";
        why: Option<String>, "the reason, in words";
        cause: Option<Reference>, "the milestone whose move this one follows".names(ReferenceTarget::Milestone);
        approved_by: Option<String>, "who approved it".personal();
        reference as "ref": Option<String>, "the minute or letter that approved it";
        feedback: Vec<Reference>, "the feedback that led to it".names(ReferenceTarget::Feedback);
    }
}

entry! {
    /// Two people changed the same field apart; a person has yet to choose.
    Conflict {
        item: Option<Reference>, "the id of what is in conflict".required().names(ReferenceTarget::Logged);
        field: Option<String>, "the key".required();
        base: Option<Value>, "the value both began with";
        ours: Option<Value>, "the value that stands";
        theirs: Option<Value>, "the other value";
        ours_by: Option<String>, "who wrote the one that stands".personal();
        theirs_by: Option<String>, "who wrote the other".personal();
    }
}

impl Change {
    /// The built-in reason code, where it is one.
    pub fn built_in_code(&self) -> Option<Code> {
        use super::choice::WordEnum;
        self.code.as_deref().and_then(Code::from_word)
    }
}
