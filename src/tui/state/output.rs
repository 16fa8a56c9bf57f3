//! Files that are written for others from the screens: what can be written, and which command writes it.

use serde::{Deserialize, Serialize};

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum OutputKind {
    /// The report as a page.
    Report,
    /// The report to be edited in Word.
    ReportWord,
    /// The report as markdown.
    ReportMarkdown,
    /// What changed, as a page.
    Changes,
    /// One workbook.
    Workbook,
    /// A table a kind.
    Tables,
    /// One calendar.
    Calendar,
    /// A calendar for each owner.
    Calendars,
    /// A plan for programs that plan projects.
    Project,
    /// Charts for slides, as drawings.
    GanttDrawing,
    /// The same as a picture.
    GanttPicture,
    /// How forecasts moved, a drawing a roadmap.
    TrendDrawing,
    /// Capabilities on the ladder, a drawing a roadmap.
    LadderDrawing,
    /// The clusters side by side.
    CompareDrawing,
    /// The Gantt chart as text.
    Mermaid,
    /// Tables as text.
    Markdown,
    /// Everything, for programs.
    Json,
    /// The PC-III sheets.
    Pc3,
    /// What reviewers need, in one file.
    Pack,
    /// The form for feedback as a page.
    Form,
    /// The form for feedback as a workbook.
    FormWorkbook,
    /// The open items of every owner, as messages.
    Messages,
}

/// What is said of a kind of output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OutputSpec {
    /// The kind.
    pub kind: OutputKind,
    /// Its word in the list.
    pub word: &'static str,
    /// What it is, for people.
    pub label: &'static str,
    /// The command that writes it.
    pub command: &'static [&'static str],
    /// What its file is called, before the roadmap and the day.
    pub stem: &'static str,
    /// The ending of its file; none where it is a folder of files.
    pub ending: Option<&'static str>,
    /// Whether it tells what changed since a day.
    pub since: bool,
    /// Whether it is written in a language.
    pub language: bool,
}

const fn spec(
    kind: OutputKind,
    word: &'static str,
    label: &'static str,
    command: &'static [&'static str],
    stem: &'static str,
    ending: Option<&'static str>,
) -> OutputSpec {
    OutputSpec {
        kind,
        word,
        label,
        command,
        stem,
        ending,
        since: false,
        language: false,
    }
}

impl OutputSpec {
    const fn since(mut self) -> Self {
        self.since = true;
        self
    }

    const fn language(mut self) -> Self {
        self.language = true;
        self
    }
}

/// Every kind of output, in the order of the list.
pub(crate) const OUTPUTS: [OutputSpec; 22] = [
    spec(
        OutputKind::Report,
        "report",
        "report as a page, to print or mail",
        &["report", "--format", "html"],
        "report",
        Some("html"),
    )
    .since()
    .language(),
    spec(
        OutputKind::ReportWord,
        "word",
        "report for Word, to edit",
        &["report", "--format", "docx"],
        "report",
        Some("docx"),
    )
    .since()
    .language(),
    spec(
        OutputKind::ReportMarkdown,
        "report-markdown",
        "report as markdown",
        &["report", "--format", "markdown"],
        "report",
        Some("md"),
    )
    .since()
    .language(),
    spec(
        OutputKind::Changes,
        "changes",
        "what changed and why, as a page",
        &["changes", "--format", "html"],
        "changes",
        Some("html"),
    )
    .since()
    .language(),
    spec(
        OutputKind::Workbook,
        "excel",
        "Excel workbook; comes back by import",
        &["export", "xlsx"],
        "roadmaps",
        Some("xlsx"),
    ),
    spec(
        OutputKind::Tables,
        "csv",
        "CSV tables, a file a kind, for Excel",
        &["export", "csv", "--excel"],
        "tables",
        None,
    ),
    spec(
        OutputKind::Calendar,
        "calendar",
        "calendar of what is due",
        &["export", "ics"],
        "calendar",
        Some("ics"),
    ),
    spec(
        OutputKind::Calendars,
        "calendars",
        "a calendar for each owner",
        &["export", "ics", "--by-owner"],
        "calendars",
        None,
    ),
    spec(
        OutputKind::Project,
        "project",
        "plan for MS Project, ProjectLibre, GanttProject",
        &["export", "mspdi"],
        "project",
        Some("xml"),
    ),
    spec(
        OutputKind::GanttDrawing,
        "gantt-svg",
        "Gantt chart as a drawing, for slides",
        &["export", "svg"],
        "gantt",
        Some("svg"),
    ),
    spec(
        OutputKind::GanttPicture,
        "gantt-png",
        "Gantt chart as a picture, for slides",
        &["export", "png"],
        "gantt",
        Some("png"),
    ),
    spec(
        OutputKind::TrendDrawing,
        "trend-svg",
        "trend charts, a drawing a roadmap",
        &["export", "svg", "--chart", "trend"],
        "trend",
        None,
    ),
    spec(
        OutputKind::LadderDrawing,
        "ladder-svg",
        "ladders, a drawing a roadmap",
        &["export", "svg", "--chart", "ladder"],
        "ladder",
        None,
    ),
    spec(
        OutputKind::CompareDrawing,
        "compare-svg",
        "clusters side by side, as a drawing",
        &["export", "svg", "--chart", "compare"],
        "compare",
        Some("svg"),
    ),
    spec(
        OutputKind::Mermaid,
        "mermaid",
        "Gantt chart as text for Mermaid",
        &["export", "mermaid"],
        "gantt",
        Some("mmd"),
    ),
    spec(
        OutputKind::Markdown,
        "markdown",
        "tables as markdown",
        &["export", "markdown"],
        "roadmaps",
        Some("md"),
    ),
    spec(
        OutputKind::Json,
        "json",
        "everything, for programs",
        &["export", "json"],
        "roadmaps",
        Some("json"),
    ),
    spec(
        OutputKind::Pc3,
        "pc3",
        "PC-III sheets of the Planning Commission",
        &["export", "pc3"],
        "pc3",
        Some("xlsx"),
    ),
    spec(
        OutputKind::Pack,
        "pack",
        "pack for reviewers, as one zip file",
        &["pack"],
        "pack",
        Some("zip"),
    )
    .language(),
    spec(
        OutputKind::Form,
        "form",
        "feedback form for a phone or to print",
        &["form", "--format", "html"],
        "feedback-form",
        Some("html"),
    )
    .language(),
    spec(
        OutputKind::FormWorkbook,
        "form-excel",
        "feedback form as a workbook",
        &["form", "--format", "xlsx"],
        "feedback-form",
        Some("xlsx"),
    )
    .language(),
    spec(
        OutputKind::Messages,
        "messages",
        "open items of every owner, as messages",
        &["chase"],
        "messages",
        Some("txt"),
    )
    .language(),
];

