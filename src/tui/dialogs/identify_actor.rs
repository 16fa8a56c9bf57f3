//! Asks who acts, and from which office.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::model::{Entry, ValueType};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::form_values::text;
use crate::tui::state::id_source::IdSource;
use crate::tui::widgets::form::{Candidate, FieldSpec, Form};

/// Asks who acts, and from which office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct IdentifyActor;

impl Dialog for IdentifyActor {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        "Who are you?".to_owned()
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let owners = &context.snapshot.folder.portfolio.shared.owners;
        let offices = owners.iter().map(|owner| {
            let owner: &dyn Entry = owner;
            let called = |key: &str| Some(owner.value(key)?.plain());
            let name = called("org").or_else(|| called("role")).unwrap_or_default();
            Candidate::new(owner.id(), name)
        });
        let offices: Vec<Candidate> = offices.collect();
        let mut name =
            FieldSpec::other("name", "name", ValueType::Line, "your name, or your post").needed();
        if !context.actor.is_empty() {
            name = name.starting(context.actor);
        }
        let office = FieldSpec::other(
            "office",
            "office",
            ValueType::Line,
            "the office that you work for: one of the list (F2), or its name; may stay empty",
        );
        Some(vec![name, office.offering(offices)])
    }

    fn submit(
        &self,
        _context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let of = |key| text(form, key).unwrap_or_default();
        Ok(Outcome::Actor(of("name"), of("office")))
    }

    fn lead(&self, context: &DialogContext<'_>) -> Vec<String> {
        let leaving = match context.actor {
            "" => "Esc leaves it open; nothing can be recorded without it.".to_owned(),
            actor => format!("Esc leaves it at \"{actor}\" for now."),
        };
        vec![
            "Every change is recorded with the name of who made it.".to_owned(),
            "It is asked once, and kept in config.toml.".to_owned(),
            leaving,
        ]
    }

    fn bears_a_name(&self) -> bool {
        false
    }

    fn is_kept(&self) -> bool {
        false
    }
}
