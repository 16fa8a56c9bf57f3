//! Packets that are given and taken: whatever fails, what was said is on one of both laptops, and trying again ends well.

use std::fs;
use std::path::{Path, PathBuf};

use super::left;
use crate::dates::date::parse_iso;
use crate::edit::{Actor, Transaction};
use crate::model::ReferenceIndex;
use crate::store::faults::injected::{Fault, count, inject};
use crate::store::packet::transport::{
    ExportedPacket, answer, arrived, give, note_deliveries, open,
};
use crate::store::packet::{Packet, import, read};
use crate::store::{Folder, RetainBytes, commit};

const EMPTY: &str = "format = 1\n\n[cluster]\nname = \"Fans\"\n";

/// An officer with two remarks, an office without them, and a stick.
struct Offices(tempfile::TempDir);

fn actor(by: &str) -> Actor {
    let on = parse_iso("2026-11-21").unwrap();
    Actor {
        by: by.into(),
        on,
        machine: on,
    }
}

fn remark(id: &str, text: &str) -> String {
    format!(
        "\n[[feedback]]\nid = \"{id}\"\non = 2026-11-20\nby = \"Ali\"\nkind = \"idea\"\nvoice = \"cluster-firm\"\ntext = \"{text}\"\n"
    )
}

impl Offices {
    fn new() -> Self {
        let offices = Self(tempfile::tempdir().unwrap());
        for folder in ["officer", "office", "stick"] {
            fs::create_dir(offices.path(folder)).unwrap();
        }
        let said = remark("f-20261120-aaaa1111", "One") + &remark("f-20261120-bbbb2222", "Two");
        fs::write(offices.path("officer/fans.toml"), EMPTY.to_owned() + &said).unwrap();
        fs::write(offices.path("office/fans.toml"), EMPTY).unwrap();
        offices
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn folder(&self, name: &str) -> Folder {
        Folder::open(&self.path(name), RetainBytes::Bytes).unwrap()
    }

    fn give(&self) -> Result<Option<ExportedPacket>, String> {
        let folder = self.folder("officer");
        let (here, state) = (self.path("officer"), self.path("officer-state"));
        give(
            &folder.portfolio,
            (&here, &state),
            &actor("Ali"),
            None,
            &|_| None,
            &self.path("stick"),
            "chance12",
        )
    }

    /// What is taken from the stick is written, and answered with a receipt.
    fn take(&self) -> Result<(), String> {
        let (all, wrong) = arrived(&self.path("stick"), "Office")?;
        assert_eq!(wrong, Vec::<String>::new());
        for one in all.iter().filter(|one| !one.packet.is_receipt) {
            let folder = self.folder("office");
            let names = ReferenceIndex::new(&folder.portfolio);
            let actor = actor("Office");
            let mut transaction = Transaction::new(&folder.portfolio, &names, &actor);
            let taken = import(&mut transaction, &one.packet).map_err(|error| error.to_string())?;
            let work = transaction.finish();
            commit(&folder, &self.path("office-state"), &work.files)
                .map_err(|error| error.to_string())?;
            let after = self.folder("office");
            answer(&after.portfolio, &actor, one, &taken, None)?;
        }
        Ok(())
    }

    fn received(&self) -> usize {
        let folder = self.path("officer");
        let (all, _) = arrived(&self.path("stick"), "Ali").unwrap();
        let receipts = all.iter().filter(|one| one.packet.is_receipt);
        receipts
            .map(|one| note_deliveries(&folder, &self.path("officer-state"), &one.packet))
            .sum()
    }

    fn office(&self) -> String {
        fs::read_to_string(self.path("office/fans.toml")).unwrap()
    }
}

/// The packets and receipts on a stick; each is whole.
fn packets(stick: &Path) -> Vec<Packet> {
    let entries = fs::read_dir(stick).unwrap().flatten();
    let shown = entries.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    shown.map(|entry| open(&entry.path()).unwrap()).collect()
}

#[test]
fn a_packet_given_is_whole_or_not_there_whatever_fails_and_is_given_again() {
    let steps = count(|| drop(Offices::new().give().unwrap()));
    assert!(steps >= 8, "{steps}");
    let all = (0..steps).flat_map(|step| {
        [
            Fault::One(step),
            Fault::From(step),
            Fault::Often(step as u64),
        ]
    });
    for fault in all {
        let offices = Offices::new();
        let (done, asked) = inject(Some(fault), || offices.give());
        let stick = packets(&offices.path("stick"));
        assert!(stick.iter().all(|packet| packet.remarks.len() == 2));
        match done {
            Ok(given) => {
                assert_eq!(given.unwrap().own, 2, "{asked:?}");
                assert_eq!(stick.len(), 1, "{asked:?}");
            }
            // What is said not to have been given is packed again: under a name of its own.
            Err(error) => {
                let is_there = error.contains("was written, but");
                assert_eq!(stick.len(), usize::from(is_there), "{asked:?}: {error}");
                for entry in fs::read_dir(offices.path("stick")).unwrap().flatten() {
                    fs::remove_file(entry.path()).unwrap();
                }
                assert_eq!(
                    offices.give().unwrap().unwrap().own,
                    2,
                    "{fault:?} {asked:?}"
                );
            }
        }
        if matches!(fault, Fault::One(_)) {
            assert!(left(&offices.path("stick")).is_empty(), "{asked:?}");
        }
    }
}

#[test]
fn a_packet_taken_is_taken_whole_or_not_whatever_fails_and_again_doubles_nothing() {
    let whole = Offices::new();
    whole.give().unwrap();
    let steps = count(|| whole.take().unwrap());
    let after = whole.office();
    assert!(after.contains("\"One\"") && after.contains("\"Two\""));
    assert_eq!(whole.received(), 2);
    assert!(steps >= 12, "{steps}");
    let all = (0..steps).flat_map(|step| {
        [
            Fault::One(step),
            Fault::From(step),
            Fault::Often(step as u64),
        ]
    });
    for fault in all {
        let offices = Offices::new();
        offices.give().unwrap();
        let (done, asked) = inject(Some(fault), || offices.take());
        let now = offices.office();
        assert!(now == EMPTY || now == after, "{fault:?} {asked:?}: {now}");
        if done.is_ok() {
            assert_eq!(now, after, "{fault:?} {asked:?}");
        }
        // A receipt is there only where the remarks are.
        let has_receipt = packets(&offices.path("stick"))
            .iter()
            .any(|one| one.is_receipt);
        assert!(!has_receipt || now == after, "{fault:?} {asked:?}");
        offices.take().unwrap();
        assert_eq!(offices.office(), after, "{fault:?} {asked:?}");
        assert_eq!(offices.received(), 2, "{fault:?} {asked:?}");
        if matches!(fault, Fault::One(_)) {
            for folder in ["stick", "office"] {
                assert!(left(&offices.path(folder)).is_empty(), "{asked:?}");
            }
        }
    }
}

#[test]
fn what_arrived_is_noted_or_comes_again() {
    let offices = || {
        let offices = Offices::new();
        offices.give().unwrap();
        offices.take().unwrap();
        offices
    };
    let steps = count(|| assert_eq!(offices().received(), 2));
    for fault in (0..steps).flat_map(|step| [Fault::One(step), Fault::From(step)]) {
        let offices = offices();
        inject(Some(fault), || offices.received());
        // It was kept, or the next reading of the receipt says it again.
        let again = offices.received();
        assert!(again == 0 || again == 2, "{fault:?}: {again}");
        assert_eq!(offices.received(), 0, "{fault:?}");
        assert!(
            read(&fs::read_to_string(offices.path("stick/ali-20261121-chance12.toml")).unwrap())
                .is_ok()
        );
    }
}
