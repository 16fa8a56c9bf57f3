//! `tcu merge`: two sides of a roadmap become one.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::context::CliContext;
use super::edit_options::DryRun;
use super::edit_summary;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use crate::model::PORTFOLIO;
use crate::store::git;
use crate::store::lock::{Lock, PATIENCE};
use crate::store::merge::{MergeError, MergedText, merge_texts};
use crate::store::merge_copy::is_another;
use crate::store::read::{read as read_bytes, read_text};
use crate::store::save::save;

/// Merge two sides of a roadmap, entry by entry and field by field
///
/// The bytes, comments and order of OURS stay; what THEIRS changed is carried in. What both changed differently
/// becomes a conflict in the file (tcu list conflicts, tcu resolve), and the exit status is then 1. Without -o
/// the result is written to standard output. With --into nothing is known of what both sides began with:
/// what is on one side only is an addition, unless the other's log says that it was removed.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu merge base.toml ours.toml theirs.toml -o merged.toml\n  tcu merge from-lahore.toml --into sialkot-surgical"
)]
pub(crate) struct MergeArgs {
    /// BASE OURS THEIRS, or one FILE with --into
    #[arg(value_name = "FILE", required = true, num_args = 1..=5)]
    files: Vec<PathBuf>,
    /// The roadmap of the folder that the file is merged into
    #[arg(long, value_name = "ROADMAP", conflicts_with = "out")]
    into: Option<String>,
    #[command(flatten)]
    dry_run: DryRun,
    /// Where the result goes
    #[arg(short = 'o', long = "out", value_name = "OUT")]
    out: Option<PathBuf>,
}

impl MergeArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// A file cannot be read, written or merged.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        match (self.files.as_slice(), &self.into) {
            ([file], Some(roadmap)) => into(context, (file, roadmap), self.dry_run, output),
            ([base, ours, theirs], None) => self.three(context, [base, ours, theirs], output),
            // As git calls it: base, ours (which takes the result), theirs, the length of markers, the path.
            ([base, ours, theirs, size, path], None) => {
                driver([base, ours, theirs], &size.to_string_lossy(), path, output)
            }
            _ => Err(
                CliError::refused("which files are to be merged is not clear")
                    .hint("tcu merge BASE OURS THEIRS [-o OUT]")
                    .hint("tcu merge FILE --into ROADMAP"),
            ),
        }
    }

    fn three(
        &self,
        context: &CliContext,
        [base, ours, theirs]: [&Path; 3],
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let named = [Some(base), Some(ours), Some(theirs), self.out.as_deref()];
        let id = id_of(named.into_iter().flatten());
        let [base_text, ours_text, theirs_text] = [read(base)?, read(ours)?, read(theirs)?];
        let merged = merge_texts(&id, known(&base_text), &ours_text, &theirs_text)?;
        if self.dry_run.dry_run {
            if let Some(before) = read_text(&id, &ours_text).roadmap {
                for line in edit_summary::lines(&id, &before, &merged.edits) {
                    output.result(&format!("{line}\n"))?;
                }
            }
            output.say("Nothing was written (--dry-run).\n");
            tell(&merged, output);
            return Ok(status(&merged));
        }
        match &self.out {
            Some(out) => write(context, &id, out, &merged.text)?,
            None => output.result(&merged.text)?,
        }
        tell(&merged, output);
        Ok(status(&merged))
    }
}

fn status(merged: &MergedText) -> ExitStatus {
    if merged.conflicts > 0 {
        ExitStatus::Found
    } else {
        ExitStatus::Fine
    }
}

fn tell(merged: &MergedText, output: &mut Output<'_>) {
    if merged.conflicts > 0 {
        let (count, word) = match merged.conflicts {
            1 => ("one conflict".to_owned(), "is"),
            more => (format!("{more} conflicts"), "are"),
        };
        let hint = "tcu list conflicts shows them; tcu resolve ADDRESS FIELD VALUE settles one";
        output.tell(
            MessageLevel::Warning,
            &format!("there {word} {count} for a person to settle"),
            &[hint.to_owned()],
        );
    }
}

