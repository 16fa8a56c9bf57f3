//! What is known of the folder: what was read, and everything computed from it for the status date. Made once
//! after every reading or edit, never changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::analysis::comparison;
use crate::analysis::zones::ZoneMap;
use crate::dates::date::{date, day};
use crate::edit::operations::handover;
use crate::health::{
    EarlierReport, Flag, FlagDelta, HealthReport, Rule, Severity, assess, reassess,
};
use crate::model::{Date, Entry, EntryRef, Kind, PORTFOLIO, ReferenceIndex, Roadmap};
use crate::schedule::{
    HistoryForecast, MilestoneSchedule, PastSlips, Schedule, compute, history_forecast,
};
use crate::settings::StatusDate;
use crate::settings::status_date::DateSource;
use crate::store::last_visit::LastVisit;
use crate::store::{File, Folder, Problem};
use crate::tui::state::cluster_plot::ClusterPlot;
use crate::tui::state::concerns::{FlaggedEntry, concerns};
use crate::tui::state::conflict_rows::{ConflictRow, conflicts};
use crate::tui::state::filter_texts::{FilterTexts, RoadmapTexts};
use crate::tui::state::involvement::{self, Involvement};
use crate::tui::state::route::{RowId, place_in_item};
use crate::tui::state::summary::Summary;

/// The folder as read, and what follows from it.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The files.
    pub folder: Arc<Folder>,
    /// The person's config file, with what could not be used of it.
    pub config: Arc<File>,
    /// The day for which everything is computed.
    pub status: StatusDate,
    /// When things will happen.
    pub plan: Schedule,
    /// What is wrong, and the condition of each roadmap.
    pub health: HealthReport,
    /// Every entry that needs somebody, the worst first.
    pub attention: Vec<FlaggedEntry>,
    /// What people changed apart and a person has yet to choose.
    pub conflicts: Vec<ConflictRow>,
    /// What is said of each roadmap in a line, in the order of the portfolio.
    pub summaries: Vec<Summary>,
    /// Which reading of the folder this is: an edit is made of one reading and no other.
    pub generation: u64,
    /// The folder is in a repository of git, so that revisions can be read.
    pub in_git: bool,
    /// Why nothing can be changed, where that is so.
    pub read_only: Option<String>,
    /// When somebody last marked the flags as seen, and those flags.
    pub looked: Option<LastVisit>,
    news: (usize, usize),
    concern_of: HashMap<RowId, usize>,
    zones: OnceLock<ZoneMap>,
    compared: OnceLock<Vec<comparison::ComparisonRow>>,
    plot: OnceLock<ClusterPlot>,
    roles: Vec<OnceLock<Involvement>>,
    held: Mutex<HashMap<EntryRef, Arc<[EntryRef]>>>,
    filter_texts: FilterTexts,
    past: OnceLock<PastSlips>,
    outside: Vec<OnceLock<HistoryForecast>>,
    /// Of each roadmap, where the entry of a kind and an id stands: it is asked for thousands of times a key.
    places: Vec<OnceLock<RowPositions>>,
    flagged: OnceLock<HashMap<String, Vec<usize>>>,
    concerns: OnceLock<HashMap<String, Vec<usize>>>,
    problem_places: OnceLock<Vec<(usize, usize)>>,
    rules_off: OnceLock<usize>,
    holds_samples: OnceLock<bool>,
}

/// Where the first entry of a kind and an id stands.
type RowPositions = HashMap<Kind, HashMap<String, usize>>;

impl Snapshot {
    /// Computes what follows from a folder.
    pub(crate) fn of(
        folder: impl Into<Arc<Folder>>,
        status: StatusDate,
        read_only: Option<String>,
    ) -> Self {
        Self::after(folder.into(), status, read_only, None)
    }

