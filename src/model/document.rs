//! One file: a roadmap, or `portfolio.toml`, as typed lists.

use super::cluster::{Cluster, CustomField, FileHeader, RuleSettings};
use super::custom::CustomSchema;
use super::entry::{Entry, same_names};
use super::field::Field;
use super::kind::{FileScope, Kind};
use super::parties::{Chain, Owner, Referral, Zone};
use super::records::{Assessment, Change, Confirmation, Conflict, Decision, Feedback, Review};
use super::work_items::{Capability, Fund, Indicator, Milestone, Phase, Placement, Policy, Risk};

/// The id under which `portfolio.toml` is known.
pub(crate) const PORTFOLIO: &str = "portfolio";

macro_rules! roadmap {
    ($($(#[$doc:meta])* $field:ident : $kind:ident),* $(,)?) => {
        /// One file of the folder: a cluster's roadmap, or what all of them share.
        ///
        /// Every list is in the order of the file. A list that does not belong to the sort of file stays empty.
        #[derive(Clone, Debug, Default)]
        pub struct Roadmap {
            /// The stem of the file; [`PORTFOLIO`] for what is shared.
            pub id: String,
            /// The root keys.
            pub head: FileHeader,
            /// The cluster.
            pub cluster: Cluster,
            /// The limits.
            pub rules: RuleSettings,
            /// Whether the limits give `off`, be it as an empty list: that takes back what the portfolio silences.
            pub off_given: bool,
            /// Tables of the root that the format does not know, or not in this sort of file, each name once.
            pub unknown: Vec<String>,
            /// The custom fields of the portfolio, once the whole folder is read.
            pub custom: Option<&'static CustomSchema>,
            $( $(#[$doc])* pub $field: Vec<$kind>, )*
        }

        impl Roadmap {
            /// How many of that kind stand in the file; 1 of a table.
            pub fn count(&self, kind: Kind) -> usize {
                match kind { $( Kind::$kind => self.$field.len(), )* Kind::FileHeader | Kind::Cluster | Kind::RuleSettings => 1, _ => 0 }
            }

            /// One of that kind by its place in the file, from 0.
            pub fn entry(&self, kind: Kind, index: usize) -> Option<&dyn Entry> {
                match kind {
                    $( Kind::$kind => self.$field.get(index).map(|entry| entry as _), )*
                    Kind::FileHeader => Some(&self.head),
                    Kind::Cluster => Some(&self.cluster),
                    Kind::RuleSettings => Some(&self.rules),
                    _ => None,
                }
            }

            /// The same, to be changed.
            pub fn entry_mut(&mut self, kind: Kind, index: usize) -> Option<&mut dyn Entry> {
                match kind {
                    $( Kind::$kind => self.$field.get_mut(index).map(|entry| entry as _), )*
                    Kind::FileHeader => Some(&mut self.head),
                    Kind::Cluster => Some(&mut self.cluster),
                    Kind::RuleSettings => Some(&mut self.rules),
                    _ => None,
                }
            }

            /// Adds an empty one at the end; `None` of a kind that stands in no list of a file.
            pub fn push(&mut self, kind: Kind) -> Option<&mut dyn Entry> {
                let custom = self.custom;
                let entry: &mut dyn Entry = match kind {
                    $( Kind::$kind => { self.$field.push($kind::default()); self.$field.last_mut()? } )*
                    _ => return None,
                };
                if let Some(custom) = custom {
                    custom.bind(entry);
                }
                Some(entry)
            }

            /// The tables of the file and that one entry, which then has the place 0: enough to tell what an edit of
            /// the entry changes, and to take it back.
            pub fn only(&self, kind: Kind, index: usize) -> Roadmap {
                let mut only = Roadmap {
                    id: self.id.clone(),
                    head: self.head.clone(),
                    cluster: self.cluster.clone(),
                    rules: self.rules.clone(),
                    off_given: self.off_given,
                    custom: self.custom,
                    ..Roadmap::default()
                };
                match kind {
                    $( Kind::$kind => only.$field.extend(self.$field.get(index).cloned()), )*
                    _ => {}
                }
                only
            }

            /// Makes an entry what it is in `only`, which [`Roadmap::only`] gave.
            pub fn put_back(&mut self, kind: Kind, index: usize, only: &Roadmap) {
                match kind {
                    $( Kind::$kind => {
                        if let (Some(slot), Some(entry)) = (self.$field.get_mut(index), only.$field.first()) {
                            slot.clone_from(entry);
                        }
                    } )*
                    Kind::FileHeader => self.head.clone_from(&only.head),
                    Kind::Cluster => self.cluster.clone_from(&only.cluster),
                    Kind::RuleSettings => {
                        self.rules.clone_from(&only.rules);
                        self.off_given = only.off_given;
                    }
                    _ => {}
                }
            }

            /// Gives back the room that the lists took in growing.
            pub fn shrink(&mut self) {
                $( self.$field.shrink_to_fit(); )*
            }

            /// Takes one out.
            pub fn remove(&mut self, kind: Kind, index: usize) {
                match kind { $( Kind::$kind => { self.$field.remove(index); } )* _ => {} }
            }
        }
    };
}
roadmap! {
    /// Fields of this programme's own.
    custom_fields: CustomField,
    /// Referral offices.
    referrals: Referral,
    /// Phases.
    phases: Phase,
    /// Policies.
    policies: Policy,
    /// Owners.
    owners: Owner,
    /// Zones.
    zones: Zone,
    /// Value chains.
    chains: Chain,
    /// Capabilities.
    capabilities: Capability,
    /// Milestones.
    milestones: Milestone,
    /// Indicators.
    indicators: Indicator,
    /// Placements.
    placements: Placement,
    /// Funds.
    funds: Fund,
    /// Risks, assumptions and issues.
    risks: Risk,
    /// Confirmations.
    confirmations: Confirmation,
    /// Assessments.
    assessments: Assessment,
    /// Feedback.
    feedback: Feedback,
    /// Reviews.
    reviews: Review,
    /// Decisions.
    decisions: Decision,
    /// The change log.
    changes: Change,
    /// Conflicts to be settled.
    conflicts: Conflict,
}

impl Roadmap {
    /// True of `portfolio.toml`.
    pub fn is_portfolio(&self) -> bool {
        self.id == PORTFOLIO
    }

    /// The name of the cluster or programme; the id where it has none.
    pub fn name(&self) -> &str {
        let name = if self.is_portfolio() {
            &self.head.name
        } else {
            &self.cluster.name
        };
        name.as_deref().unwrap_or(&self.id)
    }

    /// The fields of a kind, the custom ones of the portfolio behind those that are built in.
    pub fn fields(&self, kind: Kind) -> &'static [Field] {
        match self.custom {
            Some(custom) => custom.fields(kind),
            None => kind.description().fields,
        }
    }

    /// The field of that kind and key, custom ones included.
    pub fn field(&self, kind: Kind, key: &str) -> Option<&'static Field> {
        match self.custom {
            Some(custom) => custom.field(kind, key),
            None => kind.field(key),
        }
    }

    /// Whether a kind may stand in this sort of file.
    pub fn holds(&self, kind: Kind) -> bool {
        match kind.description().place {
            FileScope::Both => true,
            FileScope::Portfolio => self.is_portfolio(),
            FileScope::Roadmap => !self.is_portfolio(),
        }
    }

    /// Every entry and record of a kind, in the order of the file.
    pub fn entries(&self, kind: Kind) -> impl Iterator<Item = &dyn Entry> {
        (0..self.count(kind)).filter_map(move |index| self.entry(kind, index))
    }

    /// The first entry that has that id, in the order of the kinds and of the file, with its kind and place.
    pub fn find(&self, id: &str) -> Option<(Kind, usize)> {
        Kind::lists().filter(|kind| kind.has_id()).find_map(|kind| {
            self.entries(kind)
                .position(|entry| entry.id() == id)
                .map(|index| (kind, index))
        })
    }

    /// The place of the first entry of that kind and id.
    pub fn position(&self, kind: Kind, id: &str) -> Option<usize> {
        self.entries(kind).position(|entry| entry.id() == id)
    }

    /// Every id of the file, in the order of the kinds and of the file.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        Kind::lists()
            .filter(|kind| kind.has_id())
            .flat_map(move |kind| self.entries(kind).map(|entry| entry.id()))
            .filter(|id| !id.is_empty())
    }

    /// Whether both files say the same; where it stands does not matter.
    pub fn content_eq(&self, other: &Roadmap) -> bool {
        same_names(&self.unknown, &other.unknown)
            && Kind::ALL.iter().all(|&kind| {
                self.count(kind) == other.count(kind)
                    && self
                        .entries(kind)
                        .zip(other.entries(kind))
                        .all(|(mine, theirs)| mine.content_eq(theirs))
            })
    }
}
