//! What changed, as JSON.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::words::{agenda_owner, feedback_id, summary, title};
use crate::analysis::changes::{ChangedField, Changes, ClusterChanges, DaysMoved};
use crate::dates::date::iso;
use crate::model::{EntryRef, Kind, Portfolio};
use crate::report::json::ValueJson;

/// What changed, as JSON: dates as texts of the form 2026-09-30, what is not known null.
pub(crate) fn json(portfolio: &Portfolio, changes: &Changes) -> impl Serialize {
    let clusters: Vec<Json> = changes
        .clusters
        .iter()
        .map(|one| cluster(portfolio, one))
        .collect();
    let totals = &changes.totals;
    let feedback = |found: &Option<EntryRef>| found.map(|found| feedback_id(portfolio, found));
    json!({
        "schema_version": 1,
        "kind": "changes",
        "until": iso(changes.until),
        "clusters": clusters,
        "totals": {
            "all": moved(&totals.all),
            "by_code": list(&totals.by_code, Clone::clone),
            "by_owner": list(&totals.by_owner, Clone::clone),
            "by_feedback": list(&totals.by_feedback, feedback),
        },
    })
}

fn list<K>(groups: &[(K, DaysMoved)], name: impl Fn(&K) -> Option<String>) -> Vec<Json> {
    let group = |(key, days): &(K, DaysMoved)| {
        let mut group = moved(days);
        group["name"] = json!(name(key));
        group
    };
    groups.iter().map(group).collect()
}

fn moved(days: &DaysMoved) -> Json {
    json!({ "moves": days.moves, "days_later": days.later, "days_earlier": days.earlier })
}

fn cluster(portfolio: &Portfolio, cluster: &ClusterChanges) -> Json {
    let roadmap = &portfolio.roadmaps[cluster.roadmap];
    let figures = &cluster.figures;
    let changes: Vec<Json> = cluster
        .changes
        .iter()
        .map(|one| change(portfolio, one))
        .collect();
    let unlogged = cluster.unlogged.iter().map(
        |(index, fields)| json!({ "id": roadmap.milestones[*index].id.as_str(), "fields": fields }),
    );
    json!({
        "roadmap": roadmap.id,
        "name": roadmap.name(),
        "since": cluster.since.map(iso),
        "summary": summary(figures),
        "done": figures.done,
        "added": figures.added,
        "dropped": figures.dropped,
        "postponed": { "milestones": figures.postponed.milestones, "days": figures.postponed.days },
        "brought_forward": { "milestones": figures.brought_forward.milestones, "days": figures.brought_forward.days },
        "baselines_moved": figures.rebaselined,
        "feedback_received": figures.received,
        "feedback_answered": figures.answered,
        "changes": changes,
        "changed_by_hand": unlogged.collect::<Vec<_>>(),
    })
}

fn change(portfolio: &Portfolio, change: &ChangedField) -> Json {
    let feedback: Vec<String> = change
        .feedback
        .iter()
        .map(|one| feedback_id(portfolio, *one))
        .collect();
    json!({
        "kind": change.kind.map(Kind::key),
        "id": change.item,
        "title": title(portfolio, change),
        "category": change.category.word(),
        "field": change.field,
        "on": iso(change.on),
        "from": change.from.as_ref().map(ValueJson),
        "to": change.to.as_ref().map(ValueJson),
        "days": change.days,
        "code": change.code,
        "why": change.why,
        "by": change.by,
        "approved_by": change.approved_by,
        "ref": change.reference,
        "feedback": feedback,
        "owner": change.owner.map(|owner| agenda_owner(portfolio, owner)),
        "lacks_reason": change.lacks_reason,
    })
}
