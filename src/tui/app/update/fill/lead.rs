//! What a form says above its fields.

use crate::tui::app::update::fill::{identity, output, outside};
use crate::tui::app::{Model, Purpose};

/// The sentences above the fields of a form.
pub(crate) fn lead(model: &Model, purpose: &Purpose) -> Vec<String> {
    match purpose {
        Purpose::Feedback(_) => vec![
            "Somebody in danger, or corruption or harassment? Then refer it, do not write it (F9)"
                .into(),
        ],
        Purpose::Name => identity::name_lead(model),
        Purpose::Where(exchange) => outside::lead(*exchange),
        Purpose::Write { .. } => output::lead(model),
        Purpose::Day => identity::day_lead(model),
        Purpose::Refer => vec!["Only the day and the office are kept, nothing else.".into()],
        Purpose::Handover(_) => vec![
            "All that is open goes over: milestones, decisions, risks, remarks, indicators.".into(),
        ],
        _ => Vec::new(),
    }
}
