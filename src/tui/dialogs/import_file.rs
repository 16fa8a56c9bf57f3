//! Asks which file of another program is taken in, and where its rows go.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::model::{EntryClass, Kind, ValueType};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::field_specs::change;
use crate::tui::dialogs::form_values::text;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::import::ImportRequest;
use crate::tui::widgets::form::{CHANGE, Candidate, FieldSpec, Form};

/// Asks which file of another program is taken in, and where its rows go.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ImportFile;

impl Dialog for ImportFile {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        "Import a file".to_owned()
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let roadmaps = context.snapshot.folder.portfolio.roadmaps.iter();
        let offers = roadmaps.map(|one| Candidate::new(one.id.as_str(), one.name().to_owned()));
        let mut into = FieldSpec::other(
            "into",
            "into roadmap",
            ValueType::Line,
            "where the rows go; empty: each row says it itself, as in a workbook of ours",
        )
        .only(offers.collect::<Vec<_>>());
        let at_hand = context
            .route
            .roadmap()
            .or(context.origin.roadmap.as_deref());
        if let Some(id) = at_hand {
            into = into.starting(id);
        }
        let entries = Kind::lists().filter(|kind| kind.description().nature == EntryClass::Entry);
        let kinds = Candidate::words(entries.map(Kind::key));
        let other = |key: &str, label: &str, help: &str| {
            FieldSpec::other(key, label, ValueType::Line, help)
        };
        Some(vec![
            other("file", "file", "csv, xlsx, xls, ods, or xml of MS Project").needed(),
            into,
            other(
                "new",
                "or new roadmap",
                "the id of a new roadmap for the rows",
            ),
            other(
                "name",
                "its name",
                "what the new cluster is called; else the name of the sheet",
            )
            .folded(),
            other(
                "sheet",
                "sheet",
                "the sheet of a workbook; else the one whose headings are known",
            )
            .folded(),
            other(
                "kind",
                "a row is",
                "what a row is; else what the sheet is named after",
            )
            .only(kinds)
            .folded(),
            change("code").always().folded(),
            change("why").always().folded(),
            change("approved_by").always().folded(),
        ])
    }

    fn submit(
        &self,
        _context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let Some(file) = text(form, "file") else {
            return Ok(Outcome::Nothing);
        };
        let reason = |key: &str| text(form, &format!("{CHANGE}{key}"));
        let new = text(form, "new");
        Ok(Outcome::Import(ImportRequest {
            file,
            into: text(form, "into").filter(|_| new.is_none()),
            new,
            name: text(form, "name"),
            sheet: text(form, "sheet"),
            kind: text(form, "kind").and_then(|word| Kind::from_key(&word)),
            columns: None,
            code: reason("code"),
            why: reason("why"),
            approved_by: reason("approved_by"),
        }))
    }

    fn lead(&self, _context: &DialogContext<'_>) -> Vec<String> {
        vec!["What it would change is shown before anything is written.".into()]
    }

    fn is_kept(&self) -> bool {
        false
    }
}
