//! The forms of an import: which file goes where, and which column holds which field.

use crate::model::{EntryClass, Kind, ValueType};
use crate::tui::app::update::fill::field_specs::change;
use crate::tui::app::update::fill::submit::text;
use crate::tui::app::{Model, OpenDialog, Selection};
use crate::tui::state::import::ImportRequest;
use crate::tui::widgets::form::{CHANGE, Candidate, FieldSpec};

/// The key of a column, before its number.
const COLUMN: &str = "column.";

/// What is asked about the file.
pub(crate) fn file(model: &Model, origin: &Selection) -> (String, Vec<FieldSpec>) {
    let roadmaps = model.snapshot.folder.portfolio.roadmaps.iter();
    let offers = roadmaps.map(|one| Candidate::new(one.id.as_str(), one.name().to_owned()));
    let mut into = FieldSpec::other(
        "into",
        "into roadmap",
        ValueType::Line,
        "where the rows go; empty: each row says it itself, as in a workbook of ours",
    )
    .only(offers.collect::<Vec<_>>());
    let at_hand = model.route.roadmap().or(origin.roadmap.as_deref());
    if let Some(id) = at_hand {
        into = into.starting(id);
    }
    let entries = Kind::lists().filter(|kind| kind.description().nature == EntryClass::Entry);
    let kinds = Candidate::words(entries.map(Kind::key));
    let other =
        |key: &str, label: &str, help: &str| FieldSpec::other(key, label, ValueType::Line, help);
    let asked = vec![
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
        change("code").always().called("reason").folded(),
        change("why").always().folded(),
        change("approved_by")
            .always()
            .called("approved by")
            .folded(),
    ];
    ("Import a file".to_owned(), asked)
}

/// The lines above it.
pub(crate) fn lead() -> Vec<String> {
    vec!["What it would change is shown before anything is written.".into()]
}

/// What the filled form asks for.
pub(crate) fn request(open: &OpenDialog) -> Option<ImportRequest> {
    let form = &open.form;
    let reason = |key: &str| text(form, &format!("{CHANGE}{key}"));
    let new = text(form, "new");
    Some(ImportRequest {
        file: text(form, "file")?,
        into: text(form, "into").filter(|_| new.is_none()),
        new,
        name: text(form, "name"),
        sheet: text(form, "sheet"),
        kind: text(form, "kind").and_then(|word| Kind::from_key(&word)),
        columns: None,
        code: reason("code"),
        why: reason("why"),
        approved_by: reason("approved_by"),
    })
}

/// What each column is taken for.
pub(crate) fn columns(model: &Model) -> Option<(String, Vec<FieldSpec>)> {
    let view = model.import.as_ref()?;
    let fields = view.kind.description().fields.iter();
    let fields = fields.filter(|field| !matches!(field.shape, ValueType::Any));
    let mut offers = vec![
        Candidate::new("-", "pass it over"),
        Candidate::new("row", "the number of the row, which predecessors name"),
    ];
    offers.extend(fields.map(|field| Candidate::new(field.key, field.words())));
    let asked = view.columns.iter().enumerate().map(|(number, column)| {
        let help = match column.sample.as_str() {
            "" => "the first row is empty here".to_owned(),
            sample => format!("the first row holds: {sample}"),
        };
        FieldSpec::other(
            &format!("{COLUMN}{number}"),
            &column.heading,
            ValueType::Line,
            &help,
        )
        .only(offers.clone())
        .starting(column.key.clone())
    });
    Some((format!("Columns of {}", view.name()), asked.collect()))
}

/// The request with the columns as they were mapped.
pub(crate) fn mapped(model: &Model, open: &OpenDialog) -> Option<ImportRequest> {
    let view = model.import.as_ref()?;
    let key = |number: usize| {
        let key = text(&open.form, &format!("{COLUMN}{number}"));
        key.unwrap_or_else(|| "-".to_owned())
    };
    let columns = view.columns.iter().enumerate();
    let columns = columns.map(|(number, column)| (column.heading.clone(), key(number)));
    Some(ImportRequest {
        columns: Some(columns.collect()),
        kind: Some(view.kind),
        ..view.request.clone()
    })
}
