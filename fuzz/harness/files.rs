//! Files as they are read.

use tcu::internal::health::assess;
use tcu::internal::model::{Portfolio, ReferenceIndex};
use tcu::internal::schedule::compute;

/// Any bytes are read as a roadmap and as the shared file, and what could be read is assessed.
pub fn read(data: &[u8]) {
    let lines = data.iter().filter(|byte| **byte == b'\n').count() + 1;
    let mut portfolio = Portfolio::default();
    for id in ["x", "portfolio"] {
        let reading = tcu::internal::store::read::read(id, data);
        for problem in &reading.problems {
            assert!(problem.message.len() > 5, "{problem:?}");
            assert!(
                problem.line.is_none_or(|line| (1..=lines).contains(&line)),
                "{problem:?}"
            );
        }
        assert!(reading.roadmap.is_some() || !reading.problems.is_empty());
        match (reading.roadmap, id) {
            (Some(roadmap), "x") => portfolio.roadmaps.push(roadmap),
            (Some(roadmap), _) => portfolio.shared = roadmap,
            (None, _) => {}
        }
    }
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, super::today());
    assess(&portfolio, &names, &plan);
}
