//! A roadmap or an entry as `tcu show` describes it to people.

mod milestone;
mod roadmap;

pub(crate) use milestone::in_days;

use crate::cli::analysis::Analysis;
use crate::cli::flags;
use crate::cli::forecast_hints;
use crate::cli::key_values::KeyValues;
use crate::cli::output::Output;
use crate::cli::table::Table;
use crate::dates::date::{date, plain};
use crate::model::records::{WITHHELD_TEXT, is_withheld};
use crate::model::{Entry, EntryRef, Kind, Roadmap, Status, Value, WordEnum};
use crate::query::address::address_of;
use crate::text;

/// Everything about one entry or, for its cluster, one roadmap.
pub(crate) fn of(analysis: &Analysis<'_>, found: EntryRef, output: &Output<'_>) -> String {
    let file = analysis.portfolio.file(found.roadmap);
    let Some(entry) = file.entry(found.kind, found.index) else {
        return String::new();
    };
    let colors = output.colors;
    let heading = match found.kind {
        Kind::Cluster | Kind::FileHeader => file.id.clone(),
        _ => address_of(analysis.portfolio, found),
    };
    let mut shown = format!("{}\n", colors.bold(&text::line(&heading)));
    shown.push_str(&fields(entry).text(output.columns, |label| colors.dim(label)));
    let mut computed = computed(analysis, found);
    forecast_hints::add(analysis, found, &mut computed);
    let computed = computed.text(output.columns, |label| colors.dim(label));
    if !computed.is_empty() {
        shown.push_str(&format!("\n{computed}"));
    }
    if let (Kind::Cluster, Some(place)) = (found.kind, found.roadmap) {
        shown.push_str(&roadmap::next(analysis, place, output));
    }
    shown.push_str(&history(file, found, entry.id(), output));
    let known = analysis.json();
    let raised: Vec<_> = known.flags_of(found).collect();
    if !raised.is_empty() {
        shown.push('\n');
        shown.extend(raised.iter().map(|flag| flags::of_one(flag, output)));
    }
    format!("{}\n", shown.trim_end())
}

/// The fields that are there, and its parts.
fn fields(entry: &dyn Entry) -> KeyValues {
    let mut sheet = KeyValues::default();
    for (index, field) in entry.fields().iter().enumerate() {
        let shown = |value| match field.key {
            key if is_withheld(entry, key) => WITHHELD_TEXT.to_owned(),
            // What is done is done whole, whatever was last entered on the way.
            "progress" if is_done(entry) => "100".to_owned(),
            _ => readable(&value),
        };
        sheet.maybe(field.key, entry.get(index).map(shown));
    }
    for &kind in entry.kind().description().subs {
        for part in entry.children(kind) {
            let pairs = part.fields().iter().enumerate();
            let parts = pairs.filter_map(|(index, field)| {
                Some(format!("{} {}", field.key, readable(&part.get(index)?)))
            });
            sheet.line(kind.key(), parts.collect::<Vec<_>>().join(", "));
        }
    }
    sheet
}

fn is_done(entry: &dyn Entry) -> bool {
    let status = entry.value("status");
    let status = status.as_ref().and_then(Value::as_text);
    entry.kind() == Kind::Milestone && status == Some(Status::Done.word())
}

fn readable(value: &Value) -> String {
    match value {
        Value::Date(date) => plain(*date),
        Value::Truth(true) => "yes".into(),
        Value::Truth(false) => "no".into(),
        other => other.plain(),
    }
}

fn computed(analysis: &Analysis<'_>, found: EntryRef) -> KeyValues {
    let Some(place) = found.roadmap else {
        return KeyValues::default();
    };
    let condition = &analysis.assessment().roadmaps[place];
    match found.kind {
        Kind::Cluster => roadmap::computed(condition, &analysis.plan.roadmaps[place].earned),
        Kind::Milestone => match analysis.plan.outlook(place, found.index) {
            Some(outlook) if !outlook.duplicate => milestone::computed(analysis, found, outlook),
            _ => KeyValues::default(),
        },
        Kind::Capability => {
            let mut sheet = KeyValues::default();
            if let Some(rung) = condition.rungs.get(found.index) {
                let since = rung
                    .level
                    .map(|(on, _)| format!(", assessed {}", plain(date(on))));
                sheet.line(
                    "stands on",
                    format!("{}{}", rung.now(), since.unwrap_or_default()),
                );
            }
            sheet
        }
        _ => KeyValues::default(),
    }
}

/// What the log says of the entry.
fn history(file: &Roadmap, found: EntryRef, id: &str, output: &Output<'_>) -> String {
    let name = match found.kind {
        Kind::Cluster | Kind::RuleSettings => found.kind.key(),
        _ => id,
    };
    let changes = file
        .changes
        .iter()
        .filter(|change| !name.is_empty() && change.item.as_deref() == Some(name));
    let value = |value: &Option<Value>| value.as_ref().map(readable).unwrap_or_default();
    let mut table = Table::new(&["changed", "field", "from", "to", "code", "why", "by"]);
    let mut any = false;
    for change in changes {
        any = true;
        table.row(vec![
            change.on.map(plain).unwrap_or_default(),
            change.field.clone().unwrap_or_default().into(),
            value(&change.from),
            value(&change.to),
            change.code.clone().unwrap_or_default().into(),
            change.why.clone().unwrap_or_default().into(),
            change.by.clone().unwrap_or_default().into(),
        ]);
    }
    match any {
        true => format!(
            "\n{}",
            table.text(output.table_columns, |heading| output.colors.bold(heading))
        ),
        false => String::new(),
    }
}
