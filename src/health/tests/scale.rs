use super::*;
use thin_vec::{ThinVec, thin_vec};

use crate::model::{Id, Milestone, Reference, Roadmap};

/// Roadmaps whose milestones all wait for the one before, across roadmaps, none with a date that holds.
fn large(roadmaps: usize, each: usize) -> Portfolio {
    let files = (0..roadmaps).map(|place| {
        let milestones = (0..each).map(|step| Milestone {
            id: Id::new(format!("m{step}")).unwrap(),
            baseline: Some(on("2026-01-31")),
            duration_days: Some(3),
            after: match (place, step) {
                (0, 0) => ThinVec::new(),
                (_, 0) => thin_vec![Reference::new(format!("r{:05}/m{}", place - 1, each - 1))],
                _ => thin_vec![Reference::new(format!("m{}", step - 1))],
            },
            ..Milestone::default()
        });
        Roadmap {
            id: format!("r{place:05}"),
            milestones: milestones.collect(),
            ..Roadmap::default()
        }
    });
    Portfolio {
        roadmaps: files.collect(),
        ..Portfolio::default()
    }
}

#[test]
fn a_large_portfolio_is_assessed_alike_every_time() {
    let portfolio = large(300, 20);
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, on("2026-06-01"));
    let first = assess(&portfolio, &names, &plan);
    let again = assess(&portfolio, &names, &plan);
    assert_eq!(first.flags, again.flags);
    assert!(first.flags.is_sorted_by(|a, b| a.order(b).is_le()));
    let inherited = first
        .flags
        .iter()
        .filter(|flag| flag.rule == Rule::InheritsSlip)
        .count();
    // The slip is past 30 days from the twelfth milestone on: 3 days each.
    assert_eq!(inherited, 300 * 20 - 11);
}
