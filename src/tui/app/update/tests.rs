//! State, keys, state.

use proptest::prelude::*;

use crate::commands::ScreenId;
use crate::tui::app::update::*;
use crate::tui::app::{Key, Overlay, Place, Tab};
use crate::tui::input::Mouse;
use crate::tui::test_harness::Trial;

fn selected(trial: &Trial) -> String {
    trial
        .model
        .list()
        .key()
        .map(Key::address)
        .unwrap_or_default()
}

pub(super) fn said(trial: &Trial) -> String {
    trial
        .model
        .toast
        .as_ref()
        .map(|toast| toast.text.clone())
        .unwrap_or_default()
}

fn tab(roadmap: &str, tab: Tab) -> Place {
    Place::Roadmap(roadmap.into(), tab)
}

#[test]
fn keys_lead_from_screen_to_screen_and_back() {
    for (keys, place) in [
        ("", Place::Portfolio),
        ("A", Place::Attention),
        ("Tab", Place::Attention),
        ("Tab Tab", Place::Inbox),
        ("Tab Tab Tab", Place::Agenda),
        ("Tab Tab Tab Tab", Place::Screen(ScreenId::AllMilestones)),
        ("M", Place::Screen(ScreenId::AllMilestones)),
        ("T", Place::Screen(ScreenId::AllTimeline)),
        ("Shift-Tab", Place::Compare),
        ("C Esc", Place::Portfolio),
        ("C Enter", tab("gujrat-fans", Tab::Overview)),
        ("C Enter Esc", Place::Compare),
        ("Enter 5", tab("gujrat-fans", Tab::Capabilities)),
        ("Enter 7", tab("gujrat-fans", Tab::Stakeholders)),
        ("C 8", tab("gujrat-fans", Tab::Indicators)),
        ("A P", Place::Portfolio),
        ("Enter", tab("gujrat-fans", Tab::Overview)),
        ("Down Enter 2", tab("khairpur-dates", Tab::Milestones)),
        ("Enter Tab Tab", tab("gujrat-fans", Tab::Timeline)),
        ("Enter Shift-Tab", tab("gujrat-fans", Tab::Log)),
        ("Enter 2 6 Esc", Place::Portfolio),
        ("A Enter Esc", Place::Attention),
        ("A Enter Esc Esc", Place::Portfolio),
        ("Enter ۲", tab("gujrat-fans", Tab::Milestones)),
        ("!", Place::Problems),
    ] {
        let mut trial = Trial::samples();
        trial.press(keys);
        assert_eq!(trial.model.place, place, "{keys}");
    }
}

#[test]
fn an_entry_opens_on_its_own_tab_with_the_cursor_on_it() {
    let mut trial = Trial::samples();
    trial.press("A Enter");
    assert_eq!(trial.model.place, tab("gujrat-fans", Tab::Milestones));
    assert_eq!(selected(&trial), "gujrat-fans/duty-review");
    trial.press("Enter");
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::About(..)]
    ));
    trial.press("Esc");
    assert!(trial.model.overlays.is_empty());
}

#[test]
fn a_filter_narrows_as_it_is_typed_and_leaves_with_esc() {
    let mut trial = Trial::samples();
    trial.press("A");
    let all = trial.model.list().rows.len();
    trial.press("/ 'flag:overdue'");
    let fits = trial.model.list().rows.len();
    assert!(0 < fits && fits < all);
    assert!(trial.model.list().rows.iter().all(|row| {
        trial
            .model
            .known
            .flags_of(&row.key)
            .any(|flag| flag.rule.id() == "overdue")
    }));
    trial.press("Enter Down");
    assert!(trial.model.overlays.is_empty());
    trial.press("Esc");
    assert_eq!(
        trial.model.list().rows.len(),
        all,
        "back clears the filter first"
    );
    assert_eq!(trial.model.place, Place::Attention);
    trial.press("/ 'flag:over");
    trial.press("Esc");
    assert_eq!(trial.model.list().filter, "");
}

#[test]
fn a_few_letters_find_an_action_a_cluster_or_an_entry() {
    let mut trial = Trial::samples();
    trial.press(": 'attent' Enter");
    assert_eq!(trial.model.place, Place::Attention);
    trial.press("Ctrl-p 'khairpur' Enter");
    assert_eq!(trial.model.place, tab("khairpur-dates", Tab::Overview));
    trial.press(": 'duty review' Enter");
    assert_eq!(trial.model.place, tab("gujrat-fans", Tab::Milestones));
    assert_eq!(selected(&trial), "gujrat-fans/duty-review");
    trial.press(": 'no such thing at all' Enter Enter");
    trial.press("Esc : Esc");
    assert!(trial.model.overlays.is_empty());
}

