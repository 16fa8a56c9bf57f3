//! The lines of the table about getting about: moving in lists and charts, narrowing, going back.

use crate::commands::command::{Command, CommandSpec, HelpSection, command};
use crate::commands::context::CommandContext;

fn everywhere_in_lists(context: &CommandContext) -> bool {
    context.has_list()
}

pub(super) const MOVING: &[CommandSpec] = &[
    command(Command::Up, "up", &["Up", "k"])
        .help("up", "One line up")
        .part(HelpSection::Moving)
        .enabled_if(CommandContext::has_lines),
    command(Command::Down, "down", &["Down", "j"])
        .help("down", "One line down")
        .part(HelpSection::Moving)
        .enabled_if(CommandContext::has_lines),
    command(Command::Left, "left", &["Left", "h"])
        .help(
            "left",
            "Back to the list; a chart: to earlier days; a review: one back",
        ).synonyms("scroll pan earlier")
        .part(HelpSection::Moving)
        .enabled_if(CommandContext::has_lines),
    command(Command::Right, "right", &["Right", "l"])
        .help(
            "right",
            "Into the text beside the list, to scroll it; a chart: to later days; a review: leave it for now",
        ).synonyms("scroll pan later")
        .part(HelpSection::Moving)
        .enabled_if(CommandContext::has_lines),
    command(Command::First, "first", &["g", "Home"])
        .help("first", "The first line").synonyms("top home scroll")
        .part(HelpSection::Moving)
        .enabled_if(CommandContext::has_lines),
    command(Command::Last, "last", &["G", "End"])
        .help("last", "The last line").synonyms("bottom end scroll")
        .part(HelpSection::Moving)
        .enabled_if(CommandContext::has_lines),
    command(Command::PageUp, "page-up", &["PgUp", "Ctrl-b"])
        .help("page up", "One screen up").synonyms("scroll")
        .part(HelpSection::Moving)
        .enabled_if(CommandContext::has_lines),
    command(Command::PageDown, "page-down", &["PgDn", "Ctrl-f"])
        .help("page down", "One screen down").synonyms("scroll")
        .part(HelpSection::Moving)
        .enabled_if(CommandContext::has_lines),
    command(Command::Filter, "filter", &["/"])
        .help(
            "filter",
            "Show only what fits words or fields: owner:none flag:overdue",
        ).synonyms("search find narrow query")
        .part(HelpSection::Moving)
        .weight(4)
        .enabled_if(everywhere_in_lists),
    command(Command::Back, "back", &["Esc", "Backspace"])
        .help(
            "back",
            "Back to where you came from; clears a filter or a selection first",
        ).synonyms("escape return close")
        .part(HelpSection::Moving)
        .weight(5)
        .enabled_if(|c| c.back || c.filtered || c.marked),
];
