//! What the tests and benchmarks of this repository look into, under the names that it has inside. No promise to others.

/// Dates.
pub mod dates {
    /// The calendar.
    pub mod date {
        pub use crate::dates::date::{date, iso, parse_iso};
    }

    pub use crate::dates::{
        Calendar, Date, YearBias, parse_from, parse_range, parse_shift, quarter, since,
    };
}

/// What a roadmap is.
pub mod model {
    pub use crate::model::choice::Rhythm;
    pub use crate::model::cluster::RuleSettings;
    pub use crate::model::records;
    pub use crate::model::{
        Change, Code, Date, Entry, EntryClass, EntryRef, Field, Kind, Level, Portfolio,
        ReasonPolicy, ReferenceIndex, Required, Roadmap, Tense, Value, ValueType, WordEnum, kind,
    };
}

/// What follows from dates and predecessors.
pub mod schedule {
    pub use crate::schedule::{Thresholds, compute};
}

/// Rules and flags.
pub mod health {
    pub use crate::health::{
        Flag, HealthReport, RULES, Rule, RuleGroup, RuleSpec, Severity, assess, remedy,
    };
}

/// Changes as values.
pub mod edit {
    pub use crate::edit::{
        Actor, ChangeReason, Edit, EntryPath, NewEntry, RoadmapEditor, Transaction, apply,
    };

    /// Difference.
    pub mod diff {
        pub use crate::edit::diff::EntrySet;
    }

    pub use crate::edit::input;

    /// Merge.
    pub mod merge {
        pub use crate::edit::merge::{alike, same, settle, unsettled};
    }

    /// Templates of new roadmaps.
    pub mod templates {
        pub use crate::edit::templates::{Template, text};
    }
}

/// Files.
pub mod store {
    pub use crate::store::{Folder, RetainBytes, commit, edited};

    /// Merging texts.
    pub mod merge {
        pub use crate::store::merge::{MergeError, entry_set, merge_texts};
    }

    pub use crate::store::packet;

    /// Reading.
    pub mod read {
        pub use crate::store::read::{read, read_text};
    }

    /// Splicing.
    pub mod splice {
        pub use crate::store::splice::splice;
    }

    /// Sync with a folder.
    pub mod sync {
        pub use crate::store::sync::{PeerFile, SyncError, Synced, sync};
    }
}

/// Which day it is.
pub mod settings {
    /// The config file.
    pub mod config {
        pub use crate::settings::config::{KEYS, ROLES, read};
    }
    /// Themes.
    pub mod theme {
        pub use crate::settings::theme::{ROLES, THEMES};
    }
    /// Environment variables.
    pub mod variables {
        pub use crate::settings::variables::VARIABLES;
    }

    pub use crate::settings::StatusDate;
}

/// The table of commands.
pub mod commands {
    pub use crate::commands::{HelpSection, Keymap, TABLE};
}

/// Strings as a terminal shows them.
pub mod text {
    pub use crate::text::*;
}

/// What is computed for people beyond flags.
pub mod analysis {
    /// Sheets that are taken in.
    pub mod import {
        pub use crate::analysis::import::{apply, plan_sheet};
    }
}

/// Filters and addresses.
pub mod query {
    pub use crate::query::{address, fields, filter};
}

/// Readers of other formats.
pub mod report {
    pub use crate::report::import;
}

/// The screens.
pub mod tui {
    pub use crate::tui::{app, draw, input, theme};
}

/// The command line.
pub mod cli {
    pub use crate::cli::command;
}
