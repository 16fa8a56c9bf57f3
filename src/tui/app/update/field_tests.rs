//! Field mode: four lines, the visit of the day, what became of the remarks; and what the start asks.

use crate::store::dismissed_prompts::Prompt;
use crate::tui::app::update::{Effect, Msg, fill, update};
use crate::tui::app::{Exchange, Overlay, Place, Purpose};
use crate::tui::input::Input;
use crate::tui::test_harness::Trial;

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
    trial.press("J");
    trial
}

fn form(trial: &Trial) -> &crate::tui::app::Filling {
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
    assert_eq!(form(&trial).purpose, Purpose::Feedback(0));
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
    for (key, exchange) in [("3", Exchange::Give), ("4", Exchange::Take)] {
        let mut trial = field();
        let chord = key.parse().unwrap();
        let effects = update(&mut trial.model, Msg::Input(Input::Key(chord)));
        assert_eq!(effects, [Effect::Go(exchange, None)]);
    }
}

#[test]
fn of_a_remark_it_is_told_whether_the_office_has_it() {
    let mut trial = field();
    trial.model.actor = "Officer".into();
    trial.press("2 Down");
    assert!(
        !trial.screen(80, 24).contains("office"),
        "nothing was ever given"
    );
    let id = "fans/f-20261002-bbbbbbbb".to_owned();
    let on = crate::dates::date::parse_iso("2026-11-20").unwrap();
    for (handed, words) in [
        ("fans/f-1".to_owned(), None, "not given yet"),
        (id.clone(), None, "receipt has not come back"),
        (id, Some(on), "has it, as its receipt of 20 Nov 2026 says"),
    ]
    .map(|(id, on, words)| ([(id, on)].into(), words))
    {
        trial.tell(Msg::Handed(handed));
        let screen = trial.screen(80, 24);
        assert!(screen.contains(words), "{screen}");
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
    trial.press("J");
    assert_eq!(trial.model.place, Place::Portfolio);
    trial.press("A");
    assert_eq!(trial.model.place, Place::Attention);
}

#[test]
fn the_visit_is_remembered_for_the_next_remark_of_the_day() {
    let mut trial = field();
    trial.press("1 Shift-Tab 'buyer' Tab 'First' Tab 'Wazirabad' Tab 'visit' Tab 'Haji Sahib' F10");
    assert!(trial.texts["fans"].contains("text = \"First\""));
    trial.press("1");
    for (key, stands) in [
        ("roadmap", "fans"),
        ("place", "Wazirabad"),
        ("voice", "buyer"),
        ("channel", "visit"),
        ("who", ""),
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
    trial.press("1 'First' Tab 'Wazirabad' Tab Tab 'Haji Sahib' F10 v 1");
    assert_eq!(
        (value(&trial, "who"), value(&trial, "place")),
        Default::default()
    );
}

#[test]
fn what_was_begun_before_it_is_referred_is_kept_nowhere() {
    let mut trial = field();
    trial.press("1 'He was beaten' Esc");
    trial.press("1 Enter F9 'Labour office' F10");
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
    (trial.model.actor, trial.model.first_name) = ("login".into(), true);
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
    for _ in 0..crate::tui::app::overlay::TOUR_PAGES {
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
fn who_acts_is_not_asked_at_every_start_but_before_the_first_record() {
    let mut trial = field();
    (trial.model.unnamed, trial.model.first_name) = (true, true);
    fill::open(&mut trial.model, Purpose::Name);
    trial.press("Esc");
    assert_eq!(trial.left, [Prompt::Start]);
    let screen = trial.screen(80, 24);
    assert!(
        screen.contains("as by Officer; who you are can be said with @"),
        "{screen}"
    );
    // The next start does not ask; the first remark does, once, and comes after it.
    trial.press("1");
    assert_eq!(form(&trial).purpose, Purpose::Name);
    trial.press("Ctrl-u 'A. Khan' F10");
    assert_eq!(form(&trial).purpose, Purpose::Feedback(0));
    trial.press("'The kiln is cold' F10");
    assert!(trial.texts["fans"].contains("by = \"A. Khan\""));
    trial.press("1");
    assert_eq!(form(&trial).purpose, Purpose::Feedback(0));
    // Whoever leaves that question too is left alone.
    let mut trial = field();
    trial.model.unnamed = true;
    trial.press("1 Esc");
    assert_eq!(trial.left, [Prompt::Record]);
    assert_eq!(form(&trial).purpose, Purpose::Feedback(0));
    trial.press("'No gas' F10 1");
    assert_eq!(form(&trial).purpose, Purpose::Feedback(0));
    assert!(trial.texts["fans"].contains("text = \"No gas\""));
}

#[test]
fn who_acts_can_be_said_at_any_time() {
    let mut trial = field();
    trial.press("@ Ctrl-u 'A. Khan' F10");
    assert_eq!(trial.model.actor, "A. Khan");
    assert!(
        trial.model.overlays.is_empty(),
        "no tour for whoever is known"
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

/// What is offered in the window on top.
fn offers(trial: &Trial) -> Vec<String> {
    match trial.model.overlays.last() {
        Some(Overlay::Ways(ways)) => ways.offers.iter().map(|(words, _)| words.clone()).collect(),
        other => panic!("nothing is offered but {other:?}"),
    }
}

#[test]
fn a_remark_that_was_left_is_offered_with_its_words_and_a_new_one_is_new() {
    let mut trial = field();
    trial.press("1 Up 'cheese' Esc Tab 'We will close the shop' Esc");
    assert!(trial.model.overlays.is_empty(), "{}", trial.screen(80, 24));
    trial.press("1");
    assert_eq!(
        offers(&trial),
        [
            "Go on with “We will close the shop” (fans, 15 Nov)",
            "Begin a new one; the one begun stays kept"
        ]
    );
    // A new one holds nothing of it, and can be saved.
    trial.press("2");
    assert_eq!(focused(&trial), "text");
    assert_eq!(
        (value(&trial, "text"), value(&trial, "voice")),
        (String::new(), "cluster-firm".into())
    );
    trial.press("'No gas' F10");
    assert!(
        trial.texts["fans"].contains("text = \"No gas\""),
        "{}",
        trial.screen(80, 24)
    );
    // The old one is there still, with the cursor where something is to be put right.
    trial.press("1 Enter");
    assert_eq!(
        (focused(&trial), value(&trial, "text")),
        ("voice".into(), "We will close the shop".into())
    );
    trial.press("'buyer' Tab F10");
    assert!(trial.texts["fans"].contains("text = \"We will close the shop\""));
    trial.press("1");
    assert_eq!(value(&trial, "text"), "", "nothing is left to go on with");
}

fn focused(trial: &Trial) -> String {
    form(trial).form.focused().unwrap_or_default().to_owned()
}

#[test]
fn a_remark_goes_on_with_the_cluster_it_was_begun_for() {
    let mut trial = Trial::small();
    trial.press("Down Enter 2 n 'Door locked' Esc");
    trial.press("P Home n Enter");
    assert_eq!(
        (value(&trial, "roadmap"), value(&trial, "about")),
        ("surgical".into(), "iso".into())
    );
}

#[test]
fn what_was_left_is_told_by_name_once_and_hides_nothing() {
    let mut trial = Trial::small();
    trial.press("Down Enter 2 n 'Door locked' Esc f '2027-02-01' Esc");
    let kept = trial.model.unsaved();
    let mut again = Trial::small();
    again.seen(&[]);
    assert_eq!(again.model.take_unsaved(kept), 2);
    assert!(fill::drafts::tell(&mut again.model, "B"));
    let screen = again.screen(80, 24);
    for said in [
        "remark for surgical/iso, of 15 Nov",
        "\"New forecast: Scope granted\", of 15 Nov",
        "Since your last visit: ",
        "2 forms not saved (B)",
    ] {
        let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(screen.contains(said.trim()), "{said}: {screen}");
    }
    // The next start says only how many there are.
    let kept = again.model.unsaved();
    let mut third = Trial::small();
    third.model.take_unsaved(kept);
    assert!(!fill::drafts::tell(&mut third.model, "B"));
    assert!(third.screen(80, 24).contains("2 forms not saved (B)"));
}

#[test]
fn what_was_left_is_gone_on_with_or_thrown_away_knowingly() {
    let mut trial = Trial::small();
    trial.press("Down Enter 2 n 'Door locked' Esc f '2027-02-01' Esc P B");
    assert_eq!(
        offers(&trial),
        [
            "\"New forecast: Scope granted\", of 15 Nov: “2027-02-01”",
            "“Door locked”: remark for surgical/iso, of 15 Nov"
        ]
    );
    trial.press("1 Enter");
    assert_eq!(value(&trial, "forecast"), "2027-02-01");
    trial.press("Esc B 2 3");
    assert_eq!(trial.model.drafts.len(), 2, "it was left for later");
    trial.press("B 2 2");
    assert_eq!(trial.model.remarks_begun(), []);
    assert_eq!(trial.model.drafts.len(), 1);
    trial.press("v B");
    assert!(!offers(&trial)[0].contains("2027"), "{:?}", offers(&trial));
}

#[test]
fn what_was_typed_about_something_that_has_gone_can_be_read() {
    let mut trial = Trial::small();
    trial.press("Down Enter 2 f '2027-02-01' Tab Tab 'held at customs' Esc");
    let text = trial.texts["surgical"].replace("id = \"iso\"", "id = \"other\"");
    trial.texts.insert("surgical".into(), text);
    trial.reread();
    trial.press("P B 1 1");
    let screen = trial.screen(80, 24);
    assert!(screen.contains("held at customs"), "{screen}");
}

#[test]
fn four_lines_are_whole_on_the_smallest_screen() {
    let mut trial = field();
    let screen = trial.screen(40, 10);
    assert!(screen.contains("My remarks and their answers"), "{screen}");
    let lines = screen.lines().filter(|line| line.contains("office"));
    assert!(
        lines.clone().count() == 2 && lines.clone().all(|line| !line.contains('…')),
        "{screen}"
    );
}

#[test]
fn on_the_smallest_screen_danger_is_asked_for_before_anything_is_typed() {
    let mut trial = Trial::samples();
    trial.press("n");
    let screen = trial.screen(40, 10);
    assert!(screen.contains("Somebody in danger"), "{screen}");
    assert!(
        screen.contains("write it (F9)") && screen.contains("text*"),
        "{screen}"
    );
    trial.press("'The press'");
    let screen = trial.screen(40, 10);
    assert!(
        screen.contains("The press") && !screen.contains("danger"),
        "{screen}"
    );
}
