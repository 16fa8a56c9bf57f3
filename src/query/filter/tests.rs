//! What filters mean, tried on a made-up entry.

use std::borrow::Cow;
use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::dates::Calendar;
use crate::dates::date::parse_iso;
use crate::health::Severity;
use crate::model::Kind;

fn scope() -> ParseContext {
    ParseContext {
        calendar: Calendar::new(parse_iso("2026-11-21").unwrap(), Some(7)),
        kind: None,
        custom: None,
    }
}

fn listing(kind: Kind) -> ParseContext {
    ParseContext {
        kind: Some(kind),
        ..scope()
    }
}

struct Sample {
    values: HashMap<&'static str, Vec<FieldValue<'static>>>,
    texts: Vec<&'static str>,
}

impl FieldSource for Sample {
    fn values(&self, key: &str) -> Vec<FieldValue<'_>> {
        self.values.get(key).cloned().unwrap_or_default()
    }

    fn any_text(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.texts.iter().any(|text| test(text))
    }
}

fn name(text: &'static str) -> FieldValue<'static> {
    FieldValue::Name(Cow::Borrowed(text))
}

fn sample() -> Sample {
    let date = |text| FieldValue::Date(parse_iso(text).unwrap());
    Sample {
        values: HashMap::from([
            (
                "title",
                vec![FieldValue::Text(Cow::Borrowed("Lab granted ISO/IEC 17025"))],
            ),
            ("status", vec![name("blocked")]),
            ("owner", vec![name("sialkot/simap-testing")]),
            ("reaches", vec![name("use")]),
            ("target", vec![name("none")]),
            ("severity", vec![name("notice"), name("warning")]),
            ("flag", vec![name("overdue"), name("stale")]),
            ("health", vec![name("amber")]),
            ("due", vec![date("2026-09-30")]),
            ("forecast", vec![date("2026-11-30")]),
            ("slip", vec![FieldValue::Number(92.0)]),
            ("float", vec![FieldValue::Number(-3.0)]),
            ("progress", vec![FieldValue::Number(40.0)]),
            ("quotable", vec![FieldValue::Truth(true)]),
        ]),
        texts: vec![
            "Lab granted ISO/IEC 17025",
            "Café at Wazirabad",
            "کراچی",
            "rock and roll or jazz",
        ],
    }
}

#[test]
fn a_filter_lists_what_it_says() {
    for (text, lists) in [
        ("", true),
        ("  ", true),
        ("lab", true),
        ("LAB iso", true),
        ("lab zebra", false),
        ("cafe", true),
        ("كراچي", true),
        ("\"lab granted\"", true),
        ("\"granted lab\"", false),
        ("lab cafe", true),
        ("-zebra", true),
        ("-lab", false),
        ("--lab", true),
        ("zebra | lab", true),
        ("zebra or lab", true),
        ("zebra|lab", true),
        ("lab zebra | cafe", true),
        ("lab (zebra | cafe)", true),
        ("zebra (lab | cafe)", false),
        ("-(zebra | lab)", false),
        ("lab and cafe", true),
        ("\"or\" \"and\"", true),
        ("10:30", false),
        ("iso/iec", true),
        ("title:lab", true),
        ("Title:LAB", true),
        ("title:\"granted iso\"", true),
        ("status:blocked", true),
        ("status:active", false),
        ("status:active,blocked", true),
        ("-status:blocked", false),
        ("status:Blocked", true),
        ("owner:simap-testing", true),
        ("owner:sialkot/simap-testing", true),
        ("owner:gujrat/simap-testing", false),
        ("owner:simap", false),
        ("owner:none", false),
        ("partners:none", true),
        ("partners:none,smeda", true),
        ("target:none", true),
        ("target:\"none\"", true),
        ("target:<buy", true),
        ("reaches:>=assimilate", true),
        ("reaches:>use", false),
        ("reaches:<create", true),
        ("severity:>=warning", true),
        ("severity:error", false),
        ("severity:<warning", true),
        ("flag:stale", true),
        ("flag:dormant,stale", true),
        ("health:>green", true),
        ("due:<2026-12-31", true),
        ("due:<\"30 Sep 2026\"", false),
        ("due:<=30/9/26", true),
        ("due:2026-09-30", true),
        ("due:2026-09", true),
        ("due:<today", true),
        ("due:>-3m", true),
        ("forecast:\"end of month\"", true),
        ("forecast:Nov", true),
        ("forecast:Q2", true),
        ("forecast:<+2w forecast:>today", true),
        ("baseline:<2030-01-01", false),
        ("-baseline:<2030-01-01", true),
        ("slip:>30", true),
        ("slip:>=92", true),
        ("slip:92", true),
        ("slip:>92", false),
        ("float:<0", true),
        ("float:-3", true),
        ("progress:40%", true),
        ("slip:<0,>90", true),
        ("quotable:yes", true),
        ("quotable:false", false),
        ("done-means:none", true),
        ("done_means:none", true),
    ] {
        let filter = parse(text, &scope()).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(filter.matches(&sample()), lists, "{text}");
    }
}

#[test]
fn what_is_no_filter_is_told_with_its_place() {
    for (text, told) in [
        (
            "lab ownr:x",
            "At character 5: nothing has a \"ownr\" (did you mean owner?). To search",
        ),
        ("http://x", "put it in quotes"),
        (
            "status:plannd",
            "At character 8: status is never \"plannd\" (did you mean planned?)",
        ),
        ("status:", "a value is missing after status:"),
        ("status:active,", "a value is missing"),
        ("status: active", "a value is missing"),
        ("status:>active", "has no order"),
        ("title:<b", "has no order"),
        ("flag:stail", "did you mean stale"),
        ("severity:bad", "It is one of notice, warning, error"),
        ("due:<soon", "due is a date: \"soon\" is not understood"),
        ("baseline:<2026-02-30", "Feb 2026 has the days 1 to 28"),
        ("slip:>much", "slip should be a number"),
        ("quotable:perhaps", "quotable should be yes or no"),
        ("\"lab", "At character 1: this quote is not closed"),
        ("a (b", "At character 3: this parenthesis is not closed"),
        ("a b)", "At character 4: this ) closes nothing"),
        ("()", "missing after ("),
        ("a |", "missing after |"),
        ("a or", "missing after or"),
        ("| a", "missing after the beginning"),
        ("a -", "missing after -"),
        ("سلام ownr:x", "At character 6"),
    ] {
        let error = parse(text, &scope()).unwrap_err().to_string();
        assert!(error.contains(told), "{text}: {error}");
    }
    let deep = "(".repeat(100_000);
    assert_eq!(
        parse(&deep, &scope()).unwrap_err().why,
        super::error::ErrorKind::TooDeep
    );
    let deep = "-".repeat(100_000) + "a";
    assert_eq!(
        parse(&deep, &scope()).unwrap_err().why,
        super::error::ErrorKind::TooDeep
    );
}

#[test]
fn keys_are_those_of_what_is_listed() {
    assert!(parse("voice:buyer", &listing(Kind::Feedback)).is_ok());
    let error = parse("voice:buyer", &listing(Kind::Milestone)).unwrap_err();
    assert!(
        error.to_string().contains("milestones have no \"voice\""),
        "{error}"
    );
    // The parts of an entry count as it.
    assert!(parse("zone:rashakai link:>=contacted", &listing(Kind::Capability)).is_ok());
    assert!(parse("target:>=60", &listing(Kind::Placement)).is_ok());
    assert!(parse("target:>=use", &listing(Kind::Placement)).is_err());
    assert!(parse("kind:problem", &listing(Kind::Feedback)).is_ok());
    for key in keys(None, None) {
        assert!(parse(&format!("{key}:none"), &scope()).is_ok(), "{key}");
    }
}

#[test]
fn severities_are_those_of_the_flags() {
    let mut words: Vec<&str> = Severity::ALL.map(Severity::word).to_vec();
    words.reverse();
    assert_eq!(SEVERITIES, words);
}

#[test]
fn another_search_can_be_used_for_words() {
    let filter = parse("lbgr status:blocked", &scope()).unwrap();
    assert!(!filter.matches(&sample()));
    let mut fuzzy = |word: &str, text: &str| {
        let mut letters = text.chars().map(|letter| letter.to_ascii_lowercase());
        word.chars()
            .all(|wanted| letters.any(|letter| letter == wanted))
    };
    assert!(filter.matches_by(&sample(), &mut fuzzy));
}

fn any_filter_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "a",
        "lab",
        "-",
        "(",
        ")",
        "|",
        " or ",
        " and ",
        " ",
        ",",
        ":",
        "\"",
        "\\",
        "<",
        ">=",
        "none",
        "status:blocked",
        "status:",
        "due:<2026-12-31",
        "due:",
        "slip:>=2",
        "title:",
        "\"two words\"",
        "owner:x,y",
        "kind:",
        "Q3",
        "use",
        "reaches:>buy",
        "from:",
        "2026-01-01",
        "(a | b)",
        "-(",
        "or",
        "AND",
        "نام",
        "\t",
        "quotable:no",
        "\"none\"",
    ];
    let piece = prop_oneof![
        9 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_breaks_the_parser(text in any_filter_text(), anything in any::<String>()) {
        for text in [text, anything] {
            for scope in [scope(), listing(Kind::Milestone)] {
                match parse(&text, &scope) {
                    Ok(filter) => { filter.matches(&sample()); }
                    Err(error) => {
                        prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error);
                        prop_assert!(!error.to_string().is_empty());
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(text in any_filter_text()) {
        if let Ok(filter) = parse(&text, &scope()) {
            let printed = filter.to_string();
            prop_assert_eq!(parse(&printed, &scope()), Ok(filter), "{}", printed);
        }
    }

    #[test]
    fn a_filter_and_its_negation_part_everything(text in any_filter_text()) {
        if let (Ok(filter), Ok(negated)) = (parse(&text, &scope()), parse(&format!("-({text})"), &scope())) {
            prop_assert_ne!(filter.matches(&sample()), negated.matches(&sample()));
        }
    }
}
