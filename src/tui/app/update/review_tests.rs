//! Review: what is gone through, settled, taken back, left and found again, and how few keys it takes.

use crate::commands::TargetKind;
use crate::commands::{Command, ScreenId};
use crate::model::Kind;
use crate::tui::app::update::remedy::remedy;
use crate::tui::app::{Overlay, Route, RowId};
use crate::tui::input::{Input, Mouse};
use crate::tui::state::review::ReviewSession;
use crate::tui::state::review::Scope;
use crate::tui::test_harness::TestHarness;

fn at(harness: &TestHarness) -> String {
    harness
        .model
        .list()
        .key()
        .map(RowId::address)
        .unwrap_or_default()
}

fn review(harness: &TestHarness) -> &ReviewSession {
    harness
        .model
        .review
        .as_ref()
        .expect("a review is under way")
}

fn settled(harness: &TestHarness) -> usize {
    review(harness).tally(&harness.model.snapshot, None).settled
}

fn toast_text(harness: &TestHarness) -> String {
    let toast = harness.model.toast.as_ref();
    toast.map(|toast| toast.text.clone()).unwrap_or_default()
}

#[test]
fn what_is_reviewed_depends_on_where_it_is_asked_for() {
    let surgical = || Scope::Roadmap("sialkot-surgical".into());
    for (keys, scope) in [
        ("Down Down Enter R", surgical()),
        ("Down Down Enter 9 R", surgical()),
        ("Down Down R Enter", surgical()),
        ("Down Down R 1", surgical()),
        ("R 2", Scope::Folder),
        ("R Down Enter", Scope::Folder),
        ("A R", Scope::Folder),
        (
            "A / 'flag:overdue' Enter R",
            Scope::Filter("flag:overdue".into()),
        ),
        ("I R", Scope::Folder),
    ] {
        let mut harness = TestHarness::samples();
        harness.press(keys);
        assert_eq!(harness.model.route, Route::Review, "{keys}");
        assert_eq!(review(&harness).scope, scope, "{keys}");
    }
}

#[test]
fn the_worst_comes_first_and_each_once() {
    let mut harness = TestHarness::samples();
    harness.press("A R");
    let snapshot = &harness.model.snapshot;
    let keys: Vec<&RowId> = review(&harness)
        .items
        .iter()
        .map(|item| &item.key)
        .collect();
    let worst: Vec<_> = keys.iter().map(|key| snapshot.severity_of(key)).collect();
    assert!(worst.is_sorted(), "{worst:?}");
    let mut once = keys.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), keys.len());
}

#[test]
fn one_key_settles_and_the_next_comes_by_itself() {
    let mut harness = TestHarness::samples();
    harness.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R");
    let all = review(&harness).items.len();
    assert!(all > 1);
    let first = at(&harness);
    harness.press("c");
    assert_eq!(settled(&harness), 1);
    assert_ne!(at(&harness), first);
    assert!(
        toast_text(&harness).contains("confirmed"),
        "{}",
        toast_text(&harness)
    );
}

#[test]
fn what_is_left_for_now_comes_again_and_back_leads_back() {
    let mut harness = TestHarness::small();
    harness.press("A R");
    let first = at(&harness);
    harness.press("Right");
    let second = at(&harness);
    assert_ne!(first, second);
    harness.press("Left");
    assert_eq!(at(&harness), first);
    harness.press("Left");
    assert_eq!(at(&harness), first, "there is none before the first");
    harness.press("End");
    assert!(review(&harness).at_end);
    harness.press("Left");
    assert!(!review(&harness).at_end);
}

#[test]
fn undo_brings_the_entry_back_and_redo_goes_on() {
    let mut harness = TestHarness::samples();
    harness.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R");
    let (first, before) = (at(&harness), harness.texts.clone());
    harness.press("c");
    let second = at(&harness);
    harness.press("u");
    assert_eq!((at(&harness), settled(&harness)), (first.clone(), 0));
    assert_eq!(harness.texts, before);
    harness.press("U");
    assert_eq!((at(&harness), settled(&harness)), (second, 1));
    harness.press("Esc u R");
    assert_eq!(settled(&harness), 0, "undo elsewhere counts too");
}

