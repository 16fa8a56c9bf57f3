//! State, keys, state.

use crate::tui::dialogs;
use proptest::prelude::*;

use crate::commands::{Command, ScreenId};
use crate::tui::app::update::*;
use crate::tui::app::{Overlay, Route, RowId, Tab};
use crate::tui::input::Mouse;
use crate::tui::test_harness::TestHarness;

fn selected(harness: &TestHarness) -> String {
    harness
        .model
        .list()
        .key()
        .map(RowId::address)
        .unwrap_or_default()
}

pub(super) fn toast_text(harness: &TestHarness) -> String {
    harness
        .model
        .toast
        .as_ref()
        .map(|toast| toast.text.clone())
        .unwrap_or_default()
}

fn tab(roadmap: &str, tab: Tab) -> Route {
    Route::Roadmap(roadmap.into(), tab)
}

#[test]
fn keys_lead_from_screen_to_screen_and_back() {
    for (keys, place) in [
        ("", Route::Portfolio),
        ("A", Route::Screen(ScreenId::Of(Command::Attention))),
        ("Tab", Route::Screen(ScreenId::Of(Command::Attention))),
        ("Tab Tab", Route::Screen(ScreenId::Of(Command::Inbox))),
        ("Tab Tab Tab", Route::Screen(ScreenId::Of(Command::Agenda))),
        (
            "Tab Tab Tab Tab",
            Route::Screen(ScreenId::Of(Command::AllMilestones)),
        ),
        ("M", Route::Screen(ScreenId::Of(Command::AllMilestones))),
        ("T", Route::Screen(ScreenId::Of(Command::AllTimeline))),
        ("Shift-Tab", Route::Screen(ScreenId::Of(Command::Compare))),
        ("C Esc", Route::Portfolio),
        ("C Enter", tab("gujrat-fans", Tab(Command::Overview))),
        ("C Enter Esc", Route::Screen(ScreenId::Of(Command::Compare))),
        ("Enter 5", tab("gujrat-fans", Tab(Command::Capabilities))),
        ("Enter 7", tab("gujrat-fans", Tab(Command::Stakeholders))),
        ("C 8", tab("gujrat-fans", Tab(Command::Indicators))),
        ("A P", Route::Portfolio),
        ("Enter", tab("gujrat-fans", Tab(Command::Overview))),
        (
            "Down Enter 2",
            tab("khairpur-dates", Tab(Command::Milestones)),
        ),
        ("Enter Tab Tab", tab("gujrat-fans", Tab(Command::Timeline))),
        ("Enter Shift-Tab", tab("gujrat-fans", Tab(Command::Log))),
        ("Enter 2 6 Esc", Route::Portfolio),
        (
            "A Enter Esc",
            Route::Screen(ScreenId::Of(Command::Attention)),
        ),
        ("A Enter Esc Esc", Route::Portfolio),
        ("Enter ۲", tab("gujrat-fans", Tab(Command::Milestones))),
        ("!", Route::Screen(ScreenId::Of(Command::Problems))),
    ] {
        let mut harness = TestHarness::samples();
        harness.press(keys);
        assert_eq!(harness.model.route, place, "{keys}");
    }
}

#[test]
fn an_entry_opens_on_its_own_tab_with_the_cursor_on_it() {
    let mut harness = TestHarness::samples();
    harness.press("A Enter");
    assert_eq!(
        harness.model.route,
        tab("gujrat-fans", Tab(Command::Milestones))
    );
    assert_eq!(selected(&harness), "gujrat-fans/duty-review");
    harness.press("Enter");
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Details(..)]
    ));
    harness.press("Esc");
    assert!(harness.model.overlays.is_empty());
}

#[test]
fn a_filter_narrows_as_it_is_typed_and_leaves_with_esc() {
    let mut harness = TestHarness::samples();
    harness.press("A");
    let all = harness.model.list().rows.len();
    harness.press("/ 'flag:overdue'");
    let fits = harness.model.list().rows.len();
    assert!(0 < fits && fits < all);
    assert!(harness.model.list().rows.iter().all(|row| {
        harness
            .model
            .snapshot
            .flags_of(&row.key)
            .any(|flag| flag.rule.id() == "overdue")
    }));
    harness.press("Enter Down");
    assert!(harness.model.overlays.is_empty());
    harness.press("Esc");
    assert_eq!(
        harness.model.list().rows.len(),
        all,
        "back clears the filter first"
    );
    assert_eq!(
        harness.model.route,
        Route::Screen(ScreenId::Of(Command::Attention))
    );
    harness.press("/ 'flag:over");
    harness.press("Esc");
    assert_eq!(harness.model.list().filter, "");
}

