//! Every key in every place: it does something or says why not, and over a window it does nothing to what lies behind.

use std::collections::BTreeMap;

use crate::tui::app::ScrollState;
use crate::tui::app::overlay::TextPage;
use crate::tui::app::update::*;
use crate::tui::app::{ConflictPicker, LineInput};
use crate::tui::draw;
use crate::tui::test_harness::TestHarness;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Keys that need no word where they have nothing more to do: the cursor is at the edge already.
const MOVES: [&str; 30] = [
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Tab",
    "Shift-Tab",
    "Space",
    "k",
    "j",
    "h",
    "l",
    "g",
    "G",
    "Ctrl-b",
    "Ctrl-f",
    "Ctrl-a",
    "Ctrl-e",
    "Ctrl-Left",
    "Ctrl-Right",
    "Backspace",
    "Delete",
    "Ctrl-h",
    "Esc",
    "Shift-Up",
    "Shift-Down",
    "Ctrl-n",
];

/// Every key that a terminal can send alone or with one of Ctrl and Alt.
fn keys() -> Vec<String> {
    let named = [
        "Enter",
        "Esc",
        "Tab",
        "Shift-Tab",
        "Backspace",
        "Delete",
        "Insert",
        "Up",
        "Down",
        "Left",
        "Right",
        "Home",
        "End",
        "PgUp",
        "PgDn",
        "Space",
        "Ctrl-Left",
        "Ctrl-Right",
        "Alt-Enter",
        "Shift-Up",
        "Shift-Down",
    ];
    let mut keys: Vec<String> = named.map(str::to_owned).into();
    keys.extend(('!'..='~').map(String::from));
    keys.extend(["ض", "۵", "中"].map(str::to_owned));
    keys.extend((1..=12).map(|number| format!("F{number}")));
    for letter in 'a'..='z' {
        keys.push(format!("Alt-{letter}"));
        let ctrl: KeyCombo = format!("Ctrl-{letter}").parse().unwrap();
        if ctrl.unreachable().is_none() {
            keys.push(ctrl.to_string());
        }
    }
    keys
}

/// Keys that lead to the windows, menus and forms of two small roadmaps.
const LEADING: [&str; 68] = [
    "A Right",
    "Enter 2 Right",
    "Enter 3 ]",
    "J",
    "J 2",
    "J Enter",
    "R",
    "A R End",
    "A R Enter",
    "v",
    "v Enter 2",
    "Enter 2 Space Down Space",
    "Enter 2 / 'xyz' Enter",
    "Enter 2 /",
    "/",
    "A /",
    "?",
    "? 'milestone'",
    "m",
    "Enter 2 m",
    ":",
    ": 'iso'",
    ": 'xyzzy'",
    "a",
    "Enter 2 a",
    "Enter 2 a z",
    "K",
    "K Enter",
    "N",
    "@",
    "n",
    "n F9",
    "n Tab Enter",
    "Enter 2 e",
    "Enter 2 e Enter",
    "Enter 2 e F1",
    "Enter 2 e Up",
    "Enter 2 e Up Left",
    "Enter 2 e Tab Tab Enter",
    "Enter 2 e PgDn PgDn",
    "Enter 2 f",
    "Enter 2 f F2",
    "Enter 2 f Up",
    "Enter 2 d",
    "Enter 2 b",
    "Enter 2 o",
    "Enter 2 o Enter",
    "Enter 2 z",
    "Enter 2 x",
    "Enter 2 s",
    "Enter 6 y",
    "Enter Enter",
    "Enter 2 Enter",
    "Enter 6 Enter",
    "A Enter Enter",
    "Enter 2 Enter m",
    "Enter 2 Enter :",
    "Enter 2 Enter e",
    "= ",
    "Ctrl-o",
    "Ctrl-e",
    "F9",
    "S",
    "$",
    "Down Enter 2 Enter",
    "Down Enter 2 Space Enter",
    "X",
    "F",
];

