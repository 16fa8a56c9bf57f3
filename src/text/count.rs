//! Numbers with what they count.

/// So many of something: "1 field", "3 fields".
pub fn count(many: usize, one: &str, several: &str) -> String {
    let noun = if many == 1 { one } else { several };
    format!("{many} {noun}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_none_is_not() {
        let said = [0, 1, 2].map(|many| count(many, "entry", "entries"));
        assert_eq!(said, ["0 entries", "1 entry", "2 entries"]);
    }
}
