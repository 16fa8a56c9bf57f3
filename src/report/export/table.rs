//! Everything of a kind as one table of typed cells: what a sheet or a CSV file holds.

use super::source::{ExportSource, SAMPLE};
use crate::analysis::table_columns::{FLAGS, MARK, ROADMAP, computed_of};
pub(crate) use crate::analysis::table_columns::{kind_of, kinds, table_name};
use crate::dates::date::date;
use crate::model::records::{WITHHELD_TEXT, is_withheld};
use crate::model::{Entry, EntryRef, Field, Kind, Value, WordEnum};

/// A table of one kind.
#[derive(Clone, Debug)]
pub(crate) struct ExportTable {
    /// The kind.
    #[cfg(feature = "sheets")]
    pub kind: Kind,
    /// What each column holds.
    pub columns: Vec<ExportColumn>,
    /// The cells of each row, and the entry that it is of.
    pub rows: Vec<(EntryRef, Vec<Option<Value>>)>,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ExportColumn {
    /// The key of the field, or the word for what is computed.
    pub key: &'static str,
    /// The field, where it holds one.
    pub field: Option<Field>,
}

impl ExportColumn {
    /// The words by which people read it.
    pub(crate) fn words(&self) -> String {
        match &self.field {
            Some(field) => field.words().into_owned(),
            None => self.key.replace('_', " "),
        }
    }
}

/// The table of a kind.
pub(crate) fn table(source: &ExportSource<'_>, kind: Kind) -> ExportTable {
    let columns = columns(source, kind);
    let mut rows = Vec::new();
    let holder = kind.description().parent;
    for (roadmap, _) in source.files() {
        for found in source.entries(roadmap, holder.unwrap_or(kind)) {
            let Some(entry) = source.file(roadmap).entry(found.kind, found.index) else {
                continue;
            };
            let parts = match holder {
                Some(_) => entry.children(kind),
                None => vec![entry],
            };
            rows.extend(parts.into_iter().map(|part| {
                let cell = |column: &ExportColumn| cell(source, found, (entry, part), column);
                (found, columns.iter().map(cell).collect())
            }));
        }
    }
    ExportTable {
        #[cfg(feature = "sheets")]
        kind,
        columns,
        rows,
    }
}

fn columns(source: &ExportSource<'_>, kind: Kind) -> Vec<ExportColumn> {
    let computed = |key: &'static str| ExportColumn { key, field: None };
    let mut columns = vec![computed(ROADMAP)];
    if let Some(holder) = kind.description().parent {
        columns.push(computed(holder.key()));
    }
    let fields = source.programme().fields(kind).iter();
    columns.extend(fields.map(|field| ExportColumn {
        key: field.key,
        field: Some(*field),
    }));
    columns.extend(computed_of(kind).iter().map(|key| computed(key)));
    if kind.description().parent.is_none() {
        columns.push(computed(FLAGS));
    }
    // A cluster has a field of that name.
    if source.sample && kind != Kind::Cluster {
        columns.push(computed(MARK));
    }
    columns
}

/// `holder` is the entry, `part` itself or one of its parts.
fn cell(
    source: &ExportSource<'_>,
    found: EntryRef,
    (holder, part): (&dyn Entry, &dyn Entry),
    column: &ExportColumn,
) -> Option<Value> {
    if column.field.is_some() {
        let value = part.value(column.key)?;
        return Some(match is_withheld(part, column.key) {
            true => Value::Text(WITHHELD_TEXT.to_owned()),
            false => value,
        });
    }
    let file = source.file(found.roadmap);
    match column.key {
        ROADMAP => Some(Value::Text(file.id.clone())),
        FLAGS => flags(source, found),
        MARK => Some(Value::Text(SAMPLE.to_owned())),
        key if Some(key) == part.kind().description().parent.map(Kind::key) => {
            Some(Value::Text(holder.id().to_owned()))
        }
        key => computed(source, found, key),
    }
}

fn flags(source: &ExportSource<'_>, found: EntryRef) -> Option<Value> {
    if let (Kind::Cluster, Some(place)) = (found.kind, found.roadmap) {
        let health = &source.health.roadmaps[place];
        return Some(whole(health.errors + health.warnings + health.notices));
    }
    let flags = source.json.flags_of(found);
    let mut rules: Vec<&str> = flags.map(|flag| flag.rule.id()).collect();
    rules.dedup();
    (!rules.is_empty()).then(|| Value::Text(rules.join(" ")))
}

fn whole(count: usize) -> Value {
    Value::Whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn computed(source: &ExportSource<'_>, found: EntryRef, key: &str) -> Option<Value> {
    let place = found.roadmap?;
    let health = source.health.roadmaps.get(place)?;
    let word = |word: &dyn std::fmt::Display| Some(Value::Text(word.to_string()));
    match found.kind {
        Kind::Cluster => match key {
            "health" => word(&health.letters.overall()),
            "schedule" => word(&health.letters.schedule),
            "updates" => word(&health.letters.updates),
            "feedback" => word(&health.letters.feedback),
            "open" => Some(whole(health.open)),
            "done" => Some(whole(health.done)),
            "dropped" => Some(whole(health.dropped)),
            _ => None,
        },
        Kind::Milestone => {
            let outlook = source.plan.outlook(place, found.index)?;
            let day = |day: Option<i64>| day.map(|day| Value::Date(date(day)));
            match key {
                "due" => day(outlook.finish),
                "slip" => outlook.slip.map(Value::Whole),
                "projected" => day(outlook.projected),
                "float" => outlook.float.map(Value::Whole),
                "silent" => outlook.silent.map(Value::Whole),
                "pushes" => Some(whole(outlook.pushes)),
                _ => None,
            }
        }
        Kind::Capability => {
            let level = health.rungs.get(found.index)?.now();
            Some(Value::Text(level.word().to_owned()))
        }
        _ => None,
    }
}
