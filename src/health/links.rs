//! Which other roadmaps a roadmap names: what is computed of it can depend on no others, but for what counts over the
//! whole folder.

use rayon::prelude::*;

use crate::model::field::ValueType;
use crate::model::{Entry, Kind, PORTFOLIO, Portfolio, Roadmap, Value};

/// The places of the roadmaps that one names, each once and in order, whether they hold what is named or not.
pub(super) type NamedRoadmaps = Vec<u32>;

/// Those of every roadmap.
pub(super) fn all(portfolio: &Portfolio) -> Vec<NamedRoadmaps> {
    let roadmaps = portfolio.roadmaps.par_iter();
    roadmaps.map(|file| links(portfolio, file)).collect()
}

/// Those of one file.
pub(super) fn links(portfolio: &Portfolio, file: &Roadmap) -> NamedRoadmaps {
    let mut found = NamedRoadmaps::new();
    let mut note = |reference: &str| {
        let named = reference.split_once('/').map(|(roadmap, _)| roadmap);
        let named = named.filter(|roadmap| *roadmap != PORTFOLIO && *roadmap != file.id);
        found.extend(
            named
                .and_then(|id| portfolio.position(id))
                .map(|place| place as u32),
        );
    };
    for kind in Kind::lists().filter(|&kind| file.holds(kind)) {
        file.entries(kind)
            .for_each(|entry| references(kind, entry, &mut note));
    }
    // A logged value may be the name of an owner.
    for change in &file.changes {
        let values = change.from.iter().chain(&change.to);
        values.filter_map(Value::as_text).for_each(&mut note);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn references(kind: Kind, entry: &dyn Entry, note: &mut impl FnMut(&str)) {
    let described = kind.description();
    for (at, field) in described.fields.iter().enumerate() {
        if matches!(field.shape, ValueType::Reference(_)) {
            entry.references(at).iter().for_each(|one| note(one));
        }
    }
    for &sub in described.subs {
        for child in entry.children(sub) {
            references(sub, child, note);
        }
    }
}
