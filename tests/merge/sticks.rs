//! Three laptops that meet sticks at random, each pair with what it last held in common.

use std::collections::BTreeSet;

use tcu::internal::edit::merge::alike;
use tcu::internal::model::{Kind, Value};
use tcu::internal::store::merge::entry_set;

use super::laptop::{Dice, Means, edit, is_long_run, read, told};
use super::random::{agree, is_added_under_two_kinds, merged, records};
use super::shrunk::{is_so, line_difference};

const WHO: [&str; 3] = ["a", "b", "c"];

/// A laptop that edits and then meets a stick.
#[derive(Clone, Debug)]
struct Meeting {
    laptop: usize,
    stick: usize,
    /// Where the dice stood before each edit.
    edits: Vec<u64>,
}

/// A random case, told by where the dice stood before each edit.
#[derive(Clone, Debug)]
struct Journey {
    start: &'static str,
    means: Means,
    sticks: usize,
    /// The edits with which all began.
    begun: Vec<u64>,
    meetings: Vec<Meeting>,
}

/// What everybody holds.
struct Holdings {
    sticks: Vec<String>,
    /// Of each laptop its text, and what it last held in common with each stick.
    laptops: Vec<(String, Vec<String>)>,
    /// What was recorded on any laptop.
    recorded: BTreeSet<String>,
}

/// Whether laptops that meet so many sticks all end alike; tells the edits that matter where they do not. What a laptop
/// records is on all of them in the end.
pub(crate) fn by_sticks(seed: u64, start: &'static str, means: Means, sticks: usize) -> bool {
    let journey = Journey::of(seed, start, means, sticks);
    let held = journey.ends_alike(false);
    if !held && is_long_run() {
        let shrunk = journey.shrunk();
        told(&format!("=== differs: {shrunk:?}"));
        shrunk.ends_alike(true);
    }
    held
}

/// Whether two texts hold the same, but for entries that somebody removed: of one that was removed here and changed there
/// stays what that side has, so that it lacks what others told whoever removed it. Who got that by another way keeps it.
fn agree_on_what_stays(one: &str, other: &str) -> bool {
    if agree(one, other) || is_added_under_two_kinds(&[one, other]) {
        return true;
    }
    let mut removed = BTreeSet::new();
    for text in [one, other] {
        let roadmap = read(text);
        let changes = roadmap.changes.iter();
        let removals = changes.filter(|change| change.field.as_deref() == Some("removed"));
        removed.extend(removals.filter_map(|change| change.item.as_deref().map(str::to_owned)));
    }
    let [one, other] = [one, other].map(|text| {
        let mut left = entry_set("x", text).unwrap();
        left.items.retain(|item| {
            let about = item.fields.get("item").and_then(Value::as_text);
            let word = match item.kind {
                Kind::Conflict => about.unwrap_or_default(),
                _ => item.word(),
            };
            !removed.contains(word)
        });
        left
    });
    alike(&one, &other)
}

impl Journey {
    fn of(seed: u64, start: &'static str, means: Means, sticks: usize) -> Self {
        let mut dice = Dice(seed);
        let some_edits = |dice: &mut Dice, text: &mut String, who: &str| -> Vec<u64> {
            let count = dice.roll(4) + 1;
            let edit_once = |_| {
                let state = dice.0;
                *text = edit(dice, text, who, means);
                state
            };
            (0..count).map(edit_once).collect()
        };
        let mut begin = start.to_owned();
        let begun = some_edits(&mut dice, &mut begin, "office");
        let mut held = Holdings::new(&begin, sticks);
        let mut meetings = Vec::new();
        for _ in 0..7 {
            let (laptop, stick) = (dice.roll(3), dice.roll(sticks));
            let text = &mut held.laptops[laptop].0;
            let edits = some_edits(&mut dice, text, WHO[laptop]);
            held.meet(laptop, stick);
            meetings.push(Meeting {
                laptop,
                stick,
                edits,
            });
        }
        Self {
            start,
            means,
            sticks,
            begun,
            meetings,
        }
    }

