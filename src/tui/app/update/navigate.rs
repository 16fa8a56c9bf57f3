//! The way to an entry: its own tab, or a window that shows it.

use crate::model::{Kind, PORTFOLIO};
use crate::tui::app::screen::ScreenRole;
use crate::tui::app::update::adding;
use crate::tui::app::{Model, Overlay, Route, RowId, ScrollState, Tab};

/// Goes to what a key stands for: the cluster, or the entry on its own tab.
pub(crate) fn go(model: &mut Model, key: RowId) {
    match key {
        RowId::Roadmap(id) if model.snapshot.roadmap(&id).is_none() => to_problems(model),
        RowId::Roadmap(id) => model.go(Route::Roadmap(id, Tab::first())),
        RowId::Entry(roadmap, kind, id) => show(model, roadmap, kind, id),
        RowId::Problem(..) | RowId::Word(..) => to_problems(model),
        RowId::Task(_) => {}
    }
}

fn to_problems(model: &mut Model) {
    if let Some(place) = model.place_of(ScreenRole::FileProblems, PORTFOLIO) {
        model.go(place);
    }
}

/// Goes to the tab on which an entry stands, with the cursor on it; where this is it, or it has none, shows all
/// about it.
fn show(model: &mut Model, roadmap: String, kind: Kind, id: String) {
    // The head of what has no owner names nothing.
    let is_head = id.is_empty();
    let key = RowId::Entry(roadmap.clone(), kind, id);
    let is_listed = model.list().rows.iter().any(|row| row.key == key);
    let route = match roadmap == PORTFOLIO {
        // What is shared is told about where it is listed; from elsewhere it is gone to.
        true if is_head || is_listed => None,
        true => model.place_of(ScreenRole::Shared, PORTFOLIO),
        false => model.tab_of(kind).map(|tab| Route::Roadmap(roadmap, tab)),
    };
    let Some(route) = route.filter(|route| *route != model.route) else {
        model
            .overlays
            .push(Overlay::Details(key, ScrollState::default()));
        return;
    };
    let list = model.lists.entry(route.clone()).or_default();
    list.filter.clear();
    list.select(key.clone());
    model.go(route);
    adding::into_sight(model, &key);
}
