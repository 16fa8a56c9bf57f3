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
    let dates = |open, late, soon| letters(open, late, soon).dates;
    assert_eq!(dates(4, 0, 0), Health::Green);
    assert_eq!(dates(4, 1, 0), Health::Red);
    assert_eq!(dates(5, 1, 0), Health::Amber);
    assert_eq!(dates(8, 2, 0), Health::Red);
    assert_eq!(dates(5, 0, 1), Health::Green);
    assert_eq!(dates(4, 0, 1), Health::Amber);
    assert_eq!(dates(8, 1, 1), Health::Amber);
    assert_eq!(letters(4, 1, 0).overall(), Health::Red);
    assert_eq!(letters(4, 1, 0).of(RuleGroup::File), None);
}

#[test]
fn a_warning_on_the_roadmap_itself_is_amber_and_the_file_colours_nothing() {
    let upkeep = |text: &str| {
        assessed(&[("a", text)], "2026-06-01").1.roadmaps[0]
            .letters
            .upkeep
    };
    assert_eq!(upkeep("[[review]]\non = 2025-01-01"), Health::Amber);
    assert_eq!(upkeep("[[review]]\non = 2026-05-01"), Health::Green);
    let broken = "[[confirmation]]\non = 2026-05-01\nitems = ['gone']\n[[review]]\non = 2026-05-01";
    let (_, assessment) = assessed(&[("a", broken)], "2026-06-01");
    let condition = &assessment.roadmaps[0];
    assert_eq!(condition.letters.overall(), Health::Green);
    assert_eq!((condition.errors, condition.to_mend), (1, 1));
}

#[test]
fn the_loop_is_weighed_against_what_is_not_yet_told() {
    let text = |told: &str| {
        format!(
            "[[feedback]]\nid = 'f'\non = 2026-01-01\n[[feedback]]\nid = 'g'\non = 2026-01-01\nanswered = 2026-01-02\n{told}"
        )
    };
    let of = |text: &str| {
        assessed(&[("a", text)], "2026-02-20").1.roadmaps[0]
            .letters
            .feedback_loop
    };
    assert_eq!(of(&text("told = 2026-01-03")), Health::Red);
    let many: String = (0..4)
        .map(|n| format!("[[feedback]]\nid = 'p{n}'\non = 2026-01-01\nkind = 'praise'\n"))
        .collect();
    assert_eq!(
        of(&(text("told = 2026-01-03") + "\n" + &many)),
        Health::Amber
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
            .dates
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
