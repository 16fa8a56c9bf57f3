//! One id that two people added apart: the whole entries stand in one conflict, until a person says whether they are
//! one entry or two.
//!
//! Which stands is told by the logs alone, so that it is the same in whatever order laptops merge: the one that was
//! added last, on one day the one whose author's name is greater. The others are kept whole in the conflicts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::conflict_set::{ApartWinner, ConflictSet, text};
use super::log::{ADDED, FieldPath};
use super::multiset::counts;
use crate::edit::diff::{EntryNode, EntrySet, OrderedValue};
use crate::model::{Date, Kind, Value};

/// One addition of an entry, as the log tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Addition {
    /// When.
    on: Option<Date>,
    /// By whom.
    pub by: String,
}

/// An answer to a conflict over an entry, as the log tells it.
struct Answer {
    /// The entry that was rejected.
    entry: OrderedValue,
    /// The id that it has since.
    to: String,
    /// How often base, ours and theirs hold this answer.
    count: [usize; 3],
    /// Which of them have an entry of that id.
    there: [bool; 3],
}

/// What the logs of base, ours and theirs hold of additions and removals of one item.
#[derive(Default)]
struct ItemLog {
    /// Each addition, and how often base, ours and theirs hold it.
    added: Vec<(Addition, [usize; 3])>,
    /// Who removed it, and how often base, ours and theirs hold that.
    removed: Vec<(String, [usize; 3])>,
    answers: Vec<Answer>,
}

/// The additions in the logs of three sides, by item.
pub(crate) struct Additions(HashMap<String, ItemLog>);

impl Additions {
    /// Those of base, ours and theirs; `merged` are the changes of the result.
    pub(crate) fn of(sides: [&EntrySet; 3], merged: &[EntryNode]) -> Self {
        let is_told = |item: &EntryNode| matches!(text(item, "field"), ADDED | super::log::REMOVED);
        let held = sides.map(|entries| {
            let changes = entries.of_kind(Kind::Change);
            let told: Vec<EntryNode> = changes.filter(|item| is_told(item)).cloned().collect();
            counts(&told)
        });
        let mut items: HashMap<String, ItemLog> = HashMap::new();
        for change in merged.iter().filter(|change| is_told(change)) {
            let key = (Kind::Change, change.content());
            let count = [0, 1, 2].map(|side: usize| held[side].get(&key).copied().unwrap_or(0));
            let item = items.entry(text(change, "item").to_owned()).or_default();
            let from = change.fields.get("from");
            match (text(change, "field"), from) {
                (ADDED, None) => item.added.push((
                    Addition {
                        on: change.fields.get("on").and_then(Value::as_date),
                        by: text(change, "by").to_owned(),
                    },
                    count,
                )),
                (ADDED, Some(from)) => {
                    let to = text(change, "to").to_owned();
                    item.answers.push(Answer {
                        entry: OrderedValue(Some(from.clone())),
                        there: sides.map(|entries| entries.logged(&to).is_some()),
                        to,
                        count,
                    });
                }
                _ if !change.fields.contains_key("to") => {
                    item.removed.push((text(change, "by").to_owned(), count));
                }
                _ => {}
            }
        }
        Self(items)
    }

    /// The addition from which each side has the entry, and whether each side knows of one that the other does not.
    /// `None` where a log tells of none. What the base knew and lacks itself was removed, and so was one addition for
    /// each removal: of whoever removed it, else the earliest.
    fn origins(&self, word: &str, base_has_it: bool) -> Option<([&Addition; 2], bool)> {
        let item = self.0.get(word)?;
        let is_known =
            |side: usize, count: &[usize; 3]| count[side] > 0 && (base_has_it || count[0] == 0);
        let origin = |side: usize| {
            let added = item.added.iter();
            let mut known: Vec<&Addition> = added
                .filter(|(_, count)| is_known(side, count))
                .map(|(addition, _)| addition)
                .collect();
            known.sort();
            let last = known.last().copied();
            let removed = item.removed.iter();
            for (by, _) in removed.filter(|(_, count)| is_known(side, count)) {
                let own = known.iter().position(|addition| addition.by == *by);
                if !known.is_empty() {
                    known.remove(own.unwrap_or(0));
                }
            }
            known.last().copied().or(last)
        };
        let own = |side: usize, other: usize| {
            let mut added = item.added.iter();
            added.any(|(_, count)| count[side] > count[other] && count[side] > count[0])
        };
        Some(([origin(1)?, origin(2)?], own(1, 2) && own(2, 1)))
    }

