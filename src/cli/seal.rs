//! `tcu seal`: a dated copy of the roadmaps with their hashes, by which anyone can see later what was changed.

use std::path::{Path, PathBuf};

use clap::Args;

use super::analysis::Analysis;
use super::context::{CliContext, LoadedFolder};
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::{MessageLevel, Output};
use super::writer::{self, OutputTarget, WriterArgs};
use crate::analysis::redact::HIDDEN;
use crate::dates::date::{iso, plain};
use crate::dates::{Calendar, DateRange, quarter};
use crate::edit::as_of::portfolio_as_of;
use crate::health::unlogged;
use crate::model::{Date, Entry, EntryRef, Kind, PORTFOLIO, Portfolio, ReferenceIndex, Roadmap};
use crate::report::export::ExportFile;
use crate::store::RetainBytes;
use crate::store::hash_list::{SHA256SUMS, hash_list, hashes, sha256};
use crate::store::read::read;
use crate::store::rewrite::rewritten;

/// The folder of seals, among the roadmaps.
const SEALS: &str = "seals";
/// The file that says when a seal was made.
const ABOUT: &str = "seal.txt";

/// Keep a dated copy of the roadmaps with their hashes, and name what differs from the log
///
/// The copy goes to seals/ among the roadmaps, named after the quarter. What was changed by hand and is not in the log is
/// named. Of every older seal it is told whether its files are as they were sealed, and what the log, rolled back to its
/// day, does not account for. A quarter is sealed once; asked again, the seal is only checked. With -o the copy goes to
/// that folder or zip file instead, to be given to others; with --redact or --as-of it is written anew, without comments.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu seal Q1\n  tcu seal Q1 --redact -o sealed-q1.zip\n  tcu seal Q1 --as-of 2026-09-30 -o sealed-q1"
)]
pub(crate) struct SealArgs {
    /// The quarter, such as Q1 or "Q1 FY27"
    #[arg(value_name = "QUARTER")]
    quarter: String,
    #[command(flatten)]
    writer: WriterArgs,
}

