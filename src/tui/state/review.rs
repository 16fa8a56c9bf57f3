//! A review under way: which entries it goes through and in which order, how each was settled, and for which
//! roadmaps a review is still to be written. Kept in words, so that it goes on after the program was left.

use std::collections::{HashMap, HashSet};

use crate::health::{Rule, lacks_review_alone};
use crate::model::{Kind, PORTFOLIO};
use crate::store::drafts::Draft;
use crate::tui::state::display_name::cluster;
use crate::tui::state::filter_rows::filter_rows;
use crate::tui::state::list_state::Row;
pub(crate) use crate::tui::state::review_outcome::ReviewOutcome;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::summary::asks_for_answer;

/// What a review goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// One roadmap.
    Roadmap(String),
    /// What a filter of Attention lists, as it was typed.
    Filter(String),
    /// The whole folder.
    Folder,
}

impl Scope {
    /// What it is, in words.
    pub(crate) fn name(&self, snapshot: &Snapshot) -> String {
        match self {
            Scope::Roadmap(id) => cluster(snapshot, id).to_owned(),
            Scope::Filter(filter) => format!("what fits {filter}"),
            Scope::Folder => "all clusters".to_owned(),
        }
    }
}

/// One act that settled an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReviewAction {
    /// How.
    pub how: ReviewOutcome,
    /// By how many days its date moved.
    pub days: Option<i64>,
    /// What was done, in the words under which it can be taken back.
    pub words: String,
}

/// One entry that the review goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// What it is.
    pub key: RowId,
    /// It was on the screen.
    pub seen: bool,
    /// How many flags it had then.
    pub flags: usize,
    /// What was done to it, the last at the end.
    pub acts: Vec<ReviewAction>,
}

impl Item {
    /// Whether it was settled here.
    pub(crate) fn is_settled(&self) -> bool {
        !self.acts.is_empty()
    }
}

/// What is being done, until it is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PendingAction {
    /// An entry is settled, which was expected on that day.
    Settling(RowId, ReviewOutcome, Option<i64>),
    /// What goes by these words is taken back.
    Undoing(String),
    /// What goes by these words is made again.
    Redoing(String),
}

/// The state of a review as far as its count goes: of what it is, its entries, what was settled and taken back.
pub(crate) type CacheKey = (Scope, usize, usize, usize);

/// What can be done at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EndChoice {
    /// Write the review of a roadmap.
    Write(String),
    /// Go back to what was left for now.
    GoBack,
    /// It is over.
    Finish,
}

/// A review under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReviewSession {
    /// What it goes through.
    pub scope: Scope,
    /// The entries, the worst first; those that came up later behind.
    pub items: Vec<Item>,
    /// All was gone through: what is left is to write it down.
    pub at_end: bool,
    /// Which of the [`EndChoice`]s is under the cursor.
    pub choice: usize,
    /// The roadmaps whose review was written, with the words under which that can be taken back.
    pub written: Vec<(String, String)>,
    /// The entry that it was left at, while another is under way.
    pub left_at: Option<RowId>,
    /// It was made again from its words, which hold only what was seen: the rest has to be found again.
    pub is_part: bool,
    /// The items in the order in which they were settled.
    trail: Vec<usize>,
    /// What was taken back, the last at the end.
    undone: Vec<(usize, ReviewAction)>,
}

/// How many of a review are where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// All.
    pub all: usize,
    /// Settled here.
    pub settled: usize,
    /// They still need somebody.
    pub left: usize,
    /// They have no flags any more, though they were not settled here.
    pub elsewhere: usize,
    /// They were looked at or settled here.
    pub reviewed: usize,
    /// The flags that those had when they were first looked at.
    pub flags: usize,
    /// How many of these flags are gone.
    pub gone: usize,
}

/// Whether a review settles what is flagged: not what the review itself, or confirming milestones, will settle.
pub(crate) fn asks(snapshot: &Snapshot, key: &RowId) -> bool {
    snapshot.flags_of(key).any(|flag| {
        !matches!(flag.rule, Rule::ReviewDue | Rule::Unconfirmed) && !lacks_review_alone(flag)
    })
}

