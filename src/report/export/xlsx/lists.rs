//! The lists that cells are chosen from, on a sheet of their own at the end.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, Worksheet, XlsxError,
};

use super::cells::{cell_words, excel_date};
use crate::dates::date::parse_iso;
use crate::model::choice::Code;
use crate::model::{Field, Kind, ReferenceTarget, ValueType, WordEnum};
use crate::report::export::source::ExportSource;

/// The name of the sheet.
const NAME: &str = "Lists";

/// The entries of each kind that cells name, and the reason codes.
pub(super) struct Lists {
    columns: Vec<(&'static str, Vec<String>)>,
}

impl Lists {
    pub(super) fn of(source: &ExportSource<'_>) -> Self {
        let named = [Kind::Owner, Kind::Capability, Kind::Phase, Kind::Zone];
        let mut columns: Vec<(&'static str, Vec<String>)> = Vec::new();
        for kind in named {
            let shared = source.programme().entries(kind);
            let own = source
                .roadmaps()
                .flat_map(|(_, roadmap)| roadmap.entries(kind));
            let mut ids: Vec<String> = shared
                .chain(own)
                .map(|entry| entry.id().to_owned())
                .collect();
            ids.retain(|id| !id.is_empty());
            ids.sort_unstable();
            ids.dedup();
            columns.push((kind.plural(), ids));
        }
        let own = source.programme().head.codes.iter().map(String::from);
        let codes = Code::WORDS.iter().map(|word| (*word).to_owned());
        columns.push(("codes", codes.chain(own).collect()));
        Self { columns }
    }

    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(NAME)?;
        for (column, (name, words)) in (0u16..).zip(&self.columns) {
            sheet.write_string(0, column, *name)?;
            sheet.set_column_width(column, 24)?;
            for (row, word) in (1u32..).zip(words) {
                sheet.write_string(row, column, cell_words(word))?;
            }
        }
        Ok(())
    }

    /// What may be written below the heading of a field; `None` where anything may.
    pub(super) fn validation(&self, kind: Kind, field: &Field) -> Option<DataValidation> {
        let help = format!("{}: {}", field.words(), field.expects());
        let help: String = help.chars().take(250).collect();
        let validation = self.rule(kind, field)?.ignore_blank(true);
        let style = match field.shape {
            // A new owner is made first; a warning lets a person write its id already.
            ValueType::Reference(_) | ValueType::Line => DataValidationErrorStyle::Warning,
            _ => DataValidationErrorStyle::Stop,
        };
        validation
            .set_error_style(style)
            .set_error_message(help)
            .ok()
    }

    fn rule(&self, kind: Kind, field: &Field) -> Option<DataValidation> {
        if field.many {
            return None;
        }
        let validation = DataValidation::new();
        match field.shape {
            ValueType::Date => {
                let day = |text| parse_iso(text).and_then(excel_date);
                let (first, last) = (day("1900-01-01")?, day("9999-12-31")?);
                Some(validation.allow_date(DataValidationRule::Between(first, last)))
            }
            ValueType::Choice(words) => validation.allow_list_strings(words).ok(),
            ValueType::Bool => validation.allow_list_strings(&["TRUE", "FALSE"]).ok(),
            ValueType::Integer { least, most } => {
                let bound = |number: i64, limit| i32::try_from(number).unwrap_or(limit);
                let (least, most) = (bound(least, i32::MIN), bound(most, i32::MAX));
                Some(validation.allow_whole_number(DataValidationRule::Between(least, most)))
            }
            ValueType::Amount => {
                Some(validation.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)))
            }
            ValueType::Reference(target) => {
                let kind = match target {
                    ReferenceTarget::Owner => Kind::Owner,
                    ReferenceTarget::Capability => Kind::Capability,
                    ReferenceTarget::Phase => Kind::Phase,
                    ReferenceTarget::Zone => Kind::Zone,
                    _ => return None,
                };
                Some(validation.allow_list_formula(self.range(kind.plural())?))
            }
            _ if kind == Kind::Change && field.key == "code" => {
                Some(validation.allow_list_formula(self.range("codes")?))
            }
            _ => None,
        }
    }

    /// Where a list stands. It is no formula of a cell: it only names cells.
    fn range(&self, name: &str) -> Option<Formula> {
        let column = self.columns.iter().position(|(known, _)| *known == name)?;
        let words = self.columns[column].1.len();
        let letter = crate::analysis::import::column_letters(column);
        (words > 0).then(|| Formula::new(format!("={NAME}!${letter}$2:${letter}${}", words + 1)))
    }
}