#[test]
fn a_few_letters_find_an_action_a_cluster_or_an_entry() {
    let mut harness = TestHarness::samples();
    harness.press(": 'attent' Enter");
    assert_eq!(
        harness.model.route,
        Route::Screen(ScreenId::Of(Command::Attention))
    );
    harness.press("Ctrl-p 'khairpur' Enter");
    assert_eq!(
        harness.model.route,
        tab("khairpur-dates", Tab(Command::Overview))
    );
    harness.press(": 'duty review' Enter");
    assert_eq!(
        harness.model.route,
        tab("gujrat-fans", Tab(Command::Milestones))
    );
    assert_eq!(selected(&harness), "gujrat-fans/duty-review");
    harness.press(": 'no such thing at all' Enter Enter");
    harness.press("Esc : Esc");
    assert!(harness.model.overlays.is_empty());
}

#[test]
fn the_messages_to_owners_are_found_by_the_words_for_them() {
    for word in ["chase", "message", "reminder"] {
        let mut harness = TestHarness::of(&[("fans", "[cluster]\nname = \"Fans\"\n")]);
        harness.press(&format!(": '{word}'"));
        let screen = harness.screen(80, 24);
        assert!(
            screen.contains("Write any file for others"),
            "{word}: {screen}"
        );
        harness.press("Enter Enter 'messages'");
        let screen = harness.screen(80, 24);
        assert!(
            screen.contains("open items of every owner"),
            "{word}: {screen}"
        );
    }
}

#[test]
fn what_is_pasted_into_the_palette_is_only_looked_for() {
    let mut harness = TestHarness::samples();
    harness.press(":");
    harness.tell(Msg::Input(Input::Paste("quit".into())));
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Palette(_)]
    ));
}

#[test]
fn keys_and_offers_can_be_clicked() {
    let mut harness = TestHarness::samples();
    harness.click("menu");
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Menu(_)]
    ));
    harness.click("Everything with a flag");
    assert_eq!(
        harness.model.route,
        Route::Screen(ScreenId::Of(Command::Attention))
    );
    harness.press(": 'khairpur'");
    harness.click(" roadmap");
    assert_eq!(
        harness.model.route,
        tab("khairpur-dates", Tab(Command::Overview))
    );
    harness.press("?");
    harness.click("close");
    assert!(harness.model.overlays.is_empty());
}

#[test]
fn what_needs_somebody_is_folded_by_its_cause() {
    let mut harness = TestHarness::small();
    harness.press("A");
    let all = harness.model.list().rows.len();
    harness.press("r");
    let keys = |harness: &TestHarness| -> Vec<String> {
        let rows = harness.model.list().rows.iter();
        rows.map(|row| row.key.address()).collect()
    };
    let open = keys(&harness);
    let cause = open.iter().position(|key| key == "surgical/lab").unwrap();
    assert_eq!(open[cause + 1], "surgical/iso", "{open:?}");
    assert!(harness.screen(80, 24).contains("delays 1"));
    harness.press("r");
    let folded = keys(&harness);
    assert!(folded.len() < open.len() && open.len() <= all + 1);
    assert!(!folded.contains(&"surgical/iso".to_owned()));
    harness.press("r");
    assert_eq!(harness.model.list().rows.len(), all);
}

#[test]
fn what_is_new_since_the_last_visit_comes_first_until_it_is_marked_as_seen() {
    let mut harness = TestHarness::small();
    harness.press("A G");
    let last = selected(&harness);
    let snapshot = &harness.model.snapshot;
    let key = harness.model.list().key().unwrap().clone();
    let old: Vec<_> = (snapshot.health.flags.iter())
        .filter(|flag| snapshot.flags_of(&key).all(|its| its != &***flag))
        .cloned()
        .collect();
    harness.seen(&old);
    harness.press("g");
    assert_eq!(selected(&harness), last, "the new one stands first");
    assert!(harness.screen(80, 24).contains("new"));
    harness.press("P");
    assert!(
        harness.screen(80, 24).contains("Since your last visit"),
        "{}",
        harness.screen(80, 24)
    );
    harness.press("V");
    let says = harness.model.toast.clone().unwrap().text;
    assert!(says.starts_with("Marked as seen: "), "{says}");
    assert!(says.ends_with("tcu check --new-since 2026-11-10"), "{says}");
    assert!(!harness.screen(80, 24).contains("Since your last visit"));
}

