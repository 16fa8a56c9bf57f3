//! A sheet that the program wrote: its first row holds the keys of a kind, and each row names its roadmap. It is
//! compared as it stands, with nothing guessed.

use super::cell::{Cell, Sheet, column_letters};
use super::draft::{RowDraft, UnreadCell};
use super::preview::{ChangedRow, Comparison, NewRow, Preview, PreviewedChange, are_alike};
use super::values::{ValueContext, value_of};
use crate::analysis::redact::HIDDEN;
use crate::analysis::table_columns::{ROADMAP, is_computed, kinds, table_name};
use crate::analysis::table_text::cell_text;
use crate::dates::Calendar;
use crate::edit::EntryPath;
use crate::model::id::from_title;
use crate::model::records::WITHHELD_TEXT;
use crate::model::{
    Entry, EntryClass, Field, Kind, PORTFOLIO, Portfolio, Required, Roadmap, Value,
};

/// What the columns of an own sheet hold.
#[derive(Clone, Debug)]
pub(crate) struct OwnSheet {
    /// The kind of its rows.
    pub kind: Kind,
    fields: Vec<(usize, &'static Field)>,
    roadmap: usize,
    holder: Option<usize>,
}

/// Which rows of an own sheet are read, and where they go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OwnRows {
    /// All, each into the roadmap that it names.
    Each,
    /// Those that name this roadmap.
    Of(usize),
    /// All but those of `portfolio.toml`, into this roadmap.
    Into(usize),
}

/// A row with its values.
struct OwnRow {
    draft: RowDraft,
    holder: String,
    /// Whether a cell is hidden: its value stays what it is.
    hidden: Vec<&'static str>,
}

