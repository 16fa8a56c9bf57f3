//! A file as comparing and merging see it: every entry with its fields by key, known or not, told apart by
//! id, or by content where it has none.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::ordered_value::display_value;
use crate::edit::change::{EntryPath, NewEntry};
use crate::model::{Entry, EntryClass, Kind, Roadmap, Value};

/// What a file holds beyond what is typed, as the store reads it.
#[derive(Clone, Debug, Default)]
pub struct RawExtras {
    /// Keys that the format does not know, and values that their fields do not take.
    pub unknown_keys: Vec<UnknownKey>,
    /// The lines of entries that stand as tables of their own, comments and all.
    pub lines: HashMap<EntryPath, String>,
}

/// A key that the format does not know, or a value that its field does not take.
#[derive(Clone, Debug)]
pub struct UnknownKey {
    /// The entry; of the root, [`Kind::FileHeader`].
    pub place: EntryPath,
    /// The key.
    pub key: String,
    /// The whole value.
    pub value: Value,
    /// Its lines as they were written, comments and all: pairs first, then tables.
    pub source: String,
}

/// What tells an entry from others of its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// There is one.
    Table,
    /// Its id; of a match its zone and sector, of an allocation its year, of a custom field its kind and key.
    Id(String),
    /// All that it holds.
    Content(String),
}

/// One entry, record, part or table.
#[derive(Clone, Debug)]
pub struct EntryNode {
    /// Its kind.
    pub kind: Kind,
    /// What tells it from others.
    pub name: Identity,
    /// Where it stands in its file; `None` of one that stands in none.
    pub place: Option<EntryPath>,
    /// What it holds, by key.
    pub fields: BTreeMap<String, Value>,
    /// Its parts.
    pub parts: Vec<EntryNode>,
    /// Its lines as they were written, where they say just this.
    pub lines: Option<String>,
    /// The lines of keys that the format does not know, as they were written.
    pub sources: BTreeMap<String, String>,
}

/// A file: its tables first, then its entries and records in the order of the kinds and of the file.
#[derive(Clone, Debug, Default)]
pub struct EntrySet {
    /// Everything in it.
    pub items: Vec<EntryNode>,
    /// The first item of each kind and name.
    index: HashMap<(Kind, Identity), usize>,
}

impl EntrySet {
    /// A file as it was read.
    pub fn of(roadmap: &Roadmap, beyond: &RawExtras) -> Self {
        let mut unknown_keys: HashMap<EntryPath, Vec<&UnknownKey>> = HashMap::new();
        for unknown in &beyond.unknown_keys {
            unknown_keys.entry(unknown.place).or_default().push(unknown);
        }
        let reader = EntryReader {
            unknown_keys,
            beyond,
        };
        let tables = [Kind::FileHeader, Kind::Cluster, Kind::RuleSettings];
        let mut items = Vec::new();
        for kind in tables.into_iter().chain(Kind::lists()) {
            let mut taken = HashSet::new();
            for (index, entry) in roadmap.entries(kind).enumerate() {
                let mut item = reader.item(entry, EntryPath::of(kind, index));
                item.take_name(&mut taken);
                items.push(item);
            }
        }
        Self::new(items)
    }

    /// These items.
    pub fn new(items: Vec<EntryNode>) -> Self {
        let mut index = HashMap::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            index.entry((item.kind, item.name.clone())).or_insert(place);
        }
        Self { items, index }
    }

    /// The item of that kind and name.
    pub fn find(&self, kind: Kind, name: &Identity) -> Option<&EntryNode> {
        let place = self.index.get(&(kind, name.clone()))?;
        self.items.get(*place)
    }

    /// Every item of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &EntryNode> {
        self.items.iter().filter(move |item| item.kind == kind)
    }

    /// The named item that the log and conflicts mean by a word: a table, or the first entry of that id.
    pub fn logged(&self, word: &str) -> Option<&EntryNode> {
        self.items.iter().find(|item| match &item.name {
            Identity::Table => item.word() == word,
            Identity::Id(id) => id == word,
            Identity::Content(_) => false,
        })
    }
}

struct EntryReader<'b> {
    unknown_keys: HashMap<EntryPath, Vec<&'b UnknownKey>>,
    beyond: &'b RawExtras,
}

impl EntryReader<'_> {
    fn item(&self, entry: &dyn Entry, place: EntryPath) -> EntryNode {
        let kind = entry.kind();
        let described = kind.description();
        let mut fields: BTreeMap<String, Value> = entry
            .fields()
            .iter()
            .enumerate()
            .filter_map(|(index, field)| Some((field.key.to_owned(), entry.get(index)?)))
            .collect();
        let mut sources = BTreeMap::new();
        for unknown in self.unknown_keys.get(&place).into_iter().flatten() {
            fields.insert(unknown.key.clone(), unknown.value.clone());
            sources.insert(unknown.key.clone(), unknown.source.clone());
        }
        let mut parts = Vec::new();
        for &part in described.subs {
            let mut taken = HashSet::new();
            for (index, sub) in entry.children(part).into_iter().enumerate() {
                let mut item = self.item(sub, place.part(part, index));
                item.take_name(&mut taken);
                parts.push(item);
            }
        }
        EntryNode {
            kind,
            name: Identity::Table,
            place: Some(place),
            fields,
            parts,
            lines: self.beyond.lines.get(&place).cloned(),
            sources,
        }
    }
}

