//! From what the log holds to what is behind it, and from there to what the log says of it. Esc leads back.

use crate::model::{EntryRef, Kind, PORTFOLIO};
use crate::tui::app::screen::ScreenRole;
use crate::tui::app::{Dispatch, Model, Route, RowId, ToastLevel};
use crate::tui::state::log;

/// Follows the target.
pub(crate) fn follow(model: &mut Model, dispatch: &Dispatch) {
    let Some(key @ RowId::Entry(..)) = dispatch.target().cloned() else {
        let says = "No record names this: entries alone have something related";
        return model.say(ToastLevel::Plain, says);
    };
    let RowId::Entry(roadmap, kind, id) = &key else {
        return;
    };
    let shown = model.screen().and_then(|screen| screen.role());
    // A record of the log leads to what is behind it wherever it is shown; a risk or a decision does from the log.
    let is_record = matches!(kind, Kind::Change | Kind::Confirmation | Kind::Review);
    let in_log = shown == Some(ScreenRole::Records) && log::SORTS.contains(kind);
    match is_record || in_log {
        true => behind(model, &key),
        false => in_the_log(model, roadmap, *kind, id),
    }
}

/// To the first feedback that led to it, else to the entry it is about.
fn behind(model: &mut Model, key: &RowId) {
    let target = model.snapshot.found(key).and_then(|found| {
        let feedback = led_by(model, found);
        feedback.or_else(|| about(model, found))
    });
    let Some(RowId::Entry(roadmap, kind, id)) = target else {
        let says = "Nothing is named here that could be gone to, or it is not there any more";
        return model.say(ToastLevel::Plain, says);
    };
    let place = match kind {
        Kind::Decision | Kind::Risk => model.place_of(ScreenRole::Records, &roadmap),
        _ if roadmap == PORTFOLIO => None,
        kind => {
            let tab = model.tab_of(kind);
            tab.map(|tab| Route::Roadmap(roadmap.clone(), tab))
        }
    };
    let Some(place) = place else {
        let says = format!("It is about the {kind} {id}: Enter shows all about it");
        return model.say(ToastLevel::Plain, says);
    };
    go(model, place, Some(RowId::Entry(roadmap, kind, id)));
}

fn led_by(model: &Model, found: EntryRef) -> Option<RowId> {
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let feedback = log::feedback(file, found.kind, found.index);
    let mut all = feedback.into_iter();
    let found = all.find_map(|one| model.snapshot.resolve(found.roadmap, one, Kind::Feedback));
    model.snapshot.key(found?)
}

fn about(model: &Model, found: EntryRef) -> Option<RowId> {
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let one = match found.kind {
        Kind::Change => file.changes.get(found.index)?.item.as_ref()?,
        Kind::Confirmation => file.confirmations.get(found.index)?.items.first()?,
        Kind::Decision => file.decisions.get(found.index)?.about.first()?,
        Kind::Risk => file.risks.get(found.index)?.about.first()?,
        _ => return None,
    };
    let (kind, _) = file.find(one)?;
    model
        .snapshot
        .key(model.snapshot.resolve(found.roadmap, one, kind)?)
}

/// To the log, narrowed to what names an entry.
fn in_the_log(model: &mut Model, roadmap: &str, kind: Kind, id: &str) {
    let Some(route) = model.place_of(ScreenRole::Records, roadmap) else {
        return;
    };
    let filter = match kind {
        Kind::Feedback => format!("feedback:{id}|item:{id}|about:{id}"),
        _ => format!("item:{id}|items:{id}|about:{id}"),
    };
    let is_open = model.route == route;
    model
        .all_view_options
        .entry(route.clone())
        .or_default()
        .arrangement = 0;
    let list = model.lists.entry(route.clone()).or_default();
    let former = std::mem::replace(&mut list.filter, filter);
    go(model, route, None);
    if model.list().rows.is_empty() {
        model.list_mut().filter = former;
        match is_open {
            true => model.relist(),
            false => {
                model.go_back();
            }
        }
        model.say(ToastLevel::Plain, "The log says nothing of it yet");
    }
}

/// Goes there, so that Esc leads back also within one roadmap.
fn go(model: &mut Model, route: Route, cursor: Option<RowId>) {
    if let Some(key) = cursor {
        let list = model.lists.entry(route.clone()).or_default();
        list.filter.clear();
        list.select(key);
    }
    match route == model.route {
        true => model.relist(),
        false => model.visit(route),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Command;
    use crate::tui::app::Tab;
    use crate::tui::test_harness::TestHarness;

    const FILE: &str = "[cluster]\nname = \"A\"\n[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\nforecast = 2027-01-01\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nforecast = 2027-02-01\n[[feedback]]\nid = \"f-20260101-abcdefgh\"\non = 2026-01-01\nby = \"x\"\ntext = \"slow\"\n[[change]]\non = 2026-02-01\nby = \"x\"\nitem = \"lab\"\nfield = \"forecast\"\nto = 2027-01-01\nfeedback = [\"f-20260101-abcdefgh\"]\n[[change]]\non = 2026-01-15\nby = \"x\"\nitem = \"rig\"\nfield = \"forecast\"\nto = 2027-02-01\n";

    fn at(harness: &TestHarness) -> (Route, String) {
        let key = harness.model.list().key();
        let key = key.map(RowId::address).unwrap_or_default();
        (harness.model.route.clone(), key)
    }

    fn tab(tab: Tab) -> Route {
        Route::Roadmap("a".into(), tab)
    }

    #[test]
    fn a_change_leads_to_its_feedback_and_esc_comes_back() {
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 9 L");
        assert_eq!(
            at(&harness),
            (tab(Tab(Command::Feedback)), "a/f-20260101-abcdefgh".into())
        );
        harness.press("Esc");
        assert_eq!(at(&harness), (tab(Tab(Command::Log)), "a/change[1]".into()));
        harness.press("Down L");
        assert_eq!(
            at(&harness),
            (tab(Tab(Command::Milestones)), "a/rig".into()),
            "without feedback to what it changed"
        );
    }

    #[test]
    fn a_feedback_and_a_milestone_lead_to_what_the_log_says_of_them() {
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 6 L");
        assert_eq!(at(&harness), (tab(Tab(Command::Log)), "a/change[1]".into()));
        assert_eq!(harness.model.list().rows.len(), 1);
        harness.press("Esc");
        assert_eq!(
            harness.model.list().rows.len(),
            2,
            "Esc shows all of it first"
        );
        harness.press("Esc");
        assert_eq!(harness.model.route, tab(Tab(Command::Feedback)));
        harness.press("2 End L");
        assert_eq!(at(&harness), (tab(Tab(Command::Log)), "a/change[2]".into()));
    }

    #[test]
    fn a_record_shown_in_a_window_leads_to_what_it_is_about_and_nothing_leads_out_of_the_roadmap() {
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 9 Enter");
        assert!(!harness.model.overlays.is_empty());
        harness.press("L");
        assert!(harness.model.overlays.is_empty());
        assert_eq!(
            at(&harness).1,
            "a/f-20260101-abcdefgh",
            "the feedback that led to the change"
        );
        harness.press("Esc");
        assert_eq!(
            at(&harness).0,
            Route::Roadmap("a".into(), Tab::of(Command::Log).unwrap())
        );
    }

    #[test]
    fn escape_leads_back_to_the_tab_from_which_an_entry_was_opened() {
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 3");
        let timeline = harness.model.route.clone();
        harness.press("Enter");
        assert_ne!(harness.model.route, timeline);
        harness.press("Esc");
        assert_eq!(harness.model.route, timeline);
    }
}
