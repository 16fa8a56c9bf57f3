use super::*;
use crate::model::Health;

/// A roadmap of `open` milestones, of which `late` are overdue by an error and `soon` by a warning.
fn letters(open: usize, late: usize, soon: usize) -> HealthGrades {
    let mut text = "[[owner]]\nid = 'x'\n".to_owned();
    for place in 0..open {
        let date = match place {
            place if place < late => "2026-01-01",
            place if place < late + soon => "2026-05-31",
            _ => "2027-01-01",
        };
        text += &format!("[[milestone]]\nid = 'm{place}'\nowner = 'x'\nbaseline = {date}\n");
    }
    assessed(&[("a", &text)], "2026-06-01").1.roadmaps[0].letters
}

#[test]
fn a_quarter_of_errors_is_red_and_any_error_amber() {
    let dates = |open, late, soon| letters(open, late, soon).schedule;
    assert_eq!(dates(4, 0, 0), Health::Green);
    assert_eq!(dates(4, 1, 0), Health::Red);
    assert_eq!(dates(5, 1, 0), Health::Amber);
    assert_eq!(dates(8, 2, 0), Health::Red);
    assert_eq!(dates(5, 0, 1), Health::Green);
    assert_eq!(dates(4, 0, 1), Health::Amber);
    assert_eq!(dates(8, 1, 1), Health::Amber);
    assert_eq!(dates(8, 0, 2), Health::Amber);
    assert_eq!(dates(9, 0, 2), Health::Green);
    assert_eq!(letters(4, 1, 0).overall(), Health::Red);
    assert_eq!(letters(4, 1, 0).of(RuleGroup::File), None);
}

#[test]
fn notices_colour_nothing() {
    let text = "[[phase]]\nid = 'p'\nend = 2026-01-01\n[[milestone]]\nid = 'm'\nphase = 'p'\nbaseline = 2027-01-01\n\
        [[owner]]\nid = 'x'\n[[review]]\non = 2026-05-01\n";
    let (_, report) = assessed(&[("a", text)], "2026-06-01");
    assert!(report.flags.iter().any(|flag| flag.rule == Rule::PhaseOver));
    assert_eq!(report.roadmaps[0].letters.schedule, Health::Green);
}

#[test]
fn a_warning_on_the_roadmap_itself_is_amber_and_the_file_colours_nothing() {
    let updates = |text: &str| {
        assessed(&[("a", text)], "2026-06-01").1.roadmaps[0]
            .letters
            .updates
    };
    assert_eq!(updates("[[review]]\non = 2025-01-01"), Health::Amber);
    assert_eq!(updates("[[review]]\non = 2026-05-01"), Health::Green);
    let broken = "[[confirmation]]\non = 2026-05-01\nitems = ['gone']\n[[review]]\non = 2026-05-01";
    let (_, assessment) = assessed(&[("a", broken)], "2026-06-01");
    let condition = &assessment.roadmaps[0];
    assert_eq!(condition.letters.overall(), Health::Green);
    assert_eq!((condition.errors, condition.to_mend), (1, 1));
}

#[test]
fn feedback_is_weighed_against_what_is_waiting_at_least_five() {
    let of = |late: usize, fresh: usize| {
        let mut text = String::new();
        for place in 0..late + fresh {
            let on = if place < late {
                "2026-01-01"
            } else {
                "2026-02-20"
            };
            text += &format!("[[feedback]]\nid = 'f{place}'\non = {on}\n");
        }
        let letters = assessed(&[("a", &text)], "2026-02-20").1.roadmaps[0].letters;
        letters.feedback
    };
    assert_eq!(of(0, 1), Health::Green);
    assert_eq!(of(1, 0), Health::Amber);
    assert_eq!(of(2, 0), Health::Red);
    assert_eq!(of(2, 6), Health::Red);
    assert_eq!(of(2, 7), Health::Amber);
}

#[test]
fn warnings_are_weighed_against_what_else_the_roadmap_holds() {
    let of = |others: &str| {
        let text = format!(
            "[[milestone]]\nid = 'm'\nowner = 'x'\nbaseline = 2026-05-31\n[[owner]]\nid = 'x'\n{others}"
        );
        assessed(&[("a", &text)], "2026-06-01").1.roadmaps[0]
            .letters
            .schedule
    };
    let three = "[[capability]]\nid = 'c'\n[[indicator]]\nid = 'i'\n[[placement]]\nid = 'p'\n";
    assert_eq!(of(three), Health::Amber);
    assert_eq!(
        of(&format!("{three}[[placement]]\nid = 'q'")),
        Health::Green
    );
    assert_eq!(of(&format!("{three}[[fund]]\nid = 'q'")), Health::Green);
    assert_eq!(
        of(&format!("{three}[[placement]]\nid = 'p'")),
        Health::Amber,
        "each id once"
    );
}

#[test]
fn a_rule_that_is_off_leaves_no_flag_and_no_colour() {
    let text = |off: &str| {
        format!(
            "[rules]\n{off}\n[[owner]]\nid = 'x'\n[[milestone]]\nid = 'm'\nowner = 'x'\nbaseline = 2026-01-01"
        )
    };
    let dates = |shared: &str, own: &str| {
        assessed(&[("portfolio", shared), ("a", &text(own))], "2026-06-01")
            .1
            .roadmaps[0]
            .letters
            .schedule
    };
    assert_eq!(dates("", ""), Health::Red);
    assert_eq!(dates("", "off = ['overdue']"), Health::Green);
    assert_eq!(dates("[rules]\noff = ['overdue']", ""), Health::Green);
    assert_eq!(
        dates("[rules]\noff = ['overdue']", "off = ['gap']"),
        Health::Red
    );
}

#[test]
fn limits_come_from_the_nearest_file() {
    let text = |rules: &str| format!("{rules}\n[[milestone]]\nid = 'm'\nbaseline = 2026-01-01");
    let flag = |shared: &str, own: &str| {
        of_rule(
            "overdue",
            &[("portfolio", shared), ("a", &text(own))],
            "2026-01-06",
        )
    };
    assert_eq!(flag("", ""), "warning m 5");
    assert_eq!(flag("[rules]\noverdue_error_days = 4", ""), "error m 5");
    assert_eq!(
        flag(
            "[rules]\noverdue_error_days = 4",
            "[rules]\noverdue_error_days = 5"
        ),
        "warning m 5"
    );
}
