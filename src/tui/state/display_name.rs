//! What an entry is called on a screen that shows entries of many kinds.

use crate::model::{Kind, Value};
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
            RowId::Roadmap(id) => {
                let file = snapshot.roadmap(id);
                file.map_or_else(|| id.clone(), |file| file.name().to_owned())
            }
            key => key.address(),
        };
    };
    let personal = *kind == Kind::Feedback && entry.value("quotable") != Some(Value::Truth(true));
    if hides_personal && personal {
        return HIDDEN.to_owned();
    }
    entry
        .title()
        .map_or_else(|| item.clone(), |value| value.plain())
}

/// What an entry is, as the title of its pane.
pub(crate) fn sort(key: &RowId) -> String {
    let word = match key {
        RowId::Entry(_, kind, _) => kind.label(),
        RowId::Roadmap(_) => Kind::Cluster.key().to_owned(),
        RowId::Word(..) => "score".to_owned(),
        RowId::Problem(..) => "file problem".to_owned(),
        RowId::Task(_) => "what it does".to_owned(),
    };
    crate::text::capitalised(&word)
}
