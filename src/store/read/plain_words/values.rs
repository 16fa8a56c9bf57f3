//! What people write for a value: texts without quotes, numbers with commas, lists without brackets.

use super::line_parts::{LineFix, fix, parts};
use crate::dates::iso_of;
use crate::model::{Kind, ValueType};

/// Every kind of fault of them, the surest first.
pub(super) const ALL: &[fn(&str) -> Option<LineFix>] = &[truth, thousands, backslash, list, value];

/// A value as it should be, where it stands without quotes.
pub(super) fn right_value(key: &str, value: &str) -> String {
    let is_whole = value.starts_with(['"', '\'', '[', '{']) || value.parse::<f64>().is_ok();
    match iso_of(value) {
        Some(date) => date,
        None if is_whole || matches!(value, "true" | "false") => value.to_owned(),
        None => match truth_of(key, value) {
            Some(truth) => truth.to_owned(),
            None => format!("\"{value}\""),
        },
    }
}

/// `True`, and `yes` where true or false is asked for.
fn truth(line: &str) -> Option<LineFix> {
    let (key, value, after) = parts(line)?;
    let right = truth_of(key, value)?;
    fix(
        line,
        value,
        "it is written true or false",
        format!("{key} = {right}{after}"),
    )
}

fn truth_of(key: &str, value: &str) -> Option<&'static str> {
    let is_flag = Kind::ALL
        .iter()
        .filter_map(|kind| kind.field(key))
        .any(|field| matches!(field.shape, ValueType::Bool));
    match value.to_lowercase().as_str() {
        "true" => Some("true"),
        "false" => Some("false"),
        "yes" | "y" | "on" if is_flag => Some("true"),
        "no" | "n" | "off" if is_flag => Some("false"),
        _ => None,
    }
}

/// `3,600`, `3 600`, `40%`.
fn thousands(line: &str) -> Option<LineFix> {
    let (key, value, after) = parts(line)?;
    let is_grouped = |mark: char| {
        let mut groups = value.split(mark);
        let first = groups.next().unwrap_or_default();
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let rest: Vec<&str> = groups.collect();
        is_number(first)
            && first.len() <= 3
            && !rest.is_empty()
            && rest
                .iter()
                .all(|group| (2..=3).contains(&group.len()) && is_number(group))
    };
    if let Some(mark) = [',', ' ', '\''].into_iter().find(|mark| is_grouped(*mark)) {
        let right = format!("{key} = {}{after}", value.replace(mark, ""));
        return fix(
            line,
            value,
            "a number stands without marks between its digits",
            right,
        );
    }
    let number = value.strip_suffix('%')?.trim();
    number.parse::<f64>().ok()?;
    fix(
        line,
        value,
        "a number stands alone",
        format!("{key} = {number}{after}"),
    )
}

/// `"a", "b"` without brackets, `["a" "b"]` without commas, `[a, b]` without quotes.
fn list(line: &str) -> Option<LineFix> {
    let (key, value, after) = parts(line)?;
    let inner = value
        .trim_end_matches([',', ';'])
        .trim_start_matches('[')
        .trim_end_matches(']')
        .trim();
    let members = members(inner)?;
    if members.len() < 2 && !value.starts_with('[') || inner.contains(['[', ']', '{', '}']) {
        return None;
    }
    // Without brackets it is one text with commas in it, unless each part stands in quotes.
    let is_quoted = |member: &&str| member.len() > 1 && member.starts_with(['"', '\'']);
    let is_several = value.contains(',') && members.iter().all(is_quoted);
    if !value.starts_with('[') && !is_several {
        return None;
    }
    let what = match (
        value.starts_with('[') && value.ends_with(']'),
        value.contains(','),
    ) {
        (false, _) => "several values stand in brackets",
        (true, false) => "between the members of a list stand commas",
        (true, true) => "each text of a list stands in quotes",
    };
    let members: Vec<String> = members
        .iter()
        .map(|member| right_value("", member))
        .collect();
    fix(
        line,
        value,
        what,
        format!("{key} = [{}]{after}", members.join(", ")),
    )
}

/// The members of a list, with or without commas between.
fn members(inner: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = inner.trim();
    while !rest.is_empty() {
        let quote = rest
            .chars()
            .next()
            .filter(|sign| matches!(sign, '"' | '\''));
        let end = match quote {
            Some(quote) => rest[1..].find(quote)? + 2,
            None => rest.find([',', '"']).unwrap_or(rest.len()),
        };
        found.push(rest[..end].trim());
        rest = rest[end..].trim_start();
        rest = rest.strip_prefix([',', ';']).unwrap_or(rest).trim_start();
    }
    Some(found)
}

