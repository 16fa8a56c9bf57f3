//! `tcu export`: what the roadmaps hold, for other programs.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::analysis::Analysis;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::{MessageLevel, Output};
use super::writer::{self, WriterArgs};
use crate::model::{EntryRef, Kind, ReferenceIndex};
use crate::report::export::picture::PictureKind;
use crate::report::export::{self, AllFiles, ExportError, ExportFile, ExportSource, table};
use crate::text::nearest;

/// Write the roadmaps for other programs: spreadsheets, calendars, project plans, slides
///
/// csv: one kind a file, named with --kind; all kinds into the folder that -o names. json: everything, with all that
/// is computed. markdown: tables. mermaid: the Gantt chart as text. xlsx: one workbook for Excel, which tcu import reads
/// back. ics: a calendar of what is due, with --by-owner one an owner. mspdi: a project that MS Project, ProjectLibre and
/// GanttProject open. svg and png: the chart that --chart names. pc3: the PC-III sheets of the fiscal year.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu export csv --kind milestones --excel -o milestones.csv\n  tcu export csv -o sheets/\n  tcu export xlsx -o roadmaps.xlsx\n  tcu export json --redact -o roadmaps.json\n  tcu export ics --by-owner -o calendars/\n  tcu export png --chart trend --roadmap gujrat-fans -o trend.png\n  tcu export mspdi --roadmap gujrat-fans -o fans.xml"
)]
pub(crate) struct ExportArgs {
    /// The format
    #[arg(value_name = "FORMAT")]
    format: ExportFormat,
    /// With csv, json, markdown and xlsx: only of this kind, such as milestones or owners; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind, value_delimiter = ',')]
    kind: Vec<Kind>,
    /// With csv: as Excel opens it on a double click, with a byte-order mark and CRLF
    #[arg(long)]
    excel: bool,
    /// With ics: a calendar of its own for each owner, into the folder that -o names
    #[arg(long)]
    by_owner: bool,
    /// With svg and png: what is drawn
    #[arg(long, value_name = "CHART", default_value = "gantt")]
    chart: Drawing,
    /// With png: its width in pixels
    #[cfg(feature = "reports")]
    #[arg(long, value_name = "PIXELS", default_value_t = 1600, value_parser = clap::value_parser!(u32).range(100..=8000))]
    width: u32,
    #[command(flatten)]
    writer: WriterArgs,
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Drawing {
    /// Milestones on the calendar, all roadmaps in one picture
    Gantt,
    /// How forecasts moved, a picture a roadmap
    Trend,
    /// Capabilities on the ladder and in zones, a picture a roadmap
    Ladder,
    /// Who is in which work, a picture a roadmap
    Stakeholders,
    /// Clusters by collective efficiency and upgrading
    Compare,
}

impl Drawing {
    fn kind(self) -> PictureKind {
        match self {
            Drawing::Gantt => PictureKind::Gantt,
            Drawing::Trend => PictureKind::Trend,
            Drawing::Ladder => PictureKind::Ladder,
            Drawing::Stakeholders => PictureKind::Stakeholders,
            Drawing::Compare => PictureKind::Compare,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Tables for scripts and spreadsheets, one kind a file
    Csv,
    /// Everything, for programs
    Json,
    /// Tables, for wikis and forges
    Markdown,
    /// The Gantt chart as text that Mermaid draws
    Mermaid,
    /// One workbook: a sheet a kind, and a Gantt sheet
    #[cfg(feature = "sheets")]
    Xlsx,
    /// Milestones as days of a calendar, answers and decisions as its tasks
    #[cfg(feature = "calendar")]
    Ics,
    /// XML of MS Project, for programs that plan projects
    Mspdi,
    /// Charts as drawings, for slides and pages
    Svg,
    /// Charts as pictures, for slides
    #[cfg(feature = "reports")]
    Png,
    /// The PC-III (a) and (b) sheets of Pakistan's Planning Commission
    #[cfg(feature = "sheets")]
    Pc3,
}

/// What was written, and where it goes where nobody says.
enum Exported {
    /// One file; to stdout where nobody says.
    Text(ExportFile),
    /// One file that no terminal can show; beside the person where nobody says.
    #[cfg(any(feature = "sheets", feature = "reports"))]
    Named(ExportFile),
    /// Files that go into a folder, which must be named.
    Folder(Vec<ExportFile>),
}

fn kind(word: &str) -> Result<Kind, String> {
    table::kind_of(word).ok_or_else(|| {
        let words = table::kinds().map(table::table_name);
        match nearest(word, words) {
            Some(near) => format!("there is nothing called so; did you mean {near}?"),
            None => "there is nothing called so; try milestones or owners".into(),
        }
    })
}

impl ExportArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be read, the filter cannot be understood, or a file cannot be written: then none is.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        self.judge()?;
        let read = self.writer.read(context)?;
        let portfolio = &read.opened.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let analysis = Analysis::new(portfolio, &names, read.opened.date.today);
        let json = analysis.json();
        let known = analysis.known().hiding_personal(self.writer.redact);
        let selected = self.writer.selection(&analysis)?;
        let selects = |found: EntryRef| selected(Some(found));
        let exported = self.exported(&ExportSource {
            portfolio: AllFiles::new(portfolio),
            names: &names,
            plan: &analysis.plan,
            health: analysis.assessment(),
            json: &json,
            known: &known,
            places: &read.places,
            shared: self.writer.only.is_empty(),
            selects: &selects,
            sample: read.is_sample(),
            redacted: self.writer.redact,
        })?;
        self.write(context, exported, output)?;
        Ok(read.finish(context, &self.writer, output))
    }

