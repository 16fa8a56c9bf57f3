//! The policy of a roadmap: its limits, and the rules that are off.

use crate::model::Roadmap;

use super::rules::Rule;

/// Which rules are silenced for one roadmap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DisabledRules(u64);

impl DisabledRules {
    /// The rules that are off for `own` in a portfolio whose shared file is `shared`: the nearer list counts,
    /// whole; an empty one silences nothing. A name that is no rule silences nothing either.
    pub fn of(shared: &Roadmap, own: &Roadmap) -> DisabledRules {
        let names = if own.off_given || !own.rules.off.is_empty() {
            &own.rules.off
        } else {
            &shared.rules.off
        };
        let rules = names.iter().filter_map(|name| Rule::from_id(name));
        DisabledRules(rules.fold(0, |bits, rule| bits | 1 << rule as u32))
    }

    /// Whether a rule is off.
    pub fn silences(self, rule: Rule) -> bool {
        self.0 & (1 << rule as u32) != 0
    }

    /// The rules that are off, in the order of the table.
    pub fn rules(self) -> impl Iterator<Item = Rule> {
        let all = super::rules::RULES.iter().map(|about| about.rule);
        all.filter(move |&rule| self.silences(rule))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(off: &[&str], given: bool) -> Roadmap {
        let mut file = Roadmap {
            off_given: given,
            ..Roadmap::default()
        };
        file.rules.off = off.iter().map(|&name| name.into()).collect();
        file
    }

    fn off(shared: &Roadmap, own: &Roadmap) -> Vec<Rule> {
        DisabledRules::of(shared, own).rules().collect()
    }

    #[test]
    fn the_nearer_list_counts_whole_even_when_it_is_empty() {
        let shared = file(&["gap", "overdue", "no-such-rule"], true);
        assert_eq!(off(&shared, &file(&[], false)), [Rule::Overdue, Rule::Gap]);
        assert_eq!(
            off(&shared, &file(&["unknown-key"], true)),
            [Rule::UnknownKey]
        );
        assert_eq!(off(&shared, &file(&[], true)), []);
    }
}
