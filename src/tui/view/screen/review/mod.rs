//! The review: how far it is, all that is needed to decide about one entry, the keys that settle it; at its end,
//! what was settled and what is still to be written.

mod end;
mod queue;
mod sheet;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::widget::paint::{data, line, lines, own, two_ends, width};
use super::detail::{further, rule};
use crate::text::truncate;
use crate::tui::model::review::Review;
use crate::tui::model::{Model, Regions, hints};

/// A name cut to fewer columns than this says nothing.
const LEAST_NAME: usize = 10;

/// Draws the review.
pub fn draw(model: &Model, frame: &mut Frame, parts: &Regions) {
    let Some(review) = &model.review else {
        let nothing = "No review is under way: R begins one.";
        return super::nothing(model, frame, parts.body, nothing);
    };
    line(frame, parts.head, progress(model, review, parts.head.width));
    let inside = inside(if review.at_end {
        whole(parts)
    } else {
        parts.detail
    });
    let all = text(model, review, inside);
    let height = usize::from(inside.height);
    let most = all.len().saturating_sub(height);
    let top = usize::from(model.list().scroll).min(most);
    if parts.beside && !review.at_end {
        rule(model, frame, parts);
        queue::draw(model, review, frame, parts.list);
    }
    lines(frame, inside, &all, top);
    if most > 0 {
        further(model, frame, inside, top, all.len());
    }
    foot(model, frame, parts.foot);
}

/// How far the text can be scrolled.
pub fn most(model: &Model) -> u16 {
    let Some(review) = &model.review else {
        return 0;
    };
    let parts = model.regions();
    let area = inside(if review.at_end {
        whole(&parts)
    } else {
        parts.detail
    });
    let all = text(model, review, area).len();
    u16::try_from(all.saturating_sub(usize::from(area.height))).unwrap_or(u16::MAX)
}

/// Which of what can be done at the end stands on a line of the screen below the first.
pub fn ending_at(model: &Model, line: u16) -> Option<usize> {
    let height = inside(whole(&model.regions())).height;
    let line = line + model.list().scroll;
    line.checked_sub(end::first(height)).map(usize::from)
}

/// How far the text of the end is scrolled for the so-manieth of what can be done to be seen.
pub fn scroll_to(model: &Model, choice: usize) -> u16 {
    let height = inside(whole(&model.regions())).height;
    let line = end::first(height) + u16::try_from(choice).unwrap_or(0);
    let most = match choice {
        0 => 0,
        _ => model.list().scroll.min(line),
    };
    most.max((line + 1).saturating_sub(height))
}

/// The list and the detail together.
fn whole(parts: &Regions) -> Rect {
    parts.list.union(parts.detail)
}

fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2),
        ..area
    }
}

fn text(model: &Model, review: &Review, area: Rect) -> Vec<Line<'static>> {
    let columns = usize::from(area.width);
    match model.row() {
        _ if review.at_end => end::text(model, review, columns, area.height),
        Some(row) => sheet::text(model, review, &row.key, columns, usize::from(area.height)),
        None => Vec::new(),
    }
}

/// The first line: which of how many, how many are settled and left, and of what the review is.
fn progress(model: &Model, review: &Review, columns: u16) -> Line<'static> {
    let theme = &model.theme;
    let tally = model.tally;
    let at = match model.row() {
        _ if review.at_end => "the end".to_owned(),
        Some(row) => format!("{} of {}", row.at + 1, tally.all),
        None => String::new(),
    };
    let mut left = vec![
        own(format!(" {at}"), theme.heading),
        own(
            format!(" {} {} settled", theme.signs.dot, tally.settled),
            theme.good,
        ),
        own(
            format!(" {} {} to go", theme.signs.dot, tally.left),
            theme.quiet,
        ),
    ];
    if columns >= 60 && tally.all > 0 {
        let room = usize::from(columns / 5).min(24);
        let full = (tally.all - tally.left) * room / tally.all;
        left.push(own("  ", theme.text));
        left.push(own(theme.signs.full.repeat(full), theme.good));
        left.push(own(theme.signs.empty.repeat(room - full), theme.quiet));
    }
    // The numbers stay whole; of the name as much as is left, unless that says nothing.
    let name = review.scope.name(&model.known);
    let room = usize::from(columns).saturating_sub(width(&left) + 3);
    let right = match room {
        0..LEAST_NAME => Vec::new(),
        room => vec![
            data(&truncate(&name, room), theme.name),
            own(" ", theme.text),
        ],
    };
    two_ends(left, right, usize::from(columns))
}

/// The last line: the keys that settle what is looked at.
fn foot(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    for hint in hints::settle(model, area.width) {
        let at = Rect {
            x: area.x + hint.column,
            width: area.width.saturating_sub(hint.column),
            ..area
        };
        let spans = vec![
            own(hint.key, theme.key),
            own(format!(" {}", hint.label), theme.text),
        ];
        line(frame, at, Line::from(spans));
    }
}
