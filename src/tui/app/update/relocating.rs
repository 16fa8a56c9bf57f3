//! Roadmaps that get another id, go to the archive or to the trash.

use crate::edit::operations::rename::refers_to;
use crate::model::PORTFOLIO;
use crate::store::relocate::Relocation;
use crate::tui::app::update::commit;
use crate::tui::app::update::fill;
use crate::tui::app::update::fill::submit::{act, text};
use crate::tui::app::update::message::Effect;
use crate::tui::app::{AnyDialog, Dispatch, Model, OpenDialog, Overlay, Route, RowId, ToastLevel};

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
        Some(id) => fill::open(model, AnyDialog::Rename(id)),
        None => Vec::new(),
    }
}

/// Opens the form that asks why.
pub(crate) fn delete(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    match target(model, dispatch) {
        Some(id) => fill::open(model, AnyDialog::Delete(id)),
        None => Vec::new(),
    }
}

/// Archives at once: undo brings it back.
pub(crate) fn archive(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    let Some(id) = target(model, dispatch) else {
        return Vec::new();
    };
    let name = model
        .snapshot
        .roadmap(&id)
        .map_or(id.clone(), |one| one.name().to_owned());
    let words = format!("{name} is in the archive{}", still_named(model, &id));
    leave(model, &id);
    let relocation = Relocation::Archive(id);
    commit::relocate(model, relocation, Vec::new(), words)
}

/// Saves the form of a new id or of a deletion.
pub(crate) fn save(model: &mut Model, mut open: Box<OpenDialog>) -> Vec<Effect> {
    let mut ids = model.ids.clone();
    let (relocation, words) = match &open.dialog {
        AnyDialog::Rename(old) => {
            let new = text(&open.form, "id").unwrap_or_default();
            if new == *old {
                model.say(ToastLevel::Plain, "Nothing was changed");
                return Vec::new();
            }
            if let Some(why) = taken(model, &new) {
                open.form.refuse(why);
                model.overlays.push(Overlay::Form(open));
                return Vec::new();
            }
            let words = format!("{old} is now {new}");
            let old = old.clone();
            (Relocation::Rename { old, new }, words)
        }
        AnyDialog::Delete(id) => {
            let name = model
                .snapshot
                .roadmap(id)
                .map_or(id.as_str(), |one| one.name());
            let words = format!("{name} is in the trash{}", still_named(model, id));
            (Relocation::Delete(id.clone()), words)
        }
        _ => return Vec::new(),
    };
    match act(model, &open, &mut ids) {
        Ok(made) => {
            model.overlays.push(Overlay::Form(open));
            let (Relocation::Rename { old: id, .. }
            | Relocation::Archive(id)
            | Relocation::Delete(id)) = &relocation;
            let id = id.clone();
            leave(model, &id);
            commit::relocate(model, relocation, made.work.files, words)
        }
        Err(refusal) => {
            open.form
                .refuse(format!("not saved yet: {}", refusal.message));
            model.overlays.push(Overlay::Form(open));
            Vec::new()
        }
    }
}

/// Why an id cannot be given.
fn taken(model: &Model, id: &str) -> Option<String> {
    let portfolio = &model.snapshot.folder.portfolio;
    let is_taken = portfolio.file_of(id).is_some() || portfolio.unread.iter().any(|one| one == id);
    if is_taken || id == PORTFOLIO {
        return Some(format!("not saved yet: there is a roadmap {id} already"));
    }
    // References in there could not follow.
    let unread = portfolio.unread.first()?;
    Some(format!(
        "not saved yet: {unread}.toml cannot be read, so what it says of this roadmap could not follow"
    ))
}

/// Which roadmaps name its entries still.
fn still_named(model: &Model, id: &str) -> String {
    let files = model.snapshot.folder.portfolio.roadmaps.iter();
    let others = files.filter(|file| file.id != id && refers_to(file, id));
    let names: Vec<&str> = others.map(|file| file.name()).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("; its entries are still named in {}", names.join(", ")),
    }
}

/// Where the person is in the roadmap that goes, home comes next.
fn leave(model: &mut Model, id: &str) {
    if model.route.roadmap() == Some(id) {
        model.then = Some(Route::Portfolio);
    }
    model.back.retain(|place| place.roadmap() != Some(id));
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
                "Surgical instruments is in the archive; its entries are still named in Fans"
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
        assert!(toast_text(&harness).contains("Fans is in the trash"));
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
