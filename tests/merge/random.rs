//! What must hold of any merge, over random roadmaps and random edits on all sides.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tcu::internal::edit::merge::alike;
use tcu::internal::model::{Kind, Roadmap, Value};
use tcu::internal::store::merge::{entry_set, merge_texts};

use super::laptop::{Dice, Means, begins, edits, entries, is_long_run, read, rounds, told};
use super::shrunk::{Case, line_difference};
use super::sticks::by_sticks;
use super::styles::STYLES;

pub(crate) fn merged(base: Option<&str>, ours: &str, theirs: &str) -> String {
    match merge_texts("x", base, ours, theirs) {
        Ok(merged) => merged.text,
        Err(why) => panic!(
            "{why}\n=== base\n{}\n=== ours\n{ours}\n=== theirs\n{theirs}",
            base.unwrap_or("-")
        ),
    }
}

pub(crate) fn agree(one: &str, other: &str) -> bool {
    alike(
        &entry_set("x", one).unwrap(),
        &entry_set("x", other).unwrap(),
    )
}

fn start(style: usize) -> &'static str {
    STYLES[style % STYLES.len()]
}

/// Every single value of every entry, by kind, id and key.
fn fields(roadmap: &Roadmap) -> BTreeMap<(Kind, String, &'static str), Value> {
    let mut fields = BTreeMap::new();
    let tables = [Kind::Cluster, Kind::RuleSettings].map(|kind| roadmap.entry(kind, 0).unwrap());
    for entry in entries(roadmap).into_iter().chain(tables) {
        for field in entry.fields().iter().filter(|field| !field.many) {
            if let Some(value) = entry.value(field.key) {
                fields
                    .entry((entry.kind(), entry.id().to_owned(), field.key))
                    .or_insert(value);
            }
        }
    }
    fields
}

pub(crate) fn records(roadmap: &Roadmap) -> Vec<String> {
    let kinds = [
        Kind::Confirmation,
        Kind::Review,
        Kind::Assessment,
        Kind::Change,
    ];
    let mut records: Vec<String> = kinds
        .iter()
        .flat_map(|kind| roadmap.entries(*kind))
        .map(|record| format!("{:?}", tcu::internal::edit::NewEntry::copy(record)))
        .collect();
    records.sort();
    records
}

fn shown(base: &str, ours: &str, theirs: &str, result: &str) -> String {
    format!("=== base\n{base}\n=== ours\n{ours}\n=== theirs\n{theirs}\n=== result\n{result}")
}

/// Nothing of either side is lost, and what one side alone changed is as that side has it.
fn check_values(base: &str, ours: &str, theirs: &str, result: &str) {
    let shown = || shown(base, ours, theirs, result);
    let (base, ours, theirs, result) = (read(base), read(ours), read(theirs), read(result));
    let [old, mine, other, now] = [&base, &ours, &theirs, &result].map(fields);
    let there = |roadmap: &Roadmap, kind: Kind, id: &str| {
        id.is_empty() || roadmap.position(kind, id).is_some()
    };
    for key in mine.keys().chain(other.keys()) {
        let (kind, id, field) = key;
        if is_withheld(&result, *kind, id) {
            continue;
        }
        if !there(&ours, *kind, id) || !there(&theirs, *kind, id) {
            // Whole on one side: it stays whole, or goes as it was in the base.
            let side = if there(&ours, *kind, id) {
                &mine
            } else {
                &other
            };
            if there(&base, *kind, id) && !there(&result, *kind, id) {
                assert_eq!(old.get(key), side.get(key), "{key:?}\n{}", shown());
            } else {
                assert_eq!(now.get(key), side.get(key), "{key:?}\n{}", shown());
            }
            continue;
        }
        if added_apart(&result, id).next().is_some() {
            for side in [mine.get(key), other.get(key)] {
                assert!(
                    side == now.get(key) || kept(&result, kind, id, field, side),
                    "{key:?} {side:?}\n{}",
                    shown()
                );
            }
            continue;
        }
        let values = [old.get(key), mine.get(key), other.get(key), now.get(key)];
        let [old, mine, other, now] = values;
        if mine == old || mine == other {
            assert_eq!(now, other, "{key:?}\n{}", shown());
        } else if other == old {
            assert_eq!(now, mine, "{key:?}\n{}", shown());
        } else {
            for side in [mine, other].into_iter().filter(|side| *side != now) {
                assert!(
                    kept(&result, kind, id, field, side),
                    "{key:?} {side:?}\n{}",
                    shown()
                );
            }
        }
    }
}

