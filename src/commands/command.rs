//! What can be asked for, and the screens by the commands that lead to them.

use std::fmt;

/// Something that a person can ask for by a key or from a menu: a line of the table, which makes it a constant of this type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Command {
    section: HelpSection,
    row: u8,
    name: &'static str,
}

impl Command {
    pub(super) const fn at(section: HelpSection, row: u8, name: &'static str) -> Self {
        Self { section, row, name }
    }

    /// The part of the table that it stands in.
    pub const fn section(self) -> HelpSection {
        self.section
    }

    /// Which line of its part it is.
    pub(super) fn row(self) -> usize {
        usize::from(self.row)
    }
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A screen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ScreenId {
    /// The one to which this command leads.
    Of(Command),
    /// Field mode: what the officer wrote down.
    Mine,
    /// No roadmap anywhere.
    Welcome,
}

impl Default for ScreenId {
    fn default() -> Self {
        Self::Of(Command::Portfolio)
    }
}

impl fmt::Debug for ScreenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScreenId::Of(command) => command.fmt(f),
            ScreenId::Mine => f.write_str("Mine"),
            ScreenId::Welcome => f.write_str("Welcome"),
        }
    }
}

/// The headings under which help and menus list the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HelpSection {
    /// What is done to the entry under the cursor.
    Entry,
    /// Getting about.
    Moving,
    /// The screens.
    Screens,
    /// The program.
    Program,
    /// Forms, and the lines that are typed in.
    Forms,
}

impl HelpSection {
    /// Every part, in the order in which they are shown.
    pub const ALL: [HelpSection; 5] = [
        HelpSection::Entry,
        HelpSection::Moving,
        HelpSection::Screens,
        HelpSection::Program,
        HelpSection::Forms,
    ];

    /// The heading.
    pub fn heading(self) -> &'static str {
        match self {
            HelpSection::Entry => "On what is selected",
            HelpSection::Moving => "Moving, in lists and windows",
            HelpSection::Screens => "Screens",
            HelpSection::Program => "The program",
            HelpSection::Forms => "In forms",
        }
    }
}