    /// Computes what follows from a folder that was read again: what was computed before, and the roadmaps that changed
    /// since, where `portfolio.toml` did not.
    pub(crate) fn after(
        folder: Arc<Folder>,
        status: StatusDate,
        read_only: Option<String>,
        before: Option<(&Snapshot, &[String])>,
    ) -> Self {
        let names = ReferenceIndex::new(&folder.portfolio);
        let plan = compute(&folder.portfolio, &names, status.today);
        let health = match before {
            Some((before, changed)) => {
                let before = EarlierReport {
                    portfolio: &before.folder.portfolio,
                    report: &before.health,
                    changed,
                };
                reassess(&folder.portfolio, &names, &plan, before)
            }
            None => assess(&folder.portfolio, &names, &plan),
        };
        drop(names);
        let attention = concerns(&health.flags);
        let concern_of = attention.iter().enumerate();
        let concern_of = concern_of.map(|(at, one)| (one.key.clone(), at)).collect();
        let summaries: Vec<Summary> = folder
            .portfolio
            .roadmaps
            .iter()
            .zip(&plan.roadmaps)
            .map(|(roadmap, timetable)| Summary::of(roadmap, timetable, day(status.today)))
            .collect();
        let filter_texts = FilterTexts::new(summaries.len());
        Self {
            conflicts: conflicts(&folder.portfolio),
            config: Arc::default(),
            folder,
            status,
            plan,
            health,
            attention,
            roles: summaries.iter().map(|_| OnceLock::new()).collect(),
            outside: summaries.iter().map(|_| OnceLock::new()).collect(),
            places: summaries.iter().map(|_| OnceLock::new()).collect(),
            summaries,
            generation: 0,
            in_git: false,
            read_only,
            looked: None,
            news: (0, 0),
            concern_of,
            zones: OnceLock::new(),
            compared: OnceLock::new(),
            plot: OnceLock::new(),
            held: Mutex::default(),
            filter_texts,
            past: OnceLock::new(),
            flagged: OnceLock::new(),
            concerns: OnceLock::new(),
            problem_places: OnceLock::new(),
            rules_off: OnceLock::new(),
            holds_samples: OnceLock::new(),
        }
    }

    /// Puts these flags in the place of those that were found.
    #[cfg(test)]
    pub(crate) fn flag_only(&mut self, flags: Vec<Flag>) {
        self.health.flags = flags.into_iter().map(Arc::new).collect();
        self.attention = concerns(&self.health.flags);
        let attention = self.attention.iter().enumerate();
        self.concern_of = attention.map(|(at, one)| (one.key.clone(), at)).collect();
        self.flagged = OnceLock::new();
        self.concerns = OnceLock::new();
    }

    /// The same as the so-manieth reading.
    #[must_use]
    pub(crate) fn numbered(mut self, generation: u64) -> Self {
        self.generation = generation;
        self
    }

    /// The same, beside what somebody saw last.
    #[must_use]
    pub(crate) fn since(mut self, looked: Option<LastVisit>) -> Self {
        self.looked = looked;
        // Counted once: every key and every frame asks.
        let all = self.health.flags.iter();
        let news: Vec<FlagDelta> = all.filter_map(|flag| self.is_news(flag)).collect();
        let new = news.iter().filter(|one| **one == FlagDelta::New).count();
        self.news = (new, news.len() - new);
        self
    }

    /// Whether a flag is new or worse since somebody last looked.
    pub(crate) fn is_news(&self, flag: &Flag) -> Option<FlagDelta> {
        self.looked.as_ref()?.seen.news(flag)
    }

    /// How many flags are new, and how many worse, since somebody last looked.
    pub(crate) fn news(&self) -> (usize, usize) {
        self.news
    }

    /// The status date.
    pub(crate) fn today(&self) -> Date {
        self.status.today
    }

    /// How many rules are off in any roadmap.
    pub(crate) fn rules_off(&self) -> usize {
        *self.rules_off.get_or_init(|| {
            let roadmaps = self.health.roadmaps.iter();
            let rules: BTreeSet<Rule> = roadmaps.flat_map(|one| one.off.rules()).collect();
            rules.len()
        })
    }

    /// Whether any file of the folder is a sample.
    pub(crate) fn holds_samples(&self) -> bool {
        let portfolio = &self.folder.portfolio;
        *self.holds_samples.get_or_init(|| portfolio.holds_samples())
    }

    /// The newest record of the folder, where it is later than the day that the clock tells: the clock is then wrong,
    /// unless the record is.
    pub(crate) fn ahead_of_clock(&self) -> Option<Date> {
        if self.status.set != DateSource::Clock || self.read_only.is_some() {
            return None;
        }
        let ahead = self
            .health
            .flags
            .iter()
            .filter(|one| one.rule == Rule::Clock);
        Some(date(
            day(self.today()) + ahead.filter_map(|one| one.days).max()?,
        ))
    }

