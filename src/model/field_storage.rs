//! How the values of a field are kept in an entry: one scalar, an optional one, or a list of them.

use lean_string::LeanString;
use thin_vec::ThinVec;

use super::choice::WordEnum;
use super::field::{ReferenceTarget, ValueType, is_table_of_numbers};
use super::id::{Id, Reference};
use super::value::{Scalar, Value};
use crate::dates::date::Date;

/// A type that one scalar can be read into.
pub(crate) trait FromScalar: Sized {
    /// Its shape where the description says nothing nearer.
    const SHAPE: ValueType;
    /// Reads a scalar; `None` where it counts as absent (an empty text).
    ///
    /// # Errors
    /// Says what was expected and what was found.
    fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String>;
    /// The value as a file would hold it.
    fn value(&self) -> Value;
}

/// Where a field's value or values are kept in an entry.
pub(crate) trait FieldStorage {
    /// The shape of one value.
    const SHAPE: ValueType;
    /// Whether it keeps a list.
    const MANY: bool;
    /// Puts one scalar in: the value itself, or one more of a list.
    ///
    /// # Errors
    /// Says what was expected and what was found; the slot is unchanged.
    fn put(&mut self, scalar: Scalar<'_>, shape: &ValueType) -> Result<(), String>;
    /// Puts in a value that is no scalar; only a field of any value takes one.
    ///
    /// # Errors
    /// Says what was expected.
    fn put_value(&mut self, value: Value, shape: &ValueType) -> Result<(), String> {
        let _ = value;
        Err(format!("should be {}", shape.expects()))
    }
    /// What is kept, if anything is.
    fn get(&self) -> Option<Value>;
    /// Whether anything is kept.
    fn has(&self) -> bool;
    /// Forgets what is kept.
    fn clear(&mut self);
    /// The references that are kept; none of a field of another type.
    fn references(&self) -> &[Reference] {
        &[]
    }
}

impl<T: FromScalar + 'static> FieldStorage for Option<T> {
    const SHAPE: ValueType = T::SHAPE;
    const MANY: bool = false;
    fn put(&mut self, scalar: Scalar<'_>, shape: &ValueType) -> Result<(), String> {
        *self = T::read(scalar, shape)?;
        Ok(())
    }
    fn put_value(&mut self, value: Value, shape: &ValueType) -> Result<(), String> {
        // Only `Value` itself holds lists and tables.
        match (self as &mut dyn std::any::Any).downcast_mut::<Option<Value>>() {
            Some(slot) => {
                if *shape == ValueType::Numbers && !is_table_of_numbers(&value) {
                    return Err(format!("should be {}", shape.expects()));
                }
                *slot = Some(value).filter(|value| *shape == ValueType::Any || !value.is_empty());
                Ok(())
            }
            None => Err(format!("should be {}", shape.expects())),
        }
    }
    fn get(&self) -> Option<Value> {
        self.as_ref().map(T::value)
    }
    fn has(&self) -> bool {
        self.is_some()
    }
    fn clear(&mut self) {
        *self = None;
    }
    fn references(&self) -> &[Reference] {
        let slot = (self as &dyn std::any::Any).downcast_ref::<Option<Reference>>();
        slot.map_or(&[], Option::as_slice)
    }
}

impl<T: FromScalar + 'static> FieldStorage for ThinVec<T> {
    const SHAPE: ValueType = T::SHAPE;
    const MANY: bool = true;
    fn put(&mut self, scalar: Scalar<'_>, shape: &ValueType) -> Result<(), String> {
        if let Some(value) = T::read(scalar, shape)? {
            if self.is_empty() {
                // Most lists hold one; room for four would be twice as large as the entry's other references.
                self.reserve_exact(1);
            }
            self.push(value);
        }
        Ok(())
    }
    fn get(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::List(self.iter().map(T::value).collect()))
    }
    fn has(&self) -> bool {
        !self.is_empty()
    }
    fn clear(&mut self) {
        ThinVec::clear(self);
    }
    fn references(&self) -> &[Reference] {
        let slot = (self as &dyn std::any::Any).downcast_ref::<ThinVec<Reference>>();
        slot.map_or(&[], ThinVec::as_slice)
    }
}

impl FieldStorage for Id {
    const SHAPE: ValueType = ValueType::Id;
    const MANY: bool = false;
    fn put(&mut self, scalar: Scalar<'_>, shape: &ValueType) -> Result<(), String> {
        match scalar {
            Scalar::Text(text) if text.is_empty() => Ok(()),
            Scalar::Text(text) => {
                *self = Id::new(&text).map_err(|why| format!("\"{text}\" is no id: {why}"))?;
                Ok(())
            }
            other => Err(shape.refuses(&other)),
        }
    }
    fn get(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Text(self.to_string()))
    }
    fn has(&self) -> bool {
        !self.is_empty()
    }
    fn clear(&mut self) {
        *self = Id::default();
    }
}

