//! Field mode: four lines, the visit of the day, what became of the remarks; and what the start asks.

use crate::commands::{Command, ScreenId};
use crate::store::dismissed_prompts::Prompt;
use crate::tui::app::update::{Effect, Msg, fill, update};
use crate::tui::app::{AnyDialog, Exchange, Overlay, Route};
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::test_harness::TestHarness;

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

fn field() -> TestHarness {
    let mut harness = TestHarness::of(&[("fans", FILE)]);
    harness.press("J");
    harness
}

fn form(harness: &TestHarness) -> &crate::tui::app::OpenDialog {
    match harness.model.overlays.last() {
        Some(Overlay::Form(open)) => open,
        other => panic!("no form but {other:?}"),
    }
}

fn value(harness: &TestHarness, key: &str) -> String {
    let value = form(harness).form.value(key);
    value.map(|value| value.plain()).unwrap_or_default()
}

#[test]
fn four_lines_are_chosen_by_arrows_and_enter_or_by_their_digits() {
    let mut harness = field();
    assert_eq!(harness.model.route, Route::Field);
    assert_eq!(harness.model.list().rows.len(), 4);
    harness.press("Enter");
    assert_eq!(
        form(&harness).dialog,
        AnyDialog::NewFeedback(dialogs::NewFeedback(0))
    );
    harness.press("Esc Down Enter");
    assert_eq!(harness.model.route, Route::Mine);
    harness.press("Esc 2");
    assert_eq!(harness.model.route, Route::Mine);
    harness.press("1");
    assert_eq!(harness.model.route, Route::Field);
    harness.press("Tab");
    assert_eq!(harness.model.route, Route::Mine);
}

#[test]
fn it_is_given_to_the_office_and_taken_from_it() {
    let (give, take) = (Exchange::Give, Exchange::Take);
    for (key, effect) in [("3", Effect::Where(give)), ("4", Effect::Go(take, None))] {
        let mut harness = field();
        let chord = key.parse().unwrap();
        let effects = update(&mut harness.model, Msg::Input(Input::Key(chord)));
        assert_eq!(effects, [effect]);
    }
}

#[test]
fn of_a_remark_it_is_told_whether_the_office_has_it() {
    let mut harness = field();
    harness.model.actor = "Officer".into();
    harness.press("2 Down");
    assert!(
        !harness.screen(80, 24).contains("office"),
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
        harness.tell(Msg::Handed(handed));
        let screen = harness.screen(80, 24);
        assert!(screen.contains(words), "{screen}");
    }
}

#[test]
fn other_screens_stand_in_nobodys_way_until_it_is_left() {
    let mut harness = field();
    for keys in ["P", "A", "I", "D", "R", "!", "5", "9", "a", "N"] {
        harness.press(keys);
        assert_eq!(harness.model.route, Route::Field, "{keys}");
        assert!(harness.model.overlays.is_empty(), "{keys}");
    }
    harness.press("J");
    assert_eq!(harness.model.route, Route::Portfolio);
    harness.press("A");
    assert_eq!(
        harness.model.route,
        Route::Screen(ScreenId::Of(Command::Attention))
    );
}

#[test]
fn the_visit_is_remembered_for_the_next_remark_of_the_day() {
    let mut harness = field();
    harness
        .press("1 Shift-Tab 'buyer' Tab 'First' Tab 'Wazirabad' Tab 'visit' Tab 'Haji Sahib' F10");
    assert!(harness.texts["fans"].contains("text = \"First\""));
    harness.press("1");
    for (key, stands) in [
        ("roadmap", "fans"),
        ("place", "Wazirabad"),
        ("voice", "buyer"),
        ("channel", "visit"),
        ("who", ""),
        ("text", ""),
    ] {
        assert_eq!(value(&harness, key), stands, "{key}");
    }
    harness.press("Esc");
    // After the program was left, and on another day.
    let kept = harness.model.unsaved();
    let mut again = field();
    again.model.take_unsaved(kept.clone());
    again.press("1");
    assert_eq!(value(&again, "place"), "Wazirabad");
    let mut tomorrow = field();
    tomorrow.model.take_unsaved(kept);
    if let Some(visit) = &mut tomorrow.model.field_visit {
        visit.on = visit.on.pred_opt().unwrap();
    }
    tomorrow.press("1");
    assert_eq!(value(&tomorrow, "place"), "");
}

