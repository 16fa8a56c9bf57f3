//! The samples that the program carries are as good as what it asks of others.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use tcu::internal::dates::date::parse_iso;
use tcu::internal::health::{Flag, RULES, RuleGroup, assess};
use tcu::internal::model::{Entry, Kind, ReferenceIndex};
use tcu::internal::schedule::compute;
use tcu::internal::store::{Folder, RetainBytes};

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
        assert_eq!(pinned, tcu::internal::dates::date::parse_iso(day));
    }
}

/// The flags of the samples on the day to which they are pinned.
fn flags(path: &str, day: &str) -> Vec<Arc<Flag>> {
    let portfolio = folder(path).portfolio;
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, parse_iso(day).unwrap());
    assess(&portfolio, &names, &plan).flags
}

#[test]
fn together_the_samples_raise_every_rule_but_those_about_faulty_data() {
    let mut flags = flags("roadmaps", "2026-11-15");
    flags.extend(self::flags("roadmaps/cases", "2002-12-31"));
    let raised: BTreeSet<&str> = flags.iter().map(|flag| flag.rule.id()).collect();
    let wanted: BTreeSet<&str> = (RULES.iter())
        .filter(|rule| rule.group != RuleGroup::File && rule.id != "sensitive")
        .map(|rule| rule.id)
        .collect();
    assert_eq!(raised, wanted);
}

#[test]
fn every_sample_says_that_it_is_one() {
    for path in ["roadmaps", "roadmaps/cases"] {
        let portfolio = folder(path).portfolio;
        assert_eq!(portfolio.shared.head.sample, Some(true));
        for roadmap in &portfolio.roadmaps {
            assert_eq!(roadmap.cluster.sample, Some(true), "{}", roadmap.id);
        }
    }
}

/// Whether an entry, or one inside it, has that key of that kind.
fn has(entry: &dyn Entry, kind: Kind, key: &str) -> bool {
    let own = entry.kind() == kind && entry.value(key).is_some();
    let parts = || {
        entry
            .children(kind)
            .iter()
            .any(|sub| sub.value(key).is_some())
    };
    own || kind.description().parent == Some(entry.kind()) && parts()
}

#[test]
fn the_two_large_samples_use_what_the_format_has() {
    let portfolio = folder("roadmaps").portfolio;
    let used = |kind: Kind, key: &str| {
        ["gujrat-fans", "sialkot-surgical"].iter().all(|id| {
            let roadmap = portfolio.roadmap(id).expect("it is there");
            let holder = kind.description().parent.unwrap_or(kind);
            roadmap.entries(holder).any(|entry| has(entry, kind, key))
        })
    };
    let wanted: [(Kind, &[&str]); 12] = [
        (
            Kind::Policy,
            &[
                "instrument",
                "phase",
                "owner",
                "status",
                "start",
                "about",
                "source",
            ],
        ),
        (Kind::Fund, &["source", "owner", "about", "approved"]),
        (Kind::Allocation, &["year", "amount"]),
        (Kind::Flow, &["on", "kind", "amount", "ref"]),
        (Kind::Match, &["counterpart", "owner", "firms", "as_of"]),
        (Kind::Indicator, &["level", "about"]),
        (Kind::Reading, &["parts"]),
        (Kind::Assessment, &["firms", "of_firms"]),
        (Kind::Milestone, &["phase", "pc1-item", "cost-mn", "site"]),
        (Kind::Placement, &["start", "women"]),
        (
            Kind::Feedback,
            &["tags", "evidence", "acted", "acted_how", "firm-size"],
        ),
        (Kind::Cluster, &["firms", "sample"]),
    ];
    for (kind, keys) in wanted {
        for key in keys {
            assert!(used(kind, key), "{kind}.{key}");
        }
    }
    let surgical = portfolio.roadmap("sialkot-surgical").unwrap();
    assert!(surgical.changes.iter().any(|change| change.cause.is_some()));
    assert!(
        surgical
            .feedback
            .iter()
            .any(|one| one.referral_confirmed.is_some())
    );
    let head = &portfolio.shared.head;
    assert!(head.currency.is_some() && !head.disaggregate.is_empty() && !head.tags.is_empty());
    assert!(portfolio.shared.zones.iter().any(|zone| {
        zone.plots.is_some()
            && zone.vacant.is_some()
            && zone.utilities.is_some()
            && zone.as_of.is_some()
    }));
}

#[test]
fn a_level_is_assessed_only_once_its_milestone_is_done() {
    let portfolio = folder("roadmaps/cases").portfolio;
    let salmon = portfolio.roadmap("salmon-chile").unwrap();
    for milestone in
        (salmon.milestones.iter()).filter(|one| one.actual.is_some() && one.reaches.is_some())
    {
        let early = salmon.assessments.iter().find(|one| {
            let same = one.of.as_ref() == milestone.capability.as_ref();
            same && one.level >= milestone.reaches && one.on < milestone.actual
        });
        assert!(early.is_none(), "{}: {early:?}", &*milestone.id);
    }
    let phases: BTreeSet<_> = (salmon.policies.iter())
        .filter_map(|policy| policy.phase.as_ref().map(|phase| phase.as_str()))
        .collect();
    assert_eq!(
        phases,
        BTreeSet::from(["globalisation", "learning", "maturing"])
    );
}
