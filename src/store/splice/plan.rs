//! What becomes of each entry of a text, from a list of edits that each speak of the file as those before left it.

use std::collections::{BTreeMap, HashMap};

use super::context::{SpliceContext, SpliceError};
use super::locate::EntryLocations;
use crate::edit::{Edit, EntryPath, NewEntry};
use crate::model::{EntryClass, Kind, Value};

/// What becomes of one entry that stands in the text.
#[derive(Debug, Default)]
pub(crate) struct EntryPlan {
    /// Whether it goes, with all that is in it.
    pub removed: bool,
    /// Fields by their place among those of the kind: the value, `None` of one that goes.
    pub fields: BTreeMap<usize, Option<Value>>,
    /// Keys that the format does not know, and values that their fields do not take.
    pub unknown: BTreeMap<String, UnknownPlan>,
    /// Parts that are added; `None` of one that was taken out again.
    pub parts: Vec<Option<NewEntry>>,
}

/// What becomes of one key that the format does not know.
#[derive(Debug)]
pub(crate) struct UnknownPlan {
    /// The whole value; `None` takes the key away.
    pub value: Option<Value>,
    /// The lines as they were written elsewhere.
    pub source: Option<String>,
}

/// What becomes of a text.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The entries that change, by their places in the text.
    pub entries: BTreeMap<EntryPath, EntryPlan>,
    /// The entries and records that are added; `None` of one that was taken out again.
    pub added: Vec<Option<NewEntry>>,
}

/// An entry as an edit finds it: one of the text, or one that an edit before has added.
#[derive(Clone, Copy, Debug)]
enum At {
    Text(usize),
    New(usize),
}

/// The entry that an edit speaks of.
enum Aim {
    Text(EntryPath),
    New(usize),
    NewPart(usize, Kind, usize),
    NewOfText(EntryPath, usize),
}

type ListOf = (Kind, Option<(Kind, usize)>);

struct Planner<'p> {
    locations: &'p EntryLocations<'p>,
    plan: Plan,
    /// The lists as the edits so far leave them, where they changed their length.
    lists: HashMap<ListOf, Vec<At>>,
}

impl Plan {
    /// Plans edits.
    ///
    /// # Errors
    /// An edit names what is not there.
    pub(crate) fn of(context: &SpliceContext<'_>, edits: &[Edit]) -> Result<Self, SpliceError> {
        let mut planner = Planner {
            locations: context.locations,
            plan: Plan::default(),
            lists: HashMap::new(),
        };
        for edit in edits {
            planner.take(edit)?;
        }
        Ok(planner.plan)
    }
}

