//! Field mode: four lines, the visit of the day, what became of the remarks; and what the start asks.

use crate::tui::input::Input;
use crate::tui::model::{Errand, Overlay, Place, Purpose};
use crate::tui::trial::Trial;
use crate::tui::update::{Effect, Msg, fill, update};

const FILE: &str = r#"[cluster]
name = "Fans"
[[feedback]]
id = "f-20261001-aaaaaaaa"
on = 2026-10-01
by = "Officer"
kind = "problem"
text = "The kiln is cold"
answered = 2026-11-01
answer = "The gas is back on Monday"
[[feedback]]
id = "f-20261002-bbbbbbbb"
on = 2026-10-02
by = "Officer"
kind = "problem"
text = "No power"
[[feedback]]
id = "f-20261003-cccccccc"
on = 2026-10-03
by = "Another"
kind = "problem"
text = "Not mine"
"#;

fn field() -> Trial {
    let mut trial = Trial::of(&[("fans", FILE)]);
    trial.press("M");
    trial
}

fn form(trial: &Trial) -> &crate::tui::model::Filling {
    match trial.model.overlays.last() {
        Some(Overlay::Form(filling)) => filling,
        other => panic!("no form but {other:?}"),
    }
}

fn value(trial: &Trial, key: &str) -> String {
    let value = form(trial).form.value(key);
    value.map(|value| value.plain()).unwrap_or_default()
}

#[test]
fn four_lines_are_chosen_by_arrows_and_enter_or_by_their_digits() {
    let mut trial = field();
    assert_eq!(trial.model.place, Place::Field);
    assert_eq!(trial.model.list().rows.len(), 4);
    trial.press("Enter");
    assert_eq!(form(&trial).purpose, Purpose::Feedback);
    trial.press("Esc Down Enter");
    assert_eq!(trial.model.place, Place::Mine);
    trial.press("Esc 2");
    assert_eq!(trial.model.place, Place::Mine);
    trial.press("1");
    assert_eq!(trial.model.place, Place::Field);
    trial.press("Tab");
    assert_eq!(trial.model.place, Place::Mine);
}

#[test]
fn it_is_given_to_the_office_and_taken_from_it() {
    for (key, errand) in [("3", Errand::Give), ("4", Errand::Take)] {
        let mut trial = field();
        let chord = key.parse().unwrap();
        let effects = update(&mut trial.model, Msg::Input(Input::Key(chord)));
        assert_eq!(effects, [Effect::Go(errand, None)]);
    }
}

#[test]
fn other_screens_stand_in_nobodys_way_until_it_is_left() {
    let mut trial = field();
    for keys in ["P", "A", "I", "D", "R", "!", "5", "9", "a", "N"] {
        trial.press(keys);
        assert_eq!(trial.model.place, Place::Field, "{keys}");
        assert!(trial.model.overlays.is_empty(), "{keys}");
    }
    trial.press("M");
    assert_eq!(trial.model.place, Place::Portfolio);
    trial.press("A");
    assert_eq!(trial.model.place, Place::Attention);
}

#[test]
fn the_visit_is_remembered_for_the_next_remark_of_the_day() {
    let mut trial = field();
    trial.press("1 Tab 'buyer' Tab 'First' Tab 'Wazirabad' Tab 'visit' Tab 'Haji Sahib' F10");
    assert!(trial.texts["fans"].contains("text = \"First\""));
    trial.press("1");
    for (key, stands) in [
        ("roadmap", "fans"),
        ("place", "Wazirabad"),
        ("voice", "buyer"),
        ("channel", "visit"),
        ("who", "Haji Sahib"),
        ("text", ""),
    ] {
        assert_eq!(value(&trial, key), stands, "{key}");
    }
    trial.press("Esc");
    // After the program was left, and on another day.
    let kept = trial.model.unsaved();
    let mut again = field();
    again.model.take_unsaved(kept.clone());
    again.press("1");
    assert_eq!(value(&again, "place"), "Wazirabad");
    let mut tomorrow = field();
    tomorrow.model.take_unsaved(kept);
    if let Some(visit) = &mut tomorrow.model.visit {
        visit.on = visit.on.pred_opt().unwrap();
    }
    tomorrow.press("1");
    assert_eq!(value(&tomorrow, "place"), "");
}

