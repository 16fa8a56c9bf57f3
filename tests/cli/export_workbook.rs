//! `tcu export xlsx`: what the workbook holds, and how it comes back.

use std::fs;
use std::io::{Cursor, Read, Write};

use crate::export::{folder, holds_no_secret, real_folder};
use crate::sealed::Sealed;

/// The parts of a workbook, each with its name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        parts.push((file.name().expect("a name").to_string(), text));
    }
    parts
}

/// The same workbook with a text in the place of another.
fn with_text(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut replaced = 0;
    for (name, text) in parts(bytes) {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).expect("a part");
        replaced += text.matches(old).count();
        writer
            .write_all(text.replace(old, new).as_bytes())
            .expect("written");
    }
    assert_eq!(replaced, 1, "{old}");
    writer.finish().expect("an archive").into_inner()
}

/// Writes the workbook of a folder, and gives its bytes.
fn exported(sealed: &Sealed, more: &[&str]) -> Vec<u8> {
    let arguments = [&["export", "xlsx", "-o", "book.xlsx"][..], more].concat();
    let told = sealed.run(&arguments);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    fs::read(sealed.root().join("book.xlsx")).expect("a workbook")
}

#[test]
fn a_workbook_has_a_sheet_a_kind_with_typed_cells_filters_and_lists() {
    let sealed = real_folder();
    let parts = parts(&exported(&sealed, &[]));
    let part = |name: &str| {
        let found = parts.iter().find(|(known, _)| known.ends_with(name));
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    };
    let names = part("xl/workbook.xml");
    for sheet in [
        "About",
        "roadmaps",
        "owners",
        "milestones",
        "readings",
        "flows",
        "Gantt",
        "Lists",
    ] {
        assert!(
            names.contains(&format!("<sheet name=\"{sheet}\"")),
            "{sheet}: {names}"
        );
    }
    let sheets: Vec<&str> = parts
        .iter()
        .filter(|(name, _)| name.contains("worksheets/sheet"))
        .map(|(_, text)| text.as_str())
        .collect();
    assert!(
        sheets
            .iter()
            .all(|text| !text.contains("<f>") && !text.contains("<f ")),
        "a formula"
    );
    let milestones = sheets
        .iter()
        .filter(|text| text.contains("<autoFilter") && text.contains("type=\"date\""));
    let milestones: Vec<&&str> = milestones.collect();
    assert!(
        milestones
            .iter()
            .any(|text| text.contains("planned,active,blocked,done,dropped"))
    );
    assert!(
        milestones
            .iter()
            .all(|text| text.contains("state=\"frozen\""))
    );
    assert!(
        milestones
            .iter()
            .any(|text| text.contains("Lists!$A$2:$A$3")),
        "owners to choose from"
    );
    assert!(
        sheets
            .iter()
            .any(|text| text.contains("<conditionalFormatting")),
        "health in colour"
    );
    // 30 November 2026 as a number of days.
    assert!(
        sheets.iter().any(|text| text.contains("<v>46356</v>")),
        "a typed date"
    );
}

#[test]
fn what_was_exported_comes_back_without_any_change() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/roadmaps");
    let copied = Sealed::with(&[]);
    for file in fs::read_dir(samples).expect("samples").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".toml") {
            copied.write(&name, &fs::read_to_string(file.path()).expect("read"));
        }
    }
    for (what, sealed) in [
        ("fixture", real_folder()),
        ("marked", folder()),
        ("samples", copied),
    ] {
        for more in [&[][..], &["--redact"]] {
            exported(&sealed, more);
            let back = sealed.run(&["import", "book.xlsx"]);
            assert!(
                back.contains("Nothing to write."),
                "{what} {more:?}: {back}"
            );
            assert!(!back.contains("not understood"), "{what} {more:?}: {back}");
        }
        let told = sealed.run(&["export", "csv", "-o", "sheets"]);
        assert!(told.contains("written into"), "{told}");
        for file in fs::read_dir(sealed.root().join("sheets"))
            .expect("listed")
            .flatten()
        {
            let path = file.path().display().to_string();
            let back = sealed.run(&["import", &path]);
            assert!(back.contains("Nothing to write."), "{what} {path}: {back}");
            assert!(!back.contains("not understood"), "{what} {path}: {back}");
        }
    }
}

