//! Choosing which of the values holds that people gave apart.

use crate::edit::ChangeReason;
use crate::edit::merge::settle;
use crate::tui::app::update::commit::commit;
use crate::tui::app::update::fill::{self};
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::transaction::transaction;
use crate::tui::app::{AnyDialog, ConflictPicker, Dispatch, Model, Overlay, ToastLevel};
use crate::tui::dialogs;
use crate::tui::dialogs::resolve_conflict::{VALUE, settled};
use crate::tui::input::{Key as Button, KeyCombo};

/// Opens the choice about the target.
pub(crate) fn open(model: &mut Model, dispatch: &Dispatch) {
    let conflict = dispatch
        .target()
        .and_then(|key| model.snapshot.conflict(key));
    let Some(key) = conflict.map(|conflict| conflict.key.clone()) else {
        return model.say(ToastLevel::Plain, "It is settled already");
    };
    model.overlays.push(Overlay::Conflict(ConflictPicker {
        key,
        index: 0,
        top: None,
    }));
}

/// Moves among the values, or takes one.
pub(crate) fn press(
    model: &mut Model,
    mut choosing: ConflictPicker,
    chord: KeyCombo,
) -> Vec<Effect> {
    let Some(conflict) = model.snapshot.conflict(&choosing.key) else {
        model.say(ToastLevel::Plain, "It is settled already");
        return Vec::new();
    };
    let values = conflict.one.sides.len();
    let offers = values + usize::from(conflict.one.takes_another());
    let last = offers.saturating_sub(1);
    let page = usize::from(model.size.1 / 2).max(1);
    let taken = match chord.command().key {
        Button::Right | Button::Down | Button::Tab | Button::Char('l' | 'j') => {
            choosing.index = if choosing.index >= last {
                0
            } else {
                choosing.index + 1
            };
            choosing.top = None;
            None
        }
        Button::Left | Button::Up | Button::Char('h' | 'k') => {
            choosing.index = choosing.index.checked_sub(1).unwrap_or(last);
            choosing.top = None;
            None
        }
        Button::PageDown => {
            let top = model.drawn.window_top + page;
            choosing.top = Some(top.min(model.drawn.window_extent));
            None
        }
        Button::PageUp => {
            choosing.top = Some(model.drawn.window_top.saturating_sub(page));
            None
        }
        Button::Enter => Some(choosing.index),
        Button::Char(digit @ '1'..='9') => Some(digit as usize - '1' as usize),
        Button::Esc | Button::Backspace | Button::Char('q') => return Vec::new(),
        _ => Some(usize::MAX),
    };
    match taken {
        Some(index) if index < offers => take(model, choosing, index),
        _ => {
            if taken.is_some() {
                let says =
                    format!("{chord} is none of these: ←→ choose, Enter takes it, Esc leaves it");
                model.say(ToastLevel::Plain, says);
            }
            model.overlays.push(Overlay::Conflict(choosing));
            Vec::new()
        }
    }
}

