//! Going to an entry by the palette: every kind is found by its id and its title, and its list gets the cursor.

use crate::model::Kind;
use crate::tui::app::RowId;
use crate::tui::app::palette_rows::Goal;
use crate::tui::app::update::*;
use crate::tui::state::display_name;
use crate::tui::test_harness::TestHarness;

const ALL: &str = r#"[cluster]
name = "Fans"
[[phase]]
id = "ph1"
name = "Coping phase"
[[policy]]
id = "pol1"
name = "Grants for testers"
phase = "ph1"
[[owner]]
id = "own1"
role = "Head of laboratory"
[[chain]]
id = "cha1"
name = "Export retailers"
[[capability]]
id = "cap1"
name = "Wire winding"
[[milestone]]
id = "mil1"
title = "Rig installed"
[[milestone]]
id = "mil2"
title = "Rig calibrated"
[[indicator]]
id = "ind1"
name = "Rejects a month"
[[placement]]
id = "pla1"
trade = "Coil winders"
[[fund]]
id = "fun1"
title = "Money for spectrometers"
[[risk]]
id = "ris1"
text = "Copper gets dearer"
[[decision]]
id = "dec1"
text = "Buy second-hand"
[[feedback]]
id = "f-20261004-k3v9q2my"
on = 2026-10-04
by = "officer"
text = "Nobody told us anything"
"#;

const SHARED: &str = "[[zone]]\nid = \"zon1\"\nname = \"Faisal zone\"\n\
    [[referral]]\nname = \"Ombudsman\"\n[[field]]\nname = \"donor_code\"\nkind = \"milestone\"\ntype = \"line\"\n";

fn harness() -> TestHarness {
    TestHarness::of(&[("fans", ALL), ("portfolio", SHARED)])
}

fn toast_text(harness: &TestHarness) -> String {
    let toast = harness.model.toast.as_ref();
    toast.map(|toast| toast.text.clone()).unwrap_or_default()
}

/// What is gone to by the first row that the palette finds.
fn first(harness: &TestHarness) -> Option<RowId> {
    let Some(Overlay::Palette(palette)) = harness.model.overlays.last() else {
        return None;
    };
    match &palette.row(0)?.goal {
        Goal::Go(key) => Some(key.clone()),
        Goal::Do(_) => None,
    }
}

/// One entry of each kind that has an id, and of what all roadmaps share.
fn one_of_each() -> Vec<RowId> {
    let entry = |file: &str, kind, id: &str| RowId::Entry(file.into(), kind, id.into());
    vec![
        entry("fans", Kind::Phase, "ph1"),
        entry("fans", Kind::Policy, "pol1"),
        entry("fans", Kind::Owner, "own1"),
        entry("portfolio", Kind::Zone, "zon1"),
        entry("fans", Kind::Chain, "cha1"),
        entry("fans", Kind::Capability, "cap1"),
        entry("fans", Kind::Milestone, "mil2"),
        entry("fans", Kind::Indicator, "ind1"),
        entry("fans", Kind::Placement, "pla1"),
        entry("fans", Kind::Fund, "fun1"),
        entry("fans", Kind::Risk, "ris1"),
        entry("fans", Kind::Feedback, "f-20261004-k3v9q2my"),
        entry("fans", Kind::Decision, "dec1"),
    ]
}

#[test]
fn every_kind_of_entry_is_found_by_its_id_and_by_its_title() {
    let kinds: Vec<Kind> = one_of_each()
        .iter()
        .filter_map(|key| match key {
            RowId::Entry(_, kind, _) => Some(*kind),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, Kind::WITH_IDS, "one of each");
    for key in one_of_each() {
        let RowId::Entry(_, _, id) = &key else {
            continue;
        };
        let mut by_id = harness();
        by_id.press(&format!(": '{id}'"));
        assert_eq!(first(&by_id).as_ref(), Some(&key), "by id");
        let mut by_title = harness();
        let title = display_name::name(&by_title.model.snapshot, &key, false);
        assert_ne!(title, *id, "it has a title");
        by_title.press(&format!(": '{title}'"));
        assert_eq!(first(&by_title).as_ref(), Some(&key), "by title {title}");
    }
}

#[test]
fn the_palette_puts_the_cursor_on_an_entry_of_the_list_that_is_shown_and_of_any_other() {
    for key in one_of_each() {
        let RowId::Entry(_, _, id) = &key else {
            continue;
        };
        for from in [
            "",
            "Home Enter 2",
            "Home Enter 2 / 'calib' Enter",
            "Home Enter 9",
            "O",
            "A",
        ] {
            let mut harness = harness();
            harness.press(from).press(&format!(": '{id}' Enter"));
            assert_eq!(harness.model.list().key(), Some(&key), "{from:?} {id}");
            assert!(harness.model.overlays.is_empty(), "{from:?} {id}");
            // From its own list too, where the cursor is elsewhere.
            harness.press("Home").press(&format!(": '{id}' Enter"));
            assert_eq!(
                harness.model.list().key(),
                Some(&key),
                "again {from:?} {id}"
            );
            assert!(harness.model.overlays.is_empty(), "again {from:?} {id}");
        }
    }
    let mut harness = harness();
    harness.press("Home Enter 2 : 'mil2' Enter : 'mil2' Enter");
    assert_eq!(
        toast_text(&harness),
        "The cursor is on it: Rig calibrated; Enter shows all about it"
    );
    harness.press("Enter");
    assert!(matches!(
        harness.model.overlays.last(),
        Some(Overlay::Details(..))
    ));
}

#[test]
fn what_is_added_is_named_by_its_words() {
    for (keys, says) in [
        ("x 'Copper gets dearer again'", "Copper gets dearer again"),
        ("d 'Buy it new'", "Buy it new"),
        ("f 'Money for rigs'", "Money for rigs"),
        ("l 'Welders'", "Welders"),
    ] {
        let mut harness = harness();
        harness.press("Home Enter 2 a").press(keys).press("F10");
        assert!(
            toast_text(&harness).contains(says),
            "{keys}: {}",
            toast_text(&harness)
        );
    }
}

#[test]
fn where_nothing_can_be_written_no_empty_list_advises_to_add() {
    let mut empty = TestHarness::of(&[("fans", "[cluster]\nname = \"Fans\"\n")]);
    let mut advised = 0;
    for tab in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "O", "M", "T"] {
        let mut harness = TestHarness::of(&[]);
        harness.model = empty.model.clone();
        harness.press("Enter").press(tab);
        advised += usize::from(harness.screen(80, 24).contains(" adds the first"));
    }
    assert!(advised >= 5, "{advised}");
    let mut reading = crate::tui::app::Snapshot::of(
        std::sync::Arc::clone(&empty.model.snapshot.folder),
        empty.model.snapshot.status,
        Some("This is how things stood then".into()),
    );
    reading = reading.numbered(9);
    empty.tell(Msg::Snapshot(std::sync::Arc::new(reading)));
    for tab in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "O", "M", "T"] {
        let mut harness = TestHarness::of(&[]);
        harness.model = empty.model.clone();
        harness.press("Enter").press(tab);
        let screen = harness.screen(80, 24);
        assert!(
            !screen.contains("adds the first") && !screen.contains("makes the first"),
            "{screen}"
        );
    }
}
