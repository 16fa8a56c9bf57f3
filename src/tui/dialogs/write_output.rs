//! Asks what is to be written for others, of what, and where.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::model::ValueType;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::form_values::text;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::output::{OUTPUTS, OutputKind, OutputRequest};
use crate::tui::widgets::form::{Candidate, FieldSpec, Form};

/// Writes a file for others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct WriteOutput {
    /// What is written; none: that is chosen in the form.
    pub kind: Option<OutputKind>,
    /// Whether it is opened as soon as it is there.
    pub opens: bool,
}

impl Dialog for WriteOutput {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        match self.kind.map(OutputKind::spec) {
            Some(spec) => format!("Write: {}", spec.label),
            None => "Write a file for others".to_owned(),
        }
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let spec = self.kind.map(OutputKind::spec);
        let mut asked = Vec::new();
        if spec.is_none() {
            let built = OUTPUTS.iter().filter(|spec| spec.kind.is_built());
            let offers = built.map(|spec| Candidate::new(spec.word, spec.label));
            asked.push(
                FieldSpec::other(
                    "format",
                    "what",
                    ValueType::Line,
                    "what to write; Enter lists it",
                )
                .only(offers.collect::<Vec<_>>())
                .needed(),
            );
        }
        asked.push(roadmap(context));
        if spec.is_none_or(|spec| spec.since) {
            asked.push(since(spec.is_none()));
        }
        if spec.is_none_or(|spec| spec.language) {
            asked.push(language(spec.is_none()));
        }
        if !context.present {
            let help = "hide names, contacts and feedback that may not be quoted";
            asked.push(
                FieldSpec::other("redact", "hide personal data", ValueType::Bool, help)
                    .starting("no"),
            );
        }
        let help = "the folder that it goes into; made if it is not there";
        asked.push(
            FieldSpec::other("folder", "folder", ValueType::Line, help)
                .starting(context.outputs)
                .needed(),
        );
        Some(asked)
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let chosen = text(form, "format");
        let kind = self
            .kind
            .or_else(|| OutputKind::from_word(chosen.as_deref()?));
        let (Some(kind), Some(folder)) = (kind, text(form, "folder")) else {
            return Ok(Outcome::Nothing);
        };
        let redacts = text(form, "redact").is_some_and(|word| word == "true" || word == "yes");
        Ok(Outcome::Write(OutputRequest {
            kind,
            roadmap: text(form, "roadmap"),
            redact: context.present || redacts,
            language: text(form, "lang"),
            since: text(form, "since"),
            folder,
            open: self.opens,
        }))
    }

    fn lead(&self, context: &DialogContext<'_>) -> Vec<String> {
        let mut lines = vec!["No file that is there already is written over.".to_owned()];
        if context.present {
            lines.push("Personal data are hidden, as in this presentation.".to_owned());
        }
        lines
    }

    fn bears_a_name(&self) -> bool {
        false
    }

    fn is_kept(&self) -> bool {
        false
    }
}

fn roadmap(context: &DialogContext<'_>) -> FieldSpec {
    let roadmaps = context.snapshot.folder.portfolio.roadmaps.iter();
    let offers = roadmaps.map(|roadmap| Candidate::new(&roadmap.id, roadmap.name().to_owned()));
    let mut asked = FieldSpec::other(
        "roadmap",
        "only roadmap",
        ValueType::Line,
        "one roadmap; empty: all of them",
    )
    .only(offers.collect::<Vec<_>>());
    if let Some(id) = context.route.roadmap().or(context
        .origin
        .roadmap
        .as_deref()
        .filter(|_| context.origin.in_window))
    {
        asked = asked.starting(id);
    }
    asked
}

fn since(is_any: bool) -> FieldSpec {
    let help = "tells what changed from then on: a date, last-review or last-quarter";
    let words = Candidate::words(["last-quarter", "last-review"]);
    let asked = FieldSpec::other("since", "changes since", ValueType::Line, help)
        .offering(words)
        .preset("last-quarter");
    if is_any { asked.folded() } else { asked }
}

fn language(is_any: bool) -> FieldSpec {
    let help = "the language of headings: en, ur, or one that your office added";
    let asked = FieldSpec::other("lang", "language", ValueType::Line, help)
        .offering(Candidate::words(["en", "ur"]))
        .preset("en");
    if is_any { asked.folded() } else { asked }
}