/// Takes one of the values; behind them opens the form for another.
fn take(model: &mut Model, choosing: ConflictPicker, index: usize) -> Vec<Effect> {
    let Some(conflict) = model.snapshot.conflict(&choosing.key).cloned() else {
        return Vec::new();
    };
    let Some(side) = conflict.one.sides.get(index) else {
        return fill::open(model, dialogs::ResolveConflict(choosing.key));
    };
    let value = side.value.clone();
    let words = settled(&model.snapshot, &conflict, value.as_ref());
    let made = transaction(model, |transaction| {
        settle(
            transaction,
            conflict.file,
            &conflict.one,
            value,
            &ChangeReason::default(),
        )
    });
    match made {
        Ok(work) => commit(model, work, words),
        Err(refusal) if refusal.asks.is_some() => {
            // The log does not say why it was given: whoever takes it has to.
            let typed = side.value.as_ref().map(|value| value.plain());
            let dialog = AnyDialog::ResolveConflict(dialogs::ResolveConflict(choosing.key));
            let kept = model.drafts.entry(dialog.clone()).or_default();
            if kept.fields.is_empty() {
                kept.fields = vec![(VALUE.to_owned(), typed.unwrap_or_default())];
            }
            let effects = fill::open(model, dialog);
            model.say(ToastLevel::Plain, refusal.message);
            effects
        }
        Err(refusal) => {
            model.overlays.push(Overlay::Conflict(choosing));
            model.say(ToastLevel::Bad, refusal.message);
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::commands::{Command, ScreenId};
    use crate::tui::app::{Overlay, Route};
    use crate::tui::test_harness::TestHarness;

    const FILE: &str = r#"
[cluster]
name = "A"

[[milestone]]
id = "lab"
title = "Lab"
baseline = 2026-09-30
forecast = 2026-11-30
colour = "red"

[[milestone]]
id = "rig"
title = "Rig"

[[change]]
on = 2026-10-12
by = "Khan"
item = "lab"
field = "forecast"
to = 2026-11-30
code = "procurement"
why = "held at customs"

[[conflict]]
item = "lab"
field = "forecast"
base = 2026-09-30
ours = 2026-11-30
theirs = 2027-01-31
ours_by = "Khan"
theirs_by = "Iqbal"

[[conflict]]
item = "lab"
field = "colour"
ours = "red"
theirs = "blue"

[[conflict]]
item = "rig"
field = "removed"
ours = false
theirs = true
"#;

    fn harness() -> TestHarness {
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("W");
        assert_eq!(
            harness.model.route,
            Route::Screen(ScreenId::Of(Command::Conflicts))
        );
        harness
    }

    #[test]
    fn the_values_stand_side_by_side_with_who_when_and_why() {
        let mut harness = harness();
        let screen = harness.press("Enter").screen(100, 30);
        for words in [
            "1 ours",
            "Mon 30 Nov 2026",
            "Khan, 12 Oct 2026",
            "procurement: held at customs",
            "2 theirs",
            "Sun 31 Jan 2027",
            "Iqbal",
            "3 another value",
        ] {
            assert!(screen.contains(words), "{words}:\n{screen}");
        }
        let narrow = harness.screen(46, 24);
        assert!(narrow.contains("31 Jan 2027"), "{narrow}");
    }

    #[test]
    fn the_chosen_value_holds_the_rejected_one_is_logged_and_all_of_it_can_be_undone() {
        let mut harness = harness();
        harness.press("Enter 2");
        let text = &harness.texts["a"];
        assert!(text.contains("forecast = 2027-01-31\n"), "{text}");
        assert!(!text.contains("field = \"forecast\"\nbase"), "{text}");
        assert!(
            text.contains("from = 2026-11-30\nto = 2027-01-31"),
            "{text}"
        );
        assert_eq!(harness.model.list().rows.len(), 2);
        harness.press("u");
        assert_eq!(harness.texts["a"], FILE);
        assert_eq!(harness.model.list().rows.len(), 3);
    }

    #[test]
    fn what_stands_can_hold_and_a_third_value_can_be_typed() {
        let mut harness = harness();
        harness.press("Enter Enter");
        assert!(harness.texts["a"].contains("from = 2027-01-31\nto = 2026-11-30"));
        harness.press("u Home Enter 3");
        assert!(matches!(
            harness.model.overlays.last(),
            Some(Overlay::Form(_))
        ));
        harness.press("'2027-03-31' F10");
        let text = &harness.texts["a"];
        assert!(text.contains("forecast = 2027-03-31\n"), "{text}");
        for day in ["2026-11-30", "2027-01-31"] {
            assert!(
                text.contains(&format!("from = {day}\nto = 2027-03-31")),
                "{text}"
            );
        }
    }

    #[test]
    fn a_key_that_the_format_does_not_know_is_settled_too() {
        for (keys, wanted) in [
            ("1", "colour = \"red\"\n"),
            ("2", "colour = \"blue\"\n"),
            ("3 'green' F10", "colour = \"green\"\n"),
        ] {
            let mut harness = harness();
            harness.press("Down Enter").press(keys);
            let text = &harness.texts["a"];
            assert!(text.contains(wanted), "{text}");
            assert!(!text.contains("ours = \"red\""), "{text}");
            assert!(text.contains("field = \"colour\"\nfrom ="), "{text}");
        }
    }

    #[test]
    fn what_was_removed_apart_is_kept_or_goes() {
        for (key, stays) in [("1", true), ("2", false)] {
            let mut harness = harness();
            harness.press("End Enter").press(key);
            let text = &harness.texts["a"];
            assert_eq!(text.contains("title = \"Rig\"\n\n"), stays, "{text}");
            assert!(!text.contains("theirs = true"), "{text}");
            let said = if stays { "kept: Rig" } else { "removed: Rig" };
            let screen = harness.screen(100, 30);
            assert!(screen.contains(said), "{screen}");
        }
    }

    #[test]
    fn what_two_people_added_apart_is_one_entry_or_two() {
        let file = r#"
[cluster]
name = "A"

[[milestone]]
id = "lab"
title = "Calibration lab"

[[conflict]]
item = "lab"
field = "added"
ours = { id = "lab", title = "Calibration lab" }
theirs = { id = "lab", title = "Test lab", weight = 3 }
ours_by = "Khan"
theirs_by = "Iqbal"
"#;
        for (key, wanted, said) in [
            (
                "1",
                "weight = 3\n\n[[conflict]]\nitem = \"lab\"\nfield = \"title\"",
                "one entry made of both: Calibration lab",
            ),
            (
                "2",
                "id = \"lab-2\"\ntitle = \"Test lab\"",
                "both kept, as two entries: Calibration lab",
            ),
        ] {
            let mut harness = TestHarness::of(&[("a", file)]);
            let listed = harness.press("W").screen(200, 30);
            for words in ["Calibration lab, by Khan", "Test lab, by Iqbal"] {
                assert!(listed.contains(words), "{words}:\n{listed}");
            }
            let screen = harness.press("W Enter").screen(100, 30);
            for words in [
                "added by two people",
                "added by Khan (stands for now)",
                "title: Test lab",
                "weight: (empty)",
                "1 one entry",
                "2 two entries",
            ] {
                assert!(screen.contains(words), "{words}:\n{screen}");
            }
            assert!(!screen.contains("another value"), "{screen}");
            harness.press(key);
            let text = &harness.texts["a"];
            assert!(text.contains(wanted), "{text}");
            let screen = harness.screen(100, 30);
            assert!(screen.contains(said), "{screen}");
            harness.press("u");
            assert_eq!(harness.texts["a"], file);
            let hidden = harness.press("v").screen(200, 30);
            assert!(!hidden.contains("Iqbal"), "{hidden}");
            harness.press("v Enter Esc");
            let presenting = harness.press("v W Enter").screen(100, 30);
            assert!(!presenting.contains("Iqbal"), "{presenting}");
            assert!(!presenting.contains("Test lab"), "{presenting}");
        }
    }

    #[test]
    fn it_is_reached_from_the_entry_that_has_the_flag() {
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 2");
        let key = harness.model.list().key().cloned();
        harness.press("w");
        assert!(
            matches!(harness.model.overlays.last(), Some(Overlay::Conflict(_))),
            "{key:?}"
        );
        harness.press("Esc v W");
        assert!(
            !harness.screen(100, 30).contains("Khan"),
            "names are hidden while presenting"
        );
    }
}