impl SealArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The quarter cannot be understood, the folder cannot be read, or the copy cannot be written: then none is.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let is_own = self.writer.output.is_none();
        if is_own && (context.as_of.is_some() || self.writer.redact || self.is_part()) {
            return Err(CliError::refused(
                "the seal of the folder keeps all roadmaps whole, as they are now",
            )
            .hint("name another place with -o DIR or -o FILE.zip"));
        }
        let opened = context.open(RetainBytes::Bytes)?;
        let (name, range) = self.name(&opened)?;
        let files = self.files(context, &opened, (&name, range))?;
        let is_whole = match is_own {
            true => self.keep(context, &opened, (&name, &files), output)?,
            false => {
                self.hand_out(context, (&name, &files), output)?;
                true
            }
        };
        opened.tell_date(output);
        opened.tell_rollback(output);
        Ok(if is_whole {
            ExitStatus::Fine
        } else {
            ExitStatus::Found
        })
    }

    /// Whether not all roadmaps were asked for.
    fn is_part(&self) -> bool {
        !self.writer.only.is_empty() || self.writer.filter.is_some()
    }

    /// Checks the seals of the folder and adds the new one; whether all of them are whole.
    fn keep(
        &self,
        context: &CliContext,
        opened: &LoadedFolder,
        (name, files): (&str, &[ExportFile]),
        output: &mut Output<'_>,
    ) -> Result<bool, CliError> {
        let seals = context.folder.path.join(SEALS);
        let mut is_whole = true;
        for seal in sealed(&seals) {
            is_whole &= check(&seal, &opened.folder.portfolio, output)?;
        }
        tell_unlogged(&opened.folder.portfolio, output)?;
        let folder = seals.join(name);
        if folder.exists() {
            output.say(&format!(
                "{name} is sealed already; it was checked and stays as it is.\n"
            ));
            return Ok(is_whole);
        }
        writer::write_tree(context, &folder, files)?;
        tell_sealed(name, files, &context.shown(&folder), output);
        Ok(is_whole)
    }

    /// Writes the copy where it was asked for.
    fn hand_out(
        &self,
        context: &CliContext,
        (name, files): (&str, &[ExportFile]),
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        match OutputTarget::named(self.writer.output.as_deref().unwrap_or(Path::new("")))? {
            OutputTarget::Folder(folder) => {
                writer::write_tree(context, &folder, files)?;
                tell_sealed(name, files, &context.shown(&folder), output);
            }
            #[cfg(feature = "reports")]
            OutputTarget::Archive => {
                writer::write_archive(context, &self.writer, files, output)?;
                let to = self.writer.output.as_deref().unwrap_or(Path::new("-"));
                tell_sealed(name, files, to, output);
            }
        }
        Ok(())
    }

    /// The name of the seal, such as `2026-27-q1`, and the days of the quarter.
    fn name(&self, opened: &LoadedFolder) -> Result<(String, DateRange), CliError> {
        let start = opened.folder.portfolio.shared.head.fiscal_year_start;
        let calendar = Calendar::new(opened.date.today, start);
        let range = quarter(&self.quarter, &calendar)
            .map_err(|error| CliError::refused(error.to_string()))?;
        let (year, number) = calendar.quarter_of(range.first);
        let name = format!("{}-q{number}", calendar.fiscal_year_name(year));
        Ok((name, range))
    }

    /// The files of the seal: as they stand on the disk, or written anew where something was taken out or rolled back.
    fn files(
        &self,
        context: &CliContext,
        opened: &LoadedFolder,
        (name, range): (&str, DateRange),
    ) -> Result<Vec<ExportFile>, CliError> {
        let by = match context.as_of {
            Some(_) => context.given_name().unwrap_or_default(),
            None => context.actor()?,
        };
        let mut files = match context.as_of.is_some() || self.writer.redact {
            true => self.written_anew(context)?,
            false => {
                let wanted = self.wanted(&opened.folder.portfolio, opened.date.today)?;
                let is_wanted = |id: &str| wanted.iter().any(|one| one == id);
                let files = opened.folder.files.iter();
                let files = files.filter(|file| is_wanted(&file.id));
                files
                    .filter_map(|file| {
                        Some(ExportFile::new(file.name.clone(), file.bytes.as_deref()?))
                    })
                    .collect()
            }
        };
        let about = format!(
            "quarter: {name}, {} to {}\nsealed: {}\nby: {}\n",
            iso(range.first),
            iso(range.last),
            iso(opened.date.today),
            crate::text::line(if self.writer.redact { HIDDEN } else { &by })
        );
        files.push(ExportFile::new(ABOUT, about));
        let list = hash_list(files.iter().map(|file| (file.name.as_str(), &*file.bytes)));
        files.push(ExportFile::new(SHA256SUMS, list));
        Ok(files)
    }

    fn written_anew(&self, context: &CliContext) -> Result<Vec<ExportFile>, CliError> {
        let source = self.writer.read(context)?;
        let portfolio = &source.opened.folder.portfolio;
        let wanted = self.wanted(portfolio, source.opened.date.today)?;
        let all = std::iter::once(&portfolio.shared).chain(&portfolio.roadmaps);
        let wanted = all.filter(|roadmap| wanted.contains(&roadmap.id));
        let mut files = Vec::new();
        for roadmap in wanted {
            files.push(ExportFile::new(
                format!("{}.toml", roadmap.id),
                rewritten(roadmap)?,
            ));
        }
        Ok(files)
    }

    /// The ids of the files that were asked for: with a filter, of those in which it lists something.
    fn wanted(&self, portfolio: &Portfolio, today: Date) -> Result<Vec<String>, CliError> {
        let places = file_problems::places(portfolio, &self.writer.only)?;
        let names = ReferenceIndex::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, today);
        let selected = self.writer.selection(&analysis)?;
        let is_listed = |place: usize| {
            let roadmap = &portfolio.roadmaps[place];
            Kind::lists().any(|kind| {
                (0..roadmap.count(kind)).any(|index| {
                    selected(Some(EntryRef {
                        roadmap: Some(place),
                        kind,
                        index,
                    }))
                })
            })
        };
        let is_wanted = |place: &usize| self.writer.filter.is_none() || is_listed(*place);
        let places = places.into_iter().filter(is_wanted);
        let ids = places.map(|place| portfolio.roadmaps[place].id.clone());
        Ok(std::iter::once(PORTFOLIO.to_owned()).chain(ids).collect())
    }
}

fn tell_sealed(name: &str, files: &[ExportFile], place: &Path, output: &mut Output<'_>) {
    let list = files.iter().find(|file| file.name == SHA256SUMS);
    let whole = sha256(list.map_or(&[], |list| &list.bytes));
    let told = format!(
        "sealed {name}: {} files in {}; the seal is {}",
        files.len(),
        place.display(),
        &whole[..16]
    );
    output.tell(
        MessageLevel::Note,
        &told,
        &["write the seal into the minutes: it changes with any file".to_owned()],
    );
}

