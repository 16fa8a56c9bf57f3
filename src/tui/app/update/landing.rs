//! Where the cursor stands on a screen that is opened from an entry: on that entry, else on what is related to it.

use crate::model::{Entry, Kind, PORTFOLIO, ValueType};
use crate::tui::app::update::adding;
use crate::tui::app::{Model, Route, Row, RowId};
use crate::tui::state::snapshot::Snapshot;

/// A list of more rows is not searched for what is related, nor for what a view of it hides: a key is answered at once.
const MANY: usize = 5_000;

/// Goes to a screen from an entry, and puts the cursor there on what belongs to that.
pub(crate) fn go(model: &mut Model, route: Route, from: Option<&RowId>) {
    if route == model.route {
        return;
    }
    let is_known = model.lists.contains_key(&route);
    model.go(route);
    land(model, from, is_known);
}

/// Puts the cursor of the screen that was opened on the entry from which it was opened, where it lists that; else on the
/// entry of which that is a part; else on a row that it names, or that names it. On a screen that was seen before the
/// cursor stays on such a row.
fn land(model: &mut Model, from: Option<&RowId>, is_known: bool) {
    let Some(key) = from else {
        return;
    };
    let is_cluster = |row: &Row| matches!(row.key, RowId::Roadmap(_));
    if matches!(key, RowId::Roadmap(_)) && !model.list().rows.iter().all(is_cluster) {
        return;
    }
    let holder = model.snapshot.holder(key);
    let holder = holder.and_then(|found| model.snapshot.key(found));
    for key in std::iter::once(key).chain(&holder) {
        if is_listed(model, key) {
            model.list_mut().select(key.clone());
            return adding::into_sight(model, key);
        }
    }
    if model.list().rows.len() > MANY {
        return;
    }
    let snapshot = &model.snapshot;
    let rank = |row: &RowId| match names(snapshot, key, row) {
        Some(place) => Some((0, place)),
        None => names(snapshot, row, key).map(|_| (1, 0)),
    };
    if is_known && model.list().key().and_then(rank).is_some() {
        return;
    }
    let rows = model.list().rows.iter().map(|row| &row.key);
    let related = rows.filter_map(|row| Some((!is_told(model, key, row), rank(row)?, row)));
    let first = related.min_by_key(|(told, rank, _)| (*told, *rank));
    if let Some((.., row)) = first {
        let row = row.clone();
        model.list_mut().select(row);
    }
}

/// Whether the screen lists an entry, in any of its views; of a list that is narrowed what it was narrowed to.
fn is_listed(model: &Model, key: &RowId) -> bool {
    if model.list().rows.iter().any(|row| row.key == *key) {
        return true;
    }
    if !model.list().filter.is_empty() || model.list().rows.len() > MANY {
        return false;
    }
    all_rows(model).iter().any(|row| row.key == *key)
}

/// The rows of the screen without filter and headings.
fn all_rows(model: &Model) -> Vec<Row> {
    let rows = model.screen().map(|screen| match model.route.roadmap() {
        Some(roadmap) => screen.rows_of(model, roadmap),
        None => screen.rows(model),
    });
    rows.unwrap_or_default()
}

/// Whether a flag of an entry names another one.
fn is_told(model: &Model, key: &RowId, other: &RowId) -> bool {
    let RowId::Entry(_, kind, id) = other else {
        return false;
    };
    let is_entry = !matches!(kind, Kind::Change | Kind::Confirmation | Kind::Review);
    let mut flags = model.snapshot.flags_of(key);
    is_entry && flags.any(|flag| flag.message.contains(id.as_str()))
}

/// The place at which an entry names another one, among all that it names; `None` where it does not.
fn names(snapshot: &Snapshot, one: &RowId, other: &RowId) -> Option<usize> {
    let (RowId::Entry(file, ..), RowId::Entry(roadmap, kind, id)) = (one, other) else {
        return None;
    };
    let entry = snapshot.entry_of(one).filter(|_| kind.has_id())?;
    references(entry).position(|reference| match reference.split_once('/') {
        Some((of, named)) => of == roadmap && named == id,
        None => reference == id && (file == roadmap || roadmap == PORTFOLIO),
    })
}