/// The entries that a review of that goes through, the worst first. While presenting, a filter finds nothing hidden.
pub(crate) fn entries(snapshot: &Snapshot, scope: &Scope, presents: bool) -> Vec<RowId> {
    let keys = snapshot.attention.iter().map(|concern| &concern.key);
    let asking = keys.enumerate().filter(|(_, key)| asks(snapshot, key));
    let within = asking.filter(|(_, key)| match scope {
        Scope::Roadmap(id) => key.roadmap() == Some(id),
        _ => true,
    });
    let row = |(at, key): (usize, &RowId)| Row {
        key: key.clone(),
        at,
    };
    let rows: Vec<Row> = within.map(row).collect();
    let rows = match scope {
        // A filter that was one when it was typed is one still.
        Scope::Filter(filter) => {
            filter_rows(snapshot, rows, filter, None, presents).unwrap_or_default()
        }
        _ => rows,
    };
    rows.into_iter().map(|row| row.key).collect()
}

/// The oldest remark about a milestone that waits for its answer.
pub(crate) fn asked_about(snapshot: &Snapshot, key: &RowId) -> Option<RowId> {
    let RowId::Entry(roadmap, Kind::Milestone, id) = key else {
        return None;
    };
    let all = snapshot.roadmap(roadmap)?.feedback.iter();
    let waits = all.filter(|feedback| {
        let is_about = feedback.about.iter().any(|about| about.as_str() == id);
        is_about && feedback.answered.is_none() && asks_for_answer(feedback)
    });
    let oldest = waits.min_by_key(|feedback| feedback.on)?;
    let id = oldest.id.to_string();
    Some(RowId::Entry(roadmap.clone(), Kind::Feedback, id))
}

impl ReviewSession {
    /// A review of these entries.
    pub(crate) fn new(scope: Scope, keys: Vec<RowId>) -> Self {
        let item = |key| Item {
            key,
            seen: false,
            flags: 0,
            acts: Vec::new(),
        };
        Self {
            scope,
            at_end: keys.is_empty(),
            items: keys.into_iter().map(item).collect(),
            choice: 0,
            written: Vec::new(),
            left_at: None,
            is_part: false,
            trail: Vec::new(),
            undone: Vec::new(),
        }
    }

    /// Follows a roadmap that has another id.
    pub(crate) fn rename(&mut self, old: &str, new: &str) {
        let put = |id: &mut String| {
            if id == old {
                new.clone_into(id);
            }
        };
        if let Scope::Roadmap(id) = &mut self.scope {
            put(id);
        }
        for item in &mut self.items {
            item.key = item.key.renamed(old, new);
        }
        self.written.iter_mut().for_each(|(id, _)| put(id));
        self.left_at = self.left_at.take().map(|key| key.renamed(old, new));
    }

    /// Finds the rest again of a review that was made from its words.
    pub(crate) fn complete(&mut self, snapshot: &Snapshot, presents: bool) {
        if std::mem::take(&mut self.is_part) {
            let rest = entries(snapshot, &self.scope, presents);
            self.widen(rest);
        }
    }

    /// Takes in what came up since it began.
    pub(crate) fn widen(&mut self, keys: Vec<RowId>) {
        let here: HashSet<RowId> = self.items.iter().map(|item| item.key.clone()).collect();
        let new = keys.into_iter().filter(|key| !here.contains(key)).collect();
        self.items
            .extend(ReviewSession::new(Scope::Folder, new).items);
    }

    /// Changes whenever what is counted of it may.
    pub(crate) fn stamp(&self) -> CacheKey {
        let (settled, undone) = (self.trail.len(), self.undone.len());
        (self.scope.clone(), self.items.len(), settled, undone)
    }

    /// The place of an entry among all.
    pub(crate) fn place(&self, key: &RowId) -> Option<usize> {
        self.items.iter().position(|item| item.key == *key)
    }

    /// The rows of the screen: every entry that is still there; none at the end.
    pub(crate) fn rows(&self, snapshot: &Snapshot) -> Vec<Row> {
        if self.at_end {
            return Vec::new();
        }
        let items = self.items.iter().enumerate();
        items
            .filter(|(_, item)| is_there(snapshot, &item.key))
            .map(|(at, item)| Row {
                key: item.key.clone(),
                at,
            })
            .collect()
    }

    /// Whether it still waits to be settled.
    pub(crate) fn waits(&self, snapshot: &Snapshot, item: &Item) -> bool {
        !item.is_settled() && asks(snapshot, &item.key) && is_there(snapshot, &item.key)
    }

    /// The first that waits behind an entry; of all where none is given.
    pub(crate) fn next(&self, snapshot: &Snapshot, from: Option<&RowId>) -> Option<RowId> {
        let start = from
            .and_then(|key| self.place(key))
            .map_or(0, |place| place + 1);
        let mut behind = self.items.iter().skip(start);
        let found = behind.find(|item| self.waits(snapshot, item));
        found.map(|item| item.key.clone())
    }

