//! Roadmaps renamed on laptops that share a stick: recognised and followed, never doubled.

use std::fs;
use std::path::Path;

use tcu::internal::store::sync::{PeerFile, Synced};

const FANS: &str = "format = 1\ncluster.name = \"Fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n\n\
    [[feedback]]\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = \"A\"\nkind = \"problem\"\nvoice = \"cluster-firm\"\ntext = \"power\"\n";
const SALMON: &str = "format = 1\ncluster.name = \"Salmon\"\n\n[[milestone]]\nid = \"net\"\ntitle = \"Net\"\nafter = [\"fans/rig\"]\n";

/// Three laptops and a stick, all in step.
struct Laptops(tempfile::TempDir);

impl Laptops {
    fn in_step(files: &[(&str, &str)]) -> Self {
        let laptops = Self(tempfile::tempdir().unwrap());
        for folder in ["a", "b", "c", "stick"] {
            fs::create_dir(laptops.0.path().join(folder)).unwrap();
        }
        for (name, text) in files {
            laptops.write("a", name, text);
        }
        for laptop in ["a", "b", "c"] {
            laptops.sync(laptop);
        }
        laptops
    }

    fn path(&self, laptop: &str, name: &str) -> std::path::PathBuf {
        self.0.path().join(laptop).join(name)
    }

    fn write(&self, laptop: &str, name: &str, text: &str) {
        fs::write(self.path(laptop, name), text).unwrap();
    }

    fn read(&self, laptop: &str, name: &str) -> String {
        fs::read_to_string(self.path(laptop, name)).unwrap()
    }

    /// As `tcu rename` does it, with the references of the other files.
    fn rename(&self, laptop: &str, old: &str, new: &str) {
        let [from, to] = [old, new].map(|id| self.path(laptop, &format!("{id}.toml")));
        fs::rename(from, to).unwrap();
        if self.path(laptop, "salmon.toml").exists() {
            let text = self.read(laptop, "salmon.toml");
            let text = text.replace(&format!("\"{old}/"), &format!("\"{new}/"));
            self.write(laptop, "salmon.toml", &text);
        }
    }

    fn sync(&self, laptop: &str) -> Synced {
        self.sync_with(laptop, "stick")
    }

    fn sync_with(&self, laptop: &str, stick: &str) -> Synced {
        let root = self.0.path();
        let [here, there] = [laptop, stick].map(|name| root.join(name));
        let state = root.join(format!("state-{laptop}"));
        let sync = tcu::internal::store::sync::sync;
        sync(&here, &there, &state, PeerFile::Known, &mut |_, _, _| {}).unwrap()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        names(&self.0.path().join(folder))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    names.sort();
    names
}

#[test]
fn the_only_roadmap_of_a_stick_may_be_renamed_and_every_laptop_follows() {
    let laptops = Laptops::in_step(&[("fans.toml", FANS)]);
    laptops.rename("a", "fans", "gujrat-fans");
    for laptop in ["a", "b", "c"] {
        let told = laptops.sync(laptop);
        assert!(told.notes[0].contains("fans.toml is called gujrat-fans.toml now"));
        assert_eq!(laptops.names(laptop), ["gujrat-fans.toml"]);
    }
    assert_eq!(laptops.names("stick"), ["gujrat-fans.toml"]);
}

#[test]
fn a_roadmap_that_two_laptops_renamed_apart_gets_one_name_and_is_not_doubled() {
    let laptops = Laptops::in_step(&[("fans.toml", FANS), ("salmon.toml", SALMON)]);
    laptops.rename("a", "fans", "gujrat-fans");
    laptops.rename("b", "fans", "pak-fans");
    let text = laptops.read("b", "pak-fans.toml");
    laptops.write(
        "b",
        "pak-fans.toml",
        &text.replace("\"Rig\"", "\"Test rig\""),
    );
    for laptop in ["a", "b", "c", "a"] {
        laptops.sync(laptop);
    }
    for folder in ["a", "b", "c", "stick"] {
        assert_eq!(laptops.names(folder), ["gujrat-fans.toml", "salmon.toml"]);
        // What both held before is still known: the title is changed on one side only, and no conflict.
        let fans = laptops.read(folder, "gujrat-fans.toml");
        assert!(
            fans.contains("\"Test rig\"") && !fans.contains("conflict"),
            "{fans}"
        );
        let salmon = laptops.read(folder, "salmon.toml");
        assert!(salmon.contains("after = [\"gujrat-fans/rig\"]"), "{salmon}");
    }
}

#[test]
fn a_roadmap_that_two_laptops_renamed_alike_keeps_what_both_held_before() {
    let laptops = Laptops::in_step(&[("fans.toml", FANS)]);
    for laptop in ["a", "b"] {
        laptops.rename(laptop, "fans", "gujrat-fans");
    }
    let text = laptops.read("b", "gujrat-fans.toml");
    laptops.write(
        "b",
        "gujrat-fans.toml",
        &text.replace("\"Rig\"", "\"Test rig\""),
    );
    for laptop in ["a", "b", "a"] {
        laptops.sync(laptop);
    }
    let text = laptops.read("a", "gujrat-fans.toml");
    assert!(
        text.contains("\"Test rig\"") && !text.contains("conflict"),
        "{text}"
    );
}

#[test]
fn what_names_a_renamed_roadmap_follows_also_where_it_was_written_since() {
    let laptops = Laptops::in_step(&[("fans.toml", FANS), ("salmon.toml", SALMON)]);
    laptops.rename("a", "fans", "gujrat-fans");
    laptops.sync("a");
    let new = format!(
        "{SALMON}\n[[milestone]]\nid = \"boat\"\ntitle = \"Boat\"\nafter = [\"fans/rig\"] # since\n"
    );
    laptops.write("b", "salmon.toml", &new);
    for laptop in ["b", "a", "c"] {
        laptops.sync(laptop);
    }
    for folder in ["a", "b", "c", "stick"] {
        let text = laptops.read(folder, "salmon.toml");
        assert!(!text.contains("\"fans/rig\""), "{text}");
        assert_eq!(text.matches("[\"gujrat-fans/rig\"]").count(), 2, "{text}");
        assert!(text.contains("# since"), "{text}");
    }
}

#[test]
fn on_another_stick_a_renamed_roadmap_is_recognised_by_its_feedback() {
    let laptops = Laptops::in_step(&[("fans.toml", FANS)]);
    fs::create_dir(laptops.0.path().join("other")).unwrap();
    laptops.rename("a", "fans", "gujrat-fans");
    laptops.sync_with("a", "other");
    // This laptop has the old name, and has never seen that stick.
    laptops.sync_with("b", "other");
    assert_eq!(laptops.names("b"), ["gujrat-fans.toml"]);
    // This one renamed it, and the stick has the old name.
    fs::remove_file(laptops.path("other", "gujrat-fans.toml")).unwrap();
    laptops.write("other", "fans.toml", FANS);
    fs::create_dir(laptops.0.path().join("third")).unwrap();
    laptops.write("third", "fans.toml", FANS);
    laptops.rename("c", "fans", "pak-fans");
    laptops.sync_with("c", "third");
    assert_eq!(laptops.names("c"), ["pak-fans.toml"]);
    assert_eq!(laptops.names("third"), ["pak-fans.toml"]);
}
