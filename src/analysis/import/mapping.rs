//! Which column of a sheet holds which field: guessed from the headings, corrected by a person, kept as TOML.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::header::Header;
use super::synonyms::{is_row_number, key_of};
use crate::model::Kind;

/// The word for a column that numbers the rows.
pub(crate) const ROW_NUMBER: &str = "row";
/// The word for a column that is passed over.
pub(crate) const IGNORED: &str = "-";

/// A mapping as a person can write it in a small TOML file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The kind of entry that a row is.
    #[serde(default = "default_kind")]
    pub kind: String,
    /// The heading of a column, and the key of its field, `row` for the number of the row, `-` to pass it over.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
}

fn default_kind() -> String {
    Kind::Milestone.key().to_owned()
}

/// What a column of a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// A field of the entry.
    Field(&'static str),
    /// The number of the row, by which predecessors name it.
    RowNumber,
    /// Nothing that is read.
    Ignored,
}

impl Mapping {
    /// Guesses a mapping from headings. Where two columns mean one field, the first has it, and the second is the
    /// forecast where the first is the baseline.
    pub fn guess(header: &Header, kind: Kind) -> Self {
        let mut columns = BTreeMap::new();
        let mut taken: Vec<&str> = Vec::new();
        for heading in header.headings.iter().filter(|heading| !heading.is_empty()) {
            let key = match key_of(kind, heading) {
                Some(key) if !taken.contains(&key) => key,
                Some("baseline") if !taken.contains(&"forecast") => "forecast",
                Some(_) => IGNORED,
                None if is_row_number(heading) && !taken.contains(&ROW_NUMBER) => ROW_NUMBER,
                None => IGNORED,
            };
            taken.push(key);
            columns
                .entry(heading.clone())
                .or_insert_with(|| key.to_owned());
        }
        Self {
            kind: kind.key().to_owned(),
            columns,
        }
    }

    /// What each column of the header holds.
    ///
    /// # Errors
    /// A key is not one of the kind, or two columns have the same.
    pub fn resolve(&self, header: &Header) -> Result<Vec<Column>, MappingError> {
        let kind = Kind::from_key(&self.kind)
            .ok_or_else(|| MappingError::UnknownKind(self.kind.clone()))?;
        if let Some(heading) = self
            .columns
            .keys()
            .find(|heading| !header.headings.contains(heading))
        {
            return Err(MappingError::NoSuchHeading(heading.clone()));
        }
        let mut used = Vec::new();
        let mut columns = Vec::new();
        for heading in &header.headings {
            let key = self.columns.get(heading).map_or(IGNORED, String::as_str);
            let column = match key {
                IGNORED | "" => Column::Ignored,
                ROW_NUMBER => Column::RowNumber,
                key => {
                    let field = kind.field(key).ok_or_else(|| MappingError::UnknownKey {
                        kind: kind.key(),
                        key: key.to_owned(),
                    })?;
                    Column::Field(field.key)
                }
            };
            match column {
                Column::Field(key) if used.contains(&key) => columns.push(Column::Ignored),
                column => {
                    if let Column::Field(key) = column {
                        used.push(key);
                    }
                    columns.push(column);
                }
            }
        }
        Ok(columns)
    }
}

/// A mapping that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// The kind is none.
    #[error("the mapping names the kind \"{0}\", and there is none of that name")]
    UnknownKind(String),
    /// The key is none of the kind.
    #[error("the mapping names the key \"{key}\", and a {kind} has none of that name")]
    UnknownKey {
        /// The kind.
        kind: &'static str,
        /// The key.
        key: String,
    },
    /// The sheet has no such heading.
    #[error("the mapping names the column \"{0}\", and the sheet has none of that heading")]
    NoSuchHeading(String),
}
