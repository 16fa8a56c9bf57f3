//! Three laptops without a base, of which some removed an entry that others changed: they end alike in every order.

use tcu::internal::edit::merge::alike;
use tcu::internal::store::merge::{entry_set, merge_texts};

const START: &str = "format = 1\n[cluster]\nname = \"Fans\"\n";

/// A side: the milestone `lab` with these lines, or without it, and what it logged of it: field, day and values.
fn side(lab: Option<&str>, log: &[(&str, usize, &str)]) -> String {
    side_of("A", lab, log)
}

/// The same of what a person logged; on the first day it was the office.
fn side_of(who: &str, lab: Option<&str>, log: &[(&str, usize, &str)]) -> String {
    let entry =
        lab.map(|lines| format!("\n[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n{lines}\n"));
    let mut text = format!("{START}{}", entry.unwrap_or_default());
    for (field, day, values) in log {
        let by = if *day == 1 { "office" } else { who };
        text.push_str(&format!(
            "\n[[change]]\non = 2026-10-{day:02}\nby = \"{by}\"\nitem = \"lab\"\nfield = \"{field}\"\n{values}\n"
        ));
    }
    text
}

/// The removal of the milestone with these values besides.
fn whole(values: &str) -> String {
    format!("from = {{ id = \"lab\", title = \"Lab\"{values} }}")
}

/// What the sides come to, which is the same in every order.
fn merged(sides: [&str; 3]) -> String {
    let two = |ours: &str, theirs: &str| merge_texts("x", None, ours, theirs).unwrap().text;
    let ends = [
        [0, 1, 2],
        [1, 0, 2],
        [0, 2, 1],
        [2, 0, 1],
        [1, 2, 0],
        [2, 1, 0],
    ]
    .map(|[a, b, c]| {
        let first = two(sides[a], sides[b]);
        [two(&first, sides[c]), two(sides[c], &first)]
    });
    let [first, ..] = ends.as_flattened() else {
        unreachable!("there are twelve");
    };
    for end in ends.as_flattened() {
        let [one, other] = [first, end].map(|text| entry_set("x", text).unwrap());
        assert!(alike(&one, &other), "{first}\n=== other order\n{end}");
    }
    first.clone()
}

fn conflicts(text: &str) -> Vec<&str> {
    let conflicts = text.split("[[conflict]]").skip(1);
    conflicts
        .filter_map(|conflict| conflict.split("field = \"").nth(1)?.split('"').next())
        .collect()
}

#[test]
fn what_one_removed_and_another_changed_unlogged_stays_as_that_one_has_it() {
    let removed = side(None, &[("removed", 2, &whole(", notes = \"old\""))]);
    let changed = side(Some("notes = \"new\""), &[]);
    let left = side(Some("notes = \"old\""), &[]);
    let end = merged([&removed, &changed, &left]);
    assert!(end.contains("\nnotes = \"new\""), "{end}");
    assert_eq!(conflicts(&end), ["removed"], "{end}");
}

#[test]
fn a_removal_does_not_take_along_a_value_in_conflict_that_it_did_not_know() {
    let removed = side(None, &[("removed", 2, &whole(", notes = \"zero\""))]);
    let [one, other] =
        ["zero", "new"].map(|notes| side(Some(&format!("notes = \"{notes}\"")), &[]));
    let both = merge_texts("x", None, &one, &other).unwrap().text;
    assert!(
        both.contains("notes = \"zero\"\n") && conflicts(&both) == ["notes"],
        "{both}"
    );
    let end = merge_texts("x", None, &both, &removed).unwrap().text;
    assert!(end.contains("\nnotes = \"new\""), "{end}");
    assert_eq!(conflicts(&end), ["removed"], "{end}");
}

#[test]
fn what_was_changed_and_then_removed_goes_where_the_others_did_not_change_it_apart() {
    let moved = "from = 2026-09-30\nto = 2026-11-30";
    let removed = side(
        None,
        &[
            ("forecast", 1, moved),
            ("removed", 2, &whole(", forecast = 2026-11-30")),
        ],
    );
    let left = side(Some("forecast = 2026-09-30"), &[]);
    let alike = side(Some("forecast = 2026-11-30"), &[("forecast", 3, moved)]);
    let end = merged([&removed, &left, &alike]);
    assert!(
        !end.contains("[[milestone]]") && !end.contains("[[conflict]]"),
        "{end}"
    );
}

#[test]
fn a_value_that_went_with_its_entry_is_not_in_conflict_with_another() {
    let removed = side(
        None,
        &[
            ("forecast", 1, "from = 2026-09-30\nto = 2026-11-30"),
            ("removed", 2, &whole(", forecast = 2026-11-30")),
        ],
    );
    let changed = side(
        Some("forecast = 2026-10-31"),
        &[("forecast", 3, "from = 2026-09-30\nto = 2026-10-31")],
    );
    let left = side(Some("forecast = 2026-09-30\ncolour = \"by hand\""), &[]);
    let end = merged([&removed, &changed, &left]);
    assert!(end.contains("\nforecast = 2026-10-31"), "{end}");
    assert_eq!(conflicts(&end), ["removed"], "{end}");
}