impl OwnSheet {
    /// The columns of a sheet that the program wrote; `None` of any other. `kind` is what a row is, where that is said.
    pub(crate) fn of(sheet: &Sheet, shared: &Roadmap, kind: Option<Kind>) -> Option<Self> {
        let headings: Vec<String> = sheet.rows.first()?.iter().map(Cell::plain).collect();
        let named = kinds().find(|kind| table_name(*kind) == sheet.name.to_lowercase());
        let fits = |kind: &Kind| {
            let is_known = |heading: &String| {
                heading.is_empty()
                    || shared.field(*kind, heading).is_some()
                    || is_computed(*kind, heading)
            };
            headings.iter().all(is_known)
        };
        let kind = kind.or(named).filter(fits).or_else(|| kinds().find(fits))?;
        let column = |key: &str| headings.iter().position(|heading| heading == key);
        let fields = headings.iter().enumerate();
        let fields: Vec<(usize, &'static Field)> = fields
            .filter_map(|(at, heading)| Some((at, shared.field(kind, heading)?)))
            .collect();
        let holder = kind.description().parent.map(Kind::key);
        let needs_id = kind.has_id() && column("id").is_none();
        let needs_holder = holder.is_some_and(|key| column(key).is_none());
        (!needs_id && !needs_holder && !fields.is_empty()).then_some(Self {
            kind,
            fields,
            roadmap: column(ROADMAP)?,
            holder: holder.and_then(column),
        })
    }

    /// What the rows would change in each file that they name, the files in the order of the portfolio, its own last.
    /// `random` gives characters for ids.
    pub(crate) fn previews(
        &self,
        sheet: &Sheet,
        portfolio: &Portfolio,
        rows: OwnRows,
        calendar: &Calendar,
        mut random: impl FnMut(usize) -> String,
    ) -> Vec<(Option<usize>, Preview)> {
        let mut files: Vec<(Option<usize>, Vec<OwnRow>, Preview)> = Vec::new();
        let mut lost = self.empty(sheet);
        for row in 1..sheet.rows.len() {
            let is_blank = self
                .fields
                .iter()
                .all(|(at, _)| sheet.cell(row, *at).is_empty());
            if is_blank {
                continue;
            }
            let file = match self.file(sheet, row, portfolio, rows) {
                Ok(Some(file)) => file,
                Ok(None) => continue,
                Err(why) => {
                    lost.unread
                        .push(unread(sheet, row, Some(self.roadmap), why));
                    continue;
                }
            };
            let at = match files.iter().position(|(known, ..)| *known == file) {
                Some(at) => at,
                None => {
                    files.push((file, Vec::new(), self.empty(sheet)));
                    files.len() - 1
                }
            };
            let context = ValueContext {
                portfolio,
                file,
                calendar,
                is_own: true,
            };
            let own = self.row(sheet, row, &context, &mut files[at].2.unread);
            files[at].1.push(own);
        }
        let mut previews: Vec<(Option<usize>, Preview)> = Vec::new();
        for (file, rows, mut preview) in files {
            self.compare(sheet, portfolio.file(file), rows, &mut preview, &mut random);
            previews.push((file, preview));
        }
        previews.sort_by_key(|(file, _)| file.unwrap_or(usize::MAX));
        if !lost.unread.is_empty() {
            previews.push((None, lost));
        }
        previews
    }

    fn empty(&self, sheet: &Sheet) -> Preview {
        Preview {
            sheet: sheet.name.clone(),
            kind: self.kind,
            new: Vec::new(),
            changed: Vec::new(),
            unchanged: 0,
            unread: Vec::new(),
        }
    }

    /// The file of a row; `None` where the row is not asked for.
    fn file(
        &self,
        sheet: &Sheet,
        row: usize,
        portfolio: &Portfolio,
        rows: OwnRows,
    ) -> Result<Option<Option<usize>>, String> {
        let name = sheet.cell(row, self.roadmap).plain();
        let file = match (name.as_str(), rows) {
            (PORTFOLIO, OwnRows::Each) => None,
            (PORTFOLIO, _) => return Ok(None),
            (_, OwnRows::Into(place)) => Some(place),
            ("", OwnRows::Of(place)) => Some(place),
            ("", OwnRows::Each) => return Err("the row names no roadmap".to_owned()),
            (name, rows) => match (portfolio.position(name), rows) {
                (Some(place), OwnRows::Of(other)) if place != other => return Ok(None),
                (None, OwnRows::Of(_)) => return Ok(None),
                (Some(place), _) => Some(place),
                (None, _) => return Err(format!("there is no roadmap {name}; --new makes one")),
            },
        };
        match portfolio.file(file).holds(self.kind) {
            true => Ok(Some(file)),
            false => Err(format!("{name} holds no {}", self.kind.plural())),
        }
    }

    fn row(
        &self,
        sheet: &Sheet,
        row: usize,
        context: &ValueContext<'_>,
        told: &mut Vec<UnreadCell>,
    ) -> OwnRow {
        let mut values = Vec::new();
        let mut hidden = Vec::new();
        for (at, field) in &self.fields {
            let cell = sheet.cell(row, *at);
            if [HIDDEN, WITHHELD_TEXT].contains(&cell.plain().as_str()) {
                hidden.push(field.key);
                continue;
            }
            match value_of(field, cell, context) {
                Ok(value) => values.push((field.key, value)),
                Err(why) => {
                    hidden.push(field.key);
                    told.push(unread(sheet, row, Some(*at), why));
                }
            }
        }
        OwnRow {
            draft: RowDraft {
                row: row + 1,
                number: None,
                values,
                predecessors: None,
            },
            holder: self
                .holder
                .map(|at| sheet.cell(row, at).plain())
                .unwrap_or_default(),
            hidden,
        }
    }

    fn compare(
        &self,
        sheet: &Sheet,
        roadmap: &Roadmap,
        rows: Vec<OwnRow>,
        preview: &mut Preview,
        random: &mut impl FnMut(usize) -> String,
    ) {
        if self.kind.has_id() {
            let comparison = Comparison {
                sheet: &sheet.name,
                kind: self.kind,
                roadmap,
                clears: true,
            };
            let stands = |row: &OwnRow| {
                let id = row.draft.text("id").unwrap_or_default();
                roadmap.position(self.kind, id).is_some()
            };
            let rows: Vec<OwnRow> = rows
                .into_iter()
                .filter(|row| stands(row) || !self.is_lacking(sheet, row, preview))
                .collect();
            let drafts = rows.into_iter().map(|row| row.draft).collect();
            let told = std::mem::take(&mut preview.unread);
            *preview = comparison.preview(drafts, told, |title, taken| {
                from_title(title, self.kind.key(), taken, &mut *random).to_string()
            });
            return;
        }
        let mut used: Vec<(Option<usize>, usize)> = Vec::new();
        // What says what stands takes its place first, so that what differs meets only what is left.
        let (same, others): (Vec<OwnRow>, Vec<OwnRow>) = rows.into_iter().partition(|row| {
            let found = self.standing(roadmap, row, &used, |entry| self.says(row, entry));
            used.extend(found);
            found.is_some()
        });
        preview.unchanged = same.len();
        for row in others {
            self.place(sheet, roadmap, row, &mut used, preview);
        }
    }

    /// The entries that a row can be of: of a part those of its holder, each with its place.
    fn candidates<'r>(
        &self,
        roadmap: &'r Roadmap,
        row: &OwnRow,
    ) -> Vec<((Option<usize>, usize), &'r dyn Entry)> {
        match self.kind.description().parent {
            Some(holder) => {
                let Some(at) = roadmap.position(holder, &row.holder) else {
                    return Vec::new();
                };
                let parts = roadmap
                    .entry(holder, at)
                    .map(|entry| entry.children(self.kind));
                let parts = parts.unwrap_or_default().into_iter().enumerate();
                parts
                    .map(|(index, part)| ((Some(at), index), part))
                    .collect()
            }
            None => {
                let entries = roadmap.entries(self.kind).enumerate();
                entries
                    .map(|(index, entry)| ((None, index), entry))
                    .collect()
            }
        }
    }

