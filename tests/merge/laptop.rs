//! A laptop on which somebody edits a roadmap, at random, through the program and by hand.

use proptest::test_runner::RngSeed;
use tcu::internal::dates::date::date;
use tcu::internal::edit::merge::{settle, unsettled};
use tcu::internal::edit::{
    Actor, ChangeReason, Edit, EntryPath, NewEntry, RoadmapEditor, Transaction,
};
use tcu::internal::model::{
    Code, Entry, Field, Kind, Portfolio, ReferenceIndex, Required, Roadmap, Value, ValueType,
};
use tcu::internal::store::edited;
use tcu::internal::store::read::read_text;
use tcu::internal::store::splice::splice;

/// A small source of choices, so that a case is told by one number.
pub(crate) struct Dice(pub u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides.max(1) as u64) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// Where random cases begin: always the same, so that a run can be repeated, and anywhere with `TCU_ROUNDS`.
pub(crate) fn begins() -> RngSeed {
    match is_long_run() {
        false => RngSeed::Fixed(20_261_127),
        true => RngSeed::Random,
    }
}

/// Whether a run was asked for that is longer than usual, and from other seeds.
pub(crate) fn is_long_run() -> bool {
    std::env::var_os("TCU_ROUNDS").is_some()
}

/// Says the figures of a long run.
pub(crate) fn told(line: &str) {
    if is_long_run() {
        let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{line}\n").as_bytes());
    }
}

