//! One id that two people added apart.

use tcu::internal::model::Value;
use tcu::internal::store::merge::merge_texts;

use super::commands::Desk;
use super::laptop::read;

const BASE: &str = "[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n";

/// The base with a milestone `lab` more, and what else its author wrote.
fn side(entry: &str, log: &str, more: &str) -> String {
    format!("{BASE}\n[[milestone]]\nid = \"lab\"\n{entry}\n{more}\n{log}")
}

fn added(by: &str, on: &str, item: &str) -> String {
    format!("\n[[change]]\non = {on}\nby = \"{by}\"\nitem = \"{item}\"\nfield = \"added\"\n")
}

fn ann() -> String {
    let log = added("Ann", "2026-10-01", "lab") + &added("Ann", "2026-10-01", "fit-out");
    let more =
        "\n[[milestone]]\nid = \"fit-out\"\ntitle = \"Fit-out\"\nafter = [\"rig\", \"lab\"]\n";
    side("title = \"Test lab\"\ncolour = \"blue\"\n", &log, more)
}

fn bob() -> String {
    let log = added("Bob", "2026-10-02", "lab") + &added("Bob", "2026-10-02", "survey");
    let more = "\n[[milestone]]\nid = \"survey\"\ntitle = \"Survey\"\nafter = [\"lab\"]\n";
    side("title = \"Calibration lab\"\nweight = 3\n", &log, more)
}

fn merged(base: Option<&str>, ours: &str, theirs: &str) -> String {
    merge_texts("x", base, ours, theirs).unwrap().text
}

#[test]
fn they_are_one_conflict_whichever_side_is_ours_and_the_later_one_stands_whole() {
    for base in [Some(BASE), None] {
        for text in [merged(base, &ann(), &bob()), merged(base, &bob(), &ann())] {
            let roadmap = read(&text);
            let lab = &roadmap.milestones[roadmap
                .position(tcu::internal::model::Kind::Milestone, "lab")
                .unwrap()];
            assert_eq!(lab.title.as_deref(), Some("Calibration lab"));
            let [conflict] = roadmap.conflicts.as_slice() else {
                panic!("{text}");
            };
            assert_eq!(conflict.item.as_deref(), Some("lab"));
            assert_eq!(conflict.field.as_deref(), Some("added"));
            let title = |side: &Option<Value>| match side {
                Some(Value::Table(pairs)) => {
                    let title = pairs.iter().find(|(key, _)| key == "title");
                    title.map(|(_, value)| value.plain())
                }
                _ => None,
            };
            assert_eq!(title(&conflict.ours).as_deref(), Some("Calibration lab"));
            assert_eq!(title(&conflict.theirs).as_deref(), Some("Test lab"));
            assert_eq!(conflict.ours_by.as_deref(), Some("Bob"));
            assert_eq!(conflict.theirs_by.as_deref(), Some("Ann"));
            assert!(text.contains("colour = \"blue\""), "{text}");
        }
    }
}

#[test]
fn without_two_additions_that_differ_the_fields_are_merged() {
    let entries = [
        "title = \"Test lab\"\nowner = \"pefma\"",
        "title = \"Test lab\"\nweight = 3",
    ];
    let ann = added("Ann", "2026-10-01", "lab");
    let bob = added("Bob", "2026-10-01", "lab");
    let none = String::new();
    for (one, other) in [(&ann, &ann), (&ann, &none), (&none, &none)] {
        let (ours, theirs) = (side(entries[0], one, ""), side(entries[1], other, ""));
        let text = merged(Some(BASE), &ours, &theirs);
        assert!(
            text.contains("owner = \"pefma\"") && text.contains("weight = 3"),
            "{text}"
        );
        assert!(!text.contains("[[conflict]]"), "{text}");
    }
    let (ours, theirs) = (side(entries[0], &ann, ""), side(entries[0], &bob, ""));
    assert!(!merged(Some(BASE), &ours, &theirs).contains("[[conflict]]"));
    let (ours, theirs) = (side(entries[0], &ann, ""), side(entries[1], &bob, ""));
    assert!(merged(Some(BASE), &ours, &theirs).contains("field = \"added\"\nours"));
}

/// A folder with the two merged, settled by that answer; and what the file then says.
fn settled(answer: &str) -> String {
    let desk = Desk::of("khan");
    desk.write("roadmaps/x.toml", &merged(Some(BASE), &ann(), &bob()));
    desk.run(0, &["resolve", "x/lab", "added", answer]);
    desk.read("roadmaps/x.toml")
}

#[test]
fn settled_as_one_each_field_that_differs_is_in_conflict_and_all_others_are_there() {
    let text = settled("one");
    let roadmap = read(&text);
    let fields: Vec<_> = roadmap
        .conflicts
        .iter()
        .map(|one| one.field.as_deref())
        .collect();
    assert_eq!(fields, [Some("title")], "{text}");
    let [conflict] = roadmap.conflicts.as_slice() else {
        unreachable!()
    };
    let by = (conflict.ours_by.as_deref(), conflict.theirs_by.as_deref());
    assert_eq!(by, (Some("Ann"), Some("Bob")), "{text}");
    assert!(
        text.contains("weight = 3") && text.contains("colour = \"blue\""),
        "{text}"
    );
    assert!(!text.contains("field = \"added\"\nours"), "{text}");
}

#[test]
fn settled_as_two_the_other_gets_an_id_and_what_its_author_referred_to_follows() {
    let text = settled("two");
    let roadmap = read(&text);
    let of = |id: &str| {
        roadmap
            .milestones
            .iter()
            .find(|one| *one.id == *id)
            .unwrap()
    };
    assert_eq!(of("lab").title.as_deref(), Some("Calibration lab"));
    assert_eq!(of("lab-2").title.as_deref(), Some("Test lab"));
    assert!(text.contains("after = [\"rig\", \"lab-2\"]"), "{text}");
    assert!(
        text.contains("title = \"Survey\"\nafter = [\"lab\"]"),
        "{text}"
    );
    assert!(
        text.contains("by = \"khan\"\nitem = \"lab-2\"\nfield = \"added\""),
        "{text}"
    );
    assert!(
        text.contains("by = \"Ann\"\nitem = \"lab\"\nfield = \"added\""),
        "records stay: {text}"
    );
    assert!(
        text.contains("by = \"Bob\"\nitem = \"lab\"\nfield = \"added\""),
        "{text}"
    );
    assert!(roadmap.conflicts.is_empty(), "{text}");
    assert!(text.contains("colour = \"blue\""), "{text}");
}

#[test]
fn what_is_settled_stays_settled_when_the_sides_come_again() {
    for answer in ["one", "two"] {
        let settled = settled(answer);
        let open = merged(Some(BASE), &ann(), &bob());
        for (base, other) in [
            (Some(open.as_str()), &open),
            (None, &open),
            (None, &ann()),
            (None, &bob()),
        ] {
            for text in [merged(base, &settled, other), merged(base, other, &settled)] {
                assert!(
                    !text.contains("field = \"added\"\nours"),
                    "{answer}:\n{text}"
                );
                let (now, was) = (read(&text), read(&settled));
                let ids = |roadmap: &tcu::internal::model::Roadmap| {
                    let mut ids: Vec<String> = roadmap
                        .milestones
                        .iter()
                        .map(|one| one.id.to_string())
                        .collect();
                    ids.sort();
                    ids
                };
                assert_eq!(ids(&now), ids(&was), "{answer}:\n{text}");
                assert_eq!(
                    now.conflicts.len(),
                    was.conflicts.len(),
                    "{answer}:\n{text}"
                );
            }
        }
    }
}
