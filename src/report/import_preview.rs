//! The preview of an import, for people.

use crate::analysis::import::{Column, FieldChange, Preview, SheetPlan, name_keys};
use crate::model::{Roadmap, Value};
use crate::text;

/// Columns that a value takes at most.
const LONGEST: usize = 50;

/// The preview of one sheet: the mapping, what is new, what changes, and what was not understood.
pub fn text(plan: &SheetPlan, preview: &Preview, roadmap: &Roadmap) -> String {
    let mut out = format!(
        "Sheet {}: {}\n",
        text::line(&preview.sheet),
        summary(preview)
    );
    out.push_str(&mapping(plan));
    for row in &preview.new {
        let fields = row
            .fields
            .iter()
            .map(|(key, value)| format!("{key} {}", shown(value)));
        out.push_str(&format!(
            "  + row {} {}: {}\n",
            row.row,
            row.id,
            fields.collect::<Vec<_>>().join(", ")
        ));
    }
    for row in &preview.changed {
        let entry = roadmap.entry(preview.kind, row.index);
        let id = entry.map(|entry| entry.id().to_owned()).unwrap_or_default();
        let [_, key] = name_keys(preview.kind);
        let name = entry
            .and_then(|entry| entry.value(key))
            .map(|name| shown(&name))
            .unwrap_or_default();
        out.push_str(&format!("  ~ row {} {id} {name}\n", row.row));
        for field in &row.fields {
            out.push_str(&format!("      {}\n", change(field)));
        }
    }
    if !preview.unread.is_empty() {
        out.push_str("  Not understood:\n");
        for cell in &preview.unread {
            let place = format!("{}{}", cell.column, cell.row);
            let text = text::truncate(&text::line(&cell.text), LONGEST);
            out.push_str(&format!(
                "  ! {place} \"{text}\": {}\n",
                text::line(&cell.why)
            ));
        }
    }
    out
}

fn summary(preview: &Preview) -> String {
    format!(
        "{} new, {} changed, {} unchanged, {} not understood ({})",
        preview.new.len(),
        preview.changed.len(),
        preview.unchanged,
        preview.unread.len(),
        preview.kind.plural(),
    )
}

/// The mapping as TOML that can be corrected and given back.
fn mapping(plan: &SheetPlan) -> String {
    let mut out = format!("  headings in row {}:", plan.header.row + 1);
    let columns = plan.columns().unwrap_or_default();
    let shown = columns.iter().map(|(heading, column)| {
        let key = match column {
            Column::Field(key) => key,
            Column::RowNumber => "row",
            Column::Ignored => "-",
        };
        format!(" {} = {key}", text::line(heading))
    });
    out.push_str(&shown.collect::<Vec<_>>().join(","));
    out.push('\n');
    out
}

fn change(field: &FieldChange) -> String {
    match (&field.old, &field.new) {
        (Some(old), Some(new)) => format!("{} {} → {}", field.key, shown(old), shown(new)),
        (None, Some(new)) => format!("{} {}", field.key, shown(new)),
        (Some(old), None) => format!("{} taken away (was {})", field.key, shown(old)),
        (None, None) => field.key.to_owned(),
    }
}

fn shown(value: &Value) -> String {
    text::truncate(&text::line(&value.plain()), LONGEST)
}
