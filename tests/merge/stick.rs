//! Laptops and a stick: both ways, in the order that life brings, and safe at any moment.

use std::fs;
use std::path::Path;

use tcu::internal::edit::merge::alike;
use tcu::internal::store::merge::entry_set;
use tcu::internal::store::sync::{PeerFile, SyncError, Synced};

use super::laptop::{Dice, Means, edits, read, rounds};
use super::written::BASE;

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    fn path(&self) -> &Path {
        self.0.path()
    }
    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }
    fn has(&self, name: &str) -> bool {
        self.path().join(name).exists()
    }
}

/// A sync whose progress nobody hears.
fn sync(here: &Path, there: &Path, state: &Path) -> Result<Synced, SyncError> {
    tcu::internal::store::sync::sync(here, there, state, PeerFile::Known, &mut |_, _, _| {})
}

fn places() -> [Place; 3] {
    [Place::new(), Place::new(), Place::new()]
}

#[test]
fn new_roadmaps_and_papers_go_both_ways_and_nothing_else() {
    let [here, stick, state] = places();
    let paper = BASE.replace(
        "id = \"lab\"",
        "id = \"lab\"\nevidence = [\"docs/p.pdf\", \"../secret\", \"x.toml\"]",
    );
    here.write("x.toml", &paper);
    here.write("docs/p.pdf", "paper");
    here.write("docs/other.pdf", "not named");
    stick.write("y.toml", BASE);
    let done = sync(here.path(), stick.path(), state.path()).unwrap();
    assert_eq!(done.to_string(), "sent 2, received 1, 0 conflicts");
    assert_eq!(
        (stick.read("x.toml"), here.read("y.toml")),
        (paper, BASE.to_owned())
    );
    assert_eq!(stick.read("docs/p.pdf"), "paper");
    assert!(!stick.has("docs/other.pdf"));
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 3);
    let again = sync(here.path(), stick.path(), state.path()).unwrap();
    assert_eq!(again.to_string(), "sent 0, received 0, 0 conflicts");
}

#[test]
fn a_packet_that_lies_beside_the_roadmaps_of_a_stick_is_passed_over() {
    let [here, stick, state] = places();
    here.write("x.toml", BASE);
    let receipt = "receipt = \"f-1\"\non = 2026-11-21\n";
    stick.write("receipt-f-1.toml", receipt);
    let done = sync(here.path(), stick.path(), state.path()).unwrap();
    assert_eq!(done.to_string(), "sent 1, received 0, 0 conflicts");
    assert!(done.left.is_empty(), "{:?}", done.left);
    assert!(!here.has("receipt-f-1.toml") && stick.read("receipt-f-1.toml") == receipt);
}

#[test]
fn removals_travel_because_the_last_sync_is_remembered() {
    let [here, stick, state] = places();
    here.write("x.toml", BASE);
    sync(here.path(), stick.path(), state.path()).unwrap();
    let gone = BASE.replace(
        "[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n\n",
        "# no lab\n",
    );
    here.write("x.toml", &gone);
    sync(here.path(), stick.path(), state.path()).unwrap();
    assert_eq!(stick.read("x.toml"), gone);
}

#[test]
fn a_changed_field_of_each_side_and_a_conflict_are_counted() {
    let [here, stick, state] = places();
    here.write("x.toml", BASE);
    sync(here.path(), stick.path(), state.path()).unwrap();
    here.write("x.toml", &BASE.replace("2026-09-30", "2026-10-31"));
    stick.write(
        "x.toml",
        &BASE
            .replace("2026-09-30", "2026-11-30")
            .replace("\"Lab\"", "\"The lab\""),
    );
    let done = sync(here.path(), stick.path(), state.path()).unwrap();
    assert_eq!(done.to_string(), "sent 0, received 2, 1 conflict");
    assert!(here.read("x.toml").contains("theirs = 2026-10-31"));
}

#[test]
fn an_older_copy_of_the_stick_takes_nothing_back() {
    let [here, stick, state] = places();
    let older = BASE.to_owned();
    here.write("x.toml", &older);
    sync(here.path(), stick.path(), state.path()).unwrap();
    let newer = older.replace("2026-09-30", "2026-10-31");
    here.write("x.toml", &newer);
    sync(here.path(), stick.path(), state.path()).unwrap();
    stick.write("x.toml", &older);
    sync(here.path(), stick.path(), state.path()).unwrap();
    assert_eq!(
        (here.read("x.toml"), stick.read("x.toml")),
        (newer.clone(), newer)
    );
}

#[test]
fn what_cannot_be_read_is_left_alone_and_told_and_the_rest_is_synced() {
    let [here, stick, state] = places();
    here.write("x.toml", BASE);
    stick.write("x.toml", "[cluster");
    here.write("y.toml", BASE);
    let done = sync(here.path(), stick.path(), state.path()).unwrap();
    assert_eq!(done.left.len(), 1);
    assert_eq!(stick.read("x.toml"), "[cluster");
    assert!(stick.has("y.toml"));
    assert!(sync(here.path(), here.path(), state.path()).is_err());
    assert!(sync(here.path(), &stick.path().join("gone/too"), state.path()).is_err());
}

