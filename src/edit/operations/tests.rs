//! What the verbs refuse, and what they leave in the log.

use super::{entry, feedback};
use crate::dates::date::parse_iso;
use crate::edit::{Actor, ChangeReason, ChangeSet, Edit, NewEntry, Transaction};
use crate::model::{Code, EntryRef, Kind, Portfolio, ReferenceIndex, Roadmap, Value};

/// A roadmap made field by field; the floor of files is below this one.
fn roadmap(entries: &[(Kind, &[(&str, &str)])]) -> Portfolio {
    let mut roadmap = Roadmap {
        id: "r".into(),
        ..Roadmap::default()
    };
    for (kind, fields) in entries {
        let entry = roadmap.push(*kind).expect("a kind of a roadmap");
        for (key, text) in *fields {
            let value = match (*text, parse_iso(text)) {
                ("true", _) => Value::Truth(true),
                (_, Some(date)) => Value::Date(date),
                _ => Value::Text((*text).into()),
            };
            let field = kind.field_index(key).expect("a field of the kind");
            entry.set(field, &value).expect("a value that fits");
        }
    }
    Portfolio {
        roadmaps: vec![roadmap],
        ..Portfolio::default()
    }
}

fn act(
    portfolio: &Portfolio,
    what: impl FnOnce(&mut Transaction<'_>) -> Result<(), String>,
) -> Result<ChangeSet, String> {
    let names = ReferenceIndex::new(portfolio);
    let day = parse_iso("2026-11-15").unwrap();
    let actor = Actor {
        by: "A".into(),
        on: day,
        machine: day,
    };
    let mut transaction = Transaction::new(portfolio, &names, &actor);
    what(&mut transaction)?;
    Ok(transaction.finish())
}

fn at(kind: Kind) -> EntryRef {
    EntryRef {
        roadmap: Some(0),
        kind,
        index: 0,
    }
}

fn set(
    portfolio: &Portfolio,
    kind: Kind,
    assignments: &[(&str, Option<Value>)],
) -> Result<ChangeSet, String> {
    act(portfolio, |transaction| {
        entry::set(
            transaction,
            at(kind),
            assignments,
            &ChangeReason::of(Code::Other, "why"),
        )
        .map_err(|refusal| refusal.to_string())
    })
}

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.into()))
}

fn written(work: &ChangeSet) -> String {
    format!("{:?}", work.files)
}

const SAID: &[(&str, &str)] = &[
    ("id", "f-1"),
    ("on", "2026-01-01"),
    ("by", "o"),
    ("text", "SECRET"),
];

#[test]
fn a_sensitive_feedback_never_takes_what_must_not_be_written() {
    let plain = roadmap(&[(Kind::Feedback, SAID)]);
    let becomes = [
        ("sensitive", Some(Value::Truth(true))),
        ("referred_to", text("office")),
    ];
    let work = set(&plain, Kind::Feedback, &becomes).unwrap();
    assert!(!written(&work).contains("SECRET"), "{work:?}");
    let with_text = [becomes[0].clone(), ("text", text("NEW"))];
    assert!(set(&plain, Kind::Feedback, &with_text).is_err());
    let sensitive = roadmap(&[(
        Kind::Feedback,
        &[("id", "f-1"), ("on", "2026-01-01"), ("sensitive", "true")],
    )]);
    assert!(set(&sensitive, Kind::Feedback, &[("text", text("SECRET"))]).is_err());
    let new = NewEntry::of(Kind::Feedback)
        .text("text", "SECRET")
        .with("sensitive", Value::Truth(true));
    let added = act(&sensitive, |transaction| {
        feedback::record(transaction, Some(0), new, |n| "k".repeat(n))
            .map(drop)
            .map_err(|refusal| refusal.to_string())
    });
    assert!(added.is_err());
}

#[test]
fn what_is_removed_or_erased_leaves_nothing_sensitive_behind() {
    let by_hand = roadmap(&[(
        Kind::Feedback,
        &[("id", "f-1"), ("sensitive", "true"), ("text", "SECRET")],
    )]);
    let removed = act(&by_hand, |transaction| {
        entry::remove(
            transaction,
            at(Kind::Feedback),
            &ChangeReason::of(Code::Other, "why"),
        )
        .map_err(|refusal| refusal.to_string())
    });
    assert!(!written(&removed.unwrap()).contains("SECRET"));
    let erased = act(&by_hand, |transaction| {
        feedback::erase(transaction, at(Kind::Feedback)).map_err(|refusal| refusal.to_string())
    });
    let (_, edits) = &erased.unwrap().files[0];
    assert!(
        edits.iter().all(|edit| matches!(edit, Edit::Unset { .. })),
        "{edits:?}"
    );
}

