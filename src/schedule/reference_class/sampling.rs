//! Numbers that look drawn by chance and are the same on every machine and every day.
//!
//! Each is computed from what it is drawn for and the number of the run, never from the number before it. So what
//! is drawn for one roadmap does not depend on which others there are.

/// The step between two runs, and the salt of all: the fraction of the golden ratio (`SplitMix64`).
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The seed of a name (FNV-1a).
pub(super) fn seed(name: &str) -> u64 {
    name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// A number below `count`, each as likely as any other; 0 where `count` is 0. Of one seed and run it stands at the
/// same share of every `count`.
pub(super) fn below(count: usize, seed: u64, run: usize) -> usize {
    let mut bits = seed.wrapping_add(STEP.wrapping_mul(run as u64 + 1));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^= bits >> 31;
    // The high half of a product of 64 bits by 64 bits is below `count`.
    ((u128::from(bits) * count as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_about_as_often_as_any_other() {
        let seed = seed("sialkot-surgical");
        let mut counts = [0; 10];
        for run in 0..10_000 {
            counts[below(10, seed, run)] += 1;
        }
        assert!(
            counts.iter().all(|count| (900..1100).contains(count)),
            "{counts:?}"
        );
    }

    #[test]
    fn the_numbers_are_the_same_on_every_machine() {
        let seed = seed("a");
        assert_eq!(seed, 0xAF63_DC4C_8601_EC8C);
        let drawn: Vec<_> = (0..8).map(|run| below(100, seed, run)).collect();
        assert_eq!(drawn, [37, 99, 99, 68, 47, 2, 54, 66]);
        assert_eq!(below(0, seed, 1), 0);
    }
}
