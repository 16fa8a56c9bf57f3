//! What must be there and is not.

use crate::model::custom::faults;
use crate::model::{Entry, Field, Kind, Required, Roadmap};

use super::key_resolution::FieldTarget;
use super::raw_problem::RawProblem;

/// The required fields that are missing. A field that was there but wrong (`told`) is not told twice.
pub(crate) fn missing(roadmap: &Roadmap, told: &[FieldTarget]) -> Vec<RawProblem> {
    let mut wrong = Vec::new();
    if !roadmap.is_portfolio() {
        let fields = required(Kind::Cluster);
        check(&roadmap.cluster, None, 0, (told, &fields), &mut wrong);
    }
    for kind in Kind::lists().filter(|&kind| roadmap.count(kind) > 0) {
        let fields = required(kind);
        let subs = kind.description().subs.iter();
        let subs: Vec<_> = subs.map(|&sub| (sub, required(sub))).collect();
        for (index, entry) in roadmap.entries(kind).enumerate() {
            check(entry, None, index, (told, &fields), &mut wrong);
            for (sub, fields) in &subs {
                if entry.child_count(*sub) == 0 {
                    continue;
                }
                for (place, part) in entry.children(*sub).into_iter().enumerate() {
                    let parent = Some((kind, index));
                    check(part, parent, place, (told, fields), &mut wrong);
                }
            }
        }
    }
    for (index, message) in faults(&roadmap.custom_fields) {
        let offset = roadmap.custom_fields[index].at.offset as usize;
        wrong.push(RawProblem { offset, message });
    }
    wrong
}

/// A field that may be required, with its place among those of its kind.
type RequiredField = (usize, &'static Field);

/// The fields of a kind that may be required. Custom ones never are.
fn required(kind: Kind) -> Vec<RequiredField> {
    let fields = kind.description().fields.iter().enumerate();
    let required = fields.filter(|(_, described)| described.required != Required::No);
    required.collect()
}

fn check(
    entry: &dyn Entry,
    parent: Option<(Kind, usize)>,
    index: usize,
    (told, fields): (&[FieldTarget], &[RequiredField]),
    wrong: &mut Vec<RawProblem>,
) {
    let kind = entry.kind();
    for &(field, described) in fields {
        if entry.has(field) || !is_needed(entry, described.required) {
            continue;
        }
        let place = FieldTarget {
            parent,
            kind,
            index,
            field,
        };
        if told.contains(&place) || told_instead(described.required, place, told) {
            continue;
        }
        let message = match described.required {
            Required::Unless(other) if described.key < other => {
                format!("this {kind} needs `{}` or `{other}`", described.key)
            }
            // The other of the two has said it.
            Required::Unless(_) => continue,
            _ if kind == Kind::Cluster && entry.at().line == 0 => {
                "a roadmap needs a [cluster] table with the `name` of the cluster".into()
            }
            _ => format!("this {kind} needs `{}`: {}", described.key, described.help),
        };
        wrong.push(RawProblem {
            offset: entry.at().offset as usize,
            message,
        });
    }
}

fn is_needed(entry: &dyn Entry, required: Required) -> bool {
    match required {
        Required::No => false,
        Required::Always => true,
        Required::UnlessSensitive => {
            entry.value("sensitive") != Some(crate::model::Value::Truth(true))
        }
        Required::Unless(other) => !entry
            .field_index(other)
            .is_some_and(|field| entry.has(field)),
    }
}

/// Of two fields one of which must be there, the other was there but wrong.
fn told_instead(required: Required, place: FieldTarget, told: &[FieldTarget]) -> bool {
    let Required::Unless(other) = required else {
        return false;
    };
    place
        .kind
        .field_index(other)
        .is_some_and(|field| told.contains(&FieldTarget { field, ..place }))
}
