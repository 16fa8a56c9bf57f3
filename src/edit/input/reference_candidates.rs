//! What the picker of a reference offers: the entries that it may name.

use std::collections::HashSet;

use crate::model::choice::ASSESSED_WORDS;
use crate::model::{Entry, Kind, Portfolio, ReferenceTarget, Roadmap, Value};
use crate::query::address::case_number;

use crate::edit::input::candidate::Candidate;
use crate::edit::input::field_spec::FieldSpec;
use crate::model::ValueType;

/// Gives every question about a reference its candidates: the entries of the file of that id first, then those
/// that all files share, then those of other roadmaps where work waits across them.
/// What was said is personal: it is offered with its words only where they may be `shown`.
pub fn offer(asked: &mut [FieldSpec], portfolio: &Portfolio, file: &str, shown: bool) {
    for asked in asked {
        if let ValueType::Reference(target) = asked.shape {
            asked.offer(candidates(portfolio, file, target, shown));
            // Which sectors there are is known once the zone is.
            asked.offered &= target != ReferenceTarget::Sector;
        }
    }
}

/// The candidates for a reference of that sort, written in the file of that id.
pub fn candidates(
    portfolio: &Portfolio,
    file: &str,
    target: ReferenceTarget,
    shown: bool,
) -> Vec<Candidate> {
    let own = portfolio.roadmap(file);
    let near = own.into_iter().chain([&portfolio.shared]);
    let mut known = HashSet::new();
    // What is named alike in both files means the nearer one.
    let mut offered: Vec<Candidate> = near
        .flat_map(|file| of_file(file, target, shown))
        .filter(|candidate| target == ReferenceTarget::Sector || known.insert(candidate.id.clone()))
        .collect();
    if target == ReferenceTarget::Assessed {
        offered.extend(Candidate::words(ASSESSED_WORDS));
    }
    if matches!(target, ReferenceTarget::Milestone | ReferenceTarget::Entry) {
        let others = portfolio.roadmaps.iter().filter(|other| other.id != file);
        offered.extend(others.flat_map(|other| elsewhere(other, target, shown)));
    }
    offered
}

fn elsewhere(
    other: &Roadmap,
    target: ReferenceTarget,
    shown: bool,
) -> impl Iterator<Item = Candidate> {
    of_file(other, target, shown)
        .into_iter()
        .map(|mut candidate| {
            candidate.id.insert_str(0, &format!("{}/", other.id));
            candidate
        })
}

fn of_file(file: &Roadmap, target: ReferenceTarget, shown: bool) -> Vec<Candidate> {
    if target == ReferenceTarget::Sector {
        return sectors(file);
    }
    let entries = target.kinds().iter().flat_map(|&kind| file.entries(kind));
    entries
        // Of what was referred nothing is known that anybody could choose by.
        .filter(|entry| {
            !entry.id().is_empty() && entry.value("sensitive") != Some(Value::Truth(true))
        })
        .map(|entry| Candidate::new(entry.id(), label(entry) + &quotation(entry, shown)))
        .collect()
}

fn sectors(file: &Roadmap) -> Vec<Candidate> {
    let zones = file.zones.iter();
    let sectors = zones.flat_map(|zone| zone.sectors.iter().map(move |sector| (zone, sector)));
    sectors
        .map(|(zone, sector)| {
            let name = sector.name.as_deref().unwrap_or_default();
            let zone = zone.name.as_deref().unwrap_or(&zone.id);
            Candidate::new(sector.id.as_str(), format!("{name}, {zone}"))
        })
        .collect()
}

/// The words of a feedback, where they may be shown.
fn quotation(entry: &dyn Entry, shown: bool) -> String {
    match entry.value("text") {
        Some(Value::Text(text)) if shown && entry.kind() == Kind::Feedback => {
            format!(": {}", crate::text::line(&text))
        }
        _ => String::new(),
    }
}

/// What an entry is called, without anything that is personal.
pub fn label(entry: &dyn Entry) -> String {
    let text = |key: &str| match entry.value(key) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    };
    match entry.kind() {
        Kind::Owner => {
            let parts: Vec<String> = ["role", "org"].iter().filter_map(|key| text(key)).collect();
            parts.join(", ")
        }
        Kind::Feedback => {
            let kind = text("kind").unwrap_or_else(|| "feedback".to_owned());
            let on = entry.value("on").map(|on| format!(" of {}", on.plain()));
            let case = case_number(entry.id()).map(|case| format!(", {case}"));
            kind + &on.unwrap_or_default() + &case.unwrap_or_default()
        }
        _ => ["title", "name", "trade", "text"]
            .iter()
            .find_map(|key| text(key))
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(id: &str, entries: &[(Kind, &str, &str, &str)]) -> Roadmap {
        let mut file = Roadmap {
            id: id.to_owned(),
            ..Roadmap::default()
        };
        for (kind, id, key, text) in entries {
            let entry = file.push(*kind).unwrap();
            let set = |entry: &mut dyn Entry, key: &str, text: &str| {
                let index = entry.kind().field_index(key).unwrap();
                entry.set(index, &Value::Text(text.to_owned())).unwrap();
            };
            set(entry, "id", id);
            set(entry, key, text);
        }
        file
    }

    fn portfolio() -> Portfolio {
        Portfolio {
            shared: file("portfolio", &[(Kind::Owner, "smeda", "org", "SMEDA")]),
            roadmaps: vec![
                file("fans", &[(Kind::Milestone, "rig", "title", "Test rig")]),
                file(
                    "surgical",
                    &[
                        (Kind::Owner, "lab", "role", "Head of lab"),
                        (Kind::Milestone, "iso", "title", "Scope granted"),
                        (
                            Kind::Feedback,
                            "f-20261004-k3v9q2mx",
                            "text",
                            "somebody's words",
                        ),
                    ],
                ),
            ],
            ..Portfolio::default()
        }
    }

    fn ids(target: ReferenceTarget) -> Vec<String> {
        let offered = candidates(&portfolio(), "surgical", target, false);
        offered.into_iter().map(|candidate| candidate.id).collect()
    }

    #[test]
    fn what_is_near_comes_first() {
        assert_eq!(ids(ReferenceTarget::Owner), ["lab", "smeda"]);
        assert_eq!(ids(ReferenceTarget::Milestone), ["iso", "fans/rig"]);
        assert_eq!(ids(ReferenceTarget::Assessed).len(), ASSESSED_WORDS.len());
    }

    #[test]
    fn what_somebody_said_is_no_label() {
        let offered = candidates(&portfolio(), "surgical", ReferenceTarget::Feedback, false);
        assert_eq!(offered[0].label, "feedback, Q2MX");
        let offered = candidates(&portfolio(), "surgical", ReferenceTarget::Feedback, true);
        assert!(
            offered[0].label.starts_with("feedback, Q2MX: "),
            "{}",
            offered[0].label
        );
    }
}
