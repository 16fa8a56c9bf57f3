//! Remarks of like wording.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::theme::feedback;
use crate::analysis::redact::HIDDEN;
use crate::model::{EntryRef, Portfolio};
use crate::text::fold;

/// The fewest letters of a word that carries meaning.
const LEAST_LETTERS: usize = 4;
/// The fewest words that two alike remarks share.
const LEAST_SHARED: usize = 2;
/// The most remarks that are compared with each other: more would take seconds.
const MOST_REMARKS: usize = 3_000;

/// Words that stand in remarks on anything.
const COMMON: [&str; 44] = [
    "about", "after", "again", "also", "because", "been", "before", "being", "could", "does",
    "each", "even", "every", "from", "have", "here", "into", "just", "know", "like", "more",
    "must", "need", "only", "other", "over", "same", "should", "some", "still", "than", "that",
    "their", "them", "then", "there", "they", "this", "very", "want", "were", "when", "will",
    "with",
];

/// Groups of at least two remarks of like wording, each with the words that most of them share.
pub(super) fn groups(
    portfolio: &Portfolio,
    remarks: &[EntryRef],
) -> Vec<(Vec<String>, Vec<EntryRef>)> {
    let newest = remarks.len().saturating_sub(MOST_REMARKS);
    let mut texts: Vec<(EntryRef, BTreeSet<String>)> = (remarks[newest..].iter())
        .filter_map(|found| {
            let text = feedback(portfolio, *found)?.text.as_deref()?;
            (text != HIDDEN).then(|| (*found, words(text)))
        })
        .collect();
    let often = often(&texts);
    for (_, words) in &mut texts {
        words.retain(|word| !often.contains(word));
    }
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (_, words)) in texts.iter().enumerate() {
        for word in words {
            by_word.entry(word).or_default().push(at);
        }
    }
    let mut leader: Vec<usize> = (0..texts.len()).collect();
    for at in 0..texts.len() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for word in &texts[at].1 {
            for &other in by_word[word.as_str()].iter().filter(|other| **other < at) {
                *shared.entry(other).or_default() += 1;
            }
        }
        for (other, count) in shared {
            let either = texts[at].1.len() + texts[other].1.len() - count;
            if count >= LEAST_SHARED && count * 3 >= either {
                let (a, b) = (find(&mut leader, at), find(&mut leader, other));
                leader[a.max(b)] = a.min(b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..texts.len() {
        groups.entry(find(&mut leader, at)).or_default().push(at);
    }
    let several = groups.into_values().filter(|group| group.len() > 1);
    several
        .map(|group| {
            let found = group.iter().map(|at| texts[*at].0).collect();
            (shared_words(&texts, &group), found)
        })
        .collect()
}

/// The words of a text that carry meaning, each without a plural's ending.
fn words(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let all = folded.split(|character: char| !character.is_alphanumeric());
    let carries = |word: &&str| word.chars().count() >= LEAST_LETTERS && !COMMON.contains(word);
    all.filter(carries)
        .map(|word| match word.strip_suffix('s') {
            Some(stem) if stem.len() > LEAST_LETTERS && !stem.ends_with('s') => stem.to_owned(),
            _ => word.to_owned(),
        })
        .collect()
}

/// The words that stand in more than a third of the remarks, where there are enough to tell.
fn often(texts: &[(EntryRef, BTreeSet<String>)]) -> BTreeSet<String> {
    if texts.len() < 12 {
        return BTreeSet::new();
    }
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for word in texts.iter().flat_map(|(_, words)| words) {
        *counts.entry(word).or_default() += 1;
    }
    let many = counts
        .into_iter()
        .filter(|(_, count)| count * 3 > texts.len());
    many.map(|(word, _)| word.clone()).collect()
}

/// The leader of a group, with the way there made short.
fn find(leader: &mut [usize], at: usize) -> usize {
    let mut top = at;
    while leader[top] != top {
        top = leader[top];
    }
    let mut step = at;
    while leader[step] != top {
        step = std::mem::replace(&mut leader[step], top);
    }
    top
}

/// The words that most of a group share, at most four, the most frequent first.
fn shared_words(texts: &[(EntryRef, BTreeSet<String>)], group: &[usize]) -> Vec<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for word in group.iter().flat_map(|at| &texts[*at].1) {
        *counts.entry(word).or_default() += 1;
    }
    let mut most: Vec<(&String, usize)> =
        counts.into_iter().filter(|(_, count)| *count > 1).collect();
    most.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), std::cmp::Reverse(word.len())));
    most.into_iter()
        .take(4)
        .map(|(word, _)| word.clone())
        .collect()
}
