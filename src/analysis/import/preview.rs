//! What an import would do, before it is done: what is new, what changes field by field, what stays, and what was not
//! understood.

use std::collections::HashMap;

use super::cell::column_letters;
use super::draft::{RowDraft, UnreadCell, name_keys};
use super::predecessors;
use crate::edit::EntryPath;
use crate::model::{Id, Kind, Roadmap, Value};
use crate::text::{fold, line, lines};

/// A row that becomes a new entry.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRow {
    /// The row, from 1.
    pub row: usize,
    /// The id that it gets; empty of what has none.
    pub id: String,
    /// The entry that it becomes a part of, by kind and place.
    pub holder: Option<(Kind, usize)>,
    /// Its fields.
    pub fields: Vec<(&'static str, Value)>,
}

/// A row that changes an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedRow {
    /// The row, from 1.
    pub row: usize,
    /// What it changes.
    pub place: EntryPath,
    /// Each field that changes, with what stands and what the sheet says; `None` is nothing.
    pub fields: Vec<PreviewedChange>,
}

/// One field that changes.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewedChange {
    /// The key.
    pub key: &'static str,
    /// What stands in the roadmap.
    pub old: Option<Value>,
    /// What the sheet says.
    pub new: Option<Value>,
}

/// What an import of one sheet would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The name of the sheet.
    pub sheet: String,
    /// The kind of the entries.
    pub kind: Kind,
    /// What would be added.
    pub new: Vec<NewRow>,
    /// What would be changed.
    pub changed: Vec<ChangedRow>,
    /// How many rows say what stands already.
    pub unchanged: usize,
    /// What was not understood.
    pub unread: Vec<UnreadCell>,
}

impl Preview {
    /// True where nothing would be written.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

/// Bytes from which a text that ends with `…` may have been cut for its cell.
const MOST_OF_A_CELL: usize = 30_000;

/// How rows are compared with a roadmap.
pub(crate) struct Comparison<'a> {
    /// The name of the sheet.
    pub sheet: &'a str,
    /// The kind of the entries.
    pub kind: Kind,
    /// What the rows are compared with.
    pub roadmap: &'a Roadmap,
    /// Whether an empty cell takes the value away, as in a sheet that the program wrote.
    pub clears: bool,
}

