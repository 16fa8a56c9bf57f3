//! The known word that a misspelt one was meant to be.

/// The word of `known` nearest to `word`, where one is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (likeness(&lower, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// How alike two words are, from 0 to 1. A single slip is near in a short word too: a letter too much, too few, wrong, or
/// in the place of its neighbour.
fn likeness(word: &str, candidate: &str) -> f64 {
    let alike = strsim::jaro_winkler(word, candidate);
    let is_word = candidate.chars().count() > 2;
    match strsim::osa_distance(word, candidate) {
        0 => 1.0,
        1 if is_word => alike.max(0.9),
        _ => alike,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_found() {
        assert_eq!(nearest("plannd", ["planned", "done"]), Some("planned"));
        assert_eq!(nearest("xyz", ["planned", "done"]), None);
        for slip in ["rgi", "rg", "rigg", "rib"] {
            assert_eq!(nearest(slip, ["lab", "rig"]), Some("rig"), "{slip}");
        }
        assert_eq!(nearest("a", ["b", "id"]), None);
    }
}
