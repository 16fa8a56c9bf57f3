use super::*;

fn said(extra: &str) -> String {
    format!("[[feedback]]\nid = 'f'\non = 2026-01-01\n{extra}")
}

#[test]
fn a_message_is_acknowledged_within_three_days_of_its_coming() {
    let letter = said("channel = 'letter'\nkind = 'request'");
    over(
        "unacknowledged",
        &letter,
        &[
            ("2026-01-04", ""),
            ("2026-01-05", "notice f 4"),
            ("2026-01-21", "notice f 20"),
            ("2026-01-22", ""),
        ],
    );
    let received = format!("{letter}\nreceived = 2026-01-10");
    over(
        "unacknowledged",
        &received,
        &[
            ("2026-01-09", "notice f 8"),
            ("2026-01-13", ""),
            ("2026-01-14", "notice f 4"),
        ],
    );
    over(
        "unacknowledged",
        &format!("{letter}\nacknowledged = 2026-01-03"),
        &[("2026-01-05", "")],
    );
    over(
        "unacknowledged",
        &said("channel = 'visit'"),
        &[("2026-01-05", "")],
    );
    over(
        "unacknowledged",
        &said("channel = 'letter'\nkind = 'praise'"),
        &[("2026-01-05", "")],
    );
}

#[test]
fn an_answer_is_due_in_twenty_days_and_goes_higher_after_forty() {
    over(
        "unanswered",
        &said(""),
        &[
            ("2026-01-21", ""),
            ("2026-01-22", "warning f 21"),
            ("2026-02-10", "warning f 40"),
            ("2026-02-11", "error f 41"),
        ],
    );
    over("unanswered", &said("kind = 'fact'"), &[("2026-02-11", "")]);
    let answered = said("answered = 2026-02-01");
    over(
        "unanswered",
        &answered,
        &[("2026-01-31", "warning f 30"), ("2026-02-01", "")],
    );
    over(
        "unanswered",
        "[[feedback]]\nid = 'f'",
        &[("2026-02-11", "")],
    );
}

#[test]
fn who_spoke_is_told_within_a_fortnight() {
    over(
        "untold",
        &said("answered = 2026-02-01"),
        &[("2026-02-15", ""), ("2026-02-16", "notice f 15")],
    );
    let told = said("answered = 2026-02-01\ntold = 2026-02-20");
    over(
        "untold",
        &told,
        &[("2026-02-19", "notice f 18"), ("2026-02-20", "")],
    );
}

#[test]
fn what_was_accepted_shows_in_a_change_or_decision() {
    let text = said("answered = 2026-02-01\noutcome = 'partial'");
    over(
        "unacted",
        &text,
        &[("2026-05-04", ""), ("2026-05-05", "warning f 93")],
    );
    let decided = format!("{text}\n[[decision]]\nid = 'd'\nfeedback = ['a/f']");
    over("unacted", &decided, &[("2026-05-05", "")]);
    let changed = format!("{text}\n[[change]]\non = 2026-06-01\nfeedback = ['f']");
    over(
        "unacted",
        &changed,
        &[("2026-05-31", "warning f 119"), ("2026-06-01", "")],
    );
    over(
        "unacted",
        &said("answered = 2026-02-01\noutcome = 'declined'"),
        &[("2026-05-05", "")],
    );
}

#[test]
fn a_sensitive_entry_holds_nothing_but_where_it_was_taken() {
    over(
        "sensitive",
        &said("sensitive = true\nreferred_to = 'office'"),
        &[("2026-01-01", "")],
    );
    over(
        "sensitive",
        &said("sensitive = true"),
        &[("2026-01-01", "error f"), ("2025-12-31", "")],
    );
    for held in [
        "text = 'x'",
        "who = 'x'",
        "place = 'x'",
        "about = ['m']",
        "by = 'x'",
        "answer = 'x'",
    ] {
        over(
            "sensitive",
            &said(&format!("sensitive = true\nreferred_to = 'x'\n{held}")),
            &[("2026-01-01", "error f")],
        );
    }
    over(
        "sensitive",
        &said("sensitive = false\ntext = 'x'"),
        &[("2026-01-01", "")],
    );
}

#[test]
fn the_figures_of_the_loop_count_what_is_there() {
    let text = "[[feedback]]\nid = 'f'\non = 2026-01-01\nanswered = 2026-01-05\noutcome = 'accepted'\ntold = 2026-01-09\n\
        [[feedback]]\nid = 'g'\non = 2026-01-01\nanswered = 2026-01-02\noutcome = 'partial'\nreopened = 2\n\
        [[feedback]]\nid = 'h'\non = 2026-01-04\n\
        [[decision]]\nid = 'd'\nfeedback = ['f']";
    let (_, assessment) = assessed(&[("a", text)], "2026-01-31");
    let want = FeedbackMetrics {
        open: 2,
        median_days_to_answer: Some(2.5),
        told: Some(0.5),
        reopened: Some(1.0 / 3.0),
        acted: Some(0.5),
    };
    assert_eq!(assessment.roadmaps[0].feedback_loop, want);
    let (_, assessment) = assessed(&[("a", text)], "2025-12-31");
    assert_eq!(
        assessment.roadmaps[0].feedback_loop,
        FeedbackMetrics::default()
    );
}
