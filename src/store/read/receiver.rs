//! The machine that turns the parser's events into entries.
//!
//! It reads every construct of TOML, but does not check that a file defines nothing twice: where that is
//! possible at all it notes a doubt, and the caller has the outline checked.

use std::borrow::Cow;

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, Source, Span};

use super::required::missing;
use super::scalar::decode;
use super::target::{Slot, Target, Where, entry_mut, slot};
use crate::roadmap::{At, Choice, Code, Kind, Roadmap, Scalar, Shape, Value};

/// Something wrong, by its byte.
#[derive(Debug)]
pub struct Wrong {
    pub offset: usize,
    pub message: String,
}

/// What the machine has when the text ends.
pub struct Finished {
    pub roadmap: Roadmap,
    pub wrong: Vec<Wrong>,
    /// Whether the file may define something twice.
    pub doubt: bool,
    /// Reason codes that are not built in, by their byte.
    pub codes: Vec<(String, usize)>,
}

/// An array or inline table that is open.
enum Frame {
    /// The items of a list field.
    Items(Where),
    /// The entries of a list.
    Entries(Option<(Kind, usize)>, Kind),
    /// An inline table; the table around it and its seen keys.
    Table(Target, u64),
    /// A list inside a value of any kind.
    AnyList(Vec<Value>),
    /// A table inside a value of any kind, and the key being read.
    AnyTable(Vec<(String, Value)>, Vec<String>),
    /// Something that does not count.
    Skipped,
}

/// The deepest dotted key.
const DEEPEST_KEY: usize = super::DEEPEST as usize;

pub struct Receiver<'s> {
    source: Source<'s>,
    roadmap: Roadmap,
    wrong: Vec<Wrong>,
    told: Vec<Where>,
    codes: Vec<(String, usize)>,
    doubt: bool,
    table: Target,
    /// Which fields of the table have been given.
    seen: u64,
    tables_seen: Vec<Kind>,
    in_header: bool,
    header_at: usize,
    keys: Vec<Cow<'s, str>>,
    key_at: usize,
    slot: Slot,
    /// Where in a value of any kind the slot is.
    path: Vec<String>,
    /// Where in a value of any kind the table is.
    inside: Vec<String>,
    frames: Vec<Frame>,
    lines: Lines,
}

/// Counts lines on the way through the text.
#[derive(Default)]
struct Lines {
    offset: usize,
    line: usize,
}

impl Lines {
    fn at(&mut self, text: &str, offset: usize) -> At {
        if let Some(between) = text.as_bytes().get(self.offset..offset) {
            self.line += memchr::memchr_iter(b'\n', between).count();
            self.offset = offset;
        }
        At {
            offset,
            line: self.line + 1,
        }
    }
}

