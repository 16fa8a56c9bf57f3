//! `tcu import`: a sheet or project of another program, as entries of a roadmap.

use std::path::{Path, PathBuf};

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::ids;
use super::output::{MessageLevel, Output};
use super::reason::{Approval, Reason};
use crate::edit::{ChangeReason, ChangeSet};
use crate::model::{EntryClass, Kind, ReferenceIndex};
use crate::report::import::session::{ImportAsk, ImportError, ImportSession};

/// Take in a sheet or project of another program: CSV, Excel, LibreOffice or MS Project XML
///
/// The headings are found and each column is taken for a field; a preview says what is new, what changes field by
/// field, and which cells were not understood. Only then is it written, as one act. Rows are matched by id, else by title.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu import plan.xlsx --into gujrat-fans --dry-run\n  tcu import plan.xlsx --sheet Plan --new gujrat-motors --name \"Gujrat motors\" --yes"
)]
pub(crate) struct ImportArgs {
    /// The file: csv, xlsx, xls, ods, or xml of MS Project
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The roadmap that the rows go into
    #[arg(long, value_name = "ROADMAP", conflicts_with = "new")]
    into: Option<String>,
    /// A new roadmap for the rows: its id
    #[arg(long, value_name = "ID")]
    new: Option<String>,
    /// With --new: what the cluster is called; else the name of the sheet
    #[arg(long, value_name = "NAME", requires = "new")]
    name: Option<String>,
    /// The sheet of a workbook; else every sheet whose headings are known
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    /// What a row is, such as milestone, owner or risk; else what the sheet is named after, else a milestone
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// A TOML file that says which column holds which field; --dry-run prints one to begin with
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Only show what would be written
    #[arg(long)]
    dry_run: bool,
    /// Write it without asking
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    reason: Reason,
    #[command(flatten)]
    approval: Approval,
}

fn kind(word: &str) -> Result<Kind, String> {
    let mut kinds = Kind::lists().filter(|kind| kind.description().nature == EntryClass::Entry);
    let found = kinds.find(|kind| kind.key() == word || kind.plural() == word);
    found.ok_or_else(|| {
        "a row can be a milestone, owner, risk, indicator or another kind of entry".to_owned()
    })
}

impl ImportArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The file cannot be read, nothing of it is understood, or the person says no: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let name = self.file.display().to_string();
        let bytes = std::fs::read(&self.file)
            .map_err(|error| CliError::file(format!("{name} could not be read: {error}")))?;
        let ask = ImportAsk {
            sheet: self.sheet.clone(),
            kind: self.kind,
            mapping: self.map.as_deref().map(read_map).transpose()?,
            into: self.into.clone(),
            new: self.new.clone(),
            name: self.name.clone(),
        };
        let session = ImportSession::begin(
            &ask,
            (&self.file, &bytes),
            edit.portfolio(),
            edit.actor.on,
            &context.places.state,
        )
        .map_err(|error| refused(&name, error))?;
        let mut random = ids::source()?;
        let previews = session
            .previews(&edit.calendar(), &mut random)
            .map_err(|error| refused(&name, error))?;
        output.result(&session.text(&previews))?;
        let is_empty = previews.iter().all(|one| one.preview.is_empty());
        if self.dry_run || is_empty {
            output.say(if self.dry_run {
                "Nothing was written (--dry-run).\n"
            } else {
                "Nothing to write.\n"
            });
            return Ok(ExitStatus::Fine);
        }
        let reason = self.change_reason(&edit, previews[0].file);
        let work = session.work(&previews, &edit.actor, &reason, &mut random)?;
        self.agree(output)?;
        let status = write(&edit, &session, &work, output)?;
        session.remember(&context.places.state);
        Ok(status)
    }

    fn change_reason(&self, edit: &EditContext<'_>, file: Option<usize>) -> ChangeReason {
        let names = ReferenceIndex::new(edit.portfolio());
        // A new roadmap holds no feedback that could be named.
        let file = file.filter(|_| self.new.is_none());
        let approved_by = self.approval.approved_by.as_deref();
        let given = self.reason.change_reason(edit, &names, file, approved_by);
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        ChangeReason {
            why: given.why.or_else(|| Some(format!("imported from {name}"))),
            code: given.code.or_else(|| Some("other".to_owned())),
            ..given
        }
    }

    /// Nothing is written that nobody has seen.
    fn agree(&self, output: &mut Output<'_>) -> Result<(), CliError> {
        if self.yes || output.asks("Write this? [y/N] ") {
            return Ok(());
        }
        Err(CliError::refused("nothing was written").hint("look at the preview, then give --yes"))
    }
}

fn write(
    edit: &EditContext<'_>,
    session: &ImportSession,
    work: &ChangeSet,
    output: &mut Output<'_>,
) -> Result<ExitStatus, CliError> {
    let Some((id, text)) = session.new_file(work)? else {
        return edit.write(work, output);
    };
    for warning in &work.warnings {
        output.tell(MessageLevel::Warning, warning, &[]);
    }
    edit.create(&id, &text, output)?;
    Ok(ExitStatus::Fine)
}

/// What to do about a file that cannot be imported.
fn refused(name: &str, error: ImportError) -> CliError {
    let told = error.to_string();
    let of_file = || CliError::refused(format!("{name}: {told}"));
    match error {
        ImportError::Read(_) => CliError::file(format!("{name}: {told}")),
        ImportError::NoHeadings(sheets) => of_file()
            .hint(format!("its sheets: {}", sheets.join(", ")))
            .hint("name the sheet with --sheet, or what a row is with --kind"),
        ImportError::SeveralSheets(sheets) => {
            of_file().hint(format!("name one with --sheet: {}", sheets.join(", ")))
        }
        ImportError::Nowhere => CliError::refused(told)
            .hint("name a roadmap with --into ROADMAP, or make one with --new ID"),
        ImportError::NoSuchRoadmap(_, ids) => {
            CliError::refused(told).hint(format!("the roadmaps: {}", ids.join(", ")))
        }
        ImportError::NoId(..) => CliError::refused(told),
        ImportError::IsThere(id) => CliError::refused(told).hint(format!(
            "import into it with --into {id}, or choose another id"
        )),
        ImportError::Mapping(_) => CliError::refused(told).hint(MAP_HINT),
    }
}

const MAP_HINT: &str = "correct the mapping, or leave out --map";

fn read_map(path: &Path) -> Result<crate::analysis::import::Mapping, CliError> {
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| CliError::file(format!("{name} could not be read: {error}")))?;
    toml::from_str(&text).map_err(|error| {
        CliError::refused(format!("{name}: {error}"))
            .hint("--dry-run prints a mapping to begin with")
    })
}