/// Whether an entry is a feedback of which nothing may be kept.
fn is_withheld(roadmap: &Roadmap, kind: Kind, id: &str) -> bool {
    let feedback = roadmap.feedback.iter().find(|feedback| *feedback.id == *id);
    kind == Kind::Feedback && feedback.is_some_and(|feedback| feedback.sensitive == Some(true))
}

/// Whether a conflict or the log holds a value.
fn kept(roadmap: &Roadmap, kind: &Kind, id: &str, field: &str, value: Option<&Value>) -> bool {
    let item = if id.is_empty() { kind.key() } else { id };
    let is = |word: Option<&str>, is: &str| word == Some(is);
    let in_conflict = roadmap.conflicts.iter().any(|clash| {
        is(clash.item.as_deref(), item)
            && is(clash.field.as_deref(), field)
            && (clash.ours.as_ref() == value || clash.theirs.as_ref() == value)
    });
    let in_apart = added_apart(roadmap, id).any(|entry| match entry {
        Value::Table(pairs) => {
            let held = pairs.iter().find(|(key, _)| key == field);
            held.map(|(_, value)| value) == value
        }
        _ => false,
    });
    let in_log = roadmap.changes.iter().any(|change| {
        is(change.item.as_deref(), item)
            && is(change.field.as_deref(), field)
            && (change.from.as_ref() == value || change.to.as_ref() == value)
    });
    in_conflict || in_apart || in_log
}

/// The entries that people added apart under an id, whole.
fn added_apart<'r>(roadmap: &'r Roadmap, id: &'r str) -> impl Iterator<Item = &'r Value> {
    let apart = roadmap.conflicts.iter().filter(move |conflict| {
        conflict.item.as_deref() == Some(id) && conflict.field.as_deref() == Some("added")
    });
    apart.flat_map(|conflict| conflict.ours.iter().chain(&conflict.theirs))
}

fn check_records(base: &str, ours: &str, theirs: &str, result: &str) {
    let shown = || shown(base, ours, theirs, result);
    let [base, ours, theirs, result] =
        [base, ours, theirs, result].map(|text| records(&read(text)));
    let count = |records: &[String], record: &String| {
        records.iter().filter(|other| *other == record).count()
    };
    for record in ours.iter().chain(&theirs) {
        let [old, mine, other, now] =
            [&base, &ours, &theirs, &result].map(|records| count(records, record));
        let wanted = if mine == old {
            other
        } else if other == old {
            mine
        } else {
            mine.max(other)
        };
        assert_eq!(now, wanted, "{record}\n{}", shown());
    }
}

fn comments(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .filter(|line| line.starts_with('#'))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: rounds(24) as u32, failure_persistence: None, max_shrink_iters: 0, rng_seed: begins(), ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_either_side_may_be_called_ours(seed in any::<u64>(), style in 0..STYLES.len(), hand in any::<bool>()) {
        with_a_base(seed, style, hand);
    }

    #[test]
    fn without_a_base_nothing_is_lost_either(seed in any::<u64>(), style in 0..STYLES.len(), hand in any::<bool>()) {
        without_a_base(seed, style, hand);
    }

    #[test]
    fn three_laptops_end_alike_in_any_order(seed in any::<u64>(), style in 0..STYLES.len(), hand in any::<bool>()) {
        assert!(in_any_order(seed, style, hand));
    }

    #[test]
    fn what_three_laptops_added_apart_ends_alike_in_any_order(seed in any::<u64>(), style in 0..STYLES.len()) {
        let (base, sides) = added_apart_by_three(seed, style);
        assert!(sides_in_any_order(Some(&base), &sides));
        let [ours, theirs, _] = &sides;
        let result = merged(Some(&base), ours, theirs);
        check_values(&base, ours, theirs, &result);
        check_records(&base, ours, theirs, &result);
    }

    #[test]
    fn what_was_added_apart_stays_when_a_side_comes_again(seed in any::<u64>(), style in 0..STYLES.len(), has_base in any::<bool>()) {
        let (base, [ours, theirs, _]) = added_apart_by_three(seed, style);
        let known = has_base.then_some(base.as_str());
        let result = merged(known, &ours, &theirs);
        for side in [&ours, &theirs, &result] {
            assert_eq!(merged(known, &result, side), result, "{}", shown(&base, &ours, side, &result));
        }
    }

    #[test]
    fn three_laptops_and_one_stick_come_to_the_same(seed in any::<u64>(), style in 0..STYLES.len(), hand in any::<bool>()) {
        assert!(by_sticks(seed, start(style), if hand { Means::Both } else { Means::Program }, 1));
    }
}

