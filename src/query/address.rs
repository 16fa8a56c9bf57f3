//! Addresses: how a person names a roadmap or one entry of it on the command line.
//!
//! `roadmap`, `roadmap/cluster`, `roadmap/id`, `roadmap/review[2]`, `portfolio/id`; a part of an entry as
//! `roadmap/id/match[2]`, counted in that entry; an `id` alone where only one
//! file has it and no roadmap is called so; for a feedback also the last four characters of its id, in any case.

use super::suggestions::{did_you_mean, listed, nearest_few};
use crate::dates::date::plain;
use crate::model::{
    Date, EntryClass, EntryRef, Kind, PORTFOLIO, Portfolio, ReferenceIndex, Resolution,
};
use crate::text::truncate;

/// What an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    /// A roadmap, by its place in the portfolio.
    Roadmap(usize),
    /// What is shared: `portfolio.toml` as a whole.
    Portfolio,
    /// One entry, record or table of a file.
    Entry(EntryRef),
}

/// Why an address names nothing, or too much.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was given.
    #[error("An address is missing. Write a roadmap, or roadmap/id")]
    Empty,
    /// The folder has no such roadmap.
    #[error("There is no roadmap \"{}\".{}", truncate(.roadmap, 64), did_you_mean(.near))]
    NoSuchRoadmap {
        /// What was written.
        roadmap: String,
        /// The roadmaps nearest to it.
        near: Vec<String>,
    },
    /// The file could not be read.
    #[error(
        "{roadmap}.toml could not be read, so nothing in it can be named. `tcu check` says what is wrong with it"
    )]
    Unread {
        /// The id of the roadmap, or `portfolio`.
        roadmap: String,
    },
    /// No file has such an entry, or the roadmap has not.
    #[error("Nothing is called \"{}\".{}", truncate(.said, 130), did_you_mean(.near))]
    NoSuchEntry {
        /// What was written.
        said: String,
        /// The addresses nearest to it.
        near: Vec<String>,
    },
    /// The entry was removed, as the log tells.
    #[error("\"{}\" was removed{}{}. `tcu list changes` shows what it held", truncate(.said, 130), on_day(.on.as_ref()), reason(.why.as_deref()))]
    Removed {
        /// What was written.
        said: String,
        /// When it was removed.
        on: Option<Date>,
        /// Why, in words.
        why: Option<String>,
    },
    /// Several entries may be meant.
    #[error("\"{}\" may be {}. Write the one that is meant", truncate(.said, 130), listed(.candidates, "or"))]
    Ambiguous {
        /// What was written.
        said: String,
        /// The addresses that may be meant.
        candidates: Vec<String>,
    },
    /// The file has fewer records of that kind.
    #[error("{roadmap} has {count} {plural}, counted from 1, so there is no {}", truncate(.said, 80))]
    NoSuchRecord {
        /// The roadmap.
        roadmap: String,
        /// What was written after it.
        said: String,
        /// How many there are.
        count: usize,
        /// The word for several.
        plural: &'static str,
    },
}

/// What an address names.
///
/// # Errors
/// Says what it does not name and which names are nearest, or which it may mean.
pub fn resolve(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    said: &str,
) -> Result<Address, AddressError> {
    let said = said.trim().to_lowercase();
    let search = Search { portfolio, names };
    match said.split_once('/') {
        _ if said.is_empty() => Err(AddressError::Empty),
        None => search.alone(&said),
        Some((roadmap, "")) => search.file(roadmap).map(whole),
        Some((roadmap, item)) => {
            let file = search.file(roadmap)?;
            search.in_file(file, item)
        }
    }
}

/// A part of an entry: what holds it, and its kind and place there.
pub type AddressPart = (EntryRef, (Kind, usize));

/// What an address names that means a part of an entry, `roadmap/id/match[2]`: the entry, and the kind and place of
/// the part in it; `None` of any other address.
///
/// # Errors
/// There is no such entry, or it holds fewer such parts.
pub fn part(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    said: &str,
) -> Result<Option<AddressPart>, AddressError> {
    let said = said.trim().to_lowercase();
    let Some((holder, item)) = said.rsplit_once('/') else {
        return Ok(None);
    };
    let Some((kind, position)) = counted(item, |kind| kind.description().parent.is_some()) else {
        return Ok(None);
    };
    let parent = kind.description().parent;
    let found = match resolve(portfolio, names, holder)? {
        Address::Entry(found) if Some(found.kind) == parent => found,
        _ => {
            let near =
                parent.map(|parent| format!("ROADMAP/{}/{item}", parent.key().to_uppercase()));
            return Err(AddressError::NoSuchEntry {
                said,
                near: near.into_iter().collect(),
            });
        }
    };
    let file = portfolio.file(found.roadmap);
    let held = file
        .entry(found.kind, found.index)
        .map_or(0, |entry| entry.children(kind).len());
    if (1..=held).contains(&position) {
        return Ok(Some((found, (kind, position - 1))));
    }
    Err(AddressError::NoSuchRecord {
        roadmap: address_of(portfolio, found),
        said: item.to_owned(),
        count: held,
        plural: kind.plural(),
    })
}