    fn standing(
        &self,
        roadmap: &Roadmap,
        row: &OwnRow,
        used: &[(Option<usize>, usize)],
        fits: impl Fn(&dyn Entry) -> bool,
    ) -> Option<(Option<usize>, usize)> {
        let candidates = self.candidates(roadmap, row).into_iter();
        let mut free = candidates.filter(|(place, entry)| !used.contains(place) && fits(*entry));
        free.next().map(|(place, _)| place)
    }

    /// Whether a row says just what stands.
    fn says(&self, row: &OwnRow, entry: &dyn Entry) -> bool {
        let mut fields = self
            .fields
            .iter()
            .filter(|(_, field)| !row.hidden.contains(&field.key));
        fields.all(|(_, field)| {
            let (old, new) = (entry.value(field.key), row.draft.value(field.key));
            match (&old, new) {
                // LibreOffice writes a truth as a number.
                (Some(Value::Truth(old)), Some(new))
                    if field.shape == crate::model::ValueType::Any
                        && new.plain() == u8::from(*old).to_string() =>
                {
                    true
                }
                // A value of any shape is a text in its cell.
                (Some(old), Some(Value::Text(new)))
                    if field.shape == crate::model::ValueType::Any =>
                {
                    are_alike(
                        Some(&Value::Text(cell_text(old))),
                        Some(&Value::Text(new.clone())),
                    )
                }
                (old, new) => are_alike(old.as_ref(), new),
            }
        })
    }

