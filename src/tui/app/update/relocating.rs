//! Roadmaps that get another id, go to the archive or to the trash.

use crate::edit::Edit;
use crate::edit::operations::rename::refers_to;
use crate::model::PORTFOLIO;
use crate::store::relocate::Relocation;
use crate::tui::app::update::commit;
use crate::tui::app::update::fill;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{Dispatch, Model, RowId, ToastLevel};
use crate::tui::dialogs;
use crate::tui::state::display_name::cluster;
use crate::tui::state::snapshot::Snapshot;

/// The roadmap that a command is about; says why where it is about none.
fn target(model: &mut Model, dispatch: &Dispatch) -> Option<String> {
    match dispatch.target() {
        Some(RowId::Roadmap(id)) if id != PORTFOLIO && model.snapshot.position(id).is_some() => {
            Some(id.clone())
        }
        Some(RowId::Roadmap(id)) if id != PORTFOLIO => {
            let says = format!("{id}.toml cannot be read: correct it first (!)");
            model.say(ToastLevel::Plain, says);
            None
        }
        _ => {
            model.say(
                ToastLevel::Plain,
                "Only a cluster can be renamed, archived or deleted",
            );
            None
        }
    }
}

/// Opens the form for another id.
pub(crate) fn rename(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    match target(model, dispatch) {
        Some(id) => fill::open(model, dialogs::RenameRoadmap(id)),
        None => Vec::new(),
    }
}

/// Opens the form that asks why.
pub(crate) fn delete(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    match target(model, dispatch) {
        Some(id) => fill::open(model, dialogs::DeleteRoadmap(id)),
        None => Vec::new(),
    }
}

/// Archives at once: undo brings it back.
pub(crate) fn archive(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    let Some(id) = target(model, dispatch) else {
        return Vec::new();
    };
    let words = format!("archived: {}", cluster(&model.snapshot, &id));
    go(model, Relocation::Archive(id), Vec::new(), words)
}

/// Sends a roadmap to where it goes, with the edits that go along.
pub(crate) fn go(
    model: &mut Model,
    relocation: Relocation,
    files: Vec<(String, Vec<Edit>)>,
    words: String,
) -> Vec<Effect> {
    model.warning = match &relocation {
        Relocation::Archive(id) | Relocation::Delete(id) => still_named(&model.snapshot, id),
        Relocation::Rename { .. } => None,
    };
    commit::relocate(model, relocation, files, words)
}

/// Which roadmaps name the entries of one that goes.
fn still_named(snapshot: &Snapshot, id: &str) -> Option<String> {
    let files = snapshot.folder.portfolio.roadmaps.iter();
    let others = files.filter(|file| file.id != id && refers_to(file, id));
    let names: Vec<&str> = others.map(|file| file.name()).collect();
    let names = names.join(", ");
    (!names.is_empty()).then(|| format!("its entries are still named in {names}"))
}

#[cfg(test)]
mod tests {
    use crate::tui::app::update::tests::toast_text;
    use crate::tui::test_harness::TestHarness;

    #[test]
    fn a_roadmap_gets_another_id_with_every_reference_and_back() {
        let mut harness = TestHarness::small();
        let before = harness.texts.clone();
        harness.press("Down F Ctrl-u 'instruments' Ctrl-s");
        assert!(
            harness.texts.contains_key("instruments"),
            "{}",
            toast_text(&harness)
        );
        assert!(!harness.texts.contains_key("surgical"));
        assert!(harness.texts["fans"].contains("after = [\"instruments/iso\"]"));
        harness.press("u");
        assert_eq!(harness.texts, before, "{}", toast_text(&harness));
        harness.press("Down F Ctrl-u 'fans' Ctrl-s");
        assert!(
            harness
                .screen(80, 24)
                .contains("there is a roadmap fans already")
        );
        assert_eq!(harness.texts, before);
    }

    #[test]
    fn a_roadmap_is_archived_and_comes_back() {
        let mut harness = TestHarness::small();
        let before = harness.texts.clone();
        harness.press("Down Z");
        assert!(!harness.texts.contains_key("surgical"));
        assert!(
            toast_text(&harness).contains(
                "archived: Surgical instruments. But its entries are still named in Fans"
            ),
            "{}",
            toast_text(&harness)
        );
        harness.press("u");
        assert_eq!(harness.texts, before);
    }

    #[test]
    fn a_roadmap_is_deleted_with_its_reason_and_comes_back() {
        let mut harness = TestHarness::small();
        let before = harness.texts.clone();
        harness.press("X Ctrl-s");
        assert_eq!(harness.texts, before, "the reason is asked for");
        harness.press("'made twice' Ctrl-s");
        assert!(
            !harness.texts.contains_key("fans"),
            "{}",
            toast_text(&harness)
        );
        assert!(toast_text(&harness).contains("deleted (to the trash): Fans"));
        harness.press("u");
        assert_eq!(harness.texts.get("fans"), before.get("fans"));
    }

    #[test]
    fn making_a_roadmap_can_be_taken_back() {
        let mut harness = TestHarness::small();
        harness.press("N 'Bangles' Ctrl-s");
        assert!(
            harness.texts.contains_key("bangles"),
            "{}",
            toast_text(&harness)
        );
        harness.press("u");
        assert!(!harness.texts.contains_key("bangles"));
        harness.press("U");
        assert!(harness.texts.contains_key("bangles"));
    }

    #[test]
    fn dates_of_several_that_are_past_or_far_are_asked_about_once() {
        const FILE: &str = "[cluster]\nname = \"A\"\n\
            [[milestone]]\nid = \"a\"\ntitle = \"One\"\nforecast = 2026-12-31\n\
            [[milestone]]\nid = \"b\"\ntitle = \"Two\"\nforecast = 2027-01-31\n";
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 2 Space Space f '2026-03-01' F10");
        assert_eq!(harness.texts["a"], FILE);
        let screen = harness.screen(100, 30);
        assert!(screen.contains("is past: is it right?"), "{screen}");
        harness.press("F10");
        assert_eq!(
            harness.texts["a"].matches("forecast = 2026-03-01").count(),
            2
        );
    }
}
