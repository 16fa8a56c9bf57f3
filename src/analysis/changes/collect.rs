//! Collects what changed in one roadmap: from its log, its assessments and its readings.

use super::change::{ChangeCategory, ChangedField};
use crate::dates::date::day;
use crate::model::{
    Assessment, Change, Code, Date, EntryRef, Kind, Milestone, Portfolio, Reading, ReasonPolicy,
    Reference, ReferenceIndex, Roadmap, Value, WordEnum,
};

/// The changes of the log.
pub(crate) fn from_log(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
    in_range: &dyn Fn(Date) -> bool,
) -> Vec<ChangedField> {
    let roadmap = &portfolio.roadmaps[place];
    let logged = roadmap.changes.iter();
    let dated = logged.filter_map(|change| Some((change, change.on.filter(|on| in_range(*on))?)));
    dated
        .filter_map(|(change, on)| logged_change(portfolio, names, place, change, on))
        .collect()
}

fn logged_change(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
    change: &Change,
    on: Date,
) -> Option<ChangedField> {
    let roadmap = &portfolio.roadmaps[place];
    let item = change.item.as_ref()?.as_str().to_owned();
    let field = change.field.clone()?;
    let entry = entry_of(names, roadmap, place, &item);
    let kind = entry.map(|found| found.kind);
    let from = change
        .from
        .clone()
        .or_else(|| implied(roadmap, entry, &field));
    let to = change
        .to
        .clone()
        .or_else(|| implied(roadmap, entry, &field));
    let days = match (&from, &to) {
        (Some(Value::Date(from)), Some(Value::Date(to))) => Some(day(*to) - day(*from)),
        _ => None,
    };
    let former_title = match (&entry, &change.from) {
        (None, Some(Value::Table(pairs))) => former_title(pairs),
        _ => None,
    };
    Some(ChangedField {
        roadmap: Some(place),
        entry,
        kind,
        former_title,
        category: category(kind, &field),
        lacks_reason: lacks_reason(change, kind, &field, days),
        on,
        from: change.from.clone(),
        to: change.to.clone(),
        days,
        code: change.code.as_ref().map(String::from),
        why: change.why.as_ref().map(String::from),
        by: change.by.as_ref().map(String::from),
        approved_by: change.approved_by.as_ref().map(String::from),
        reference: change.reference.as_ref().map(String::from),
        feedback: feedback_of(names, Some(place), &change.feedback),
        owner: entry.and_then(|found| owner_of(portfolio, names, found)),
        item,
        field: field.into(),
    })
}

/// The entry or table that a change is of.
fn entry_of(
    names: &ReferenceIndex<'_>,
    roadmap: &Roadmap,
    place: usize,
    item: &str,
) -> Option<EntryRef> {
    let table = |kind| EntryRef {
        roadmap: Some(place),
        kind,
        index: 0,
    };
    match item {
        "cluster" => Some(table(Kind::Cluster)),
        "rules" => Some(table(Kind::RuleSettings)),
        "roadmap" => Some(table(Kind::FileHeader)),
        // What the log of a roadmap names is of this roadmap.
        id => roadmap
            .find(id)
            .and_then(|_| names.resolve(Some(place), id, Kind::WITH_IDS).found()),
    }
}

/// A forecast that is not given is the baseline.
fn implied(roadmap: &Roadmap, entry: Option<EntryRef>, field: &str) -> Option<Value> {
    let milestone: &Milestone = entry
        .filter(|found| found.kind == Kind::Milestone && field == "forecast")
        .and_then(|found| roadmap.milestones.get(found.index))?;
    milestone.baseline.map(Value::Date)
}

fn former_title(pairs: &[(String, Value)]) -> Option<String> {
    let value = |key: &&str| pairs.iter().find(|(known, _)| known == key);
    let keys = ["title", "name", "role", "trade", "text"];
    let (_, value) = keys.iter().find_map(value)?;
    value.as_text().map(str::to_owned)
}

fn category(kind: Option<Kind>, field: &str) -> ChangeCategory {
    match (kind, field) {
        (_, "added" | "removed") => ChangeCategory::Scope,
        (_, "forecast") => ChangeCategory::Forecast,
        (_, "baseline") => ChangeCategory::Baseline,
        (_, "status" | "state" | "blocked_by" | "actual" | "done" | "progress") => {
            ChangeCategory::Status
        }
        (Some(Kind::Feedback), _) => ChangeCategory::Other,
        (_, "owner" | "responsible" | "partners" | "deputy") => ChangeCategory::Owner,
        (_, "target" | "due") => ChangeCategory::Target,
        (_, "allocation" | "approved") => ChangeCategory::Fund,
        (
            _,
            "title" | "name" | "done_means" | "reaches" | "weight" | "after" | "duration_days"
            | "capability" | "phase" | "upgrading" | "joint_action" | "match",
        ) => ChangeCategory::Scope,
        _ => ChangeCategory::Other,
    }
}

/// Whether the format asks for a reason that the log does not give.
fn lacks_reason(change: &Change, kind: Option<Kind>, field: &str, days: Option<i64>) -> bool {
    if change.why.is_some() && change.code.is_some() {
        return false;
    }
    let described = kind.and_then(|kind| kind.field(field));
    match described.map(|field| field.reason) {
        Some(ReasonPolicy::Standing | ReasonPolicy::Approved) => change.from.is_some(),
        Some(ReasonPolicy::Later) => days.is_some_and(|days| days > 0),
        _ => field == "status" && change.to.as_ref().and_then(Value::as_text) == Some("dropped"),
    }
}

