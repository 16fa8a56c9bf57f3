//! The samples that the program carries are as good as what it asks of others.

use std::path::Path;

use tcu::store::{Folder, RetainBytes};

fn folder(path: &str) -> Folder {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    Folder::open(&dir, RetainBytes::Nothing).expect("the samples are there")
}

#[test]
fn every_sample_is_read_without_a_problem() {
    for (path, least) in [("roadmaps", 7), ("roadmaps/cases", 5)] {
        let folder = folder(path);
        let problems: Vec<_> = folder
            .problems()
            .map(|(file, problem)| format!("{}:{:?}: {}", file.name, problem.line, problem.message))
            .collect();
        assert!(problems.is_empty(), "{problems:#?}");
        assert!(folder.portfolio.roadmaps.len() >= least);
    }
}

#[test]
fn every_sample_pins_its_day() {
    for (path, day) in [("roadmaps", "2026-11-15"), ("roadmaps/cases", "2002-12-31")] {
        let pinned = folder(path).portfolio.shared.head.status_date;
        assert_eq!(pinned, tcu::dates::date::parse_iso(day));
    }
}
