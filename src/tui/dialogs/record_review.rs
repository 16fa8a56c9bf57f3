//! Records that the roadmap of that id was gone through: how it stands, and the numbers of what was settled. Who was there
//! is never taken for granted: those of last time are offered.

use serde::{Deserialize, Serialize};

use crate::dates::date::iso;
use crate::edit::EditError;
use crate::edit::operations::record;
use crate::model::choice::{ReviewKind, WordEnum};
use crate::model::{Kind, Review as Record};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::field_specs::{of, shared};
use crate::tui::dialogs::form_values::filled;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::review::{Progress, ReviewSession};
use crate::tui::state::review_outcome::ReviewOutcome;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{FieldSpec, Form};

/// How many of those that moved are named in the note.
const NAMED: usize = 4;

/// Records that the roadmap of that id was gone through.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct RecordReview(pub String);

impl Dialog for RecordReview {
    fn title(&self, context: &DialogContext<'_>) -> String {
        let roadmap = context.snapshot.roadmap(&self.0);
        format!(
            "Review of {}",
            roadmap.map_or(self.0.as_str(), |file| file.name())
        )
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let (snapshot, roadmap) = (context.snapshot, self.0.as_str());
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
        if let Some(review) = context.review {
            asked[2] = asked[2].clone().starting(note(snapshot, review, roadmap));
        }
        if !last_time(snapshot, roadmap).is_empty() {
            asked[3] = asked[3].clone().helped("who was there; F6: as last time");
        }
        Some(asked)
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let new = filled(shared(context), Kind::Review, form);
        let file = context.snapshot.position(&self.0);
        let changes =
            context.transaction(|transaction| record::review(transaction, file, new).map(drop))?;
        Ok(Outcome::edits(changes, format!("review of {}", self.0)))
    }

    fn roadmap(&self) -> Option<&str> {
        Some(&self.0)
    }

    /// The offices that attended last time, as long as none of them is in the form.
    fn feedback(&self, context: &DialogContext<'_>, form: &Form) -> Vec<String> {
        let offices = last_time(context.snapshot, &self.0);
        let (_, typed) = typed(form, &offices);
        match offices.is_empty() || typed {
            true => Vec::new(),
            false => vec![format!(
                "Attended as last time: {}. F6 puts them in.",
                offices.join(", ")
            )],
        }
    }

    fn has_last_time(&self) -> bool {
        true
    }

    fn last_time(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
    ) -> Option<(&'static str, String)> {
        let offices = last_time(context.snapshot, &self.0);
        (!offices.is_empty()).then(|| ("attended", typed(form, &offices).0))
    }
}

/// What is typed of those who attended with these offices added to it, and whether any of them is there already.
fn typed(form: &Form, offices: &[String]) -> (String, bool) {
    let texts = form.texts().into_iter();
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
fn note(snapshot: &Snapshot, review: &ReviewSession, roadmap: &str) -> String {
    let tally = review.tally(snapshot, Some(roadmap));
    if tally.all == 0 {
        return "Nothing was flagged.".to_owned();
    }
    let counts = review.counts(Some(roadmap)).into_iter();
    let counts = counts.map(|(how, count)| match how {
        ReviewOutcome::Moved => format!("moved {count} ({})", moved(snapshot, review, roadmap)),
        how => format!("{} {count}", how.word()),
    });
    let counts: Vec<String> = counts.collect();
    let mut note = format!("{} of {} reviewed", tally.reviewed, tally.all);
    if !counts.is_empty() {
        note.push_str(&format!(": {}", counts.join(", ")));
    }
    note.push_str(&format!("; {}", flags_gone(tally)));
    if tally.left > 0 {
        note.push_str(&format!("; {} left for later", tally.left));
    }
    note.push('.');
    note
}

/// How many of the flags of what was reviewed are gone.
fn flags_gone(tally: Progress) -> String {
    let flags = crate::text::count(tally.flags, "flag", "flags");
    format!("{} of {flags} gone", tally.gone)
}

/// What moved, and by how much.
fn moved(snapshot: &Snapshot, review: &ReviewSession, roadmap: &str) -> String {
    let last = review.of(Some(roadmap)).filter_map(|item| {
        let act = item
            .acts
            .last()
            .filter(|act| act.how == ReviewOutcome::Moved)?;
        Some((title(snapshot, &item.key), act.days))
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

fn title(snapshot: &Snapshot, key: &RowId) -> String {
    let entry = snapshot.entry_of(key);
    let title = entry.and_then(|entry| entry.value("title"));
    title.map_or_else(|| key.address(), |title| title.plain())
}