#[test]
fn an_id_that_stands_stays_and_a_twin_may_get_its_own() {
    let duplicates: &[(&str, &str)] = &[("id", "a"), ("title", "T")];
    let portfolio = roadmap(&[(Kind::Milestone, duplicates), (Kind::Milestone, duplicates)]);
    assert!(set(&portfolio, Kind::Milestone, &[("id", text("b"))]).is_err());
    let second = EntryRef {
        index: 1,
        ..at(Kind::Milestone)
    };
    let mended = act(&portfolio, |transaction| {
        entry::set(
            transaction,
            second,
            &[("id", text("b"))],
            &ChangeReason::default(),
        )
        .map_err(|refusal| refusal.to_string())
    });
    assert!(mended.is_ok());
}

#[test]
fn what_is_required_is_not_taken_away() {
    let portfolio = roadmap(&[
        (Kind::Milestone, &[("id", "a"), ("title", "T")]),
        (Kind::Feedback, SAID),
    ]);
    assert!(set(&portfolio, Kind::Milestone, &[("title", None)]).is_err());
    assert!(set(&portfolio, Kind::Feedback, &[("on", None)]).is_err());
    let faulty = roadmap(&[(Kind::Milestone, &[("id", "a")])]);
    assert!(
        set(
            &faulty,
            Kind::Milestone,
            &[("progress", Some(Value::Whole(4)))]
        )
        .is_ok()
    );
}

#[test]
fn leaving_blocked_takes_the_block_away_whatever_else_is_asked() {
    let portfolio = roadmap(&[(
        Kind::Milestone,
        &[
            ("id", "a"),
            ("title", "T"),
            ("status", "blocked"),
            ("blocked_by", "x"),
        ],
    )]);
    let work = set(
        &portfolio,
        Kind::Milestone,
        &[("status", text("active")), ("blocked_by", text("y"))],
    )
    .unwrap();
    assert!(!written(&work).contains("\"y\""), "{work:?}");
}

#[test]
fn feedback_that_is_not_there_is_warned_of() {
    let portfolio = roadmap(&[
        (Kind::Milestone, &[("id", "a"), ("title", "T")]),
        (Kind::Feedback, SAID),
    ]);
    let reason = ChangeReason {
        feedback: vec!["f-2".into()],
        ..ChangeReason::default()
    };
    let work = act(&portfolio, |transaction| {
        entry::set(
            transaction,
            at(Kind::Milestone),
            &[("progress", Some(Value::Whole(4)))],
            &reason,
        )
        .map_err(|refusal| refusal.to_string())
    });
    assert_eq!(work.unwrap().warnings.len(), 1);
}

#[test]
fn what_has_happened_is_warned_of_where_it_lies_ahead() {
    let day = |text: &str| Some(Value::Date(parse_iso(text).unwrap()));
    let portfolio = roadmap(&[
        (
            Kind::Milestone,
            &[("id", "a"), ("title", "T"), ("status", "done")],
        ),
        (Kind::Feedback, SAID),
    ]);
    for (kind, key, on, warned) in [
        (Kind::Milestone, "actual", "2026-11-16", true),
        (Kind::Milestone, "actual", "2026-11-15", false),
        (Kind::Milestone, "forecast", "2027-11-16", false),
        (Kind::Feedback, "on", "2027-11-16", true),
        (Kind::Feedback, "received", "2026-11-16", true),
    ] {
        let work = set(&portfolio, kind, &[(key, day(on))]).unwrap();
        assert_eq!(work.warnings.len(), usize::from(warned), "{key} {on}");
        assert!(!work.files.is_empty(), "it is written all the same");
    }
}

#[test]
fn an_edit_that_closes_a_cycle_is_warned_of_with_its_members() {
    let milestone = |id: &'static str| [("id", id), ("title", "T")];
    let mut portfolio = roadmap(&[
        (Kind::Milestone, &milestone("a")),
        (Kind::Milestone, &milestone("b")),
        (Kind::Milestone, &milestone("c")),
    ]);
    let after = |ids: &[&str]| {
        let ids = ids.iter().map(|id| Value::Text((*id).to_owned()));
        [("after", Some(Value::List(ids.collect())))]
    };
    let field = Kind::Milestone.field_index("after").unwrap();
    let put = |portfolio: &mut Portfolio, file: usize, index: usize, ids: &[&str]| {
        let entry = portfolio.roadmaps[file].entry_mut(Kind::Milestone, index);
        let value = after(ids)[0].1.clone().unwrap();
        entry.unwrap().set(field, &value).unwrap();
    };
    put(&mut portfolio, 0, 1, &["c"]);
    assert!(
        set(&portfolio, Kind::Milestone, &after(&["b"]))
            .unwrap()
            .warnings
            .is_empty()
    );
    let itself = set(&portfolio, Kind::Milestone, &after(&["b", "a"])).unwrap();
    assert_eq!(
        itself.warnings,
        ["a cycle: a → a, so each waits for the next and none can begin"]
    );
    put(&mut portfolio, 0, 2, &["a"]);
    let closed = set(&portfolio, Kind::Milestone, &after(&["b"])).unwrap();
    assert_eq!(
        closed.warnings,
        ["a cycle: a → b → c → a, so each waits for the next and none can begin"]
    );
    assert!(!closed.files.is_empty(), "it is written all the same");
    let mut other = roadmap(&[(Kind::Milestone, &milestone("d"))])
        .roadmaps
        .remove(0);
    other.id = "s".into();
    portfolio.roadmaps.push(other);
    put(&mut portfolio, 0, 2, &["s/d"]);
    put(&mut portfolio, 1, 0, &["r/a"]);
    let across = set(&portfolio, Kind::Milestone, &after(&["b"])).unwrap();
    assert_eq!(
        across.warnings,
        ["a cycle: a → b → c → s/d → a, so each waits for the next and none can begin"]
    );
}

