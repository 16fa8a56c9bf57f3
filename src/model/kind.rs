//! The kinds of entries and records, and the description of each.

use serde::{Deserialize, Serialize};

use super::field::{Field, ReferenceTarget, Tense};

/// A kind of entry or record, or one of the tables that head a file. In the order of the format's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Kind {
    FileHeader,
    Cluster,
    RuleSettings,
    CustomField,
    Referral,
    Phase,
    Policy,
    Owner,
    Zone,
    Sector,
    Chain,
    Capability,
    Match,
    Milestone,
    Indicator,
    Step,
    Reading,
    Placement,
    Fund,
    Allocation,
    Flow,
    Risk,
    Confirmation,
    Assessment,
    Feedback,
    Review,
    Decision,
    Change,
    Conflict,
}

/// Whether a kind is told apart by id, by content, or is there once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryClass {
    /// It has an id.
    Entry,
    /// It has none and is never changed once written.
    Record,
    /// It has none, stands inside an entry, and belongs to it.
    Part,
    /// There is one of it in a file.
    Table,
}

/// In which files a kind may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileScope {
    /// In roadmaps.
    Roadmap,
    /// In `portfolio.toml`.
    Portfolio,
    /// In both.
    Both,
}

/// The description of a kind.
#[derive(Debug)]
pub struct KindSchema {
    /// The key of its table, and the word for one of it everywhere.
    pub key: &'static str,
    /// The word for several.
    pub plural: &'static str,
    /// What tells one from another.
    pub nature: EntryClass,
    /// Where it may stand.
    pub place: FileScope,
    /// Its fields, in the order of the format's page.
    pub fields: &'static [Field],
    /// The kinds that stand inside it.
    pub subs: &'static [Kind],
    /// The kind that it stands inside.
    pub parent: Option<Kind>,
    /// One line of help.
    pub help: &'static str,
}

macro_rules! kinds {
    ($($kind:ident in $module:ident: $key:literal, $plural:literal, $nature:ident, $place:ident, [$($sub:ident),*], $parent:expr, $help:literal;)*) => {
        impl Kind {
            /// Every kind, in the order of the format's page.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];

            /// The kind of that key.
            pub fn from_key(key: &str) -> Option<Kind> {
                match key { $( $key => Some(Kind::$kind), )* _ => None }
            }

            /// The description of the kind.
            pub fn description(self) -> &'static KindSchema {
                match self { $( Kind::$kind => {
                    static DESCRIPTION: KindSchema = KindSchema {
                        key: $key, plural: $plural, nature: EntryClass::$nature, place: FileScope::$place,
                        fields: super::$module::$kind::FIELDS, subs: &[$(Kind::$sub),*], parent: $parent, help: $help,
                    };
                    &DESCRIPTION
                } )* }
            }

            /// The place of a key among the kind's fields.
            pub fn field_index(self, key: &str) -> Option<usize> {
                match self { $( Kind::$kind => super::$module::$kind::field_index(key), )* }
            }
        }
    };
}
kinds! {
    FileHeader in cluster: "head", "heads", Table, Both, [], None, "the keys at the head of a file";
    Cluster in cluster: "cluster", "clusters", Table, Roadmap, [], None, "the cluster that the roadmap is for";
    RuleSettings in cluster: "rules", "rules", Table, Both, [], None, "limits of the rules, and rules that are off";
    CustomField in cluster: "field", "fields", Part, Portfolio, [], None, "a key of this programme's own";
    Referral in parties: "referral", "referrals", Part, Portfolio, [], None, "where what must not be written down is taken";
    Phase in work_items: "phase", "phases", Entry, Roadmap, [], None, "how policy and focus evolve";
    Policy in work_items: "policy", "policies", Entry, Roadmap, [], None, "an instrument by which a phase is carried out";
    Owner in parties: "owner", "owners", Entry, Both, [], None, "who is accountable for work";
    Zone in parties: "zone", "zones", Entry, Portfolio, [Sector], None, "a special economic zone";
    Sector in parties: "sector", "sectors", Part, Portfolio, [], Some(Kind::Zone), "a sector of a zone";
    Chain in parties: "chain", "chains", Entry, Roadmap, [], None, "a value chain that the cluster sells into";
    Capability in work_items: "capability", "capabilities", Entry, Roadmap, [Match], None, "a technology whose level the cluster raises";
    Match in work_items: "match", "matches", Part, Roadmap, [], Some(Kind::Capability), "the same technology in a zone";
    Milestone in work_items: "milestone", "milestones", Entry, Roadmap, [], None, "a dated result that one owner is accountable for";
    Indicator in work_items: "indicator", "indicators", Entry, Roadmap, [Step, Reading], None, "a number that shows whether the cluster moves";
    Step in work_items: "step", "steps", Part, Roadmap, [], Some(Kind::Indicator), "a target on the way of an indicator";
    Reading in work_items: "reading", "readings", Record, Roadmap, [], Some(Kind::Indicator), "one reading of an indicator";
    Placement in work_items: "placement", "placements", Entry, Roadmap, [], None, "technicians trained, placed and returned";
    Fund in work_items: "fund", "funds", Entry, Roadmap, [Allocation, Flow], None, "money behind milestones";
    Allocation in work_items: "allocation", "allocations", Part, Roadmap, [], Some(Kind::Fund), "what is set aside for one fiscal year";
    Flow in work_items: "flow", "flows", Record, Roadmap, [], Some(Kind::Fund), "money released or utilised";
    Risk in work_items: "risk", "risks", Entry, Roadmap, [], None, "a risk, an assumption or an issue";
    Confirmation in records: "confirmation", "confirmations", Record, Roadmap, [], None, "somebody answerable said: still right";
    Assessment in records: "assessment", "assessments", Record, Roadmap, [], None, "a dated score";
    Feedback in records: "feedback", "feedback", Entry, Roadmap, [], None, "what somebody said, and what became of it";
    Review in records: "review", "reviews", Record, Roadmap, [], None, "somebody went through the roadmap and judged it";
    Decision in records: "decision", "decisions", Entry, Roadmap, [], None, "what was decided, who does it, by when";
    Change in records: "change", "changes", Record, Both, [], None, "what changed, by whom and why";
    Conflict in records: "conflict", "conflicts", Record, Both, [], None, "two values of one field; a person has yet to choose";
}

