//! Documents as a Word file, for those who must edit them: headings, lists, tables and pictures of the charts.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, LineSpacing, NumPages, PageMargin, PageNum,
    Paragraph, Pic, Run, RunFonts, Shading, Style, StyleType, Table, TableCell, TableCellMargins,
    TableLayoutType, TableRow, WidthType,
};
use zip::read::ZipArchive;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::column_widths::column_widths;
use super::document::{DocBlock, DocCell, DocTable, DocText, ReportDocument};
use super::raster::Rasterizer;
use super::svg;
use crate::text;

/// The width between the margins of an A4 page, in twentieths of a point.
const BODY_WIDTH: usize = 10_200;
/// The same in English Metric Units, in which pictures are measured.
const BODY_WIDTH_EMU: f64 = 6_477_000.0;
/// The highest that a picture may be, in the same.
const MOST_HEIGHT_EMU: f64 = 8_500_000.0;
/// The pixels that a picture is wide.
const PICTURE_WIDTH: u32 = 1_600;

/// Why a Word file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the Word file could not be put together: {0}")]
pub(crate) struct DocxError(String);

/// The document as the bytes of a `.docx`.
///
/// # Errors
/// The archive could not be put together.
pub(crate) fn docx(document: &ReportDocument) -> Result<Vec<u8>, DocxError> {
    let writer = DocxWriter {
        is_right_to_left: document.direction == "rtl",
        pictures: Rasterizer::default(),
    };
    let mut bytes = Cursor::new(Vec::new());
    (writer.file(document).pack(&mut bytes)).map_err(|error| DocxError(error.to_string()))?;
    compressed(bytes).map_err(|error| DocxError(error.to_string()))
}

/// The same archive with its texts compressed: as it is written first they are stored whole, ten times as large.
fn compressed(stored: Cursor<Vec<u8>>) -> Result<Vec<u8>, ZipError> {
    let mut parts = ZipArchive::new(stored)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for index in 0..parts.len() {
        let mut part = parts.by_index(index)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name()?.into_owned();
        writer.start_file(name, options)?;
        std::io::copy(&mut part, &mut writer)?;
    }
    Ok(writer.finish()?.into_inner())
}

struct DocxWriter<'f> {
    is_right_to_left: bool,
    pictures: Rasterizer<'f>,
}

