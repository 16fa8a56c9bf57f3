//! The text about what is under the cursor: what is so, why it is flagged and what to do, what led to it.

pub(crate) mod added_apart;
pub(crate) mod badges;
pub(crate) mod capability;
pub(crate) mod chain;
pub(crate) mod conflict;
pub(crate) mod entry;
pub(crate) mod feedback;
#[cfg(test)]
mod field_tests;
pub(crate) mod flags;
pub(crate) mod group;
pub(crate) mod indicator;
pub(crate) mod log;
pub(crate) mod meeting;
pub(crate) mod milestone;
pub(crate) mod owner;
pub(crate) mod past;
pub(crate) mod placement;
pub(crate) mod programme;
pub(crate) mod roadmap;
pub(crate) mod score;
pub(crate) mod word;
pub(crate) mod words;

use ratatui::text::Line;

use crate::model::Kind;
use crate::tui::app::{Model, RowId};
use crate::tui::widgets::rich_text::RichText;

/// What is said of the heading over what nobody holds together.
const NOBODY: &str =
    "Nothing is named here: each of the entries below needs its owner or its capability.";

/// The text about what a key stands for, in so many columns.
pub(crate) fn about(model: &Model, key: &RowId, columns: usize) -> Vec<Line<'static>> {
    let mut doc = RichText::new(&model.theme, columns).keeping(&model.long_texts);
    let found = model.snapshot.found(key);
    match (key, found) {
        (RowId::Entry(_, Kind::Phase, _), _) if key.is_nobody() => doc.text(
            "These policies carry out no phase: the form of each names its phase.",
            model.theme.warning,
        ),
        (key, _) if key.is_nobody() => doc.text(NOBODY, model.theme.warning),
        (RowId::Task(task), _) => doc.text(task.help(), model.theme.text),
        (RowId::Roadmap(id), _) => roadmap::write(model, &mut doc, id),
        (RowId::Entry(id, Kind::Milestone, _), Some(found)) => {
            milestone::write(model, &mut doc, id, found.index);
        }
        (RowId::Entry(id, Kind::Feedback, _), Some(found)) => {
            feedback::write(model, &mut doc, id, found.index);
            log::came_of(model, &mut doc, found);
        }
        (RowId::Entry(_, Kind::Conflict, _), Some(_)) => conflict::write(model, &mut doc, key),
        (RowId::Entry(_, Kind::Sector, _), _) => {
            if let Some((holder, _)) = model.snapshot.part(key) {
                programme::sector(model, &mut doc, key, holder);
            }
        }
        (RowId::Entry(_, Kind::Zone, _), Some(found)) => {
            programme::zone(model, &mut doc, key, found);
        }
        (RowId::Entry(_, Kind::RuleSettings, _), Some(found)) => {
            let file = model.snapshot.folder.portfolio.file(found.roadmap);
            programme::limits(model, &mut doc, file);
        }
        (key, None) if model.snapshot.part(key).is_some() => {
            if let Some((holder, at)) = model.snapshot.part(key) {
                meeting::write(model, &mut doc, key, holder, at);
            }
        }
        (RowId::Entry(_, Kind::Match, _), _) => meeting::write_likely(model, &mut doc, key),
        (RowId::Word(id, word), _) => word::write(model, &mut doc, id, word),
        (RowId::Entry(_, Kind::Capability, _), Some(found)) => {
            capability::write(model, &mut doc, key, found);
        }
        (RowId::Entry(_, Kind::Owner, _), Some(found)) => owner::write(model, &mut doc, key, found),
        (RowId::Entry(_, Kind::Chain, _), Some(found)) => chain::write(model, &mut doc, key, found),
        (RowId::Entry(_, Kind::Indicator, _), Some(found)) => {
            indicator::write(model, &mut doc, key, found);
        }
        (RowId::Entry(_, Kind::Placement, _), Some(found)) => {
            placement::write(model, &mut doc, key, found);
        }
        (RowId::Entry(..), Some(found)) if log::tells(found.kind) => {
            log::write(model, &mut doc, found);
        }
        (RowId::Entry(..), Some(found)) => entry::write(model, &mut doc, key, found),
        _ => doc.text("It is not there any more.", model.theme.quiet),
    }
    doc.lines
}
