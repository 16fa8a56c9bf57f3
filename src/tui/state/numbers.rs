//! The numbers of a roadmap: its indicators, its placements, and what is scored of collective efficiency and upgrading.

use crate::model::choice::{EXTERNAL_ECONOMIES, JOINT_ACTION, ResultLevel, UPGRADING};
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
pub(crate) const MISSING: [(&str, Kind); 3] = [
    ("indicators", Kind::Indicator),
    ("placements", Kind::Placement),
    ("funds", Kind::Fund),
];

/// The headings over indicators by the level of result that they count, the highest first.
pub(crate) const LEVELS: [(&str, Option<ResultLevel>); 5] = [
    ("impact", Some(ResultLevel::Impact)),
    ("outcomes", Some(ResultLevel::Outcome)),
    ("outputs", Some(ResultLevel::Output)),
    ("activities", Some(ResultLevel::Activity)),
    ("of no level", None),
];

/// The level under a heading; `None` of what is no such heading.
pub(crate) fn level_under(heading: &str) -> Option<Option<ResultLevel>> {
    let found = LEVELS.iter().find(|(word, _)| *word == heading);
    found.map(|(_, level)| *level)
}

/// The words under a heading; none of what is no heading.
pub(crate) fn words_under(heading: &str) -> &'static [&'static str] {
    let found = SCORED.iter().find(|(word, _)| *word == heading);
    found.map_or(&[], |(_, words)| words)
}

/// Everything that is counted and scored: indicators, placements, funds, then the scores under their headings.
pub(crate) fn rows(roadmap: &Roadmap) -> Vec<Row> {
    let mut rows = Vec::new();
    for (heading, kind) in MISSING {
        if roadmap.count(kind) == 0 {
            let key = RowId::Word(roadmap.id.clone(), heading.to_owned());
            rows.push(Row { key, at: 0 });
        }
        let entries = roadmap.entries(kind).enumerate();
        let named = entries.filter(|(_, entry)| !entry.id().is_empty());
        let mut own: Vec<Row> = named
            .map(|(at, entry)| Row {
                key: RowId::Entry(roadmap.id.clone(), kind, entry.id().to_owned()),
                at,
            })
            .collect();
        if kind == Kind::Indicator {
            own = by_level(roadmap, own);
        }
        rows.extend(own);
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

/// Indicators below the level of result that they count; as they stand where none says its level.
fn by_level(roadmap: &Roadmap, rows: Vec<Row>) -> Vec<Row> {
    let level = |row: &Row| roadmap.indicators.get(row.at).and_then(|one| one.level);
    if rows.iter().all(|row| level(row).is_none()) {
        return rows;
    }
    let mut grouped = Vec::new();
    for (heading, of) in LEVELS {
        let mut own = rows.iter().filter(|row| level(row) == of).peekable();
        if own.peek().is_some() {
            let key = RowId::Word(roadmap.id.clone(), heading.to_owned());
            grouped.push(Row { key, at: 0 });
            grouped.extend(own.cloned());
        }
    }
    grouped
}

/// The rows of the arrangement that was chosen.
pub(crate) fn of_sort(options: &ViewOptions, mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| {
        let sort = match &row.key {
            RowId::Entry(_, Kind::Placement, _) => 2,
            RowId::Word(_, word) if word == MISSING[1].0 => 2,
            RowId::Entry(_, Kind::Fund, _) => 3,
            RowId::Entry(..) => 1,
            RowId::Word(_, word) if word == MISSING[2].0 => 3,
            RowId::Word(_, word) if word == MISSING[0].0 || level_under(word).is_some() => 1,
            _ => 4,
        };
        options.arrangement == 0 || options.arrangement == sort
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
