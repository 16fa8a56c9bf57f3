//! In which language something is written: one built in, or one whose messages lie in the configuration folder.

use super::context::CliContext;
use super::error::CliError;
use crate::report::messages::{BUILT_IN, Messages};

/// The messages of a language.
///
/// # Errors
/// There is none of it, or its file cannot be understood.
pub(crate) fn messages(context: &CliContext, language: &str) -> Result<Messages, CliError> {
    let is_tag = language
        .chars()
        .all(|one| one.is_ascii_alphanumeric() || one == '-');
    let folder = context.places.config_file.with_file_name("messages");
    let file = folder.join(format!("{language}.ftl"));
    let added = is_tag
        .then(|| std::fs::read_to_string(&file).ok())
        .flatten();
    Messages::new(language, added.as_deref()).map_err(|error| {
        CliError::refused(error.to_string()).hint(format!(
            "built in: {}; another is read from {}",
            BUILT_IN.join(", "),
            file.display()
        ))
    })
}
