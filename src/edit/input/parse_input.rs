//! What a typed text means: the value it stands for, or why it is none.
//!
//! The range and the words of a value are judged by the entry that is to hold it, so that a form says what
//! reading a file says.

use chrono::Datelike;

use crate::dates::date::{Date, beside, day as day_number, iso, plain, with_weekday};
use crate::dates::{Calendar, YearBias, parse_from};
use crate::model::{Entry, EntryClass, Kind, ReferenceTarget, Roadmap, Value, ValueType};
use crate::text::nearest;

use crate::edit::input::candidate::matching;
use crate::edit::input::field_spec::FieldSpec;
use crate::edit::input::list_syntax;

/// What a typed text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedInput {
    /// The value; `None` where nothing is given; or what is wrong with it.
    pub value: Result<Option<Value>, String>,
    /// What should be looked at, though it may be written.
    pub warning: Option<String>,
    /// What names nothing that is there: it is written only when that is asked for once more.
    pub doubt: Option<String>,
    /// What the text was taken for, where that does not show: a date with its weekday, the name of an owner.
    pub echo: Option<String>,
}

/// Reads what was typed for a question.
pub fn read(asked: &FieldSpec, typed: &str, calendar: &Calendar) -> ParsedInput {
    let value = value(asked, typed, calendar).and_then(|value| held(asked, value));
    let given: &[Value] = match &value {
        Ok(Some(Value::List(items))) => items,
        Ok(Some(one)) => std::slice::from_ref(one),
        _ => &[],
    };
    let doubt = unknown(asked, given).or_else(|| {
        let date = given.iter().find_map(Value::as_date)?;
        doubtful_date(&asked.key, date, asked.stands, calendar.today)
    });
    let warning = given.iter().find_map(|value| ahead(asked, value, calendar));
    let echo = match given {
        [Value::Date(date)] => Some(beside(*date, asked.stands.filter(|stands| stands != date))),
        [Value::Text(id)] if !asked.many => name_of(asked, id),
        _ => None,
    };
    ParsedInput {
        value,
        warning,
        doubt,
        echo,
    }
}

/// A value as a person would type it into the field.
pub fn typed(asked: &FieldSpec, value: &Value) -> String {
    match value {
        Value::List(list) if asked.many => {
            let one: Vec<String> = list.iter().map(Value::plain).collect();
            list_syntax::joined(one.iter().map(String::as_str))
        }
        Value::Truth(true) => "yes".to_owned(),
        Value::Truth(false) => "no".to_owned(),
        Value::Date(date) => iso(*date),
        Value::Text(word) => match asked.described {
            Some(field) => field.said_word(word).to_owned(),
            None => word.clone(),
        },
        other => other.plain(),
    }
}

fn value(asked: &FieldSpec, typed: &str, calendar: &Calendar) -> Result<Option<Value>, String> {
    if asked.many {
        let mut list = Vec::new();
        for item in list_syntax::items(typed) {
            list.extend(one(asked, &item.text, calendar)?);
        }
        return Ok((!list.is_empty()).then_some(Value::List(list)));
    }
    if asked.is_long() && !typed.trim().is_empty() {
        return Ok(Some(Value::Text(typed.to_owned())));
    }
    one(asked, typed.trim(), calendar)
}

fn one(asked: &FieldSpec, typed: &str, calendar: &Calendar) -> Result<Option<Value>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    let expected = || format!("should be {}, not \"{typed}\"", asked.shape.expects());
    let value = match asked.shape {
        ValueType::Date => Value::Date(day(typed, asked, calendar)?),
        ValueType::Bool => Value::Truth(truth(typed).ok_or("should be yes or no")?),
        ValueType::Integer { .. } => Value::Whole(whole(typed).ok_or_else(expected)?),
        ValueType::Number | ValueType::Amount => number(typed).ok_or_else(expected)?,
        ValueType::Numbers => numbers(typed).ok_or_else(expected)?,
        ValueType::Choice(words) => Value::Text(word(asked, typed, words)),
        _ => Value::Text(typed.to_owned()),
    };
    if let (Value::Text(word), true) = (&value, asked.closed) {
        offered(asked, word, typed)?;
    }
    Ok(Some(value))
}

