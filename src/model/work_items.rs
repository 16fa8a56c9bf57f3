//! What is to be done: phases, capabilities, milestones, indicators, placements, risks.

use lean_string::LeanString;
use thin_vec::ThinVec;

use super::choice::{
    Confidence, Direction, FlowKind, Grade, Instrument, JointAction, Level, Link, PolicyStatus,
    ResultLevel, RiskKind, RiskState, Status, Upgrading,
};
use super::cluster::MOST_DAYS;
use super::entry::entry;
use super::field::{ReasonPolicy, ReferenceTarget, ValueType};
use super::id::{Id, Reference};
use super::value::Value;
use crate::dates::date::Date;

entry! {
    /// A phase of policy and focus: a band behind the timeline.
    Phase {
        id: Id, "short name of the phase".required();
        name: Option<LeanString>, "what the phase is called".required().rank(1);
        start: Option<Date>, "its first day".rank(2);
        end: Option<Date>, "its last day".rank(3);
        focus: Option<LeanString>, "what policy does in it".rank(4);
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

entry! {
    /// An instrument by which a phase is carried out.
    Policy {
        id: Id, "short name of the policy".required();
        name: Option<LeanString>, "what the policy is called".required().rank(1);
        instrument: Option<Instrument>, "by which instrument it works".rank(2);
        phase: Option<Reference>, "the phase that it carries out".names(ReferenceTarget::Phase).rank(3);
        owner: Option<Reference>, "who carries it out".names(ReferenceTarget::Owner).reason(ReasonPolicy::Standing).rank(4);
        status: Option<PolicyStatus>, "how far it is".rank(5);
        start: Option<Date>, "its first day";
        end: Option<Date>, "its last day";
        about: ThinVec<Reference>, "the capabilities, milestones and chains that it serves".names(ReferenceTarget::Entry).label("concerns");
        result: Option<LeanString>, "what came of it".long();
        source: Option<LeanString>, "where this comes from";
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

entry! {
    /// A technology that the cluster is climbing the ladder with.
    Capability {
        id: Id, "short name of the capability".required();
        name: Option<LeanString>, "the technology".required().rank(1);
        firm_group: Option<LeanString>, "which firms of the cluster".label("group of firms").rank(2);
        target: Option<Level>, "the rung to be reached".reason(ReasonPolicy::Standing).label("target level").rank(3);
        due: Option<Date>, "by when".reason(ReasonPolicy::Standing).future().label("target due").rank(4);
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
    holds {
        /// The same technology in the zones.
        matches: Match,
    }
}

entry! {
    /// How a capability meets a sector of a zone.
    Match {
        zone: Option<Reference>, "the zone".required().names(ReferenceTarget::Zone).rank(1);
        sector: Option<Reference>, "its sector".names(ReferenceTarget::Sector).rank(2);
        grade: Option<Grade>, "how well they meet".label("fit").rank(3);
        basis: Option<LeanString>, "on what grounds".rank(4);
        link: Option<Link>, "how far a link has come".rank(5);
        counterpart: Option<LeanString>, "the firm or buyer in the zone";
        owner: Option<Reference>, "who looks after the link".names(ReferenceTarget::Owner).reason(ReasonPolicy::Standing);
        firms: Option<i64>, "how many firms of the cluster are linked so".label("firms linked");
        as_of: Option<Date>, "the day for which this holds".past().label("as of");
    }
}

entry! {
    /// A dated result of the roadmap that one owner is accountable for.
    Milestone {
        id: Id, "short name by which others wait for it".required();
        title: Option<LeanString>, "what is to be reached".required().rank(1);
        done_means: Option<LeanString>, "how anyone can see that it is done".reason(ReasonPolicy::Standing).label("completion criteria").rank(6);
        capability: Option<Reference>, "the capability that it serves".names(ReferenceTarget::Capability);
        reaches: Option<Level>, "the rung that the capability stands on once this is done".reason(ReasonPolicy::Standing).label("level reached");
        phase: Option<Reference>, "the phase that it belongs to".names(ReferenceTarget::Phase);
        upgrading: ThinVec<Upgrading>, "the types of upgrading it brings".label("types of upgrading");
        joint_action: Option<JointAction>, "the joint action that it is".label("joint action");
        owner: Option<Reference>, "the one who is accountable".names(ReferenceTarget::Owner).reason(ReasonPolicy::Standing).rank(2);
        partners: ThinVec<Reference>, "who works on it with the owner".names(ReferenceTarget::Owner);
        status: Option<Status>, "how far it is";
        blocked_by: Option<LeanString>, "what stands in the way";
        start: Option<Date>, "when work begins";
        baseline: Option<Date>, "the approved date".reason(ReasonPolicy::Approved).rank(3);
        forecast: Option<Date>, "the date that the owner gives today".reason(ReasonPolicy::Later).future();
        actual: Option<Date>, "when it was done".past();
        duration_days: Option<i64>, "days of work needed after the last of what it waits for".within(0, MOST_DAYS).label("duration (days)").rank(4);
        after: ThinVec<Reference>, "the milestones it waits for".names(ReferenceTarget::Milestone).label("predecessors").rank(5);
        weight: Option<i64>, "its weight in earned schedule".within(1, i64::MAX).reason(ReasonPolicy::Standing);
        progress: Option<i64>, "percent done".within(0, 100).label("progress (%)");
        cadence_days: Option<i64>, "how often it should be confirmed, in days".within(0, MOST_DAYS).label("update due every (days)");
        quiet_until: Option<Date>, "no reminders until then".future().label("pause reminders until");
        quiet_why: Option<LeanString>, "the reason for the pause".label("explanation of pause");
        evidence: ThinVec<LeanString>, "papers that show it is done";
        result: Option<LeanString>, "what came of it, for those who read this later";
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

entry! {
    /// A number that shows whether the cluster moves.
    Indicator {
        id: Id, "short name of the indicator".required();
        name: Option<LeanString>, "what is measured".required().rank(1);
        unit: Option<LeanString>, "in which unit".rank(2);
        direction: Option<Direction>, "whether it should rise or fall".rank(3);
        level: Option<ResultLevel>, "whether it counts activities, outputs, outcomes or impact".label("level of result");
        about: ThinVec<Reference>, "what it measures the result of: capabilities, milestones, policies".names(ReferenceTarget::Entry).label("measures");
        responsible: Option<Reference>, "who reads it, by role".names(ReferenceTarget::Owner).rank(8);
        start: Option<Date>, "the day of the baseline".label("baseline date").rank(4);
        baseline: Option<f64>, "the value at the start".reason(ReasonPolicy::Approved).rank(5);
        due: Option<Date>, "the day of the target".reason(ReasonPolicy::Standing).future().label("target date").rank(6);
        target: Option<f64>, "the value to be reached".reason(ReasonPolicy::Standing).rank(7);
        verification: Option<LeanString>, "what it is read from".label("means of verification");
        reading_every_days: Option<i64>, "how often it should be read, in days".within(0, MOST_DAYS).label("reading due every (days)");
        notes: Option<LeanString>, "anything else".long().unlogged();
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
        on: Option<Date>, "the day".required().label("date").rank(1);
        value: Option<f64>, "the value to be reached by then".required().label("planned value").rank(2);
    }
}

entry! {
    /// One reading of an indicator.
    Reading {
        on: Option<Date>, "the day that was read".required().past().label("date").rank(1);
        value: Option<f64>, "what was read".required().rank(2);
        parts: Option<Value>, "the same by group, as far as the portfolio's `disaggregate` names them".shaped(ValueType::Numbers).label("of which");
        source: Option<LeanString>, "where it was read".rank(3);
        confidence: Option<Confidence>, "how sure it is";
    }
}

entry! {
    /// Technicians trained for, placed in and returned from zone firms.
    Placement {
        id: Id, "short name of the placement".required();
        trade: Option<LeanString>, "the trade".rank(1);
        zone: Option<Reference>, "the zone".names(ReferenceTarget::Zone).rank(2);
        host: Option<LeanString>, "the firm that takes them";
        start: Option<Date>, "when counting begins";
        as_of: Option<Date>, "the day for which these numbers hold".past().label("as of").rank(6);
        due: Option<Date>, "when the target is to be met".reason(ReasonPolicy::Standing).future().label("target date").rank(3);
        target: Option<i64>, "how many are to be placed".reason(ReasonPolicy::Standing).rank(4);
        women: Option<i64>, "how many of those placed are women".label("of them women");
        trained: Option<i64>, "how many were trained";
        certified: Option<i64>, "how many hold a certificate";
        placed: Option<i64>, "how many were placed".rank(5);
        retained: Option<i64>, "how many were still there after six months".label("retained after six months");
        returned: Option<i64>, "how many came back to the cluster with what they learned";
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}

entry! {
    /// Money behind milestones.
    Fund {
        id: Id, "short name of the fund".required();
        title: Option<LeanString>, "what the money is for".required().rank(1);
        source: Option<LeanString>, "the budget line or agreement that it comes from".rank(2);
        owner: Option<Reference>, "who holds the money".names(ReferenceTarget::Owner).reason(ReasonPolicy::Standing).rank(3);
        about: ThinVec<Reference>, "what it pays for".names(ReferenceTarget::Entry).label("pays for").rank(5);
        currency: Option<LeanString>, "the currency, where it is not that of the portfolio";
        approved: Option<f64>, "the amount approved in all".shaped(ValueType::Amount).label("approved amount").rank(4);
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
    holds {
        /// What is set aside, by fiscal year.
        allocations: Allocation,
        /// What was released and utilised.
        flows: Flow,
    }
}

entry! {
    /// What is set aside of a fund for one fiscal year.
    Allocation {
        year: Option<LeanString>, "the fiscal year, such as 2026-27".required().shaped(ValueType::FiscalYear).label("fiscal year").rank(1);
        amount: Option<f64>, "how much".required().shaped(ValueType::Amount).rank(2);
    }
}

entry! {
    /// One release or utilisation of a fund; a surrender or a correction is negative.
    Flow {
        on: Option<Date>, "the day".required().past().label("date").rank(1);
        kind: Option<FlowKind>, "released or utilised".required().rank(2);
        amount: Option<f64>, "how much".required().rank(3);
        reference as "ref": Option<LeanString>, "the order or voucher".label("reference").rank(4);
    }
}

entry! {
    /// A risk, an assumption or an issue.
    Risk {
        id: Id, "short name of the risk".required();
        kind: Option<RiskKind>, "a risk, an assumption or an issue";
        text: Option<LeanString>, "what may happen, or is taken to hold".required().label("description").rank(1);
        about: ThinVec<Reference>, "what it would touch".names(ReferenceTarget::Entry);
        likelihood: Option<i64>, "how likely, 1 to 5".within(1, 5).rank(2);
        impact: Option<i64>, "how bad, 1 to 5".within(1, 5).rank(3);
        response: Option<LeanString>, "what is done about it";
        owner: Option<Reference>, "who watches it".names(ReferenceTarget::Owner).reason(ReasonPolicy::Standing).rank(4);
        review_by: Option<Date>, "when to look at it again".future().label("review by").rank(5);
        state: Option<RiskState>, "whether it is open, occurred (or no longer holds), or is closed".said(&[("broken", "occurred")]);
        notes: Option<LeanString>, "anything else".long().unlogged();
    }
}