/// A text without quotes, with one that is not closed, with others inside, or with something behind it.
fn value(line: &str) -> Option<LineFix> {
    let (key, value, after) = parts(line)?;
    let pair = |value: &str, after: &str| format!("{key} = {value}{after}");
    let Some(quote) = value
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''))
    else {
        return bare_value(line, key, value, &after);
    };
    let inner = &value[1..];
    if value.starts_with(r#"""""#) || value.starts_with("'''") {
        return None;
    }
    let Some(end) = inner.rfind(quote) else {
        // What looked like a comment may belong to the text.
        let right = format!("{quote}{}{quote}", inner.trim_end());
        return fix(
            line,
            value,
            "the text has no quote at its end",
            pair(&right, &after),
        );
    };
    let (text, behind) = (&inner[..end], inner[end + 1..].trim());
    if !behind.is_empty() && behind.chars().all(|sign| ",;.".contains(sign)) {
        let what = format!("behind a value stands nothing, no {behind} either");
        let right = pair(&value[..end + 2], &after);
        return fix(line, &value[end + 2..], what, right);
    }
    if text.contains(quote) {
        let other = if quote == '"' { '\'' } else { '"' };
        let right = match text.contains(other) {
            true => format!("\"{}\"", text.replace('"', "\\\"")),
            false => format!("{other}{text}{other}"),
        };
        let what = format!(
            "quotes inside a text end it: it stands in {}",
            if other == '\'' {
                "single quotes"
            } else {
                "double quotes"
            }
        );
        return fix(line, value, what, pair(&format!("{right}{behind}"), &after));
    }
    match behind.is_empty() {
        true => None,
        false => fix(
            line,
            &value[end + 2..],
            "behind a value stands nothing but a comment",
            format!("{}  # {behind}", pair(&value[..end + 2], "")),
        ),
    }
}

fn bare_value(line: &str, key: &str, value: &str, after: &str) -> Option<LineFix> {
    let said = value.trim_end_matches([',', ';']).trim_end();
    let is_whole =
        said.parse::<f64>().is_ok() || matches!(said, "true" | "false") || iso_of(said).is_some();
    if said != value && is_whole {
        let what = format!(
            "behind a value stands nothing, no {} either",
            &value[said.len()..]
        );
        return fix(
            line,
            &value[said.len()..],
            what,
            format!("{key} = {said}{after}"),
        );
    }
    let is_text = !value.starts_with(['[', '{']) && value.chars().any(char::is_alphabetic);
    let said = said.trim_end_matches(['"', '\'']);
    let right = match said.contains(['"', '\\']) {
        true => format!("{key} = '{said}'{after}"),
        false => format!("{key} = \"{said}\"{after}"),
    };
    match is_text {
        true => fix(line, value, "a text stands in quotes", right),
        false => None,
    }
}

/// `"C:\Users\x.pdf"`.
fn backslash(line: &str) -> Option<LineFix> {
    let mut right = String::with_capacity(line.len());
    let mut rest = line;
    let mut first = None;
    while let Some(at) = rest.find(['"', '\'', '#']) {
        let (before, text) = rest.split_at(at);
        right.push_str(before);
        rest = text;
        let quote = text.chars().next().filter(|sign| *sign != '#');
        let Some(end) = quote.and_then(|quote| text[1..].find(quote)) else {
            break;
        };
        let (text, behind) = text.split_at(end + 2);
        rest = behind;
        let inner = &text[1..=end];
        match quote == Some('"') && has_wrong_escape(inner) {
            true => {
                first = first.or(Some(text));
                right.push_str(&match inner.contains('\'') {
                    true => format!("\"{}\"", inner.replace('\\', "\\\\")),
                    false => format!("'{inner}'"),
                });
            }
            false => right.push_str(text),
        }
    }
    right.push_str(rest);
    let what = "a backslash in double quotes changes the character behind it";
    fix(line, first?, what, right)
}

/// Whether a backslash stands before a character that it does not change.
fn has_wrong_escape(text: &str) -> bool {
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            continue;
        }
        let digits = match signs.next() {
            Some('b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\') => continue,
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => return true,
        };
        let hex = signs
            .clone()
            .take(digits)
            .filter(char::is_ascii_hexdigit)
            .count();
        if hex < digits {
            return true;
        }
    }
    false
}
