//! What costs twice as much where there is twice as much of it: counted in allocations, never in time.

use std::fmt::Write;

use tcu::internal::dates::date::parse_iso;
use tcu::internal::edit::{Actor, ChangeReason, Transaction};
use tcu::internal::model::{EntryRef, Kind, Portfolio, ReferenceIndex, Value};
use tcu::internal::store::edited;
use tcu::internal::store::merge::merge_texts;
use tcu::internal::store::read::read_text;

/// The smaller of the two sizes.
const SIZE: usize = 300;

/// How much more twice as much may cost. Growth by the square of the size would be 4.
const MOST: f64 = 2.3;

/// Runs `work` on what `make` makes of a size and of twice that size, and compares what it allocates.
fn grows_linearly<T>(what: &str, make: impl Fn(usize) -> T, work: impl Fn(&T)) {
    let measured = [SIZE, 2 * SIZE].map(|size| {
        let made = make(size);
        // The first run fills what is kept for the whole program.
        work(&made);
        allocation_counter::measure(|| work(&made))
    });
    let ratio = |of: fn(&allocation_counter::AllocationInfo) -> u64| {
        of(&measured[1]) as f64 / of(&measured[0]).max(1) as f64
    };
    let (count, bytes) = (
        ratio(|info| info.count_total),
        ratio(|info| info.bytes_total),
    );
    assert!(
        count <= MOST && bytes <= MOST,
        "{what}: twice the size costs {count:.2} times the allocations and {bytes:.2} times the bytes"
    );
}

fn milestones(count: usize) -> String {
    let mut text =
        String::from("[cluster]\nname = \"A\"\n\n[[owner]]\nid = \"lab\"\nrole = \"Lab\"\n");
    for number in 0..count {
        let _ = write!(
            text,
            "\n# Note {number}\n[[milestone]]\nid = \"m-{number}\"\ntitle = \"Step {number}\"\nowner = \"lab\"\n\
             baseline = 2026-09-30\nforecast = 2026-10-31\n"
        );
    }
    text
}

fn keys(count: usize, line: impl Fn(usize) -> String) -> String {
    let lines: String = (0..count).map(line).collect();
    format!("[cluster]\nname = \"A\"\n{lines}")
}

/// One act that changes every milestone, written into the text.
fn set_all(text: &str, day: &str) -> String {
    let portfolio = Portfolio {
        roadmaps: vec![read_text("a", text).roadmap.expect("it is read")],
        ..Portfolio::default()
    };
    let on = parse_iso("2026-11-21").expect("a date");
    let actor = Actor {
        by: "office".into(),
        on,
        machine: on,
    };
    let names = ReferenceIndex::new(&portfolio);
    let mut act = Transaction::new(&portfolio, &names, &actor);
    let why = ChangeReason {
        why: Some("the supplier was late".into()),
        code: Some("procurement".into()),
        ..ChangeReason::default()
    };
    let date = Value::Date(parse_iso(day).expect("a date"));
    for index in 0..portfolio.roadmaps[0].milestones.len() {
        let found = EntryRef {
            roadmap: Some(0),
            kind: Kind::Milestone,
            index,
        };
        let wishes = [("forecast", Some(date.clone()))];
        act.set(found, &wishes, &why).expect("it is changed");
    }
    let done = act.finish();
    edited("a", text, &done.files[0].1)
        .expect("it is written")
        .0
}

