//! A dependency cycle that an act closes: milestones that wait for each other in a circle.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use crate::model::{Portfolio, Roadmap};

/// A milestone by the places of its roadmap and of itself.
type MilestonePosition = (usize, usize);

/// The shortest cycle through a milestone, in words; `None` where it is in none. `file` gives a roadmap as the act has
/// left it, by its place.
pub(super) fn closed<'r>(
    portfolio: &Portfolio,
    file: &impl Fn(usize) -> &'r Roadmap,
    from: MilestonePosition,
) -> Option<String> {
    let mut ids: HashMap<usize, HashMap<&str, usize>> = HashMap::new();
    let mut reached: HashMap<MilestonePosition, MilestonePosition> = HashMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        let waits_for = file(at.0)
            .milestones
            .get(at.1)
            .map_or(&[][..], |one| &one.after);
        for reference in waits_for {
            let (roadmap, id) = match reference.split_once('/') {
                Some((roadmap, id)) => match portfolio.position(roadmap) {
                    Some(place) => (place, id),
                    None => continue,
                },
                None => (at.0, reference.as_str()),
            };
            let known = ids
                .entry(roadmap)
                .or_insert_with(|| index_of(file(roadmap)));
            let Some(&index) = known.get(id) else {
                continue;
            };
            let next = (roadmap, index);
            if next == from {
                return Some(in_words(file, from, at, &reached));
            }
            if let Entry::Vacant(place) = reached.entry(next) {
                place.insert(at);
                open.push_back(next);
            }
        }
    }
    None
}

/// The milestones of a file by id; of one id the first counts.
fn index_of(file: &Roadmap) -> HashMap<&str, usize> {
    let mut ids = HashMap::new();
    for (index, milestone) in file.milestones.iter().enumerate() {
        ids.entry(milestone.id.as_str()).or_insert(index);
    }
    ids
}

/// `a → b → c → a`: each waits for the next. `last` waits for `from`.
fn in_words<'r>(
    file: &impl Fn(usize) -> &'r Roadmap,
    from: MilestonePosition,
    last: MilestonePosition,
    reached: &HashMap<MilestonePosition, MilestonePosition>,
) -> String {
    let name = |(roadmap, index): MilestonePosition| {
        let file = file(roadmap);
        let id = file.milestones.get(index).map_or("", |one| &one.id);
        match roadmap == from.0 {
            true => id.to_owned(),
            false => format!("{}/{id}", file.id),
        }
    };
    let mut members = vec![from];
    let mut at = last;
    while at != from {
        members.push(at);
        at = reached[&at];
    }
    let mut names: Vec<String> = members.into_iter().rev().map(name).collect();
    names.rotate_right(1);
    names.push(name(from));
    format!(
        "a cycle: {}, so each waits for the next and none can begin",
        names.join(" → ")
    )
}
