//! The machine that turns the parser's events into entries.
//!
//! It reads every construct of TOML, but does not check that a file defines nothing twice: where that is
//! possible at all it notes a doubt, and the caller has the outline checked.

mod headers;
mod value_tree;
mod values;

use value_tree::ValueTree;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, Source, Span};

use super::key_resolution::{FieldTarget, KeyTarget, TableTarget, entry_mut};
use super::raw_problem::RawProblem;
use super::required::missing;
use super::scalar::decode;
use crate::model::{Kind, Roadmap, SourcePos, Value};

/// What the machine has when the text ends.
pub(crate) struct ReadOutcome {
    pub roadmap: Roadmap,
    pub wrong: Vec<RawProblem>,
    /// Whether the file may define something twice.
    pub doubt: bool,
    /// Reason codes that are not built in, by their byte.
    pub codes: Vec<(String, usize)>,
    /// Where the values of unknown keys begin that may be custom fields.
    pub unknown_at: Vec<usize>,
}

/// An array or inline table that is open.
enum OpenValue {
    /// The items of a list field.
    Items(FieldTarget),
    /// The entries of a list.
    Entries(Option<(Kind, usize)>, Kind),
    /// An inline table; the table around it and its seen keys.
    Table(TableTarget, u64),
    /// A list inside a value of any kind.
    AnyList(Vec<Value>),
    /// A table inside a value of any kind, and the key being read.
    AnyTable(ValueTree, Vec<String>),
    /// Something that does not count.
    Skipped,
}

/// The deepest dotted key.
const DEEPEST_KEY: usize = crate::store::outline::DEEPEST as usize;

pub(crate) struct EventHandler<'s> {
    source: Source<'s>,
    roadmap: Roadmap,
    wrong: Vec<RawProblem>,
    told: Vec<FieldTarget>,
    codes: Vec<(String, usize)>,
    doubt: bool,
    /// The unknown keys that were noted, by their table.
    noted: HashSet<(TableTarget, String)>,
    table: TableTarget,
    /// Which fields of the table have been given.
    seen: u64,
    tables_seen: Vec<Kind>,
    in_header: bool,
    header_at: usize,
    keys: Vec<Cow<'s, str>>,
    key_at: usize,
    /// Where the value that is being read begins.
    value_at: usize,
    /// Where the values of unknown keys begin that may be custom fields.
    unknown_at: Vec<usize>,
    slot: KeyTarget,
    /// Where in a value of any kind the slot is.
    path: Vec<String>,
    /// Where in a value of any kind the table is.
    inside: Vec<String>,
    frames: Vec<OpenValue>,
    /// The fields of any value into which parts were put, in the order in which they began.
    open_fields: Vec<(FieldTarget, ValueTree)>,
    /// The place of each of them.
    open_places: HashMap<FieldTarget, usize>,
    lines: LineCounter,
}

/// Counts lines on the way through the text.
#[derive(Default)]
pub(crate) struct LineCounter {
    offset: usize,
    line: u32,
}

impl LineCounter {
    pub(crate) fn at(&mut self, text: &str, offset: usize) -> SourcePos {
        if let Some(between) = text.as_bytes().get(self.offset..offset) {
            self.line += memchr::memchr_iter(b'\n', between).count() as u32;
            self.offset = offset;
        }
        SourcePos {
            offset: offset as u32,
            line: self.line + 1,
        }
    }
}

impl<'s> EventHandler<'s> {
    pub(crate) fn new(id: &str, source: Source<'s>) -> Self {
        Self {
            source,
            roadmap: Roadmap {
                id: id.to_owned(),
                ..Roadmap::default()
            },
            wrong: Vec::new(),
            told: Vec::new(),
            codes: Vec::new(),
            doubt: false,
            noted: HashSet::new(),
            table: TableTarget::Root,
            seen: 0,
            tables_seen: Vec::new(),
            in_header: false,
            header_at: 0,
            keys: Vec::new(),
            key_at: 0,
            value_at: 0,
            unknown_at: Vec::new(),
            slot: KeyTarget::Unknown,
            path: Vec::new(),
            inside: Vec::new(),
            frames: Vec::new(),
            open_fields: Vec::new(),
            open_places: HashMap::new(),
            lines: LineCounter::default(),
        }
    }