#[test]
fn who_was_spoken_with_is_not_filled_in_while_presenting() {
    let mut harness = field();
    harness.press("1 'First' Tab 'Wazirabad' Tab Tab 'Haji Sahib' F10 v 1");
    assert_eq!(
        (value(&harness, "who"), value(&harness, "place")),
        Default::default()
    );
}

#[test]
fn what_was_begun_before_it_is_referred_is_kept_nowhere() {
    let mut harness = field();
    harness.press("1 'He was beaten' Esc");
    harness.press("1 Enter F9 'Labour office' F10");
    assert!(
        harness.texts["fans"].contains("sensitive = true"),
        "{}",
        harness.screen(80, 24)
    );
    assert!(!harness.texts["fans"].contains("beaten"));
    assert!(harness.model.drafts.is_empty());
    assert!(harness.model.field_visit.is_none());
    let kept = format!("{:?}", harness.model.unsaved());
    assert!(!kept.contains("beaten"), "{kept}");
}

#[test]
fn my_remarks_are_mine_and_those_to_be_told_come_first() {
    let mut harness = field();
    harness.press("2");
    let screen = harness.screen(80, 24);
    assert!(!screen.contains("Not mine"), "{screen}");
    assert!(
        screen.contains("The gas is back on Monday"),
        "the answer of the first: {screen}"
    );
    let told = |harness: &TestHarness| harness.texts["fans"].contains("told = 2026-11-15");
    harness.press("t F10");
    assert!(told(&harness), "{}", harness.screen(80, 24));
    harness.press("u");
    assert!(!told(&harness));
    harness.press("Down y");
    assert!(harness.model.overlays.is_empty(), "the office answers");
}

#[test]
fn who_acts_is_asked_and_kept_and_the_tour_is_offered() {
    let mut harness = TestHarness::samples();
    (harness.model.actor, harness.model.first_name) = ("login".into(), true);
    fill::open(&mut harness.model, dialogs::IdentifyActor);
    assert_eq!(value(&harness, "name"), "login");
    harness.press("Ctrl-w 'A. Khan' Tab 'smeda' F10");
    assert_eq!(harness.model.actor, "A. Khan");
    assert_eq!(
        harness.remembered,
        [
            ("name", "A. Khan".to_owned()),
            ("office", "smeda".to_owned())
        ]
    );
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Choices(_)]
    ));
    harness.press("Esc");
    assert!(harness.model.overlays.is_empty());
    harness.press("K");
    for _ in 0..crate::tui::app::overlay::TOUR_PAGES {
        assert!(matches!(
            harness.model.overlays.as_slice(),
            [Overlay::Tour(_)]
        ));
        harness.press("Enter");
    }
    assert!(
        harness.model.overlays.is_empty(),
        "behind the last page it is over"
    );
}

