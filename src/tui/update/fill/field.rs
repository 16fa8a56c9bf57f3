//! Questions about fields that the format describes.

use crate::roadmap::{Kind, Shape};
use crate::tui::form::Asked;

/// A field of a kind, which is one of its description.
pub fn of(kind: Kind, key: &str) -> Asked {
    debug_assert!(kind.field(key).is_some(), "{kind} has no {key}");
    Asked::of(kind, key).unwrap_or_else(|| Asked::other(key, key, Shape::Line, ""))
}

/// A field of the change log, which is one of its description.
pub fn change(key: &str) -> Asked {
    debug_assert!(Kind::Change.field(key).is_some());
    Asked::change(key).unwrap_or_else(|| Asked::other(key, key, Shape::Line, ""))
}