#[test]
fn a_text_goes_to_the_clipboard_or_a_page_without_what_is_hidden() {
    let mut harness = TestHarness::small();
    harness.press("Down Enter 6");
    let effects = |harness: &mut TestHarness, key: &str| {
        update(
            &mut harness.model,
            Msg::Input(Input::Key(key.parse().unwrap())),
        )
    };
    let copied = effects(&mut harness, "Y");
    assert!(
        matches!(copied.as_slice(), [Effect::Copy(text)] if text.contains("The lab is too slow")),
        "{copied:?}"
    );
    harness.press("v");
    let copied = effects(&mut harness, "Y");
    assert!(matches!(copied.as_slice(), [Effect::Copy(text)] if !text.contains("too slow")));
    harness.press("v 2 e");
    let shown = effects(&mut harness, "F4");
    assert!(
        matches!(shown.as_slice(), [Effect::Show { .. }]),
        "{shown:?}"
    );
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
}

#[test]
fn the_screens_open_where_they_were_asked_to() {
    let mut harness = TestHarness::small();
    harness.model.start = Some(RowId::Entry(
        "surgical".into(),
        crate::model::Kind::Milestone,
        "export".into(),
    ));
    harness.press("F5");
    assert_eq!(
        harness.model.route,
        tab("surgical", Tab(Command::Milestones))
    );
    assert_eq!(selected(&harness), "surgical/export");
}

#[test]
fn what_another_program_changed_in_a_field_that_is_typed_in_is_told_before_it_is_replaced() {
    let mut harness = TestHarness::small();
    harness.press("Down Enter 2 g e 'mine '");
    let mut text = harness.texts["surgical"].clone();
    for title in ["Lease signed", "Scope granted", "First export"] {
        text = text.replace(title, "Theirs");
    }
    harness.texts.insert("surgical".into(), text.clone());
    harness.reread();
    harness.press("F10");
    let screen = harness.screen(80, 24);
    assert_eq!(harness.texts["surgical"], text, "{screen}");
    assert!(screen.contains("changed elsewhere"), "{screen}");
    harness.press("F10");
    let screen = harness.screen(80, 24);
    assert_ne!(harness.texts["surgical"], text, "{screen}");
}

#[test]
fn half_a_filter_hides_nothing() {
    let mut harness = TestHarness::samples();
    harness.press("A / 'due:<'");
    assert!(harness.model.list().wrong.is_some());
    assert_eq!(harness.model.list().rows.len(), harness.model.list().of);
}

#[test]
fn a_milestone_is_confirmed_with_one_key_and_that_is_undone_with_another() {
    let mut harness = TestHarness::samples();
    harness.press("Enter 2 / 'status:active due:>2026-11-15' Enter");
    let before = harness.texts.clone();
    harness.press("c");
    assert!(
        toast_text(&harness).starts_with("Saved: confirmed"),
        "{}",
        toast_text(&harness)
    );
    let added = harness.texts["gujrat-fans"].replace(&before["gujrat-fans"], "");
    assert!(
        added.contains("[[confirmation]]") && added.contains("by = \"Officer\""),
        "{added}"
    );
    harness.press("u");
    assert_eq!(harness.texts, before);
    assert!(toast_text(&harness).starts_with("Undone: confirmed"));
    harness.press("U");
    assert_ne!(harness.texts, before);
}

#[test]
fn what_is_overdue_is_not_confirmed_but_asked_for_a_date() {
    let mut harness = TestHarness::samples();
    harness.press("A / 'flag:overdue' Enter c");
    assert!(
        toast_text(&harness).contains("date"),
        "{}",
        toast_text(&harness)
    );
}

#[test]
fn the_main_job_takes_fewer_than_sixty_keys_beside_the_texts() {
    let mut harness = TestHarness::samples();
    let before = harness.texts.clone();
    let mut keys = 0;
    let mut press = |harness: &mut TestHarness, script: &str| {
        keys += script
            .split('\'')
            .step_by(2)
            .flat_map(str::split_whitespace)
            .count();
        harness.press(script);
    };
    // The worst entry: a new date with its reason.
    press(
        &mut harness,
        "A f '2027-09-30' Enter 'reg' Enter 'The ministry asks for another round' Ctrl-s",
    );
    assert!(
        toast_text(&harness).starts_with("Saved"),
        "{}",
        toast_text(&harness)
    );
    // Another: still right as it stands.
    press(&mut harness, "/ 'flag:update-due due:>2026-11-15' Enter c");
    assert!(
        toast_text(&harness).starts_with("Saved: confirmed"),
        "{}",
        toast_text(&harness)
    );
    // Something was said about a third.
    press(
        &mut harness,
        "Esc Down n 'They have no power in the evening' Ctrl-s",
    );
    assert!(
        toast_text(&harness).starts_with("Saved"),
        "{}",
        toast_text(&harness)
    );
    press(&mut harness, "q");
    assert_eq!(harness.ended, Some(0));
    assert!(keys < 60, "{keys}");
    let changed = harness
        .texts
        .iter()
        .map(|(id, text)| text.len() - before[id].len())
        .sum::<usize>();
    assert!(changed > 0);
    let all: String = harness.texts.values().cloned().collect();
    assert!(all.contains("The ministry asks for another round"));
    assert!(all.contains("They have no power in the evening"));
}

