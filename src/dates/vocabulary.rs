//! The words of dates: months, weekdays, units.

use chrono::Weekday;

/// The months, English and Urdu (folded), January first.
const MONTHS: [(&str, &str); 12] = [
    ("january", "جنوری"),
    ("february", "فروری"),
    ("march", "مارچ"),
    ("april", "اپریل"),
    ("may", "میی"),
    ("june", "جون"),
    ("july", "جولایی"),
    ("august", "اگست"),
    ("september", "ستمبر"),
    ("october", "اکتوبر"),
    ("november", "نومبر"),
    ("december", "دسمبر"),
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words that say nothing by themselves.
pub(crate) const FILLERS: [&str; 6] = ["the", "of", "st", "nd", "rd", "th"];

/// The words that a mistyped one is compared with.
pub(crate) fn known_words() -> impl Iterator<Item = &'static str> {
    const OTHERS: [&str; 12] = [
        "today",
        "tomorrow",
        "yesterday",
        "end of month",
        "end of quarter",
        "next month",
        "last month",
        "next quarter",
        "month",
        "quarter",
        "weeks",
        "days",
    ];
    let months = MONTHS.iter().map(|(english, _)| *english);
    months.chain(WEEKDAYS).chain(OTHERS)
}

/// The month of a word, 1 to 12: three letters or more of its name.
pub(crate) fn month(word: &str) -> Option<i64> {
    let found = MONTHS.iter().position(|(english, urdu)| {
        (word.len() >= 3 && english.starts_with(word)) || word == *urdu
    })?;
    i64::try_from(found + 1).ok()
}

/// Whether a word, folded, is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The weekday of a word: three letters or more of its name.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let found = (word.len() >= 3)
        .then(|| WEEKDAYS.iter().position(|name| name.starts_with(word)))
        .flatten()?;
    Weekday::try_from(u8::try_from(found).ok()?).ok()
}

/// What a count of days, weeks and so on counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// So many days each.
    Days(i64),
    /// So many months each.
    Months(i64),
}

/// The unit of a word.
pub(crate) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "day" | "days" => Unit::Days(1),
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Days(7),
        "m" | "mo" | "month" | "months" => Unit::Months(1),
        "q" | "quarter" | "quarters" => Unit::Months(3),
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Months(12),
        _ => return None,
    })
}
