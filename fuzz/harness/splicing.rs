//! Edits of texts that were read.

use tcu::internal::edit::{Edit, EntryPath, NewEntry, apply};
use tcu::internal::model::{Field, Kind, Roadmap, Value, ValueType};
use tcu::internal::store::read::read_text;
use tcu::internal::store::{CommitError, edited};

use super::today;

/// Choices from a number.
struct Choices(u64);

impl Choices {
    fn of(&mut self, many: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % many.max(1) as u64) as usize
    }
}

/// The first eight bytes choose an edit, the rest is the text: what could be read is edited as asked or left alone, and
/// keeps its other bytes.
pub fn splice(data: &[u8]) {
    let Some((choices, text)) = data.split_first_chunk::<8>() else {
        return;
    };
    let Some(text) = super::text(text) else {
        return;
    };
    let reading = read_text("x", text);
    let (Some(roadmap), None) = (reading.roadmap, reading.closed) else {
        return;
    };
    let mut choices = Choices(u64::from_le_bytes(*choices));
    let edit = edit(&mut choices, &roadmap);
    if apply(&mut roadmap.clone(), &edit).is_err() {
        return;
    }
    let after = match edited("x", text, std::slice::from_ref(&edit)) {
        Ok((after, _)) => after,
        Err(CommitError::Unsafe { .. }) => panic!("not what was asked: {edit:#?}\n{text}"),
        // Refused in words.
        Err(_) => return,
    };
    let shown = || format!("{edit:#?}\n=== before\n{text}\n=== after\n{after}");
    assert_eq!(
        text.starts_with('\u{feff}'),
        after.starts_with('\u{feff}'),
        "{}",
        shown()
    );
    let (lost, most) = (lost(text, &after), most(&edit, &roadmap));
    assert!(
        lost <= most,
        "{lost} lines lost, at most {most}: {}",
        shown()
    );
}

/// The lines of `old`, between where both texts begin and end alike, that `new` has no more.
fn lost(old: &str, new: &str) -> usize {
    let [old, new] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let begins = old
        .iter()
        .zip(&new)
        .take_while(|(old, new)| old == new)
        .count();
    let (old, new) = (&old[begins..], &new[begins..]);
    let ends = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(old, new)| old == new)
        .count();
    let (old, new) = (&old[..old.len() - ends], &new[..new.len() - ends]);
    let mut at = 0;
    let kept = old.iter().filter(
        |line| match new[at..].iter().position(|other| other == *line) {
            Some(found) => {
                at += found + 1;
                true
            }
            None => false,
        },
    );
    old.len() - kept.count()
}

/// The most lines that an edit may touch.
fn most(edit: &Edit, before: &Roadmap) -> usize {
    let (Edit::Set { place, field, .. } | Edit::Unset { place, field }) = edit else {
        return if matches!(edit, Edit::Add { .. }) {
            3
        } else {
            usize::MAX
        };
    };
    match place.find(before).and_then(|entry| entry.value(field)) {
        None => 3,
        Some(Value::Text(text)) => text.lines().count() + 4,
        // A list may be written over any number of lines, comments between.
        Some(_) => usize::MAX,
    }
}

fn edit(choices: &mut Choices, roadmap: &Roadmap) -> Edit {
    let mut places = vec![EntryPath::of(Kind::Cluster, 0)];
    for kind in Kind::lists() {
        places.extend((0..roadmap.count(kind)).map(|index| EntryPath::of(kind, index)));
    }
    let place = places[choices.of(places.len())];
    let fields = place.kind_there().description().fields;
    let field = &fields[choices.of(fields.len())];
    match choices.of(8) {
        0 => Edit::Unset {
            place,
            field: field.key,
        },
        1 => Edit::SetUnknown {
            place,
            key: ["colour", "odd key", "a.b"][choices.of(3)].to_owned(),
            value: (choices.of(2) == 0).then_some(Value::Whole(7)),
            text: None,
        },
        2 if place.kind != Kind::Cluster => Edit::Remove { place },
        3 => {
            let kinds: Vec<Kind> = Kind::lists().filter(|kind| roadmap.holds(*kind)).collect();
            let kind = kinds[choices.of(kinds.len())];
            let fields = kind.description().fields.iter();
            let some: Vec<&Field> = fields.filter(|_| choices.of(3) == 0).collect();
            let new = some.into_iter().fold(NewEntry::of(kind), |new, field| {
                let value = value(choices, field);
                new.with(field.key, Some(value))
            });
            Edit::Add { into: None, new }
        }
        _ => Edit::Set {
            place,
            field: field.key,
            value: value(choices, field),
        },
    }
}

const TEXTS: [&str; 8] = [
    "plain",
    "two\nlines",
    "\"\"\"",
    "'''",
    "# no comment",
    "اردو",
    "tab\there\\",
    "",
];

fn value(choices: &mut Choices, field: &Field) -> Value {
    let one = match field.shape {
        ValueType::Id | ValueType::FieldKey | ValueType::Reference(_) => {
            Value::Text(format!("id-{}", choices.of(9)))
        }
        ValueType::Date => Value::Date(today()),
        ValueType::Bool => Value::Truth(choices.of(2) == 0),
        ValueType::Integer { least, .. } => Value::Whole(least),
        ValueType::Amount | ValueType::Number => Value::Number(1.5),
        ValueType::FiscalYear => Value::Text("2026-27".into()),
        ValueType::Numbers => Value::Table(vec![("women".into(), Value::Whole(3))]),
        ValueType::Choice(words) => Value::Text(words[choices.of(words.len())].into()),
        ValueType::Line | ValueType::Text | ValueType::Any => {
            Value::Text(TEXTS[choices.of(TEXTS.len())].into())
        }
    };
    if field.many {
        Value::List(vec![one])
    } else {
        one
    }
}