    /// How many are where, of one roadmap or of all.
    pub(crate) fn tally(&self, snapshot: &Snapshot, roadmap: Option<&str>) -> Progress {
        let mut tally = Progress::default();
        for item in self.of(roadmap) {
            self.count(snapshot, item, &mut tally);
        }
        tally
    }

    /// How many are where, for each roadmap whose review can be written.
    pub(crate) fn tallies<'e>(
        &self,
        snapshot: &Snapshot,
        endings: &'e [EndChoice],
    ) -> HashMap<&'e str, Progress> {
        let ids = endings.iter().filter_map(|ending| match ending {
            EndChoice::Write(id) => Some((id.as_str(), Progress::default())),
            _ => None,
        });
        let mut tallies: HashMap<&str, Progress> = ids.collect();
        for item in &self.items {
            if let Some(tally) = item.key.roadmap().and_then(|id| tallies.get_mut(id)) {
                self.count(snapshot, item, tally);
            }
        }
        tallies
    }

    fn count(&self, snapshot: &Snapshot, item: &Item, tally: &mut Progress) {
        tally.all += 1;
        if item.seen || item.is_settled() {
            let now = snapshot.flags_of(&item.key).count();
            tally.reviewed += 1;
            tally.flags += item.flags;
            tally.gone += item.flags.saturating_sub(now);
        }
        match (item.is_settled(), self.waits(snapshot, item)) {
            (true, _) => tally.settled += 1,
            (false, true) => tally.left += 1,
            (false, false) => tally.elsewhere += 1,
        }
    }

    /// The entries of one roadmap, or all.
    pub(crate) fn of(&self, roadmap: Option<&str>) -> impl Iterator<Item = &Item> {
        let here = move |item: &&Item| roadmap.is_none() || item.key.roadmap() == roadmap;
        self.items.iter().filter(here)
    }

    /// How many were settled how, of one roadmap or of all.
    pub(crate) fn counts(&self, roadmap: Option<&str>) -> Vec<(ReviewOutcome, usize)> {
        let last = |item: &Item| item.acts.last().map(|act| act.how);
        let hows: Vec<ReviewOutcome> = self.of(roadmap).filter_map(last).collect();
        let count = |how: ReviewOutcome| hows.iter().filter(|other| **other == how).count();
        let counted = ReviewOutcome::ALL.into_iter().map(|how| (how, count(how)));
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// What can be done at the end: the review of a roadmap is written where something was settled, or at least
    /// looked at.
    pub(crate) fn endings(&self, snapshot: &Snapshot) -> Vec<EndChoice> {
        let mut roadmaps: Vec<&str> = Vec::new();
        if let Scope::Roadmap(id) = &self.scope
            && self.items.is_empty()
        {
            roadmaps.push(id);
        }
        let touched = self.items.iter().filter(|one| one.seen || one.is_settled());
        for id in touched.filter_map(|item| item.key.roadmap()) {
            if id != PORTFOLIO && !roadmaps.contains(&id) {
                roadmaps.push(id);
            }
        }
        roadmaps.retain(|id| {
            snapshot.position(id).is_some() && !self.written.iter().any(|(done, _)| done == id)
        });
        let (settled, seen): (Vec<_>, Vec<_>) =
            roadmaps.into_iter().partition(|id| self.is_held(id));
        let all_written = settled.is_empty() && !self.written.is_empty();
        let write = |id: &str| EndChoice::Write(id.to_owned());
        let mut endings: Vec<EndChoice> = settled.into_iter().chain(seen).map(write).collect();
        endings.push(EndChoice::Finish);
        if self.items.iter().any(|item| self.waits(snapshot, item)) {
            // Whoever has written it down is likelier to be through.
            let at = endings.len() - usize::from(!all_written);
            endings.insert(at, EndChoice::GoBack);
        }
        endings
    }

    /// Whether there was a review of that roadmap: something of it was settled, or nothing needed anybody.
    fn is_held(&self, roadmap: &str) -> bool {
        let mut here = self.of(Some(roadmap)).peekable();
        here.peek().is_none() || here.any(Item::is_settled)
    }

    /// Which of the [`EndChoice`]s is likeliest: nothing is written by Enter alone where nothing was settled.
    pub(crate) fn likeliest(&self, snapshot: &Snapshot) -> usize {
        let endings = self.endings(snapshot);
        let likely = endings.iter().position(|ending| match ending {
            EndChoice::Write(id) => self.is_held(id),
            _ => true,
        });
        likely.unwrap_or(0)
    }

    /// Something was done to an entry.
    pub(crate) fn settle(&mut self, key: &RowId, act: ReviewAction) {
        let at = self.place(key).unwrap_or_else(|| {
            // A remark may be answered before it is flagged itself, on the milestone that it is about.
            self.widen(vec![key.clone()]);
            self.items.len() - 1
        });
        self.undone.clear();
        self.items[at].acts.push(act);
        self.trail.push(at);
    }

    /// Whether somebody has got on with it: it is then kept while another is under way.
    pub(crate) fn is_begun(&self) -> bool {
        let seen = self.items.iter().filter(|item| item.seen).count();
        seen > 1 || !self.written.is_empty() || self.has_settled()
    }

    /// Whether anything was settled in it.
    pub(crate) fn has_settled(&self) -> bool {
        self.items.iter().any(Item::is_settled)
    }

    /// Whether what goes by these words is the last that was done in it.
    pub(crate) fn has_done(&self, words: &str) -> bool {
        let act = self.trail.last().and_then(|at| self.items[*at].acts.last());
        let written = || self.written.iter().any(|(_, by)| by == words);
        act.is_some_and(|act| act.words == words) || written()
    }

    /// Whether what goes by these words is the last that was taken back in it.
    pub(crate) fn has_undone(&self, words: &str) -> bool {
        self.undone
            .last()
            .is_some_and(|(_, act)| act.words == words)
    }

    /// What goes by these words was taken back; the entry that it had settled.
    pub(crate) fn undo(&mut self, words: &str) -> Option<RowId> {
        if let Some(at) = self.written.iter().position(|(_, by)| by == words) {
            self.written.remove(at);
            return None;
        }
        let at = *self.trail.last()?;
        let act = self.items[at].acts.pop_if(|act| act.words == words)?;
        self.trail.pop();
        self.undone.push((at, act));
        Some(self.items[at].key.clone())
    }

    /// What goes by these words was made again; the entry that it settles.
    pub(crate) fn redo(&mut self, words: &str) -> Option<RowId> {
        let (at, act) = self.undone.pop_if(|(_, act)| act.words == words)?;
        self.items[at].acts.push(act);
        self.trail.push(at);
        Some(self.items[at].key.clone())
    }
}

