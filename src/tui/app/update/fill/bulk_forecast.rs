//! New expected dates for several milestones at once: what is asked, and what it comes to while it is typed.

use crate::dates::date::plain;
use crate::dates::{DateShiftSpec, parse_shift as read};
use crate::edit::EditError;
use crate::edit::input::parse_input::doubtful_date;
use crate::edit::operations::milestone;
use crate::model::ValueType;
use crate::tui::app::update::fill::field_specs::change;
use crate::tui::app::update::fill::submit::text;
use crate::tui::app::{AnyDialog, Model, OpenDialog, RowId, Snapshot};
use crate::tui::state::filter_rows::calendar;
use crate::tui::widgets::form::{FieldSpec, Form};

/// The key of the field for how far they go.
pub(crate) const TO: &str = "to";

/// What is asked.
pub(crate) fn asked() -> Vec<FieldSpec> {
    vec![
        FieldSpec::other(
            TO,
            "by, or to",
            ValueType::Line,
            "+4w: each four weeks later than it stands; -10d: ten days earlier; a date: all to that day",
        )
        .needed(),
        change("code").always().called("reason"),
        change("why").always(),
        change("feedback").always(),
    ]
}

/// How far they go, as it is typed.
///
/// # Errors
/// Nothing is typed, or it is no date.
pub(crate) fn stride(snapshot: &Snapshot, form: &Form) -> Result<DateShiftSpec, EditError> {
    let typed = text(form, TO).ok_or_else(|| {
        EditError::new(
            "it is not said how far they go",
            "+4w moves each by four weeks; a date moves all to that day",
        )
    })?;
    read(&typed, &calendar(snapshot)).map_err(|error| EditError::new(error.to_string(), ""))
}

/// Where each goes, while it is typed.
pub(crate) fn told(model: &Model, open: &OpenDialog) -> Vec<String> {
    let (AnyDialog::Shift(keys), snapshot) = (&open.dialog, &model.snapshot) else {
        return Vec::new();
    };
    if text(&open.form, TO).is_none() {
        return Vec::new();
    }
    let stride = match stride(snapshot, &open.form) {
        Ok(stride) => stride,
        Err(refusal) => return vec![refusal.message],
    };
    keys.iter()
        .map(|key| goes(snapshot, key, &stride))
        .collect()
}

/// What should be asked about before it is saved: dates that are past or far away.
pub(crate) fn doubt(model: &Model, open: &OpenDialog) -> Option<String> {
    let (AnyDialog::Shift(keys), snapshot) = (&open.dialog, &model.snapshot) else {
        return None;
    };
    let stride = stride(snapshot, &open.form).ok()?;
    let doubted = keys.iter().filter_map(|key| {
        let found = snapshot.found(key)?;
        let file = snapshot.folder.portfolio.file(found.roadmap);
        let one = file.milestones.get(found.index)?;
        let to = milestone::shifted(one, &stride, &calendar(snapshot)).ok()?;
        doubtful_date("forecast", to, milestone::expected(one), snapshot.today())
    });
    let doubted: Vec<String> = doubted.collect();
    match doubted.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first, rest @ ..] => Some(format!("{first}; and {} more", rest.len())),
    }
}

fn goes(snapshot: &Snapshot, key: &RowId, stride: &DateShiftSpec) -> String {
    let found = snapshot.found(key);
    let one = found.and_then(|found| {
        let file = snapshot.folder.portfolio.file(found.roadmap);
        file.milestones.get(found.index)
    });
    let Some(one) = one else {
        return format!("{} is not there any more", key.address());
    };
    let title = one.title.as_deref().unwrap_or(&one.id);
    match milestone::shifted(one, stride, &calendar(snapshot)) {
        Ok(to) => {
            let from = milestone::expected(one).map_or("no date".to_owned(), plain);
            format!("{from} → {}: {title}", plain(to))
        }
        Err(refusal) => format!("{}: {}", refusal.message, refusal.hint),
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::test_harness::TestHarness;

    const FILE: &str = "[cluster]\nname = \"A\"\n\
        [[milestone]]\nid = \"a\"\ntitle = \"One\"\nforecast = 2026-12-31\n\
        [[milestone]]\nid = \"b\"\ntitle = \"Two\"\nbaseline = 2027-01-31\n\
        [[milestone]]\nid = \"c\"\ntitle = \"Three\"\n";

    #[test]
    fn several_are_moved_as_one_act_each_with_its_own_change() {
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 2 Space Space f");
        assert!(
            harness
                .screen(100, 30)
                .contains("New forecasts: 2 milestones")
        );
        harness.press("'+4w'");
        let screen = harness.screen(100, 30);
        assert!(
            screen.contains("31 Dec 2026 → 28 Jan 2027: One"),
            "{screen}"
        );
        assert!(
            screen.contains("31 Jan 2027 → 28 Feb 2027: Two"),
            "{screen}"
        );
        harness.press("Tab 'su' Tab 'port closed' F10");
        let text = harness.texts["a"].clone();
        for part in ["forecast = 2027-01-28", "forecast = 2027-02-28"] {
            assert!(text.contains(part), "{text}");
        }
        assert_eq!(text.matches("[[change]]").count(), 2, "{text}");
        assert_eq!(text.matches("why = \"port closed\"").count(), 2, "{text}");
        harness.press("u");
        assert_eq!(harness.texts["a"], FILE, "one step back");
    }

    #[test]
    fn a_later_date_needs_a_reason_and_one_without_a_date_is_named() {
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 2 Space Space f '+4w' F10");
        assert_eq!(harness.texts["a"], FILE);
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 2 Space Space Space f '+4w'");
        let screen = harness.screen(100, 30);
        assert!(screen.contains("c has no date to count from"), "{screen}");
        let mut harness = TestHarness::of(&[("a", FILE)]);
        harness.press("Enter 2 Space Space f '2026-12-01' F10");
        let text = &harness.texts["a"];
        assert_eq!(text.matches("forecast = 2026-12-01").count(), 2, "{text}");
    }
}
