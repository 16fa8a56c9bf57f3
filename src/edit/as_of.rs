//! A roadmap as it stood on an earlier day: the change log undone, what was written later left out.
//!
//! Pure: it works on a copy, and what it gives is for reading only.

use crate::model::{Change, Date, Entry, Kind, Portfolio, Roadmap, Value};

/// A roadmap as it stood.
#[derive(Clone, Debug)]
pub(crate) struct AsOf {
    /// What could be brought back.
    pub roadmap: Roadmap,
    /// The ids of entries that stood then and were removed since; they are not brought back.
    pub removed: Vec<String>,
}

/// A portfolio as it stood.
#[derive(Clone, Debug)]
pub(crate) struct PortfolioAsOf {
    /// What could be brought back; a roadmap that had not begun is not in it.
    pub portfolio: Portfolio,
    /// The entries that stood then and were removed since, as `roadmap/id`.
    pub removed: Vec<String>,
    /// The roadmaps that had not begun, each with the day from which it is known.
    pub not_begun: Vec<(String, Date)>,
    /// How many entries are there although nothing tells when they were added.
    pub additions_unlogged: usize,
}

/// The day from which a roadmap is known: the earliest of `cluster.start` and the days of its records. A feedback is
/// no record: it begins the roadmap only where nothing else does. `None` where there is nothing dated.
pub(crate) fn beginning(roadmap: &Roadmap) -> Option<Date> {
    let readings = roadmap.indicators.iter().flat_map(|one| &one.readings);
    let flows = roadmap.funds.iter().flat_map(|one| &one.flows);
    let records = (roadmap.confirmations.iter().map(|one| one.on))
        .chain(roadmap.assessments.iter().map(|one| one.on))
        .chain(roadmap.reviews.iter().map(|one| one.on))
        .chain(roadmap.changes.iter().map(|one| one.on))
        .chain(readings.map(|one| one.on))
        .chain(flows.map(|one| one.on));
    let known = records.chain([roadmap.cluster.start]).flatten().min();
    known.or_else(|| roadmap.feedback.iter().filter_map(|one| one.on).min())
}

/// How many entries of a roadmap have no change that tells of their adding.
fn additions_unlogged(roadmap: &Roadmap) -> usize {
    let added = |id: &str| {
        roadmap
            .changes
            .iter()
            .any(|change| change.is_addition() && change.item.as_deref() == Some(id))
    };
    let kinds = Kind::lists().filter(|kind| kind.has_id() && *kind != Kind::Feedback);
    let entries = kinds.flat_map(|kind| roadmap.entries(kind));
    entries.filter(|entry| !added(entry.id())).count()
}

/// Every roadmap of a portfolio as it stood at the end of `date`.
pub(crate) fn portfolio_as_of(portfolio: &Portfolio, date: Date) -> PortfolioAsOf {
    let mut removed = Vec::new();
    let is_begun = |roadmap: &&Roadmap| beginning(roadmap).is_none_or(|first| first <= date);
    let begun: Vec<&Roadmap> = portfolio.roadmaps.iter().filter(is_begun).collect();
    let not_begun = portfolio.roadmaps.iter().filter_map(|roadmap| {
        let first = beginning(roadmap).filter(|first| *first > date)?;
        Some((roadmap.id.clone(), first))
    });
    let not_begun = not_begun.collect();
    let mut back = |roadmap: &Roadmap| {
        let back = as_of(roadmap, date);
        removed.extend(back.removed.iter().map(|id| format!("{}/{id}", roadmap.id)));
        back.roadmap
    };
    let rolled = Portfolio {
        shared: back(&portfolio.shared),
        roadmaps: begun.iter().map(|roadmap| back(roadmap)).collect(),
        unread: portfolio.unread.clone(),
        missing_files: portfolio.missing_files.clone(),
    };
    PortfolioAsOf {
        additions_unlogged: begun
            .iter()
            .map(|roadmap| additions_unlogged(roadmap))
            .sum(),
        portfolio: rolled,
        removed,
        not_begun,
    }
}

/// The roadmap as it stood at the end of `date`.
pub(crate) fn as_of(roadmap: &Roadmap, date: Date) -> AsOf {
    let mut later: Vec<&Change> = roadmap
        .changes
        .iter()
        .filter(|change| change.on.is_some_and(|on| on > date))
        .collect();
    // Stable: of one day, the order of the file.
    later.sort_by_key(|change| change.on);
    let mut back = AsOf {
        roadmap: roadmap.clone(),
        removed: Vec::new(),
    };
    for change in later.into_iter().rev() {
        undo(change, &mut back);
    }
    leave_out_later(&mut back.roadmap, date);
    back
}