/// The word that was typed in whatever case and with whatever between its parts; the nearest spelling of a word of
/// the format where it is none of them.
fn word(asked: &FieldSpec, typed: &str, words: &[&str]) -> String {
    let plain = |word: &str| word.to_lowercase().replace([' ', '_'], "-");
    let typed = plain(typed);
    let typed = asked.written_word(&typed);
    let known = words.iter().find(|word| plain(word) == typed);
    known.map_or(typed.to_owned(), |word| (*word).to_owned())
}

fn truth(typed: &str) -> Option<bool> {
    match typed.to_lowercase().as_str() {
        "yes" | "y" | "true" | "ہاں" | "جی" => Some(true),
        "no" | "n" | "false" | "نہیں" => Some(false),
        _ => None,
    }
}

fn whole(typed: &str) -> Option<i64> {
    latin_digits(typed).parse().ok()
}

fn number(typed: &str) -> Option<Value> {
    let latin = latin_digits(typed);
    if let Ok(whole) = latin.parse() {
        return Some(Value::Whole(whole));
    }
    // "inf" and "nan" are numbers to the machine and to nobody else.
    let plain = latin
        .chars()
        .all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    let number: f64 = latin.parse().ok().filter(|_| plain)?;
    number.is_finite().then_some(Value::Number(number))
}

/// Names with a number each: `women 1, sme 2`, also with `=` or `:` between.
fn numbers(typed: &str) -> Option<Value> {
    let pair = |text: &str| {
        let (name, typed) = text.trim().rsplit_once([' ', '=', ':'])?;
        let name = name.trim_end_matches([' ', '=', ':']).to_owned();
        (!name.is_empty()).then_some((name, number(typed)?))
    };
    let pairs: Option<Vec<_>> = typed.split([',', ';']).map(pair).collect();
    pairs.map(Value::Table)
}

/// Urdu and Arabic digits as Latin ones.
fn latin_digits(typed: &str) -> String {
    let latin = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(c as u32 - 0x6f0, 10),
        '٫' => Some('.'),
        _ => None,
    };
    typed.chars().map(|c| latin(c).unwrap_or(c)).collect()
}

fn day(typed: &str, asked: &FieldSpec, calendar: &Calendar) -> Result<Date, String> {
    let lean = if asked.past {
        YearBias::Past
    } else {
        YearBias::Ahead
    };
    parse_from(typed, asked.stands, calendar, lean).map_err(|error| error.to_string())
}

/// The furthest that a date is taken for meant, in years from the status date.
const FAR_YEARS: i32 = 20;

/// Says that a forecast or a due date is past or far away: it is written only when that is asked for once more. One
/// that stands already is not asked about.
pub fn doubtful_date(key: &str, date: Date, stands: Option<Date>, today: Date) -> Option<String> {
    if !matches!(key, "forecast" | "due") || stands == Some(date) {
        return None;
    }
    let far = today.with_year(today.year().saturating_add(FAR_YEARS));
    // 29 February has no day of its own in every year.
    let far = far.or_else(|| today.pred_opt()?.with_year(today.year() + FAR_YEARS));
    let told = match date < today {
        true => "is past",
        false if far.is_some_and(|far| date > far) => "is more than 20 years away",
        false => return None,
    };
    Some(format!("the {key} {} {told}: is it right?", plain(date)))
}

/// Refuses a word that is not among those offered, as it was typed: the nearest one first, as there may be no
/// room for all.
fn offered(asked: &FieldSpec, word: &str, typed: &str) -> Result<(), String> {
    const FEW: usize = 6;
    let known = || asked.candidates.iter().map(|one| one.id.as_str());
    if known().any(|id| asked.written_word(id) == word) {
        return Ok(());
    }
    let near = nearest(word, known()).map(|near| format!("; did you mean \"{near}\"?"));
    let all = match (asked.list_key, asked.candidates.len()) {
        (Some(key), many) if many > FEW => format!(" It is one of {many}; {key} lists them"),
        _ => format!(" It is one of {}", known().collect::<Vec<_>>().join(", ")),
    };
    Err(format!(
        "\"{typed}\" cannot be chosen here{}{all}",
        near.unwrap_or_else(|| ".".to_owned())
    ))
}