    /// The roadmap of that id, or `portfolio.toml`.
    pub(crate) fn roadmap(&self, id: &str) -> Option<&Roadmap> {
        self.folder.portfolio.file_of(id)
    }

    /// The place of a roadmap among all; `None` of `portfolio`.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.folder.portfolio.position(id)
    }

    /// Where what a key stands for is found.
    pub(crate) fn found(&self, key: &RowId) -> Option<EntryRef> {
        let RowId::Entry(id, kind, item) = key else {
            return None;
        };
        if *kind == Kind::Conflict && !item.ends_with(']') {
            return self.found_clash(key);
        }
        let file = self.roadmap(id)?;
        if *kind == Kind::Owner && self.place(id, *kind, item).is_none() {
            // A flag on an owner stands in the roadmap that it matters for; the owner may be shared, or another's.
            return self.resolve(self.position(id), item, *kind);
        }
        let index = match kind {
            Kind::Cluster | Kind::FileHeader | Kind::RuleSettings => 0,
            kind if kind.has_id() => self.place(id, *kind, item)?,
            _ => place_in_item(item)?,
        };
        (index < file.count(*kind)).then_some(EntryRef {
            roadmap: self.position(id),
            kind: *kind,
            index,
        })
    }

    /// Where the first entry of that kind and id stands in a file.
    fn place(&self, id: &str, kind: Kind, item: &str) -> Option<usize> {
        let Some(at) = self.position(id) else {
            return self.roadmap(id)?.position(kind, item);
        };
        let file = &self.folder.portfolio.roadmaps[at];
        let places = self.places[at].get_or_init(|| places(file));
        places.get(&kind)?.get(item).copied()
    }

    /// The flags of one roadmap, the worst first.
    pub(crate) fn flags_in(&self, id: &str) -> impl Iterator<Item = &Flag> {
        let flagged = self.flagged.get_or_init(|| {
            let mut all: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, flag) in self.health.flags.iter().enumerate() {
                all.entry(flag.roadmap.to_string()).or_default().push(at);
            }
            all
        });
        let places = flagged.get(id).map_or(&[][..], Vec::as_slice);
        places.iter().map(|place| &*self.health.flags[*place])
    }

    /// What needs somebody in one roadmap, the worst first.
    pub(crate) fn concerns_in(&self, id: &str) -> impl Iterator<Item = &FlaggedEntry> {
        let concerns = self.concerns.get_or_init(|| {
            let mut all: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, one) in self.attention.iter().enumerate() {
                let roadmap = one.key.roadmap().unwrap_or_default();
                all.entry(roadmap.to_owned()).or_default().push(at);
            }
            all
        });
        let places = concerns.get(id).map_or(&[][..], Vec::as_slice);
        places.iter().map(|place| &self.attention[*place])
    }

    /// The entry at a place.
    pub(crate) fn entry(&self, found: EntryRef) -> Option<&dyn Entry> {
        let file = self.folder.portfolio.file(found.roadmap);
        file.entry(found.kind, found.index)
    }

    /// The entry that a key stands for, or the part of one.
    pub(crate) fn entry_of(&self, key: &RowId) -> Option<&dyn Entry> {
        if let (Some((holder, place)), RowId::Entry(_, kind, _)) = (self.part(key), key) {
            return self.entry(holder)?.children(*kind).get(place).copied();
        }
        self.entry(self.found(key)?)
    }

    /// The part of an entry that a key stands for, `capability/match[2]`: what holds it, and its place there.
    pub(crate) fn part(&self, key: &RowId) -> Option<(EntryRef, usize)> {
        let RowId::Entry(id, kind, item) = key else {
            return None;
        };
        let (holder, own) = item.split_once('/')?;
        let parent = kind.description().parent?;
        let index = self.roadmap(id)?.position(parent, holder)?;
        let found = EntryRef {
            roadmap: self.position(id),
            kind: parent,
            index,
        };
        let place = place_in_item(own)?;
        let held = self.entry(found)?.children(*kind).len();
        (place < held).then_some((found, place))
    }

    /// The clusters side by side, in the order of their roadmaps. Worked out when it is first asked for.
    pub(crate) fn compared(&self) -> &[comparison::ComparisonRow] {
        self.compared.get_or_init(|| {
            let portfolio = &self.folder.portfolio;
            let places: Vec<usize> = (0..portfolio.roadmaps.len()).collect();
            comparison::lines(portfolio, &self.plan, &self.health, &places)
        })
    }

    /// The clusters on their plot, and in each order. Worked out when it is first asked for.
    pub(crate) fn plot(&self) -> &ClusterPlot {
        let lines = self.compared();
        self.plot
            .get_or_init(|| ClusterPlot::of(lines, &self.folder.portfolio))
    }

    /// Who acts where in a roadmap. Worked out when it is first asked for.
    pub(crate) fn roles(&self, roadmap: usize) -> Option<&Involvement> {
        let slot = self.roles.get(roadmap)?;
        let portfolio = &self.folder.portfolio;
        Some(slot.get_or_init(|| involvement::of(portfolio, &self.plan, &self.health, roadmap)))
    }

    /// What cannot be used of the roadmaps' files, and then of the config file.
    pub(crate) fn problems(&self) -> impl Iterator<Item = (&File, &Problem)> {
        let own = self.config.problems.iter().map(|own| (&*self.config, own));
        self.folder.problems().chain(own)
    }

    /// How many these are: every frame asks.
    pub(crate) fn problem_count(&self) -> usize {
        self.problem_places().len()
    }

    /// The so-manieth of them.
    pub(crate) fn problem(&self, at: usize) -> Option<(&File, &Problem)> {
        let (file, place) = *self.problem_places().get(at)?;
        let file = self.folder.files.get(file).unwrap_or(&self.config);
        Some((file, file.problems.get(place)?))
    }

    /// Of each of them the file, the config file as the last, and the place in it.
    fn problem_places(&self) -> &[(usize, usize)] {
        self.problem_places.get_or_init(|| {
            let files = self.folder.files.iter().chain([&*self.config]);
            let places = files
                .enumerate()
                .flat_map(|(at, file)| (0..file.problems.len()).map(move |place| (at, place)));
            places.collect()
        })
    }

    /// What the folder's own past says of a roadmap. Worked out when it is first asked for.
    pub(crate) fn outside(&self, roadmap: usize) -> Option<&HistoryForecast> {
        let slot = self.outside.get(roadmap)?;
        let (portfolio, plan) = (&self.folder.portfolio, &self.plan);
        Some(slot.get_or_init(|| {
            let past = self.past.get_or_init(|| PastSlips::of(portfolio, plan));
            history_forecast(portfolio, plan, past, roadmap)
        }))
    }

    /// All that is open of an owner, in every roadmap. Worked out when it is first asked for.
    pub(crate) fn held(&self, owner: EntryRef) -> Arc<[EntryRef]> {
        let mut known = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let held = known.entry(owner);
        let find = || handover::held_alone(&self.folder.portfolio, owner, self.today()).into();
        Arc::clone(held.or_insert_with(find))
    }

    /// The texts of the entries of a roadmap, for filters. Prepared when they are first asked for.
    pub(crate) fn filter_texts(&self, at: Option<usize>, hides: bool) -> Option<&RoadmapTexts> {
        let known = (&self.folder.portfolio, &self.plan);
        self.filter_texts.of(known, at, hides)
    }

    /// The entry that a row is narrowed by: itself, or what holds it.
    pub(crate) fn holder(&self, key: &RowId) -> Option<EntryRef> {
        if let Some(found) = self.found(key) {
            return Some(found);
        }
        let RowId::Entry(id, kind, item) = key else {
            return None;
        };
        let (holder, _) = item.split_once('/')?;
        self.found(&RowId::Entry(
            id.clone(),
            kind.description().parent?,
            holder.to_owned(),
        ))
    }

    /// How the clusters meet the zones. Worked out when it is first asked for.
    pub(crate) fn zones(&self) -> &ZoneMap {
        self.zones.get_or_init(|| {
            let portfolio = &self.folder.portfolio;
            ZoneMap::of(portfolio, &ReferenceIndex::new(portfolio), &self.health)
        })
    }

    /// The key of an entry.
    pub(crate) fn key(&self, found: EntryRef) -> Option<RowId> {
        let file = self.folder.portfolio.file(found.roadmap);
        let entry = file.entry(found.kind, found.index)?;
        let item = match found.kind {
            Kind::Cluster => "cluster".to_owned(),
            Kind::RuleSettings => "rules".to_owned(),
            Kind::FileHeader => file.id.clone(),
            _ if !entry.id().is_empty() => entry.id().to_owned(),
            kind => format!("{}[{}]", kind.key(), found.index + 1),
        };
        Some(RowId::Entry(file.id.clone(), found.kind, item))
    }

    /// What is computed of a milestone.
    pub(crate) fn outlook(&self, roadmap: &str, index: usize) -> Option<&MilestoneSchedule> {
        self.plan.outlook(self.position(roadmap)?, index)
    }

    /// What needs somebody about an entry.
    pub(crate) fn concern(&self, key: &RowId) -> Option<&FlaggedEntry> {
        self.attention.get(*self.concern_of.get(key)?)
    }

    /// The flags of an entry, the worst first.
    pub(crate) fn flags_of(&self, key: &RowId) -> impl Iterator<Item = &Flag> {
        let places = self.concern(key).map_or(&[][..], |concern| &concern.flags);
        places.iter().map(|place| &*self.health.flags[*place])
    }

    /// How bad the worst flag of an entry is.
    pub(crate) fn severity_of(&self, key: &RowId) -> Option<Severity> {
        self.flags_of(key).map(|flag| flag.severity).min()
    }

    /// The first field in conflict that a row stands for, or that is about the entry it stands for.
    pub(crate) fn conflict(&self, key: &RowId) -> Option<&ConflictRow> {
        if self.conflicts.is_empty() {
            return None;
        }
        if let Some(conflict) = self.conflicts.iter().find(|conflict| conflict.key == *key) {
            return Some(conflict);
        }
        let found = self.found(key);
        let table = matches!(key, RowId::Roadmap(_)).then(|| self.position(key.roadmap()?));
        self.conflicts.iter().find(|conflict| match found {
            Some(found) if found.kind == Kind::Conflict => {
                conflict.file == found.roadmap && conflict.one.conflicts.contains(&found.index)
            }
            Some(found) => {
                (conflict.file, conflict.one.entry)
                    == (found.roadmap, Some((found.kind, found.index)))
            }
            None => {
                let kind = conflict.one.entry.map(|(kind, _)| kind);
                let is_table = matches!(
                    kind,
                    Some(Kind::FileHeader | Kind::Cluster | Kind::RuleSettings)
                );
                table == Some(conflict.file) && is_table
            }
        })
    }

    /// Where the first record of a field in conflict stands.
    fn found_clash(&self, key: &RowId) -> Option<EntryRef> {
        let conflict = self
            .conflicts
            .iter()
            .find(|conflict| conflict.key == *key)?;
        Some(EntryRef {
            roadmap: conflict.file,
            kind: Kind::Conflict,
            index: *conflict.one.conflicts.first()?,
        })
    }

    /// The name of the programme; where it has none, of the folder.
    pub(crate) fn name(&self) -> String {
        let shared = &self.folder.portfolio.shared;
        match &shared.head.name {
            Some(name) => name.to_string(),
            None => {
                let folder = self.folder.dir.file_name();
                folder.map_or_else(
                    || "Roadmaps".into(),
                    |name| name.to_string_lossy().into_owned(),
                )
            }
        }
    }

    /// What a reference written in the roadmap at `from` names among entries of `kind`.
    ///
    /// Looks through the lists each time: for the few rows that are drawn that is less work than an index.
    pub(crate) fn resolve(
        &self,
        from: Option<usize>,
        reference: &str,
        kind: Kind,
    ) -> Option<EntryRef> {
        let portfolio = &self.folder.portfolio;
        let within = |roadmap: Option<usize>, id: &str| {
            let index = portfolio.file(roadmap).position(kind, id)?;
            Some(EntryRef {
                roadmap,
                kind,
                index,
            })
        };
        match reference.split_once('/') {
            Some((PORTFOLIO, id)) => within(None, id),
            Some((roadmap, id)) => within(Some(portfolio.position(roadmap)?), id),
            None => within(from, reference).or_else(|| within(None, reference)),
        }
    }
}

fn places(file: &Roadmap) -> RowPositions {
    let mut places = RowPositions::new();
    for kind in Kind::ALL.iter().filter(|kind| kind.has_id()) {
        let of = places.entry(*kind).or_default();
        for (at, entry) in file.entries(*kind).enumerate() {
            of.entry(entry.id().to_owned()).or_insert(at);
        }
    }
    places
}
