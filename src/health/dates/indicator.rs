//! An indicator that is behind its way.

use crate::dates::date::{DayNumber, day};
use crate::health::decimal::exact;
use crate::health::flag::Severity::Warning;
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{display_date, number};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::{Indicator, Kind};

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, indicator) in facts.effective(Kind::Indicator, &facts.roadmap.indicators) {
        let Some((on, reading)) = facts.newest_reading(indicator) else {
            continue;
        };
        let (Some(way), Some(value)) = (Target::of(indicator, on), reading.value) else {
            continue;
        };
        if way.is_behind(value) {
            collector.raise(
                Rule::Behind,
                Warning,
                (Kind::Indicator, index),
                None,
                || {
                    let unit = indicator
                        .unit
                        .as_ref()
                        .map_or(String::new(), |unit| format!(" {unit}"));
                    format!(
                        "{}{unit} on {}, planned value about {}: from {} to {}",
                        number(value),
                        display_date(on),
                        number(way.expected()),
                        number(way.baseline),
                        number(way.target)
                    )
                },
            );
        }
    }
}

/// The stretch of an indicator's way on which a day lies.
struct Target {
    baseline: f64,
    target: f64,
    from: f64,
    to: f64,
    /// Days from the beginning of the stretch.
    passed: i64,
    /// Days that the stretch is long.
    length: i64,
}

impl Target {
    /// The stretch at `on`; `None` where there is no way, or less than a quarter of its time has passed.
    fn of(indicator: &Indicator, on: DayNumber) -> Option<Target> {
        let (start, due) = (indicator.start.map(day)?, indicator.due.map(day)?);
        let (baseline, target) = (indicator.baseline?, indicator.target?);
        if start >= due || baseline == target || 4 * (on - start) < due - start {
            return None;
        }
        let way = |from, to, passed, length| Target {
            baseline,
            target,
            from,
            to,
            passed,
            length,
        };
        if on >= due {
            return Some(way(target, target, 0, 1));
        }
        let steps = indicator
            .steps
            .iter()
            .filter_map(|step| Some((day(step.on?), step.value?)));
        let (mut before, mut after) = ((start, baseline), (due, target));
        // Of steps of one day the last in the file counts, on either side.
        for step in steps.filter(|step| start < step.0 && step.0 < due) {
            if step.0 <= on && step.0 >= before.0 {
                before = step;
            } else if step.0 > on && step.0 <= after.0 {
                after = step;
            }
        }
        Some(way(before.1, after.1, on - before.0, after.0 - before.0))
    }

    fn expected(&self) -> f64 {
        self.from + (self.to - self.from) * self.passed as f64 / self.length as f64
    }

    /// Whether the share of the way gained is less than four fifths of the share expected.
    fn is_behind(&self, value: f64) -> bool {
        let given = [self.baseline, self.target, self.from, self.to, value];
        let Some([baseline, target, from, to, value]) = exact(given) else {
            let way = self.target - self.baseline;
            return (value - self.baseline) / way < 0.8 * ((self.expected() - self.baseline) / way);
        };
        let (passed, length) = (i128::from(self.passed), i128::from(self.length));
        let gained = 5 * length * (value - baseline);
        let expected = 4 * (length * (from - baseline) + passed * (to - from));
        if target > baseline {
            gained < expected
        } else {
            gained > expected
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_reckoned_as_they_are_written() {
        let way = Target {
            baseline: 0.0,
            target: 1.0,
            from: 0.0,
            to: 1.0,
            passed: 1,
            length: 8,
        };
        // 0.8 of an eighth is a tenth, which no binary number is.
        assert!(!way.is_behind(0.1));
        assert!(way.is_behind(0.0999));
    }
}