/// Of what is not logged no merge can tell whether it is newer, if it goes round by two ways. Of what is logged all end
/// alike but for entries that somebody removed.
#[test]
fn three_laptops_and_two_sticks_come_to_the_same_in_what_is_logged_and_not_removed() {
    none_differs(|case, seed| by_sticks(seed, start(case), Means::Logged, 2));
}

/// What a hand took out leaves no trace without a base; what the program did leaves enough, but hardly ever (rounds of
/// changes through values that others gave).
#[test]
fn three_laptops_end_alike_in_any_order_without_a_base() {
    hardly_ever_differs(10_000, |case, seed| {
        let case = Case::of(seed, start(case), Means::Program, (6, 6), false);
        case_in_any_order(case)
    });
}

/// The same of what was added apart.
#[test]
fn what_three_laptops_added_apart_ends_alike_in_any_order_without_a_base() {
    hardly_ever_differs(10_000, |case, seed| {
        case_in_any_order(Case::of(seed, start(case), Means::Program, (2, 3), true))
    });
}

/// Whether a case without a base ends alike in every order; tells the edits that matter where it does not.
fn case_in_any_order(case: Case) -> bool {
    case_holds(case, false)
}

/// The same of a case with or without its base.
fn case_holds(case: Case, has_base: bool) -> bool {
    let holds = |case: &Case| {
        let (base, sides) = case.texts();
        sides_in_any_order(has_base.then_some(base.as_str()), &sides)
    };
    let held = holds(&case);
    if !held && is_long_run() {
        tell_shrunk(&case.shrunk(&|case| !holds(case)), has_base);
    }
    held
}

fn tell_shrunk(case: &Case, has_base: bool) {
    let (base, sides) = case.texts();
    let known = has_base.then_some(base.as_str());
    told(&format!("=== differs: {:?}", case.steps));
    told(&format!("=== base\n{}", line_difference(case.start, &base)));
    for (who, side) in ["a", "b", "c"].iter().zip(&sides) {
        told(&format!("=== {who}\n{}", line_difference(&base, side)));
    }
    let mut ends: Vec<String> = Vec::new();
    for order in ORDERS {
        let first = merged(known, &sides[order[0]], &sides[order[1]]);
        let end = merged(known, &first, &sides[order[2]]);
        if ends.iter().all(|other| !agree(other, &end)) {
            told(&format!(
                "=== in order {order:?}\n{}",
                line_difference(ends.first().unwrap_or(&base), &end)
            ));
            ends.push(end);
        }
    }
}

/// The orders in which three sides are merged; which of two is ours has its own tests.
const ORDERS: [[usize; 3]; 4] = [[0, 1, 2], [0, 2, 1], [1, 2, 0], [2, 1, 0]];

/// A roadmap to which three people added an entry of one id, and what each of them did besides.
fn added_apart_by_three(seed: u64, style: usize) -> (String, [String; 3]) {
    Case::of(seed, start(style), Means::Program, (2, 3), true).texts()
}

/// That so many random cases hold.
fn none_differs(holds: impl Fn(usize, u64) -> bool) {
    hardly_ever_differs(usize::MAX, holds);
}

