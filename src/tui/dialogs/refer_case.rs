//! Something sensitive was taken to an office: only the day and the office are kept.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::operations::feedback;
use crate::model::Kind;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::field_specs::{cluster, of};
use crate::tui::dialogs::form_values::{chosen_roadmap, text, with_case};
use crate::tui::state::id_source::IdSource;
use crate::tui::widgets::form::{Candidate, FieldSpec, Form};

/// Something sensitive was taken to an office: only the day and the office are kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ReferCase;

impl Dialog for ReferCase {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        "Refer it to an office".to_owned()
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let mut cluster = cluster(context);
        if let Some(id) = &context.origin.roadmap {
            // That of the remark which it takes the place of.
            cluster = cluster.starting(id.clone());
        }
        let portfolio = &context.snapshot.folder.portfolio;
        let offices = portfolio.shared.referrals.iter();
        let offices: Vec<_> = offices
            .map(|office| {
                let name = office.name.clone().unwrap_or_default();
                Candidate::new(name, office.purpose.clone().unwrap_or_default())
            })
            .collect();
        Some(vec![
            cluster,
            of(Kind::Feedback, "referred_to")
                .called("office")
                .offering(offices)
                .needed(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let office = text(form, "referred_to").unwrap_or_default();
        let roadmap = chosen_roadmap(context.snapshot, form)?;
        let (changes, case) = with_case(ids, |random| {
            context.transaction(|transaction| {
                feedback::refer(transaction, roadmap, &office, random).map(drop)
            })
        })?;
        let words = format!("referral, case {case}, without what was typed");
        Ok(Outcome::edits(changes, words))
    }

    fn lead(&self, _context: &DialogContext<'_>) -> Vec<String> {
        vec!["Only the day and the office are kept, nothing else.".into()]
    }

    fn is_kept(&self) -> bool {
        false
    }

    fn wipes_remarks(&self) -> bool {
        true
    }
}