impl<'s> Receiver<'s> {
    pub fn new(id: &str, source: Source<'s>) -> Self {
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
            table: Target::Root,
            seen: 0,
            tables_seen: Vec::new(),
            in_header: false,
            header_at: 0,
            keys: Vec::new(),
            key_at: 0,
            slot: Slot::Unknown,
            path: Vec::new(),
            inside: Vec::new(),
            frames: Vec::new(),
            lines: Lines::default(),
        }
    }

    pub fn finish(mut self) -> Finished {
        self.wrong.extend(missing(&self.roadmap, &self.told));
        Finished {
            roadmap: self.roadmap,
            wrong: self.wrong,
            doubt: self.doubt,
            codes: self.codes,
        }
    }

    fn wrong(&mut self, offset: usize, message: String) {
        self.wrong.push(Wrong { offset, message });
    }

    /// A wrong value of a field.
    fn wrong_value(&mut self, place: Where, offset: usize, what: &str) {
        self.told.push(place);
        self.wrong(offset, format!("`{}` {what}", place.described().key));
    }

    fn skipping(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::Skipped))
    }

    /// Ends a `[header]` or `[[header]]`.
    fn enter(&mut self, array: bool) {
        self.in_header = false;
        self.seen = 0;
        let keys = std::mem::take(&mut self.keys);
        self.doubt |= keys.len() > DEEPEST_KEY;
        let (slot, path) = self.resolve(Target::Root, &keys);
        self.inside = path;
        self.table = if array {
            self.begin_entry(slot)
        } else {
            self.begin_table(slot)
        };
        self.keys = keys;
        self.keys.clear();
    }

    /// What a key is, dotted or not; and where inside a field of any value, if it leads into one.
    fn resolve(&mut self, table: Target, keys: &[Cow<'s, str>]) -> (Slot, Vec<String>) {
        let mut target = table;
        if let Target::Inside(place) = table {
            let path = self
                .inside
                .iter()
                .cloned()
                .chain(keys.iter().map(|key| key.to_string()));
            return (Slot::Inside(place), path.collect());
        }
        for (index, key) in keys.iter().enumerate() {
            let found = slot(&self.roadmap, target, key);
            if found == Slot::Unknown {
                self.note_unknown(target, key);
                return (found, Vec::new());
            }
            let rest = &keys[index + 1..];
            if rest.is_empty() {
                return (found, Vec::new());
            }
            if let Slot::Field(place) = found
                && place.described().shape == Shape::Any
            {
                self.doubt = true;
                return (
                    Slot::Inside(place),
                    rest.iter().map(|key| key.to_string()).collect(),
                );
            }
            target = self.through(found, key);
        }
        (Slot::Unknown, Vec::new())
    }

    /// The table that a key on the way leads to.
    fn through(&mut self, found: Slot, key: &str) -> Target {
        match found {
            Slot::Table(kind) => {
                self.doubt = true;
                if self
                    .roadmap
                    .entry(kind, 0)
                    .is_some_and(|table| table.at().line == 0)
                {
                    self.place_table(kind);
                }
                Target::Entry(kind, 0)
            }
            Slot::List(None, kind) if self.roadmap.count(kind) > 0 => {
                Target::Entry(kind, self.roadmap.count(kind) - 1)
            }
            Slot::List(Some((parent, at)), kind) => {
                let count = self
                    .roadmap
                    .entry(parent, at)
                    .map_or(0, |entry| entry.subs(kind).len());
                match count {
                    0 => self.stray(key),
                    count => Target::Sub(parent, at, kind, count - 1),
                }
            }
            Slot::List(None, _) => self.stray(key),
            Slot::Field(place) => {
                self.refuse(place, "a table");
                Target::Unknown
            }
            Slot::Inside(_) | Slot::Unknown => Target::Unknown,
        }
    }

    /// A header below a list that has no entry yet.
    fn stray(&mut self, key: &str) -> Target {
        self.doubt = true;
        self.wrong(
            self.key_at,
            format!("there is no [[{key}]] above this for it to belong to"),
        );
        Target::Unknown
    }

    /// Something stands where a field's value should.
    fn refuse(&mut self, place: Where, found: &str) {
        self.doubt = true;
        let what = format!("should be {}, not {found}", place.described().expects());
        self.wrong_value(place, self.key_at, &what);
    }

    fn begin_entry(&mut self, found: Slot) -> Target {
        match found {
            Slot::List(parent, kind) => self.push(parent, kind, self.header_at),
            Slot::Table(kind) => {
                self.doubt = true;
                self.wrong(
                    self.header_at,
                    format!("there is one {kind} table in a file: write [{kind}]"),
                );
                Target::Unknown
            }
            Slot::Field(place) if place.described().shape == Shape::Any => {
                self.begin_inside(place, Value::List(vec![Value::Table(Vec::new())]))
            }
            Slot::Inside(place) => {
                self.begin_inside(place, Value::List(vec![Value::Table(Vec::new())]))
            }
            Slot::Field(place) => {
                self.refuse(place, "a list of tables");
                Target::Unknown
            }
            Slot::Unknown => Target::Unknown,
        }
    }

    fn begin_table(&mut self, found: Slot) -> Target {
        match found {
            Slot::Table(kind) => {
                self.doubt |= self.tables_seen.contains(&kind);
                self.tables_seen.push(kind);
                self.key_at = self.header_at;
                self.place_table(kind);
                Target::Entry(kind, 0)
            }
            Slot::List(_, kind) => {
                self.doubt = true;
                let header = self.header_text(kind);
                self.wrong(
                    self.header_at,
                    format!("a file may have many of these: write [[{header}]]"),
                );
                Target::Unknown
            }
            Slot::Field(place) if place.described().shape == Shape::Any => {
                self.begin_inside(place, Value::Table(Vec::new()))
            }
            Slot::Inside(place) => self.begin_inside(place, Value::Table(Vec::new())),
            Slot::Field(place) => {
                self.refuse(place, "a table");
                Target::Unknown
            }
            Slot::Unknown => Target::Unknown,
        }
    }

    fn begin_inside(&mut self, place: Where, value: Value) -> Target {
        self.doubt = true;
        let path = self.inside.clone();
        self.put_inside(place, &path, value);
        Target::Inside(place)
    }

    fn place_table(&mut self, kind: Kind) {
        let at = self.lines.at(self.source.input(), self.key_at);
        if let Some(entry) = self.roadmap.entry_mut(kind, 0) {
            entry.set_at(at);
        }
    }

    fn header_text(&self, kind: Kind) -> String {
        match kind.description().parent {
            Some(parent) => format!("{parent}.{kind}"),
            None => kind.to_string(),
        }
    }

    /// Adds an empty entry to a list.
    fn push(&mut self, parent: Option<(Kind, usize)>, kind: Kind, offset: usize) -> Target {
        let at = self.lines.at(self.source.input(), offset);
        match parent {
            None => {
                if let Some(entry) = self.roadmap.push(kind) {
                    entry.set_at(at);
                }
                Target::Entry(kind, self.roadmap.count(kind).saturating_sub(1))
            }
            Some((above, index)) => {
                let Some(entry) = self.roadmap.entry_mut(above, index) else {
                    return Target::Unknown;
                };
                if let Some(part) = entry.push_sub(kind) {
                    part.set_at(at);
                }
                Target::Sub(above, index, kind, entry.subs(kind).len().saturating_sub(1))
            }
        }
    }

    fn note_unknown(&mut self, target: Target, key: &str) {
        self.doubt = true;
        match target {
            Target::Root => {
                if !self.roadmap.unknown.iter().any(|known| known == key) {
                    self.roadmap.unknown.push(key.to_owned());
                }
            }
            target => {
                if let Some(entry) = entry_mut(&mut self.roadmap, target) {
                    entry.note_unknown(key);
                }
            }
        }
    }

    /// Ends the key of a pair: finds what it is.
    fn take_keys(&mut self) {
        let mut keys = std::mem::take(&mut self.keys);
        if let Some(Frame::AnyTable(_, pending)) = self.frames.last_mut() {
            *pending = keys.drain(..).map(Cow::into_owned).collect();
        } else {
            self.doubt |= keys.len() > 1;
            let (found, path) = self.resolve(self.table, &keys);
            match found {
                Slot::Field(place) if keys.len() == 1 => self.note_seen(place.field),
                Slot::Field(_) => {}
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

    /// A finished value inside a field of any value.
    fn put_inside(&mut self, place: Where, path: &[String], value: Value) {
        let Some(entry) = entry_mut(&mut self.roadmap, place.target()) else {
            return;
        };
        let mut whole = entry
            .get(place.field)
            .unwrap_or_else(|| Value::Table(Vec::new()));
        insert(&mut whole, path, value);
        // A field of any value takes any value.
        let _ = entry.put_value(place.field, whole);
    }

    /// A finished scalar, list or table that belongs into a value of any kind, or is one.
    fn put_any(&mut self, value: Value) {
        match self.frames.last_mut() {
            Some(Frame::AnyList(items)) => items.push(value),
            Some(Frame::AnyTable(pairs, pending)) => {
                let path = std::mem::take(pending);
                let mut table = Value::Table(std::mem::take(pairs));
                insert(&mut table, &path, value);
                if let Value::Table(filled) = table {
                    *pairs = filled;
                }
            }
            _ => match self.slot {
                Slot::Field(place) => self.put_inside(place, &[], value),
                Slot::Inside(place) => {
                    let path = std::mem::take(&mut self.path);
                    self.put_inside(place, &path, value);
                }
                _ => {}
            },
        }
    }

    /// Whether what begins now belongs into a value of any kind.
    fn in_any(&self) -> bool {
        match self.frames.last() {
            Some(Frame::AnyList(_) | Frame::AnyTable(..)) => true,
            Some(Frame::Items(_) | Frame::Entries(..) | Frame::Skipped) => false,
            Some(Frame::Table(..)) | None => match self.slot {
                Slot::Inside(_) => true,
                Slot::Field(place) => place.described().shape == Shape::Any,
                _ => false,
            },
        }
    }

    fn put_scalar(
        &mut self,
        place: Where,
        raw: toml_parser::Raw<'s>,
        offset: usize,
        error: &mut dyn ErrorSink,
    ) {
        let scalar = decode(raw, error);
        self.note_code(place, &scalar, offset);
        if let Some(entry) = entry_mut(&mut self.roadmap, place.target())
            && let Err(what) = entry.put(place.field, scalar)
        {
            self.wrong_value(place, offset, &what);
        }
    }

    /// Notes a reason code that is not built in: the portfolio may know it.
    fn note_code(&mut self, place: Where, scalar: &Scalar<'_>, offset: usize) {
        if place.kind == Kind::Change
            && place.described().key == "code"
            && let Scalar::Text(code) = scalar
            && !code.is_empty()
            && Code::from_word(code).is_none()
        {
            self.codes.push((code.to_string(), offset));
        }
    }

    /// What an opening bracket or brace begins.
    fn open(&mut self, offset: usize, list: bool) -> Frame {
        if self.skipping() {
            return Frame::Skipped;
        }
        if self.in_any() {
            return if list {
                Frame::AnyList(Vec::new())
            } else {
                Frame::AnyTable(Vec::new(), Vec::new())
            };
        }
        match (self.frames.last(), list) {
            (Some(&Frame::Entries(parent, kind)), false) => {
                let around = Frame::Table(self.table, self.seen);
                self.table = self.push(parent, kind, offset);
                self.seen = 0;
                around
            }
            (Some(&Frame::Entries(_, kind)), true) => {
                self.wrong(offset, format!("each {kind} should be a table, not a list"));
                Frame::Skipped
            }
            (Some(&Frame::Items(place)), _) => {
                let found = if list { "a list" } else { "a table" };
                let what = format!("should be {}, not {found}", place.described().expects());
                self.wrong_value(place, offset, &what);
                Frame::Skipped
            }
            _ => self.open_value(offset, list),
        }
    }

    fn open_value(&mut self, offset: usize, list: bool) -> Frame {
        match (self.slot, list) {
            (Slot::Field(place), true) if place.described().many => {
                self.roadmap.off_given |= place.kind == Kind::Rules;
                Frame::Items(place)
            }
            (Slot::List(parent, kind), true) => Frame::Entries(parent, kind),
            (Slot::Table(kind), false) => {
                self.doubt |= self.tables_seen.contains(&kind);
                self.tables_seen.push(kind);
                self.place_table(kind);
                let around = Frame::Table(self.table, self.seen);
                (self.table, self.seen) = (Target::Entry(kind, 0), 0);
                around
            }
            (Slot::Field(place), _) => {
                let found = if list { "a list" } else { "a table" };
                let what = format!("should be {}, not {found}", place.described().expects());
                self.wrong_value(place, offset, &what);
                Frame::Skipped
            }
            (Slot::Table(kind), true) => {
                self.wrong(offset, format!("`{kind}` should be a table, not a list"));
                Frame::Skipped
            }
            (Slot::List(_, kind), false) => {
                self.wrong(offset, format!("`{kind}` should be a list of tables"));
                Frame::Skipped
            }
            (Slot::Inside(_) | Slot::Unknown, _) => Frame::Skipped,
        }
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::AnyList(items)) => self.put_any(Value::List(items)),
            Some(Frame::AnyTable(pairs, _)) => self.put_any(Value::Table(pairs)),
            Some(Frame::Table(around, seen)) => (self.table, self.seen) = (around, seen),
            Some(Frame::Items(_) | Frame::Entries(..) | Frame::Skipped) | None => {}
        }
    }
}

/// Puts a value at a path inside a table, through the last of a list.
fn insert(whole: &mut Value, path: &[String], value: Value) {
    let Some((first, rest)) = path.split_first() else {
        match (whole, value) {
            (Value::List(items), Value::List(more)) => items.extend(more),
            (whole, value) => *whole = value,
        }
        return;
    };
    if let Value::List(items) = whole {
        if let Some(last) = items.last_mut() {
            insert(last, path, value);
        }
        return;
    }
    let Value::Table(pairs) = whole else { return };
    match pairs.iter_mut().find(|(key, _)| key == first) {
        Some((_, existing)) => insert(existing, rest, value),
        None if rest.is_empty() => pairs.push((first.clone(), value)),
        None => {
            let mut below = Value::Table(Vec::new());
            insert(&mut below, rest, value);
            pairs.push((first.clone(), below));
        }
    }
}

impl EventReceiver for Receiver<'_> {
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
            let value = decode(raw, error).into_value();
            self.put_any(value);
            return;
        }
        match self.frames.last() {
            Some(&Frame::Items(place)) => self.put_scalar(place, raw, span.start(), error),
            Some(&Frame::Entries(_, kind)) => {
                let found = decode(raw, error).in_words();
                self.wrong(
                    span.start(),
                    format!("each {kind} should be a table, not {found}"),
                );
            }
            Some(Frame::Skipped) => drop(decode(raw, error)),
            _ => self.lone_scalar(raw, span.start(), error),
        }
    }
}

impl<'s> Receiver<'s> {
    /// A scalar that is the value of a pair.
    fn lone_scalar(&mut self, raw: toml_parser::Raw<'s>, offset: usize, error: &mut dyn ErrorSink) {
        match self.slot {
            Slot::Field(place) if place.described().many => {
                let scalar = decode(raw, error);
                if !matches!(&scalar, Scalar::Text(text) if text.is_empty()) {
                    let what = format!(
                        "should be {}, not {}",
                        place.described().expects(),
                        scalar.in_words()
                    );
                    self.wrong_value(place, offset, &what);
                }
            }
            Slot::Field(place) => self.put_scalar(place, raw, offset, error),
            Slot::Table(kind) | Slot::List(_, kind) => {
                let found = decode(raw, error).in_words();
                self.wrong(offset, format!("`{kind}` should be a table, not {found}"));
            }
            Slot::Inside(_) | Slot::Unknown => drop(decode(raw, error)),
        }
    }
}
