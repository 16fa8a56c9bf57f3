//! Search by words, as the palette, help and the lists of forms do: every word that is typed must be found.

use std::ops::Range;

use memchr::memmem::Finder;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::fold::fold;

/// How a word stands in a text, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordFit {
    /// Somewhere inside a word.
    Inside,
    /// At the beginning of a word.
    Start,
    /// As a whole word.
    Whole,
}

/// The words that are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords {
    words: Vec<String>,
}

impl SearchWords {
    /// The words of what is typed.
    pub fn new(typed: &str) -> Self {
        Self {
            words: fold(typed).split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, folded.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Whether whatever holds these words holds those of before too: they were typed on.
    pub fn extend(&self, before: &SearchWords) -> bool {
        let pairs = self.words.iter().zip(&before.words);
        self.words.len() >= before.words.len()
            && pairs
                .into_iter()
                .all(|(word, before)| word.contains(before.as_str()))
    }

    /// Whether a text holds every word; the text is folded here.
    pub fn are_in(&self, text: &str) -> bool {
        let folded = fold(text);
        self.iter().all(|word| folded.contains(word))
    }

    /// The parts of a text that the words match, in bytes, in order and apart.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let (folded, places) = folded_with_places(text);
        let mut marked: Vec<Range<usize>> = Vec::new();
        for word in self.iter() {
            for (at, _) in folded.match_indices(word) {
                let (start, end) = (places[at].start, places[at + word.len() - 1].end);
                marked.push(start..end);
            }
        }
        marked.sort_unstable_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in marked {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        apart
    }
}

/// A word, prepared to be looked for in many folded texts.
#[derive(Debug)]
pub struct WordFinder {
    finder: Finder<'static>,
}

impl WordFinder {
    /// A finder of a folded word.
    pub fn new(word: &str) -> Self {
        Self {
            finder: Finder::new(word).into_owned(),
        }
    }

    /// The bytes of the word.
    pub fn size(&self) -> usize {
        self.finder.needle().len()
    }

    /// Where the word stands first.
    pub fn find(&self, folded: &str) -> Option<usize> {
        self.finder.find(folded.as_bytes())
    }

    /// The best way in which it stands in a folded text; `None` where it does not.
    pub fn fit(&self, folded: &str) -> Option<WordFit> {
        let mut best = None;
        for at in self.finder.find_iter(folded.as_bytes()) {
            let before = folded[..at].chars().next_back();
            let after = folded[at + self.size()..].chars().next();
            let is_edge = |beside: Option<char>| beside.is_none_or(|one| !one.is_alphanumeric());
            let fit = match (is_edge(before), is_edge(after)) {
                (true, true) => return Some(WordFit::Whole),
                (true, false) => WordFit::Start,
                _ => WordFit::Inside,
            };
            best = best.max(Some(fit));
        }
        best
    }
}

/// A text folded character by character, and for each byte of that the bytes of the text that it stands for.
fn folded_with_places(text: &str) -> (String, Vec<Range<usize>>) {
    let (mut folded, mut places) = (String::new(), Vec::new());
    for (start, grapheme) in text.grapheme_indices(true) {
        let piece = fold(grapheme);
        places.extend(std::iter::repeat_n(
            start..start + grapheme.len(),
            piece.len(),
        ));
        folded.push_str(&piece);
    }
    (folded, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::test_strings::any_text;
    use proptest::prelude::*;

    fn word_fit(word: &str, folded: &str) -> Option<WordFit> {
        WordFinder::new(word).fit(folded)
    }

    #[test]
    fn whole_words_fit_better_than_beginnings_and_those_than_pieces() {
        let text = fold("Steel price (per tonne)");
        assert_eq!(word_fit("price", &text), Some(WordFit::Whole));
        assert_eq!(word_fit("pri", &text), Some(WordFit::Start));
        assert_eq!(word_fit("rice", &text), Some(WordFit::Inside));
        assert_eq!(word_fit("excel", &text), None);
        assert_eq!(word_fit("sep", "steel price"), None, "no loose letters");
    }

    #[test]
    fn matches_are_marked_in_the_text_as_it_stands() {
        let marked = |typed: &str, text: &'static str| -> Vec<&'static str> {
            let words = SearchWords::new(typed);
            words
                .marks(text)
                .into_iter()
                .map(|range| &text[range])
                .collect()
        };
        assert_eq!(marked("cafe rig", "Test rig, Café"), ["rig", "Café"]);
        assert_eq!(marked("rig est", "Test rig"), ["est", "rig"]);
        assert_eq!(marked("x", "Test rig"), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn marks_lie_on_character_edges_in_order(text in any_text(), typed in any_text()) {
            let mut end = 0;
            for range in SearchWords::new(&typed).marks(&text) {
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                end = range.end;
            }
        }
    }
}
