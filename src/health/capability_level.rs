//! What the assessments say: the rung of each capability, and the newest score of each other word.

use rayon::prelude::*;

use crate::dates::date::{Date, DayNumber, day};
use crate::model::choice::ASSESSED_WORDS;
use crate::model::{Assessment, Kind, Level, Portfolio, ReferenceIndex, Roadmap};

/// What is known of one capability.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CapabilityLevel {
    /// The newest assessment of any sort.
    pub assessed: Option<DayNumber>,
    /// The newest assessment that gives a level.
    pub level: Option<(DayNumber, Level)>,
    /// Whether that one names evidence.
    pub has_evidence: bool,
    /// The newest level of an earlier day.
    pub earlier: Option<(DayNumber, Level)>,
    /// How many firms stand on the level, by the newest assessment of any sort.
    pub firms: Option<i64>,
    /// Of how many firms, by the same.
    pub of_firms: Option<i64>,
}

impl CapabilityLevel {
    /// The rung it stands on; `none` without an assessment.
    pub fn now(&self) -> Level {
        self.level.map_or(Level::None, |(_, level)| level)
    }

    /// Takes in one assessment more; of one day the last counts.
    fn add(&mut self, on: DayNumber, one: &Assessment) {
        if self.assessed <= Some(on) {
            self.assessed = Some(on);
            (self.firms, self.of_firms) = (one.firms, one.of_firms);
        }
        let Some(level) = one.level else {
            return;
        };
        match self.level {
            Some((newest, _)) if on < newest => {
                if self.earlier.is_none_or(|(earlier, _)| on >= earlier) {
                    self.earlier = Some((on, level));
                }
                return;
            }
            Some((newest, before)) if newest < on => self.earlier = Some((newest, before)),
            _ => {}
        }
        self.level = Some((on, level));
        self.has_evidence = one.evidence.is_some();
    }
}

/// The rung of every capability, by the places of its roadmap and of itself. An assessment counts wherever in
/// the folder it was written. Roadmaps for which `counts` does not hold have none.
pub(super) fn rungs(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    today: Date,
    counts: impl Fn(usize) -> bool + Sync,
) -> Vec<Vec<CapabilityLevel>> {
    let roadmaps = portfolio.roadmaps.iter().enumerate();
    let mut rungs: Vec<Vec<CapabilityLevel>> = roadmaps
        .map(|(place, one)| match counts(place) {
            true => vec![CapabilityLevel::default(); one.capabilities.len()],
            false => Vec::new(),
        })
        .collect();
    let found: Vec<_> = portfolio
        .roadmaps
        .par_iter()
        .enumerate()
        .filter(|(place, _)| counts(*place))
        .map(|(place, roadmap)| {
            let mut found = Vec::new();
            for one in &roadmap.assessments {
                let (Some(on), Some(of)) = (one.on.filter(|&on| on <= today), &one.of) else {
                    continue;
                };
                if !ASSESSED_WORDS.contains(&of.as_str()) {
                    let named = names.resolve(Some(place), of, &[Kind::Capability]).found();
                    found.extend(named.map(|named| (named, day(on), one)));
                }
            }
            found
        })
        .collect();
    for (named, on, one) in found.into_iter().flatten() {
        let Some(rung) = named
            .roadmap
            .and_then(|place| rungs[place].get_mut(named.index))
        else {
            continue;
        };
        rung.add(on, one);
    }
    rungs
}

/// The newest score of one of the thirteen words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The word.
    pub of: &'static str,
    /// When it was scored.
    pub on: DayNumber,
    /// 0 to 3.
    pub score: i64,
}

/// The newest score of each word that has one, in the order of the words.
pub(super) fn scores(roadmap: &Roadmap, today: Date) -> Vec<Score> {
    let mut newest: [Option<Score>; ASSESSED_WORDS.len()] = [None; ASSESSED_WORDS.len()];
    for one in &roadmap.assessments {
        let (Some(on), Some(of), Some(score)) =
            (one.on.filter(|&on| on <= today), &one.of, one.score)
        else {
            continue;
        };
        let Some(word) = ASSESSED_WORDS.iter().position(|word| *word == of.as_str()) else {
            continue;
        };
        let on = day(on);
        if newest[word].is_none_or(|known| on >= known.on) {
            newest[word] = Some(Score {
                of: ASSESSED_WORDS[word],
                on,
                score,
            });
        }
    }
    newest.into_iter().flatten().collect()
}
