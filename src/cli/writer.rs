//! What every command that writes for others takes and does: which roadmaps, what is hidden, and where it goes.

use std::path::{Path, PathBuf};

use clap::Args;

use super::analysis::Analysis;
use super::context::{CliContext, LoadedFolder};
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::{MessageLevel, Output};
use crate::analysis::redact;
use crate::model::{EntryRef, Kind};
use crate::query::filter::{Filter, ParseContext, parse};
use crate::report::export::ExportFile;
use crate::store::free_name::free_name;
use crate::store::{RetainBytes, save};

/// The options of every command that writes for others.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct WriterArgs {
    /// Hide personal data: names, contacts, and feedback that may not be quoted
    #[arg(long)]
    pub redact: bool,
    /// Only this roadmap; may be given several times
    #[arg(long = "roadmap", value_name = "ROADMAP")]
    pub only: Vec<String>,
    /// Only what the filter lists, such as 'owner:smeda' or 'flag:overdue'
    #[arg(long = "where", value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// The file to write; - is stdout
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The roadmaps as they may be written for others.
#[derive(Debug)]
pub(crate) struct WriterSource {
    /// The folder, without what must not leave.
    pub opened: LoadedFolder,
    /// The places of the roadmaps that were asked for.
    pub places: Vec<usize>,
}

impl WriterArgs {
    /// Reads the folder and takes out what must not leave.
    ///
    /// # Errors
    /// The folder cannot be read, or there is no such roadmap.
    pub(crate) fn read(&self, context: &CliContext) -> Result<WriterSource, CliError> {
        let mut opened = context.open(RetainBytes::Nothing)?;
        let portfolio = &mut opened.folder.portfolio;
        match self.redact {
            true => redact::redact(portfolio),
            false => redact::withhold(portfolio),
        }
        let places = file_problems::places(portfolio, &self.only)?;
        Ok(WriterSource { opened, places })
    }

    /// What of a kind the filter lists.
    ///
    /// # Errors
    /// The filter cannot be understood.
    pub(crate) fn filter(
        &self,
        analysis: &Analysis<'_>,
        kind: Option<Kind>,
    ) -> Result<Filter, CliError> {
        let scope = ParseContext {
            calendar: analysis.calendar(),
            kind,
            custom: analysis.portfolio.shared.custom,
        };
        parse(self.filter.as_deref().unwrap_or_default(), &scope)
            .map_err(|error| CliError::refused(format!("--where: {error}")))
    }

    /// Which entries the filter lists; everything where none is given. What is no entry is never listed by one.
    ///
    /// # Errors
    /// The filter cannot be understood.
    pub(crate) fn selection<'a>(
        &self,
        analysis: &'a Analysis<'a>,
    ) -> Result<impl Fn(Option<EntryRef>) -> bool + use<'a>, CliError> {
        let filter = match &self.filter {
            Some(_) => Some(self.filter(analysis, None)?),
            None => None,
        };
        let known = analysis.known().hiding_personal(self.redact);
        Ok(move |found: Option<EntryRef>| match (&filter, found) {
            (None, _) => true,
            (Some(filter), Some(found)) => filter.matches(&known.subject(found)),
            (Some(_), None) => false,
        })
    }

    /// Writes the whole of it to the file that was asked for, else to stdout, or to `named` where that is given and
    /// no file was asked for. A file that stands there already is replaced only where it was asked for.
    ///
    /// # Errors
    /// It cannot be written; what stood there stays.
    pub(crate) fn write(
        &self,
        context: &CliContext,
        named: Option<&str>,
        bytes: &[u8],
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let path = match (&self.output, named) {
            (Some(path), _) if path.as_os_str() == "-" => None,
            (Some(path), _) => Some(path.clone()),
            (None, Some(named)) => Some(free_name(Path::new(named))),
            (None, None) => None,
        };
        let Some(path) = path else {
            return output.result_bytes(bytes);
        };
        write_file(context, &path, bytes)?;
        output.tell(
            MessageLevel::Note,
            &format!("written: {}", path.display()),
            &[],
        );
        Ok(())
    }
}

/// Puts a whole file where it was asked for; a roadmap is never written over.
///
/// # Errors
/// It cannot be written; what stood there stays.
pub(crate) fn write_file(context: &CliContext, path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let is_toml = path.extension().is_some_and(|ending| ending == "toml");
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let same_folder =
        || Some(folder.canonicalize().ok()? == context.folder.path.canonicalize().ok()?);
    if is_toml && same_folder() == Some(true) {
        return Err(CliError::refused(format!(
            "{} is among the roadmaps and would be taken for one",
            path.display()
        ))
        .hint("name another file or folder with -o"));
    }
    let old = std::fs::read(path).ok();
    Ok(save::save(path, old.as_deref(), bytes)?)
}

