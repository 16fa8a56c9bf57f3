//! What is computed for people beyond flags. Pure: no disk, no clock, no printing.

pub mod agenda;
pub mod changes;
pub mod chart;
pub mod chase;
pub mod chat;
pub mod comparison;
pub mod coverage;
pub mod effective_entries;
pub mod forecast;
pub mod import;
pub mod literature;
pub mod promises;
pub mod redact;
pub mod reply;
pub mod table_columns;
pub mod table_text;
pub mod themes;
pub mod track_record;
pub mod zones;
