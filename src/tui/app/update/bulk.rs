//! Of several that are selected: to which of them something can be done, and what is said of the others.

use crate::commands::{CommandSpec, TargetKind, command_spec};
use crate::tui::app::{Dispatch, Model, RowId, Selection};
use crate::tui::dialogs::entry_names::{called, case};
use crate::tui::state::dispatch::is_bulk;

/// So many are named; of more, how many they are.
const NAMED: usize = 3;

/// Those to which an action can be done, and what is to be said of each of the others.
pub(crate) fn parted(model: &Model, dispatch: &Dispatch) -> (Vec<RowId>, Vec<String>) {
    let line = command_spec(dispatch.command);
    let context = model.context_of(&dispatch.origin);
    let (can, cannot): (Vec<RowId>, Vec<RowId>) = dispatch
        .targets
        .iter()
        .cloned()
        .partition(|key| line.applies(&model.alone(&context, key)));
    let mut others: Vec<String> = cannot.iter().map(|key| stands(model, key)).collect();
    let origin = &dispatch.origin;
    if is_bulk(dispatch.command) && origin.marks > origin.marked.len() {
        let hidden = origin.marks - origin.marked.len();
        others.push(format!("{hidden} selected, hidden by the filter"));
    }
    (can, others)
}

/// An entry by its name, with how it stands.
pub(crate) fn stands(model: &Model, key: &RowId) -> String {
    let value = |name: &str| {
        let value = model.snapshot.entry_of(key)?.value(name)?;
        Some(value.plain())
    };
    let subject = model.subject(key);
    let name = match subject.is_feedback() {
        true => case(key),
        false => called(&model.snapshot, key),
    };
    let how = match subject {
        TargetKind::OpenMilestone | TargetKind::ClosedMilestone => value("status"),
        TargetKind::Unanswered if value("acknowledged").is_some() => Some("acknowledged".into()),
        TargetKind::Unanswered => Some("not answered".into()),
        TargetKind::Untold => value("outcome").or_else(|| Some("answered".into())),
        TargetKind::Told => Some("told".into()),
        _ => None,
    };
    match how {
        Some(how) => format!("{name} ({how})"),
        None => name,
    }
}

/// Those that were left out, in words.
pub(crate) fn left_out(others: &[String]) -> Option<String> {
    (!others.is_empty()).then(|| listed(others))
}

fn listed(all: &[String]) -> String {
    match all.len().saturating_sub(NAMED) {
        0 => all.join("; "),
        more => format!("{}; and {more} more", all[..NAMED].join("; ")),
    }
}

/// Why an action does nothing to what is selected; `None` where nothing is, or it is not done to that.
pub(crate) fn refused(
    model: &Model,
    line: &CommandSpec,
    key: &str,
    origin: &Selection,
) -> Option<String> {
    if origin.marks == 0 || !is_bulk(line.action) {
        return None;
    }
    let all: Vec<String> = origin.marked.iter().map(|key| stands(model, key)).collect();
    let asked = format!("{key} ({})", line.label);
    Some(match all.is_empty() {
        true => format!("{asked}: the filter hides what is selected; Esc ends the selection"),
        false => format!(
            "{asked} can be done to none of those selected: {}",
            listed(&all)
        ),
    })
}

#[cfg(test)]
mod tests {
    use crate::commands::Command;
    use crate::tui::app::{AnyDialog, Overlay};
    use crate::tui::dialogs;
    use crate::tui::test_harness::TestHarness;

    const FILE: &str = r#"[cluster]
name = "Fans"
[[milestone]]
id = "a"
title = "Rig"
forecast = 2027-01-01
[[milestone]]
id = "b"
title = "Lab"
forecast = 2027-02-01
[[milestone]]
id = "late"
title = "Hall"
forecast = 2026-03-01
[[milestone]]
id = "lease"
title = "Lease"
status = "done"
actual = 2026-01-31
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
[[feedback]]
id = "f-20261004-k3v9q2mc"
on = 2026-10-06
by = "officer"
text = "three"
answered = 2026-11-01
outcome = "declined"
answer = "No"
"#;

    fn harness() -> TestHarness {
        TestHarness::of(&[("fans", FILE)])
    }

    fn toast_text(harness: &TestHarness) -> String {
        let toast = harness.model.toast.as_ref();
        toast.map(|toast| toast.text.clone()).unwrap_or_default()
    }

