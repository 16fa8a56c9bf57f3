//! Gives several milestones new expected dates at once.

use serde::{Deserialize, Serialize};

use crate::dates::date::plain;
use crate::dates::{DateShiftSpec, parse_shift as read};
use crate::edit::EditError;
use crate::edit::input::parse_input::doubtful_date;
use crate::edit::operations::milestone;
use crate::model::ValueType;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::called_all;
use crate::tui::dialogs::field_specs::change;
use crate::tui::dialogs::form_values::{all, change_reason, text};
use crate::tui::state::filter_rows::calendar;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{FieldSpec, Form};

/// The key of the field for how far they go.
const TO: &str = "to";

/// Gives several milestones new expected dates at once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct BulkForecast(pub Vec<RowId>);

impl Dialog for BulkForecast {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("New forecasts: {}", called_all(context.snapshot, &self.0))
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            FieldSpec::other(
                TO,
                "by, or to",
                ValueType::Line,
                "+4w: each four weeks later than it stands; -10d: ten days earlier; a date: all to that day",
            )
            .needed(),
            change("code").always(),
            change("why").always(),
            change("feedback").always(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let (snapshot, reason) = (context.snapshot, change_reason(form));
        let changes = context.transaction(|transaction| {
            let (stride, calendar) = (stride(snapshot, form)?, calendar(snapshot));
            let milestones = all(snapshot, &self.0)?;
            milestone::shift(transaction, &milestones, &stride, &calendar, &reason)
        })?;
        let to = text(form, TO).unwrap_or_default();
        let words = format!("new dates of {}: {to}", called_all(snapshot, &self.0));
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        &self.0
    }

    /// Where each goes, while it is typed.
    fn feedback(&self, context: &DialogContext<'_>, form: &Form) -> Vec<String> {
        if text(form, TO).is_none() {
            return Vec::new();
        }
        let stride = match stride(context.snapshot, form) {
            Ok(stride) => stride,
            Err(refusal) => return vec![refusal.message],
        };
        let keys = self.0.iter();
        keys.map(|key| goes(context.snapshot, key, &stride))
            .collect()
    }

    fn may_need_reason(&self, _form: &Form) -> bool {
        true
    }

    /// Dates that are past or far away.
    fn doubt(&self, context: &DialogContext<'_>, form: &Form) -> Option<(&'static str, String)> {
        let snapshot = context.snapshot;
        let stride = stride(snapshot, form).ok()?;
        let doubted = self.0.iter().filter_map(|key| {
            let found = snapshot.found(key)?;
            let file = snapshot.folder.portfolio.file(found.roadmap);
            let one = file.milestones.get(found.index)?;
            let to = milestone::shifted(one, &stride, &calendar(snapshot)).ok()?;
            doubtful_date("forecast", to, milestone::expected(one), snapshot.today())
        });
        let doubted: Vec<String> = doubted.collect();
        let question = match doubted.as_slice() {
            [] => return None,
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first}; and {} more", rest.len()),
        };
        Some((TO, question))
    }
}

/// How far they go, as it is typed.
///
/// # Errors
/// Nothing is typed, or it is no date.
fn stride(snapshot: &Snapshot, form: &Form) -> Result<DateShiftSpec, EditError> {
    let typed = text(form, TO).ok_or_else(|| {
        EditError::new(
            "it is not said how far they go",
            "+4w moves each by four weeks; a date moves all to that day",
        )
    })?;
    read(&typed, &calendar(snapshot)).map_err(|error| EditError::new(error.to_string(), ""))
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
