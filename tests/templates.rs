//! Every template is a roadmap that a newcomer can begin with: read without a problem, with hardly a flag.

use tcu::internal::dates::date::parse_iso;
use tcu::internal::edit::templates::{Template, text};
use tcu::internal::health::{Severity, assess};
use tcu::internal::model::{Date, Level, Portfolio, ReferenceIndex, Roadmap, WordEnum};
use tcu::internal::schedule::compute;
use tcu::internal::store::read::read_text;

fn days() -> impl Iterator<Item = Date> {
    [
        "2026-11-21",
        "2024-02-29",
        "2026-01-31",
        "2026-12-01",
        "2027-06-30",
    ]
    .into_iter()
    .filter_map(parse_iso)
}

/// The roadmap that a template gives, alone or beside the programme that the samples share.
fn made(template: Template, today: Date) -> Portfolio {
    let reading = read_text("new", &text("New \"cluster\"", template, today));
    assert!(
        reading.problems.is_empty() && reading.closed.is_none(),
        "{:?}: {:#?}",
        template,
        reading.problems
    );
    Portfolio {
        shared: Roadmap {
            id: "portfolio".into(),
            ..Roadmap::default()
        },
        roadmaps: vec![reading.roadmap.expect("it is TOML")],
        ..Portfolio::default()
    }
}

#[test]
fn a_template_raises_at_most_two_notices_on_the_day_it_is_made() {
    for template in Template::ALL {
        for today in days() {
            let portfolio = made(template, today);
            let names = ReferenceIndex::new(&portfolio);
            let assessment = assess(&portfolio, &names, &compute(&portfolio, &names, today));
            let told: Vec<_> = (assessment.flags.iter())
                .map(|flag| format!("{} {}: {}", flag.severity, flag.rule.id(), flag.message))
                .collect();
            assert!(told.len() <= 2, "{template:?} on {today}: {told:#?}");
            let notices = assessment
                .flags
                .iter()
                .all(|flag| flag.severity == Severity::Notice);
            assert!(notices, "{template:?} on {today}: {told:#?}");
        }
    }
}

#[test]
fn a_template_raises_no_error_after_a_quarter_of_silence_but_for_what_is_due() {
    for template in Template::ALL {
        let today = parse_iso("2026-11-21").expect("a date");
        let later = parse_iso("2027-02-21").expect("a date");
        let portfolio = made(template, today);
        let names = ReferenceIndex::new(&portfolio);
        let assessment = assess(&portfolio, &names, &compute(&portfolio, &names, later));
        let errors = assessment
            .flags
            .iter()
            .filter(|flag| flag.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{template:?}");
    }
}

#[test]
fn what_a_template_plans_holds_together() {
    let today = parse_iso("2026-11-21").expect("a date");
    for template in Template::ALL.into_iter().skip(1) {
        let portfolio = made(template, today);
        let names = ReferenceIndex::new(&portfolio);
        let plan = compute(&portfolio, &names, today);
        let roadmap = &portfolio.roadmaps[0];
        assert_eq!(
            roadmap.cluster.sector_group.map(WordEnum::word),
            Some(template.word())
        );
        assert!(roadmap.milestones.len() >= 10 && roadmap.phases.len() == 3);
        for outlook in &plan.roadmaps[0].milestones {
            assert_eq!(outlook.inherited_slip, Some(0), "{template:?}");
            assert!(outlook.finish > Some(plan.today));
        }
        // Each capability is climbed rung by rung, the highest being its target.
        for capability in &roadmap.capabilities {
            let rungs: Vec<Level> = (roadmap.milestones.iter())
                .filter(|one| one.capability.as_deref() == Some(capability.id.as_str()))
                .filter_map(|one| one.reaches)
                .collect();
            assert!(
                rungs.is_sorted() && rungs.len() >= 2,
                "{template:?} {}",
                capability.id
            );
            assert_eq!(
                rungs.last().copied(),
                capability.target,
                "{}",
                capability.id
            );
        }
        let joint = roadmap
            .milestones
            .iter()
            .filter(|one| one.joint_action.is_some());
        assert!(joint.count() >= 4, "{template:?}");
    }
}
