//! Logs what was changed of a milestone in the file by hand.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::entry;
use crate::health::Rule;
use crate::text::capitalised;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::called;
use crate::tui::dialogs::field_specs::change;
use crate::tui::dialogs::form_values::{change_reason, found};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Logs what was changed of a milestone in the file by hand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct RecordByHand(pub RowId);

impl Dialog for RecordByHand {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Changed by hand: {}", called(context.snapshot, &self.0))
    }

    fn lead(&self, context: &DialogContext<'_>) -> Vec<String> {
        let mut flags = context.snapshot.flags_of(&self.0);
        let unlogged = flags.find(|flag| flag.rule == Rule::Unlogged);
        let says = unlogged.map(|flag| format!("{}.", capitalised(&flag.message)));
        says.into_iter().collect()
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        Some(vec![
            change("code").always().needed(),
            change("why").always().needed(),
            change("approved_by").always().folded(),
            change("ref").always().folded(),
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
            entry::record(transaction, found(snapshot, &self.0)?, &reason)
        })?;
        let words = format!(
            "log of what was changed by hand: {}",
            called(snapshot, &self.0)
        );
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_harness::TestHarness;

    const BY_HAND: &str = "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n\
        forecast = 2027-03-01\n[[change]]\non = 2026-10-01\nby = \"me\"\nitem = \"rig\"\nfield = \"forecast\"\n\
        from = 2026-12-01\nto = 2027-01-01\nwhy = \"Late parts\"\n";

    #[test]
    fn what_was_changed_by_hand_is_logged_by_the_key_that_its_remedy_names() {
        let mut harness = TestHarness::of(&[("fans", BY_HAND)]);
        harness.press("A / 'flag:unlogged' Enter");
        let screen = harness.screen(80, 24);
        assert!(screen.contains("Log what was changed by hand"), "{screen}");
        assert!(screen.contains("(H)"), "{screen}");
        assert!(!screen.contains("tcu "), "{screen}");
        let form = harness.press("H").screen(80, 24);
        assert!(form.contains("Changed by hand: Rig"), "{form}");
        harness.press("'owner' Tab 'Agreed by phone' F10");
        let text = &harness.texts["fans"];
        assert!(text.contains("why = \"Agreed by phone\""), "{text}");
        assert!(
            text.contains("from = 2027-01-01\nto = 2027-03-01"),
            "{text}"
        );
        harness.press("Esc");
        let flags = &harness.model.snapshot.health.flags;
        assert!(flags.iter().all(|flag| flag.rule != Rule::Unlogged));
        harness.press("H");
        let says = harness
            .model
            .toast
            .map(|toast| toast.text)
            .unwrap_or_default();
        assert!(says.contains("changed by hand"), "{says}");
    }

    #[test]
    fn what_must_not_be_written_of_a_sensitive_case_is_erased_by_the_key_of_its_remedy() {
        let file = "[cluster]\nname = \"Fans\"\n[[feedback]]\nid = \"f-20261105-sens1tve\"\non = 2026-11-05\n\
            sensitive = true\nreferred_to = \"Labour office\"\ntext = \"beaten at work\"\nwho = \"Aslam\"\n";
        let mut harness = TestHarness::of(&[("fans", file)]);
        harness.press("A / 'flag:sensitive' Enter");
        let screen = harness.screen(80, 24);
        assert!(screen.contains("Remove what is written (H)"), "{screen}");
        harness.press("H");
        let text = &harness.texts["fans"];
        assert!(
            !text.contains("beaten") && !text.contains("Aslam"),
            "{text}"
        );
        assert!(text.contains("Labour office"), "{text}");
        harness.press("u");
        assert!(harness.texts["fans"].contains("beaten"));
    }
}
