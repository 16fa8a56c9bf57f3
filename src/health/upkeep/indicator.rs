//! Indicators that nobody reads, or that two people read differently.

use std::collections::HashMap;

use crate::dates::date::DayNumber;
use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{days, display_date, number};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::{Indicator, Kind};

pub(super) fn raise(facts: &RuleContext<'_>, sheet: &mut FlagCollector<'_>) {
    for (index, indicator) in facts.standing(Kind::Indicator, &facts.roadmap.indicators) {
        let on = (Kind::Indicator, index);
        if let Some((newest, _)) = facts.newest_reading(indicator) {
            let age = facts.today - newest;
            let every = indicator
                .reading_every_days
                .unwrap_or(facts.limits.reading_every_days);
            if age > every {
                sheet.raise(Rule::NoReading, Notice, on, Some(age), || {
                    format!(
                        "last read {} ago, on {}, asked for every {}",
                        days(age),
                        display_date(newest),
                        days(every)
                    )
                });
            }
        }
        if let Some((day, one, other)) = differing(facts, indicator) {
            sheet.raise(Rule::ReadingsDiffer, Notice, on, None, || {
                format!(
                    "two readings of {} differ: {} and {}",
                    display_date(day),
                    number(one),
                    number(other)
                )
            });
        }
    }
}

/// The first two readings of one day with different values.
fn differing(facts: &RuleContext<'_>, indicator: &Indicator) -> Option<(DayNumber, f64, f64)> {
    let mut read: HashMap<DayNumber, f64> = HashMap::new();
    for (on, reading) in facts.readings(indicator) {
        let Some(value) = reading.value else { continue };
        let first = *read.entry(on).or_insert(value);
        if first != value {
            return Some((on, first, value));
        }
    }
    None
}
