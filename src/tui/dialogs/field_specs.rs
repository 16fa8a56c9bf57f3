//! Fields that several forms ask for.

use crate::model::{Kind, Roadmap, ValueType};
use crate::tui::dialogs::dialog::DialogContext;
use crate::tui::widgets::form::{Candidate, FieldSpec};

/// A field of a kind, which is one of its description.
pub(crate) fn of(kind: Kind, key: &str) -> FieldSpec {
    debug_assert!(kind.field(key).is_some(), "{kind} has no {key}");
    FieldSpec::of(kind, key).unwrap_or_else(|| FieldSpec::other(key, key, ValueType::Line, ""))
}

/// A field of the change log, which is one of its description.
pub(crate) fn change(key: &str) -> FieldSpec {
    debug_assert!(Kind::Change.field(key).is_some());
    FieldSpec::change(key).unwrap_or_else(|| FieldSpec::other(key, key, ValueType::Line, ""))
}

/// `portfolio.toml`, which declares the custom fields.
pub(crate) fn shared<'m>(context: &DialogContext<'m>) -> &'m Roadmap {
    &context.snapshot.folder.portfolio.shared
}

/// Which cluster it is about: that of the visit, the one at hand, or the only one there is.
pub(crate) fn cluster(context: &DialogContext<'_>) -> FieldSpec {
    let portfolio = &context.snapshot.folder.portfolio;
    let roadmaps = portfolio.roadmaps.iter();
    let clusters: Vec<_> = roadmaps
        .map(|one| Candidate::new(one.id.clone(), one.name()))
        .collect();
    let visit = context.visit_today().and_then(|visit| visit.of("roadmap"));
    let only = match portfolio.roadmaps.as_slice() {
        [only] => Some(only.id.as_str()),
        _ => None,
    };
    let is_there = |id: &&str| portfolio.position(id).is_some();
    let start = visit.or(context.origin.roadmap.as_deref());
    let start = start
        .filter(is_there)
        .or(only)
        .or_else(|| last_written(context));
    let asked = FieldSpec::other(
        "roadmap",
        "cluster",
        ValueType::Line,
        "which cluster it is about",
    );
    let asked = asked.only(clusters).needed();
    match start {
        Some(id) => asked.starting(id),
        None => asked,
    }
}

/// The cluster of which this person wrote something down last.
fn last_written<'m>(context: &DialogContext<'m>) -> Option<&'m str> {
    let roadmaps = context.snapshot.folder.portfolio.roadmaps.iter();
    let all = roadmaps.flat_map(|one| one.feedback.iter().map(|remark| (one.id.as_str(), remark)));
    let own = all.filter(|(_, remark)| remark.by.as_deref() == Some(context.actor));
    // By the time of entry, which its id tells: a remark may be of an earlier day.
    let newest = own.max_by_key(|(_, remark)| remark.id.get(2..10).map(str::to_owned));
    newest.map(|(roadmap, _)| roadmap)
}
