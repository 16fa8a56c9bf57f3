//! Something wrong on its way to becoming a problem.

/// Something wrong, by its byte.
#[derive(Debug)]
pub(crate) struct RawProblem {
    /// Bytes from the start of the text.
    pub offset: usize,
    /// What is wrong, in words.
    pub message: String,
}
