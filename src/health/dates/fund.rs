//! Money that comes late, or lies idle.

use crate::health::decimal::exact;
use crate::health::flag::Severity::{Notice, Warning};
use crate::health::flag_collector::FlagCollector;
use crate::health::format::{ago, amount, display_date};
use crate::health::funds::{FiscalYear, FundMetrics};
use crate::health::rule_context::RuleContext;
use crate::health::rules::Rule;
use crate::model::Kind;
use crate::model::LeanString;

pub(super) fn raise(facts: &RuleContext<'_>, collector: &mut FlagCollector<'_>) {
    for (index, fund) in facts.effective(Kind::Fund, &facts.roadmap.funds) {
        let money = &facts.funds[index];
        let shared = facts.portfolio.shared.head.currency.as_ref();
        let currency = fund
            .currency
            .as_ref()
            .or(shared)
            .map_or("", LeanString::as_str);
        if let Some(year) = &facts.fiscal_year {
            behind(facts, (index, money), year, currency, collector);
        }
        idle(facts, (index, money), currency, collector);
    }
}

fn behind(
    facts: &RuleContext<'_>,
    (index, money): (usize, &FundMetrics),
    year: &FiscalYear,
    currency: &str,
    collector: &mut FlagCollector<'_>,
) {
    let (passed, length) = (facts.today - year.first, year.next - year.first);
    let (released, allocated) = (money.released_this_year, money.allocated_this_year);
    if !money.has_allocation || 2 * passed < length {
        return;
    }
    let is_behind = match exact([released, allocated]) {
        // Released < 4/5 of the allocation × the share of the year that is gone.
        Some([released, allocated]) => {
            5 * i128::from(length) * released < 4 * i128::from(passed) * allocated
        }
        None => released < 0.8 * allocated * passed as f64 / length as f64,
    };
    if is_behind {
        collector.raise(
            Rule::FundsBehind,
            Warning,
            (Kind::Fund, index),
            None,
            || {
                format!(
                    "{} of {} released in {}, of which {} % is gone",
                    amount(released, currency),
                    amount(allocated, currency),
                    year.name,
                    100 * passed / length
                )
            },
        );
    }
}

fn idle(
    facts: &RuleContext<'_>,
    (index, money): (usize, &FundMetrics),
    currency: &str,
    collector: &mut FlagCollector<'_>,
) {
    let Some(newest) = money.newest_release else {
        return;
    };
    let age = facts.today - newest;
    // Released − utilised > half of what was released.
    let is_idle = match exact([money.released, money.utilised]) {
        Some([released, utilised]) => released > 2 * utilised,
        None => money.released > 2.0 * money.utilised,
    };
    if is_idle && age > facts.limits.funds_idle_days {
        let on = (Kind::Fund, index);
        collector.raise(Rule::FundsIdle, Notice, on, Some(age), || {
            format!(
                "{} of {} utilised; last release {}, on {}",
                amount(money.utilised, currency),
                amount(money.released, currency),
                ago(age),
                display_date(newest)
            )
        });
    }
}
