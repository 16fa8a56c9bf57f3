//! What is computed for people beyond flags. Pure: no disk, no clock, no printing.

pub(crate) mod agenda;
pub(crate) mod changes;
pub(crate) mod chart;
pub(crate) mod chase;
pub(crate) mod chat;
pub(crate) mod comparison;
pub(crate) mod coverage;
pub(crate) mod effective_entries;
pub(crate) mod forecast;
pub(crate) mod import;
pub(crate) mod literature;
pub(crate) mod promises;
pub(crate) mod redact;
pub(crate) mod reply;
pub(crate) mod table_columns;
pub(crate) mod table_text;
pub(crate) mod themes;
pub(crate) mod track_record;
pub(crate) mod zones;
