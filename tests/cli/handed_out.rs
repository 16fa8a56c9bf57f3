//! What is handed out as files: forms as workbooks, packs and seals as one file.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use crate::sealed::Sealed;

const FANS: &str = r#"format = 1

# a comment that stays here
[cluster]
name = "Gujrat fans"
start = 2025-01-01

[[owner]]
id = "lab"
role = "Laboratory"
person = "Planted Person"

[[milestone]]
id = "rig"
title = "Test rig runs"
owner = "lab"
baseline = 2026-06-30

[[milestone]]
id = "iso"
title = "Scope granted"
baseline = 2027-06-30
"#;

const MOTORS: &str = "format = 1\n\n[cluster]\nname = \"Motors\"\n\n[[milestone]]\nid = \"coil\"\ntitle = \"Coils wound\"\n";

fn folder() -> Sealed {
    Sealed::with(&[("fans.toml", FANS), ("motors.toml", MOTORS)])
}

/// The parts of an archive.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        parts.push((part.name().expect("a name").to_string(), bytes));
    }
    parts
}

/// The form with these rows, each the text of its cells from the first column on.
fn filled(form: &[u8], rows: &[[&str; 11]]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut bytes) in parts(form) {
        if name == "xl/worksheets/sheet1.xml" {
            let mut added = String::new();
            for (at, row) in rows.iter().enumerate() {
                let number = at + 5;
                added.push_str(&format!("<row r=\"{number}\">"));
                for (letter, cell) in "ABCDEFGHIJK".chars().zip(row) {
                    if !cell.is_empty() {
                        let text = cell.replace('&', "&amp;").replace('<', "&lt;");
                        added.push_str(&format!(
                            "<c r=\"{letter}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
                        ));
                    }
                }
                added.push_str("</row>");
            }
            let text = String::from_utf8(bytes).expect("UTF-8");
            bytes = text
                .replace("</sheetData>", &format!("{added}</sheetData>"))
                .into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name, options).expect("begun");
        writer.write_all(&bytes).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn a_workbook_that_was_filled_in_comes_back_as_feedback() {
    let sealed = folder();
    for language in ["en", "ur"] {
        let told = sealed.run(&[
            "form", "--format", "xlsx", "--lang", language, "-o", language,
        ]);
        assert!(told.ends_with("--- status 0\n"), "{told}");
    }
    let read = |name: &str| fs::read(sealed.root().join(name)).expect("read");
    let power = [
        "2026-11-20",
        "Gujrat fans",
        "Gujrat fans: Test rig runs",
        "problem",
        "firm of the cluster",
        "visit",
        "Gujrat",
        "No power <b> & \"=1+1\"",
        "Planted Person",
        "✓",
        "Aisha",
    ];
    let urdu = [
        "2026-11-20",
        "motors",
        "",
        "idea",
        "buyer",
        "",
        "",
        "بجلی نہیں",
        "",
        "",
        "عائشہ",
    ];
    fs::write(
        sealed.root().join("filled.xlsx"),
        filled(&read("en"), &[power]),
    )
    .expect("written");
    fs::write(
        sealed.root().join("urdu.xlsx"),
        filled(&read("ur"), &[urdu]),
    )
    .expect("written");
    let told = sealed.run(&["feedback", "import", "filled.xlsx"]);
    assert!(
        told.contains("1 arrived, 1 of them new") && told.ends_with("--- status 0\n"),
        "{told}"
    );
    let fans = sealed.read("fans.toml");
    for part in [
        "on = 2026-11-20",
        "by = \"Aisha\"",
        "voice = \"cluster-firm\"",
        "kind = \"problem\"",
        "about = [\"rig\"]",
        "channel = \"visit\"",
        "quotable = true",
        "who = \"Planted Person\"",
    ] {
        assert!(fans.contains(part), "{part}: {fans}");
    }
    assert!(
        fans.contains("No power <b> & \\\"=1+1\\\"") || fans.contains("'No power <b> & \"=1+1\"'"),
        "{fans}"
    );
    // Taken again, it changes nothing.
    let again = sealed.run(&["feedback", "import", "filled.xlsx"]);
    assert!(again.contains("0 of them new"), "{again}");
    assert_eq!(sealed.read("fans.toml"), fans);
    let told = sealed.run(&["feedback", "import", "urdu.xlsx"]);
    assert!(told.contains("1 of them new"), "{told}");
    let motors = sealed.read("motors.toml");
    assert!(
        motors.contains("بجلی نہیں") && motors.contains("عائشہ"),
        "{motors}"
    );
}

#[test]
fn a_row_that_was_not_understood_is_named_and_the_others_are_taken() {
    let sealed = folder();
    sealed.run(&["form", "--format", "xlsx", "-o", "form.xlsx"]);
    let form = fs::read(sealed.root().join("form.xlsx")).expect("read");
    let good = [
        "2026-11-20",
        "fans",
        "",
        "idea",
        "buyer",
        "",
        "",
        "Lights",
        "",
        "",
        "Aisha",
    ];
    let no_text = [
        "2026-11-20",
        "fans",
        "",
        "idea",
        "buyer",
        "",
        "",
        "",
        "",
        "",
        "Aisha",
    ];
    let no_kind = [
        "2026-11-20",
        "fans",
        "",
        "complaint",
        "buyer",
        "",
        "",
        "Noise",
        "",
        "",
        "Aisha",
    ];
    let no_day = [
        "soon", "fans", "", "idea", "buyer", "", "", "Noise", "", "", "Aisha",
    ];
    fs::write(
        sealed.root().join("form.xlsx"),
        filled(&form, &[good, no_text, no_kind, no_day]),
    )
    .expect("written");
    let told = sealed.run(&["feedback", "import", "form.xlsx"]);
    for part in [
        "H6: text is missing",
        "D7: \"complaint\" is not one of the list",
        "A8: \"soon\" is no date",
        "1 of them new",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    fs::write(sealed.root().join("form.xlsx"), &form).expect("written");
    let empty = sealed.run(&["feedback", "import", "form.xlsx"]);
    assert!(
        empty.contains("the form is empty") && empty.ends_with("--- status 3\n"),
        "{empty}"
    );
    sealed.run(&["export", "xlsx", "-o", "other.xlsx"]);
    let other = sealed.run(&["feedback", "import", "other.xlsx"]);
    assert!(
        other.contains("is no form of tcu form") && other.ends_with("--- status 3\n"),
        "{other}"
    );
}

#[test]
fn a_pack_can_be_one_file_and_a_filter_limits_its_report() {
    let sealed = folder();
    for (name, filter) in [("all.zip", None), ("lab.zip", Some("owner:lab"))] {
        let mut command = vec!["pack", "-o", name];
        command.extend(filter.iter().flat_map(|filter| ["--where", filter]));
        let told = sealed.run(&command);
        assert!(told.ends_with("--- status 0\n"), "{told}");
        let packed = parts(&fs::read(sealed.root().join(name)).expect("read"));
        let part = |wanted: &str| {
            let found = packed
                .iter()
                .find(|(name, _)| name == wanted)
                .expect(wanted);
            String::from_utf8_lossy(&found.1).into_owned()
        };
        assert!(part("roadmaps/fans.toml").contains("Scope granted"));
        for page in ["report.html", "form.html"] {
            assert!(part(page).contains("Test rig runs"), "{page}");
            assert_eq!(
                part(page).contains("Scope granted"),
                filter.is_none(),
                "{page}"
            );
        }
        assert_eq!(part("README.txt").contains("owner:lab"), filter.is_some());
    }
    let both = sealed.run(&["pack", "here", "-o", "there"]);
    assert!(both.ends_with("--- status 2\n"), "{both}");
    let out = sealed.command(&["pack", "-o", "-"]).output().expect("run");
    assert!(out.stdout.starts_with(b"PK\x03\x04"));
}

#[test]
fn a_seal_can_be_handed_out_in_part_without_names_and_of_an_earlier_day() {
    let sealed = folder();
    let refused = sealed.run(&["seal", "Q3", "--redact"]);
    assert!(
        refused.contains("-o DIR") && refused.ends_with("--- status 2\n"),
        "{refused}"
    );
    let told = sealed.run(&["seal", "Q3", "-o", "whole"]);
    assert!(
        told.contains("sealed 2026-q3") && told.ends_with("--- status 0\n"),
        "{told}"
    );
    let read = |name: &str| fs::read_to_string(sealed.root().join(name)).expect(name);
    assert_eq!(read("whole/fans.toml"), FANS);
    assert!(read("whole/SHA256SUMS").contains("motors.toml"));
    assert!(!sealed.roadmaps().join("seals").exists());
    sealed.run(&[
        "seal",
        "Q3",
        "--where",
        "owner:lab",
        "--redact",
        "-o",
        "part",
    ]);
    assert!(
        !read("part/fans.toml").contains("Planted")
            && read("part/fans.toml").contains("Test rig runs")
    );
    assert!(!sealed.root().join("part/motors.toml").exists());
    assert!(read("part/seal.txt").contains("by: (hidden)"));
    sealed.run(&[
        "forecast",
        "fans/rig",
        "2027-01-31",
        "--why",
        "customs",
        "--code",
        "procurement",
    ]);
    let told = sealed.run(&[
        "seal",
        "Q3",
        "--as-of",
        "2026-09-30",
        "--roadmap",
        "fans",
        "-o",
        "then.zip",
    ]);
    let then = parts(&fs::read(sealed.root().join("then.zip")).unwrap_or_default());
    let fans = then
        .iter()
        .find(|(name, _)| name == "fans.toml")
        .expect(&told);
    assert!(
        !String::from_utf8_lossy(&fans.1).contains("2027-01-31"),
        "{told}"
    );
}
