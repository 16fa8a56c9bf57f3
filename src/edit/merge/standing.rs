//! Which value stands of a field in conflict, and which of the entries that were added apart, of what one side alone
//! has.
//!
//! Whoever removed it may have changed the field before. What they gave is gone, but their log says when a value was
//! given, and would have said so if they had met before the conflict arose.

use super::additions;
use super::entry::MergeContext;
use super::log::FieldPath;
use super::told;
use crate::edit::diff::{EntryNode, Identity, OrderedValue};

impl MergeContext<'_> {
    /// Of the fields in conflict of an entry that only the first of `sides` has, the value stands that was given last: the
    /// log of the other may tell of it.
    pub(super) fn stand_as_logged(
        &mut self,
        was: &EntryNode,
        item: &mut EntryNode,
        sides: [usize; 2],
    ) {
        if !self.log.has_base {
            return;
        }
        let word = was.word();
        let is_new = self.sides[0].find(was.kind, &was.name).is_none();
        if is_new
            && let Some(stands) =
                additions::standing_alone(self.additions, &mut self.conflicts, was, sides[0])
        {
            item.lines = None;
            item.sources = stands.sources;
            item.fields = stands.fields;
            item.parts = stands.parts;
            return;
        }
        for key in self.in_conflict(word, item, None) {
            self.value_as_logged(item, &key, sides, &FieldPath::of(word, &key));
        }
        for part in &mut item.parts {
            self.part_as_logged(word, part, sides);
        }
    }

    /// The same of a part.
    pub(super) fn part_as_logged(&mut self, word: &str, part: &mut EntryNode, sides: [usize; 2]) {
        if !self.log.has_base || matches!(part.name, Identity::Content(_)) {
            return;
        }
        for key in self.in_conflict(word, part, Some(part)) {
            let path = FieldPath::of_part(word, part, &key);
            self.value_as_logged(part, &key, sides, &path);
        }
    }

    fn value_as_logged(
        &mut self,
        item: &mut EntryNode,
        key: &str,
        sides: [usize; 2],
        path: &FieldPath,
    ) {
        let stands = OrderedValue(item.fields.get(key).cloned());
        let state = self.state(sides[0], path, stands);
        let held = match path.part {
            None => self.sides[0].find(item.kind, &item.name),
            Some(_) => self.sides[0].logged(&path.item).and_then(|whole| {
                let mut parts = whole.parts.iter();
                parts.find(|part| part.kind == item.kind && part.name == item.name)
            }),
        };
        let held = held.and_then(|item| item.fields.get(key));
        let base = self.state(0, path, OrderedValue(held.cloned()));
        let told = match base.single() {
            Some(begun) => told::alone(begun, state.clone(), self.log, path),
            None => state.clone().beside(sides[1], self.log, path),
        };
        if told == state {
            return;
        }
        self.conflicts.settle(path, [&base, &state, &told], &told);
        item.lines = None;
        item.fields.remove(key);
        let value = told.stands.0;
        item.fields
            .extend(value.map(|value| (key.to_owned(), value)));
    }
}
