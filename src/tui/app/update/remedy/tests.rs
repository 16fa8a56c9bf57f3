//! Every remedy of every rule is pressed on every kind of row.

use crate::commands::{Command, ScreenId};
use std::sync::Arc;

use super::remedy;
use crate::health::{Flag, RULES, Rule, RuleSpec, Severity};
use crate::model::{EntryRef, Kind};
use crate::tui::app::update::{Msg, navigate, update};
use crate::tui::app::{Overlay, Route, RowId, ScrollState};
use crate::tui::input::Input;
use crate::tui::test_harness::TestHarness;

const FILE: &str = r#"
[cluster]
name = "Fans"
[[phase]]
id = "first"
name = "First"
start = 2026-01-01
end = 2026-06-30
[[policy]]
id = "duty"
name = "Duty"
phase = "first"
[[owner]]
id = "lab"
role = "Head of lab"
[[chain]]
id = "eu"
name = "Europe"
[[capability]]
id = "test"
name = "Testing"
target = "use"
[[milestone]]
id = "rig"
title = "Rig"
capability = "test"
owner = "lab"
forecast = 2027-01-01
[[milestone]]
id = "late"
title = "Late"
status = "active"
start = 2026-01-01
forecast = 2026-03-01
[[milestone]]
id = "stuck"
title = "Stuck"
status = "blocked"
blocked_by = "customs"
forecast = 2027-03-01
[[milestone]]
id = "lease"
title = "Lease"
status = "done"
actual = 2026-01-31
[[indicator]]
id = "export"
name = "Export"
[[placement]]
id = "welders"
trade = "Welders"
[[fund]]
id = "grant"
title = "Grant"
[[risk]]
id = "power"
text = "Power fails"
[[decision]]
id = "buy"
text = "Buy"
[[confirmation]]
on = 2026-10-01
by = "me"
items = ["rig"]
[[assessment]]
on = 2026-10-01
by = "me"
of = "test"
level = "use"
[[review]]
on = 2026-10-01
by = "me"
[[change]]
on = 2026-10-01
by = "me"
item = "rig"
field = "title"
[[feedback]]
id = "f-20261004-k3v9q2ma"
on = 2026-10-04
by = "officer"
kind = "problem"
channel = "letter"
text = "one"
about = ["rig"]
[[feedback]]
id = "f-20261004-k3v9q2mb"
on = 2026-10-05
by = "officer"
text = "two"
answered = 2026-10-06
outcome = "accepted"
answer = "Yes"
[[feedback]]
id = "f-20261004-k3v9q2mc"
on = 2026-10-06
by = "officer"
text = "three"
answered = 2026-10-06
outcome = "accepted"
answer = "Yes"
told = 2026-10-07
[[conflict]]
item = "stuck"
field = "title"
ours = "Stuck"
theirs = "Held"
"#;

/// Where a row is looked at.
#[derive(Clone, Copy, Debug)]
enum RemedyEffect {
    /// In the list of all flags.
    Attention,
    /// On the screen of its kind, or in a window where it has none.
    Own,
    /// In a window.
    Window,
}

/// A flag of that rule on what a key stands for.
fn flag(spec: &RuleSpec, key: &RowId, entry: Option<EntryRef>) -> Flag {
    let (kind, item) = match key {
        RowId::Entry(_, kind, item) => (kind.key(), Some(item.as_str().into())),
        _ => ("roadmap", None),
    };
    Flag {
        rule: spec.rule,
        severity: Severity::Warning,
        roadmap: "fans".into(),
        place: Some(0),
        kind,
        item,
        days: Some(3),
        message: "it is so".into(),
        file: "fans.toml".into(),
        line: Some(1),
        entry,
    }
}

/// The program with that one flag, at its row.
fn at(spec: &RuleSpec, key: &RowId, shown: RemedyEffect) -> (TestHarness, Flag) {
    let mut harness = TestHarness::of(&[("fans", FILE)]);
    let entry = harness.model.snapshot.found(key);
    let flag = flag(spec, key, entry);
    let listed = Arc::get_mut(&mut harness.model.snapshot).expect("the only one");
    listed.flag_only(vec![flag.clone()]);
    harness.press("A");
    match shown {
        RemedyEffect::Attention => {}
        RemedyEffect::Own => navigate::go(&mut harness.model, key.clone()),
        RemedyEffect::Window => {
            let window = Overlay::Details(key.clone(), ScrollState::default());
            harness.model.overlays.push(window);
        }
    }
    (harness, flag)
}

/// The keys that a remedy names.
fn keys(remedy: &str) -> Vec<String> {
    let braces = remedy.split('(').skip(1);
    let inner = braces.filter_map(|part| part.split(')').next());
    let keys = inner.filter(|inner| !inner.starts_with("tcu "));
    keys.map(str::to_owned).collect()
}

