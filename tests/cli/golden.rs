//! Files of format 1 read the same for ever.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tcu::internal::model::{Entry, Kind};
use tcu::internal::store::read::read_text;

use crate::sealed::Sealed;

fn golden() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// What was read, without what is computed from it: the rules may change, the files do not.
fn read_only(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in ["computed", "flags", "today"] {
                map.remove(key);
            }
            map.values_mut().for_each(read_only);
        }
        Value::Array(all) => all.iter_mut().for_each(read_only),
        _ => {}
    }
}

/// The texts that were written once and never change. Where this fails the reader has changed what a file of format 1
/// means: that needs a new format. A field that is new may be added to `format-1.json`, by hand.
#[test]
fn files_of_format_1_read_the_same_for_ever() {
    let sealed = Sealed::with(&[]);
    for entry in fs::read_dir(golden()).expect("listed").flatten() {
        let name = entry.file_name().into_string().expect("UTF-8");
        if name.ends_with(".toml") {
            let text = fs::read_to_string(entry.path()).expect("read");
            sealed.write(&name, &text);
        }
    }
    let told = sealed.stdout(&["export", "json"], 0);
    let mut now: Value = serde_json::from_str(&told).expect("JSON");
    read_only(&mut now);
    let file = golden().join("format-1.json");
    let Ok(then) = fs::read_to_string(&file) else {
        let text = serde_json::to_string_pretty(&now).expect("JSON");
        fs::write(&file, text + "\n").expect("written");
        panic!("{} was written: look at it and commit it", file.display());
    };
    let then: Value = serde_json::from_str(&then).expect("JSON");
    let [then, now] = [&then, &now].map(|value| lines("", value));
    let differ: Vec<_> = then.iter().filter(|line| !now.contains(line)).collect();
    assert!(differ.is_empty(), "read otherwise: {differ:#?}");
}

/// Every value with the keys that lead to it, a line each.
fn lines(place: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Object(map) => map
            .iter()
            .flat_map(|(key, value)| lines(&format!("{place}/{key}"), value))
            .collect(),
        Value::Array(all) => all
            .iter()
            .enumerate()
            .flat_map(|(index, value)| lines(&format!("{place}/{index}"), value))
            .collect(),
        value => vec![format!("{place} = {value}")],
    }
}

/// Every value of every field of the schema in a text, a line each.
fn fields(id: &str, text: &str) -> Vec<String> {
    let reading = read_text(id, text);
    let roadmap = reading.roadmap.expect("it is read");
    let tables = [Kind::FileHeader, Kind::Cluster, Kind::RuleSettings];
    let tables = tables.into_iter().filter_map(|kind| roadmap.entry(kind, 0));
    let entries = tables.chain(Kind::lists().flat_map(|kind| roadmap.entries(kind)));
    let mut lines = Vec::new();
    for entry in entries {
        let kind = entry.kind();
        tell(kind.key(), entry, &mut lines);
        for &sub in kind.description().subs {
            for part in entry.children(sub) {
                tell(&format!("{}.{}", kind.key(), sub.key()), part, &mut lines);
            }
        }
    }
    lines
}

fn tell(place: &str, entry: &dyn Entry, lines: &mut Vec<String>) {
    for field in entry.fields() {
        if let Some(value) = entry.value(field.key) {
            lines.push(format!("{place}.{} = {value:?}", field.key));
        }
    }
}

/// Each key of the format, read in the quick way and by the whole reader, as it was read when format 1 was made. Where the
/// schema has a key that the texts lack, it is added to them and to `fields.txt`, by hand; nothing else ever changes there.
#[test]
fn every_key_of_format_1_reads_the_same_for_ever_whichever_way_it_is_read() {
    let folder = golden().join("fields");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let mut told = Vec::new();
    for id in ["every-field", "portfolio"] {
        let text = read(&format!("{id}.toml"));
        let quick = fields(id, &text);
        // A dotted key is nothing that the quick way reads.
        let whole = fields(id, &format!("{text}\n[own]\na.b = 1\n"));
        assert_eq!(quick, whole, "{id}");
        told.extend(quick);
    }
    let then = read("fields.txt");
    if then.is_empty() {
        fs::write(folder.join("fields.txt"), told.join("\n") + "\n").expect("written");
        panic!("fields.txt was written: look at it and commit it");
    }
    let differ: Vec<_> = then
        .lines()
        .filter(|line| !told.iter().any(|is| is == line))
        .collect();
    assert!(differ.is_empty(), "read otherwise: {differ:#?}");
    let has = |place: &str| {
        told.iter()
            .any(|line| line.starts_with(&format!("{place} = ")))
    };
    for &kind in Kind::ALL {
        let described = kind.description();
        let place = match described.parent {
            Some(parent) => format!("{}.{}", parent.key(), kind.key()),
            None => kind.key().to_owned(),
        };
        for field in described.fields {
            let place = format!("{place}.{}", field.key);
            assert!(has(&place), "{place} is in none of the texts");
        }
    }
}
