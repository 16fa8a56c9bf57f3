//! Dates with words in them: `30 Sep`, `Mar 2027`, `Q3 FY27`, `end of quarter`, `next fri`, `2 weeks ago`.

use chrono::{Datelike, Weekday};

use super::calendar::{Calendar, DateRange, YearBias, month_of};
use super::lexer::DateToken::{self, Number, Word};
use super::parse_numeric::{NumericError, day_and_month, day_of, month_of_year, year};
use super::vocabulary::{FILLERS, Unit, month, unit, weekday};

/// So many days, weeks, months, quarters or years from the status date: the number after `+` or `-`.
pub(crate) fn offset(
    count: i64,
    word: Option<&str>,
    calendar: &Calendar,
) -> Result<DateRange, NumericError> {
    let unit = match word {
        Some(word) => unit(word).ok_or(NumericError::Form)?,
        None => Unit::Days(1),
    };
    match unit {
        Unit::Days(days) => count
            .checked_mul(days)
            .and_then(|days| calendar.days_from_now(days)),
        Unit::Months(months) => count
            .checked_mul(months)
            .and_then(|months| calendar.months_from_now(months)),
    }
    .map(DateRange::day)
    .ok_or(NumericError::Far)
}

/// A date, and the weekday that stood beside it.
pub(crate) struct ParsedDate {
    /// The days.
    pub span: DateRange,
    /// The weekday that was written beside a full date.
    pub weekday: Option<Weekday>,
}

/// Reads a date that has words; marks between them say nothing.
pub(crate) fn read(
    tokens: &[DateToken],
    calendar: &Calendar,
    lean: YearBias,
) -> Result<ParsedDate, NumericError> {
    let mut words: Vec<&DateToken> = tokens
        .iter()
        .filter(|token| match token {
            DateToken::Mark(_) => false,
            Word(word) => !FILLERS.contains(&word.as_str()),
            Number(..) => true,
        })
        .collect();
    let mut beside = None;
    if let [Word(first), Number(..), ..] = words[..]
        && let Some(named) = weekday(first)
    {
        beside = Some(named);
        words.remove(0);
    }
    let said = Phrase { calendar, lean };
    Ok(ParsedDate {
        span: said.read(&words)?,
        weekday: beside,
    })
}

/// What is needed to know which day is meant.
struct Phrase<'c> {
    calendar: &'c Calendar,
    lean: YearBias,
}

