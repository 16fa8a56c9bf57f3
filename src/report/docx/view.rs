//! A document as the templates of a Word file tell it: one list of paragraphs, tables and pictures.

use serde::Serialize;

use crate::report::column_widths::column_widths;
use crate::report::document::{
    DocBlock, DocCell, DocDrawing, DocTable, DocText, ReportDocument, says, stresses,
};
use crate::report::raster::{Picture, Rasterizer};
use crate::report::svg;
use crate::text;

/// The width between the margins of an A4 page, in twentieths of a point.
const BODY_WIDTH: usize = 10_200;
/// The same in English Metric Units, in which pictures are measured.
const BODY_WIDTH_EMU: f64 = 6_477_000.0;
/// The highest that a picture may be, in the same.
const MOST_HEIGHT_EMU: f64 = 8_500_000.0;
/// The pixels that a picture is wide.
const PICTURE_WIDTH: u32 = 1_600;
/// What is less important than the rest: the maker, descriptions.
const QUIET: &str = "4A5563";

/// What the templates tell.
#[derive(Default)]
pub(super) struct DocxView {
    /// The ids of the sections, by whose places links reach them.
    sections: Vec<String>,
    /// Whether the page goes from right to left.
    is_right_to_left: bool,
    /// What stands in the file, from top to bottom.
    pub blocks: Vec<DocxBlock>,
    /// The pictures, in the order in which they stand there.
    pub pictures: Vec<Picture>,
}

/// One thing in the file.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum DocxBlock {
    /// Runs of text.
    Paragraph(DocxParagraph),
    /// A table, its head first.
    Table {
        /// What it shows, for those who hear it.
        caption: String,
        /// Its width in twentieths of a point.
        width: usize,
        /// The width of each column, in the same.
        widths: Vec<usize>,
        /// Its cells.
        rows: Vec<Vec<DocxParagraph>>,
    },
    /// A picture.
    Picture {
        /// Counts the pictures from 1.
        number: usize,
        /// The name of its file.
        file: String,
        /// What it shows, for those who do not see it.
        description: String,
        /// Its width in English Metric Units.
        width: u32,
        /// Its height in the same.
        height: u32,
    },
}

/// A paragraph.
#[derive(Default, Serialize)]
pub(super) struct DocxParagraph {
    style: &'static str,
    runs: Vec<DocxRun>,
    keep_next: bool,
    new_page: bool,
    is_item: bool,
    is_numeric: bool,
    /// The section that begins here.
    bookmark: Option<usize>,
    /// The section that the paragraph leads to.
    link: Option<usize>,
}

/// A run of text of one look.
#[derive(Serialize)]
struct DocxRun {
    lines: Vec<String>,
    strong: bool,
    colour: Option<&'static str>,
    is_right_to_left: bool,
}

impl DocxView {
    /// What is told of the document, its charts drawn.
    pub(super) fn of(document: &ReportDocument, rasterizer: &Rasterizer<'_>) -> Self {
        let ids = document.sections.iter().map(|section| section.id.clone());
        let mut view = Self {
            sections: ids.collect(),
            is_right_to_left: document.direction == "rtl",
            ..Self::default()
        };
        view.words("Title", &[says(&document.title)]);
        for notice in &document.notices {
            let run = DocxRun {
                colour: Some("8A5300"),
                ..view.run(&stresses(notice))
            };
            view.paragraph(DocxParagraph {
                runs: vec![run],
                ..DocxParagraph::default()
            });
        }
        for fact in &document.facts {
            view.words("", fact);
        }
        for (number, section) in document.sections.iter().enumerate() {
            view.paragraph(DocxParagraph {
                style: "Heading1",
                runs: vec![view.run(&says(&section.title))],
                new_page: section.new_page,
                bookmark: Some(number),
                ..DocxParagraph::default()
            });
            for block in &section.blocks {
                view.block(block, rasterizer);
            }
        }
        view.quiet("", &document.labels.made_by);
        view
    }

    fn paragraph(&mut self, paragraph: DocxParagraph) {
        self.blocks.push(DocxBlock::Paragraph(paragraph));
    }

    fn words(&mut self, style: &'static str, texts: &[DocText]) {
        self.paragraph(DocxParagraph {
            style,
            runs: texts.iter().map(|text| self.run(text)).collect(),
            ..DocxParagraph::default()
        });
    }

    fn quiet(&mut self, style: &'static str, words: &str) {
        let run = DocxRun {
            colour: Some(QUIET),
            ..self.run(&says(words))
        };
        self.paragraph(DocxParagraph {
            style,
            runs: vec![run],
            ..DocxParagraph::default()
        });
    }

