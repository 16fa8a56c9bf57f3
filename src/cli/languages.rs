//! In which language something is written: one built in, or one whose messages lie in the configuration folder.

use super::context::CliContext;
use super::error::CliError;
use crate::report::messages::{self, Messages};

/// The messages of a language.
///
/// # Errors
/// There is none of it, or its file cannot be understood.
pub(crate) fn messages(context: &CliContext, language: &str) -> Result<Messages, CliError> {
    let folder = messages::folder(&context.places.config_file);
    Messages::read(language, &folder).map_err(|error| {
        CliError::refused(error.to_string()).hint(format!(
            "there are: {}; another is read from {}",
            messages::languages(&folder).join(", "),
            messages::file(language, &folder).display()
        ))
    })
}
