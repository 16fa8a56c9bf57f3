//! Something dated after the status date: a wrong clock, or a slip of the pen.

use crate::dates::date::{Date, DayNumber, day};
use crate::health::duplicate_ids::DuplicateIds;
use crate::health::flag::Severity::Warning;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date};
use crate::health::rules::Rule;
use crate::model::{Kind, Roadmap};

pub(super) fn raise(
    file: &Roadmap,
    duplicates: &DuplicateIds,
    today: DayNumber,
    collector: &mut FlagCollector<'_>,
) {
    let Some(newest) = newest(file, duplicates)
        .map(day)
        .filter(|&newest| newest > today)
    else {
        return;
    };
    let ahead = newest - today;
    collector.raise_here(Rule::Clock, Warning, Some(ahead), || {
        format!(
            "something is dated {} after the status date, on {}",
            days(ahead),
            display_date(newest)
        )
    });
}

/// The newest day of a record, reading, flow or feedback of a file; of entries of one id the first counts.
pub(crate) fn newest_record(file: &Roadmap) -> Option<Date> {
    newest(file, &DuplicateIds::of(file))
}

/// The newest day of a record, reading, flow or feedback.
fn newest(file: &Roadmap, duplicates: &DuplicateIds) -> Option<Date> {
    let readings = (file.indicators.iter().enumerate())
        .filter(|&(index, _)| duplicates.stands(Kind::Indicator, index))
        .flat_map(|(_, indicator)| indicator.readings.iter().map(|reading| reading.on));
    let feedback = (file.feedback.iter().enumerate())
        .filter(|&(index, _)| duplicates.stands(Kind::Feedback, index))
        .map(|(_, feedback)| feedback.on);
    let flows = (file.funds.iter().enumerate())
        .filter(|&(index, _)| duplicates.stands(Kind::Fund, index))
        .flat_map(|(_, fund)| fund.flows.iter().map(|flow| flow.on));
    (file.confirmations.iter().map(|one| one.on))
        .chain(flows)
        .chain(file.assessments.iter().map(|one| one.on))
        .chain(file.reviews.iter().map(|one| one.on))
        .chain(file.changes.iter().map(|one| one.on))
        .chain(readings)
        .chain(feedback)
        .flatten()
        .max()
}
