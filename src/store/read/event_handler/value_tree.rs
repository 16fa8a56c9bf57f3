//! A value of any kind while its parts still come in, each at a path inside it.

use std::collections::HashMap;

use crate::model::Value;

/// From so many pairs on, the names of a table are looked up in a map.
const MANY: usize = 16;

/// A value that parts can be put into: a part costs the same however many there are.
#[derive(Debug)]
pub(super) enum ValueTree {
    /// Whole as it came.
    Whole(Value),
    /// The items of a list, the last of which is still open.
    List(Vec<ValueTree>),
    /// The pairs of a table.
    Table(OpenTable),
}

/// The pairs of a table in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pairs: Vec<(String, ValueTree)>,
    /// The place of each name, once there are many.
    places: HashMap<String, usize>,
}

impl OpenTable {
    fn place(&self, name: &str) -> Option<usize> {
        match self.places.is_empty() {
            true => self.pairs.iter().position(|(known, _)| known == name),
            false => self.places.get(name).copied(),
        }
    }

    fn push(&mut self, name: String, value: ValueTree) {
        let place = self.pairs.len();
        if !self.places.is_empty() {
            self.places.entry(name.clone()).or_insert(place);
        }
        self.pairs.push((name, value));
        if self.places.is_empty() && self.pairs.len() >= MANY {
            for (place, (name, _)) in self.pairs.iter().enumerate() {
                self.places.entry(name.clone()).or_insert(place);
            }
        }
    }
}

impl ValueTree {
    /// An empty table.
    pub(super) fn table() -> Self {
        Self::Table(OpenTable::default())
    }

    /// Puts a value at a path inside, through the last item of a list. What a list holds is added to a list that
    /// stands there already; any other value takes the place of what stands there.
    pub(super) fn insert(&mut self, path: &[String], value: Value) {
        let Some((first, rest)) = path.split_first() else {
            return self.put(value);
        };
        self.open();
        match self {
            Self::Whole(_) => {}
            Self::List(items) => {
                if let Some(last) = items.last_mut() {
                    last.insert(path, value);
                }
            }
            Self::Table(table) => match table.place(first) {
                Some(place) => table.pairs[place].1.insert(rest, value),
                None if rest.is_empty() => table.push(first.clone(), Self::Whole(value)),
                None => {
                    let mut below = Self::table();
                    below.insert(rest, value);
                    table.push(first.clone(), below);
                }
            },
        }
    }

    fn put(&mut self, value: Value) {
        match (self, value) {
            (Self::Whole(Value::List(items)), Value::List(more)) => items.extend(more),
            (Self::List(items), Value::List(more)) => {
                items.extend(more.into_iter().map(Self::Whole));
            }
            (whole, value) => *whole = Self::Whole(value),
        }
    }

    /// Takes a list or a table that came whole into its parts.
    fn open(&mut self) {
        match self {
            Self::Whole(Value::List(items)) => {
                let items = std::mem::take(items);
                *self = Self::List(items.into_iter().map(Self::Whole).collect());
            }
            Self::Whole(Value::Table(pairs)) => {
                let mut table = OpenTable::default();
                for (name, value) in std::mem::take(pairs) {
                    table.push(name, Self::Whole(value));
                }
                *self = Self::Table(table);
            }
            _ => {}
        }
    }

    /// The value with all its parts.
    pub(super) fn into_value(self) -> Value {
        match self {
            Self::Whole(value) => value,
            Self::List(items) => Value::List(items.into_iter().map(Self::into_value).collect()),
            Self::Table(table) => {
                let pairs = table.pairs.into_iter();
                Value::Table(
                    pairs
                        .map(|(name, value)| (name, value.into_value()))
                        .collect(),
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn parts_are_put_where_their_path_says_however_many_there_are() {
        let mut tree = ValueTree::table();
        for at in 0..40 {
            tree.insert(&path(&["a", &format!("k{at}")]), Value::Whole(at));
        }
        tree.insert(&path(&["a", "k7"]), Value::Whole(-7));
        tree.insert(&path(&["b"]), Value::List(vec![Value::Table(Vec::new())]));
        tree.insert(&path(&["b", "x"]), Value::Whole(1));
        tree.insert(&path(&["b"]), Value::List(vec![Value::Table(Vec::new())]));
        tree.insert(&path(&["b", "x"]), Value::Whole(2));
        let Value::Table(pairs) = tree.into_value() else {
            panic!("a table");
        };
        let (a, b) = (&pairs[0].1, &pairs[1].1);
        let Value::Table(numbers) = a else {
            panic!("{a:?}")
        };
        assert_eq!(numbers.len(), 40);
        assert_eq!(numbers[7], ("k7".to_owned(), Value::Whole(-7)));
        let item = |number| Value::Table(vec![("x".to_owned(), Value::Whole(number))]);
        assert_eq!(*b, Value::List(vec![item(1), item(2)]));
    }

    #[test]
    fn nothing_is_put_into_what_is_neither_a_list_nor_a_table() {
        let mut tree = ValueTree::Whole(Value::Whole(1));
        tree.insert(&path(&["a"]), Value::Whole(2));
        assert_eq!(tree.into_value(), Value::Whole(1));
    }
}