/// The address of an entry, as it is told and as it can be typed: `roadmap/id`, `roadmap/review[2]`.
pub fn address_of(portfolio: &Portfolio, found: EntryRef) -> String {
    let file = portfolio.file(found.roadmap);
    let id = file
        .entry(found.kind, found.index)
        .map_or("", |entry| entry.id());
    let item = match found.kind.description().nature {
        EntryClass::Table if found.kind == Kind::FileHeader => return file.id.clone(),
        EntryClass::Table => found.kind.key().to_owned(),
        // A later holder of an id is not reached by it.
        EntryClass::Entry if file.find(id) == Some((found.kind, found.index)) => id.to_owned(),
        _ => format!("{}[{}]", found.kind.key(), found.index + 1),
    };
    format!("{}/{item}", file.id)
}

/// The case number of a feedback: the last four characters of its id, in capitals; `None` of a shorter id.
pub fn case_number(id: &str) -> Option<String> {
    let start = id.char_indices().rev().nth(3)?.0;
    Some(id[start..].to_uppercase())
}

fn whole(file: Option<usize>) -> Address {
    file.map_or(Address::Portfolio, Address::Roadmap)
}

struct Search<'s, 'p> {
    portfolio: &'p Portfolio,
    names: &'s ReferenceIndex<'p>,
}

impl Search<'_, '_> {
    /// `None` is `portfolio.toml`.
    fn file(&self, id: &str) -> Result<Option<usize>, AddressError> {
        if self.portfolio.unread.iter().any(|unread| unread == id) {
            return Err(AddressError::Unread { roadmap: id.into() });
        }
        if id == PORTFOLIO {
            return Ok(None);
        }
        self.portfolio.position(id).map(Some).ok_or_else(|| {
            let known = self
                .portfolio
                .roadmaps
                .iter()
                .map(|roadmap| roadmap.id.clone());
            AddressError::NoSuchRoadmap {
                near: nearest_few(id, known),
                roadmap: id.into(),
            }
        })
    }

    /// Every file, `portfolio.toml` last.
    fn files(&self) -> impl Iterator<Item = Option<usize>> {
        (0..self.portfolio.roadmaps.len()).map(Some).chain([None])
    }

    fn alone(&self, said: &str) -> Result<Address, AddressError> {
        if !matches!(self.file(said), Err(AddressError::NoSuchRoadmap { .. })) {
            return self.file(said).map(whole);
        }
        let mut found: Vec<EntryRef> = self
            .files()
            .filter_map(|file| self.entry(file, said))
            .collect();
        if found.is_empty() {
            found = self
                .files()
                .flat_map(|file| self.cases(file, said))
                .collect();
        }
        self.only(said, &found)
    }

    fn in_file(&self, file: Option<usize>, item: &str) -> Result<Address, AddressError> {
        let said = format!("{}/{item}", self.portfolio.file(file).id);
        let table = |kind| {
            Ok(Address::Entry(EntryRef {
                roadmap: file,
                kind,
                index: 0,
            }))
        };
        match item {
            "cluster" if file.is_some() => return table(Kind::Cluster),
            "rules" => return table(Kind::RuleSettings),
            _ => {}
        }
        if let Some((kind, position)) = record(item) {
            return self.record(file, item, kind, position);
        }
        let found: Vec<EntryRef> = match self.entry(file, item) {
            Some(found) => vec![found],
            None => self.cases(file, item).collect(),
        };
        self.only(&said, &found)
    }

    /// The entry of that id in that file, and only there.
    fn entry(&self, file: Option<usize>, id: &str) -> Option<EntryRef> {
        match self.names.resolve(file, id, Kind::ALL) {
            Resolution::Entry(found) if found.roadmap == file => Some(found),
            _ => None,
        }
    }

    /// The feedback of that case number.
    fn cases(&self, roadmap: Option<usize>, said: &str) -> impl Iterator<Item = EntryRef> {
        let wanted = (said.chars().count() == 4).then(|| said.to_uppercase());
        let feedback = &self.portfolio.file(roadmap).feedback;
        feedback
            .iter()
            .enumerate()
            .filter_map(move |(index, entry)| {
                let number = case_number(&entry.id)?;
                (Some(number) == wanted).then_some(EntryRef {
                    roadmap,
                    kind: Kind::Feedback,
                    index,
                })
            })
    }

