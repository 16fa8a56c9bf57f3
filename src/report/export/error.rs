//! Why something could not be written.

/// Why something could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ExportError {
    /// There is nothing to write.
    #[error("there is nothing to write: {0}")]
    Nothing(String),
    /// The library that writes the format refused.
    #[error("the {format} could not be written: {problem}")]
    Writer {
        /// The format.
        format: &'static str,
        /// What it said.
        problem: String,
    },
}

impl ExportError {
    /// What a library said about a format.
    pub(crate) fn of(format: &'static str, problem: impl std::fmt::Display) -> Self {
        Self::Writer {
            format,
            problem: problem.to_string(),
        }
    }
}
