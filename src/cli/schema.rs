//! `tcu schema`: the format as JSON Schema.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use super::writer;
use crate::model::{CustomSchema, Roadmap};
use crate::report::json::text as json_text;
use crate::report::schema::schema;
use crate::store::RetainBytes;

/// Print the format as JSON Schema, for editors and validators
///
/// Fields that portfolio.toml declares are known in it. An editor with Taplo checks and completes a roadmap whose first
/// line is a comment that names the schema, such as: #:schema ./roadmap.schema.json
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu schema -o roadmap.schema.json\n  tcu schema portfolio -o portfolio.schema.json"
)]
pub(crate) struct SchemaArgs {
    /// Of what: a roadmap, or portfolio.toml
    #[arg(value_name = "FILE", default_value = "roadmap")]
    of: SchemaOf,
    /// The file to write; - is stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemaOf {
    Roadmap,
    Portfolio,
}

impl SchemaArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        // Without a folder there are no fields of its own; the format is the same.
        let shared = match context.open(RetainBytes::Nothing) {
            Ok(opened) => opened.folder.portfolio.shared.clone(),
            Err(_) => Roadmap {
                custom: Some(CustomSchema::of(&[])),
                ..Roadmap::default()
            },
        };
        let text = json_text(&schema(&shared, self.of == SchemaOf::Portfolio));
        match self
            .output
            .as_deref()
            .filter(|path| path.as_os_str() != "-")
        {
            None => output.result(&text)?,
            Some(path) => {
                writer::write_file(context, path, text.as_bytes())?;
                let told = format!("written: {}", path.display());
                output.tell(MessageLevel::Note, &told, &[]);
            }
        }
        Ok(ExitStatus::Fine)
    }
}
