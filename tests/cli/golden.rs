//! Files of format 1 read the same for ever.

use std::fs;
use std::path::Path;

use serde_json::Value;

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
