//! The quick way to read a file that is written as nearly all are: headers, `key = value` lines, plain texts, dates,
//! numbers, lists of texts.
//!
//! It gives what the whole reader would give, or nothing: whatever it does not know, be it an error, a doubt or only a rare
//! construct, is left to the whole reader. So no message is made here, and none can differ.

mod cursor;
mod values;

use std::borrow::Cow;

use super::event_handler::{LineCounter, ReadOutcome};
use super::key_resolution::{KeyTarget, TableTarget, entry_mut, slot};
use super::required::missing;
use crate::model::custom_values::UnknownValue;
use crate::model::{Code, Entry, Field, Kind, Roadmap, Scalar, ValueType, WordEnum};
use cursor::Cursor;

/// Reads the text of a file whose stem is `id`; `None` where the whole reader must.
pub(crate) fn read(id: &str, text: &str) -> Option<ReadOutcome> {
    let mut scan = PlainScan {
        cursor: Cursor::new(text)?,
        roadmap: Roadmap {
            id: id.to_owned(),
            ..Roadmap::default()
        },
        codes: Vec::new(),
        unknown_at: Vec::new(),
        tables_seen: Vec::new(),
        lines: LineCounter::default(),
        followers: Followers::new(),
    };
    scan.body(TableTarget::Root)?;
    while !scan.cursor.is_at_end() {
        let table = scan.header()?;
        scan.body(table)?;
    }
    scan.roadmap.shrink();
    let wrong = missing(&scan.roadmap, &[]);
    Some(ReadOutcome {
        roadmap: scan.roadmap,
        wrong,
        doubt: false,
        codes: scan.codes,
        unknown_at: scan.unknown_at,
    })
}

struct PlainScan<'t> {
    cursor: Cursor<'t>,
    roadmap: Roadmap,
    codes: Vec<(String, usize)>,
    unknown_at: Vec<usize>,
    tables_seen: Vec<Kind>,
    lines: LineCounter,
    followers: Followers,
}

/// Which field of a kind stood behind which the last time, by the place behind the earlier one: entries of one kind in one
/// file mostly hold the same fields.
struct Followers(Box<[[u8; MOST_FIELDS]; Kind::ALL.len()]>);

/// More than any kind has fields; a field beyond is looked for like any other.
const MOST_FIELDS: usize = 64;

impl Followers {
    fn new() -> Self {
        Self(Box::new([[0; MOST_FIELDS]; Kind::ALL.len()]))
    }

    fn of(&mut self, kind: Kind, next: usize) -> Option<&mut u8> {
        self.0[kind as usize].get_mut(next)
    }
}

impl PlainScan<'_> {
    /// A `[header]` or `[[header]]`, with the entry that it begins.
    fn header(&mut self) -> Option<TableTarget> {
        let at = self.cursor.at();
        let header = self.cursor.header()?;
        let place = self.lines.at(self.cursor.text(), at);
        let first = slot(&self.roadmap, TableTarget::Root, header.first);
        match (first, header.second, header.is_list) {
            (KeyTarget::Table(kind), None, false) => {
                if self.tables_seen.contains(&kind) {
                    return None;
                }
                self.tables_seen.push(kind);
                self.roadmap.entry_mut(kind, 0)?.set_at(place);
                Some(TableTarget::Entry(kind, 0))
            }
            (KeyTarget::List(None, kind), None, true) => {
                self.roadmap.push(kind)?.set_at(place);
                Some(TableTarget::Entry(kind, self.roadmap.count(kind) - 1))
            }
            (KeyTarget::List(None, kind), Some(second), true) => {
                let index = self.roadmap.count(kind).checked_sub(1)?;
                let of_entry = slot(&self.roadmap, TableTarget::Entry(kind, index), second);
                let KeyTarget::List(Some(_), sub) = of_entry else {
                    return None;
                };
                let entry = self.roadmap.entry_mut(kind, index)?;
                entry.push_sub(sub)?.set_at(place);
                let last = entry.child_count(sub).checked_sub(1)?;
                Some(TableTarget::Sub(kind, index, sub, last))
            }
            _ => None,
        }
    }

    /// The pairs of one table, up to the next header or the end.
    fn body(&mut self, table: TableTarget) -> Option<()> {
        let Self {
            cursor,
            roadmap,
            codes,
            unknown_at,
            followers,
            ..
        } = self;
        let is_portfolio = roadmap.is_portfolio();
        let mut off_given = false;
        let entry = entry_mut(roadmap, table)?;
        let kind = entry.kind();
        let fields = kind.description().fields;
        let mut seen = 0u64;
        let mut next = 0;
        loop {
            let mut guessed = None;
            let key = cursor.key(|rest| {
                let last = followers.of(kind, next);
                let (field, length) = guess(fields, next, last, rest)?;
                guessed = Some(field);
                Some(length)
            })?;
            let Some(key) = key else { break };
            let Some(field) = guessed.or_else(|| kind.field_index(key)) else {
                unknown(cursor, kind, entry, key, unknown_at)?;
                continue;
            };
            if kind == Kind::FileHeader && !is_portfolio && key != "format" {
                return None;
            }
            next = field + 1;
            let bit = 1u64 << (field % 64);
            if seen & bit != 0 {
                return None;
            }
            seen |= bit;
            let described = &fields[field];
            if described.many {
                off_given |= kind == Kind::RuleSettings;
                cursor.texts(|text| entry.put(field, Scalar::Text(text)).ok())?;
            } else {
                if described.shape == ValueType::Numbers {
                    return None;
                }
                let offset = cursor.at();
                let scalar = cursor.scalar()?;
                note_code(kind, described, &scalar, offset, codes);
                entry.put(field, scalar).ok()?;
            }
            cursor.end_of_line()?;
        }
        roadmap.off_given |= off_given;
        Some(())
    }
}

