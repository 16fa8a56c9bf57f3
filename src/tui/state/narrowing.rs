//! Narrowing a long list letter by letter: of what could not be found by the letters before nothing is looked at again.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::EntryRef;
use crate::tui::state::filter_rows::{Loosely, holder, lists_words};
use crate::tui::state::filter_texts::EntryTexts;
use crate::tui::state::list_state::Row;
use crate::tui::state::snapshot::Snapshot;

/// What a list was narrowed to, to go on from with the next letter.
#[derive(Clone, Debug)]
pub(crate) struct Narrowing {
    generation: u64,
    hides_personal: bool,
    words: Vec<String>,
    all: Arc<Vec<Row>>,
    /// The rows that these words, or longer ones which begin with them, can be found in.
    candidates: Vec<NarrowedRow>,
    /// How many rows were looked at.
    #[cfg(test)]
    pub looked: usize,
}

#[derive(Clone, Copy, Debug)]
struct NarrowedRow {
    at: u32,
    found: Option<EntryRef>,
}

/// What the texts of a row say to the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// Not even longer words can be found there.
    No,
    /// Longer words may.
    Later,
    /// They are found.
    Yes,
}

impl Narrowing {
    /// The rows of `all` in which every word (folded) is found, and what to go on from.
    pub(crate) fn narrow(
        snapshot: &Snapshot,
        all: Vec<Row>,
        words: &[&str],
        hides_personal: bool,
        before: Option<Self>,
    ) -> (Vec<Row>, Self) {
        let usable = before.filter(|before| {
            let mut pairs = before.words.iter().zip(words);
            before.generation == snapshot.generation
                && before.hides_personal == hides_personal
                && before.words.len() <= words.len()
                && pairs.all(|(before, now)| now.starts_with(before.as_str()))
                && *before.all == all
        });
        let (all, candidates) = match usable {
            Some(before) => (before.all, before.candidates),
            None => {
                let rows = all.par_iter().enumerate();
                let candidates = rows.map(|(at, row)| NarrowedRow {
                    at: at as u32,
                    found: holder(snapshot, row),
                });
                let candidates = candidates.collect();
                (Arc::new(all), candidates)
            }
        };
        #[cfg(test)]
        let looked = candidates.len();
        let fits: Vec<Fit> = candidates
            .par_iter()
            .map_init(Loosely::default, |loosely, one| match one.found {
                Some(found) => fit(snapshot, found, words, hides_personal, loosely),
                None => match lists_words(snapshot, &all[one.at as usize], words, loosely) {
                    true => Fit::Yes,
                    false => Fit::Later,
                },
            })
            .collect();
        let pairs = || candidates.iter().zip(&fits);
        let rows = pairs().filter(|(_, fit)| **fit == Fit::Yes);
        let rows = rows.map(|(one, _)| all[one.at as usize].clone()).collect();
        let candidates = pairs().filter(|(_, fit)| **fit != Fit::No);
        let candidates = candidates.map(|(one, _)| *one).collect();
        let narrowing = Self {
            generation: snapshot.generation,
            hides_personal,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            candidates,
            all,
            #[cfg(test)]
            looked,
        };
        (rows, narrowing)
    }
}

fn fit(
    snapshot: &Snapshot,
    found: EntryRef,
    words: &[&str],
    hides_personal: bool,
    loosely: &mut Loosely,
) -> Fit {
    let Some(texts) = snapshot.filter_texts(found.roadmap, hides_personal) else {
        return Fit::No;
    };
    let parts = [Some(&texts.names), texts.entry(found)];
    let mut worst = Fit::Yes;
    for word in words {
        let found = parts
            .iter()
            .flatten()
            .map(|texts| of_word(texts, word, loosely));
        match best(found) {
            Fit::No => return Fit::No,
            Fit::Later => worst = Fit::Later,
            Fit::Yes => {}
        }
    }
    worst
}

fn best(fits: impl Iterator<Item = Fit>) -> Fit {
    let mut best = Fit::No;
    for fit in fits {
        match fit {
            Fit::Yes => return Fit::Yes,
            Fit::Later => best = Fit::Later,
            Fit::No => {}
        }
    }
    best
}

fn of_word(texts: &EntryTexts, word: &str, loosely: &mut Loosely) -> Fit {
    if memchr::memmem::find(texts.folded.as_bytes(), word.as_bytes()).is_some() {
        return Fit::Yes;
    }
    // What is written in several words is looked for in any order.
    let plain = !word.contains([' ', '\\']);
    if plain && !texts.may_hold(word) {
        return Fit::No;
    }
    match texts.short.iter().any(|text| loosely.scattered(word, text)) {
        true => Fit::Yes,
        false => Fit::Later,
    }
}
