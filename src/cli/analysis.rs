//! A folder's roadmaps with everything computed about them on one day.

use std::mem::ManuallyDrop;
use std::sync::{Arc, OnceLock};

use crate::dates::Calendar;
use crate::health::{Flag, HealthReport, HealthSource, assess, assess_alone};
use crate::model::{Date, Portfolio, ReferenceIndex};
use crate::query::fields::FilterContext;
use crate::report::json;
use crate::schedule::{Schedule, compute};

/// A portfolio and what is computed of it.
#[derive(Debug)]
pub(crate) struct Analysis<'p> {
    /// What the files hold.
    pub portfolio: &'p Portfolio,
    /// What references mean.
    pub names: &'p ReferenceIndex<'p>,
    /// Its dates. What is computed is never freed: the end of the program, which follows, frees it at once.
    pub plan: ManuallyDrop<Schedule>,
    /// Its flags and figures, found when they are first asked for: many a list shows none.
    assessment: OnceLock<ManuallyDrop<HealthReport>>,
    /// The roadmap to which what is asked for is limited.
    alone: Option<usize>,
}

impl<'p> Analysis<'p> {
    /// Computes the dates for a day, and the rest when it is asked for.
    pub(crate) fn new(
        portfolio: &'p Portfolio,
        names: &'p ReferenceIndex<'p>,
        today: Date,
    ) -> Self {
        let plan = compute(portfolio, names, today);
        Self {
            portfolio,
            names,
            plan: ManuallyDrop::new(plan),
            assessment: OnceLock::new(),
            alone: None,
        }
    }

    /// Limits the flags and figures to those of one roadmap, where nothing is asked of the others.
    pub(crate) fn alone(mut self, roadmap: Option<usize>) -> Self {
        self.alone = roadmap;
        self
    }

    /// Its flags and figures.
    pub(crate) fn assessment(&self) -> &HealthReport {
        self.assessment.get_or_init(|| {
            ManuallyDrop::new(match self.alone {
                Some(place) => assess_alone(self.portfolio, self.names, &self.plan, place),
                None => assess(self.portfolio, self.names, &self.plan),
            })
        })
    }

    /// Changes every flag.
    pub(crate) fn for_each_flag(&mut self, change: impl FnMut(&mut Flag)) {
        self.assessment();
        if let Some(assessment) = self.assessment.get_mut() {
            let flags = assessment.flags.iter_mut();
            flags.filter_map(Arc::get_mut).for_each(change);
        }
    }

    /// What dates are said relative to.
    pub(crate) fn calendar(&self) -> Calendar {
        calendar(self.portfolio, self.plan.date())
    }

    /// For filters.
    pub(crate) fn known(&self) -> FilterContext<'_> {
        FilterContext::with_report(self.portfolio, self.names, &self.plan, self)
    }

    /// For JSON, with the flags of each entry found once.
    pub(crate) fn json(&self) -> json::JsonContext<'_> {
        json::JsonContext::new(self.portfolio, &self.plan, self)
    }
}

impl HealthSource for Analysis<'_> {
    fn report(&self) -> &HealthReport {
        self.assessment()
    }
}

/// What dates are said relative to, in a portfolio on a day.
pub(crate) fn calendar(portfolio: &Portfolio, today: Date) -> Calendar {
    Calendar::new(today, portfolio.shared.head.fiscal_year_start)
}
