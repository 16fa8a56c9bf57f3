//! Keys and clicks in the palette.

use crate::commands::Command;
use crate::tui::app::palette_rows::Goal;
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::typed_line::type_line;
use crate::tui::app::update::{navigate, run_command};
use crate::tui::app::{CommandPalette, Dispatch, Model, Overlay, ToastLevel};
use crate::tui::input::{Key as Button, KeyCombo};

/// Types, chooses, or leaves.
pub(crate) fn press(
    model: &mut Model,
    mut palette: Box<CommandPalette>,
    chord: KeyCombo,
) -> Vec<Effect> {
    match (chord.key, chord.ctrl) {
        (Button::Enter, _) => {
            let index = palette.index;
            if palette.row(index).is_some() {
                return choose(model, &palette, index);
            }
            let says = "Nothing has all these words: Backspace takes letters back, Esc closes";
            model.say(ToastLevel::Plain, says);
        }
        (Button::Esc, _) | (Button::Char('c' | 'p'), true) => return Vec::new(),
        (Button::Down | Button::Tab, _) | (Button::Char('n'), true) => palette.step(1),
        (Button::Up, _) => palette.step(-1),
        (Button::PageDown, _) => palette.step(8.min(rest(&palette))),
        (Button::PageUp, _) => palette.step(-8.min(palette.index as isize)),
        _ => {
            let before = palette.line.text().to_owned();
            let keys = "type words of it, ↑↓ choose, Enter does it, Esc closes";
            type_line(model, &mut palette.line, chord, keys);
            if palette.line.text() != before {
                palette.look();
            }
        }
    }
    model.overlays.push(Overlay::Palette(palette));
    Vec::new()
}

fn rest(palette: &CommandPalette) -> isize {
    palette.found.len().saturating_sub(palette.index + 1) as isize
}