    /// Whether everybody ends alike, where in the end everybody meets every stick, twice.
    fn ends_alike(&self, is_told: bool) -> bool {
        let edited = |text: &str, states: &[u64], who: &str| {
            let states = states.iter();
            states.fold(text.to_owned(), |text, state| {
                edit(&mut Dice(*state), &text, who, self.means)
            })
        };
        let begun = edited(self.start, &self.begun, "office");
        let mut held = Holdings::new(&begun, self.sticks);
        if is_told {
            told(&format!("=== begun\n{begun}"));
        }
        for Meeting {
            laptop,
            stick,
            edits,
        } in &self.meetings
        {
            let before = held.laptops[*laptop].0.clone();
            held.laptops[*laptop].0 = edited(&before, edits, WHO[*laptop]);
            held.record(*laptop);
            if is_told {
                let change = line_difference(&before, &held.laptops[*laptop].0);
                told(&format!("=== {} edits\n{change}", WHO[*laptop]));
            }
            if !held.told_meeting(*laptop, *stick, is_told) {
                return false;
            }
        }
        for round in 0..6 * self.sticks {
            if !held.told_meeting(round % 3, round / 3 % self.sticks, is_told) {
                return false;
            }
        }
        held.are_alike()
    }

    fn shrunk(mut self) -> Self {
        let differs = |case: &Self| is_so(&|| !case.ends_alike(false));
        loop {
            let before = self.size();
            for at in (0..self.meetings.len()).rev() {
                let mut less = self.clone();
                less.meetings.remove(at);
                self = if differs(&less) { less } else { self };
            }
            for at in (0..self.begun.len()).rev() {
                let mut less = self.clone();
                less.begun.remove(at);
                self = if differs(&less) { less } else { self };
            }
            for meeting in 0..self.meetings.len() {
                for at in (0..self.meetings[meeting].edits.len()).rev() {
                    let mut less = self.clone();
                    less.meetings[meeting].edits.remove(at);
                    self = if differs(&less) { less } else { self };
                }
            }
            if self.size() == before {
                return self;
            }
        }
    }

    fn size(&self) -> usize {
        let edits = self.meetings.iter().map(|meeting| 1 + meeting.edits.len());
        self.begun.len() + edits.sum::<usize>()
    }
}

impl Holdings {
    fn new(begun: &str, sticks: usize) -> Self {
        Self {
            sticks: vec![begun.to_owned(); sticks],
            laptops: vec![(begun.to_owned(), vec![begun.to_owned(); sticks]); 3],
            recorded: BTreeSet::new(),
        }
    }

    fn record(&mut self, laptop: usize) {
        let text = &self.laptops[laptop].0;
        self.recorded.extend(records(&read(text)));
    }

    /// Merges both ways; whether both come to the same.
    fn meet(&mut self, laptop: usize, stick: usize) -> bool {
        let (text, bases) = &mut self.laptops[laptop];
        let (stick, base) = (&mut self.sticks[stick], &mut bases[stick]);
        let (mine, theirs) = (text.clone(), stick.clone());
        *text = merged(Some(base), &mine, &theirs);
        *stick = merged(Some(base), &theirs, &mine);
        *base = stick.clone();
        agree_on_what_stays(stick, text)
    }

    fn told_meeting(&mut self, laptop: usize, stick: usize, is_told: bool) -> bool {
        let was = [&self.laptops[laptop].0, &self.sticks[stick]].map(String::clone);
        let is_same = self.meet(laptop, stick);
        if is_told {
            let is = [&self.laptops[laptop].0, &self.sticks[stick]];
            let [mine, theirs] = [0, 1].map(|at| line_difference(&was[at], is[at]));
            if !mine.is_empty() || !theirs.is_empty() {
                told(&format!(
                    "=== {} meets stick {stick}; laptop:\n{mine}=== stick:\n{theirs}",
                    WHO[laptop]
                ));
            }
        }
        is_same
    }

    fn are_alike(&self) -> bool {
        let ends: Vec<&String> = self.laptops.iter().map(|(text, _)| text).collect();
        for text in &ends {
            let held: BTreeSet<String> = records(&read(text)).into_iter().collect();
            let lost: Vec<&String> = self.recorded.difference(&held).collect();
            assert!(lost.is_empty(), "{lost:#?}\n{text}");
        }
        ends.iter()
            .all(|text| agree_on_what_stays(text, &self.sticks[0]))
    }
}
