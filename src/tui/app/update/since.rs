//! Showing what changed since when.

use std::sync::Arc;

use crate::dates::Since;
use crate::model::{PORTFOLIO, Portfolio};
use crate::tui::app::screen::ScreenRole;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{AnyDialog, Model, Overlay, SinceSource, SinceView};

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
    let asks = |overlay: &Overlay| matches!(overlay, Overlay::Form(open) if matches!(open.dialog, AnyDialog::ChooseSince(_)));
    let open = model
        .overlays
        .iter_mut()
        .rev()
        .find(|overlay| asks(overlay));
    match (found, open) {
        (Ok(then), open) => {
            let was_asked = open.is_some();
            model.overlays.retain(|overlay| !asks(overlay));
            // Who left the form meanwhile has thought better of it.
            if was_asked {
                show(model, SinceSource::Revision(then), words);
            }
        }
        (Err(why), Some(Overlay::Form(open))) => {
            let says =
                format!("\"{words}\" is no date, last-review or last-quarter, and no revision");
            open.form.refuse(format!("{says}: {why}"));
        }
        (Err(_), _) => {}
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
        let told = screen.contains("no revision:") && screen.contains("no git");
        assert!(told, "{screen}");
        harness.press("Esc");
        let first = Arc::clone(&harness.model.snapshot);
        let then = Arc::new(first.folder.portfolio.clone());
        harness.tell(Msg::Revision("HEAD".into(), Ok(then)));
        assert!(
            matches!(harness.model.route, Route::Roadmap(..)),
            "the form was left"
        );
    }

    #[test]
    fn without_git_no_revision_is_offered_and_what_is_no_day_is_told_under_its_field() {
        let mut harness = TestHarness::of(&[("fans", FILE)]);
        let form = harness.press("= F2").screen(80, 24);
        assert!(form.contains("HEAD"), "{form}");
        assert!(!form.contains("(leave empty)"), "it is needed: {form}");
        harness.press("Esc Esc");
        Arc::get_mut(&mut harness.model.snapshot).unwrap().in_git = false;
        let form = harness.press("= F2").screen(80, 24);
        assert!(!form.contains("HEAD") && !form.contains("git"), "{form}");
        harness.press("Esc Ctrl-u 'nonsense' F10");
        let form = harness.screen(80, 24);
        let line = form
            .lines()
            .find(|line| line.contains("\"nonsense\" is no date"));
        assert!(line.is_some(), "{form}");
        harness.press("Ctrl-u 'last-review' F10");
        assert!(harness.model.overlays.is_empty());
    }

    #[test]
    fn what_is_neither_a_day_nor_a_revision_says_so() {
        let mut harness = TestHarness::of(&[("fans", FILE)]);
        harness.press("= Ctrl-u 'nonsense' F10");
        let form = harness.screen(80, 24);
        assert!(form.contains("\"nonsense\" is no date"), "{form}");
        assert!(form.contains("no revision"), "{form}");
        assert!(matches!(
            harness.model.overlays.as_slice(),
            [Overlay::Form(_)]
        ));
        assert_eq!(harness.model.route, Route::Portfolio);
    }
}
