//! `tcu new`: a new roadmap.

use std::fs;
use std::io::{self, BufRead, IsTerminal};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use crate::dates::date::plain;
use crate::edit::templates::{Template, text};
use crate::model::{Id, why_no_file_name};
use crate::settings::status_date::DateSource;
use crate::store::commit::create;
use crate::store::{Folder, RetainBytes};

/// Make a new roadmap
///
/// Then add to it: tcu add sialkot-sports milestone title="Ball testing lab opens" baseline="30 Jun 2027"
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  tcu new sialkot-sports --name \"Sialkot sports goods\"")]
pub(crate) struct NewArgs {
    /// Its short name: a-z, 0-9 and hyphens; the file is called so
    #[arg(value_name = "ID")]
    id: String,
    /// What the cluster is called
    #[arg(long, value_name = "NAME")]
    name: String,
    /// What to begin with: nothing but the name, or a first plan for a sector group
    #[arg(long, value_name = "TEMPLATE", default_value = "blank", value_parser = template())]
    template: Template,
}

/// The templates by their words, each with a line on what it is for.
fn template() -> impl TypedValueParser<Value = Template> {
    let offered = Template::ALL.map(|one| PossibleValue::new(one.word()).help(one.about()));
    PossibleValuesParser::new(offered)
        .map(|word| Template::from_word(&word).unwrap_or(Template::Blank))
}

impl NewArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The id is none or taken, or the folder cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        context.actor()?;
        fit_for_file(&self.id)?;
        if self.name.trim().is_empty() {
            return Err(CliError::refused("the name is missing")
                .hint("say what the cluster is called: --name NAME"));
        }
        let path = &context.folder.path;
        if !path.exists() {
            fs::create_dir_all(path).map_err(|error| {
                CliError::file(format!("{} could not be made: {error}", path.display()))
            })?;
        }
        let opened = context.open(RetainBytes::Nothing)?;
        if let Some(file) = opened.folder.file(&self.id) {
            return Err(
                CliError::refused(format!("there is a roadmap {} already", self.id))
                    .hint(format!("choose another id, or look at {}", file.name)),
            );
        }
        if opened.date.set == DateSource::Portfolio {
            self.ask(&opened.date.today, output)?;
        }
        let text = text(&self.name, self.template, opened.date.today);
        let written = create(path, &context.places.state, &self.id, &text)?;
        output.say(&format!(
            "Made {}.\n",
            context.shown(&written.path).display()
        ));
        output.result(&format!("{}\n", self.id))?;
        Ok(problems_of(&opened.folder))
    }

    /// A folder with a pinned date is an archive or for teaching; a person is asked, a script is told.
    fn ask(&self, today: &crate::model::Date, output: &mut Output<'_>) -> Result<(), CliError> {
        let note = format!(
            "this folder's status date is pinned to {}, as of an archive or for teaching",
            plain(*today)
        );
        output.tell(MessageLevel::Note, &note, &[]);
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Ok(());
        }
        output.say("Make the roadmap there all the same? [y/N] ");
        let mut answer = String::new();
        // No answer is a no.
        let _ = io::stdin().lock().read_line(&mut answer);
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => Ok(()),
            _ => Err(CliError::refused("nothing was made")
                .hint("name another folder with --roadmaps DIR")),
        }
    }
}

/// Whether a roadmap may be called so: it is an id, and a file may bear it everywhere.
///
/// # Errors
/// Says why not.
pub(crate) fn fit_for_file(id: &str) -> Result<(), CliError> {
    Id::new(id).map_err(|why| CliError::refused(format!("\"{id}\" is no id: {why}")))?;
    match why_no_file_name(id) {
        Some(why) => Err(CliError::refused(why).hint("choose another id")),
        None => Ok(()),
    }
}

/// A portfolio that cannot be read leaves its mark on the exit status, as with every command.
fn problems_of(folder: &Folder) -> ExitStatus {
    match folder.file(crate::model::PORTFOLIO) {
        Some(file) if !file.problems.is_empty() => ExitStatus::File,
        _ => ExitStatus::Fine,
    }
}
