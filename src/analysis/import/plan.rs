//! One sheet, from its cells to its preview.

use super::cell::Sheet;
use super::draft::read_rows;
use super::header::{Header, find_header};
use super::mapping::{Column, Mapping, MappingError};
use super::preview::{Comparison, Preview};
use super::synonyms::key_of;
use super::values::ValueContext;
use crate::dates::Calendar;
use crate::model::id::from_title;
use crate::model::{Kind, Portfolio};

/// How a sheet is understood, before its rows are read.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetPlan {
    /// The kind of the entries.
    pub kind: Kind,
    /// Where the headings are.
    pub header: Header,
    /// Which column holds which field.
    pub mapping: Mapping,
    /// Whether the program wrote the sheet.
    pub is_own: bool,
}

/// Finds the headings of a sheet and guesses its columns. `None` where it has none that are known. The kind is the one
/// that the sheet is named after, else `kind`.
pub fn plan_sheet(sheet: &Sheet, kind: Option<Kind>) -> Option<SheetPlan> {
    let named = Kind::lists().find(|kind| {
        let name = sheet.name.to_lowercase();
        name == kind.key() || name == kind.plural()
    });
    let kind = kind.or(named).unwrap_or(Kind::Milestone);
    let header = find_header(sheet, kind)?;
    let mapping = Mapping::guess(&header, kind);
    let is_own = is_own(&header, kind);
    Some(SheetPlan {
        kind,
        header,
        mapping,
        is_own,
    })
}

/// Whether every heading is a key of the kind, the id first among them.
fn is_own(header: &Header, kind: Kind) -> bool {
    let mut headings = header.headings.iter().filter(|heading| !heading.is_empty());
    let is_key = |heading: &String| {
        kind.field(heading)
            .is_some_and(|field| key_of(kind, heading) == Some(field.key))
    };
    header.headings.iter().any(|heading| heading == "id") && headings.all(is_key)
}

impl SheetPlan {
    /// Reads the rows and compares them with the roadmap at `file` of the portfolio. `random` gives characters for ids.
    ///
    /// # Errors
    /// The mapping does not fit the sheet.
    pub fn preview(
        &self,
        sheet: &Sheet,
        (portfolio, file): (&Portfolio, Option<usize>),
        calendar: &Calendar,
        mut random: impl FnMut(usize) -> String,
    ) -> Result<Preview, MappingError> {
        let columns = self.mapping.resolve(&self.header)?;
        let context = ValueContext {
            portfolio,
            file,
            calendar,
            is_own: self.is_own,
        };
        let (drafts, unread) = read_rows(sheet, &self.header, &columns, self.kind, &context);
        let comparison = Comparison {
            sheet: &sheet.name,
            kind: self.kind,
            roadmap: portfolio.file(file),
            clears: self.is_own,
        };
        Ok(comparison.preview(drafts, unread, |title, taken| {
            from_title(title, self.kind.key(), taken, &mut random).to_string()
        }))
    }

    /// What each heading is taken for, in the order of the columns.
    ///
    /// # Errors
    /// The mapping does not fit the sheet.
    pub fn columns(&self) -> Result<Vec<(&str, Column)>, MappingError> {
        let columns = self.mapping.resolve(&self.header)?;
        let headings = self.header.headings.iter().map(String::as_str);
        Ok(headings
            .zip(columns)
            .filter(|(heading, _)| !heading.is_empty())
            .collect())
    }
}
