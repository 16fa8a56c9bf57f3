//! A document for people, before it is HTML, markdown, plain text or a Word file: sections of paragraphs, lists,
//! tables and charts.

use serde::{Serialize, Serializer};

use crate::analysis::chart::Chart;

/// A document.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReportDocument {
    /// What it is called.
    pub title: String,
    /// Lines below the title: the programme, the status date.
    pub facts: Vec<Vec<DocText>>,
    /// Notices that stand before everything: sample, redacted, read as of a day.
    pub notices: Vec<String>,
    /// The language tag.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The words of the page itself.
    pub labels: DocLabels,
    /// What it says.
    pub sections: Vec<DocSection>,
}

/// Words of the page that are no part of its contents.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct DocLabels {
    /// Heads the list of sections.
    pub contents: String,
    /// Leads past what stands before the contents.
    pub skip: String,
    /// Who made it.
    pub made_by: String,
}

/// A section.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DocSection {
    /// By which links reach it.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Whether it begins a new page of paper.
    pub new_page: bool,
    /// What stands in it.
    pub blocks: Vec<DocBlock>,
}

/// One thing in a section.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum DocBlock {
    /// A heading inside a section.
    Heading {
        /// The heading.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Vec<DocText>,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<Vec<DocText>>,
    },
    /// A table.
    Table(DocTable),
    /// A drawing.
    Drawing(DocDrawing),
}

/// A run of text. What people wrote is told apart, so that its direction can be kept to itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct DocText {
    /// The words.
    pub text: String,
    /// Whether somebody else than the program wrote them.
    pub isolated: bool,
    /// Whether they are stressed.
    pub strong: bool,
}

/// A table.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DocTable {
    /// What it shows.
    pub caption: String,
    /// The headings of its columns.
    pub columns: Vec<DocColumn>,
    /// Its rows; the first cell of each heads it.
    pub rows: Vec<Vec<DocCell>>,
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DocColumn {
    /// Its heading.
    pub title: String,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct DocCell {
    /// What it says.
    pub text: String,
    /// `green`, `amber`, `red`, or nothing: never the only sign.
    pub tone: &'static str,
    /// The section that it leads to.
    pub link: Option<String>,
}

/// A drawing.
#[derive(Clone, Debug)]
pub(crate) struct DocDrawing {
    /// Unique in the document.
    pub id: String,
    /// What is drawn.
    pub chart: Chart,
}

impl Serialize for DocDrawing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut drawing = serializer.serialize_struct("DocDrawing", 3)?;
        drawing.serialize_field("title", &self.chart.title)?;
        drawing.serialize_field("description", &self.chart.description)?;
        drawing.serialize_field("svg", &super::svg::element(&self.chart, &self.id))?;
        drawing.end()
    }
}

/// What the program says.
pub(crate) fn says(text: impl Into<String>) -> DocText {
    DocText {
        text: text.into(),
        isolated: false,
        strong: false,
    }
}

/// What somebody wrote.
pub(crate) fn wrote(text: impl Into<String>) -> DocText {
    DocText {
        isolated: true,
        ..says(text)
    }
}

/// What the program stresses.
pub(crate) fn stresses(text: impl Into<String>) -> DocText {
    DocText {
        strong: true,
        ..says(text)
    }
}

/// A cell that says something.
pub(crate) fn cell(text: impl Into<String>) -> DocCell {
    DocCell {
        text: text.into(),
        ..DocCell::default()
    }
}

impl DocTable {
    /// An empty table; a heading that begins with `>` heads numbers.
    pub(crate) fn new(caption: impl Into<String>, columns: &[String]) -> Self {
        let column = |title: &String| DocColumn {
            title: title.trim_start_matches('>').to_owned(),
            numeric: title.starts_with('>'),
        };
        Self {
            caption: caption.into(),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row of plain cells.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(cell).collect());
    }
}

/// A section.
pub(crate) fn section(
    id: impl Into<String>,
    title: impl Into<String>,
    blocks: Vec<DocBlock>,
) -> DocSection {
    DocSection {
        id: id.into(),
        title: title.into(),
        new_page: false,
        blocks,
    }
}

/// A paragraph of what the program says.
pub(crate) fn paragraph(text: impl Into<String>) -> DocBlock {
    DocBlock::Paragraph {
        text: vec![says(text)],
    }
}