/// What an entry names.
fn references(entry: &dyn Entry) -> impl Iterator<Item = &str> {
    let fields = entry.fields().iter().enumerate();
    let naming = fields.filter(|(_, field)| matches!(field.shape, ValueType::Reference(_)));
    naming.flat_map(|(at, _)| entry.references(at).iter().map(|one| one.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::Tab;
    use crate::tui::test_harness::TestHarness;

    fn cursor(harness: &TestHarness) -> String {
        harness
            .model
            .list()
            .key()
            .map_or_else(String::new, RowId::address)
    }

    #[test]
    fn a_remedy_that_leads_to_the_register_leads_to_the_risk_that_it_is_about() {
        let mut harness = TestHarness::samples();
        harness.press("A / 'flag:assumption-broken' Enter");
        let rows = harness.model.list().rows.clone();
        assert!(rows.len() > 1, "{rows:?}");
        for (at, of) in rows.iter().enumerate() {
            harness.press("A").model.list_mut().select_index(at);
            let screen = harness.screen(200, 60);
            assert!(
                screen.contains("and close the risk") && screen.contains("(9)"),
                "{screen}"
            );
            harness.press("9");
            let row = harness.model.list().key().cloned();
            let Some(RowId::Entry(_, Kind::Risk, id)) = row else {
                panic!("{row:?} of {:?}", of.key);
            };
            let flags: Vec<_> = harness.model.snapshot.flags_of(&of.key).collect();
            let is_told = flags.iter().any(|flag| flag.message.contains(&id));
            assert!(is_told, "{id}: {flags:?}");
        }
    }

    #[test]
    fn a_tab_that_is_opened_from_an_entry_that_it_lists_has_the_cursor_on_it() {
        let mut harness = TestHarness::samples();
        harness.press("A");
        let rows = harness.model.list().rows.clone();
        let mut landed = 0;
        for (at, row) in rows.iter().enumerate().step_by(5) {
            let Some(roadmap) = row.key.roadmap() else {
                continue;
            };
            for (key, tab) in ('1'..='9').zip(Tab::all()) {
                harness.press("A").model.list_mut().select_index(at);
                let route = Route::Roadmap(roadmap.to_owned(), tab);
                let screen = harness.model.screen_of(&route).unwrap();
                let listed = screen.rows_of(&harness.model, roadmap);
                let is_listed = listed.iter().any(|one| one.key == row.key);
                harness.press(&key.to_string());
                if is_listed {
                    landed += 1;
                    assert_eq!(cursor(&harness), row.key.address(), "{key}");
                }
            }
        }
        assert!(landed > 20, "{landed}");
    }

    #[test]
    fn a_tab_that_does_not_list_the_entry_has_the_cursor_on_what_it_names() {
        let mut harness = TestHarness::samples();
        harness.press(": 'duty-review' Enter");
        assert_eq!(cursor(&harness), "gujrat-fans/duty-review");
        let entry = harness
            .model
            .snapshot
            .entry_of(harness.model.list().key().unwrap());
        let owner = entry.unwrap().value("owner").unwrap().plain();
        harness.press("7");
        let row = harness.model.list().key().cloned().unwrap();
        assert!(row.address().ends_with(&owner), "{row:?} {owner}");
        harness.press("2");
        assert_eq!(cursor(&harness), "gujrat-fans/duty-review", "and back");
        harness.press("P Down Down T");
        assert_eq!(
            cursor(&harness),
            "sialkot-surgical",
            "of clusters the same one"
        );
        harness.press("A");
        let first = harness.model.list().rows[0].key.address();
        assert_eq!(cursor(&harness), first, "flags are no clusters");
    }
}