fn undo(change: &Change, back: &mut AsOf) {
    let (Some(item), Some(field)) = (change.item.as_deref(), change.field.as_deref()) else {
        return;
    };
    let Some((kind, index)) = place(&back.roadmap, item) else {
        if field == "removed" {
            back.removed.push(item.to_owned());
        }
        return;
    };
    match field {
        "added" if change.is_addition() => back.roadmap.remove(kind, index),
        "added" => {}
        "removed" => back.removed.push(item.to_owned()),
        _ => {
            if let Some(entry) = back.roadmap.entry_mut(kind, index) {
                set_back(entry, change, field);
            }
        }
    }
}

/// Where the item of a change stands: an entry by id, or one of the tables at the head of the file.
fn place(roadmap: &Roadmap, item: &str) -> Option<(Kind, usize)> {
    match item {
        "cluster" => Some((Kind::Cluster, 0)),
        "rules" => Some((Kind::RuleSettings, 0)),
        "portfolio" | "roadmap" => Some((Kind::FileHeader, 0)),
        id => roadmap.find(id),
    }
}

fn set_back(entry: &mut dyn Entry, change: &Change, field: &str) {
    let kind = entry.kind();
    if let Some(index) = entry.field_index(field) {
        match &change.from {
            // A value that no longer fits its field cannot stand there: it counts as absent, as in a file.
            Some(from) if entry.set(index, from).is_ok() => {}
            _ => entry.clear(index),
        }
        return;
    }
    let part = kind.description().subs.iter().copied();
    if let Some(part) = part.into_iter().find(|part| part.key() == field) {
        set_part_back(entry, part, change);
    }
}

/// Undoes a change of a part (a match, a step): takes out the one that `to` tells, puts in the one of `from`.
fn set_part_back(entry: &mut dyn Entry, part: Kind, change: &Change) {
    if let Some(Value::Table(to)) = &change.to {
        let holds = |sub: &&dyn Entry| {
            to.iter()
                .all(|(key, value)| sub.value(key).as_ref() == Some(value))
        };
        let found = entry.children(part).iter().rposition(holds);
        if let Some(index) = found {
            entry.remove_sub(part, index);
        }
    }
    if let Some(Value::Table(from)) = &change.from
        && let Some(sub) = entry.push_sub(part)
    {
        for (key, value) in from {
            if let Some(index) = part.field_index(key) {
                let _ = sub.set(index, value);
            }
        }
    }
}