    /// Whether a row cannot become an entry since something required is missing, which is then told.
    fn is_lacking(&self, sheet: &Sheet, row: &OwnRow, preview: &mut Preview) -> bool {
        let fields = self.kind.description().fields.iter();
        let mut lacking = fields.filter(|field| {
            let is_required = field.required == Required::Always && field.key != "id";
            is_required && row.draft.value(field.key).is_none()
        });
        let Some(field) = lacking.next() else {
            return false;
        };
        // What was not understood was told with its cell.
        if !row.hidden.contains(&field.key) {
            let why = format!("the row has no {}; it was passed over", field.key);
            preview
                .unread
                .push(unread(sheet, row.draft.row - 1, None, why));
        }
        true
    }

    /// The fields by which a part is told from others of its holder.
    fn keys(&self) -> &'static [&'static str] {
        match self.kind {
            Kind::Cluster => &[],
            Kind::Match => &["zone", "sector"],
            Kind::Sector => &["id"],
            Kind::Step => &["on"],
            Kind::Allocation => &["year"],
            Kind::CustomField => &["kind", "key"],
            _ => &["name"],
        }
    }

    /// A row that says something new: a change of a part, or one more.
    fn place(
        &self,
        sheet: &Sheet,
        roadmap: &Roadmap,
        row: OwnRow,
        used: &mut Vec<(Option<usize>, usize)>,
        preview: &mut Preview,
    ) {
        let number = row.draft.row - 1;
        let holder = self.kind.description().parent;
        let holder_at = holder.and_then(|kind| roadmap.position(kind, &row.holder));
        if let (Some(kind), None) = (holder, holder_at) {
            let why = format!("there is no {kind} {}; add it first", row.holder);
            preview.unread.push(unread(sheet, number, self.holder, why));
            return;
        }
        let is_record = self.kind.description().nature == EntryClass::Record;
        if matches!(self.kind, Kind::Change | Kind::Conflict) {
            let why = "the record of changes is written by the program alone".to_owned();
            preview.unread.push(unread(sheet, number, None, why));
            return;
        }
        let same_keys = |entry: &dyn Entry| {
            let same = |key: &&str| are_alike(entry.value(key).as_ref(), row.draft.value(key));
            self.keys().iter().all(same)
        };
        let stands = self
            .standing(roadmap, &row, used, same_keys)
            .filter(|_| !is_record);
        match stands {
            Some((at, index)) => {
                used.push((at, index));
                let place = match (holder, at) {
                    (Some(kind), Some(at)) => EntryPath::of(kind, at).part(self.kind, index),
                    _ => EntryPath::of(self.kind, index),
                };
                let fields = changes(place.find(roadmap), &row);
                preview.changed.push(ChangedRow {
                    row: row.draft.row,
                    place,
                    fields,
                });
            }
            None if self.kind == Kind::Cluster => {}
            None if self.is_lacking(sheet, &row, preview) => {}
            None => preview.new.push(NewRow {
                row: row.draft.row,
                id: String::new(),
                holder: holder.zip(holder_at),
                fields: row
                    .draft
                    .values
                    .into_iter()
                    .filter_map(|(key, value)| Some((key, value?)))
                    .collect(),
            }),
        }
    }
}

fn changes(entry: Option<&dyn Entry>, row: &OwnRow) -> Vec<PreviewedChange> {
    let Some(entry) = entry else {
        return Vec::new();
    };
    let values = row.draft.values.iter();
    let differs = values.filter_map(|(key, new)| {
        let old = entry.value(key);
        (!are_alike(old.as_ref(), new.as_ref())).then(|| PreviewedChange {
            key,
            old,
            new: new.clone(),
        })
    });
    differs.collect()
}

fn unread(sheet: &Sheet, row: usize, column: Option<usize>, why: String) -> UnreadCell {
    let shown = column.map(|column| sheet.cell(row, column).plain());
    let first = || {
        sheet.rows[row]
            .iter()
            .map(Cell::plain)
            .find(|text| !text.is_empty())
    };
    UnreadCell {
        sheet: sheet.name.clone(),
        row: row + 1,
        column: column.map(column_letters).unwrap_or_default(),
        text: shown.or_else(first).unwrap_or_default(),
        why,
    }
}