    /// Whether the options fit the format.
    fn judge(&self) -> Result<(), CliError> {
        let name = self.format.to_possible_value();
        let name = name.as_ref().map_or("", |value| value.get_name());
        let takes = |option: &str, given: bool, formats: &[ExportFormat]| match given
            && !formats.contains(&self.format)
        {
            true => Err(
                CliError::refused(format!("{option} says nothing to {name}"))
                    .hint("tcu export --help says which option goes with which format"),
            ),
            false => Ok(()),
        };
        let tables = [
            ExportFormat::Csv,
            ExportFormat::Json,
            ExportFormat::Markdown,
            #[cfg(feature = "sheets")]
            ExportFormat::Xlsx,
        ];
        takes("--kind", !self.kind.is_empty(), &tables)?;
        takes("--excel", self.excel, &[ExportFormat::Csv])?;
        #[cfg(feature = "calendar")]
        let calendars = [ExportFormat::Ics];
        #[cfg(not(feature = "calendar"))]
        let calendars = [];
        takes("--by-owner", self.by_owner, &calendars)
    }

    fn exported(&self, source: &ExportSource<'_>) -> Result<Exported, CliError> {
        let text = |name: &str, text: String| Exported::Text(ExportFile::new(name, text));
        Ok(match self.format {
            ExportFormat::Csv => {
                let kinds = self.kinds(source);
                let mut files = export::csv::files(source, &kinds, self.excel).map_err(refused)?;
                match (self.kind.len(), files.pop()) {
                    (1, Some(file)) => Exported::Text(file),
                    (_, last) => Exported::Folder(files.into_iter().chain(last).collect()),
                }
            }
            ExportFormat::Json => text("roadmaps.json", export::json::text(source, &self.kind)),
            ExportFormat::Markdown => text(
                "roadmaps.md",
                export::markdown::text(source, &self.kinds(source)),
            ),
            ExportFormat::Mermaid => text("roadmaps.mmd", export::mermaid::text(source)),
            #[cfg(feature = "sheets")]
            ExportFormat::Xlsx => {
                let bytes = export::xlsx::workbook(source, &self.kind).map_err(refused)?;
                Exported::Named(ExportFile::new(format!("{}.xlsx", source.stem()), bytes))
            }
            #[cfg(feature = "calendar")]
            ExportFormat::Ics if self.by_owner => {
                Exported::Folder(export::ics::by_owner(source).map_err(refused)?)
            }
            #[cfg(feature = "calendar")]
            ExportFormat::Ics => text("roadmaps.ics", export::ics::text(source).map_err(refused)?),
            ExportFormat::Svg => {
                let kind = self.chart.kind();
                let mut files = export::picture::svg(source, kind).map_err(refused)?;
                match (files.len(), files.pop()) {
                    (1, Some(file)) => Exported::Text(file),
                    (_, last) => Exported::Folder(files.into_iter().chain(last).collect()),
                }
            }
            #[cfg(feature = "reports")]
            ExportFormat::Png => {
                let (kind, width) = (self.chart.kind(), self.width);
                let mut files = export::picture::png(source, kind, width).map_err(refused)?;
                match (files.len(), files.pop()) {
                    (1, Some(file)) => Exported::Named(file),
                    (_, last) => Exported::Folder(files.into_iter().chain(last).collect()),
                }
            }
            #[cfg(feature = "sheets")]
            ExportFormat::Pc3 => {
                let bytes = export::pc3::workbook(source).map_err(refused)?;
                Exported::Named(ExportFile::new(
                    format!("{}-pc3.xlsx", source.stem()),
                    bytes,
                ))
            }
            ExportFormat::Mspdi => text(
                "roadmaps.xml",
                export::mspdi::text(source).map_err(refused)?,
            ),
        })
    }