    /// How many people added an entry since the base, which lacked it, and did not remove theirs; none where a conflict
    /// over it was settled.
    fn authors_left(&self, word: &str) -> usize {
        let item = self.0.get(word).filter(|item| item.answers.is_empty());
        let Some(item) = item.filter(|_| !self.is_made_by_answer(word)) else {
            return 0;
        };
        let added = item.added.iter().filter(|(_, count)| count[0] == 0);
        let mut left: Vec<&Addition> = added.map(|(addition, _)| addition).collect();
        left.sort();
        for (by, _) in item.removed.iter().filter(|(_, count)| count[0] == 0) {
            let own = left.iter().position(|addition| addition.by == *by);
            if !left.is_empty() {
                left.remove(own.unwrap_or(0));
            }
        }
        let authors: BTreeSet<&str> = left.iter().map(|addition| addition.by.as_str()).collect();
        authors.len()
    }

    /// Whether a side removed what the other has: more often than it added, of its own, what the other never knew, but for
    /// so many additions of entries of other kinds.
    pub(crate) fn is_removed_by(
        &self,
        word: &str,
        [by, other]: [usize; 2],
        of_others: usize,
    ) -> bool {
        let Some(item) = self.0.get(word) else {
            return false;
        };
        let beyond = |count: &[usize; 3]| count[by].saturating_sub(count[other]);
        let removed: usize = item.removed.iter().map(|(_, count)| beyond(count)).sum();
        let added: usize = item.added.iter().map(|(_, count)| beyond(count)).sum();
        removed + of_others > added && removed > 0
    }

    /// Whether a side's log tells that the conflict over this entry was settled.
    fn is_settled(&self, word: &str, entry: &OrderedValue, side: usize) -> bool {
        let mut answers = self.answers_to(word, entry);
        answers.any(|answer| answer.count[side] > 0)
    }

    /// Whether a side knows an answer about this entry that the other does not.
    fn knows_more(&self, word: &str, entry: &OrderedValue, side: usize, other: usize) -> bool {
        let mut answers = self.answers_to(word, entry);
        answers.any(|answer| answer.count[side] > answer.count[other])
    }

    /// Whether on a side, whose log tells that the conflict over this entry was settled, it is an entry of its own.
    fn is_two(&self, word: &str, entry: &OrderedValue, side: usize) -> bool {
        let mut answers = self.answers_to(word, entry);
        answers.any(|answer| answer.to != word && answer.count[side] > 0 && answer.there[side])
    }

    /// Whether a side's log tells that such a conflict was settled as two entries, and not as one since.
    fn is_kept_apart(&self, word: &str, side: usize) -> bool {
        let mut answers = self.answers(word).filter(|answer| answer.count[side] > 0);
        answers.any(|answer| {
            let as_one = |other: &Answer| other.to == word && other.count[side] > 0;
            answer.to != word
                && (answer.there[side] || !self.answers_to(word, &answer.entry).any(as_one))
        })
    }

    /// Whether an entry is one that a conflict was settled with: whoever gave that answer made the same of it.
    fn is_made_by_answer(&self, word: &str) -> bool {
        let others = self.0.iter().filter(|(item, _)| *item != word);
        let mut answers = others.flat_map(|(_, item)| &item.answers);
        answers.any(|answer| answer.to == word)
    }

    /// The entries about which the sides know different answers that the other does not, and the side on which each is
    /// an entry of its own.
    fn answered_apart(&self, word: &str) -> BTreeMap<OrderedValue, usize> {
        let entries = self.answers(word).map(|answer| &answer.entry);
        let apart = entries.filter_map(|entry| {
            let is_new = |side, other| self.knows_more(word, entry, side, other);
            let two = [1, 2].map(|side| self.is_two(word, entry, side));
            let differ = two[0] != two[1] && is_new(1, 2) && is_new(2, 1);
            differ.then(|| (entry.clone(), if two[0] { 1 } else { 2 }))
        });
        apart.collect()
    }

