//! Documents as one HTML file, by a template: the one built in, or an office's own.

use std::fmt::Write as _;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment};
use serde_json::Value as Json;

use super::document::ReportDocument;
use crate::text;

/// The template that is built in.
pub(crate) const TEMPLATE: &str = include_str!("templates/report.html");

/// Why a template could not be filled in.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct TemplateError(String);

/// The document in the template built in, or in `template`.
///
/// # Errors
/// The template cannot be understood or filled in; says where.
pub(crate) fn html(
    document: &ReportDocument,
    template: Option<&str>,
) -> Result<String, TemplateError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_filter("css", css_string);
    let is_left_to_right = document.direction == "ltr";
    environment.add_filter("isolated", move |words: &str| {
        isolated(words, is_left_to_right)
    });
    let failed = |error: minijinja::Error| {
        let line = error
            .line()
            .map(|line| format!("line {line}: "))
            .unwrap_or_default();
        let detail = error
            .detail()
            .map_or_else(|| error.kind().to_string(), str::to_owned);
        TemplateError(format!("{line}{detail}"))
    };
    environment
        .add_template("report.html", template.unwrap_or(TEMPLATE))
        .map_err(failed)?;
    let mut json =
        serde_json::to_value(document).map_err(|error| TemplateError(error.to_string()))?;
    sanitize(&mut json);
    let context = Json::Object([("document".to_owned(), json)].into_iter().collect());
    let template = environment.get_template("report.html").map_err(failed)?;
    template
        .render(Value::from(minijinja::value::Serde(&context)))
        .map_err(failed)
}

/// A text that no other can turn about; what is plain in itself needs nothing where all goes from left to right.
fn isolated(words: &str, is_left_to_right: bool) -> Value {
    if is_left_to_right && words.is_ascii() {
        return Value::from(words);
    }
    let escaped = quick_xml::escape::escape(words);
    Value::from_safe_string(format!("<bdi>{escaped}</bdi>"))
}

/// Takes out of every text what a browser or an editor would obey.
fn sanitize(json: &mut Json) {
    match json {
        Json::String(words) => {
            if let std::borrow::Cow::Owned(clean) = text::lines(words) {
                *words = clean;
            }
        }
        Json::Array(items) => items.iter_mut().for_each(sanitize),
        Json::Object(pairs) => pairs.values_mut().for_each(sanitize),
        _ => {}
    }
}

/// A text as a string of a style sheet, in which nothing ends it.
fn css_string(words: &str) -> Value {
    let mut css = String::from("\"");
    for character in words.chars() {
        match character.is_ascii_alphanumeric() || character == ' ' {
            true => css.push(character),
            false => {
                // Writing into a string cannot fail.
                let _ = write!(css, "\\{:06X}", u32::from(character));
            }
        }
    }
    css.push('"');
    Value::from_safe_string(css)
}