#[test]
fn letters_do_nothing_but_type_while_text_is_typed() {
    let mut harness = TestHarness::samples();
    let before = harness.texts.clone();
    harness.press("A n Tab Tab 'qcxd/?!' ");
    assert_eq!(harness.ended, None);
    assert_eq!(harness.texts, before);
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
}

#[test]
fn what_was_typed_into_a_form_comes_back_after_esc() {
    let mut harness = TestHarness::samples();
    harness.press("A f '2027-09-30' Tab Tab 'Reason' Esc");
    assert!(harness.model.overlays.is_empty());
    harness.press("f");
    let Some(Overlay::Form(open)) = harness.model.overlays.last() else {
        panic!("no form");
    };
    assert_eq!(
        open.form.value("change.why").map(|why| why.plain()),
        Some("Reason".into())
    );
}

#[test]
fn a_change_elsewhere_keeps_the_cursor_where_it_was() {
    let mut harness = TestHarness::samples();
    harness.press("Down Down");
    let at = selected(&harness);
    let text = "[cluster]\nname = \"Another\"\n".to_owned();
    harness.texts.insert("another".into(), text);
    harness.press("F5");
    assert_eq!(selected(&harness), at);
    assert_eq!(harness.model.list().rows.len(), 5);
}

#[test]
fn keys_that_come_while_edits_are_on_their_way_wait_for_them() {
    let mut harness = TestHarness::samples();
    harness.press("Enter 2 / 'status:active due:>2026-11-15' Enter");
    let chord = |key: &str| Msg::Input(Input::Key(key.parse().unwrap()));
    let effects = update(&mut harness.model, chord("c"));
    assert!(matches!(effects.as_slice(), [Effect::Commit { .. }]));
    assert!(
        update(&mut harness.model, chord("q")).is_empty(),
        "it waits"
    );
    let answer = Msg::Settled {
        snapshot: None,
        result: Ok("Saved".into()),
        undo: None,
        redo: None,
    };
    assert_eq!(update(&mut harness.model, answer), [Effect::Quit(0)]);
}

#[test]
fn nothing_can_be_changed_in_what_cannot_be_written() {
    let mut harness = TestHarness::samples();
    harness.reread();
    let snapshot = std::sync::Arc::get_mut(&mut harness.model.snapshot).unwrap();
    snapshot.read_only = Some("This is how things stood".into());
    harness.press("A f");
    assert!(harness.model.overlays.is_empty());
    assert_eq!(toast_text(&harness), "This is how things stood");
}

#[test]
fn who_acts_is_asked_where_nobody_knows() {
    let mut harness = TestHarness::samples();
    harness.model.actor.clear();
    let before = harness.texts.clone();
    harness.press("Enter 2 / 'status:active due:>2026-11-15' Enter c");
    assert!(
        toast_text(&harness).contains("who you are"),
        "{}",
        toast_text(&harness)
    );
    assert_eq!(harness.texts, before);
    fill::open(
        &mut harness.model,
        crate::tui::app::AnyDialog::IdentifyActor(dialogs::IdentifyActor),
    );
    harness.press("'Field Officer' F10 Esc c");
    assert!(harness.texts["gujrat-fans"].contains("by = \"Field Officer\""));
}

#[test]
fn in_a_folder_without_roadmaps_the_welcome_offers_the_first_steps() {
    let mut harness = TestHarness::of(&[]);
    assert!(harness.screen(80, 24).contains("no roadmap yet"));
    harness.press("Enter Down Enter");
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
    harness.press("Esc N");
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
}

