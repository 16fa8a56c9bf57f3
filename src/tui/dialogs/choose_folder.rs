//! Asks for the folder of the stick, the share or the office.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::model::ValueType;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::form_values::text;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::sync_status::Exchange;
use crate::tui::widgets::form::{Candidate, FieldSpec, Form};

/// Asks for the folder of the stick, the share or the office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ChooseFolder(pub Exchange);

impl Dialog for ChooseFolder {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        match self.0 {
            Exchange::Sync => "Sync with which folder?",
            Exchange::Give => "Give it to the office: into which folder?",
            Exchange::Take => "Take it from which folder?",
        }
        .to_owned()
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let help = match self.0 {
            Exchange::Sync => {
                "the folder of roadmaps on the stick or share; made if it is not there"
            }
            Exchange::Give => {
                "the folder on the stick or share that goes to the office; or any, to send the file by mail"
            }
            Exchange::Take => "the folder on the stick or share that came; or the file itself",
        };
        let folders = context.folders.iter().map(String::as_str);
        let mut asked = FieldSpec::other(FOLDER, "folder", ValueType::Line, help)
            .offering(Candidate::words(folders))
            .needed();
        if let Some(first) = context.folders.first() {
            asked = asked.starting(first.clone());
        }
        Some(vec![asked])
    }

    fn submit(
        &self,
        _context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        Ok(match text(form, FOLDER) {
            Some(folder) => Outcome::Exchange(self.0, folder),
            None => Outcome::Nothing,
        })
    }

    fn lead(&self, _context: &DialogContext<'_>) -> Vec<String> {
        let line = match self.0 {
            Exchange::Sync => "Both sides get what the other has; nothing is written over.",
            Exchange::Give => {
                "One small file is written, with what was recorded here since the last one."
            }
            Exchange::Take => "What is here already changes nothing, so it may be taken twice.",
        };
        vec![line.into(), "It is remembered for the next time.".into()]
    }

    fn bears_a_name(&self) -> bool {
        false
    }

    fn is_kept(&self) -> bool {
        false
    }
}

/// The key of the folder.
const FOLDER: &str = "folder";
