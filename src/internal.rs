//! What the tests and benchmarks of this repository look into, under the names that it has inside. No promise to others.

/// Dates.
pub mod dates {
    /// The calendar.
    pub mod date {
        pub use crate::dates::date::date;
        pub use crate::dates::date::iso;
        pub use crate::dates::date::parse_iso;
    }

    pub use crate::dates::calendar::Calendar;
    pub use crate::dates::calendar::YearBias;
    pub use crate::dates::date::Date;
    pub use crate::dates::parse::parse_range;
    pub use crate::dates::range::quarter;
    pub use crate::dates::range::since;
    pub use crate::dates::shift::parse_from;
    pub use crate::dates::shift::parse_shift;
}

/// What a roadmap is.
pub mod model {
    pub use crate::dates::date::Date;
    pub use crate::model::choice::Code;
    pub use crate::model::choice::Level;
    pub use crate::model::choice::Rhythm;
    pub use crate::model::choice::WordEnum;
    pub use crate::model::cluster::RuleSettings;
    pub use crate::model::document::Roadmap;
    pub use crate::model::entry::Entry;
    pub use crate::model::field::Field;
    pub use crate::model::field::ReasonPolicy;
    pub use crate::model::field::Required;
    pub use crate::model::field::Tense;
    pub use crate::model::field::ValueType;
    pub use crate::model::kind;
    pub use crate::model::kind::EntryClass;
    pub use crate::model::kind::Kind;
    pub use crate::model::portfolio::EntryRef;
    pub use crate::model::portfolio::Portfolio;
    pub use crate::model::portfolio::ReferenceIndex;
    pub use crate::model::records;
    pub use crate::model::records::Change;
    pub use crate::model::value::Value;
}

/// What follows from dates and predecessors.
pub mod schedule {
    pub use crate::schedule::compute::compute;
    pub use crate::schedule::limits::Thresholds;
}

/// Rules and flags.
pub mod health {
    pub use crate::health::assess::HealthReport;
    pub use crate::health::assess::assess;
    pub use crate::health::flag::Flag;
    pub use crate::health::flag::Severity;
    pub use crate::health::remedy;
    pub use crate::health::rules::RULES;
    pub use crate::health::rules::Rule;
    pub use crate::health::rules::RuleGroup;
    pub use crate::health::rules::RuleSpec;
}

/// Changes as values.
pub mod edit {
    pub use crate::edit::apply::apply;
    pub use crate::edit::change::Edit;
    pub use crate::edit::change::EntryPath;
    pub use crate::edit::change::NewEntry;
    pub use crate::edit::change_reason::ChangeReason;
    pub use crate::edit::editor::Actor;
    pub use crate::edit::editor::RoadmapEditor;
    pub use crate::edit::transaction::Transaction;

    /// Difference.
    pub mod diff {
        pub use crate::edit::diff::entry_set::EntrySet;
    }

    pub use crate::edit::input;

    /// Merge.
    pub mod merge {
        pub use crate::edit::merge::alike;
        pub use crate::edit::merge::open_conflicts::unsettled;
        pub use crate::edit::merge::resolve::settle;
        pub use crate::edit::merge::same;
    }

    /// Templates of new roadmaps.
    pub mod templates {
        pub use crate::edit::templates::Template;
        pub use crate::edit::templates::text;
    }
}

/// Files.
pub mod store {
    pub use crate::store::commit::CommitError;
    pub use crate::store::commit::commit;
    pub use crate::store::commit::edited;
    pub use crate::store::folder::Folder;
    pub use crate::store::folder::RetainBytes;

    /// Merging texts.
    pub mod merge {
        pub use crate::store::merge::MergeError;
        pub use crate::store::merge::entry_set;
        pub use crate::store::merge::merge_texts;
    }

    pub use crate::store::packet;

    /// Reading.
    pub mod read {
        pub use crate::store::read::read;
        pub use crate::store::read::read_text;
    }

    /// Splicing.
    pub mod splice {
        pub use crate::store::splice::splice;
    }

    /// Sync with a folder.
    pub mod sync {
        pub use crate::store::sync::PeerFile;
        pub use crate::store::sync::pass::Synced;
        pub use crate::store::sync::sync;
        pub use crate::store::sync::sync_error::SyncError;
    }
}

/// Which day it is.
pub mod settings {
    /// The config file.
    pub mod config {
        pub use crate::settings::config::KEYS;
        pub use crate::settings::config::ROLES;
        pub use crate::settings::config::read;
    }
    /// Themes.
    pub mod theme {
        pub use crate::settings::theme::ROLES;
        pub use crate::settings::theme::THEMES;
    }
    /// Environment variables.
    pub mod variables {
        pub use crate::settings::variables::VARIABLES;
    }

    pub use crate::settings::status_date::StatusDate;
}

/// The table of commands.
pub mod commands {
    pub use crate::commands::command::HelpSection;
    pub use crate::commands::keymap::Keymap;
    pub use crate::commands::table::TABLE;
}

/// Strings as a terminal shows them.
pub mod text {
    pub use crate::text::*;
}

/// What is computed for people beyond flags.
pub mod analysis {
    /// Sheets that are taken in.
    pub mod import {
        pub use crate::analysis::import::apply::apply;
        pub use crate::analysis::import::plan::plan_sheet;
    }
}

/// Filters and addresses.
pub mod query {
    pub use crate::query::address;
    pub use crate::query::fields;
    pub use crate::query::filter;
}

/// Readers of other formats.
pub mod report {
    pub use crate::report::import;
}

/// The screens.
pub mod tui {
    pub use crate::tui::key_driver::KeyDriver;

    /// What a terminal sends.
    pub mod input {
        pub use crate::tui::input::event;
    }
}

/// The command line.
pub mod cli {
    pub use crate::cli::command;
}
