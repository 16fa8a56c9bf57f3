//! All the files of a folder together, and what a reference in one of them means.

use super::hash::HashMap;

use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use rayon::prelude::*;
use thin_vec::ThinVec;

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
    pub missing_files: std::collections::HashSet<String>,
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
    /// The file that an entry was found in. A place of another reading of the folder is a fault of who kept it; where it is
    /// not found by a test, it is a file that holds nothing.
    pub fn file(&self, roadmap: Option<usize>) -> &Roadmap {
        static NOTHING: LazyLock<Roadmap> = LazyLock::new(Roadmap::default);
        match roadmap {
            Some(index) => {
                debug_assert!(
                    index < self.roadmaps.len(),
                    "{index} is a place of another reading"
                );
                self.roadmaps.get(index).unwrap_or(&NOTHING)
            }
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
    shared: FileIds<'p>,
    roadmaps: Vec<FileIds<'p>>,
}

/// The ids of one file.
#[derive(Debug, Default)]
struct FileIds<'p> {
    holders: HashMap<&'p str, Holders>,
    /// Whether two entries hold one id.
    held_twice: bool,
}

/// The entries that hold one id: per kind the first of the file, which is the one that stands.
#[derive(Debug)]
struct Holders {
    first: (Kind, u32),
    /// Of other kinds; nearly always none.
    others: ThinVec<(Kind, u32)>,
}

impl Holders {
    fn all(&self) -> impl Iterator<Item = (Kind, u32)> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
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
            roadmaps: portfolio.roadmaps.par_iter().map(ids_of).collect(),
        }
    }

    /// The place of the milestone, or of the entry of another kind, that has the id in a roadmap; of several the first.
    pub fn place_in(&self, roadmap: usize, kind: Kind, id: &str) -> Option<usize> {
        let holders = self.roadmaps.get(roadmap)?.holders.get(id)?;
        let found = holders.all().find(|(held, _)| *held == kind)?;
        Some(found.1 as usize)
    }

    /// Whether two entries of a file hold one id, be they of one kind or not.
    pub fn holds_one_twice(&self, roadmap: Option<usize>) -> bool {
        match roadmap {
            Some(roadmap) => self.roadmaps.get(roadmap).is_none_or(|ids| ids.held_twice),
            None => self.shared.held_twice,
        }
    }

    /// What `reference`, written in the file at `from`, names among the entries of `kinds`: in the same file
    /// first, then in `portfolio.toml`; `other-roadmap/id` in that one.
    pub fn resolve(&self, from: Option<usize>, reference: &str, kinds: &[Kind]) -> Resolution {
        let slash = memchr::memchr(b'/', reference.as_bytes());
        match slash.map(|slash| (&reference[..slash], &reference[slash + 1..])) {
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
        ids.holders
            .get(id)
            .and_then(|found| found.all().find(|(kind, _)| kinds.contains(kind)))
            .map_or(Resolution::Nothing, |(kind, index)| {
                Resolution::Entry(EntryRef {
                    roadmap,
                    kind,
                    index: index as usize,
                })
            })
    }
}

/// Each id with the entries that hold it.
fn ids_of(roadmap: &Roadmap) -> FileIds<'_> {
    let with_ids = || Kind::lists().filter(|kind| kind.has_id());
    let count = with_ids().map(|kind| roadmap.count(kind)).sum();
    let mut ids = FileIds::default();
    ids.holders.reserve(count);
    for kind in with_ids() {
        for (index, entry) in roadmap.entries(kind).enumerate() {
            if entry.id().is_empty() {
                continue;
            }
            let holder = (kind, index as u32);
            match ids.holders.entry(entry.id()) {
                Entry::Vacant(free) => {
                    free.insert(Holders {
                        first: holder,
                        others: ThinVec::new(),
                    });
                }
                Entry::Occupied(mut held) => {
                    ids.held_twice = true;
                    if held.get().all().all(|(held, _)| held != kind) {
                        held.get_mut().others.push(holder);
                    }
                }
            }
        }
    }
    ids
}
