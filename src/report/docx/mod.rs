//! Documents as a Word file, for those who must edit them: headings, lists, tables and pictures of the charts.
//!
//! The parts of the file are templates in `parts/`, as the page in HTML is one; [`view`] gives them what they tell.

mod view;

use std::borrow::Cow;

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, context};

use super::archive;
use super::document::ReportDocument;
use super::export::ExportFile;
use super::raster::Rasterizer;
use view::DocxView;

/// The parts that are filled in: the name of each in the file, and its template.
const TEMPLATES: [(&str, &str); 5] = [
    ("word/document.xml", include_str!("parts/document.xml")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/header.xml", include_str!("parts/header.xml")),
    ("word/footer.xml", include_str!("parts/footer.xml")),
    ("docProps/core.xml", include_str!("parts/core.xml")),
];

/// The parts that are the same in every file.
const FIXED: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        include_str!("parts/content-types.xml"),
    ),
    ("_rels/.rels", include_str!("parts/package.rels")),
    ("word/numbering.xml", include_str!("parts/numbering.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
];

/// The part that names the pictures.
const RELATIONS: (&str, &str) = (
    "word/_rels/document.xml.rels",
    include_str!("parts/document.rels"),
);

/// Why a Word file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the Word file could not be put together: {0}")]
pub(crate) struct DocxError(String);

impl DocxError {
    fn of(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// The document as the bytes of a `.docx`. The same document gives the same bytes.
///
/// # Errors
/// A part could not be filled in, or the archive not be put together.
pub(crate) fn docx(document: &ReportDocument) -> Result<Vec<u8>, DocxError> {
    let DocxView {
        blocks, pictures, ..
    } = DocxView::of(document, &Rasterizer::default());
    let numbers: Vec<usize> = (1..=pictures.len()).collect();
    let context = context! {
        blocks => Value::from(Serde(&blocks)),
        pictures => &numbers,
        title => view::line(&document.title),
        title_is_right_to_left => view::is_right_to_left(&document.title),
        language => &document.language,
        right_to_left => document.direction == "rtl",
    };
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let part = |name: &str, bytes: Cow<'_, [u8]>| ExportFile {
        name: name.to_owned(),
        bytes: bytes.into_owned(),
    };
    let mut files: Vec<ExportFile> = (FIXED.iter())
        .map(|(name, text)| part(name, Cow::Borrowed(text.as_bytes())))
        .collect();
    for (name, template) in TEMPLATES.into_iter().chain([RELATIONS]) {
        let text =
            (environment.render_named_str(name, template, &context)).map_err(DocxError::of)?;
        files.push(part(name, Cow::Owned(text.into_bytes())));
    }
    for (number, picture) in numbers.iter().zip(pictures) {
        files.push(part(
            &format!("word/media/picture{number}.png"),
            Cow::Owned(picture.png),
        ));
    }
    archive::zip(&files).map_err(DocxError::of)
}