/// Leaves out the records and feedback of later days, and what was done with feedback and decisions since.
fn leave_out_later(roadmap: &mut Roadmap, date: Date) {
    let there = |on: &Option<Date>| on.is_none_or(|on| on <= date);
    roadmap.confirmations.retain(|record| there(&record.on));
    roadmap.assessments.retain(|record| there(&record.on));
    roadmap.reviews.retain(|record| there(&record.on));
    roadmap.changes.retain(|record| there(&record.on));
    roadmap.feedback.retain(|feedback| there(&feedback.on));
    for indicator in &mut roadmap.indicators {
        indicator.readings.retain(|reading| there(&reading.on));
    }
    for fund in &mut roadmap.funds {
        fund.flows.retain(|flow| there(&flow.on));
    }
    for feedback in &mut roadmap.feedback {
        feedback.received = feedback.received.filter(|on| *on <= date);
        feedback.acknowledged = feedback.acknowledged.filter(|on| *on <= date);
        if !there(&feedback.answered) {
            feedback.answered = None;
            feedback.answered_by = None;
            feedback.outcome = None;
            feedback.answer = None;
        }
        if !there(&feedback.told) {
            feedback.told = None;
            feedback.satisfied = None;
        }
        if !there(&feedback.acted) {
            feedback.acted = None;
            feedback.acted_how = None;
        }
        feedback.referral_confirmed = feedback.referral_confirmed.filter(|on| *on <= date);
    }
    for decision in &mut roadmap.decisions {
        decision.done = decision.done.filter(|on| *on <= date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::model::{Feedback, Id, Match, Milestone, Reading, Reference, Review};

    fn day(text: &str) -> Date {
        parse_iso(text).unwrap()
    }

    fn change(on: &str, item: &str, field: &str, from: Option<Value>, to: Option<Value>) -> Change {
        Change {
            on: Some(day(on)),
            item: Some(Reference::new(item)),
            field: Some(field.into()),
            from,
            to,
            ..Change::default()
        }
    }

    fn date(text: &str) -> Option<Value> {
        Some(Value::Date(day(text)))
    }

    fn text(text: &str) -> Option<Value> {
        Some(Value::Text(text.into()))
    }

    fn lab() -> Roadmap {
        let mut roadmap = Roadmap {
            id: "a".into(),
            ..Roadmap::default()
        };
        roadmap.milestones.push(Milestone {
            id: Id::new("lab").unwrap(),
            forecast: Some(day("2027-03-31")),
            ..Milestone::default()
        });
        roadmap.changes = vec![
            change(
                "2026-03-01",
                "lab",
                "forecast",
                date("2026-12-31"),
                date("2027-01-31"),
            ),
            change(
                "2026-05-01",
                "lab",
                "forecast",
                date("2027-02-28"),
                date("2027-03-31"),
            ),
            change(
                "2026-04-01",
                "lab",
                "forecast",
                date("2027-01-31"),
                date("2027-02-28"),
            ),
        ];
        roadmap
    }

    #[test]
    fn later_changes_are_undone_from_the_last_to_the_first() {
        for (on, forecast, kept) in [
            ("2026-05-01", "2027-03-31", 3),
            ("2026-04-30", "2027-02-28", 2),
            ("2026-03-31", "2027-01-31", 1),
            ("2026-02-01", "2026-12-31", 0),
        ] {
            let back = as_of(&lab(), day(on)).roadmap;
            assert_eq!(back.milestones[0].forecast, Some(day(forecast)), "{on}");
            assert_eq!(back.changes.len(), kept, "{on}");
        }
    }

    #[test]
    fn two_changes_of_one_day_are_undone_in_the_order_of_the_file() {
        let mut roadmap = lab();
        roadmap.changes = vec![
            change("2026-05-01", "lab", "owner", None, text("smeda")),
            change("2026-05-01", "lab", "owner", text("smeda"), text("tdap")),
        ];
        roadmap.milestones[0].owner = Some(Reference::new("tdap"));
        assert_eq!(
            as_of(&roadmap, day("2026-04-01")).roadmap.milestones[0].owner,
            None
        );
    }

    #[test]
    fn what_was_added_later_is_gone_and_what_was_removed_is_told() {
        let mut roadmap = lab();
        roadmap.changes = vec![
            change("2026-03-01", "lab", "added", None, None),
            change(
                "2026-03-02",
                "old",
                "removed",
                Some(Value::Table(vec![])),
                None,
            ),
        ];
        let back = as_of(&roadmap, day("2026-02-01"));
        assert!(back.roadmap.milestones.is_empty());
        assert_eq!(back.removed, ["old"]);
        assert!(as_of(&roadmap, day("2026-03-02")).removed.is_empty());
    }

    #[test]
    fn the_cluster_is_rolled_back_as_well() {
        let mut roadmap = lab();
        roadmap.cluster.place = Some("Sialkot".into());
        roadmap.changes = vec![change(
            "2026-03-01",
            "cluster",
            "place",
            None,
            text("Sialkot"),
        )];
        assert_eq!(
            as_of(&roadmap, day("2026-02-01")).roadmap.cluster.place,
            None
        );
    }

    #[test]
    fn a_match_that_was_added_is_gone_and_one_that_was_removed_is_back() {
        let zone = |id: &str| Some(Value::Table(vec![("zone".into(), Value::Text(id.into()))]));
        let mut roadmap = lab();
        roadmap.capabilities.push(crate::model::Capability {
            id: Id::new("testing").unwrap(),
            matches: vec![Match {
                zone: Some(Reference::new("new")),
                ..Match::default()
            }],
            ..crate::model::Capability::default()
        });
        roadmap.changes = vec![
            change("2026-03-01", "testing", "match", zone("old"), None),
            change("2026-03-02", "testing", "match", None, zone("new")),
        ];
        let back = as_of(&roadmap, day("2026-02-01")).roadmap;
        let zones: Vec<_> = back.capabilities[0]
            .matches
            .iter()
            .map(|one| one.zone.as_deref())
            .collect();
        assert_eq!(zones, [Some("old")]);
    }

    #[test]
    fn records_and_answers_of_later_days_are_left_out() {
        let mut roadmap = lab();
        for on in ["2026-01-01", "2026-06-01"] {
            roadmap.reviews.push(Review {
                on: Some(day(on)),
                ..Review::default()
            });
            roadmap.feedback.push(Feedback {
                on: Some(day(on)),
                answered: Some(day("2026-07-01")),
                answer: Some("yes".into()),
                ..Feedback::default()
            });
        }
        roadmap.indicators.push(crate::model::Indicator {
            readings: vec![Reading {
                on: Some(day("2026-06-01")),
                ..Reading::default()
            }],
            ..crate::model::Indicator::default()
        });
        let back = as_of(&roadmap, day("2026-02-01")).roadmap;
        assert_eq!((back.reviews.len(), back.feedback.len()), (1, 1));
        assert_eq!(
            (
                back.feedback[0].answered,
                back.feedback[0].answer.as_deref()
            ),
            (None, None)
        );
        assert!(back.indicators[0].readings.is_empty());
    }
}
