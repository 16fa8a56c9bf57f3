//! Review: what is gone through, settled, taken back, left and found again, and how few keys it takes.

use crate::commands::TargetKind;
use crate::model::Kind;
use crate::tui::app::review::Review;
use crate::tui::app::review::Scope;
use crate::tui::app::{Key, Overlay, Place};
use crate::tui::input::{Input, Mouse};
use crate::tui::test_harness::Trial;

fn at(trial: &Trial) -> String {
    trial
        .model
        .list()
        .key()
        .map(Key::address)
        .unwrap_or_default()
}

fn review(trial: &Trial) -> &Review {
    trial.model.review.as_ref().expect("a review is under way")
}

fn settled(trial: &Trial) -> usize {
    review(trial).tally(&trial.model.known, None).settled
}

fn said(trial: &Trial) -> String {
    let toast = trial.model.toast.as_ref();
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
        let mut trial = Trial::samples();
        trial.press(keys);
        assert_eq!(trial.model.place, Place::Review, "{keys}");
        assert_eq!(review(&trial).scope, scope, "{keys}");
    }
}

#[test]
fn the_worst_comes_first_and_each_once() {
    let mut trial = Trial::samples();
    trial.press("A R");
    let known = &trial.model.known;
    let keys: Vec<&Key> = review(&trial).items.iter().map(|item| &item.key).collect();
    let worst: Vec<_> = keys.iter().map(|key| known.severity_of(key)).collect();
    assert!(worst.is_sorted(), "{worst:?}");
    let mut once = keys.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), keys.len());
}

#[test]
fn one_key_settles_and_the_next_comes_by_itself() {
    let mut trial = Trial::samples();
    trial.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R");
    let all = review(&trial).items.len();
    assert!(all > 1);
    let first = at(&trial);
    trial.press("c");
    assert_eq!(settled(&trial), 1);
    assert_ne!(at(&trial), first);
    assert!(said(&trial).contains("confirmed"), "{}", said(&trial));
}

#[test]
fn what_is_left_for_now_comes_again_and_back_leads_back() {
    let mut trial = Trial::small();
    trial.press("A R");
    let first = at(&trial);
    trial.press("Right");
    let second = at(&trial);
    assert_ne!(first, second);
    trial.press("Left");
    assert_eq!(at(&trial), first);
    trial.press("Left");
    assert_eq!(at(&trial), first, "there is none before the first");
    trial.press("End");
    assert!(review(&trial).at_end);
    trial.press("Left");
    assert!(!review(&trial).at_end);
}

#[test]
fn undo_brings_the_entry_back_and_redo_goes_on() {
    let mut trial = Trial::samples();
    trial.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R");
    let (first, before) = (at(&trial), trial.texts.clone());
    trial.press("c");
    let second = at(&trial);
    trial.press("u");
    assert_eq!((at(&trial), settled(&trial)), (first.clone(), 0));
    assert_eq!(trial.texts, before);
    trial.press("U");
    assert_eq!((at(&trial), settled(&trial)), (second, 1));
    trial.press("Esc u R");
    assert_eq!(settled(&trial), 0, "undo elsewhere counts too");
}

#[test]
fn a_form_that_is_left_settles_nothing() {
    let mut trial = Trial::samples();
    trial.press("A R");
    let first = at(&trial);
    trial.press("f '2027-09-30' Esc");
    assert_eq!((at(&trial), settled(&trial)), (first.clone(), 0));
    trial.press("n Esc Esc");
    assert_eq!((at(&trial), settled(&trial)), (first, 0));
}

#[test]
fn leaving_and_coming_back_goes_on_where_it_was_left() {
    let mut trial = Trial::samples();
    trial.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R c Right");
    let here = at(&trial);
    trial.press("Esc");
    assert_eq!(trial.model.place, Place::Attention);
    trial.press("R");
    assert_eq!((at(&trial), settled(&trial)), (here.clone(), 1));
    // The program is left and started again.
    let kept = trial.model.unsaved();
    let mut again = Trial::samples();
    again.texts = trial.texts.clone();
    again.press("F5");
    assert_eq!(again.model.take_unsaved(kept), 0, "no form was left");
    assert_eq!(review(&again).items.len(), review(&trial).items.len());
    again.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R");
    assert_eq!((at(&again), settled(&again)), (here, 1));
}

