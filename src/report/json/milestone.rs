//! Everything computed about one milestone.

use serde::Serialize;

use super::forecast::MilestoneForecastJson;
use super::iso_day;
use crate::model::Portfolio;
use crate::schedule::{Drift, MilestoneSchedule, Schedule};

/// The quantities of rules.md, by their stable names.
#[derive(Debug, Default, Serialize)]
pub(crate) struct MilestoneJson {
    open: bool,
    finish: Option<String>,
    slip_days: Option<i64>,
    carried_days: Option<i64>,
    own_slip_days: Option<i64>,
    original_slip_days: Option<i64>,
    pushes: Option<usize>,
    baselines_moved: Option<usize>,
    drift: Option<f64>,
    trend_finish: Option<String>,
    projected: Option<String>,
    inherited_slip_days: Option<i64>,
    cause: Vec<String>,
    float_days: Option<i64>,
    critical: bool,
    last_word: Option<String>,
    last_confirmed: Option<String>,
    silent_days: Option<i64>,
    asked_every_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_history: Option<MilestoneForecastJson>,
}

/// Everything computed about the milestone at these places.
pub(crate) fn computed(
    portfolio: &Portfolio,
    plan: &Schedule,
    roadmap: usize,
    milestone: usize,
) -> MilestoneJson {
    let name = |(roadmap, milestone): (usize, usize)| {
        let roadmap = &portfolio.roadmaps[roadmap];
        format!("{}/{}", roadmap.id, roadmap.milestones[milestone].id)
    };
    match plan.outlook(roadmap, milestone) {
        Some(outlook) if !outlook.duplicate => MilestoneJson {
            cause: plan.cause(roadmap, milestone).map(name).collect(),
            ..MilestoneJson::from(outlook)
        },
        _ => MilestoneJson::default(),
    }
}

impl MilestoneJson {
    /// With what history says of it.
    pub(crate) fn with_history(mut self, history: Option<MilestoneForecastJson>) -> Self {
        self.from_history = history;
        self
    }
}

impl From<&MilestoneSchedule> for MilestoneJson {
    fn from(outlook: &MilestoneSchedule) -> Self {
        Self {
            open: outlook.open,
            finish: iso_day(outlook.finish),
            slip_days: outlook.slip,
            carried_days: Some(outlook.carried),
            own_slip_days: outlook.own_slip,
            original_slip_days: outlook.original_slip,
            pushes: Some(outlook.pushes),
            baselines_moved: Some(outlook.baselines_moved),
            drift: outlook.drift.as_ref().map(Drift::share),
            trend_finish: iso_day(outlook.trend_finish),
            projected: iso_day(outlook.projected),
            inherited_slip_days: outlook.inherited_slip,
            cause: Vec::new(),
            float_days: outlook.float,
            critical: outlook.critical,
            last_word: iso_day(outlook.last_word),
            last_confirmed: iso_day(outlook.last_confirmed),
            silent_days: outlook.silent,
            asked_every_days: Some(outlook.asked_every),
            from_history: None,
        }
    }
}
