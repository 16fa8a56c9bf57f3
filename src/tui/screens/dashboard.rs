//! The panes of the home screen on a wide terminal: what is due next in all clusters, the worst with their causes,
//! the feedback that waits.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::dates::date::{date, plain};
use crate::model::Kind;
use crate::text;
use crate::tui::app::{Model, ScreenLayout};
use crate::tui::details::badges::badge;
use crate::tui::details::words;
use crate::tui::screens::{agenda, inbox};
use crate::tui::state::dashboard::{NEXT_DAYS, cause};
use crate::tui::state::display_name::title;
use crate::tui::widgets::pane::Pane;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{cut, data, lines, own, two_ends};

/// The columns of a day and of a roadmap in the lists.
const DAY: usize = 12;
const ROADMAP: usize = 18;

/// Draws them where there is room.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let [next, worst, waiting] = parts.dashboard;
    if next.area() == 0 {
        return;
    }
    let board = &model.dashboard;
    let (due, open) = board.counts;
    let dash = model.theme.signs.rule;
    pane(
        model,
        frame,
        next,
        &format!("Next {NEXT_DAYS} days"),
        &format!("{due} {dash} D"),
    );
    in_pane(model, frame, next, &next_days(model, inside(next)));
    let all = model.snapshot.attention.len();
    let of = format!("{} of {all} {dash} A", board.worst.len());
    pane(model, frame, worst, "Worst, and why", &of);
    in_pane(model, frame, worst, &worst_five(model, inside(worst)));
    pane(
        model,
        frame,
        waiting,
        "Feedback waiting",
        &format!("{open} {dash} I"),
    );
    in_pane(model, frame, waiting, &feedback(model, inside(waiting)));
}

fn pane(model: &Model, frame: &mut Frame, area: Rect, title: &str, aside: &str) {
    let pane = Pane {
        theme: &model.theme,
        title,
        aside,
        focused: false,
        framed: true,
    };
    pane.draw(frame, area);
}

fn inside(area: Rect) -> Rect {
    area.inner(ratatui::layout::Margin::new(2, 1))
}

/// Draws lines in a pane; the last one says how many more there are.
fn in_pane(model: &Model, frame: &mut Frame, area: Rect, all: &[Line<'static>]) {
    let inside = inside(area);
    let height = usize::from(inside.height);
    if all.len() <= height {
        return lines(frame, inside, all, 0);
    }
    let kept = height.saturating_sub(1);
    let more = format!("and {} more", all.len() - kept);
    let mut shown = all[..kept].to_vec();
    shown.push(Line::from(own(more, model.theme.quiet)));
    lines(frame, inside, &shown, 0);
}

fn next_days(model: &Model, area: Rect) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    if model.dashboard.next.is_empty() {
        return vec![Line::from(own("Nothing is due.", theme.quiet))];
    }
    let line = |item: &crate::analysis::agenda::AgendaItem| {
        let (when, style) = inbox::clock(model, item.due);
        let file = model.snapshot.folder.portfolio.file(item.found.roadmap);
        let left = vec![
            own(text::pad_left(&plain(date(item.due)), DAY - 1), theme.quiet),
            own(" ", theme.text),
            own(text::pad(&when, 9), style),
            own(text::pad(item.what.word(), 10), theme.quiet),
            data(&agenda::title(model, item.found), theme.text),
        ];
        let name = text::truncate(&file.id, ROADMAP);
        two_ends(left, vec![data(&name, theme.quiet)], columns)
    };
    model.dashboard.next.iter().map(line).collect()
}

fn worst_five(model: &Model, area: Rect) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    let mut doc = RichText::new(theme, columns);
    for key in &model.dashboard.worst {
        let Some(flag) = model.snapshot.flags_of(key).next() else {
            continue;
        };
        let name = title(&model.snapshot, key, model.present);
        let badge = badge(model, flag);
        let room = columns.saturating_sub(text::width(&badge.content) + 1);
        let left = vec![
            badge,
            own(" ", theme.text),
            data(&text::truncate(&name, room), theme.heading),
        ];
        let address = key.roadmap().unwrap_or_default().to_owned();
        let name = vec![data(&text::truncate(&address, ROADMAP), theme.quiet)];
        doc.lines.push(two_ends(left, name, columns));
        doc.line(cut(
            vec![own("  ", theme.text), data(&flag.message, theme.text)],
            columns,
        ));
        let found = model.snapshot.found(key);
        let reason = found.and_then(|found| cause(&model.snapshot, found));
        if let Some(change) = reason {
            let code = change.code.as_deref().unwrap_or_default();
            let why = change.why.as_deref().unwrap_or_default();
            let colon = if code.is_empty() || why.is_empty() {
                ""
            } else {
                ": "
            };
            let says = format!("  {} {code}{colon}{why}", theme.signs.arrow);
            doc.line(cut(vec![data(&says, theme.quiet)], columns));
        }
    }
    if doc.lines.is_empty() {
        doc.text("No flags.", theme.good);
    }
    doc.lines
}

fn feedback(model: &Model, area: Rect) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    let waiting = &model.dashboard.waiting;
    if waiting.is_empty() {
        let nothing = "All feedback is answered, delivered and followed up.";
        return vec![Line::from(own(nothing, theme.good))];
    }
    let line = |one: &crate::tui::state::upcoming::PendingFeedback| {
        debug_assert_eq!(one.found.kind, Kind::Feedback);
        let (when, style) = inbox::clock(model, one.due);
        let file = model.snapshot.folder.portfolio.file(one.found.roadmap);
        let owner = one
            .owner
            .map(|found| words::office_of(&model.snapshot, found));
        let left = vec![
            own(text::pad_left(&when, DAY - 1), style),
            own(" ", theme.text),
            own(text::pad(one.clock.word(), 9), theme.quiet),
            data(inbox::quotation(model, one.found), theme.text),
        ];
        let owner = owner.unwrap_or_else(|| "no owner".to_owned());
        let right = text::truncate(&format!("{owner}, {}", file.id), columns / 3);
        two_ends(left, vec![data(&right, theme.quiet)], columns)
    };
    waiting.iter().map(line).collect()
}
