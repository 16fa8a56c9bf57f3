//! What is read and computed again after an edit, and that it is what everything read anew would give.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use crate::dates::date::parse_iso;
use crate::settings::StatusDate;
use crate::store::{Folder, Reopened, RetainBytes};
use crate::tui::app::Snapshot;

const SHARED: &str = "[[owner]]\nid = \"office\"\nrole = \"Office\"\n\n[rules]\nowner_load = 3\n";

/// The text of a roadmap as these choices make it: its name, its date, the roadmap that it waits for, whose owner it has,
/// a feedback, an assessment and a confirmation elsewhere, and a file of evidence.
fn text([name, day, after, owner, feedback, elsewhere, extra]: [usize; 7]) -> String {
    let owner = match owner {
        0 => "own".to_owned(),
        1 => "office".to_owned(),
        other => format!("r{:03}/own", other - 2),
    };
    let after = match after {
        0 => "[]".to_owned(),
        other => format!("[\"r{:03}/m\"]", other - 1),
    };
    let mut text = format!(
        "[cluster]\nname = \"Cluster {name}\"\n\n[[owner]]\nid = \"own\"\nrole = \"Lab {name}\"\nuntil = 2026-12-{:02}\n\n\
         [[capability]]\nid = \"c\"\nname = \"Testing\"\ntarget = \"use\"\n\n\
         [[milestone]]\nid = \"m\"\ntitle = \"Scope\"\ncapability = \"c\"\nreaches = \"use\"\nowner = \"{owner}\"\n\
         baseline = 2026-06-01\nforecast = 2026-{:02}-01\nafter = {after}\n\n\
         [[milestone]]\nid = \"n\"\ntitle = \"Sale\"\nowner = \"office\"\nforecast = 2026-{:02}-10\nafter = [\"m\"]\n",
        day + 1,
        day + 4,
        day + 5,
    );
    if feedback > 0 {
        text += &format!(
            "\n[[feedback]]\nid = \"f-20261004-k3v9q2m{feedback}\"\non = 2026-05-01\nby = \"officer\"\ntext = \"Slow\"\nabout = [\"m\"]\n"
        );
    }
    if elsewhere > 0 {
        let other = format!("r{:03}", elsewhere - 1);
        text += &format!(
            "\n[[assessment]]\non = 2026-05-02\nby = \"officer\"\nof = \"{other}/c\"\nlevel = \"use\"\nevidence = \"docs/{feedback}.pdf\"\n\
             \n[[confirmed]]\non = 2026-08-01\nby = \"officer\"\nitems = [\"{other}/m\"]\n"
        );
    }
    if extra == 1 {
        text += "\n[[milestone]]\nid = \"m\"\ntitle = \"Again\"\n";
    } else if extra == 2 {
        text += "\nsurprise = 1\n";
    } else if extra == 3 {
        text = text.replace("id = \"m\"", "id = \"other\"");
    }
    text
}

fn write(dir: &Path, place: usize, choices: [usize; 7]) {
    let file = dir.join(format!("r{place:03}.toml"));
    fs::write(file, text(choices)).expect("a temporary folder");
}

fn status() -> StatusDate {
    let day = parse_iso("2026-09-01").expect("a date");
    StatusDate::new(None, None, day)
}

/// So long after everything was written that the system's word counts.
fn later() -> SystemTime {
    SystemTime::now() + Duration::from_secs(3600)
}

fn first(dir: &Path) -> Snapshot {
    let none = Folder {
        dir: dir.to_owned(),
        ..Folder::default()
    };
    let read = Folder::open_after(dir, &none, later()).expect("a folder");
    Snapshot::of(read.folder, status(), None)
}

fn again(dir: &Path, before: &Snapshot) -> (Snapshot, usize) {
    let Reopened {
        folder,
        changed,
        opened,
    } = Folder::open_after(dir, &before.folder, later()).expect("a folder");
    let changed = changed.as_deref().map(|changed| (before, changed));
    let snapshot = Snapshot::after(Arc::new(folder), status(), None, changed);
    (snapshot, opened)
}

/// What a snapshot knows, in words.
fn told(snapshot: &Snapshot) -> [String; 5] {
    let Folder {
        files, portfolio, ..
    } = &*snapshot.folder;
    let mut missing: Vec<_> = portfolio.missing_files.iter().collect();
    missing.sort();
    let read = (&portfolio.shared, &portfolio.roadmaps, &portfolio.unread);
    let files: Vec<_> = files
        .iter()
        .map(|file| (&file.name, &file.bytes, &file.problems, &file.closed))
        .collect();
    [
        format!("{files:?}"),
        format!("{read:?} {missing:?}"),
        format!("{:#?}", snapshot.health.flags),
        format!("{:#?}", snapshot.health.roadmaps),
        format!("{:?} {:?}", snapshot.attention, snapshot.summaries),
    ]
}

#[test]
fn after_one_edit_in_300_roadmaps_a_handful_is_read_and_assessed() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    fs::write(dir.path().join("portfolio.toml"), SHARED).expect("a temporary folder");
    for place in 0..300 {
        // Every third waits for the one before it.
        let after = if place % 3 == 2 { place } else { 0 };
        write(dir.path(), place, [place, 2, after, 0, 0, 0, 0]);
    }
    let before = first(dir.path());
    assert_eq!(before.health.assessed(), 300);
    let (same, opened) = again(dir.path(), &before);
    assert_eq!((opened, same.health.assessed()), (0, 0));
    write(dir.path(), 101, [101, 2, 101, 0, 1, 0, 0]);
    let (after, opened) = again(dir.path(), &same);
    // Itself, and the one that it waits for.
    assert_eq!((opened, after.health.assessed()), (1, 2));
    for (now, anew) in told(&after).iter().zip(told(&first(dir.path()))) {
        assert!(*now == anew);
    }
}

#[test]
fn a_file_that_may_have_changed_unseen_is_compared_byte_by_byte() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    write(dir.path(), 0, [0; 7]);
    let folder = Folder::open(dir.path(), RetainBytes::Bytes).expect("a folder");
    let before = Snapshot::of(folder, status(), None);
    let (same, opened) = again(dir.path(), &before);
    assert_eq!((opened, same.health.assessed()), (1, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]
    #[test]
    fn what_is_computed_after_edits_is_what_everything_read_anew_gives(
        start in prop::collection::vec(prop::array::uniform7(0usize..6), 6),
        edits in prop::collection::vec((0usize..7, prop::array::uniform7(0usize..6)), 1..6),
    ) {
        let dir = tempfile::tempdir().expect("a temporary folder");
        fs::write(dir.path().join("portfolio.toml"), SHARED).expect("a temporary folder");
        for (place, choices) in start.iter().enumerate() {
            write(dir.path(), place, *choices);
        }
        let mut now = first(dir.path());
        for (place, choices) in edits {
            match (place, choices[0]) {
                (6, 0) => { let _ = fs::remove_file(dir.path().join("r005.toml")); }
                (6, 1) => fs::write(dir.path().join("r005.toml"), "[cluster").expect("a folder"),
                (6, 2) => fs::write(dir.path().join("portfolio.toml"), "").expect("a folder"),
                (6, _) => {
                    fs::create_dir_all(dir.path().join("docs")).expect("a folder");
                    fs::write(dir.path().join(format!("docs/{}.pdf", choices[1])), "").expect("a folder");
                }
                _ => write(dir.path(), place, choices),
            }
            now = again(dir.path(), &now).0;
            prop_assert_eq!(told(&now), told(&first(dir.path())));
        }
    }
}
