use super::*;
use crate::analysis::import::{Cell, Sheet};

fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet
        .rows
        .iter()
        .map(|row| row.iter().map(Cell::plain).collect())
        .collect()
}

#[test]
fn csv_of_every_shape_is_read() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("a;b\r\n1;2\r\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (bytes, expected) in [
        (b"a,b\n1,2\n".to_vec(), vec![vec!["a", "b"], vec!["1", "2"]]),
        (
            b"\xef\xbb\xbfa;b\r\n\"1;x\";2\r\n".to_vec(),
            vec![vec!["a", "b"], vec!["1;x", "2"]],
        ),
        (
            b"a\tb\n\n1\t2\n".to_vec(),
            vec![vec!["a", "b"], vec![], vec!["1", "2"]],
        ),
        (
            b"a,b\n'=1+1,x\n".to_vec(),
            vec![vec!["a", "b"], vec!["=1+1", "x"]],
        ),
        (utf16, vec![vec!["a", "b"], vec!["1", "2"]]),
    ] {
        let sheets = read_sheets(&bytes, "plan", "csv").unwrap();
        assert_eq!(
            texts(&sheets[0]),
            expected,
            "{:?}",
            String::from_utf8_lossy(&bytes)
        );
    }
    assert!(matches!(
        read_sheets(b"a,\xff\n", "x", "csv"),
        Err(ImportReadError::Encoding)
    ));
    assert!(matches!(
        read_sheets(b"", "x", "pdf"),
        Err(ImportReadError::Ending(_))
    ));
}

#[test]
fn a_project_becomes_a_row_for_each_task() {
    let xml = r#"<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Tasks>
        <Task><UID>0</UID><Name>Whole</Name><Summary>1</Summary></Task>
        <Task><UID>1</UID><Name>Lab &amp; rig</Name><Start>2026-12-01T08:00:00</Start><Finish>2027-01-15T17:00:00</Finish>
          <PercentComplete>40</PercentComplete><Baseline><Number>0</Number><Finish>2026-12-31T17:00:00</Finish></Baseline>
          <ExtendedAttribute><FieldID>188743731</FieldID><Value>lab</Value></ExtendedAttribute></Task>
        <Task><UID>2</UID><Name>Staff</Name><Finish>2026-10-01T17:00:00</Finish><PercentComplete>100</PercentComplete>
          <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>9600</LinkLag></PredecessorLink></Task>
      </Tasks><Resources><Resource><UID>7</UID><Name>TDAP</Name></Resource></Resources>
      <Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>7</ResourceUID></Assignment></Assignments></Project>"#;
    let sheets = read_sheets(xml.as_bytes(), "plan", "xml").unwrap();
    let rows = texts(&sheets[0]);
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows[1],
        [
            "1",
            "lab",
            "Lab & rig",
            "TDAP",
            "2026-12-01",
            "2026-12-31",
            "2027-01-15",
            "",
            "active",
            "40",
            ""
        ]
    );
    assert_eq!(
        rows[2],
        [
            "2",
            "",
            "Staff",
            "",
            "",
            "",
            "",
            "2026-10-01",
            "done",
            "100",
            "1FS+2d"
        ]
    );
}

#[test]
fn what_is_no_project_is_told() {
    for (xml, told) in [
        ("<Project><Tasks>", "ends in the middle"),
        ("<html></html>", "begins with <html>"),
        ("<Project>&evil;</Project>", "entity &evil; is not known"),
        ("no xml at all", "ends in the middle"),
    ] {
        let error = read_sheets(xml.as_bytes(), "x", "xml")
            .unwrap_err()
            .to_string();
        assert!(error.contains(told), "{xml}: {error}");
    }
    let deep = "<a>".repeat(100_000);
    assert!(
        read_sheets(deep.as_bytes(), "x", "xml")
            .unwrap_err()
            .to_string()
            .contains("deep")
    );
}
