//! A folder's roadmaps with everything computed about them on one day.

use std::mem::ManuallyDrop;

use crate::dates::Calendar;
use crate::health::{HealthReport, assess};
use crate::model::{Date, Portfolio, ReferenceIndex};
use crate::query::fields::FilterContext;
use crate::report::json;
use crate::schedule::{Schedule, compute};

/// A portfolio and what is computed of it.
pub(crate) struct Analysis<'p> {
    /// What the files hold.
    pub portfolio: &'p Portfolio,
    /// What references mean.
    pub names: &'p ReferenceIndex<'p>,
    /// Its dates. What is computed is never freed: the end of the program, which follows, frees it at once.
    pub plan: ManuallyDrop<Schedule>,
    /// Its flags and figures.
    pub assessment: ManuallyDrop<HealthReport>,
}

impl<'p> Analysis<'p> {
    /// Computes everything for a day.
    pub(crate) fn new(
        portfolio: &'p Portfolio,
        names: &'p ReferenceIndex<'p>,
        today: Date,
    ) -> Self {
        let plan = compute(portfolio, names, today);
        let assessment = assess(portfolio, names, &plan);
        Self {
            portfolio,
            names,
            plan: ManuallyDrop::new(plan),
            assessment: ManuallyDrop::new(assessment),
        }
    }

    /// What dates are said relative to.
    pub(crate) fn calendar(&self) -> Calendar {
        calendar(self.portfolio, self.plan.date())
    }

    /// For filters.
    pub(crate) fn known(&self) -> FilterContext<'_> {
        FilterContext::assessed(self.portfolio, self.names, &self.plan, &self.assessment)
    }

    /// For JSON, with the flags of each entry found once.
    pub(crate) fn json(&self) -> json::JsonContext<'_> {
        json::JsonContext::new(self.portfolio, &self.plan, &self.assessment)
    }
}

/// What dates are said relative to, in a portfolio on a day.
pub(crate) fn calendar(portfolio: &Portfolio, today: Date) -> Calendar {
    Calendar::new(today, portfolio.shared.head.fiscal_year_start)
}
