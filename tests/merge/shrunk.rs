//! The few edits that matter of a random case in which three sides end differently by the order.
//!
//! A case is told by where the dice stood before each edit, so that one edit can be left out and the others are made
//! as nearly as they were.

use std::collections::BTreeMap;
use std::panic::catch_unwind;

use super::laptop::{Dice, Means, added, edit};

/// One edit of a case.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Any edit, and where the dice stood before it.
    Edit(u64),
    /// An addition of the id that others may give too.
    Added(u64),
}

/// A random case: what was edited at the office, and then on three laptops.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The roadmap that all began with.
    pub start: &'static str,
    /// By what means it is edited.
    pub means: Means,
    /// The edits of the office and of the laptops.
    pub steps: [Vec<Step>; 4],
}

impl Case {
    /// The case that a seed makes. All edit up to `most.0` times at the office and `most.1` times apart; with
    /// `is_added` each adds the entry of the same id first.
    pub(crate) fn of(
        seed: u64,
        start: &'static str,
        means: Means,
        most: (usize, usize),
        is_added: bool,
    ) -> Self {
        let mut dice = Dice(seed);
        let mut steps: [Vec<Step>; 4] = Default::default();
        let mut base = String::new();
        for (at, who) in ["office", "a", "b", "c"].into_iter().enumerate() {
            let mut text = if at == 0 { start } else { &base }.to_owned();
            if is_added && at > 0 {
                steps[at].push(Step::Added(dice.0));
                text = added(&mut dice, &text, who);
            }
            for _ in 0..=dice.roll(if at == 0 { most.0 } else { most.1 }) {
                steps[at].push(Step::Edit(dice.0));
                text = edit(&mut dice, &text, who, means);
            }
            if at == 0 {
                base = text;
            }
        }
        Self {
            start,
            means,
            steps,
        }
    }

    /// What all began with, and the three sides.
    pub(crate) fn texts(&self) -> (String, [String; 3]) {
        let after = |at: usize, text: &str| {
            let who = ["office", "a", "b", "c"][at];
            self.steps[at]
                .iter()
                .fold(text.to_owned(), |text, step| match *step {
                    Step::Edit(state) => edit(&mut Dice(state), &text, who, self.means),
                    Step::Added(state) => added(&mut Dice(state), &text, who),
                })
        };
        let base = after(0, self.start);
        let sides = [1, 2, 3].map(|at| after(at, &base));
        (base, sides)
    }

    /// The case without every edit that can be left out while it is still so.
    pub(crate) fn shrunk(mut self, is_so: &dyn Fn(&Self) -> bool) -> Self {
        let is_so = |case: &Self| self::is_so(&|| is_so(case));
        loop {
            let before: usize = self.steps.iter().map(Vec::len).sum();
            for at in 0..4 {
                for step in (0..self.steps[at].len()).rev() {
                    let mut less = self.clone();
                    less.steps[at].remove(step);
                    if is_so(&less) {
                        self = less;
                    }
                }
            }
            if self.steps.iter().map(Vec::len).sum::<usize>() == before {
                return self;
            }
        }
    }
}

/// Whether something is so, and does not fail.
pub(crate) fn is_so(so: &dyn Fn() -> bool) -> bool {
    catch_unwind(std::panic::AssertUnwindSafe(so)).unwrap_or(false)
}

/// The lines of one text that another lacks, and the other way round.
pub(crate) fn line_difference(from: &str, to: &str) -> String {
    let mut blocks: BTreeMap<String, i64> = BTreeMap::new();
    for (text, sign) in [(from, -1), (to, 1)] {
        let mut block = String::new();
        for line in text.lines() {
            if line.starts_with("[[") || line.starts_with('[') {
                *blocks.entry(std::mem::take(&mut block)).or_default() += sign;
            }
            if !line.trim().is_empty() {
                block.push_str(line);
                block.push('\n');
            }
        }
        *blocks.entry(block).or_default() += sign;
    }
    let differing = blocks.into_iter().filter(|(_, count)| *count != 0);
    differing
        .map(|(block, count)| {
            let sign = if count < 0 { "- " } else { "+ " };
            let lines = block.lines().map(|line| format!("{sign}{line}\n"));
            lines.collect::<String>()
        })
        .collect()
}
