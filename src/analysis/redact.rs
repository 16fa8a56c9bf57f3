//! Personal data and withheld values taken out of a copy of the roadmaps, before anything is written for others.
//!
//! Every writer works on such a copy, so that no format can let through what another hides.

use std::collections::{HashMap, HashSet};

use crate::model::records::{SHOWN_OF_SENSITIVE, WITHHELD_TEXT as WITHHELD};
use crate::model::{CustomSchema, Entry, Feedback, Field, Kind, Portfolio, Roadmap, Value};

/// What stands in the place of personal data.
pub(crate) const HIDDEN: &str = "(hidden)";

/// Takes out what sensitive feedback must not show, wherever it stands; always done before anything leaves.
pub(crate) fn withhold(portfolio: &mut Portfolio) {
    withhold_log(portfolio);
    each_file(portfolio, |roadmap| {
        for feedback in &mut roadmap.feedback {
            if feedback.sensitive == Some(true) {
                withhold_entry(feedback);
            }
        }
    });
}

/// Takes out of the log and the conflicts what sensitive feedback must not show.
pub(crate) fn withhold_log(portfolio: &mut Portfolio) {
    each_file(portfolio, |roadmap| {
        let sensitive = sensitive_feedback(roadmap);
        let withheld =
            |item: &str, field: &str| sensitive.contains(item) && !is_shown_of_sensitive(field);
        replace_logged(roadmap, WITHHELD, &withheld, &|table| {
            table
                .iter()
                .any(|(key, value)| key == "sensitive" && *value == Value::Truth(true))
        });
    });
}

/// Takes out personal data, and what sensitive feedback must not show.
pub(crate) fn redact(portfolio: &mut Portfolio) {
    withhold(portfolio);
    each_file(portfolio, |roadmap| {
        let quotable = quotable_feedback(roadmap);
        let kinds = kinds_by_id(roadmap);
        let custom = roadmap.custom;
        for kind in Kind::ALL.iter().copied() {
            for index in 0..roadmap.count(kind) {
                if let Some(entry) = roadmap.entry_mut(kind, index) {
                    hide_personal(entry);
                }
            }
        }
        let personal = |item: &str, field: &str| match kinds.get(item) {
            Some(Kind::Feedback) if matches!(field, "text" | "place") => {
                !quotable.get(item).copied().unwrap_or(false)
            }
            Some(kind) => custom
                .and_then(|custom| custom.field(*kind, field))
                .or_else(|| kind.field(field))
                .is_some_and(|field| field.personal),
            None => is_personal_of_any_kind(custom, field),
        };
        replace_logged(roadmap, HIDDEN, &personal, &|_| false);
    });
}

fn each_file(portfolio: &mut Portfolio, mut change: impl FnMut(&mut Roadmap)) {
    change(&mut portfolio.shared);
    portfolio.roadmaps.iter_mut().for_each(change);
}

/// The ids of sensitive feedback; of one id the last of the file counts.
fn sensitive_feedback(roadmap: &Roadmap) -> HashSet<String> {
    let mut sensitive = HashSet::new();
    for one in &roadmap.feedback {
        if one.sensitive == Some(true) {
            sensitive.insert(one.id.to_string());
        } else if !sensitive.is_empty() {
            sensitive.remove(one.id.as_str());
        }
    }
    sensitive
}

/// Whether the words of each feedback may be quoted.
fn quotable_feedback(roadmap: &Roadmap) -> HashMap<String, bool> {
    let quotable = |one: &Feedback| (one.id.to_string(), one.quotable == Some(true));
    roadmap.feedback.iter().map(quotable).collect()
}

fn kinds_by_id(roadmap: &Roadmap) -> HashMap<String, Kind> {
    let mut kinds = HashMap::new();
    for kind in Kind::WITH_IDS.iter().copied() {
        for entry in roadmap.entries(kind) {
            kinds.entry(entry.id().to_owned()).or_insert(kind);
        }
    }
    kinds.insert("cluster".to_owned(), Kind::Cluster);
    kinds.insert("rules".to_owned(), Kind::RuleSettings);
    kinds
}

fn is_shown_of_sensitive(key: &str) -> bool {
    SHOWN_OF_SENSITIVE.contains(&key)
}

fn withhold_entry(entry: &mut dyn Entry) {
    for index in 0..entry.fields().len() {
        if !is_shown_of_sensitive(entry.fields()[index].key) {
            replace(entry, index, WITHHELD);
        }
    }
}

fn hide_personal(entry: &mut dyn Entry) {
    let quotable =
        entry.kind() == Kind::Feedback && entry.value("quotable") == Some(Value::Truth(true));
    for index in 0..entry.fields().len() {
        let field = &entry.fields()[index];
        let may_be_quoted = quotable && matches!(field.key, "text" | "place");
        if field.personal && !may_be_quoted {
            replace(entry, index, HIDDEN);
        }
    }
    for kind in entry.kind().description().subs.iter().copied() {
        for index in 0..entry.children(kind).len() {
            if let Some(part) = entry.sub_mut(kind, index) {
                hide_personal(part);
            }
        }
    }
}

/// Puts the mark in the place of a value; a value that cannot be a text goes.
fn replace(entry: &mut dyn Entry, index: usize, mark: &str) {
    let Some(stands) = entry.get(index) else {
        return;
    };
    if stands.as_text() == Some(WITHHELD) {
        return;
    }
    let value = match entry.fields()[index].many {
        true => Value::List(vec![Value::Text(mark.to_owned())]),
        false => Value::Text(mark.to_owned()),
    };
    if entry.set(index, &value).is_err() {
        entry.clear(index);
    }
}