#[test]
fn a_stick_that_is_not_in_or_another_one_is_told_and_nothing_changes() {
    let [here, stick, state] = places();
    let there = stick.path().join("roadmaps");
    here.write("x.toml", BASE);
    here.write("y.toml", BASE);
    sync(here.path(), &there, state.path()).unwrap();
    here.write("x.toml", &BASE.replace("Lab", "Laboratory"));
    let before = [here.read("x.toml"), here.read("y.toml")];
    let refused = || {
        let told = sync(here.path(), &there, state.path()).unwrap_err();
        assert!(matches!(told, SyncError::Away { .. }), "{told}");
        assert!(told.to_string().contains("2 roadmaps"), "{told}");
        assert_eq!([here.read("x.toml"), here.read("y.toml")], before);
    };
    // Not in at all; in its place an empty folder; another stick with roadmaps of others.
    fs::rename(&there, stick.path().join("away")).unwrap();
    refused();
    assert!(!there.exists());
    fs::create_dir(&there).unwrap();
    refused();
    assert_eq!(fs::read_dir(&there).unwrap().count(), 0);
    let other = BASE.replace("name = \"Fans\"", "name = \"Another\"");
    fs::write(there.join("other.toml"), other).unwrap();
    refused();
    assert!(!here.has("other.toml") && !there.join("x.toml").exists());
    // Back again: as if nothing had been.
    fs::remove_dir_all(&there).unwrap();
    fs::rename(stick.path().join("away"), &there).unwrap();
    let done = sync(here.path(), &there, state.path()).unwrap();
    assert_eq!(done.to_string(), "sent 1, received 0, 0 conflicts");
}

#[test]
fn a_new_stick_in_the_place_of_the_old_one_gets_everything_when_it_is_said_to_be_new() {
    let [here, stick, state] = places();
    let there = stick.path().join("roadmaps");
    here.write("x.toml", BASE);
    sync(here.path(), &there, state.path()).unwrap();
    fs::rename(&there, stick.path().join("old")).unwrap();
    let new = |there: &Path| {
        tcu::internal::store::sync::sync(
            here.path(),
            there,
            state.path(),
            PeerFile::New,
            &mut |_, _, _| {},
        )
    };
    assert_eq!(
        new(&there).unwrap().to_string(),
        "sent 1, received 0, 0 conflicts"
    );
    // The old one comes back, changed: it is merged with what it really began with.
    fs::rename(&there, stick.path().join("new")).unwrap();
    fs::rename(stick.path().join("old"), &there).unwrap();
    stick.write("roadmaps/x.toml", &BASE.replace("Lab", "Laboratory"));
    sync(here.path(), &there, state.path()).unwrap();
    assert!(here.read("x.toml").contains("Laboratory"));
}

#[test]
fn a_file_that_a_stick_emptied_or_broke_off_takes_nothing_away_and_is_made_whole() {
    let cut = BASE.find("# the rig").unwrap();
    for broken in [
        "",
        "\0\0\0\0",
        "
",
        "# nothing
",
        &BASE[..cut],
    ] {
        for breaks_here in [false, true] {
            let [here, stick, state] = places();
            here.write("x.toml", BASE);
            sync(here.path(), stick.path(), state.path()).unwrap();
            if breaks_here { &here } else { &stick }.write("x.toml", broken);
            sync(here.path(), stick.path(), state.path()).unwrap();
            for side in [&here, &stick] {
                let text = side.read("x.toml");
                let [now, whole] = [text.as_str(), BASE].map(|text| entry_set("x", text).unwrap());
                assert!(alike(&now, &whole), "{broken:?}: {text}");
            }
        }
    }
}

#[test]
fn a_deleted_roadmap_is_told_and_comes_back_if_the_other_side_changed_it() {
    let [here, stick, state] = places();
    here.write("x.toml", BASE);
    sync(here.path(), stick.path(), state.path()).unwrap();
    fs::remove_file(here.path().join("x.toml")).unwrap();
    let done = sync(here.path(), stick.path(), state.path()).unwrap();
    assert!(done.left[0].contains("was deleted here") && !here.has("x.toml"));
    stick.write("x.toml", &BASE.replace("Lab", "Laboratory"));
    sync(here.path(), stick.path(), state.path()).unwrap();
    assert!(here.has("x.toml"));
}

#[test]
fn a_sync_that_ends_after_any_of_its_writes_is_finished_by_the_next() {
    let whole = {
        let [here, stick, state] = places();
        sync_twice(&here, &stick, &state);
        sync(here.path(), stick.path(), state.path()).unwrap();
        here.read("x.toml")
    };
    // Between the writes: there is written, here is not; or both are and the state is not noted.
    for stage in 0..2 {
        let [here, stick, state] = places();
        sync_twice(&here, &stick, &state);
        let before = here.read("x.toml");
        let kept = Place::new();
        copy_all(state.path(), kept.path());
        sync(here.path(), stick.path(), state.path()).unwrap();
        if stage == 0 {
            here.write("x.toml", &before);
        }
        fs::remove_dir_all(state.path().join("sync")).unwrap();
        copy_all(kept.path(), state.path());
        sync(here.path(), stick.path(), state.path()).unwrap();
        let sides = [&here, &stick].map(|place| entry_set("x", &place.read("x.toml")).unwrap());
        assert!(alike(&sides[0], &sides[1]));
        assert!(alike(&sides[0], &entry_set("x", &whole).unwrap()));
    }
}