/// What the feature `reports` writes.
const REPORTS: [OutputKind; 5] = [
    OutputKind::Report,
    OutputKind::ReportWord,
    OutputKind::Changes,
    OutputKind::GanttPicture,
    OutputKind::Pack,
];
/// What the feature `sheets` writes.
const SHEETS: [OutputKind; 3] = [
    OutputKind::Workbook,
    OutputKind::Pc3,
    OutputKind::FormWorkbook,
];
/// What the feature `calendar` writes.
const CALENDARS: [OutputKind; 2] = [OutputKind::Calendar, OutputKind::Calendars];

impl OutputKind {
    /// What is said of it.
    pub(crate) fn spec(self) -> &'static OutputSpec {
        let found = OUTPUTS.iter().find(|spec| spec.kind == self);
        // Every kind has its line: a test holds that.
        found.unwrap_or(&OUTPUTS[0])
    }

    /// The kind of a word.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let found = OUTPUTS.iter().find(|spec| spec.word == word);
        found.map(|spec| spec.kind)
    }

    /// Whether this program was built with what writes it.
    pub(crate) fn is_built(self) -> bool {
        (cfg!(feature = "reports") || !REPORTS.contains(&self))
            && (cfg!(feature = "sheets") || !SHEETS.contains(&self))
            && (cfg!(feature = "calendar") || !CALENDARS.contains(&self))
    }
}

/// A file that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutputRequest {
    /// What it is.
    pub kind: OutputKind,
    /// The roadmap that it is about; none: all.
    pub roadmap: Option<String>,
    /// Whether personal data are hidden.
    pub redact: bool,
    /// The language of headings.
    pub language: Option<String>,
    /// From which day on it tells what changed.
    pub since: Option<String>,
    /// The folder that it goes into.
    pub folder: String,
    /// Whether it is opened as soon as it is there.
    pub open: bool,
}

impl OutputRequest {
    /// The name of the file or folder, on that day.
    pub(crate) fn name(&self, day: &str) -> String {
        let spec = self.kind.spec();
        let of = self.roadmap.iter().map(|id| format!("-{id}"));
        let of: String = of.collect();
        let ending = spec.ending.map(|ending| format!(".{ending}"));
        format!("{}{of}-{day}{}", spec.stem, ending.unwrap_or_default())
    }

    /// The words of the command that writes it into that file or folder.
    pub(crate) fn words(&self, to: &str) -> Vec<String> {
        let spec = self.kind.spec();
        let mut words: Vec<String> = spec.command.iter().map(|word| (*word).to_owned()).collect();
        let mut option = |name: &str, value: &str| words.push(format!("{name}={value}"));
        if let Some(id) = &self.roadmap {
            option("--roadmap", id);
        }
        if let Some(language) = self.language.as_deref().filter(|_| spec.language) {
            option("--lang", language);
        }
        if let Some(since) = self.since.as_deref().filter(|_| spec.since) {
            option("--since", since);
        }
        option("--output", to);
        if self.redact {
            words.push("--redact".to_owned());
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_line_and_a_word_of_its_own() {
        for spec in &OUTPUTS {
            assert_eq!(OutputKind::from_word(spec.word), Some(spec.kind));
            assert_eq!(spec.kind.spec().word, spec.word);
        }
    }

    #[test]
    fn a_request_is_a_command_with_what_was_chosen() {
        let request = OutputRequest {
            kind: OutputKind::Report,
            roadmap: Some("fans".into()),
            redact: true,
            language: Some("ur".into()),
            since: Some("last-quarter".into()),
            folder: "/d".into(),
            open: false,
        };
        assert_eq!(request.name("2026-11-21"), "report-fans-2026-11-21.html");
        assert_eq!(
            request.words("/d/x.html").join(" "),
            "report --format html --roadmap=fans --lang=ur --since=last-quarter --output=/d/x.html --redact"
        );
        let tables = OutputRequest {
            kind: OutputKind::Tables,
            roadmap: None,
            redact: false,
            ..request
        };
        assert_eq!(tables.name("2026-11-21"), "tables-2026-11-21");
        assert_eq!(
            tables.words("/d/x").join(" "),
            "export csv --excel --output=/d/x"
        );
    }
}