/// Whether a key is personal in some kind: of what has gone, nobody knows the kind.
fn is_personal_of_any_kind(custom: Option<&'static CustomSchema>, key: &str) -> bool {
    let fields = |kind: &Kind| kind.description().fields;
    let personal = |field: &Field| field.personal && field.key == key;
    let custom = custom.into_iter().flat_map(CustomSchema::custom);
    Kind::ALL.iter().flat_map(fields).any(personal)
        || custom.into_iter().any(|(_, field)| personal(field))
}

/// Hides values in changes and conflicts: of the fields that `hides` names, and inside whole entries that were
/// added or removed, of which `all` may hide everything.
fn replace_logged(
    roadmap: &mut Roadmap,
    mark: &str,
    hides: &dyn Fn(&str, &str) -> bool,
    all: &dyn Fn(&[(String, Value)]) -> bool,
) {
    let custom = roadmap.custom;
    let cleaned = |item: Option<&str>, field: Option<&str>, slot: &mut Option<Value>| {
        let Some(value) = slot else { return };
        match value {
            Value::Table(pairs) => {
                let whole = all(pairs);
                hide_in_table(pairs, custom, mark, whole);
            }
            Value::Text(text) if text == WITHHELD => {}
            _ if hides(item.unwrap_or_default(), field.unwrap_or_default()) => {
                *slot = Some(Value::Text(mark.to_owned()));
            }
            _ => {}
        }
    };
    for change in &mut roadmap.changes {
        let (item, field) = (change.item.as_deref(), change.field.as_deref());
        cleaned(item, field, &mut change.from);
        cleaned(item, field, &mut change.to);
    }
    for conflict in &mut roadmap.conflicts {
        let (item, field) = (conflict.item.as_deref(), conflict.field.as_deref());
        for slot in [&mut conflict.base, &mut conflict.ours, &mut conflict.theirs] {
            cleaned(item, field, slot);
        }
    }
}

/// Hides inside a whole entry as the log keeps it. `whole`: everything that a sensitive feedback must not show.
fn hide_in_table(
    pairs: &mut [(String, Value)],
    custom: Option<&'static CustomSchema>,
    mark: &str,
    whole: bool,
) {
    let has = |key: &str| pairs.iter().any(|(known, _)| known == key);
    let is_feedback = has("by") || has("voice") || has("channel");
    let quotable = pairs
        .iter()
        .any(|(key, value)| key == "quotable" && *value == Value::Truth(true));
    for (key, value) in pairs.iter_mut() {
        let hidden = match key.as_str() {
            _ if mark == WITHHELD => whole && !is_shown_of_sensitive(key),
            "text" | "place" => is_feedback && !quotable,
            key => is_personal_of_any_kind(custom, key),
        };
        if hidden && value.as_text() != Some(WITHHELD) {
            *value = Value::Text(mark.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::read::read_text;

    const PLANTED: &str = r#"
[cluster]
name = "Fans"
[[owner]]
id = "lab"
person = "Secret One"
contact = "secret-two@example.org"
[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "Secret Three"
who = "Secret Four"
place = "Secret Five"
text = "Secret Six"
[[feedback]]
id = "f-20261004-k3v9q2my"
on = 2026-10-04
by = "Secret Seven"
quotable = true
place = "Wazirabad"
text = "Power fails"
[[feedback]]
id = "f-20261004-k3v9q2mz"
on = 2026-10-04
sensitive = true
referred_to = "ombudsperson"
text = "Secret Eight"
notes = "Secret Nine"
about = ["secret-ten"]
[[review]]
on = 2026-10-04
by = "Secret Eleven"
attended = ["Secret Twelve"]
[[change]]
on = 2026-10-05
by = "Secret Thirteen"
item = "lab"
field = "person"
from = "Secret Fourteen"
to = "Secret Fifteen"
approved_by = "Secret Sixteen"
[[change]]
on = 2026-10-05
by = "x"
item = "gone"
field = "removed"
from = { id = "gone", person = "Secret Seventeen", role = "Head" }
[[change]]
on = 2026-10-05
by = "x"
item = "f-20261004-k3v9q2mz"
field = "text"
from = "Secret Eighteen"
[[conflict]]
item = "lab"
field = "contact"
ours = "Secret Nineteen"
theirs = "Secret Twenty"
ours_by = "Secret Twenty-one"
"#;

    fn portfolio() -> Portfolio {
        let reading = read_text("fans", PLANTED);
        Portfolio {
            roadmaps: vec![reading.roadmap.expect("valid TOML")],
            ..Portfolio::default()
        }
    }

    #[test]
    fn nothing_personal_stays_and_what_may_be_quoted_does() {
        let mut redacted = portfolio();
        redact(&mut redacted);
        let text = format!("{redacted:?}");
        assert!(!text.to_lowercase().contains("secret"), "{text}");
        for kept in ["Power fails", "Wazirabad", "ombudsperson", "Head"] {
            assert!(text.contains(kept), "{kept}");
        }
    }

    #[test]
    fn what_is_sensitive_is_withheld_from_everybody() {
        let mut withheld = portfolio();
        withhold(&mut withheld);
        let text = format!("{withheld:?}").to_lowercase();
        for gone in [
            "secret eight\"",
            "secret nine\"",
            "secret-ten",
            "secret eighteen",
        ] {
            assert!(!text.contains(gone), "{gone}");
        }
        assert!(
            text.contains("secret one"),
            "personal data stay without --redact"
        );
    }
}
