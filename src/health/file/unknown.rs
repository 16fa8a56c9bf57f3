//! Keys and tables that the format does not know, with the nearest that it does.

use std::collections::BTreeSet;

use crate::health::duplicate_ids::DuplicateIds;
use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::rules::{RULES, Rule};
use crate::model::LeanString;
use crate::model::{Entry, Indicator, Kind, Portfolio, Roadmap, Value};
use crate::text::nearest;

pub(super) fn raise(
    portfolio: &Portfolio,
    file: &Roadmap,
    duplicates: &DuplicateIds,
    collector: &mut FlagCollector<'_>,
) {
    for key in file.cluster.unknown() {
        collector.raise_cluster(Rule::UnknownKey, Notice, || {
            message(key, keys_of(&[Kind::Cluster]))
        });
    }
    let mut told = BTreeSet::new();
    let mut here = |key: &str, known: Vec<&'static str>| {
        if told.insert(key.to_owned()) {
            collector.raise_here(Rule::UnknownKey, Notice, None, || message(key, known));
        }
    };
    for key in file.unknown.iter().chain(file.head.unknown()) {
        here(key, tables_of(file));
    }
    for key in file.rules.unknown() {
        here(key, keys_of(&[Kind::RuleSettings]));
    }
    for name in file
        .rules
        .off
        .iter()
        .filter(|name| Rule::from_id(name).is_none())
    {
        here(name, RULES.iter().map(|about| about.id).collect());
    }
    let declared = (!portfolio.shared_is_unread()).then_some(&portfolio.shared.head.disaggregate);
    for kind in Kind::lists() {
        for (index, entry) in file.entries(kind).enumerate() {
            if !duplicates.stands(kind, index) {
                continue;
            }
            raise_entry(kind, index, entry, collector);
            if let (Kind::Indicator, Some(declared)) = (kind, declared) {
                raise_parts(index, &file.indicators[index], declared, collector);
            }
        }
    }
}

/// Names by which readings are broken down, and which the portfolio does not declare; each once of an indicator, where
/// it is not told of as a key already.
fn raise_parts(
    index: usize,
    indicator: &Indicator,
    declared: &[LeanString],
    collector: &mut FlagCollector<'_>,
) {
    let mut told = BTreeSet::new();
    for reading in &indicator.readings {
        let Some(Value::Table(parts)) = &reading.parts else {
            continue;
        };
        for (name, _) in parts {
            if declared.iter().any(|known| known == name)
                || is_unknown_key(indicator, name)
                || !told.insert(name)
            {
                continue;
            }
            let on = (Kind::Indicator, index);
            collector.raise(Rule::UnknownKey, Notice, on, None, || {
                let hint = match nearest(name, declared.iter().map(LeanString::as_str)) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => "declare it in portfolio.toml, or remove it".into(),
                };
                format!("\"{name}\" is not among the groups of `disaggregate`; {hint}")
            });
        }
    }
}

/// Whether a key is unknown of the indicator, or of one of its steps or readings.
fn is_unknown_key(indicator: &Indicator, key: &str) -> bool {
    let steps = indicator.steps.iter().map(|step| step as &dyn Entry);
    let readings = indicator
        .readings
        .iter()
        .map(|reading| reading as &dyn Entry);
    let mut all = steps.chain(readings).chain([indicator as &dyn Entry]);
    all.any(|entry| entry.unknown().iter().any(|unknown| unknown == key))
}

fn raise_entry(kind: Kind, index: usize, entry: &dyn Entry, collector: &mut FlagCollector<'_>) {
    let subs = kind.description().subs;
    if entry.unknown().is_empty() && subs.is_empty() {
        return;
    }
    let inside: Vec<(&str, Kind)> = (subs.iter())
        .flat_map(|&sub| entry.children(sub))
        .flat_map(|sub| {
            sub.unknown()
                .iter()
                .map(move |key| (key.as_str(), sub.kind()))
        })
        .collect();
    let own = entry.unknown().iter().map(|key| (key.as_str(), kind));
    let mut told = BTreeSet::new();
    for (key, holder) in own.chain(inside) {
        if told.insert(key) {
            collector.raise(Rule::UnknownKey, Notice, (kind, index), None, || {
                message(key, keys_of(&[holder]))
            });
        }
    }
}

fn keys_of(kinds: &[Kind]) -> Vec<&'static str> {
    let described = || kinds.iter().map(|kind| kind.description());
    let fields = described().flat_map(|one| one.fields.iter().map(|field| field.key));
    let subs = described().flat_map(|one| one.subs.iter().map(|sub| sub.key()));
    fields.chain(subs).collect()
}

fn tables_of(file: &Roadmap) -> Vec<&'static str> {
    let tables = [Kind::Cluster, Kind::RuleSettings]
        .into_iter()
        .chain(Kind::lists());
    let mut known: Vec<&str> = tables
        .filter(|&kind| file.holds(kind))
        .map(Kind::key)
        .collect();
    known.extend(
        keys_of(&[Kind::FileHeader])
            .into_iter()
            .filter(|&key| key == "format" || file.is_portfolio()),
    );
    known
}

fn message(key: &str, known: Vec<&'static str>) -> String {
    let hint = match nearest(key, known) {
        Some(near) => format!("; did you mean \"{near}\"?"),
        None => "; it stays as it is".into(),
    };
    format!("\"{key}\" is not known here{hint}")
}