    /// The kinds that were asked for, else all of which there is something.
    fn kinds(&self, source: &ExportSource<'_>) -> Vec<Kind> {
        if !self.kind.is_empty() {
            return self.kind.clone();
        }
        let kinds = table::kinds();
        kinds
            .filter(|kind| !table::table(source, *kind).rows.is_empty())
            .collect()
    }

    fn write(
        &self,
        context: &CliContext,
        exported: Exported,
        output: &mut Output<'_>,
    ) -> Result<(), CliError> {
        let folder = self.writer.output.as_deref().filter(|path| path.is_dir());
        match (exported, folder) {
            (Exported::Text(file), Some(folder)) => write_all(context, folder, &[file], output),
            (Exported::Text(file), None) => self.writer.write(context, None, &file.bytes, output),
            #[cfg(any(feature = "sheets", feature = "reports"))]
            (Exported::Named(file), Some(folder)) => write_all(context, folder, &[file], output),
            #[cfg(any(feature = "sheets", feature = "reports"))]
            (Exported::Named(file), None) => {
                let name = writer::unless_piped(&file.name);
                self.writer
                    .write(context, name.as_deref(), &file.bytes, output)
            }
            (Exported::Folder(files), _) => {
                let folder = self.folder()?;
                write_all(context, &folder, &files, output)
            }
        }
    }

    /// The folder for several files.
    fn folder(&self) -> Result<PathBuf, CliError> {
        let named = self.writer.output.as_deref();
        let named = named.filter(|path| path.as_os_str() != "-" && !path.is_file());
        named.map(Path::to_path_buf).ok_or_else(|| {
            CliError::refused("this makes several files, which need a folder")
                .hint("name a folder with -o DIR; it is made where it is not there")
                .hint("or name one kind with --kind, such as --kind milestones")
        })
    }
}

fn refused(error: ExportError) -> CliError {
    match error {
        ExportError::Nothing(_) => CliError::refused(error.to_string()),
        ExportError::Writer { .. } => CliError::file(error.to_string()),
    }
}

/// Writes files into a folder, all of them or none.
fn write_all(
    context: &CliContext,
    folder: &Path,
    files: &[ExportFile],
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    writer::write_files(context, folder, files)?;
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let told = format!("written into {}: {}", folder.display(), names.join(", "));
    output.tell(MessageLevel::Note, &told, &[]);
    Ok(())
}