    /// Puts the cursor on an entry, and selects it where that is wished.
    fn to(harness: &mut TestHarness, id: &str, marks: bool) {
        let rows = harness.model.list().rows.iter();
        let keys: Vec<_> = rows.map(|row| row.key.clone()).collect();
        let key = keys.into_iter().find(|key| key.address().ends_with(id));
        harness
            .model
            .list_mut()
            .select(key.unwrap_or_else(|| panic!("{id}")));
        if marks {
            harness.press("Space");
        }
    }

    fn selected(tab: &str, ids: &[&str], cursor: &str) -> TestHarness {
        let mut harness = harness();
        harness.press("Enter").press(tab);
        for id in ids {
            to(&mut harness, id, true);
        }
        to(&mut harness, cursor, false);
        harness
    }

    #[test]
    fn what_is_selected_decides_and_not_what_is_under_the_cursor() {
        let mut harness = selected("2", &["/a", "/b"], "/lease");
        harness.press("F2");
        match harness.model.overlays.last() {
            Some(Overlay::Menu(menu)) => assert!(menu.actions.contains(&Command::Confirm)),
            other => panic!("{other:?}"),
        }
        harness.press("Esc c");
        let text = &harness.texts["fans"];
        assert!(text.contains("items = [\"a\", \"b\"]"), "{text}");
        let mut harness = selected("2", &["/lease"], "/a");
        harness.press("c");
        assert_eq!(harness.texts["fans"], FILE);
        assert_eq!(
            toast_text(&harness),
            "c (confirm) can be done to none of those selected: Lease (done)"
        );
    }

    #[test]
    fn what_cannot_be_done_to_some_is_told_by_name_and_done_to_the_rest() {
        let mut harness = selected("2", &["/a", "/late", "/lease"], "/lease");
        harness.press("c");
        let text = &harness.texts["fans"];
        assert!(text.contains("items = [\"a\"]"), "{text}");
        let told = toast_text(&harness);
        assert!(
            told.contains("left out: Lease (done); late was forecast for"),
            "{told}"
        );
        let mut harness = selected("2", &["/b", "/late", "/lease"], "/lease");
        harness.press("d");
        match harness.model.overlays.last() {
            Some(Overlay::Form(open)) => match &open.dialog {
                AnyDialog::MarkDone(dialogs::MarkDone(keys)) => assert_eq!(keys.len(), 2),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
        assert_eq!(toast_text(&harness), "Left out: Lease (done)");
        let mut harness = selected("2", &["/a", "/lease"], "/late");
        harness.press("f");
        match harness.model.overlays.last() {
            Some(Overlay::Form(open)) => {
                assert_eq!(open.dialog.about().unwrap().address(), "fans/a");
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn where_all_refuse_it_says_why() {
        let mut harness = selected("2", &["/late"], "/a");
        harness.press("c");
        assert_eq!(harness.texts["fans"], FILE);
        assert!(
            toast_text(&harness).contains("cannot be confirmed"),
            "{}",
            toast_text(&harness)
        );
    }

    #[test]
    fn remarks_are_judged_by_what_is_selected_too() {
        let mut harness = selected("6", &["2ma", "2mb"], "2mc");
        harness.press("y");
        assert_eq!(
            toast_text(&harness),
            "y (answer) takes one at a time: Esc ends the selection"
        );
        harness.press("+");
        assert_eq!(harness.texts["fans"].matches("acknowledged = ").count(), 2);
        let mut harness = selected("6", &["2ma", "2mc"], "2mb");
        harness.press("t F10");
        assert!(harness.texts["fans"].contains("told = "));
        let mut harness = selected("6", &["2ma", "2mb"], "2mc");
        harness.press("o");
        assert!(harness.screen(80, 24).contains("Owner of 2 feedback"));
        let mut harness = selected("6", &["2mc"], "2mb");
        harness.press("y");
        assert!(
            toast_text(&harness).contains("none of those selected: Q2MC (declined)"),
            "{}",
            toast_text(&harness)
        );
    }

    #[test]
    fn what_is_blocked_already_is_left_out_of_blocking() {
        let file = FILE.replace(
            "title = \"Lab\"",
            "title = \"Lab\"\nstatus = \"blocked\"\nblocked_by = \"customs\"",
        );
        let mut harness = TestHarness::of(&[("fans", &file)]);
        harness.press("Enter 2");
        to(&mut harness, "/a", true);
        to(&mut harness, "/b", true);
        harness.press("b");
        assert_eq!(toast_text(&harness), "Left out: Lab (blocked)");
        harness.press("'no power' F10");
        let text = &harness.texts["fans"];
        assert!(
            text.contains("no power") && text.contains("customs"),
            "{text}"
        );
    }
}