/// Merges a file from elsewhere into a roadmap of the folder.
fn into(
    context: &CliContext,
    (file, roadmap): (&Path, &str),
    dry_run: DryRun,
    output: &mut Output<'_>,
) -> Result<ExitStatus, CliError> {
    let theirs = read(file)?;
    let _lock = Lock::take(&context.folder.path, &context.places.state, PATIENCE)?;
    let id = roadmap.trim_end_matches(".toml").trim_end_matches('/');
    let path = context.folder.path.join(format!("{id}.toml"));
    if crate::model::Id::new(id).is_err() && id != PORTFOLIO || !path.is_file() {
        return Err(
            CliError::refused(format!("there is no roadmap \"{id}\" to merge into"))
                .hint("tcu list roadmaps names them all")
                .hint("a roadmap that is not there yet is copied into the folder as a file"),
        );
    }
    let ours = read(&path)?;
    let before = read_text(id, &ours).roadmap;
    if let (Some(ours), Some(theirs)) = (&before, &read_text(id, &theirs).roadmap)
        && is_another(ours, theirs)
    {
        let what = format!("{} is of another cluster than {id}", file.display());
        return Err(CliError::refused(format!(
            "{what}: neither its name nor any milestone is the same"
        ))
        .hint("name the roadmap that it belongs to: --into ROADMAP")
        .hint("a roadmap that is not there yet is copied into the folder as a file"));
    }
    let merged = merge_texts(id, None, &ours, &theirs)?;
    if merged.text != ours
        && let Some(before) = &before
    {
        context.clock().check(id, before)?;
    }
    if let Some(before) = before {
        for line in edit_summary::lines(id, &before, &merged.edits) {
            match dry_run.dry_run {
                true => output.result(&format!("{line}\n"))?,
                false => output.say(&format!("{line}\n")),
            }
        }
    }
    if dry_run.dry_run {
        output.say("Nothing was written (--dry-run).\n");
    } else if merged.text == ours {
        output.say("Nothing to change: everything in that file is here already.\n");
    } else {
        save(&path, Some(ours.as_bytes()), merged.text.as_bytes())?;
        output.say(&format!("Saved in {}.\n", context.shown(&path).display()));
    }
    tell(&merged, output);
    Ok(status(&merged))
}

/// As git's merge driver: conflicts are data, so the exit status is 0; where a side cannot be read, git's own
/// merge of text takes over and the status is 1.
fn driver(
    [base, ours, theirs]: [&Path; 3],
    size: &str,
    path: &Path,
    output: &mut Output<'_>,
) -> Result<ExitStatus, CliError> {
    let id = id_of([path].into_iter());
    let texts = [base, ours, theirs].map(|path| fs::read_to_string(path).ok());
    let merged = std::panic::catch_unwind(|| match &texts {
        [base, Some(ours), Some(theirs)] => {
            let base = base.as_deref().and_then(known);
            merge_texts(&id, base, ours, theirs).ok()
        }
        _ => None,
    });
    if let Ok(Some(merged)) = merged {
        fs::write(ours, &merged.text).map_err(|error| {
            CliError::file(format!("{} could not be written: {error}", ours.display()))
        })?;
        return Ok(ExitStatus::Fine);
    }
    let message = format!(
        "{} cannot be merged entry by entry, so git merges it as text: look it over, mend it, and add it",
        path.display()
    );
    output.tell(MessageLevel::Warning, &message, &[]);
    git::merge_as_text(base, ours, theirs, size).map_err(|error| {
        CliError::file(format!("git could not merge {}: {error}", path.display()))
    })?;
    Ok(ExitStatus::Found)
}

/// The base, unless there is none.
fn known(base: &str) -> Option<&str> {
    (!base.trim().is_empty()).then_some(base)
}

/// The id under which the files are merged: what matters is whether they are `portfolio.toml`.
fn id_of<'p>(mut paths: impl Iterator<Item = &'p Path>) -> String {
    let is_shared = |path: &Path| path.file_stem().is_some_and(|stem| stem == PORTFOLIO);
    if paths.any(is_shared) {
        PORTFOLIO.to_owned()
    } else {
        "roadmap".to_owned()
    }
}

fn read(path: &Path) -> Result<String, CliError> {
    fs::read_to_string(path)
        .map_err(|error| CliError::file(format!("{} could not be read: {error}", path.display())))
}

fn write(context: &CliContext, id: &str, path: &Path, text: &str) -> Result<(), CliError> {
    let before = match fs::read(path) {
        Ok(before) => Some(before),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            return Err(CliError::file(format!(
                "{} could not be read: {error}",
                path.display()
            )));
        }
    };
    if before.as_deref() != Some(text.as_bytes())
        && let Some(held) = &before
        && let Some(held) = read_bytes(id, held).roadmap
    {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        context.clock().check(&name, &held)?;
    }
    Ok(save(path, before.as_deref(), text.as_bytes())?)
}

impl From<MergeError> for CliError {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::Closed(_) => CliError::file(error.to_string()),
            MergeError::Unsafe => CliError::refused(error.to_string()),
        }
    }
}
