//! Roadmaps come and go under open screens and windows: by archive, rename, delete, undo and redo here, and by other programs.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::commands::Command;
use crate::tui::app::update::*;
use crate::tui::app::{Drawn, Route, RowId, Tab};
use crate::tui::draw;
use crate::tui::input::Mouse;
use crate::tui::state::review::{ReviewSession, Scope};
use crate::tui::test_harness::TestHarness;

/// What happens between two frames.
#[derive(Clone, Debug)]
enum Event {
    /// These keys are pressed.
    Keys(&'static str),
    /// Somebody clicks there.
    Click(u16, u16),
    /// Another program takes the so-manieth file away.
    Vanish(usize),
    /// Another program puts a roadmap before all others.
    Come,
    /// Another program breaks the so-manieth file.
    Break(usize),
    /// Another program puts everything back as it was at the start.
    Restore,
    /// The window gets another size.
    Resize(u16, u16),
}

fn any_event() -> impl Strategy<Value = Event> {
    const KEYS: [&str; 49] = [
        "Down",
        "Up",
        "Enter",
        "Right",
        "Left",
        "Esc",
        "Tab",
        "m",
        ":",
        "/",
        "?",
        "r",
        "Space",
        "f",
        "e",
        "n",
        "a m",
        "Z",
        "Z",
        "u",
        "u",
        "U",
        "U",
        "X 'x' Ctrl-s",
        "F Ctrl-u 'aaa' Ctrl-s",
        "F Ctrl-u 'zzz' Ctrl-s",
        "N 'Bangles' Ctrl-s",
        "P",
        "A",
        "I",
        "D",
        "M",
        "T",
        "C",
        "O",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "R",
        "A R End",
        "!",
        "G",
        "= Ctrl-u '2020-01-01' F10",
    ];
    prop_oneof![
        12 => prop::sample::select(&KEYS[..]).prop_map(Event::Keys),
        2 => (0..200u16, 0..60u16).prop_map(|(x, y)| Event::Click(x, y)),
        2 => (0..6usize).prop_map(Event::Vanish),
        1 => Just(Event::Come),
        1 => (0..6usize).prop_map(Event::Break),
        1 => Just(Event::Restore),
        1 => prop::sample::select(vec![(80, 24), (200, 60), (160, 45), (40, 12)]).prop_map(|(x, y)| Event::Resize(x, y)),
    ]
}

fn happen(harness: &mut TestHarness, start: &TestHarness, event: &Event) {
    let nth = |harness: &TestHarness, at: usize| {
        let mut ids = harness.texts.keys().filter(|id| *id != "portfolio");
        ids.nth(at).cloned()
    };
    match event {
        Event::Keys(keys) => {
            harness.press(keys);
        }
        Event::Click(x, y) => harness.tell(Msg::Input(Input::Mouse(Mouse::Click(*x, *y)))),
        Event::Vanish(at) => {
            if let Some(id) = nth(harness, *at) {
                harness.texts.remove(&id);
                harness.reread();
            }
        }
        Event::Come => {
            harness
                .texts
                .insert("aa".into(), "[cluster]\nname = \"First of all\"\n".into());
            harness.reread();
        }
        Event::Break(at) => {
            if let Some(id) = nth(harness, *at) {
                harness.texts.insert(id, "[cluster\n".into());
                harness.reread();
            }
        }
        Event::Restore => {
            harness.texts = start.texts.clone();
            harness.reread();
        }
        Event::Resize(x, y) => harness.tell(Msg::Input(Input::Resize(*x, *y))),
    }
}

/// How many sequences are tried; `TCU_SEQUENCES` asks for another number.
fn sequences() -> u32 {
    let asked = std::env::var("TCU_SEQUENCES").ok();
    asked.and_then(|many| many.parse().ok()).unwrap_or(40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn roadmaps_may_come_and_go_under_any_screen(
        wide in any::<bool>(),
        events in prop::collection::vec(any_event(), 1..30),
    ) {
        let start = TestHarness::samples();
        let mut harness = TestHarness::samples();
        if wide {
            harness.tell(Msg::Input(Input::Resize(200, 60)));
        }
        for event in &events {
            happen(&mut harness, &start, event);
            let model = &harness.model;
            if let Some(id) = model.route.roadmap() {
                prop_assert!(model.snapshot.folder.file(id).is_some(), "{:?} leaves the screen of {}", event, id);
            }
            let (columns, lines) = harness.model.size;
            harness.screen(columns, lines);
        }
    }
}

fn toast_text(harness: &TestHarness) -> String {
    let toast = harness.model.toast.as_ref();
    toast.map(|toast| toast.text.clone()).unwrap_or_default()
}

/// Draws on a terminal that has another size than the program was told yet.
fn draw_before_the_size_is_told(harness: &TestHarness, columns: u16, lines: u16) -> Drawn {
    let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
    let mut drawn = Drawn::default();
    let drawing = |frame: &mut ratatui::Frame<'_>| drawn = draw::draw(&harness.model, frame);
    terminal.draw(drawing).unwrap();
    drawn
}

#[test]
fn a_wider_frame_than_was_told_shows_nothing_of_an_earlier_reading() {
    let mut harness = TestHarness::samples();
    harness.tell(Msg::Input(Input::Resize(200, 60)));
    harness.screen(200, 60);
    harness.tell(Msg::Input(Input::Resize(80, 24)));
    harness.press("End Z u U");
    assert_eq!(harness.texts.len(), 4, "{}", toast_text(&harness));
    draw_before_the_size_is_told(&harness, 200, 60);
    harness.tell(Msg::Input(Input::Resize(200, 60)));
    assert!(harness.screen(200, 60).contains("Next 30 days"));
}

#[test]
fn cursor_screen_and_marks_stay_on_a_roadmap_that_is_renamed_and_renamed_back() {
    let at = |harness: &TestHarness| harness.model.list().key().map(RowId::address);
    let mut harness = TestHarness::small();
    harness.press("Down F Ctrl-u 'aaa' Ctrl-s");
    assert_eq!(
        at(&harness).as_deref(),
        Some("aaa"),
        "{}",
        toast_text(&harness)
    );
    harness.press("u");
    assert_eq!(at(&harness).as_deref(), Some("surgical"));
    // On a screen of it, by the menu of the portfolio it came from.
    harness.press("Enter 2 Down Space P F Ctrl-u 'zzz' Ctrl-s Esc Enter 2");
    assert_eq!(
        harness.model.route,
        Route::Roadmap("zzz".into(), Tab(Command::Milestones))
    );
    assert_eq!(harness.model.list().marked.len(), 1);
    assert_eq!(
        harness.model.list().targets().len(),
        1,
        "what is marked is there"
    );
    // Another program renames it while it is shown.
    let text = harness.texts.remove("zzz").unwrap();
    harness.texts.insert("bbb".into(), text);
    harness.reread();
    assert_eq!(harness.model.route.roadmap(), Some("bbb"));
}

#[test]
fn the_screen_of_a_roadmap_that_is_gone_is_left_and_that_of_one_that_is_broken_stays() {
    let mut harness = TestHarness::small();
    harness.press("N 'Bangles' Ctrl-s");
    assert_eq!(harness.model.route.roadmap(), Some("bangles"));
    harness.press("2 u");
    assert_eq!(
        harness.model.route,
        Route::Portfolio,
        "{}",
        toast_text(&harness)
    );
    harness.press("U Home Enter");
    assert_eq!(harness.model.route.roadmap(), Some("bangles"));
    let whole = harness.texts["bangles"].clone();
    harness.texts.insert("bangles".into(), "[cluster\n".into());
    harness.reread();
    assert_eq!(
        harness.model.route.roadmap(),
        Some("bangles"),
        "it is being written"
    );
    harness.texts.insert("bangles".into(), whole);
    harness.reread();
    harness.texts.remove("bangles");
    harness.reread();
    assert_eq!(harness.model.route, Route::Portfolio);
    assert!(toast_text(&harness).contains("bangles.toml is not in the folder any more"));
    assert!(harness.model.back.is_empty());
}

#[test]
fn a_window_of_an_entry_closes_with_its_roadmap() {
    let mut harness = TestHarness::small();
    harness.press("A : 'first export' Enter");
    assert_eq!(harness.model.overlays.len(), 0, "it is gone to");
    harness.press("Enter");
    assert_eq!(harness.model.overlays.len(), 1);
    harness.texts.remove("surgical");
    harness.reread();
    assert!(harness.model.overlays.is_empty());
}

#[test]
fn what_was_typed_and_not_saved_follows_a_roadmap_that_is_renamed() {
    let mut harness = TestHarness::small();
    harness.press("Down Enter 2 e Ctrl-u 'Another title' Esc a x 'Fire' Esc Esc P");
    let before = harness.model.drafts.len();
    assert_eq!(before, 2, "{:?}", harness.model.drafts);
    harness.press("F Ctrl-u 'aaa' Ctrl-s");
    let files = harness
        .model
        .drafts
        .keys()
        .map(|dialog| format!("{dialog:?}"));
    let files: Vec<String> = files.collect();
    assert_eq!(files.len(), before);
    let follows = |file: &String| file.contains("aaa") && !file.contains("surgical");
    assert!(files.iter().all(follows), "{files:?}");
    harness.press("Home Enter 2 e");
    assert!(harness.screen(80, 24).contains("Another title"));
    // Another program renames it while the form is open.
    let text = harness.texts.remove("aaa").unwrap();
    harness.texts.insert("bbb".into(), text);
    harness.reread();
    harness.press("F10");
    assert!(
        harness.texts["bbb"].contains("Another title"),
        "{}",
        toast_text(&harness)
    );
}

#[test]
fn a_review_under_way_and_one_that_waits_follow_a_roadmap_that_is_renamed() {
    let mut harness = TestHarness::samples();
    let rename = |harness: &mut TestHarness, old: &str, new: &str| {
        let text = harness.texts.remove(old).unwrap();
        harness.texts.insert(new.into(), text);
        harness.reread();
    };
    harness.press("Down Down Enter R Right c Right");
    let here = harness.model.list().key().cloned().unwrap();
    let before = harness.model.review.clone().unwrap();
    assert_eq!(before.scope, Scope::Roadmap("sialkot-surgical".into()));
    rename(&mut harness, "sialkot-surgical", "surgical");
    let screen = harness.screen(80, 24);
    let review = harness.model.review.clone().unwrap();
    assert_eq!(review.scope, Scope::Roadmap("surgical".into()));
    assert_eq!(review.items.len(), before.items.len(), "{screen}");
    let follows = review
        .items
        .iter()
        .all(|item| item.key.roadmap() == Some("surgical"));
    assert!(follows, "{:?}", review.items);
    let now = harness.model.list().key().cloned().unwrap();
    assert_eq!(now, here.renamed("sialkot-surgical", "surgical"));
    assert!(screen.contains("Sialkot surgical instruments"), "{screen}");
    // It waits while another one is under way.
    harness.press("Esc P Home Enter R 2 Right");
    rename(&mut harness, "surgical", "instruments");
    let mut reviews = harness.model.reviews();
    let scope = Scope::Roadmap("instruments".into());
    let waits = reviews.find(|one| one.scope == scope).unwrap();
    let settled = |review: &ReviewSession| {
        let items = review.items.iter();
        items.filter(|item| item.is_settled()).count()
    };
    assert_eq!(settled(waits), settled(&before));
    let others = harness.model.reviews().count();
    assert_eq!(others, 2, "the other one goes on");
}
