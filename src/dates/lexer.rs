//! Numbers, words and marks of a date as it was typed.

use crate::text::fold;

/// One piece of a typed date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateToken {
    /// A number, and how many digits it was written with. One too large for any date is `i64::MAX`.
    Number(i64, usize),
    /// A word, folded.
    Word(String),
    /// One of `/ - . +`.
    Mark(char),
}

/// The pieces: letters and digits are parted (`q3`, `30sep`, `2w`), commas and spaces only part. `None` where
/// something stands that belongs to no date.
pub(crate) fn tokens(text: &str) -> Option<Vec<DateToken>> {
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let run = |inside: fn(char) -> bool| {
            rest.find(|character| !inside(character))
                .unwrap_or(rest.len())
        };
        let length = if first.is_ascii_digit() {
            let length = run(|character| character.is_ascii_digit());
            tokens.push(number(&rest[..length]));
            length
        } else if first.is_alphabetic() {
            let length = run(char::is_alphabetic);
            tokens.push(DateToken::Word(rest[..length].to_owned()));
            length
        } else {
            match first {
                ' ' | ',' | '،' => {}
                '/' | '-' | '.' | '+' => tokens.push(DateToken::Mark(first)),
                '\u{2212}' => tokens.push(DateToken::Mark('-')),
                // `Mar '27`: a year.
                '\'' => {
                    let digits = &rest[1..];
                    let length = digits
                        .find(|character: char| !character.is_ascii_digit())
                        .unwrap_or(digits.len());
                    if length != 2 {
                        return None;
                    }
                    let DateToken::Number(year, _) = number(&digits[..length]) else {
                        return None;
                    };
                    tokens.push(DateToken::Number(2000 + year, 4));
                    rest = &digits[length..];
                    continue;
                }
                _ => return None,
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    Some(tokens)
}

fn number(digits: &str) -> DateToken {
    DateToken::Number(digits.parse().unwrap_or(i64::MAX), digits.len())
}
