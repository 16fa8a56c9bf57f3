//! What entries and dates are called in titles and messages.

use crate::dates::date::plain;
use crate::model::{Kind, Value};
use crate::text::{line, truncate};
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;

/// The columns of a name in a title: the text of a risk may be long.
const NAME: usize = 60;

/// What an entry is called in a title.
pub(crate) fn called(snapshot: &Snapshot, key: &RowId) -> String {
    if matches!(key, RowId::Entry(_, Kind::Feedback, _)) {
        return format!("feedback {}", case(key));
    }
    let name = snapshot.entry_of(key).and_then(|entry| entry.title());
    match (name, key) {
        (Some(name), _) => truncate(&line(&name.plain()), NAME),
        (None, RowId::Entry(_, _, item)) => item.clone(),
        (None, RowId::Word(_, word)) => word.replace('-', " "),
        (None, key) => key.address(),
    }
}

/// What several are called in a title: how many of what.
pub(crate) fn called_all(snapshot: &Snapshot, keys: &[RowId]) -> String {
    let are = |wanted: Kind| {
        let mut keys = keys.iter();
        keys.all(|key| matches!(key, RowId::Entry(_, kind, _) if *kind == wanted))
    };
    let many = keys.len();
    match keys {
        [key] => called(snapshot, key),
        _ if are(Kind::Milestone) => format!("{many} milestones"),
        _ if are(Kind::Feedback) => format!("{many} feedback"),
        _ => format!("{many} entries"),
    }
}

/// The case number of a feedback.
pub(crate) fn case(key: &RowId) -> String {
    let RowId::Entry(_, _, id) = key else {
        return String::new();
    };
    crate::query::address::case_number(id).unwrap_or_else(|| id.clone())
}

/// A date for a word of what was done.
pub(crate) fn said_date(value: Option<Value>) -> String {
    match value {
        Some(Value::Date(date)) => plain(date),
        Some(value) => value.plain(),
        None => "none".into(),
    }
}
