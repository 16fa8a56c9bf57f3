//! Review: what its end offers, several that were begun, and what stands in the record of it.

use crate::commands::TargetKind;
use crate::model::Kind;
use crate::tui::app::suspended_reviews::MOST;
use crate::tui::app::{Overlay, Route, RowId};
use crate::tui::state::review::ReviewSession;
use crate::tui::state::review::{EndChoice, ReviewAction, ReviewOutcome, Scope};
use crate::tui::test_harness::TestHarness;

fn review(harness: &TestHarness) -> &ReviewSession {
    harness
        .model
        .review
        .as_ref()
        .expect("a review is under way")
}

fn settled(review: &ReviewSession, harness: &TestHarness) -> usize {
    review.tally(&harness.model.snapshot, None).settled
}

fn endings(harness: &TestHarness) -> (Vec<EndChoice>, usize) {
    let review = review(harness);
    (review.endings(&harness.model.snapshot), review.choice)
}

fn toast_text(harness: &TestHarness) -> String {
    let toast = harness.model.toast.as_ref();
    toast.map(|toast| toast.text.clone()).unwrap_or_default()
}

fn offers(harness: &TestHarness) -> Vec<String> {
    match harness.model.overlays.last() {
        Some(Overlay::Choices(ways)) => {
            ways.offers.iter().map(|(words, _)| words.clone()).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// Goes on until the entry is a remark of that roadmap that waits for its answer.
fn go_to_remark(harness: &mut TestHarness, roadmap: &str) {
    let here = |harness: &TestHarness| {
        let key = harness.model.list().key().cloned();
        let of = key.as_ref().and_then(RowId::roadmap) == Some(roadmap);
        of && harness.model.context().subject == TargetKind::Unanswered
    };
    while !here(harness) {
        assert!(!review(harness).at_end);
        harness.press("Right");
    }
}

#[test]
fn the_end_offers_first_the_review_of_the_roadmap_of_which_something_was_settled() {
    let mut harness = TestHarness::samples();
    harness.press("A R");
    go_to_remark(&mut harness, "wazirabad-cutlery");
    harness.press("y 'acc' Tab 'will be seen to' F10 End");
    let (all, choice) = endings(&harness);
    assert_eq!(choice, 0);
    assert_eq!(
        all[0],
        EndChoice::Write("wazirabad-cutlery".into()),
        "{all:?}"
    );
    let reviews = |harness: &TestHarness| {
        harness.texts["wazirabad-cutlery"]
            .matches("[[review]]")
            .count()
    };
    let before = reviews(&harness);
    harness.press("Enter F10");
    assert_eq!(reviews(&harness), before + 1);
    // Once that is written, nothing that was only looked at is written by Enter alone.
    let (all, choice) = endings(&harness);
    assert!(all.len() > 2, "{all:?}");
    assert!(!matches!(all[choice], EndChoice::Write(_)), "{all:?}");
}

#[test]
fn where_nothing_was_settled_enter_at_the_end_writes_no_review() {
    let mut harness = TestHarness::samples();
    harness.press("A R");
    let first = harness
        .model
        .list()
        .key()
        .and_then(RowId::roadmap)
        .unwrap()
        .to_owned();
    harness.press("End");
    let (all, choice) = endings(&harness);
    let writes: Vec<&EndChoice> = all
        .iter()
        .filter(|one| matches!(one, EndChoice::Write(_)))
        .collect();
    assert_eq!(
        writes,
        [&EndChoice::Write(first)],
        "the others nobody looked at"
    );
    assert_eq!(all[choice], EndChoice::GoBack);
    assert!(harness.screen(80, 24).contains("reviewed, none settled"));
    harness.press("Enter");
    assert!(harness.model.overlays.is_empty());
    assert!(!review(&harness).at_end);
}

#[test]
fn a_review_waits_while_another_is_under_way() {
    let mut harness = TestHarness::samples();
    let filtered = "A / 'flag:update-due -flag:overdue kind:milestone' Enter R";
    harness.press(filtered).press("c Right");
    let here = harness.model.list().key().cloned();
    let scope = review(&harness).scope.clone();
    harness.press("Esc P Down Enter R");
    let offered = offers(&harness);
    assert!(offered[0].starts_with("Go on (1 settled, "), "{offered:?}");
    harness.press("2");
    assert_eq!(
        review(&harness).scope,
        Scope::Roadmap("khairpur-dates".into())
    );
    harness.press("Right P R");
    let offered = offers(&harness);
    assert!(offered[0].contains("Khairpur"), "{offered:?}");
    assert!(offered[1].starts_with("Go on (1 settled, "), "{offered:?}");
    harness.press("2");
    assert_eq!(review(&harness).scope, scope);
    assert_eq!(harness.model.list().key().cloned(), here);
    assert_eq!(settled(review(&harness), &harness), 1);
    // The program is left and started again.
    let kept = harness.model.unsaved();
    let mut again = TestHarness::samples();
    again.texts = harness.texts.clone();
    again.press("F5");
    again.model.take_unsaved(kept);
    assert_eq!(
        (&review(&again).scope, again.model.suspended_reviews.len()),
        (&scope, 1)
    );
    again.press(filtered);
    assert_eq!(again.model.list().key().cloned(), here);
    // Finishing one tells of the other.
    again.press("End");
    let (all, _) = endings(&again);
    let finish = all
        .iter()
        .position(|one| *one == EndChoice::Finish)
        .unwrap();
    again.press(&"Down ".repeat(finish)).press("Enter");
    assert!(
        toast_text(&again).ends_with("Not over yet: Khairpur dates"),
        "{}",
        toast_text(&again)
    );
}

#[test]
fn what_is_taken_back_counts_in_the_review_in_which_it_was_done() {
    let mut harness = TestHarness::samples();
    harness.press("A / 'flag:update-due -flag:overdue kind:milestone' Enter R c");
    harness.press("Esc P Down Enter R 2");
    let at = harness.model.list().key().cloned();
    harness.press("u");
    let waiting = &harness.model.suspended_reviews[0];
    assert_eq!(settled(waiting, &harness), 0);
    assert_eq!(harness.model.list().key().cloned(), at, "nothing jumps");
    harness.press("U");
    assert_eq!(settled(&harness.model.suspended_reviews[0], &harness), 1);
}

#[test]
fn of_too_many_reviews_that_wait_the_oldest_without_work_goes() {
    let mut harness = TestHarness::small();
    let scope = |n: usize| Scope::Filter(format!("text{n}"));
    for n in 0..=MOST {
        let key = |id: &str| RowId::Entry("surgical".into(), Kind::Milestone, id.into());
        let mut review = ReviewSession::new(scope(n), vec![key("iso"), key("export")]);
        review.items.iter_mut().for_each(|item| item.seen = true);
        if n != 3 {
            let words = "confirmed".to_owned();
            let act = ReviewAction {
                how: ReviewOutcome::Confirmed,
                days: None,
                words,
            };
            review.settle(&key("iso"), act);
        }
        harness.model.review = Some(review);
        let gone = harness.model.set_aside().map(|review| review.scope);
        assert_eq!(gone, (n == MOST).then(|| scope(3)));
    }
    assert_eq!(harness.model.suspended_reviews.len(), MOST);
}

#[test]
fn who_attended_is_offered_and_written_only_where_it_is_taken() {
    let shared = "[[owner]]\nid = \"smeda\"\norg = \"SMEDA\"\n";
    let file = "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nforecast = 2026-11-01\n[[review]]\non = 2026-05-01\nby = \"X\"\nhealth = \"red\"\nattended = [\"smeda\", \"Some Guest\"]\n";
    for present in ["", "v "] {
        for (keys, entered) in [("F10", false), ("F6 F10", true)] {
            let mut harness = TestHarness::of(&[("portfolio", shared), ("fans", file)]);
            harness.press(present).press("A R x 'su' Tab 'late' F10");
            assert!(review(&harness).at_end, "{}", harness.screen(80, 24));
            harness.press("Enter");
            let told = "Attended as last time: smeda. F6 puts them in.";
            let screen = harness.screen(80, 24);
            assert!(screen.contains(told), "{screen}");
            harness.press(keys);
            let text = &harness.texts["fans"];
            assert_eq!(text.matches("[[review]]").count(), 2, "{text}");
            assert_eq!(text.contains("attended = [\"smeda\"]"), entered, "{text}");
        }
    }
}

#[test]
fn whoever_was_typed_stays_when_those_of_last_time_are_added() {
    let shared = "[[owner]]\nid = \"smeda\"\n[[owner]]\nid = \"lab\"\n";
    let file = "[cluster]\nname = \"Fans\"\n[[review]]\non = 2026-05-01\nby = \"X\"\nattended = [\"smeda\", \"lab\"]\n";
    let mut harness = TestHarness::of(&[("portfolio", shared), ("fans", file)]);
    harness.press("Enter R Enter Tab Tab Tab 'Visitor' F6 F6 F10");
    let text = &harness.texts["fans"];
    assert!(
        text.contains("attended = [\"Visitor\", \"smeda\", \"lab\"]"),
        "{text}"
    );
}

#[test]
fn the_numbers_of_a_review_stay_whole_beside_a_long_name() {
    let mut harness = TestHarness::samples();
    harness.press("A / 'roadmap:sialkot-surgical,gujrat-fans flag:update-due,slipping' Enter R");
    assert_eq!(harness.model.route, Route::Review);
    for (columns, lines) in [(40, 10), (60, 20), (80, 24), (120, 40)] {
        let screen = harness.screen(columns, lines);
        let head = screen
            .lines()
            .find(|line| line.contains(" settled"))
            .unwrap_or_default();
        assert!(head.contains("to go"), "{screen}");
        if columns >= 60 {
            let signs = &harness.model.theme.signs;
            let bar = head.matches(signs.empty).count() + head.matches(signs.full).count();
            assert_eq!(bar, usize::from(columns / 5).min(24), "{head}");
        }
    }
}

#[test]
fn a_review_of_one_roadmap_does_not_name_it_in_every_line() {
    let mut harness = TestHarness::samples();
    harness.press("Down Down Enter R");
    let many = |harness: &mut TestHarness| {
        let screen = harness.screen(200, 60);
        screen
            .lines()
            .filter(|line| line.contains("Sialkot surg"))
            .count()
    };
    assert!(review(&harness).items.len() > 6);
    assert!(many(&mut harness) < 3, "{}", harness.screen(200, 60));
    harness.press("Esc Esc A R");
    assert!(many(&mut harness) > 3, "{}", harness.screen(200, 60));
}