#[test]
fn what_is_pasted_into_the_palette_is_only_looked_for() {
    let mut trial = Trial::samples();
    trial.press(":");
    trial.tell(Msg::Input(Input::Paste("quit".into())));
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::Palette(_)]
    ));
}

#[test]
fn keys_and_offers_can_be_clicked() {
    let mut trial = Trial::samples();
    trial.click("menu");
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::Menu(_)]
    ));
    trial.click("Everything with a flag");
    assert_eq!(trial.model.place, Place::Attention);
    trial.press(": 'khairpur'");
    trial.click(" roadmap");
    assert_eq!(trial.model.place, tab("khairpur-dates", Tab::Overview));
    trial.press("?");
    trial.click("close");
    assert!(trial.model.overlays.is_empty());
}

#[test]
fn what_needs_somebody_is_folded_by_its_cause() {
    let mut trial = Trial::small();
    trial.press("A");
    let all = trial.model.list().rows.len();
    trial.press("r");
    let keys = |trial: &Trial| -> Vec<String> {
        let rows = trial.model.list().rows.iter();
        rows.map(|row| row.key.address()).collect()
    };
    let open = keys(&trial);
    let cause = open.iter().position(|key| key == "surgical/lab").unwrap();
    assert_eq!(open[cause + 1], "surgical/iso", "{open:?}");
    assert!(trial.screen(80, 24).contains("delays 1"));
    trial.press("r");
    let folded = keys(&trial);
    assert!(folded.len() < open.len() && open.len() <= all + 1);
    assert!(!folded.contains(&"surgical/iso".to_owned()));
    trial.press("r");
    assert_eq!(trial.model.list().rows.len(), all);
}

#[test]
fn what_is_new_since_the_last_visit_comes_first_until_it_is_marked_as_seen() {
    let mut trial = Trial::small();
    trial.press("A G");
    let last = selected(&trial);
    let known = &trial.model.known;
    let key = trial.model.list().key().unwrap().clone();
    let old: Vec<_> = (known.health.flags.iter())
        .filter(|flag| known.flags_of(&key).all(|its| its != *flag))
        .cloned()
        .collect();
    trial.seen(&old);
    trial.press("g");
    assert_eq!(selected(&trial), last, "the new one stands first");
    assert!(trial.screen(80, 24).contains("new"));
    trial.press("P");
    assert!(
        trial.screen(80, 24).contains("Since your last visit"),
        "{}",
        trial.screen(80, 24)
    );
    trial.press("V");
    let says = trial.model.toast.clone().unwrap().text;
    assert!(says.starts_with("Marked as seen: "), "{says}");
    assert!(says.ends_with("tcu check --new-since 2026-11-10"), "{says}");
    assert!(!trial.screen(80, 24).contains("Since your last visit"));
}

#[test]
fn a_text_goes_to_the_clipboard_or_a_page_without_what_is_hidden() {
    let mut trial = Trial::small();
    trial.press("Down Enter 6");
    let effects = |trial: &mut Trial, key: &str| {
        update(
            &mut trial.model,
            Msg::Input(Input::Key(key.parse().unwrap())),
        )
    };
    let copied = effects(&mut trial, "Y");
    assert!(
        matches!(copied.as_slice(), [Effect::Copy(text)] if text.contains("The lab is too slow")),
        "{copied:?}"
    );
    trial.press("v");
    let copied = effects(&mut trial, "Y");
    assert!(matches!(copied.as_slice(), [Effect::Copy(text)] if !text.contains("too slow")));
    trial.press("v e");
    let shown = effects(&mut trial, "F4");
    assert!(
        matches!(shown.as_slice(), [Effect::Show { .. }]),
        "{shown:?}"
    );
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
}

#[test]
fn the_screens_open_where_they_were_asked_to() {
    let mut trial = Trial::small();
    trial.model.start = Some(Key::Entry(
        "surgical".into(),
        crate::model::Kind::Milestone,
        "export".into(),
    ));
    trial.press("F5");
    assert_eq!(trial.model.place, tab("surgical", Tab::Milestones));
    assert_eq!(selected(&trial), "surgical/export");
}

