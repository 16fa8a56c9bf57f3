//! The options that every command takes.

use std::path::PathBuf;

use clap::Args;

use super::colors::Color;
use crate::model::Date;
use crate::settings::status_date;

/// The options that every command takes.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "For every command")]
pub(crate) struct GlobalArgs {
    /// The folder of roadmaps [else: $TCU_ROADMAPS, ./roadmaps, the config file]
    #[arg(long, value_name = "DIR", global = true, display_order = 900)]
    pub roadmaps: Option<PathBuf>,

    /// Compute everything for this day, such as 2026-09-30; edits are recorded on it [else: $TCU_TODAY]
    #[arg(long, value_name = "DATE", global = true, display_order = 901, value_parser = status_date::parse)]
    pub today: Option<Date>,

    /// Show the roadmaps as they stood on this day, such as 2026-09-30, "last month" or Q1; nothing can be edited
    #[arg(
        long,
        value_name = "DATE",
        global = true,
        display_order = 902,
        allow_hyphen_values = true
    )]
    pub as_of: Option<String>,

    /// The name under which edits are recorded [else: $TCU_AS, the config file, git, your login]
    #[arg(long = "as", value_name = "NAME", global = true, display_order = 903)]
    pub name: Option<String>,

    /// When to use colours
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        display_order = 904,
        default_value = "auto"
    )]
    pub color: Color,

    /// Write long text to the terminal as it is, not through $TCU_PAGER or $PAGER
    #[arg(long, global = true, display_order = 905)]
    pub no_pager: bool,
}
