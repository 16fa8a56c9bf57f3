//! Narrowing a list by the filter language: words anywhere, loosely; `key:value` exactly.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::dates::Calendar;
use crate::health::Flag;
use crate::model::{EntryRef, Kind, ReferenceIndex};
use crate::query::fields::{EntryView, FilterContext as Facted, FlagSummary};
use crate::query::filter::{FieldSource, FieldValue, Filter, ParseContext, parse};
use crate::text::fold;
use crate::tui::state::filter_texts::LOOSE;
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;

/// The rows that the filter lists.
///
/// # Errors
/// Says where and why the text is no filter.
pub(crate) fn filter_rows(
    snapshot: &Snapshot,
    rows: Vec<Row>,
    filter: &str,
    kind: Option<Kind>,
    hides_personal: bool,
) -> Result<Vec<Row>, String> {
    let filter = parsed(snapshot, filter, kind)?;
    Ok(listed(snapshot, rows, &filter, hides_personal))
}

/// The filter of a text.
///
/// # Errors
/// Says where and why the text is no filter.
pub(crate) fn parsed(
    snapshot: &Snapshot,
    filter: &str,
    kind: Option<Kind>,
) -> Result<Filter, String> {
    let scope = ParseContext {
        calendar: calendar(snapshot),
        kind,
        custom: snapshot.folder.portfolio.shared.custom,
    };
    parse(filter, &scope).map_err(|error| error.to_string())
}

/// The rows that a filter lists.
pub(crate) fn listed(
    snapshot: &Snapshot,
    rows: Vec<Row>,
    filter: &Filter,
    hides_personal: bool,
) -> Vec<Row> {
    let names = ReferenceIndex::new(&snapshot.folder.portfolio);
    let facted = facted(snapshot, &names).hiding_personal(hides_personal);
    let mut loosely = Loosely::default();
    let rows = rows.into_iter();
    rows.filter(|row| lists(snapshot, &facted, filter, row, &mut loosely))
        .collect()
}

/// What dates are said relative to.
pub(crate) fn calendar(snapshot: &Snapshot) -> Calendar {
    let start = snapshot.folder.portfolio.shared.head.fiscal_year_start;
    Calendar::new(snapshot.today(), start)
}

fn lists(
    snapshot: &Snapshot,
    facted: &Facted<'_>,
    filter: &Filter,
    row: &Row,
    loosely: &mut Loosely,
) -> bool {
    let found = holder(snapshot, row);
    let mut finds = |word: &str, text: &str| loosely.finds(word, text);
    match found {
        Some(found) => {
            let file = snapshot.folder.portfolio.file(found.roadmap);
            let facts = Named {
                subject: facted.subject(found),
                names: [&file.id, file.name()],
            };
            filter.matches_by(&facts, &mut finds)
        }
        None => filter.matches_by(&Texts(texts(snapshot, row)), &mut finds),
    }
}

/// The entry that a row is narrowed by, where it stands for one.
pub(crate) fn holder(snapshot: &Snapshot, row: &Row) -> Option<EntryRef> {
    match &row.key {
        RowId::Roadmap(id) => Some(whole(snapshot.position(id))),
        RowId::Problem(..) | RowId::Task(_) | RowId::Word(..) => None,
        key @ RowId::Entry(..) => snapshot.holder(key),
    }
}

/// Whether every word (folded) is found in a row that stands for no entry.
pub(crate) fn lists_words(
    snapshot: &Snapshot,
    row: &Row,
    words: &[&str],
    loosely: &mut Loosely,
) -> bool {
    let texts = texts(snapshot, row);
    words
        .iter()
        .all(|word| texts.iter().any(|text| loosely.finds(word, text)))
}

/// The texts of a row that stands for no entry.
fn texts<'s>(snapshot: &'s Snapshot, row: &'s Row) -> [&'s str; 2] {
    let problem = || snapshot.problem(row.at);
    match &row.key {
        RowId::Word(file, word) => [file.as_str(), word.as_str()],
        _ => problem().map_or([""; 2], |(file, problem)| {
            [file.name.as_str(), problem.message.as_str()]
        }),
    }
}

