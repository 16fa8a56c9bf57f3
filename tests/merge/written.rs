//! What interface.md says of merging, case by case.

use tcu::internal::edit::merge::alike;
use tcu::internal::store::merge::merge_texts;
use tcu::internal::store::read::read_text;

pub(crate) const BASE: &str = r#"format = 1

[cluster]
name = "Fans"

# the rig
[[milestone]]
id = "rig"
title = "Rig"   # so it is called
forecast = 2026-09-30
after = ["a", "b"]

[[milestone]]
id = "lab"
title = "Lab"

[[capability]]
id = "cap"
name = "Cap"
[[capability.match]]
zone = "z"
sector = "s"
grade = "weak"

[[confirmation]]
on = 2026-01-01
by = "A"
items = ["rig"]
"#;

fn merged(base: &str, ours: &str, theirs: &str) -> String {
    merge_texts("x", Some(base), ours, theirs).unwrap().text
}

fn set(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn log(on: &str, by: &str, field: &str, from: &str, to: &str) -> String {
    let from = if from.is_empty() {
        String::new()
    } else {
        format!("from = {from}\n")
    };
    let to = if to.is_empty() {
        String::new()
    } else {
        format!("to = {to}\n")
    };
    format!(
        "\n[[change]]\non = {on}\nby = \"{by}\"\nitem = \"rig\"\nfield = \"{field}\"\n{from}{to}"
    )
}

fn forecast(day: &str) -> String {
    set(BASE, "2026-09-30", day)
}

fn conflicts(text: &str) -> Vec<String> {
    let roadmap = read_text("x", text).roadmap.unwrap();
    let plain = |value: &Option<tcu::internal::model::Value>| {
        value.as_ref().map_or("-".into(), |v| v.plain())
    };
    let by = |by: Option<&str>| by.unwrap_or_default().to_owned();
    roadmap
        .conflicts
        .iter()
        .map(|clash| {
            format!(
                "{} {}: {} {} | {} {} | base {}",
                clash.item.as_deref().unwrap_or("-"),
                clash.field.as_deref().unwrap_or("-"),
                plain(&clash.ours),
                by(clash.ours_by.as_deref()),
                plain(&clash.theirs),
                by(clash.theirs_by.as_deref()),
                plain(&clash.base)
            )
        })
        .collect()
}

fn entry_set(text: &str) -> tcu::internal::edit::diff::EntrySet {
    tcu::internal::store::merge::entry_set("x", text).unwrap()
}

/// Both ways round: the same values and conflicts; gives the one with the first called ours.
fn both(base: Option<&str>, one: &str, other: &str) -> String {
    let forth = merge_texts("x", base, one, other).unwrap();
    let back = merge_texts("x", base, other, one).unwrap();
    assert!(
        tcu::internal::edit::merge::same(&entry_set(&forth.text), &entry_set(&back.text)),
        "{}\n-----\n{}",
        forth.text,
        back.text
    );
    for side in [one, other] {
        let again = merge_texts("x", base, &forth.text, side).unwrap();
        assert_eq!(again.text, forth.text);
    }
    forth.text
}

#[test]
fn what_only_one_side_changed_is_carried_in_and_every_other_byte_of_ours_stays() {
    let ours = set(BASE, "title = \"Rig\"", "title = \"The rig\"");
    let theirs = set(&forecast("2026-11-30"), "# the rig\n", "");
    let wanted = set(&ours, "2026-09-30", "2026-11-30");
    assert_eq!(both(Some(BASE), &ours, &theirs), wanted);
}

#[test]
fn what_both_changed_alike_is_changed_once() {
    let side = forecast("2026-11-30");
    assert_eq!(both(Some(BASE), &side, &side), side);
}

#[test]
fn a_field_changed_differently_keeps_the_later_logged_value_and_the_other_in_a_conflict() {
    let ours =
        forecast("2026-11-30") + &log("2026-10-01", "A", "forecast", "2026-09-30", "2026-11-30");
    let theirs =
        forecast("2026-10-31") + &log("2026-10-02", "B", "forecast", "2026-09-30", "2026-10-31");
    let text = both(Some(BASE), &ours, &theirs);
    assert!(text.contains("forecast = 2026-10-31"), "{text}");
    assert_eq!(
        conflicts(&text),
        ["rig forecast: 2026-10-31 B | 2026-11-30 A | base 2026-09-30"]
    );
}

#[test]
fn unlogged_or_on_one_day_the_greater_stands_and_any_value_before_none() {
    let text = both(Some(BASE), &forecast("2026-11-30"), &forecast("2026-10-31"));
    assert_eq!(
        conflicts(&text),
        ["rig forecast: 2026-11-30  | 2026-10-31  | base 2026-09-30"]
    );
    let gone = set(BASE, "forecast = 2026-09-30\n", "");
    let text = both(Some(BASE), &gone, &forecast("2026-10-31"));
    assert_eq!(
        conflicts(&text),
        ["rig forecast: 2026-10-31  | -  | base 2026-09-30"]
    );
}

#[test]
fn a_side_whose_log_left_the_others_value_knew_it_and_wins() {
    let first = log("2026-10-01", "A", "forecast", "2026-09-30", "2026-11-30");
    let ours = forecast("2026-11-30") + &first;
    let theirs =
        forecast("2026-10-15") + &log("2026-10-01", "B", "forecast", "2026-11-30", "2026-10-15");
    let text = both(Some(BASE), &ours, &theirs);
    assert!(text.contains("forecast = 2026-10-15"));
    assert!(conflicts(&text).is_empty());
    let theirs = forecast("2026-10-15")
        + &first
        + &log("2026-10-01", "B", "forecast", "2026-11-30", "2026-10-15");
    assert!(conflicts(&both(Some(BASE), &ours, &theirs)).is_empty());
    assert!(conflicts(&both(None, &ours, &theirs)).is_empty());
    // If both left the other's value, neither knew better.
    let back = first + &log("2026-10-02", "A", "forecast", "2026-10-15", "2026-11-30");
    let ours = forecast("2026-11-30") + &back;
    let theirs =
        forecast("2026-10-15") + &log("2026-10-01", "B", "forecast", "2026-11-30", "2026-10-15");
    assert_eq!(conflicts(&both(Some(BASE), &ours, &theirs)).len(), 1);
}

#[test]
fn lists_merge_as_sets() {
    let ours = set(BASE, "[\"a\", \"b\"]", "[\"b\", \"c\"]");
    let theirs = set(BASE, "[\"a\", \"b\"]", "[\"a\", \"b\", \"d\"]");
    let text = both(Some(BASE), &ours, &theirs);
    assert!(text.contains("after = [\"b\", \"c\", \"d\"]"), "{text}");
}

#[test]
fn new_entries_of_both_sides_come_with_their_comments_and_unknown_keys() {
    let mine = "\n# mine\n[[milestone]]\nid = \"mine\"\ntitle = \"M\"\n";
    let other = "\n# agreed by phone\n[[milestone]]\nid = \"other\"  # theirs\ntitle='O'\ncolour.deep = 0xff\n[milestone.x]\ny = 12:30:00\n";
    let at = "\n[[capability]]";
    let ours = BASE.replacen(at, &format!("{mine}{at}"), 1);
    let theirs = BASE.replacen(at, &format!("{other}{at}"), 1);
    let text = both(Some(BASE), &ours, &theirs);
    assert!(text.contains(mine) && text.contains(other), "{text}");
}

#[test]
fn one_id_added_on_both_sides_is_one_entry() {
    let ours = format!("{BASE}\n[[risk]]\nid = \"r\"\ntext = \"R\"\nimpact = 3\nowner = \"me\"\n");
    let theirs =
        format!("{BASE}\n[[risk]]\nid = \"r\"\ntext = \"R\"\nimpact = 4\nlikelihood = 2\n");
    let text = both(Some(BASE), &ours, &theirs);
    assert_eq!(text.matches("[[risk]]").count(), 1);
    assert!(
        text.contains("impact = 4")
            && text.contains("likelihood = 2")
            && text.contains("owner = \"me\"")
    );
    assert_eq!(conflicts(&text), ["r impact: 4  | 3  | base -"]);
}

#[test]
fn records_are_counted() {
    let record = "\n[[confirmation]]\non = 2026-01-01\nby = \"A\"\nitems = [\"rig\"]\n";
    let twice = format!("{BASE}{record}");
    assert_eq!(
        both(Some(BASE), &twice, &twice)
            .matches("[[confirmation]]")
            .count(),
        2
    );
    assert_eq!(
        both(None, &twice, BASE).matches("[[confirmation]]").count(),
        2
    );
    let none = BASE.replace(record, "");
    assert!(!both(Some(BASE), &none, BASE).contains("confirmation"));
    assert!(both(None, &none, BASE).contains("confirmation"));
}

#[test]
fn what_is_removed_here_and_left_alone_there_goes() {
    let gone = set(BASE, "[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n\n", "");
    assert!(!both(Some(BASE), &gone, &forecast("2026-11-30")).contains("lab"));
    assert!(both(None, &gone, &forecast("2026-11-30")).contains("lab"));
}

#[test]
fn what_is_removed_here_and_changed_there_stays_whole_with_a_conflict() {
    let gone = set(BASE, "[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n\n", "");
    let changed = set(BASE, "title = \"Lab\"", "title = \"Laboratory\"");
    let text = both(Some(BASE), &gone, &changed);
    assert!(text.contains("title = \"Laboratory\""));
    assert_eq!(
        conflicts(&text),
        ["lab removed: false  | true  | base false"]
    );
}

#[test]
fn without_a_base_only_the_log_tells_a_removal() {
    let with = BASE.to_owned();
    let removal = "\n[[change]]\non = 2026-10-01\nby = \"A\"\nitem = \"lab\"\nfield = \"removed\"\nfrom = {title = \"Lab\", id = \"lab\"}\n";
    let gone = set(BASE, "[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n\n", "") + removal;
    assert!(!both(None, &with, &gone).contains("[[milestone]]\nid = \"lab\""));
    let changed = set(BASE, "title = \"Lab\"", "title = \"Laboratory\"");
    let text = both(None, &changed, &gone);
    assert_eq!(conflicts(&text), ["lab removed: false  | true A | base -"]);
    let unset = set(BASE, "forecast = 2026-09-30\n", "")
        + &log("2026-10-01", "A", "forecast", "2026-09-30", "");
    assert!(!both(None, &with, &unset).contains("forecast = 2026"));
    let unlogged = set(BASE, "forecast = 2026-09-30\n", "");
    assert!(both(None, &with, &unlogged).contains("forecast = 2026"));
}

#[test]
fn unknown_keys_and_tables_and_wrong_values_are_opaque_values() {
    let base = format!("{BASE}\n[extra]\na = 1\n");
    let ours = set(
        &base,
        "title = \"Lab\"",
        "title = \"Lab\"\ncolour = \"red\"",
    );
    let theirs = set(
        &base,
        "a = 1",
        "a = 2\n[[other]]\nb = 1979-05-27T07:32:00Z # kept\n[[other]]\nc = inf",
    );
    let theirs = set(&theirs, "forecast = 2026-09-30", "forecast = \"soon\"");
    let text = both(Some(&base), &ours, &theirs);
    assert!(
        text.contains("colour = \"red\"") && text.contains("a = 2"),
        "{text}"
    );
    assert!(text.contains("# kept\n[[other]]\nc = inf"), "{text}");
    assert!(text.contains("forecast = \"soon\""), "{text}");
    let other = set(
        &base,
        "title = \"Lab\"",
        "title = \"Lab\"\ncolour = \"blue\"",
    );
    assert_eq!(
        conflicts(&both(Some(&base), &ours, &other)),
        ["lab colour: red  | blue  | base -"]
    );
}

#[test]
fn matches_merge_by_zone_and_sector_and_field() {
    let ours = set(BASE, "grade = \"weak\"", "grade = \"strong\"");
    let theirs = set(
        BASE,
        "grade = \"weak\"",
        "grade = \"weak\"\nlink = \"trial\"\n[[capability.match]]\nzone = \"y\"",
    );
    let text = both(Some(BASE), &ours, &theirs);
    assert!(
        text.contains("grade = \"strong\"\nlink = \"trial\"") && text.contains("zone = \"y\""),
        "{text}"
    );
    let other = set(BASE, "grade = \"weak\"", "grade = \"partial\"");
    let text = both(Some(BASE), &ours, &other);
    assert_eq!(
        conflicts(&text),
        [
            "cap match: zone z, sector s, grade strong  | zone z, sector s, grade partial  | base zone z, sector s, grade weak"
        ]
    );
}

#[test]
fn what_is_withheld_of_a_sensitive_feedback_comes_back_nowhere() {
    let told = "\n[[feedback]]\nid = \"f-1\"\non = 2026-01-01\nby = \"officer\"\nwho = \"somebody\"\nnickname = \"somebody\"\ntext = \"a threat\"\n";
    let changed = "\n[[change]]\non = 2026-01-02\nby = \"officer\"\nitem = \"f-1\"\nfield = \"text\"\nfrom = \"a worse threat\"\nto = \"a threat\"\n";
    let base = format!("{BASE}{told}{changed}");
    let hidden =
        "\n[[feedback]]\nid = \"f-1\"\non = 2026-01-01\nsensitive = true\nreferred_to = \"O\"\n";
    let stripped =
        "\n[[change]]\non = 2026-01-02\nby = \"officer\"\nitem = \"f-1\"\nfield = \"text\"\n";
    let ours = format!("{BASE}{hidden}{stripped}");
    let theirs = set(&base, "a threat\"\n\n", "another threat\"\n\n");
    for base in [Some(base.as_str()), None] {
        let text = both(base, &ours, &theirs);
        for word in ["threat", "somebody", "[[conflict]]"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
        assert_eq!(text.matches("[[change]]").count(), 1);
    }
}

#[test]
fn a_mark_of_sensitive_feedback_that_one_side_takes_out_is_gone_and_its_words_stay() {
    let marked =
        "\n[[feedback]]\nid = \"f-1\"\non = 2026-01-01\nsensitive = true\nreferred_to = \"O\"\n";
    let open = "\n[[feedback]]\nid = \"f-1\"\non = 2026-01-01\nreferred_to = \"O\"\ntext = \"the road floods\"\n";
    let base = format!("{BASE}{marked}");
    let text = both(Some(&base), &base, &format!("{BASE}{open}"));
    assert!(
        text.contains("the road floods") && !text.contains("sensitive"),
        "{text}"
    );
    // Set on both sides apart it counts, whatever the other says.
    let base = format!("{BASE}{open}");
    let text = both(Some(&base), &format!("{BASE}{marked}"), &base);
    assert!(
        !text.contains("the road floods") && text.contains("sensitive = true"),
        "{text}"
    );
}

#[test]
fn what_was_erased_does_not_come_back() {
    let told = "\n[[feedback]]\nid = \"f-1\"\non = 2026-01-01\nby = \"officer\"\nwho = \"somebody\"\ntext = \"words\"\n";
    let erased = "\n[[feedback]]\nid = \"f-1\"\non = 2026-01-01\nby = \"officer\"\ntext = \"(erased on 2026-02-01 at the wish of the one who spoke)\"\n";
    let text = both(None, &format!("{BASE}{told}"), &format!("{BASE}{erased}"));
    assert!(
        !text.contains("somebody") && !text.contains("words"),
        "{text}"
    );
}

#[test]
fn three_values_end_alike_in_any_order() {
    let sides = ["2026-10-01", "2026-10-02", "2026-10-03"].map(forecast);
    let entry_set = |text: &str| tcu::internal::store::merge::entry_set("x", text).unwrap();
    let fold = |order: [usize; 3]| {
        let first = merged(BASE, &sides[order[0]], &sides[order[1]]);
        merged(BASE, &first, &sides[order[2]])
    };
    let all = [[0, 1, 2], [0, 2, 1], [1, 2, 0], [2, 1, 0]].map(fold);
    for text in &all {
        assert!(
            tcu::internal::edit::merge::same(&entry_set(text), &entry_set(&all[0])),
            "{text}"
        );
        assert_eq!(conflicts(text).len(), 2);
    }
}

#[test]
fn a_settled_conflict_stays_settled() {
    let text = both(Some(BASE), &forecast("2026-11-30"), &forecast("2026-10-31"));
    let conflict = &text[text.find("\n[[conflict]]").unwrap()..];
    let settled = text.replace(conflict, "\n")
        + &log("2026-10-05", "C", "forecast", "2026-10-31", "2026-11-30");
    assert!(conflicts(&both(Some(&text), &settled, &text)).is_empty());
    assert!(conflicts(&both(Some(BASE), &settled, &forecast("2026-10-31"))).is_empty());
}

#[test]
fn two_different_answers_to_one_conflict_are_a_conflict_again() {
    let text = both(Some(BASE), &forecast("2026-11-30"), &forecast("2026-10-31"));
    let conflict = &text[text.find("\n[[conflict]]").unwrap()..];
    let settled = |by: &str, value: &str| {
        let text = set(&text.replace(conflict, "\n"), "2026-11-30", value);
        let rejected = ["2026-11-30", "2026-10-31"].into_iter();
        let rejected = rejected.filter(|one| *one != value);
        rejected.fold(text, |text, one| {
            text + &log("2026-10-05", by, "forecast", one, value)
        })
    };
    let [kept, other, third] = [
        settled("C", "2026-11-30"),
        settled("D", "2026-10-31"),
        settled("E", "2026-12-31"),
    ];
    // The same answer twice is one answer.
    assert!(conflicts(&both(Some(&text), &kept, &settled("D", "2026-11-30"))).is_empty());
    for (one, answer, stands) in [
        (&kept, "2026-11-30 C | 2026-10-31 D", "2026-11-30"),
        (&third, "2026-12-31 E | 2026-10-31 D", "2026-12-31"),
    ] {
        let again = both(Some(&text), one, &other);
        let told = conflicts(&again);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains(answer), "{told:?}");
        assert!(again.contains(&format!("forecast = {stands}\n")), "{again}");
    }
}

#[test]
fn a_side_that_is_no_toml_is_refused() {
    assert!(merge_texts("x", Some(BASE), BASE, "a = \n").is_err());
    assert!(merge_texts("x", Some("a = \n"), BASE, BASE).is_ok());
}

/// What several laptops come to that each had the conflict of `open` and answered it, in that order.
fn answered(open: &str, answers: &[&str]) -> String {
    let first = answers[0].to_owned();
    (answers[1..].iter()).fold(first, |text, answer| both(Some(open), &text, answer))
}

#[test]
fn answers_of_three_laptops_to_one_conflict_come_to_the_same_in_any_order() {
    let open = both(Some(BASE), &forecast("2026-11-30"), &forecast("2026-10-31"));
    let conflict = &open[open.find("\n[[conflict]]").unwrap()..];
    let settled = |by: &str, value: &str| {
        let text = set(&open.replace(conflict, "\n"), "2026-11-30", value);
        let rejected = ["2026-11-30", "2026-10-31"].into_iter();
        let rejected = rejected.filter(|one| *one != value);
        rejected.fold(text, |text, one| {
            text + &log("2026-10-05", by, "forecast", one, value)
        })
    };
    let [kept, other, third] = [
        settled("C", "2026-11-30"),
        settled("D", "2026-10-31"),
        settled("E", "2026-12-31"),
    ];
    let again = settled("F", "2026-10-31");
    for (sides, count) in [([&kept, &other, &third], 2), ([&kept, &other, &again], 1)] {
        let orders = [
            [0, 1, 2],
            [0, 2, 1],
            [1, 0, 2],
            [1, 2, 0],
            [2, 0, 1],
            [2, 1, 0],
        ];
        let results = orders.map(|order| answered(&open, &order.map(|at| sides[at].as_str())));
        for result in &results {
            assert_eq!(conflicts(result).len(), count, "{result}");
            assert!(
                alike(&entry_set(result), &entry_set(&results[0])),
                "{result}\n{}",
                results[0]
            );
        }
    }
}

#[test]
fn two_answers_to_whether_an_entry_is_removed_are_a_conflict_again() {
    let entry = |title: &str| format!("[[milestone]]\nid = \"rig\"\ntitle = \"{title}\"\n\n");
    let removal = |by: &str, title: &str| {
        let whole = format!("{{ id = \"rig\", title = \"{title}\" }}");
        format!(
            "\n[[change]]\non = 2026-10-05\nby = \"{by}\"\nitem = \"rig\"\nfield = \"removed\"\nfrom = {whole}\n"
        )
    };
    let head = "[cluster]\nname = \"Fans\"\n\n";
    let base = format!("{head}{}", entry("Rig"));
    let gone = format!("{head}{}", removal("A", "Rig"));
    let open = both(Some(&base), &gone, &format!("{head}{}", entry("Test rig")));
    assert_eq!(conflicts(&open).len(), 1, "{open}");
    let log = &removal("A", "Rig");
    let removed = format!("{head}{log}{}", removal("C", "Test rig"));
    let kept = |by: &str| {
        let kept = format!(
            "\n[[change]]\non = 2026-10-05\nby = \"{by}\"\nitem = \"rig\"\nfield = \"removed\"\nfrom = true\nto = false\n"
        );
        format!("{head}{}{log}{kept}", entry("Test rig"))
    };
    let [one, other] = [kept("D"), kept("E")];
    for order in [
        [&removed, &one, &other],
        [&one, &other, &removed],
        [&other, &removed, &one],
    ] {
        for count in [2, 3] {
            let answers: Vec<&str> = order[..count].iter().map(|side| side.as_str()).collect();
            let text = answered(&open, &answers);
            let is_removed = answers.contains(&removed.as_str());
            assert_eq!(conflicts(&text).len(), usize::from(is_removed), "{text}");
            assert!(text.contains("title = \"Test rig\""), "{text}");
        }
    }
    // Whoever knows that it was kept may remove it later.
    let known = one.replace(&entry("Test rig"), "") + &removal("C", "Test rig");
    assert!(conflicts(&both(Some(&one), &known, &one)).is_empty());
}
