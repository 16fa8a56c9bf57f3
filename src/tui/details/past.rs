//! What the folder's own past says of a milestone or a roadmap, beside what its owner expects; docs/forecasts.md
//! tells how it is worked out.

use crate::analysis::forecast;
use crate::dates::date::{date, plain};
use crate::tui::app::Model;
use crate::tui::widgets::rich_text::RichText;

/// Of the milestone of a roadmap at a place, where it is open.
pub(crate) fn of_milestone(model: &Model, doc: &mut RichText<'_>, roadmap: &str, index: usize) {
    let snapshot = &model.snapshot;
    let outlook = snapshot.outlook(roadmap, index).filter(|one| one.open);
    let place = snapshot.position(roadmap);
    if let (Some(outlook), Some(outside)) = (outlook, place.and_then(|at| snapshot.outside(at)))
        && let Some(foresight) = outside.milestones.get(index)
        && let Some(says) = forecast::of_milestone(outside, foresight, outlook)
    {
        doc.pair("history forecast", &says);
    }
}

/// Of the end of a roadmap, where something is open.
pub(crate) fn of_roadmap(model: &Model, doc: &mut RichText<'_>, roadmap: &str) {
    let snapshot = &model.snapshot;
    let Some(place) = snapshot.position(roadmap) else {
        return;
    };
    let outlooks = &snapshot.plan.roadmaps[place].milestones;
    let open = outlooks.iter().any(|outlook| outlook.open);
    let Some(outside) = snapshot.outside(place).filter(|_| open) else {
        return;
    };
    if let Some(finish) = forecast::owners_finish(outlooks) {
        let says = format!("{}, for the last milestone", plain(date(finish)));
        doc.pair("forecast", &says);
    }
    if let Some(says) = forecast::of_roadmap(outside, open) {
        doc.pair("history forecast", &says);
    }
}
