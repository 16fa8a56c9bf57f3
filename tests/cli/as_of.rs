//! `--as-of`: roadmaps as they stood, from the day on which each begins.

use crate::sealed::Sealed;

const FANS: &str = r#"[cluster]
name = "Gujrat fans"
start = 2025-07-01

[[milestone]]
id = "rig"
title = "Test rig runs"
baseline = 2026-12-31

[[milestone]]
id = "line"
title = "First line certified"

[[change]]
on = 2026-10-01
by = "desk"
item = "line"
field = "added"
"#;

/// It begins with its oldest record.
const DATES: &str = r#"[cluster]
name = "Khairpur dates"

[[milestone]]
id = "plant"
title = "Plant"

[[review]]
on = 2026-03-15
by = "desk"
"#;

fn sealed() -> Sealed {
    Sealed::with(&[
        ("fans.toml", FANS),
        ("dates.toml", DATES),
        ("portfolio.toml", "fiscal_year_start = 7\n"),
    ])
}

fn ids(sealed: &Sealed, kind: &str, as_of: &str) -> String {
    let list = ["list", kind, "--format", "csv", "--columns", "roadmap,id"];
    let list = match kind {
        "roadmaps" => &list[..4],
        _ => &list[..],
    };
    let csv = sealed.stdout(&[list, &["--as-of", as_of]].concat(), 0);
    let rows = csv.lines().skip(1);
    let ids = rows.map(|row| row.split(',').take(2).collect::<Vec<_>>().join("/"));
    ids.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_roadmap_begins_with_its_start_or_its_oldest_record() {
    let sealed = sealed();
    for (as_of, milestones) in [
        ("2020-01-01", ""),
        ("2025-06-30", ""),
        ("2025-07-01", "fans/rig"),
        ("2026-03-14", "fans/rig"),
        ("2026-03-15", "dates/plant fans/rig"),
        ("2026-10-01", "dates/plant fans/rig fans/line"),
    ] {
        assert_eq!(ids(&sealed, "milestones", as_of), milestones, "{as_of}");
    }
    let told = sealed.run(&["list", "roadmaps", "--as-of", "2025-08-01"]);
    for part in [
        "note: dates is known from 15 Mar 2026 on",
        "note: 1 entry is shown from the beginning of the roadmap on: when it was added",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

/// What somebody said before is an entry, no record; it counts where a roadmap holds nothing else that is dated.
#[test]
fn a_remark_of_long_ago_does_not_begin_a_roadmap_that_says_when_it_began() {
    const REMARK: &str = "[[feedback]]\nid = \"f-20010630-k3v9q2mx\"\non = 2001-06-30\nby = \"desk\"\ntext = \"Told of the past\"\n";
    let known = format!("{FANS}\n{REMARK}");
    let alone = format!(
        "[cluster]\nname = \"Marble\"\n\n[[milestone]]\nid = \"road\"\ntitle = \"Road\"\n\n{REMARK}"
    );
    let sealed = Sealed::with(&[("fans.toml", &known), ("marble.toml", &alone)]);
    assert_eq!(ids(&sealed, "milestones", "2000-01-01"), "");
    assert_eq!(ids(&sealed, "milestones", "2020-01-01"), "marble/road");
    let told = sealed.run(&["list", "roadmaps", "--as-of", "2020-01-01"]);
    assert!(
        told.contains("note: fans is known from 1 Jul 2025 on"),
        "{told}"
    );
}

#[test]
fn the_day_is_said_as_people_say_it() {
    let sealed = sealed();
    // The quarters are those of the folder: Q1 begins in July.
    for (said, today) in [
        ("30 Sep", "2026-09-30"),
        ("Q1", "2026-09-30"),
        ("last month", "2026-10-31"),
        ("-1w", "2026-11-14"),
        ("2026-09-30", "2026-09-30"),
    ] {
        let check = [
            "check",
            "--format",
            "json",
            "--fail-on",
            "never",
            "--as-of",
            said,
        ];
        let text = sealed.stdout(&check, 0);
        assert!(
            text.contains(&format!("\"today\": \"{today}\"")),
            "{said}: {text}"
        );
    }
    let told = sealed.run(&["check", "--as-of", "soonish"]);
    assert!(
        told.contains("--as-of: \"soonish\" is not understood") && told.ends_with("--- status 2\n"),
        "{told}"
    );
}
