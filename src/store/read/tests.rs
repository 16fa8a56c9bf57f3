use super::*;
use crate::model::{Entry, Kind, Value};

fn problems(text: &str) -> Vec<String> {
    read_text("x", text)
        .problems
        .into_iter()
        .map(|p| {
            format!(
                "{}:{}: {}",
                p.line.unwrap_or(0),
                p.column.unwrap_or(0),
                p.message
            )
        })
        .collect()
}

fn roadmap(text: &str) -> crate::model::Roadmap {
    let reading = read_text("x", text);
    reading
        .roadmap
        .unwrap_or_else(|| panic!("{:?}", reading.problems))
}

#[test]
fn a_first_roadmap_of_ten_lines_is_read() {
    let read = roadmap(
        "[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nbaseline = 2026-06-30\n\
         after = [\"a\", \"\", \"b/c\"]\nstatus = \"active\" # so\n",
    );
    assert_eq!(read.name(), "Fans");
    let milestone = &read.milestones[0];
    assert_eq!(milestone.at.line, 4);
    assert_eq!(milestone.after.len(), 2);
    assert_eq!(milestone.status, Some(crate::model::Status::Active));
}

#[test]
fn wrong_values_count_as_absent_and_are_told_with_their_place() {
    let text = "[cluster]\nname = \"F\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nforecast = \"soon\"\nprogress = 140\n\
                status = \"finished\"\nbaseline = 2026-02-30\nweight = 99999999999999999999\npartners = \"x\"\n";
    let found = problems(text);
    assert_eq!(found.len(), 6, "{found:#?}");
    assert!(
        found[0].starts_with("6:12: `forecast` should be a date"),
        "{found:#?}"
    );
    assert!(roadmap(text).milestones[0].forecast.is_none());
}

#[test]
fn what_is_missing_is_told_at_its_header_once() {
    let found = problems(
        "[[milestone]]\nid = \"A B\"\n\n[[assessment]]\non = 2026-01-01\nby = \"x\"\nof = \"labour\"\n",
    );
    assert_eq!(found.len(), 4, "{found:#?}");
    assert!(
        found.iter().any(|p| p.contains("needs `level` or `score`")),
        "{found:#?}"
    );
    assert!(found.iter().any(|p| p.contains("[cluster]")), "{found:#?}");
}

#[test]
fn any_style_of_toml_is_read_alike() {
    let plain = roadmap(
        "[cluster]\nname = \"F\"\n[[capability]]\nid = \"c\"\nname = \"C\"\n[[capability.match]]\nzone = \"z\"\n\
         [[change]]\non = 2026-01-01\nby = \"b\"\nitem = \"c\"\nfield = \"removed\"\n[change.from]\nid = \"q\"\nn.m = [1, {a = 2}]\n",
    );
    let odd = roadmap(
        "\u{feff}cluster = {name = 'F'}\r\ncapability = [ {id = \"c\", name = \"C\", match = [{zone = \"z\"}]} ]\r\n\
         change = [{on = 2026-01-01T10:00:00Z, by = \"b\", item = \"c\", field = \"removed\", from = {id = \"q\", n = {m = [1, {a = 2}]}}}]",
    );
    assert!(plain.content_eq(&odd), "{plain:#?}\n{odd:#?}");
    let from = plain.changes[0].from.clone().unwrap();
    assert_eq!(
        from,
        Value::Table(vec![
            ("id".into(), Value::Text("q".into())),
            (
                "n".into(),
                Value::Table(vec![(
                    "m".into(),
                    Value::List(vec![
                        Value::Whole(1),
                        Value::Table(vec![("a".into(), Value::Whole(2))])
                    ])
                )])
            ),
        ])
    );
}

#[test]
fn unknown_keys_are_noted_where_they_stand() {
    let read = roadmap(
        "colour = 1\n[cluster]\nname = \"F\"\nlogo = {a = 1}\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nfoo.bar = 1\nfoo.baz = [[1]]\n[milestone.x]\ny = 1\n[[nonsense]]\na = 1\n",
    );
    assert_eq!(read.unknown, ["colour", "nonsense"]);
    assert_eq!(read.cluster.unknown(), ["logo"]);
    assert_eq!(read.milestones[0].unknown(), ["foo", "x"]);
}

#[test]
fn what_is_not_toml_is_closed_with_every_fault_told() {
    for text in [
        "a = \n[b\nc = 1\n",
        "[cluster]\nname = \"a\"\nname = \"b\"\n",
        "x = soon\n",
    ] {
        let reading = read_text("x", text);
        assert!(reading.roadmap.is_none(), "{text}");
        assert!(!reading.problems.is_empty());
    }
    assert!(problems("a = \n[b\nc = 1\n").len() > 1);
}

#[test]
fn nesting_without_end_is_refused_without_harm() {
    for text in [
        format!("x = {}", "[".repeat(100_000)),
        format!("x = {}", "{a=".repeat(100_000)),
        format!("{}x = 1", "a.".repeat(10_000)),
        format!("[{}x]", "a.".repeat(10_000)),
        format!("x = {}{}", "[".repeat(101), "]".repeat(101)),
    ] {
        assert!(read_text("x", &text).roadmap.is_none(), "{}", &text[..20]);
    }
    let allowed = format!("x = {}{}", "[".repeat(99), "]".repeat(99));
    assert!(read_text("x", &allowed).roadmap.is_some());
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let reading = read("x", b"[cluster]\nname = \"\xff\"\n");
    assert_eq!(reading.problems[0].line, Some(2));
}

#[test]
fn a_newer_format_can_be_looked_at_only() {
    let reading = read_text("x", "format = 2\n[cluster]\nname = \"a\"\n");
    assert!(reading.roadmap.is_some() && reading.closed.is_some());
}

#[test]
fn kinds_that_do_not_belong_to_the_file_are_unknown() {
    let shared = read_text(
        "portfolio",
        "name = \"P\"\n[[zone]]\nid = \"z\"\nname = \"Z\"\n[[zone.sector]]\nid = \"s\"\nname = \"S\"\n[[milestone]]\nid = \"m\"\n",
    );
    let shared = shared.roadmap.unwrap();
    assert_eq!(shared.unknown, ["milestone"]);
    assert_eq!(shared.zones[0].sectors[0].kind(), Kind::Sector);
}

#[test]
fn what_toml_does_not_allow_is_told_under_unknown_keys_too() {
    let text = "[cluster]\nname = \"X\"\nother = 99999999999999999999\nlist = [2026-02-30]\n[mine]\nday = 2026-13-01\nok = 2026-01-01\ntime = 07:32:00\n";
    let reading = read_text("x", text);
    let told: Vec<_> = reading
        .problems
        .iter()
        .map(|problem| (problem.line, problem.message.as_str()))
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(
        told.iter()
            .map(|(line, _)| line.unwrap())
            .collect::<Vec<_>>(),
        [3, 4, 6]
    );
    assert!(told[0].1.contains("too large a number"), "{told:?}");
    assert!(
        told[1].1.contains("does not exist") && told[2].1.contains("does not exist"),
        "{told:?}"
    );
    assert!(reading.roadmap.is_some() && reading.closed.is_none());
}