#[test]
fn what_another_program_changed_in_a_field_that_is_typed_in_is_told_before_it_is_replaced() {
    let mut trial = Trial::small();
    trial.press("Down Enter 2 g e 'mine '");
    let mut text = trial.texts["surgical"].clone();
    for title in ["Lease signed", "Scope granted", "First export"] {
        text = text.replace(title, "Theirs");
    }
    trial.texts.insert("surgical".into(), text.clone());
    trial.reread();
    trial.press("F10");
    let screen = trial.screen(80, 24);
    assert_eq!(trial.texts["surgical"], text, "{screen}");
    assert!(screen.contains("changed elsewhere"), "{screen}");
    trial.press("F10");
    let screen = trial.screen(80, 24);
    assert_ne!(trial.texts["surgical"], text, "{screen}");
}

#[test]
fn half_a_filter_hides_nothing() {
    let mut trial = Trial::samples();
    trial.press("A / 'due:<'");
    assert!(trial.model.list().wrong.is_some());
    assert_eq!(trial.model.list().rows.len(), trial.model.list().of);
}

#[test]
fn a_milestone_is_confirmed_with_one_key_and_that_is_undone_with_another() {
    let mut trial = Trial::samples();
    trial.press("Enter 2 / 'status:active due:>2026-11-15' Enter");
    let before = trial.texts.clone();
    trial.press("c");
    assert!(
        said(&trial).starts_with("Saved: confirmed"),
        "{}",
        said(&trial)
    );
    let added = trial.texts["gujrat-fans"].replace(&before["gujrat-fans"], "");
    assert!(
        added.contains("[[confirmation]]") && added.contains("by = \"Officer\""),
        "{added}"
    );
    trial.press("u");
    assert_eq!(trial.texts, before);
    assert!(said(&trial).starts_with("Undone: confirmed"));
    trial.press("U");
    assert_ne!(trial.texts, before);
}

#[test]
fn what_is_overdue_is_not_confirmed_but_asked_for_a_date() {
    let mut trial = Trial::samples();
    trial.press("A / 'flag:overdue' Enter c");
    assert!(said(&trial).contains("date"), "{}", said(&trial));
}

#[test]
fn the_main_job_takes_fewer_than_sixty_keys_beside_the_texts() {
    let mut trial = Trial::samples();
    let before = trial.texts.clone();
    let mut keys = 0;
    let mut press = |trial: &mut Trial, script: &str| {
        keys += script
            .split('\'')
            .step_by(2)
            .flat_map(str::split_whitespace)
            .count();
        trial.press(script);
    };
    // The worst entry: a new date with its reason.
    press(
        &mut trial,
        "A f '2027-09-30' Enter 'reg' Enter 'The ministry asks for another round' Ctrl-s",
    );
    assert!(said(&trial).starts_with("Saved"), "{}", said(&trial));
    // Another: still right as it stands.
    press(&mut trial, "/ 'flag:update-due due:>2026-11-15' Enter c");
    assert!(
        said(&trial).starts_with("Saved: confirmed"),
        "{}",
        said(&trial)
    );
    // Something was said about a third.
    press(
        &mut trial,
        "Esc Down n 'They have no power in the evening' Ctrl-s",
    );
    assert!(said(&trial).starts_with("Saved"), "{}", said(&trial));
    press(&mut trial, "q");
    assert_eq!(trial.ended, Some(0));
    assert!(keys < 60, "{keys}");
    let changed = trial
        .texts
        .iter()
        .map(|(id, text)| text.len() - before[id].len())
        .sum::<usize>();
    assert!(changed > 0);
    let all: String = trial.texts.values().cloned().collect();
    assert!(all.contains("The ministry asks for another round"));
    assert!(all.contains("They have no power in the evening"));
}

#[test]
fn letters_do_nothing_but_type_while_text_is_typed() {
    let mut trial = Trial::samples();
    let before = trial.texts.clone();
    trial.press("A n Tab Tab 'qcxd/?!' ");
    assert_eq!(trial.ended, None);
    assert_eq!(trial.texts, before);
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
}

#[test]
fn what_was_typed_into_a_form_comes_back_after_esc() {
    let mut trial = Trial::samples();
    trial.press("A f '2027-09-30' Tab Tab 'Reason' Esc");
    assert!(trial.model.overlays.is_empty());
    trial.press("f");
    let Some(Overlay::Form(filling)) = trial.model.overlays.last() else {
        panic!("no form");
    };
    assert_eq!(
        filling.form.value("change.why").map(|why| why.plain()),
        Some("Reason".into())
    );
}

