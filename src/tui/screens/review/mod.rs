//! The review: how far it is, all that is needed to decide about one entry, the keys that settle it; at its end,
//! what was settled and what is still to be written.

mod end;
mod queue;
mod sheet;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::commands::Command;
use crate::text::truncate;
use crate::tui::app::layout::{review_end, review_end_first};
use crate::tui::app::screen::Screen;
use crate::tui::app::{Hit, Model, Panes, Row, ScreenLayout, ScreenShape, key_hints};
use crate::tui::screens::detail::inside;
use crate::tui::screens::panes;
use crate::tui::state::display_name;
use crate::tui::state::review::ReviewSession;
use crate::tui::widgets::pane::Scroll;
use crate::tui::widgets::spans::{data, line, lines, own, two_ends, width};

/// A name cut to fewer columns than this says nothing.
const LEAST_NAME: usize = 10;

/// The screen.
pub(crate) struct ReviewScreen;

impl Screen<Model> for ReviewScreen {
    fn title(&self) -> &'static str {
        "Review"
    }

    fn hits(&self, model: &Model) -> Vec<(Rect, Hit)> {
        let endings = endings(model).into_iter();
        endings
            .map(|(area, at)| (area, Hit::EndChoice(at)))
            .collect()
    }

    fn is_of_roadmaps(&self) -> bool {
        true
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        let review = model.review.as_ref();
        review.map_or_else(Vec::new, |review| review.rows(&model.snapshot))
    }

    fn detail_extent(&self, model: &Model) -> Option<u16> {
        Some(most(model))
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            panes: Panes::Review,
            ..ScreenShape::default()
        }
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the review.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let Some(review) = &model.review else {
        let nothing = "No review is under way: {review} begins one.";
        return crate::tui::screens::empty::nothing(model, frame, parts.body, nothing);
    };
    line(frame, parts.head, progress(model, review, parts.head.width));
    let inside = match review.at_end {
        true => review_end(parts),
        false => inside(parts.detail),
    };
    let all = text(model, review, inside);
    let wanted = usize::from(model.list().scroll);
    let scroll = Scroll::to(wanted, usize::from(inside.height), all.len());
    let at_end = review.at_end;
    if parts.beside && !at_end {
        queue::draw(model, review, frame, parts.list);
    }
    let mut pane = *parts;
    if at_end {
        pane.detail_pane = parts.list_pane.union(parts.detail_pane);
        pane.beside = false;
    }
    let address = match model.row().filter(|_| !at_end) {
        Some(row) => row.key.address(),
        None => String::new(),
    };
    let title = match model.row().filter(|_| !at_end) {
        Some(row) => display_name::sort(&row.key),
        None => "The end of the review".to_owned(),
    };
    // The keys of lines scroll the text of a review at once.
    let key = model.keymap.label(Command::Down);
    let more = panes::lines_below(scroll.below(), &key).filter(|_| !at_end);
    let aside = more.unwrap_or(address);
    panes::beside(model, frame, &pane, &title, &aside);
    lines(frame, inside, &all, scroll.top);
    panes::text_bar(model, frame, parts, inside, scroll);
    foot(model, frame, parts.foot);
}

/// How far the text can be scrolled.
pub(crate) fn most(model: &Model) -> u16 {
    let Some(review) = &model.review else {
        return 0;
    };
    let parts = model.layout();
    let area = match review.at_end {
        true => review_end(&parts),
        false => inside(parts.detail),
    };
    let all = text(model, review, area).len();
    u16::try_from(all.saturating_sub(usize::from(area.height))).unwrap_or(u16::MAX)
}

/// Where each of what can be done at the end stands on the screen.
fn endings(model: &Model) -> Vec<(Rect, usize)> {
    let Some(review) = model.review.as_ref().filter(|review| review.at_end) else {
        return Vec::new();
    };
    let area = review_end(&model.layout());
    let first = review_end_first(area.height);
    let many = review.endings(&model.snapshot).len();
    let line = |choice: usize| {
        let line = first + u16::try_from(choice).ok()?;
        let y = area.y + line.checked_sub(model.list().scroll)?;
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        (y < area.bottom()).then_some((row, choice))
    };
    (0..many).filter_map(line).collect()
}

fn text(model: &Model, review: &ReviewSession, area: Rect) -> Vec<Line<'static>> {
    let columns = usize::from(area.width);
    match model.row() {
        _ if review.at_end => end::text(model, review, columns, area.height),
        Some(row) => sheet::text(model, review, &row.key, columns, usize::from(area.height)),
        None => Vec::new(),
    }
}

/// The first line: which of how many, how many are settled and left, and of what the review is.
fn progress(model: &Model, review: &ReviewSession, columns: u16) -> Line<'static> {
    let theme = &model.theme;
    let tally = model.progress;
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
    let name = review.scope.name(&model.snapshot);
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
    for hint in key_hints::settle(model, area.width) {
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
