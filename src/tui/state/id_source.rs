//! Characters for ids, from a seed that comes in: nothing here draws a random number by itself.

use crate::model::id::id_characters;

/// A sequence of numbers from a seed (splitmix64).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IdSource(u64);

impl IdSource {
    /// A sequence.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// So many characters for an id.
    pub(crate) fn characters(&mut self, count: usize) -> String {
        id_characters(count, || self.next().to_le_bytes()[0])
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_numbers_have_no_letters_that_look_alike() {
        let drawn = IdSource::new(7).characters(4000);
        assert!(!drawn.contains(['i', 'l', 'o', 'u']), "{drawn}");
    }
}
