use super::*;
use crate::analysis::agenda::TaskKind::{self, Answer, Decision, Milestone, Reading, Risk, Tell};
use crate::dates::Calendar;
use crate::dates::date::{iso, parse_iso};

/// The status date is Friday 11 December 2026.
fn calendar() -> Calendar {
    Calendar::new(parse_iso("2026-12-11").unwrap(), Some(7))
}

/// What each part says, in short words.
fn told(text: &str, items: &[TaskKind]) -> Vec<String> {
    let parts = read_reply(text, items, &calendar());
    parts.iter().map(short).collect()
}

fn short(part: &ReplyPart) -> String {
    let number = part
        .number
        .map_or("-".to_owned(), |number| number.to_string());
    let action = match &part.action {
        Ok(ReplyAction::Confirm) => "ok".to_owned(),
        Ok(ReplyAction::NewDate(date)) => iso(*date),
        Ok(ReplyAction::Done(date)) => format!("done {}", iso(*date)),
        Ok(ReplyAction::Started(date)) => format!("started {}", iso(*date)),
        Ok(ReplyAction::Blocked(reason)) => format!("blocked: {reason}"),
        Ok(ReplyAction::Answer { outcome, text }) => format!("{outcome}: {text}"),
        Ok(ReplyAction::Reading { value, on }) => format!("{value} on {}", iso(*on)),
        Ok(ReplyAction::Occurred) => "occurred".to_owned(),
        Err(problem) => format!("{problem:?}"),
    };
    let explanation = part.explanation.as_ref().map(|text| format!(" ({text})"));
    format!("{number} {action}{}", explanation.unwrap_or_default())
}

#[test]
fn messages_are_read_as_people_write_them() {
    let four = [Milestone; 4];
    let mut wrong = Vec::new();
    for (text, expected) in [
        (
            "1 ok, 2 march, 3 done 4/12, 4 blocked no power",
            &[
                "1 ok",
                "2 2027-03-31",
                "3 done 2026-12-04",
                "4 blocked: no power",
            ][..],
        ),
        (
            "1. ok\n2. 15 March 2027\n3. done\n",
            &["1 ok", "2 2027-03-15", "3 done 2026-12-11"],
        ),
        (
            "1) OK 2) will be done by 15/3 3) Blocked: customs",
            &["1 ok", "2 2027-03-15", "3 blocked: customs"],
        ),
        (
            "1 ok 2 march 3 done",
            &["1 ok", "2 2027-03-31", "3 done 2026-12-11"],
        ),
        ("1, 2 ok; 3 done", &["1 ok", "2 ok", "3 done 2026-12-11"]),
        ("1 and 2 ok", &["1 ok", "2 ok"]),
        (
            "1-3 ok, 4 end of march",
            &["1 ok", "2 ok", "3 ok", "4 2027-03-31"],
        ),
        ("all ok", &["1 ok", "2 ok", "3 ok", "4 ok"]),
        ("ok 1, done 2", &["1 ok", "2 done 2026-12-11"]),
        (
            "۱ ٹھیک ہے، ۲ مارچ، ۳ مکمل",
            &["1 ok", "2 2027-03-31", "3 done 2026-12-11"],
        ),
        ("۲ ۱۵ مارچ", &["2 2027-03-15"]),
        ("1 theek hai 2 ho gaya", &["1 ok", "2 done 2026-12-11"]),
        ("Salam sir,\n1 ok\nThanks", &["1 ok"]),
        ("1: on track\n2: no change", &["1 ok", "2 ok"]),
        ("1 compleated 2/12", &["1 done 2026-12-02"]),
        ("2 blokced due to no gas", &["2 blocked: no gas"]),
        (
            "1 march because customs holds the spectrometer",
            &["1 2027-03-31 (customs holds the spectrometer)"],
        ),
        (
            "3 delayed to 30 June 2027 (funds not released)",
            &["3 2027-06-30 (funds not released)"],
        ),
        ("2 not yet, 15 january", &["2 2027-01-15"]),
        ("2 not done", &["2 Negative"]),
        ("2 maybe march", &["2 Uncertain"]),
        ("1 ok? which lab do you mean", &["1 Question"]),
        ("2 15 march or 20 march", &["2 SeveralDates"]),
        ("7 ok", &["7 UnknownNumber"]),
        ("1 ok, 1 done", &["1 ok", "1 Repeated"]),
        ("1 ok, the road is closed", &["1 NotUnderstood"]),
        ("the road is closed", &["- NoNumber"]),
        ("3", &["3 Empty"]),
        ("3 purple", &["3 NotUnderstood"]),
        ("3 done 4/6/2027", &["3 DayOfDone"]),
        ("4 started 1 dec", &["4 started 2026-12-01"]),
        ("1 +2w", &["1 2026-12-25"]),
        ("2 - Q4 FY27", &["2 2027-06-30"]),
        ("#1 ok\n#2 done yesterday", &["1 ok", "2 done 2026-12-10"]),
        (
            "1 done, 2 done, 3 done on 30-11-2026",
            &[
                "1 done 2026-12-11",
                "2 done 2026-12-11",
                "3 done 2026-11-30",
            ],
        ),
        ("1 next month", &["1 2027-01-31"]),
        (
            "1 stuck, waiting for GEPCO",
            &["1 blocked: waiting for GEPCO"],
        ),
        ("no power, 4 blocked", &["- NoNumber", "4 blocked: "]),
        ("2.15/3 3.ok", &["2 2027-03-15", "3 ok"]),
        (
            "1 ok\n\n2 we will finish in february",
            &["1 ok", "2 2027-02-28"],
        ),
        ("", &[]),
    ] {
        let read = told(text, &four);
        if read != expected {
            wrong.push(format!("{text:?}: {read:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_kind_of_item_takes_what_fits_it() {
    for (kind, text, expected) in [
        (Decision, "1 done 1/12", "1 done 2026-12-01"),
        (Decision, "1 ok", "1 DoesNotFit"),
        (Decision, "1 march", "1 2027-03-31"),
        (
            Answer,
            "1 accepted, the tests begin in May",
            "1 accepted: accepted, the tests begin in May",
        ),
        (
            Answer,
            "1 no, there is no budget",
            "1 declined: no, there is no budget",
        ),
        (Answer, "1 the tests begin in May", "1 NoOutcome"),
        (Tell, "1 told yesterday", "1 done 2026-12-10"),
        (Tell, "1 not yet", "1 Negative"),
        (Reading, "1 14 tests", "1 14 on 2026-12-11"),
        (Reading, "1 1,250 on 30 Nov", "1 1250 on 2026-11-30"),
        (Reading, "1 ok", "1 NotUnderstood"),
        (Risk, "1 happened", "1 occurred"),
        (Risk, "1 ok", "1 DoesNotFit"),
        (Risk, "1 review in march", "1 2027-03-31"),
    ] {
        assert_eq!(told(text, &[kind]), [expected], "{kind:?} {text:?}");
    }
}

proptest::proptest! {
    #[test]
    fn no_message_breaks_the_reader(text in "[0-9 a-zآ-ی۰-۹,.;:/\n()#?+-]{0,60}", count in 0usize..6) {
        let items = vec![Milestone; count];
        for part in read_reply(&text, &items, &calendar()) {
            let known = part.number.is_some_and(|number| number >= 1 && number <= count);
            proptest::prop_assert!(known || part.action.is_err());
        }
    }
}