#[test]
fn a_form_that_is_left_settles_nothing() {
    let mut harness = TestHarness::samples();
    harness.press("A R");
    let first = at(&harness);
    harness.press("f '2027-09-30' Esc");
    assert_eq!((at(&harness), settled(&harness)), (first.clone(), 0));
    harness.press("n Esc Esc");
    assert_eq!((at(&harness), settled(&harness)), (first, 0));
}

#[test]
fn leaving_and_coming_back_goes_on_where_it_was_left() {
    let mut harness = TestHarness::samples();
    harness.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R c Right");
    let here = at(&harness);
    harness.press("Esc");
    assert_eq!(
        harness.model.route,
        Route::Screen(ScreenId::Of(Command::Attention))
    );
    harness.press("R");
    assert_eq!((at(&harness), settled(&harness)), (here.clone(), 1));
    // The program is left and started again.
    let kept = harness.model.unsaved();
    let mut again = TestHarness::samples();
    again.texts = harness.texts.clone();
    again.press("F5");
    assert_eq!(again.model.take_unsaved(kept), 0, "no form was left");
    assert_eq!(review(&again).items.len(), review(&harness).items.len());
    again.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R");
    assert_eq!((at(&again), settled(&again)), (here, 1));
}

#[test]
fn another_review_is_begun_only_when_it_is_asked_for() {
    let mut harness = TestHarness::samples();
    harness.press("A R c Esc P Down Enter R");
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Choices(_)]
    ));
    harness.press("Enter");
    assert_eq!(review(&harness).scope, Scope::Folder);
    harness.press("Esc R 2");
    let id = "khairpur-dates".to_owned();
    assert_eq!(review(&harness).scope, Scope::Roadmap(id));
}

#[test]
fn what_others_settled_meanwhile_is_passed_over() {
    let mut harness = TestHarness::small();
    harness.press("A R");
    let keys: Vec<String> = review(&harness)
        .items
        .iter()
        .map(|one| one.key.address())
        .collect();
    assert!(keys.contains(&"surgical/buy".to_owned()), "{keys:?}");
    // Somebody marks the decision as done.
    let text = harness.texts["surgical"]
        .replace("due = 2026-11-01", "due = 2026-11-01\ndone = 2026-11-02");
    harness.texts.insert("surgical".into(), text);
    harness.press("F5");
    let mut seen = Vec::new();
    while !review(&harness).at_end {
        seen.push(at(&harness));
        harness.press("Right");
    }
    assert!(!seen.contains(&"surgical/buy".to_owned()), "{seen:?}");
    assert_eq!(
        review(&harness)
            .tally(&harness.model.snapshot, None)
            .elsewhere,
        1
    );
}

