//! The rows of the palette, prepared for search: a letter that is typed costs in what it finds.

use std::cmp::Reverse;

use crate::commands::{Command, command_spec};
use crate::text::{SearchWords, WordFinder, WordFit, fold};
use crate::tui::state::route::RowId;

/// What happens when a line is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// This is done.
    Do(Command),
    /// This is gone to.
    Go(RowId),
}

/// One line of the palette.
#[derive(Clone, Debug)]
pub(crate) struct PaletteRow {
    /// What is done or gone to.
    pub goal: Goal,
    /// The label of the command, or the id of the entry.
    pub name: String,
    /// What the command does, or the title of the entry.
    pub about: String,
    /// The name of the cluster of the entry; empty for a command and for a cluster.
    pub cluster: String,
    /// It can be done here.
    pub here: bool,
    /// The words by which it is called, folded: name and title, or label.
    called: String,
    /// Other words by which it is found, folded: synonyms, or the cluster.
    also: String,
}

impl PaletteRow {
    /// A command, with the help that is shown.
    pub(crate) fn command(command: Command, help: String, here: bool) -> Self {
        let spec = command_spec(command);
        Self {
            goal: Goal::Do(command),
            name: spec.label.to_owned(),
            about: help,
            cluster: String::new(),
            here,
            called: fold(&format!("{} {}", spec.label, spec.id)),
            also: fold(spec.words),
        }
    }

    /// Something to go to, by its id and title, with the id and the name of its cluster.
    pub(crate) fn entry(key: RowId, id: &str, title: String, cluster: (&str, &str)) -> Self {
        Self {
            name: id.to_owned(),
            called: fold(&format!("{id} {title}")),
            also: fold(&format!("{} {} {}", cluster.0, cluster.1, key.address())),
            about: title,
            cluster: match &key {
                RowId::Roadmap(_) => String::new(),
                _ => cluster.1.to_owned(),
            },
            goal: Goal::Go(key),
            here: true,
        }
    }

    /// How well it is meant by what is typed; `None` where a word is not in it.
    fn rank(&self, typed: &PaletteSearch) -> Option<Rank> {
        let (mut worst, mut called) = (WordFit::Whole, 0);
        for word in &typed.finders {
            let fit = word.fit(&self.called).map(|fit| (fit, true));
            let also = word.fit(&self.also).map(|fit| (fit, false));
            let (fit, is_called) = fit.max(also)?;
            worst = worst.min(fit);
            called += usize::from(is_called);
        }
        // Its name starts what it is called by, so only what starts like it is folded.
        let is_name = self.called.starts_with(&typed.text) && fold(&self.name) == typed.text;
        Some(Rank {
            here: self.here,
            named: is_name || self.about == typed.text,
            worst,
            command: matches!(self.goal, Goal::Do(_)),
            called,
            short: Reverse(self.called.len()),
        })
    }
}

/// How well a row is meant, what counts most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// It can be done here.
    here: bool,
    /// What is typed is its name.
    named: bool,
    /// How the worst of the words fits.
    worst: WordFit,
    /// It is a command: of those there are few.
    command: bool,
    /// So many words are of its own name, not of its synonyms or cluster.
    called: usize,
    /// The shorter the likelier.
    short: Reverse<usize>,
}

/// What is typed, prepared for a search.
#[derive(Debug)]
pub(super) struct PaletteSearch {
    text: String,
    finders: Vec<WordFinder>,
}

impl PaletteSearch {
    /// A search for words, of which there is at least one.
    pub(super) fn new(typed: &str, words: &SearchWords) -> Self {
        Self {
            text: fold(typed.trim()),
            finders: words.iter().map(WordFinder::new).collect(),
        }
    }

    /// The word that most rows are without.
    fn rarest(&self) -> Option<&WordFinder> {
        self.finders.iter().max_by_key(|finder| finder.size())
    }
}

/// Rows that are made at one time.
#[derive(Debug, Default)]
pub(crate) struct PaletteRows {
    rows: Vec<PaletteRow>,
    /// All the words of all the rows, one row after the other, so that one pass finds those that hold a word.
    texts: String,
    /// Where the words of each row end in that.
    ends: Vec<usize>,
}

impl PaletteRows {
    /// Prepares rows for search.
    pub(crate) fn new(rows: Vec<PaletteRow>) -> Self {
        let (mut texts, mut ends) = (String::new(), Vec::with_capacity(rows.len()));
        for row in &rows {
            for text in [&row.called, &row.also] {
                texts.push_str(text);
                // No word holds it, so none is found across two texts.
                texts.push('\n');
            }
            ends.push(texts.len());
        }
        Self { rows, texts, ends }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The row at a place.
    pub(super) fn get(&self, place: usize) -> Option<&PaletteRow> {
        self.rows.get(place)
    }

    /// How well the row at a place is meant.
    pub(super) fn rank(&self, place: usize, search: &PaletteSearch) -> Option<Rank> {
        self.rows.get(place)?.rank(search)
    }

    /// The places of the rows that hold the rarest word.
    pub(super) fn holding(&self, search: &PaletteSearch) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + search.rarest()?.find(&self.texts[from..])?;
            let place = self.ends.partition_point(|end| *end <= at);
            from = *self.ends.get(place)?;
            Some(place)
        })
    }
}