impl FromScalar for LeanString {
    const SHAPE: ValueType = ValueType::Line;
    fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String> {
        match scalar {
            Scalar::Text(text) if text.is_empty() => Ok(None),
            Scalar::Text(text) if shape.takes_text(&text) => Ok(Some(text.into())),
            other => Err(shape.refuses(&other)),
        }
    }
    fn value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl FromScalar for Reference {
    const SHAPE: ValueType = ValueType::Reference(ReferenceTarget::Entry);
    fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String> {
        match scalar {
            Scalar::Text(text) if text.is_empty() => Ok(None),
            Scalar::Text(text) => Ok(Some(Reference::new(text))),
            other => Err(shape.refuses(&other)),
        }
    }
    fn value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl FromScalar for Date {
    const SHAPE: ValueType = ValueType::Date;
    fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String> {
        match scalar {
            Scalar::Date(date) => Ok(Some(date)),
            Scalar::Text(text) if text.is_empty() => Ok(None),
            Scalar::Text(text) if crate::dates::date::parse_iso(&text).is_some() => {
                Err(format!("is a date and stands without quotes: {text}"))
            }
            other => Err(shape.refuses(&other)),
        }
    }
    fn value(&self) -> Value {
        Value::Date(*self)
    }
}

impl FromScalar for bool {
    const SHAPE: ValueType = ValueType::Bool;
    fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String> {
        match scalar {
            Scalar::Truth(truth) => Ok(Some(truth)),
            Scalar::Text(text) if text.is_empty() => Ok(None),
            other => Err(shape.refuses(&other)),
        }
    }
    fn value(&self) -> Value {
        Value::Truth(*self)
    }
}

impl FromScalar for i64 {
    const SHAPE: ValueType = ValueType::Integer {
        least: 0,
        most: i64::MAX,
    };
    fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String> {
        let (least, most) = match shape {
            ValueType::Integer { least, most } => (*least, *most),
            _ => (i64::MIN, i64::MAX),
        };
        match scalar {
            Scalar::Whole(number) if (least..=most).contains(&number) => Ok(Some(number)),
            Scalar::Text(text) if text.is_empty() => Ok(None),
            other => Err(shape.refuses(&other)),
        }
    }
    fn value(&self) -> Value {
        Value::Whole(*self)
    }
}

impl FromScalar for f64 {
    const SHAPE: ValueType = ValueType::Number;
    fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String> {
        let least = match shape {
            ValueType::Amount => 0.0,
            _ => f64::NEG_INFINITY,
        };
        match scalar {
            Scalar::Whole(number) if number as f64 >= least => Ok(Some(number as f64)),
            Scalar::Number(number) if number.is_finite() && number >= least => Ok(Some(number)),
            Scalar::Text(text) if text.is_empty() => Ok(None),
            other => Err(shape.refuses(&other)),
        }
    }
    fn value(&self) -> Value {
        Value::Number(*self)
    }
}

impl FromScalar for Value {
    const SHAPE: ValueType = ValueType::Any;
    fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String> {
        match scalar {
            Scalar::Text(text) if text.is_empty() && *shape != ValueType::Any => Ok(None),
            other if *shape == ValueType::Numbers => Err(shape.refuses(&other)),
            other => Ok(Some(other.into_value())),
        }
    }
    fn value(&self) -> Value {
        self.clone()
    }
}

/// Reads the choices of the format as field types.
macro_rules! choices {
    ($($name:ident),* $(,)?) => { $(
        impl FromScalar for super::choice::$name {
            const SHAPE: ValueType = ValueType::Choice(<Self as WordEnum>::WORDS);
            fn read(scalar: Scalar<'_>, shape: &ValueType) -> Result<Option<Self>, String> {
                if let Scalar::Text(text) = &scalar {
                    if text.is_empty() { return Ok(None); }
                    if let Some(choice) = Self::from_word(text) { return Ok(Some(choice)); }
                }
                Err(shape.refuses(&scalar))
            }
            fn value(&self) -> Value { Value::Text(self.word().to_owned()) }
        }
    )* };
}
choices!(
    Level,
    Status,
    SectorGroup,
    Group,
    Governance,
    Driver,
    Grade,
    Link,
    Upgrading,
    JointAction,
    Direction,
    ResultLevel,
    Instrument,
    PolicyStatus,
    FlowKind,
    CustomType,
    EntryKind,
    Confidence,
    RiskKind,
    RiskState,
    Channel,
    FeedbackKind,
    FeedbackOutcome,
    Health,
    ReviewKind,
    Rhythm,
);
