//! What a picker offers: words and entries, and which of them a typed text means.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// One thing that a field may be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// What is written into the field: a word, or an entry's id.
    pub id: String,
    /// What it is called; may be empty.
    pub label: String,
}

impl Candidate {
    /// A candidate of that id and name.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
        }
    }

    /// Each of some words, which need no name.
    pub fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        words
            .into_iter()
            .map(|word| Self::new(word, String::new()))
            .collect()
    }
}

/// The places of the candidates that a typed text may mean, likeliest first; all of them, in their order,
/// where nothing is typed.
pub fn matching(typed: &str, candidates: &[Candidate]) -> Vec<usize> {
    let typed = typed.trim();
    if typed.is_empty() {
        return (0..candidates.len()).collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let lower = typed.to_lowercase();
    let (mut line, mut characters) = (String::new(), Vec::new());
    let mut found: Vec<(u8, u32, usize)> = Vec::new();
    for (place, candidate) in candidates.iter().enumerate() {
        line.clear();
        line.push_str(&candidate.id);
        line.push(' ');
        line.push_str(&candidate.label);
        if let Some(score) = pattern.score(Utf32Str::new(&line, &mut characters), &mut matcher) {
            let nearness = if candidate.id == lower {
                2
            } else {
                u8::from(candidate.id.starts_with(&lower))
            };
            found.push((nearness, score, place));
        }
    }
    found.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
    found.into_iter().map(|(.., place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, candidates: &[Candidate]) -> Vec<String> {
        matching(typed, candidates)
            .into_iter()
            .map(|place| candidates[place].id.clone())
            .collect()
    }

    #[test]
    fn the_likeliest_comes_first() {
        let words = Candidate::words(["planned", "active", "blocked", "done", "dropped"]);
        assert_eq!(found("", &words).len(), 5);
        assert_eq!(found("d", &words)[..2], ["done", "dropped"]);
        assert_eq!(found("BLK", &words), ["blocked"]);
        assert_eq!(found("xyz", &words), Vec::<String>::new());
    }

    #[test]
    fn names_are_searched_as_well_as_ids() {
        let owners = [
            Candidate::new(
                "smeda",
                "Small and Medium Enterprises Development Authority",
            ),
            Candidate::new("simap-testing", "Head of testing, SIMAP"),
            Candidate::new("wapda", "سمیڈا دفتر"),
        ];
        assert_eq!(found("head test", &owners), ["simap-testing"]);
        assert_eq!(found("دفتر", &owners), ["wapda"]);
        assert_eq!(found("enterprises", &owners), ["smeda"]);
    }
}