    fn record(
        &self,
        file: Option<usize>,
        said: &str,
        kind: Kind,
        position: usize,
    ) -> Result<Address, AddressError> {
        let roadmap = self.portfolio.file(file);
        let count = roadmap.count(kind);
        if (1..=count).contains(&position) {
            let index = position - 1;
            return Ok(Address::Entry(EntryRef {
                roadmap: file,
                kind,
                index,
            }));
        }
        Err(AddressError::NoSuchRecord {
            roadmap: roadmap.id.clone(),
            said: said.into(),
            count,
            plural: kind.plural(),
        })
    }

    fn only(&self, said: &str, found: &[EntryRef]) -> Result<Address, AddressError> {
        match found {
            [one] => Ok(Address::Entry(*one)),
            [] => Err(self.miss(said)),
            several => Err(AddressError::Ambiguous {
                said: said.into(),
                candidates: several
                    .iter()
                    .map(|found| address_of(self.portfolio, *found))
                    .collect(),
            }),
        }
    }

    /// An error that tells of the removal, where the log of the file knows one.
    fn removed(&self, said: &str, file: &str, item: &str) -> Option<AddressError> {
        let changes = self.portfolio.file_of(file)?.changes.iter();
        let removals = changes.filter(|change| {
            let is_removal = change.field.as_deref() == Some("removed") && change.to.is_none();
            is_removal && change.item.as_deref() == Some(item)
        });
        let last = removals.max_by_key(|change| change.on)?;
        Some(AddressError::Removed {
            said: said.into(),
            on: last.on,
            why: last.why.as_ref().map(String::from),
        })
    }

    /// An error with the nearest addresses: in the same file, else anywhere.
    fn miss(&self, said: &str) -> AddressError {
        let (file, item) = said.rsplit_once('/').unwrap_or(("", said));
        if let Some(removed) = self.removed(said, file, item) {
            return removed;
        }
        let ids = |only: &str| -> Vec<String> {
            self.files()
                .map(|file| self.portfolio.file(file))
                .filter(|roadmap| only.is_empty() || roadmap.id == only)
                .flat_map(|roadmap| roadmap.ids().map(|id| format!("{}/{id}", roadmap.id)))
                .collect()
        };
        let mut near = nearest_few(item, ids(file));
        if near.is_empty() && !file.is_empty() {
            near = nearest_few(item, ids(""));
        }
        if file.is_empty() {
            let roadmaps = self
                .portfolio
                .roadmaps
                .iter()
                .map(|roadmap| roadmap.id.clone());
            near = nearest_few(item, near.into_iter().chain(roadmaps));
        }
        AddressError::NoSuchEntry {
            said: said.into(),
            near,
        }
    }
}

fn on_day(on: Option<&Date>) -> String {
    on.map_or_else(String::new, |on| format!(" on {}", plain(*on)))
}

fn reason(why: Option<&str>) -> String {
    let why = why.filter(|why| !why.trim().is_empty());
    why.map_or_else(String::new, |why| {
        format!(" ({})", truncate(why.trim(), 130))
    })
}

/// `review[2]`: a kind that stands in a list, and a position from 1.
fn record(item: &str) -> Option<(Kind, usize)> {
    counted(item, |kind| Kind::lists().any(|listed| listed == kind))
}

