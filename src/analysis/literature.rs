//! What the literature found about a kind of value chain and a sector group, in a sentence each with its source.
//!
//! A hint is something to think about, never a rule: nothing is flagged or refused by it.

use crate::model::choice::{
    Driver::{self, Buyer, Producer},
    Governance::{self, Captive, Hierarchy, Market, Modular, Relational},
    Instrument, JointAction, PolicyStatus,
    SectorGroup::{self, ComplexProductSystems, NaturalResource, SpecialisedSupplier, Traditional},
    Upgrading::{self, Functional, Process, Product},
};
use crate::model::{Chain, Roadmap, Status};

/// One finding.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    /// What was found, in a sentence or two.
    pub text: &'static str,
    /// Where.
    pub source: &'static str,
    /// The types of upgrading that were found to come easily.
    pub favours: &'static [Upgrading],
    /// The types without which firms there cannot stay.
    pub necessary: &'static [Upgrading],
    /// The types that were found to come seldom.
    pub seldom: &'static [Upgrading],
    /// The forms of governance it was found for; empty: it does not depend on that.
    governance: &'static [Governance],
    /// The drivers, likewise.
    drivers: &'static [Driver],
    /// The sector groups, likewise.
    groups: &'static [SectorGroup],
}

const fn hint(text: &'static str, source: &'static str) -> Hint {
    Hint {
        text,
        source,
        favours: &[],
        necessary: &[],
        seldom: &[],
        governance: &[],
        drivers: &[],
        groups: &[],
    }
}

const GEREFFI: &str = "Gereffi, Humphrey and Sturgeon 2005, The governance of global value chains";

/// Every hint: of chains first, then of sector groups.
pub(crate) const HINTS: &[Hint] = &[
    Hint {
        favours: &[Process, Product],
        seldom: &[Functional],
        drivers: &[Buyer],
        groups: &[Traditional],
        ..hint(
            "Large buyers help with process and product upgrading, as they depend on what their suppliers can \
             do. Design, brand and marketing are seldom reached through them.",
            "Pietrobelli 2009, slides 35 and 40",
        )
    },
    Hint {
        favours: &[Process, Product],
        seldom: &[Functional],
        governance: &[Captive, Hierarchy],
        groups: &[Traditional],
        ..hint(
            "A tight chain is two-edged: it lets small firms in and makes their products better soon, and then ties \
             them to what they do now. A second, looser chain is the way that was found out of it.",
            "Pietrobelli 2009, slides 36, 40 and 42",
        )
    },
    Hint {
        favours: &[Functional],
        governance: &[Market, Modular, Relational],
        groups: &[Traditional],
        ..hint(
            "In the footwear cluster of Sinos Valley the looser chains, at home and to neighbours, left most room \
             for design and sales of one's own; the tight one to the USA the least.",
            "Bazan and Navas-Alemán 2004, on the Sinos Valley; the case is in Pietrobelli 2009, slides 36 and 40",
        )
    },
    Hint {
        drivers: &[Buyer],
        groups: &[NaturalResource],
        ..hint(
            "Buyers show which upgrading is needed and how, and as a rule leave it to others to support it: \
             institutes, universities, international partners and the cluster's own joint action.",
            "Pietrobelli 2009, slide 38",
        )
    },
    Hint {
        drivers: &[Producer],
        groups: &[ComplexProductSystems],
        ..hint(
            "Lead firms follow one plan for the whole world. They ask for certificates and quality, and know little \
             of what local suppliers need to get there: local institutions and a network broker speak for them.",
            "Pietrobelli 2009, slides 32, 36 and 39",
        )
    },
    Hint {
        governance: &[Captive, Hierarchy],
        groups: &[ComplexProductSystems],
        ..hint(
            "The outlook for local suppliers of the second and third tier is hard. Serving the large firms near by \
             in a niche that pays has worked.",
            "Pietrobelli 2009, slide 39 (Espirito Santo)",
        )
    },
    Hint {
        favours: &[Functional],
        governance: &[Market, Relational, Modular],
        groups: &[SpecialisedSupplier],
        ..hint(
            "Ties of a market or a network are usual here, and functional upgrading is easier than elsewhere: firms \
             begin to design and sell work of their own.",
            "Pietrobelli 2009, slide 41",
        )
    },
    Hint {
        governance: &[Captive, Hierarchy],
        ..hint(
            "Strong ties from above can stand in the way of firms acting together.",
            "Pietrobelli 2009, slide 34 (Chipilo)",
        )
    },
    Hint {
        governance: &[Market],
        ..hint(
            "Market: the price decides, and either side can turn to others at little cost.",
            GEREFFI,
        )
    },
    Hint {
        governance: &[Modular],
        ..hint(
            "Modular: what is wanted can be written down, and suppliers meet it with skill and machines of their own.",
            GEREFFI,
        )
    },
    Hint {
        governance: &[Relational],
        ..hint(
            "Relational: both sides depend on each other, and much of what they know cannot be written down.",
            GEREFFI,
        )
    },
    Hint {
        governance: &[Captive],
        ..hint(
            "Captive: small suppliers depend on one large buyer, who watches them closely and would be costly to leave.",
            GEREFFI,
        )
    },
    Hint {
        governance: &[Hierarchy],
        ..hint(
            "Hierarchy: the steps of the chain lie inside one firm, led from above.",
            GEREFFI,
        )
    },
    Hint {
        favours: &[Process, Product],
        groups: &[Traditional],
        ..hint(
            "New processes come with machines and materials, and collective efficiency helps firms to take them up. \
             Policy stresses links between firms and access to additional chains.",
            "Pietrobelli 2009, slides 40 and 42",
        )
    },
    Hint {
        necessary: &[Process, Product],
        groups: &[NaturalResource],
        ..hint(
            "Process and product upgrading are necessary and tied to science; collective efficiency and chains \
             matter much. Policy stresses joint research carried to small firms, and standards with inspections.",
            "Pietrobelli 2009, slides 36, 38 and 42",
        )
    },
    Hint {
        groups: &[ComplexProductSystems],
        ..hint(
            "Collective efficiency matters little here; learning gathers where parts are designed, and spin-offs \
             spread it. Policy stresses network brokers, and incentives for large firms to buy and teach near by.",
            "Pietrobelli 2009, slides 36, 39 and 42",
        )
    },
    Hint {
        favours: &[Functional],
        groups: &[SpecialisedSupplier],
        ..hint(
            "Collective efficiency matters, and niches lie close to clients. Policy stresses highly skilled \
             people; spin-offs spread what is known and start new firms.",
            "Pietrobelli 2009, slides 36, 41 and 42",
        )
    },
];

