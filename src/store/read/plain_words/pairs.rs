//! What people write for a header, for a comment and for the key of `key = value`.

use super::line_parts::{LineFix, fix, parts};
use super::unclosed::{is_key, split_comment};
use super::values::right_value;
use crate::dates::iso_of;
use crate::model::Kind;

/// Every kind of fault of them, the surest first.
pub(super) const ALL: &[fn(&str) -> Option<LineFix>] = &[
    header,
    comment,
    other_sign,
    words,
    empty,
    date,
    super::signs::dash,
    foreign_key,
];

/// `[cluster`, `[[milestone]`, `[ [owner]]`.
fn header(line: &str) -> Option<LineFix> {
    let (bare, after) = split_comment(line);
    let bare = bare.trim();
    let is_bracket = |sign: char| "[] \t".contains(sign);
    let name = bare.trim_matches(is_bracket);
    if !bare.starts_with(['[', ']']) && !bare.ends_with(']') || !is_key(name) || bare.contains('=')
    {
        return None;
    }
    let opened = bare.matches('[').count();
    let is_list = Kind::lists().any(|kind| kind.key() == name) || name.contains('.');
    let is_list =
        opened > 1 || (is_list && bare.matches(']').count() > 1) || (is_list && opened == 0);
    let right = match is_list {
        true => format!("[[{name}]]{after}"),
        false => format!("[{name}]{after}"),
    };
    let what = match bare.ends_with(']') {
        true => "the brackets of a header stand together and are as many before it as behind it",
        false => "the header has no ] at its end",
    };
    fix(line, bare, what, right)
}

/// `// words`, `; words`, `-- words`, `/* words */`.
fn comment(line: &str) -> Option<LineFix> {
    let bare = line.trim();
    let mark = ["//", "/*", "--", ";", "%", "<!--"]
        .into_iter()
        .find(|mark| bare.starts_with(mark))?;
    let words = bare[mark.len()..]
        .trim()
        .trim_end_matches("*/")
        .trim_end_matches("-->");
    fix(
        line,
        bare,
        "a comment begins with #",
        format!("# {}", words.trim()),
    )
}

/// `title: "x"`, `owner := "x"`, `owner -> "x"`, `owner == "x"`.
fn other_sign(line: &str) -> Option<LineFix> {
    let at = line.find([':', '=', '-'])?;
    let sign = [":=", "=>", "->", "==", ":"]
        .into_iter()
        .find(|sign| line[at..].starts_with(sign));
    let Some(sign) = sign else {
        let arrow = line.find("->")?;
        return other_sign_at(line, arrow, "->");
    };
    other_sign_at(line, at, sign)
}

fn other_sign_at(line: &str, at: usize, sign: &str) -> Option<LineFix> {
    let key = line[..at].trim().trim_matches('"');
    let (value, after) = split_comment(line[at + sign.len()..].trim());
    let value = value.trim().trim_end_matches(',');
    if !is_key(key) || value.is_empty() {
        return None;
    }
    let what = match sign {
        ":" => "after a key stands = and not a colon".to_owned(),
        sign => format!("after a key stands = and not {sign}"),
    };
    let right = format!("{key} = {}{after}", right_value(key, value));
    fix(line, &line[at..], what, right)
}

/// A line without any sign of equality: a key and its value, or words.
fn words(line: &str) -> Option<LineFix> {
    let (bare, after) = split_comment(line);
    let bare = bare.trim();
    if line.contains('=')
        || !bare.starts_with(|sign: char| sign.is_alphabetic() || "-*>".contains(sign))
    {
        return None;
    }
    let (key, value) = bare.split_once(char::is_whitespace).unwrap_or((bare, ""));
    let is_known = Kind::ALL.iter().any(|kind| kind.field(key).is_some());
    if is_known && value.trim().is_empty() {
        return fix(
            line,
            bare,
            format!("a value is missing after {key}"),
            format!("{key} = \"\u{2026}\", or take the line out"),
        );
    }
    let looks_like_value = value.trim_start().starts_with(['"', '\'', '[']);
    if is_key(key) && (is_known || looks_like_value) {
        let right = format!("{key} = {}{after}", right_value(key, value.trim()));
        return fix(line, value, "between a key and its value stands =", right);
    }
    let what = "a line is key = value, a [header], or a comment behind #";
    fix(line, bare, what, format!("# {bare}"))
}

fn empty(line: &str) -> Option<LineFix> {
    let (key, value, _) = parts(line)?;
    let at = line.find('=').map_or("", |at| &line[at + 1..]);
    let right = format!("{key} = \"\u{2026}\", or take the line out");
    match value.is_empty() && !key.is_empty() {
        true => fix(
            line,
            at.trim_start(),
            format!("a value is missing after {key} ="),
            right,
        ),
        false => None,
    }
}

fn date(line: &str) -> Option<LineFix> {
    let (key, value, after) = parts(line)?;
    let said = value.trim_matches([',', ';']);
    let date = iso_of(said).filter(|date| date != said)?;
    let what = "a date is written year-month-day, with hyphens";
    fix(line, value, what, format!("{key} = {date}{after}"))
}

/// A key with letters of other scripts, or with spaces.
fn foreign_key(line: &str) -> Option<LineFix> {
    let (key, value, after) = parts(line)?;
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "-_.\"' \t".contains(sign);
    let is_one = key.starts_with(['"', '\'']) || !key.contains(char::is_whitespace);
    if key.is_empty() || (key.chars().all(is_plain) && is_one) || key.contains(['"', '[', '{']) {
        return None;
    }
    if !is_one {
        let joined = key
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("_")
            .to_lowercase();
        return fix(
            line,
            key,
            "a key is one word",
            format!("{joined} = {value}{after}"),
        );
    }
    let what = "a key of other letters than a to z stands in quotes";
    fix(line, key, what, format!("\"{key}\" = {value}{after}"))
}
