//! What a key is compared with: one typed value, read as everything that the key may be.

use super::error::ErrorKind;
use super::key::{OperandType, WordSet};
use crate::dates::{Calendar, DateRange, YearBias, parse_range};
use crate::model::{CustomSchema, Kind};
use crate::text::fold;
use crate::text::nearest;

/// What a filter is read for.
#[derive(Clone, Copy, Debug)]
pub struct ParseContext {
    /// What dates are said relative to.
    pub calendar: Calendar,
    /// The kind that is listed; `None` where several are.
    pub kind: Option<Kind>,
    /// The custom fields of the portfolio.
    pub custom: Option<&'static CustomSchema>,
}

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ComparisonOperator {
    /// Is it, or (free text) holds it.
    Is,
    /// Is less, or earlier.
    Less,
    /// Is that or less.
    AtMost,
    /// Is more, or later.
    More,
    /// Is that or more.
    AtLeast,
}

impl ComparisonOperator {
    /// The sign before the value; nothing for [`Comparison::Is`].
    pub(crate) fn sign(self) -> &'static str {
        match self {
            ComparisonOperator::Is => "",
            ComparisonOperator::Less => "<",
            ComparisonOperator::AtMost => "<=",
            ComparisonOperator::More => ">",
            ComparisonOperator::AtLeast => ">=",
        }
    }
}

/// One value to compare with, as it was typed and as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operand {
    /// As typed.
    pub said: String,
    /// Folded: of what is compared as text or name.
    pub folded: String,
    /// As days.
    pub days: Option<DateRange>,
    /// As a number.
    pub number: Option<f64>,
    /// As yes or no.
    pub truth: Option<bool>,
    /// The lists of words that it is one of.
    pub words: Vec<WordSet>,
}

impl Operand {
    /// Reads a value for a key.
    ///
    /// # Errors
    /// Says what the key takes, where the value is nothing of it.
    pub(crate) fn read(
        key: &'static str,
        asks: &[OperandType],
        comparison: ComparisonOperator,
        said: &str,
        calendar: &Calendar,
    ) -> Result<Self, ErrorKind> {
        let folded = fold(said.trim());
        let ordering = comparison != ComparisonOperator::Is;
        let mut operand = Self {
            said: said.to_owned(),
            folded,
            days: None,
            number: None,
            truth: None,
            words: Vec::new(),
        };
        let mut fits = false;
        for ask in asks {
            fits |= operand.read_as(ask, ordering, calendar);
        }
        if fits {
            Ok(operand)
        } else {
            Err(why_not(key, asks, ordering, said, calendar))
        }
    }

    /// Reads the value as that, if it is that.
    fn read_as(&mut self, ask: &OperandType, ordering: bool, calendar: &Calendar) -> bool {
        match ask {
            OperandType::Text | OperandType::Name => !ordering,
            OperandType::Date(lean) => {
                self.days = self.days.or(parse_range(&self.said, calendar, *lean).ok());
                self.days.is_some()
            }
            OperandType::Number => {
                self.number = self.folded.trim_end_matches('%').parse().ok();
                self.number = self.number.filter(|number: &f64| number.is_finite());
                self.number.is_some()
            }
            OperandType::Truth => {
                self.truth = truth(&self.folded);
                self.truth.is_some() && !ordering
            }
            OperandType::Word(words) => {
                let fits = words.place(&self.folded).is_some() && (words.ordered || !ordering);
                if fits {
                    self.words.push(words.clone());
                }
                fits
            }
            OperandType::Any => {
                let read = [
                    OperandType::Date(YearBias::Ahead),
                    OperandType::Number,
                    OperandType::Truth,
                ]
                .map(|ask| self.read_as(&ask, ordering, calendar));
                !ordering || read.contains(&true)
            }
        }
    }
}

fn truth(folded: &str) -> Option<bool> {
    match folded {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

/// Why a value is nothing that the key takes.
fn why_not(
    key: &'static str,
    asks: &[OperandType],
    ordering: bool,
    said: &str,
    calendar: &Calendar,
) -> ErrorKind {
    let word = said.to_owned();
    let has_order = |ask: &OperandType| match ask {
        OperandType::Date(_) | OperandType::Number | OperandType::Any => true,
        OperandType::Word(words) => words.ordered,
        OperandType::Text | OperandType::Name | OperandType::Truth => false,
    };
    if ordering && !asks.iter().any(has_order) {
        return ErrorKind::NoOrder { key, word };
    }
    let fitting = || asks.iter().filter(|ask| !ordering || has_order(ask));
    let words: Vec<&'static str> = fitting()
        .filter_map(|ask| match ask {
            OperandType::Word(words) => Some(words.words.iter().copied()),
            _ => None,
        })
        .flatten()
        .collect();
    if !words.is_empty() {
        let mut unique = words.clone();
        unique.dedup();
        return ErrorKind::UnknownWord {
            key,
            near: nearest(said, words.iter().copied()),
            words: unique.join(", "),
            word,
        };
    }
    for ask in fitting() {
        let expected = match ask {
            OperandType::Date(lean) => match parse_range(said, calendar, *lean) {
                Err(error) => return ErrorKind::Date { key, error },
                Ok(_) => continue,
            },
            OperandType::Number => "a number",
            OperandType::Truth => "yes or no",
            OperandType::Any => "a date or a number",
            OperandType::Text | OperandType::Name | OperandType::Word(_) => continue,
        };
        return ErrorKind::Value {
            key,
            expected,
            word,
        };
    }
    ErrorKind::NoOrder { key, word }
}