#[test]
fn what_two_removed_and_a_third_changed_stays_as_it_was_last_known() {
    let taken = side(
        None,
        &[
            ("baseline", 1, "from = 2026-06-30"),
            ("removed", 2, &whole("")),
        ],
    );
    let removed = side(None, &[("removed", 4, &whole(", baseline = 2026-06-30"))]);
    let changed = side(
        Some("baseline = 2026-06-30\nforecast = 2026-10-31"),
        &[("forecast", 3, "to = 2026-10-31")],
    );
    let end = merged([&taken, &removed, &changed]);
    assert!(
        end.contains("\nforecast = 2026-10-31") && !end.contains("\nbaseline"),
        "{end}"
    );
    assert_eq!(conflicts(&end), ["removed"], "{end}");
}

#[test]
fn a_member_that_one_took_out_before_two_removed_the_entry_does_not_come_back() {
    let taken = side(
        None,
        &[
            ("after", 1, "from = [\"b\", \"c\"]\nto = [\"d\"]"),
            ("removed", 4, &whole(", after = [\"d\"]")),
        ],
    );
    let removed = side(None, &[("removed", 3, &whole(", after = [\"b\", \"c\"]"))]);
    let changed = side(
        Some("after = [\"b\", \"c\"]\nforecast = 2026-10-31"),
        &[("forecast", 3, "to = 2026-10-31")],
    );
    let end = merged([&taken, &removed, &changed]);
    assert!(end.contains("\nafter = [\"d\"]"), "{end}");
    assert_eq!(conflicts(&end), ["removed"], "{end}");
}

#[test]
fn the_removal_of_an_entry_is_none_of_another_kind_that_has_its_id_since() {
    let log = (
        "removed",
        2,
        "from = { id = \"lab\", name = \"Lab\", firm_group = \"makers\" }",
    );
    let removed = side(None, &[log]);
    let capability = "\n[[capability]]\nid = \"lab\"\nname = \"Lab\"\nfirm_group = \"makers\"\n";
    let had = side(None, &[]) + capability;
    let milestone = side(Some("weight = 2"), &[log, ("added", 3, "")]);
    let end = merged([&removed, &had, &milestone]);
    assert!(
        end.contains("[[milestone]]") && !end.contains("[[capability]]"),
        "{end}"
    );
    assert!(conflicts(&end).is_empty(), "{end}");
}

#[test]
fn what_somebody_gave_and_took_back_replaces_nothing_and_the_whole_log_says_what_stands() {
    let moved = |who: &str, steps: &[(usize, usize, usize)]| {
        let step = |(day, from, to): &(usize, usize, usize)| {
            (*day, format!("from = 2026-09-{from}\nto = 2026-09-{to}"))
        };
        let steps: Vec<(usize, String)> = steps.iter().map(step).collect();
        let mut log = vec![("forecast", 1, "to = 2026-09-25")];
        log.extend(
            steps
                .iter()
                .map(|(day, values)| ("forecast", *day, values.as_str())),
        );
        log.last()
            .and_then(|(_, _, values)| values.split("to = ").nth(1))
            .map(|stands| side_of(who, Some(&format!("forecast = {stands}")), &log))
            .unwrap_or_default()
    };
    let back = moved("C", &[(2, 25, 27), (2, 27, 26), (6, 26, 25)]);
    let [one, other] = [moved("A", &[(4, 25, 27)]), moved("B", &[(3, 25, 26)])];
    let end = merged([&back, &one, &other]);
    // The 26th was given by C last, on the 2nd, and by B on the 3rd: the 27th is later.
    assert!(end.contains("\nforecast = 2026-09-27"), "{end}");
    assert_eq!(conflicts(&end), ["forecast"], "{end}");
    // A round of C through the 26th makes that the later one, in every order.
    let round = moved("C", &[(7, 25, 26), (8, 26, 25)]);
    let end = merged([&round, &one, &other]);
    assert!(end.contains("\nforecast = 2026-09-26"), "{end}");
    assert_eq!(conflicts(&end), ["forecast"], "{end}");
}

#[test]
fn a_value_that_one_took_away_before_two_removed_the_entry_does_not_come_back() {
    let began = [
        ("baseline", 1, "to = 2026-06-30"),
        ("upgrading", 1, "to = [\"process\"]"),
    ];
    let known = ", baseline = 2026-06-30, upgrading = [\"process\"]";
    let with =
        |lab: Option<&str>, more: &[(&str, usize, &str)]| side(lab, &[&began, more].concat());
    let taken = with(
        None,
        &[
            ("baseline", 2, "from = 2026-06-30"),
            ("upgrading", 2, "from = [\"process\"]"),
            ("removed", 4, &whole("")),
        ],
    );
    let removed = with(None, &[("removed", 3, &whole(known))]);
    let changed = with(
        Some("baseline = 2026-06-30\nupgrading = [\"process\"]\nforecast = 2026-10-31"),
        &[("forecast", 5, "to = 2026-10-31")],
    );
    let end = merged([&taken, &removed, &changed]);
    assert!(end.contains("\nforecast = 2026-10-31"), "{end}");
    assert!(
        !end.contains("\nbaseline") && !end.contains("\nupgrading"),
        "{end}"
    );
    assert_eq!(conflicts(&end), ["removed"], "{end}");
}
