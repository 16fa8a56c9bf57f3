//! Two programs on one folder never lose an edit.

use std::fs;

use tcu::internal::edit::{Edit, EntryPath, NewEntry};
use tcu::internal::model::{Kind, Value};
use tcu::internal::store::{Folder, RetainBytes, commit};

fn said(id: &str) -> Edit {
    Edit::Add {
        into: None,
        new: NewEntry::of(Kind::Feedback).text("id", id).text("text", id),
    }
}

fn name(value: &str) -> Edit {
    Edit::Set {
        place: EntryPath::of(Kind::Cluster, 0),
        field: "name",
        value: Value::Text(value.into()),
    }
}

#[test]
fn an_edit_of_a_file_that_changed_meanwhile_is_merged_with_what_is_there() {
    let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("x.toml");
    fs::write(&path, "[cluster]\nname = \"X\"\n").unwrap();
    let first = Folder::open(folder.path(), RetainBytes::Bytes).unwrap();
    let second = Folder::open(folder.path(), RetainBytes::Bytes).unwrap();
    let work = |edit| vec![("x".to_owned(), vec![edit])];
    commit(&first, state.path(), &work(name("One"))).unwrap();
    fs::write(&path, fs::read_to_string(&path).unwrap() + "# by hand\n").unwrap();
    let written = commit(&second, state.path(), &work(said("f-1"))).unwrap();
    assert_eq!(written[0].merged, Some(0));
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(&*written[0].after, text.as_bytes());
    assert!(
        text.contains("name = \"One\"") && text.contains("# by hand") && text.contains("f-1"),
        "{text}"
    );
    let written = commit(&second, state.path(), &work(name("Two"))).unwrap();
    assert_eq!(written[0].merged, Some(1));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("ours = \"Two\"\ntheirs = \"One\""), "{text}");
}

#[test]
fn a_file_that_two_begin_at_once_holds_what_both_wrote() {
    let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let read = || Folder::open(folder.path(), RetainBytes::Bytes).unwrap();
    let (first, second) = (read(), read());
    let owner = |id: &str| {
        let new = NewEntry::of(Kind::Owner).text("id", id);
        vec![("portfolio".to_owned(), vec![Edit::Add { into: None, new }])]
    };
    commit(&first, state.path(), &owner("a")).unwrap();
    commit(&second, state.path(), &owner("b")).unwrap();
    assert_eq!(read().portfolio.shared.owners.len(), 2);
}

#[test]
fn what_cannot_be_merged_is_refused_and_stays() {
    let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("x.toml");
    fs::write(&path, "[cluster]\nname = \"X\"\n").unwrap();
    let read = Folder::open(folder.path(), RetainBytes::Bytes).unwrap();
    for broken in ["name = ", "\u{feff}[cluster"] {
        fs::write(&path, broken).unwrap();
        assert!(commit(&read, state.path(), &[("x".to_owned(), vec![name("Y")])]).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), broken);
    }
}

#[test]
fn many_at_once_lose_nothing() {
    let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("x.toml");
    fs::write(&path, "[cluster]\nname = \"X\"\n").unwrap();
    std::thread::scope(|scope| {
        for who in 0..4 {
            let (folder, state) = (folder.path(), state.path());
            scope.spawn(move || {
                for turn in 0..5 {
                    let read = Folder::open(folder, RetainBytes::Bytes).unwrap();
                    std::thread::yield_now();
                    let work = [("x".to_owned(), vec![said(&format!("f-{who}-{turn}"))])];
                    commit(&read, state, &work).unwrap();
                }
            });
        }
    });
    let read = Folder::open(folder.path(), RetainBytes::Bytes).unwrap();
    assert_eq!(read.portfolio.roadmaps[0].feedback.len(), 20);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
