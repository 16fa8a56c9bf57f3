//! The one table of what can be done: id, keys, where it applies, label, help.
//!
//! It feeds the key map, the bottom line, `?`, the menu in words, the palette, and the docs. An action that is not
//! in it does not exist; what an action does stands in `update`.

pub mod context;
pub mod described;
pub mod keymap;
mod moving;
mod program;
mod screens;
pub mod table;

pub use context::{Context, Screen, Subject, Subjects};

pub use described::{Action, Described, Part};
pub use keymap::Keymap;
pub use table::{TABLE, described};
