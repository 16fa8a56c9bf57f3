//! The end of a review: what can be done now, and what was settled.

use std::collections::HashMap;

use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::app::layout::review_end_first;
use crate::tui::app::{Model, RowId};
use crate::tui::state::display_name::{cluster, title};
use crate::tui::state::review::{EndChoice, Progress, ReviewSession};
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::own;

/// So many of what was settled, and of what was left, are named.
const NAMED: usize = 200;

/// The text of the end of a review.
pub(crate) fn text(
    model: &Model,
    review: &ReviewSession,
    columns: usize,
    height: u16,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut doc = RichText::new(theme, columns);
    let tally = model.progress;
    doc.line(vec![own(gone_through(tally, columns), theme.heading)]);
    doc.line(vec![own(counts(review), theme.text)]);
    doc.gap();
    // However much was counted, what can be done stands where a click looks for it.
    doc.lines
        .resize(usize::from(review_end_first(height)), Line::default());
    let endings = review.endings(&model.snapshot);
    let tallies = review.tallies(&model.snapshot, &endings);
    for (index, ending) in endings.iter().enumerate() {
        let words = words(model, review, ending, &tallies);
        if index == review.choice {
            let words = text::pad(&format!("{} {words}", theme.signs.cursor), columns);
            doc.lines
                .push(Line::from(Span::styled(words, theme.selected)));
        } else {
            doc.line(vec![own(format!("  {words}"), theme.text)]);
        }
    }
    for (id, _) in &review.written {
        let written = format!(
            "{} The review of {} is written",
            theme.signs.mark,
            name(model, id)
        );
        doc.line(vec![own(written, theme.good)]);
    }
    settled(model, review, &mut doc);
    left(model, review, &mut doc);
    doc.lines
}

fn gone_through(tally: Progress, columns: usize) -> String {
    match tally.all {
        all if columns < 60 => {
            format!("Of {all}: {} reviewed, {} left", tally.reviewed, tally.left)
        }
        0 => "Nothing was flagged.".to_owned(),
        all => format!(
            "{all} flagged: {} reviewed, {} settled, {} left for later; {} of {} flags gone",
            tally.reviewed, tally.settled, tally.left, tally.gone, tally.flags
        ),
    }
}

fn counts(review: &ReviewSession) -> String {
    let counts = review.counts(None).into_iter();
    let counts: Vec<String> = counts
        .map(|(how, count)| format!("{} {count}", how.word()))
        .collect();
    counts.join(", ")
}

fn name(model: &Model, id: &str) -> String {
    crate::text::line(cluster(&model.snapshot, id)).into_owned()
}

fn words(
    model: &Model,
    review: &ReviewSession,
    ending: &EndChoice,
    tallies: &HashMap<&str, Progress>,
) -> String {
    match ending {
        EndChoice::Write(id) => {
            let tally = tallies.get(id.as_str()).copied().unwrap_or_default();
            let (name, settled, left) = (name(model, id), tally.settled, tally.left);
            if settled == 0 && tally.all > 0 {
                let (reviewed, all) = (tally.reviewed, tally.all);
                return format!(
                    "Write the review of {name}: {reviewed} of {all} reviewed, none settled"
                );
            }
            format!("Write the review of {name}: {settled} settled, {left} left")
        }
        EndChoice::GoBack => {
            format!("Go back to what was left for now: {}", model.progress.left)
        }
        EndChoice::Finish if review.written.is_empty() => "Finish without writing one".to_owned(),
        EndChoice::Finish => "Finish".to_owned(),
    }
}

fn settled(model: &Model, review: &ReviewSession, doc: &mut RichText<'_>) {
    let theme = &model.theme;
    if model.progress.settled == 0 {
        return;
    }
    let settled = review.items.iter().filter(|item| item.is_settled());
    doc.heading("Settled");
    for item in settled.take(NAMED) {
        let Some(act) = item.acts.last() else {
            continue;
        };
        let days = act.days.map(|days| format!(" {days:+} d"));
        let how = format!("{}{}", act.how.word(), days.unwrap_or_default());
        let lead = format!("{} {} ", theme.signs.mark, text::pad(&how, 16));
        doc.hanging(&lead, theme.good, &of(model, &item.key), theme.text);
    }
    rest(doc, model.progress.settled);
}

/// How many more there are than are named.
fn rest(doc: &mut RichText<'_>, all: usize) {
    if all > NAMED {
        let quiet = doc.theme.quiet;
        doc.text(&format!("  and {} more", all - NAMED), quiet);
    }
}

fn left(model: &Model, review: &ReviewSession, doc: &mut RichText<'_>) {
    let theme = &model.theme;
    if model.progress.left == 0 {
        return;
    }
    let left = review.items.iter();
    let left = left.filter(|item| review.waits(&model.snapshot, item));
    doc.heading("Left for now");
    for item in left.take(NAMED) {
        let lead = format!("{} ", theme.signs.dot);
        doc.hanging(&lead, theme.quiet, &of(model, &item.key), theme.quiet);
    }
    rest(doc, model.progress.left);
}

/// What an entry is called, with its roadmap.
fn of(model: &Model, key: &RowId) -> String {
    let name = title(&model.snapshot, key, model.present);
    match key.roadmap() {
        Some(roadmap) => format!("{name} ({})", cluster(&model.snapshot, roadmap)),
        None => name,
    }
}
