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
    // Not `name`: a subcommand's own --name would take its place.
    #[arg(long = "as", value_name = "NAME", global = true, display_order = 903)]
    pub acting_as: Option<String>,

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Args as _, Command};

    use super::GlobalArgs;
    use crate::cli::command;

    /// Clap knows an option by its field: one of a command with the same field hides the global one.
    #[test]
    fn no_option_of_a_command_hides_one_of_every_command() {
        let globals = GlobalArgs::augment_args(Command::new("global"));
        let globals: BTreeSet<_> = globals
            .get_arguments()
            .map(|one| one.get_id().clone())
            .collect();
        assert!(globals.len() > 5, "{globals:?}");
        let mut left: Vec<Command> = command().get_subcommands().cloned().collect();
        assert!(left.len() > 40);
        while let Some(found) = left.pop() {
            let own = found.get_arguments().map(clap::Arg::get_id);
            let hidden: Vec<_> = own.filter(|id| globals.contains(*id)).collect();
            assert!(hidden.is_empty(), "{}: {hidden:?}", found.get_name());
            left.extend(found.get_subcommands().cloned());
        }
    }
}
