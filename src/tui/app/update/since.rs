//! Showing what changed since when.

use std::sync::Arc;

use crate::dates::Since;
use crate::model::{PORTFOLIO, Portfolio};
use crate::tui::app::screen::ScreenRole;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{Model, SinceSource, SinceView, ToastLevel};

/// It is said since when.
pub(crate) fn told(model: &mut Model, first: Since, words: String) -> Vec<Effect> {
    show(model, SinceSource::Log(first), words);
    Vec::new()
}

/// A revision is named: it is read beside the screen.
pub(crate) fn read(model: &mut Model, words: String) -> Vec<Effect> {
    model.busy = Some(format!("Reading the revision {words}"));
    vec![Effect::Revision(words)]
}

/// A revision was read, or there is none of that name.
pub(crate) fn found(
    model: &mut Model,
    words: String,
    found: Result<Arc<Portfolio>, String>,
) -> Vec<Effect> {
    model.busy = None;
    match found {
        Ok(then) => show(model, SinceSource::Revision(then), words),
        Err(why) => model.say(
            ToastLevel::Bad,
            format!("\"{words}\" is no date, last-review or last-quarter, and no revision: {why}"),
        ),
    }
    Vec::new()
}

fn show(model: &mut Model, source: SinceSource, words: String) {
    let Some(place) = model.place_of(ScreenRole::Changes, PORTFOLIO) else {
        return;
    };
    let scope = match model.route == place {
        true => model.since.scope.clone(),
        false => model.route.roadmap().map(str::to_owned),
    };
    let words = match source {
        SinceSource::Log(Since::Day(day)) => crate::dates::date::plain(day),
        _ => words,
    };
    model.since = SinceView::of(scope, source, words);
    model.lists.remove(&place);
    match model.route == place {
        true => model.relist(),
        false => model.go(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::changes::EntryFate;
    use crate::tui::app::update::{Msg, update};
    use crate::tui::app::{Route, RowId};
    use crate::tui::input::Input;
    use crate::tui::test_harness::TestHarness;

    const FILE: &str = "[cluster]\nname = \"Fans\"\n\
        [[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nbaseline = 2026-12-01\n\
        [[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n\
        [[review]]\non = 2026-10-01\nby = \"office\"\n\
        [[change]]\non = 2026-09-01\nby = \"office\"\nitem = \"lab\"\nfield = \"title\"\nfrom = \"Laboratory\"\nto = \"Lab\"\n\
        [[change]]\non = 2026-10-05\nby = \"office\"\nitem = \"rig\"\nfield = \"baseline\"\nfrom = 2026-11-01\nto = 2026-12-01\n\
        code = \"approval\"\nwhy = \"steel is late\"\n\
        [[change]]\non = 2026-10-06\nby = \"office\"\nitem = \"shed\"\nfield = \"removed\"\nfrom = { title = \"Shed\" }\n\
        code = \"scope\"\nwhy = \"not needed\"\n";

    fn told(harness: &TestHarness) -> Vec<(String, EntryFate)> {
        let entries = harness.model.since.entries.iter();
        entries.map(|one| (one.item.clone(), one.fate)).collect()
    }

    #[test]
    fn changes_since_a_day_or_the_last_review_are_listed_with_old_and_new() {
        let mut harness = TestHarness::of(&[("fans", FILE)]);
        harness.press("Enter 2 = F10");
        let rig = ("rig".to_owned(), EntryFate::Changed);
        let shed = ("shed".to_owned(), EntryFate::Removed);
        assert_eq!(told(&harness), [rig.clone(), shed.clone()]);
        let screen = harness.screen(80, 24);
        for words in [
            "since the last review",
            "1 Nov 2026",
            "1 Dec 2026",
            "Shed",
            "steel is late",
        ] {
            assert!(screen.contains(words), "{words}: {screen}");
        }
        harness.press("= Ctrl-u '2026-08-01' F10");
        let lab = ("lab".to_owned(), EntryFate::Changed);
        assert_eq!(told(&harness), [rig, shed, lab]);
        assert!(harness.screen(80, 24).contains("since 1 Aug 2026"));
    }

    #[test]
    fn a_revision_stands_beside_today_and_follows_every_edit() {
        let mut harness = TestHarness::of(&[("fans", FILE)]);
        harness.press("Enter 2 e Ctrl-u 'Test rig' F10 = Ctrl-u 'HEAD' F10");
        let changed = |id: &str| (id.to_owned(), EntryFate::Changed);
        assert_eq!(told(&harness), [changed("rig")]);
        let screen = harness.screen(80, 24);
        assert!(screen.contains("Test rig"), "{screen}");
        let key = harness.model.list().key().map(RowId::address);
        assert_eq!(key.as_deref(), Some("fans/rig"));
        harness.press("e Ctrl-u 'Rig' F10");
        assert!(told(&harness).is_empty(), "it is as it was");
    }

    #[test]
    fn while_a_revision_is_read_the_screen_says_so() {
        let mut harness = TestHarness::of(&[("fans", FILE)]);
        harness.press("Enter 2 = Ctrl-u 'HEAD'");
        let save = "F10".parse().expect("a key");
        let effects = update(&mut harness.model, Msg::Input(Input::Key(save)));
        assert!(matches!(&effects[..], [Effect::Revision(said)] if said == "HEAD"));
        let screen = harness.screen(80, 24);
        assert!(screen.contains("Reading the revision HEAD"), "{screen}");
        harness.tell(Msg::Revision("HEAD".into(), Err("no git".into())));
        let screen = harness.screen(80, 24);
        assert!(!screen.contains("Reading the revision"), "{screen}");
    }

    #[test]
    fn what_is_neither_a_day_nor_a_revision_says_so() {
        let mut harness = TestHarness::of(&[("fans", FILE)]);
        harness.press("= Ctrl-u 'nonsense' F10");
        let toast = harness
            .model
            .toast
            .clone()
            .map(|toast| toast.text)
            .unwrap_or_default();
        assert!(toast.starts_with("\"nonsense\" is no date"), "{toast}");
        assert_eq!(harness.model.route, Route::Portfolio);
    }
}