/// A row of every kind and state.
fn rows() -> Vec<RowId> {
    let harness = TestHarness::of(&[("fans", FILE)]);
    let file = &harness.model.snapshot.folder.portfolio.roadmaps[0];
    let mut keys = vec![RowId::Roadmap("fans".into())];
    for kind in Kind::ALL
        .iter()
        .filter(|kind| !matches!(kind, Kind::FileHeader | Kind::RuleSettings))
    {
        let all = (0..file.count(*kind)).map(|index| EntryRef {
            roadmap: Some(0),
            kind: *kind,
            index,
        });
        keys.extend(all.filter_map(|found| harness.model.snapshot.key(found)));
    }
    keys
}

/// Whether a rule looks at rows of that kind.
fn looks_at(spec: &RuleSpec, key: &RowId) -> bool {
    let kind = match key {
        RowId::Entry(_, kind, _) => kind.key(),
        _ => "roadmap",
    };
    spec.on.starts_with("any") || spec.on.split(", ").any(|on| on == kind)
}

#[test]
fn every_key_that_a_remedy_names_acts_on_the_row_where_it_is_shown() {
    let rows = rows();
    let mut wrong = Vec::new();
    for spec in RULES {
        let mut named = 0;
        for key in rows.iter().filter(|key| looks_at(spec, key)) {
            for shown in [
                RemedyEffect::Attention,
                RemedyEffect::Own,
                RemedyEffect::Window,
            ] {
                let (harness, flag) = at(spec, key, shown);
                let told = remedy(&harness.model, &flag, key);
                for chord in keys(&told) {
                    named += 1;
                    let (mut harness, _) = at(spec, key, shown);
                    let before = (harness.model.overlays.len(), harness.model.route.clone());
                    let parsed = chord.parse().unwrap_or_else(|why| panic!("{chord}: {why}"));
                    let effects = update(&mut harness.model, Msg::Input(Input::Key(parsed)));
                    let after = (harness.model.overlays.len(), harness.model.route.clone());
                    if effects.is_empty() && before == after {
                        let says = harness.model.toast.map(|toast| toast.text);
                        wrong.push(format!(
                            "{chord} of \"{told}\" at {} {shown:?}: {says:?}",
                            key.address()
                        ));
                    }
                }
            }
        }
        if named == 0 && spec.remedy.contains('{') {
            wrong.push(format!("{} names no key anywhere", spec.id));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_remedy_is_one_sentence_that_names_commands_of_the_table() {
    for spec in RULES {
        for id in crate::health::remedy::commands(spec.remedy) {
            let listed = crate::commands::TABLE
                .iter()
                .any(|command| command.id == id);
            assert!(listed, "{}: {id}", spec.id);
        }
        assert!(!spec.remedy.contains(". "), "{}", spec.id);
        let on_screen = crate::health::remedy::fill(spec.remedy, "", |_| None);
        assert!(!on_screen.contains("tcu "), "{}: {on_screen}", spec.id);
    }
}

#[test]
fn what_cannot_be_done_to_a_row_is_not_advised_with_its_key() {
    let overdue = |rule: Rule, id: &str| {
        let key = RowId::Entry("fans".into(), Kind::Milestone, id.into());
        let (harness, flag) = at(rule.about(), &key, RemedyEffect::Attention);
        remedy(&harness.model, &flag, &key)
    };
    assert_eq!(
        overdue(Rule::UpdateDue, "rig"),
        "Ask its owner, then confirm it (c) or give a new forecast (f)"
    );
    assert_eq!(
        overdue(Rule::UpdateDue, "late"),
        "Ask its owner, then confirm it or give a new forecast (f)",
        "a date that has passed is not confirmed"
    );
    assert_eq!(
        overdue(Rule::Overdue, "lease"),
        "Give a new forecast or mark it done",
        "it is done already"
    );
    let key = RowId::Entry("fans".into(), Kind::Milestone, "rig".into());
    let (mut harness, flag) = at(Rule::Overdue.about(), &key, RemedyEffect::Attention);
    harness
        .model
        .keymap
        .bind("forecast", &["~".into()])
        .unwrap();
    assert_eq!(
        remedy(&harness.model, &flag, &key),
        "Give a new forecast (~) or mark it done (d)",
        "as the keys are bound"
    );
    assert_eq!(
        harness.model.route,
        Route::Screen(ScreenId::Of(Command::Attention))
    );
    let screen = harness.screen(120, 40);
    assert!(screen.contains("Give a new forecast (~)"), "{screen}");
}