/// The value as an entry of the kind holds it, or why it holds none such.
fn held(asked: &FieldSpec, value: Option<Value>) -> Result<Option<Value>, String> {
    let (Some(value), Some((kind, key))) = (&value, asked.field) else {
        return Ok(value);
    };
    let mut file = Roadmap::default();
    let Some(entry) = empty(&mut file, kind) else {
        return Ok(Some(value.clone()));
    };
    let Some(index) = entry.field_index(key) else {
        // A custom field: its type was judged when it was read.
        return Ok(Some(value.clone()));
    };
    entry.set(index, value)?;
    Ok(entry.get(index).map(|_| value.clone()))
}

/// An empty entry of a kind.
fn empty(file: &mut Roadmap, kind: Kind) -> Option<&mut dyn Entry> {
    let described = kind.description();
    match (described.nature, described.parent) {
        (EntryClass::Table, _) => file.entry_mut(kind, 0),
        (_, Some(parent)) => file.push(parent)?.push_sub(kind),
        _ => file.push(kind),
    }
}

/// How many of those that may be meant are named.
const NEAR: usize = 3;

/// Says that references name nothing that is offered, and what may be meant.
fn unknown(asked: &FieldSpec, given: &[Value]) -> Option<String> {
    let ValueType::Reference(target) = asked.shape else {
        return None;
    };
    let free = matches!(target, ReferenceTarget::Attendee | ReferenceTarget::Logged);
    if free || !(asked.offered || asked.is_picked()) {
        return None;
    }
    let known = |id: &str| asked.candidates.iter().any(|one| one.id == id);
    // What is named with its own roadmap before it is there as well.
    let own = |id: &str| id.split_once('/').is_some_and(|(_, id)| known(id));
    let nothing = given.iter().filter_map(Value::as_text);
    let nothing: Vec<&str> = nothing.filter(|id| !known(id) && !own(id)).collect();
    let first = nothing.first()?;
    let names: Vec<String> = nothing.iter().map(|id| format!("\"{id}\"")).collect();
    let hint = match (near(asked, first).join(", "), asked.list_key) {
        (near, Some(key)) if !near.is_empty() => format!("near it: {near} ({key} lists all)"),
        (near, None) if !near.is_empty() => format!("near it: {near}"),
        (_, Some(key)) if asked.is_picked() => format!("{key} lists what there is"),
        _ => "there is nothing yet that it could name".to_owned(),
    };
    Some(format!(
        "nothing here is called {}; {hint}",
        names.join(" or ")
    ))
}

/// What may be meant by a name of nothing, the likeliest first.
fn near<'a>(asked: &'a FieldSpec, id: &str) -> Vec<&'a str> {
    let known = || asked.candidates.iter().map(|one| one.id.as_str());
    let mut near: Vec<&str> = nearest(id, known()).into_iter().collect();
    for place in matching(id, &asked.candidates) {
        let id = asked.candidates[place].id.as_str();
        if !near.contains(&id) {
            near.push(id);
        }
    }
    near.truncate(NEAR);
    near
}

/// Says that what has happened is dated after today.
fn ahead(asked: &FieldSpec, value: &Value, calendar: &Calendar) -> Option<String> {
    let (kind, key) = asked.field?;
    let date = value.as_date()?;
    let days = day_number(date) - day_number(calendar.today);
    let wrong = kind.is_past_date(key) && days > 0;
    wrong.then(|| {
        let days = match days {
            1 => "a day".to_owned(),
            many => format!("{many} days"),
        };
        format!(
            "{} is {days} after today: is it right? It is saved, and told as a clock that runs ahead",
            with_weekday(date)
        )
    })
}