/// The owner of an entry, by its `owner`, else `responsible`.
fn owner_of(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    found: EntryRef,
) -> Option<EntryRef> {
    let entry = portfolio
        .file(found.roadmap)
        .entry(found.kind, found.index)?;
    let keys = ["owner", "responsible"];
    let index = keys.iter().find_map(|key| found.kind.field_index(key))?;
    let owner = entry.references(index).first()?;
    names
        .resolve(found.roadmap, owner.as_str(), &[Kind::Owner])
        .found()
}

/// New levels and scores, each beside the one before.
pub(crate) fn from_assessments(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
    in_range: &dyn Fn(Date) -> bool,
) -> Vec<ChangedField> {
    let roadmap = &portfolio.roadmaps[place];
    let all = &roadmap.assessments;
    let value = |one: &Assessment| match (one.level, one.score) {
        (Some(level), _) => Some(("level", Value::Text(level.word().to_owned()))),
        (None, Some(score)) => Some(("score", Value::Whole(score))),
        (None, None) => None,
    };
    let mut changes = Vec::new();
    for (index, one) in all.iter().enumerate() {
        let (Some(on), Some(of), Some((field, to))) =
            (one.on.filter(|on| in_range(*on)), &one.of, value(one))
        else {
            continue;
        };
        let earlier = all.iter().enumerate().filter(|(at, other)| {
            other.of == one.of && (other.on, *at) < (one.on, index) && value(other).is_some()
        });
        let before = earlier.max_by_key(|(at, other)| (other.on, *at));
        let before = before
            .and_then(|(_, other)| value(other))
            .map(|(_, value)| value);
        let entry = names
            .resolve(Some(place), of.as_str(), &[Kind::Capability])
            .found();
        let seen = [one.evidence.as_deref(), one.source.as_deref()];
        changes.push(ChangedField {
            category: ChangeCategory::Level,
            item: of.as_str().to_owned(),
            kind: entry.map(|found| found.kind),
            field: field.to_owned(),
            from: before,
            to: Some(to),
            why: seen.into_iter().flatten().next().map(str::to_owned),
            by: one.by.as_ref().map(String::from),
            entry,
            ..record(place, on)
        });
    }
    changes
}

/// New readings of indicators, each beside the one before.
pub(crate) fn from_readings(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
    in_range: &dyn Fn(Date) -> bool,
) -> Vec<ChangedField> {
    let roadmap = &portfolio.roadmaps[place];
    let mut changes = Vec::new();
    for (index, indicator) in roadmap.indicators.iter().enumerate() {
        let entry = EntryRef {
            roadmap: Some(place),
            kind: Kind::Indicator,
            index,
        };
        let key = |(at, one): &(usize, &Reading)| (one.on, *at);
        for (at, reading) in indicator.readings.iter().enumerate() {
            let (Some(on), Some(value)) = (reading.on.filter(|on| in_range(*on)), reading.value)
            else {
                continue;
            };
            let all = indicator.readings.iter().enumerate();
            let earlier = all.filter(|one| one.1.value.is_some() && key(one) < (reading.on, at));
            let before = earlier.max_by_key(key).and_then(|(_, one)| one.value);
            changes.push(ChangedField {
                category: ChangeCategory::Indicator,
                entry: Some(entry),
                kind: Some(Kind::Indicator),
                item: indicator.id.to_string(),
                field: "value".to_owned(),
                from: before.or(indicator.baseline).map(Value::Number),
                to: Some(Value::Number(value)),
                why: reading.source.as_ref().map(String::from),
                owner: owner_of(portfolio, names, entry),
                ..record(place, on)
            });
        }
    }
    changes
}

/// Money released and utilised.
pub(crate) fn from_flows(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    place: usize,
    in_range: &dyn Fn(Date) -> bool,
) -> Vec<ChangedField> {
    let roadmap = &portfolio.roadmaps[place];
    let mut changes = Vec::new();
    for (index, fund) in roadmap.funds.iter().enumerate() {
        let entry = EntryRef {
            roadmap: Some(place),
            kind: Kind::Fund,
            index,
        };
        for flow in &fund.flows {
            let Some(on) = flow.on.filter(|on| in_range(*on)) else {
                continue;
            };
            changes.push(ChangedField {
                category: ChangeCategory::Fund,
                entry: Some(entry),
                kind: Some(Kind::Fund),
                item: fund.id.to_string(),
                field: flow.kind.map_or("flow", WordEnum::word).to_owned(),
                to: flow.amount.map(Value::Number),
                reference: flow.reference.as_ref().map(String::from),
                owner: owner_of(portfolio, names, entry),
                ..record(place, on)
            });
        }
    }
    changes
}

/// A change that a record tells: nobody has to say why.
fn record(place: usize, on: Date) -> ChangedField {
    ChangedField {
        roadmap: Some(place),
        entry: None,
        kind: None,
        item: String::new(),
        former_title: None,
        category: ChangeCategory::Other,
        field: String::new(),
        on,
        from: None,
        to: None,
        days: None,
        code: None,
        why: None,
        by: None,
        approved_by: None,
        reference: None,
        feedback: Vec::new(),
        lacks_reason: false,
        owner: None,
    }
}

/// Whether a change moved a date by somebody's will: a correction only sets right what was written wrongly.
pub(crate) fn moves_a_date(change: &ChangedField) -> bool {
    change.category == ChangeCategory::Forecast
        && change.code.as_deref() != Some(Code::Correction.word())
}

/// The feedback that references of a file name.
fn feedback_of(
    names: &ReferenceIndex<'_>,
    file: Option<usize>,
    references: &[Reference],
) -> Vec<EntryRef> {
    let resolve = |one: &Reference| names.resolve(file, one.as_str(), &[Kind::Feedback]).found();
    references.iter().filter_map(resolve).collect()
}
