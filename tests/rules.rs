//! The rules on files as they are read: from text to flags.

use tcu::internal::dates::date::parse_iso;
use tcu::internal::health::{HealthReport, Rule, assess};
use tcu::internal::model::{Portfolio, ReferenceIndex};
use tcu::internal::schedule::compute;
use tcu::internal::store::read::read_text;

fn assessed(shared: &str, roadmap: &str, today: &str) -> HealthReport {
    let mut portfolio = Portfolio {
        shared: read_text("portfolio", shared).roadmap.unwrap(),
        roadmaps: vec![read_text("a", roadmap).roadmap.unwrap()],
        ..Portfolio::default()
    };
    portfolio.shared.id = "portfolio".into();
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, parse_iso(today).unwrap());
    assess(&portfolio, &names, &plan)
}

#[test]
fn a_flag_points_at_the_line_of_its_entry() {
    let text = "[cluster]\nname = \"A\"\n\n[[milestone]]\nid = \"m\"\ntitle = \"M\"\nbaseline = 2026-01-01\n";
    let flags = assessed("", text, "2026-06-01").flags;
    let overdue = flags
        .iter()
        .find(|flag| flag.rule == Rule::Overdue)
        .unwrap();
    assert_eq!(
        (overdue.line, &*overdue.file, overdue.days),
        (Some(4), "a.toml", Some(151))
    );
    let setup = flags.iter().find(|flag| flag.rule == Rule::Setup).unwrap();
    assert_eq!((setup.line, &setup.item), (Some(1), &None));
}

#[test]
fn an_empty_list_of_silenced_rules_takes_back_what_the_portfolio_silences() {
    let shared = "[rules]\noff = [\"overdue\"]\n";
    let milestone = "[[milestone]]\nid = \"m\"\ntitle = \"M\"\nbaseline = 2026-01-01\n";
    let raised = |rules: &str| {
        let text = format!("[cluster]\nname = \"A\"\n{rules}{milestone}");
        let flags = assessed(shared, &text, "2026-06-01").flags;
        flags.iter().any(|flag| flag.rule == Rule::Overdue)
    };
    assert!(!raised(""));
    assert!(!raised("[rules]\nrhythm = \"monthly\"\n"));
    assert!(raised("[rules]\noff = []\n"));
    assert!(raised("[rules]\noff = [\"\"]\n"));
    assert!(!raised("[rules]\noff = [\"overdue\"]\n"));
}

#[test]
fn what_the_rules_read_of_the_log_survives_its_types() {
    // A change carries any value: texts, times and numbers there are no dates.
    let text = "[cluster]\nname = \"A\"\n[[milestone]]\nid = \"m\"\ntitle = \"M\"\nforecast = 2026-03-01\n\
                [[change]]\non = 2026-01-01\nby = \"x\"\nitem = \"m\"\nfield = \"forecast\"\nfrom = \"soon\"\nto = 2026-03-01T10:00:00\n\
                [[change]]\non = 2026-01-02\nby = \"x\"\nitem = \"m\"\nfield = \"forecast\"\nto = 12\n";
    let flags = assessed("", text, "2026-02-01").flags;
    let unlogged: Vec<_> = flags
        .iter()
        .filter(|flag| flag.rule == Rule::Unlogged)
        .collect();
    assert_eq!(unlogged.len(), 1, "a number is not what stands");
}