/// The same, but for one in `one_in`.
fn hardly_ever_differs(one_in: usize, holds: impl Fn(usize, u64) -> bool) {
    let cases = rounds(16);
    let differ: Vec<(usize, u64)> = (0..cases)
        .map(|case| (case, seed_of(case)))
        .filter(|(case, seed)| !holds(*case, *seed))
        .collect();
    told(&format!("{} of {cases} differ: {differ:?}", differ.len()));
    assert!(
        differ.len().saturating_mul(one_in) <= cases,
        "{differ:?} of {cases}"
    );
}

/// Whether three sides of one roadmap, merged in every order with their base, end alike.
fn in_any_order(seed: u64, style: usize, hand: bool) -> bool {
    let means = if hand { Means::Both } else { Means::Program };
    let case = Case::of(seed, start(style), means, (6, 6), false);
    case_holds(case, true)
}

pub(crate) fn sides_in_any_order(known: Option<&str>, sides: &[String; 3]) -> bool {
    let fold = |order: [usize; 3]| {
        let first = merged(known, &sides[order[0]], &sides[order[1]]);
        merged(known, &first, &sides[order[2]])
    };
    let first = fold(ORDERS[0]);
    ORDERS[1..].iter().all(|order| {
        let other = fold(*order);
        agree(&first, &other) || is_added_under_two_kinds(&[&first, &other])
    })
}

/// Whether an id that people added apart is that of entries of two kinds: the log, which tells entries by their ids,
/// does not say then which of them was added when. Such a file has an error of its own.
pub(crate) fn is_added_under_two_kinds(texts: &[&str]) -> bool {
    texts.iter().any(|text| {
        let roadmap = read(text);
        let ids = entries(&roadmap)
            .into_iter()
            .map(|entry| (entry.id(), entry.kind()));
        let mut kinds: BTreeMap<&str, BTreeSet<Kind>> = BTreeMap::new();
        for (id, kind) in ids {
            kinds.entry(id).or_default().insert(kind);
        }
        let twice = kinds.iter().filter(|(_, kinds)| kinds.len() > 1);
        twice.into_iter().any(|(id, _)| {
            let changes = roadmap.changes.iter();
            let added = changes.filter(|change| {
                change.item.as_deref() == Some(id) && change.field.as_deref() == Some("added")
            });
            // One of the three may have been added by hand, which the log does not tell.
            added.count() > 1
        })
    })
}

/// Two sides of one roadmap with their base, and what must hold of the result.
fn with_a_base(seed: u64, style: usize, hand: bool) {
    let mut dice = Dice(seed);
    let means = if hand { Means::Both } else { Means::Program };
    let base = edits(&mut dice, start(style), "office", means, 6);
    let ours = edits(&mut dice, &base, "a", means, 6);
    let theirs = edits(&mut dice, &base, "b", means, 6);
    let result = merged(Some(&base), &ours, &theirs);
    let back = merged(Some(&base), &theirs, &ours);
    assert!(
        agree(&result, &back),
        "{}\n=== other way\n{back}",
        shown(&base, &ours, &theirs, &result)
    );
    check_values(&base, &ours, &theirs, &result);
    check_records(&base, &ours, &theirs, &result);
    for side in [&ours, &theirs, &result, &back] {
        let again = merged(Some(&base), &result, side);
        assert_eq!(again, result, "{}", shown(&base, &ours, side, &result));
    }
    assert_eq!(merged(Some(&base), &ours, &base), ours);
    assert_eq!(merged(Some(&ours), &result, &ours), result);
    // What is removed takes the comments inside it.
    if !result.contains("removed") && everything_of(&ours, &result) {
        let mut left = comments(&result);
        for comment in comments(&ours) {
            let at = left.iter().position(|other| *other == comment);
            assert!(
                at.is_some(),
                "lost {comment}\n{}",
                shown(&base, &ours, &theirs, &result)
            );
            left.swap_remove(at.unwrap());
        }
    }
}

/// Whether every entry of one text is in another.
fn everything_of(text: &str, other: &str) -> bool {
    let (mine, other) = (read(text), read(other));
    let mut entries = entries(&mine).into_iter();
    entries.all(|entry| other.position(entry.kind(), entry.id()).is_some())
}