impl EntryNode {
    /// A record of these fields that stands in no file yet.
    pub fn record(kind: Kind, fields: BTreeMap<String, Value>) -> Self {
        let mut item = Self {
            kind,
            name: Identity::Table,
            place: None,
            fields,
            parts: Vec::new(),
            lines: None,
            sources: BTreeMap::new(),
        };
        item.name = Identity::Content(item.content());
        item
    }

    /// An entry as a conflict keeps it: a table of its fields, parts as lists of tables.
    pub fn from_table(kind: Kind, table: &Value) -> Self {
        let Value::Table(pairs) = table else {
            return Self::record(kind, BTreeMap::new());
        };
        let part = |key: &str| {
            let parts = kind.description().subs.iter();
            parts.copied().find(|part| part.key() == key)
        };
        let (parts, fields): (Vec<_>, Vec<_>) = pairs
            .iter()
            .cloned()
            .partition(|(key, _)| part(key).is_some());
        let mut item = Self::record(kind, fields.into_iter().collect());
        for (key, value) in &parts {
            let mut taken = HashSet::new();
            if let (Some(part), Value::List(tables)) = (part(key), value) {
                for table in tables {
                    let mut one = Self::from_table(part, table);
                    one.take_name(&mut taken);
                    item.parts.push(one);
                }
            }
        }
        item.take_name(&mut HashSet::new());
        item
    }

    /// Takes the name that it is told apart by; of several with one id the first has it.
    fn take_name(&mut self, taken: &mut HashSet<String>) {
        self.name = match (self.kind.description().nature, self.identity()) {
            (EntryClass::Table, _) => Identity::Table,
            (_, Some(id)) if taken.insert(id.clone()) => Identity::Id(id),
            _ => Identity::Content(self.content()),
        };
    }

    /// The id; of a match its zone and sector, of an allocation its year, of a custom field its kind and key.
    fn identity(&self) -> Option<String> {
        let text = |key: &str| self.fields.get(key).and_then(Value::as_text);
        match self.kind {
            Kind::Match => {
                let sector = text("sector").unwrap_or_default();
                text("zone").map(|zone| format!("{zone} {sector}"))
            }
            Kind::Sector => text("id").map(str::to_owned),
            Kind::Allocation => text("year").map(str::to_owned),
            Kind::CustomField => {
                let key = text("key").unwrap_or_default();
                text("kind").map(|kind| format!("{kind} {key}"))
            }
            kind if kind.has_id() => text("id").map(str::to_owned),
            _ => None,
        }
    }

    /// The keys that make up what a part is told apart by.
    pub fn identity_keys(kind: Kind) -> &'static [&'static str] {
        match kind {
            Kind::Match => &["zone", "sector"],
            Kind::Allocation => &["year"],
            Kind::CustomField => &["kind", "key"],
            _ => &["id"],
        }
    }

    /// The word under which the log knows it.
    pub fn word(&self) -> &str {
        match (&self.name, self.kind) {
            (Identity::Id(id), _) => id,
            (_, Kind::FileHeader) => crate::model::PORTFOLIO,
            (_, kind) => kind.key(),
        }
    }

    /// A text that is the same for items that say the same, in whatever order.
    pub fn content(&self) -> String {
        let mut text = self.kind.key().to_owned();
        for (key, value) in &self.fields {
            let value = if self.is_list(key) {
                sorted(value)
            } else {
                display_value(value)
            };
            text.push_str(&format!("|{key:?}={value}"));
        }
        let mut parts: Vec<String> = self.parts.iter().map(EntryNode::content).collect();
        parts.sort();
        for part in parts {
            text.push_str(&format!("({part})"));
        }
        text
    }

    /// Whether a key holds a list whose members are what counts.
    pub fn is_list(&self, key: &str) -> bool {
        self.kind.field(key).is_some_and(|field| field.many)
    }

    /// The item as one that is to be added.
    pub fn to_new(&self) -> NewEntry {
        let mut new = NewEntry::of(self.kind);
        for (key, value) in &self.fields {
            match self.kind.field(key) {
                Some(field) if fits(self.kind, key, value) => {
                    new.fields.push((field.key, value.clone()));
                }
                _ => new.unknown_keys.push((key.clone(), value.clone())),
            }
        }
        new.parts = self.parts.iter().map(EntryNode::to_new).collect();
        new.text = self.lines.clone();
        new
    }
}

/// The members of a list in their own each once.
fn sorted(value: &Value) -> String {
    let Value::List(items) = value else {
        return display_value(value);
    };
    let mut items: Vec<String> = items.iter().map(display_value).collect();
    items.sort();
    items.dedup();
    items.join(",")
}

/// Whether a field takes a value.
pub(crate) fn fits(kind: Kind, key: &str, value: &Value) -> bool {
    let Some(field) = kind.field_index(key) else {
        return false;
    };
    let mut blank = Roadmap::default();
    let entry = match kind.description().parent {
        Some(above) => blank.push(above).and_then(|entry| entry.push_sub(kind)),
        None if kind.description().nature == EntryClass::Table => blank.entry_mut(kind, 0),
        None => blank.push(kind),
    };
    entry.is_some_and(|entry| entry.set(field, value).is_ok())
}
