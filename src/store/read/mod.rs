//! Reading: bytes straight into a typed [`Roadmap`], without a tree between.
//!
//! The one way to read. Whatever is wrong is told all at once as [`Problem`]s; a wrong value counts as absent
//! and the rest is used. Only a file that is not valid TOML, or of a newer format, is closed to editing.

mod event_handler;
mod key_resolution;
mod plain_scan;
mod plain_words;
pub(crate) mod problem;
mod raw_problem;
mod required;
mod scalar;

pub(crate) use problem::Problem;

use std::collections::BTreeSet;

use problem::Locator;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{RecursionGuard, ValidateWhitespace};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use super::outline;
use crate::model::{Code, Roadmap, Value, WordEnum};
use crate::text::nearest;
use event_handler::{EventHandler, ReadOutcome};

/// The newest format that this program knows.
pub(crate) const FORMAT: i64 = 1;

/// How many problems of one file are told one by one.
const MOST_PROBLEMS: usize = 100;

/// What reading a file gave.
#[derive(Debug, Default)]
pub struct ReadResult {
    /// The roadmap, unless the file is not valid TOML.
    pub roadmap: Option<Roadmap>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// Why the file is closed to editing, where it is.
    pub closed: Option<String>,
    /// Reason codes that are not built in, each as the problem that it is unless the portfolio knows it.
    pub codes: Vec<(String, Problem)>,
    /// The values of unknown keys by their byte, each as the place of the problem that it would be as a custom
    /// field.
    pub unknown: Vec<(usize, Problem)>,
}

/// Reads the bytes of a file whose stem is `id`.
pub fn read(id: &str, bytes: &[u8]) -> ReadResult {
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(id, text),
        Err(error) => {
            let text = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            broken(vec![Problem::at(
                &text,
                text.len(),
                plain_words::of_bytes(bytes),
            )])
        }
    }
}

/// The value of a scalar that stands alone; `None` where it is none.
pub(crate) fn value_of(raw: &str) -> Option<Value> {
    let encoding = match raw.as_bytes() {
        [b'"', b'"', b'"', ..] => Some(Encoding::MlBasicString),
        [b'\'', b'\'', b'\'', ..] => Some(Encoding::MlLiteralString),
        [b'"', ..] => Some(Encoding::BasicString),
        [b'\'', ..] => Some(Encoding::LiteralString),
        _ => None,
    };
    let mut errors = ErrorSinkCount::default();
    let raw = Raw::new_unchecked(raw, encoding, Span::new_unchecked(0, raw.len()));
    let value = scalar::decode(raw, &mut errors).into_value();
    errors.found.is_empty().then_some(value)
}

/// Reads the text of a file whose stem is `id`.
pub fn read_text(id: &str, text: &str) -> ReadResult {
    match plain_scan::read(id, text) {
        Some(finished) => told(text, finished),
        None => read_whole(id, text),
    }
}

/// Reads a text that may hold anything.
fn read_whole(id: &str, text: &str) -> ReadResult {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut errors = ErrorSinkCount::default();
    let mut receiver = EventHandler::new(id, source);
    {
        let mut checked = ValidateWhitespace::new(&mut receiver, source);
        let mut guarded = RecursionGuard::new(&mut checked, outline::DEEPEST);
        toml_parser::parser::parse_document(&tokens, &mut guarded, &mut errors);
    }
    let finished = receiver.finish();
    if errors.found.is_empty() && finished.doubt {
        errors.found = outline::Outline::parse(text).faults;
    }
    match errors.found.is_empty() {
        true => told(text, finished),
        false => broken(syntax_problems(text, &errors.found)),
    }
}

/// What was read, with the places of its problems.
fn told(text: &str, finished: ReadOutcome) -> ReadResult {
    let mut locator = Locator::new(text);
    let codes = finished.codes.into_iter().map(|(code, offset)| {
        let problem = locator.problem(offset, unknown_code(&code));
        (code, problem)
    });
    let mut unknown_locator = Locator::new(text);
    let unknown = finished.unknown_at.into_iter();
    let unknown = unknown.map(|offset| (offset, unknown_locator.problem(offset, "")));
    let mut wrong = finished.wrong;
    wrong.sort_by_key(|wrong| wrong.offset);
    let mut wrong_locator = Locator::new(text);
    let mut reading = ReadResult {
        unknown: unknown.collect(),
        codes: codes.collect(),
        closed: newer(&finished.roadmap),
        roadmap: Some(finished.roadmap),
        problems: wrong
            .into_iter()
            .map(|wrong| wrong_locator.problem(wrong.offset, wrong.message))
            .collect(),
    };
    if let Some(why) = &reading.closed {
        reading.problems.push(Problem::at(text, 0, why.clone()));
    }
    reading
        .problems
        .sort_by_key(|problem| (problem.line, problem.column));
    limit(&mut reading.problems);
    reading
}

