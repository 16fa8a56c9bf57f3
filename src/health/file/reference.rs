//! References that name nothing.

use crate::health::duplicate_ids::DuplicateIds;
use crate::health::flag::Severity::Error;
use crate::health::flag_collector::FlagCollector;
use crate::health::rules::Rule;
use crate::model::choice::ASSESSED_WORDS;
use crate::model::field::{ReferenceTarget, ValueType};
use crate::model::kind::FileScope;
use crate::model::records::is_withheld;
use crate::model::{Entry, Kind, Match, Portfolio, ReferenceIndex, Resolution, Roadmap};
use crate::text::nearest;

/// A file of broken references gets this many hints; looking for each costs as much as the file is long.
const MOST_HINTS: usize = 20;

struct ReferenceChecker<'c, 'p, 's> {
    portfolio: &'p Portfolio,
    names: &'c ReferenceIndex<'p>,
    place: Option<usize>,
    file: &'p Roadmap,
    collector: &'s mut FlagCollector<'p>,
    hints: usize,
}

pub(super) fn raise<'p>(
    portfolio: &'p Portfolio,
    names: &ReferenceIndex<'p>,
    place: Option<usize>,
    duplicates: &DuplicateIds,
    collector: &mut FlagCollector<'p>,
) {
    let file = portfolio.file(place);
    let mut checker = ReferenceChecker {
        portfolio,
        names,
        place,
        file,
        collector,
        hints: 0,
    };
    for kind in Kind::lists().filter(|&kind| file.holds(kind)) {
        let checked: Vec<(usize, &'static str, ReferenceTarget)> =
            (kind.description().fields.iter().enumerate())
                .filter_map(|(field, described)| match described.shape {
                    ValueType::Reference(target) => Some((field, described.key, target)),
                    _ => None,
                })
                .filter(|(_, _, target)| target.is_checked())
                .collect();
        if checked.is_empty() && kind != Kind::Capability {
            continue;
        }
        for (index, entry) in file.entries(kind).enumerate() {
            if duplicates.stands(kind, index) {
                checker.check(kind, index, entry, &checked);
            }
        }
    }
}

impl ReferenceChecker<'_, '_, '_> {
    fn check(
        &mut self,
        kind: Kind,
        index: usize,
        entry: &dyn Entry,
        checked: &[(usize, &'static str, ReferenceTarget)],
    ) {
        for &(field, key, target) in checked {
            // What a sensitive feedback must not hold counts as absent.
            if is_withheld(entry, key) {
                continue;
            }
            let nothing = entry
                .references(field)
                .iter()
                .find(|one| self.is_nothing(one, target));
            if let Some(nothing) = nothing {
                self.tell((kind, index), key, nothing, target);
            }
        }
        if kind == Kind::Capability {
            self.check_matches(index);
        }
    }

    fn check_matches(&mut self, index: usize) {
        let file = self.file;
        let matches = &file.capabilities[index].matches;
        let zones = matches.iter().filter_map(|one| one.zone.as_ref());
        let zone = zones
            .clone()
            .find(|zone| self.is_nothing(zone, ReferenceTarget::Zone));
        if let Some(zone) = zone {
            self.tell(
                (Kind::Capability, index),
                "zone",
                zone,
                ReferenceTarget::Zone,
            );
        }
        let owners = matches.iter().filter_map(|one| one.owner.as_ref());
        let owner = owners
            .clone()
            .find(|owner| self.is_nothing(owner, ReferenceTarget::Owner));
        if let Some(owner) = owner {
            let on = (Kind::Capability, index);
            self.tell(on, "owner", owner, ReferenceTarget::Owner);
        }
        let sector = matches.iter().find(|one| self.sector_is_nothing(one));
        if let Some(sector) = sector.and_then(|one| one.sector.as_ref()) {
            self.tell(
                (Kind::Capability, index),
                "sector",
                sector,
                ReferenceTarget::Sector,
            );
        }
    }

    /// A sector is looked for where its zone is known.
    fn sector_is_nothing(&self, one: &Match) -> bool {
        let (Some(zone), Some(sector)) = (&one.zone, &one.sector) else {
            return false;
        };
        let zone = self.names.resolve(self.place, zone, &[Kind::Zone]).found();
        zone.and_then(|zone| self.portfolio.file(zone.roadmap).zones.get(zone.index))
            .is_some_and(|zone| {
                zone.sectors
                    .iter()
                    .all(|known| known.id.as_str() != sector.as_str())
            })
    }

    fn is_nothing(&self, reference: &str, target: ReferenceTarget) -> bool {
        if target == ReferenceTarget::Assessed && ASSESSED_WORDS.contains(&reference) {
            return false;
        }
        match self.names.resolve(self.place, reference, target.kinds()) {
            Resolution::Entry(_) => false,
            Resolution::Nothing => true,
            // Where portfolio.toml cannot be read, it still could not have held a milestone.
            Resolution::Unread => {
                let shared = |kind: &Kind| kind.description().place != FileScope::Roadmap;
                !reference.contains('/')
                    && self.place.is_some()
                    && !target.kinds().iter().any(shared)
            }
        }
    }

    fn tell(&mut self, on: (Kind, usize), key: &str, reference: &str, target: ReferenceTarget) {
        let hint = self.hint(reference, target);
        self.collector
            .raise(Rule::UnknownReference, Error, on, None, || {
                format!(
                    "{key} names \"{reference}\", which is not {}{hint}",
                    target.in_words()
                )
            });
    }

    fn hint(&mut self, reference: &str, target: ReferenceTarget) -> String {
        // A sector is told of, but its zone is not searched for the nearest.
        let kinds = target.kinds();
        if self.hints >= MOST_HINTS || kinds.is_empty() {
            return String::new();
        }
        self.hints += 1;
        let files = [self.file, &self.portfolio.shared];
        let ids = files.into_iter().flat_map(|file| {
            kinds
                .iter()
                .flat_map(move |&kind| file.entries(kind).map(Entry::id))
        });
        match nearest(reference, ids.filter(|id| !id.is_empty())) {
            Some(near) => format!("; did you mean \"{near}\"?"),
            None => String::new(),
        }
    }
}