impl DocxWriter<'_> {
    fn file(&self, document: &ReportDocument) -> Docx {
        let mut file = self.styled(&document.title);
        file = file.add_paragraph(self.styled_text("Title", &document.title));
        for notice in &document.notices {
            let run = run(notice).bold().color("8A5300");
            file = file.add_paragraph(self.paragraph().add_run(run));
        }
        for fact in &document.facts {
            file = file.add_paragraph(self.runs(self.paragraph(), fact));
        }
        for section in &document.sections {
            let mut heading = self.styled_text("Heading1", &section.title);
            if section.new_page {
                heading = heading.page_break_before(true);
            }
            file = file.add_paragraph(heading);
            for block in &section.blocks {
                file = self.block(file, block);
            }
        }
        let made_by = run(&document.labels.made_by).color("4A5563");
        file.add_paragraph(self.paragraph().add_run(made_by))
    }

    /// An empty file with its styles, A4, a running head and page numbers.
    fn styled(&self, title: &str) -> Docx {
        let heading = |id: &str, name: &str, size: usize, level: usize| {
            Style::new(id, StyleType::Paragraph)
                .name(name)
                .based_on("Normal")
                .size(size)
                .bold()
                .outline_lvl(level)
                .line_spacing(LineSpacing::new().before(240).after(80))
        };
        let title_style = Style::new("Title", StyleType::Paragraph)
            .name("Title")
            .size(44)
            .bold();
        let head = Header::new().add_paragraph(
            self.paragraph()
                .add_run(run(title).size(16).color("4A5563")),
        );
        let page = self
            .paragraph()
            .align(AlignmentType::Right)
            .add_page_num(PageNum::new())
            .add_run(run(" / "))
            .add_num_pages(NumPages::new());
        Docx::new()
            .page_size(11_906, 16_838)
            .page_margin(PageMargin {
                top: 1_000,
                bottom: 900,
                left: 850,
                right: 850,
                header: 500,
                footer: 450,
                gutter: 0,
            })
            .default_size(20)
            .default_fonts(
                RunFonts::new()
                    .ascii("Calibri")
                    .hi_ansi("Calibri")
                    .cs("Arial"),
            )
            .add_style(title_style)
            .add_style(heading("Heading1", "heading 1", 32, 0))
            .add_style(heading("Heading2", "heading 2", 26, 1))
            .header(head)
            .footer(Footer::new().add_paragraph(page))
    }

    fn block(&self, file: Docx, block: &DocBlock) -> Docx {
        match block {
            DocBlock::Heading { text } => file.add_paragraph(self.styled_text("Heading2", text)),
            DocBlock::Paragraph { text } => file.add_paragraph(self.runs(self.paragraph(), text)),
            DocBlock::List { items } => items.iter().fold(file, |file, item| {
                let start = self
                    .paragraph()
                    .indent(Some(360), None, None, None)
                    .add_run(run("\u{2022} "));
                file.add_paragraph(self.runs(start, item))
            }),
            DocBlock::Table(table) => {
                let caption = run(&table.caption).bold();
                let caption = self.paragraph().keep_next(true).add_run(caption);
                file.add_paragraph(caption)
                    .add_table(self.table(table))
                    .add_paragraph(self.paragraph())
            }
            DocBlock::Drawing(drawing) => {
                let chart = &drawing.chart;
                let picture = (self.pictures)
                    .picture(&svg::element(chart, &drawing.id), PICTURE_WIDTH)
                    .map(|picture| {
                        let share = f64::from(picture.height) / f64::from(picture.width);
                        let width = BODY_WIDTH_EMU.min(MOST_HEIGHT_EMU / share);
                        Pic::new_with_dimensions(picture.png, picture.width, picture.height)
                            .size(width as u32, (width * share) as u32)
                    });
                let file = match picture {
                    Some(picture) => {
                        let run = Run::new().add_image(picture);
                        file.add_paragraph(self.paragraph().keep_next(true).add_run(run))
                    }
                    None => file,
                };
                // Word takes no text alternative from here, so that it stands below the picture.
                let says = format!("{}. {}", chart.title, chart.description);
                file.add_paragraph(
                    self.paragraph()
                        .add_run(run(&says).size(18).color("4A5563")),
                )
            }
        }
    }

    fn table(&self, table: &DocTable) -> Table {
        let columns = table.columns.len().max(1);
        let widths = column_widths(table, BODY_WIDTH);
        let cell = |cell: &DocCell, column: usize, is_head: bool| {
            let mut words = run(&cell.text).size(17);
            if is_head || column == 0 {
                words = words.bold();
            }
            if let Some(colour) = colour(cell.tone) {
                words = words.color(colour).bold();
            }
            let mut paragraph = self.paragraph().add_run(words);
            if table.columns.get(column).is_some_and(|one| one.numeric) {
                paragraph = paragraph.align(AlignmentType::Right);
            }
            let cell = TableCell::new();
            let cell = match widths.get(column) {
                Some(width) => cell.width(*width, WidthType::Dxa),
                None => cell,
            };
            match is_head {
                true => cell.shading(Shading::new().fill("E8EBF0")),
                false => cell,
            }
            .add_paragraph(paragraph)
        };
        let title = |title: &str| super::document::cell(title);
        let head = table.columns.iter().enumerate();
        let head = head.map(|(at, one)| cell(&title(&one.title), at, true));
        let mut rows = vec![TableRow::new(head.collect()).cant_split()];
        rows.extend(table.rows.iter().map(|row| {
            let cells = (0..columns).map(|at| {
                let empty = DocCell::default();
                cell(row.get(at).unwrap_or(&empty), at, false)
            });
            TableRow::new(cells.collect()).cant_split()
        }));
        Table::new(rows)
            .set_grid(widths.clone())
            .layout(TableLayoutType::Fixed)
            .width(BODY_WIDTH, WidthType::Dxa)
            .margins(TableCellMargins::new().margin(30, 70, 30, 70))
    }

    fn paragraph(&self) -> Paragraph {
        let mut paragraph = Paragraph::new().style("Normal");
        if self.is_right_to_left {
            paragraph.property = paragraph.property.bidi(true);
        }
        paragraph
    }

    fn styled_text(&self, style: &str, words: &str) -> Paragraph {
        self.paragraph()
            .style(style)
            .keep_next(true)
            .add_run(run(words))
    }

    fn runs(&self, start: Paragraph, texts: &[DocText]) -> Paragraph {
        texts.iter().fold(start, |paragraph, one| {
            let words = match self.is_right_to_left && one.isolated {
                true => run(&format!("\u{2068}{}\u{2069}", text::lines(&one.text))),
                false => run(&one.text),
            };
            paragraph.add_run(if one.strong { words.bold() } else { words })
        })
    }
}

/// A run of text in which nothing is obeyed; its lines are lines.
fn run(words: &str) -> Run {
    let isolates = ['\u{2068}', '\u{2069}'];
    let is_isolated = words.starts_with(isolates[0]) && words.ends_with(isolates[1]);
    let clean = text::lines(words.trim_matches(isolates)).into_owned();
    let clean = match is_isolated {
        true => format!("\u{2068}{clean}\u{2069}"),
        false => clean,
    };
    let mut lines = clean.split('\n');
    let first = Run::new().add_text(lines.next().unwrap_or_default());
    lines.fold(first, |run, line| {
        run.add_break(BreakType::TextWrapping).add_text(line)
    })
}

fn colour(tone: &str) -> Option<&'static str> {
    match tone {
        "green" => Some("1F6B3F"),
        "amber" => Some("8A5300"),
        "red" => Some("A01B14"),
        _ => None,
    }
}
