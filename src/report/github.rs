//! Annotations in the form that GitHub's workflow commands take.

use std::path::Path;

use crate::health::{Flag, Severity};
use crate::store::{File, Problem};

/// One line for each flag and problem; paths are `folder` and the file's name.
pub(crate) fn annotations<'a>(
    folder: &Path,
    flags: impl Iterator<Item = &'a Flag>,
    problems: impl Iterator<Item = (&'a File, &'a Problem)>,
) -> String {
    let path = |name: &str| {
        let path = folder.join(name).display().to_string();
        property(&crate::text::line(&path))
    };
    let mut text = String::new();
    for (file, problem) in problems {
        let column = problem.column.map(|column| format!(",col={column}"));
        text.push_str(&format!(
            "::error file={},line={}{},title=problem::{}\n",
            path(&file.name),
            problem.line.unwrap_or(1),
            column.unwrap_or_default(),
            data(&problem.message)
        ));
    }
    for flag in flags {
        let level = match flag.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        };
        let item = flag.item.as_deref().unwrap_or("the roadmap");
        text.push_str(&format!(
            "::{level} file={},line={},title={}::{}\n",
            path(&flag.file),
            flag.line.unwrap_or(1),
            flag.rule.id(),
            data(&format!(
                "{item}: {}; {}",
                flag.message,
                super::advice(flag)
            ))
        ));
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_line_or_a_property_is_escaped() {
        let file = File {
            name: "a,b.toml".into(),
            ..File::default()
        };
        let problem = Problem {
            line: Some(3),
            column: Some(2),
            message: "50%\n::error::x".into(),
            source_line: None,
        };
        let text = annotations(
            Path::new("r"),
            std::iter::empty(),
            [(&file, &problem)].into_iter(),
        );
        assert_eq!(
            text,
            "::error file=r/a%2Cb.toml,line=3,col=2,title=problem::50%25%0A::error::x\n"
        );
    }
}
