//! One id that two people added apart.

use tcu::internal::edit::merge::alike;
use tcu::internal::model::Value;
use tcu::internal::store::merge::{entry_set, merge_texts};

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

/// The conflict of the two settled by somebody.
fn settled_by(name: &'static str, open: &str, answer: &str) -> String {
    let desk = Desk::of(name);
    desk.write("roadmaps/x.toml", open);
    desk.run(0, &["resolve", "x/lab", "added", answer]);
    desk.read("roadmaps/x.toml")
}

/// The conflicts of a file: item, field and who said what stands and what else.
fn conflicts(text: &str) -> Vec<String> {
    let roadmap = read(text);
    let told = roadmap.conflicts.iter().map(|one| {
        let words = [
            one.item.as_deref(),
            one.field.as_deref(),
            one.ours_by.as_deref(),
            one.theirs_by.as_deref(),
        ];
        words.map(|word| word.unwrap_or("-")).join(" ")
    });
    told.collect()
}

#[test]
fn settled_as_one_here_and_as_two_there_it_is_a_conflict_again() {
    let open = merged(Some(BASE), &ann(), &bob());
    let one = settled_by("khan", &open, "one");
    let two = settled_by("shah", &open, "two");
    let sides = |text: &str| entry_set("x", text).unwrap();
    for base in [Some(open.as_str()), Some(BASE), None] {
        let results = [merged(base, &one, &two), merged(base, &two, &one)];
        assert!(
            alike(&sides(&results[0]), &sides(&results[1])),
            "{results:?}"
        );
        for text in &results {
            let told = conflicts(text);
            assert!(
                told.contains(&"lab added Bob Ann".to_owned()),
                "{told:?}\n{text}"
            );
            // Nothing of either answer is lost, and nothing changes when either comes again.
            assert!(
                text.contains("id = \"lab-2\"") && text.contains("Test lab"),
                "{text}"
            );
            for (base, side) in [
                (Some(one.as_str()), &one),
                (None, &one),
                (None, &two),
                (None, &open),
            ] {
                assert_eq!(merged(base, text, side), *text);
            }
        }
        // The same answer twice is one answer.
        let same = merged(base, &two, &settled_by("khan", &open, "two"));
        assert!(conflicts(&same).is_empty(), "{same}");
        // Also where one of them went on with it.
        let edited =
            settled_by("khan", &open, "two").replace("\"Test lab\"\n", "\"Lab of tests\"\n");
        let edited = edited
            + "\n[[change]]\non = 2026-11-22\nby = \"khan\"\nitem = \"lab-2\"\nfield = \"title\"\n\
               from = \"Test lab\"\nto = \"Lab of tests\"\n";
        let same = merged(base, &two, &edited);
        assert!(conflicts(&same).is_empty(), "{same}");
        assert!(same.contains("title = \"Lab of tests\"\n"), "{same}");
        let same = merged(base, &one, &settled_by("shah", &open, "one"));
        assert_eq!(conflicts(&same), ["lab title Ann Bob"], "{same}");
    }
}

