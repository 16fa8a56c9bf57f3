//! The themes of a folder.

use std::collections::BTreeMap;

use super::theme::{FeedbackTheme, ThemeKey, feedback};
use super::wording;
use crate::analysis::effective_entries::effective_entries;
use crate::dates::date::{DayNumber, day};
use crate::model::choice::FeedbackKind;
use crate::model::{EntryRef, Feedback, Kind, Portfolio, ReferenceIndex};

/// Within so many days the same matter in several clusters is one.
const WITHIN_DAYS: i64 = 92;
/// In so many clusters a matter is a common one.
const COMMON_CLUSTERS: usize = 3;

/// The themes of those roadmaps with at least two remarks: common ones first, then by clusters and remarks.
pub(crate) fn themes(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    places: &[usize],
    today: DayNumber,
    counts: &dyn Fn(EntryRef) -> bool,
) -> Vec<FeedbackTheme> {
    let remarks = remarks(portfolio, places, today, counts);
    let mut by: BTreeMap<ThemeKey, Vec<EntryRef>> = BTreeMap::new();
    for &found in &remarks {
        if let Some(one) = feedback(portfolio, found) {
            for tag in &one.tags {
                by.entry(ThemeKey::Tag(tag.to_string()))
                    .or_default()
                    .push(found);
            }
        }
    }
    for (words, alike) in wording::groups(portfolio, &remarks) {
        by.insert(ThemeKey::Words(words), alike);
    }
    let mut themes: Vec<FeedbackTheme> = by
        .into_iter()
        .filter(|(_, remarks)| remarks.len() > 1)
        .map(|(key, remarks)| theme(portfolio, names, key, remarks, today))
        .collect();
    themes.sort_by_key(|one| {
        (
            !one.is_common,
            std::cmp::Reverse((one.clusters.len(), one.remarks.len())),
        )
    });
    themes
}

/// What was said so far and is no referral.
fn remarks(
    portfolio: &Portfolio,
    places: &[usize],
    today: DayNumber,
    counts: &dyn Fn(EntryRef) -> bool,
) -> Vec<EntryRef> {
    let mut all = Vec::new();
    for &place in places {
        for (index, one) in effective_entries(&portfolio.roadmaps[place].feedback) {
            let found = EntryRef {
                roadmap: Some(place),
                kind: Kind::Feedback,
                index,
            };
            let is_there = one.on.is_some_and(|on| day(on) <= today);
            if is_there && one.sensitive != Some(true) && counts(found) {
                all.push(found);
            }
        }
    }
    all
}

fn theme(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    key: ThemeKey,
    mut remarks: Vec<EntryRef>,
    today: DayNumber,
) -> FeedbackTheme {
    let on = |found: &EntryRef| feedback(portfolio, *found).and_then(|one| one.on).map(day);
    remarks.sort_by_key(|found| (on(found), *found));
    let mut clusters: Vec<usize> = remarks.iter().filter_map(|found| found.roadmap).collect();
    clusters.sort_unstable();
    clusters.dedup();
    let days: Vec<(DayNumber, usize)> = (remarks.iter())
        .filter_map(|found| Some((on(found)?, found.roadmap?)))
        .collect();
    let known = |date: Option<crate::model::Date>| date.is_some_and(|date| day(date) <= today);
    let is_answered =
        |found: &&EntryRef| feedback(portfolio, **found).is_some_and(|one| known(one.answered));
    let waits = |found: &&EntryRef| {
        let heard_only =
            |one: &Feedback| matches!(one.kind, Some(FeedbackKind::Praise | FeedbackKind::Fact));
        !is_answered(found) && feedback(portfolio, **found).is_some_and(|one| !heard_only(one))
    };
    let waiting: Vec<EntryRef> = remarks.iter().filter(waits).copied().collect();
    FeedbackTheme {
        span: days
            .first()
            .zip(days.last())
            .map(|(first, last)| (first.0, last.0)),
        is_common: is_common(&days),
        organisation: one_organisation(portfolio, names, &waiting),
        answered: remarks.iter().filter(is_answered).copied().collect(),
        waiting,
        key,
        remarks,
        clusters,
    }
}

/// Whether within some 92 days it came up in three clusters; `days` come in order.
fn is_common(days: &[(DayNumber, usize)]) -> bool {
    days.iter().enumerate().any(|(at, (first, _))| {
        let near = days[at..]
            .iter()
            .take_while(|(on, _)| on - first <= WITHIN_DAYS);
        let mut clusters: Vec<usize> = near.map(|(_, cluster)| *cluster).collect();
        clusters.sort_unstable();
        clusters.dedup();
        clusters.len() >= COMMON_CLUSTERS
    })
}

/// The organisation that has to answer all of them, where it is one.
fn one_organisation(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    waiting: &[EntryRef],
) -> Option<String> {
    let organisation = |found: &EntryRef| {
        let one = feedback(portfolio, *found)?;
        let owner = names
            .resolve(found.roadmap, one.owner.as_ref()?, &[Kind::Owner])
            .found()?;
        let owner = portfolio.file(owner.roadmap).owners.get(owner.index)?;
        Some(
            owner
                .org
                .clone()
                .map_or_else(|| owner.office(), String::from),
        )
    };
    let mut all = waiting.iter().map(organisation);
    let first = all.next()??;
    all.all(|one| one.as_ref() == Some(&first)).then_some(first)
}
