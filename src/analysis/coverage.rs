//! Policy coverage: the policies that the literature stresses for the sector group of a cluster, and what of its
//! roadmap serves each: a policy, a milestone, placements, or nothing.

use super::effective_entries::effective_entries;
use crate::model::choice::{Instrument, PolicyStatus, SectorGroup};
use crate::model::{EntryRef, Group, Kind, Milestone, Portfolio, ReferenceIndex, Status};

/// Where the stressed policies stand.
pub(crate) const COVERAGE_SOURCE: &str = "Pietrobelli 2009, slide 42";

/// One policy that is stressed for a sector group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StressedPolicy {
    /// A short name for programs.
    pub id: &'static str,
    /// The policy, in the words of this program.
    pub text: &'static str,
    /// The sector group.
    pub group: SectorGroup,
    /// The instruments of a policy that serve it.
    instruments: &'static [Instrument],
    /// What of a milestone serves it.
    by_milestone: MilestoneSign,
}

/// By what a milestone is known to serve a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MilestoneSign {
    /// It is a joint action of firms.
    JointAction,
    /// A university or a research institute owns it or is a partner.
    Academia,
    /// A buyer or a firm of a zone owns it or is a partner.
    LargeFirm,
    /// Technicians are placed: no milestone, a placement.
    Placement,
    /// Nothing of a milestone tells.
    None,
}

/// The policies that slide 42 names, by sector group.
pub(crate) const STRESSED: [StressedPolicy; 7] = [
    StressedPolicy {
        id: "linkages",
        text: "Promote links between firms",
        group: SectorGroup::Traditional,
        instruments: &[Instrument::NetworkBroker, Instrument::SupplierDevelopment],
        by_milestone: MilestoneSign::JointAction,
    },
    StressedPolicy {
        id: "new-chains",
        text: "Promote access to new, additional value chains",
        group: SectorGroup::Traditional,
        instruments: &[Instrument::ExportPromotion],
        by_milestone: MilestoneSign::None,
    },
    StressedPolicy {
        id: "research",
        text: "Promote research by public and private hands, and carry its results to small firms",
        group: SectorGroup::NaturalResource,
        instruments: &[Instrument::Research],
        by_milestone: MilestoneSign::Academia,
    },
    StressedPolicy {
        id: "standards",
        text: "Promote quality, sanitary and environmental standards, with inspections and controls",
        group: SectorGroup::NaturalResource,
        instruments: &[Instrument::Standards, Instrument::Regulation],
        by_milestone: MilestoneSign::None,
    },
    StressedPolicy {
        id: "network-brokers",
        text: "Promote and support network brokers",
        group: SectorGroup::ComplexProductSystems,
        instruments: &[Instrument::NetworkBroker],
        by_milestone: MilestoneSign::None,
    },
    StressedPolicy {
        id: "local-sourcing",
        text: "Give large firms a reason to buy near by and to support the upgrading of their suppliers",
        group: SectorGroup::ComplexProductSystems,
        instruments: &[Instrument::SupplierDevelopment, Instrument::Procurement],
        by_milestone: MilestoneSign::LargeFirm,
    },
    StressedPolicy {
        id: "skilled-people",
        text: "Invest in highly skilled people",
        group: SectorGroup::SpecialisedSupplier,
        instruments: &[Instrument::Training],
        by_milestone: MilestoneSign::Placement,
    },
];

/// A stressed policy and what serves it in one roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PolicyCoverage {
    /// The place of the roadmap.
    pub roadmap: usize,
    /// The policy.
    pub policy: &'static StressedPolicy,
    /// The policies, milestones and placements that serve it; empty where nothing does.
    pub served_by: Vec<EntryRef>,
}

/// What serves each stressed policy, roadmap by roadmap; nothing of a roadmap without a sector group.
pub(crate) fn coverage(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    places: &[usize],
) -> Vec<PolicyCoverage> {
    let mut all = Vec::new();
    for &place in places {
        let group = portfolio.roadmaps[place].cluster.sector_group;
        for policy in STRESSED.iter().filter(|policy| Some(policy.group) == group) {
            all.push(PolicyCoverage {
                roadmap: place,
                policy,
                served_by: served_by(portfolio, names, place, policy),
            });
        }
    }
    all
}

fn served_by(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
    stressed: &StressedPolicy,
) -> Vec<EntryRef> {
    let roadmap = &portfolio.roadmaps[place];
    let found = |kind: Kind, index: usize| EntryRef {
        roadmap: Some(place),
        kind,
        index,
    };
    let policies = effective_entries(&roadmap.policies)
        .filter(|(_, one)| one.status != Some(PolicyStatus::Dropped))
        .filter(|(_, one)| {
            one.instrument
                .is_some_and(|one| stressed.instruments.contains(&one))
        });
    let mut served: Vec<EntryRef> = policies
        .map(|(index, _)| found(Kind::Policy, index))
        .collect();
    if stressed.by_milestone == MilestoneSign::Placement {
        let placements = effective_entries(&roadmap.placements);
        served.extend(placements.map(|(index, _)| found(Kind::Placement, index)));
    }
    let milestones = effective_entries(&roadmap.milestones)
        .filter(|(_, one)| one.status != Some(Status::Dropped))
        .filter(|(_, one)| serves(portfolio, names, place, one, stressed.by_milestone));
    served.extend(milestones.map(|(index, _)| found(Kind::Milestone, index)));
    served
}

fn serves(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
    milestone: &Milestone,
    sign: MilestoneSign,
) -> bool {
    let groups: &[Group] = match sign {
        MilestoneSign::JointAction => return milestone.joint_action.is_some(),
        MilestoneSign::Academia => &[Group::Academia],
        MilestoneSign::LargeFirm => &[Group::Buyer, Group::ZoneFirm],
        MilestoneSign::Placement | MilestoneSign::None => return false,
    };
    let mut people = milestone.owner.iter().chain(&milestone.partners);
    people.any(|said| {
        let found = names.resolve(Some(place), said, &[Kind::Owner]).found();
        let owner = found.and_then(|found| portfolio.file(found.roadmap).owners.get(found.index));
        owner
            .and_then(|owner| owner.group)
            .is_some_and(|group| groups.contains(&group))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::read::read_text;

    #[test]
    fn each_stressed_policy_is_served_by_what_the_roadmap_says_or_by_nothing() {
        let text = r#"
[cluster]
name = "Fans"
sector_group = "traditional"
[[policy]]
id = "broker"
name = "Broker"
instrument = "network-broker"
[[policy]]
id = "gone"
name = "Gone"
instrument = "export-promotion"
status = "dropped"
[[milestone]]
id = "buy-together"
title = "Steel bought together"
joint_action = "backward"
"#;
        let portfolio = Portfolio {
            roadmaps: vec![read_text("fans", text).roadmap.expect("valid TOML")],
            ..Portfolio::default()
        };
        let names = ReferenceIndex::new(&portfolio);
        let told: Vec<(&str, Vec<Kind>)> = coverage(&portfolio, &names, &[0])
            .into_iter()
            .map(|one| {
                (
                    one.policy.id,
                    one.served_by.iter().map(|found| found.kind).collect(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("linkages", vec![Kind::Policy, Kind::Milestone]),
                ("new-chains", vec![])
            ]
        );
    }
}