fn unknown_code(code: &str) -> String {
    let mut message = format!(
        "`code` should be one of {}, or one of the `codes` of portfolio.toml, not the text \"{code}\"",
        Code::WORDS.join(", ")
    );
    if let Some(near) = nearest(code, Code::WORDS.iter().copied()) {
        message.push_str(&format!("; did you mean \"{near}\"?"));
    }
    message
}

fn newer(roadmap: &Roadmap) -> Option<String> {
    let format = roadmap.head.format.filter(|format| *format > FORMAT)?;
    Some(format!(
        "this file is of format {format} and this program knows format {FORMAT}: it can be looked at but not \
         changed; get the newer program to edit it"
    ))
}

fn broken(mut problems: Vec<Problem>) -> ReadResult {
    problems.sort_by_key(|problem| (problem.line, problem.column));
    limit(&mut problems);
    ReadResult {
        roadmap: None,
        problems,
        closed: Some(
            "this file is not valid TOML: mend the lines named, then it opens again".into(),
        ),
        codes: Vec::new(),
        unknown: Vec::new(),
    }
}

/// A file of rubbish is told in a hundred problems, not in a million.
fn limit(problems: &mut Vec<Problem>) {
    problems.dedup();
    if problems.len() > MOST_PROBLEMS {
        let more = problems.len() - MOST_PROBLEMS;
        problems.truncate(MOST_PROBLEMS);
        problems.push(Problem::of_file(format!(
            "and {more} more problems in this file"
        )));
    }
}

/// What is wrong with a text that is not valid TOML: one problem a line, in a person's words where it is one of the
/// things that people do. Behind what was never closed everything seems wrong, and nothing is told.
fn syntax_problems(text: &str, errors: &[ParseError]) -> Vec<Problem> {
    if let Some((offset, message)) = plain_words::of_text(text) {
        return vec![Problem::at(text, offset, message)];
    }
    let unclosed = plain_words::unclosed(text);
    let end = unclosed.as_ref().map_or(usize::MAX, |open| open.offset);
    let mut problems: Vec<Problem> = Vec::new();
    let mut told = BTreeSet::new();
    for error in errors {
        let start = line_start(text, error);
        if start > end || !told.insert(start) {
            continue;
        }
        let line = text[start..].split('\n').next().unwrap_or_default();
        if start + line.len() >= end {
            continue;
        }
        problems.push(match plain_words::of_line(line) {
            Some(fault) => Problem::at(text, start + fault.column, fault.message),
            None => syntax(text, error),
        });
    }
    problems.extend(unclosed.map(|open| Problem::at(text, open.offset, open.message)));
    problems
}

/// The byte at which the line of a fault begins.
fn line_start(text: &str, error: &ParseError) -> usize {
    let span = error.unexpected().or(error.context());
    let at = span.map_or(0, |span: Span| span.start()).min(text.len());
    let at = (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn syntax(text: &str, error: &ParseError) -> Problem {
    let span = error.unexpected().or(error.context());
    let mut message = match error.description() {
        "cannot recurse further; max recursion depth met" => {
            format!(
                "lists and tables may stand inside each other {} deep, not deeper",
                outline::DEEPEST
            )
        }
        description => description.to_owned(),
    };
    if let Some(expected) = error.expected().filter(|expected| !expected.is_empty()) {
        let words: Vec<_> = expected.iter().map(expected_word).collect();
        message.push_str(&format!(", expected {}", words.join(", ")));
    }
    Problem::at(text, span.map_or(0, |span: Span| span.start()), message)
}

fn expected_word(expected: &toml_parser::Expected) -> String {
    match expected {
        toml_parser::Expected::Literal("\n") => "a new line".into(),
        toml_parser::Expected::Literal(literal) => format!("`{literal}`"),
        toml_parser::Expected::Description(description) => (*description).to_owned(),
        _ => "something else".into(),
    }
}

/// Collects faults, but not without end.
#[derive(Default)]
struct ErrorSinkCount {
    found: Vec<ParseError>,
}

impl ErrorSink for ErrorSinkCount {
    fn report_error(&mut self, error: ParseError) {
        if self.found.len() < 10 * MOST_PROBLEMS {
            self.found.push(error);
        }
    }
}

#[cfg(test)]
mod tests;