/// The field whose key the rest of a text begins with, and the length of the key. Most files have the fields in the order
/// of the format's page, so only those from `next` on are looked at, and first that which stood there the last time.
fn guess(
    fields: &[Field],
    next: usize,
    last: Option<&mut u8>,
    rest: &[u8],
) -> Option<(usize, usize)> {
    let first = rest.first()?;
    let length = |field: &Field| {
        let key = field.key.as_bytes();
        let ends = || matches!(rest.get(key.len()), Some(b' ' | b'=' | b'\t'));
        (key[0] == *first && rest.starts_with(key) && ends()).then_some(key.len())
    };
    let guessed = last
        .as_ref()
        .map_or(next, |last| usize::from(**last).max(next));
    if let Some(length) = fields.get(guessed).and_then(length) {
        return Some((guessed, length));
    }
    let mut candidates = fields.iter().enumerate().skip(next);
    let found = candidates.find_map(|(place, field)| Some((place, length(field)?)))?;
    if let (Some(last), Ok(place)) = (last, u8::try_from(found.0)) {
        *last = place;
    }
    Some(found)
}

/// So many keys of one entry that the format does not know are looked through one by one.
const MOST_UNKNOWN: usize = 64;

/// A key that the format does not know: of an entry that may have custom fields, its value is kept.
fn unknown(
    cursor: &mut Cursor<'_>,
    kind: Kind,
    entry: &mut dyn Entry,
    key: &str,
    unknown_at: &mut Vec<usize>,
) -> Option<()> {
    let description = kind.description();
    let holds = description.subs.iter().any(|sub| sub.key() == key);
    // With many of them the whole reader is faster: it keeps them in a set.
    let many = entry.unknown().len() >= MOST_UNKNOWN;
    if !kind.has_id() || holds || many || entry.unknown().iter().any(|known| known == key) {
        return None;
    }
    let offset = cursor.at();
    let value = cursor.scalar()?.into_value();
    cursor.end_of_line()?;
    entry.push_unknown(key.to_owned());
    unknown_at.push(offset);
    entry.custom_mut().push_unknown(UnknownValue {
        key: key.to_owned(),
        value,
        offset,
    });
    Some(())
}

/// Notes a reason code that is not built in: the portfolio may know it.
fn note_code(
    kind: Kind,
    described: &Field,
    scalar: &Scalar<'_>,
    offset: usize,
    codes: &mut Vec<(String, usize)>,
) {
    if kind == Kind::Change
        && described.key == "code"
        && let Scalar::Text(code) = scalar
        && !code.is_empty()
        && Code::from_word(code).is_none()
    {
        codes.push((Cow::to_string(code), offset));
    }
}

#[cfg(test)]
mod tests;
