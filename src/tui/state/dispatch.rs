//! Commands with the entries they act on, fixed where the key, click, menu line or window was known.

use crate::commands::{Command, command_spec};
use crate::tui::state::route::RowId;

/// Whether a command is for every marked entry. All others act on the entry under the cursor alone.
pub(crate) fn is_bulk(command: Command) -> bool {
    command_spec(command).is_for_selected()
}

/// What commands can act on: taken from the window on top, else from the list of the screen. A menu, a palette or a
/// form keeps that of the moment when it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// The entry under the cursor, or the one that a window shows.
    pub cursor: Option<RowId>,
    /// The marked entries that the filter lets through, in the order of the list.
    pub marked: Vec<RowId>,
    /// How many are marked, hidden ones included.
    pub marks: usize,
    /// The roadmap of the window, of the screen, or of the entry under the cursor.
    pub roadmap: Option<String>,
    /// It is what a window shows.
    pub in_window: bool,
}

impl Selection {
    /// The one entry that a window shows.
    pub(crate) fn shown(key: &RowId) -> Self {
        Self {
            roadmap: key.roadmap().map(str::to_owned),
            cursor: Some(key.clone()),
            in_window: true,
            ..Self::default()
        }
    }

    /// The entries that a command acts on.
    pub(crate) fn targets(&self, command: Command) -> Vec<RowId> {
        match self.marks > 0 && is_bulk(command) {
            true => self.marked.clone(),
            false => self.cursor.iter().cloned().collect(),
        }
    }

    /// The marked entries; without marks, the one under the cursor.
    pub(crate) fn all(&self) -> Vec<RowId> {
        match self.marks {
            0 => self.cursor.iter().cloned().collect(),
            _ => self.marked.clone(),
        }
    }
}

/// A command with the entries it acts on. What carries it out looks at nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dispatch {
    /// What is to be done.
    pub command: Command,
    /// To which entries.
    pub targets: Vec<RowId>,
    /// What was selected: for forms and menus that are opened by it.
    pub origin: Selection,
}

impl Dispatch {
    /// A command on what was selected.
    pub(crate) fn new(command: Command, origin: Selection) -> Self {
        Self {
            command,
            targets: origin.targets(command),
            origin,
        }
    }

    /// The first entry that it acts on.
    pub(crate) fn target(&self) -> Option<&RowId> {
        self.targets.first()
    }

    /// The roadmap that it is about.
    pub(crate) fn roadmap(&self) -> Option<&str> {
        self.origin.roadmap.as_deref()
    }
}