/// The same without the base.
fn without_a_base(seed: u64, style: usize, hand: bool) {
    let mut dice = Dice(seed);
    let means = if hand { Means::Both } else { Means::Program };
    let base = edits(&mut dice, start(style), "office", means, 4);
    let ours = edits(&mut dice, &base, "a", means, 6);
    let theirs = edits(&mut dice, &base, "b", means, 6);
    let result = merged(None, &ours, &theirs);
    let back = merged(None, &theirs, &ours);
    assert!(
        agree(&result, &back),
        "{}\n=== other way\n{back}",
        shown(&base, &ours, &theirs, &result)
    );
    let now = read(&result);
    let values = fields(&now);
    for side in [&ours, &theirs] {
        assert_eq!(
            merged(None, &result, side),
            result,
            "{}",
            shown(&base, &ours, &theirs, &result)
        );
        for ((kind, id, field), value) in fields(&read(side)) {
            if is_withheld(&now, kind, &id) {
                continue;
            }
            let stands = values.get(&(kind, id.clone(), field)) == Some(&value);
            let removed = kept(&now, &kind, &id, "removed", None)
                || !id.is_empty() && now.position(kind, &id).is_none();
            assert!(
                stands || removed || kept(&now, &kind, &id, field, Some(&value)),
                "{id} {field}\n{}",
                shown(&base, &ours, &theirs, &result)
            );
        }
    }
}

#[test]
fn two_entries_of_one_id_do_not_speak_for_each_other() {
    // The id of a remark, which no log tells of, is that of a milestone which was added on the other side.
    with_a_base(9_296_852_217_647_545_370, 5, true);
    without_a_base(13_410_779_131_985_000_503, 5, true);
    // That one of them was added does not say that the other, which a hand removed, was kept.
    with_a_base(12_173_343_850_174_603_369, 6, true);
}

#[test]
fn what_a_hand_took_back_and_another_gave_is_kept_and_logged() {
    with_a_base(3_492_929_494_524_107_179, 4, true);
}

#[test]
fn a_conflict_with_no_value_stays_when_a_side_comes_again() {
    with_a_base(2_747_726_660_555_068_836, 4, true);
}

#[test]
fn what_a_hand_took_back_makes_no_conflict_when_a_side_comes_again() {
    // One side logged a value that its hand took out again, where a hand gave another on the other side.
    with_a_base(3_439_666_165_142_822_254, 4, true);
}

#[test]
fn an_id_that_is_added_under_two_kinds_is_the_one_exception() {
    assert!(in_any_order(13_382_362_801_163_772_665, 2, true));
    // One of them added by hand.
    assert!(in_any_order(7_062_515_616_416_837_197, 6, true));
}

/// Random cases with a base, edited by hand too, that ended differently once.
#[test]
fn three_laptops_with_a_base_end_alike_where_they_once_did_not() {
    assert!(in_any_order(1_557_418_379_242_990_478, 5, true));
    assert!(in_any_order(15_839_473_529_213_377_886, 0, false));
    assert!(in_any_order(4_441_509_243_175_257_349, 5, true));
    assert!(in_any_order(17_773_142_098_458_050_998, 4, true));
}

#[test]
fn a_member_of_a_list_stays_when_a_side_comes_again() {
    // One side logged a member that its hand took out again, where the other side gave it.
    with_a_base(12_252_730_613_506_670_880, 6, true);
}

#[test]
fn a_conflict_that_came_of_what_is_in_the_base_stays() {
    with_a_base(17_327_764_790_614_978_509, 0, false);
}

#[test]
fn a_step_that_a_hand_put_back_does_not_come_again() {
    // One side logged a change of it that its hand undid, where a hand changed it on the other side.
    with_a_base(8_497_510_814_148_558_669, 0, true);
}

