//! What every writer is given, and what it gives back.

#[cfg(feature = "calendar")]
use crate::analysis::agenda::{AgendaItem, agenda, title};
use crate::health::HealthReport;
use crate::model::{EntryRef, Kind, Owner, Portfolio, ReferenceIndex, Roadmap};
#[cfg(feature = "calendar")]
use crate::query::address::address_of;
use crate::query::fields::FilterContext;
use crate::report::json::JsonContext;
use crate::schedule::Schedule;

/// The roadmaps as they may be written, with everything computed of them on one day.
#[derive(Clone, Copy)]
pub(crate) struct ExportSource<'e> {
    /// What the files hold, without what must not leave. Writers come to it by what was asked for alone.
    pub portfolio: AllFiles<'e>,
    /// What references mean.
    pub names: &'e ReferenceIndex<'e>,
    /// Its dates.
    pub plan: &'e Schedule,
    /// Its flags and figures.
    pub health: &'e HealthReport,
    /// The same for JSON, with the flags of each entry.
    pub json: &'e JsonContext<'e>,
    /// The same for filters, which know who answers for an entry.
    pub known: &'e FilterContext<'e>,
    /// The places of the roadmaps that were asked for.
    pub places: &'e [usize],
    /// Whether what all roadmaps share is written too.
    pub shared: bool,
    /// Whether an entry was asked for.
    pub selects: &'e dyn Fn(EntryRef) -> bool,
    /// Whether something here is made up or for teaching.
    pub sample: bool,
    /// Whether personal data were taken out.
    pub redacted: bool,
}

/// The files of the folder, those too that were not asked for: closed to writers.
#[derive(Clone, Copy)]
pub(crate) struct AllFiles<'e>(&'e Portfolio);

impl<'e> AllFiles<'e> {
    /// Of these.
    pub(crate) fn new(portfolio: &'e Portfolio) -> Self {
        Self(portfolio)
    }
}

/// A file that a writer made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExportFile {
    /// Its name, without a folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl ExportFile {
    /// A file of that name.
    pub(crate) fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }
}

/// The word before the title of what is made up or for teaching.
pub(crate) const SAMPLE: &str = "SAMPLE";

impl<'e> ExportSource<'e> {
    /// The files that were asked for: `portfolio.toml` first, where it was.
    pub(crate) fn files(&self) -> impl Iterator<Item = (Option<usize>, &'e Roadmap)> + use<'e> {
        let portfolio = self.portfolio.0;
        let shared = self.shared.then_some((None, &portfolio.shared));
        let places = self.places.iter();
        shared
            .into_iter()
            .chain(places.map(move |&place| (Some(place), &portfolio.roadmaps[place])))
    }

    /// The roadmaps that were asked for, with their places.
    pub(crate) fn roadmaps(&self) -> impl Iterator<Item = (usize, &'e Roadmap)> + use<'e> {
        let portfolio = self.portfolio.0;
        let places = self.places.iter();
        places.map(move |&place| (place, &portfolio.roadmaps[place]))
    }

    /// The entries of a kind in a file that were asked for.
    pub(crate) fn entries(
        &self,
        roadmap: Option<usize>,
        kind: Kind,
    ) -> impl Iterator<Item = EntryRef> + use<'e> {
        let file = self.file(roadmap);
        let count = if file.holds(kind) {
            file.count(kind)
        } else {
            0
        };
        let selects = self.selects;
        (0..count)
            .map(move |index| EntryRef {
                roadmap,
                kind,
                index,
            })
            .filter(move |found| selects(*found))
    }

    /// Whether a milestone was asked for, by the places of its roadmap and of itself.
    pub(crate) fn selects_milestone(&self, place: usize, index: usize) -> bool {
        (self.selects)(EntryRef {
            roadmap: Some(place),
            kind: Kind::Milestone,
            index,
        })
    }

    /// Who answers for an entry.
    pub(crate) fn owner(&self, found: EntryRef) -> Option<(EntryRef, &'e Owner)> {
        let owner = self.known.subject(found).owner()?;
        Some((owner, self.office(owner)?))
    }

    /// The owner of that place.
    pub(crate) fn office(&self, owner: EntryRef) -> Option<&'e Owner> {
        self.file(owner.roadmap).owners.get(owner.index)
    }

    /// The file of an entry that was asked for, or `portfolio.toml`.
    pub(crate) fn file(&self, roadmap: Option<usize>) -> &'e Roadmap {
        debug_assert!(
            roadmap.is_none_or(|place| self.places.contains(&place)),
            "a roadmap is written that was not asked for"
        );
        self.portfolio.0.file(roadmap)
    }

    /// What holds for all roadmaps: currency, fiscal year, custom fields.
    pub(crate) fn programme(&self) -> &'e Roadmap {
        &self.portfolio.0.shared
    }

    /// The address of an entry.
    #[cfg(feature = "calendar")]
    pub(crate) fn address(&self, found: EntryRef) -> String {
        address_of(self.portfolio.0, found)
    }

    /// What an entry is called.
    #[cfg(feature = "calendar")]
    pub(crate) fn called(&self, found: EntryRef) -> String {
        title(self.portfolio.0, found)
    }

    /// What is asked of owners within so many days, as far as it was asked for.
    #[cfg(feature = "calendar")]
    pub(crate) fn agenda(&self, days: i64) -> Vec<AgendaItem> {
        let agenda = agenda(self.portfolio.0, self.plan, self.known, days);
        let mut items: Vec<AgendaItem> = (agenda.owners.into_iter())
            .flat_map(|one| one.items)
            .collect();
        items.retain(|item| {
            let place = item.found.roadmap;
            place.is_some_and(|place| self.places.contains(&place)) && (self.selects)(item.found)
        });
        items
    }

    /// The chart of all roadmaps that were asked for, whose places the maker is given.
    pub(crate) fn chart<C>(
        &self,
        make: impl FnOnce(&'e Portfolio, &'e [usize]) -> Option<C>,
    ) -> Option<C> {
        make(self.portfolio.0, self.places)
    }

    /// A chart of each roadmap that was asked for, by its place, with its id.
    pub(crate) fn charts<C>(
        &self,
        make: impl Fn(&'e Portfolio, usize) -> Option<C>,
    ) -> impl Iterator<Item = (&'e str, C)> {
        self.roadmaps().filter_map(move |(place, roadmap)| {
            Some((roadmap.id.as_str(), make(self.portfolio.0, place)?))
        })
    }

    /// A title, marked where something here is made up.
    pub(crate) fn title(&self, title: &str) -> String {
        match self.sample {
            true => format!("{SAMPLE}: {title}"),
            false => title.to_owned(),
        }
    }

    /// What the roadmaps are called together: the one, else the programme.
    pub(crate) fn name(&self) -> String {
        match self.places {
            [place] => self.portfolio.0.roadmaps[*place].name().to_owned(),
            _ => match &self.programme().head.name {
                Some(name) => name.to_string(),
                None => "Roadmaps".to_owned(),
            },
        }
    }

    /// A name for a file: that of the one roadmap, else of the folder.
    pub(crate) fn stem(&self) -> &'e str {
        match self.places {
            [place] => &self.portfolio.0.roadmaps[*place].id,
            _ => "roadmaps",
        }
    }
}