impl Kind {
    /// Whether a date of that key says when something happened: it cannot lie ahead. A step's `on` is a target.
    pub fn is_past_date(self, key: &str) -> bool {
        self.field(key)
            .is_some_and(|field| field.tense == Some(Tense::Past))
    }

    /// The word for one of it.
    pub fn key(self) -> &'static str {
        self.description().key
    }

    /// The word for one of it on a screen: as the file has it, but for the head of a file, which has no word there.
    pub fn label(self) -> String {
        match self {
            Kind::FileHeader => "programme".to_owned(),
            Kind::Match => "zone fit".to_owned(),
            Kind::RuleSettings => "limits".to_owned(),
            Kind::CustomField => "custom field".to_owned(),
            kind => kind.key().replace('_', " "),
        }
    }

    /// The word for one of it after its article: "a milestone", "an owner".
    pub fn with_article(self) -> String {
        let key = self.key();
        let article = match key.starts_with(['a', 'e', 'i', 'o', 'u']) {
            true => "an",
            false => "a",
        };
        format!("{article} {key}")
    }

    /// The word for several.
    pub fn plural(self) -> &'static str {
        self.description().plural
    }

    /// The field of that key.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.field_index(key)
            .map(|index| &self.description().fields[index])
    }

    /// True of a kind whose entries have an id in the format's sense.
    pub fn has_id(self) -> bool {
        self.description().nature == EntryClass::Entry
    }

    /// The kinds that stand in lists at the root of a file.
    pub fn lists() -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(|kind| {
            let described = kind.description();
            described.nature != EntryClass::Table && described.parent.is_none()
        })
    }
}

impl Kind {
    /// The kinds of entries that have ids, which `about` may name.
    pub const WITH_IDS: &'static [Kind] = &[
        Kind::Phase,
        Kind::Policy,
        Kind::Owner,
        Kind::Zone,
        Kind::Chain,
        Kind::Capability,
        Kind::Milestone,
        Kind::Indicator,
        Kind::Placement,
        Kind::Fund,
        Kind::Risk,
        Kind::Feedback,
        Kind::Decision,
    ];
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.key())
    }
}

impl ReferenceTarget {
    /// The kinds of entries among which such a reference is looked for; a sector is looked for in its zone.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Owner | Self::Attendee => &[Kind::Owner],
            Self::Milestone => &[Kind::Milestone],
            Self::Capability | Self::Assessed => &[Kind::Capability],
            Self::Zone => &[Kind::Zone],
            Self::Phase => &[Kind::Phase],
            Self::Sector => &[],
            Self::Feedback => &[Kind::Feedback],
            Self::Entry | Self::Logged => Kind::WITH_IDS,
        }
    }

    /// Whether such a reference must name something: not where it may name what has gone, or a person.
    pub fn is_checked(self) -> bool {
        !matches!(
            self,
            Self::Sector | Self::Feedback | Self::Attendee | Self::Logged
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_may_name_every_kind_that_has_ids() {
        let all: Vec<_> = Kind::lists().filter(|kind| kind.has_id()).collect();
        assert_eq!(all, Kind::WITH_IDS);
    }
}