/// What a person, or a cat, may do.
fn anything() -> impl Strategy<Value = Input> {
    const NAMED: [&str; 43] = [
        "Ctrl-p",
        "Enter",
        "Enter",
        "Enter",
        "Esc",
        "Tab",
        "Shift-Tab",
        "Up",
        "Down",
        "Left",
        "Right",
        "PgUp",
        "PgDn",
        "Home",
        "End",
        "Space",
        "Backspace",
        "Delete",
        "F1",
        "F2",
        "F5",
        "F8",
        "F9",
        "F10",
        "Ctrl-s",
        "Ctrl-c",
        "Ctrl-r",
        "Ctrl-w",
        "Ctrl-u",
        "Ctrl-z",
        "Ctrl-y",
        "Ctrl-z",
        "+",
        "/",
        "!",
        "?",
        "A",
        "P",
        "R",
        "R",
        "J",
        "J",
        "K",
    ];
    prop_oneof![
        6 => prop::sample::select(&NAMED[..]).prop_map(|key| Input::Key(key.parse().unwrap())),
        6 => prop::char::range(' ', '~').prop_map(|key| Input::Key(KeyCombo::plain(crate::tui::input::Key::Char(key)))),
        1 => ".{0,12}".prop_map(Input::Paste),
        1 => prop::sample::select(&["ض", "\u{200f}x", "a\u{0301}\u{0301}", "👨‍👩‍👧", "\u{1b}[2J"][..])
            .prop_map(|text| Input::Paste(text.to_owned())),
        1 => (0..300u16, 0..100u16).prop_map(|(columns, lines)| Input::Resize(columns, lines)),
        1 => (0..90u16, 0..30u16).prop_map(|(x, y)| Input::Mouse(Mouse::Click(x, y))),
        1 => (0..90u16, 0..30u16).prop_map(|(x, y)| Input::Mouse(Mouse::RightClick(x, y))),
        1 => (0..90u16, 0..30u16).prop_map(|(x, y)| Input::Mouse(Mouse::ScrollDown(x, y))),
    ]
}

/// How many sequences are tried; `TCU_SEQUENCES` asks for more, as before a change lands.
fn sequences() -> u32 {
    let asked = std::env::var("TCU_SEQUENCES").ok();
    asked.and_then(|many| many.parse().ok()).unwrap_or(192)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_program_lives_and_the_files_stay_well_formed(
        inputs in prop::collection::vec(anything(), 1..120),
        start in prop::sample::select(&["", "A R", "A R End", "R Enter Right", "J", "J 2", "J 1", "C", "M r r", "T Enter", "Down Enter 9 Right", "A r r", "Down Enter 3", "Down Enter 5", "Down Enter 7", "Down Enter 8", ":"][..]),
    ) {
        let mut harness = TestHarness::small();
        harness.press(start);
        for input in inputs {
            harness.tell(Msg::Input(input));
            let list = harness.model.list();
            prop_assert!(list.rows.is_empty() || list.index() < list.rows.len());
            prop_assert_eq!(list.key().is_none(), list.rows.is_empty());
        }
        let (columns, lines) = harness.model.size;
        if columns > 0 && lines > 0 {
            harness.screen(columns, lines);
        }
        for (id, text) in &harness.texts {
            prop_assert!(crate::store::read::read_text(id, text).roadmap.is_some(), "{}", id);
        }
        // There is always a way out.
        harness.ended = None;
        harness.press("Esc Esc Esc Esc Esc Esc q");
        prop_assert_eq!(harness.ended, Some(0));
    }
}

#[test]
fn a_new_date_is_undone_by_its_name_and_says_how_many_went_along() {
    let mut harness = TestHarness::samples();
    harness.press("/ 'surgical' Enter Enter 2 / 'custody' Enter f");
    harness.press("'2027-06-30' Tab 'land' Tab 'asked again' Ctrl-s");
    let saved = toast_text(&harness);
    harness.press("u");
    let undone = toast_text(&harness);
    assert!(saved.starts_with("Saved: forecast of Custody"), "{saved}");
    assert!(
        undone.starts_with("Undone: forecast of Custody"),
        "{undone}"
    );
}

#[test]
fn the_menu_offers_the_filter_to_those_whose_keyboard_has_no_such_letter() {
    let mut harness = TestHarness::samples();
    harness.press("2 F2");
    let offered = harness.model.overlays.iter().any(
        |overlay| matches!(overlay, Overlay::Menu(menu) if menu.actions.contains(&Command::Filter)),
    );
    assert!(offered);
}

#[test]
fn a_form_does_not_hide_what_was_said_of_a_selection() {
    let mut harness = TestHarness::samples();
    harness
        .press("/ 'fans' Enter Enter 2 g Space Down Down Space Down Down Space Down Down Space b");
    let screen = harness.screen(80, 24);
    assert!(screen.to_lowercase().contains("left out"), "{screen}");
}
