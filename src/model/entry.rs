//! What every entry and record can do, whatever its kind.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::custom_values::{CustomValues, UnknownValue};
use super::field::Field;
use super::id::Reference;
use super::kind::Kind;
use super::value::{Scalar, Value};

/// Where an entry stands in its file: its header, or the `{` of an inline one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourcePos {
    /// Bytes from the start of the file, which is never longer than this can tell.
    pub offset: u32,
    /// The line, from 1; 0 where the file does not hold it.
    pub line: u32,
}

/// An entry or record of any kind, field by field.
pub trait Entry: Send + Sync {
    /// Its kind.
    fn kind(&self) -> Kind;
    /// Where it stands.
    fn at(&self) -> SourcePos;
    /// Says where it stands.
    fn set_at(&mut self, at: SourcePos);
    /// Its id; empty where it has none.
    fn id(&self) -> &str;
    /// The value of a field, by its place in [`Entry::fields`].
    fn get(&self, field: usize) -> Option<Value>;
    /// Whether a field holds a value.
    fn has(&self, field: usize) -> bool;
    /// The references that a field holds; none where it is of another shape.
    fn references(&self, field: usize) -> &[Reference];
    /// Puts one scalar into a field.
    ///
    /// # Errors
    /// Says what was expected and what was found.
    fn put(&mut self, field: usize, scalar: Scalar<'_>) -> Result<(), String>;
    /// Puts a list or a table into a field that takes any value.
    ///
    /// # Errors
    /// Says what was expected.
    fn put_value(&mut self, field: usize, value: Value) -> Result<(), String>;
    /// Empties a field.
    fn clear(&mut self, field: usize);
    /// The names of keys that the format does not know, each once.
    fn unknown(&self) -> &[String];
    /// Notes a key that the format does not know.
    fn note_unknown(&mut self, key: &str);
    /// Notes a key that the format does not know and that was not noted before.
    fn push_unknown(&mut self, key: String);
    /// Forgets a key that the format does not know.
    fn forget_unknown(&mut self, key: &str);
    /// Its custom fields, and the values of its unknown keys.
    fn custom(&self) -> &CustomValues;
    /// The same, to be changed.
    fn custom_mut(&mut self) -> &mut CustomValues;
    /// The entries of that kind which it holds.
    fn children(&self, kind: Kind) -> Vec<&dyn Entry>;
    /// How many they are.
    fn child_count(&self, kind: Kind) -> usize;
    /// One of them.
    fn sub_mut(&mut self, kind: Kind, index: usize) -> Option<&mut dyn Entry>;
    /// Adds an empty one.
    fn push_sub(&mut self, kind: Kind) -> Option<&mut dyn Entry>;
    /// Takes one out.
    fn remove_sub(&mut self, kind: Kind, index: usize);

    /// The fields of its kind, in the order of the format's page, the custom ones of the portfolio behind them.
    fn fields(&self) -> &'static [Field] {
        self.custom().fields(self.kind().description().fields)
    }
}

impl dyn Entry + '_ {
    /// The value of the field of that key.
    pub fn value(&self, key: &str) -> Option<Value> {
        self.get(self.field_index(key)?)
    }

    /// The place of a key in [`Entry::fields`].
    pub fn field_index(&self, key: &str) -> Option<usize> {
        let built_in = self.kind().description().fields.len();
        self.kind().field_index(key).or_else(|| {
            let custom = self.fields()[built_in..].iter();
            let place = custom.into_iter().position(|field| field.key == key)?;
            Some(built_in + place)
        })
    }

    /// The field of that key, custom ones included.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.field_index(key).map(|index| &self.fields()[index])
    }

    /// Sets a field to a value, whole; a value that counts as absent empties it.
    ///
    /// # Errors
    /// Says what was expected; the field is then unchanged.
    pub fn set(&mut self, field: usize, value: &Value) -> Result<(), String> {
        let described = &self.fields()[field];
        let before = self.get(field);
        self.clear(field);
        let result = match (value, described.many) {
            (Value::List(items), true) => items.iter().try_for_each(|item| match item.into() {
                Some(scalar) => self.put(field, scalar),
                None => Err(format!("should be {}", described.expects())),
            }),
            (value, false) => match value.into() {
                Some(scalar) => self.put(field, scalar),
                None => self.put_value(field, value.clone()),
            },
            (_, true) => Err(format!("should be {}", described.expects())),
        };
        if result.is_err() {
            self.clear(field);
            if let Some(before) = before {
                // What stood there was read once already.
                let _ = self.set(field, &before);
            }
        }
        result
    }

    /// What it is called: its title, name, office, trade, text or label, in the words of the file; none where it has none of these.
    pub fn title(&self) -> Option<Value> {
        const TITLES: [&str; 8] = [
            "title", "name", "role", "org", "trade", "text", "label", "key",
        ];
        TITLES.iter().find_map(|key| self.value(key))
    }

    /// Whether both hold the same fields, unknown keys and sub-entries; where they stand does not matter.
    pub fn content_eq(&self, other: &dyn Entry) -> bool {
        self.kind() == other.kind()
            && (0..self.fields().len()).all(|field| self.get(field) == other.get(field))
            && same_names(self.unknown(), other.unknown())
            && same_values(self.custom().unknown(), other.custom().unknown())
            && self.kind().description().subs.iter().all(|&kind| {
                let (mine, theirs) = (self.children(kind), other.children(kind));
                mine.len() == theirs.len()
                    && mine.iter().zip(&theirs).all(|(a, b)| a.content_eq(*b))
            })
    }
}