#[test]
fn another_review_is_begun_only_when_it_is_asked_for() {
    let mut trial = Trial::samples();
    trial.press("A R c Esc P Down Enter R");
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::Ways(_)]
    ));
    trial.press("Enter");
    assert_eq!(review(&trial).scope, Scope::Folder);
    trial.press("Esc R 2");
    let id = "khairpur-dates".to_owned();
    assert_eq!(review(&trial).scope, Scope::Roadmap(id));
}

#[test]
fn what_others_settled_meanwhile_is_passed_over() {
    let mut trial = Trial::small();
    trial.press("A R");
    let keys: Vec<String> = review(&trial)
        .items
        .iter()
        .map(|one| one.key.address())
        .collect();
    assert!(keys.contains(&"surgical/buy".to_owned()), "{keys:?}");
    // Somebody marks the decision as done.
    let text =
        trial.texts["surgical"].replace("due = 2026-11-01", "due = 2026-11-01\ndone = 2026-11-02");
    trial.texts.insert("surgical".into(), text);
    trial.press("F5");
    let mut seen = Vec::new();
    while !review(&trial).at_end {
        seen.push(at(&trial));
        trial.press("Right");
    }
    assert!(!seen.contains(&"surgical/buy".to_owned()), "{seen:?}");
    assert_eq!(review(&trial).tally(&trial.model.known, None).elsewhere, 1);
}

#[test]
fn at_the_end_a_review_of_each_roadmap_is_written_with_the_numbers() {
    let mut trial = Trial::small();
    trial.press("A R");
    let mut moved = 0;
    while !review(&trial).at_end {
        let Some(Key::Entry(_, kind, _)) = trial.model.list().key().cloned() else {
            trial.press("Right");
            continue;
        };
        match kind {
            Kind::Milestone if trial.model.context().subject == TargetKind::OpenMilestone => {
                moved += 1;
                trial.press("f '2027-09-30' Tab 'supplier' Tab 'Held at customs' F10");
            }
            _ => {
                trial.press("Right");
            }
        }
        assert!(trial.model.overlays.is_empty(), "{}", trial.screen(80, 24));
    }
    assert!(moved > 1);
    assert_eq!(settled(&trial), moved);
    trial.press("Enter");
    assert!(matches!(
        trial.model.overlays.as_slice(),
        [Overlay::Form(_)]
    ));
    trial.press("F10");
    let first = trial
        .texts
        .values()
        .filter(|text| text.contains("[[review]]"));
    assert_eq!(first.count(), 1, "{}", said(&trial));
    trial.press("Enter F10");
    for (id, text) in &trial.texts {
        assert!(text.contains("[[review]]"), "{id}");
        assert!(
            text.contains("moved 1") || text.contains("moved 2"),
            "{text}"
        );
        assert!(text.contains("by = \"Officer\""), "{text}");
    }
    assert!(
        trial
            .screen(80, 24)
            .contains("The review of Fans is written")
    );
    trial.press("u");
    assert_eq!(review(&trial).written.len(), 1);
    trial.press("Enter F10 Enter");
    assert!(trial.model.review.is_none(), "it is over");
    assert_eq!(trial.model.place, Place::Attention);
    assert!(
        said(&trial).contains("2 reviews are written"),
        "{}",
        said(&trial)
    );
}

#[test]
fn the_mouse_settles_moves_on_and_ends_it() {
    let mut trial = Trial::samples();
    trial.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R");
    click_on(&mut trial, "c confirm");
    assert_eq!(settled(&trial), 1);
    let second = at(&trial);
    click_on(&mut trial, "later");
    assert_ne!(at(&trial), second);
    trial.press("End");
    let known = trial.model.known.clone();
    let many = review(&trial).endings(&known).len();
    assert!(many > 2);
    click_on(&mut trial, "Go back to what was left");
    assert_eq!(at(&trial), second);
    trial.press("End");
    click_on(&mut trial, "Finish without");
    assert!(trial.model.review.is_none());
    assert_eq!(trial.model.place, Place::Attention);
}