/// A seal as it lies on the disk.
struct OldSeal {
    name: String,
    folder: PathBuf,
    on: Option<Date>,
}

fn sealed(seals: &Path) -> Vec<OldSeal> {
    let entries = std::fs::read_dir(seals).into_iter().flatten().flatten();
    let mut found: Vec<OldSeal> = entries
        .filter(|entry| entry.path().join(SHA256SUMS).is_file())
        .map(|entry| {
            let about = std::fs::read_to_string(entry.path().join(ABOUT)).unwrap_or_default();
            let on = about.lines().find_map(|line| line.strip_prefix("sealed: "));
            OldSeal {
                name: entry.file_name().to_string_lossy().into_owned(),
                folder: entry.path(),
                on: on.and_then(crate::dates::date::parse_iso),
            }
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// Whether the files of a seal are as they were sealed; tells what is not, and what the log does not account for.
fn check(seal: &OldSeal, now: &Portfolio, output: &mut Output<'_>) -> Result<bool, CliError> {
    let list = std::fs::read_to_string(seal.folder.join(SHA256SUMS)).unwrap_or_default();
    let mut broken = Vec::new();
    let mut then: Vec<Roadmap> = Vec::new();
    for (name, hash) in hashes(&list) {
        let bytes = std::fs::read(seal.folder.join(name)).unwrap_or_default();
        if sha256(&bytes) != hash {
            broken.push(name.to_owned());
        }
        if let Some(id) = name.strip_suffix(".toml") {
            then.extend(read(id, &bytes).roadmap);
        }
    }
    let seal_name = crate::text::line(&seal.name);
    if !broken.is_empty() {
        output.result(&format!(
            "{seal_name}: changed since it was sealed: {}\n",
            broken.join(", ")
        ))?;
        return Ok(false);
    }
    let Some(on) = seal.on else {
        return Ok(true);
    };
    let back = portfolio_as_of(now, on).portfolio;
    let mut differs = Vec::new();
    for roadmap in then.iter().filter(|roadmap| !roadmap.is_portfolio()) {
        match back.roadmaps.iter().find(|other| other.id == roadmap.id) {
            Some(other) => differs.extend(differences(roadmap, other)),
            None => differs.push(format!("{}: it is not here any more", roadmap.id)),
        }
    }
    output.result(&format!(
        "{seal_name}: sealed {}, unchanged; {}\n",
        plain(on),
        match differs.len() {
            0 => "the log accounts for all that changed since".to_owned(),
            1 => "1 change since is not in the log:".to_owned(),
            many => format!("{many} changes since are not in the log:"),
        }
    ))?;
    for one in differs {
        output.result(&format!("  {}\n", crate::text::line(&one)))?;
    }
    Ok(true)
}

/// The logged fields of milestones that are not what the log, rolled back, says they were.
fn differences(then: &Roadmap, back: &Roadmap) -> Vec<String> {
    let mut differs = Vec::new();
    for milestone in &then.milestones {
        let Some(at) = back.position(Kind::Milestone, &milestone.id) else {
            differs.push(format!("{}/{}: gone", then.id, milestone.id));
            continue;
        };
        let (old, new): (&dyn Entry, &dyn Entry) = (milestone, &back.milestones[at]);
        let logged = Kind::Milestone
            .description()
            .fields
            .iter()
            .filter(|field| field.logged);
        for field in logged.filter(|field| old.value(field.key) != new.value(field.key)) {
            let shown = |entry: &dyn Entry| {
                entry
                    .value(field.key)
                    .map_or("none".to_owned(), |value| value.plain())
            };
            differs.push(format!(
                "{}/{} {}: {} when sealed, {} by the log",
                then.id,
                milestone.id,
                field.key,
                shown(old),
                shown(new)
            ));
        }
    }
    differs
}

fn tell_unlogged(portfolio: &Portfolio, output: &mut Output<'_>) -> Result<(), CliError> {
    let names = ReferenceIndex::new(portfolio);
    for (place, roadmap) in portfolio.roadmaps.iter().enumerate() {
        for (index, fields) in unlogged(&names, roadmap, place) {
            output.result(&format!(
                "{}/{}: {} changed by hand, not in the log; tcu record logs it\n",
                roadmap.id,
                roadmap.milestones[index].id,
                fields.join(", ")
            ))?;
        }
    }
    Ok(())
}