/// Whether two lists hold the same names, each of which stands once in its list. There may be tens of thousands.
pub(super) fn same_names<T: Eq + Hash>(mine: &[T], theirs: &[T]) -> bool {
    if mine.len() != theirs.len() {
        return false;
    }
    // Nearly always they stand in one order.
    if mine == theirs {
        return true;
    }
    let theirs: HashSet<&T> = theirs.iter().collect();
    mine.iter().all(|name| theirs.contains(name))
}

/// Whether keys that both lists hold have the same values.
fn same_values(mine: &[UnknownValue], theirs: &[UnknownValue]) -> bool {
    let pairs = mine.iter().zip(theirs);
    let mut apart =
        pairs.skip_while(|(mine, theirs)| mine.key == theirs.key && mine.value == theirs.value);
    if apart.next().is_none() && mine.len() == theirs.len() {
        return true;
    }
    let theirs: HashMap<&str, &Value> = theirs
        .iter()
        .map(|theirs| (theirs.key.as_str(), &theirs.value))
        .collect();
    mine.iter().all(|mine| {
        let theirs = theirs.get(mine.key.as_str());
        theirs.is_none_or(|theirs| **theirs == mine.value)
    })
}

/// Declares a kind: its struct, and the one description of its fields.
///
/// Each line is `field: slot type, "help" .attributes();`, with `field as "key"` where the key is no Rust word.
macro_rules! entry {
    (
        $(#[$doc:meta])*
        $name:ident {
            $( $field:ident $(as $key:literal)? : $ty:ty, $help:literal $(. $attr:ident ( $($arg:expr),* ))* ; )*
        }
        $( holds { $( $(#[$subdoc:meta])* $sub:ident : $subname:ident ),* $(,)? } )?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            /// Where it stands in the file.
            pub at: $crate::model::entry::SourcePos,
            /// Custom fields, and keys that the format does not know.
            pub custom: $crate::model::custom_values::CustomValues,
            $( #[doc = $help] pub $field: $ty, )*
            $( $( $(#[$subdoc])* pub $sub: Vec<$subname>, )* )?
        }

        impl $name {
            /// The description of the fields, in the order of the format's page.
            pub const FIELDS: &'static [$crate::model::field::Field] = &[
                $( $crate::model::field::Field::new(
                    entry!(@key $field $($key)?),
                    <$ty as $crate::model::field_storage::FieldStorage>::SHAPE,
                    <$ty as $crate::model::field_storage::FieldStorage>::MANY,
                    $help,
                ) $(. $attr ( $($arg),* ))* , )*
            ];

            /// The place of a key among the fields.
            pub fn field_index(key: &str) -> Option<usize> {
                #[allow(non_camel_case_types)]
                enum Place { $( $field, )* }
                match key {
                    $( entry!(@key $field $($key)?) => Some(Place::$field as usize), )*
                    _ => None,
                }
            }
        }

        const _: () = {
        #[allow(non_camel_case_types, non_upper_case_globals)]
        mod place {
            pub(crate) enum Place { $( $field, )* }
            $( pub(crate) const $field: usize = Place::$field as usize; )*
        }
        impl $crate::model::entry::Entry for $name {
            fn kind(&self) -> $crate::model::kind::Kind { $crate::model::kind::Kind::$name }
            fn at(&self) -> $crate::model::entry::SourcePos { self.at }
            fn set_at(&mut self, at: $crate::model::entry::SourcePos) { self.at = at; }
            fn id(&self) -> &str { entry!(@id self $($field)*) }
            fn get(&self, field: usize) -> Option<$crate::model::value::Value> {
                match field {
                    $( place::$field => $crate::model::field_storage::FieldStorage::get(&self.$field), )*
                    _ => self.custom.get(field),
                }
            }
            fn has(&self, field: usize) -> bool {
                match field {
                    $( place::$field => $crate::model::field_storage::FieldStorage::has(&self.$field), )*
                    _ => self.custom.has(field),
                }
            }
            fn references(&self, field: usize) -> &[$crate::model::id::Reference] {
                match field {
                    $( place::$field => $crate::model::field_storage::FieldStorage::references(&self.$field), )*
                    _ => &[],
                }
            }
            fn put(&mut self, field: usize, scalar: $crate::model::value::Scalar<'_>) -> Result<(), String> {
                match field {
                    $( place::$field => $crate::model::field_storage::FieldStorage::put(&mut self.$field, scalar, &Self::FIELDS[field].shape), )*
                    _ => self.custom.put(field, scalar),
                }
            }
            fn put_value(&mut self, field: usize, value: $crate::model::value::Value) -> Result<(), String> {
                match field {
                    $( place::$field => $crate::model::field_storage::FieldStorage::put_value(&mut self.$field, value, &Self::FIELDS[field].shape), )*
                    _ => self.custom.put_value(field),
                }
            }
            fn clear(&mut self, field: usize) {
                match field {
                    $( place::$field => $crate::model::field_storage::FieldStorage::clear(&mut self.$field), )*
                    _ => self.custom.clear(field),
                }
            }
            fn unknown(&self) -> &[String] { self.custom.keys() }
            fn note_unknown(&mut self, key: &str) {
                if !self.custom.keys().iter().any(|known| known == key) { self.custom.push_key(key.to_owned()); }
            }
            fn push_unknown(&mut self, key: String) { self.custom.push_key(key); }
            fn forget_unknown(&mut self, key: &str) { self.custom.forget_unknown(key); }
            fn custom(&self) -> &$crate::model::custom_values::CustomValues { &self.custom }
            fn custom_mut(&mut self) -> &mut $crate::model::custom_values::CustomValues { &mut self.custom }
            fn children(&self, kind: $crate::model::kind::Kind) -> Vec<&dyn $crate::model::entry::Entry> {
                match kind {
                    $( $( $crate::model::kind::Kind::$subname => self.$sub.iter().map(|sub| sub as _).collect(), )* )?
                    _ => Vec::new(),
                }
            }
            fn child_count(&self, kind: $crate::model::kind::Kind) -> usize {
                match kind {
                    $( $( $crate::model::kind::Kind::$subname => self.$sub.len(), )* )?
                    _ => 0,
                }
            }
            #[allow(unused_variables)]
            fn sub_mut(&mut self, kind: $crate::model::kind::Kind, index: usize) -> Option<&mut dyn $crate::model::entry::Entry> {
                match kind {
                    $( $( $crate::model::kind::Kind::$subname => self.$sub.get_mut(index).map(|sub| sub as _), )* )?
                    _ => None,
                }
            }
            fn push_sub(&mut self, kind: $crate::model::kind::Kind) -> Option<&mut dyn $crate::model::entry::Entry> {
                match kind {
                    $( $( $crate::model::kind::Kind::$subname => {
                        self.$sub.push($subname::default());
                        self.$sub.last_mut().map(|sub| sub as _)
                    } )* )?
                    _ => None,
                }
            }
            #[allow(unused_variables)]
            fn remove_sub(&mut self, kind: $crate::model::kind::Kind, index: usize) {
                match kind {
                    $( $( $crate::model::kind::Kind::$subname => { self.$sub.remove(index); } )* )?
                    _ => {}
                }
            }
        }
        };
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@id $self:ident id $($rest:ident)*) => { $self.id.as_str() };
    (@id $self:ident $($rest:ident)*) => { "" };
}
pub(crate) use entry;

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::hash::{Hash, Hasher};

    use super::same_names;

    thread_local! {
        static COMPARED: Cell<usize> = const { Cell::new(0) };
    }

    /// A name that counts how often it is compared.
    struct Name(usize);

    impl PartialEq for Name {
        fn eq(&self, other: &Self) -> bool {
            COMPARED.set(COMPARED.get() + 1);
            self.0 == other.0
        }
    }

    impl Eq for Name {}

    impl Hash for Name {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.0.hash(state);
        }
    }

    #[test]
    fn comparing_names_takes_as_many_steps_as_there_are_names() {
        let names = |from: &dyn Fn(usize) -> usize| (0..1000).map(|at| Name(from(at))).collect();
        let mine: Vec<Name> = names(&|at| at);
        let back: Vec<Name> = names(&|at| 999 - at);
        let other: Vec<Name> = names(&|at| at + usize::from(at == 999));
        for (theirs, same) in [(&back, true), (&other, false)] {
            COMPARED.set(0);
            assert_eq!(same_names(&mine, theirs), same);
            assert!(COMPARED.get() < 5000, "{} comparisons", COMPARED.get());
        }
    }
}
