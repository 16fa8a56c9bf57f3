//! Members of a list: what is taken out and put in, so that the rest and its comments stay.

use std::collections::HashSet;

use super::members::Members;
use super::render::{ValueLayout, render};
use crate::edit::diff::{display_value, fits};
use crate::model::{Kind, Value};
use crate::store::outline::OutlineNode;
use crate::store::read::value_of;

/// What is taken out of a list and put in behind the rest.
pub(crate) struct ListChange {
    gone: Vec<usize>,
    new: Vec<String>,
}

/// Changes a list into the wanted one by taking members out and adding others behind; `None` where a member is no
/// single value, or the order changes in a list without comments, which is better written anew. Of a field, members
/// that it does not take stay: they were told as a problem, and nobody has asked to remove them.
pub(crate) fn edit_list(
    text: &str,
    items: &[OutlineNode],
    wanted: &[Value],
    field: Option<(Kind, usize)>,
) -> Option<ListChange> {
    let is_taken = |value: &Value| match field {
        Some((kind, field)) => {
            let key = kind.description().fields[field].key;
            !value.is_empty() && fits(kind, key, &Value::List(vec![value.clone()]))
        }
        None => true,
    };
    let mut counted = Vec::new();
    let mut old = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let value = match item {
            OutlineNode::Scalar(bytes) => value_of(&text[bytes.clone()]),
            _ => None,
        };
        match (value, field) {
            (Some(value), _) if is_taken(&value) => {
                counted.push(index);
                old.push(value);
            }
            (_, Some(_)) => {}
            (_, None) => return None,
        }
    }
    let (kept, added) = staying(&old, wanted);
    let standing: HashSet<String> = old.iter().map(display_value).collect();
    let moves = added
        .iter()
        .any(|value| standing.contains(&display_value(value)));
    let between = items.first().zip(items.last());
    let has_comment = between.is_some_and(|(first, last)| {
        text[first.bytes().start..super::lines::end(text, last.bytes().end)].contains('#')
    });
    if moves && !has_comment && counted.len() == items.len() {
        return None;
    }
    let gone = counted.iter().zip(&kept).filter(|(_, kept)| !**kept);
    Some(ListChange {
        gone: gone.map(|(index, _)| *index).collect(),
        new: added
            .iter()
            .map(|value| render(value, ValueLayout::Inline, None))
            .collect(),
    })
}

impl ListChange {
    /// Makes the change.
    pub(crate) fn make(self, members: &mut Members) {
        for index in self.gone {
            members.remove(index);
        }
        for member in self.new {
            members.push(member);
        }
    }
}

/// Which members stay where they are, and what is to be added behind them. A member that stands elsewhere in the
/// wanted list is taken out and added again: so what is said beside its line stays in the file.
fn staying<'v>(old: &[Value], wanted: &'v [Value]) -> (Vec<bool>, &'v [Value]) {
    let mut kept = vec![false; old.len()];
    let (mut from, mut first) = (0, 0);
    for value in wanted {
        let Some(at) = old[from..].iter().position(|other| other == value) else {
            break;
        };
        kept[from + at] = true;
        from += at + 1;
        first += 1;
    }
    (kept, &wanted[first..])
}
