//! What to do about a flag, without the keys of the screens, which mean nothing in a report.

use crate::health::{Flag, RuleSpec, remedy};

/// What to do about a flag.
pub fn advice(flag: &Flag) -> String {
    remedy::fill(flag.remedy(), flag.kind, |_| None)
}

/// What to do where a rule is raised.
pub fn rule_advice(rule: &RuleSpec) -> String {
    remedy::fill(rule.remedy, "", |_| None)
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
            assert!(inner.all(|inner| inner.len() > 1), "{plain}");
        }
    }
}
