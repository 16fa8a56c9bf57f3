//! What a form says above its fields.

use crate::tui::app::update::fill::{identity, import, output, outside};
use crate::tui::app::{AnyDialog, Model};

/// The sentences above the fields of a form.
pub(crate) fn lead(model: &Model, dialog: &AnyDialog) -> Vec<String> {
    match dialog {
        AnyDialog::Feedback(_) => vec![
            "Somebody in danger, or corruption or harassment? Then refer it, do not write it (F9)"
                .into(),
        ],
        AnyDialog::Name => identity::name_lead(model),
        AnyDialog::Where(exchange) => outside::lead(*exchange),
        AnyDialog::Import => import::lead(),
        AnyDialog::Write { .. } => output::lead(model),
        AnyDialog::Day => identity::day_lead(model),
        AnyDialog::Refer => vec!["Only the day and the office are kept, nothing else.".into()],
        AnyDialog::Handover(_) => vec![
            "All that is open goes over: milestones, decisions, risks, remarks, indicators.".into(),
        ],
        _ => Vec::new(),
    }
}
