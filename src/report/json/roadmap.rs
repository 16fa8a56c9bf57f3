//! Everything computed about one roadmap.

use std::collections::BTreeMap;

use serde::Serialize;

use super::forecast::{self, HintJson, RoadmapForecastJson, UnservedPolicyJson};
use super::iso_day;
use crate::analysis::literature::Hint;
use crate::dates::date::{date, iso};
use crate::health::{
    CapabilityLevel, Efficiency, FundMetrics, HealthGrades, LoopFigures, Mean, RoadmapHealth, Score,
};
use crate::model::Roadmap;
use crate::schedule::{EarnedSchedule, RoadmapSchedule};

/// The health of a roadmap, letter by letter.
#[derive(Debug, Serialize)]
pub(crate) struct HealthJson {
    overall: &'static str,
    schedule: &'static str,
    updates: &'static str,
    feedback: &'static str,
}

/// What is computed of a roadmap.
#[derive(Debug, Serialize)]
pub(crate) struct RoadmapJson {
    schedule: ScheduleJson,
    collective_efficiency: EfficiencyJson,
    upgrading: MeanJson,
    scores: Vec<ScoreJson>,
    feedback: FeedbackJson,
    funds: BTreeMap<String, FundJson>,
    firms: BTreeMap<String, FirmsJson>,
    health: HealthJson,
    rules_off: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_history: Option<RoadmapForecastJson>,
    hints: Vec<HintJson>,
    unserved_policies: Vec<UnservedPolicyJson>,
}

#[derive(Debug, Serialize)]
struct ScheduleJson {
    milestones: usize,
    ev: Option<i128>,
    es_days: Option<f64>,
    at_days: Option<i64>,
    spi_t: Option<f64>,
    sv_t_days: Option<f64>,
    finish_estimate: Option<String>,
    bei: Option<f64>,
    due: usize,
    done: usize,
    due_as_first_agreed: usize,
    done_as_first_agreed: usize,
}

#[derive(Debug, Serialize)]
struct EfficiencyJson {
    external_economies: MeanJson,
    joint_action: MeanJson,
    total: MeanJson,
}

/// A mean of scores.
#[derive(Debug, Serialize)]
pub(crate) struct MeanJson {
    score: Option<f64>,
    scored: usize,
    of: usize,
}

#[derive(Debug, Serialize)]
struct ScoreJson {
    of: &'static str,
    on: String,
    score: i64,
}

/// The figures of feedback.
#[derive(Debug, Serialize)]
pub(crate) struct FeedbackJson {
    waiting: usize,
    median_days_to_answer: Option<f64>,
    told: Option<f64>,
    satisfied: Option<f64>,
    reopened: Option<f64>,
    followed_up: Option<f64>,
}

/// The money of a fund, or of all funds of one currency.
#[derive(Debug, Serialize)]
pub(crate) struct FundJson {
    allocated_this_year: f64,
    released_this_year: f64,
    utilised_this_year: f64,
    approved: Option<f64>,
    released: f64,
    utilised: f64,
}

/// How many firms stand on the level of a capability.
#[derive(Debug, Serialize)]
pub(crate) struct FirmsJson {
    on_level: Option<i64>,
    of: Option<i64>,
}

/// Everything computed about the roadmap of that timetable and condition.
pub(crate) fn computed(
    roadmap: &Roadmap,
    timetable: &RoadmapSchedule,
    condition: &RoadmapHealth,
) -> RoadmapJson {
    let efficiency = &condition.efficiency;
    RoadmapJson {
        schedule: ScheduleJson::from(&timetable.earned),
        collective_efficiency: EfficiencyJson::from(efficiency),
        upgrading: MeanJson::from(efficiency.upgrading),
        scores: efficiency.scores.iter().map(ScoreJson::from).collect(),
        feedback: FeedbackJson::from(&condition.feedback),
        funds: (condition.fund_totals.iter())
            .map(|one| (one.currency.clone(), FundJson::from(&one.totals)))
            .collect(),
        firms: firms(roadmap, condition),
        health: HealthJson::from(&condition.letters),
        rules_off: condition.off.rules().map(|rule| rule.id()).collect(),
        from_history: None,
        hints: Vec::new(),
        unserved_policies: forecast::unserved_policies(roadmap),
    }
}

