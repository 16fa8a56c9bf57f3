//! The way to an entry: its own tab, or a window that shows it.

use crate::commands::Command;
use crate::model::PORTFOLIO;
use crate::tui::app::screen::ScreenRole;
use crate::tui::app::update::adding;
use crate::tui::app::{Model, Overlay, Route, RowId, ScrollState, Tab, ToastLevel};
use crate::tui::dialogs::entry_names::called;

/// Goes to what a key stands for: the cluster, or the entry in the list in which it stands.
pub(crate) fn go(model: &mut Model, key: RowId) {
    match key {
        RowId::Entry(..) if model.overlays.is_empty() && model.list().key() == Some(&key) => {
            let (name, open) = (called(&model.snapshot, &key), Command::Open);
            let open = model.keymap.label(open);
            let says = format!("The cursor is on it: {name}; {open} shows all about it");
            model.say(ToastLevel::Plain, says);
        }
        RowId::Entry(..) => to_entry(model, key, Destination::List),
        key => to_other(model, key),
    }
}

/// The same for what is under the cursor: where it stands in this list, all about it is shown.
pub(crate) fn open(model: &mut Model, key: RowId) {
    match key {
        RowId::Entry(..) => to_entry(model, key, Destination::Details),
        key => to_other(model, key),
    }
}

/// What an entry of the list that is shown is gone to as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// The row in the list.
    List,
    /// All about it.
    Details,
}

fn to_other(model: &mut Model, key: RowId) {
    match key {
        RowId::Roadmap(id) if model.snapshot.roadmap(&id).is_some() => {
            model.go(Route::Roadmap(id, Tab::first()));
        }
        RowId::Roadmap(_) | RowId::Problem(..) | RowId::Word(..) => {
            if let Some(place) = model.place_of(ScreenRole::FileProblems, PORTFOLIO) {
                model.go(place);
            }
        }
        RowId::Entry(..) | RowId::Task(_) => {}
    }
}

/// Goes to the list in which an entry stands, with the cursor on it; where it stands in none, shows all about it.
fn to_entry(model: &mut Model, key: RowId, target: Destination) {
    // The head of what has no owner names nothing.
    let is_listed = model.list().rows.iter().any(|row| row.key == key);
    let route = match key.roadmap() == Some(PORTFOLIO) {
        _ if key.is_nobody() => None,
        // What is shared is told about where it is listed; from elsewhere it is gone to.
        true if is_listed => Some(model.route.clone()),
        true => model.place_of(ScreenRole::Shared, PORTFOLIO),
        false => own_tab(model, &key, target),
    };
    let Some(route) = route.filter(|route| *route != model.route || target == Destination::List)
    else {
        return details(model, key);
    };
    if !is_listed || route != model.route {
        let list = model.lists.entry(route.clone()).or_default();
        list.filter.clear();
    }
    let list = model.lists.entry(route.clone()).or_default();
    list.select(key.clone());
    match route == model.route {
        true => model.relist(),
        false => model.visit(route),
    }
    adding::into_sight(model, &key);
    if target == Destination::List && model.list().key() != Some(&key) {
        details(model, key);
    }
}

/// The tab on which entries of its kind stand; of those that have none, the one that lists it.
fn own_tab(model: &Model, key: &RowId, target: Destination) -> Option<Route> {
    let RowId::Entry(roadmap, kind, _) = key else {
        return None;
    };
    let own = model.tab_of(*kind);
    let own = own.map(|tab| Route::Roadmap(roadmap.clone(), tab));
    match target {
        Destination::List => own.or_else(|| adding::stands(model, key)),
        Destination::Details => own,
    }
}

fn details(model: &mut Model, key: RowId) {
    let window = Overlay::Details(key, ScrollState::default());
    model.overlays.push(window);
}
