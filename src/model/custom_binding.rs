//! The custom fields of a portfolio given to every entry of a file.

use super::custom::CustomSchema;
use super::document::Roadmap;

/// Gives every entry of a file its custom fields; returns what does not fit, with the line of its entry.
pub(crate) fn bind(roadmap: &mut Roadmap, schema: &'static CustomSchema) -> Vec<BindProblem> {
    roadmap.custom = Some(schema);
    let mut problems = Vec::new();
    for kind in schema.kinds() {
        for index in 0..roadmap.count(kind) {
            let Some(entry) = roadmap.entry_mut(kind, index) else {
                continue;
            };
            let line = entry.at().line as usize;
            problems.extend(
                schema
                    .bind(entry)
                    .into_iter()
                    .map(|(offset, message)| BindProblem {
                        offset,
                        line,
                        message,
                    }),
            );
        }
    }
    problems
}

/// A value that does not fit its custom field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BindProblem {
    /// Where the value stands, in bytes, where that is known.
    pub offset: Option<usize>,
    /// The line of the entry.
    pub line: usize,
    /// What is wrong, in words.
    pub message: String,
}
