use super::draft::read_rows;
use super::header::find_header;
use super::preview::Comparison;
use super::values::ValueContext;
use super::*;
use crate::dates::Calendar;
use crate::dates::date::parse_iso;
use crate::model::{Id, Kind, Milestone, Owner, Portfolio, Roadmap, Value};

fn portfolio() -> Portfolio {
    let owner = |id: &str, org: &str, person: &str| Owner {
        id: Id::new(id).unwrap(),
        org: Some(org.into()),
        person: Some(person.into()),
        ..Owner::default()
    };
    let milestone = |id: &str, title: &str| Milestone {
        id: Id::new(id).unwrap(),
        title: Some(title.into()),
        baseline: parse_iso("2027-03-31"),
        ..Milestone::default()
    };
    Portfolio {
        shared: Roadmap {
            owners: vec![owner(
                "tdap",
                "Trade Development Authority of Pakistan",
                "Muhammad Aslam",
            )],
            ..Roadmap::default()
        },
        roadmaps: vec![Roadmap {
            id: "fans".into(),
            milestones: vec![
                milestone("rig", "Test rig installed"),
                milestone("staff", "Staff trained"),
            ],
            ..Roadmap::default()
        }],
        ..Portfolio::default()
    }
}

/// A sheet of texts; a cell that begins with `#` is a number, one with `%` behind a share.
fn sheet(rows: &[&[&str]]) -> Sheet {
    let cell = |text: &&str| match text.strip_prefix('#').map(str::parse::<f64>) {
        Some(Ok(number)) => Cell::Number(number),
        _ => Cell::text(text),
    };
    Sheet {
        name: "Plan".into(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
    }
}

fn preview(rows: &[&[&str]]) -> Preview {
    let portfolio = portfolio();
    let calendar = Calendar::new(parse_iso("2026-11-15").unwrap(), Some(7));
    let sheet = sheet(rows);
    let header = find_header(&sheet, Kind::Milestone).expect("headings");
    let mapping = Mapping::guess(&header, Kind::Milestone);
    let columns = mapping.resolve(&header).unwrap();
    let context = ValueContext {
        portfolio: &portfolio,
        file: Some(0),
        calendar: &calendar,
        is_own: false,
    };
    let (drafts, unread) = read_rows(&sheet, &header, &columns, Kind::Milestone, &context);
    let comparison = Comparison {
        sheet: "Plan",
        kind: Kind::Milestone,
        roadmap: &portfolio.roadmaps[0],
        clears: false,
    };
    comparison.preview(drafts, unread, |title, taken| {
        let id = crate::model::id::from_title(title, "milestone", taken, |count| "x".repeat(count));
        id.to_string()
    })
}

/// A preview in short lines.
fn told(preview: &Preview) -> Vec<String> {
    let value = |value: &Option<Value>| value.as_ref().map_or("-".into(), Value::plain);
    let mut lines = Vec::new();
    for row in &preview.new {
        let fields = row
            .fields
            .iter()
            .map(|(key, value)| format!("{key}={}", value.plain()));
        lines.push(format!(
            "new {}: {}",
            row.id,
            fields.collect::<Vec<_>>().join(" ")
        ));
    }
    for row in &preview.changed {
        let fields = row
            .fields
            .iter()
            .map(|field| format!("{} {}→{}", field.key, value(&field.old), value(&field.new)));
        lines.push(format!(
            "changed {}: {}",
            row.place.index,
            fields.collect::<Vec<_>>().join(" ")
        ));
    }
    if preview.unchanged > 0 {
        lines.push(format!("unchanged {}", preview.unchanged));
    }
    for cell in &preview.unread {
        lines.push(format!("{}{}: {}", cell.column, cell.row, cell.why));
    }
    lines
}

#[test]
fn sheets_of_offices_are_understood() {
    for (what, rows, expected) in [
        (
            "titles above, day-first dates, owners with initials",
            &[
                &["Cluster plan 2026-27", "", "", ""][..],
                &["", "", "", ""],
                &["S.No", "Activity", "Responsible", "Target date", "Status"],
                &[
                    "1",
                    "Test rig installed",
                    "M. Aslam",
                    "30/06/2027",
                    "In progress",
                ],
                &["2", "Brochure printed", "TDAP", "15.01.2027", "Not started"],
                &["Total", "", "", "", ""],
            ][..],
            &[
                "new brochure-printed: title=Brochure printed owner=tdap baseline=2027-01-15 status=planned",
                "changed 0: owner -→tdap baseline 2027-03-31→2027-06-30 status -→active",
            ][..],
        ),
        (
            "two rows of headings, serial dates, shares",
            &[
                &["Activity", "Planned", "", "Progress"],
                &["", "Start", "Finish", ""],
                &["Kiln built", "#46371", "#46400", "#0.4"],
            ],
            &["new kiln-built: title=Kiln built start=2026-12-15 baseline=2027-01-13 progress=40"],
        ),
        (
            "Urdu headings",
            &[
                &["نمبر شمار", "سرگرمی", "ذمہ دار", "آخری تاریخ"],
                &["1", "عملے کی تربیت", "TDAP", "۳۰/۶/۲۰۲۷"],
            ],
            &["new milestone-xxxx: title=عملے کی تربیت owner=tdap baseline=2027-06-30"],
        ),
        (
            "predecessors by number, percent as text, blank rows, what is not known",
            &[
                &["No", "Task Name", "Predecessors", "% Complete", "Finish"],
                &["1", "Staff trained", "", "75%", "TBD"],
                &["", "", "", "", ""],
                &["2", "Lab opened", "1FS", "0%", "31 March 2027"],
                &["3", "Lab accredited", "2SS", "ten", "soon"],
            ],
            &[
                "new lab-opened: title=Lab opened progress=0 baseline=2027-03-31 after=staff",
                "new lab-accredited: title=Lab accredited",
                "changed 1: progress -→75",
                "D5: \"ten\" is no number",
                "E5: \"soon\" is not understood as a date",
                "C5: 2SS: only links from finish to start are kept",
            ],
        ),
        (
            "an owner that nobody knows, and the same row twice",
            &[
                &["Title", "Owner"],
                &["Staff trained", "Mr Nobody"],
                &["staff trained", "TDAP"],
            ],
            &[
                "unchanged 1",
                "B2: no owner is called \"Mr Nobody\"; add one first, or correct the cell",
                "3: an earlier row is of the same entry",
            ],
        ),
    ] {
        let found: Vec<String> = told(&preview(rows))
            .iter()
            .map(|line| line.split(';').next().unwrap_or_default().to_owned())
            .collect();
        let expected: Vec<&str> = expected
            .iter()
            .map(|line| line.split(';').next().unwrap_or_default())
            .collect();
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn a_sheet_without_known_headings_has_no_header() {
    assert_eq!(
        find_header(&sheet(&[&["Alpha", "Beta"], &["1", "2"]]), Kind::Milestone),
        None
    );
}