    /// Who added the entry beside the one that stands, where the log tells of one only.
    fn other_author(&self, word: &str, stands_by: &str) -> Option<&str> {
        let added = self.0.get(word)?.added.iter();
        let others: BTreeSet<&str> = added
            .map(|(addition, _)| addition.by.as_str())
            .filter(|by| *by != stands_by)
            .collect();
        others.first().copied().filter(|_| others.len() == 1)
    }

    fn answers(&self, word: &str) -> impl Iterator<Item = &Answer> {
        let answers = self.0.get(word).map(|item| item.answers.iter());
        answers.into_iter().flatten()
    }

    fn answers_to(&self, word: &str, entry: &OrderedValue) -> impl Iterator<Item = &Answer> {
        self.answers(word)
            .filter(move |answer| answer.entry == *entry)
    }
}

/// Whether a side holds a conflict over an entry that was added apart.
pub(crate) fn is_apart(conflicts: &ConflictSet, word: &str) -> bool {
    let path = FieldPath::of(word, ADDED);
    [1, 2]
        .iter()
        .any(|side| !conflicts.rejected(*side, &path).is_empty())
}

/// Which of several entries stands where more people added one than there are, so that a hand took one out: the log does
/// not tell then whose is left, and it is the greatest.
fn untold<'t>(
    additions: &Additions,
    word: &str,
    entries: &BTreeSet<&'t OrderedValue>,
) -> Option<&'t OrderedValue> {
    let is_untold = entries.len() > 1 && additions.authors_left(word) > entries.len();
    entries.last().copied().filter(|_| is_untold)
}

/// The entry that stands in the place of one that only a side has and that others added apart, where whoever is on the
/// other side added one too, and took it out by hand.
pub(crate) fn standing_alone(
    additions: &Additions,
    conflicts: &mut ConflictSet,
    item: &EntryNode,
    side: usize,
) -> Option<EntryNode> {
    let path = FieldPath::of(item.word(), ADDED);
    let held = conflicts.rejected(side, &path);
    let table = OrderedValue(Some(whole_table(item)));
    let entries: BTreeSet<&OrderedValue> = held.iter().chain([&table]).collect();
    let stands = untold(additions, item.word(), &entries)?;
    if *stands == table {
        return None;
    }
    let rejected = entries.iter().filter(|entry| **entry != stands);
    let pairs: Vec<_> = rejected.map(|entry| (stands, *entry)).collect();
    conflicts.want_apart(&path, ApartWinner::Told, &pairs, Default::default());
    let whole = stands.0.as_ref()?;
    Some(EntryNode::from_table(item.kind, whole))
}

