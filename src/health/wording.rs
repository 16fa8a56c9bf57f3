//! How the rules speak: days, times, dates and names in plain words.

use crate::roadmap::date::{Day, date, plain};

/// `1 day`, `12 days`.
pub(super) fn days(count: i64) -> String {
    counted(count, "day", "days")
}

/// `1 reading`, `3 readings`.
pub(super) fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `once`, `twice`, `3 times`.
pub(super) fn times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        more => format!("{more} times"),
    }
}

/// `30 Sep 2026`.
pub(super) fn said(day: Day) -> String {
    plain(date(day))
}

/// A number with at most two decimals.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lists_read_as_people_say_them() {
        assert_eq!((days(1), days(2)), ("1 day".into(), "2 days".into()));
        assert_eq!(
            (times(1), times(2), times(3)),
            ("once".into(), "twice".into(), "3 times".into())
        );
        assert_eq!(
            (number(2.0), number(0.125), number(1.5)),
            ("2".into(), "0.12".into(), "1.5".into())
        );
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
