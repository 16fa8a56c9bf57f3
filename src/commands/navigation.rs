//! The lines of the table about getting about: moving in lists and charts, narrowing, going back.

use crate::commands::command::Command;
use crate::commands::context::{CommandContext, TargetKind};
use crate::commands::spec::commands;

fn everywhere_in_lists(context: &CommandContext) -> bool {
    context.has_list()
}

commands! {
    MOVING of Moving:

    Up "up" ["Up", "k"]
        .help("up", "One line up").enabled_if(CommandContext::has_lines).in_field_mode();
    Down "down" ["Down", "j"]
        .help("down", "One line down").enabled_if(CommandContext::has_lines).in_field_mode();
    Left "left" ["Left", "h"]
        .help("left", "Back to the list; a chart: to earlier days; a review: one back").synonyms("scroll pan earlier")
        .enabled_if(CommandContext::has_lines).of_list().in_field_mode();
    Right "right" ["Right", "l"]
        .help("right", "Into the text beside the list, to scroll it; a chart: to later days; a review: leave it for now")
        .synonyms("scroll pan later").enabled_if(CommandContext::has_lines).of_list().in_field_mode();
    First "first" ["g", "Home"]
        .help("first", "The first line").synonyms("top home scroll").enabled_if(CommandContext::has_lines)
        .in_field_mode();
    Last "last" ["G", "End"]
        .help("last", "The last line").synonyms("bottom end scroll").enabled_if(CommandContext::has_lines)
        .in_field_mode();
    PageUp "page-up" ["PgUp", "Ctrl-b"]
        .help("page up", "One screen up").synonyms("scroll").enabled_if(CommandContext::has_lines).in_field_mode();
    PageDown "page-down" ["PgDn", "Ctrl-f"]
        .help("page down", "One screen down").synonyms("scroll").enabled_if(CommandContext::has_lines).in_field_mode();
    Details "details" ["Ctrl-d"]
        .help("details", "All about what is under the cursor, in a window").needs("something selected")
        .synonyms("read all rest more text window show").weight(2)
        .enabled_if(|c| c.has_lines() && c.subject != TargetKind::Nothing).of_list().in_field_mode();
    Filter "filter" ["/"]
        .help("filter", "Show only what fits words or fields: owner:none flag:overdue").needs("a list")
        .found_by(Command::Portfolio).synonyms("search find narrow query").weight(4).enabled_if(everywhere_in_lists)
        .of_list().in_field_mode();
    Back "back" ["Esc", "Backspace"]
        .help("back", "Back to where you came from; clears a filter or a selection first")
        .needs("a screen to go back to").synonyms("escape return close").weight(5)
        .enabled_if(|c| c.back || c.filtered || c.marked).in_field_mode();
}
