//! Everything computed about one roadmap.

use serde::Serialize;

use super::foresight::{self, HintOf, OfRoadmap};
use super::iso_day;
use crate::health::{Condition, Efficiency, Letters, LoopFigures, Mean, Score};
use crate::report::hints::Hint;
use crate::roadmap::date::{date, iso};
use crate::schedule::{EarnedSchedule, Timetable};

/// The health of a roadmap, letter by letter.
#[derive(Debug, Serialize)]
pub struct Health {
    overall: &'static str,
    dates: &'static str,
    upkeep: &'static str,
    r#loop: &'static str,
}

/// What is computed of a roadmap.
#[derive(Debug, Serialize)]
pub struct Computed {
    schedule: Schedule,
    collective_efficiency: CollectiveEfficiency,
    upgrading: MeanOf,
    scores: Vec<ScoreOf>,
    r#loop: Loop,
    health: Health,
    rules_off: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_history: Option<OfRoadmap>,
    hints: Vec<HintOf>,
}

#[derive(Debug, Serialize)]
struct Schedule {
    milestones: usize,
    ev: Option<i128>,
    es_days: Option<f64>,
    at_days: Option<i64>,
    spi_t: Option<f64>,
    sv_t_days: Option<f64>,
    finish_estimate: Option<String>,
    bei: Option<f64>,
}

#[derive(Debug, Serialize)]
struct CollectiveEfficiency {
    external_economies: MeanOf,
    joint_action: MeanOf,
    total: MeanOf,
}

/// A mean of scores.
#[derive(Debug, Serialize)]
pub struct MeanOf {
    score: Option<f64>,
    scored: usize,
    of: usize,
}

#[derive(Debug, Serialize)]
struct ScoreOf {
    of: &'static str,
    on: String,
    score: i64,
}

/// The figures of the loop.
#[derive(Debug, Serialize)]
pub struct Loop {
    open: usize,
    median_days_to_answer: Option<f64>,
    told: Option<f64>,
    reopened: Option<f64>,
    acted: Option<f64>,
}

/// Everything computed about the roadmap of that timetable and condition.
pub fn computed(timetable: &Timetable, condition: &Condition) -> Computed {
    let efficiency = &condition.efficiency;
    Computed {
        schedule: Schedule::from(&timetable.earned),
        collective_efficiency: CollectiveEfficiency::from(efficiency),
        upgrading: MeanOf::from(efficiency.upgrading),
        scores: efficiency.scores.iter().map(ScoreOf::from).collect(),
        r#loop: Loop::from(&condition.feedback_loop),
        health: Health::from(&condition.letters),
        rules_off: condition.off.rules().map(|rule| rule.id()).collect(),
        from_history: None,
        hints: Vec::new(),
    }
}

impl Computed {
    /// With what history says of its end.
    pub fn with_history(mut self, history: Option<OfRoadmap>) -> Self {
        self.from_history = history;
        self
    }

    /// With what the literature says of its sector group.
    pub fn with_hints(mut self, hints: Vec<&'static Hint>) -> Self {
        self.hints = foresight::hints(hints);
        self
    }
}

impl From<&Letters> for Health {
    fn from(letters: &Letters) -> Self {
        use crate::roadmap::Choice;
        Self {
            overall: letters.overall().word(),
            dates: letters.dates.word(),
            upkeep: letters.upkeep.word(),
            r#loop: letters.feedback_loop.word(),
        }
    }
}

impl From<&EarnedSchedule> for Schedule {
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
        }
    }
}

impl From<&Efficiency> for CollectiveEfficiency {
    fn from(efficiency: &Efficiency) -> Self {
        Self {
            external_economies: MeanOf::from(efficiency.external_economies),
            joint_action: MeanOf::from(efficiency.joint_action),
            total: MeanOf::from(efficiency.total),
        }
    }
}

impl From<Mean> for MeanOf {
    fn from(mean: Mean) -> Self {
        Self {
            score: mean.score,
            scored: mean.scored,
            of: mean.of,
        }
    }
}

impl From<&Score> for ScoreOf {
    fn from(score: &Score) -> Self {
        Self {
            of: score.of,
            on: iso(date(score.on)),
            score: score.score,
        }
    }
}

impl From<&LoopFigures> for Loop {
    fn from(figures: &LoopFigures) -> Self {
        Self {
            open: figures.open,
            median_days_to_answer: figures.median_days_to_answer,
            told: figures.told,
            reopened: figures.reopened,
            acted: figures.acted,
        }
    }
}
