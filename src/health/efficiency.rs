//! Collective efficiency and upgrading: means of the newest scores.

use crate::model::choice::{EXTERNAL_ECONOMIES, JOINT_ACTION, UPGRADING};

use super::capability_level::Score;

/// A mean of scores from 0 to 3, with how many of its items are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mean {
    /// The mean; `None` where too few are scored.
    pub score: Option<f64>,
    /// How many are scored.
    pub scored: usize,
    /// Of how many.
    pub of: usize,
}

/// The means of a roadmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Efficiency {
    /// Of labour, inputs, information, market access and trust; at least 3 of them.
    pub external_economies: Mean,
    /// Of the four kinds of joint action; at least 2 of them.
    pub joint_action: Mean,
    /// The mean of both, where both are given.
    pub total: Mean,
    /// Of the four types of upgrading; at least 1 of them.
    pub upgrading: Mean,
    /// The newest score of each item that has one.
    pub scores: Vec<Score>,
}

impl Efficiency {
    /// The means of the newest scores.
    pub(super) fn of(scores: Vec<Score>) -> Efficiency {
        let (external, economies) = mean(&scores, EXTERNAL_ECONOMIES, 3);
        let (joint, action) = mean(&scores, JOINT_ACTION, 2);
        let both = external.score.is_some() && joint.score.is_some();
        // In whole numbers up to the last division, so that the mean is exact where it can be.
        let over = economies * joint.scored + action * external.scored;
        let under = 2 * external.scored * joint.scored;
        Efficiency {
            total: Mean {
                score: both.then(|| over as f64 / under as f64),
                scored: external.scored + joint.scored,
                of: external.of + joint.of,
            },
            external_economies: external,
            joint_action: joint,
            upgrading: mean(&scores, UPGRADING, 1).0,
            scores,
        }
    }
}

/// The mean over `words` where at least `least` are scored, and the sum.
fn mean(scores: &[Score], words: &[&str], least: usize) -> (Mean, usize) {
    let own = scores.iter().filter(|score| words.contains(&score.of));
    let scored = own.clone().count();
    let sum = own
        .map(|score| usize::try_from(score.score).unwrap_or(0))
        .sum();
    let given = scored >= least;
    (
        Mean {
            score: given.then(|| sum as f64 / scored as f64),
            scored,
            of: words.len(),
        },
        sum,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(given: &[(&'static str, i64)]) -> Efficiency {
        Efficiency::of(
            given
                .iter()
                .map(|&(of, score)| Score { of, on: 1, score })
                .collect(),
        )
    }

    #[test]
    fn means_need_enough_scores() {
        let got = scores(&[("labour", 3), ("trust", 0)]);
        assert_eq!(
            got.external_economies,
            Mean {
                score: None,
                scored: 2,
                of: 5
            }
        );
        let got = scores(&[
            ("labour", 3),
            ("trust", 0),
            ("inputs", 1),
            ("backward", 2),
            ("process", 3),
        ]);
        assert_eq!(got.external_economies.score, Some(4.0 / 3.0));
        assert_eq!(
            got.joint_action,
            Mean {
                score: None,
                scored: 1,
                of: 4
            }
        );
        assert_eq!(
            got.total,
            Mean {
                score: None,
                scored: 4,
                of: 9
            }
        );
        assert_eq!(
            got.upgrading,
            Mean {
                score: Some(3.0),
                scored: 1,
                of: 4
            }
        );
    }

    #[test]
    fn the_total_is_the_mean_of_both() {
        let got = scores(&[
            ("labour", 3),
            ("trust", 0),
            ("inputs", 1),
            ("backward", 2),
            ("bilateral", 3),
        ]);
        assert_eq!(got.total.score, Some(23.0 / 12.0));
    }
}
