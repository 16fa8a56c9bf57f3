//! How well forecasts from history held, as a section.

use super::document::{DocSection, paragraph, section};
use super::messages::Messages;
use crate::analysis::track_record::TrackRecord;

/// How many past forecasts from history held; `None` where none could be tested.
pub(crate) fn history_section(record: &TrackRecord, messages: &Messages) -> Option<DocSection> {
    let values = [
        ("forecasts", record.forecasts.to_string()),
        ("p80", record.within_p80.to_string()),
        ("p50", record.within_p50.to_string()),
    ];
    let says = paragraph(messages.with("history-held", &values));
    let title = messages.text("history-forecasts");
    (record.forecasts > 0).then(|| section("history-forecasts", title, vec![says]))
}
