//! What a splice gives is read back before it is written: one that says anything else than was asked is refused,
//! whoever asked for it.

use std::fs;

use crate::edit::{Edit, EntryPath, NewEntry};
use crate::model::{Kind, Value};
use crate::store::commit::{CommitError, edited};
use crate::store::faults::injected::spoilt;
use crate::store::merge::{MergeError, merge_texts};
use crate::store::sync::{PeerFile, sync};
use crate::store::{Folder, RetainBytes, commit};

const TEXT: &str = "[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"lab\"\ntitle = \"Lab\"\n";

type Spoiler = fn(&str) -> String;

/// What a faulty splice could do: lose an entry, change another value, add one, write twice, break the text.
const WAYS: [Spoiler; 5] = [
    |text| text.replace("title = \"Lab\"", "title = \"Lap\""),
    |text| text.replace("[[milestone]]", "[[milestones]]"),
    |text| format!("{text}notes = \"more\"\n"),
    |text| format!("{text}\n[[milestone]]\nid = \"new\"\ntitle = \"New\"\n"),
    |text| format!("{text}["),
];

fn rename() -> Edit {
    Edit::Set {
        place: EntryPath::of(Kind::Cluster, 0),
        field: "name",
        value: Value::Text("Fans and motors".into()),
    }
}

#[test]
fn an_edit_whose_text_says_anything_else_is_not_written() {
    let add = Edit::Add {
        into: None,
        new: NewEntry::of(Kind::Milestone)
            .text("id", "rig")
            .text("title", "Rig"),
    };
    for edit in [rename(), add] {
        assert!(edited("fans", TEXT, std::slice::from_ref(&edit)).is_ok());
        for way in WAYS {
            let done = spoilt(way, || edited("fans", TEXT, std::slice::from_ref(&edit)));
            assert!(
                matches!(done, Err(CommitError::Unsafe { .. })),
                "{}",
                way(TEXT)
            );
        }
    }
}

#[test]
fn of_several_files_none_is_written_where_one_text_says_anything_else() {
    let (dir, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for id in ["a", "b"] {
        fs::write(dir.path().join(format!("{id}.toml")), TEXT).unwrap();
    }
    let folder = Folder::open(dir.path(), RetainBytes::Bytes).unwrap();
    let work = ["a", "b"].map(|id| (id.to_owned(), vec![rename()]));
    for way in WAYS {
        spoilt(way, || commit(&folder, state.path(), &work)).unwrap_err();
        for id in ["a", "b"] {
            let now = fs::read_to_string(dir.path().join(format!("{id}.toml"))).unwrap();
            assert_eq!(now, TEXT);
        }
    }
}

#[test]
fn a_merge_whose_text_says_anything_else_is_not_given_out() {
    let theirs = TEXT.replace("Fans", "Fans and motors");
    assert!(merge_texts("fans", Some(TEXT), TEXT, &theirs).is_ok());
    for way in WAYS {
        let done = spoilt(way, || merge_texts("fans", Some(TEXT), TEXT, &theirs));
        assert_eq!(done.unwrap_err(), MergeError::Unsafe, "{}", way(TEXT));
    }
}

#[test]
fn a_sync_leaves_alone_what_cannot_be_merged_safely() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let [here, there] = [
        TEXT.replace("Fans", "Fans and motors"),
        TEXT.replace("\"Lab\"", "\"Laboratory\""),
    ];
    for (folder, text) in [("here", &here), ("there", &there)] {
        fs::create_dir(at(folder)).unwrap();
        fs::write(at(folder).join("fans.toml"), text).unwrap();
    }
    for way in [WAYS[2], WAYS[3], WAYS[4]] {
        let done = spoilt(way, || {
            let state = dir.path().join("state");
            sync(
                &at("here"),
                &at("there"),
                &state,
                PeerFile::Known,
                &mut |_, _, _| {},
            )
        });
        let left = done.unwrap().left;
        assert!(left[0].contains("left as it is on both sides"), "{left:?}");
        for (folder, text) in [("here", &here), ("there", &there)] {
            let now = fs::read_to_string(at(folder).join("fans.toml")).unwrap();
            assert_eq!(now, *text);
        }
    }
}
