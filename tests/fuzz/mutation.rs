//! Inputs made from seeds: pieces of others, with bytes and words put in, taken out, doubled and moved.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::harness::BETWEEN;

/// What inputs are made of.
pub(crate) struct Mutation {
    /// Inputs that mean something.
    pub seeds: Vec<Vec<u8>>,
    /// Words that mean something.
    pub tokens: &'static [&'static str],
    /// How many variants of one seed stand in an input.
    pub parts: usize,
}

/// A small source of choices.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides.max(1) as u64) as usize
    }
}

/// Runs `target` on so many inputs, or on `TCU_ROUNDS` ones from other seeds; an input that fails is shown.
pub(crate) fn run(name: &str, usual: usize, target: fn(&[u8]), mutation: &Mutation) {
    let asked = std::env::var("TCU_ROUNDS").ok();
    let rounds = asked
        .as_deref()
        .map_or(usual, |text| text.parse().expect("a number"));
    let begins = match asked {
        None => 20_261_127,
        Some(_) => u64::from(std::process::id()) << 32,
    };
    for seed in &mutation.seeds {
        target(seed);
    }
    let mut slowest = Duration::ZERO;
    for round in 0..rounds as u64 {
        let mut dice = Dice((begins + round).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let input = mutation.input(&mut dice);
        let begun = asked.is_some().then(Instant::now);
        let caught = catch_unwind(AssertUnwindSafe(|| target(&input)));
        assert!(
            caught.is_ok(),
            "{name}: {:?}\n{}",
            input,
            String::from_utf8_lossy(&input)
        );
        slowest = slowest.max(begun.map_or(Duration::ZERO, |begun| begun.elapsed()));
    }
    if asked.is_some() {
        let line = format!("{name}: {rounds} inputs, the slowest took {slowest:?}\n");
        let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
    }
}

impl Mutation {
    fn input(&self, dice: &mut Dice) -> Vec<u8> {
        let seed = &self.seeds[dice.roll(self.seeds.len())];
        let first = self.mutated(dice, seed);
        let mut input = first.clone();
        for _ in 1..self.parts {
            input.extend_from_slice(BETWEEN.as_bytes());
            input.extend(self.mutated(dice, &first));
        }
        input
    }

    fn mutated(&self, dice: &mut Dice, seed: &[u8]) -> Vec<u8> {
        let mut input = seed.to_vec();
        for _ in 0..dice.roll(5) {
            let at = dice.roll(input.len() + 1);
            let length = (1 + dice.roll(8)).min(input.len() - at);
            let long = (1 + dice.roll(80)).min(input.len() - at);
            match dice.roll(8) {
                0 => drop(input.drain(at..at + length)),
                1 => drop(input.drain(at..at + long)),
                2 if at < input.len() => input[at] = dice.roll(256) as u8,
                3 if at < input.len() => input[at] ^= 1 << dice.roll(8),
                4 => {
                    let piece = input[at..at + long].to_vec();
                    let to = dice.roll(input.len() + 1);
                    input.splice(to..to, piece);
                }
                5 => {
                    let other = &self.seeds[dice.roll(self.seeds.len())];
                    let from = dice.roll(other.len() + 1);
                    let to = (from + dice.roll(120)).min(other.len());
                    input.splice(at..at, other[from..to].iter().copied());
                }
                6 => lines(dice, &mut input),
                _ => {
                    let token = self.tokens[dice.roll(self.tokens.len())];
                    input.splice(at..at, token.bytes());
                }
            }
        }
        input
    }
}

/// Takes a line out, doubles it, or puts it elsewhere.
fn lines(dice: &mut Dice, input: &mut Vec<u8>) {
    let mut lines: Vec<&[u8]> = input.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.is_empty() {
        return;
    }
    let at = dice.roll(lines.len());
    let line = lines[at];
    if dice.roll(3) > 0 {
        lines.remove(at);
    }
    if dice.roll(3) > 0 {
        lines.insert(dice.roll(lines.len() + 1), line);
    }
    *input = lines.concat();
}
