//! `tcu pack`: everything that a reviewer needs, in a folder of its own.

use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::form::form_page;
use super::languages;
use super::output::{MessageLevel, Output};
use super::report::ReportArgs;
use super::writer::{self, OutputTarget, WriterArgs, WriterSource};
use crate::model::{PORTFOLIO, Roadmap};
use crate::report::export::ExportFile;
use crate::report::pack_notes::{self, PackFacts};
use crate::store::hash_list::{SHA256SUMS, hash_list};
use crate::store::rewrite::rewritten;

/// Pack a report, the roadmaps and their evidence for reviewers
///
/// A folder for people whose computers will not run the program: the report as one HTML file, the roadmaps, the evidence
/// files that they name, the sources, the rules, a list of hashes, and a README that says how feedback comes back. With
/// --redact no personal data, no comment and no evidence file is in it. With --where the report and the form hold what the
/// filter lists; the roadmaps are whole. -o FILE.zip writes all of it as one file, -o - the same to stdout.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu pack review-2026 --redact\n  tcu pack donor-q1 --quarter Q1 --roadmap gujrat-fans\n  tcu pack -o review.zip --where 'owner:smeda'"
)]
pub(crate) struct PackArgs {
    /// The folder to make; nothing may stand in it yet [else: what -o names]
    #[arg(
        value_name = "DIR",
        required_unless_present = "output",
        conflicts_with = "output"
    )]
    folder: Option<PathBuf>,
    /// Tell what changed since the first day of this quarter, such as Q1 or "Q1 FY27" [else: since the last quarter]
    #[arg(long, value_name = "QUARTER")]
    quarter: Option<String>,
    /// The language of headings: en, ur, or one of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    lang: String,
    #[command(flatten)]
    writer: WriterArgs,
}

impl PackArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// Something stands in the folder already, or a file cannot be written: then none is.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let place = match (&self.folder, &self.writer.output) {
            (Some(folder), _) => OutputTarget::folder(folder)?,
            (None, named) => OutputTarget::named(named.as_deref().unwrap_or(Path::new("")))?,
        };
        let args = &self.writer;
        let messages = languages::messages(context, &self.lang)?;
        let source = args.read(context)?;
        let (name, bytes) = ReportArgs::for_pack(args.clone(), self.quarter.as_deref())
            .packed(&source, &messages)?;
        let mut files = vec![ExportFile::new(name, bytes)];
        let mut left_out = Vec::new();
        files.push(ExportFile::new(
            "form.html",
            form_page(args, &source, &messages)?,
        ));
        self.roadmaps(&source, &mut files)?;
        let evidence = self.evidence(&source, &mut files, &mut left_out);
        for file in source.opened.folder.unread() {
            left_out.push(format!("{}: it cannot be read", file.name));
        }
        let facts = PackFacts {
            name: source.opened.folder.portfolio.shared.name().to_owned(),
            today: source.opened.date.today,
            redacted: args.redact,
            filter: args.filter.clone(),
            sample: source.is_sample(),
            evidence,
            left_out,
        };
        files.push(ExportFile::new(
            "README.txt",
            pack_notes::readme(&facts, name),
        ));
        files.push(ExportFile::new(
            "sources.txt",
            pack_notes::sources(packed(&source)),
        ));
        files.push(ExportFile::new("rules.txt", pack_notes::rules()));
        let list = hash_list(files.iter().map(|file| (file.name.as_str(), &*file.bytes)));
        files.push(ExportFile::new(SHA256SUMS, list));
        match place {
            OutputTarget::Folder(folder) => {
                writer::write_tree(context, &folder, &files)?;
                let many = files.len();
                let told = format!("packed into {}: {many} files", folder.display());
                output.tell(MessageLevel::Note, &told, &[]);
            }
            #[cfg(feature = "reports")]
            OutputTarget::Archive => {
                writer::write_archive(context, args, &files, output)?;
            }
        }
        Ok(source.finish(context, args, output))
    }

    fn roadmaps(&self, source: &WriterSource, files: &mut Vec<ExportFile>) -> Result<(), CliError> {
        for roadmap in packed(source) {
            let text = rewritten(roadmap)?;
            files.push(ExportFile::new(
                format!("roadmaps/{}.toml", roadmap.id),
                text,
            ));
        }
        Ok(())
    }

    /// The evidence files that lie in the folder; none where personal data are hidden, since they may hold some.
    fn evidence(
        &self,
        source: &WriterSource,
        files: &mut Vec<ExportFile>,
        left_out: &mut Vec<String>,
    ) -> usize {
        let folder = &source.opened.folder;
        let mut names: Vec<&str> = packed(source)
            .flat_map(|roadmap| roadmap.evidence_files().map(|(_, name)| name))
            .collect();
        names.sort_unstable();
        names.dedup();
        let mut packed = 0;
        for name in names {
            if self.writer.redact {
                left_out.push(format!("{name}: evidence may hold personal data"));
                continue;
            }
            let is_plain = Path::new(name)
                .components()
                .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
            let is_here = is_plain && !folder.portfolio.missing_files.contains(name);
            match is_here
                .then(|| std::fs::read(folder.dir.join(name)).ok())
                .flatten()
            {
                Some(bytes) => {
                    files.push(ExportFile::new(format!("roadmaps/{name}"), bytes));
                    packed += 1;
                }
                None => left_out.push(format!("{name}: it is not among the roadmaps")),
            }
        }
        packed
    }
}

/// What is packed: `portfolio.toml` and the roadmaps that were asked for.
fn packed(source: &WriterSource) -> impl Iterator<Item = &Roadmap> {
    let portfolio = &source.opened.folder.portfolio;
    let is_there = source.opened.folder.file(PORTFOLIO).is_some();
    let shared = is_there.then_some(&portfolio.shared);
    let roadmaps = source
        .places
        .iter()
        .map(|&place| &portfolio.roadmaps[place]);
    shared.into_iter().chain(roadmaps)
}
