//! What the map says of small folders.

use super::*;
use crate::dates::date::parse_iso;
use crate::health::assess;
use crate::model::choice::{Grade, Link};
use crate::schedule::compute;
use crate::schedule::test_support::portfolio;

const ZONES: &str = r#"
[[zone]]
id = "north"
name = "North"
[[zone.sector]]
id = "stone"
name = "Marble and dimension stone"
level = "use"
[[zone.sector]]
id = "vehicles"
name = "Automobile and mechanical equipment"
level = "adapt"
[[zone]]
id = "south"
name = "South"
"#;

const MARBLE: &str = r#"
[cluster]
name = "Marble"
sector = "Marble"
[[capability]]
id = "sawing"
name = "Sawing blocks"
target = "use"
[[capability.match]]
zone = "north"
sector = "stone"
grade = "partial"
link = "contacted"
[[capability]]
id = "lathes"
name = "Turning on lathes"
[[capability.match]]
zone = "north"
sector = "vehicles"
grade = "partial"
link = "trial"
[[capability.match]]
zone = "nowhere"
grade = "strong"
[[capability]]
id = "carving"
name = "Carving"
[[assessment]]
on = 2026-01-01
of = "sawing"
level = "buy"
[[assessment]]
on = 2026-01-01
of = "carving"
level = "use"
"#;

fn map(files: &[(&str, &str)]) -> (Portfolio, ZoneMap) {
    let portfolio = portfolio(files);
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, parse_iso("2026-11-21").unwrap());
    let assessment = assess(&portfolio, &names, &plan);
    let map = ZoneMap::of(&portfolio, &names, &assessment);
    (portfolio, map)
}

#[test]
fn recorded_matches_know_how_far_apart_both_stand() {
    let (_, map) = map(&[("portfolio", ZONES), ("marble", MARBLE)]);
    let told: Vec<_> = (map.cells.iter())
        .map(|cell| {
            (
                cell.capability.index,
                cell.zone,
                cell.sector,
                cell.rungs_above(),
            )
        })
        .collect();
    // The match with a zone that nobody knows is left out.
    assert_eq!(told, [(0, 0, Some(0), Some(2)), (1, 0, Some(1), Some(4))]);
}

#[test]
fn what_nobody_recorded_is_likely_by_its_words_or_by_one_rung() {
    let (_, map) = map(&[("portfolio", ZONES), ("marble", MARBLE)]);
    let told: Vec<_> = (map.likely.iter())
        .map(|one| (one.capability.index, one.sector, one.why.clone()))
        .collect();
    let same = |word: &str| MatchReason::SameWords(vec![word.to_owned()]);
    assert_eq!(
        told,
        [
            (1, 0, same("marble")),
            (2, 0, same("marble")),
            (2, 1, MatchReason::OneRung)
        ]
    );
    assert_eq!(map.zones_of(0), [0]);
}

#[test]
fn the_farthest_link_supplies_first_and_a_zone_without_anybody_has_no_supplier() {
    let fans = "[cluster]\nname = \"Fans\"\nsector = \"Automobile parts\"\n[[capability]]\nid = \"motors\"\nname = \"Motors\"\n";
    let none = "[cluster]\nname = \"Dates\"\n[[capability]]\nid = \"drying\"\nname = \"Drying\"\n\
                [[capability.match]]\nzone = \"north\"\nsector = \"stone\"\ngrade = \"none\"\nlink = \"supplying\"\n";
    let (portfolio, map) = map(&[
        ("portfolio", ZONES),
        ("a-fans", fans),
        ("dates", none),
        ("marble", MARBLE),
    ]);
    let told: Vec<_> = (map.supply.iter())
        .map(|one| {
            let roadmap = portfolio.roadmaps[one.roadmap].id.as_str();
            (
                one.zone,
                roadmap,
                one.grade,
                one.link,
                one.recorded,
                one.likely,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (0, "marble", Some(Grade::Partial), Some(Link::Trial), 2, 3),
            (0, "a-fans", None, None, 0, 1),
        ]
    );
}

#[test]
fn a_match_without_sector_speaks_of_the_whole_zone() {
    let whole = "[cluster]\nname = \"M\"\nsector = \"Marble\"\n[[capability]]\nid = \"sawing\"\nname = \"Sawing\"\n\
                 [[capability.match]]\nzone = \"north\"\ngrade = \"weak\"\n";
    let (_, map) = map(&[("portfolio", ZONES), ("marble", whole)]);
    assert_eq!(map.cells.len(), 1);
    assert_eq!(
        (map.cells[0].sector, map.cells[0].rungs_above()),
        (None, None)
    );
    assert!(map.likely.is_empty());
}
