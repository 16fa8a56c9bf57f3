//! What filters list of a small portfolio.

use super::super::filter::{ParseContext, parse};
use super::*;
use crate::dates::Calendar;
use crate::dates::date::parse_iso;
use crate::model::choice::{FeedbackKind, Grade, Group, Level, RiskKind, Status};
use crate::model::cluster::Cluster;
use crate::model::work_items::Risk;
use crate::model::{
    Capability, Change, Date, Feedback, Id, Match, Milestone, Owner, PORTFOLIO, Reference, Review,
    Roadmap, Value,
};
use crate::model::{EntryRef, Health, Kind, Portfolio, ReferenceIndex};
use crate::schedule::compute;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn to(text: &str) -> Option<Reference> {
    Some(Reference::new(text))
}

fn on(text: &str) -> Option<Date> {
    parse_iso(text)
}

fn milestones() -> Vec<Milestone> {
    vec![
        Milestone {
            id: id("lab"),
            title: Some("Laboratory accredited".into()),
            owner: to("smeda"),
            status: Some(Status::Active),
            reaches: Some(Level::Use),
            baseline: on("2026-06-30"),
            forecast: on("2026-12-15"),
            notes: Some("asked Café owner".into()),
            ..Milestone::default()
        },
        Milestone {
            id: id("staff"),
            title: Some("Staff trained".into()),
            owner: to("simap"),
            baseline: on("2026-10-31"),
            after: vec![Reference::new("lab")].into(),
            ..Milestone::default()
        },
        Milestone {
            id: id("rig"),
            title: Some("Rig built".into()),
            ..Milestone::default()
        },
    ]
}

fn owner(name: &str, group: Group) -> Owner {
    Owner {
        id: id(name),
        group: Some(group),
        person: Some("Ayesha".into()),
        ..Owner::default()
    }
}

fn portfolio() -> Portfolio {
    let feedback = Feedback {
        id: id("f-20261004-k3v9q2mx"),
        kind: Some(FeedbackKind::Problem),
        about: vec![Reference::new("lab")].into(),
        text: Some("No power".into()),
        ..Feedback::default()
    };
    let quotable = Feedback {
        id: id("f-20261005-k3v9aaaa"),
        text: Some("Good power".into()),
        quotable: Some(true),
        on: on("2026-10-05"),
        ..Feedback::default()
    };
    let capability = Capability {
        id: id("testing"),
        target: Some(Level::Adapt),
        due: on("2028-06-30"),
        matches: vec![Match {
            zone: to("rashakai"),
            grade: Some(Grade::Weak),
            ..Match::default()
        }],
        ..Capability::default()
    };
    let assumption = Risk {
        id: id("mdr"),
        kind: Some(RiskKind::Assumption),
        ..Risk::default()
    };
    let sialkot = Roadmap {
        id: "sialkot".into(),
        cluster: Cluster {
            name: Some("Surgical instruments".into()),
            ..Cluster::default()
        },
        owners: vec![owner("simap", Group::Association)],
        milestones: milestones(),
        capabilities: vec![capability],
        feedback: vec![feedback, quotable],
        risks: vec![
            assumption,
            Risk {
                id: id("flood"),
                ..Risk::default()
            },
        ],
        changes: vec![
            Change {
                field: Some("person".into()),
                to: Some(Value::Text("Ayesha".into())),
                ..Change::default()
            },
            Change {
                field: Some("status".into()),
                to: Some(Value::Text("blocked".into())),
                ..Change::default()
            },
        ],
        reviews: vec![Review {
            health: Some(Health::Green),
            ..Review::default()
        }],
        ..Roadmap::default()
    };
    let shared = Roadmap {
        id: PORTFOLIO.into(),
        owners: vec![owner("smeda", Group::GovernmentAgency)],
        ..Roadmap::default()
    };
    Portfolio {
        shared,
        roadmaps: vec![
            Roadmap {
                id: "gujrat".into(),
                ..Roadmap::default()
            },
            sialkot,
        ],
        ..Portfolio::default()
    }
}

/// The ids, or places, of what a filter lists; the second milestone bears a flag, and Sialkot is red.
fn listed(text: &str, kind: Kind, hides_personal: bool) -> String {
    let portfolio = portfolio();
    let names = ReferenceIndex::new(&portfolio);
    let today = on("2026-11-21").unwrap();
    let plan = compute(&portfolio, &names, today);
    let late = EntryRef {
        roadmap: Some(1),
        kind: Kind::Milestone,
        index: 1,
    };
    let raised = FlagSummary {
        rule: "overdue",
        severity: "warning",
        group: "schedule",
    };
    let known = FilterContext::new(&portfolio, &names, &plan)
        .with_flags([(late, raised)], vec![Health::Green, Health::Red])
        .hiding_personal(hides_personal);
    let scope = ParseContext {
        calendar: Calendar::new(today, Some(7)),
        kind: Some(kind),
        custom: None,
    };
    let filter = parse(text, &scope).unwrap_or_else(|error| panic!("{text}: {error}"));
    let found = known.select(&filter, kind).into_iter();
    let names: Vec<String> = found
        .map(|found| match known.subject(found).entry().unwrap().id() {
            "" => format!("{}{}", portfolio.file(found.roadmap).id, found.index),
            id => id.to_owned(),
        })
        .collect();
    names.join(" ")
}

