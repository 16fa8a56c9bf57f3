//! The lines of the table about getting about: moving in lists and charts, narrowing, going back.

use crate::commands::command::{Command, CommandSpec, HelpSection, on};
use crate::commands::context::CommandContext;

fn everywhere_in_lists(context: &CommandContext) -> bool {
    context.has_list()
}

pub(super) const MOVING: &[CommandSpec] = &[
    on(Command::Up, "up", &["Up", "k"])
        .says("up", "One line up")
        .part(HelpSection::Moving)
        .when(CommandContext::has_lines),
    on(Command::Down, "down", &["Down", "j"])
        .says("down", "One line down")
        .part(HelpSection::Moving)
        .when(CommandContext::has_lines),
    on(Command::Left, "left", &["Left", "h"])
        .says(
            "left",
            "Scroll the text beside the list up; a chart: to earlier days; a review: one back",
        ).found("scroll pan earlier")
        .part(HelpSection::Moving)
        .when(CommandContext::has_lines),
    on(Command::Right, "right", &["Right", "l"])
        .says(
            "right",
            "Scroll the text beside the list down; a chart: to later days; a review: leave it for now",
        ).found("scroll pan later")
        .part(HelpSection::Moving)
        .when(CommandContext::has_lines),
    on(Command::First, "first", &["g", "Home"])
        .says("first", "The first line").found("top home scroll")
        .part(HelpSection::Moving)
        .when(CommandContext::has_lines),
    on(Command::Last, "last", &["G", "End"])
        .says("last", "The last line").found("bottom end scroll")
        .part(HelpSection::Moving)
        .when(CommandContext::has_lines),
    on(Command::PageUp, "page-up", &["PgUp", "Ctrl-b"])
        .says("page up", "One screen up").found("scroll")
        .part(HelpSection::Moving)
        .when(CommandContext::has_lines),
    on(Command::PageDown, "page-down", &["PgDn", "Ctrl-f"])
        .says("page down", "One screen down").found("scroll")
        .part(HelpSection::Moving)
        .when(CommandContext::has_lines),
    on(Command::Filter, "filter", &["/"])
        .says(
            "filter",
            "Show only what fits words or fields: owner:none flag:overdue",
        ).found("search find narrow query")
        .part(HelpSection::Moving)
        .weight(4)
        .when(everywhere_in_lists),
    on(Command::Back, "back", &["Esc", "Backspace"])
        .says(
            "back",
            "Back to where you came from; clears a filter or a selection first",
        ).found("escape return close")
        .part(HelpSection::Moving)
        .weight(5)
        .when(|c| c.back || c.filtered || c.marked),
];
