//! What a comparison of small folders says.

use super::*;
use crate::dates::date::parse_iso;
use crate::health::assess;
use crate::model::ReferenceIndex;
use crate::schedule::compute;
use crate::schedule::test_support::portfolio;

fn scored(group: &str, efficiency: i64, upgrading: i64, more: &str) -> String {
    let mut text = format!("[cluster]\nname = \"x\"\nsector_group = \"{group}\"\n{more}");
    for of in ["labour", "inputs", "trust", "backward", "forward"] {
        text.push_str(&format!(
            "[[assessment]]\non = 2026-01-01\nof = \"{of}\"\nscore = {efficiency}\n"
        ));
    }
    text.push_str(&format!(
        "[[assessment]]\non = 2026-01-01\nof = \"process\"\nscore = {upgrading}\n"
    ));
    text
}

fn compared(files: &[(&str, &str)]) -> (Portfolio, Vec<ComparisonRow>) {
    let portfolio = portfolio(files);
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, parse_iso("2026-11-21").unwrap());
    let assessment = assess(&portfolio, &names, &plan);
    let places: Vec<usize> = (0..portfolio.roadmaps.len()).collect();
    let lines = lines(&portfolio, &plan, &assessment, &places);
    (portfolio, lines)
}

const LATE: &str = "[[milestone]]\nid = \"a\"\nbaseline = 2026-12-01\nforecast = 2026-12-11\n\
                    [[milestone]]\nid = \"b\"\nbaseline = 2026-12-01\nforecast = 2027-03-11\n\
                    [[milestone]]\nid = \"c\"\nbaseline = 2020-12-01\nactual = 2026-03-11\nstatus = \"done\"\n\
                    [[change]]\non = 2026-05-25\nitem = \"a\"\nfield = \"owner\"\nto = \"x\"\n";

#[test]
fn a_line_has_slip_and_silence_of_what_is_open() {
    let (_, lines) = compared(&[("late", &scored("traditional", 2, 1, LATE))]);
    let expected = Slip {
        median: Some(55.0),
        worst: Some(100),
        of: 2,
    };
    assert_eq!(lines[0].slip, expected);
    assert_eq!(
        lines[0].silence,
        Staleness {
            median: Some(160.0),
            stale: 1
        }
    );
    assert_eq!((lines[0].open, lines[0].done), (2, 1));
    assert_eq!(lines[0].efficiency.score, Some(2.0));
}

#[test]
fn what_is_not_known_comes_last_both_ways() {
    let (portfolio, mut lines) = compared(&[
        ("a", "[cluster]\nname = \"a\"\n"),
        ("b", &scored("traditional", 1, 3, "")),
        ("c", &scored("natural-resource", 3, 0, "")),
    ]);
    for (key, backwards, order) in [
        (SortKey::Roadmap, false, "abc"),
        (SortKey::Roadmap, true, "cba"),
        (SortKey::Efficiency, false, "bca"),
        (SortKey::Efficiency, true, "cba"),
        (SortKey::Upgrading, true, "bca"),
        (SortKey::Group, false, "bca"),
        (SortKey::Slip, true, "abc"),
        (SortKey::Health, false, "abc"),
    ] {
        sort(&mut lines, key, backwards, &portfolio);
        let told: String = lines
            .iter()
            .map(|line| portfolio.roadmaps[line.roadmap].id.as_str())
            .collect();
        assert_eq!(told, order, "{key:?} {backwards}");
    }
    assert!(
        SortKey::ALL
            .into_iter()
            .all(|key| SortKey::from_word(key.word()) == Some(key))
    );
}

#[test]
fn the_plot_has_a_letter_for_each_cluster_with_both_scores() {
    let (_, lines) = compared(&[
        ("a", "[cluster]\nname = \"a\"\n"),
        ("b", &scored("specialised-supplier", 3, 3, "")),
        ("c", &scored("traditional", 0, 0, "")),
        ("d", &scored("traditional", 0, 0, "")),
        ("e", &scored("natural-resource", 2, 1, "")),
    ]);
    let plot = Plot::of(&lines);
    assert_eq!(plot.missing, [0]);
    insta::assert_snapshot!(plot.text(34, 10).join("\n"), @r"
    upgrading
    3 ┤                              D
      │
    2 ┤
      │
    1 ┤                    C
      │
    0 ┤ AB
      └───────────────────────────────
        0         1        2         3
                 collective efficiency
    ");
}

#[test]
fn a_plot_of_any_size_holds_every_letter_it_has_room_for() {
    let (_, lines) = compared(&[
        ("a", &scored("traditional", 3, 3, "")),
        ("b", &scored("traditional", 3, 3, "")),
        ("c", &scored("traditional", 1, 0, "")),
    ]);
    let plot = Plot::of(&lines);
    for columns in [0, 24, 60, 200] {
        for rows in [0, 8, 30] {
            let text = plot.text(columns, rows).join("\n");
            for point in &plot.points {
                assert!(text.contains(point.sign), "{columns}×{rows}\n{text}");
            }
            let widest = text.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(columns.max(28)), "{columns}×{rows}\n{text}");
        }
    }
}
