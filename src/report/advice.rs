//! What to do about a flag, without the keys of the screens, which mean nothing in a report.

use crate::health::{Flag, RuleSpec};

/// What to do about a flag.
pub fn advice(flag: &Flag) -> String {
    without_keys(flag.advice())
}

/// What to do where a rule is raised.
pub fn rule_advice(rule: &RuleSpec) -> String {
    without_keys(rule.advice)
}

/// Takes out what stands in parentheses and names a key: `(f)`, `(start, in the menu m)`.
fn without_keys(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(" (") {
        let Some(length) = rest[open..].find(')') else {
            break;
        };
        let inner = &rest[open + 2..open + length];
        let first = inner.split([' ', ',']).next().unwrap_or_default();
        let names_a_key = first.chars().count() == 1 || inner.contains("in the menu");
        plain.push_str(&rest[..open]);
        if !names_a_key {
            plain.push_str(&rest[open..=open + length]);
        }
        rest = &rest[open + length + 1..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::RULES;

    #[test]
    fn keys_go_and_other_words_stay() {
        for (text, plain) in [
            (
                "give a new date (f) or mark it done (d)",
                "give a new date or mark it done",
            ),
            ("begin it (start, in the menu m) or not", "begin it or not"),
            ("ask (by phone) who", "ask (by phone) who"),
            ("add (a, s for an assessment)", "add"),
            ("open (", "open ("),
        ] {
            assert_eq!(without_keys(text), plain);
        }
    }

    #[test]
    fn no_rule_keeps_the_name_of_a_key() {
        for about in RULES {
            let plain = without_keys(about.advice);
            let inner = plain
                .split('(')
                .skip(1)
                .filter_map(|part| part.split(')').next());
            assert!(inner.clone().all(|inner| inner.len() > 1), "{plain}");
        }
    }
}
