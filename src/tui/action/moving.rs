//! The lines of the table about getting about: moving in lists and charts, narrowing, going back.

use super::context::Context;
use super::described::{Action, Described, Part, on};

fn everywhere_in_lists(context: &Context) -> bool {
    context.has_list()
}

pub(super) const MOVING: &[Described] = &[
    on(Action::Up, "up", &["Up", "k"])
        .says("up", "One line up")
        .part(Part::Moving)
        .when(Context::has_lines),
    on(Action::Down, "down", &["Down", "j"])
        .says("down", "One line down")
        .part(Part::Moving)
        .when(Context::has_lines),
    on(Action::Left, "left", &["Left", "h"])
        .says(
            "left",
            "Scroll the text beside the list up; a chart: to earlier days; a review: one back",
        ).found("scroll pan earlier")
        .part(Part::Moving)
        .when(Context::has_lines),
    on(Action::Right, "right", &["Right", "l"])
        .says(
            "right",
            "Scroll the text beside the list down; a chart: to later days; a review: leave it for now",
        ).found("scroll pan later")
        .part(Part::Moving)
        .when(Context::has_lines),
    on(Action::First, "first", &["g", "Home"])
        .says("first", "The first line").found("top home scroll")
        .part(Part::Moving)
        .when(Context::has_lines),
    on(Action::Last, "last", &["G", "End"])
        .says("last", "The last line").found("bottom end scroll")
        .part(Part::Moving)
        .when(Context::has_lines),
    on(Action::PageUp, "page-up", &["PgUp", "Ctrl-b"])
        .says("page up", "One screen up").found("scroll")
        .part(Part::Moving)
        .when(Context::has_lines),
    on(Action::PageDown, "page-down", &["PgDn", "Ctrl-f"])
        .says("page down", "One screen down").found("scroll")
        .part(Part::Moving)
        .when(Context::has_lines),
    on(Action::Filter, "filter", &["/"])
        .says(
            "filter",
            "Show only what fits words or fields: owner:none flag:overdue",
        ).found("search find narrow query")
        .part(Part::Moving)
        .weight(4)
        .when(everywhere_in_lists),
    on(Action::Back, "back", &["Esc", "Backspace"])
        .says(
            "back",
            "Back to where you came from; clears a filter or a selection first",
        ).found("escape return close")
        .part(Part::Moving)
        .weight(5)
        .when(|c| c.back || c.filtered || c.marked),
];