#[test]
fn at_the_end_a_review_of_each_roadmap_is_written_with_the_numbers() {
    let mut harness = TestHarness::small();
    harness.press("A R");
    let mut moved = 0;
    while !review(&harness).at_end {
        let Some(RowId::Entry(_, kind, _)) = harness.model.list().key().cloned() else {
            harness.press("Right");
            continue;
        };
        match kind {
            Kind::Milestone if harness.model.context().subject == TargetKind::OpenMilestone => {
                moved += 1;
                harness.press("f '2027-09-30' Tab 'supplier' Tab 'Held at customs' F10");
            }
            _ => {
                harness.press("Right");
            }
        }
        assert!(
            harness.model.overlays.is_empty(),
            "{}",
            harness.screen(80, 24)
        );
    }
    assert!(moved > 1);
    assert_eq!(settled(&harness), moved);
    harness.press("Enter");
    assert!(matches!(
        harness.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
    harness.press("F10");
    let first = harness
        .texts
        .values()
        .filter(|text| text.contains("[[review]]"));
    assert_eq!(first.count(), 1, "{}", toast_text(&harness));
    harness.press("Enter F10");
    for (id, text) in &harness.texts {
        assert!(text.contains("[[review]]"), "{id}");
        assert!(
            text.contains("moved 1") || text.contains("moved 2"),
            "{text}"
        );
        assert!(text.contains("by = \"Officer\""), "{text}");
    }
    assert!(
        harness
            .screen(80, 24)
            .contains("The review of Fans is written")
    );
    harness.press("u");
    assert_eq!(review(&harness).written.len(), 1);
    harness.press("Enter F10 Enter");
    assert!(harness.model.review.is_none(), "it is over");
    assert_eq!(
        harness.model.route,
        Route::Screen(ScreenId::Of(Command::Attention))
    );
    assert!(
        toast_text(&harness).contains("2 reviews are written"),
        "{}",
        toast_text(&harness)
    );
}

#[test]
fn the_mouse_settles_moves_on_and_ends_it() {
    let mut harness = TestHarness::samples();
    harness.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R");
    click_on(&mut harness, "c confirm");
    assert_eq!(settled(&harness), 1);
    let second = at(&harness);
    click_on(&mut harness, "later");
    assert_ne!(at(&harness), second);
    harness.press("End");
    let snapshot = harness.model.snapshot.clone();
    let many = review(&harness).endings(&snapshot).len();
    assert!(many > 2);
    click_on(&mut harness, "Go back to what was left");
    assert_eq!(at(&harness), second);
    harness.press("End");
    click_on(&mut harness, "Finish without");
    assert!(harness.model.review.is_none());
    assert_eq!(
        harness.model.route,
        Route::Screen(ScreenId::Of(Command::Attention))
    );
}

fn click_on(harness: &mut TestHarness, text: &str) {
    let screen = harness.screen(80, 24);
    let (line, row) = (0..)
        .zip(screen.lines())
        .find(|(_, row)| row.contains(text))
        .unwrap();
    let column = crate::text::width(&row[..row.find(text).unwrap()]);
    let click = Mouse::Click(u16::try_from(column).unwrap(), line);
    harness.tell(crate::tui::app::update::Msg::Input(Input::Mouse(click)));
}

#[test]
fn what_was_said_about_a_milestone_is_answered_on_it() {
    let mut harness = TestHarness::small();
    harness.press("A R");
    while at(&harness) != "surgical/iso" {
        harness.press("Right");
    }
    harness.press("y 'acc' Tab 'From Monday on' F10");
    assert!(harness.texts["surgical"].contains("From Monday on"));
    assert_eq!(at(&harness), "surgical/iso", "it is late still");
    assert_eq!(settled(&harness), 1);
    harness.press("y");
    assert!(
        harness.model.overlays.is_empty(),
        "nothing waits for an answer"
    );
    harness.press("f '2027-09-30' Tab 'su' Tab 'late parts' F10");
    assert_eq!(settled(&harness), 2);
    assert_ne!(at(&harness), "surgical/iso");
    harness.press("2");
    harness.press("Esc u u");
    assert_eq!(settled(&harness), 0);
    assert!(!harness.texts["surgical"].contains("From Monday on"));
}

#[test]
fn a_decision_is_carried_out_and_an_owner_who_left_hands_all_over() {
    let shared = "[[owner]]\nid = \"old\"\nuntil = 2026-01-01\n[[owner]]\nid = \"new\"\n";
    let file = "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nowner = \"old\"\nforecast = 2027-12-01\n[[decision]]\nid = \"buy\"\ntext = \"Buy\"\nowner = \"old\"\ndue = 2026-11-01\n";
    let mut harness = TestHarness::of(&[("portfolio", shared), ("fans", file)]);
    harness.press("A R");
    let mut seen = Vec::new();
    while !review(&harness).at_end {
        let here = at(&harness);
        match here.as_str() {
            "fans/old" => harness.press("o 'new' F10 Esc"),
            "fans/buy" => harness.press("d"),
            _ => harness.press("Right"),
        };
        assert!(
            harness.model.overlays.is_empty(),
            "{}",
            harness.screen(80, 24)
        );
        seen.push(here);
    }
    assert!(seen.contains(&"fans/old".to_owned()), "{seen:?}");
    assert_eq!(settled(&harness), 2, "{}", harness.screen(80, 24));
    let text = &harness.texts["fans"];
    assert!(text.contains("owner = \"new\"\nforecast"), "{text}");
    assert!(text.contains("done = 2026-11-15"), "{text}");
    assert!(
        text.contains("Handed over from portfolio/old to portfolio/new"),
        "{text}"
    );
}

/// The keys of a script, as they are pressed one by one.
fn count(script: &str) -> usize {
    let parts = script.split('\'').enumerate();
    parts
        .map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().count(),
            _ => part.chars().count(),
        })
        .sum()
}

