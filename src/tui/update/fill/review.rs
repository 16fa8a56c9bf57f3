//! The record of a review, drafted: how it stands, who was there last time, and the numbers of what was settled.

use crate::roadmap::choice::{Choice, ReviewKind};
use crate::roadmap::date::iso;
use crate::roadmap::{Kind, Review as Record, Shape};
use crate::tui::form::Asked;
use crate::tui::model::review::{How, Review};
use crate::tui::model::{Key, Known, Model};

/// How many of those that moved are named in the note.
const NAMED: usize = 4;

/// What the form of the review of a roadmap asks.
pub fn asked(model: &Model, roadmap: &str) -> Vec<Asked> {
    let known = &model.known;
    let last = known
        .roadmap(roadmap)
        .and_then(|file| newest(&file.reviews));
    let kind = last.and_then(|last| last.kind);
    let mut asked = vec![
        of(Kind::Review, "health")
            .helped("your judgement; it begins with what the flags come to")
            .needed(),
        of(Kind::Review, "kind").starting(kind.unwrap_or(ReviewKind::AdHoc).word()),
        of(Kind::Review, "note"),
        of(Kind::Review, "attended")
            .helped("who was there; it begins with the offices of last time"),
        of(Kind::Review, "on").starting(iso(known.today())).folded(),
    ];
    if let Some(at) = known.position(roadmap) {
        let health = known.health.roadmaps[at].letters.overall();
        asked[0] = asked[0].clone().starting(health.word());
    }
    if let Some(review) = &model.review {
        asked[2] = asked[2].clone().starting(note(model, review, roadmap));
    }
    let offices = last.map_or_else(String::new, |last| offices(known, roadmap, last));
    if !offices.is_empty() {
        asked[3] = asked[3].clone().starting(offices);
    }
    asked
}

fn of(kind: Kind, key: &str) -> Asked {
    debug_assert!(kind.field(key).is_some(), "{kind} has no {key}");
    Asked::of(kind, key).unwrap_or_else(|| Asked::other(key, key, Shape::Line, ""))
}

fn newest(reviews: &[Record]) -> Option<&Record> {
    reviews.iter().max_by_key(|review| review.on)
}

/// Those who attended, as far as they are offices: names of persons are not put down for a meeting by themselves.
fn offices(known: &Known, roadmap: &str, last: &Record) -> String {
    let from = known.position(roadmap);
    let offices = last.attended.iter().map(|who| who.as_str());
    let offices = offices.filter(|who| known.resolve(from, who, Kind::Owner).is_some());
    offices.collect::<Vec<_>>().join(", ")
}

/// What was settled of a roadmap, in numbers.
pub fn note(model: &Model, review: &Review, roadmap: &str) -> String {
    let tally = review.tally(&model.known, Some(roadmap));
    if tally.all == 0 {
        return "Nothing needed anybody.".to_owned();
    }
    let counts = review.counts(Some(roadmap)).into_iter();
    let counts = counts.map(|(how, count)| match how {
        How::Moved => format!("moved {count} ({})", moved(model, review, roadmap)),
        how => format!("{} {count}", how.word()),
    });
    let counts: Vec<String> = counts.collect();
    let mut note = format!("{} needed somebody", tally.all);
    if !counts.is_empty() {
        note.push_str(&format!(": {}", counts.join(", ")));
    }
    if tally.elsewhere > 0 {
        note.push_str(&format!("; {} need nobody any more", tally.elsewhere));
    }
    if tally.left > 0 {
        note.push_str(&format!("; {} left for later", tally.left));
    }
    note.push('.');
    note
}

/// What moved, and by how much.
fn moved(model: &Model, review: &Review, roadmap: &str) -> String {
    let last = review.of(Some(roadmap)).filter_map(|item| {
        let act = item.acts.last().filter(|act| act.how == How::Moved)?;
        Some((title(model, &item.key), act.days))
    });
    let all: Vec<String> = last
        .map(|(title, days)| match days {
            Some(days) => format!("{title} {days:+} d"),
            None => title,
        })
        .collect();
    match all.len().saturating_sub(NAMED) {
        0 => all.join(", "),
        more => format!("{} and {more} more", all[..NAMED].join(", ")),
    }
}

fn title(model: &Model, key: &Key) -> String {
    let entry = model.known.entry_of(key);
    let title = entry.and_then(|entry| entry.value("title"));
    title.map_or_else(|| key.address(), |title| title.plain())
}