/// Puts whole files into a folder, which is made where it is not there: all of them, or none.
///
/// # Errors
/// One of them cannot be written; what stood there stays.
pub(crate) fn write_files(
    context: &CliContext,
    folder: &Path,
    files: &[ExportFile],
) -> Result<(), CliError> {
    let made = !folder.exists();
    std::fs::create_dir_all(folder).map_err(|error| {
        CliError::file(format!("{} could not be made: {error}", folder.display()))
    })?;
    let mut written: Vec<(PathBuf, Option<Vec<u8>>, &[u8])> = Vec::new();
    for file in files {
        let path = folder.join(&file.name);
        let old = std::fs::read(&path).ok();
        if let Err(failure) = write_file(context, &path, &file.bytes) {
            take_back(&written);
            if made {
                // Nothing of ours is left in it; what others put there meanwhile stays.
                let _ = std::fs::remove_dir(folder);
            }
            return Err(failure);
        }
        written.push((path, old, &file.bytes));
    }
    Ok(())
}

/// Where several files go together.
pub(crate) enum OutputTarget {
    /// Into a folder of their own.
    Folder(PathBuf),
    /// Into one zip file, or to stdout.
    #[cfg(feature = "reports")]
    Archive,
}

impl OutputTarget {
    /// The place that `-o` names: a folder, a file whose name ends in .zip, or stdout.
    ///
    /// # Errors
    /// Something stands in the folder already.
    pub(crate) fn named(path: &Path) -> Result<Self, CliError> {
        let is_zip = path.extension().is_some_and(|ending| ending == "zip");
        if path.as_os_str() != "-" && !is_zip {
            return Self::folder(path);
        }
        #[cfg(feature = "reports")]
        return Ok(OutputTarget::Archive);
        #[cfg(not(feature = "reports"))]
        Err(CliError::refused("this program was built without zip files").hint("name a folder"))
    }

    /// A folder that is not there yet or is empty.
    ///
    /// # Errors
    /// Something stands in it already.
    pub(crate) fn folder(path: &Path) -> Result<Self, CliError> {
        let is_empty = |mut found: std::fs::ReadDir| found.next().is_none();
        if path.exists() && !std::fs::read_dir(path).is_ok_and(is_empty) {
            let shown = path.display();
            return Err(
                CliError::refused(format!("{shown} holds something already"))
                    .hint("name a folder that is not there yet"),
            );
        }
        Ok(OutputTarget::Folder(path.to_owned()))
    }
}

/// Writes several files as one zip file, to where `-o` says.
///
/// # Errors
/// It cannot be written; what stood there stays.
#[cfg(feature = "reports")]
pub(crate) fn write_archive(
    context: &CliContext,
    args: &WriterArgs,
    files: &[ExportFile],
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let bytes =
        crate::report::archive::zip(files).map_err(|error| CliError::file(error.to_string()))?;
    args.write(context, None, &bytes, output)
}

/// Puts files, whose names may lead into folders, into a folder that is not there yet or is empty: all of them, or none.
///
/// # Errors
/// One of them cannot be written; nothing of it is then left.
pub(crate) fn write_tree(
    context: &CliContext,
    folder: &Path,
    files: &[ExportFile],
) -> Result<(), CliError> {
    let made = !folder.exists();
    let written = files.iter().try_for_each(|file| {
        let path = folder.join(&file.name);
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(|error| {
            CliError::file(format!("{} could not be made: {error}", parent.display()))
        })?;
        write_file(context, &path, &file.bytes)
    });
    if written.is_err() && made {
        // Nothing but what was just written is in it.
        let _ = std::fs::remove_dir_all(folder);
    }
    written
}

/// Puts back what stood in the place of files, as far as the disk allows: what failed first is what is told.
fn take_back(written: &[(PathBuf, Option<Vec<u8>>, &[u8])]) {
    for (path, old, new) in written {
        match old {
            Some(old) => drop(save::save(path, Some(new), old)),
            None => drop(std::fs::remove_file(path)),
        }
    }
}

/// The name for a person who sees a terminal; nothing where stdout goes to a file or another program.
pub(crate) fn unless_piped(name: &str) -> Option<String> {
    use std::io::IsTerminal;
    std::io::stdout().is_terminal().then(|| name.to_owned())
}

impl WriterSource {
    /// Tells what must be known beside what was written, and gives the exit status.
    pub(crate) fn finish(
        &self,
        context: &CliContext,
        args: &WriterArgs,
        output: &mut Output<'_>,
    ) -> ExitStatus {
        self.opened.tell_date(output);
        self.opened.tell_rollback(output);
        if args.only.is_empty() {
            return file_problems::tell_all(context, &self.opened.folder, output);
        }
        let ids: Vec<&str> = args.only.iter().map(String::as_str).collect();
        file_problems::tell_of(context, &self.opened.folder, &ids, output)
    }

    /// Whether something here is made up or for teaching.
    pub(crate) fn is_sample(&self) -> bool {
        let portfolio = &self.opened.folder.portfolio;
        let shared = portfolio.shared.head.sample == Some(true);
        shared
            || self
                .places
                .iter()
                .any(|&place| portfolio.roadmaps[place].cluster.sample == Some(true))
    }
}
