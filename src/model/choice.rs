//! The enumerations of the format: each a closed list of kebab-case words.

/// A closed list of words.
pub trait WordEnum: Copy + Sized + 'static {
    /// Every word, in the order in which people read them.
    const WORDS: &'static [&'static str];
    /// The word as it is written.
    fn word(self) -> &'static str;
    /// The choice of that word, if it is one.
    fn from_word(word: &str) -> Option<Self>;
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* #[doc = concat!("`", $word, "`")] $variant),* }
        impl WordEnum for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];
            fn word(self) -> &'static str { match self { $(Self::$variant => $word),* } }
            fn from_word(word: &str) -> Option<Self> { match word { $($word => Some(Self::$variant),)* _ => None } }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.word()) }
        }
    };
}

choice! {
    /// The ladder of technological capability: what a cluster can do with a technology.
    Level { None = "none", Buy = "buy", Assimilate = "assimilate", Use = "use", Adapt = "adapt", Create = "create" }
}
choice! {
    /// How far a milestone is.
    Status { Planned = "planned", Active = "active", Blocked = "blocked", Done = "done", Dropped = "dropped" }
}
choice! {
    /// The sector groups of Pietrobelli and Rabellotti, which differ in how clusters upgrade.
    SectorGroup {
        Traditional = "traditional", NaturalResource = "natural-resource",
        ComplexProductSystems = "complex-product-systems", SpecialisedSupplier = "specialised-supplier",
    }
}
choice! {
    /// The stakeholder groups: whom an owner belongs to, and whose voice a feedback is.
    Group {
        GovernmentPolicy = "government-policy", GovernmentAgency = "government-agency",
        InternationalAgency = "international-agency", Academia = "academia", Association = "association",
        ClusterFirm = "cluster-firm", ZoneFirm = "zone-firm", ZoneDeveloper = "zone-developer",
        Buyer = "buyer", Reviewer = "reviewer", Other = "other",
    }
}
choice! {
    /// How a value chain is governed (Gereffi, Humphrey and Sturgeon 2005).
    Governance { Market = "market", Modular = "modular", Relational = "relational", Captive = "captive", Hierarchy = "hierarchy" }
}
choice! {
    /// Who drives a value chain.
    Driver { Buyer = "buyer", Producer = "producer", None = "none" }
}
choice! {
    /// How well a technology of the cluster meets a sector of a zone.
    Grade { None = "none", Weak = "weak", Partial = "partial", Strong = "strong" }
}
choice! {
    /// How far a link between cluster and zone firms has come.
    Link {
        None = "none", Identified = "identified", Contacted = "contacted", Trial = "trial",
        Supplying = "supplying", JointDevelopment = "joint-development",
    }
}
choice! {
    /// The four types of upgrading.
    Upgrading { Process = "process", Product = "product", Functional = "functional", Intersectoral = "intersectoral" }
}
choice! {
    /// The four kinds of joint action (Nadvi 1999).
    JointAction { Backward = "backward", Forward = "forward", Bilateral = "bilateral", Multilateral = "multilateral" }
}
choice! {
    /// Whether an indicator should rise or fall.
    Direction { Up = "up", Down = "down" }
}
choice! {
    /// How far down the chain of results an indicator measures.
    ResultLevel { Activity = "activity", Output = "output", Outcome = "outcome", Impact = "impact" }
}
choice! {
    /// By which instrument a policy works.
    Instrument {
        Regulation = "regulation", Standards = "standards", Finance = "finance", Training = "training",
        Infrastructure = "infrastructure", ExportPromotion = "export-promotion", Research = "research",
        SupplierDevelopment = "supplier-development", Procurement = "procurement",
        NetworkBroker = "network-broker", Other = "other",
    }
}
choice! {
    /// How far a policy is.
    PolicyStatus { Planned = "planned", Active = "active", Done = "done", Dropped = "dropped" }
}
choice! {
    /// What a flow of a fund is.
    FlowKind { Released = "released", Utilised = "utilised" }
}
choice! {
    /// The type of a custom field.
    CustomType { Text = "text", Date = "date", Whole = "whole", Number = "number", Choice = "choice", Flag = "flag" }
}
choice! {
    /// The kinds of entries, each of which may have custom fields.
    EntryKind {
        Phase = "phase", Policy = "policy", Owner = "owner", Zone = "zone", Chain = "chain", Capability = "capability",
        Milestone = "milestone", Indicator = "indicator", Placement = "placement", Fund = "fund", Risk = "risk",
        Feedback = "feedback", Decision = "decision",
    }
}
choice! {
    /// How sure a reading is.
    Confidence { Low = "low", Medium = "medium", High = "high" }
}
choice! {
    /// What a risk entry is.
    RiskKind { Risk = "risk", Assumption = "assumption", Issue = "issue" }
}
choice! {
    /// Where a risk stands; broken: it happened, or no longer holds.
    RiskState { Open = "open", Broken = "broken", Closed = "closed" }
}
choice! {
    /// How word was given or taken.
    Channel { Visit = "visit", Meeting = "meeting", Phone = "phone", Message = "message", Letter = "letter", Workshop = "workshop" }
}
choice! {
    /// What kind of feedback it is.
    FeedbackKind { Problem = "problem", Question = "question", Request = "request", Idea = "idea", Praise = "praise", Fact = "fact" }
}
choice! {
    /// What became of a feedback.
    FeedbackOutcome { Accepted = "accepted", Partial = "partial", Declined = "declined", Duplicate = "duplicate", OutOfScope = "out-of-scope" }
}
choice! {
    /// A person's judgement of a roadmap, and the letter that the program computes.
    Health { Green = "green", Amber = "amber", Red = "red" }
}
choice! {
    /// What sort of meeting a review was.
    ReviewKind { Weekly = "weekly", Monthly = "monthly", Quarterly = "quarterly", Steering = "steering", AdHoc = "ad-hoc" }
}
choice! {
    /// How often a programme looks at its roadmaps; picks the built-in limits.
    Rhythm { Monthly = "monthly", Quarterly = "quarterly" }
}
choice! {
    /// The built-in reason codes of a change; a portfolio may add its own.
    Code {
        Approval = "approval", Funding = "funding", Procurement = "procurement", Supplier = "supplier",
        Utility = "utility", Land = "land", Regulation = "regulation", Staffing = "staffing", Owner = "owner",
        Scope = "scope", Feedback = "feedback", Predecessor = "predecessor", ForceMajeure = "force-majeure",
        Correction = "correction", Other = "other",
    }
}

/// The words that an assessment's `of` may hold instead of a capability: collective efficiency (external
/// economies, then joint action) and upgrading. None of them is ever an id.
pub(crate) const ASSESSED_WORDS: [&str; 13] = [
    "labour",
    "inputs",
    "information",
    "market-access",
    "trust",
    "backward",
    "forward",
    "bilateral",
    "multilateral",
    "process",
    "product",
    "functional",
    "intersectoral",
];

/// The words of [`ASSESSED_WORDS`] that score external economies.
pub(crate) const EXTERNAL_ECONOMIES: &[&str] = ASSESSED_WORDS.split_at(5).0;
/// The words of [`ASSESSED_WORDS`] that score joint action.
pub(crate) const JOINT_ACTION: &[&str] = ASSESSED_WORDS.split_at(5).1.split_at(4).0;
/// The words of [`ASSESSED_WORDS`] that score upgrading.
pub(crate) const UPGRADING: &[&str] = ASSESSED_WORDS.split_at(9).1;