#[test]
fn only_what_was_changed_in_the_workbook_changes() {
    let sealed = real_folder();
    let before = sealed.read("fans.toml");
    let book = exported(&sealed, &[]);
    let changed = with_text(&book, "Test rig runs", "Test rig runs on its own");
    fs::write(sealed.root().join("book.xlsx"), changed).expect("written");
    let told = sealed.run(&["import", "book.xlsx", "--yes"]);
    assert!(
        told.contains("milestones of fans: 0 new, 1 changed, 3 unchanged, 0 not understood"),
        "{told}"
    );
    assert!(
        told.contains("title Test rig runs → Test rig runs on its own"),
        "{told}"
    );
    let after = sealed.read("fans.toml");
    let expected = before.replace("Test rig runs", "Test rig runs on its own");
    assert!(after.starts_with(&expected), "{after}");
    assert!(
        after.contains("why = \"imported from book.xlsx\""),
        "{after}"
    );
}

#[test]
fn rows_of_parts_and_records_can_be_added_and_rows_of_nowhere_are_told() {
    let sealed = real_folder();
    fs::write(
        sealed.root().join("readings.csv"),
        "roadmap,indicator,on,value,source\nfans,tests,2026-06-30,2.5,\nfans,tests,2026-09-30,4,Register\n\
         fans,nothing,2026-09-30,4,\nlost,tests,2026-09-30,4,\nfans,tests,soon,4,\n",
    )
    .expect("written");
    let told = sealed.run(&["import", "readings.csv", "--yes"]);
    assert!(
        told.contains("1 new, 0 changed, 1 unchanged, 2 not understood"),
        "{told}"
    );
    assert!(
        told.contains("there is no indicator nothing; add it first"),
        "{told}"
    );
    assert!(
        told.contains("there is no roadmap lost; --new makes one"),
        "{told}"
    );
    assert!(told.contains("! C6 \"soon\""), "{told}");
    let after = sealed.read("fans.toml");
    assert!(
        after.contains("on = 2026-09-30\nvalue = 4"),
        "{told}{after}"
    );
}

#[test]
fn a_workbook_without_personal_data_holds_none() {
    let sealed = folder();
    let book = exported(&sealed, &["--redact"]);
    let texts = parts(&book);
    assert!(texts.len() > 10);
    for (name, text) in &texts {
        holds_no_secret(text.as_bytes(), name);
    }
    let all: String = texts.into_iter().map(|(_, text)| text).collect();
    assert!(all.contains("(hidden)") && all.contains("SAMPLE"));
}

#[test]
fn a_truth_in_the_log_comes_back_from_libreoffice_as_a_number() {
    let fans = "[cluster]\nname = \"Fans\"\n\n[[feedback]]\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = \"omar\"\nkind = \"idea\"\ntext = \"Solar\"\n\n\
                [[change]]\non = 2026-11-01\nby = \"omar\"\nitem = \"f-20261004-k3v9q2mx\"\nfield = \"satisfied\"\nfrom = false\n";
    let sealed = Sealed::with(&[("fans.toml", fans)]);
    let book = exported(&sealed, &[]);
    let all: String = parts(&book).into_iter().map(|(_, text)| text).collect();
    let start = all.find("t=\"b\"><v>0</v>").expect("a truth");
    let cell = &all[..start];
    let cell = &all[cell.rfind("<c ").expect("a cell")..start];
    let old = format!("{cell}t=\"b\"><v>0</v>");
    let new = format!("{cell}><v>0</v>");
    fs::write(
        sealed.root().join("book.xlsx"),
        with_text(&book, &old, &new),
    )
    .expect("written");
    let told = sealed.run(&["import", "book.xlsx", "--dry-run"]);
    assert!(
        told.contains("Nothing was written") && !told.contains("Not understood"),
        "{told}"
    );
}
