//! Problems of files, as a compiler shows them: what, where, and the line itself.

use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::colors::Colors;
use crate::settings::config;
use crate::store::Problem;
use crate::text;

/// A problem of a file, to be read by a person. `file` is shown as it stands.
pub(crate) fn shown(file: &Path, problem: &Problem, colors: Colors) -> String {
    let path = text::line(&file.display().to_string()).into_owned();
    let message = text::line(&problem.message).into_owned();
    let (title, hint) = match message.split_once(": ") {
        _ if message.len() < 100 => (message.as_str(), None),
        Some((title, hint)) if title.len() > 20 => (title, Some(hint)),
        _ => (message.as_str(), None),
    };
    let title = Level::ERROR.with_name("problem").primary_title(title);
    let group = match (&problem.source_line, problem.line, problem.column) {
        (Some(source), Some(line), Some(column)) => {
            let source = plain(source);
            let span = span(&source, column);
            title.element(
                Snippet::source(source)
                    .line_start(line)
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(span)),
            )
        }
        (_, Some(line), _) => title.element(Origin::path(path).line(line)),
        _ => title.element(Origin::path(path)),
    };
    let group = match hint {
        Some(hint) => group.element(Level::HELP.message(hint)),
        None => group,
    };
    let renderer = match colors.on {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let report = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
    format!("{}\n\n", text::with_styles_of_escapes(&report))
}

/// A problem of the config file, as those of roadmaps are told.
pub(crate) fn of_config(source: &str, problem: &config::ConfigProblem) -> Problem {
    match source.is_empty() {
        true => Problem::of_file(problem.message.clone()),
        false => Problem::at(source, problem.span.start, problem.message.clone()),
    }
}

/// A line of a file, one character for each of its own, so that columns stay.
fn plain(line: &str) -> String {
    let one = |character: char| match character {
        '\t' => ' ',
        hazard if text::is_unsafe_for_terminal(hazard) => char::REPLACEMENT_CHARACTER,
        plain => plain,
    };
    line.chars().map(one).collect()
}

/// The bytes of the word at a column, which counts characters from 1.
fn span(line: &str, column: usize) -> std::ops::Range<usize> {
    let start = line
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(line.len(), |(index, _)| index);
    let rest = &line[start..];
    let first = rest.chars().next();
    let length = match first {
        Some(quote @ ('"' | '\'')) => rest[1..].find(quote).map_or(1, |end| end + 2),
        Some(_) => rest
            .find(|c: char| c.is_whitespace() || "=,]}#".contains(c))
            .filter(|length| *length > 0)
            .unwrap_or(if rest.len() > 60 { 1 } else { rest.len() }),
        None => 0,
    };
    let end = start + length;
    match line.is_char_boundary(end) {
        true => start..end,
        false => start..start + first.map_or(0, char::len_utf8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_shows_file_line_column_and_the_line_itself() {
        let text = "[cluster]\nstatus = \"plannd\" # x\n";
        let problem = Problem::at(text, 19, "should be one of planned, done");
        let shown = shown(Path::new("a.toml"), &problem, Colors::default());
        insta::assert_snapshot!(shown, @r#"
        problem: should be one of planned, done
         --> a.toml:2:10
          |
        2 | status = "plannd" # x
          |          ^^^^^^^^
        "#);
    }

    #[test]
    fn a_problem_of_a_whole_file_names_the_file() {
        let problem = Problem::of_file("this is a folder");
        let shown = shown(Path::new("a.toml"), &problem, Colors::default());
        insta::assert_snapshot!(shown, @r"
        problem: this is a folder
        --> a.toml
        ");
    }

    #[test]
    fn nothing_in_a_line_reaches_the_terminal_as_a_command() {
        let text = "a = \u{1b}[2Jx\u{202e}\n";
        let problem = Problem::at(text, 4, "bad \u{7}");
        let shown = shown(Path::new("a\u{1b}.toml"), &problem, Colors::default());
        assert!(
            !shown
                .chars()
                .any(|c| c != '\n' && text::is_unsafe_for_terminal(c)),
            "{shown:?}"
        );
    }

    #[test]
    fn a_column_behind_the_end_of_the_line_is_no_panic() {
        for column in [0, 1, 5, 99] {
            let _ = span("a = ü", column);
        }
    }
}
