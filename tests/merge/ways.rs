//! What came to both sides by another way than from their base: a second stick, a mail, somebody else's laptop.

use tcu::internal::edit::merge::alike;
use tcu::internal::store::merge::{entry_set, merge_texts};

use super::written::BASE;

fn merged(base: Option<&str>, ours: &str, theirs: &str) -> String {
    merge_texts("x", base, ours, theirs).unwrap().text
}

/// The result, the same whichever side is called ours.
fn both(base: Option<&str>, one: &str, other: &str) -> String {
    let result = merged(base, one, other);
    let back = merged(base, other, one);
    assert!(is_alike(&result, &back), "{result}\n=== other way\n{back}");
    result
}

fn is_alike(one: &str, other: &str) -> bool {
    alike(
        &entry_set("x", one).unwrap(),
        &entry_set("x", other).unwrap(),
    )
}

fn set(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn log(day: usize, by: &str, item: &str, field: &str, values: &str) -> String {
    format!(
        "\n[[change]]\non = 2026-02-{day:02}\nby = \"{by}\"\nitem = \"{item}\"\nfield = \"{field}\"\n{values}\n"
    )
}

const LAB: &str = "[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n";
const LAB_WHOLE: &str = "from = { id = \"lab\", title = \"Lab\" }";
const MATCH: &str = "[[capability.match]]\nzone = \"z\"\nsector = \"s\"\ngrade = \"weak\"\n";
const MATCH_WHOLE: &str = "from = { zone = \"z\", sector = \"s\", grade = \"weak\" }";

#[test]
fn what_was_removed_and_added_again_stays_though_the_base_is_older_than_both() {
    let removed = set(BASE, LAB, "") + &log(1, "A", "lab", "removed", LAB_WHOLE);
    let again = format!("{removed}\n{LAB}{}", log(2, "B", "lab", "added", ""));
    assert!(both(Some(BASE), &again, &removed).contains(LAB));
    // Where the removal is newer than the base, but known to one side only, it goes.
    assert!(!both(Some(BASE), BASE, &removed).contains(LAB));
}

#[test]
fn an_entry_of_both_ways_that_one_side_then_removed_goes() {
    let plain = set(BASE, LAB, "");
    let added = format!("{plain}\n{LAB}{}", log(1, "A", "lab", "added", ""));
    let removed = format!(
        "{plain}{}{}",
        log(1, "A", "lab", "added", ""),
        log(2, "B", "lab", "removed", LAB_WHOLE)
    );
    assert!(!both(Some(&plain), &added, &removed).contains(LAB));
    // What was changed after the removal was made stays, with a conflict.
    let changed = set(&added, "\"Lab\"", "\"Laboratory\"")
        + &log(
            2,
            "C",
            "lab",
            "title",
            "from = \"Lab\"\nto = \"Laboratory\"",
        );
    let result = both(Some(&plain), &changed, &removed);
    assert!(result.contains("\"Laboratory\"") && result.contains("field = \"removed\"\nours"));
}

#[test]
fn a_match_that_was_taken_out_and_put_back_stays_though_the_base_is_older_than_both() {
    let out = set(BASE, MATCH, "") + &log(1, "A", "cap", "match", MATCH_WHOLE);
    let back = set(
        &out,
        "name = \"Cap\"\n",
        &format!("name = \"Cap\"\n{MATCH}"),
    ) + &log(2, "B", "cap", "match", &MATCH_WHOLE.replace("from", "to"));
    assert!(both(Some(BASE), &back, &out).contains(MATCH));
    assert!(!both(Some(BASE), BASE, &out).contains(MATCH));
}

#[test]
fn a_member_of_a_list_that_was_put_back_stays_though_the_base_is_older_than_both() {
    let out = set(BASE, "[\"a\", \"b\"]", "[\"a\"]")
        + &log(
            1,
            "A",
            "rig",
            "after",
            "from = [\"a\", \"b\"]\nto = [\"a\"]",
        );
    let back = set(&out, "after = [\"a\"]", "after = [\"a\", \"b\"]")
        + &log(
            2,
            "B",
            "rig",
            "after",
            "from = [\"a\"]\nto = [\"a\", \"b\"]",
        );
    assert!(both(Some(BASE), &back, &out).contains("after = [\"a\", \"b\"]"));
    assert!(both(Some(BASE), BASE, &out).contains("after = [\"a\"]"));
}

#[test]
fn a_value_that_both_had_and_one_side_changed_back_is_changed_back() {
    let later = set(BASE, "2026-09-30", "2026-10-31")
        + &log(
            1,
            "A",
            "rig",
            "forecast",
            "from = 2026-09-30\nto = 2026-10-31",
        );
    let back = set(&later, "forecast = 2026-10-31", "forecast = 2026-09-30")
        + &log(
            2,
            "B",
            "rig",
            "forecast",
            "from = 2026-10-31\nto = 2026-09-30",
        );
    let result = both(Some(BASE), &back, &later);
    assert!(result.contains("forecast = 2026-09-30") && !result.contains("[[conflict]]"));
}

#[test]
fn without_a_base_a_match_that_was_moved_to_another_zone_does_not_stay_in_the_first() {
    let whole = MATCH_WHOLE.replace("\"z\"", "\"y\"").replace("from", "to");
    let moved = set(BASE, "zone = \"z\"", "zone = \"y\"")
        + &log(1, "A", "cap", "match", &format!("{MATCH_WHOLE}\n{whole}"));
    let result = both(None, BASE, &moved);
    assert!(
        result.contains("zone = \"y\"") && !result.contains("[[capability.match]]\nzone = \"z\"")
    );
}

#[test]
fn without_a_base_a_reading_that_two_people_mended_apart_is_gone_in_any_order() {
    let reading = |value: &str| {
        format!(
            "[[indicator]]\nid = \"tests\"\n[[indicator.reading]]\non = 2026-01-01\nvalue = {value}\n"
        )
    };
    let told = |key: &str, value: &str| format!("{key} = {{ on = 2026-01-01, value = {value} }}\n");
    let mended = |by: &str, value: &str| {
        let values = told("from", "1") + &told("to", value);
        format!(
            "{BASE}\n{}{}",
            reading(value),
            log(1, by, "tests", "reading", &values)
        )
    };
    let sides = [
        format!("{BASE}\n{}", reading("1")),
        mended("B", "2"),
        mended("C", "3"),
    ];
    for [a, b, c] in [[0, 1, 2], [1, 2, 0], [0, 2, 1]] {
        let first = both(None, &sides[a], &sides[b]);
        let result = both(None, &first, &sides[c]);
        assert!(!result.contains("\nvalue = 1\n"), "{a} {b} {c}: {result}");
        assert!(result.contains("value = 2") && result.contains("value = 3"));
    }
}

#[test]
fn two_entries_of_one_id_do_not_make_more_conflicts_of_one() {
    let duplicates = format!("{BASE}\n[[owner]]\nid = \"lab\"\norg = \"Lab\"\n");
    let clash = "\n[[conflict]]\nitem = \"lab\"\nfield = \"removed\"\nbase = false\nours = false\ntheirs = true\n";
    let ours = set(&duplicates, "\"Rig\"", "\"The rig\"") + clash;
    let theirs = set(&duplicates, "org = \"Lab\"", "org = \"The lab\"") + clash;
    let result = both(Some(&duplicates), &ours, &theirs);
    assert_eq!(result.matches("[[conflict]]").count(), 1, "{result}");
    let again = both(Some(&duplicates), &result, &theirs);
    assert_eq!(again.matches("[[conflict]]").count(), 1, "{again}");
}

#[test]
fn a_value_that_went_with_its_entry_is_not_one_that_the_others_came_back_from() {
    let plain = BASE.replace("forecast = 2026-09-30\n", "");
    let rig = &plain[plain.find("# the rig").unwrap()..plain.find(LAB).unwrap()];
    // One gave a date and then took the whole entry out by hand; one changed another field; one gave a date.
    let gone = set(&plain, rig, "") + &log(1, "B", "rig", "forecast", "to = 2026-10-31");
    let titled = set(&plain, "\"Rig\"", "\"The rig\"");
    let dated = set(
        &plain,
        "title = \"Rig\"",
        "forecast = 2026-11-30\ntitle = \"Rig\"",
    );
    let sides = [gone, titled, dated];
    let fold = |[a, b, c]: [usize; 3]| {
        let first = both(Some(&plain), &sides[a], &sides[b]);
        both(Some(&plain), &first, &sides[c])
    };
    let first = fold([0, 1, 2]);
    assert!(
        first.contains("forecast = 2026-11-30") && !first.contains("field = \"forecast\"\nours")
    );
    for order in [[1, 2, 0], [0, 2, 1]] {
        assert!(
            is_alike(&first, &fold(order)),
            "{first}\n===\n{}",
            fold(order)
        );
    }
}

#[test]
fn that_a_value_was_taken_out_stays_in_conflict_beside_a_side_that_came_back_to_the_base() {
    // The value was given where there was none: that it was left once does not undo that somebody took it out.
    let given = set(BASE, LAB, &format!("{LAB}forecast = 2026-05-01\n"));
    let base = given.clone() + &log(1, "O", "lab", "forecast", "to = 2026-05-01");
    // A hand gave another, which nothing tells, and the program the old one again.
    let back = base.clone()
        + &log(
            3,
            "A",
            "lab",
            "forecast",
            "from = 2026-04-01\nto = 2026-05-01",
        );
    let out = set(&base, "forecast = 2026-05-01\n", "")
        + &log(2, "B", "lab", "forecast", "from = 2026-05-01");
    let by_hand = set(&base, "forecast = 2026-05-01\n", "forecast = 2026-06-01\n");
    let sides = [&back, &out, &by_hand];
    let known = Some(base.as_str());
    for [one, two, three] in [[0, 1, 2], [0, 2, 1], [1, 2, 0]] {
        let result = both(known, &both(known, sides[one], sides[two]), sides[three]);
        assert!(result.contains("forecast = 2026-06-01\n"), "{result}");
        assert!(
            result.contains("[[conflict]]"),
            "{one} {two} {three}\n{result}"
        );
    }
}

#[test]
fn which_value_of_an_entry_stands_is_told_by_the_log_of_whoever_removed_it_too() {
    let given = |day: usize, by: &str, value: &str| {
        let values = format!("from = 2026-09-30\nto = {value}");
        log(day, by, "rig", "forecast", &values)
    };
    let changed = |day: usize, by: &str, value: &str| {
        set(
            BASE,
            "forecast = 2026-09-30",
            &format!("forecast = {value}"),
        ) + &given(day, by, value)
    };
    let rig = &BASE[BASE.find("# the rig").unwrap()..BASE.find(LAB).unwrap()];
    let whole =
        "from = { id = \"rig\", title = \"Rig\", forecast = 2026-12-31, after = [\"a\", \"b\"] }";
    let by_hand = set(BASE, rig, "") + &given(3, "C", "2026-12-31");
    let removed = by_hand.clone() + &log(2, "C", "rig", "removed", whole);
    // Or it stays, and went back to where it was.
    let back = log(
        3,
        "C",
        "rig",
        "forecast",
        "from = 2026-12-31\nto = 2026-09-30",
    );
    let back = BASE.to_owned() + &given(3, "C", "2026-12-31") + &back;
    for third in [by_hand, removed, back] {
        let sides = [
            changed(1, "A", "2026-12-31"),
            changed(2, "B", "2026-11-30"),
            third,
        ];
        for [one, two, three] in [[0, 1, 2], [0, 2, 1], [1, 2, 0]] {
            let first = both(Some(BASE), &sides[one], &sides[two]);
            let result = both(Some(BASE), &first, &sides[three]);
            assert!(
                result.contains("\nforecast = 2026-12-31\n"),
                "{one} {two} {three}\n{result}"
            );
            for side in &sides {
                assert_eq!(merged(Some(BASE), &result, side), result);
            }
        }
    }
}

#[test]
fn a_member_that_a_hand_took_out_stays_where_the_other_side_gave_it_and_comes_again() {
    let plain = set(BASE, "after = [\"a\", \"b\"]\n", "");
    let told = log(1, "A", "rig", "after", "to = [\"a\", \"c\"]");
    let with = |members: &str| {
        set(
            &plain,
            "forecast = 2026-09-30\n",
            &format!("forecast = 2026-09-30\nafter = {members}\n"),
        )
    };
    let ours = with("[\"a\", \"b\"]") + &told;
    let theirs = with("[\"c\"]");
    let result = both(Some(&plain), &ours, &theirs);
    for member in ["a", "b", "c"] {
        assert!(result.contains(&format!("\"{member}\"")), "{result}");
    }
    for side in [&ours, &theirs] {
        assert_eq!(merged(Some(&plain), &result, side), result);
    }
}

#[test]
fn an_entry_of_another_kind_that_is_added_under_its_id_does_not_settle_that_it_was_removed() {
    let head = "[cluster]\nname = \"Fans\"\n\n";
    let base = format!("{head}[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n");
    let changed = base.replace("\"Rig\"", "\"Test rig\"");
    let added = "\n[[change]]\non = 2026-10-05\nby = \"B\"\nitem = \"rig\"\nfield = \"added\"\n";
    let other = format!("{head}[[owner]]\nid = \"rig\"\norg = \"Rig\"\n{added}");
    let text = merged(Some(&base), &changed, &other);
    assert!(
        text.contains("title = \"Test rig\"") && text.contains("[[owner]]"),
        "{text}"
    );
    assert!(
        text.contains("field = \"removed\"\nbase = false\nours = false\ntheirs = true"),
        "{text}"
    );
    for side in [&changed, &other] {
        assert_eq!(merged(Some(&base), &text, side), text);
    }
}

#[test]
fn what_was_changed_and_then_removed_goes_where_the_change_came_by_another_way() {
    let changed = MATCH.replace("grade = \"weak\"", "grade = \"strong\"");
    let whole = MATCH_WHOLE.replace("weak", "strong");
    let told = log(
        1,
        "A",
        "cap",
        "match",
        &format!("{MATCH_WHOLE}\n{}", whole.replace("from", "to")),
    );
    let known = set(BASE, MATCH, &changed) + &told;
    let out = set(BASE, MATCH, "") + &told + &log(2, "A", "cap", "match", &whole);
    let result = both(Some(BASE), &known, &out);
    assert!(!result.contains("[[capability.match]]") && !result.contains("[[conflict]]"));

    let told = log(1, "A", "lab", "title", "from = \"Lab\"\nto = \"Test lab\"");
    let known = set(BASE, "\"Lab\"", "\"Test lab\"") + &told;
    let gone = LAB_WHOLE.replace("\"Lab\"", "\"Test lab\"");
    let out = set(BASE, LAB, "") + &told + &log(2, "A", "lab", "removed", &gone);
    let result = both(Some(BASE), &known, &out);
    assert!(!result.contains("[[milestone]]\nid = \"lab\"") && !result.contains("[[conflict]]"));
}