#[test]
fn who_acts_is_not_asked_at_every_start_but_before_the_first_record() {
    let mut harness = field();
    (harness.model.unnamed, harness.model.first_name) = (true, true);
    fill::open(&mut harness.model, dialogs::IdentifyActor);
    harness.press("Esc");
    assert_eq!(harness.left, [Prompt::Start]);
    let screen = harness.screen(80, 24);
    assert!(
        screen.contains("as by Officer; who you are can be said with @"),
        "{screen}"
    );
    // The next start does not ask; the first remark does, once, and comes after it.
    harness.press("1");
    assert_eq!(
        form(&harness).dialog,
        AnyDialog::IdentifyActor(dialogs::IdentifyActor)
    );
    harness.press("Ctrl-u 'A. Khan' F10");
    assert_eq!(
        form(&harness).dialog,
        AnyDialog::NewFeedback(dialogs::NewFeedback(0))
    );
    harness.press("'The kiln is cold' F10");
    assert!(harness.texts["fans"].contains("by = \"A. Khan\""));
    harness.press("1");
    assert_eq!(
        form(&harness).dialog,
        AnyDialog::NewFeedback(dialogs::NewFeedback(0))
    );
    // Whoever leaves that question too is left alone.
    let mut harness = field();
    harness.model.unnamed = true;
    harness.press("1 Esc");
    assert_eq!(harness.left, [Prompt::Record]);
    assert_eq!(
        form(&harness).dialog,
        AnyDialog::NewFeedback(dialogs::NewFeedback(0))
    );
    harness.press("'No gas' F10 1");
    assert_eq!(
        form(&harness).dialog,
        AnyDialog::NewFeedback(dialogs::NewFeedback(0))
    );
    assert!(harness.texts["fans"].contains("text = \"No gas\""));
}

#[test]
fn who_acts_can_be_said_at_any_time() {
    let mut harness = field();
    harness.press("@ Ctrl-u 'A. Khan' F10");
    assert_eq!(harness.model.actor, "A. Khan");
    assert!(
        harness.model.overlays.is_empty(),
        "no tour for whoever is known"
    );
}

#[test]
fn a_clock_before_the_newest_record_is_not_believed() {
    let file = FILE.replace("on = 2026-10-03", "on = 2026-11-20");
    let mut harness = TestHarness::of(&[("fans", &file)]);
    harness.press("F5");
    assert_eq!(
        form(&harness).dialog,
        AnyDialog::SetToday(dialogs::SetToday)
    );
    harness.press("'2026-11-21' F10");
    assert_eq!(harness.model.snapshot.today().to_string(), "2026-11-21");
    harness.press("F5");
    assert!(harness.model.overlays.is_empty(), "it is asked once");
    let mut harness = TestHarness::of(&[("fans", &file)]);
    harness.press("F5 Esc F5");
    assert!(
        harness.model.overlays.is_empty(),
        "whoever trusts the clock is left alone"
    );
    let mut harness = TestHarness::of(&[("fans", FILE)]);
    harness.press("F5");
    assert!(harness.model.overlays.is_empty());
}

/// What is offered in the window on top.
fn offers(harness: &TestHarness) -> Vec<String> {
    match harness.model.overlays.last() {
        Some(Overlay::Choices(ways)) => {
            ways.offers.iter().map(|(words, _)| words.clone()).collect()
        }
        other => panic!("nothing is offered but {other:?}"),
    }
}

#[test]
fn a_remark_that_was_left_is_offered_with_its_words_and_a_new_one_is_new() {
    let mut harness = field();
    harness.press("1 Up 'cheese' Esc Tab 'We will close the shop' Esc");
    assert!(
        harness.model.overlays.is_empty(),
        "{}",
        harness.screen(80, 24)
    );
    harness.press("1");
    assert_eq!(
        offers(&harness),
        [
            "Go on with “We will close the shop” (fans, 15 Nov)",
            "Begin a new one; the one begun stays kept"
        ]
    );
    // A new one holds nothing of it, and can be saved.
    harness.press("2");
    assert_eq!(focused(&harness), "text");
    assert_eq!(
        (value(&harness, "text"), value(&harness, "voice")),
        (String::new(), "cluster-firm".into())
    );
    harness.press("'No gas' F10");
    assert!(
        harness.texts["fans"].contains("text = \"No gas\""),
        "{}",
        harness.screen(80, 24)
    );
    // The old one is there still, with the cursor where something is to be put right.
    harness.press("1 Enter");
    assert_eq!(
        (focused(&harness), value(&harness, "text")),
        ("voice".into(), "We will close the shop".into())
    );
    harness.press("'buyer' Tab F10");
    assert!(harness.texts["fans"].contains("text = \"We will close the shop\""));
    harness.press("1");
    assert_eq!(value(&harness, "text"), "", "nothing is left to go on with");
}

fn focused(harness: &TestHarness) -> String {
    form(harness).form.focused().unwrap_or_default().to_owned()
}

