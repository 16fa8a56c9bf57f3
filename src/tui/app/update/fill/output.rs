//! The form that asks what is to be written for others, of what, and where.

use crate::model::ValueType;
use crate::tui::app::update::fill::submit::text;
use crate::tui::app::{Model, OpenDialog, Selection};
use crate::tui::state::output::{OUTPUTS, OutputKind, OutputRequest};
use crate::tui::widgets::form::{Candidate, FieldSpec};

/// What it is called, and what it asks. Without a kind that is asked too.
pub(crate) fn form(
    model: &Model,
    kind: Option<OutputKind>,
    origin: &Selection,
) -> (String, Vec<FieldSpec>) {
    let spec = kind.map(OutputKind::spec);
    let title = match spec {
        Some(spec) => format!("Write: {}", spec.label),
        None => "Write a file for others".to_owned(),
    };
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
    asked.push(roadmap(model, origin));
    if spec.is_none_or(|spec| spec.since) {
        asked.push(since(spec.is_none()));
    }
    if spec.is_none_or(|spec| spec.language) {
        asked.push(language(spec.is_none()));
    }
    if !model.present {
        let help = "hide names, contacts and remarks that may not be quoted";
        asked.push(
            FieldSpec::other("redact", "hide personal data", ValueType::Bool, help).starting("no"),
        );
    }
    let help = "the folder that it goes into; made if it is not there";
    asked.push(
        FieldSpec::other("folder", "folder", ValueType::Line, help)
            .starting(model.outputs.clone())
            .needed(),
    );
    (title, asked)
}

fn roadmap(model: &Model, origin: &Selection) -> FieldSpec {
    let roadmaps = model.snapshot.folder.portfolio.roadmaps.iter();
    let offers = roadmaps.map(|roadmap| Candidate::new(&roadmap.id, roadmap.name().to_owned()));
    let mut asked = FieldSpec::other(
        "roadmap",
        "only roadmap",
        ValueType::Line,
        "one roadmap; empty: all of them",
    )
    .only(offers.collect::<Vec<_>>());
    if let Some(id) = model
        .route
        .roadmap()
        .or(origin.roadmap.as_deref().filter(|_| origin.in_window))
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
        .starting("last-quarter");
    if is_any { asked.folded() } else { asked }
}

fn language(is_any: bool) -> FieldSpec {
    let help = "the language of headings: en, ur, or one that your office added";
    let asked = FieldSpec::other("lang", "language", ValueType::Line, help)
        .offering(Candidate::words(["en", "ur"]))
        .starting("en");
    if is_any { asked.folded() } else { asked }
}

/// The lines above it.
pub(crate) fn lead(model: &Model) -> Vec<String> {
    let mut lines = vec!["No file that is there already is written over.".to_owned()];
    if model.present {
        lines.push("Personal data are hidden, as in this presentation.".to_owned());
    }
    lines
}

/// What a filled form asks for.
pub(crate) fn request(
    model: &Model,
    open: &OpenDialog,
    kind: Option<OutputKind>,
    opens: bool,
) -> Option<OutputRequest> {
    let form = &open.form;
    let chosen = text(form, "format");
    let kind = kind.or_else(|| OutputKind::from_word(chosen.as_deref()?))?;
    Some(OutputRequest {
        kind,
        roadmap: text(form, "roadmap"),
        redact: model.present
            || text(form, "redact").is_some_and(|word| word == "true" || word == "yes"),
        language: text(form, "lang"),
        since: text(form, "since"),
        folder: text(form, "folder")?,
        open: opens,
    })
}
