//! Any edit of a file in any style changes the bytes it must and no others.

use proptest::prelude::*;
use tcu::internal::dates::date::date;
use tcu::internal::edit::{Edit, EntryPath, NewEntry, apply};
use tcu::internal::model::{Field, Kind, Roadmap, Value, ValueType};
use tcu::internal::store::read::read_text;
use tcu::internal::store::splice::splice;

mod styles;
use styles::STYLES;

/// A small source of choices, so that a case is told by one number.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

const TEXTS: &[&str] = &[
    "plain",
    "with \"quotes\" and \\",
    "it's",
    "two\nlines",
    "ends with quote\"",
    "\"\"\"",
    "'''\nx",
    "اردو متن",
    "# no comment",
    "tab\there",
    "bell\u{7}",
    "a = 1",
    "\n",
    "trailing \\\n",
    "中文",
    "line\r\nend",
];

fn scalar(dice: &mut Dice, field: &Field) -> Value {
    match field.shape {
        ValueType::Id => Value::Text(format!("id-{}", dice.roll(1000))),
        ValueType::Line | ValueType::Text => Value::Text((*dice.pick(TEXTS)).into()),
        ValueType::Date => Value::Date(date(700_000 + dice.roll(200_000) as i64)),
        ValueType::Bool => Value::Truth(dice.roll(2) == 0),
        ValueType::Integer { least, most } => {
            Value::Whole(least + dice.roll((most - least).min(1000) as usize) as i64)
        }
        ValueType::Amount => Value::Number(dice.roll(1000) as f64 / 4.0),
        ValueType::FiscalYear => {
            let year = 2000 + dice.roll(99);
            Value::Text(format!("{year}-{:02}", (year + 1) % 100))
        }
        ValueType::FieldKey => Value::Text(format!("own-{}", dice.roll(1000))),
        ValueType::Numbers => Value::Table(vec![
            ("women".into(), Value::Whole(dice.roll(9) as i64)),
            ("odd key".into(), Value::Number(0.5)),
        ]),
        ValueType::Number => match dice.roll(3) {
            0 => Value::Number(dice.roll(100) as f64),
            1 => Value::Number(-0.125),
            _ => Value::Number(1e21),
        },
        ValueType::Choice(words) => Value::Text((*dice.pick(words)).into()),
        ValueType::Reference(_) => Value::Text(format!("ref-{}", dice.roll(6))),
        ValueType::Any => match dice.roll(4) {
            0 => Value::Text((*dice.pick(TEXTS)).into()),
            1 => Value::List(vec![Value::Text("a".into()), Value::Whole(2)]),
            2 => Value::Table(vec![
                ("k".into(), Value::Whole(1)),
                ("odd key".into(), Value::Text("v\nw".into())),
            ]),
            _ => Value::Date(date(738_000)),
        },
    }
}

fn value(dice: &mut Dice, field: &Field, standing: Option<Value>) -> Value {
    if !field.many {
        return scalar(dice, field);
    }
    let mut items = match standing {
        Some(Value::List(items)) if dice.roll(4) > 0 => items,
        _ => Vec::new(),
    };
    if dice.roll(2) == 0 && !items.is_empty() {
        items.remove(dice.roll(items.len()));
    }
    for _ in 0..dice.roll(3) {
        let new = scalar(dice, field);
        if !items.contains(&new) {
            items.push(new);
        }
    }
    if items.is_empty() {
        items.push(scalar(dice, field));
    }
    Value::List(items)
}

fn new_entry(dice: &mut Dice, kind: Kind) -> NewEntry {
    let mut new = NewEntry::of(kind);
    for field in kind.description().fields {
        if dice.roll(3) == 0 {
            new = new.with(field.key, value(dice, field, None));
        }
    }
    for &sub in kind.description().subs {
        if dice.roll(3) == 0 {
            new.parts.push(new_entry(dice, sub));
        }
    }
    new
}

fn places(roadmap: &Roadmap) -> Vec<EntryPath> {
    let mut places = vec![
        EntryPath::of(Kind::Cluster, 0),
        EntryPath::of(Kind::RuleSettings, 0),
    ];
    for kind in Kind::lists() {
        for (index, entry) in roadmap.entries(kind).enumerate() {
            places.push(EntryPath::of(kind, index));
            for &sub in kind.description().subs {
                places.extend(
                    (0..entry.children(sub).len())
                        .map(|part| EntryPath::of(kind, index).part(sub, part)),
                );
            }
        }
    }
    places
}

