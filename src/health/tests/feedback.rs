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
fn a_reopened_remark_is_asked_anew() {
    let text = |more: &str| {
        said(&format!(
            "channel = 'letter'\nreopened = 1\n{more}\n\
             [[change]]\non = 2026-03-01\nitem = 'f'\nfield = 'answered'\nfrom = 2026-01-05\n"
        ))
    };
    over(
        "unanswered",
        &text(""),
        &[
            ("2026-02-28", "error f 58"),
            ("2026-03-21", ""),
            ("2026-03-22", "warning f 21"),
        ],
    );
    over(
        "unacknowledged",
        &text("received = 2026-01-02"),
        &[("2026-03-04", ""), ("2026-03-05", "notice f 4")],
    );
    let answered_again = text("") + "to = 2026-01-06\n";
    over(
        "unanswered",
        &answered_again,
        &[("2026-03-21", "error f 79")],
    );
    assert_eq!(
        message("unanswered", &[("a", &text(""))], "2026-03-22"),
        "no answer for 21 days: reopened 1 Mar 2026, answer due within 20 days"
    );
}

#[test]
fn what_was_accepted_shows_in_a_change_or_decision() {
    let text = said("kind = 'idea'\nanswered = 2026-02-01\noutcome = 'partial'");
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
        &[("2026-05-31", ""), ("2026-06-01", "")],
    );
    for none in [
        "kind = 'idea'\noutcome = 'declined'",
        "kind = 'question'\noutcome = 'accepted'",
        "outcome = 'accepted'",
        "kind = 'idea'\noutcome = 'accepted'\nsensitive = true",
    ] {
        over(
            "unacted",
            &said(&format!("answered = 2026-02-01\n{none}")),
            &[("2026-05-05", "")],
        );
    }
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
        "kind = 'problem'",
        "quotable = false",
        "reopened = 0",
        "notes = 'x'",
        "foo = 1",
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
    let silent = said(
        "sensitive = true\nreferred_to = 'x'\nkind = 'problem'\nabout = ['m']\nchannel = 'letter'\n[[milestone]]\nid = 'm'",
    );
    for rule in ["unanswered", "unacknowledged", "problem-reported"] {
        over(rule, &silent, &[("2026-06-01", "")]);
    }
}

#[test]
fn the_figures_of_feedback_count_what_wants_an_answer() {
    let text = "[[feedback]]\nid = 'f'\non = 2026-01-01\nanswered = 2026-01-05\noutcome = 'accepted'\ntold = 2026-01-09\nsatisfied = true\n\
        [[feedback]]\nid = 'g'\non = 2026-01-01\nanswered = 2026-01-02\noutcome = 'partial'\nreopened = 2\n\
        [[feedback]]\nid = 'h'\non = 2026-01-04\n\
        [[feedback]]\nid = 'i'\non = 2026-01-04\nkind = 'praise'\n\
        [[feedback]]\nid = 'j'\non = 2026-01-04\nsensitive = true\n\
        [[decision]]\nid = 'd'\nfeedback = ['f']";
    let (_, assessment) = assessed(&[("a", text)], "2026-01-31");
    let want = LoopFigures {
        waiting: 2,
        median_days_to_answer: Some(2.5),
        told: Some(0.5),
        satisfied: Some(1.0),
        reopened: Some(1.0 / 3.0),
        followed_up: Some(0.5),
    };
    assert_eq!(assessment.roadmaps[0].feedback, want);
    let (_, assessment) = assessed(&[("a", text)], "2025-12-31");
    assert_eq!(assessment.roadmaps[0].feedback, LoopFigures::default());
}

#[test]
fn a_reply_that_did_not_satisfy_is_followed_up_or_reopened() {
    let text = |more: &str| said(&format!("told = 2026-02-01\nsatisfied = false\n{more}"));
    over(
        "unsatisfied",
        &text(""),
        &[
            ("2026-01-31", ""),
            ("2026-02-01", "warning f 0"),
            ("2026-02-05", "warning f 4"),
        ],
    );
    over(
        "unsatisfied",
        &text("reopened = 1"),
        &[("2026-02-05", "notice f 4")],
    );
    over(
        "unsatisfied",
        &text("acted = 2026-01-31"),
        &[("2026-02-05", "warning f 4")],
    );
    over(
        "unsatisfied",
        &text("acted = 2026-02-01"),
        &[("2026-02-05", "")],
    );
    over(
        "unsatisfied",
        &text("acted = 2026-02-05"),
        &[("2026-02-04", "warning f 3"), ("2026-02-05", "")],
    );
    over(
        "unsatisfied",
        &text("sensitive = true"),
        &[("2026-02-05", "")],
    );
    over(
        "unsatisfied",
        &said("told = 2026-02-01\nsatisfied = true"),
        &[("2026-02-05", "")],
    );
    over(
        "unsatisfied",
        &said("satisfied = false"),
        &[("2026-02-05", "")],
    );
    assert_eq!(
        message("unsatisfied", &[("a", &text("reopened = 1"))], "2026-02-01"),
        "reply delivered today, on 1 Feb 2026, not satisfied, reopened before"
    );
}

#[test]
fn a_referral_is_confirmed_within_a_fortnight() {
    let text = |more: &str| said(&format!("sensitive = true\nreferred_to = 'x'\n{more}"));
    over(
        "referral-open",
        &text(""),
        &[("2026-01-15", ""), ("2026-01-16", "notice f 15")],
    );
    let confirmed = text("referral_confirmed = 2026-01-20");
    over(
        "referral-open",
        &confirmed,
        &[("2026-01-19", "notice f 18"), ("2026-01-20", "")],
    );
    over("referral-open", &said(""), &[("2026-01-16", "")]);
}

#[test]
fn what_was_followed_up_outside_the_roadmap_counts_as_followed_up() {
    let text =
        said("kind = 'idea'\nanswered = 2026-02-01\noutcome = 'accepted'\nacted = 2026-06-01");
    over(
        "unacted",
        &text,
        &[("2026-05-31", "warning f 119"), ("2026-06-01", "")],
    );
    let (_, assessment) = assessed(&[("a", &text)], "2026-06-01");
    assert_eq!(assessment.roadmaps[0].feedback.followed_up, Some(1.0));
}
