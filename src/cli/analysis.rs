//! A folder's roadmaps with everything computed about them on one day.

use crate::health::{Assessment, assess};
use crate::query::date::Calendar;
use crate::query::facts::Known;
use crate::report::json;
use crate::roadmap::{Date, Names, Portfolio};
use crate::schedule::{Plan, plan};

/// A portfolio and what is computed of it.
pub struct Analysis<'p> {
    /// What the files hold.
    pub portfolio: &'p Portfolio,
    /// What references mean.
    pub names: &'p Names<'p>,
    /// Its dates.
    pub plan: Plan,
    /// Its flags and figures.
    pub assessment: Assessment,
}

impl<'p> Analysis<'p> {
    /// Computes everything for a day.
    pub fn new(portfolio: &'p Portfolio, names: &'p Names<'p>, today: Date) -> Self {
        let plan = plan(portfolio, names, today);
        let assessment = assess(portfolio, names, &plan);
        Self {
            portfolio,
            names,
            plan,
            assessment,
        }
    }

    /// What dates are said relative to.
    pub fn calendar(&self) -> Calendar {
        calendar(self.portfolio, self.plan.date())
    }

    /// For filters.
    pub fn known(&self) -> Known<'_> {
        Known::assessed(self.portfolio, self.names, &self.plan, &self.assessment)
    }

    /// For JSON, with the flags of each entry found once.
    pub fn json(&self) -> json::Known<'_> {
        json::Known::new(self.portfolio, &self.plan, &self.assessment)
    }
}

/// What dates are said relative to, in a portfolio on a day.
pub fn calendar(portfolio: &Portfolio, today: Date) -> Calendar {
    Calendar::new(today, portfolio.shared.head.fiscal_year_start)
}
