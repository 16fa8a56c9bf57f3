//! Questions about fields that the format describes.

use crate::model::{Kind, ValueType};
use crate::tui::widgets::form::FieldSpec;

/// A field of a kind, which is one of its description.
pub(crate) fn of(kind: Kind, key: &str) -> FieldSpec {
    debug_assert!(kind.field(key).is_some(), "{kind} has no {key}");
    FieldSpec::of(kind, key).unwrap_or_else(|| FieldSpec::other(key, key, ValueType::Line, ""))
}

/// A field of the change log, which is one of its description.
pub(crate) fn change(key: &str) -> FieldSpec {
    debug_assert!(Kind::Change.field(key).is_some());
    FieldSpec::change(key).unwrap_or_else(|| FieldSpec::other(key, key, ValueType::Line, ""))
}