/// Every screen, window, menu and form, with the keys that lead there.
fn places() -> Vec<(String, Model)> {
    let mut places = Vec::new();
    for screen in crate::tui::features::features().screens {
        let harness = TestHarness::at_screen(*screen);
        places.push((format!("{:?}", screen.id()), harness.model));
    }
    for keys in LEADING {
        let mut harness = TestHarness::small();
        harness.press(keys);
        places.push((keys.to_owned(), harness.model));
    }
    let mut apart = TestHarness::apart();
    let key = apart.model.snapshot.conflicts[0].key.clone();
    let choosing = ConflictPicker {
        key,
        index: 0,
        top: None,
    };
    apart.model.overlays.push(Overlay::Conflict(choosing));
    places.push(("conflict".to_owned(), apart.model));
    for overlay in [
        Overlay::Import(ScrollState::default()),
        Overlay::Reply(ScrollState::default()),
        Overlay::Text(
            TextPage {
                title: "Page".into(),
                lines: vec![crate::tui::app::PageLine::Plain("text".into()); 60],
            },
            ScrollState::default(),
        ),
    ] {
        let mut harness = TestHarness::small();
        harness.press("Enter 2");
        harness.model.overlays.push(overlay);
        places.push((format!("{:?}", harness.model.overlays), harness.model));
    }
    places
}

/// What can be told of the model without drawing it.
fn told(model: &Model) -> impl PartialEq + use<> {
    (
        model.route.clone(),
        model.overlays.len(),
        list(model),
        (
            model.present,
            model.mouse,
            model.field,
            model.themes.name.clone(),
        ),
        model.saving,
    )
}

/// Cursor, filter, scroll and view of the screen.
fn list(model: &Model) -> impl PartialEq + std::fmt::Debug + use<> {
    let list = model.list();
    (
        list.key().cloned(),
        (list.filter.clone(), list.top, list.scroll, list.reads),
        (list.marked.clone(), list.opened.clone()),
        model.view_options(),
    )
}

fn screen(model: &Model) -> ratatui::buffer::Buffer {
    let (columns, lines) = model.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
    terminal
        .draw(|frame| drop(draw::draw(model, frame)))
        .unwrap();
    terminal.backend().buffer().clone()
}

/// What is typed in the window on top.
fn typed(model: &Model) -> Vec<(String, String)> {
    let line = |line: &LineInput| vec![(String::new(), line.text().to_owned())];
    match model.overlays.last() {
        Some(Overlay::Form(open)) => open.form.texts(),
        Some(Overlay::Palette(palette)) => line(&palette.line),
        Some(Overlay::Filter(typed, _)) => line(typed),
        Some(Overlay::Help(help)) => line(&help.line),
        _ => Vec::new(),
    }
}

fn press(model: &Model, key: &str) -> (Model, Vec<Effect>) {
    let mut after = model.clone();
    after.toast = None;
    let effects = update(&mut after, Msg::Input(Input::Key(key.parse().unwrap())));
    (after, effects)
}

#[test]
fn no_key_does_nothing_without_saying_why() {
    let keys = keys();
    let mut silent: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut tried = 0;
    for (place, mut model) in places() {
        model.toast = None;
        let before = told(&model);
        let (mut drawn, mut was_typed) = (None, false);
        for key in &keys {
            tried += 1;
            let (after, effects) = press(&model, key);
            let says = after.toast.is_some();
            if says
                || !effects.is_empty()
                || told(&after) != before
                || MOVES.contains(&key.as_str())
            {
                continue;
            }
            // Of the many keys that are typed where one can type, that the text is seen is looked at once.
            let types = typed(&after) != typed(&model);
            if types && std::mem::replace(&mut was_typed, true) {
                continue;
            }
            let drawn = drawn.get_or_insert_with(|| screen(&model));
            if *drawn == screen(&after) {
                silent.entry(place.clone()).or_default().push(key);
            }
        }
    }
    assert!(tried > 10_000, "{tried}");
    none_stands(&silent);
}

