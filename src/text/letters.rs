//! Letters that stand for columns whose names have no room.

/// `A`, `B` … `Z`, then `A2`, `B2` …
pub fn letters() -> impl Iterator<Item = String> {
    (0_usize..).map(|at| {
        let letter = char::from(b'A' + (at % 26) as u8);
        match at / 26 {
            0 => letter.to_string(),
            round => format!("{letter}{}", round + 1),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_stands_for_one_column() {
        let all: Vec<String> = letters().take(60).collect();
        let apart: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(
            (all[0].as_str(), all[25].as_str(), all[26].as_str()),
            ("A", "Z", "A2")
        );
        assert_eq!(apart.len(), 60);
    }
}
