//! One scalar of a text, decoded.

use std::borrow::Cow;

use toml_parser::decoder::ScalarKind;
use toml_parser::{ErrorSink, Raw};

use crate::dates::date::parse_iso;
use crate::model::Scalar;

/// Decodes a scalar. What is written like a date or a number but is none is [`Scalar::Impossible`].
pub(crate) fn decode<'s>(raw: Raw<'s>, error: &mut dyn ErrorSink) -> Scalar<'s> {
    let mut decoded = Cow::Borrowed("");
    match raw.decode_scalar(&mut decoded, error) {
        // Newlines in a text are one character, whatever the file's own are.
        ScalarKind::String if decoded.contains('\r') && raw.as_str().contains("\r\n") => {
            Scalar::Text(Cow::Owned(decoded.replace("\r\n", "\n")))
        }
        ScalarKind::String => Scalar::Text(decoded),
        ScalarKind::Boolean(truth) => Scalar::Truth(truth),
        ScalarKind::DateTime => date_time(raw.as_str()),
        ScalarKind::Float => match decoded.parse() {
            Ok(number) => Scalar::Number(number),
            Err(_) => Scalar::Impossible(raw.as_str()),
        },
        ScalarKind::Integer(radix) => match i64::from_str_radix(&decoded, radix.value()) {
            Ok(number) => Scalar::Whole(number),
            Err(_) => Scalar::Impossible(raw.as_str()),
        },
    }
}

/// A date, the date of a date-time, or a time of day.
fn date_time(raw: &str) -> Scalar<'_> {
    let date = match raw.get(..10) {
        Some(head) if raw.as_bytes().get(4) == Some(&b'-') => head,
        _ if raw.as_bytes().get(2) == Some(&b':') => return Scalar::Time(raw),
        _ => return Scalar::Impossible(raw),
    };
    let rest = &raw[10..];
    match parse_iso(date) {
        Some(date) if rest.is_empty() || rest.starts_with(['T', 't', ' ']) => Scalar::Date(date),
        _ => Scalar::Impossible(raw),
    }
}
