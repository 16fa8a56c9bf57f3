//! Asks since when changes are to be shown.

use serde::{Deserialize, Serialize};

use crate::dates::since;
use crate::edit::EditError;
use crate::model::ValueType;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::form_values::text;
use crate::tui::state::filter_rows::calendar;
use crate::tui::state::id_source::IdSource;
use crate::tui::widgets::form::{Candidate, FieldSpec, Form};

/// The key of what is asked.
const SINCE: &str = "since";

/// Asks since when changes are to be shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ChooseSince;

impl Dialog for ChooseSince {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        "What changed since when?".to_owned()
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let words = [
            ("last-review", "the newest review of each roadmap"),
            ("last-quarter", "the first day of the quarter before this"),
            ("this quarter", "the first day of this quarter"),
        ];
        let mut offers = words
            .map(|(word, about)| Candidate::new(word, about))
            .to_vec();
        let hint = match context.snapshot.in_git {
            true => "a date, last-review, last-quarter, or a revision of git: HEAD~3, a tag",
            false => "a date, last-review or last-quarter",
        };
        if context.snapshot.in_git {
            let about = "the last commit of the folder in git";
            offers.push(Candidate::new("HEAD", about));
        }
        Some(vec![
            FieldSpec::other(SINCE, "since", ValueType::Line, hint)
                .offering(offers)
                .preset("last-review")
                .needed(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let Some(words) = text(form, SINCE) else {
            return Ok(Outcome::Nothing);
        };
        Ok(match since(&words, &calendar(context.snapshot)) {
            Ok(first) => Outcome::Since(first, words),
            // What is no day may be a revision.
            Err(_) if context.snapshot.in_git => Outcome::Revision(words),
            Err(why) => {
                let says = format!("\"{words}\" is no date, last-review or last-quarter");
                return Err(EditError::new(says, why.to_string()));
            }
        })
    }

    fn bears_a_name(&self) -> bool {
        false
    }

    fn is_kept(&self) -> bool {
        false
    }

    fn refuses_in_form(&self) -> bool {
        true
    }
}
