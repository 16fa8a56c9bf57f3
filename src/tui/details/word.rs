//! The text about a word of a roadmap that is no entry: a stakeholder group, something that is scored, or the heading
//! over what is scored.

use crate::model::Kind;
use crate::model::choice::{ASSESSED_WORDS, Group, ResultLevel, WordEnum};
use crate::tui::app::Model;
use crate::tui::app::advice::advice;
use crate::tui::details::{group, score};
use crate::tui::state::numbers;
use crate::tui::widgets::rich_text::RichText;

/// Writes the text about a word.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, id: &str, word: &str) {
    if id.is_empty() {
        return doc.text(word, model.theme.heading);
    }
    let Some(file) = model.snapshot.roadmap(id) else {
        return doc.text("It is not there any more.", model.theme.quiet);
    };
    let missing = numbers::MISSING
        .iter()
        .find(|(heading, _)| *heading == word);
    if let Some((heading, kind)) = missing {
        doc.text(heading, model.theme.heading);
        doc.gap();
        let says = match kind {
            Kind::Placement => {
                "None yet. Technicians who are trained here, placed in firms of the \
                 zones, and come back to the cluster with what they have learned: {add} adds one."
            }
            Kind::Fund => {
                "None yet. Money approved for this roadmap, what is allocated each fiscal year, and \
                 what of it is released and utilised: {add} adds one."
            }
            _ => {
                "None yet. A number that shows whether the cluster moves, with where it \
                 begins, where it should be and by when, and who reads it: {add} adds the first."
            }
        };
        doc.text(&advice(model, says), model.theme.text);
    } else if let Some(level) = numbers::level_under(word) {
        doc.text(&format!("Indicators: {word}"), model.theme.heading);
        doc.gap();
        doc.text(level_says(level), model.theme.text);
    } else if ASSESSED_WORDS.contains(&word) {
        score::write(model, doc, file, word);
    } else if !numbers::words_under(word).is_empty() {
        score::mean(model, doc, file, word);
    } else {
        group::write(model, doc, file, Group::from_word(word));
    }
}

/// What indicators of a level of result count.
fn level_says(level: Option<ResultLevel>) -> &'static str {
    match level {
        Some(ResultLevel::Impact) => {
            "What changes for people and the economy in the long run: income, jobs, exports."
        }
        Some(ResultLevel::Outcome) => "What firms and offices do otherwise through the outputs.",
        Some(ResultLevel::Output) => {
            "What the work itself brings forth: laboratories, machines, people trained."
        }
        Some(ResultLevel::Activity) => "What is done: courses held, visits, meetings.",
        None => {
            "Whether they count activities, outputs, outcomes or impact is not said: e says it."
        }
    }
}
