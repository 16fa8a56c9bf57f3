//! Review: what its end offers, several that were begun, and what stands in the record of it.

use crate::commands::TargetKind;
use crate::model::Kind;
use crate::tui::app::review::Review;
use crate::tui::app::review::{Act, Ending, How, Scope};
use crate::tui::app::suspended_reviews::MOST;
use crate::tui::app::{Key, Overlay, Place};
use crate::tui::test_harness::Trial;

fn review(trial: &Trial) -> &Review {
    trial.model.review.as_ref().expect("a review is under way")
}

fn settled(review: &Review, trial: &Trial) -> usize {
    review.tally(&trial.model.known, None).settled
}

fn endings(trial: &Trial) -> (Vec<Ending>, usize) {
    let review = review(trial);
    (review.endings(&trial.model.known), review.choice)
}

fn said(trial: &Trial) -> String {
    let toast = trial.model.toast.as_ref();
    toast.map(|toast| toast.text.clone()).unwrap_or_default()
}

fn offers(trial: &Trial) -> Vec<String> {
    match trial.model.overlays.last() {
        Some(Overlay::Ways(ways)) => ways.offers.iter().map(|(words, _)| words.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

/// Goes on until the entry is a remark of that roadmap that waits for its answer.
fn go_to_remark(trial: &mut Trial, roadmap: &str) {
    let here = |trial: &Trial| {
        let key = trial.model.list().key().cloned();
        let of = key.as_ref().and_then(Key::roadmap) == Some(roadmap);
        of && trial.model.context().subject == TargetKind::Unanswered
    };
    while !here(trial) {
        assert!(!review(trial).at_end);
        trial.press("Right");
    }
}

#[test]
fn the_end_offers_first_the_review_of_the_roadmap_of_which_something_was_settled() {
    let mut trial = Trial::samples();
    trial.press("A R");
    go_to_remark(&mut trial, "wazirabad-cutlery");
    trial.press("y 'acc' Tab 'will be seen to' F10 End");
    let (all, choice) = endings(&trial);
    assert_eq!(choice, 0);
    assert_eq!(all[0], Ending::Write("wazirabad-cutlery".into()), "{all:?}");
    let reviews = |trial: &Trial| {
        trial.texts["wazirabad-cutlery"]
            .matches("[[review]]")
            .count()
    };
    let before = reviews(&trial);
    trial.press("Enter F10");
    assert_eq!(reviews(&trial), before + 1);
    // Once that is written, nothing that was only looked at is written by Enter alone.
    let (all, choice) = endings(&trial);
    assert!(all.len() > 2, "{all:?}");
    assert!(!matches!(all[choice], Ending::Write(_)), "{all:?}");
}

#[test]
fn where_nothing_was_settled_enter_at_the_end_writes_no_review() {
    let mut trial = Trial::samples();
    trial.press("A R");
    let first = trial
        .model
        .list()
        .key()
        .and_then(Key::roadmap)
        .unwrap()
        .to_owned();
    trial.press("End");
    let (all, choice) = endings(&trial);
    let writes: Vec<&Ending> = all
        .iter()
        .filter(|one| matches!(one, Ending::Write(_)))
        .collect();
    assert_eq!(
        writes,
        [&Ending::Write(first)],
        "the others nobody looked at"
    );
    assert_eq!(all[choice], Ending::GoBack);
    assert!(trial.screen(80, 24).contains("none settled, 1 of"));
    trial.press("Enter");
    assert!(trial.model.overlays.is_empty());
    assert!(!review(&trial).at_end);
}

#[test]
fn a_review_waits_while_another_is_under_way() {
    let mut trial = Trial::samples();
    let filtered = "A / 'flag:update-due -flag:overdue kind:milestone' Enter R";
    trial.press(filtered).press("c Right");
    let here = trial.model.list().key().cloned();
    let scope = review(&trial).scope.clone();
    trial.press("Esc P Down Enter R");
    let offered = offers(&trial);
    assert!(offered[0].starts_with("Go on (1 settled, "), "{offered:?}");
    trial.press("2");
    assert_eq!(
        review(&trial).scope,
        Scope::Roadmap("khairpur-dates".into())
    );
    trial.press("Right P R");
    let offered = offers(&trial);
    assert!(offered[0].contains("Khairpur"), "{offered:?}");
    assert!(offered[1].starts_with("Go on (1 settled, "), "{offered:?}");
    trial.press("2");
    assert_eq!(review(&trial).scope, scope);
    assert_eq!(trial.model.list().key().cloned(), here);
    assert_eq!(settled(review(&trial), &trial), 1);
    // The program is left and started again.
    let kept = trial.model.unsaved();
    let mut again = Trial::samples();
    again.texts = trial.texts.clone();
    again.press("F5");
    again.model.take_unsaved(kept);
    assert_eq!(
        (&review(&again).scope, again.model.waiting.len()),
        (&scope, 1)
    );
    again.press(filtered);
    assert_eq!(again.model.list().key().cloned(), here);
    // Finishing one tells of the other.
    again.press("End");
    let (all, _) = endings(&again);
    let finish = all.iter().position(|one| *one == Ending::Finish).unwrap();
    again.press(&"Down ".repeat(finish)).press("Enter");
    assert!(
        said(&again).ends_with("Not over yet: Khairpur dates"),
        "{}",
        said(&again)
    );
}

#[test]
fn what_is_taken_back_counts_in_the_review_in_which_it_was_done() {
    let mut trial = Trial::samples();
    trial.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R c");
    trial.press("Esc P Down Enter R 2");
    let at = trial.model.list().key().cloned();
    trial.press("u");
    let waiting = &trial.model.waiting[0];
    assert_eq!(settled(waiting, &trial), 0);
    assert_eq!(trial.model.list().key().cloned(), at, "nothing jumps");
    trial.press("U");
    assert_eq!(settled(&trial.model.waiting[0], &trial), 1);
}

#[test]
fn of_too_many_reviews_that_wait_the_oldest_without_work_goes() {
    let mut trial = Trial::small();
    let scope = |n: usize| Scope::Filter(format!("text{n}"));
    for n in 0..=MOST {
        let key = |id: &str| Key::Entry("surgical".into(), Kind::Milestone, id.into());
        let mut review = Review::new(scope(n), vec![key("iso"), key("export")]);
        review.items.iter_mut().for_each(|item| item.seen = true);
        if n != 3 {
            let words = "confirmed".to_owned();
            let act = Act {
                how: How::Confirmed,
                days: None,
                words,
            };
            review.settle(&key("iso"), act);
        }
        trial.model.review = Some(review);
        let gone = trial.model.set_aside().map(|review| review.scope);
        assert_eq!(gone, (n == MOST).then(|| scope(3)));
    }
    assert_eq!(trial.model.waiting.len(), MOST);
}

#[test]
fn who_attended_is_offered_and_written_only_where_it_is_taken() {
    let shared = "[[owner]]\nid = \"smeda\"\norg = \"SMEDA\"\n";
    let file = "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nforecast = 2026-11-01\n[[review]]\non = 2026-05-01\nby = \"X\"\nhealth = \"red\"\nattended = [\"smeda\", \"Some Guest\"]\n";
    for present in ["", "v "] {
        for (keys, entered) in [("F10", false), ("F6 F10", true)] {
            let mut trial = Trial::of(&[("portfolio", shared), ("fans", file)]);
            trial.press(present).press("A R x 'su' Tab 'late' F10");
            assert!(review(&trial).at_end, "{}", trial.screen(80, 24));
            trial.press("Enter");
            let told = "Attended as last time: smeda. F6 puts them in.";
            let screen = trial.screen(80, 24);
            assert!(screen.contains(told), "{screen}");
            trial.press(keys);
            let text = &trial.texts["fans"];
            assert_eq!(text.matches("[[review]]").count(), 2, "{text}");
            assert_eq!(text.contains("attended = [\"smeda\"]"), entered, "{text}");
        }
    }
}

#[test]
fn whoever_was_typed_stays_when_those_of_last_time_are_added() {
    let shared = "[[owner]]\nid = \"smeda\"\n[[owner]]\nid = \"lab\"\n";
    let file = "[cluster]\nname = \"Fans\"\n[[review]]\non = 2026-05-01\nby = \"X\"\nattended = [\"smeda\", \"lab\"]\n";
    let mut trial = Trial::of(&[("portfolio", shared), ("fans", file)]);
    trial.press("Enter R Enter Tab Tab Tab 'Visitor' F6 F6 F10");
    let text = &trial.texts["fans"];
    assert!(
        text.contains("attended = [\"Visitor\", \"smeda\", \"lab\"]"),
        "{text}"
    );
}

#[test]
fn the_numbers_of_a_review_stay_whole_beside_a_long_name() {
    let mut trial = Trial::samples();
    trial.press("A / 'roadmap:sialkot-surgical,gujrat-fans flag:update-due,slipping' Enter R");
    assert_eq!(trial.model.place, Place::Review);
    for (columns, lines) in [(40, 10), (60, 20), (80, 24), (120, 40)] {
        let screen = trial.screen(columns, lines);
        let head = screen
            .lines()
            .find(|line| line.contains(" settled"))
            .unwrap_or_default();
        assert!(head.contains("to go"), "{screen}");
        if columns >= 60 {
            let signs = &trial.model.theme.signs;
            let bar = head.matches(signs.empty).count() + head.matches(signs.full).count();
            assert_eq!(bar, usize::from(columns / 5).min(24), "{head}");
        }
    }
}

#[test]
fn a_review_of_one_roadmap_does_not_name_it_in_every_line() {
    let mut trial = Trial::samples();
    trial.press("Down Down Enter R");
    let many = |trial: &mut Trial| {
        let screen = trial.screen(200, 60);
        screen
            .lines()
            .filter(|line| line.contains("sialkot-surg"))
            .count()
    };
    assert!(review(&trial).items.len() > 6);
    assert!(many(&mut trial) < 3, "{}", trial.screen(200, 60));
    trial.press("Esc Esc A R");
    assert!(many(&mut trial) > 3, "{}", trial.screen(200, 60));
}
