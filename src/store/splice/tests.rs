//! Exact texts before and after.

use super::splice;
use crate::edit::{Edit, EntryPath, NewEntry};
use crate::model::{Kind, Value};

fn milestone(index: usize) -> EntryPath {
    EntryPath::of(Kind::Milestone, index)
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn after(before: &str, edit: Edit) -> String {
    splice("x", before, &[edit]).unwrap()
}

#[test]
fn a_changed_value_keeps_the_comment_behind_it() {
    let before = "[[milestone]]\r\nid = 'a'   # id\r\ntitle='A'  # title\r\n";
    let edit = Edit::Set {
        place: milestone(0),
        field: "title",
        value: text("B"),
    };
    assert_eq!(
        after(before, edit),
        "[[milestone]]\r\nid = 'a'   # id\r\ntitle='B'  # title\r\n"
    );
}

#[test]
fn a_new_key_goes_behind_the_nearest_that_stands_before_it_on_the_page() {
    let before = "[[milestone]]\nid = \"a\"\nnotes = \"n\"\ntitle = \"A\" # so";
    let edit = Edit::Set {
        place: milestone(0),
        field: "status",
        value: text("active"),
    };
    assert_eq!(
        after(before, edit),
        "[[milestone]]\nid = \"a\"\nnotes = \"n\"\ntitle = \"A\" # so\nstatus = \"active\""
    );
}

#[test]
fn a_removed_key_takes_its_line_and_leaves_its_comments() {
    let before = "[[milestone]]\nid = \"a\"\nafter = [\n  \"b\", # b\n] # all\n";
    let edit = Edit::Unset {
        place: milestone(0),
        field: "after",
    };
    assert_eq!(
        after(before, edit),
        "[[milestone]]\nid = \"a\"\n# b\n# all\n"
    );
}

#[test]
fn a_removed_entry_takes_the_comments_inside_it_not_those_above() {
    let before = "# above\n[[milestone]]\nid = \"a\"\n# inside\ntitle = \"A\"\n\n# next\n[[milestone]]\nid = \"b\"\n";
    assert_eq!(
        after(
            before,
            Edit::Remove {
                place: milestone(0)
            }
        ),
        "# above\n\n# next\n[[milestone]]\nid = \"b\"\n"
    );
}

#[test]
fn a_comment_at_the_end_does_not_become_that_of_a_new_record() {
    let before = "[cluster]\nname = \"X\"\n# the end\n";
    let new = NewEntry::of(Kind::Review).text("by", "me");
    assert_eq!(
        after(before, Edit::Add { into: None, new }),
        "[cluster]\nname = \"X\"\n# the end\n\n[[review]]\nby = \"me\"\n"
    );
}

#[test]
fn characters_of_several_bytes_at_the_end_do_no_harm() {
    let new = NewEntry::of(Kind::Review).text("by", "me");
    for before in [
        "[cluster]\nname = \"X\"\n# é",
        "\u{feff}",
        "[cluster]\nname = \"ایکس\"",
        "# 中",
    ] {
        let edit = Edit::Add {
            into: None,
            new: new.clone(),
        };
        assert!(after(before, edit).starts_with(before));
    }
}

#[test]
fn a_list_in_another_order_keeps_the_comments_between_its_members() {
    let before = "[[milestone]]\nid = 'a'\nafter = [\n  'b', # why b\n  'c',\n  'd',\n]\n";
    let edit = Edit::Set {
        place: milestone(0),
        field: "after",
        value: Value::List(vec![text("e"), text("c")]),
    };
    let after = after(before, edit);
    assert!(after.contains("# why b"), "{after}");
    let (e, c) = (after.find("\"e\"").unwrap(), after.find("\"c\"").unwrap());
    assert!(e < c && !after.contains("'d'"), "{after}");
}
