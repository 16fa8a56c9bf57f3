//! One roadmap, entry or record with everything computed about it.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Serialize;

use super::check::FlagJson;
use super::fields::FieldsJson;
use super::{forecast, iso_day, milestone, roadmap};
use crate::analysis::literature;
use crate::health::{Flag, HealthSource};
use crate::model::{EntryRef, Kind, Portfolio, WordEnum};
use crate::schedule::{HistoryForecast, PastSlips, Schedule, history_forecast};

/// Everything that is known of a folder on one day.
pub(crate) struct JsonContext<'k> {
    portfolio: &'k Portfolio,
    plan: &'k Schedule,
    report: &'k dyn HealthSource,
    /// The places of the flags of each entry, in their order; those of a roadmap itself under its cluster. Found when first
    /// asked for.
    flags: OnceLock<HashMap<EntryRef, Vec<usize>>>,
    /// Forecasts from history, where they are wanted.
    history: Option<HistoryForecasts>,
}

/// What forecasts from history are made of, and those of each roadmap, made when first asked for.
struct HistoryForecasts {
    past: PastSlips,
    of_roadmaps: Vec<OnceLock<HistoryForecast>>,
}

/// One of them.
#[derive(Serialize)]
pub(crate) struct EntryJson<'k> {
    roadmap: &'k str,
    kind: &'static str,
    id: String,
    /// Said only of what is made up or for teaching.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
    fields: FieldsJson<'k>,
    computed: ComputedJson,
    flags: Vec<FlagJson<'k>>,
}

impl<'k> JsonContext<'k> {
    /// What the files hold, its dates, and its flags and figures.
    pub(crate) fn new(
        portfolio: &'k Portfolio,
        plan: &'k Schedule,
        report: &'k dyn HealthSource,
    ) -> Self {
        Self {
            portfolio,
            plan,
            report,
            flags: OnceLock::new(),
            history: None,
        }
    }

    /// The places of the flags of the whole report by entry.
    fn places(&self) -> HashMap<EntryRef, Vec<usize>> {
        let mut places: HashMap<EntryRef, Vec<usize>> = HashMap::new();
        for (at, flag) in self.report.report().flags.iter().enumerate() {
            let kind = match flag.place {
                Some(_) => Kind::Cluster,
                None => Kind::FileHeader,
            };
            let whole = EntryRef {
                roadmap: flag.place,
                kind,
                index: 0,
            };
            places
                .entry(flag.entry.unwrap_or(whole))
                .or_default()
                .push(at);
        }
        places
    }

    /// With forecasts from history for milestones and roadmaps: a thousand runs for each roadmap that is asked for.
    pub(crate) fn foreseeing(mut self) -> Self {
        let roadmaps = self.portfolio.roadmaps.iter();
        self.history = Some(HistoryForecasts {
            past: PastSlips::of(self.portfolio, self.plan),
            of_roadmaps: roadmaps.map(|_| OnceLock::new()).collect(),
        });
        self
    }

    /// The flags of an entry, in the order in which flags are listed; a cluster also has those of its roadmap.
    pub(crate) fn flags_of(&self, found: EntryRef) -> impl Iterator<Item = &'k Flag> {
        let places = self.flags.get_or_init(|| self.places());
        let places = places.get(&found).map_or(&[][..], Vec::as_slice);
        let report = self.report;
        places.iter().map(move |at| &*report.report().flags[*at])
    }

    /// An entry, record or table. A cluster stands for its roadmap.
    pub(crate) fn item(&self, found: EntryRef) -> Option<EntryJson<'k>> {
        let file = self.portfolio.file(found.roadmap);
        let entry = file.entry(found.kind, found.index)?;
        let (kind, id) = match (found.kind, entry.id()) {
            (Kind::Cluster, _) => ("roadmap", file.id.clone()),
            (Kind::FileHeader, _) => ("portfolio", file.id.clone()),
            (Kind::RuleSettings, _) => ("rules", "rules".to_owned()),
            (kind, "") => (kind.key(), format!("{}[{}]", kind.key(), found.index + 1)),
            (kind, id) => (kind.key(), id.to_owned()),
        };
        Some(EntryJson {
            roadmap: &file.id,
            kind,
            id,
            sample: self.portfolio.is_sample(found.roadmap),
            fields: FieldsJson(entry),
            computed: self.computed(found),
            flags: self.flags_of(found).map(FlagJson::from).collect(),
        })
    }

    fn computed(&self, found: EntryRef) -> ComputedJson {
        let Some(place) = found.roadmap else {
            return ComputedJson::Nothing {};
        };
        match found.kind {
            Kind::Milestone => {
                let computed = milestone::computed(self.portfolio, self.plan, place, found.index);
                let history = self.foresight(place).and_then(|outside| {
                    let outlook = self.plan.outlook(place, found.index)?;
                    forecast::of_milestone(outside, outlook, found.index)
                });
                ComputedJson::Milestone(Box::new(computed.with_history(history)))
            }
            Kind::Cluster => {
                let (timetable, condition) = (
                    &self.plan.roadmaps[place],
                    &self.report.report().roadmaps[place],
                );
                let group = self.portfolio.roadmaps[place].cluster.sector_group;
                let history = (self.foresight(place))
                    .map(|outside| forecast::of_roadmap(outside, &timetable.milestones));
                let hints = group.map_or(Vec::new(), literature::of_group);
                let file = &self.portfolio.roadmaps[place];
                let computed = roadmap::computed(file, timetable, condition);
                ComputedJson::Roadmap(Box::new(computed.with_history(history).with_hints(hints)))
            }
            Kind::Chain => self.chain(place, found.index),
            Kind::Fund => {
                let funds = &self.report.report().roadmaps[place].funds;
                let money = funds.get(found.index).map(roadmap::FundJson::from);
                money.map_or(ComputedJson::Nothing {}, ComputedJson::Fund)
            }
            Kind::Capability => {
                let rungs = &self.report.report().roadmaps[place].rungs;
                rungs
                    .get(found.index)
                    .map_or(ComputedJson::Nothing {}, |rung| ComputedJson::Capability {
                        level: rung.now().word(),
                        assessed: iso_day(rung.assessed),
                        firms: roadmap::FirmsJson::from(rung),
                    })
            }
            _ => ComputedJson::Nothing {},
        }
    }

    fn foresight(&self, place: usize) -> Option<&HistoryForecast> {
        let history = self.history.as_ref()?;
        let of_roadmap = history.of_roadmaps.get(place)?;
        Some(
            of_roadmap
                .get_or_init(|| history_forecast(self.portfolio, self.plan, &history.past, place)),
        )
    }

    fn chain(&self, place: usize, index: usize) -> ComputedJson {
        let roadmap = &self.portfolio.roadmaps[place];
        let group = roadmap.cluster.sector_group;
        let chain = roadmap.chains.get(index);
        chain.map_or(ComputedJson::Nothing {}, |chain| ComputedJson::Chain {
            hints: forecast::hints(literature::of_chain(chain, group)),
        })
    }
}

/// What is computed of one of a kind.
#[derive(Serialize)]
#[serde(untagged)]
enum ComputedJson {
    Milestone(Box<milestone::MilestoneJson>),
    Roadmap(Box<roadmap::RoadmapJson>),
    /// Where it stands on the ladder, and since when.
    Capability {
        level: &'static str,
        assessed: Option<String>,
        firms: roadmap::FirmsJson,
    },
    Fund(roadmap::FundJson),
    /// What the literature says of its kind.
    Chain {
        hints: Vec<forecast::HintJson>,
    },
    Nothing {},
}