fn is_there(snapshot: &Snapshot, key: &RowId) -> bool {
    match key {
        RowId::Roadmap(id) => id == PORTFOLIO || snapshot.roadmap(id).is_some(),
        // What is flagged stands there: to find it, everything in its roadmap would be put in order.
        key => snapshot.concern(key).is_some() || snapshot.found(key).is_some(),
    }
}

/// What the words of a review begin with among those of forms.
const WORD: &str = "review";

/// What parts the words of one entry or act.
const BETWEEN: char = '\t';

/// Where a review is that has nothing left to go through. No id of a roadmap looks like it.
const END: &str = "/end";

impl ReviewSession {
    /// The review in words, with the entry that is looked at.
    pub(crate) fn words(&self, at: Option<&RowId>) -> Draft {
        let (scope, of) = match &self.scope {
            Scope::Roadmap(id) => ("roadmap", id.as_str()),
            Scope::Filter(filter) => ("filter", filter.as_str()),
            Scope::Folder => ("folder", ""),
        };
        let at = match at {
            _ if self.at_end => END.to_owned(),
            Some(key) => key_words(key),
            None => String::new(),
        };
        // What nobody has looked at yet is found again: of a large folder there may be thousands.
        let items = self
            .items
            .iter()
            .filter(|item| item.seen || item.is_settled());
        let mut fields: Vec<_> = items.map(item_words).collect();
        for (id, words) in &self.written {
            fields.push((format!("written{BETWEEN}{id}"), words.clone()));
        }
        Draft {
            form: vec![WORD.to_owned(), scope.to_owned(), of.to_owned(), at],
            fields,
            ..Draft::default()
        }
    }

    /// The review of some words, with the entry that was looked at.
    pub(crate) fn from_words(draft: &Draft) -> Option<(Self, Option<RowId>)> {
        let [word, scope, of, at] = draft.form.as_slice() else {
            return None;
        };
        let scope = match scope.as_str() {
            "roadmap" => Scope::Roadmap(of.clone()),
            "filter" => Scope::Filter(of.clone()),
            "folder" => Scope::Folder,
            _ => return None,
        };
        if word != WORD {
            return None;
        }
        let mut review = ReviewSession::new(scope, Vec::new());
        for (name, value) in &draft.fields {
            if let Some(("written", id)) = name.split_once(BETWEEN) {
                review.written.push((id.to_owned(), value.clone()));
            } else if let Some(key) = key_of(name) {
                review.items.push(item_of(key, value));
            }
        }
        // In which order they were settled is not kept: nothing of an earlier visit can be taken back.
        review.at_end = at == END;
        review.is_part = true;
        let at = Some(at.as_str()).filter(|at| *at != END);
        Some((review, at.and_then(key_of)))
    }
}