/// Closes the palette and does what the line says.
fn choose(model: &mut Model, palette: &CommandPalette, index: usize) -> Vec<Effect> {
    let goal = palette.row(index).map(|row| row.goal.clone());
    match goal {
        Some(Goal::Do(Command::Quit)) if !palette.names_quit() => {
            let key = model.keymap.label(Command::Quit);
            let says = format!("{key} leaves; here only the whole word quit does");
            model.say(ToastLevel::Plain, says);
        }
        Some(Goal::Do(action)) => {
            let dispatch = Dispatch::new(action, palette.origin.clone());
            return run_command::dispatch(model, dispatch);
        }
        Some(Goal::Go(key)) => navigate::go(model, key),
        None => {}
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::RowId;
    use crate::tui::test_harness::TestHarness;

    /// What the palette finds first for a word, on what needs somebody.
    fn found(word: &str) -> Vec<Command> {
        let mut harness = TestHarness::samples();
        harness.press(&format!("A : '{word}'"));
        let Some(Overlay::Palette(palette)) = harness.model.overlays.last() else {
            return Vec::new();
        };
        let rows = (0..8).filter_map(|index| palette.row(index));
        let goals = rows.filter_map(|row| match &row.goal {
            Goal::Do(action) => Some(*action),
            Goal::Go(_) => None,
        });
        goals.collect()
    }

    #[test]
    fn actions_are_found_by_plain_words() {
        for (word, action) in [
            ("zoom", Command::ZoomIn),
            ("pan", Command::Left),
            ("scroll", Command::PageDown),
            ("theme", Command::Theme),
            ("mouse", Command::Mouse),
            ("copy", Command::Copy),
            ("print", Command::ShowText),
            ("help", Command::Help),
            ("quit", Command::Quit),
            ("delete", Command::Drop),
            ("date", Command::Forecast),
            ("owner", Command::Owner),
            ("gantt", Command::Timeline),
            ("sort", Command::Arrange),
            ("search", Command::Filter),
        ] {
            let found = found(word);
            assert!(found.contains(&action), "{word}: {found:?}");
        }
    }

    #[test]
    fn only_its_exact_name_leaves() {
        for word in ["excel", "save", "exit", "qui", "q"] {
            let mut harness = TestHarness::samples();
            harness.press(&format!(": '{word}' Enter"));
            assert_eq!(harness.ended, None, "{word}");
        }
        for word in ["save", "exit"] {
            let mut harness = TestHarness::samples();
            harness.press(&format!("A : '{word}'"));
            let Some(Overlay::Palette(palette)) = harness.model.overlays.last() else {
                panic!("no palette");
            };
            let last = palette.row(palette.found.len() - 1);
            assert_eq!(
                last.map(|row| &row.goal),
                Some(&Goal::Do(Command::Quit)),
                "{word}"
            );
        }
        let mut harness = TestHarness::samples();
        harness.press(": 'quit' Enter");
        assert_eq!(harness.ended, Some(0));
    }

    /// The names of what a text finds, in the order in which they are shown.
    fn names(text: &str) -> Vec<String> {
        let mut harness = TestHarness::samples();
        harness.press(&format!(": '{text}'"));
        let Some(Overlay::Palette(palette)) = harness.model.overlays.last() else {
            panic!("no palette");
        };
        let rows = (0..palette.found.len()).filter_map(|index| palette.row(index));
        rows.map(|row| row.name.clone()).collect()
    }

    #[test]
    fn entries_are_found_by_words_of_title_id_and_cluster() {
        let mut harness = TestHarness::samples();
        harness.press(": 'surgical 17025'");
        let Some(Overlay::Palette(palette)) = harness.model.overlays.last() else {
            panic!("no palette");
        };
        let row = palette.row(0).unwrap();
        assert_eq!(
            (row.name.as_str(), row.cluster.as_str()),
            ("iso-17025", "Sialkot surgical instruments")
        );
        let screen = harness.screen(120, 30);
        let line = |screen: &str| {
            let mut lines = screen.lines();
            let line = lines.find(|line| line.contains("PNAC grants SIMTEL"));
            line.unwrap_or_default().to_owned()
        };
        assert!(line(&screen).contains("Sialkot surgical"), "{screen}");
        assert!(!line(&screen).contains("iso-17025"), "{screen}");
        harness.press("Esc : 'iso-17025'");
        let screen = harness.screen(120, 30);
        assert!(line(&screen).contains("iso-17025"), "{screen}");
        harness.press("Enter");
        let key = harness.model.list().key().map(RowId::address);
        assert_eq!(key.as_deref(), Some("sialkot-surgical/iso-17025"));
    }

    #[test]
    fn a_letter_costs_in_what_it_finds_and_what_is_typed_on_is_looked_for_there() {
        let texts: Vec<(String, String)> = (0..300)
            .map(|at| {
                let name = if at % 30 == 0 { "Zinc" } else { "Fans" };
                let text = format!("[cluster]\nname = \"{name} {at}\"\n");
                (format!("c{at:03}"), text)
            })
            .collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (&**id, &**text)).collect();
        let mut harness = TestHarness::of(&files);
        harness.press(":");
        let looked_at = |harness: &TestHarness| match harness.model.overlays.last() {
            Some(Overlay::Palette(palette)) => (palette.looked_at, palette.found.clone()),
            _ => panic!("no palette"),
        };
        harness.press("'zi'");
        let (rows, found) = looked_at(&harness);
        assert!(rows < 40, "{rows} rows were looked at for 10 clusters");
        harness.press("'nc'");
        let (typed_on, narrowed) = looked_at(&harness);
        assert!(typed_on <= found.len() + 1, "{typed_on}");
        assert_eq!(narrowed.len(), 10);
        harness.press("' 30'");
        assert_eq!(looked_at(&harness).1.len(), 1);
        // What is taken back or typed anew is looked for among all.
        harness.press("Ctrl-u 'fans 29'");
        assert_eq!(looked_at(&harness).1.len(), 13, "29, 129, 229, 290 to 299");
        // The next opening has the rows of the first, until the folder is read again.
        let kept = harness.model.palette_folder.clone().unwrap();
        harness.press("Esc :");
        let again = harness.model.palette_folder.clone().unwrap();
        assert!(std::sync::Arc::ptr_eq(&kept.rows, &again.rows));
        harness.press("Esc");
        harness.reread();
        harness.press(":");
        let anew = harness.model.palette_folder.clone().unwrap();
        assert!(!std::sync::Arc::ptr_eq(&kept.rows, &anew.rows));
    }

    #[test]
    fn loose_letters_find_nothing_and_whole_words_come_first() {
        assert!(!names("excel").contains(&"samples".to_owned()));
        assert_eq!(names("sialkot-surgical")[0], "sialkot-surgical");
        assert_eq!(names("review")[0], "review");
        assert_eq!(names("zzz"), Vec::<String>::new());
        // What cannot be done here comes behind everything else.
        let mut harness = TestHarness::samples();
        harness.press(": 'date'");
        let Some(Overlay::Palette(palette)) = harness.model.overlays.last() else {
            panic!("no palette");
        };
        let rows = (0..palette.found.len()).filter_map(|index| palette.row(index));
        let here: Vec<bool> = rows.map(|row| row.here).collect();
        assert!(here.contains(&false) && here.is_sorted_by(|a, b| a >= b));
    }

    #[test]
    fn what_cannot_be_done_here_says_so() {
        let mut harness = TestHarness::samples();
        harness.press(": 'zoom' Enter");
        let toast = harness.model.toast.clone().unwrap();
        assert!(toast.text.contains("needs the timeline"), "{}", toast.text);
        harness.press("Down Down Enter 3 : 'zoom closer' Enter");
        assert!(harness.model.view_options().column_days.is_some());
    }
}
