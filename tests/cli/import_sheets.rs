//! `tcu import` of sheets as offices have them: titles above the headings, two rows of headings, dates of every form, Urdu,
//! blank rows and totals, percent as text, owners by their initials, and thousands of rows.

use std::fs;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::sealed::Sealed;

const PORTFOLIO: &str = r#"
fiscal_year_start = 7
[[owner]]
id = "tdap"
org = "Trade Development Authority of Pakistan"
person = "Muhammad Aslam"
"#;

const FANS: &str = r#"[cluster]
name = "Fans"
[[milestone]]
id = "rig"
title = "Test rig installed"
baseline = 2027-03-31
"#;

/// A cell: a number after `#`, a date after `@`, else a text; empty is none.
fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let date_format = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    sheet.set_name("Plan").expect("a name");
    for (at, row) in (0u32..).zip(rows) {
        for (column, text) in (0u16..).zip(row.iter()) {
            if let Some(number) = text.strip_prefix('#') {
                sheet
                    .write_number(at, column, number.parse::<f64>().expect("a number"))
                    .expect("written");
            } else if let Some(date) = text.strip_prefix('@') {
                let date = ExcelDateTime::parse_from_str(date).expect("a date");
                sheet
                    .write_datetime_with_format(at, column, date, &date_format)
                    .expect("written");
            } else if !text.is_empty() {
                sheet.write_string(at, column, *text).expect("written");
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn sealed() -> Sealed {
    Sealed::with(&[("portfolio.toml", PORTFOLIO), ("fans.toml", FANS)])
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn sheets_of_offices_are_previewed_right_or_told_with_row_and_column() {
    let cases: &[(&str, &[&[&str]], &[&str])] = &[
        (
            "titles above, day-first dates, initials, totals",
            &[
                &["Cluster development plan 2026-27"],
                &["Prepared by the programme office"],
                &[],
                &["S.No", "Activity", "Responsible", "Target date", "Status"],
                &[
                    "#1",
                    "Test rig installed",
                    "M. Aslam",
                    "30/06/2027",
                    "In progress",
                ],
                &[
                    "#2",
                    "Brochure printed",
                    "TDAP",
                    "15.01.2027",
                    "Not started",
                ],
                &["Total", "", "", "", "#2"],
            ],
            &[
                "1 new, 1 changed, 0 unchanged, 0 not understood",
                "headings in row 4",
                "+ row 6 brochure-printed: title Brochure printed, owner tdap, baseline 2027-01-15, status planned",
                "baseline 2027-03-31 → 2027-06-30",
            ],
        ),
        (
            "two rows of headings, serial dates, shares",
            &[
                &["Activity", "Planned", "", "Progress"],
                &["", "Start", "Finish", ""],
                &["Kiln built", "#46371", "#46400", "#0.4"],
            ],
            &["title Kiln built, start 2026-12-15, baseline 2027-01-13, progress 40"],
        ),
        (
            "a month with two digits",
            &[
                &["Activity", "Deadline"],
                &["Seminar held", "Mar-28"],
                &["Fair visited", "31/12/2027"],
            ],
            &[
                "2 new, 0 changed, 0 unchanged, 1 not understood",
                "! B2 \"Mar-28\": \"Mar-28\" may mean 28 Mar 2027 or 31 Mar 2028",
                "title Fair visited, baseline 2027-12-31",
            ],
        ),
        (
            "Urdu",
            &[
                &["نمبر شمار", "سرگرمی", "ذمہ دار", "آخری تاریخ"],
                &["#1", "عملے کی تربیت", "TDAP", "۳۰/۶/۲۰۲۷"],
            ],
            &["title عملے کی تربیت, owner tdap, baseline 2027-06-30"],
        ),
        (
            "blank rows, percent as text, predecessors, a total",
            &[
                &["No", "Task Name", "% Complete", "Finish", "Predecessors"],
                &["#1", "Staff trained", "75%", "@2027-03-31", ""],
                &[],
                &["#2", "Lab opened", "0%", "@2027-06-30", "1"],
                &["", "Total", "", "", ""],
            ],
            &[
                "2 new, 0 changed, 0 unchanged, 0 not understood",
                "title Staff trained, progress 75, baseline 2027-03-31",
                "title Lab opened, progress 0, baseline 2027-06-30, after staff-trained",
            ],
        ),
        (
            "an owner that nobody knows",
            &[
                &["Milestone", "Owner", "Due"],
                &["Rig audited", "Aslam, M.", "@2027-05-01"],
                &["Rig sold", "Nobody Known", "@2027-05-01"],
            ],
            &[
                "title Rig audited, owner tdap, baseline 2027-05-01",
                "! B3 \"Nobody Known\": no owner is called \"Nobody Known\"; add one first, or correct the cell",
            ],
        ),
        (
            "no title anywhere",
            &[&["Photo", "Remarks"], &["a", "b"]],
            &[
                "0 new, 0 changed, 0 unchanged, 1 not understood",
                "the row has no title; it was passed over",
            ],
        ),
    ];
    let mut wrong = Vec::new();
    for (what, rows, expected) in cases {
        let sealed = sealed();
        fs::write(sealed.root().join("plan.xlsx"), sheet(rows)).expect("written");
        let told = sealed.run(&["import", "plan.xlsx", "--into", "fans", "--dry-run"]);
        for part in *expected {
            if !told.contains(part) {
                wrong.push(format!("{what}: {part} is not in\n{told}"));
            }
        }
        assert_eq!(sealed.read("fans.toml"), FANS, "{what}: a preview wrote");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn three_thousand_rows_are_imported_in_one_act_and_a_wrong_file_changes_nothing() {
    let sealed = sealed();
    let numbers: Vec<String> = (0..3000).map(|number| format!("Task {number}")).collect();
    let mut rows: Vec<Vec<&str>> = vec![vec!["Task", "Finish date"]];
    rows.extend(
        numbers
            .iter()
            .map(|name| vec![name.as_str(), "@2027-05-01"]),
    );
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    fs::write(sealed.root().join("plan.xlsx"), sheet(&rows)).expect("written");
    let told = sealed.run(&[
        "import",
        "plan.xlsx",
        "--new",
        "large",
        "--name",
        "Large",
        "--yes",
    ]);
    assert!(
        told.contains("3000 new, 0 changed, 0 unchanged, 0 not understood"),
        "{}",
        &told[..300.min(told.len())]
    );
    assert_eq!(
        sealed
            .read("large.toml")
            .matches("\nbaseline = 2027-05-01")
            .count(),
        3000
    );
    for (name, bytes) in [
        ("torn.xlsx", &b"PK\x03\x04 torn"[..]),
        ("no.ods", b"no workbook"),
        ("latin.csv", b"Activity,Owner\n\xff,x\n"),
        ("cut.xml", b"<Project><Tasks>"),
    ] {
        fs::write(sealed.root().join(name), bytes).expect("written");
        let told = sealed.run(&["import", name, "--into", "fans", "--yes"]);
        assert!(told.ends_with("--- status 3\n"), "{name}: {told}");
        assert_eq!(sealed.read("fans.toml"), FANS, "{name}");
    }
}