/// The hints for a chain of a cluster of that sector group, the most particular first.
pub(crate) fn of_chain(chain: &Chain, group: Option<SectorGroup>) -> Vec<&'static Hint> {
    let suits = |hint: &&Hint| {
        holds(hint.governance, chain.governance)
            && holds(hint.drivers, chain.driver)
            && holds(hint.groups, group)
    };
    let of_chains = |hint: &&Hint| !hint.governance.is_empty() || !hint.drivers.is_empty();
    HINTS.iter().filter(of_chains).filter(suits).collect()
}

/// The hints for a sector group as such.
pub(crate) fn of_group(group: SectorGroup) -> Vec<&'static Hint> {
    let of_group = |hint: &&Hint| {
        hint.governance.is_empty() && hint.drivers.is_empty() && hint.groups.contains(&group)
    };
    HINTS.iter().filter(of_group).collect()
}

/// A policy that the literature stresses for a sector group.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct LiteraturePolicy {
    /// What it is to do.
    pub text: &'static str,
    /// Where it is stressed.
    pub source: &'static str,
    group: SectorGroup,
    /// The instruments by which a policy serves it.
    instruments: &'static [Instrument],
    /// The joint action by which a milestone serves it.
    joint_action: &'static [JointAction],
}

const fn stressed(
    group: SectorGroup,
    text: &'static str,
    instruments: &'static [Instrument],
    joint_action: &'static [JointAction],
) -> LiteraturePolicy {
    LiteraturePolicy {
        text,
        source: "Pietrobelli 2009, slide 42",
        group,
        instruments,
        joint_action,
    }
}

/// What is stressed for each sector group.
pub(crate) const STRESSED_POLICIES: &[LiteraturePolicy] = &[
    stressed(
        Traditional,
        "linkages between firms",
        &[Instrument::SupplierDevelopment, Instrument::NetworkBroker],
        &[
            JointAction::Backward,
            JointAction::Bilateral,
            JointAction::Multilateral,
        ],
    ),
    stressed(
        Traditional,
        "access to additional value chains",
        &[Instrument::ExportPromotion],
        &[JointAction::Forward],
    ),
    stressed(
        NaturalResource,
        "public-private research, carried to small firms",
        &[Instrument::Research],
        &[],
    ),
    stressed(
        NaturalResource,
        "quality and sanitary standards, environmental rules and inspections",
        &[Instrument::Standards, Instrument::Regulation],
        &[],
    ),
    stressed(
        ComplexProductSystems,
        "network brokers",
        &[Instrument::NetworkBroker],
        &[],
    ),
    stressed(
        ComplexProductSystems,
        "incentives for large firms to source locally and support their suppliers",
        &[
            Instrument::Procurement,
            Instrument::SupplierDevelopment,
            Instrument::Finance,
        ],
        &[JointAction::Forward],
    ),
    stressed(
        SpecialisedSupplier,
        "highly skilled professionals",
        &[Instrument::Training],
        &[],
    ),
];

