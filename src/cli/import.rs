//! `tcu import`: a sheet or project of another program, as entries of a roadmap.

use std::path::{Path, PathBuf};

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::ids;
use super::output::{MessageLevel, Output};
use super::reason::{Approval, Reason};
use crate::analysis::import::{OwnRows, OwnSheet, Preview, Sheet, SheetPlan, apply, plan_sheet};
use crate::edit::templates::{Template, text as template_text};
use crate::edit::{ChangeReason, ChangeSet, Transaction};
use crate::model::{EntryClass, Id, Kind, Portfolio, ReferenceIndex, Roadmap};
use crate::report::import::read_sheets;
use crate::report::import_preview;
use crate::store::commit::edited;
use crate::store::import_maps;
use crate::store::read::read;

/// Take in a sheet or project of another program: CSV, Excel, LibreOffice or MS Project XML
///
/// The headings are found and each column is taken for a field; a preview says what is new, what changes field by
/// field, and which cells were not understood. Only then is it written, as one act. Rows are matched by id, else by title.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu import plan.xlsx --into gujrat-fans --dry-run\n  tcu import plan.xlsx --sheet Plan --new gujrat-motors --name \"Gujrat motors\" --yes"
)]
pub(crate) struct Import {
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

/// What is imported: each sheet with how it is understood.
type Planned = Vec<(Sheet, Understood)>;

/// How a sheet is understood.
enum Understood {
    /// The program wrote it.
    Own(OwnSheet),
    /// Somebody else did.
    Guessed(SheetPlan),
}

impl Understood {
    fn plan(&self) -> Option<&SheetPlan> {
        match self {
            Understood::Own(_) => None,
            Understood::Guessed(plan) => Some(plan),
        }
    }
}

/// What one sheet would change in one file.
struct FilePreview {
    file: Option<usize>,
    sheet: usize,
    preview: Preview,
}

impl Import {
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
        let mut planned = self.planned(&edit.portfolio().shared)?;
        self.use_map(context, &mut planned)?;
        let (portfolio, place) = self.portfolio(edit.portfolio(), &planned, edit.actor.on)?;
        let mut random = ids::source()?;
        let previews = self.previews(&planned, (&portfolio, place), &edit, &mut random)?;
        tell(&planned, &previews, &portfolio, output)?;
        let is_empty = previews.iter().all(|one| one.preview.is_empty());
        if self.dry_run || is_empty {
            output.say(if self.dry_run {
                "Nothing was written (--dry-run).\n"
            } else {
                "Nothing to write.\n"
            });
            return Ok(ExitStatus::Fine);
        }
        let work = self.work(&edit, &portfolio, &previews, &mut random)?;
        self.agree(output)?;
        let status = self.write(&edit, &work, &planned, output)?;
        for plan in planned.iter().filter_map(|(_, sheet)| sheet.plan()) {
            // A mapping that is not remembered is guessed again.
            let _ =
                import_maps::remember(&context.places.state, &plan.header.headings, &plan.mapping);
        }
        Ok(status)
    }

    fn previews(
        &self,
        planned: &Planned,
        (portfolio, place): (&Portfolio, Option<usize>),
        edit: &EditContext<'_>,
        random: &mut impl FnMut(usize) -> String,
    ) -> Result<Vec<FilePreview>, CliError> {
        let calendar = edit.calendar();
        let mut previews = Vec::new();
        for (number, (sheet, understood)) in planned.iter().enumerate() {
            match understood {
                Understood::Own(own) => {
                    let rows = match place {
                        None => OwnRows::Each,
                        Some(place) if self.new.is_some() => OwnRows::Into(place),
                        Some(place) => OwnRows::Of(place),
                    };
                    let found = own.previews(sheet, portfolio, rows, &calendar, &mut *random);
                    previews.extend(found.into_iter().map(|(file, preview)| FilePreview {
                        file,
                        sheet: number,
                        preview,
                    }));
                }
                Understood::Guessed(plan) => {
                    let preview = plan
                        .preview(sheet, (portfolio, place), &calendar, &mut *random)
                        .map_err(|error| CliError::refused(error.to_string()).hint(MAP_HINT))?;
                    previews.push(FilePreview {
                        file: place,
                        sheet: number,
                        preview,
                    });
                }
            }
        }
        Ok(previews)
    }