/// Ten entries as they come: dates that have passed get a new one with a reason, what is in time is confirmed,
/// remarks are acknowledged or answered. At two keys a second, with five seconds to look at each, that is two
/// minutes.
#[test]
fn ten_entries_take_less_than_two_minutes() {
    let mut harness = TestHarness::samples();
    let mut keys = count("A R");
    harness.press("A R");
    let mut done = 0;
    while done < 10 && !review(&harness).at_end {
        let before = settled(&harness);
        let key = harness.model.list().key().cloned();
        let Some(RowId::Entry(_, kind, _)) = key else {
            harness.press("Right");
            keys += 1;
            continue;
        };
        let subject = harness.model.context().subject;

        let script = match subject {
            TargetKind::OpenMilestone => {
                harness.press("c");
                keys += 1;
                if settled(&harness) > before {
                    done += 1;
                    continue;
                }
                "f '+2m' Tab 'su' Tab 'late parts' F10"
            }
            TargetKind::Unanswered => "y 'acc' Tab 'will be seen to' F10",
            TargetKind::Untold => "t F10",
            TargetKind::Capability => "s F10",
            _ => "Right",
        };
        harness.press(script);
        keys += count(script);
        if settled(&harness) > before {
            done += 1;
        } else {
            assert_eq!(script, "Right", "{kind}: {}", toast_text(&harness));
        }
    }
    assert_eq!(done, 10);
    let seconds = keys / 2 + done * 5;
    assert!(seconds < 120, "{keys} keys, {seconds} s");
}

#[test]
fn on_a_low_screen_the_worst_stands_first_and_the_end_can_be_chosen_from() {
    let mut harness = TestHarness::samples();
    harness.press("A R");
    let screen = harness.screen(40, 10);
    for part in [
        "Duty on electrical steel",
        "Slipping +365 d",
        "+4 flags · updated 10 d ago",
        "┃",
        "c confirm",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    harness.press("End");
    for _ in 0..8 {
        let screen = harness.screen(40, 10);
        assert!(screen.contains("▸ "), "what is chosen is seen: {screen}");
        harness.press("Down");
    }
}

#[test]
fn every_flag_has_its_remedy_on_the_first_screen_or_below_it_as_the_frame_says() {
    let mut harness = TestHarness::samples();
    harness.press("A R");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut cut, mut several) = (0, 0);
    for _ in 0..12 {
        let first = harness.screen(80, 24);
        let key = harness.model.list().key().cloned().unwrap();
        let flags: Vec<_> = harness.model.snapshot.flags_of(&key).cloned().collect();
        let told = |text: &str| {
            let read = text
                .lines()
                .map(|line| line.trim_end_matches(['\u{2503}', '\u{2502}']));
            let read = words(&read.collect::<Vec<_>>().join("\n"));
            let remedies = flags.iter().map(|flag| remedy(&harness.model, flag, &key));
            remedies
                .filter(|remedy| read.contains(&words(remedy)))
                .count()
        };
        let shown = told(&first);
        several += usize::from(shown > 1);
        if shown < flags.len() {
            cut += 1;
            assert!(first.contains(" more lines: \u{2193}"), "{first}");
            let list: Vec<&str> = first.lines().skip(4).take(16).collect();
            let blank = |line: &&&str| line.trim_matches(['\u{2503}', '\u{2502}', ' ']).is_empty();
            let free = list.iter().rev().take_while(blank).count();
            assert!(free < 5, "{free}: {first}");
            let mut below = String::new();
            let mut top = usize::MAX;
            while usize::from(harness.model.list().scroll) != top {
                top = usize::from(harness.model.list().scroll);
                harness.press("PgDn");
                below.push_str(&harness.screen(80, 24));
            }
            let told = |text: &str| {
                let remedies = flags.iter().map(|flag| remedy(&harness.model, flag, &key));
                let first = |remedy: String| words(&remedy).chars().take(40).collect::<String>();
                remedies
                    .filter(|remedy| words(text).contains(&first(remedy.clone())))
                    .count()
            };
            assert_eq!(told(&below), flags.len(), "{below}");
        }
        harness.press("Right");
    }
    assert!(cut > 0 && several > 2, "{cut} {several}");
}
