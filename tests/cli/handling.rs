//! What becomes of feedback: answered, told and followed up, one or several at once.

use crate::sealed::Sealed;

const FANS: &str = r#"[cluster]
name = "Gujrat fans"

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "officer"
voice = "cluster-firm"
kind = "problem"
place = "Wazirabad"
text = "The rig is sealed"

[[feedback]]
id = "f-20261005-aaaa7hrd"
on = 2026-10-05
by = "officer"
voice = "cluster-firm"
kind = "request"
place = "Wazirabad"
text = "Open it on Saturdays"

[[feedback]]
id = "f-20261006-bbbb9zzz"
on = 2026-10-06
sensitive = true
referred_to = "Ombudsperson"
"#;

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS)])
}

#[track_caller]
fn fine(sealed: &Sealed, arguments: &[&str]) -> String {
    let told = sealed.run(arguments);
    assert!(told.ends_with("--- status 0\n"), "{arguments:?}: {told}");
    sealed.read("fans.toml")
}

#[test]
fn several_are_answered_told_and_followed_up_at_once() {
    let sealed = sealed();
    let answer = [
        "feedback",
        "answer",
        "Q2MX",
        "7hrd",
        "--outcome",
        "accepted",
    ];
    let dry = [&answer[..], &["It opens on Saturdays", "--dry-run"]].concat();
    assert_eq!(fine(&sealed, &dry), FANS);
    let text = fine(
        &sealed,
        &[&answer[..], &["It opens", "on Saturdays"]].concat(),
    );
    assert_eq!(
        text.matches("answer = \"It opens on Saturdays\"").count(),
        2
    );
    let text = fine(
        &sealed,
        &["feedback", "tell", "Q2MX", "7HRD", "--satisfied", "yes"],
    );
    assert_eq!(text.matches("told = 2026-11-21").count(), 2);
    let follow = [
        "feedback",
        "follow-up",
        "--where",
        "place:wazirabad",
        "--on",
        "12 Nov",
    ];
    let text = fine(
        &sealed,
        &[&follow[..], &["GEPCO moved the transformer"]].concat(),
    );
    assert_eq!(text.matches("acted = 2026-11-12").count(), 2, "{text}");
    let more = ["feedback", "follow-up", "Q2MX", "Meter", "installed"];
    let text = fine(&sealed, &more);
    assert!(text.contains("acted = 2026-11-21"), "{text}");
    assert!(
        text.contains("GEPCO moved the transformer") && text.contains("Meter installed"),
        "{text}"
    );
}

#[test]
fn a_filter_takes_those_that_are_still_to_be_answered_and_told() {
    let sealed = sealed();
    fine(
        &sealed,
        &["feedback", "answer", "Q2MX", "--outcome", "declined", "No"],
    );
    let all = [
        "feedback",
        "answer",
        "--where",
        "place:wazirabad",
        "--outcome",
        "partial",
    ];
    let text = fine(&sealed, &[&all[..], &["In part"]].concat());
    assert_eq!(text.matches("answer = \"In part\"").count(), 1, "{text}");
    let text = fine(&sealed, &["feedback", "tell", "--where", "place:wazirabad"]);
    assert_eq!(text.matches("told = 2026-11-21").count(), 2);
    let told = sealed.run(&["feedback", "tell", "--where", "place:wazirabad"]);
    assert!(told.contains("--where lists nothing"), "{told}");
}

#[test]
fn reopening_takes_the_follow_up_away_and_logs_it() {
    let sealed = sealed();
    fine(
        &sealed,
        &["feedback", "answer", "Q2MX", "--outcome", "accepted", "Yes"],
    );
    fine(
        &sealed,
        &["feedback", "follow-up", "Q2MX", "Transformer moved"],
    );
    let text = fine(&sealed, &["feedback", "reopen", "Q2MX"]);
    assert!(
        !text.contains("\nacted = ") && !text.contains("\nacted_how = "),
        "{text}"
    );
    for field in ["acted", "acted_how", "answer", "outcome"] {
        assert!(
            text.contains(&format!("field = \"{field}\"")),
            "{field}: {text}"
        );
    }
    assert!(text.contains("reopened = 1"), "{text}");
}

#[test]
fn a_referral_is_confirmed_once_and_only_a_referral() {
    let sealed = sealed();
    let text = fine(
        &sealed,
        &["feedback", "confirm-referral", "9ZZZ", "--on", "9 Oct"],
    );
    assert!(text.contains("referral_confirmed = 2026-10-09"), "{text}");
    for (arguments, told_of) in [
        (&["confirm-referral", "9ZZZ"][..], "was confirmed already"),
        (&["confirm-referral", "Q2MX"], "was not referred"),
        (&["follow-up", "9ZZZ", "x"], "is handled by that office"),
        (&["follow-up", "Q2MX"], "what was done is missing"),
        (
            &["follow-up", "Q2MX", "--on", "2026-12-01", "x"],
            "is still to come",
        ),
        (&["tell", "Q2MX"], "is not answered yet"),
        (
            &["answer", "--outcome", "accepted", "Q2MX"],
            "the answer is missing",
        ),
    ] {
        let told = sealed.run(&[&["feedback"], arguments].concat());
        assert!(
            told.contains(told_of) && told.ends_with("--- status 2\n"),
            "{arguments:?}: {told}"
        );
    }
}

#[test]
fn a_confirmation_by_filter_confirms_those_it_can() {
    let sealed = Sealed::with(&[(
        "fans.toml",
        "[cluster]\nname = \"F\"\n\n[[milestone]]\nid = \"late\"\ntitle = \"L\"\nbaseline = 2026-10-01\n\n[[milestone]]\nid = \"fine\"\ntitle = \"F\"\nbaseline = 2027-10-01\n",
    )]);
    let told = sealed.run(&["confirm", "--where", "roadmap:fans"]);
    assert!(
        told.contains("fans/late was forecast for 1 Oct 2026") && told.ends_with("--- status 0\n"),
        "{told}"
    );
    assert!(sealed.read("fans.toml").contains("items = [\"fine\"]"));
    let told = sealed.run(&["confirm", "--where", "id:late"]);
    assert!(
        told.contains("none of them can be confirmed") && told.ends_with("--- status 2\n"),
        "{told}"
    );
}

#[test]
fn a_folder_for_packets_that_is_gone_is_not_made_and_says_what_to_do() {
    let sealed = sealed();
    let asked = [
        "feedback",
        "export",
        "-o",
        "gone/packet.toml",
        "--as",
        "officer",
    ];
    let told = sealed.run(&asked);
    assert!(told.contains("is the stick still in?"), "{told}");
    assert!(!told.ends_with("--- status 0\n"), "{told}");
    assert!(!sealed.root().join("gone").exists());
}