/// The policies stressed for the sector group of a roadmap that none of its policies and milestones serves; those that
/// are dropped serve nothing.
pub(crate) fn unserved_policies(roadmap: &Roadmap) -> Vec<&'static LiteraturePolicy> {
    let serves = |stressed: &LiteraturePolicy| {
        let policies = (roadmap.policies.iter())
            .filter(|policy| policy.status != Some(PolicyStatus::Dropped))
            .filter_map(|policy| policy.instrument);
        let milestones = (roadmap.milestones.iter())
            .filter(|milestone| milestone.status != Some(Status::Dropped))
            .filter_map(|milestone| milestone.joint_action);
        policies
            .into_iter()
            .any(|one| stressed.instruments.contains(&one))
            || milestones
                .into_iter()
                .any(|one| stressed.joint_action.contains(&one))
    };
    let group = roadmap.cluster.sector_group;
    (STRESSED_POLICIES.iter())
        .filter(|one| Some(one.group) == group && !serves(one))
        .collect()
}

fn holds<T: PartialEq>(wanted: &[T], given: Option<T>) -> bool {
    wanted.is_empty() || given.is_some_and(|given| wanted.contains(&given))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::WordEnum;

    fn chain(governance: Option<Governance>, driver: Option<Driver>) -> Chain {
        Chain {
            governance,
            driver,
            ..Chain::default()
        }
    }

    #[test]
    fn a_captive_chain_of_buyers_in_a_traditional_cluster_favours_process_and_product() {
        let hints = of_chain(&chain(Some(Captive), Some(Buyer)), Some(Traditional));
        assert_eq!(hints[0].favours, [Process, Product]);
        assert_eq!(hints[0].seldom, [Functional]);
        assert!(hints.last().is_some_and(|hint| hint.source == GEREFFI));
        assert_eq!(hints.len(), 4);
    }

    #[test]
    fn every_governance_and_every_group_has_a_hint_and_nothing_known_has_none() {
        for word in Governance::WORDS {
            let hints = of_chain(&chain(Governance::from_word(word), None), None);
            assert!(!hints.is_empty(), "{word}");
        }
        for word in SectorGroup::WORDS {
            let group = SectorGroup::from_word(word).unwrap();
            assert_eq!(of_group(group).len(), 1, "{word}");
        }
        assert!(of_chain(&chain(None, None), Some(Traditional)).is_empty());
    }

    #[test]
    fn a_sector_group_is_told_only_what_the_slides_say_of_it() {
        let hint = |group| of_group(group)[0];
        assert_eq!(hint(SpecialisedSupplier).favours, [Functional]);
        assert_eq!(hint(NaturalResource).necessary, [Process, Product]);
        assert!(hint(NaturalResource).favours.is_empty());
    }

    #[test]
    fn stressed_policies_that_nothing_serves_are_named() {
        let mut roadmap = Roadmap::default();
        let texts = |roadmap: &Roadmap| -> Vec<&str> {
            let unserved = unserved_policies(roadmap);
            unserved.into_iter().map(|one| one.text).collect()
        };
        assert!(
            texts(&roadmap).is_empty(),
            "no sector group, nothing is stressed"
        );
        roadmap.cluster.sector_group = Some(Traditional);
        let (links, chains) = (
            "linkages between firms",
            "access to additional value chains",
        );
        assert_eq!(texts(&roadmap), [links, chains]);
        roadmap.policies.push(crate::model::work_items::Policy {
            instrument: Some(Instrument::ExportPromotion),
            ..Default::default()
        });
        assert_eq!(texts(&roadmap), [links]);
        roadmap.policies[0].status = Some(PolicyStatus::Dropped);
        roadmap.milestones.push(crate::model::Milestone {
            joint_action: Some(JointAction::Bilateral),
            ..Default::default()
        });
        assert_eq!(texts(&roadmap), [chains]);
        roadmap.milestones[0].status = Some(Status::Dropped);
        assert_eq!(texts(&roadmap), [links, chains]);
        for word in SectorGroup::WORDS {
            roadmap.cluster.sector_group = SectorGroup::from_word(word);
            assert!(!texts(&roadmap).is_empty(), "{word}");
        }
    }

    #[test]
    fn every_hint_is_short_and_has_a_source() {
        for hint in HINTS {
            assert!(hint.text.len() <= 230, "{}", hint.text);
            assert!(!hint.source.is_empty());
            assert!(!hint.text.contains("  "), "{}", hint.text);
        }
    }
}