#[test]
fn who_was_spoken_with_is_not_filled_in_while_presenting() {
    let mut trial = field();
    trial.press("1 Tab Tab 'First' Tab 'Wazirabad' Tab Tab 'Haji Sahib' F10 v 1");
    assert_eq!(
        (value(&trial, "who"), value(&trial, "place")),
        Default::default()
    );
}

#[test]
fn what_was_begun_before_it_is_referred_is_kept_nowhere() {
    let mut trial = field();
    trial.press("1 Tab Tab 'He was beaten' Esc");
    trial.press("1 F9 Tab 'Labour office' F10");
    assert!(
        trial.texts["fans"].contains("sensitive = true"),
        "{}",
        trial.screen(80, 24)
    );
    assert!(!trial.texts["fans"].contains("beaten"));
    assert!(trial.model.drafts.is_empty());
    assert!(trial.model.visit.is_none());
    let kept = format!("{:?}", trial.model.unsaved());
    assert!(!kept.contains("beaten"), "{kept}");
}

#[test]
fn my_remarks_are_mine_and_those_to_be_told_come_first() {
    let mut trial = field();
    trial.press("2");
    let screen = trial.screen(80, 24);
    assert!(!screen.contains("Not mine"), "{screen}");
    assert!(
        screen.contains("The gas is back on Monday"),
        "the answer of the first: {screen}"
    );
    let told = |trial: &Trial| trial.texts["fans"].contains("told = 2026-11-15");
    trial.press("t F10");
    assert!(told(&trial), "{}", trial.screen(80, 24));
    trial.press("u");
    assert!(!told(&trial));
    trial.press("Down y");
    assert!(trial.model.overlays.is_empty(), "the office answers");
}

#[test]
fn who_acts_is_asked_and_kept_and_the_tour_is_offered() {
    let mut trial = Trial::samples();
    trial.model.actor = "login".into();
    fill::open(&mut trial.model, Purpose::Name);
    assert_eq!(value(&trial, "name"), "login");
    trial.press("Ctrl-w 'A. Khan' Tab 'smeda' F10");
    assert_eq!(trial.model.actor, "A. Khan");
    assert_eq!(
        trial.remembered,
        [
            ("name", "A. Khan".to_owned()),
            ("office", "smeda".to_owned())
        ]
    );
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::Ways(_)]
    ));
    trial.press("Esc");
    assert!(trial.model.overlays.is_empty());
    trial.press("K");
    for _ in 0..crate::tui::view::tour::PAGES {
        assert!(matches!(
            trial.model.overlays.as_slice(),
            [Overlay::Tour(_)]
        ));
        trial.press("Enter");
    }
    assert!(
        trial.model.overlays.is_empty(),
        "behind the last page it is over"
    );
}

#[test]
fn a_clock_before_the_newest_record_is_not_believed() {
    let file = FILE.replace("on = 2026-10-03", "on = 2026-11-20");
    let mut trial = Trial::of(&[("fans", &file)]);
    trial.press("F5");
    assert_eq!(form(&trial).purpose, Purpose::Day);
    trial.press("'2026-11-21' F10");
    assert_eq!(trial.model.known.today().to_string(), "2026-11-21");
    trial.press("F5");
    assert!(trial.model.overlays.is_empty(), "it is asked once");
    let mut trial = Trial::of(&[("fans", &file)]);
    trial.press("F5 Esc F5");
    assert!(
        trial.model.overlays.is_empty(),
        "whoever trusts the clock is left alone"
    );
    let mut trial = Trial::of(&[("fans", FILE)]);
    trial.press("F5");
    assert!(trial.model.overlays.is_empty());
}