/// That no place has a key; else says which have.
fn none_stands(found: &BTreeMap<String, Vec<&str>>) {
    let told: Vec<String> = found
        .iter()
        .map(|(place, keys)| format!("{place}: {}", keys.join(" ")))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn no_key_over_a_window_does_anything_to_the_screen_behind() {
    let keys = keys();
    let mut wrong: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (place, model) in places() {
        // What is offered by a menu or typed as a filter is meant for the screen.
        let window = match model.overlays.last() {
            None | Some(Overlay::Filter(..)) => continue,
            Some(Overlay::Menu(menu)) => Some(menu.clone()),
            Some(_) => None,
        };
        let before = list(&model);
        for key in &keys {
            let chord: KeyCombo = key.parse().unwrap();
            let offered = window.as_ref().is_some_and(|menu| {
                let mut offered = menu.actions.iter();
                *key == "Enter" || offered.any(|action| model.keymap.keys(*action).contains(&chord))
            });
            let (after, _) = press(&model, key);
            let left = after.route != model.route || after.field != model.field;
            if !offered && !left && list(&after) != before {
                wrong.entry(place.clone()).or_default().push(key);
            }
        }
    }
    none_stands(&wrong);
}

#[test]
fn what_is_said_of_a_key_can_be_read_over_every_window() {
    for (place, model) in places() {
        for key in ["F5", "F11", "Ctrl-g", "Alt-x"] {
            let (after, _) = press(&model, key);
            let Some(toast) = &after.toast else { continue };
            let said: String = toast.text.chars().take(12).collect();
            let buffer = screen(&after);
            let shown: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
            assert!(shown.contains(&said), "{place}, {key}: {}", toast.text);
        }
    }
}

#[test]
fn what_is_counted_stands_in_the_right_number() {
    const NOUNS: [&str; 26] = [
        "fields",
        "lines",
        "flags",
        "milestones",
        "entries",
        "days",
        "rules",
        "hints",
        "problems",
        "roadmaps",
        "clusters",
        "remarks",
        "forms",
        "conflicts",
        "changes",
        "items",
        "owners",
        "capabilities",
        "indicators",
        "readings",
        "risks",
        "decisions",
        "reviews",
        "firms",
        "levels",
        "files",
    ];
    let singular = ["field", "milestone", "flag", "day", "entry"];
    for (place, model) in places() {
        for size in [(80, 24), (200, 60)] {
            let mut harness = TestHarness::of(&[]);
            harness.model = model.clone();
            let screen = harness.screen(size.0, size.1);
            let words: Vec<&str> = screen.split_whitespace().collect();
            for pair in words.windows(3) {
                let noun = if pair[1] == "more" { pair[2] } else { pair[1] };
                let noun = noun.trim_end_matches(|sign: char| !sign.is_alphanumeric());
                let many: Option<usize> = pair[0].parse().ok();
                let wrong = match many {
                    Some(1) => NOUNS.contains(&noun),
                    Some(_) => singular.contains(&noun) && pair[1] == "more",
                    None => false,
                };
                assert!(!wrong, "{place}: {pair:?} in {screen}");
            }
        }
    }
}

#[test]
fn the_wheel_over_a_window_does_nothing_to_the_screen_behind() {
    use crate::tui::input::Mouse;
    for (place, model) in places() {
        if model.overlays.is_empty() {
            continue;
        }
        let before = list(&model);
        for (x, y) in [(40, 4), (40, 12), (2, 20), (70, 23)] {
            for wheel in [Mouse::ScrollUp(x, y), Mouse::ScrollDown(x, y)] {
                let mut after = model.clone();
                update(&mut after, Msg::Input(Input::Mouse(wheel)));
                assert_eq!(list(&after), before, "{place}: {wheel:?}");
            }
        }
    }
}
