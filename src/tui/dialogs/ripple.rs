//! What moves with a milestone, told while its date is typed.

use crate::dates::date::{date, plain};
use crate::model::{EntryRef, Value};
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::Form;

/// What inherits how many days if the milestone is expected on the date in the form.
pub(crate) fn ripple(snapshot: &Snapshot, key: &RowId, form: &Form) -> Vec<String> {
    let (Some(at), Some(Value::Date(typed))) = (snapshot.found(key), form.value("forecast")) else {
        return Vec::new();
    };
    let EntryRef {
        roadmap: Some(roadmap),
        index,
        ..
    } = at
    else {
        return Vec::new();
    };
    let now = snapshot.plan.outlook(roadmap, index);
    if now.is_none_or(|now| !now.open || now.expected.map(date) == Some(typed)) {
        return Vec::new();
    }
    let shifts = snapshot.plan.what_if(roadmap, index, typed);
    let others: Vec<_> = shifts
        .iter()
        .filter(|shift| (shift.roadmap, shift.milestone) != (roadmap, index))
        .filter(|shift| shift.before != shift.after)
        .collect();
    if others.is_empty() {
        return vec!["Nothing else moves with it.".into()];
    }
    let mut lines = vec![match others.len() {
        1 => "One milestone moves with it:".to_owned(),
        many => format!("{many} milestones move with it:"),
    }];
    for shift in others {
        let file = &snapshot.folder.portfolio.roadmaps[shift.roadmap];
        let milestone = &file.milestones[shift.milestone];
        let title = milestone.title.as_deref().unwrap_or(&milestone.id);
        lines.push(format!(
            "{:+} d, to {}: {}{}",
            shift.after - shift.before,
            plain(date(shift.after)),
            title,
            if shift.roadmap == roadmap {
                String::new()
            } else {
                format!(" ({})", file.name())
            }
        ));
    }
    lines
}
