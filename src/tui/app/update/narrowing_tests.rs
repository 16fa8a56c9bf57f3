//! A list that is narrowed letter by letter shows what the whole filter shows, and looks at less with every letter.

use proptest::prelude::*;

use crate::edit::operations::handover::{held, held_alone};
use crate::model::{EntryRef, Kind, ReferenceIndex};
use crate::query::fields::FilterContext;
use crate::tui::app::{Route, RowId, Snapshot};
use crate::tui::state::filter_rows::{listed, parsed};
use crate::tui::state::list_state::Row;
use crate::tui::state::narrowing::Narrowing;
use crate::tui::test_harness::TestHarness;

/// Every entry of the folder as a row, the roadmaps themselves, and what is no entry.
fn rows(snapshot: &Snapshot) -> Vec<Row> {
    let roadmaps = &snapshot.folder.portfolio.roadmaps;
    let mut keys: Vec<RowId> = Vec::new();
    for (place, roadmap) in roadmaps.iter().enumerate() {
        keys.push(RowId::Roadmap(roadmap.id.clone()));
        for kind in Kind::lists() {
            let entries = (0..roadmap.count(kind)).filter_map(|index| {
                snapshot.key(EntryRef {
                    roadmap: Some(place),
                    kind,
                    index,
                })
            });
            keys.extend(entries);
        }
    }
    keys.push(RowId::Word("config.toml".into(), "spectrometer".into()));
    let keys = keys.into_iter().enumerate();
    keys.map(|(at, key)| Row { key, at }).collect()
}

/// The rows for a filter, by the whole filter and by narrowing; how many rows narrowing looked at.
fn both(
    snapshot: &Snapshot,
    text: &str,
    hides: bool,
    narrowing: &mut Option<Narrowing>,
) -> Option<(Vec<Row>, Vec<Row>, usize)> {
    let filter = parsed(snapshot, text, None).ok()?;
    let words = filter.words()?;
    let all = rows(snapshot);
    let (narrowed, next) =
        Narrowing::narrow(snapshot, all.clone(), &words, hides, narrowing.take());
    let looked = next.looked;
    *narrowing = Some(next);
    Some((listed(snapshot, all, &filter, hides), narrowed, looked))
}

#[test]
fn a_word_that_is_typed_on_is_looked_for_in_ever_fewer_rows() {
    let harness = TestHarness::samples();
    let snapshot = &harness.model.snapshot;
    let mut narrowing = None;
    let mut looked = Vec::new();
    for end in 1..="spectrometer".len() {
        let text = &"spectrometer"[..end];
        let (whole, narrowed, rows) =
            both(snapshot, text, false, &mut narrowing).expect("a filter");
        assert_eq!(narrowed, whole, "{text}");
        looked.push(rows);
    }
    assert!(looked.is_sorted_by(|a, b| a >= b), "{looked:?}");
    assert!(looked[11] * 4 < looked[0], "{looked:?}");
}

#[test]
fn typing_a_filter_narrows_and_taking_letters_back_widens() {
    let mut harness = TestHarness::samples();
    harness.model.route = Route::Screen(crate::commands::ScreenId::Of(
        crate::commands::Command::Attention,
    ));
    harness.model.relist();
    for filter in ["f", "fu", "fun", "fund", "fu", "", "-fund", "fund"] {
        harness.model.list_mut().filter = filter.to_owned();
        harness.model.relist();
        let shown = harness.model.list().rows.clone();
        harness.model.narrowing = None;
        harness.model.relist();
        assert_eq!(harness.model.list().rows, shown, "{filter}");
    }
}

#[test]
fn what_one_owner_holds_is_what_the_index_of_the_folder_says() {
    for harness in [TestHarness::samples(), TestHarness::small()] {
        let snapshot = &harness.model.snapshot;
        let portfolio = &snapshot.folder.portfolio;
        let names = ReferenceIndex::new(portfolio);
        let known = FilterContext::new(portfolio, &names, &snapshot.plan);
        let files = (0..portfolio.roadmaps.len()).map(Some).chain([None]);
        let mut all = 0;
        for roadmap in files {
            for index in 0..portfolio.file(roadmap).count(Kind::Owner) {
                let owner = EntryRef {
                    roadmap,
                    kind: Kind::Owner,
                    index,
                };
                let whole = held(portfolio, &known, owner, snapshot.today());
                all += whole.len();
                assert_eq!(held_alone(portfolio, owner, snapshot.today()), whole);
            }
        }
        assert!(all > 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_step_of_typing_shows_what_the_whole_filter_shows(
        texts in prop::collection::vec("[a-z]{1,4}( [a-z\"]{1,3})?", 1..3),
        hides in any::<bool>(),
        place in 0usize..200,
    ) {
        let harness = TestHarness::small();
        let snapshot = &harness.model.snapshot;
        // What stands in an entry, too, with a letter left out.
        let titles = ["Scope granted", "Head of lab", "Buy the spectrometer", "The lab is too slow"];
        let mut typed: String = titles[place % 4].to_lowercase();
        typed.remove(place % typed.len());
        for text in texts.iter().chain([&typed]) {
            let mut narrowing = None;
            for (end, letter) in text.char_indices() {
                let part = &text[..end + letter.len_utf8()];
                if let Some((whole, narrowed, _)) = both(snapshot, part, hides, &mut narrowing) {
                    prop_assert_eq!(narrowed, whole, "{}", part);
                }
            }
        }
    }
}