    /// The sheets that are understood.
    fn planned(&self, shared: &Roadmap) -> Result<Planned, CliError> {
        let name = self.file.display().to_string();
        let bytes = std::fs::read(&self.file)
            .map_err(|error| CliError::file(format!("{name} could not be read: {error}")))?;
        let part = |part: Option<&std::ffi::OsStr>| {
            part.unwrap_or_default().to_string_lossy().into_owned()
        };
        let sheets = read_sheets(
            &bytes,
            &part(self.file.file_stem()),
            &part(self.file.extension()),
        )
        .map_err(|error| CliError::file(format!("{name}: {error}")))?;
        let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let wanted = |sheet: &Sheet| {
            self.sheet
                .as_ref()
                .is_none_or(|wanted| *wanted == sheet.name)
        };
        let sheets: Vec<Sheet> = sheets.into_iter().filter(wanted).collect();
        if self.map.is_none() {
            let own = |sheet: &Sheet| OwnSheet::of(sheet, shared, self.kind);
            let found: Vec<OwnSheet> = sheets.iter().filter_map(own).collect();
            if !found.is_empty() {
                // What else stands in a workbook of ours is there to be looked at.
                let own = sheets.into_iter().filter(|sheet| own(sheet).is_some());
                return Ok(own.zip(found.into_iter().map(Understood::Own)).collect());
            }
        }
        let mut planned: Vec<(Sheet, SheetPlan)> = sheets
            .into_iter()
            .filter_map(|sheet| plan_sheet(&sheet, self.kind).map(|plan| (sheet, plan)))
            .collect();
        if planned.len() > 1 {
            // A project of several roadmaps has a sheet for each.
            let is_named = |sheet: &Sheet| Some(&sheet.name) == self.into.as_ref();
            if planned.iter().filter(|(sheet, _)| is_named(sheet)).count() == 1 {
                planned.retain(|(sheet, _)| is_named(sheet));
            }
        }
        let foreign = planned.iter().filter(|(_, plan)| !plan.is_own).count();
        match (planned.len(), foreign) {
            (0, _) => Err(CliError::refused(format!(
                "{name}: no row of headings was found that names a title, owner or date"
            ))
            .hint(format!("its sheets: {}", names.join(", ")))
            .hint("name the sheet with --sheet, or what a row is with --kind")),
            (many, 1..) if many > 1 => Err(CliError::refused(format!(
                "{name} has several sheets with headings that are known"
            ))
            .hint(format!("name one with --sheet: {}", names.join(", ")))),
            _ => Ok(planned
                .into_iter()
                .map(|(sheet, plan)| (sheet, Understood::Guessed(plan)))
                .collect()),
        }
    }

    /// The mapping that the person gave, else the one that was used for the same headings before.
    fn use_map(&self, context: &CliContext, planned: &mut Planned) -> Result<(), CliError> {
        for (_, understood) in planned {
            let Understood::Guessed(plan) = understood else {
                continue;
            };
            match &self.map {
                Some(path) => {
                    plan.mapping = read_map(path)?;
                    plan.kind = Kind::from_key(&plan.mapping.kind).unwrap_or(plan.kind);
                    plan.is_own = false;
                }
                None if !plan.is_own => {
                    if let Some(mapping) =
                        import_maps::find(&context.places.state, &plan.header.headings)
                    {
                        plan.mapping = mapping;
                    }
                }
                None => {}
            }
        }
        Ok(())
    }

