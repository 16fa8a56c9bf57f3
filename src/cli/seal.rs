//! `tcu seal`: a dated copy of the roadmaps with their hashes, by which anyone can see later what was changed.

use std::path::{Path, PathBuf};

use clap::Args;

use super::context::{CliContext, LoadedFolder};
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use super::writer;
use crate::dates::date::{iso, plain};
use crate::dates::{Calendar, DateRange, quarter};
use crate::edit::as_of::portfolio_as_of;
use crate::health::unlogged;
use crate::model::{Date, Entry, Kind, Portfolio, ReferenceIndex, Roadmap};
use crate::report::export::ExportFile;
use crate::store::RetainBytes;
use crate::store::hash_list::{SHA256SUMS, hash_list, hashes, sha256};
use crate::store::read::read;

/// The folder of seals, among the roadmaps.
const SEALS: &str = "seals";
/// The file that says when a seal was made.
const ABOUT: &str = "seal.txt";

/// Keep a dated copy of the roadmaps with their hashes, and name what differs from the log
///
/// The copy goes to seals/ among the roadmaps, named after the quarter. What was changed by hand and is not in the log is
/// named. Of every older seal it is told whether its files are as they were sealed, and what the log, rolled back to its
/// day, does not account for. A quarter is sealed once; asked again, the seal is only checked.
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  tcu seal Q1")]
pub(crate) struct Seal {
    /// The quarter, such as Q1 or "Q1 FY27"
    #[arg(value_name = "QUARTER")]
    quarter: String,
}

impl Seal {
    /// Runs the command.
    ///
    /// # Errors
    /// The quarter cannot be understood, the folder cannot be read, or the copy cannot be written: then none is.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        if context.as_of.is_some() {
            return Err(
                CliError::refused("a seal keeps the roadmaps as they are now")
                    .hint("leave out --as-of"),
            );
        }
        let opened = context.open(RetainBytes::Bytes)?;
        let (name, range) = self.name(&opened)?;
        let seals = context.folder.path.join(SEALS);
        let mut is_whole = true;
        for seal in sealed(&seals) {
            is_whole &= check(&seal, &opened.folder.portfolio, output)?;
        }
        tell_unlogged(&opened.folder.portfolio, output)?;
        let folder = seals.join(&name);
        if folder.exists() {
            output.say(&format!(
                "{name} is sealed already; it was checked and stays as it is.\n"
            ));
        } else {
            self.write(context, &opened, (&folder, &name, range), output)?;
        }
        opened.tell_date(output);
        Ok(if is_whole {
            ExitStatus::Fine
        } else {
            ExitStatus::Found
        })
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

    fn write(
        &self,
        context: &CliContext,
        opened: &LoadedFolder,
        (folder, name, range): (&Path, &str, DateRange),
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let by = context.actor()?;
        let files = opened
            .folder
            .files
            .iter()
            .filter(|file| !file.id.is_empty());
        let mut files: Vec<ExportFile> = files
            .filter_map(|file| Some(ExportFile::new(file.name.clone(), file.bytes.as_deref()?)))
            .collect();
        let about = format!(
            "quarter: {name}, {} to {}\nsealed: {}\nby: {}\n",
            iso(range.first),
            iso(range.last),
            iso(opened.date.today),
            crate::text::line(&by)
        );
        files.push(ExportFile::new(ABOUT, about));
        let list = hash_list(files.iter().map(|file| (file.name.as_str(), &*file.bytes)));
        let whole = sha256(list.as_bytes());
        files.push(ExportFile::new(SHA256SUMS, list));
        writer::write_tree(context, folder, &files)?;
        let told = format!(
            "sealed {name}: {} files in {}; the seal is {}",
            files.len(),
            context.shown(folder).display(),
            &whole[..16]
        );
        output.tell(
            MessageLevel::Note,
            &told,
            &["write the seal into the minutes: it changes with any file".to_owned()],
        );
        Ok(())
    }
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