    pub(crate) fn finish(mut self) -> ReadOutcome {
        self.close_fields();
        self.wrong.extend(missing(&self.roadmap, &self.told));
        ReadOutcome {
            roadmap: self.roadmap,
            wrong: self.wrong,
            doubt: self.doubt,
            codes: self.codes,
            unknown_at: self.unknown_at,
        }
    }

    fn wrong(&mut self, offset: usize, message: String) {
        self.wrong.push(RawProblem { offset, message });
    }

    /// A wrong value of a field.
    fn wrong_value(&mut self, place: FieldTarget, offset: usize, what: &str) {
        self.told.push(place);
        self.wrong(offset, format!("`{}` {what}", place.described().key));
    }

    fn skipping(&self) -> bool {
        matches!(self.frames.last(), Some(OpenValue::Skipped))
    }

    fn note_unknown(&mut self, target: TableTarget, key: &str) {
        self.doubt = true;
        if !self.noted.insert((target, key.to_owned())) {
            return;
        }
        match target {
            TableTarget::Root => self.roadmap.unknown.push(key.to_owned()),
            target => {
                if let Some(entry) = entry_mut(&mut self.roadmap, target) {
                    entry.push_unknown(key.to_owned());
                }
            }
        }
    }

    /// Ends the key of a pair: finds what it is.
    fn take_keys(&mut self) {
        let mut keys = std::mem::take(&mut self.keys);
        if let Some(OpenValue::AnyTable(_, pending)) = self.frames.last_mut() {
            *pending = keys.drain(..).map(Cow::into_owned).collect();
        } else {
            self.doubt |= keys.len() > 1;
            let (found, path) = self.resolve(self.table, &keys);
            match found {
                KeyTarget::Field(place) if keys.len() == 1 => self.note_seen(place.field),
                KeyTarget::Field(_) => {}
                _ => self.doubt = true,
            }
            (self.slot, self.path) = (found, path);
            keys.clear();
        }
        self.keys = keys;
    }

    /// Notes that a field of the table is given; a second time is a doubt.
    fn note_seen(&mut self, field: usize) {
        let bit = 1u64 << (field % 64);
        self.doubt |= self.seen & bit != 0;
        self.seen |= bit;
    }
}

impl EventReceiver for EventHandler<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.in_header = true;
        self.header_at = span.start();
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.enter(false);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.in_header = true;
        self.header_at = span.start();
    }

    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.enter(true);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let frame = self.open(span.start(), false);
        self.doubt = true;
        self.frames.push(frame);
        true
    }

    fn inline_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close();
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let frame = self.open(span.start(), true);
        self.frames.push(frame);
        true
    }

    fn array_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close();
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        if self.keys.is_empty() {
            self.key_at = if self.in_header {
                self.header_at
            } else {
                span.start()
            };
        }
        let Some(raw) = self.source.get(span) else {
            return;
        };
        let raw = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span);
        let mut key = Cow::Borrowed("");
        raw.decode_key(&mut key, error);
        if !self.skipping() {
            self.keys.push(key);
        }
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        if !self.skipping() {
            self.take_keys();
        }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.source.get(span) else {
            return;
        };
        let raw = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span);
        if self.in_any() {
            if !matches!(
                self.frames.last(),
                Some(OpenValue::AnyList(_) | OpenValue::AnyTable(..))
            ) {
                self.value_at = span.start();
            }
            let value = self.decode_any(raw, span.start(), error).into_value();
            self.put_any(value);
            return;
        }
        match self.frames.last() {
            Some(&OpenValue::Items(place)) => self.put_scalar(place, raw, span.start(), error),
            Some(&OpenValue::Entries(_, kind)) => {
                let found = decode(raw, error).in_words();
                self.wrong(
                    span.start(),
                    format!("each {kind} should be a table, not {found}"),
                );
            }
            Some(OpenValue::Skipped) => drop(self.decode_any(raw, span.start(), error)),
            _ => self.lone_scalar(raw, span.start(), error),
        }
    }
}