#[test]
fn milestones_are_listed_by_what_is_written_and_computed() {
    for (text, ids) in [
        ("", "lab staff rig"),
        ("cafe", "lab"),
        ("trained", "staff"),
        ("status:planned", "staff rig"),
        ("status:none", "staff rig"),
        ("owner:smeda", "lab"),
        ("owner:portfolio/smeda", "lab"),
        ("owner:sialkot/smeda", ""),
        ("owner:none", "rig"),
        ("group:association", "staff"),
        ("group:none", "rig"),
        ("group:schedule", "staff"),
        ("flag:overdue", "staff"),
        ("severity:>=warning", "staff"),
        ("flag:none", "lab rig"),
        ("due:<today", "staff"),
        ("due:Dec", "lab"),
        ("due:none", "rig"),
        ("forecast:none", "staff rig"),
        ("slip:>90", "lab"),
        ("slip:0", "staff"),
        ("slip:none", "rig"),
        ("float:0", "lab staff"),
        ("silent:none", "lab staff rig"),
        ("reaches:>=assimilate", "lab"),
        ("after:lab", "staff"),
        ("after:sialkot/lab", "staff"),
        ("id:rig", "rig"),
        ("roadmap:gujrat", ""),
        ("roadmap:sialkot kind:milestone", "lab staff rig"),
        ("health:red", "lab staff rig"),
        ("sialkot", ""),
    ] {
        assert_eq!(listed(text, Kind::Milestone, false), ids, "{text}");
    }
}

#[test]
fn every_other_kind_is_listed_too() {
    for (text, kind, ids) in [
        ("", Kind::Cluster, "gujrat0 sialkot0"),
        ("surgical", Kind::Cluster, "sialkot0"),
        ("sialkot", Kind::Cluster, "sialkot0"),
        ("health:>=amber", Kind::Cluster, "sialkot0"),
        ("kind:roadmap", Kind::Cluster, "gujrat0 sialkot0"),
        ("", Kind::Owner, "simap smeda"),
        ("roadmap:portfolio", Kind::Owner, "smeda"),
        ("group:association", Kind::Owner, "simap"),
        ("zone:rashakai", Kind::Capability, "testing"),
        ("grade:>none", Kind::Capability, "testing"),
        ("rashakai", Kind::Capability, "testing"),
        ("target:>use due:2028", Kind::Capability, "testing"),
        ("kind:problem", Kind::Feedback, "f-20261004-k3v9q2mx"),
        ("kind:none", Kind::Feedback, "f-20261005-k3v9aaaa"),
        (
            "kind:feedback",
            Kind::Feedback,
            "f-20261004-k3v9q2mx f-20261005-k3v9aaaa",
        ),
        ("owner:smeda", Kind::Feedback, "f-20261004-k3v9q2mx"),
        ("owner:none", Kind::Feedback, "f-20261005-k3v9aaaa"),
        (
            "group:government-agency",
            Kind::Feedback,
            "f-20261004-k3v9q2mx",
        ),
        ("id:Q2MX", Kind::Feedback, "f-20261004-k3v9q2mx"),
        ("quotable:no", Kind::Feedback, "f-20261004-k3v9q2mx"),
        ("on:Oct", Kind::Feedback, "f-20261005-k3v9aaaa"),
        ("kind:risk", Kind::Risk, "flood"),
        ("kind:assumption", Kind::Risk, "mdr"),
        ("state:open", Kind::Risk, "mdr flood"),
        ("health:green", Kind::Review, "sialkot0"),
    ] {
        assert_eq!(listed(text, kind, false), ids, "{text}");
    }
}

#[test]
fn personal_data_finds_nothing_while_it_is_hidden() {
    for (text, kind, open, hidden) in [
        ("ayesha", Kind::Owner, "simap smeda", ""),
        ("ayesha | to:ayesha", Kind::Change, "sialkot0", ""),
        ("to:blocked", Kind::Change, "sialkot1", "sialkot1"),
        ("person:ayesha", Kind::Owner, "simap smeda", ""),
        (
            "power",
            Kind::Feedback,
            "f-20261004-k3v9q2mx f-20261005-k3v9aaaa",
            "f-20261005-k3v9aaaa",
        ),
    ] {
        assert_eq!(listed(text, kind, false), open, "{text}");
        assert_eq!(listed(text, kind, true), hidden, "{text}");
    }
}

#[test]
fn the_flags_of_an_assessment_are_found_where_they_stand() {
    let portfolio = portfolio();
    let names = ReferenceIndex::new(&portfolio);
    let today = on("2026-11-21").unwrap();
    let plan = compute(&portfolio, &names, today);
    let assessment = crate::health::assess(&portfolio, &names, &plan);
    let known = FilterContext::assessed(&portfolio, &names, &plan, &assessment);
    for flag in &assessment.flags {
        let kind = flag.entry.map_or(Kind::Cluster, |found| found.kind);
        let scope = ParseContext {
            calendar: Calendar::new(today, Some(7)),
            kind: Some(kind),
            custom: None,
        };
        let text = format!("flag:{} severity:{}", flag.rule.id(), flag.severity);
        let found = known.select(&parse(&text, &scope).unwrap(), kind);
        assert!(
            found
                .iter()
                .any(|found| flag.entry.is_none_or(|on| on == *found)),
            "{text}"
        );
    }
    let count = |text: &str, kind| {
        let calendar = Calendar::new(today, Some(7));
        let filter = parse(
            text,
            &ParseContext {
                calendar,
                kind: Some(kind),
                custom: None,
            },
        )
        .unwrap();
        known.select(&filter, kind).len()
    };
    assert_eq!(count("flag:overdue", Kind::Milestone), 1);
    assert_eq!(count("flag:setup", Kind::Cluster), 2);
}