/// What the log says of a field after an act: what was left for what.
fn logged(work: &ChangeSet) -> Vec<(String, String)> {
    let edits = work.files.iter().flat_map(|(_, edits)| edits);
    let changes = edits.filter_map(|edit| match edit {
        Edit::Add { new, .. } if new.kind == Kind::Change => {
            let plain = |key: &str| new.value(key).map(Value::plain).unwrap_or_default();
            Some((plain("from"), plain("to")))
        }
        _ => None,
    });
    let mut all: Vec<_> = changes.collect();
    all.sort();
    all
}

const STEP: &[(&str, &str)] = &[("id", "lab"), ("title", "Lab"), ("forecast", "2026-12-01")];

const CLASH: &[(&str, &str)] = &[
    ("item", "lab"),
    ("field", "forecast"),
    ("ours", "2026-12-01"),
    ("theirs", "2027-01-01"),
];

#[test]
fn an_edit_of_a_field_in_conflict_settles_it_and_logs_the_value_that_was_rejected() {
    let portfolio = roadmap(&[(Kind::Milestone, STEP), (Kind::Conflict, CLASH)]);
    let to = Value::Date(parse_iso("2026-11-20").unwrap());
    let work = set(&portfolio, Kind::Milestone, &[("forecast", Some(to))]).unwrap();
    let pair = |from: &str| (from.to_owned(), "2026-11-20".to_owned());
    assert_eq!(logged(&work), [pair("2026-12-01"), pair("2027-01-01")]);
}

#[test]
fn a_conflict_that_is_resolved_for_what_stands_logs_the_value_that_was_rejected() {
    let portfolio = roadmap(&[(Kind::Milestone, STEP), (Kind::Conflict, CLASH)]);
    let stands = Some(Value::Date(parse_iso("2026-12-01").unwrap()));
    let work = act(&portfolio, |transaction| {
        let reason = ChangeReason::of(Code::Other, "so it was");
        crate::edit::merge::resolve(transaction, Some(0), "lab", "forecast", stands, &reason)
            .map_err(|refusal| refusal.to_string())
    });
    let pair = ("2027-01-01".to_owned(), "2026-12-01".to_owned());
    assert_eq!(logged(&work.unwrap()), [pair]);
}

#[test]
fn an_entry_that_was_to_be_removed_and_is_kept_is_logged_as_kept() {
    let conflict: &[(&str, &str)] = &[("item", "lab"), ("field", "removed")];
    let portfolio = roadmap(&[(Kind::Milestone, STEP), (Kind::Conflict, conflict)]);
    let work = act(&portfolio, |transaction| {
        let reason = ChangeReason::of(Code::Other, "it is wanted");
        let kept = Some(Value::Truth(false));
        crate::edit::merge::resolve(transaction, Some(0), "lab", "removed", kept, &reason)
            .map_err(|refusal| refusal.to_string())
    });
    let pair = (Value::Truth(true).plain(), Value::Truth(false).plain());
    assert_eq!(logged(&work.unwrap()), [pair]);
}

#[test]
fn a_reason_code_that_nobody_knows_is_refused() {
    let portfolio = roadmap(&[(Kind::Milestone, STEP)]);
    let done = act(&portfolio, |transaction| {
        let reason = ChangeReason {
            code: Some("whim".into()),
            why: Some("so it was".into()),
            ..ChangeReason::default()
        };
        let later = Value::Date(parse_iso("2027-01-01").unwrap());
        entry::set(
            transaction,
            at(Kind::Milestone),
            &[("forecast", Some(later))],
            &reason,
        )
        .map_err(|refusal| refusal.to_string())
    });
    assert!(done.unwrap_err().contains("\"whim\" is no reason code"));
}
