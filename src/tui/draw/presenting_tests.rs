//! While presenting nothing personal is on any screen: a text is planted in every field that the schema marks so.

use std::fmt::Write;

use crate::model::{Kind, ValueType};
use crate::tui::test_harness::TestHarness;

const PLANTED: &str = "Zulaikha";

/// A roadmap with an entry of each kind that holds personal fields, all of them filled.
fn planted() -> String {
    let mut text = "format = 1\n\n[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nowner = \"own\"\n\
        forecast = 2026-09-30\nbaseline = 2026-06-30\n"
        .to_owned();
    for kind in Kind::lists().filter(|kind| kind.description().parent.is_none()) {
        let fields = kind.description().fields.iter();
        let personal: Vec<_> = fields.filter(|field| field.personal).collect();
        if personal.is_empty() {
            continue;
        }
        let given = match kind {
            Kind::Owner => "id = \"own\"\nrole = \"Laboratory\"\nuntil = 2026-12-01\n",
            Kind::Feedback => {
                "id = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nkind = \"complaint\"\nvoice = \"firm\"\ntext = \"Zulaikha's words\"\nplace = \"Zulaikha's\"\nabout = [\"rig\"]\n"
            }
            Kind::Change => {
                "on = 2026-10-01\nitem = \"rig\"\nfield = \"forecast\"\nfrom = 2026-08-31\nto = 2026-09-30\ncode = \"other\"\nwhy = \"late\"\n"
            }
            Kind::Confirmation => "on = 2026-10-01\nitems = [\"rig\"]\n",
            Kind::Review => "on = 2026-10-01\nnote = \"held\"\n",
            kind if kind.has_id() => &format!("id = \"{}-1\"\n", kind.key()),
            _ => "on = 2026-10-01\n",
        };
        let _ = write!(text, "\n[[{}]]\n{given}", kind.key());
        for field in personal {
            let is_text = matches!(field.shape, ValueType::Line | ValueType::Text);
            let is_given = given
                .lines()
                .any(|line| line.split(" =").next() == Some(field.key));
            if is_text && !is_given {
                let value = format!("\"{PLANTED} {} {}\"", kind.key(), field.key);
                let _ = match field.many {
                    true => writeln!(text, "{} = [{value}]", field.key),
                    false => writeln!(text, "{} = {value}", field.key),
                };
            }
        }
    }
    // A change of a personal field stands in the log, and a conflict on one.
    text.push_str(
        "\n[[change]]\non = 2026-10-02\nby = \"Zulaikha\"\nitem = \"own\"\nfield = \"person\"\nfrom = \"Zulaikha before\"\nto = \"Zulaikha after\"\n\
         code = \"other\"\nwhy = \"new head\"\n\n[[conflict]]\nitem = \"own\"\nfield = \"contact\"\nours = \"Zulaikha 1\"\ntheirs = \"Zulaikha 2\"\n\
         ours_by = \"Zulaikha\"\ntheirs_by = \"Zulaikha\"\n",
    );
    text
}

/// Screens that stand in a review or on a tab of field mode, which no single command leads to.
const OTHERS: [&str; 5] = ["M 2", "A R", "A R Right", "A R End", "J 2"];
/// What opens from every screen.
const OPENERS: [&str; 12] = [
    "",
    "Enter",
    "Enter Enter",
    "Down Enter",
    "End Enter",
    "e",
    "Down e",
    "End e",
    "m",
    "a o",
    "f",
    "y",
];

#[test]
fn nothing_personal_is_on_any_screen_while_presenting() {
    let fans = || TestHarness::of(&[("fans", &planted())]);
    let mut open = 0;
    let screens = TestHarness::keys_to_all(fans);
    for screen in screens.iter().map(String::as_str).chain(OTHERS) {
        for opener in OPENERS {
            let shown = |presents: bool| {
                let mut harness = fans();
                harness.model.actor = "Zulaikha".into();
                if presents {
                    harness.press("v");
                }
                harness.press(screen);
                harness.press(opener);
                harness.screen(160, 60)
            };
            let drawn = shown(true);
            assert!(!drawn.contains(PLANTED), "{screen} {opener}:\n{drawn}");
            if opener.is_empty() {
                open += usize::from(shown(false).contains(PLANTED));
            }
        }
    }
    // The same screens name people where nothing is to be hidden.
    assert!(open >= 5, "only {open} screens would have named anybody");
}

#[test]
fn before_what_is_hidden_is_shown_again_that_is_asked_about() {
    for place in ["", "A", "Enter 6", "Enter 2 Enter", "R 1", "J"] {
        let mut harness = TestHarness::samples();
        harness.press(place).press("v");
        assert!(harness.model.present, "{place}");
        harness.press("v");
        let screen = harness.screen(80, 24);
        assert!(harness.model.present, "{place}: it is only asked");
        assert!(screen.contains("private words again?"), "{screen}");
        for keeps in ["Enter", "Esc", "1"] {
            let mut asked = TestHarness::of(&[]);
            asked.model = harness.model.clone();
            asked.press(keeps);
            assert!(asked.model.present, "{place} {keeps}");
        }
        harness.press("Down Enter");
        assert!(!harness.model.present, "{place}");
    }
}
