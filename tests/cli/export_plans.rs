//! `tcu export ics` and `mspdi`: calendars and project plans, read back as other programs read them.

use std::fs;

use crate::export::{folder, holds_no_secret, real_folder};

/// The lines of a calendar, unfolded.
fn unfolded(text: &str) -> Vec<String> {
    assert!(
        !text.replace("\r\n", "").contains('\n'),
        "lines end with CRLF"
    );
    let long = text.split("\r\n").any(|line| line.len() > 75);
    assert!(!long, "a line has more than 75 octets");
    let text = text.replace("\r\n ", "");
    text.split("\r\n").map(str::to_owned).collect()
}

/// The properties of the component whose UID is that.
fn component<'l>(lines: &'l [String], uid: &str) -> Vec<&'l str> {
    let found = lines.iter().position(|line| line == &format!("UID:{uid}"));
    let at = found.unwrap_or_else(|| panic!("{uid} in {lines:#?}"));
    let start = lines[..at]
        .iter()
        .rposition(|line| line.starts_with("BEGIN:"));
    let end = lines[at..].iter().position(|line| line.starts_with("END:"));
    lines[start.unwrap()..=at + end.unwrap()]
        .iter()
        .map(String::as_str)
        .collect()
}

#[test]
fn a_calendar_holds_milestones_as_days_and_what_is_asked_as_tasks() {
    let folder = real_folder();
    let text = folder.stdout(&["export", "ics"], 0);
    let lines = unfolded(&text);
    assert_eq!(lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
    let rig = component(&lines, "fans.rig.milestone@tcu.roadmaps");
    for line in [
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20261130",
        "DTEND;VALUE=DATE:20261201",
        "DTSTAMP:20261121T000000Z",
        "SUMMARY:Test rig runs",
        "SEQUENCE:1",
        "TRANSP:TRANSPARENT",
    ] {
        assert!(rig.contains(&line), "{line} is not in {rig:#?}");
    }
    let done = component(&lines, "fans.done.milestone@tcu.roadmaps");
    assert!(done.contains(&"SUMMARY:Done: Staff trained"), "{done:#?}");
    assert!(done.contains(&"DTSTART;VALUE=DATE:20260415"), "{done:#?}");
    let decision = component(&lines, "fans.buy.decision@tcu.roadmaps");
    assert!(decision.contains(&"BEGIN:VTODO"), "{decision:#?}");
    assert!(
        decision.contains(&"DUE;VALUE=DATE:20261215"),
        "{decision:#?}"
    );
    let answer = component(&lines, "fans.f-20261004-k3v9q2mx.feedback@tcu.roadmaps");
    assert!(
        answer.contains(&"SUMMARY:Answer Q2MX: problem from cluster-firm"),
        "{answer:#?}"
    );
    let hostile = component(&lines, "fans.iso.milestone@tcu.roadmaps");
    let summary = hostile
        .iter()
        .find(|line| line.starts_with("SUMMARY:"))
        .unwrap();
    assert!(
        summary.contains("=HYPERLINK(\"http://x\"\\,\"y\")"),
        "{summary}"
    );
    assert!(
        summary.contains("| \\\\ 'q' اردو 中文 🏭 second: line\\; #3"),
        "{summary}"
    );
    assert_eq!(
        text,
        folder.stdout(&["export", "ics"], 0),
        "it is the same every time"
    );
}

#[test]
fn each_owner_can_have_a_calendar() {
    let folder = real_folder();
    let told = folder.run(&["export", "ics", "--by-owner", "-o", "calendars"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let calendars = folder.root().join("calendars");
    let read = |name: &str| fs::read_to_string(calendars.join(name)).expect(name);
    let lab = read("fans-lab.ics");
    assert!(
        lab.contains("fans.rig.milestone") && !lab.contains("fans.buy.decision"),
        "{lab}"
    );
    assert!(read("portfolio-smeda.ics").contains("fans.buy.decision"));
    assert!(read("nobody.ics").contains("fans.stopped.milestone"));
    let refused = folder.run(&["export", "mspdi", "--by-owner"]);
    assert!(
        refused.contains("--by-owner says nothing to mspdi"),
        "{refused}"
    );
}

#[test]
fn a_project_holds_outline_links_baselines_and_constraints() {
    let folder = real_folder();
    let xml = folder.stdout(&["export", "mspdi"], 0);
    for part in [
        "<Name>Gujrat fans &amp; motors</Name>",
        "<OutlineNumber>1.1.1</OutlineNumber>",
        "<PredecessorUID>3</PredecessorUID>",
        "<ConstraintType>6</ConstraintType>",
        "<ConstraintDate>2026-11-30T17:00:00</ConstraintDate>",
        "<PercentComplete>40</PercentComplete>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<Code>lab</Code>",
    ] {
        assert!(xml.contains(part), "{part} is not in {xml}");
    }
    in_the_order_of_the_schema(&xml);
}

/// Holds the elements of every task to the order of the schema of MS Project.
fn in_the_order_of_the_schema(xml: &str) {
    const ORDER: &str = "UID ID Name Active Type IsNull WBS OutlineNumber OutlineLevel Priority Start Finish Duration \
        DurationFormat Estimated Milestone Summary Critical PercentComplete ActualStart ActualFinish ConstraintType \
        ConstraintDate Deadline Notes PredecessorLink ExtendedAttribute Baseline";
    let order: Vec<&str> = ORDER.split_whitespace().collect();
    let mut tasks = 0;
    for task in xml.split("  <Task>\n").skip(1) {
        let task = task.split("  </Task>").next().unwrap();
        let children = task.lines().filter_map(|line| line.strip_prefix("   <"));
        let names = children.filter(|line| !line.starts_with('/') && !line.starts_with(' '));
        let places: Vec<usize> = names
            .map(|line| {
                let name = line.split(['>', '/']).next().unwrap();
                let place = order.iter().position(|known| *known == name);
                place.unwrap_or_else(|| panic!("{name} is no element of a task"))
            })
            .collect();
        assert!(places.is_sorted(), "{task}");
        assert!(places.len() > 10, "{task}");
        tasks += 1;
    }
    assert!(tasks > 4, "{xml}");
}

#[test]
fn a_project_comes_back_without_loss_and_with_what_was_changed() {
    let folder = real_folder();
    folder.run(&["export", "mspdi", "--roadmap", "fans", "-o", "fans.xml"]);
    let back = folder.run(&["import", "fans.xml", "--into", "fans", "--dry-run"]);
    assert!(
        back.contains("0 new, 0 changed, 4 unchanged, 0 not understood"),
        "{back}"
    );
    let path = folder.root().join("fans.xml");
    let xml = fs::read_to_string(&path).expect("read");
    let changed = xml
        .replace(
            "<Finish>2026-11-30T17:00:00</Finish>",
            "<Finish>2027-01-15T17:00:00</Finish>",
        )
        .replace(
            "<PercentComplete>40</PercentComplete>",
            "<PercentComplete>55</PercentComplete>",
        );
    fs::write(&path, changed).expect("written");
    let back = folder.run(&["import", "fans.xml", "--into", "fans", "--dry-run"]);
    for part in [
        "0 new, 1 changed, 3 unchanged, 0 not understood",
        "forecast 2026-11-30 → 2027-01-15",
        "progress 40 → 55",
    ] {
        assert!(back.contains(part), "{part}: {back}");
    }
}

#[test]
fn nothing_personal_is_in_calendars_and_projects() {
    let folder = folder();
    for format in ["ics", "mspdi"] {
        let text = folder.stdout(&["export", format, "--redact"], 0);
        holds_no_secret(text.as_bytes(), format);
        assert!(text.contains("SAMPLE"), "{text}");
    }
}