/// Random cases that ended differently once, by seed and style.
#[test]
fn three_laptops_end_alike_where_they_once_did_not() {
    let cases = [
        (11_819_103_093_844_950_798, 0),
        (2_063_651_554_239_151_877, 0),
        (15_459_720_783_657_540_695, 5),
        (7_631_635_228_949_054_091, 3),
        (11_131_769_152_495_629_997, 0),
        (2_522_908_745_356_666_056, 0),
        (11_961_058_239_477_189_980, 6),
        (11_484_294_829_243_253_894, 6),
        (17_335_938_256_671_486_117, 1),
        (1_105_289_831_000_867_442, 1),
        (5_271_647_312_001_895_484, 6),
        (6_501_066_631_796_383_908, 4),
        (16_156_027_703_345_405_443, 6),
        (119_374_243_286_411_040, 6),
        (4_100_447_725_565_112_972, 4),
        (2_348_279_428_754_679_657, 6),
        (6_164_919_053_930_511_640, 0),
        (722_171_870_599_556_205, 5),
        (15_060_524_065_316_701_710, 0),
        (6_555_564_958_484_768_697, 6),
        (7_138_929_423_716_101_987, 6),
        (10_806_205_516_749_511_622, 2),
        (11_305_754_976_708_449_541, 3),
        (15_165_199_143_910_608_764, 4),
        (16_866_248_693_749_859_174, 1),
        (11_155_532_274_477_527_735, 4),
        (8_470_415_698_620_910_965, 6),
        (2_187_986_869_886_431_914, 0),
        (14_246_044_826_557_910_301, 6),
        (7_270_181_426_111_873_253, 1),
        (2_577_085_774_986_357_540, 6),
        (15_928_033_150_622_416_650, 6),
    ];
    for (seed, style) in cases {
        let case = Case::of(seed, STYLES[style], Means::Program, (6, 6), false);
        assert!(case_in_any_order(case), "{seed} {style}");
    }
}

/// What many merges come to, for long runs: nothing may be lost in any; that either side may be called ours, and that a
/// side may come again, hardly ever fails, and then with a conflict more or less.
#[test]
fn of_many_merges_with_a_base_none_loses_anything() {
    let (mut lost, mut differ, mut again) = (Vec::new(), Vec::new(), Vec::new());
    for case in 0..rounds(16) {
        let seed = seed_of(case);
        let (style, means) = (case % STYLES.len(), [Means::Both, Means::Program][case % 2]);
        let mut dice = Dice(seed);
        let base = edits(&mut dice, start(style), "office", means, 6);
        let [ours, theirs] = ["a", "b"].map(|who| edits(&mut dice, &base, who, means, 6));
        let result = merged(Some(&base), &ours, &theirs);
        let kept = std::panic::catch_unwind(|| {
            check_values(&base, &ours, &theirs, &result);
            check_records(&base, &ours, &theirs, &result);
        });
        if kept.is_err() {
            lost.push((seed, style));
        }
        if !agree(&result, &merged(Some(&base), &theirs, &ours)) {
            differ.push((seed, style));
        }
        let stays = |side: &String| merged(Some(&base), &result, side) == result;
        if ![&ours, &theirs, &result].into_iter().all(stays) {
            again.push((seed, style));
        }
    }
    told(&format!(
        "of {} merges with a base {} lost something, {} differed by the side, {} when a side came again: {lost:?} {differ:?} {again:?}",
        rounds(16),
        lost.len(),
        differ.len(),
        again.len()
    ));
    assert!(lost.is_empty() && differ.is_empty(), "{lost:?} {differ:?}");
    assert!(again.len() * 1_000 <= rounds(16), "{again:?}");
}

/// The same of three sides in every order.
#[test]
fn of_many_merges_of_three_with_a_base_none_differs_by_the_order() {
    none_differs(|case, seed| in_any_order(seed, case % STYLES.len(), case.is_multiple_of(2)));
}

/// The seed of a case: always the same, and in long runs others each time, or those of `TCU_SEEDS`.
pub(crate) fn seed_of(case: usize) -> u64 {
    let asked = std::env::var("TCU_SEEDS").ok();
    let asked = asked.and_then(|text| text.parse().ok());
    let begin = match is_long_run() {
        true => u64::from(asked.unwrap_or_else(std::process::id)),
        false => 0,
    };
    let begin = begin.wrapping_mul(0x5851_f42d_4c95_7f2d);
    (case as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ begin
}
