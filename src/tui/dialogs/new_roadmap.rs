//! Makes a new roadmap, from a template.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::edit::templates::{self, Template};
use crate::model::id::from_title;
use crate::model::{Kind, ValueType};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::field_specs::of;
use crate::tui::dialogs::form_values::text;
use crate::tui::state::id_source::IdSource;
use crate::tui::widgets::form::{Candidate, FieldSpec, Form};

/// Makes a new roadmap, from a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct NewRoadmap;

impl Dialog for NewRoadmap {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        "New roadmap".to_owned()
    }

    fn fields(&self, _context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let templates =
            Template::ALL.map(|template| Candidate::new(template.word(), template.about()));
        Some(vec![
            of(Kind::Cluster, "name").called("name").needed(),
            FieldSpec::other(
                "template",
                "begin with",
                ValueType::Line,
                "Enter: a first plan for the kind of cluster, all of it to be changed; empty: nothing but the name",
            )
            .only(templates.to_vec()),
            FieldSpec::other(
                "id",
                "short name",
                ValueType::Id,
                "the name of its file: a-z, digits and hyphens; empty: made from the name",
            )
            .folded(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let portfolio = &context.snapshot.folder.portfolio;
        let taken = |id: &str| {
            portfolio.file_of(id).is_some() || portfolio.unread.iter().any(|unread| unread == id)
        };
        let name = text(form, "name").unwrap_or_default();
        let id = match text(form, "id") {
            Some(id) if taken(&id) => {
                return Err(EditError::new(
                    format!("There is a roadmap {id} already"),
                    "choose another short name",
                ));
            }
            Some(id) => id,
            None => from_title(&name, "cluster", taken, |count| ids.characters(count)).to_string(),
        };
        let template = text(form, "template").unwrap_or_default();
        let template = Template::from_word(&template).unwrap_or(Template::Blank);
        let contents = templates::text(&name, template, context.snapshot.today());
        Ok(Outcome::Create(id, contents))
    }

    fn bears_a_name(&self) -> bool {
        false
    }
}
