//! Messages to owners and their replies.

use crate::sealed::Sealed;

const FANS: &str = r#"[cluster]
name = "Fans"

[[owner]]
id = "lab"
role = "Head"
org = "SIMTEL"
contact = "head@simtel.example.pk"

[[milestone]]
id = "rig"
title = "Test rig runs"
owner = "lab"
forecast = 2026-11-01

[[milestone]]
id = "iso" # accredited
title = "Lab accredited"
owner = "lab"
forecast = 2026-12-10

[[milestone]]
id = "line"
title = "Line certified"
owner = "lab"
status = "active"
forecast = 2026-12-15

[[feedback]]
id = "f-20261101-k3v9q2mx"
on = 2026-11-01
by = "x"
kind = "request"
text = "Cheaper tests"
owner = "lab"
"#;

const REPLY: &str =
    "Salam, 1 done 4/11, 2 march customs holds the spectrometer\n3 blocked no power\n4 maybe";

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS)])
}

const BY: [&str; 2] = ["--as", "me"];

fn reply(sealed: &Sealed, more: &[&str], text: &str) -> String {
    let all = [&BY[..], &["chase", "--owner", "lab", "--reply", "-"], more].concat();
    sealed.run_with(&all, text)
}

#[test]
fn a_reply_is_shown_first_and_written_only_when_agreed() {
    let sealed = sealed();
    let told = sealed.stdout(&["chase", "--owner", "lab"], 0);
    assert!(
        told.contains("1. Test rig runs (Fans): forecast 1 Nov 2026, 20 days ago"),
        "{told}"
    );
    assert!(told.contains("case Q2MX"), "{told}");

    let unseen = reply(&sealed, &[], REPLY);
    assert!(
        unseen.contains("nothing was written") && unseen.contains("status 2"),
        "{unseen}"
    );
    assert!(unseen.contains("done on Wed 4 Nov 2026"), "{unseen}");
    assert!(
        unseen.contains("4. request") && unseen.contains("\"maybe\""),
        "{unseen}"
    );
    let dry = reply(&sealed, &["--dry-run"], REPLY);
    assert!(
        dry.contains("--dry-run") && dry.contains("status 0"),
        "{dry}"
    );
    assert_eq!(sealed.read("fans.toml"), FANS);

    let written = reply(
        &sealed,
        &["--yes", "--code", "procurement", "--channel", "phone"],
        REPLY,
    );
    assert!(written.contains("status 0"), "{written}");
    let text = sealed.read("fans.toml");
    for part in [
        "status = \"done\"",
        "actual = 2026-11-04",
        "id = \"iso\" # accredited",
        "forecast = 2027-03-31",
        "code = \"procurement\"",
        "customs holds the spectrometer",
        "blocked_by = \"no power\"",
        "said_by = \"lab\"\nchannel = \"phone\"\nitems = [\"iso\"]",
        "ref = \"phone from lab\"",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    assert!(!text.contains("answered"), "{text}");
}

#[test]
fn numbers_mean_the_list_that_was_sent_whatever_changed_since() {
    let sealed = sealed();
    sealed.stdout(&["chase", "--owner", "lab"], 0);
    sealed.run(&[&BY[..], &["done", "fans/rig"]].concat());
    sealed.run(
        &[
            &BY[..],
            &["remove", "fans/line", "--why", "x", "--code", "scope"],
        ]
        .concat(),
    );
    let told = reply(&sealed, &["--dry-run"], "1 ok, 2 ok, 3 ok");
    assert!(
        told.contains("the list sent on 21 Nov 2026, 4 items"),
        "{told}"
    );
    assert!(told.contains("it is done already"), "{told}");
    assert!(
        told.contains("2. Lab accredited (fans/iso)\n     confirmed: no change, 10 Dec 2026"),
        "{told}"
    );
    assert!(told.contains("gone from the roadmap"), "{told}");
    assert!(told.contains("Not replied to: 4"), "{told}");
}

#[test]
fn what_cannot_be_taken_is_refused_and_says_what_to_do() {
    let sealed = sealed();
    for (arguments, text, expected) in [
        (
            &["--yes"][..],
            "1 ok",
            "its date, 1 Nov 2026, is past; ask for a new date",
        ),
        (&["--yes"], "2 3/5/2020", "is past; ask which day is meant"),
        (&["--yes"], "hello", "nothing of the reply was understood"),
        (
            &["--yes", "--channel", "pigeon"],
            "2 ok",
            "a channel is one of visit",
        ),
        (&["--yes", "--code", "weather"], "2 march", "weather"),
    ] {
        let told = reply(&sealed, arguments, text);
        assert!(
            told.contains(expected) && told.contains("status 2"),
            "{text}: {told}"
        );
    }
    assert_eq!(sealed.read("fans.toml"), FANS);
    let told = sealed.run(&["chase", "--owner", "rig"]);
    assert!(told.contains("rig is a milestone, not an owner"), "{told}");
}

#[test]
fn a_message_hides_what_is_personal_and_speaks_the_owners_language() {
    let sealed = sealed();
    let link = sealed.stdout(&["chase", "--owner", "lab", "--format", "mailto"], 0);
    assert!(
        link.starts_with("mailto:head@simtel.example.pk?subject="),
        "{link}"
    );
    let hidden = sealed.stdout(
        &["chase", "--owner", "lab", "--format", "mailto", "--redact"],
        0,
    );
    assert!(hidden.starts_with("mailto:?subject="), "{hidden}");
    let urdu = sealed.stdout(&["chase", "--owner", "lab", "--lang", "ur"], 0);
    assert!(
        urdu.contains("نومبر") && urdu.contains("\u{2068}Test rig runs\u{2069}"),
        "{urdu}"
    );
    let markdown = sealed.stdout(&["chase", "--format", "markdown", "-o", "-"], 0);
    assert!(markdown.contains("**Overdue**"), "{markdown}");
}

/// The screens are tested on the same files: `src/tui/runtime/chase.rs`.
#[test]
fn the_message_and_the_preview_are_those_of_the_screens() {
    let fixture = |name: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/reply/");
        std::fs::read_to_string(format!("{folder}{name}")).expect("the fixture is there")
    };
    let sealed = Sealed::with(&[("fans.toml", &fixture("fans.toml"))]);
    sealed.write("../reply.txt", &fixture("reply.txt"));
    let day = [
        "--today",
        "2026-11-15",
        "--as",
        "me",
        "chase",
        "--owner",
        "lab",
    ];
    assert_eq!(sealed.stdout(&day, 0), fixture("message.txt"));
    let path = sealed.roadmaps().join("../reply.txt").display().to_string();
    let shown = sealed.stdout(&[&day[..], &["--reply", &path, "--dry-run"]].concat(), 0);
    assert_eq!(shown, fixture("preview.txt"));
}
