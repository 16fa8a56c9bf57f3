//! What is said when something is taken back: it names what was done, and says nothing that is not so any more.

use crate::commands::TABLE;
use crate::tui::app::update::tests::toast_text;
use crate::tui::test_harness::TestHarness;

const FILE: &str = r#"[cluster]
name = "Fans"
[[owner]]
id = "lab"
role = "Head of lab"
[[owner]]
id = "works"
role = "Head of works"
[[capability]]
id = "test"
name = "Testing"
target = "use"
[[milestone]]
id = "rig"
title = "Rig"
owner = "lab"
forecast = 2027-01-31
[[milestone]]
id = "pit"
title = "Pit"
owner = "lab"
forecast = 2027-03-31
after = ["rig"]
[[change]]
on = 2026-10-01
by = "me"
item = "rig"
field = "forecast"
from = 2026-12-01
to = 2027-01-01
why = "Late parts"
[[feedback]]
id = "f-20261004-k3v9q2ma"
on = 2026-10-04
by = "officer"
text = "one"
[[feedback]]
id = "f-20261004-k3v9q2mb"
on = 2026-10-05
by = "officer"
text = "two"
answered = 2026-10-06
outcome = "accepted"
answer = "Yes"
[[feedback]]
id = "f-20261105-sens1tve"
on = 2026-11-05
sensitive = true
referred_to = "Labour office"
text = "beaten at work"
[[decision]]
id = "buy"
text = "Buy"
[[conflict]]
item = "pit"
field = "title"
ours = "Pit"
theirs = "Trench"
"#;

/// The commands that change something, each with keys that do it.
const ACTS: &[(&str, &str)] = &[
    ("confirm", ": 'rig' Enter c"),
    (
        "forecast",
        ": 'rig' Enter f Ctrl-u '2027-02-15' Tab 'owner' Tab 'late' F10",
    ),
    (
        "forecast",
        ": 'rig' Enter Space Space f '2027-05-15' Tab 'owner' Tab 'late' F10",
    ),
    ("done", ": 'rig' Enter d F10"),
    ("done", ": 'buy' Enter d"),
    ("start", ": 'rig' Enter i"),
    ("block", ": 'rig' Enter b 'customs' F10"),
    (
        "owner",
        ": 'rig' Enter o Ctrl-u 'works' Tab 'owner' Tab 'left' F10",
    ),
    ("owner", ": 'lab' Enter o 'works' F10"),
    ("quiet", ": 'rig' Enter z '2026-12-31' Tab 'harvest' F10"),
    (
        "approve",
        ": 'rig' Enter p Tab 'Board' Tab Tab 'minute' F10",
    ),
    ("drop", ": 'rig' Enter x 'scope' Tab 'no need' F10"),
    ("assess", ": 'test' Enter s 'adapt' F10"),
    ("answer", ": 'k3v9q2ma' Enter y 'accepted' Tab 'Yes' F10"),
    ("ack", ": 'k3v9q2ma' Enter +"),
    ("tell", ": 'k3v9q2mb' Enter t F10"),
    ("reopen", ": 'k3v9q2mb' Enter O 'not so' F10"),
    ("choose", "W w Enter"),
    ("record", ": 'rig' Enter H 'owner' Tab 'phone' F10"),
    ("erase", ": 'sens1tve' Enter H"),
    ("edit", ": 'rig' Enter e Ctrl-u 'Test rig' F10"),
    ("add", "Enter 2 a m 'Shed' F10"),
    ("feedback", "Enter 2 n 'said so' F10"),
    ("new", "N 'Bangles' F10"),
    ("rename-roadmap", "F Ctrl-u 'ventilators' F10"),
    ("archive-roadmap", "Z"),
    ("delete-roadmap", "X 'twice' F10"),
];

/// Commands that change something and are not taken back here: they do so themselves, or their tests hold it.
const OTHERS: [&str; 12] = [
    "undo",
    "redo",
    "samples",
    "sync",
    "sync-with",
    "give",
    "take",
    "import",
    "reply",
    "merge-copy",
    "review",
    "unsaved",
];

#[test]
fn every_act_that_is_taken_back_is_named_by_what_was_done() {
    let mut wrong = Vec::new();
    for (id, keys) in ACTS {
        let mut harness = TestHarness::of(&[("fans", FILE)]);
        let before = harness.texts.clone();
        harness.press(keys);
        if harness.texts == before {
            let screen = harness.screen(80, 24);
            wrong.push(format!(
                "{id}: {keys} does nothing: {} {screen}",
                toast_text(&harness)
            ));
            continue;
        }
        harness.model.overlays.clear();
        harness.press("u");
        let says = toast_text(&harness);
        assert_eq!(harness.texts, before, "{id}: {says}");
        let words = says.strip_prefix("Undone: ").unwrap_or_default();
        let tells_state = [" is ", " are ", " now", "nothing else"];
        if words.is_empty() || tells_state.iter().any(|state| words.contains(state)) {
            wrong.push(format!("{id}: {says}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for spec in TABLE.iter().filter(|spec| spec.changes) {
        let is_held = ACTS.iter().any(|(id, _)| *id == spec.id) || OTHERS.contains(&spec.id);
        assert!(is_held, "{} has no keys here", spec.id);
    }
}