fn click_on(trial: &mut Trial, text: &str) {
    let screen = trial.screen(80, 24);
    let (line, row) = (0..)
        .zip(screen.lines())
        .find(|(_, row)| row.contains(text))
        .unwrap();
    let column = crate::text::width(&row[..row.find(text).unwrap()]);
    let click = Mouse::Click(u16::try_from(column).unwrap(), line);
    trial.tell(crate::tui::app::update::Msg::Input(Input::Mouse(click)));
}

#[test]
fn what_was_said_about_a_milestone_is_answered_on_it() {
    let mut trial = Trial::small();
    trial.press("A R");
    while at(&trial) != "surgical/iso" {
        trial.press("Right");
    }
    trial.press("y 'acc' Tab 'From Monday on' F10");
    assert!(trial.texts["surgical"].contains("From Monday on"));
    assert_eq!(at(&trial), "surgical/iso", "it is late still");
    assert_eq!(settled(&trial), 1);
    trial.press("y");
    assert!(
        trial.model.overlays.is_empty(),
        "nothing waits for an answer"
    );
    trial.press("f '2027-09-30' Tab 'su' Tab 'late parts' F10");
    assert_eq!(settled(&trial), 2);
    assert_ne!(at(&trial), "surgical/iso");
    trial.press("2");
    trial.press("Esc u u");
    assert_eq!(settled(&trial), 0);
    assert!(!trial.texts["surgical"].contains("From Monday on"));
}

#[test]
fn a_decision_is_carried_out_and_an_owner_who_left_hands_all_over() {
    let shared = "[[owner]]\nid = \"old\"\nuntil = 2026-01-01\n[[owner]]\nid = \"new\"\n";
    let file = "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nowner = \"old\"\nforecast = 2027-12-01\n[[decision]]\nid = \"buy\"\ntext = \"Buy\"\nowner = \"old\"\ndue = 2026-11-01\n";
    let mut trial = Trial::of(&[("portfolio", shared), ("fans", file)]);
    trial.press("A R");
    let mut seen = Vec::new();
    while !review(&trial).at_end {
        let here = at(&trial);
        match here.as_str() {
            "fans/old" => trial.press("o 'new' F10 Esc"),
            "fans/buy" => trial.press("d"),
            _ => trial.press("Right"),
        };
        assert!(trial.model.overlays.is_empty(), "{}", trial.screen(80, 24));
        seen.push(here);
    }
    assert!(seen.contains(&"fans/old".to_owned()), "{seen:?}");
    assert_eq!(settled(&trial), 2, "{}", trial.screen(80, 24));
    let text = &trial.texts["fans"];
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
    let mut trial = Trial::samples();
    let mut keys = count("A R");
    trial.press("A R");
    let mut done = 0;
    while done < 10 && !review(&trial).at_end {
        let before = settled(&trial);
        let key = trial.model.list().key().cloned();
        let Some(Key::Entry(_, kind, _)) = key else {
            trial.press("Right");
            keys += 1;
            continue;
        };
        let subject = trial.model.context().subject;

        let script = match subject {
            TargetKind::OpenMilestone => {
                trial.press("c");
                keys += 1;
                if settled(&trial) > before {
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
        trial.press(script);
        keys += count(script);
        if settled(&trial) > before {
            done += 1;
        } else {
            assert_eq!(script, "Right", "{kind}: {}", said(&trial));
        }
    }
    assert_eq!(done, 10);
    let seconds = keys / 2 + done * 5;
    assert!(seconds < 120, "{keys} keys, {seconds} s");
}

#[test]
fn on_a_low_screen_the_worst_stands_first_and_the_end_can_be_chosen_from() {
    let mut trial = Trial::samples();
    trial.press("A R");
    let screen = trial.screen(40, 10);
    for part in [
        "Duty on electrical steel",
        "Slipping +365 d",
        "+4 flags · updated 10 d ago",
        "┃",
        "c confirm",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    trial.press("End");
    for _ in 0..8 {
        let screen = trial.screen(40, 10);
        assert!(screen.contains("▸ "), "what is chosen is seen: {screen}");
        trial.press("Down");
    }
}
