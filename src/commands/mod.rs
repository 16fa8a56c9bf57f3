//! The one table of what can be done: id, keys, where it applies, label, help.
//!
//! It feeds the key map, the bottom line, `?`, the menu in words, the palette, and the docs. An action that is not
//! in it does not exist; what an action does stands in `update`.

pub(crate) mod command;
pub(crate) mod context;
mod entry;
mod forms;
pub(crate) mod key_combo;
pub(crate) mod keymap;
mod navigation;
mod program;
mod screens;
pub(crate) mod spec;
pub(crate) mod table;

pub(crate) use context::{CommandContext, TargetKind, TargetKinds};

pub(crate) use command::{Command, HelpSection, ScreenId};
pub(crate) use entry::entry_commands;
pub(crate) use keymap::Keymap;
pub(crate) use program::program_commands;
pub(crate) use screens::screen_commands;
pub(crate) use spec::{CommandSpec, CommandTargets};
pub(crate) use table::{TABLE, command_spec};