#[test]
fn a_change_elsewhere_keeps_the_cursor_where_it_was() {
    let mut trial = Trial::samples();
    trial.press("Down Down");
    let at = selected(&trial);
    let text = "[cluster]\nname = \"Another\"\n".to_owned();
    trial.texts.insert("another".into(), text);
    trial.press("F5");
    assert_eq!(selected(&trial), at);
    assert_eq!(trial.model.list().rows.len(), 5);
}

#[test]
fn keys_that_come_while_edits_are_on_their_way_wait_for_them() {
    let mut trial = Trial::samples();
    trial.press("Enter 2 / 'status:active due:>2026-11-15' Enter");
    let chord = |key: &str| Msg::Input(Input::Key(key.parse().unwrap()));
    let effects = update(&mut trial.model, chord("c"));
    assert!(matches!(effects.as_slice(), [Effect::Commit { .. }]));
    assert!(update(&mut trial.model, chord("q")).is_empty(), "it waits");
    let answer = Msg::Settled {
        known: None,
        result: Ok("Saved".into()),
        undo: None,
        redo: None,
    };
    assert_eq!(update(&mut trial.model, answer), [Effect::Quit(0)]);
}

#[test]
fn nothing_can_be_changed_in_what_cannot_be_written() {
    let mut trial = Trial::samples();
    let known = std::sync::Arc::get_mut(&mut trial.model.known).unwrap();
    known.read_only = Some("This is how things stood".into());
    trial.press("A f");
    assert!(trial.model.overlays.is_empty());
    assert_eq!(said(&trial), "This is how things stood");
}

#[test]
fn who_acts_is_asked_where_nobody_knows() {
    let mut trial = Trial::samples();
    trial.model.actor.clear();
    let before = trial.texts.clone();
    trial.press("Enter 2 / 'status:active due:>2026-11-15' Enter c");
    assert!(said(&trial).contains("who you are"), "{}", said(&trial));
    assert_eq!(trial.texts, before);
    fill::open(&mut trial.model, crate::tui::app::Purpose::Name);
    trial.press("'Field Officer' F10 Esc c");
    assert!(trial.texts["gujrat-fans"].contains("by = \"Field Officer\""));
}

#[test]
fn in_a_folder_without_roadmaps_the_welcome_offers_the_first_steps() {
    let mut trial = Trial::of(&[]);
    assert!(trial.screen(80, 24).contains("no roadmap yet"));
    trial.press("Enter Down Enter");
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
    trial.press("Esc N");
    assert!(matches!(
        trial.model.overlays.as_slice(),
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
        let mut trial = Trial::small();
        trial.press(start);
        for input in inputs {
            trial.tell(Msg::Input(input));
            let list = trial.model.list();
            prop_assert!(list.rows.is_empty() || list.index() < list.rows.len());
            prop_assert_eq!(list.key().is_none(), list.rows.is_empty());
        }
        let (columns, lines) = trial.model.size;
        if columns > 0 && lines > 0 {
            trial.screen(columns, lines);
        }
        for (id, text) in &trial.texts {
            prop_assert!(crate::store::read::read_text(id, text).roadmap.is_some(), "{}", id);
        }
        // There is always a way out.
        trial.ended = None;
        trial.press("Esc Esc Esc Esc Esc Esc q");
        prop_assert_eq!(trial.ended, Some(0));
    }
}

#[test]
fn a_new_date_is_undone_by_its_name_and_says_how_many_went_along() {
    let mut trial = Trial::samples();
    trial.press("/ 'surgical' Enter Enter 2 / 'custody' Enter f");
    trial.press("'2027-06-30' Tab 'land' Tab 'asked again' Ctrl-s");
    let saved = said(&trial);
    trial.press("u");
    let undone = said(&trial);
    assert!(saved.starts_with("Saved: forecast of Custody"), "{saved}");
    assert!(
        undone.starts_with("Undone: forecast of Custody"),
        "{undone}"
    );
}

#[test]
fn the_menu_offers_the_filter_to_those_whose_keyboard_has_no_such_letter() {
    let mut trial = Trial::samples();
    trial.press("2 F2");
    let offered = trial.model.overlays.iter().any(
        |overlay| matches!(overlay, Overlay::Menu(menu) if menu.actions.contains(&Command::Filter)),
    );
    assert!(offered);
}

#[test]
fn a_form_does_not_hide_what_was_said_of_a_selection() {
    let mut trial = Trial::samples();
    trial.press("/ 'fans' Enter Enter 2 g Space Down Down Space Down Down Space Down Down Space b");
    let screen = trial.screen(80, 24);
    assert!(screen.to_lowercase().contains("left out"), "{screen}");
}