/// Takes care of the conflicts over an entry that was added apart. Gives the entry that stands whole, where
/// the two are different additions; `None` where the fields are to be merged. `is_shared` says whether entries of
/// other kinds go by the same id: the log then does not tell which was added.
pub(crate) fn added_apart(
    additions: &Additions,
    conflicts: &mut ConflictSet,
    is_shared: &dyn Fn() -> bool,
    (has_base, base): (bool, Option<&EntryNode>),
    [mine, other]: [&EntryNode; 2],
) -> Option<EntryNode> {
    let word = mine.word();
    let path = FieldPath::of(word, ADDED);
    let held: [BTreeSet<OrderedValue>; 3] = [0, 1, 2].map(|side| conflicts.rejected(side, &path));
    let is_open = !held[1].is_empty() || !held[2].is_empty();
    let origins = additions.origins(word, base.is_some());
    let winner = origins.and_then(|([one, two], both_own)| {
        let winner = if one > two { 1 } else { 2 };
        let is_new = base.is_none() && both_own && !additions.is_made_by_answer(word);
        let is_apart = is_open || is_new || additions.is_kept_apart(word, winner);
        let differs = one != two && mine.content() != other.content();
        (is_apart && differs && !is_shared()).then_some(winner)
    });
    let again = additions.answered_apart(word);
    if !is_open && winner.is_none() && again.is_empty() {
        return None;
    }
    let tables = [mine, other].map(|item| OrderedValue(Some(whole_table(item))));
    let was = base.map(|base| OrderedValue(Some(whole_table(base))));
    let mut rejected: BTreeSet<OrderedValue> = held[1].union(&held[2]).cloned().collect();
    rejected.retain(|entry| {
        let is_held = [1, 2].map(|side| held[side].contains(entry));
        let (lacks, holds) = match is_held {
            [true, false] => (2, 1),
            [false, true] => (1, 2),
            _ => return true,
        };
        let knows_more = |side, other| additions.knows_more(word, entry, side, other);
        match (knows_more(holds, lacks), knows_more(lacks, holds)) {
            // It was opened again after what the other side knows.
            (true, _) => true,
            (false, true) => false,
            (false, false) => !held[0].contains(entry),
        }
    });
    if let Some(winner) = winner {
        let loser = &tables[2 - winner];
        // What was rejected before and changed since is rejected as it is now.
        if let Some(was) = was.filter(|was| was != loser) {
            rejected.remove(&was);
        }
        if !additions.is_settled(word, loser, winner) {
            rejected.insert(loser.clone());
        }
    }
    let may_be_untold = winner.is_some() || (is_open && base.is_none() && !is_shared());
    let untold = may_be_untold.then(|| {
        let entries = held[1].iter().chain(&held[2]).chain(&tables).collect();
        untold(additions, word, &entries).cloned()
    });
    let untold = untold.flatten().filter(|_| has_base);
    let standing = match (&untold, winner) {
        (Some(_), _) => ApartWinner::Told,
        (None, Some(winner)) => ApartWinner::Of(winner),
        (None, None) => ApartWinner::Same,
    };
    if untold.is_some() {
        rejected.extend(tables.clone());
    }
    let is_whole = winner.is_some() || untold.is_some();
    let stands = &untold.unwrap_or_else(|| tables[winner.unwrap_or(1) - 1].clone());
    if is_whole {
        rejected.remove(stands);
    }
    let stands_of = |entry: &OrderedValue| match again.get(entry) {
        // As it is where the other is an entry of its own.
        Some(side) => &tables[side - 1],
        None => stands,
    };
    rejected.extend(again.keys().cloned());
    let pairs = rejected.iter().map(|entry| (stands_of(entry), entry));
    let pairs: Vec<_> = pairs.collect();
    let by = origins.map(|([one, two], _)| {
        let other = |stands: &Addition| additions.other_author(word, &stands.by);
        match one == two {
            true => [one.by.clone(), other(one).unwrap_or_default().to_owned()],
            false => [one.by.clone(), two.by.clone()],
        }
    });
    conflicts.want_apart(&path, standing, &pairs, by.unwrap_or_default());
    let sides = [mine, other].into_iter().zip(&tables);
    let found = sides.clone().find(|(_, table)| *table == stands);
    let whole = stands.0.as_ref().filter(|_| is_whole)?;
    Some(match found {
        Some((item, _)) => item.clone(),
        None => EntryNode::from_table(mine.kind, whole),
    })
}

/// An entry as a conflict keeps it: whole, and the same in whatever order its lists and parts stand.
fn whole_table(item: &EntryNode) -> Value {
    fn in_order(mut item: EntryNode) -> EntryNode {
        let kind = item.kind;
        for (key, value) in &mut item.fields {
            let is_list = kind.field(key).is_some_and(|field| field.many);
            if let (true, Value::List(members)) = (is_list, value) {
                let sorted: BTreeSet<OrderedValue> = members
                    .drain(..)
                    .map(|one| OrderedValue(Some(one)))
                    .collect();
                members.extend(sorted.into_iter().filter_map(|one| one.0));
            }
        }
        item.parts = item.parts.into_iter().map(in_order).collect();
        item.parts.sort_by_key(EntryNode::content);
        item
    }
    in_order(item.clone()).to_new().as_table()
}