#[test]
fn reading() {
    let read = |text: &String| drop(read_text("a", text));
    grows_linearly("milestones", milestones, read);
    let unknown = |count| keys(count, |number| format!("unknown-{number} = {number}\n"));
    grows_linearly("unknown keys", unknown, read);
    let inside = |count| {
        let change = "[[change]]\non = 2026-01-01\nby = \"B\"\nitem = \"m\"\nfield = \"removed\"\n[change.from]\n";
        let lines: String = (0..count)
            .map(|number| format!("key-{number} = {number}\n"))
            .collect();
        format!("[cluster]\nname = \"A\"\n{change}{lines}")
    };
    grows_linearly("keys of a value that is a table", inside, read);
    let twice = |count| keys(count, |_| "place = \"B\"\n".to_owned());
    grows_linearly("keys given twice", twice, read);
    let wrong = |count| milestones(count).replace("2026-10-31", "\"soon\"");
    grows_linearly("wrong values", wrong, read);
    let days = |count| milestones(count).replace("2026-10-31", "2026-02-31");
    grows_linearly("days that do not exist", days, read);
    let broken = |count| milestones(count).replace("owner = \"lab\"\nb", "owner = lab\nb");
    grows_linearly("what is no TOML", broken, read);
}

#[test]
fn one_act_on_many_entries() {
    let act = |text: &String| drop(set_all(text, "2027-01-31"));
    grows_linearly("one act on all milestones", milestones, act);
    // The second time there is a log as long as the list.
    let logged = |count| set_all(&milestones(count), "2026-12-31");
    grows_linearly("the same with a long log", logged, act);
}

#[test]
fn merging() {
    let merge = |(base, ours, theirs): &(String, String, String)| {
        merge_texts("a", Some(base), ours, theirs).expect("it is merged");
    };
    let apart = |base: String, ours: (&str, &str), theirs: (&str, &str)| {
        let (left, right) = (
            base.replace(ours.0, ours.1),
            base.replace(theirs.0, theirs.1),
        );
        (base, left, right)
    };
    grows_linearly(
        "a change of every milestone on each side",
        |count| {
            apart(
                milestones(count),
                ("\"Step", "\"Stage"),
                ("2026-10-31", "2026-11-30"),
            )
        },
        merge,
    );
    grows_linearly(
        "a conflict on every milestone",
        |count| {
            apart(
                milestones(count),
                ("2026-10-31", "2026-12-31"),
                ("2026-10-31", "2026-11-30"),
            )
        },
        merge,
    );
    let list = |count: usize| {
        let members: Vec<String> = (0..count).map(|number| format!("\"t-{number}\"")).collect();
        format!("[cluster]\nname = \"A\"\ntags = [{}]\n", members.join(", "))
    };
    grows_linearly(
        "a list that changed on both sides",
        |count| apart(list(count), ("\"t-", "\"u-"), ("\"t-1", "\"v-1")),
        merge,
    );
    let unknown = |count| keys(count, |number| format!("unknown-{number} = 1\n"));
    grows_linearly(
        "unknown keys that changed on both sides",
        |count| apart(unknown(count), ("0 = 1", "0 = 2"), ("1 = 1", "1 = 3")),
        merge,
    );
}

/// A folder of so many roadmaps, and a stick that holds as many others.
fn stick(count: usize) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for side in ["here", "there"] {
        std::fs::create_dir(root.path().join(side)).expect("a folder");
        for number in 0..count {
            let text = format!("[cluster]\nname = \"{side} {number}\"\n");
            let path = root.path().join(side).join(format!("{side}-{number}.toml"));
            std::fs::write(path, text).expect("written");
        }
    }
    root
}

#[test]
fn syncing() {
    let sync = |root: &tempfile::TempDir| {
        let [here, there, state] = ["here", "there", "state"].map(|name| root.path().join(name));
        let done = tcu::internal::store::sync::sync(
            &here,
            &there,
            &state,
            tcu::internal::store::sync::PeerFile::Known,
            &mut |_, _, _| {},
        );
        assert!(done.expect("they are synced").left.is_empty());
    };
    // The first run brings both into step; what is counted is that nobody has touched them since.
    grows_linearly("a stick in step", |size| stick(size / 4), sync);
    let [few, many] = [SIZE / 4, SIZE / 2].map(|size| {
        let root = stick(size);
        allocation_counter::measure(|| sync(&root)).count_total as f64
    });
    assert!(
        many / few <= MOST,
        "files that are new: {:.2} times",
        many / few
    );
}