fn random_edit(dice: &mut Dice, roadmap: &Roadmap) -> Edit {
    let kinds: Vec<Kind> = Kind::lists().filter(|kind| roadmap.holds(*kind)).collect();
    let places = places(roadmap);
    let place = *dice.pick(&places);
    let kind = place.kind_there();
    let field = dice.pick(kind.description().fields);
    let entry = place.find(roadmap).expect("a place of this roadmap");
    let standing = entry.value(field.key);
    match dice.roll(11) {
        10 => Edit::SetUnknown {
            place: match dice.roll(4) {
                0 => EntryPath::of(Kind::FileHeader, 0),
                _ => place,
            },
            key: (*dice.pick(&["colour", "extra", "odd key", "logo"])).to_owned(),
            value: (dice.roll(3) > 0)
                .then(|| Value::Table(vec![("a".into(), Value::Whole(dice.roll(9) as i64))])),
            text: None,
        },
        0..=4 => Edit::Set {
            place,
            field: field.key,
            value: value(dice, field, standing),
        },
        5 | 6 => Edit::Unset {
            place,
            field: field.key,
        },
        7 => Edit::Add {
            into: None,
            new: {
                let kind = *dice.pick(&kinds);
                new_entry(dice, kind)
            },
        },
        8 => match kind.description().subs {
            [] => Edit::Set {
                place,
                field: field.key,
                value: value(dice, field, standing),
            },
            subs => Edit::Add {
                into: Some((place.kind, place.index)),
                new: {
                    let sub = *dice.pick(subs);
                    new_entry(dice, sub)
                },
            },
        },
        _ if matches!(kind, Kind::Cluster | Kind::RuleSettings) => Edit::Unset {
            place,
            field: field.key,
        },
        _ => Edit::Remove { place },
    }
}

fn read(text: &str) -> Roadmap {
    let reading = read_text("x", text);
    reading
        .roadmap
        .unwrap_or_else(|| panic!("not TOML: {:#?}\n{text}", reading.problems))
}

/// Every comment of a text.
fn comments(text: &str) -> Vec<String> {
    use toml_parser::parser::{Event, EventKind, parse_document};
    let source = toml_parser::Source::new(text);
    let tokens = source.lex().into_vec();
    let mut found = Vec::new();
    let mut receiver = |event: Event| {
        if event.kind() == EventKind::Comment {
            found.push(
                text[event.span().start()..event.span().end()]
                    .trim_end()
                    .to_owned(),
            );
        }
    };
    parse_document(&tokens, &mut receiver, &mut ());
    found.sort();
    found
}

/// The lines of `old` that `new` does not have any more, in a longest common subsequence.
fn lost_lines(old: &str, new: &str) -> usize {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut row = vec![0usize; new.len() + 1];
    for line in &old {
        let mut diagonal = 0;
        for (index, other) in new.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if line == other {
                diagonal + 1
            } else {
                above.max(row[index])
            };
            diagonal = above;
        }
    }
    old.len() - row[new.len()]
}

fn check(text: &str, edit: &Edit) -> String {
    let before = read(text);
    let mut wanted = before.clone();
    apply(&mut wanted, edit).unwrap_or_else(|why| panic!("{why}: {edit:?}"));
    let after_text = splice("x", text, std::slice::from_ref(edit))
        .unwrap_or_else(|why| panic!("{why}: {edit:?}"));
    let after = read(&after_text);
    let shown = || format!("{edit:#?}\n--- before\n{text}\n--- after\n{after_text}");
    assert!(after.content_eq(&wanted), "not what was asked: {}", shown());
    assert_eq!(
        text.starts_with('\u{feff}'),
        after_text.starts_with('\u{feff}'),
        "byte-order mark"
    );
    assert!(
        toml::from_str::<toml::Table>(&after_text).is_ok(),
        "{after_text}"
    );
    if !matches!(edit, Edit::Remove { .. } | Edit::SetUnknown { .. }) {
        let mut left = comments(&after_text);
        for comment in comments(text) {
            let at = left.iter().position(|other| *other == comment);
            assert!(at.is_some(), "lost {comment:?}: {}", shown());
            left.swap_remove(at.unwrap());
        }
        if !text.ends_with('\n') && !text.is_empty() {
            assert!(
                !after_text.ends_with('\n'),
                "a final newline appeared: {}",
                shown()
            );
        }
    }
    let most = most_lines(&before, edit, text);
    let lost = lost_lines(text, &after_text);
    assert!(
        lost <= most,
        "{lost} lines lost, at most {most}: {}",
        shown()
    );
    after_text
}

/// The most lines that an edit may touch.
fn most_lines(before: &Roadmap, edit: &Edit, text: &str) -> usize {
    match edit {
        Edit::Set { place, field, .. } | Edit::Unset { place, field } => {
            match place.find(before).and_then(|entry| entry.value(field)) {
                None => 2,
                Some(Value::Text(text)) => text.lines().count() + 3,
                Some(Value::List(items)) => items.len() + 4,
                Some(Value::Table(pairs)) => pairs.len() + 3,
                Some(_) => 3,
            }
        }
        Edit::Add { .. } => 2,
        Edit::Remove { .. } | Edit::SetUnknown { .. } => text.lines().count(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_change_what_they_must_and_nothing_else(seed in any::<u64>(), style in 0..STYLES.len()) {
        let mut dice = Dice(seed);
        let mut text = STYLES[style].to_owned();
        for _ in 0..12 {
            let edit = random_edit(&mut dice, &read(&text));
            text = check(&text, &edit);
        }
    }
}
