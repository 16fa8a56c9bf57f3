//! The page on the model names only what the program has: kinds and fields, screens, commands, rules.

use std::path::Path;

use tcu::internal::health::RULES;
use tcu::internal::model::Kind;

/// The screens and tabs of the program.
const SCREENS: [&str; 14] = [
    "Portfolio",
    "Attention",
    "Inbox",
    "Agenda",
    "Compare",
    "Review",
    "Overview",
    "Milestones",
    "Timeline",
    "Capabilities",
    "Feedback",
    "Stakeholders",
    "Indicators",
    "Log",
];

/// The cells of every row of every table on the page, without headings.
fn rows() -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/model.md");
    let page = std::fs::read_to_string(path).expect("the page is there");
    let cells = |line: &str| {
        let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
        inner
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| M") || line.starts_with("| P"));
    rows.map(cells).collect()
}

/// What stands in backticks.
fn named(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_row_says_where_to_act() {
    let rows = rows();
    assert!(rows.len() > 50);
    for row in &rows {
        assert_eq!(row.len(), 6, "{row:?}");
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
        assert!(SCREENS.contains(&row[3].as_str()), "{row:?}");
        assert!(
            !named(&row[2]).is_empty() && !named(&row[4]).is_empty(),
            "{row:?}"
        );
    }
}

#[test]
fn every_entry_and_field_is_one_of_the_format() {
    for row in rows() {
        for name in named(&row[2]) {
            let (kind, field) = name.split_once('.').unwrap_or((name, ""));
            let kind = Kind::from_key(kind).unwrap_or_else(|| panic!("{name}"));
            assert!(field.is_empty() || kind.field(field).is_some(), "{name}");
        }
    }
}

#[test]
fn every_command_and_rule_is_there() {
    let command = tcu::internal::cli::command();
    for row in rows() {
        for name in named(&row[4]) {
            let word = name
                .strip_prefix("tcu ")
                .unwrap_or_else(|| panic!("{name}"));
            assert!(command.find_subcommand(word).is_some(), "{name}");
        }
        let rules = named(&row[5]);
        assert_eq!(rules.is_empty(), row[5] == "-", "{row:?}");
        for rule in rules {
            assert!(RULES.iter().any(|about| about.id == rule), "{rule}");
        }
    }
}

#[test]
fn every_recommendation_and_every_policy_slide_has_its_row() {
    let sources: Vec<String> = rows().into_iter().map(|row| row[0].clone()).collect();
    for recommendation in ["M 8 i", "M 8 ii", "M 8 iii", "M 8 iv", "M 8 v"] {
        assert!(
            sources.iter().any(|source| source == recommendation),
            "{recommendation}"
        );
    }
    for slide in ["21", "22", "24", "25", "26", "27", "28", "29", "42"] {
        let has = |source: &String| {
            let slides = source.strip_prefix("P ");
            slides.is_some_and(|slides| slides.split(", ").any(|one| one == slide))
        };
        assert!(sources.iter().any(has), "slide {slide}");
    }
}