impl Planner<'_> {
    fn take(&mut self, edit: &Edit) -> Result<(), SpliceError> {
        match edit {
            Edit::Set {
                place,
                field,
                value,
            } => self.set(*place, field, Some(value)),
            Edit::Unset { place, field } => self.set(*place, field, None),
            Edit::Add { into: None, new } => {
                let at = At::New(self.plan.added.len());
                self.list((new.kind, None)).push(at);
                self.plan.added.push(Some(new.clone()));
                Ok(())
            }
            Edit::Add {
                into: Some((kind, index)),
                new,
            } => self.add_part(EntryPath::of(*kind, *index), new),
            Edit::Remove { place } => self.remove(*place),
            Edit::SetUnknown {
                place,
                key,
                value,
                text,
            } => self.unknown(*place, key, value.as_ref(), text.as_deref()),
        }
    }

    fn list(&mut self, of: ListOf) -> &mut Vec<At> {
        let locations = self.locations;
        self.lists.entry(of).or_insert_with(|| {
            let count = match of {
                (kind, None) => locations.all(kind).len(),
                (part, Some((kind, index))) => locations
                    .find(EntryPath::of(kind, index))
                    .map_or(0, |location| location.parts_of(part).len()),
            };
            (0..count).map(At::Text).collect()
        })
    }

    fn at(&mut self, of: ListOf, index: usize) -> Option<At> {
        match self.lists.get(&of) {
            Some(list) => list.get(index).copied(),
            // Nothing was added or taken out.
            None => Some(At::Text(index)),
        }
    }

    fn aim(&mut self, place: EntryPath) -> Result<Aim, SpliceError> {
        let gone = || SpliceError::Gone(place.kind_there().to_string());
        let is_table = place.kind.description().nature == EntryClass::Table;
        let entry = match is_table {
            true => At::Text(0),
            false => self.at((place.kind, None), place.index).ok_or_else(gone)?,
        };
        let aim = match (entry, place.part) {
            (At::New(new), None) => Aim::New(new),
            (At::New(new), Some((part, index))) => Aim::NewPart(new, part, index),
            (At::Text(index), None) => Aim::Text(EntryPath::of(place.kind, index)),
            (At::Text(index), Some((part, inner))) => {
                let above = EntryPath::of(place.kind, index);
                let of = (part, Some((place.kind, index)));
                match self.at(of, inner).ok_or_else(gone)? {
                    At::Text(inner) => Aim::Text(above.part(part, inner)),
                    At::New(new) => Aim::NewOfText(above, new),
                }
            }
        };
        if let Aim::Text(place) = aim
            && self.locations.find(place).is_none()
        {
            return Err(gone());
        }
        Ok(aim)
    }

    fn entry(&mut self, place: EntryPath) -> &mut EntryPlan {
        self.plan.entries.entry(place).or_default()
    }

    /// An entry that an edit before has added.
    fn new_one(&mut self, aim: &Aim) -> Option<&mut NewEntry> {
        match *aim {
            Aim::Text(_) => None,
            Aim::New(new) => self.plan.added.get_mut(new)?.as_mut(),
            Aim::NewPart(new, part, index) => {
                let above = self.plan.added.get_mut(new)?.as_mut()?;
                // Its lines say no longer what it holds.
                above.text = None;
                let mut parts = above.parts.iter_mut().filter(|one| one.kind == part);
                parts.nth(index)
            }
            Aim::NewOfText(above, new) => {
                let above = self.plan.entries.get_mut(&above)?;
                above.parts.get_mut(new)?.as_mut()
            }
        }
    }

    fn set(
        &mut self,
        place: EntryPath,
        field: &'static str,
        value: Option<&Value>,
    ) -> Result<(), SpliceError> {
        let original = place;
        let aim = self.aim(place)?;
        if let Aim::Text(place) = aim {
            if let Some(index) = place.kind_there().field_index(field) {
                self.entry(place).fields.insert(index, value.cloned());
                return Ok(());
            }
            // A custom field is a key that the file by itself does not know.
            return self.unknown(original, field, value, None);
        }
        if let Some(new) = self.new_one(&aim) {
            new.text = None;
            new.fields.retain(|(known, _)| *known != field);
            new.unknown_keys.retain(|(known, _)| known != field);
            new.fields
                .extend(value.cloned().map(|value| (field, value)));
        }
        Ok(())
    }

    fn unknown(
        &mut self,
        place: EntryPath,
        key: &str,
        value: Option<&Value>,
        source: Option<&str>,
    ) -> Result<(), SpliceError> {
        let aim = self.aim(place)?;
        if let Aim::Text(place) = aim {
            let plan = UnknownPlan {
                value: value.cloned(),
                source: source.map(str::to_owned),
            };
            self.entry(place).unknown.insert(key.to_owned(), plan);
            return Ok(());
        }
        if let Some(new) = self.new_one(&aim) {
            new.text = None;
            new.fields.retain(|(known, _)| *known != key);
            new.unknown_keys.retain(|(known, _)| known != key);
            new.unknown_keys
                .extend(value.cloned().map(|value| (key.to_owned(), value)));
        }
        Ok(())
    }

    fn add_part(&mut self, above: EntryPath, new: &NewEntry) -> Result<(), SpliceError> {
        let aim = self.aim(above)?;
        if let Aim::Text(place) = aim {
            let plan = self.entry(place);
            let at = At::New(plan.parts.len());
            plan.parts.push(Some(new.clone()));
            self.list((new.kind, Some((place.kind, place.index))))
                .push(at);
        } else if let Some(entry) = self.new_one(&aim) {
            entry.text = None;
            entry.parts.push(new.clone());
        }
        Ok(())
    }

    fn remove(&mut self, place: EntryPath) -> Result<(), SpliceError> {
        match self.aim(place)? {
            Aim::Text(at) => self.entry(at).removed = true,
            Aim::New(new) => self.plan.added[new] = None,
            Aim::NewPart(new, part, index) => {
                if let Some(above) = self.plan.added.get_mut(new).and_then(Option::as_mut) {
                    above.text = None;
                    let mut same = above.parts.iter().enumerate();
                    let found = same.by_ref().filter(|(_, one)| one.kind == part).nth(index);
                    if let Some((at, _)) = found {
                        above.parts.remove(at);
                    }
                }
                return Ok(());
            }
            Aim::NewOfText(above, new) => {
                if let Some(slot) = self.entry(above).parts.get_mut(new) {
                    *slot = None;
                }
            }
        }
        if place.kind_there().description().nature == EntryClass::Table {
            return Ok(());
        }
        let (of, index) = match place.part {
            None => ((place.kind, None), place.index),
            Some((part, inner)) => match self.at((place.kind, None), place.index) {
                Some(At::Text(above)) => ((part, Some((place.kind, above))), inner),
                _ => return Ok(()),
            },
        };
        self.list(of).remove(index);
        Ok(())
    }
}
