//! Everything as JSON: each file with its entries and records, their computed quantities and flags.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::source::ExportSource;
use super::table::table_name;
use crate::dates::date::iso;
use crate::model::{EntryClass, EntryRef, Kind};
use crate::report::json::{EntryJson, text as json_text};

/// Everything that was asked for, as JSON text. `kinds` limits it; empty is every kind.
pub(crate) fn text(source: &ExportSource<'_>, kinds: &[Kind]) -> String {
    json_text(&ExportJson { source, kinds })
}

struct ExportJson<'e> {
    source: &'e ExportSource<'e>,
    kinds: &'e [Kind],
}

impl Serialize for ExportJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("today", &iso(self.source.plan.date()))?;
        map.serialize_entry("sample", &self.source.sample)?;
        map.serialize_entry("redacted", &self.source.redacted)?;
        let mut files: Vec<FileJson<'_>> = Vec::new();
        for (roadmap, _) in self.source.files() {
            let file = FileJson {
                export: self,
                roadmap,
            };
            match roadmap {
                None => map.serialize_entry("portfolio", &file)?,
                Some(_) => files.push(file),
            }
        }
        map.serialize_entry("roadmaps", &files)?;
        map.end()
    }
}

/// One file: its tables, and a list of each kind that it holds.
struct FileJson<'e> {
    export: &'e ExportJson<'e>,
    roadmap: Option<usize>,
}

impl Serialize for FileJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ExportJson { source, kinds } = self.export;
        let known = source.json;
        let file = source.file(self.roadmap);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &file.id)?;
        map.serialize_entry("name", file.name())?;
        let asked = Kind::ALL.iter().copied();
        let asked = asked.filter(|kind| kinds.is_empty() || kinds.contains(kind));
        for kind in asked.filter(|kind| file.holds(*kind) && kind.description().parent.is_none()) {
            if kind.description().nature == EntryClass::Table {
                let found = EntryRef {
                    roadmap: self.roadmap,
                    kind,
                    index: 0,
                };
                map.serialize_entry(kind.key(), &known.item(found))?;
                continue;
            }
            let entries = source.entries(self.roadmap, kind);
            let items: Vec<EntryJson<'_>> = entries.filter_map(|found| known.item(found)).collect();
            if !items.is_empty() {
                map.serialize_entry(table_name(kind), &items)?;
            }
        }
        map.end()
    }
}
