//! Whole jobs by keyboard alone at 80×24, counted in keys beside the texts.

use crate::commands::TargetKind;
use crate::tui::app::update::tests::toast_text;
use crate::tui::test_harness::TestHarness;

/// A trial that counts its keys; what stands in single quotes is text.
struct Journey {
    harness: TestHarness,
    keys: usize,
}

impl Journey {
    fn of(files: &[(&str, &str)]) -> Self {
        Self {
            harness: TestHarness::of(files),
            keys: 0,
        }
    }

    fn press(&mut self, script: &str) -> &mut Self {
        let keys = script.split('\'').step_by(2);
        self.keys += keys.flat_map(str::split_whitespace).count();
        self.harness.press(script);
        // Everything can be read at this size.
        self.harness.screen(80, 24);
        self
    }
}

#[test]
fn a_first_roadmap_with_an_owner_and_a_milestone_with_predecessor_and_baseline_takes_forty_keys() {
    let mut journey = Journey::of(&[]);
    journey
        .press("N 'Hyderabad bangles' Tab Enter Down Enter Ctrl-s")
        .press("a o 'Furnace office' Ctrl-s")
        .press("a m 'Furnaces run on gas' Enter Enter 'furnace' Enter '2027-03-01' Enter Tab")
        .press("Enter Space Enter Ctrl-s");
    let text = &journey.harness.texts["hyderabad-bangles"];
    let milestone = text
        .split("[[milestone]]")
        .find(|part| part.contains("Furnaces run on gas"));
    let milestone = milestone.unwrap_or_else(|| panic!("{}\n{text}", toast_text(&journey.harness)));
    for part in [
        "owner = \"furnace-office\"",
        "baseline = 2027-03-01",
        "after = [",
    ] {
        assert!(milestone.contains(part), "{part}: {milestone}");
    }
    assert!(journey.keys <= 40, "{} keys", journey.keys);
}

#[test]
fn a_review_of_ten_flagged_entries_takes_forty_keys() {
    let milestones = (0..10).map(|at| {
        format!(
            "[[milestone]]\nid = \"m{at}\"\ntitle = \"Step {at}\"\nbaseline = 2027-0{}-01\n\
             [[confirmation]]\non = 2026-01-01\nby = \"me\"\nitems = [\"m{at}\"]\n",
            at % 3 + 1
        )
    });
    let file = format!(
        "[cluster]\nname = \"Fans\"\n{}",
        milestones.collect::<String>()
    );
    let mut journey = Journey::of(&[("fans", &file)]);
    journey.press("Enter R");
    let flagged = journey.harness.model.list().rows.len();
    assert!(flagged >= 10, "{flagged}");
    journey.press("Home");
    let mut moved = false;
    while !journey
        .harness
        .model
        .review
        .as_ref()
        .is_some_and(|review| review.at_end)
    {
        let model = &journey.harness.model;
        // What is no milestone is passed over.
        let key = match model.list().key().map(|key| model.subject(key)) {
            Some(TargetKind::OpenMilestone) if !moved => {
                moved = true;
                "f '2028-01-01' Tab 'su' Enter 'parts are late' Ctrl-s"
            }
            Some(TargetKind::OpenMilestone) => "c",
            _ => "Right",
        };
        journey.press(key);
        assert!(journey.keys <= 40, "{} keys", journey.keys);
    }
    journey.press("Enter Ctrl-s");
    let text = &journey.harness.texts["fans"];
    assert!(
        text.contains("[[review]]"),
        "{}\n{text}",
        toast_text(&journey.harness)
    );
    assert_eq!(
        text.matches("on = 2026-11-15\nby = \"Officer\"\nitems")
            .count(),
        9,
        "{text}"
    );
    assert!(text.contains("forecast = 2028-01-01"));
    assert!(journey.keys <= 40, "{} keys", journey.keys);
}