/// How many rounds a test takes: so many, or `TCU_ROUNDS`.
pub(crate) fn rounds(usual: usize) -> usize {
    let asked = std::env::var("TCU_ROUNDS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// What a laptop may do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Means {
    /// Only the program, which logs.
    Program,
    /// Only the program, and of it only what the log tells: no notes, no handling of feedback.
    Logged,
    /// A text editor too.
    Both,
}

const KINDS: [Kind; 6] = [
    Kind::Milestone,
    Kind::Owner,
    Kind::Capability,
    Kind::Indicator,
    Kind::Feedback,
    Kind::Risk,
];

/// Few values, so that people often choose the same.
fn scalar(dice: &mut Dice, field: &Field) -> Value {
    match field.shape {
        ValueType::Id => Value::Text(format!("new-{}", dice.roll(4))),
        ValueType::Line | ValueType::Text => {
            Value::Text((*dice.pick(&["one", "two", "\"three\"\nlines", "چار"])).into())
        }
        ValueType::Date => Value::Date(date(739_000 + dice.roll(4) as i64)),
        ValueType::Bool => Value::Truth(dice.roll(2) == 0),
        ValueType::Integer { least, most } => {
            Value::Whole(least + dice.roll((most - least).min(3) as usize + 1) as i64)
        }
        ValueType::Amount => Value::Whole(dice.roll(4) as i64),
        ValueType::FiscalYear => {
            Value::Text((*dice.pick(&["2025-26", "2026-27", "2027-28"])).into())
        }
        ValueType::FieldKey => Value::Text(format!("own-{}", dice.roll(3))),
        ValueType::Numbers => {
            Value::Table(vec![("women".into(), Value::Whole(dice.roll(4) as i64))])
        }
        ValueType::Number => Value::Number(dice.roll(4) as f64 / 2.0),
        ValueType::Choice(words) => Value::Text((*dice.pick(words)).into()),
        ValueType::Reference(_) => Value::Text(format!("ref-{}", dice.roll(4))),
        ValueType::Any => Value::Whole(dice.roll(4) as i64),
    }
}

pub(crate) fn value(dice: &mut Dice, field: &Field) -> Value {
    if !field.many {
        return scalar(dice, field);
    }
    let mut items = Vec::new();
    for _ in 0..=dice.roll(3) {
        let item = scalar(dice, field);
        if !items.contains(&item) {
            items.push(item);
        }
    }
    Value::List(items)
}

fn new_entry(dice: &mut Dice, kind: Kind, means: Means) -> NewEntry {
    let mut new = NewEntry::of(kind);
    for field in kind.description().fields {
        // What sensitive feedback withholds has its own tests.
        let skipped = field.key == "sensitive" || (means == Means::Logged && !field.logged);
        // A reading of which nothing is written is none, and the log cannot tell it from that.
        let needed = means == Means::Logged && field.required == Required::Always;
        if field.key == "id" || needed || (!skipped && dice.roll(3) == 0) {
            new = new.with(field.key, value(dice, field));
        }
    }
    new
}

pub(crate) fn reason() -> ChangeReason {
    ChangeReason {
        approved_by: Some("the board".into()),
        ..ChangeReason::of(Code::Other, "so it was")
    }
}

pub(crate) fn read(text: &str) -> Roadmap {
    let reading = read_text("x", text);
    reading
        .roadmap
        .unwrap_or_else(|| panic!("not TOML: {:#?}\n{text}", reading.problems))
}

/// The places of tables and entries; parts too where asked for.
fn places(roadmap: &Roadmap, parts: bool) -> Vec<EntryPath> {
    let mut places = vec![
        EntryPath::of(Kind::Cluster, 0),
        EntryPath::of(Kind::RuleSettings, 0),
    ];
    for kind in Kind::lists().filter(|kind| kind.has_id()) {
        for (index, entry) in roadmap.entries(kind).enumerate() {
            places.push(EntryPath::of(kind, index));
            for &sub in kind.description().subs.iter().filter(|_| parts) {
                places.extend(
                    (0..entry.children(sub).len())
                        .map(|part| EntryPath::of(kind, index).part(sub, part)),
                );
            }
        }
    }
    places
}

/// The roadmap after one more edit by `who`.
pub(crate) fn edit(dice: &mut Dice, text: &str, who: &str, means: Means) -> String {
    if means == Means::Both && dice.roll(2) == 0 {
        return by_hand(dice, text);
    }
    let roadmap = read(text);
    let on = date(739_100 + dice.roll(3) as i64);
    let actor = Actor {
        by: who.into(),
        on,
        machine: on,
    };
    if dice.roll(3) == 0
        && let Some(edits) = settled(dice, &roadmap, &actor)
    {
        return written(text, &edits);
    }
    let mut writer = RoadmapEditor::new(&roadmap, &actor, &[]);
    let done = by_program(dice, &mut writer, &roadmap, means);
    if !done {
        return text.to_owned();
    }
    written(text, &writer.finish())
}

/// A conflict settled, for one of its values or for a third.
fn settled(dice: &mut Dice, roadmap: &Roadmap, actor: &Actor) -> Option<Vec<Edit>> {
    let open = unsettled(roadmap);
    let one = open.get(dice.roll(open.len().max(1)))?;
    let value = match one.sides.get(dice.roll(one.sides.len() + 1)) {
        Some(side) => side.value.clone(),
        None if one.is_presence() => Some(Value::Truth(dice.roll(2) == 0)),
        None => {
            let field = one.kind().filter(|_| one.known);
            let field = field.and_then(|kind| kind.field(&one.path.key));
            Some(field.map_or(Value::Whole(9), |field| value(dice, field)))
        }
    };
    let portfolio = Portfolio {
        roadmaps: vec![roadmap.clone()],
        ..Portfolio::default()
    };
    let names = ReferenceIndex::new(&portfolio);
    let mut transaction = Transaction::new(&portfolio, &names, actor);
    settle(&mut transaction, Some(0), one, value, &reason()).ok()?;
    let work = transaction.finish();
    Some(work.files.into_iter().next()?.1)
}

/// The roadmap after `who` added a milestone of an id that others may give too.
pub(crate) fn added(dice: &mut Dice, text: &str, who: &str) -> String {
    let roadmap = read(text);
    let on = date(739_100 + dice.roll(3) as i64);
    let actor = Actor {
        by: who.into(),
        on,
        machine: on,
    };
    let mut new = new_entry(dice, Kind::Milestone, Means::Program);
    new = new.with("id", Value::Text("apart".into()));
    let mut writer = RoadmapEditor::new(&roadmap, &actor, &[]);
    writer.add(None, new, &reason()).unwrap();
    written(text, &writer.finish())
}

pub(crate) fn written(text: &str, edits: &[Edit]) -> String {
    edited("x", text, edits)
        .map_or_else(|why| panic!("{why}: {edits:#?}\n{text}"), |(text, _)| text)
}

fn by_program(
    dice: &mut Dice,
    writer: &mut RoadmapEditor<'_>,
    roadmap: &Roadmap,
    means: Means,
) -> bool {
    let places = places(roadmap, true);
    let place = *dice.pick(&places);
    let kind = place.kind_there();
    match dice.roll(10) {
        0..=4 => {
            let field = dice.pick(kind.description().fields);
            let wish = (dice.roll(5) > 0).then(|| value(dice, field));
            let taken = wish.is_none() && field.required == Required::Always;
            let told = means != Means::Logged || (field.logged && !taken);
            (told && !["id", "sensitive"].contains(&field.key))
                && writer.set(place, &[(field.key, wish)], &reason()).is_ok()
        }
        5 => {
            let kind = *dice.pick(&KINDS);
            let new = new_entry(dice, kind, means);
            let id = new
                .value("id")
                .and_then(Value::as_text)
                .unwrap_or_default()
                .to_owned();
            roadmap.find(&id).is_none() && writer.add(None, new, &reason()).is_ok()
        }
        6 => {
            let kind = *dice.pick(&[Kind::Confirmation, Kind::Review, Kind::Assessment]);
            writer
                .add(None, new_entry(dice, kind, means), &reason())
                .is_ok()
        }
        7 => match (place.part, kind.description().subs) {
            (None, [first, ..]) => {
                let new = new_entry(dice, *first, means);
                writer
                    .add(Some((place.kind, place.index)), new, &reason())
                    .is_ok()
            }
            _ => false,
        },
        8 => {
            !matches!(kind, Kind::Cluster | Kind::RuleSettings)
                && writer.remove(place, &reason()).is_ok()
        }
        // One value after another in the field that is fought over most.
        _ => {
            let Some(index) = roadmap.milestones.first().map(|_| 0) else {
                return false;
            };
            let wish = Some(Value::Date(date(739_000 + dice.roll(4) as i64)));
            writer
                .set(
                    EntryPath::of(Kind::Milestone, index),
                    &[("forecast", wish)],
                    &reason(),
                )
                .is_ok()
        }
    }
}

fn by_hand(dice: &mut Dice, text: &str) -> String {
    let roadmap = read(text);
    let places = places(&roadmap, true);
    let place = *dice.pick(&places);
    let kind = place.kind_there();
    let field = dice.pick(kind.description().fields);
    let edit = match dice.roll(6) {
        0..=2 if !["id", "sensitive"].contains(&field.key) => Edit::Set {
            place,
            field: field.key,
            value: value(dice, field),
        },
        3 if field.key != "id" => Edit::Unset {
            place,
            field: field.key,
        },
        4 if !matches!(kind, Kind::Cluster | Kind::RuleSettings) => Edit::Remove { place },
        _ => Edit::SetUnknown {
            place,
            key: (*dice.pick(&["colour", "odd key"])).to_owned(),
            value: (dice.roll(3) > 0)
                .then(|| Value::Table(vec![("a".into(), Value::Whole(dice.roll(3) as i64))])),
            text: None,
        },
    };
    splice("x", text, &[edit]).unwrap()
}

/// The text after several edits.
pub(crate) fn edits(dice: &mut Dice, text: &str, who: &str, means: Means, most: usize) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.roll(most) {
        text = edit(dice, &text, who, means);
    }
    text
}

/// Whether an entry is told apart by its id.
pub(crate) fn entries(roadmap: &Roadmap) -> Vec<&dyn Entry> {
    Kind::lists()
        .filter(|kind| kind.has_id())
        .flat_map(|kind| roadmap.entries(kind))
        .collect()
}
