//! The record of a review, drafted: how it stands, and the numbers of what was settled. Who was there is never taken
//! for granted: those of last time are offered.

use crate::dates::date::iso;
use crate::model::choice::{ReviewKind, WordEnum};
use crate::model::{Kind, Review as Record, ValueType};
use crate::tui::app::{AnyDialog, Model, OpenDialog, RowId, Snapshot};
use crate::tui::state::review::{Review, ReviewOutcome};
use crate::tui::widgets::form::FieldSpec;

/// How many of those that moved are named in the note.
const NAMED: usize = 4;

/// What the form of the review of a roadmap asks.
pub(crate) fn asked(model: &Model, roadmap: &str) -> Vec<FieldSpec> {
    let snapshot = &model.snapshot;
    let last = snapshot
        .roadmap(roadmap)
        .and_then(|file| newest(&file.reviews));
    let kind = last.and_then(|last| last.kind);
    let mut asked = vec![
        of(Kind::Review, "health")
            .helped("your judgement; it begins with what the flags come to")
            .needed(),
        of(Kind::Review, "kind").starting(kind.unwrap_or(ReviewKind::AdHoc).word()),
        of(Kind::Review, "note"),
        of(Kind::Review, "attended"),
        of(Kind::Review, "on")
            .starting(iso(snapshot.today()))
            .folded(),
    ];
    if let Some(at) = snapshot.position(roadmap) {
        let health = snapshot.health.roadmaps[at].letters.overall();
        asked[0] = asked[0].clone().starting(health.word());
    }
    if let Some(review) = &model.review {
        asked[2] = asked[2].clone().starting(note(model, review, roadmap));
    }
    if !last_time(snapshot, roadmap).is_empty() {
        asked[3] = asked[3].clone().helped("who was there; F6: as last time");
    }
    asked
}

/// The offices that attended last time, as long as none of them is in the form.
pub(crate) fn told(model: &Model, open: &OpenDialog) -> Vec<String> {
    let AnyDialog::Review(roadmap) = &open.dialog else {
        return Vec::new();
    };
    let offices = last_time(&model.snapshot, roadmap);
    let (_, typed) = typed(open, &offices);
    match offices.is_empty() || typed {
        true => Vec::new(),
        false => vec![format!(
            "Attended as last time: {}. F6 puts them in.",
            offices.join(", ")
        )],
    }
}

/// Puts those who attended last time into the form; `false` where it is another form.
pub(crate) fn as_last_time(model: &Model, open: &mut OpenDialog) -> bool {
    let AnyDialog::Review(roadmap) = &open.dialog else {
        return false;
    };
    let offices = last_time(&model.snapshot, roadmap);
    if !offices.is_empty() {
        let (text, _) = typed(open, &offices);
        open.form.take_draft(&[("attended".to_owned(), text)]);
        open.form.focus_on("attended");
    }
    true
}

/// What is typed of those who attended with these offices added to it, and whether any of them is there already.
fn typed(open: &OpenDialog, offices: &[String]) -> (String, bool) {
    let texts = open.form.texts().into_iter();
    let mut texts = texts.filter(|(key, _)| key == "attended");
    let typed = texts.next().map_or_else(String::new, |(_, text)| text);
    let typed = typed.trim().trim_end_matches([',', '،']);
    let there: Vec<&str> = typed.split([',', '،']).map(str::trim).collect();
    let missing = offices.iter().map(String::as_str);
    let missing: Vec<&str> = missing.filter(|one| !there.contains(one)).collect();
    let any = missing.len() < offices.len();
    let typed = Some(typed).filter(|typed| !typed.is_empty());
    let all: Vec<&str> = typed.into_iter().chain(missing).collect();
    (all.join(", "), any)
}

fn of(kind: Kind, key: &str) -> FieldSpec {
    debug_assert!(kind.field(key).is_some(), "{kind} has no {key}");
    FieldSpec::of(kind, key).unwrap_or_else(|| FieldSpec::other(key, key, ValueType::Line, ""))
}

fn newest(reviews: &[Record]) -> Option<&Record> {
    reviews.iter().max_by_key(|review| review.on)
}

/// Those who attended last time, as far as they are offices: names of persons are not put down by a key.
fn last_time(snapshot: &Snapshot, roadmap: &str) -> Vec<String> {
    let from = snapshot.position(roadmap);
    let last = snapshot
        .roadmap(roadmap)
        .and_then(|file| newest(&file.reviews));
    let attended = last.map_or(&[][..], |last| &last.attended);
    let offices = attended.iter().map(|who| who.as_str());
    let offices = offices.filter(|who| snapshot.resolve(from, who, Kind::Owner).is_some());
    offices.map(str::to_owned).collect()
}

/// What was settled of a roadmap, in numbers.
pub(crate) fn note(model: &Model, review: &Review, roadmap: &str) -> String {
    let tally = review.tally(&model.snapshot, Some(roadmap));
    if tally.all == 0 {
        return "Nothing needed anybody.".to_owned();
    }
    let counts = review.counts(Some(roadmap)).into_iter();
    let counts = counts.map(|(how, count)| match how {
        ReviewOutcome::Moved => format!("moved {count} ({})", moved(model, review, roadmap)),
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
        let act = item
            .acts
            .last()
            .filter(|act| act.how == ReviewOutcome::Moved)?;
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

fn title(model: &Model, key: &RowId) -> String {
    let entry = model.snapshot.entry_of(key);
    let title = entry.and_then(|entry| entry.value("title"));
    title.map_or_else(|| key.address(), |title| title.plain())
}
