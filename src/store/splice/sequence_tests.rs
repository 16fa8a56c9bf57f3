//! Many edits at once, of entries that stand in the file and of those that the same edits add: what the file holds then
//! is what the edits mean one after another. `edited` reads the text back and refuses any other.

use proptest::prelude::*;

use crate::edit::{Edit, EntryPath, NewEntry, apply};
use crate::model::{Kind, Roadmap, Value};
use crate::store::commit::edited;
use crate::store::read::read_text;

const FILES: [&str; 3] = [
    "# all\n[[milestone]] # one\nid = \"a\"\ntitle = \"A\" # so\n\n[[capability]]\nid = \"c\"\n\
     [[capability.match]]\nzone = \"z\"\n# between\n[[capability.match]]\nzone = \"y\"\n",
    "[cluster]\r\nname='x'\r\n[[capability]]\r\nid='c'\r\nmatch=[{zone='z'},{zone='y', fit='partial'}] # zones\r\n",
    "milestone = [{id = \"a\", title = \"A\", \"odd key\" = 1}, {id = \"b\"}]\n",
];

/// What one edit does: which of the kinds of edit, and where.
type Choice = (u8, usize, usize);

fn edit(roadmap: &Roadmap, number: usize, (what, at, inner): Choice) -> Option<Edit> {
    let name = format!("n{number}");
    let place = |kind: Kind| {
        let count = roadmap.count(kind);
        (count > 0).then(|| EntryPath::of(kind, at % count))
    };
    let part = || {
        let above = place(Kind::Capability)?;
        let count = roadmap.capabilities[above.index].matches.len();
        (count > 0).then(|| above.part(Kind::Match, inner % count))
    };
    let new = |kind: Kind, key: &'static str| NewEntry {
        fields: vec![(key, Value::Text(name.clone()))],
        ..NewEntry::of(kind)
    };
    let set = |place: Option<EntryPath>, field: &'static str| {
        let value = Value::Text(name.clone());
        place.map(|place| Edit::Set {
            place,
            field,
            value,
        })
    };
    let unknown = |place: Option<EntryPath>, value: Option<Value>| {
        place.map(|place| Edit::SetUnknown {
            place,
            key: "odd key".to_owned(),
            value,
            text: None,
        })
    };
    match what % 12 {
        0 => Some(Edit::Add {
            into: None,
            new: new(Kind::Milestone, "id"),
        }),
        1 => Some(Edit::Add {
            into: None,
            new: new(Kind::Capability, "id"),
        }),
        2 => place(Kind::Capability).map(|above| Edit::Add {
            into: Some((Kind::Capability, above.index)),
            new: new(Kind::Match, "zone"),
        }),
        3 => set(place(Kind::Milestone), "title"),
        4 => set(place(Kind::Capability), "name"),
        5 => set(part(), "zone"),
        6 => place(Kind::Milestone).map(|place| Edit::Remove { place }),
        7 => place(Kind::Capability).map(|place| Edit::Remove { place }),
        8 => part().map(|place| Edit::Remove { place }),
        9 => place(Kind::Milestone).map(|place| Edit::Unset {
            place,
            field: "title",
        }),
        10 => unknown(place(Kind::Milestone), Some(Value::Text(name))),
        _ => unknown(place(Kind::Milestone), None),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_at_once_mean_what_they_mean_one_after_another(
        file in 0..FILES.len(),
        choices in proptest::collection::vec((any::<u8>(), 0usize..5, 0usize..5), 1..14),
    ) {
        let before = FILES[file];
        let mut roadmap = read_text("x", before).roadmap.unwrap();
        let mut edits = Vec::new();
        for (number, choice) in choices.into_iter().enumerate() {
            if let Some(edit) = edit(&roadmap, number, choice)
                && apply(&mut roadmap, &edit).is_ok()
            {
                edits.push(edit);
            }
        }
        let done = edited("x", before, &edits);
        prop_assert!(done.is_ok(), "{:?}\n{before}\n{edits:#?}", done.err());
    }
}
