//! What is new or worse since the flags of an earlier moment: a day, or the last visit.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::flag::{Flag, Severity};
use super::rules::Rule;

/// What a flag says since then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlagDelta {
    /// It was not there.
    New,
    /// It was there, and less bad.
    Worse,
}

/// The flags of an earlier moment, by what they say of what, each with its severity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SeenFlags(BTreeMap<String, Severity>);

impl SeenFlags {
    /// These flags.
    pub(crate) fn of(flags: &[Arc<Flag>]) -> Self {
        Self::from_marks(flags.iter().map(|flag| (mark(flag), flag.severity)))
    }

    /// What [`Self::marks`] gave.
    pub(crate) fn from_marks(marks: impl IntoIterator<Item = (String, Severity)>) -> Self {
        let mut seen = BTreeMap::new();
        for (mark, severity) in marks {
            let worst = seen.entry(mark).or_insert(severity);
            *worst = severity.min(*worst);
        }
        Self(seen)
    }

    /// What tells a flag from the others, with its severity.
    pub(crate) fn marks(&self) -> impl Iterator<Item = (&str, Severity)> {
        self.0
            .iter()
            .map(|(mark, severity)| (mark.as_str(), *severity))
    }

    /// Whether a flag is new or worse since then.
    pub(crate) fn news(&self, flag: &Flag) -> Option<FlagDelta> {
        match self.0.get(&mark(flag)) {
            None => Some(FlagDelta::New),
            Some(before) => (flag.severity < *before).then_some(FlagDelta::Worse),
        }
    }
}

/// Rule, roadmap and entry; of rules that raise several flags on an entry, one for each key, the message too.
fn mark(flag: &Flag) -> String {
    let mut parts = vec![flag.rule.id(), &*flag.roadmap];
    if let Some(item) = &flag.item {
        parts.extend([flag.kind, item]);
    }
    let several = matches!(
        flag.rule,
        Rule::Conflict | Rule::UnknownKey | Rule::UnknownReference
    );
    if several {
        parts.push(&flag.message);
    }
    parts.join(" ")
}