    /// The roadmaps, with the new one where one is made, and the place of the one that the rows go into; none where each
    /// row says it itself.
    fn portfolio(
        &self,
        portfolio: &Portfolio,
        planned: &Planned,
        today: crate::model::Date,
    ) -> Result<(Portfolio, Option<usize>), CliError> {
        let mut portfolio = portfolio.clone();
        let says_itself = planned.iter().all(|(_, sheet)| sheet.plan().is_none());
        if self.new.is_none() && self.into.is_none() && says_itself {
            return Ok((portfolio, None));
        }
        let Some(id) = &self.new else {
            let id = self.into.clone().ok_or_else(|| {
                CliError::refused("it is not said where the rows go")
                    .hint("name a roadmap with --into ROADMAP, or make one with --new ID")
            })?;
            if portfolio.position(&id).is_none() {
                let ids: Vec<&str> = portfolio
                    .roadmaps
                    .iter()
                    .map(|roadmap| roadmap.id.as_str())
                    .collect();
                return Err(CliError::refused(format!("there is no roadmap {id}"))
                    .hint(format!("the roadmaps: {}", ids.join(", "))));
            }
            let place = portfolio.position(&id);
            return Ok((portfolio, place));
        };
        Id::new(id.clone())
            .map_err(|why| CliError::refused(format!("\"{id}\" is no id: {why}")))?;
        if portfolio.position(id).is_some() || portfolio.unread.contains(id) {
            return Err(
                CliError::refused(format!("there is a roadmap {id} already")).hint(format!(
                    "import into it with --into {id}, or choose another id"
                )),
            );
        }
        let text = self.blank(planned, today);
        let roadmap = read(id, text.as_bytes()).roadmap.unwrap_or_default();
        let at = portfolio.roadmaps.partition_point(|other| other.id < *id);
        portfolio.roadmaps.insert(at, roadmap);
        Ok((portfolio, Some(at)))
    }

    fn blank(&self, planned: &Planned, today: crate::model::Date) -> String {
        let sheet = planned.first().map_or("", |(sheet, _)| sheet.name.as_str());
        template_text(
            self.name.as_deref().unwrap_or(sheet),
            Template::Blank,
            today,
        )
    }

    fn work(
        &self,
        edit: &EditContext<'_>,
        portfolio: &Portfolio,
        previews: &[FilePreview],
        random: &mut impl FnMut(usize) -> String,
    ) -> Result<ChangeSet, CliError> {
        let names = ReferenceIndex::new(portfolio);
        let file_name = self
            .file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let given = self.reason.change_reason(
            edit,
            &names,
            previews[0].file,
            self.approval.approved_by.as_deref(),
        );
        let reason = ChangeReason {
            why: given
                .why
                .or_else(|| Some(format!("imported from {file_name}"))),
            code: given.code.or_else(|| Some("other".to_owned())),
            ..given
        };
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        for preview in previews {
            let FilePreview { file, preview, .. } = preview;
            apply(&mut transaction, *file, preview, &reason, &mut *random)?;
        }
        Ok(transaction.finish())
    }

    /// Nothing is written that nobody has seen.
    fn agree(&self, output: &mut Output<'_>) -> Result<(), CliError> {
        if self.yes || output.asks("Write this? [y/N] ") {
            return Ok(());
        }
        Err(CliError::refused("nothing was written").hint("look at the preview, then give --yes"))
    }

    fn write(
        &self,
        edit: &EditContext<'_>,
        work: &ChangeSet,
        planned: &Planned,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let Some(id) = &self.new else {
            return edit.write(work, output);
        };
        let mut text = self.blank(planned, edit.actor.on);
        for (file, edits) in &work.files {
            if file == id {
                text = edited(id, &text, edits)?.0;
            }
        }
        for warning in &work.warnings {
            output.tell(MessageLevel::Warning, warning, &[]);
        }
        edit.create(id, &text, output)?;
        Ok(ExitStatus::Fine)
    }
}

/// Tells what would be written. Of an own workbook only sheets that would change anything are told one by one.
fn tell(
    planned: &Planned,
    previews: &[FilePreview],
    portfolio: &Portfolio,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let mut quiet = 0;
    for one in previews {
        let plan = planned[one.sheet].1.plan();
        let preview = &one.preview;
        if plan.is_none() && preview.is_empty() && preview.unread.is_empty() {
            quiet += preview.unchanged;
            continue;
        }
        output.result(&import_preview::text(
            plan,
            preview,
            portfolio.file(one.file),
        ))?;
    }
    if quiet > 0 {
        output.result(&format!("{quiet} other rows say what stands already.\n"))?;
    }
    Ok(())
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