/// Of each capability that has been assessed, by id; of capabilities of one id the first counts.
fn firms(roadmap: &Roadmap, condition: &RoadmapHealth) -> BTreeMap<String, FirmsJson> {
    let mut firms = BTreeMap::new();
    for (capability, level) in roadmap.capabilities.iter().zip(&condition.rungs) {
        if !capability.id.is_empty() && level.assessed.is_some() {
            let id = capability.id.as_str().to_owned();
            firms.entry(id).or_insert_with(|| FirmsJson::from(level));
        }
    }
    firms
}

impl RoadmapJson {
    /// With what history says of its end.
    pub(crate) fn with_history(mut self, history: Option<RoadmapForecastJson>) -> Self {
        self.from_history = history;
        self
    }

    /// With what the literature says of its sector group.
    pub(crate) fn with_hints(mut self, hints: Vec<&'static Hint>) -> Self {
        self.hints = forecast::hints(hints);
        self
    }
}

impl From<&FundMetrics> for FundJson {
    fn from(money: &FundMetrics) -> Self {
        Self {
            allocated_this_year: money.allocated_this_year,
            released_this_year: money.released_this_year,
            utilised_this_year: money.utilised_this_year,
            approved: money.approved,
            released: money.released,
            utilised: money.utilised,
        }
    }
}

impl From<&CapabilityLevel> for FirmsJson {
    fn from(level: &CapabilityLevel) -> Self {
        Self {
            on_level: level.firms,
            of: level.of_firms,
        }
    }
}

impl From<&HealthGrades> for HealthJson {
    fn from(letters: &HealthGrades) -> Self {
        use crate::model::WordEnum;
        Self {
            overall: letters.overall().word(),
            schedule: letters.schedule.word(),
            updates: letters.updates.word(),
            feedback: letters.feedback.word(),
        }
    }
}

impl From<&EarnedSchedule> for ScheduleJson {
    fn from(earned: &EarnedSchedule) -> Self {
        Self {
            milestones: earned.milestones,
            ev: earned.ev,
            es_days: earned.es_days,
            at_days: earned.at_days,
            spi_t: earned.spi_t,
            sv_t_days: earned.sv_t_days,
            finish_estimate: iso_day(earned.finish_estimate),
            bei: earned.bei,
            due: earned.due,
            done: earned.done,
            due_as_first_agreed: earned.due_as_first_agreed,
            done_as_first_agreed: earned.done,
        }
    }
}

impl From<&Efficiency> for EfficiencyJson {
    fn from(efficiency: &Efficiency) -> Self {
        Self {
            external_economies: MeanJson::from(efficiency.external_economies),
            joint_action: MeanJson::from(efficiency.joint_action),
            total: MeanJson::from(efficiency.total),
        }
    }
}

impl From<Mean> for MeanJson {
    fn from(mean: Mean) -> Self {
        Self {
            score: mean.score,
            scored: mean.scored,
            of: mean.of,
        }
    }
}

impl From<&Score> for ScoreJson {
    fn from(score: &Score) -> Self {
        Self {
            of: score.of,
            on: iso(date(score.on)),
            score: score.score,
        }
    }
}

impl From<&LoopFigures> for FeedbackJson {
    fn from(figures: &LoopFigures) -> Self {
        Self {
            waiting: figures.waiting,
            median_days_to_answer: figures.median_days_to_answer,
            told: figures.told,
            satisfied: figures.satisfied,
            reopened: figures.reopened,
            followed_up: figures.followed_up,
        }
    }
}
