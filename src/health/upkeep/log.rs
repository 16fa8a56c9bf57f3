//! What was changed by hand: fields whose value is not what the log says last.

use crate::model::hash::{HashMap, HashSet};

use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{listed, message};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::choice::WordEnum;
use crate::model::{Change, Date, Kind, Milestone, ReferenceIndex, Roadmap, Status, Value};

/// The fields whose log is compared with what stands.
const LOGGED: [&str; 4] = ["forecast", "baseline", "owner", "status"];

/// The log of one roadmap as far as these fields go, whatever the status date.
struct FieldLog<'p> {
    /// The changes of these fields of each item, in the order of the file.
    changes: HashMap<&'p str, Vec<(&'static str, &'p Change)>>,
    /// Items and fields in conflict.
    conflicts: HashSet<(&'p str, &'p str)>,
}

impl<'p> FieldLog<'p> {
    fn of(roadmap: &'p Roadmap) -> FieldLog<'p> {
        let mut changes: HashMap<_, Vec<_>> = HashMap::default();
        for change in &roadmap.changes {
            let field = LOGGED
                .into_iter()
                .find(|&key| change.field.as_deref() == Some(key));
            if let (Some(item), Some(field)) = (&change.item, field) {
                changes
                    .entry(item.as_str())
                    .or_default()
                    .push((field, change));
            }
        }
        let conflicts = roadmap
            .conflicts
            .iter()
            .filter_map(|conflict| Some((conflict.item.as_deref()?, conflict.field.as_deref()?)));
        FieldLog {
            changes,
            conflicts: conflicts.collect(),
        }
    }

    fn unlogged(
        &self,
        names: &ReferenceIndex<'_>,
        place: usize,
        milestone: &Milestone,
    ) -> Vec<&'static str> {
        let id = milestone.id.as_str();
        let Some(changes) = self.changes.get(id) else {
            return Vec::new();
        };
        let differs = |&field: &&'static str| {
            let of_field = || {
                changes
                    .iter()
                    .filter(move |(key, _)| *key == field)
                    .map(|(_, one)| *one)
            };
            of_field().next().is_some()
                && !self.conflicts.contains(&(id, field))
                && !candidates(of_field).any(|to| stands(names, place, milestone, field, to))
        };
        LOGGED.into_iter().filter(differs).collect()
    }
}

/// The new values of the last change in the file and of all those dated on their newest day.
fn candidates<'c, I>(changes: impl Fn() -> I) -> impl Iterator<Item = Option<&'c Value>>
where
    I: Iterator<Item = &'c Change>,
{
    let newest: Option<Date> = changes().filter_map(|change| change.on).max();
    let of_newest = changes().filter(move |change| newest.is_some() && change.on == newest);
    let all = changes().last().into_iter().chain(of_newest);
    all.map(|change| change.to.as_ref().filter(|to| !to.is_empty()))
}

/// Whether `to` is what stands in a field of the milestone.
fn stands(
    names: &ReferenceIndex<'_>,
    place: usize,
    milestone: &Milestone,
    field: &str,
    to: Option<&Value>,
) -> bool {
    let is_date = |date: Option<Date>| match to {
        None => date.is_none(),
        Some(to) => to.as_date().is_some() && to.as_date() == date,
    };
    match field {
        "forecast" => is_date(milestone.forecast),
        "baseline" => is_date(milestone.baseline),
        "status" => {
            let logged = to.map_or(Some(Status::Planned), |to| {
                to.as_text().and_then(Status::from_word)
            });
            logged == Some(milestone.status.unwrap_or(Status::Planned))
        }
        _ => match (to, &milestone.owner) {
            (None, owner) => owner.is_none(),
            (Some(_), None) => false,
            (Some(to), Some(owner)) => to.as_text().is_some_and(|to| {
                let found = |name: &str| names.resolve(Some(place), name, &[Kind::Owner]).found();
                to == owner.as_str() || (found(to).is_some() && found(to) == found(owner))
            }),
        },
    }
}

/// The milestones of the roadmap at `place` with fields changed by hand, by their places, each with its fields.
pub(crate) fn unlogged(
    names: &ReferenceIndex<'_>,
    roadmap: &Roadmap,
    place: usize,
) -> Vec<(usize, Vec<&'static str>)> {
    let log = FieldLog::of(roadmap);
    let named = roadmap
        .milestones
        .iter()
        .enumerate()
        .filter(|(_, one)| !one.id.is_empty());
    let fields = named.map(|(index, one)| (index, log.unlogged(names, place, one)));
    fields.filter(|(_, fields)| !fields.is_empty()).collect()
}

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    let log = FieldLog::of(facts.roadmap);
    if log.changes.is_empty() {
        return;
    }
    for step in facts
        .milestones
        .iter()
        .filter(|step| !step.entry.id.is_empty())
    {
        let fields = log.unlogged(facts.names, facts.place, step.entry);
        if !fields.is_empty() {
            collector.raise(
                Rule::Unlogged,
                Notice,
                (Kind::Milestone, step.index),
                None,
                || {
                    let fields: Vec<String> =
                        fields.iter().map(|&field| field.to_owned()).collect();
                    message!(
                        "{} in the file differs from the newest change in its log",
                        listed(&fields)
                    )
                },
            );
        }
    }
}
