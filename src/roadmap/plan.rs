//! What is to be done: phases, capabilities, milestones, indicators, placements, risks.

use super::choice::{
    Confidence, Direction, Grade, JointAction, Level, Link, RiskKind, RiskState, Status, Upgrading,
};
use super::cluster::MOST_DAYS;
use super::date::Date;
use super::entry::entry;
use super::field::{Reason, Target};
use super::id::{Id, Reference};

entry! {
    /// A phase of policy and focus: a band behind the timeline.
    Phase {
        id: Id, "short name of the phase".required();
        name: Option<String>, "what the phase is called".required();
        start: Option<Date>, "its first day";
        end: Option<Date>, "its last day";
        focus: Option<String>, "what policy does in it";
        notes: Option<String>, "anything else".long().unlogged();
    }
}

entry! {
    /// A technology that the cluster is climbing the ladder with.
    Capability {
        id: Id, "short name of the capability".required();
        name: Option<String>, "the technology".required();
        firm_group: Option<String>, "which firms of the cluster";
        target: Option<Level>, "the rung to be reached".reason(Reason::Standing);
        due: Option<Date>, "by when";
        notes: Option<String>, "anything else".long().unlogged();
    }
    holds {
        /// The same technology in the zones.
        matches: Match,
    }
}

entry! {
    /// How a capability meets a sector of a zone.
    Match {
        zone: Option<Reference>, "the zone".required().names(Target::Zone);
        sector: Option<Reference>, "its sector".names(Target::Sector);
        grade: Option<Grade>, "how well they meet";
        basis: Option<String>, "on what grounds";
        link: Option<Link>, "how far a link has come";
    }
}

entry! {
    /// A step of the roadmap that somebody answers for.
    Milestone {
        id: Id, "short name by which others wait for it".required();
        title: Option<String>, "what will be so".required();
        done_means: Option<String>, "how anyone can see that it is done".reason(Reason::Standing);
        capability: Option<Reference>, "the capability that it serves".names(Target::Capability);
        reaches: Option<Level>, "the rung that the capability stands on once this is done".reason(Reason::Standing);
        upgrading: Vec<Upgrading>, "the types of upgrading it brings";
        joint_action: Option<JointAction>, "the joint action that it is";
        owner: Option<Reference>, "who answers for it: one".names(Target::Owner).reason(Reason::Standing);
        partners: Vec<Reference>, "who works on it with the owner".names(Target::Owner);
        status: Option<Status>, "how far it is";
        blocked_by: Option<String>, "what stands in the way";
        start: Option<Date>, "when work begins";
        baseline: Option<Date>, "the approved date".reason(Reason::Approved);
        forecast: Option<Date>, "what the owner expects today".reason(Reason::Later);
        actual: Option<Date>, "when it was done";
        duration_days: Option<i64>, "days of work needed after the last of what it waits for".within(0, MOST_DAYS);
        after: Vec<Reference>, "the milestones it waits for".names(Target::Milestone);
        weight: Option<i64>, "its weight in earned schedule".within(1, i64::MAX).reason(Reason::Standing);
        progress: Option<i64>, "percent done".within(0, 100);
        cadence_days: Option<i64>, "how often it should be confirmed, in days".within(0, MOST_DAYS);
        quiet_until: Option<Date>, "agreed silence, until then";
        quiet_why: Option<String>, "why it is quiet";
        evidence: Vec<String>, "papers that show it is done";
        result: Option<String>, "what came of it, for those who read this later";
        notes: Option<String>, "anything else".long().unlogged();
    }
}

entry! {
    /// A number that shows whether the cluster moves.
    Indicator {
        id: Id, "short name of the indicator".required();
        name: Option<String>, "what is measured".required();
        unit: Option<String>, "in which unit";
        direction: Option<Direction>, "whether it should rise or fall";
        responsible: Option<Reference>, "who reads it, by role".names(Target::Owner);
        start: Option<Date>, "the day of the baseline";
        baseline: Option<f64>, "the value at the start".reason(Reason::Approved);
        due: Option<Date>, "the day of the target";
        target: Option<f64>, "the value to be reached".reason(Reason::Standing);
        verification: Option<String>, "what it is read from";
        reading_every_days: Option<i64>, "how often it should be read, in days".within(0, MOST_DAYS);
        notes: Option<String>, "anything else".long().unlogged();
    }
    holds {
        /// Yearly targets on the way.
        steps: Step,
        /// What was read, each with its source.
        readings: Reading,
    }
}

entry! {
    /// A target on the way of an indicator.
    Step {
        on: Option<Date>, "the day".required();
        value: Option<f64>, "the value to be reached by then".required();
    }
}

entry! {
    /// One reading of an indicator.
    Reading {
        on: Option<Date>, "the day that was read".required();
        value: Option<f64>, "what was read".required();
        source: Option<String>, "where it was read";
        confidence: Option<Confidence>, "how sure it is";
    }
}

entry! {
    /// Technicians trained for, placed in and returned from zone firms.
    Placement {
        id: Id, "short name of the placement".required();
        trade: Option<String>, "the trade";
        zone: Option<Reference>, "the zone".names(Target::Zone);
        host: Option<String>, "the firm that takes them";
        as_of: Option<Date>, "the day for which these numbers hold";
        due: Option<Date>, "when the target is to be met";
        target: Option<i64>, "how many are to be placed".reason(Reason::Standing);
        trained: Option<i64>, "how many were trained";
        certified: Option<i64>, "how many hold a certificate";
        placed: Option<i64>, "how many were placed";
        retained: Option<i64>, "how many were still there after six months";
        returned: Option<i64>, "how many came back to the cluster with what they learned";
        notes: Option<String>, "anything else".long().unlogged();
    }
}

entry! {
    /// A risk, an assumption or an issue.
    Risk {
        id: Id, "short name of the risk".required();
        kind: Option<RiskKind>, "a risk, an assumption or an issue";
        text: Option<String>, "what may happen, or is taken to hold".required();
        about: Vec<Reference>, "what it would touch".names(Target::Entry);
        likelihood: Option<i64>, "how likely, 1 to 5".within(1, 5);
        impact: Option<i64>, "how bad, 1 to 5".within(1, 5);
        response: Option<String>, "what is done about it";
        owner: Option<Reference>, "who watches it".names(Target::Owner).reason(Reason::Standing);
        review_by: Option<Date>, "when to look at it again";
        state: Option<RiskState>, "open, broken (it happened, or no longer holds) or closed";
        notes: Option<String>, "anything else".long().unlogged();
    }
}
