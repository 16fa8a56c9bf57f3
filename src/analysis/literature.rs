//! What the literature found about a kind of value chain and a sector group, in a sentence each with its source.
//!
//! A hint is something to think about, never a rule: nothing is flagged or refused by it.

use crate::model::Chain;
use crate::model::choice::{
    Driver::{self, Buyer, Producer},
    Governance::{self, Captive, Hierarchy, Market, Modular, Relational},
    SectorGroup::{self, ComplexProductSystems, NaturalResource, SpecialisedSupplier, Traditional},
    Upgrading::{self, Functional, Intersectoral, Process, Product},
};

/// One finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Hint {
    /// What was found, in a sentence or two.
    pub text: &'static str,
    /// Where.
    pub source: &'static str,
    /// The types of upgrading that were found to come easily.
    pub favours: &'static [Upgrading],
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
        seldom: &[],
        governance: &[],
        drivers: &[],
        groups: &[],
    }
}

const GEREFFI: &str = "Gereffi, Humphrey and Sturgeon 2005, The governance of global value chains";

/// Every hint: of chains first, then of sector groups.
pub const HINTS: &[Hint] = &[
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
            "New processes come with machines and materials. Links between firms, and access to additional chains, \
             are the policy that was found to help.",
            "Pietrobelli 2009, slides 40 and 42",
        )
    },
    Hint {
        favours: &[Process, Product],
        groups: &[NaturalResource],
        ..hint(
            "Collective efficiency and chains together matter much. What helps: research by public and private \
             hands, its results carried to small producers, quality and sanitary standards with inspections.",
            "Pietrobelli 2009, slides 26, 36, 38 and 42",
        )
    },
    Hint {
        groups: &[ComplexProductSystems],
        ..hint(
            "Collective efficiency matters little here; learning gathers where parts are designed, and spin-offs \
             spread it. What helps: network brokers, and incentives for lead firms to buy and teach near by.",
            "Pietrobelli 2009, slides 36, 39 and 42",
        )
    },
    Hint {
        favours: &[Functional, Intersectoral],
        groups: &[SpecialisedSupplier],
        ..hint(
            "Collective efficiency matters, and niches lie close to clients. What helps most is highly skilled \
             people; spin-offs and start-ups spread what is known.",
            "Pietrobelli 2009, slides 36, 41 and 42",
        )
    },
];

/// The hints for a chain of a cluster of that sector group, the most particular first.
pub fn of_chain(chain: &Chain, group: Option<SectorGroup>) -> Vec<&'static Hint> {
    let suits = |hint: &&Hint| {
        holds(hint.governance, chain.governance)
            && holds(hint.drivers, chain.driver)
            && holds(hint.groups, group)
    };
    let of_chains = |hint: &&Hint| !hint.governance.is_empty() || !hint.drivers.is_empty();
    HINTS.iter().filter(of_chains).filter(suits).collect()
}

/// The hints for a sector group as such.
pub fn of_group(group: SectorGroup) -> Vec<&'static Hint> {
    let of_group = |hint: &&Hint| {
        hint.governance.is_empty() && hint.drivers.is_empty() && hint.groups.contains(&group)
    };
    HINTS.iter().filter(of_group).collect()
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
    fn every_hint_is_short_and_has_a_source() {
        for hint in HINTS {
            assert!(hint.text.len() <= 230, "{}", hint.text);
            assert!(!hint.source.is_empty());
            assert!(!hint.text.contains("  "), "{}", hint.text);
        }
    }
}
