//! Indicators that nobody reads, or that two people read differently.

use crate::dates::date::DayNumber;
use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, days, display_date, number};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::{Indicator, Kind};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, indicator) in facts.effective(Kind::Indicator, &facts.roadmap.indicators) {
        let on = (Kind::Indicator, index);
        if let Some((newest, _)) = facts.newest_reading(indicator) {
            let age = facts.today - newest;
            let every = indicator
                .reading_every_days
                .unwrap_or(facts.limits.reading_every_days);
            if age > every {
                collector.raise(Rule::NoReading, Notice, on, Some(age), || {
                    format!(
                        "last reading {}, on {}; one is due every {}",
                        ago(age),
                        display_date(newest),
                        days(every)
                    )
                });
            }
        }
        if let Some((day, one, other)) = differing(facts, indicator) {
            collector.raise(Rule::ReadingsDiffer, Notice, on, None, || {
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

/// The first two different values of the day of the newest reading.
fn differing(facts: &RuleContext<'_>, indicator: &Indicator) -> Option<(DayNumber, f64, f64)> {
    let (newest, _) = facts.newest_reading(indicator)?;
    let of_newest = facts.readings(indicator).filter(|&(on, _)| on == newest);
    let mut values = of_newest.filter_map(|(_, reading)| reading.value);
    let first = values.next()?;
    let other = values.find(|&value| value != first)?;
    Some((newest, first, other))
}