    fn block(&mut self, block: &DocBlock, rasterizer: &Rasterizer<'_>) {
        match block {
            DocBlock::Heading { text } => self.words("Heading2", &[says(text)]),
            DocBlock::Paragraph { text } => self.words("", text),
            DocBlock::List { items } => {
                for item in items {
                    self.paragraph(DocxParagraph {
                        style: "ListBullet",
                        runs: item.iter().map(|text| self.run(text)).collect(),
                        is_item: true,
                        ..DocxParagraph::default()
                    });
                }
            }
            DocBlock::Table(table) => self.table(table),
            DocBlock::Drawing(drawing) => self.drawing(drawing, rasterizer),
        }
    }

    fn table(&mut self, table: &DocTable) {
        self.paragraph(DocxParagraph {
            runs: vec![self.run(&stresses(&table.caption))],
            keep_next: true,
            ..DocxParagraph::default()
        });
        let numeric = |at: usize| table.columns.get(at).is_some_and(|one| one.numeric);
        let cell = |cell: &DocCell, at: usize, is_head: bool| {
            let colour = colour(cell.tone);
            let words = self.run(&says(&cell.text));
            DocxParagraph {
                runs: vec![DocxRun {
                    strong: is_head || at == 0 || colour.is_some(),
                    colour,
                    ..words
                }],
                is_numeric: numeric(at),
                link: self
                    .sections
                    .iter()
                    .position(|id| cell.link.as_ref() == Some(id)),
                ..DocxParagraph::default()
            }
        };
        let title = |title: &str| crate::report::document::cell(title);
        let head = table.columns.iter().enumerate();
        let head = head.map(|(at, one)| cell(&title(&one.title), at, true));
        let mut rows: Vec<Vec<DocxParagraph>> = vec![head.collect()];
        let empty = DocCell::default();
        rows.extend(table.rows.iter().map(|row| {
            (0..table.columns.len())
                .map(|at| cell(row.get(at).unwrap_or(&empty), at, false))
                .collect()
        }));
        self.blocks.push(DocxBlock::Table {
            caption: line(&table.caption),
            width: BODY_WIDTH,
            widths: column_widths(table, BODY_WIDTH),
            rows,
        });
        // Two tables that follow one another would be one.
        self.paragraph(DocxParagraph::default());
    }

    fn drawing(&mut self, drawing: &DocDrawing, rasterizer: &Rasterizer<'_>) {
        let chart = &drawing.chart;
        let description = format!("{}. {}", chart.title, chart.description);
        let svg = svg::element(chart, &drawing.id);
        if let Some(picture) = rasterizer.picture(&svg, PICTURE_WIDTH) {
            let share = f64::from(picture.height) / f64::from(picture.width);
            let width = BODY_WIDTH_EMU.min(MOST_HEIGHT_EMU / share);
            let number = self.pictures.len() + 1;
            self.blocks.push(DocxBlock::Picture {
                number,
                file: format!("picture{number}.png"),
                description: line(&description),
                width: width as u32,
                height: (width * share) as u32,
            });
            self.pictures.push(picture);
        }
        self.quiet("Caption", &description);
    }

    /// A text in which nothing is obeyed; its lines are lines. One that goes against the page turns nothing about.
    fn run(&self, text: &DocText) -> DocxRun {
        let isolates = ['\u{2068}', '\u{2069}'];
        let is_isolated = text.text.starts_with(isolates[0]) && text.text.ends_with(isolates[1]);
        let clean = text::lines(text.text.trim_matches(isolates));
        let is_right_to_left = is_right_to_left(&clean);
        let is_against = is_right_to_left != self.is_right_to_left
            && clean.contains(|one: char| one.is_alphabetic());
        let clean = match is_isolated || is_against || text.isolated && !clean.is_ascii() {
            true => format!("\u{2068}{clean}\u{2069}"),
            false => clean.into_owned(),
        };
        DocxRun {
            is_right_to_left,
            lines: clean.split('\n').map(str::to_owned).collect(),
            strong: text.strong,
            colour: None,
        }
    }
}

/// A text as an attribute tells it.
pub(super) fn line(words: &str) -> String {
    text::line(words).into_owned()
}

/// Whether the first letter of a text is one of a script that goes from right to left.
pub(super) fn is_right_to_left(words: &str) -> bool {
    let is_of_it = |one: &char| matches!(one, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}');
    (words.chars().find(|one| one.is_alphabetic())).is_some_and(|one| is_of_it(&one))
}

fn colour(tone: &str) -> Option<&'static str> {
    match tone {
        "green" => Some("1F6B3F"),
        "amber" => Some("8A5300"),
        "red" => Some("A01B14"),
        _ => None,
    }
}
