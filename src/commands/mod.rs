//! The one table of what can be done: id, keys, where it applies, label, help.
//!
//! It feeds the key map, the bottom line, `?`, the menu in words, the palette, and the docs. An action that is not
//! in it does not exist; what an action does stands in `update`.

pub mod command;
pub mod context;
mod forms;
pub mod key_combo;
pub mod keymap;
mod navigation;
mod program;
mod screens;
pub mod table;

pub use context::{CommandContext, ScreenId, TargetKind, TargetKinds};

pub use command::{Command, CommandSpec, HelpSection};
pub use keymap::Keymap;
pub use table::{TABLE, command_spec};