fn name_of(asked: &FieldSpec, id: &str) -> Option<String> {
    asked
        .candidates
        .iter()
        .find(|one| one.id == id && !one.label.is_empty())
        .map(|one| one.label.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::edit::input::candidate::Candidate;
    use proptest::prelude::*;

    fn calendar() -> Calendar {
        Calendar {
            today: parse_iso("2026-11-15").unwrap(),
            fiscal_year_start: 7,
        }
    }

    fn milestone(key: &str, typed: &str) -> ParsedInput {
        read(
            &FieldSpec::of(Kind::Milestone, key).unwrap(),
            typed,
            &calendar(),
        )
    }

    #[test]
    fn a_word_that_people_read_by_another_goes_in_and_out_by_either() {
        let state = FieldSpec::of(Kind::Risk, "state").unwrap();
        let broken = Value::Text("broken".to_owned());
        for text in ["occurred", "Occurred", "broken"] {
            let value = read(&state, text, &calendar()).value;
            assert_eq!(value, Ok(Some(broken.clone())), "{text}");
        }
        assert_eq!(typed(&state, &broken), "occurred");
        let offered: Vec<&str> = state.candidates.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(offered, ["open", "occurred", "closed"]);
        assert_eq!(state.described.unwrap().shown(&broken), "occurred");
    }

    #[test]
    fn texts_become_values() {
        let text = |text: &str| Value::Text(text.to_owned());
        for (key, typed, value) in [
            ("title", " Lab ", text("Lab")),
            ("status", "Active", text("active")),
            ("progress", "۴۰", Value::Whole(40)),
            (
                "forecast",
                "2026-11-30",
                Value::Date(parse_iso("2026-11-30").unwrap()),
            ),
            (
                "partners",
                "smeda, , unido,",
                Value::List(vec![text("smeda"), text("unido")]),
            ),
            ("notes", "a\n", text("a\n")),
        ] {
            assert_eq!(milestone(key, typed).value, Ok(Some(value)), "{key}");
        }
        for key in [
            "title", "notes", "partners", "forecast", "status", "progress",
        ] {
            assert_eq!(milestone(key, " ").value, Ok(None), "{key}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_the_nearest_right_word() {
        for (key, typed, said) in [
            ("status", "plannd", "did you mean \"planned\"?"),
            ("progress", "140", "a whole number from 0 to 100"),
            ("progress", "much", "a whole number from 0 to 100"),
            ("forecast", "soon", "\"soon\""),
            ("upgrading", "process, prodct", "did you mean \"product\"?"),
        ] {
            let error = milestone(key, typed).value.unwrap_err();
            assert!(error.contains(said), "{key}: {error}");
        }
        let carry = FieldSpec::other("carry", "carry", ValueType::Bool, "");
        assert!(read(&carry, "perhaps", &calendar()).value.is_err());
        assert_eq!(
            read(&carry, "Yes", &calendar()).value,
            Ok(Some(Value::Truth(true)))
        );
    }

    #[test]
    fn a_reference_to_nothing_is_doubted_with_what_may_be_meant() {
        let owner = FieldSpec::of(Kind::Milestone, "owner").unwrap();
        let owner = owner.listed_by("F2").offering(vec![
            Candidate::new("smeda", "Authority"),
            Candidate::new("unido", "UNIDO"),
        ]);
        let reading = read(&owner, "smdea", &calendar());
        assert!(reading.value.is_ok());
        let doubt = reading.doubt.unwrap();
        assert!(doubt.contains("\"smdea\"; near it: smeda ("), "{doubt}");
        let doubt = read(&owner, "our lawyer", &calendar()).doubt.unwrap();
        assert!(doubt.contains("\"our lawyer\"; F2 lists"), "{doubt}");
        let reading = read(&owner, "smeda", &calendar());
        assert_eq!(
            (reading.doubt, reading.echo.as_deref()),
            (None, Some("Authority"))
        );
        let nobody = FieldSpec::of(Kind::Milestone, "owner").unwrap();
        let nobody = nobody.offering(Vec::new());
        assert!(read(&nobody, "smeda", &calendar()).doubt.is_some());
        let why = FieldSpec::change("feedback").unwrap();
        let why = why.offering(vec![Candidate::new("f-20261004-k3v9q2mx", "")]);
        let doubt = read(&why, "f-20261004-k3v9q2mx, f-2026", &calendar()).doubt;
        assert!(doubt.unwrap().contains("\"f-2026\""));
        let named = FieldSpec::of(Kind::Review, "attended").unwrap();
        let named = named.offering(vec![Candidate::new("smeda", "")]);
        assert_eq!(read(&named, "Haji Sahib", &calendar()).doubt, None);
    }

    #[test]
    fn what_was_typed_is_quoted_as_it_was_typed() {
        let kind = FieldSpec::of(Kind::Feedback, "kind").unwrap();
        let error = read(&kind, "We will", &calendar()).value.unwrap_err();
        assert!(error.contains("\"We will\""), "{error}");
    }

    #[test]
    fn what_has_happened_is_not_ahead_and_what_is_planned_may_be() {
        for (kind, key, typed, warned) in [
            (Kind::Feedback, "on", "2026-11-15", false),
            (Kind::Feedback, "on", "2026-11-16", true),
            (Kind::Reading, "on", "2027-11-01", true),
            (Kind::Milestone, "actual", "2026-12-01", true),
            (Kind::Milestone, "forecast", "2027-11-16", false),
            (Kind::Step, "on", "2027-11-16", false),
            (Kind::Owner, "since", "2026-12-01", false),
        ] {
            let asked = FieldSpec::of(kind, key).unwrap();
            let reading = read(&asked, typed, &calendar());
            assert!(reading.value.is_ok());
            assert_eq!(reading.warning.is_some(), warned, "{kind} {key} {typed}");
        }
    }

    #[test]
    fn only_offered_words_are_taken_where_nothing_else_may_be_given() {
        let code = FieldSpec::change("code").unwrap();
        let code = code.only(Candidate::words(["funding", "flood"]));
        assert!(read(&code, "flood", &calendar()).value.is_ok());
        let error = read(&code, "fundng", &calendar()).value.unwrap_err();
        assert!(error.contains("did you mean \"funding\"?"), "{error}");
    }

    fn any_value() -> impl Strategy<Value = (&'static str, Value)> {
        let line = "(\\PC|,|\"|،){1,10}".prop_map(|text: String| text.trim().to_owned());
        let line = line.prop_filter("not empty", |text| !text.is_empty());
        prop_oneof![
            line.clone().prop_map(|text| ("title", Value::Text(text))),
            "(\\PC|\n){0,10}[a-z]\n?".prop_map(|text| ("notes", Value::Text(text))),
            prop::collection::vec(line.prop_map(Value::Text), 1..4)
                .prop_map(|list| ("evidence", Value::List(list))),
            (0i64..=100).prop_map(|whole| ("progress", Value::Whole(whole))),
            (1i64..3_652_059)
                .prop_map(|day| ("forecast", Value::Date(crate::dates::date::date(day)))),
            any::<f64>()
                .prop_filter("finite", |number| number.is_finite())
                .prop_map(|number| ("target", Value::Number(number))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_value_reads_back_from_what_is_typed_for_it((key, value) in any_value()) {
            let kind = if key == "target" { Kind::Indicator } else { Kind::Milestone };
            let asked = FieldSpec::of(kind, key).unwrap();
            let again = read(&asked, &typed(&asked, &value), &calendar()).value;
            prop_assert_eq!(again, Ok(Some(value)));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            for &kind in Kind::ALL {
                for asked in FieldSpec::every(kind) {
                    if let Ok(Some(value)) = read(&asked, &text, &calendar()).value {
                        let again = read(&asked, &typed(&asked, &value), &calendar()).value;
                        prop_assert_eq!(again, Ok(Some(value)));
                    }
                }
            }
        }
    }
}
