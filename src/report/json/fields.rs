//! The fields of an entry, as they stand in its file.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::dates::date::iso;
use crate::model::records::{WITHHELD_TEXT, is_withheld};
use crate::model::{Entry, Value};

/// The fields that an entry has, in the order of the format's page; its parts as lists under their key.
pub(crate) struct FieldsJson<'e>(pub &'e dyn Entry);

impl Serialize for FieldsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (index, field) in self.0.fields().iter().enumerate() {
            match self.0.get(index) {
                Some(_) if is_withheld(self.0, field.key) => {
                    map.serialize_entry(field.key, WITHHELD_TEXT)?;
                }
                Some(value) => map.serialize_entry(field.key, &ValueJson(&value))?,
                None => {}
            }
        }
        for &kind in self.0.kind().description().subs {
            let parts: Vec<_> = self.0.children(kind).into_iter().map(FieldsJson).collect();
            if !parts.is_empty() {
                map.serialize_entry(kind.key(), &parts)?;
            }
        }
        map.end()
    }
}

/// A value of a file as JSON: a date is a text.
pub(crate) struct ValueJson<'v>(pub &'v Value);

impl Serialize for ValueJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) | Value::Other(text) => serializer.serialize_str(text),
            Value::Whole(number) => serializer.serialize_i64(*number),
            // A number that is whole reads better as one, and is the same to every program.
            Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                serializer.serialize_i64(*number as i64)
            }
            Value::Number(number) => serializer.serialize_f64(*number),
            Value::Truth(truth) => serializer.serialize_bool(*truth),
            Value::Date(date) => serializer.serialize_str(&iso(*date)),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&ValueJson(item))?;
                }
                list.end()
            }
            Value::Table(pairs) => {
                let mut map = serializer.serialize_map(Some(pairs.len()))?;
                for (key, value) in pairs {
                    map.serialize_entry(key, &ValueJson(value))?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::model::{Id, Indicator, Reading, Reference};

    #[test]
    fn fields_come_in_the_order_of_the_format_with_parts_and_dates_as_texts() {
        let indicator = Indicator {
            id: Id::new("tests").unwrap(),
            responsible: Some(Reference::new("lab")),
            baseline: Some(0.0),
            due: parse_iso("2027-06-30"),
            readings: vec![Reading {
                value: Some(2.5),
                ..Reading::default()
            }],
            ..Indicator::default()
        };
        assert_eq!(
            serde_json::to_string(&FieldsJson(&indicator)).unwrap(),
            r#"{"id":"tests","responsible":"lab","baseline":0,"due":"2027-06-30","reading":[{"value":2.5}]}"#
        );
    }
}
