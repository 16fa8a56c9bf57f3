//! What is saved has been synced when the save is done: the file before its name changes, its folder after.

#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::store::faults;
use crate::store::faults::injected::{Event, watched};
use crate::store::save::save;
use crate::store::state_folder::{self, Durability};

fn number(path: &Path) -> u64 {
    fs::metadata(path).unwrap().ino()
}

fn place(events: &[Event], is: impl Fn(&Event) -> bool) -> Option<usize> {
    events.iter().position(is)
}

fn asked(operation: &'static str) -> impl Fn(&Event) -> bool {
    move |event| *event == Event::Asked(operation.into())
}

#[test]
fn a_file_is_synced_whole_before_it_is_renamed_and_its_folder_after() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.toml");
    for old in [None, Some(&b"first"[..])] {
        let new: &[u8] = if old.is_some() {
            b"second one"
        } else {
            b"first"
        };
        let (saved, events) = watched(|| save(&path, old, new));
        saved.unwrap();
        let file = Event::Synced(number(&path), new.len() as u64);
        let synced = place(&events, |event| *event == file);
        let renamed = place(&events, asked("replace the file"));
        let folder = number(dir.path());
        let confirmed = place(
            &events,
            |event| matches!(event, Event::Synced(number, _) if *number == folder),
        );
        assert!(synced.is_some(), "the file was not synced: {events:?}");
        assert!(synced < renamed, "{events:?}");
        assert!(confirmed > renamed, "the folder was not synced: {events:?}");
    }
}

#[test]
fn what_a_person_wrote_is_synced_in_the_state_folder_before_it_is_renamed() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.json");
    let write = |durability| watched(|| state_folder::write(&path, b"words", durability)).1;
    let events = write(Durability::Synced);
    let synced = place(&events, |event| *event == Event::Synced(number(&path), 5));
    let renamed = place(&events, asked("replace a file of the state folder"));
    assert!(synced.is_some() && synced < renamed, "{events:?}");
    let quick = write(Durability::Quick);
    assert_eq!(
        place(&quick, |event| matches!(event, Event::Synced(..))),
        None
    );
}

#[test]
fn syncing_asks_the_system() {
    let dir = tempfile::tempdir().unwrap();
    let file = File::create(dir.path().join("a")).unwrap();
    faults::sync(&file).unwrap();
    // Of a device there is nothing to sync: the system says so, if it is asked.
    let device = File::open("/dev/null").unwrap();
    faults::sync(&device).unwrap_err();
}