/// A kind of some sort, and a position from 1.
fn counted(item: &str, sort: impl Fn(Kind) -> bool) -> Option<(Kind, usize)> {
    let (key, position) = item.strip_suffix(']')?.split_once('[')?;
    let kind = Kind::ALL
        .iter()
        .copied()
        .find(|kind| kind.key() == key && sort(*kind))?;
    Some((kind, position.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Entry, Feedback, Id, Milestone, Owner, Review, Roadmap};
    use proptest::prelude::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn milestone(name: &str) -> Milestone {
        Milestone {
            id: id(name),
            ..Milestone::default()
        }
    }

    fn feedback(name: &str) -> Feedback {
        Feedback {
            id: id(name),
            ..Feedback::default()
        }
    }

    fn portfolio() -> Portfolio {
        let gujrat = Roadmap {
            id: "gujrat-fans".into(),
            milestones: vec![milestone("rig"), milestone("grid")],
            feedback: vec![
                feedback("f-20261004-aaaaq2mx"),
                feedback("f-20261005-bbbb1111"),
            ],
            ..Roadmap::default()
        };
        let sialkot = Roadmap {
            id: "sialkot-surgical".into(),
            milestones: vec![
                milestone("iso-17025"),
                milestone("grid"),
                milestone("gujrat-fans"),
            ],
            feedback: vec![feedback("f-20261006-cccc1111")],
            reviews: vec![Review::default(), Review::default()],
            ..Roadmap::default()
        };
        let shared = Roadmap {
            id: PORTFOLIO.into(),
            owners: vec![Owner {
                id: id("smeda"),
                ..Owner::default()
            }],
            ..Roadmap::default()
        };
        Portfolio {
            shared,
            roadmaps: vec![gujrat, sialkot],
            unread: vec!["broken".into()],
            ..Portfolio::default()
        }
    }

    #[test]
    fn an_address_names_one_thing() {
        let portfolio = portfolio();
        let names = ReferenceIndex::new(&portfolio);
        for (said, address) in [
            ("sialkot-surgical", "roadmap 1"),
            ("sialkot-surgical/", "roadmap 1"),
            ("gujrat-fans", "roadmap 0"),
            ("portfolio", "portfolio"),
            ("sialkot-surgical/cluster", "sialkot-surgical/cluster"),
            ("portfolio/rules", "portfolio/rules"),
            ("sialkot-surgical/iso-17025", "sialkot-surgical/iso-17025"),
            ("Sialkot-Surgical/ISO-17025", "sialkot-surgical/iso-17025"),
            (
                "sialkot-surgical/gujrat-fans",
                "sialkot-surgical/gujrat-fans",
            ),
            ("iso-17025", "sialkot-surgical/iso-17025"),
            ("smeda", "portfolio/smeda"),
            ("portfolio/smeda", "portfolio/smeda"),
            ("sialkot-surgical/review[2]", "sialkot-surgical/review[2]"),
            (
                "sialkot-surgical/milestone[1]",
                "sialkot-surgical/iso-17025",
            ),
            ("Q2MX", "gujrat-fans/f-20261004-aaaaq2mx"),
            ("q2mx", "gujrat-fans/f-20261004-aaaaq2mx"),
            ("gujrat-fans/1111", "gujrat-fans/f-20261005-bbbb1111"),
        ] {
            let told = match resolve(&portfolio, &names, said) {
                Ok(Address::Roadmap(index)) => format!("roadmap {index}"),
                Ok(Address::Portfolio) => "portfolio".into(),
                Ok(Address::Entry(found)) => address_of(&portfolio, found),
                Err(error) => error.to_string(),
            };
            assert_eq!(told, address, "{said}");
        }
    }

    #[test]
    fn a_miss_names_the_nearest() {
        let portfolio = portfolio();
        let names = ReferenceIndex::new(&portfolio);
        for (said, told) in [
            ("", "An address is missing"),
            ("sialkot", "Did you mean sialkot-surgical?"),
            ("sialkot-surgcal/grid", "Did you mean sialkot-surgical?"),
            ("iso-1725", "Did you mean sialkot-surgical/iso-17025?"),
            (
                "gujrat-fans/iso-17025",
                "Did you mean sialkot-surgical/iso-17025?",
            ),
            ("sialkot-surgical/smeda", "Did you mean portfolio/smeda?"),
            ("grid", "may be gujrat-fans/grid or sialkot-surgical/grid"),
            ("1111", "may be gujrat-fans/f-20261005-bbbb1111 or"),
            ("broken", "broken.toml could not be read"),
            ("broken/rig", "broken.toml could not be read"),
            ("sialkot-surgical/review[3]", "has 2 reviews"),
            ("sialkot-surgical/review[0]", "has 2 reviews"),
            ("portfolio/cluster", "Nothing is called"),
            ("zebra", "Nothing is called \"zebra\"."),
            ("a/b/c", "no roadmap \"a\""),
        ] {
            let error = resolve(&portfolio, &names, said).unwrap_err().to_string();
            assert!(error.contains(told), "{said}: {error}");
        }
    }

    #[test]
    fn the_address_of_every_entry_leads_back_to_it() {
        let mut portfolio = portfolio();
        portfolio.roadmaps[1].milestones.push(milestone("grid"));
        let names = ReferenceIndex::new(&portfolio);
        for file in [Some(0), Some(1), None] {
            for kind in Kind::lists() {
                for index in 0..portfolio.file(file).count(kind) {
                    let found = EntryRef {
                        roadmap: file,
                        kind,
                        index,
                    };
                    let address = address_of(&portfolio, found);
                    let back = resolve(&portfolio, &names, &address);
                    assert_eq!(back, Ok(Address::Entry(found)), "{address}");
                }
            }
        }
        assert_eq!(portfolio.roadmaps[1].milestones[3].kind(), Kind::Milestone);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(said in "\\PC{0,30}|[a-z/\\[\\]0-9]{0,12}") {
            let portfolio = portfolio();
            let names = ReferenceIndex::new(&portfolio);
            let _ = resolve(&portfolio, &names, &said).map_err(|error| error.to_string());
        }
    }
}