impl Comparison<'_> {
    /// Compares rows with the roadmap. `new_id` makes the id of a new entry from its name.
    pub(crate) fn preview(
        &self,
        drafts: Vec<RowDraft>,
        unread: Vec<UnreadCell>,
        mut new_id: impl FnMut(&str, &dyn Fn(&str) -> bool) -> String,
    ) -> Preview {
        let mut preview = Preview {
            sheet: self.sheet.to_owned(),
            kind: self.kind,
            new: Vec::new(),
            changed: Vec::new(),
            unchanged: 0,
            unread,
        };
        let mut rows: Vec<(RowDraft, Result<usize, String>)> = Vec::new();
        for draft in drafts {
            match self.target(&draft) {
                Ok(Some(index)) if rows.iter().any(|(_, other)| *other == Ok(index)) => {
                    preview
                        .unread
                        .push(self.whole_row(&draft, "an earlier row is of the same entry"));
                }
                Ok(Some(index)) => rows.push((draft, Ok(index))),
                Ok(None) => {
                    let taken = |id: &str| {
                        self.roadmap.find(id).is_some()
                            || rows
                                .iter()
                                .any(|(_, other)| other.as_ref().is_err_and(|other| other == id))
                    };
                    let given = draft
                        .text("id")
                        .filter(|id| Id::new(*id).is_ok() && !taken(id))
                        .map(str::to_owned);
                    let [_, name] = name_keys(self.kind);
                    let id = given
                        .unwrap_or_else(|| new_id(draft.text(name).unwrap_or_default(), &taken));
                    rows.push((draft, Err(id)));
                }
                Err(why) => preview.unread.push(self.whole_row(&draft, &why)),
            }
        }
        let known = self.known(&rows);
        for (mut draft, target) in rows {
            self.add_predecessors(&mut draft, &known, target.is_ok(), &mut preview.unread);
            match target {
                Err(id) => preview.new.push(new_row(draft, id)),
                Ok(index) => self.compare(&draft, index, &mut preview),
            }
        }
        preview
    }

    /// The entry that a row is of: by id, else by its name.
    fn target(&self, draft: &RowDraft) -> Result<Option<usize>, String> {
        if let Some(index) = draft
            .text("id")
            .and_then(|id| self.roadmap.position(self.kind, id))
        {
            return Ok(Some(index));
        }
        let [_, key] = name_keys(self.kind);
        let Some(name) = draft.text(key).map(fold) else {
            return Ok(None);
        };
        let same = |index: &usize| {
            let entry = self.roadmap.entry(self.kind, *index);
            entry
                .and_then(|entry| entry.value(key))
                .is_some_and(|value| fold(&value.plain()) == name)
        };
        let found: Vec<usize> = (0..self.roadmap.count(self.kind)).filter(same).collect();
        match found[..] {
            [] => Ok(None),
            [index] => Ok(Some(index)),
            _ => Err(format!(
                "several entries have this {key}; give the row an id"
            )),
        }
    }

    /// The ids by which predecessors can name a row or an entry: id, name, number of the row.
    fn known(&self, rows: &[(RowDraft, Result<usize, String>)]) -> HashMap<String, String> {
        let mut known = HashMap::new();
        let [_, key] = name_keys(self.kind);
        for entry in self.roadmap.entries(self.kind) {
            known.insert(fold(entry.id()), entry.id().to_owned());
            if let Some(name) = entry.value(key) {
                known.insert(fold(&name.plain()), entry.id().to_owned());
            }
        }
        for (draft, target) in rows {
            let standing = |index: &usize| {
                self.roadmap
                    .entry(self.kind, *index)
                    .map(|entry| entry.id().to_owned())
            };
            let id = match target {
                Ok(index) => standing(index).unwrap_or_default(),
                Err(id) => id.clone(),
            };
            for name in [draft.text(key), draft.text("id"), draft.number.as_deref()]
                .into_iter()
                .flatten()
            {
                known.insert(fold(name), id.clone());
            }
        }
        known
    }

    fn add_predecessors(
        &self,
        draft: &mut RowDraft,
        known: &HashMap<String, String>,
        stands: bool,
        unread: &mut Vec<UnreadCell>,
    ) {
        let Some((text, column)) = draft.predecessors.take() else {
            return;
        };
        let (ids, problems) = predecessors::read(&text, known);
        let lost = problems
            .iter()
            .any(|problem| !problem.ends_with("its lag is not"));
        unread.extend(problems.into_iter().map(|why| UnreadCell {
            sheet: self.sheet.to_owned(),
            row: draft.row,
            column: column_letters(column),
            text: text.clone(),
            why,
        }));
        if stands && lost {
            // What stands is better than a part of what is meant.
            return;
        }
        let list = ids.into_iter().map(Value::Text).collect();
        draft.values.push((
            "after",
            Some(Value::List(list)).filter(|list| !list.is_empty()),
        ));
    }

    fn compare(&self, draft: &RowDraft, index: usize, preview: &mut Preview) {
        let Some(entry) = self.roadmap.entry(self.kind, index) else {
            return;
        };
        let baseline = draft.value("baseline").cloned();
        let baseline = baseline.or_else(|| entry.value("baseline"));
        // Where no forecast is given the baseline is what is expected, and one without a status is planned: a sheet
        // that says so says nothing new.
        let is_said = |key: &str, old: &Option<Value>, new: &Option<Value>| match (key, old, new) {
            _ if self.clears => are_alike(old.as_ref(), new.as_ref()),
            ("forecast", None, Some(_)) => *new == baseline,
            ("status", None, Some(new)) => new.as_text() == Some("planned"),
            // Other programs keep a title on one line.
            (_, Some(Value::Text(old)), Some(Value::Text(new))) => line(old) == line(new),
            _ => false,
        };
        let differs = draft
            .values
            .iter()
            .filter(|(key, _)| *key != "id")
            .filter_map(|(key, new)| {
                let old = entry.value(key);
                let is_kept = new.is_none() && !self.clears;
                (old != *new && !is_kept && !is_said(key, &old, new)).then(|| PreviewedChange {
                    key,
                    old,
                    new: new.clone(),
                })
            });
        let fields: Vec<PreviewedChange> = differs.collect();
        match fields.is_empty() {
            true => preview.unchanged += 1,
            false => preview.changed.push(ChangedRow {
                row: draft.row,
                place: EntryPath::of(self.kind, index),
                fields,
            }),
        }
    }

    fn whole_row(&self, draft: &RowDraft, why: &str) -> UnreadCell {
        let [_, key] = name_keys(self.kind);
        UnreadCell {
            sheet: self.sheet.to_owned(),
            row: draft.row,
            column: String::new(),
            text: draft.text(key).unwrap_or_default().to_owned(),
            why: why.to_owned(),
        }
    }
}

/// Whether a cell says what stands, as far as a cell can: line ends, white space around a text and signs that no
/// cell holds do not count, nor what was too long for it.
pub(super) fn are_alike(old: Option<&Value>, new: Option<&Value>) -> bool {
    match (old, new) {
        (Some(Value::Text(old)), Some(Value::Text(new))) => {
            let (old, new) = (lines(old), lines(new));
            let (old, new) = (old.trim(), new.trim());
            let cut = new
                .strip_suffix('…')
                .filter(|kept| kept.len() > MOST_OF_A_CELL);
            old == new || cut.is_some_and(|kept| old.starts_with(kept))
        }
        (Some(Value::List(old)), Some(Value::List(new))) => {
            let pairs = old.iter().zip(new);
            old.len() == new.len()
                && pairs
                    .into_iter()
                    .all(|(old, new)| are_alike(Some(old), Some(new)))
        }
        // A cell that holds nothing but white space is empty.
        (Some(Value::Text(old)), None) => lines(old).trim().is_empty(),
        (old, new) => old == new,
    }
}

fn new_row(draft: RowDraft, id: String) -> NewRow {
    let fields = draft.values.into_iter().filter(|(key, _)| *key != "id");
    NewRow {
        row: draft.row,
        id,
        holder: None,
        fields: fields
            .filter_map(|(key, value)| Some((key, value?)))
            .collect(),
    }
}
