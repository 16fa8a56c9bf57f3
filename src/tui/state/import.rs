//! A file of another program on its way in: what was asked for, how it is understood, and what it would change.

use std::collections::BTreeMap;

use crate::edit::ChangeSet;
use crate::model::Kind;

/// What is to be imported, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ImportRequest {
    /// The file, as it was typed.
    pub file: String,
    /// The roadmap that the rows go into.
    pub into: Option<String>,
    /// The id of a new roadmap for the rows.
    pub new: Option<String>,
    /// What the new one is called.
    pub name: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// What a row is.
    pub kind: Option<Kind>,
    /// The heading of each column with the key of its field, where a person said so.
    pub columns: Option<BTreeMap<String, String>>,
    /// The reason code of what changes.
    pub code: Option<String>,
    /// The explanation.
    pub why: Option<String>,
    /// Who approved a baseline that changes.
    pub approved_by: Option<String>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ImportColumn {
    /// Its heading.
    pub heading: String,
    /// The key of the field that it is taken for; `-` where it is passed over.
    pub key: String,
    /// What the first row holds there.
    pub sample: String,
}

/// What would be written.
#[derive(Clone, Debug)]
pub(crate) enum ImportWork {
    /// Nothing.
    Nothing,
    /// It cannot be: why.
    Refused(String),
    /// Edits of that reading of the folder.
    Edits(ChangeSet, u64),
    /// A new roadmap: its id and text.
    New(String, String),
}

/// How a file is understood, and what it would change.
#[derive(Clone, Debug)]
pub(crate) struct ImportView {
    /// What was asked for.
    pub request: ImportRequest,
    /// The kind of the rows.
    pub kind: Kind,
    /// The columns that a person can map; none where tcu wrote the file itself.
    pub columns: Vec<ImportColumn>,
    /// What it would change, in words.
    pub lines: Vec<String>,
    /// What would be written.
    pub work: ImportWork,
}

impl ImportView {
    /// The name of the file.
    pub(crate) fn name(&self) -> &str {
        let parts = self.request.file.rsplit(['/', '\\']);
        parts.into_iter().next().unwrap_or_default()
    }
}
