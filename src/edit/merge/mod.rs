//! One merge of two sides of a roadmap, with the base that both began with or without one.
//!
//! # The rule
//!
//! Everything is compared as values, never as lines. So that three laptops end alike in whatever order they
//! merge, each piece of a file merges by a rule that does not know which side is called ours:
//!
//! - **A field** is the set of values that stand side by side in it: the one that stands, and those that its
//!   `[[conflict]]`s hold. Where both sides changed it, the sets merge as sets: a member of the base stays if
//!   both left it, a member that is new on either side joins. Then the log speaks: of the changes since the base, a value
//!   is *replaced* by another of the set if they lead from it to that other and not back; ways through what the base
//!   held lead nowhere, for there all began. What is replaced goes. A value that an earlier merge took for replaced comes
//!   back where the fuller log shows a circle. Each person went one way: whoever came back to where they began changed
//!   nothing, and whoever came to what the base held by a way that began elsewhere gave it anew. What a hand changed
//!   replaces nothing but what the base held. Of what is left the one whose logged change is latest stands (where not
//!   all are logged, or on one day: the greatest; any value before none), and the others are conflicts.
//!   What the log of a side tells counts also where it removed the entry since.
//! - **A list** is the set of its members.
//! - **An entry** is there or not. Removed on one side and left alone on the other it goes; changed on the
//!   other (also where somebody's changes came to what it was) it stays whole, with a conflict whose field is `removed` (`true` of the side that removed it).
//! - **An id that two people added apart**, where both logs say so: the entry whose addition is later stands whole,
//!   and the other is kept whole in one conflict whose field is `added`, until a person says whether they are one
//!   entry or two. Where more people added one than there are, a hand took one out: the log does not tell then whose is
//!   left, and the greatest stands.
//! - **A part** (a match, a sector) merges field by field like an entry. In the log it is a field of its entry
//!   with a table as value; a conflict on it holds tables of what tells the part apart and the key in question.
//! - **Records** are counted: the side that changed the number decides; if both did, the greater number.
//! - **An old base**: two sides that have met a third since (a second stick) share changes that their base lacks.
//!   Such a piece (a field, an entry, a part, a member of a list) is merged with what both last held of it, as the
//!   logs tell it: what a side holds, less what that side alone changed. Of a conflict neither of whose sides was
//!   settled in a log since, every value stays.
//! - What the base does not hold and neither log tells is an addition.
//! - **Without a base** an entry that one side removed is merged with what the logs of its removals keep of it: it goes
//!   where they knew all that the other side has, also as it was before they changed it. Otherwise it stays, and of
//!   each field what they knew gives way to what they did not. Which value of a conflict stands is told by the whole log.
//!
//! # What does not hold
//!
//! Where laptops exchange over several sticks, of what is not logged (hand edits, notes, the handling of a feedback)
//! no side can be told to be the newer: two such edits of one field that go round by two ways may follow each
//! other, so that a value, or what was removed by hand, comes back until somebody changes it again. Records and what
//! is logged are not touched by it.
//!
//! Whatever is withheld of a sensitive feedback, and what was erased at somebody's wish, is taken out of all
//! sides first, so that it can come back neither as a value nor in the log or a conflict.
//!
//! The result is a [`EntrySet`]; the edits for ours are its difference from ours. No I/O, no clock.

mod additions;
mod answered_again;
mod close_conflicts;
mod conflict_set;
mod entry;
mod field;
mod follow_author;
mod list;
mod log;
mod merge_base;
mod merge_fields;
mod multiset;
pub(crate) mod open_conflicts;
mod redaction;
mod removed_entry;
pub(crate) mod resolve;
mod resolve_added;
mod standing;
mod told;
mod twins;

pub(crate) use log::REMOVED;
pub(crate) use open_conflicts::{HeldValue, ONE, OpenConflict, unsettled};
pub(crate) use resolve::{resolve, settle};

use super::change::Edit;
use super::diff::{EntryNode, EntrySet, edits};
use crate::model::Kind;
use additions::Additions;
use conflict_set::ConflictSet;
use entry::MergeContext;
use log::ChangeLog;
use removed_entry::Removals;

/// What a merge comes to.
#[derive(Clone, Debug)]
pub(crate) struct Merged {
    /// The edits that turn ours into the result.
    pub edits: Vec<Edit>,
    /// Everything that the result holds.
    pub entries: EntrySet,
    /// How many conflicts the result holds.
    pub conflicts: usize,
    /// How many of them ours did not hold.
    pub new_conflicts: usize,
}

/// Merges two sides.
pub(crate) fn merge(base: Option<&EntrySet>, ours: &EntrySet, theirs: &EntrySet) -> Merged {
    let before = ours;
    let has_base = base.is_some();
    let empty = EntrySet::default();
    let sides = [base.unwrap_or(&empty), ours, theirs];
    let one_sided = [(0, 1), (0, 2), (1, 2)]
        .iter()
        .any(|(a, b)| same(sides[*a], sides[*b]));
    // Where only one side changed, the result is that side as it is.
    let [base, ours, theirs] = if one_sided {
        sides.map(EntrySet::clone)
    } else {
        redaction::withhold(sides)
    };
    let changes = multiset::records(&base, &ours, &theirs, |kind| kind == Kind::Change);
    let log = ChangeLog::new(has_base, &base, &ours, &theirs, &changes);
    let additions = Additions::of([&base, &ours, &theirs], &changes);
    let mut merging = MergeContext {
        log: &log,
        additions: &additions,
        sides: [&base, &ours, &theirs],
        conflicts: ConflictSet::of([&base, &ours, &theirs]),
        removals: Removals::default(),
    };
    let mut items = merging.entries();
    items.extend(changes);
    items.extend(multiset::records(&base, &ours, &theirs, |kind| {
        !matches!(kind, Kind::Change | Kind::Conflict)
    }));
    items.extend(merging.conflicts.finish(&log));
    let entries = EntrySet::new(items);
    let conflicts = |entries: &EntrySet| entries.of_kind(Kind::Conflict).count();
    let edits = edits(before, &entries);
    Merged {
        conflicts: conflicts(&entries),
        new_conflicts: edits.iter().filter(|edit| is_new_conflict(edit)).count(),
        edits,
        entries,
    }
}

fn is_new_conflict(edit: &Edit) -> bool {
    matches!(edit, Edit::Add { new, .. } if new.kind == Kind::Conflict)
}

/// Whether two sheets say the same, in whatever order.
pub fn same(mine: &EntrySet, theirs: &EntrySet) -> bool {
    contents(mine, EntryNode::content) == contents(theirs, EntryNode::content)
}

/// Whether two sheets hold the same entries, fields and conflicts: as [`same`], but that a conflict is told by
/// item, field and its unordered pair of values, whoever it says gave them.
pub fn alike(mine: &EntrySet, theirs: &EntrySet) -> bool {
    let told = |item: &EntryNode| match item.kind {
        Kind::Conflict => conflict_set::key(item),
        _ => item.content(),
    };
    contents(mine, told) == contents(theirs, told)
}

fn contents(entries: &EntrySet, of: impl Fn(&EntryNode) -> String) -> Vec<String> {
    let mut contents: Vec<String> = entries.items.iter().map(of).collect();
    contents.sort();
    contents
}
