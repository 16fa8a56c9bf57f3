//! Something dated after the status date: a wrong clock, or a slip of the pen.

use crate::health::flag::Severity::Warning;
use crate::health::rules::Rule;
use crate::health::sheet::Sheet;
use crate::health::twins::Twins;
use crate::health::wording::{days, said};
use crate::roadmap::date::{Date, Day, day};
use crate::roadmap::{Kind, Roadmap};

pub(super) fn raise(file: &Roadmap, twins: &Twins, today: Day, sheet: &mut Sheet<'_>) {
    let Some(newest) = newest(file, twins)
        .map(day)
        .filter(|&newest| newest > today)
    else {
        return;
    };
    let ahead = newest - today;
    sheet.raise_here(Rule::Clock, Warning, Some(ahead), || {
        format!(
            "something is dated {} ahead, on {}",
            days(ahead),
            said(newest)
        )
    });
}

/// The newest day of a record, reading or feedback.
fn newest(file: &Roadmap, twins: &Twins) -> Option<Date> {
    let readings = (file.indicators.iter().enumerate())
        .filter(|&(index, _)| twins.stands(Kind::Indicator, index))
        .flat_map(|(_, indicator)| indicator.readings.iter().map(|reading| reading.on));
    let feedback = (file.feedback.iter().enumerate())
        .filter(|&(index, _)| twins.stands(Kind::Feedback, index))
        .map(|(_, feedback)| feedback.on);
    (file.confirmations.iter().map(|one| one.on))
        .chain(file.assessments.iter().map(|one| one.on))
        .chain(file.reviews.iter().map(|one| one.on))
        .chain(file.changes.iter().map(|one| one.on))
        .chain(readings)
        .chain(feedback)
        .flatten()
        .max()
}
