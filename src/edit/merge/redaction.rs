//! What must not come back: the withheld values of sensitive feedback, and what was erased at the wish of the
//! one who spoke. Taken out of every side before they are merged.

use std::collections::HashMap;

use crate::edit::diff::{EntryNode, EntrySet, Identity};
use crate::edit::operations::feedback::{ERASED, is_erased};
use crate::model::records::is_withheld_key;
use crate::model::{Kind, Value};

/// What is taken out of one feedback.
struct Redactions {
    is_gone: fn(&str) -> bool,
    /// What stands instead of the text.
    text: Option<Value>,
}

/// Whether a field of a sensitive feedback is withheld. That it was added or removed is told.
fn is_withheld_field(key: &str) -> bool {
    is_withheld_key(key) && key != "added" && key != "removed"
}

/// The sides (base, ours, theirs) without what must not come back in the result.
pub(crate) fn withhold(sides: [&EntrySet; 3]) -> [EntrySet; 3] {
    let gone = gone(sides);
    sides.map(|entries| {
        if gone.is_empty() {
            return entries.clone();
        }
        let items = entries.items.iter().filter_map(|item| without(item, &gone));
        EntrySet::new(items.collect())
    })
}

fn gone(sides: [&EntrySet; 3]) -> HashMap<String, Redactions> {
    let mut gone = HashMap::new();
    for item in sides[1]
        .of_kind(Kind::Feedback)
        .chain(sides[2].of_kind(Kind::Feedback))
    {
        let Identity::Id(id) = &item.name else {
            continue;
        };
        let found = sides.map(|entries| entries.find(Kind::Feedback, &item.name));
        let is = |item: Option<&EntryNode>, key: &str| {
            item.and_then(|item| item.fields.get(key)).cloned()
        };
        let [base, mine, theirs] =
            found.map(|item| is(item, "sensitive") == Some(Value::Truth(true)));
        let is_sensitive = match (mine == base, theirs == base) {
            (true, _) => theirs,
            (_, true) => mine,
            _ => true,
        };
        let texts =
            found.map(|item| is(item, "text").filter(|text| text.as_text().is_some_and(is_erased)));
        let erased = match texts {
            [Some(_), ..] => None,
            [None, mine, theirs] => [mine, theirs]
                .into_iter()
                .flatten()
                .max_by_key(|text| text.plain()),
        };
        if is_sensitive {
            gone.insert(
                id.clone(),
                Redactions {
                    is_gone: is_withheld_field,
                    text: None,
                },
            );
        } else if erased.is_some() {
            gone.insert(
                id.clone(),
                Redactions {
                    is_gone: |key| ERASED.contains(&key),
                    text: erased,
                },
            );
        }
    }
    gone
}

/// An item without what is gone; `None` of a conflict about it.
fn without(item: &EntryNode, gone: &HashMap<String, Redactions>) -> Option<EntryNode> {
    let text = |key: &str| item.fields.get(key).and_then(Value::as_text);
    match (item.kind, &item.name) {
        (Kind::Feedback, Identity::Id(id)) => Some(match gone.get(id) {
            Some(gone) => emptied(item, gone),
            None => item.clone(),
        }),
        (Kind::Change | Kind::Conflict, _) => {
            let about = text("item").and_then(|id| gone.get(id));
            let is_gone = about
                .zip(text("field"))
                .is_some_and(|(gone, field)| (gone.is_gone)(field));
            match (is_gone, item.kind) {
                (false, _) => Some(item.clone()),
                (true, Kind::Conflict) => None,
                (true, _) => {
                    let mut fields = item.fields.clone();
                    fields.retain(|key, _| key != "from" && key != "to");
                    let same = fields.len() == item.fields.len();
                    Some(if same {
                        item.clone()
                    } else {
                        EntryNode {
                            place: item.place,
                            ..EntryNode::record(Kind::Change, fields)
                        }
                    })
                }
            }
        }
        _ => Some(item.clone()),
    }
}

fn emptied(item: &EntryNode, gone: &Redactions) -> EntryNode {
    let mut emptied = item.clone();
    emptied.fields.retain(|key, _| !(gone.is_gone)(key));
    emptied
        .fields
        .extend(gone.text.clone().map(|text| ("text".to_owned(), text)));
    if emptied.fields != item.fields {
        emptied.lines = None;
    }
    emptied
}