#[test]
fn what_was_answered_both_ways_can_be_settled_either_way_and_stays_so() {
    let open = merged(Some(BASE), &ann(), &bob());
    let one = settled_by("khan", &open, "one");
    let two = settled_by("shah", &open, "two");
    let again = merged(Some(&open), &one, &two);
    let ids = |text: &str| {
        let roadmap = read(text);
        let ids = roadmap.milestones.iter().map(|one| one.id.to_string());
        let mut ids: Vec<String> = ids.collect();
        ids.sort();
        ids
    };
    let as_two = settled_by("lodhi", &again, "two");
    assert_eq!(ids(&as_two), ["fit-out", "lab", "lab-2", "rig", "survey"]);
    assert!(conflicts(&as_two).is_empty(), "{as_two}");
    assert!(
        as_two.contains("id = \"lab\"\ntitle = \"Calibration lab\"\nweight = 3\n"),
        "{as_two}"
    );
    assert_eq!(as_two.matches("\ncolour = \"blue\"").count(), 1, "{as_two}");
    assert!(as_two.contains("after = [\"rig\", \"lab-2\"]"), "{as_two}");
    let as_one = settled_by("lodhi", &again, "one");
    assert_eq!(ids(&as_one), ["fit-out", "lab", "rig", "survey"]);
    assert_eq!(conflicts(&as_one), ["lab title Ann Bob"], "{as_one}");
    assert!(as_one.contains("after = [\"rig\", \"lab\"]"), "{as_one}");
    for settled in [&as_one, &as_two] {
        let known = [
            (&again, &again),
            (&open, &again),
            (&open, &one),
            (&open, &two),
        ];
        let known = known.map(|(base, other)| (Some(base.as_str()), other));
        let (ann, bob) = (ann(), bob());
        let unknown = [&again, &one, &two, &open, &ann, &bob].map(|other| (None, other));
        for (base, other) in known.into_iter().chain(unknown) {
            for text in [merged(base, settled, other), merged(base, other, settled)] {
                assert!(!text.contains("field = \"added\"\nours"), "{text}");
                assert_eq!(ids(&text), ids(settled), "{text}");
                assert_eq!(conflicts(&text), conflicts(settled), "{text}");
            }
        }
    }
}

/// What was said of the entry kept apart is then said of the one that stands: records too, which would name nothing.
#[test]
fn records_follow_an_entry_that_is_settled_as_one_after_all() {
    const SAID: &str = "\n[[confirmation]]\non = 2026-11-01\nby = \"shah\"\nitems = [\"rig\", \"lab-2\"]\n\n\
                        [[decision]]\nid = \"buy\"\non = 2026-11-01\ntext = \"Buy\"\nabout = [\"lab-2\"]\n\n\
                        [[feedback]]\nid = \"f-20261101-k3v9q2mx\"\non = 2026-11-01\nby = \"shah\"\ntext = \"x\"\nabout = [\"lab-2\"]\n";
    let open = merged(Some(BASE), &ann(), &bob());
    let one = settled_by("khan", &open, "one");
    let two = settled_by("shah", &open, "two") + SAID;
    let again = merged(Some(&open), &one, &two);
    let as_one = settled_by("lodhi", &again, "one");
    for part in ["items = [\"rig\", \"lab\"]", "about = [\"lab\"]"] {
        assert!(as_one.contains(part), "{part}: {as_one}");
    }
    assert!(!as_one.contains("about = [\"lab-2\"]\n"), "{as_one}");
    // A side that had it apart brings nothing back.
    let with_old = merged(Some(&again), &as_one, &again);
    assert!(
        !with_old.contains("items = [\"rig\", \"lab-2\"]"),
        "{with_old}"
    );
    let as_two = settled_by("lodhi", &again, "two");
    assert!(as_two.contains("items = [\"rig\", \"lab-2\"]"), "{as_two}");
}

#[test]
fn where_a_hand_took_one_of_three_out_again_the_same_stands_in_any_order() {
    let sides = [
        side(
            "title = \"Test lab\"",
            &added("Ann", "2026-10-01", "lab"),
            "",
        ),
        side(
            "title = \"Calibration lab\"",
            &added("Bob", "2026-10-02", "lab"),
            "",
        ),
    ];
    for day in ["2026-09-30", "2026-10-01", "2026-10-03"] {
        let taken_out = BASE.to_owned() + &added("Cem", day, "lab");
        let all = [&sides[0], &sides[1], &taken_out];
        let fold = |[one, two, three]: [usize; 3]| {
            let first = merged(Some(BASE), all[one], all[two]);
            let result = merged(Some(BASE), &first, all[three]);
            for side in all {
                assert_eq!(merged(Some(BASE), &result, side), result);
                let back = entry_set("x", &merged(Some(BASE), side, &result)).unwrap();
                assert!(alike(&back, &entry_set("x", &result).unwrap()));
            }
            assert_eq!(result.matches("[[conflict]]").count(), 1, "{result}");
            entry_set("x", &result).unwrap()
        };
        let first = fold([0, 1, 2]);
        for order in [[0, 2, 1], [1, 2, 0], [2, 1, 0]] {
            assert!(alike(&first, &fold(order)), "{day} {order:?}");
        }
    }
}
