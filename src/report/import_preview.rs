//! The preview of an import, for people.

use crate::analysis::import::{Column, NewRow, Preview, PreviewedChange, SheetPlan, name_keys};
use crate::edit::EntryPath;
use crate::model::{Roadmap, Value};
use crate::text;

/// Columns that a value takes at most.
const LONGEST: usize = 50;

/// The preview of one sheet: the mapping where there is one, what is new, what changes, and what was not understood.
pub(crate) fn text(plan: Option<&SheetPlan>, preview: &Preview, roadmap: &Roadmap) -> String {
    let of = match plan {
        Some(_) => String::new(),
        None => format!(" of {}", roadmap.id),
    };
    let mut out = format!(
        "Sheet {}{of}: {}\n",
        text::line(&preview.sheet),
        summary(preview)
    );
    out.push_str(&plan.map(mapping).unwrap_or_default());
    for row in &preview.new {
        let fields = row
            .fields
            .iter()
            .map(|(key, value)| format!("{key} {}", shown(value)));
        out.push_str(&format!(
            "  + row {} {}: {}\n",
            row.row,
            name_of_new(row, roadmap),
            fields.collect::<Vec<_>>().join(", ")
        ));
    }
    for row in &preview.changed {
        let id = address(row.place, roadmap);
        let [_, key] = name_keys(preview.kind);
        let name = row
            .place
            .find(roadmap)
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

/// The id of a new entry; of a part that of its holder.
fn name_of_new(row: &NewRow, roadmap: &Roadmap) -> String {
    let holder = row
        .holder
        .and_then(|(kind, index)| roadmap.entry(kind, index));
    match holder {
        Some(holder) => format!("in {}", holder.id()),
        None => row.id.clone(),
    }
}

/// The id of an entry; of a part that of its holder and its place.
fn address(place: EntryPath, roadmap: &Roadmap) -> String {
    let holder = roadmap.entry(place.kind, place.index);
    let id = holder
        .map(|entry| entry.id().to_owned())
        .unwrap_or_default();
    match place.part {
        Some((kind, index)) => format!("{id} {kind}[{}]", index + 1),
        None => id,
    }
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

fn change(field: &PreviewedChange) -> String {
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