#[test]
fn a_remark_goes_on_with_the_cluster_it_was_begun_for() {
    let mut harness = TestHarness::small();
    harness.press("Down Enter 2 n 'Door locked' Esc");
    harness.press("P Home n Enter");
    assert_eq!(
        (value(&harness, "roadmap"), value(&harness, "about")),
        ("surgical".into(), "iso".into())
    );
}

#[test]
fn what_was_left_is_told_by_name_once_and_hides_nothing() {
    let mut harness = TestHarness::small();
    harness.press("Down Enter 2 n 'Door locked' Esc f '2027-02-01' Esc");
    let kept = harness.model.unsaved();
    let mut again = TestHarness::small();
    again.seen(&[]);
    assert_eq!(again.model.take_unsaved(kept), 2);
    assert!(fill::drafts::tell(&mut again.model, "B"));
    let screen = again.screen(80, 24);
    for said in [
        "feedback for surgical/iso, of 15 Nov",
        "\"New forecast: Scope granted\", of 15 Nov",
        "Since your last visit: ",
        "2 forms not saved (B)",
    ] {
        let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(screen.contains(said.trim()), "{said}: {screen}");
    }
    // The next start says only how many there are.
    let kept = again.model.unsaved();
    let mut third = TestHarness::small();
    third.model.take_unsaved(kept);
    assert!(!fill::drafts::tell(&mut third.model, "B"));
    assert!(third.screen(80, 24).contains("2 forms not saved (B)"));
}

#[test]
fn what_was_left_is_gone_on_with_or_thrown_away_knowingly() {
    let mut harness = TestHarness::small();
    harness.press("Down Enter 2 n 'Door locked' Esc f '2027-02-01' Esc P B");
    assert_eq!(
        offers(&harness),
        [
            "\"New forecast: Scope granted\", of 15 Nov: “2027-02-01”",
            "“Door locked”: feedback for surgical/iso, of 15 Nov"
        ]
    );
    harness.press("1 Enter");
    assert_eq!(value(&harness, "forecast"), "2027-02-01");
    harness.press("Esc B 2 3");
    assert_eq!(harness.model.drafts.len(), 2, "it was left for later");
    harness.press("B 2 2");
    assert_eq!(harness.model.remarks_begun(), []);
    assert_eq!(harness.model.drafts.len(), 1);
    harness.press("v B");
    assert!(
        !offers(&harness)[0].contains("2027"),
        "{:?}",
        offers(&harness)
    );
}

#[test]
fn what_was_typed_about_something_that_has_gone_can_be_read() {
    let mut harness = TestHarness::small();
    harness.press("Down Enter 2 f '2027-02-01' Tab Tab 'held at customs' Esc");
    let text = harness.texts["surgical"].replace("id = \"iso\"", "id = \"other\"");
    harness.texts.insert("surgical".into(), text);
    harness.reread();
    harness.press("P B 1 1");
    let screen = harness.screen(80, 24);
    assert!(screen.contains("held at customs"), "{screen}");
}

#[test]
fn four_lines_are_whole_on_the_smallest_screen() {
    let mut harness = field();
    let screen = harness.screen(40, 10);
    assert!(screen.contains("My feedback and its answers"), "{screen}");
    let lines = screen.lines().filter(|line| line.contains("office"));
    assert!(
        lines.clone().count() == 2 && lines.clone().all(|line| !line.contains('…')),
        "{screen}"
    );
}

#[test]
fn on_the_smallest_screen_danger_is_asked_for_before_anything_is_typed() {
    let mut harness = TestHarness::samples();
    harness.press("n");
    let screen = harness.screen(40, 10);
    assert!(screen.contains("Somebody in danger"), "{screen}");
    assert!(
        screen.contains("write it (F9)") && screen.contains("text*"),
        "{screen}"
    );
    harness.press("'The press'");
    let screen = harness.screen(40, 10);
    assert!(
        screen.contains("The press") && !screen.contains("danger"),
        "{screen}"
    );
}