impl Phrase<'_> {
    fn read(&self, words: &[&DateToken]) -> Result<DateRange, NumericError> {
        match words {
            [Word(word)] => self.word(word),
            [Word(first), rest @ ..] if matches!(first.as_str(), "end" | "ending") => {
                self.end(rest)
            }
            [rest @ .., Word(last)] if last == "end" => self.end(rest),
            [Word(which), Word(what)] => self.next_or_last(which, what),
            [Word(within), Number(count, _), Word(what)] if within == "in" => {
                offset(*count, Some(what), self.calendar)
            }
            [Number(count, _), Word(what), Word(ago)] if ago == "ago" => {
                offset(-*count, Some(what), self.calendar)
            }
            _ => self
                .fiscal(words)
                .unwrap_or_else(|| self.month_and_numbers(words)),
        }
    }

    /// `today`, `fri`, `March`.
    fn word(&self, word: &str) -> Result<DateRange, NumericError> {
        let days = |days| self.calendar.days_from_now(days).map(DateRange::day);
        match word {
            "today" | "اج" => days(0),
            "tomorrow" => days(1),
            "yesterday" => days(-1),
            "eom" => return self.current("month"),
            "eoq" => return self.current("quarter"),
            _ => match (month(word), weekday(word)) {
                (Some(month), _) => return self.month_of_some_year(month),
                (None, Some(weekday)) => match self.lean {
                    YearBias::Ahead => self.calendar.weekday_ahead(weekday, 0),
                    YearBias::Past | YearBias::Begun => self.calendar.weekday_past(weekday, 0),
                }
                .map(DateRange::day),
                (None, None) => return Err(NumericError::Form),
            },
        }
        .ok_or(NumericError::Far)
    }

    /// What follows `end of`: `quarter`, `month`, `year`, `next month`, or anything that has a last day.
    fn end(&self, words: &[&DateToken]) -> Result<DateRange, NumericError> {
        match words {
            [Word(what)] if month(what).is_none() => self.current(what),
            [Word(fiscal), Word(year)] if fiscal == "fiscal" && year == "year" => {
                self.current("fy")
            }
            [] => Err(NumericError::Form),
            // Nobody says "end of the end".
            [Word(first), ..] if matches!(first.as_str(), "end" | "ending") => {
                Err(NumericError::Form)
            }
            _ => self.read(words),
        }
    }

    /// The month, quarter or year of the status date; in the past, where it has not ended, the one before.
    fn current(&self, what: &str) -> Result<DateRange, NumericError> {
        let spans = (-1..=1).filter_map(|away| self.period(what, away));
        if self.period(what, 0).is_none() {
            return Err(NumericError::Form);
        }
        self.calendar
            .meant(self.lean, spans)
            .ok_or(NumericError::Far)
    }

    /// The month, quarter, year or fiscal year so many after that of the status date.
    fn period(&self, what: &str, away: i64) -> Option<DateRange> {
        let this = self.calendar.today;
        match what {
            "month" => DateRange::months(month_of(this) + away, 1),
            "quarter" => self.calendar.quarter_from_now(away),
            "year" => DateRange::months((i64::from(this.year()) + away) * 12, 12),
            "fy" => self
                .calendar
                .fiscal_year(self.calendar.quarter_of(this).0 + away),
            _ => None,
        }
    }

    /// `next month`, `last fri`, `this quarter`, `next week`, `last March`.
    fn next_or_last(&self, which: &str, what: &str) -> Result<DateRange, NumericError> {
        let away = match which {
            "next" => 1,
            "last" | "previous" => -1,
            "this" => 0,
            _ => return Err(NumericError::Form),
        };
        if let Some(month) = month(what) {
            return self.other_month(month, away);
        }
        let span = match (weekday(what), away) {
            (Some(weekday), 0) => self.calendar.weekday_ahead(weekday, 0).map(DateRange::day),
            (Some(weekday), 1) => self.calendar.weekday_ahead(weekday, 1).map(DateRange::day),
            (Some(weekday), _) => self.calendar.weekday_past(weekday, 1).map(DateRange::day),
            (None, _) if what == "week" => {
                self.calendar.days_from_now(7 * away).map(DateRange::day)
            }
            (None, _) if self.period(what, 0).is_none() => return Err(NumericError::Form),
            (None, _) => self.period(what, away),
        };
        span.ok_or(NumericError::Far)
    }

    /// A month that has not begun yet, or is over; `this March` is that of the year.
    fn other_month(&self, month: i64, away: i64) -> Result<DateRange, NumericError> {
        let today = self.calendar.today;
        let this = i64::from(today.year());
        let mut years = (this - 1..=this + 1).filter_map(|year| month_of_year(year, month).ok());
        match away {
            0 => return month_of_year(this, month),
            1 => years.find(|span| span.first > today),
            _ => years.take_while(|span| span.last < today).last(),
        }
        .ok_or(NumericError::Far)
    }

    fn month_of_some_year(&self, month: i64) -> Result<DateRange, NumericError> {
        let this = i64::from(self.calendar.today.year());
        let spans = (this - 1..=this + 1).filter_map(|year| month_of_year(year, month).ok());
        self.calendar
            .meant(self.lean, spans)
            .ok_or(NumericError::Far)
    }

    /// `Q3`, `Q3 FY27`, `Q3 2027`, `FY27 Q3`, `FY27`, `FY2026-27`; `None` of anything else.
    fn fiscal(&self, words: &[&DateToken]) -> Option<Result<DateRange, NumericError>> {
        let is_quarter = |word: &str| matches!(word, "q" | "quarter");
        let is_year = |word: &str| word == "fy";
        Some(match words {
            [Word(q), Number(quarter, _)] if is_quarter(q) => self.quarter_of_some_year(*quarter),
            [Word(q), Number(quarter, _), rest @ ..] if is_quarter(q) => {
                let rest = match rest {
                    [Word(fy), rest @ ..] if is_year(fy) => rest,
                    rest => rest,
                };
                fiscal_year(rest).and_then(|year| self.quarter(year, *quarter))
            }
            [Word(fy), rest @ .., Word(q), Number(quarter, _)] if is_year(fy) && is_quarter(q) => {
                fiscal_year(rest).and_then(|year| self.quarter(year, *quarter))
            }
            [Word(fy), rest @ ..] if is_year(fy) => fiscal_year(rest)
                .and_then(|year| self.calendar.fiscal_year(year).ok_or(NumericError::Far)),
            _ => return None,
        })
    }

    fn quarter(&self, fiscal_year: i64, quarter: i64) -> Result<DateRange, NumericError> {
        check_quarter(quarter)?;
        self.calendar
            .quarter(fiscal_year, quarter)
            .ok_or(NumericError::Far)
    }

    fn quarter_of_some_year(&self, quarter: i64) -> Result<DateRange, NumericError> {
        check_quarter(quarter)?;
        let this = self.calendar.quarter_of(self.calendar.today).0;
        let spans = (this - 1..=this + 1).filter_map(|year| self.calendar.quarter(year, quarter));
        self.calendar
            .meant(self.lean, spans)
            .ok_or(NumericError::Far)
    }

    /// `Mar-28`: a sheet means March 2028, a letter 28 March. Nobody but the person can tell which.
    fn day_or_year(&self, digits: i64, month: i64) -> Result<DateRange, NumericError> {
        let month_end = month_of_year(year(digits, 2)?, month)?;
        if digits > 31 {
            return Ok(month_end);
        }
        let day = day_and_month(digits, month, self.calendar, self.lean)?;
        Err(NumericError::DayOrYear(day.last, month_end.last))
    }

    /// `30 Sep`, `30 Sep 2026`, `Sep 3`, `Sep 30 2026`, `Mar 2027`, `2027 Mar`, `2027 Mar 30`.
    fn month_and_numbers(&self, words: &[&DateToken]) -> Result<DateRange, NumericError> {
        let name = |word: &str| month(word).ok_or(NumericError::Form);
        match *words {
            [Word(m), Number(y, 4)] | [Number(y, 4), Word(m)] => month_of_year(*y, name(m)?),
            [Word(m), Number(digits, 2)] => self.day_or_year(*digits, name(m)?),
            [Word(m), Number(d, _)] | [Number(d, _), Word(m)] => {
                day_and_month(*d, name(m)?, self.calendar, self.lean)
            }
            [Number(y, 4), Word(m), Number(d, _)] => day_of(*y, name(m)?, *d),
            [Number(d, _), Word(m), Number(y, digits)]
            | [Word(m), Number(d, _), Number(y, digits)] => {
                let month = name(m)?;
                day_of(year(*y, *digits)?, month, *d)
            }
            _ => Err(NumericError::Form),
        }
    }
}

fn check_quarter(quarter: i64) -> Result<(), NumericError> {
    if (1..=4).contains(&quarter) {
        return Ok(());
    }
    Err(NumericError::Day("a year has the quarters Q1 to Q4".into()))
}

/// The year in which a fiscal year ends: `27`, `2027`, or the second of `2026 27`.
fn fiscal_year(numbers: &[&DateToken]) -> Result<i64, NumericError> {
    match *numbers {
        [Number(y, digits)] => year(*y, *digits),
        [Number(begun, first), Number(ended, second)] => {
            let (begun, ended) = (year(*begun, *first)?, year(*ended, *second)?);
            if begun + 1 == ended {
                Ok(ended)
            } else {
                Err(NumericError::Day(
                    "a fiscal year runs over two years that follow each other, as in FY2026-27"
                        .into(),
                ))
            }
        }
        _ => Err(NumericError::Form),
    }
}
