//! What an entry is called on a screen that shows entries of many kinds.

use crate::model::{Kind, Value};
use crate::tui::app::route::Key;
use crate::tui::app::snapshot::Known;

/// What stands in the place of a text that others must not see.
pub(crate) const HIDDEN: &str = "(hidden)";

/// The name of what a key stands for, with its kind unless that is a milestone; otherwise as [`name`].
pub(crate) fn title(known: &Known, key: &Key, hides_personal: bool) -> String {
    let name = name(known, key, hides_personal);
    match key {
        Key::Roadmap(_) => format!("the roadmap: {name}"),
        Key::Entry(_, kind, _) if *kind != Kind::Milestone => format!("{}: {name}", kind.key()),
        _ => name,
    }
}

/// The name of what a key stands for. Words that the speaker did not allow to be quoted are left out where personal
/// data is hidden.
pub(crate) fn name(known: &Known, key: &Key, hides_personal: bool) -> String {
    let (Key::Entry(_, kind, item), Some(entry)) = (key, known.entry_of(key)) else {
        return match key {
            Key::Roadmap(id) => {
                let file = known.roadmap(id);
                file.map_or_else(|| id.clone(), |file| file.name().to_owned())
            }
            key => key.address(),
        };
    };
    let keys: &[&str] = match kind {
        Kind::Milestone => &["title"],
        Kind::Owner => &["role", "org"],
        Kind::Placement => &["trade"],
        Kind::Risk | Kind::Decision => &["text"],
        _ => &["name", "text"],
    };
    let personal = *kind == Kind::Feedback && entry.value("quotable") != Some(Value::Truth(true));
    if hides_personal && personal {
        return HIDDEN.to_owned();
    }
    let name = keys.iter().find_map(|key| entry.value(key));
    name.map_or_else(|| item.clone(), |value| value.plain())
}
