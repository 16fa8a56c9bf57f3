//! `tcu export --roadmap`: no format tells anything of the others.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use crate::export::folder;

/// What stands in every text of the roadmap that is not asked for.
const OTHER: &str = "Zanzibar";

/// A roadmap with something of everything that a format could tell.
const ZANZIBAR: &str = r#"
[cluster]
name = "Zanzibar cluster"
place = "Zanzibar"
start = 2025-07-01
[[phase]]
id = "learning-zanzibar"
name = "Zanzibar learning"
start = 2025-07-01
end = 2027-06-30
[[owner]]
id = "lab-zanzibar"
role = "Zanzibar office"
org = "Zanzibar"
group = "academia"
[[capability]]
id = "testing-zanzibar"
name = "Zanzibar testing"
target = "adapt"
due = 2028-06-30
[[milestone]]
id = "rig-zanzibar"
title = "Zanzibar rig"
capability = "testing-zanzibar"
phase = "learning-zanzibar"
owner = "lab-zanzibar"
status = "active"
start = 2026-01-15
baseline = 2026-06-30
forecast = 2026-12-31
[[indicator]]
id = "power-zanzibar"
name = "Zanzibar power"
unit = "W"
direction = "down"
[[indicator.reading]]
on = 2026-05-01
value = 75
source = "Zanzibar"
[[risk]]
id = "tariff-zanzibar"
text = "Zanzibar tariff"
owner = "lab-zanzibar"
review = 2026-12-15
[[fund]]
id = "grant-zanzibar"
title = "Zanzibar grant"
amount = 1000
[[decision]]
id = "buy-zanzibar"
text = "Zanzibar is bought"
owner = "lab-zanzibar"
due = 2026-12-20
[[feedback]]
id = "f-20261101-e1sewher"
on = 2026-11-01
by = "officer"
text = "Zanzibar is slow"
about = ["rig-zanzibar"]
[[change]]
on = 2026-10-01
by = "officer"
item = "rig-zanzibar"
field = "forecast"
from = 2026-06-30
to = 2026-12-31
code = "procurement"
why = "Zanzibar held it"
"#;

/// The formats, and the charts, as help lists them below `Possible values`.
fn values(help: &str, of: &str) -> Vec<String> {
    let below = help.split_once(of).map_or("", |(_, below)| below);
    let lines = below.lines().skip_while(|line| !line.contains("Possible"));
    let listed = lines.skip(1).map(str::trim);
    let listed = listed.take_while(|line| line.starts_with("- "));
    let names = listed.filter_map(|line| line[2..].split(':').next());
    names.map(str::to_owned).collect()
}

/// All that a file holds as text: of a workbook, its parts.
fn text(path: &Path) -> String {
    let bytes = fs::read(path).expect("a file");
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        part.read_to_end(&mut all).expect("what it holds");
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// What an export writes, with the names of its files.
fn exported(sealed: &crate::sealed::Sealed, format: &str, more: &[&str]) -> String {
    let out = sealed.root().join("out");
    fs::create_dir_all(&out).expect("a folder");
    let told = sealed.run(&[&["export", format, "-o", "out"], more].concat());
    let is_empty = told.contains("there is nothing to write");
    assert!(
        is_empty || told.ends_with("--- status 0\n"),
        "{format} {more:?}: {told}"
    );
    let mut all = String::new();
    for file in fs::read_dir(&out).expect("listed").flatten() {
        all.push_str(&file.file_name().to_string_lossy());
        all.push('\n');
        // What iCalendar folds is one line.
        all.push_str(&text(&file.path()).replace("\r\n ", ""));
    }
    fs::remove_dir_all(&out).expect("taken away");
    all
}

#[test]
fn no_format_tells_of_a_roadmap_that_was_not_asked_for() {
    let sealed = folder();
    sealed.write("zanzibar.toml", ZANZIBAR);
    let help = sealed.stdout(&["export", "--help"], 0);
    let (formats, charts) = (values(&help, "<FORMAT>\n"), values(&help, "--chart <"));
    assert!(formats.len() >= 6 && charts.len() >= 5, "{help}");
    for format in &formats {
        let mut ways: Vec<Vec<&str>> = vec![Vec::new()];
        match format.as_str() {
            "svg" | "png" => ways = charts.iter().map(|chart| vec!["--chart", chart]).collect(),
            "ics" => ways.push(vec!["--by-owner"]),
            _ => {}
        }
        for way in ways {
            let written = |roadmap| {
                exported(
                    &sealed,
                    format,
                    &[&way, &["--roadmap", roadmap][..]].concat(),
                )
            };
            let asked = written("fans");
            for word in [OTHER, "zanzibar"] {
                assert!(
                    !asked.contains(word),
                    "{format} {way:?} holds {word}: {asked}"
                );
            }
            // The word is there where it was asked for: else nothing was looked at.
            let other = written("zanzibar");
            // The clusters side by side want more of each than stands here.
            let other =
                other.contains(OTHER) || other.contains("zanzibar") || way.contains(&"compare");
            assert!(
                other,
                "{format} {way:?} tells nothing of what was asked for"
            );
        }
    }
}