/// The cluster stands for its roadmap.
fn whole(roadmap: Option<usize>) -> EntryRef {
    EntryRef {
        roadmap,
        kind: Kind::Cluster,
        index: 0,
    }
}

fn facted<'k>(snapshot: &'k Snapshot, names: &'k ReferenceIndex<'k>) -> Facted<'k> {
    let raised = |flag: &Flag| FlagSummary {
        rule: flag.rule.id(),
        severity: flag.severity.word(),
        group: flag.rule.group().word(),
    };
    let flags = snapshot.health.flags.iter();
    let flags = flags.map(|flag| (flag.entry.unwrap_or(whole(flag.place)), raised(flag)));
    let letters = snapshot.health.roadmaps.iter();
    let letters = letters.map(|condition| condition.letters.overall());
    Facted::new(&snapshot.folder.portfolio, names, &snapshot.plan)
        .with_flags(flags, letters.collect())
}

/// An entry with the names of its roadmap, which words may mean too.
struct Named<'k, 'p> {
    subject: EntryView<'k, 'p>,
    names: [&'p str; 2],
}

impl FieldSource for Named<'_, '_> {
    fn values(&self, key: &str) -> Vec<FieldValue<'_>> {
        self.subject.values(key)
    }

    fn absent(&self, key: &str) -> bool {
        self.subject.absent(key)
    }

    fn any_text(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.names.iter().any(|name| test(name)) || self.subject.any_text(test)
    }
}

/// Some texts without keys.
struct Texts<'t>([&'t str; 2]);

impl FieldSource for Texts<'_> {
    fn values(&self, _: &str) -> Vec<FieldValue<'_>> {
        Vec::new()
    }

    fn any_text(&self, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.0.iter().any(|text| test(text))
    }
}

/// Finds words in texts: as they stand, or in a short text with letters left out between.
pub(crate) struct Loosely {
    matcher: Matcher,
    pattern: Option<(String, Pattern)>,
}

impl Default for Loosely {
    fn default() -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            pattern: None,
        }
    }
}

impl Loosely {
    fn finds(&mut self, word: &str, text: &str) -> bool {
        fold(text).contains(word) || self.scattered(word, text)
    }

    /// Whether a word is found with letters left out between.
    pub(crate) fn scattered(&mut self, word: &str, text: &str) -> bool {
        let count = word.chars().count();
        if count < 4 || text.len() > LOOSE {
            return false;
        }
        if self
            .pattern
            .as_ref()
            .is_none_or(|(snapshot, _)| snapshot != word)
        {
            let pattern = Pattern::new(
                word,
                CaseMatching::Ignore,
                Normalization::Smart,
                AtomKind::Fuzzy,
            );
            self.pattern = Some((word.to_owned(), pattern));
        }
        let Some((_, pattern)) = &self.pattern else {
            return false;
        };
        let mut letters = Vec::new();
        let score = pattern.score(Utf32Str::new(text, &mut letters), &mut self.matcher);
        // Letters scattered over the text are chance; most of them together are a slip of the fingers.
        score.is_some_and(|score| score as usize >= count * 20)
    }
}

#[cfg(test)]
mod tests {
    use super::Loosely;

    #[test]
    fn a_word_is_found_as_it_stands_and_with_letters_left_out() {
        let mut loosely = Loosely::default();
        assert!(loosely.finds("iso", "Lab granted ISO/IEC 17025 scope"));
        assert!(loosely.finds("spctro", "TDAP releases the spectrometer grant"));
        assert!(!loosely.finds("xyz", "Lab granted ISO/IEC 17025 scope"));
        assert!(!loosely.finds("lac", "Lab granted ISO/IEC 17025 scope"));
    }
}
