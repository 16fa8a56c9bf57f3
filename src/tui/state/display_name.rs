//! What an entry is called on a screen that shows entries of many kinds.

use crate::model::choice::WordEnum;
use crate::model::records::WITHHELD_TEXT;
use crate::model::{Field, Group, Kind, Owner, ReferenceTarget, Value, ValueType};
use crate::query::address::case_number;
use crate::text::thousands;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;

/// What stands in the place of a text that others must not see.
pub(crate) const HIDDEN: &str = "(hidden)";

/// The name of what a key stands for, with its kind unless that is a milestone; otherwise as [`name`].
pub(crate) fn title(snapshot: &Snapshot, key: &RowId, hides_personal: bool) -> String {
    let name = name(snapshot, key, hides_personal);
    match key {
        RowId::Roadmap(_) => format!("the roadmap: {name}"),
        RowId::Entry(_, kind, _) if *kind != Kind::Milestone => format!("{}: {name}", kind.label()),
        _ => name,
    }
}

/// The name of what a key stands for. Words that the speaker did not allow to be quoted are left out where personal
/// data is hidden.
pub(crate) fn name(snapshot: &Snapshot, key: &RowId, hides_personal: bool) -> String {
    let (RowId::Entry(_, kind, item), Some(entry)) = (key, snapshot.entry_of(key)) else {
        return match key {
            RowId::Roadmap(id) => cluster(snapshot, id).to_owned(),
            key => key.address(),
        };
    };
    if entry.value("sensitive") == Some(Value::Truth(true)) {
        let case = case_number(item).unwrap_or_default();
        return format!("{WITHHELD_TEXT} {case}").trim_end().to_owned();
    }
    let personal = *kind == Kind::Feedback && entry.value("quotable") != Some(Value::Truth(true));
    if hides_personal && personal {
        return HIDDEN.to_owned();
    }
    entry
        .title()
        .map_or_else(|| item.clone(), |value| value.plain())
}

/// The name of what a reference names, as written in the file at `from`; the reference itself where nothing is there by
/// it. A stakeholder is called by office and organisation.
pub(crate) fn of_reference(
    snapshot: &Snapshot,
    from: Option<usize>,
    target: ReferenceTarget,
    reference: &str,
    hides_personal: bool,
) -> String {
    let mut kinds = target.kinds().iter();
    let found = kinds.find_map(|kind| snapshot.resolve(from, reference, *kind));
    let named = found.and_then(|found| {
        if found.kind == Kind::Owner {
            let file = snapshot.folder.portfolio.file(found.roadmap);
            return file.owners.get(found.index).map(Owner::office);
        }
        Some(name(snapshot, &snapshot.key(found)?, hides_personal))
    });
    named.unwrap_or_else(|| reference.to_owned())
}

/// A value of a field as people read it, one text each where it holds several: references by the names of what they
/// name.
pub(crate) fn of_value(
    snapshot: &Snapshot,
    from: Option<usize>,
    field: Option<&Field>,
    value: &Value,
    hides_personal: bool,
) -> Vec<String> {
    let target = match field.map(|field| field.shape) {
        Some(ValueType::Reference(target)) => target,
        Some(ValueType::Amount | ValueType::Number) => {
            return vec![thousands(&value.plain(), false)];
        }
        _ => return vec![Field::shown_of(field, value)],
    };
    let named = |reference: &str| of_reference(snapshot, from, target, reference, hides_personal);
    match value {
        Value::List(all) => all.iter().map(|one| named(&one.plain())).collect(),
        one => vec![named(&one.plain())],
    }
}

/// The name of a roadmap's cluster; the id of a file that could not be read.
pub(crate) fn cluster<'s>(snapshot: &'s Snapshot, id: &'s str) -> &'s str {
    snapshot.roadmap(id).map_or(id, |file| file.name())
}

/// What an entry is, as the title of its pane.
pub(crate) fn sort(key: &RowId) -> String {
    let word = match key {
        RowId::Entry(_, kind, _) => kind.label(),
        RowId::Roadmap(_) => Kind::Cluster.key().to_owned(),
        RowId::Word(_, word) => match Group::from_word(word) {
            Some(_) => "stakeholder group".to_owned(),
            None => "score".to_owned(),
        },
        RowId::Problem(..) => "file problem".to_owned(),
        RowId::Task(_) => "what it does".to_owned(),
    };
    crate::text::capitalised(&word)
}
