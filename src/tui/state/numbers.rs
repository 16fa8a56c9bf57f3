//! The numbers of a roadmap: its indicators, its placements, and what is scored of collective efficiency and upgrading.

use crate::model::choice::{EXTERNAL_ECONOMIES, JOINT_ACTION, UPGRADING};
use crate::model::{Date, Kind, Roadmap};
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::view_options::ViewOptions;

/// The headings over what is scored, each with its words.
pub(crate) const SCORED: [(&str, &[&str]); 3] = [
    ("external economies", EXTERNAL_ECONOMIES),
    ("joint action", JOINT_ACTION),
    ("upgrading", UPGRADING),
];

/// The headings that stand where there is nothing to count yet, each with what it is of.
pub(crate) const MISSING: [(&str, Kind); 2] = [
    ("indicators", Kind::Indicator),
    ("placements", Kind::Placement),
];

/// The words under a heading; none of what is no heading.
pub(crate) fn words_under(heading: &str) -> &'static [&'static str] {
    let found = SCORED.iter().find(|(word, _)| *word == heading);
    found.map_or(&[], |(_, words)| words)
}

/// Everything that is counted and scored: indicators, placements, then the scores under their headings.
pub(crate) fn rows(roadmap: &Roadmap) -> Vec<Row> {
    let mut rows = Vec::new();
    for (heading, kind) in MISSING {
        if roadmap.count(kind) == 0 {
            let key = RowId::Word(roadmap.id.clone(), heading.to_owned());
            rows.push(Row { key, at: 0 });
        }
        for (at, entry) in roadmap.entries(kind).enumerate() {
            if !entry.id().is_empty() {
                let key = RowId::Entry(roadmap.id.clone(), kind, entry.id().to_owned());
                rows.push(Row { key, at });
            }
        }
    }
    for (at, fund) in roadmap.funds.iter().enumerate() {
        if !fund.id.is_empty() {
            let key = RowId::Entry(roadmap.id.clone(), Kind::Fund, fund.id.to_string());
            rows.push(Row { key, at });
        }
    }
    let mut word = |word: &str, at: usize| {
        let key = RowId::Word(roadmap.id.clone(), word.to_owned());
        rows.push(Row { key, at });
    };
    let mut at = 0;
    for (heading, words) in SCORED {
        word(heading, at);
        for one in words {
            word(one, at);
            at += 1;
        }
    }
    rows
}

/// The rows of the arrangement that was chosen.
pub(crate) fn of_sort(look: &ViewOptions, mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| {
        let sort = match &row.key {
            RowId::Entry(_, Kind::Placement, _) => 2,
            RowId::Word(_, word) if word == MISSING[1].0 => 2,
            RowId::Entry(_, Kind::Fund, _) => 3,
            RowId::Entry(..) => 1,
            RowId::Word(_, word) if word == MISSING[0].0 => 1,
            _ => 4,
        };
        look.arrangement == 0 || look.arrangement == sort
    });
    rows
}

/// The scores of a word up to a day, the oldest first, with the places of their assessments.
pub(crate) fn scores(roadmap: &Roadmap, word: &str, today: Date) -> Vec<(Date, i64, usize)> {
    let all = roadmap.assessments.iter().enumerate();
    let mut scores: Vec<(Date, i64, usize)> = all
        .filter(|(_, one)| one.of.as_deref() == Some(word))
        .filter_map(|(at, one)| Some((one.on.filter(|on| *on <= today)?, one.score?, at)))
        .collect();
    scores.sort_by_key(|(on, ..)| *on);
    scores
}

/// The mean of the newest scores of some words as it stood on each day on which one of them was scored, with how
/// many were scored then.
pub(crate) fn means(roadmap: &Roadmap, words: &[&str], today: Date) -> Vec<(Date, f64, usize)> {
    let of: Vec<Vec<(Date, i64, usize)>> = words
        .iter()
        .map(|word| scores(roadmap, word, today))
        .collect();
    let mut days: Vec<Date> = of.iter().flatten().map(|(on, ..)| *on).collect();
    days.sort_unstable();
    days.dedup();
    let stood = |on: Date| {
        let newest = of.iter().filter_map(|scores| {
            let mut there = scores.iter().rev().filter(|(scored, ..)| *scored <= on);
            there.next().map(|(_, score, _)| *score)
        });
        let newest: Vec<i64> = newest.collect();
        let sum: i64 = newest.iter().sum();
        (on, sum as f64 / newest.len().max(1) as f64, newest.len())
    };
    days.into_iter().map(stood).collect()
}
