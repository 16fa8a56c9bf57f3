//! The money of funds: allocated, released and utilised, in the fiscal year of the status date and in all.

use crate::dates::Calendar;
use crate::dates::date::{Date, DayNumber, day};
use crate::model::choice::FlowKind;
use crate::model::{Fund, Kind, Portfolio};

use super::decimal::sum;
use super::duplicate_ids::DuplicateIds;

/// The money of one fund, or of several of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FundMetrics {
    /// What is allocated for the fiscal year of the status date.
    pub allocated_this_year: f64,
    /// What was released in that year so far.
    pub released_this_year: f64,
    /// What was utilised in that year so far.
    pub utilised_this_year: f64,
    /// The amount approved in all; `None` where none is given.
    pub approved: Option<f64>,
    /// What was released in all years.
    pub released: f64,
    /// What was utilised in all years.
    pub utilised: f64,
    /// Whether anything is allocated for the fiscal year of the status date.
    pub(super) has_allocation: bool,
    /// The day of the newest release.
    pub(super) newest_release: Option<DayNumber>,
}

/// The money of all funds of one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct CurrencyTotals {
    /// The currency; empty where none is given.
    pub currency: String,
    /// The sums over its funds.
    pub totals: FundMetrics,
}

/// The fiscal year in which the status date lies.
#[derive(Clone, Debug)]
pub(super) struct FiscalYear {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub first: DayNumber,
    /// The first day of the next.
    pub next: DayNumber,
}

impl FiscalYear {
    /// The one of `today`; `None` at the end of the calendar.
    pub(crate) fn of(portfolio: &Portfolio, today: Date) -> Option<FiscalYear> {
        let calendar = Calendar::new(today, portfolio.shared.head.fiscal_year_start);
        let (year, _) = calendar.quarter_of(today);
        let span = calendar.fiscal_year(year)?;
        Some(FiscalYear {
            name: calendar.fiscal_year_name(year),
            first: day(span.first),
            next: day(span.last) + 1,
        })
    }
}

impl FundMetrics {
    fn of(fund: &Fund, year: Option<&FiscalYear>, today: DayNumber) -> FundMetrics {
        let flows = |kind: FlowKind, first: DayNumber| -> f64 {
            let flows = fund.flows.iter().filter(|flow| flow.kind == Some(kind));
            let dated = flows.filter_map(|flow| Some((day(flow.on?), flow.amount?)));
            let amounts = dated.filter(|&(on, _)| first <= on && on <= today);
            sum(&amounts.map(|(_, amount)| amount).collect::<Vec<_>>())
        };
        let releases = (fund.flows.iter())
            .filter(|flow| flow.kind == Some(FlowKind::Released))
            .filter_map(|flow| flow.on.map(day));
        let this_year = |kind| year.map_or(0.0, |year| flows(kind, year.first));
        // Of two allocations of one year the first stands.
        let allocated = year
            .and_then(|year| {
                let named =
                    |one: &&crate::model::Allocation| one.year.as_deref() == Some(&*year.name);
                fund.allocations.iter().find(named)
            })
            .and_then(|allocation| allocation.amount);
        FundMetrics {
            allocated_this_year: allocated.unwrap_or(0.0),
            released_this_year: this_year(FlowKind::Released),
            utilised_this_year: this_year(FlowKind::Utilised),
            approved: fund.approved,
            released: flows(FlowKind::Released, DayNumber::MIN),
            utilised: flows(FlowKind::Utilised, DayNumber::MIN),
            has_allocation: allocated.is_some(),
            newest_release: releases.filter(|&on| on <= today).max(),
        }
    }
}

/// The money of every fund of a roadmap, in the order of the file; nothing of a fund whose id an earlier one has.
pub(super) fn metrics(
    funds: &[Fund],
    duplicates: &DuplicateIds,
    year: Option<&FiscalYear>,
    today: DayNumber,
) -> Vec<FundMetrics> {
    let of = |(index, fund)| match duplicates.stands(Kind::Fund, index) {
        true => FundMetrics::of(fund, year, today),
        false => FundMetrics::default(),
    };
    funds.iter().enumerate().map(of).collect()
}

/// The sums by currency, in byte order: that of the fund, else that of the portfolio.
pub(super) fn totals(
    portfolio: &Portfolio,
    funds: &[Fund],
    duplicates: &DuplicateIds,
    metrics: &[FundMetrics],
) -> Vec<CurrencyTotals> {
    let shared = portfolio.shared.head.currency.as_deref().unwrap_or("");
    let standing =
        (funds.iter().enumerate()).filter(|&(index, _)| duplicates.stands(Kind::Fund, index));
    let mut by_currency = std::collections::BTreeMap::<&str, Vec<&FundMetrics>>::new();
    for (index, fund) in standing {
        let currency = fund.currency.as_deref().unwrap_or(shared);
        by_currency
            .entry(currency)
            .or_default()
            .push(&metrics[index]);
    }
    let of = |(currency, funds): (&str, Vec<&FundMetrics>)| {
        let total = |key: fn(&FundMetrics) -> f64| {
            sum(&funds.iter().map(|fund| key(fund)).collect::<Vec<_>>())
        };
        let approved: Vec<f64> = funds.iter().filter_map(|fund| fund.approved).collect();
        CurrencyTotals {
            currency: currency.to_owned(),
            totals: FundMetrics {
                allocated_this_year: total(|fund| fund.allocated_this_year),
                released_this_year: total(|fund| fund.released_this_year),
                utilised_this_year: total(|fund| fund.utilised_this_year),
                approved: (!approved.is_empty()).then(|| sum(&approved)),
                released: total(|fund| fund.released),
                utilised: total(|fund| fund.utilised),
                has_allocation: funds.iter().any(|fund| fund.has_allocation),
                newest_release: funds.iter().filter_map(|fund| fund.newest_release).max(),
            },
        }
    };
    by_currency.into_iter().map(of).collect()
}
