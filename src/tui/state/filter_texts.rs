//! The texts of entries as a filter looks for words in them, prepared once a reading, roadmap by roadmap.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::{EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::query::fields::FilterContext;
use crate::query::filter::FieldSource;
use crate::schedule::Schedule;
use crate::text::fold;

/// The longest text in which a word may be found loosely, letter by letter: in a long one everything is.
pub(crate) const LOOSE: usize = 90;

/// Stands between two texts: nothing folded holds it.
const BETWEEN: char = '\0';

/// The texts of an entry.
#[derive(Debug, Default)]
pub(crate) struct EntryTexts {
    /// All of them, folded.
    pub folded: String,
    /// The short ones, as they stand.
    pub short: Vec<Box<str>>,
}

impl EntryTexts {
    fn add(&mut self, text: &str) {
        self.folded.push_str(&fold(text));
        self.folded.push(BETWEEN);
        if text.len() <= LOOSE {
            self.short.push(text.into());
        }
    }

    /// Whether a word, or a longer one that begins with it, can be found loosely: its letters stand in a short text, in their
    /// order. Of letters other than ASCII that cannot be said.
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        let scattered = |text: &str| {
            let mut letters = text.bytes();
            let mut word = word.bytes();
            word.all(|letter| letters.any(|one| one.eq_ignore_ascii_case(&letter)))
        };
        let mut short = self.short.iter();
        short.any(|text| !text.is_ascii() || scattered(text))
    }
}

/// The texts of one roadmap.
#[derive(Debug, Default)]
pub(crate) struct RoadmapTexts {
    /// Its id and its name.
    pub names: EntryTexts,
    entries: HashMap<(Kind, usize), EntryTexts>,
}

impl RoadmapTexts {
    fn of(
        portfolio: &Portfolio,
        plan: &Schedule,
        roadmap: Option<usize>,
        hides_personal: bool,
    ) -> Self {
        let none = Portfolio::default();
        // Texts are found without looking at what a reference names.
        let names = ReferenceIndex::new(&none);
        let known = FilterContext::new(portfolio, &names, plan).hiding_personal(hides_personal);
        let file = portfolio.file(roadmap);
        let mut texts = Self::default();
        texts.names.add(&file.id);
        texts.names.add(file.name());
        for &kind in Kind::ALL {
            for index in 0..file.count(kind) {
                let found = EntryRef {
                    roadmap,
                    kind,
                    index,
                };
                let mut entry = EntryTexts::default();
                known.subject(found).any_text(&mut |text| {
                    entry.add(text);
                    false
                });
                texts.entries.insert((kind, index), entry);
            }
        }
        texts
    }

    /// Those of an entry.
    pub(crate) fn entry(&self, found: EntryRef) -> Option<&EntryTexts> {
        self.entries.get(&(found.kind, found.index))
    }
}

/// The texts of a folder, each roadmap's made when it is first looked at: with what is personal, and without.
#[derive(Debug)]
pub(crate) struct FilterTexts([Vec<OnceLock<RoadmapTexts>>; 2]);

impl FilterTexts {
    /// Of so many roadmaps, and of `portfolio.toml`.
    pub(crate) fn new(roadmaps: usize) -> Self {
        Self([(); 2].map(|()| (0..=roadmaps).map(|_| OnceLock::new()).collect()))
    }

    /// Those of one roadmap.
    pub(crate) fn of(
        &self,
        (portfolio, plan): (&Portfolio, &Schedule),
        roadmap: Option<usize>,
        hides_personal: bool,
    ) -> Option<&RoadmapTexts> {
        let slots = &self.0[usize::from(hides_personal)];
        let slot = slots.get(roadmap.map_or(0, |place| place + 1))?;
        Some(slot.get_or_init(|| RoadmapTexts::of(portfolio, plan, roadmap, hides_personal)))
    }
}