/// In step once, then changed on both sides.
fn sync_twice(here: &Place, stick: &Place, state: &Place) {
    here.write("x.toml", BASE);
    sync(here.path(), stick.path(), state.path()).unwrap();
    here.write(
        "x.toml",
        &BASE
            .replace("2026-09-30", "2026-10-31")
            .replace("[\"a\", \"b\"]", "[\"b\"]"),
    );
    stick.write(
        "x.toml",
        &BASE
            .replace("2026-09-30", "2026-11-30")
            .replace("[\"a\", \"b\"]", "[\"a\", \"b\", \"c\"]"),
    );
}

fn copy_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn three_laptops_and_one_stick_come_to_the_same_with_every_feedback() {
    let mut dice = Dice(7);
    let stick = Place::new();
    let laptops: Vec<[Place; 2]> = (0..3).map(|_| [Place::new(), Place::new()]).collect();
    stick.write("x.toml", BASE);
    let mut said = Vec::new();
    let rounds = rounds(14);
    for round in 0..rounds + 6 {
        let at = if round < rounds {
            dice.roll(3)
        } else {
            round % 3
        };
        let [here, state] = &laptops[at];
        if round < rounds && here.has("x.toml") {
            let text = edits(
                &mut dice,
                &here.read("x.toml"),
                ["a", "b", "c"][at],
                Means::Program,
                4,
            );
            let feedback = format!(
                "\n[[feedback]]\nid = \"f-{round}\"\non = 2026-01-01\nby = \"o\"\ntext = \"t\"\n"
            );
            here.write("x.toml", &(text + &feedback));
            said.push(format!("f-{round}"));
        }
        sync(here.path(), stick.path(), state.path()).unwrap();
    }
    let texts: Vec<String> = laptops
        .iter()
        .map(|[here, _]| here.read("x.toml"))
        .collect();
    for text in &texts {
        assert!(alike(
            &entry_set("x", text).unwrap(),
            &entry_set("x", &texts[0]).unwrap()
        ));
        let roadmap = read(text);
        let is_kept = |id: &String| {
            let is_removed = |change: &tcu::internal::model::Change| {
                change.item.as_deref() == Some(id) && change.field.as_deref() == Some("removed")
            };
            roadmap.feedback.iter().any(|one| *one.id == **id)
                || roadmap.changes.iter().any(is_removed)
        };
        assert!(said.iter().all(is_kept));
    }
}

#[cfg(unix)]
#[test]
fn a_stick_that_is_not_in_is_never_made_on_the_laptop_and_another_folder_is_made_and_told() {
    let desk = super::commands::Desk::of("khan");
    let away = "/mnt/tcu-stick-that-is-not-in";
    for more in [&[][..], &["--dry-run"]] {
        let told = desk.run(3, &[&["sync", away], more].concat());
        assert!(told.contains("Is the stick in?"), "{told}");
        assert!(!std::path::Path::new(away).exists());
    }
    let told = desk.run(0, &["sync", "share"]);
    assert!(
        told.contains("share was not there, so it was made"),
        "{told}"
    );
    assert!(desk.path("share/x.toml").exists());
    let told = desk.run(0, &["sync", "share"]);
    assert!(!told.contains("was made"), "{told}");
}

#[test]
fn a_folder_that_holds_a_folder_of_roadmaps_and_none_itself_gives_way_to_it_and_that_is_said() {
    let desk = super::commands::Desk::of("khan");
    std::fs::create_dir_all(desk.path("stick/roadmaps")).unwrap();
    let salmon = BASE.replace("name = \"Fans\"", "name = \"Salmon\"");
    desk.write("stick/roadmaps/salmon.toml", &salmon);
    let taken = "The roadmaps there lie in";
    for _ in 0..2 {
        let told = desk.run(0, &["sync", "stick"]);
        assert!(told.contains(taken), "{told}");
        assert!(told.contains(&desk.path("stick/roadmaps").display().to_string()));
    }
    assert!(desk.path("stick/roadmaps/x.toml").exists());
    assert!(!desk.path("stick/x.toml").exists());
    assert!(desk.path("roadmaps/salmon.toml").exists());
    // One that holds a roadmap itself is the one that was meant.
    std::fs::create_dir_all(desk.path("share/roadmaps")).unwrap();
    desk.write("share/fans.toml", BASE);
    desk.write("share/roadmaps/salmon.toml", &salmon);
    let told = desk.run(0, &["sync", "share"]);
    assert!(!told.contains(taken), "{told}");
    assert!(desk.path("share/x.toml").exists());
    assert!(desk.path("roadmaps/fans.toml").exists());
}
