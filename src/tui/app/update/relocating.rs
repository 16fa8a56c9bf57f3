//! Roadmaps that get another id, go to the archive or to the trash.

use crate::edit::operations::rename::refers_to;
use crate::model::PORTFOLIO;
use crate::store::relocate::Relocation;
use crate::tui::app::update::commit;
use crate::tui::app::update::fill;
use crate::tui::app::update::fill::submit::{act, text};
use crate::tui::app::update::message::Effect;
use crate::tui::app::{Dispatch, Filling, Key, Model, Overlay, Place, Purpose, Tone};

/// The roadmap that a command is about; says why where it is about none.
fn target(model: &mut Model, dispatch: &Dispatch) -> Option<String> {
    match dispatch.target() {
        Some(Key::Roadmap(id)) if id != PORTFOLIO && model.known.position(id).is_some() => {
            Some(id.clone())
        }
        Some(Key::Roadmap(id)) if id != PORTFOLIO => {
            let says = format!("{id}.toml cannot be read: correct it first (!)");
            model.say(Tone::Plain, says);
            None
        }
        _ => {
            model.say(
                Tone::Plain,
                "Only a cluster can be renamed, archived or deleted",
            );
            None
        }
    }
}

/// Opens the form for another id.
pub(crate) fn rename(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    match target(model, dispatch) {
        Some(id) => fill::open(model, Purpose::Rename(id)),
        None => Vec::new(),
    }
}

/// Opens the form that asks why.
pub(crate) fn delete(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    match target(model, dispatch) {
        Some(id) => fill::open(model, Purpose::Delete(id)),
        None => Vec::new(),
    }
}

/// Archives at once: undo brings it back.
pub(crate) fn archive(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    let Some(id) = target(model, dispatch) else {
        return Vec::new();
    };
    let name = model
        .known
        .roadmap(&id)
        .map_or(id.clone(), |one| one.name().to_owned());
    let words = format!("{name} is in the archive{}", still_named(model, &id));
    leave(model, &id);
    let relocation = Relocation::Archive(id);
    commit::relocate(model, relocation, Vec::new(), words)
}

/// Saves the form of a new id or of a deletion.
pub(crate) fn save(model: &mut Model, mut filling: Box<Filling>) -> Vec<Effect> {
    let mut dice = model.dice.clone();
    let (relocation, words) = match &filling.purpose {
        Purpose::Rename(old) => {
            let new = text(&filling.form, "id").unwrap_or_default();
            if new == *old {
                model.say(Tone::Plain, "Nothing was changed");
                return Vec::new();
            }
            if let Some(why) = taken(model, &new) {
                filling.form.refuse(why);
                model.overlays.push(Overlay::Form(filling));
                return Vec::new();
            }
            let words = format!("{old} is now {new}");
            let old = old.clone();
            (Relocation::Rename { old, new }, words)
        }
        Purpose::Delete(id) => {
            let name = model
                .known
                .roadmap(id)
                .map_or(id.as_str(), |one| one.name());
            let words = format!("{name} is in the trash{}", still_named(model, id));
            (Relocation::Delete(id.clone()), words)
        }
        _ => return Vec::new(),
    };
    match act(model, &filling, &mut dice) {
        Ok(made) => {
            model.overlays.push(Overlay::Form(filling));
            let (Relocation::Rename { old: id, .. }
            | Relocation::Archive(id)
            | Relocation::Delete(id)) = &relocation;
            let id = id.clone();
            leave(model, &id);
            commit::relocate(model, relocation, made.work.files, words)
        }
        Err(refusal) => {
            filling
                .form
                .refuse(format!("not saved yet: {}", refusal.message));
            model.overlays.push(Overlay::Form(filling));
            Vec::new()
        }
    }
}

/// Why an id cannot be given.
fn taken(model: &Model, id: &str) -> Option<String> {
    let portfolio = &model.known.folder.portfolio;
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
    let files = model.known.folder.portfolio.roadmaps.iter();
    let others = files.filter(|file| file.id != id && refers_to(file, id));
    let names: Vec<&str> = others.map(|file| file.name()).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("; its entries are still named in {}", names.join(", ")),
    }
}

/// Where the person is in the roadmap that goes, home comes next.
fn leave(model: &mut Model, id: &str) {
    if model.place.roadmap() == Some(id) {
        model.then = Some(Place::Portfolio);
    }
    model.back.retain(|place| place.roadmap() != Some(id));
}

#[cfg(test)]
mod tests {
    use crate::tui::app::update::tests::said;
    use crate::tui::test_harness::Trial;

    #[test]
    fn a_roadmap_gets_another_id_with_every_reference_and_back() {
        let mut trial = Trial::small();
        let before = trial.texts.clone();
        trial.press("Down F Ctrl-u 'instruments' Ctrl-s");
        assert!(trial.texts.contains_key("instruments"), "{}", said(&trial));
        assert!(!trial.texts.contains_key("surgical"));
        assert!(trial.texts["fans"].contains("after = [\"instruments/iso\"]"));
        trial.press("u");
        assert_eq!(trial.texts, before, "{}", said(&trial));
        trial.press("Down F Ctrl-u 'fans' Ctrl-s");
        assert!(
            trial
                .screen(80, 24)
                .contains("there is a roadmap fans already")
        );
        assert_eq!(trial.texts, before);
    }

    #[test]
    fn a_roadmap_is_archived_and_comes_back() {
        let mut trial = Trial::small();
        let before = trial.texts.clone();
        trial.press("Down Z");
        assert!(!trial.texts.contains_key("surgical"));
        assert!(
            said(&trial).contains(
                "Surgical instruments is in the archive; its entries are still named in Fans"
            ),
            "{}",
            said(&trial)
        );
        trial.press("u");
        assert_eq!(trial.texts, before);
    }

    #[test]
    fn a_roadmap_is_deleted_with_its_reason_and_comes_back() {
        let mut trial = Trial::small();
        let before = trial.texts.clone();
        trial.press("X Ctrl-s");
        assert_eq!(trial.texts, before, "the reason is asked for");
        trial.press("'made twice' Ctrl-s");
        assert!(!trial.texts.contains_key("fans"), "{}", said(&trial));
        assert!(said(&trial).contains("Fans is in the trash"));
        trial.press("u");
        assert_eq!(trial.texts.get("fans"), before.get("fans"));
    }

    #[test]
    fn making_a_roadmap_can_be_taken_back() {
        let mut trial = Trial::small();
        trial.press("N 'Bangles' Ctrl-s");
        assert!(trial.texts.contains_key("bangles"), "{}", said(&trial));
        trial.press("u");
        assert!(!trial.texts.contains_key("bangles"));
        trial.press("U");
        assert!(trial.texts.contains_key("bangles"));
    }

    #[test]
    fn dates_of_several_that_are_past_or_far_are_asked_about_once() {
        const FILE: &str = "[cluster]\nname = \"A\"\n\
            [[milestone]]\nid = \"a\"\ntitle = \"One\"\nforecast = 2026-12-31\n\
            [[milestone]]\nid = \"b\"\ntitle = \"Two\"\nforecast = 2027-01-31\n";
        let mut trial = Trial::of(&[("a", FILE)]);
        trial.press("Enter 2 Space Space f '2026-03-01' F10");
        assert_eq!(trial.texts["a"], FILE);
        let screen = trial.screen(100, 30);
        assert!(screen.contains("is past: is it right?"), "{screen}");
        trial.press("F10");
        assert_eq!(trial.texts["a"].matches("forecast = 2026-03-01").count(), 2);
    }
}
