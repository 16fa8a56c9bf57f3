//! All the files of a folder together, and what a reference in one of them means.

use std::collections::{HashMap, HashSet};

use super::document::{PORTFOLIO, Roadmap};
use super::kind::Kind;

/// A folder of roadmaps and what they share.
#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    /// `portfolio.toml`; empty where there is none.
    pub shared: Roadmap,
    /// The roadmaps that could be read, by id in byte order.
    pub roadmaps: Vec<Roadmap>,
    /// The ids of roadmaps that could not be read.
    pub unread: Vec<String>,
    /// The files that entries name as evidence and that are not in the folder, as they are written.
    pub missing_files: HashSet<String>,
}

/// An entry, by the file that holds it: `None` is `portfolio.toml`, else the place among the roadmaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryRef {
    /// The file.
    pub roadmap: Option<usize>,
    /// The kind.
    pub kind: Kind,
    /// The place among those of its kind in the file.
    pub index: usize,
}

impl Portfolio {
    /// The file that an entry was found in.
    pub fn file(&self, roadmap: Option<usize>) -> &Roadmap {
        match roadmap {
            Some(index) => &self.roadmaps[index],
            None => &self.shared,
        }
    }

    /// The place of the roadmap of that id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.roadmaps
            .binary_search_by(|roadmap| roadmap.id.as_str().cmp(id))
            .ok()
    }

    /// The roadmap of that id.
    pub fn roadmap(&self, id: &str) -> Option<&Roadmap> {
        self.position(id).map(|index| &self.roadmaps[index])
    }

    /// Whether the entries of a file are made up or for teaching: the file says so, or `portfolio.toml` does for all.
    pub fn is_sample(&self, roadmap: Option<usize>) -> bool {
        let own = roadmap.and_then(|place| self.roadmaps.get(place));
        self.shared.head.sample == Some(true)
            || own.is_some_and(|file| file.cluster.sample == Some(true))
    }

    /// Whether any of its files is a sample.
    pub fn holds_samples(&self) -> bool {
        let places = 0..self.roadmaps.len();
        self.is_sample(None) || places.into_iter().any(|place| self.is_sample(Some(place)))
    }

    /// Whether `portfolio.toml` is there but could not be read, so that what it declares is not known.
    pub fn shared_is_unread(&self) -> bool {
        self.unread.iter().any(|unread| unread == PORTFOLIO)
    }

    /// The file of that id: a roadmap, or `portfolio`.
    pub fn file_of(&self, id: &str) -> Option<&Roadmap> {
        if id == PORTFOLIO {
            Some(&self.shared)
        } else {
            self.roadmap(id)
        }
    }
}

/// An index of every id of a portfolio, made once so that resolving is quick.
#[derive(Debug)]
pub struct ReferenceIndex<'p> {
    portfolio: &'p Portfolio,
    shared: HashMap<&'p str, Vec<(Kind, usize)>>,
    roadmaps: Vec<HashMap<&'p str, Vec<(Kind, usize)>>>,
}

/// What a reference turned out to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// That entry.
    Entry(EntryRef),
    /// Something in a roadmap that could not be read.
    Unread,
    /// Nothing.
    Nothing,
}

impl Resolution {
    /// The entry, where it is one.
    pub fn found(self) -> Option<EntryRef> {
        match self {
            Resolution::Entry(found) => Some(found),
            _ => None,
        }
    }
}

impl<'p> ReferenceIndex<'p> {
    /// Indexes a portfolio.
    pub fn new(portfolio: &'p Portfolio) -> Self {
        Self {
            portfolio,
            shared: ids_of(&portfolio.shared),
            roadmaps: portfolio.roadmaps.iter().map(ids_of).collect(),
        }
    }

    /// What `reference`, written in the file at `from`, names among the entries of `kinds`: in the same file
    /// first, then in `portfolio.toml`; `other-roadmap/id` in that one.
    pub fn resolve(&self, from: Option<usize>, reference: &str, kinds: &[Kind]) -> Resolution {
        match reference.split_once('/') {
            Some((PORTFOLIO, id)) => self.look_up(None, id, kinds),
            Some((roadmap, id)) => match self.portfolio.position(roadmap) {
                Some(index) => self.look_up(Some(index), id, kinds),
                None if self.portfolio.unread.iter().any(|unread| unread == roadmap) => {
                    Resolution::Unread
                }
                None => Resolution::Nothing,
            },
            None => match self.look_up(from, reference, kinds) {
                Resolution::Nothing if from.is_some() => self.look_up(None, reference, kinds),
                named => named,
            },
        }
    }

    fn look_up(&self, roadmap: Option<usize>, id: &str, kinds: &[Kind]) -> Resolution {
        let ids = match roadmap {
            Some(index) => &self.roadmaps[index],
            None => {
                if self.portfolio.shared_is_unread() {
                    return Resolution::Unread;
                }
                &self.shared
            }
        };
        ids.get(id)
            .and_then(|found| found.iter().find(|(kind, _)| kinds.contains(kind)))
            .map_or(Resolution::Nothing, |&(kind, index)| {
                Resolution::Entry(EntryRef {
                    roadmap,
                    kind,
                    index,
                })
            })
    }
}

/// Each id with the entries that hold it: per kind the first of the file, which is the one that stands.
fn ids_of(roadmap: &Roadmap) -> HashMap<&str, Vec<(Kind, usize)>> {
    let mut ids: HashMap<&str, Vec<(Kind, usize)>> = HashMap::new();
    for kind in Kind::lists().filter(|kind| kind.has_id()) {
        for index in 0..roadmap.count(kind) {
            let Some(entry) = roadmap.entry(kind, index) else {
                continue;
            };
            if entry.id().is_empty() {
                continue;
            }
            let holders = ids.entry(entry.id()).or_default();
            if !holders.iter().any(|(held, _)| *held == kind) {
                holders.push((kind, index));
            }
        }
    }
    ids
}
