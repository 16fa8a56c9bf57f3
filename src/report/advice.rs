//! What to do about a flag, without the keys of the screens, which mean nothing in a report.

use std::sync::LazyLock;

use crate::health::{Flag, RULES, RuleSpec, remedy};

/// The advice of every rule, in the order of the table; a folder has many flags of each. Without a key it is the same for
/// every kind.
static ADVICE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let advice = RULES
        .iter()
        .map(|rule| remedy::fill(rule.remedy, "", remedy::command_line));
    advice.collect()
});

/// What to do about a flag.
pub(crate) fn advice(flag: &Flag) -> &'static str {
    &ADVICE[flag.rule as usize]
}

/// What to do where a rule is raised.
pub(crate) fn rule_advice(rule: &RuleSpec) -> &'static str {
    &ADVICE[rule.rule as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::RULES;

    #[test]
    fn no_rule_keeps_the_name_of_a_key() {
        for rule in RULES {
            let plain = rule_advice(rule);
            assert!(!plain.contains(['{', '}']), "{plain}");
            let inner = plain.split('(').skip(1);
            let mut inner = inner.filter_map(|part| part.split(')').next());
            assert!(inner.all(|inner| inner.starts_with("tcu ")), "{plain}");
        }
    }
}
