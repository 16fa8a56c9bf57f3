//! Tables as markdown: a section a kind, the columns that people see.

use super::source::ExportSource;
use super::table::{ExportColumn, table, table_name};
use crate::analysis::table_columns::{FLAGS, ROADMAP};
use crate::dates::date::plain;
use crate::model::{Kind, Value, ValueType};
use crate::report::document::{DocBlock, DocLabels, DocTable, ReportDocument, says, section};
use crate::report::markdown;

/// What is computed and of use to people.
const SHOWN: [&str; 8] = [
    ROADMAP, "due", "slip", "health", "open", "done", "level", FLAGS,
];

/// The tables of those kinds as one document; kinds of which there is nothing are passed over.
pub(crate) fn text(source: &ExportSource<'_>, kinds: &[Kind]) -> String {
    let mut sections = Vec::new();
    for &kind in kinds {
        let found = table(source, kind);
        if found.rows.is_empty() {
            continue;
        }
        let shown: Vec<usize> = (0..found.columns.len())
            .filter(|&at| is_shown(kind, &found.columns[at]))
            .filter(|&at| found.rows.iter().any(|(_, cells)| cells[at].is_some()))
            .collect();
        let headings: Vec<String> = shown
            .iter()
            .map(|&at| heading(&found.columns[at]))
            .collect();
        let mut written = DocTable::new(
            format!("{} {}", found.rows.len(), table_name(kind)),
            &headings,
        );
        for (_, cells) in &found.rows {
            written.row(shown.iter().map(|&at| cell(cells[at].as_ref())));
        }
        let name = table_name(kind);
        sections.push(section(
            name,
            crate::text::capitalised(name),
            vec![DocBlock::Table(written)],
        ));
    }
    markdown::markdown(&document(source, sections))
}

fn document(
    source: &ExportSource<'_>,
    sections: Vec<crate::report::document::DocSection>,
) -> ReportDocument {
    let mut notices = Vec::new();
    if source.sample {
        notices.push("SAMPLE: made up or for teaching".to_owned());
    }
    if source.redacted {
        notices.push("Personal data are hidden in this copy.".to_owned());
    }
    ReportDocument {
        title: source.name(),
        facts: vec![vec![says(format!(
            "Status date: {}",
            plain(source.plan.date())
        ))]],
        notices,
        language: "en".to_owned(),
        direction: "ltr",
        labels: DocLabels {
            contents: String::new(),
            skip: String::new(),
            made_by: format!("Written by tcu {}", env!("CARGO_PKG_VERSION")),
        },
        sections,
    }
}

/// The fields that a list shows first, what says where an entry stands, and its id.
fn is_shown(kind: Kind, column: &ExportColumn) -> bool {
    match &column.field {
        None => {
            SHOWN.contains(&column.key)
                || kind.description().parent.map(Kind::key) == Some(column.key)
        }
        Some(field) => {
            let has_ranks = kind.description().fields.iter().any(|field| field.rank > 0);
            field.rank > 0
                || !has_ranks
                || ["id", "status", "actual", "state", "outcome"].contains(&field.key)
        }
    }
}

fn heading(column: &ExportColumn) -> String {
    let numeric = match column.field.map(|field| field.shape) {
        Some(ValueType::Integer { .. } | ValueType::Number | ValueType::Amount) => true,
        None => ["slip", "open", "done"].contains(&column.key),
        _ => false,
    };
    format!(
        "{}{}",
        if numeric { ">" } else { "" },
        crate::text::capitalised(&column.words())
    )
}

fn cell(value: Option<&Value>) -> String {
    value.map(Value::plain).unwrap_or_default()
}
