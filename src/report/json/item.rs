//! One roadmap, entry or record with everything computed about it.

use std::collections::HashMap;

use serde::Serialize;

use super::check::Raised;
use super::fields::Fields;
use super::{foresight, iso_day, milestone, roadmap};
use crate::health::{Assessment, Flag};
use crate::report::hints;
use crate::roadmap::{Choice, Found, Kind, Portfolio};
use crate::schedule::{Outside, PastSlips, Plan, outside};

/// Everything that is known of a folder on one day.
pub struct Known<'k> {
    portfolio: &'k Portfolio,
    plan: &'k Plan,
    assessment: &'k Assessment,
    /// The flags of each entry, in their order; those of a roadmap itself under its cluster.
    flags: HashMap<Found, Vec<&'k Flag>>,
    /// How late what is done was, where forecasts from history are wanted.
    past: Option<PastSlips>,
}

/// One of them.
#[derive(Serialize)]
pub struct Item<'k> {
    roadmap: &'k str,
    kind: &'static str,
    id: String,
    fields: Fields<'k>,
    computed: Computed,
    flags: Vec<Raised<'k>>,
}

impl<'k> Known<'k> {
    /// What the files hold, its dates, and its flags and figures.
    pub fn new(portfolio: &'k Portfolio, plan: &'k Plan, assessment: &'k Assessment) -> Self {
        let mut flags: HashMap<Found, Vec<&Flag>> = HashMap::new();
        for flag in &assessment.flags {
            let kind = match flag.place {
                Some(_) => Kind::Cluster,
                None => Kind::Head,
            };
            let whole = Found {
                roadmap: flag.place,
                kind,
                index: 0,
            };
            flags
                .entry(flag.entry.unwrap_or(whole))
                .or_default()
                .push(flag);
        }
        Self {
            portfolio,
            plan,
            assessment,
            flags,
            past: None,
        }
    }

    /// With forecasts from history for milestones and roadmaps: a thousand runs for each item.
    pub fn foreseeing(mut self) -> Self {
        self.past = Some(PastSlips::of(self.portfolio, self.plan));
        self
    }

    /// The flags of an entry, in the order in which flags are listed; a cluster also has those of its roadmap.
    pub fn flags_of(&self, found: Found) -> &[&'k Flag] {
        self.flags.get(&found).map_or(&[], Vec::as_slice)
    }

    /// An entry, record or table. A cluster stands for its roadmap.
    pub fn item(&self, found: Found) -> Option<Item<'k>> {
        let file = self.portfolio.file(found.roadmap);
        let entry = file.entry(found.kind, found.index)?;
        let (kind, id) = match (found.kind, entry.id()) {
            (Kind::Cluster, _) => ("roadmap", file.id.clone()),
            (Kind::Head, _) => ("portfolio", file.id.clone()),
            (Kind::Rules, _) => ("rules", "rules".to_owned()),
            (kind, "") => (kind.key(), format!("{}[{}]", kind.key(), found.index + 1)),
            (kind, id) => (kind.key(), id.to_owned()),
        };
        Some(Item {
            roadmap: &file.id,
            kind,
            id,
            fields: Fields(entry),
            computed: self.computed(found),
            flags: self
                .flags_of(found)
                .iter()
                .copied()
                .map(Raised::from)
                .collect(),
        })
    }

    fn computed(&self, found: Found) -> Computed {
        let Some(place) = found.roadmap else {
            return Computed::Nothing {};
        };
        match found.kind {
            Kind::Milestone => {
                let computed = milestone::computed(self.portfolio, self.plan, place, found.index);
                let history = self.foresight(place).and_then(|outside| {
                    let outlook = self.plan.outlook(place, found.index)?;
                    foresight::of_milestone(&outside, outlook, found.index)
                });
                Computed::Milestone(Box::new(computed.with_history(history)))
            }
            Kind::Cluster => {
                let (timetable, condition) =
                    (&self.plan.roadmaps[place], &self.assessment.roadmaps[place]);
                let group = self.portfolio.roadmaps[place].cluster.sector_group;
                let history = (self.foresight(place))
                    .map(|outside| foresight::of_roadmap(&outside, &timetable.milestones));
                let hints = group.map_or(Vec::new(), hints::of_group);
                let computed = roadmap::computed(timetable, condition);
                Computed::Roadmap(Box::new(computed.with_history(history).with_hints(hints)))
            }
            Kind::Chain => self.chain(place, found.index),
            Kind::Capability => {
                let rungs = &self.assessment.roadmaps[place].rungs;
                rungs
                    .get(found.index)
                    .map_or(Computed::Nothing {}, |rung| Computed::Capability {
                        level: rung.now().word(),
                        assessed: iso_day(rung.assessed),
                    })
            }
            _ => Computed::Nothing {},
        }
    }

    fn foresight(&self, place: usize) -> Option<Outside> {
        Some(outside(
            self.portfolio,
            self.plan,
            self.past.as_ref()?,
            place,
        ))
    }

    fn chain(&self, place: usize, index: usize) -> Computed {
        let roadmap = &self.portfolio.roadmaps[place];
        let group = roadmap.cluster.sector_group;
        let chain = roadmap.chains.get(index);
        chain.map_or(Computed::Nothing {}, |chain| Computed::Chain {
            hints: foresight::hints(hints::of_chain(chain, group)),
        })
    }
}

/// What is computed of one of a kind.
#[derive(Serialize)]
#[serde(untagged)]
enum Computed {
    Milestone(Box<milestone::Computed>),
    Roadmap(Box<roadmap::Computed>),
    /// Where it stands on the ladder, and since when.
    Capability {
        level: &'static str,
        assessed: Option<String>,
    },
    /// What the literature says of its kind.
    Chain {
        hints: Vec<foresight::HintOf>,
    },
    Nothing {},
}