fn key_words(key: &RowId) -> String {
    match key {
        RowId::Entry(file, kind, item) => {
            format!("{file}{BETWEEN}{}{BETWEEN}{item}", kind.key())
        }
        key => key.address(),
    }
}

fn key_of(words: &str) -> Option<RowId> {
    let parts: Vec<&str> = words.split(BETWEEN).collect();
    match parts.as_slice() {
        [""] => None,
        [file] => Some(RowId::Roadmap((*file).to_owned())),
        [file, kind, item] => {
            let kind = Kind::from_key(kind)?;
            Some(RowId::Entry((*file).to_owned(), kind, (*item).to_owned()))
        }
        _ => None,
    }
}

fn item_words(item: &Item) -> (String, String) {
    let seen = format!("seen{BETWEEN}{}", item.flags);
    let mut words = vec![if item.seen { seen } else { "new".to_owned() }];
    words.extend(item.acts.iter().map(|act| {
        let days = act.days.map(|days| days.to_string()).unwrap_or_default();
        format!("{}{BETWEEN}{days}{BETWEEN}{}", act.how.word(), act.words)
    }));
    (key_words(&item.key), words.join("\n"))
}

fn item_of(key: RowId, words: &str) -> Item {
    let act = |line: &str| {
        let mut parts = line.splitn(3, BETWEEN);
        Some(ReviewAction {
            how: ReviewOutcome::from_word(parts.next()?)?,
            days: parts.next()?.parse().ok(),
            words: parts.next()?.to_owned(),
        })
    };
    let first = words.lines().next().unwrap_or_default();
    let flags = first.split_once(BETWEEN).map(|(_, flags)| flags.parse());
    Item {
        key,
        seen: first.starts_with("seen"),
        flags: flags.and_then(Result::ok).unwrap_or_default(),
        acts: words.lines().skip(1).filter_map(act).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(item: &str) -> RowId {
        RowId::Entry("surgical".into(), Kind::Milestone, item.into())
    }

    fn act(how: ReviewOutcome, words: &str) -> ReviewAction {
        ReviewAction {
            how,
            days: (how == ReviewOutcome::Moved).then_some(-3),
            words: words.into(),
        }
    }

    #[test]
    fn a_review_is_made_again_from_its_words() {
        for scope in [
            Scope::Folder,
            Scope::Roadmap("surgical".into()),
            Scope::Filter("owner:none | \"a b\"".into()),
        ] {
            let keys = vec![key("iso"), RowId::Roadmap("surgical".into()), key("rig")];
            let mut review = ReviewSession::new(scope, keys);
            for item in &mut review.items {
                item.seen = true;
                item.flags = 3;
            }
            review.settle(
                &key("iso"),
                act(ReviewOutcome::Confirmed, "confirmed: a: b"),
            );
            review.settle(&key("iso"), act(ReviewOutcome::Moved, "moved"));
            review.written.push(("surgical".into(), "review".into()));
            let (again, at) = ReviewSession::from_words(&review.words(Some(&key("rig")))).unwrap();
            assert_eq!(at, Some(key("rig")));
            assert_eq!(again.items, review.items);
            assert_eq!(
                (again.scope, again.written, again.at_end),
                (review.scope.clone(), review.written.clone(), false)
            );
            review.at_end = true;
            let (again, at) = ReviewSession::from_words(&review.words(None)).unwrap();
            assert!(again.at_end);
            assert_eq!(at, None);
        }
    }

    #[test]
    fn what_is_taken_back_is_settled_no_more_until_it_is_made_again() {
        let mut review = ReviewSession::new(Scope::Folder, vec![key("iso"), key("rig")]);
        review.settle(&key("iso"), act(ReviewOutcome::Confirmed, "one"));
        review.settle(&key("rig"), act(ReviewOutcome::Done, "two"));
        assert_eq!(review.undo("something else"), None);
        assert_eq!(review.undo("two"), Some(key("rig")));
        assert!(!review.items[1].is_settled());
        assert_eq!(review.redo("two"), Some(key("rig")));
        assert_eq!(review.undo("two"), Some(key("rig")));
        assert_eq!(review.undo("one"), Some(key("iso")));
        assert_eq!(review.counts(None), []);
    }
}
