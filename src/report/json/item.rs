//! One roadmap, entry or record with everything computed about it.

use serde::Serialize;

use super::check::Raised;
use super::fields::Fields;
use super::{iso_day, milestone, roadmap};
use crate::health::{Assessment, Flag};
use crate::roadmap::{Choice, Found, Kind, Portfolio};
use crate::schedule::Plan;

/// Everything that is known of a folder on one day.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// What the files hold.
    pub portfolio: &'k Portfolio,
    /// Its dates.
    pub plan: &'k Plan,
    /// Its flags and figures.
    pub assessment: &'k Assessment,
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
    /// The flags of an entry; of a [`Kind::Cluster`] also those of its roadmap, of a [`Kind::Head`] those of
    /// `portfolio.toml` itself.
    pub fn flags_of(&self, found: Found) -> Vec<&'k Flag> {
        let of_whole = matches!(found.kind, Kind::Cluster | Kind::Head);
        let on = |flag: &&Flag| match flag.entry {
            Some(entry) => entry == found,
            None => of_whole && flag.place == found.roadmap,
        };
        self.assessment.flags.iter().filter(on).collect()
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
            flags: self.flags_of(found).into_iter().map(Raised::from).collect(),
        })
    }

    fn computed(&self, found: Found) -> Computed {
        let Some(place) = found.roadmap else {
            return Computed::Nothing {};
        };
        match found.kind {
            Kind::Milestone => Computed::Milestone(Box::new(milestone::computed(
                self.portfolio,
                self.plan,
                place,
                found.index,
            ))),
            Kind::Cluster => {
                let (timetable, condition) =
                    (&self.plan.roadmaps[place], &self.assessment.roadmaps[place]);
                Computed::Roadmap(Box::new(roadmap::computed(timetable, condition)))
            }
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
    Nothing {},
}
