//! The commands, as a script sees them: in an empty home, on a fixed day, without a terminal.

mod as_of;
mod broken;
mod chase;
mod clock;
mod custom_fields;
mod dates;
mod dry_run;
mod editing;
mod export;
mod export_plans;
mod export_workbook;
mod for_programs;
mod handling;
mod import_sheets;
mod listing;
mod office_year;
mod overview;
mod raw;
mod reading;
mod reference;
mod relocating;
mod report;
mod sample_mark;
mod sealed;
mod start;
mod teach;
